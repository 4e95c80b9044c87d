"""Documents cited by number: party, state and law forms, short forms, lists."""

from datetime import date

import pytest

from giaoban.core.reading.references import find_references

CITED = [
    # Party numbers.
    ("Nghị quyết số 18-NQ/TW", [("Nghị quyết", "18-NQ/TW")]),
    ("Chỉ thị 23-CT/TU", [("Chỉ thị", "23-CT/TU")]),
    ("theo Quy định số 96 - QĐ/TW", [("Quy định", "96 - QĐ/TW")]),
    ("Kế hoạch số 05-KH/ĐU", [("Kế hoạch", "05-KH/ĐU")]),
    ("Chương trình hành động số 12-CTr/HU", [("Chương trình hành động", "12-CTr/HU")]),
    ("Hướng dẫn số 02-HD/BTCTW", [("Hướng dẫn", "02-HD/BTCTW")]),
    ("Kết luận 49-KL/TW", [("Kết luận", "49-KL/TW")]),
    # State numbers.
    ("vốn theo Nghị quyết 30a là 142 tỷ đồng", [("Nghị quyết", "30a")]),
    ("hộ nghèo của Nghị quyết 30a, Chỉ thị 05", [("Nghị quyết", "30a"), ("Chỉ thị", "05")]),
    ("Nghị quyết 01/NQ-CP", [("Nghị quyết", "01/NQ-CP")]),
    ("Quyết định số 1719/QĐ-TTg", [("Quyết định", "1719/QĐ-TTg")]),
    ("Quyết định 08/2023/QĐ-UBND", [("Quyết định", "08/2023/QĐ-UBND")]),
    ("Thông tư liên tịch số 12/2015/TTLT-BTC-BNV", [("Thông tư liên tịch", "12/2015/TTLT-BTC-BNV")]),
    ("Công văn số 1488/VP-KH&CĐS", [("Công văn", "1488/VP-KH&CĐS")]),
    ("tờ trình số 25/TTr-UBND", [("Tờ trình", "25/TTr-UBND")]),
    ("NĐ 30/2020/NĐ-CP", [("Nghị định", "30/2020/NĐ-CP")]),
    ("KH 23/KH-UBND và CV 456/UBND-KT", [("Kế hoạch", "23/KH-UBND"), ("Công văn", "456/UBND-KT")]),
    # A verb after the number.
    ("Nghị quyết số 16 giao dự toán 320 tỷ đồng", [("Nghị quyết", "16")]),
    ("Chỉ thị 44 trước hết nêu trách nhiệm", [("Chỉ thị", "44")]),
    ("Thông báo số 210 yêu cầu rà soát", [("Thông báo", "210")]),
    # Laws, also with their name between.
    ("Luật số 72/2025/QH15", [("Luật", "72/2025/QH15")]),
    ("Luật Đầu tư công số 39/2019/QH14", [("Luật", "39/2019/QH14")]),
    ("Bộ luật Dân sự số 91/2015/QH13", [("Bộ luật", "91/2015/QH13")]),
    ("Pháp lệnh số 02/2020/UBTVQH14", [("Pháp lệnh", "02/2020/UBTVQH14")]),
    ("Nghị quyết số 1656/NQ-UBTVQH15", [("Nghị quyết", "1656/NQ-UBTVQH15")]),
    # A number without a code.
    ("Nghị quyết số 05 của Huyện ủy", [("Nghị quyết", "05")]),
    ("Chỉ thị 16 của Thủ tướng", [("Chỉ thị", "16")]),
    ("Nghị định 100/2019 về nồng độ cồn", [("Nghị định", "100/2019")]),
    ("Nghị quyết 57 và Nghị quyết 66", [("Nghị quyết", "57"), ("Nghị quyết", "66")]),
    ("Kế hoạch số 45, đã ban hành", [("Kế hoạch", "45")]),
    # Lists inherit the kind.
    ("Quyết định số 1737-QĐ/TU, số 1738-QĐ/TU", [("Quyết định", "1737-QĐ/TU"), ("Quyết định", "1738-QĐ/TU")]),
    ("Nghị quyết 68-NQ/TW và 70-NQ/TW", [("Nghị quyết", "68-NQ/TW"), ("Nghị quyết", "70-NQ/TW")]),
    ("các Nghị quyết số 25, 26 và 28 của HĐND", [("Nghị quyết", "25"), ("Nghị quyết", "26"), ("Nghị quyết", "28")]),
    ("Thông báo số 60/TB-UBND, số 72/TB-UBND", [("Thông báo", "60/TB-UBND"), ("Thông báo", "72/TB-UBND")]),
    ("báo cáo số 341/BC-UBND và số 560/BC-UBND", [("Báo cáo", "341/BC-UBND"), ("Báo cáo", "560/BC-UBND")]),
    # The code says the kind where no word does; a second mention is the same document.
    ("theo số 05/QĐ-UBND", [("Quyết định", "05/QĐ-UBND")]),
    ("Chỉ thị 05-CT/TW. Chỉ thị số 05-CT/TW của Bộ Chính trị", [("Chỉ thị", "05-CT/TW")]),
    # No citation.
    ("quyết định 5 vấn đề, thông báo 3 nội dung", []),
    ("Nghị quyết 5 nội dung, Kết luận 3 vấn đề, Kế hoạch số 12 tỷ đồng", []),
    ("kế hoạch 45 tỷ đồng, chương trình 135", []),
    ("Nghị quyết Trung ương 4, Điều 30 Điều lệ Đảng", []),
    ("đường 30/4, ngày 27/7/2020, tỷ lệ 1/2000, xếp thứ 12/166", []),
    ("xe 29A-123.45, dự án A51, cuộc diễn tập KA-2016", []),
    ("Luật Đất đai 2024 và Luật Thủ đô", []),
    ("Số: 214/BC-UBND\nNinh Giang, ngày 5 tháng 6", []),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_kind_and_number(text, expected):
    references = find_references(text)

    assert [(reference.kind, reference.number) for reference in references] == expected
    assert all(text[each.start : each.end] == each.text for each in references)


DATED = [
    ("Nghị quyết số 33-NQ/TW ngày 9/6/2014 của Bộ Chính trị về", date(2014, 6, 9), "Bộ Chính trị"),
    ("Chỉ thị số 11-CT/TU, ngày 05/3/2021 của Ban Thường vụ Tỉnh ủy", date(2021, 3, 5), "Ban Thường vụ Tỉnh ủy"),
    ("Quyết định 22/QĐ-UBND ngày 1 tháng 2 năm 2023 của UBND tỉnh Hà Nam", date(2023, 2, 1), "UBND tỉnh Hà Nam"),
    ("Kế hoạch số 9/KH-UBND ngày 8-3-2019", date(2019, 3, 8), None),
    ("Nghị quyết 35-NQ/TW (ngày 22/10/2018) của Bộ Chính trị", date(2018, 10, 22), "Bộ Chính trị"),
    ("Quyết định số 1719 của Thủ tướng Chính phủ ngày 14/10/2021", date(2021, 10, 14), "Thủ tướng Chính phủ"),
    ("Thông tư 05/2025/TT-BNV của Bộ Nội vụ quy định chi tiết", None, "Bộ Nội vụ"),
    ("Thông tư 8/2020/TT-BGDĐT của Bộ Giáo dục và Đào tạo", None, "Bộ Giáo dục và Đào tạo"),
    ("Báo cáo số 76/BC-HĐND của Ban Kinh tế - Ngân sách HĐND", None, "Ban Kinh tế - Ngân sách HĐND"),
    ("Nghị định 27/2022/NĐ-CP của Chính phủ và Nghị quyết của tỉnh", None, "Chính phủ"),
    # A day that no calendar has is no date.
    ("Nghị quyết số 4-NQ/TU ngày 31/2/2020", None, None),
    ("Chỉ thị 7-CT/TU", None, None),
]


@pytest.mark.parametrize(("text", "day", "issuer"), DATED)
def test_date_and_issuer(text, day, issuer):
    reference = find_references(text)[0]

    assert (reference.date, reference.issuer) == (day, issuer)


def test_the_earlier_of_a_list_takes_date_and_issuer_of_the_last():
    text = "Quyết định số 217-QĐ/TW, số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị về giám sát"

    first, second = find_references(text)

    assert (first.text, second.text) == ("Quyết định số 217-QĐ/TW", "số 218-QĐ/TW ngày 12/12/2013")
    assert first.date == second.date == date(2013, 12, 12)
    assert first.issuer == second.issuer == "Bộ Chính trị"


def test_neighbours_of_different_kinds_share_nothing():
    first, second = find_references("Chỉ thị số 1-CT/TU, Kế hoạch số 45/KH-UBND ngày 8/3/2019 của UBND huyện")

    assert (first.date, first.issuer) == (None, None)
    assert (second.date, second.issuer) == (date(2019, 3, 8), "UBND huyện")
