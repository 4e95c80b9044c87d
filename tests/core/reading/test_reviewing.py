"""The period that a report looks back on: what votes for it, and for the year in which the report was written."""

from datetime import date

import pytest

from giaoban.core.reading import read
from giaoban.core.reading.setting import find_setting
from giaoban.core.reading.weights import WEIGHTS

PERIODS = [
    ("Xã Đông Sơn sơ kết công tác tháng 10, triển khai nhiệm vụ tháng 11 năm 2019", "2019-10"),
    ("Hội nghị đánh giá kết quả quý I, phương hướng quý II năm 2024 của huyện", "2024-01/2024-03"),
    ("Họp về tình hình kinh tế tháng 7 và 7 tháng đầu năm 2018 của tỉnh", "2018-01/2018-07"),
    ("Phường tổng kết năm 2021. Năm 2022, phường xác định 18 chỉ tiêu.", "2021"),
    ("Làm việc về kết quả thực hiện Nghị quyết Đại hội, nhiệm kỳ 2020 - 2025", "2020/2025"),
    ("Sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2019", "2019-01/2019-06"),
    ("Ngày 05/05/2024, Huyện ủy họp kiểm điểm công tác tháng 4/2024 và bàn nhiệm vụ tháng 5/2024.", "2024-04"),
    ("HĐND họp đánh giá tình hình thực hiện kế hoạch năm 2017, đề ra phương hướng năm 2018.", "2017"),
    # A plan for the next year beside a result of this one.
    ("Hội Nông dân huyện năm 2023 kết nạp 210 hội viên. Năm 2024, Hội đặt mục tiêu kết nạp 250 hội viên.", "2023"),
    ("Năm 2022, Đảng bộ kết nạp 41 đảng viên. Năm 2023, Huyện ủy giao các chi bộ kết nạp 45 đảng viên.", "2022"),
    ("Năm 2019, tỉnh đón 2 triệu khách. Với năm 2020, HĐND tỉnh quyết nghị đón 2,3 triệu khách.", "2019"),
    ("Xã trồng 12 ha rừng trong năm 2018. Năm 2019, xã có kế hoạch trồng 15 ha.", "2018"),
    ("Năm 2016, huyện thu 80 tỷ đồng. Năm 2017, huyện dự kiến thu 90 tỷ đồng.", "2016"),
    # A count that is only planned for overtakes none; of a month and the count to it, the count.
    (
        "Tháng 7 tiêu được 34% vốn\n\nHết 31/7/2024 giải ngân 19 tỷ đồng. Mục tiêu là đến 30/9 đạt 60%.",
        "2024-01/2024-07",
    ),
    ("Tháng 5 thu khá\n\nTính đến 31/5/2022 thu 9 tỷ đồng. Phấn đấu đến 30/6 thu 11 tỷ đồng.", "2022-01/2022-05"),
    ("Thu 8 tháng\n\nTính đến 31/8/2019 thu 9 tỷ đồng. Dự kiến 9 tháng thu 10 tỷ đồng.", "2019-01/2019-08"),
    ("Báo cáo\n\n8 tháng năm 2019 thu 9 tỷ đồng. 9 tháng năm 2019 thu 10 tỷ đồng.", "2019-01/2019-09"),
    (
        f"Báo cáo\n\nTính đến 31/10/2020 đã chi 9 tỷ đồng. {'Các xã làm tốt. ' * 60}Đến tháng 11/2020 chi 10 tỷ đồng.",
        "2020-01/2020-10",
    ),
    # What a document was carried out in is no look ahead.
    ("Triển khai Nghị quyết số 08-NQ/HU của Huyện ủy, năm 2022 xã có thêm 2 thôn đạt chuẩn.", "2022"),
    # The work of a coming period under a heading ends the one before.
    (
        "Ban Chỉ huy quân sự xã\nĐã giao quân 12 thanh niên năm 2021.\nIII. NHIỆM VỤ QUÝ II\n- Huấn luyện.",
        "2021-01/2021-03",
    ),
    ("Trạm Y tế xã An Bình\nĐã tiêm cho 90 trẻ.\nNHIỆM VỤ THÁNG 9/2018\n- Phun thuốc.", "2018-08"),
    ("Phòng Văn hóa báo cáo\nII. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2019\n- Mở lớp.", "2019-01/2019-06"),
    ("Phòng Văn hóa báo cáo\nII. NHIỆM VỤ 3 THÁNG CUỐI NĂM 2019\n- Mở lớp.", "2019-01/2019-09"),
    ("Công an xã báo cáo\nPHƯƠNG HƯỚNG NĂM 2022\n- Tuần tra.", "2021"),
    # A stretch of work that is over, in a headline; one that is not.
    ("Giai đoạn 2021-2025: huyện Lâm Bình giảm nghèo\n\nNăm 2025, tỷ lệ hộ nghèo còn 12%.", "2021/2025"),
    ("Kế hoạch giai đoạn 2016 - 2020\n\nNăm 2017, xã Nà Tấu trồng 30 ha keo.", "2017"),
    # A session of a council looks back on the half year or the year.
    ("HĐND tỉnh khai mạc Kỳ họp thứ 14 - kỳ họp thường lệ giữa năm 2023\n\nKinh tế phát triển.", "2023-01/2023-06"),
    ("HĐND huyện họp kỳ họp thường lệ cuối năm 2022\n\nKinh tế phát triển.", "2022"),
    # A crop over two years, months "qua", a year known by what it is compared with.
    ("Vụ đông xuân 2017 - 2018, huyện Tam Bình thu hoạch 5.200 ha lúa.", "2018"),
    ("Niên vụ 2019 - 2020, tỉnh trồng 9.000 ha mía.", "2020"),
    ("Chín tháng qua, xã thu 3 tỷ đồng (cùng kỳ 2019 thu 2 tỷ đồng).", "2020-01/2020-09"),
    ("Từ đầu năm đến nay, tính đến hết tháng 5, xã thu 3 tỷ đồng, tăng 2% so với năm 2018.", "2019-01/2019-05"),
    # A year that is hoped for, a day of a document, a year long gone.
    ("Huyện hướng tới năm 2020 đạt chuẩn. Theo Quyết định số 12/QĐ-UBND ngày 05/6/2018, xã xây chợ năm 2011.", None),
    # A congress opens the coming term and looks back on the last one.
    ("Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025\n\nNhiệm kỳ qua, xã đạt 20 chỉ tiêu.", "2015/2020"),
    (
        "Đảng bộ phường Hải Tân tổ chức đại hội nhiệm kỳ 2025 - 2030\n\nNăm 2024, thu nhập bình quân đạt 80 triệu đồng."
        " Đảng bộ kết nạp 31 đảng viên.",
        "2020/2025",
    ),
    ("Xã kỷ niệm đại hội nhiệm kỳ 2020 - 2025\n\nNăm 2022, xã trồng 4 ha rừng. Năm 2022, xã thu 3 tỷ đồng.", "2022"),
    # "Nhiệm kỳ qua" halfway through a term that is named is that term.
    ("Kiểm điểm giữa nhiệm kỳ 2016 - 2021\n\nNgày 9/3/2019, Hội họp. Nửa nhiệm kỳ qua, Hội giúp 30 hộ.", "2016/2021"),
    # The term of a council is no reviewed period; a coming one neither.
    ("HĐND huyện khóa XX, nhiệm kỳ 2021 - 2026 họp. Năm 2023, huyện thu 142 tỷ đồng.", "2023"),
    ("Huyện phấn đấu năm 2030 về đích nông thôn mới", None),
    ("Huyện khánh thành cầu mới", None),
    # So long after: beside a term, the day of what is carried out, the day that it began, the year of the report.
    (
        "Tổng kết 10 năm thực hiện Nghị quyết 22-NQ/TU ngày 5/8/2008 về nông nghiệp\n\nNăm 2017, xã thu 3 tỷ đồng.",
        "2008/2018",
    ),
    ("Sơ kết 3 năm thực hiện chương trình giai đoạn 2021 - 2025\n\nHuyện giải ngân 300 tỷ đồng.", "2021/2023"),
    ("Sơ kết 2,5 năm chương trình giai đoạn 2016 - 2020\n\nThành phố đạt 4 chỉ tiêu.", "2016-01/2018-06"),
    ("Xã Tân An sau 3 tháng vận hành mô hình mới (từ 1/7/2025)\n\nXã nhận 4.120 hồ sơ.", "2025-07/2025-09"),
    ("Sau 20 năm thực hiện đề án, năm 2023, tỉnh có 40 khu.\n\nTỉnh thu 3 tỷ đồng.", "2003/2023"),
    # A length that says nothing of when it ended.
    ("Sau 8 năm xây dựng nông thôn mới\n\nXã Hòa An đã làm 12 km đường.", None),
    # The headline goes before what the text adds: a month beside its total, a total beside its month.
    (
        "Khách đi tàu tháng 9 tăng mạnh\n\nTrong tháng 9-2018, tỉnh đón 800.000 lượt khách.\n"
        "9 tháng năm 2018, khách đạt 9 triệu lượt.",
        "2018-09",
    ),
    (
        "Thu ngân sách 4 tháng đạt 42% dự toán\n\nCục Thuế cho biết thu tháng 4/2024 đạt 1.100 tỷ đồng."
        " Lũy kế 4 tháng thu 5.400 tỷ đồng.",
        "2024-01/2024-04",
    ),
    # The month in which a council of the state meets is not the one that it looks back on.
    (
        "Tại phiên họp thường kỳ tháng 9 sáng 27-9, Sở Tài chính cho biết, 9 tháng đầu năm 2019, tỉnh thu 90%.",
        "2019-01/2019-09",
    ),
    # A department is no plan, a plan carried out is a result.
    ("Theo Sở Kế hoạch và Đầu tư, 10 tháng năm 2021, tỉnh giải ngân 60%.", "2021-01/2021-10"),
    ("Biểu 1: Kết quả thực hiện các chỉ tiêu chủ yếu năm 2021\n\nTrồng rừng: 30 ha.", "2021"),
    # A month beside the count to it, in one breath; a meeting's month in the title.
    (
        "Kết luận phiên họp UBND tỉnh tháng 4\n\nNghe báo cáo tình hình tháng 4, 4 tháng đầu năm và nhiệm vụ tháng"
        " 5/2022, Chủ tịch kết luận.",
        "2022-01/2022-04",
    ),
    ("Đánh giá kết quả tháng 10, nhiệm vụ tháng 11 năm 2019", "2019-10"),
    # What is told of the end of a year came about; an aim for it did not.
    ("Đến hết năm 2018, tỉnh có 312 hợp tác xã.", "2018"),
    ("Đến năm 2030, tỉnh phấn đấu có 500 hợp tác xã.", None),
    ("Cuối năm 2011, huyện có 57% hộ nghèo.", None),
    # The first days of a year look back on the one before.
    ("Về xã Phước Long những ngày đầu năm 2017\n\nNăm qua, xã làm 8 km đường.", "2016"),
    # "Khóa" of a congress is a term; months "qua" in the last of them; what is left of a year.
    (
        "Thị trấn Đồi Cọ mở Đại hội Đảng bộ\n\nKhóa 2015 - 2020, phố đổi thay. Năm 2019, có 20 hộ giàu. Cuối năm 2019,"
        " còn 9 hộ nghèo.",
        "2015/2020",
    ),
    ("Ngày 20/6/2021, Hội họp kiểm điểm 06 tháng vừa qua.", "2021-01/2021-06"),
    ("Hội bàn công việc 6 tháng cuối năm 2014\n\nHội xây 4 căn nhà.", "2014-01/2014-06"),
    ("Dịp Tết (từ ngày 23 đến 29/1/2020), huyện đón 86.000 khách, tăng 12% so với Tết năm 2019.", "2020-01"),
    # A month that is told beside; a count up to the day of the report overtakes none.
    (
        "Sản lượng gạch của tỉnh 5 tháng năm 2018 tăng 7%, riêng tháng 5 tăng 9%.",
        "2018-01/2018-05",
    ),
    (
        "Kiểm lâm bắt ít hơn\n\n08/11/2022\n\nTrong tháng 10, kiểm lâm phạt 26 vụ. Lũy kế 10 tháng, phạt 244 vụ.\n"
        "Về rừng, đến nay tỉnh trồng 4 triệu cây. 10 tháng, tỉnh giao 30 ha.",
        "2022-01/2022-10",
    ),
    # News of what happened on a day, beside a count; the day of a meeting tells no more than that it met.
    (
        "Sập cầu ở Nậm Ngà\n\nSáng 2/5/2024, cầu treo sập làm 3 người ngã.\nTừ đầu năm đến nay, tỉnh sửa 9 cây cầu.",
        "2024-05",
    ),
    (
        "Sửa cầu ở Nậm Ngà\n\nSáng 2/5/2024, xã họp về việc sửa cầu treo.\nTừ đầu năm đến nay, tỉnh sửa 9 cây cầu.",
        "2024-01/2024-05",
    ),
    (
        "Chậm giải ngân\n\nCuộc họp ngày 5/11/2020 kể về vốn xây trường năm 2020.\nĐến ngày 31/10, tỉnh chi 4 tỷ.",
        "2020-01/2020-10",
    ),
    # A stretch of work that is named by the way is no period under review.
    (
        "Kế hoạch văn hóa năm 2025 của huyện\n\n1. Dân số\n- Số trẻ: 70 trẻ\n- Tuổi thọ: 69 tuổi (giai đoạn 2020-2025)",
        None,
    ),
    # News of a week: its month.
    ("Trong tuần qua (từ 10 đến 16/8/2020), tỉnh xảy ra 9 vụ tai nạn.", "2020-08"),
    # News of a day: its month; the day of a meeting is weaker than what the meeting looks back on.
    ("Ngày 23/8/2021, tỉnh thêm 312 ca mắc.", "2021-08"),
    ("Ngày 23/8/2021, xã họp sơ kết 6 tháng đầu năm.", "2021-01/2021-06"),
    ("Theo Nghị quyết số 15/NQ-HĐND ngày 5/8/2008, xã lập chợ.", None),
]

YEARS = [
    # The work of the coming month names the year for the month that is over.
    ("Phường họp về công việc tháng 5 và phương hướng tháng 6 năm 2022.", "2022-05"),
    # A plan for a year is made in the year before; one that was handed down is of the year itself.
    ("Năm qua, Hội kết nạp 312 hội viên.\nNăm 2024, Hội phấn đấu kết nạp 300 hội viên.", "2023"),
    (
        "7 tháng, huyện có 9.850 người tham gia, tăng so với cuối năm 2019.\nNăm 2020, tỉnh giao chỉ tiêu 9.900.",
        "2020-01/2020-07",
    ),
    ("3 tháng đầu năm, tỉnh xuất khẩu 2 tỷ USD, đạt 24% kế hoạch năm 2019.", "2019-01/2019-03"),
    # What results are compared with lies before, a year that "nay" is set against too.
    ("6 tháng đầu năm, xã thu 3 tỷ đồng, tăng 5% so với cùng kỳ năm 2016.", "2017-01/2017-06"),
    ("Năm 2010, xã chỉ có 3 tiêu chí, đến nay xã đạt 19 tiêu chí. Năm 2018, xã thu 9 tỷ đồng.", "2018"),
    # What is counted up to a day is over on that day.
    (
        "Tính đến ngày 22/1/2024, xã có 16 cửa hàng, bớt 1 so với tháng 10/2023. Tháng 8/2023, xã mở chợ.",
        "2024-01",
    ),
    # The latest year of a history.
    ("Năm 2015, xã trồng 3 ha.\nNăm 2016, xã trồng 4 ha.\nNăm 2017, xã trồng 9 ha. Tháng 5, xã trồng 2 ha.", "2017"),
]


@pytest.mark.parametrize(("text", "reviewed"), YEARS)
def test_the_year_of_a_report(text, reviewed):
    assert str(find_setting(text).reviewed) == reviewed


TOLD = [
    # Without a title the first line stands for it; a later total goes before an earlier one.
    (
        "Sản lượng than tháng 9 năm 2017 đạt 294 nghìn tấn, đưa 9 tháng đầu năm 2017 đạt 2,6 triệu tấn.\nTrong 8 tháng"
        " đầu năm 2017, mỏ Đông tăng 6%, mỏ Tây tăng 4%. 8 tháng đầu năm 2017, mỏ Nam tăng 2%.",
        "2017-01/2017-09",
    ),
    ("Tính chung 6 tháng đầu năm 2020, giá điện tăng 3%, giá nước tăng 5% trong năm 2019.", "2020-01/2020-06"),
    # Most results name another period than the one named first.
    (
        "Trồng rừng ở Ea Sô\n\nTheo báo cáo tháng 8 của kiểm lâm, 8 tháng năm 2020, huyện trồng 300 ha. 8 tháng, huyện"
        " giao 40 ha cho 12 hộ. 8 tháng, huyện phạt 9 vụ.",
        "2020-01/2020-08",
    ),
    ("Sơ kết tháng 8/2020\n\nXã trồng 3 ha. Xã sửa 2 km đường. 8 tháng, xã trồng 30 ha.", "2020-08"),
    ("Xã sơ kết tháng 3/2019. Xã trồng 3 ha. Xã sửa 2 km đường. Năm 2018, xã trồng 30 ha.", "2019-03"),
    ("Xã tổng kết năm 2018. Xã trồng 3 ha. Tháng 12, xã trồng 1 ha.", "2018"),
    ("Tết trồng cây\n\nNăm 2021, xã trồng 900 cây, sửa 3 km đường.", "2021"),
]


@pytest.mark.parametrize(("text", "reviewed"), TOLD)
def test_results_vote_for_the_period_that_they_name(text, reviewed):
    assert str(read(text).reviewed) == reviewed


def test_signs_say_what_they_rest_on():
    text = "UBND xã sơ kết tháng 10, triển khai nhiệm vụ tháng 11 năm 2019"
    signs = [
        (sign.name, str(sign.period), text[sign.start : sign.end]) for sign in find_setting(text).signs if sign.end
    ]

    assert ("looks-back", "2019-10", "tháng 10") in signs
    assert ("looks-ahead", "2019-11", "tháng 11 năm 2019") in signs
    assert all(name in WEIGHTS for name, _, _ in signs)


@pytest.mark.parametrize(("text", "reviewed"), PERIODS)
def test_reviewed(text, reviewed):
    period = find_setting(text).reviewed

    assert (period and str(period)) == reviewed


def test_last_year_in_january():
    setting = find_setting("Xã Bình Minh tổng kết công tác\n\nNăm qua, xã thu 3 tỷ đồng.", date(2023, 1, 9))

    assert str(setting.reviewed) == "2022"


def test_a_known_publication_day_gives_the_year():
    setting = find_setting("UBND xã họp đánh giá kết quả tháng 4", date(2025, 5, 6))

    assert str(setting.reviewed) == "2025-04"
    assert setting.published == date(2025, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Vải được mùa\n\nHết tháng 6 bán 46 tấn, sản lượng năm nay 55 tấn; năm 2020 được 50 tấn.",
        "Xuất khẩu tôm\n\n6 tháng, tỉnh bán 9 tấn. Năm ngoái, tỉnh bán 8 tấn. Năm 2020, tỉnh bán 7 tấn.",
        "Vốn về chậm\n\nTháng 6, vốn năm nay đã chi 9 tỷ đồng. Năm 2020, cả tỉnh chi 7 tỷ đồng, xếp 19/63.",
    ],
)
def test_this_year_is_that_of_the_page(text):
    assert find_setting(text, date(2021, 7, 5)).reviewed.end.year == 2021


def test_this_year_on_a_page_of_january_may_be_the_last():
    setting = find_setting("Tổng kết\n\nNăm 2020, xã thu 9 tỷ đồng. Sản lượng lúa năm nay 55 tấn.", date(2021, 1, 9))

    assert str(setting.reviewed) == "2020"
