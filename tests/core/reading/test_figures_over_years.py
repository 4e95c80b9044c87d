"""Figures of a term and of years within it: yearly averages, levels whose year a bracket says, events of one day."""

import pytest

from giaoban.core.reading import read

_CONGRESS = "Đại hội Đảng bộ huyện nhiệm kỳ 2010 - 2015\n\nNhiệm kỳ 2005 - 2010, huyện làm 40 km đường."
_AIMS = f"{_CONGRESS}\n\nII. Mục tiêu đến năm 2015\n"
YEARLY = [
    # What is told by the year, and the parts of an average, are of the term.
    (f"{_AIMS}(1) Tốc độ tăng bình quân: 14%/năm. Trong đó: nông nghiệp 5%; dịch vụ 17%.", ["2010/2015"] * 3),
    (f"{_AIMS}(2) Hằng năm 80% chi bộ đạt trong sạch.", ["2010/2015"]),
    (f"{_AIMS}(3) Tổng vốn đầu tư 5 năm khoảng 4.200 tỷ đồng.", ["2010/2015"]),
    (f"{_AIMS}- Mỗi năm tạo việc làm cho 1.500 lao động, xuất khẩu 120 lao động.", ["2010/2015"] * 2),
    (f"{_AIMS}- Hàng năm kết nạp 30 đảng viên, mở 4 lớp tập huấn.", ["2010/2015"] * 2),
    # A level is of the year that ends it, and so is what a sentence says after an average.
    (f"{_AIMS}- Tỷ lệ hộ nghèo còn 3%.", ["2015"]),
    (f"{_AIMS}- Tăng bình quân 14%/năm. Thu nhập đạt 40 triệu đồng.", ["2010/2015", "2015"]),
    # A yearly aim whose sentence goes on to a year.
    ("Tổng kết năm 2023. Huyện đặt mục tiêu mỗi năm giảm 5% hộ nghèo, đến năm 2025 có 3 xã đạt.", ["2025", "2025"]),
    ("Tổng kết năm 2023. Huyện đặt mục tiêu mỗi năm giảm 5% hộ nghèo.", ["2023"]),
]
ITEMS = [
    # A year within a term holds to the end of its item.
    (
        "Nhiệm kỳ 2015 - 2020, xã làm 9 km đường; thu nhập năm 2020 đạt 57 triệu đồng; kết nạp 12 đảng viên.",
        ["2015/2020", "2020", "2015/2020"],
    ),
    (
        "Nhiệm kỳ 2010 - 2015, chi bộ lãnh đạo thôn: thu nhập năm 2015 ước đạt 27 triệu đồng; xây 2 nhà văn hóa.",
        ["2015", "2010/2015"],
    ),
    (
        "Giai đoạn 2016 - 2020, tỉnh trồng 900 ha rừng; độ che phủ năm 2020 đạt 42%; giao 300 ha.",
        ["2016/2020", "2020", "2016/2020"],
    ),
    (
        "Nhiệm kỳ 2015 - 2020, xã có 4 trường; số hộ khá năm 2019 là 200 hộ, tăng 20 hộ; xã kết nạp 12 đảng viên.",
        ["2015/2020", "2019", "2019", "2015/2020"],
    ),
    (
        "Nhiệm kỳ 2015 - 2020, huyện mở 9 lớp nghề; tỷ lệ hộ nghèo năm 2020 còn 3%; tặng 400 suất quà.",
        ["2015/2020", "2020", "2015/2020"],
    ),
    # One that opens its item governs what follows, and so does one beside no term.
    ("Nhiệm kỳ 2015 - 2020, xã làm 9 km đường; năm 2020 thu 7 tỷ đồng; chi 6 tỷ đồng.", ["2015/2020", "2020", "2020"]),
    ("Tổng kết năm 2018. Xã thu năm 2017 đạt 7 tỷ đồng; chi 6 tỷ đồng.", ["2017", "2017"]),
]
IN_BRACKETS = [
    # The level before a change is of the year that the bracket behind it says.
    ("Tổng kết giai đoạn 2010 - 2020. Số vụ phá rừng giảm từ 57 vụ (năm 2011) còn 6 vụ năm 2020.", ["2011", "2020"]),
    ("Tổng kết năm 2015. Hộ nghèo từ 26,1% (2005) giảm còn 9,7% (2010, chuẩn cũ).", ["2005", "2010"]),
    ("Tổng kết năm 2015. Thu nhập tăng từ 12 triệu đồng (2011) lên 28 triệu đồng (2015).", ["2011", "2015"]),
    ("Tổng kết năm 2018. Rừng che phủ 40,8% diện tích (năm 2015), nay đạt 42%.", ["2015", "2018"]),
    ("Tổng kết năm 2018. Số xã đạt chuẩn tăng từ 3 xã (năm 2012) lên 14 xã.", ["2012", "2018"]),
    # A bracket that says more tells of itself.
    ("Tổng kết năm 2018. Xã thu 9 tỷ đồng (năm 2017 thu 8 tỷ đồng), chi 7 tỷ đồng.", ["2018", "2017", "2018"]),
    ("Tổng kết năm 2018. Xã thu 9 tỷ đồng, tăng 12% (năm 2017 tăng 8%).", ["2018", "2018", "2017"]),
    ("Tổng kết năm 2018. Xã trồng 9 ha rừng (đợt 2 năm 2016), sửa 3 km đường.", ["2018", "2018"]),
    # The beginning of a term is its first year.
    ("Tổng kết nhiệm kỳ 2015 - 2020. Thu từ 74 tỷ đồng đầu nhiệm kỳ lên 163 tỷ đồng năm 2020.", ["2015", "2020"]),
    ("Tổng kết nhiệm kỳ 2015 - 2020. Đầu nhiệm kỳ, xã có 120 hộ nghèo, đến nay còn 14 hộ.", ["2015", "2015/2020"]),
    ("Tổng kết nhiệm kỳ 2015 - 2020. So với đầu nhiệm kỳ, thu nhập tăng 9 triệu đồng.", ["2015/2020"]),
]
EVENTS = [
    # A day that is named dates what happened then.
    (
        "Sơ kết quý I năm 2021\n\nNgày 8/3, Hội Phụ nữ xã tặng 40 suất quà. Xã thu 3 tỷ đồng.",
        ["2021-03", "2021-01/2021-03"],
    ),
    ("Sơ kết quý I năm 2021\n\nLượng xe chờ ở cửa khẩu sáng 12/3 là 1.264 xe.", ["2021-03"]),
    ("Sơ kết 6 tháng đầu năm 2021\n\nSáng 5/2, xã ra quân trồng 400 cây, thu gom 2 tấn rác.", ["2021-02", "2021-02"]),
    ("Sơ kết 9 tháng năm 2020\n\nNgày 19/5, huyện khánh thành 3 trường. Xã có 4 chợ.", ["2020-05", "2020-01/2020-09"]),
    ("Tổng kết năm 2019\n\nChiều 2/9, bến xe đón 7.000 lượt khách.", ["2019-09"]),
    # One of a meeting, a document or a count, and a plan carried out on a day, do not.
    ("Sơ kết quý I năm 2021\n\nNgày 9/4, Ban Chỉ đạo họp đánh giá, xã đã trồng 5 ha rừng.", ["2021-01/2021-03"]),
    ("Sơ kết quý I năm 2021\n\nTheo Quyết định số 12/QĐ-UBND ngày 8/1/2021, xã có 12 hộ nghèo.", ["2021-01/2021-03"]),
    ("Sơ kết quý I năm 2021\n\nTính đến ngày 15/3, xã có 12 hộ nghèo.", ["2021-01/2021-03"]),
    (
        "Sơ kết quý I năm 2021\n\nNgày 3/3/2021, thị xã đã giao 165/165 công dân.",
        ["2021-01/2021-03", "2021"],
    ),
    # Who is honoured at a meeting on several years is honoured then.
    (
        "Ngày 20/10/2020, huyện tổng kết nhiệm kỳ 2015 - 2020\n\nNhân dịp này, huyện tặng giấy khen cho 12 cá nhân.",
        ["2020-10"],
    ),
    ("Ngày 20/10/2020, huyện tổng kết nhiệm kỳ 2015 - 2020\n\nTrong nhiệm kỳ, huyện khen 120 cá nhân.", ["2015/2020"]),
    ("Ngày 20/1/2018, xã tổng kết năm 2017\n\nDịp này, 8 tập thể được khen thưởng.", ["2017"]),
]


@pytest.mark.parametrize(("text", "periods"), [*ITEMS, *IN_BRACKETS, *EVENTS])
def test_period(text, periods):
    assert [str(figure.period) for figure in read(text).figures] == periods


CONGRESS = "CHI BỘ THÔN ĐÔNG MỸ ĐẠI HỘI NHIỆM KỲ 2022 - 2025\n\nNhiệm kỳ 2020 - 2022, chi bộ kết nạp 4 đảng viên."


def test_a_congress_looks_back_on_the_term_that_is_named_before_its_own():
    report = read(f"{CONGRESS} Đại hội đề ra chỉ tiêu: phấn đấu kết nạp 6 đảng viên.")

    assert str(report.reviewed) == "2020/2022"
    assert [str(figure.period) for figure in report.figures] == ["2020/2022", "2022/2025"]


@pytest.mark.parametrize(("text", "periods"), YEARLY)
def test_yearly(text, periods):
    assert [str(figure.period) for figure in read(text).figures][-len(periods) :] == periods
