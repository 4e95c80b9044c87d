"""Phrases that name a period, and what each means in a report of 28 April 2025 on four months."""

import pytest

from giaoban.core.periods import Anchor, Period, Relation, find_periods
from giaoban.core.periods.rules import RULES

ANCHOR = Anchor(2025, 4, 28, Period.parse("2025-01/2025-04"))

EXAMPLES = [
    # Months
    ("thu ngân sách tháng 4 đạt", [("tháng 4", "plain", "2025-04")]),
    ("nhiệm vụ trọng tâm tháng 5/2025", [("tháng 5/2025", "plain", "2025-05")]),
    ("triển khai nhiệm vụ tháng\n 11 năm 2019", [("tháng\n 11 năm 2019", "plain", "2019-11")]),
    ("Tín dụng tháng Tám tăng", [("tháng Tám", "plain", "2025-08")]),
    ("trong tháng 04, tình hình", [("tháng 04", "plain", "2025-04")]),
    ("báo cáo T4/2025", [("T4/2025", "plain", "2025-04")]),
    ("kế hoạch T1-T6/2025", [("T1-T6/2025", "plain", "2025-01/2025-06")]),
    ("tháng 4\u00a0năm\u00a02025", [("tháng 4\u00a0năm\u00a02025", "plain", "2025-04")]),
    ("các tháng 2, 3 và 4 năm 2025", [("các tháng 2, 3 và 4 năm 2025", "plain", "2025-02/2025-04")]),
    ("họp tháng tư", [("tháng tư", "plain", "2025-04")]),
    ("so với tháng 4 năm ngoái", [("tháng 4 năm ngoái", "previous", "2024-04")]),
    ("tháng 02 - 2025", [("tháng 02 - 2025", "plain", "2025-02")]),
    ("từ tháng 10 đến tháng 12/2024", [("từ tháng 10 đến tháng 12/2024", "plain", "2024-10/2024-12")]),
    ("tháng 1-6/2025", [("tháng 1-6/2025", "plain", "2025-01/2025-06")]),
    ("hồi cuối tháng Bảy vừa qua", [("cuối tháng Bảy vừa qua", "plain", "2024-07")]),
    ("tháng 3 tới", [("tháng 3 tới", "forward", "2026-03")]),
    ("tháng 4 và 4 tháng đầu năm", [("tháng 4", "plain", "2025-04"), ("4 tháng đầu năm", "plain", "2025-01/2025-04")]),
    ("tháng 4, 15 dự án", [("tháng 4", "plain", "2025-04")]),
    ("TP.Tháng 4/2025, công tác", [("Tháng 4/2025", "plain", "2025-04")]),
    # The first and the last months of a year
    ("4 tháng đầu năm, tổng thu", [("4 tháng đầu năm", "plain", "2025-01/2025-04")]),
    ("4 tháng đầu năm 2018", [("4 tháng đầu năm 2018", "plain", "2018-01/2018-04")]),
    ("4 tháng năm 2025", [("4 tháng năm 2025", "plain", "2025-01/2025-04")]),
    ("hai tháng đầu năm", [("hai tháng đầu năm", "plain", "2025-01/2025-02")]),
    ("nhiệm vụ 6 tháng cuối năm 2024", [("6 tháng cuối năm 2024", "plain", "2024-07/2024-12")]),
    ("(4 tháng kết nạp 103 đảng viên)", [("4 tháng", "plain", "2025-01/2025-04")]),
    ("phá rừng trong 9 tháng", [("9 tháng", "plain", "2025-01/2025-09")]),
    ("lũy kế 10 tháng đạt 901 tỷ đồng", [("lũy kế 10 tháng", "to_date", "2025-01/2025-10")]),
    ("luỹ kế 10 tháng", [("luỹ kế 10 tháng", "to_date", "2025-01/2025-10")]),
    ("những tháng cuối năm", [("những tháng cuối năm", "plain", None)]),
    ("các tháng còn lại của năm", [("các tháng còn lại của năm", "forward", "2025-05/2025-12")]),
    ("06 tháng đầu năm", [("06 tháng đầu năm", "plain", "2025-01/2025-06")]),
    ("10 tháng của năm 2024", [("10 tháng của năm 2024", "plain", "2024-01/2024-10")]),
    ("9 tháng năm trước", [("9 tháng năm trước", "previous", "2024-01/2024-09")]),
    ("3 tháng cuối năm", [("3 tháng cuối năm", "plain", "2025-10/2025-12")]),
    ("nửa đầu năm 2024", [("nửa đầu năm 2024", "plain", "2024-01/2024-06")]),
    ("3 quý đầu năm", [("3 quý đầu năm", "plain", "2025-01/2025-09")]),
    ("(1 tháng kết nạp 12 đảng viên)", [("1 tháng", "plain", "2025-01")]),
    ("Tính chung 7 tháng, lượng khách", [("Tính chung 7 tháng", "to_date", "2025-01/2025-07")]),
    ("từ nay đến cuối năm", [("từ nay đến cuối năm", "forward", "2025-05/2025-12")]),
    ("Nửa năm qua, Mặt trận", [("Nửa năm qua", "plain", "2024-11/2025-04")]),
    ("1 tháng, cảng đón 5 tàu", [("1 tháng", "duration", None)]),
    ("10 tháng 2023", [("10 tháng 2023", "plain", "2023-01/2023-10")]),
    ("6 tháng đầu 2023", [("6 tháng đầu 2023", "plain", "2023-01/2023-06")]),
    (
        "trong tháng 18,4 tỷ đồng, cả nhiệm kỳ 1.284 tỷ đồng",
        [("trong tháng", "plain", "2025-04"), ("cả nhiệm kỳ", "plain", "2020/2025")],
    ),
    ("Tám tháng, thu ngân sách đạt", [("Tám tháng", "plain", "2025-01/2025-08")]),
    ("tháng đầu tiên của năm 2019", [("tháng đầu tiên của năm 2019", "plain", "2019-01")]),
    ("Trong tháng đầu tiên của năm 2019", [("tháng đầu tiên của năm 2019", "plain", "2019-01")]),
    ("quý đầu tiên của năm 2021", [("quý đầu tiên của năm 2021", "plain", "2021-01/2021-03")]),
    ("kết quả nửa đầu tháng 3/2025", [("nửa đầu tháng 3/2025", "plain", "2025-03")]),
    ("trong kỳ 1 tháng 3/2025", [("tháng 3/2025", "plain", "2025-03")]),
    ("giữa nhiệm kỳ 2016 - 2021", [("giữa nhiệm kỳ 2016 - 2021", "plain", "2016/2021")]),
    (
        "chỉ tính từ đầu năm 2024 đến hết tháng 9",
        [("tính từ đầu năm 2024 đến hết tháng 9", "to_date", "2024-01/2024-09")],
    ),
    ("từ tháng 11/2023 đến hết tháng 2", [("từ tháng 11/2023 đến hết tháng 2", "plain", "2023-11/2024-02")]),
    # Counted up to the end of a day; a share of what was used up is none
    ("Hết 31/7, toàn tỉnh giải ngân", [("Hết 31/7", "to_date", "2025-01/2025-07")]),
    ("hết ngày 5/6 huyện đã thu", [("hết ngày 5/6", "to_date", "2025-01/2025-06")]),
    ("tới hết 28/2 đạt", [("tới hết 28/2", "to_date", "2025-01/2025-02")]),
    ("hết 30/9/2023 mới giải ngân", [("hết 30/9/2023", "to_date", "2023-01/2023-09")]),
    ("hết ngày 15/3/2024", [("hết ngày 15/3/2024", "to_date", "2024-01/2024-03")]),
    ("xử lý hết 4/7 điểm ngập", []),
    ("đã sử dụng hết 12/15 tỷ đồng", []),
    ("(từ 10 đến 16/8/2020)", [("từ 10 đến 16/8/2020", "plain", "2020-08-10/2020-08-16")]),
    # A year after a plan, a crop or the like
    ("tổng kết hoạt động 2018, triển khai nhiệm vụ 2019", [("2018", "plain", "2018"), ("2019", "plain", "2019")]),
    ("Vụ mùa 2019, huyện gieo trồng", [("2019", "plain", "2019")]),
    ("vụ xuân 2020 đạt năng suất", [("2020", "plain", "2020")]),
    ("thu ngân sách 2021 của huyện", [("2021", "plain", "2021")]),
    ("đạt 80% kế hoạch 2022.", [("2022", "plain", "2022")]),
    ("tăng 3% so với 2017.", [("2017", "previous", "2017")]),
    ("có kế hoạch 2000 ha, thu 2015 tấn, vụ 2010 con", []),
    ("so với 2010 hộ trước đây", []),
    # Quarters
    ("trong quý I, quận", [("quý I", "plain", "2025-01/2025-03")]),
    ("quý II/2025", [("quý II/2025", "plain", "2025-04/2025-06")]),
    ("quý III năm 2024", [("quý III năm 2024", "plain", "2024-07/2024-09")]),
    ("quý I và quý II năm 2024", [("quý I và quý II năm 2024", "plain", "2024-01/2024-06")]),
    ("quý 3", [("quý 3", "plain", "2025-07/2025-09")]),
    # Up to a day
    ("từ đầu năm đến nay", [("từ đầu năm đến nay", "to_date", "2025-01/2025-04")]),
    ("từ đầu năm đến hết tháng 4", [("từ đầu năm đến hết tháng 4", "to_date", "2025-01/2025-04")]),
    ("đến hết tháng 10", [("đến hết tháng 10", "to_date", "2025-01/2025-10")]),
    ("đến ngày 2/6, toàn quận", [("đến ngày 2/6", "to_date", "2025-01/2025-06")]),
    ("tính đến 30/9/2020", [("tính đến 30/9/2020", "to_date", "2020-01/2020-09")]),
    ("đến 30/11 giải ngân", [("đến 30/11", "to_date", "2025-01/2025-11")]),
    ("tăng đến 3/4 số hộ", []),
    ("tháng 7+8/2024", [("tháng 7+8/2024", "plain", "2024-07/2024-08")]),
    ("Đến nay đã thu", [("Đến nay", "to_date", "2025-01/2025-04")]),
    ("lũy kế đạt 12 tỷ đồng", [("lũy kế", "to_date", "2025-01/2025-04")]),
    ("tính từ đầu năm đến ngày 15/4", [("tính từ đầu năm đến ngày 15/4", "to_date", "2025-01/2025-04")]),
    ("từ đầu nhiệm kỳ đến nay", [("từ đầu nhiệm kỳ đến nay", "to_date", "2020/2025")]),
    ("đến cuối quý I", [("đến cuối quý I", "to_date", "2025-01/2025-03")]),
    ("hết tháng 3, giải ngân", [("hết tháng 3", "to_date", "2025-01/2025-03")]),
    (
        "lũy kế từ ngày 01/01/2025 đến hết tháng 4",
        [("lũy kế từ ngày 01/01/2025 đến hết tháng 4", "to_date", "2025-01/2025-04")],
    ),
    # Years
    ("chủ đề năm 2021 của quận", [("năm 2021", "plain", "2021")]),
    ("năm nay thành phố", [("năm nay", "plain", "2025")]),
    ("Thu năm ngoái", [("năm ngoái", "previous", "2024")]),
    ("tăng so với năm trước", [("năm trước", "previous", "2024")]),
    ("sang năm quận sẽ", [("sang năm", "forward", "2026")]),
    ("giai đoạn 2021-2025", [("giai đoạn 2021-2025", "plain", "2021/2025")]),
    ("nhiệm kỳ 2020 – 2025", [("nhiệm kỳ 2020 – 2025", "plain", "2020/2025")]),
    ("5 năm 2016-2020", [("5 năm 2016-2020", "plain", "2016/2020")]),
    ("trong 2 năm 2019, 2020", [("2 năm 2019, 2020", "plain", "2019/2020")]),
    ("năm học 2023-2024", [("năm học 2023-2024", "plain", "2023/2024")]),
    ("trong 5 năm qua", [("trong 5 năm qua", "plain", "2020/2025")]),
    ("10 năm qua", [("10 năm qua", "plain", "2015/2025")]),
    ("thu từ 1986 - 2015", [("từ 1986 - 2015", "plain", "1986/2015")]),
    ("so với năm 2008", [("năm 2008", "previous", "2008")]),
    ("5 năm (2021-2025)", [("5 năm (2021-2025)", "plain", "2021/2025")]),
    ("năm 2021 và 2022", [("năm 2021 và 2022", "plain", "2021/2022")]),
    ("năm 2021 tăng 15%; năm 2022", [("năm 2021", "plain", "2021"), ("năm 2022", "plain", "2022")]),
    (
        "hai năm 2023, 2024 và 3 tháng đầu năm 2025",
        [("hai năm 2023, 2024 và 3 tháng đầu năm 2025", "plain", "2023-01/2025-03")],
    ),
    ("5 năm tới", [("5 năm tới", "forward", "2026/2030")]),
    ("3 năm trở lại đây", [("3 năm trở lại đây", "plain", "2022/2025")]),
    ("cả năm ước đạt", [("cả năm", "plain", "2025")]),
    # Due
    ("đến năm 2030", [("đến năm 2030", "deadline", "2030")]),
    ("phấn đấu đến hết năm 2019", [("đến hết năm 2019", "deadline", "2019")]),
    ("về đích trước năm 2020", [("trước năm 2020", "deadline", "2020")]),
    ("hết năm 2019", [("hết năm 2019", "deadline", "2019")]),
    ("hoàn thành trước ngày 30/6/2025", [("trước ngày 30/6/2025", "deadline", "2025-06-30")]),
    ("đến năm 2030, tầm nhìn 2045", [("đến năm 2030", "deadline", "2030"), ("tầm nhìn 2045", "deadline", "2045")]),
    ("chậm nhất 30/6", [("chậm nhất 30/6", "deadline", "2025-06-30")]),
    ("phấn đấu đến tháng 6 xong", [("đến tháng 6", "deadline", "2025-01/2025-06")]),
    ("vào cuối năm 2025", [("cuối năm 2025", "deadline", "2025")]),
    # Beside the report
    ("thu trong tháng đạt", [("trong tháng", "plain", "2025-04")]),
    ("tháng này", [("tháng này", "plain", "2025-04")]),
    ("tháng trước", [("tháng trước", "previous", "2025-03")]),
    ("tháng sau", [("tháng sau", "forward", "2025-05")]),
    ("tuần qua", [("tuần qua", "plain", "2025-04-21/2025-04-27")]),
    ("trong nhiệm kỳ đã giao", [("trong nhiệm kỳ", "plain", "2020/2025")]),
    ("so với nhiệm kỳ trước", [("nhiệm kỳ trước", "previous", "2015/2020")]),
    # The same period before
    ("303% so với cùng kỳ;", [("cùng kỳ", "previous", "2024-01/2024-04")]),
    ("cùng kỳ năm trước", [("cùng kỳ năm trước", "previous", "2024-01/2024-04")]),
    ("cùng kỳ năm ngoái", [("cùng kỳ năm ngoái", "previous", "2024-01/2024-04")]),
    ("cùng kỳ năm 2019", [("cùng kỳ năm 2019", "previous", "2019-01/2019-04")]),
    ("cùng kỳ 2016", [("cùng kỳ 2016", "previous", "2016-01/2016-04")]),
    ("cùng kỳ (năm 2024)", [("cùng kỳ (năm 2024)", "previous", "2024-01/2024-04")]),
    ("cùng thời điểm năm trước", [("cùng thời điểm năm trước", "previous", "2024-01/2024-04")]),
    ("tăng so với kỳ trước", [("kỳ trước", "previous", "2024-09/2024-12")]),
    # Spans
    ("từ tháng 1 đến tháng 6", [("từ tháng 1 đến tháng 6", "plain", "2025-01/2025-06")]),
    (
        "từ ngày 15/12/2019 đến 14/6/2020",
        [("từ ngày 15/12/2019 đến 14/6/2020", "plain", "2019-12-15/2020-06-14")],
    ),
    ("từ tháng 11 đến tháng 2/2025", [("từ tháng 11 đến tháng 2/2025", "plain", "2024-11/2025-02")]),
    ("từ năm 2015 đến nay", [("từ năm 2015 đến nay", "since", "2015/2025")]),
    ("kể từ ngày 01/01/2025", [("kể từ ngày 01/01/2025", "since", "2025-01/2025-04")]),
    # Days
    ("sáng ngày 28/4/2025, tại", [("ngày 28/4/2025", "plain", "2025-04-28")]),
    ("Hải Phòng, ngày 05 tháng 02 năm 2026", [("ngày 05 tháng 02 năm 2026", "plain", "2026-02-05")]),
    ("chiều 30-10", [("30-10", "plain", "2025-10-30")]),
    ("ngày 6/5", [("ngày 6/5", "plain", "2025-05-06")]),
    ("ngày 5-6/5/2025", [("ngày 5-6/5/2025", "plain", "2025-05-05/2025-05-06")]),
    ("ngày Thương binh - Liệt sĩ (27/7)", [("27/7", "plain", "2025-07-27")]),
    # Lengths of time
    ("trẻ em 6 tháng tuổi", [("6 tháng", "duration", None)]),
    ("12 tháng bảo hành", [("12 tháng", "duration", None)]),
    ("huy hiệu 60 năm tuổi Đảng", [("60 năm", "duration", None)]),
    ("sau 9 tháng triển khai", [("9 tháng", "duration", None)]),
    ("trong vòng 6 tháng", [("6 tháng", "duration", None)]),
    ("từ 6 đến 36 tháng tuổi", [("36 tháng", "duration", None)]),
    ("định kỳ 6 tháng/lần", [("6 tháng", "duration", None)]),
    ("bình quân 2,5 năm", [("2,5 năm", "duration", None)]),
    # A number that belongs to the name before it
    ("ngân sách quận 1 năm nay", [("năm nay", "plain", "2025")]),
    ("quận 4 tháng 5 thu", [("tháng 5", "plain", "2025-05")]),
    ("giai đoạn 2 năm 2025", [("năm 2025", "plain", "2025")]),
    ("quận 6 tháng đầu năm", [("6 tháng đầu năm", "plain", "2025-01/2025-06")]),
    # No period
    ("quý vị đại biểu", []),
    ("đạt 16/17 chỉ tiêu", []),
    ("hằng năm hoàn thành", []),
    ("tăng 10-11%", []),
    ("theo Nghị quyết số 128/NQ-CP", []),
    ("ngày càng phát triển", []),
    ("2.016 hộ, 4/4 làng", []),
    ("Quý trọng nhân dân", []),
    ("năm đầu nhiệm kỳ", []),
    ("những ngày đầu năm", []),
    ("xưa nay, trước nay", []),
    ("7,41% mỗi năm", []),
    ("33,8 triệu đồng/người/năm", []),
    ("huy động 120 ngày công", []),
    ("Thông tư 01/2020/TT-VPCP", []),
    ("điện thoại 0225.3.847.123", []),
    ("tháng 13", []),
    ("những năm trước", []),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_find_periods(text, expected):
    mentions = find_periods(text)

    found = [(mention.text, str(mention.relation), mention.resolve(ANCHOR)) for mention in mentions]
    assert [(words, relation, period and str(period)) for words, relation, period in found] == expected
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


def test_a_phrase_without_year_needs_an_anchor():
    mention = find_periods("4 tháng đầu năm")[0]

    assert mention.resolve(Anchor()) is None
    assert str(mention.resolve(Anchor(year=2024))) == "2024-01/2024-04"


def test_the_same_period_needs_a_governing_period():
    mention = find_periods("cùng kỳ")[0]

    assert mention.relation is Relation.PREVIOUS
    assert mention.resolve(Anchor(2025, 4)) is None


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_finds_its_example(rule):
    assert [mention.rule for mention in find_periods(rule.example)] == [rule.name]


BY_ANCHOR = [
    ("tháng 12", Anchor(2025, 1, 5), "2024-12"),
    ("quý IV", Anchor(2025, 1), "2024-10/2024-12"),
    ("tháng 1", Anchor(2024, 12, 20), "2025-01"),
    ("tháng 12", Anchor(2025, 12, 5), "2025-12"),
    ("tháng 12/2025", Anchor(2025, 1, 5), "2025-12"),
    ("6 tháng qua", Anchor(2019, 7, 6), "2019-01/2019-06"),
    ("6 tháng qua", Anchor(2019, period=Period.half(2019, 1)), "2019-01/2019-06"),
    ("tuần trước", Anchor(2025, 4, 28), "2025-04-21/2025-04-27"),
    ("nhiệm kỳ trước", Anchor(2025, period=Period.term(2020, 2025)), "2015/2020"),
    ("cùng kỳ tháng trước", Anchor(period=Period.month(2025, 3)), "2025-02"),
    ("trong quý", Anchor(2025, 5), "2025-04/2025-06"),
    ("từ ngày 01/7/2025 đến nay", Anchor(2025, 10), "2025-07/2025-10"),
    # The period under review goes before the day of publication.
    ("từ đầu năm đến nay", Anchor(2025, 5, 6, Period.month(2025, 4)), "2025-01/2025-04"),
    ("trong tháng", Anchor(2018, 8, 1, Period.parse("2018-01/2018-07")), "2018-07"),
    ("tháng trước", Anchor(2025, 5, 6, Period.month(2025, 4)), "2025-03"),
    ("tháng 5", Anchor(2025, 1, 20, Period.year(2024)), "2024-05"),
    ("tháng 12", Anchor(2025, 1, 20, Period.year(2024)), "2024-12"),
    ("tháng 1", Anchor(2025, 1, 6, Period.month(2024, 12)), "2025-01"),
    ("năm trước", Anchor(2025, 1, 20, Period.year(2024)), "2023"),
    ("năm nay", Anchor(2025, 1, 20, Period.year(2024)), "2025"),
    ("sáng 14/1", Anchor(2025, 1, 20, Period.year(2024)), "2025-01-14"),
    ("sáng 30/10", Anchor(2025, 1, 20, Period.year(2024)), "2024-10-30"),
    ("tháng 5", Anchor(2025, 1, 20, Period.term(2020, 2025)), "2025-05"),
    ("từ tháng 1 đến tháng 6/2025", Anchor(2025, 1, 20, Period.year(2024)), "2025-01/2025-06"),
    ("từ tháng 11 đến tháng 2/2025", Anchor(2025, 1, 20, Period.year(2024)), "2024-11/2025-02"),
    ("từ ngày 15/12 đến ngày 14/6/2025", Anchor(2025, 6, 20), "2024-12-15/2025-06-14"),
    ("từ đầu năm đến nay", Anchor(2025, 1, 5, Period.year(2024)), "2024"),
    ("từ tháng trước đến nay", Anchor(2025, 5), "2025-04/2025-05"),
    ("từ ngày 01/7/2025 đến nay", Anchor(2025, 6), None),
    ("ngày 31/2/2025", Anchor(2025), None),
    ("tháng 2", Anchor(), None),
    ("trong tháng", Anchor(2025), None),
    ("tuần qua", Anchor(2025, 4), None),
]


@pytest.mark.parametrize(("text", "anchor", "expected"), BY_ANCHOR)
def test_what_the_anchor_adds(text, anchor, expected):
    period = find_periods(text)[-1].resolve(anchor)

    assert (period and str(period)) == expected


@pytest.mark.parametrize(
    "text", ["tháng" + " " * 50_000, "năm " + "2021, " * 10_000, "1." * 30_000, "từ đầu năm " * 5_000]
)
def test_long_runs_end(text):
    # Each takes milliseconds; a pattern that backtracks would not come back.
    assert all(mention.end <= len(text) for mention in find_periods(text))
