"""What a report looks back on by a length of time, by a holiday; how a paragraph goes from one year to a later one."""

from datetime import date

import pytest

from giaoban.core.reading import read

REVIEWED = [
    # "Sau 9 tháng, …" counts from the beginning of the year.
    ("May lãi lớn\n\nThứ ba, 18-10-2011\nSau 9 tháng, công ty lãi 41 tỷ đồng.", "2011-01/2011-09"),
    ("Xã giảm nghèo\n\nNgày 10/7/2019, UBND xã báo cáo. Sau 6 tháng, xã thu 3 tỷ đồng.", "2019-01/2019-06"),
    ("Cảng đông khách\n\nNgày 4/9/2018\nSau 8 tháng, cảng đón 70 tàu.", "2018-01/2018-08"),
    ("Thu ngân sách\n\nNgày 14/5/2020\nSau 4 tháng, huyện thu 96 tỷ đồng, đạt 31% dự toán.", "2020-01/2020-04"),
    ("Vốn về chậm\n\nNgày 2/12/2021\nSau 11 tháng, tỉnh giải ngân 600 tỷ đồng.", "2021-01/2021-11"),
    ("Dồn ruộng ở Bình An\n\nSau 3 tháng triển khai, xã dồn 40 ha. Năm 2019, xã thu 3 tỷ đồng.", "2019"),
    ("Dồn ruộng ở Bình An\n\nNăm 2019, xã trồng 5 ha bưởi. Cây ra quả sau 9 tháng, bán được 3 tạ.", "2019"),
    # So many years between two that are named.
    (
        "Năm năm giảm nghèo ở Mường Chà\n\nCuối năm 2011, huyện có 5.200 hộ nghèo. Đến cuối năm 2016 chỉ còn 3.100 hộ.",
        "2012/2016",
    ),
    ("Bốn năm trồng rừng\n\nNăm 2012, huyện có 300 ha. Năm 2015, huyện có 900 ha, bán 40 tấn quế.", "2012/2015"),
    (
        "Xã Lâm Hà về đích\n\nXã bắt đầu từ năm 2013 với 6 tiêu chí. Sau 5 năm, xã huy động 90 tỷ đồng. Năm 2017,"
        " thu nhập đạt 28 triệu đồng.",
        "2013/2017",
    ),
    ("Xóa nhà tạm\n\nTrong 3 năm, huyện xóa 800 nhà. Năm 2014, huyện còn 900 nhà, năm 2016 còn 100 nhà.", "2014/2016"),
    (
        "Sáu năm làm đường\n\nNăm 2010, xã có 3 km đường bê tông. Năm 2015, xã có 40 km, dân góp 9 tỷ đồng.",
        "2010/2015",
    ),
    ("Xóa nhà tạm\n\nTrong 2 năm, huyện xóa 800 nhà. Năm 2016, huyện còn 100 nhà.", "2016"),
    ("Năm năm nữa\n\nNăm 2016, huyện trồng 100 ha rừng.", "2016"),
    # The days of a holiday.
    ("Dịp nghỉ lễ 30/4 - 1/5, Quảng Ninh đón 600.000 khách\n\nThứ năm, 4/5/2023", "2023-04-30/2023-05-01"),
    ("Kỳ nghỉ lễ 30/4 và 1/5, tỉnh đón 90.000 khách\n\nThứ năm, 4/5/2023", "2023-04-30/2023-05-01"),
    ("Du lịch dịp 2/9 - 4/9\n\nThứ năm, 5/9/2019\nTỉnh đón 90.000 khách.", "2019-09-02/2019-09-04"),
    ("Dịp lễ 30/4 đến 3/5, Sa Pa đón 90.000 khách\n\nThứ ba, 5/5/2015", "2015-04-30/2015-05-03"),
    ("Sơ kết 4 tháng năm 2023\n\nTỉnh đón 5 triệu khách; riêng lễ 30/4 - 1/5 đón 600.000 khách.", "2023-01/2023-04"),
]
PAPERS = [
    # After the paper that a line is of, a sentence begins.
    ("Thu hút đầu tư\n\n(TNO) Trong 10 tháng qua, tỉnh có 52 dự án, theo báo cáo ngày 2/11/2017.", "2017-01/2017-10"),
    ("Công ty lãi lớn\n\n(QBĐT) - 6 tháng năm 2019, công ty lãi 4 tỷ đồng. Đến nay có 9 cửa hàng.", "2019-01/2019-06"),
    ("Giao thông\n\nBHG - Quý I năm 2020, tỉnh làm 40 km đường. Năm 2019, tỉnh làm 90 km.", "2020-01/2020-03"),
    ("Khách du lịch\n\n(Dân trí) - Tháng 9/2018, Huế đón 300.000 khách. Năm 2017, Huế đón 3 triệu khách.", "2018-09"),
    ("Xuất khẩu gạo\n\nTTO - 8 tháng năm 2016, cả nước xuất 3,4 triệu tấn gạo.", "2016-01/2016-08"),
    # The months that days from one cut-off to the next are counted for.
    ("Tai nạn giảm\n\nTừ 15/12/2022 đến 14/9/2023, toàn tỉnh xảy ra 312 vụ tai nạn.", "2023-01/2023-09"),
    ("Tai nạn giảm\n\nTừ ngày 16/11/2018 đến ngày 15/5/2019, xảy ra 90 vụ tai nạn.", "2018-12/2019-05"),
    ("Tai nạn giảm\n\nTừ 15/3/2020 đến 14/4/2020, toàn tỉnh xảy ra 31 vụ tai nạn.", "2020-04"),
    # A meeting of a month that tells the count to it; one that tells of the month.
    ("Kết luận tại cuộc họp giao ban thu ngân sách tháng 8/2018\n\nTám tháng, thu 96 tỷ đồng.", "2018-01/2018-08"),
    ("Kết luận họp giao ban tháng 9 năm 2020\n\n9 tháng, xã thu 5 tỷ đồng, chi 4 tỷ đồng.", "2020-01/2020-09"),
    ("Giao ban công tác tháng 9 năm 2020\n\nTrong tháng 9, xã thu 5 tỷ đồng, chi 4 tỷ đồng.", "2020-09"),
]
PERIODS = [
    # The whole of a fraction is all that there are where something is said of them.
    ("Sơ kết 7 tháng năm 2024. Ở tuyến đường mới, 104/111 hộ đã bàn giao đất.", ["2024-01/2024-07"] * 2),
    ("Sơ kết 7 tháng năm 2024. Đến hết tháng 6, 87/152 xã cán đích nông thôn mới.", ["2024-01/2024-06"] * 2),
    ("Sơ kết 7 tháng năm 2024. Có 17/62 doanh nghiệp phải giãn ca.", ["2024-01/2024-07"] * 2),
    ("Sơ kết 7 tháng năm 2024. Xã đạt 17/19 tiêu chí.", ["2024-01/2024-07"] * 2),
    ("Sơ kết 7 tháng năm 2024. Có 9/40 chi bộ đang đại hội.", ["2024-01/2024-07"] * 2),
    ("Sơ kết 7 tháng năm 2024. Xã kết nạp 17/30 đảng viên.", ["2024-01/2024-07", "2024"]),
    # A paragraph goes on to a later year, and stays in it.
    ("Năm 2012, huyện có 300 ha. Năm 2015, huyện có 900 ha. Bà con bán 40 tấn quế.", ["2012", "2015", "2015"]),
    ("Năm 2017, xã thu 3 tỷ đồng. Năm 2018, xã thu 4 tỷ đồng. Xã chi 5 tỷ đồng.", ["2017", "2018", "2018"]),
    ("Năm 2018, xã thu 4 tỷ đồng. Năm 2017, xã thu 3 tỷ đồng. Xã chi 5 tỷ đồng.", ["2018", "2017", "2018"]),
    # Incomes are told by the year and are no averages over the term.
    (
        "Tổng kết nhiệm kỳ 2015 - 2020. Năm 2019, thu nhập đạt 45 triệu đồng/người/năm.",
        ["2019"],
    ),
]
SET_AGAINST = [
    # A plan that results are told of is not for the time after it; the plan's own year is.
    (
        "Hải An thu ngân sách\n\nThứ tư, 3/7/2024\nThu đạt 59% dự toán, chi 27%, trong 6 tháng đầu năm.",
        "2024-01/2024-06",
    ),
    ("Thu ngân sách\n\nNgày 8/10/2019\nVượt 4% chỉ tiêu, thu đạt 90 tỷ đồng trong 9 tháng đầu năm.", "2019-01/2019-09"),
    ("Kinh tế\n\nNgày 5/5/2021\nHoàn thành kế hoạch quý, xã trồng 4 ha trong 4 tháng đầu năm.", "2021-01/2021-04"),
    ("Giải ngân\n\nNgày 4/8/2020\nBằng 41% kế hoạch, vốn chi 90 tỷ đồng trong 7 tháng đầu năm.", "2020-01/2020-07"),
    ("Phụ lục: một số chỉ tiêu chủ yếu tháng 10 năm 2025\n\nThu 17 tỷ đồng.", "2025-10"),
    ("Kết nạp đảng viên vượt 6% chỉ tiêu năm 2016\n\n10 tháng, Đảng bộ kết nạp 90 đảng viên.", "2016-01/2016-10"),
    # The years that are over beside two that are named; a report is not of a year after its page.
    (
        "Giảm nghèo\n\nXã có 512 hộ. Cuối năm 2015 có 371 hộ nghèo. Ba năm qua, xã cấp 9 con bò, làm 3 km đường, xây 4"
        " nhà. Đến cuối 2018 còn 287 hộ.",
        "2016/2018",
    ),
    (
        "Đông Cẩm, ngày 03 tháng 10 năm 2025\n\nSơ kết tháng 9. Thu 41 tỷ đồng. Văn phòng dự thảo nghị quyết năm 2026,"
        " phương án năm 2026.",
        "2025-09",
    ),
]
OF_WORK = [
    # So many months of work are those up to the report.
    ("Ngày 1/8/2025\n\nSau 1 tháng vận hành mô hình mới, phường nhận 4.120 hồ sơ.", ["2025-07"]),
    (
        "Sơ kết 9 tháng năm 2025\n\nSau ba tháng vận hành chính quyền hai cấp, xã nhận 318 hồ sơ. Xã thu 8 tỷ đồng.",
        ["2025-07/2025-09", "2025-01/2025-09"],
    ),
    ("Sơ kết 8 tháng năm 2025\n\nSau 2 tháng sáp nhập, xã nhận 90 hồ sơ.", ["2025-07/2025-08"]),
    ("Sơ kết quý I năm 2024\n\nSau 3 tháng hoạt động, trạm cấp 900 m3 nước.", ["2024-01/2024-03"]),
    (
        "Kết luận giao ban tháng 10\n\nĐông Cẩm, ngày 03 tháng 10 năm 2025\n\nSau 3 tháng vận hành, xã nhận"
        " 4.127 hồ sơ.",
        ["2025-07/2025-09"],
    ),
    ("Tổng kết năm 2024\n\nSau 6 tháng hoạt động, nhà máy đạt 40 tấn.", ["2024"]),
    ("Tổng kết năm 2024\n\nCây ra quả sau 6 tháng trồng, bán được 4 tấn.", ["2024"]),
]
AGO = [
    # So many years ago is that year, where the words open a clause, and no more than their sentence.
    (
        "Tổng kết chương trình giai đoạn 2013 - 2023\n\n10 năm trước, xã có 31 giếng. Xã xây 9 bể.",
        ["2013", "2013/2023"],
    ),
    ("Tổng kết năm 2020\n\nCách đây 5 năm, xã có 40 hộ nghèo. Nay còn 9 hộ.", ["2015", "2020"]),
    ("Tổng kết năm 2020\n\nMười năm trước, xã chỉ có 3 km đường.", ["2010"]),
    ("Tổng kết năm 2020\n\nXã trồng 4 ha rừng. Ba năm trước, xã trồng 9 ha.", ["2020", "2017"]),
    ("Tổng kết năm 2020\n\nBốn năm trước, tỉnh có 90 trường; nay có 120 trường.", ["2016", "2020"]),
    ("Tổng kết năm 2020\n\nSo với 5 năm trước, xã tăng 40 hộ.", ["2020"]),
    # "Chưa hết năm" names no end of a year, months in words may open a sentence.
    ("Sơ kết 9 tháng năm 2024. Chưa hết năm, công ty đã lãi 218 tỷ đồng.", ["2024-01/2024-09"]),
    ("Tổng kết năm 2024. Chín tháng anh em cạo 1.260 tấn mủ. Xã có 4 chợ.", ["2024-01/2024-09", "2024"]),
    ("Tổng kết năm 2024. Bảy tháng tuổi, bê nặng 90 kg.", ["2024"]),
    # Days from one cut-off to the next.
    ("Tổng kết năm 2016. Từ 16/12/2015 đến 15/9/2016, xảy ra 214 vụ tai nạn.", ["2016-01/2016-09"]),
]
WEEKS = [
    # A week or some days of a month are told by their month.
    ("Sơ kết 5 tháng năm 2025\n\nTuần qua, đội kiểm tra 41 cơ sở, xử phạt 6 cơ sở.", ["2025-05", "2025-05"]),
    ("Sơ kết 5 tháng năm 2025\n\n15 ngày đầu tháng 5, xã phạt 210 triệu đồng.", ["2025-05"]),
    ("Sơ kết quý I năm 2020\n\nTrong 2 tuần đầu tháng 3, đội phạt 12 vụ.", ["2020-03"]),
    ("Phòng dịch tháng 3/2021\n\n10 ngày đầu tháng, xã phun khử khuẩn 30 hộ.", ["2021-03"]),
    ("Sơ kết quý I năm 2020\n\nNửa cuối tháng 2, xã xét nghiệm 90 người.", ["2020-02"]),
    ("Sơ kết quý I năm 2020\n\nTrong tuần, xã tiêm 400 liều.", ["2020-03"]),
    ("Sơ kết quý I năm 2020\n\nMỗi tuần xã thu 12 tấn rác.", ["2020-01/2020-03"]),
    ("Sơ kết quý I năm 2020\n\nLàm trong 15 ngày, xã sửa 3 cầu.", ["2020-01/2020-03"]),
    # What the present is set against is of its own time.
    ("Tổng kết năm 2016\n\nNếu như năm 2011 chỉ có 2 xã đạt thì đến cuối năm 2016 đã có 9 xã.", ["2011", "2016"]),
    ("Tổng kết năm 2016\n\nNếu năm 2011 chỉ có 2 xã đạt thì hết năm 2016 đã có 9 xã.", ["2011", "2016"]),
    ("Tổng kết năm 2016\n\nNhư năm 2011, xã có 9 trường.", ["2016"]),
]


@pytest.mark.parametrize(("text", "reviewed"), [*REVIEWED, *PAPERS, *SET_AGAINST])
def test_reviewed(text, reviewed):
    assert str(read(text).reviewed) == reviewed


@pytest.mark.parametrize(("text", "periods"), [*PERIODS, *WEEKS, *AGO, *OF_WORK])
def test_period(text, periods):
    assert [str(figure.period) for figure in read(text).figures] == periods


def test_a_day_after_the_year_under_review_is_of_the_year_of_the_page():
    text = "Ngành thuế năm 2023\n\nNăm 2023, ngành thu 9 tỷ đồng.\n\nĐến ngày 31/3, có 900 cửa hàng."
    periods = [str(figure.period) for figure in read(text, published=date(2024, 5, 17)).figures]

    assert periods == ["2023", "2024-01/2024-03"]
