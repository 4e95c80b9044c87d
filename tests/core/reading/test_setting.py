"""What a report is about: place, reviewed period, day of publication."""

from datetime import date

import pytest

from giaoban.core.reading.setting import find_setting

PLACES = [
    ("UBND quận Hải An họp giao ban tháng 3", "quận Hải An"),
    ("Quận uỷ Lê Chân sơ kết công tác tháng 4", "quận Lê Chân"),
    ("ĐẢNG BỘ THÀNH PHỐ CẦN THƠ\nĐẢNG UỶ PHƯỜNG CÁI RĂNG\nBáo cáo tháng 9.", "phường Cái Răng"),
    ("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nQUẬN ỦY LÊ CHÂN\nBáo cáo tháng 9.", "quận Lê Chân"),
    ("TP. HCM thu 100 tỷ đồng từ du lịch\n\nUBND TP. HCM vừa báo cáo.", "TP. HCM"),
    ("Mỗi ngày quận 1 TP HCM thu 2 tỷ đồng", "quận 1"),
    ("Xã Phú Sơn, thị xã Ba Đồn về đích nông thôn mới", "xã Phú Sơn"),
    ("H. Long Mỹ, Hậu Giang họp bất thường", "huyện Long Mỹ"),
    ("Hà Nội kỷ niệm ngày giải phóng Thủ đô", "thành phố Hà Nội"),
    ("Hạn hán lan rộng\n\nTheo Cục Thủy lợi, 2.000 ha lúa thiếu nước.", "Cục Thủy lợi"),
    # A district of a city that the headline names first; a city that is no province.
    ("Hà Nội: Quận Cầu Giấy thu vượt dự toán\n\nQuận Cầu Giấy thu 2.000 tỷ đồng.", "quận Cầu Giấy"),
    ("TP Thủ Đức trồng 300 cây\n\nUBND TP Thủ Đức vừa báo cáo UBND TP.HCM.", "TP Thủ Đức"),
    ("Huyện đảo Lý Sơn đón khách thứ 200.000\n\nToàn huyện có 90 nhà nghỉ.", "huyện đảo Lý Sơn"),
    ("PHƯỜNG 5 QUẬN 3 HỌP GIAO BAN\n\nPhường đã sửa 3 hẻm.", "phường 5"),
    # A province beside the districts that it compares.
    (
        "Giải ngân chậm\n\nUBND tỉnh Quảng Ngãi cho biết toàn tỉnh giải ngân 40%. Trong đó huyện Bình Sơn 35%,"
        " huyện Ba Tơ 20%. Huyện Bình Sơn hứa làm nhanh.",
        "tỉnh Quảng Ngãi",
    ),
    # A unit that acts beside one that is only the venue, one of several, or a superior.
    ("Giao ban liên tỉnh\n\nNgày 5/7, tại TP Vinh, HĐND tỉnh Nghệ An họp với các tỉnh bạn.", "tỉnh Nghệ An"),
    (
        "Họp báo về metro\n\nSáng 5/3, UBND TP.HCM họp báo. TP Thủ Đức và quận Bình Tân có nhiều dự án.",
        "TP.HCM",
    ),
    (
        "Đảo ngọc đông khách\n\nUBND đặc khu Phú Quốc đón 5 triệu lượt. UBND tỉnh An Giang giao đặc khu 6 triệu.",
        "đặc khu Phú Quốc",
    ),
    ("HỘI PHỤ NỮ\nBAN CHẤP HÀNH HUYỆN THANH OAI\nBáo cáo", "huyện Thanh Oai"),
    ("Xã giữa rừng\n\nXã Ia Dom, huyện Đức Cơ, tỉnh Gia Lai có 2.300 hộ. Toàn xã trồng cao su.", "xã Ia Dom"),
    # A ministry beside a province named in passing; no ministry is "Bộ Chỉ huy".
    ("Xuất khẩu tôm\n\nTheo Bộ Công Thương, tôm đạt 3 tỷ USD. Tỉnh Bạc Liêu dẫn đầu.", "Bộ Công Thương"),
    ("Tổng cục Thống kê: GDP tăng 5%\n\nGDP tăng 5%, tỉnh Bắc Giang dẫn đầu.", "Tổng cục Thống kê"),
    ("Giao quân\n\nBộ Chỉ huy Quân sự tỉnh Bắc Kạn giao 300 quân.", "tỉnh Bắc Kạn"),
    # Names that no list knows: in a sentence, in capitals, of the unit that the text speaks of.
    (
        "Mưa lớn\n\nThành phố Lâm Khê Thượng ngập 12 điểm, nặng nhất ở xã Phước Mỹ. UBND thành phố sẽ nạo vét.",
        "thành phố Lâm Khê Thượng",
    ),
    ("TRUNG TÂM Y TẾ HUYỆN EA NHÔNG\nKhám 3.000 lượt.", "huyện Ea Nhông"),
    ("KẾT QUẢ GIẢM NGHÈO HUYỆN MƯỜNG TRÒN NĂM 2018\nCòn 200 hộ.", "huyện Mường Tròn"),
    ("Kết nạp Đảng\n\nĐảng bộ huyện Kim Tuyến có 5.000 đảng viên. Ban Tổ chức Huyện ủy mở 2 lớp.", "huyện Kim Tuyến"),
    # A headline without the kind, by which the text calls itself; a page's own name.
    ("ĐỨC THỌ THU NGÂN SÁCH KHÁ\n\nToàn huyện thu 80 tỷ đồng.", "huyện Đức Thọ"),
    ("Hương Sơn trồng rừng\n\nTrên địa bàn huyện có 20.000 ha rừng.", "huyện Hương Sơn"),
    (
        "Họp giao ban\n\nUBND huyện họp. Toàn huyện thu 3 tỷ đồng.\nCổng thông tin điện tử huyện Vũ Quang",
        "huyện Vũ Quang",
    ),
    # A number in a table, words of every day, capitals that are no name.
    ("Số liệu\n1\tSố xã\txã\t2\nXã Tam Phú có 3 thôn.", "xã Tam Phú"),
    ("UBND HUYỆN HỌP GIAO BAN THÁNG 4", None),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBÁO CÁO\nToàn xã có 3 thôn.", None),
    # A person after the committee, a kind without a name.
    ("Bí thư Huyện ủy Trần Văn Kỳ chủ trì hội nghị", None),
    ("Chủ tịch UBND huyện Huỳnh Công Hảo kết luận cuộc họp", None),
    ("UBND huyện họp phiên thường kỳ", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place(text, place):
    assert find_setting(text).place == place


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
    # The term of a council is no reviewed period; a coming one neither.
    ("HĐND huyện khóa XX, nhiệm kỳ 2021 - 2026 họp. Năm 2023, huyện thu 142 tỷ đồng.", "2023"),
    ("Huyện phấn đấu năm 2030 về đích nông thôn mới", None),
    ("Huyện khánh thành cầu mới", None),
]


@pytest.mark.parametrize(("text", "reviewed"), PERIODS)
def test_reviewed(text, reviewed):
    period = find_setting(text).reviewed

    assert (period and str(period)) == reviewed


PUBLISHED = [
    ("Xã họp giao ban\nThời gian: 21/12/2021 18:00\nXã thu 3 tỷ đồng.", date(2021, 12, 21)),
    ("Xã họp giao ban\n07:05 09/03/2023\nXã thu 3 tỷ đồng.", date(2023, 3, 9)),
    ("Số 118-BC/ĐU\nCái Răng, ngày 03 tháng 10 năm 2025\nBáo cáo", date(2025, 10, 3)),
    ("Xã họp giao ban\n• Cập nhật: 19/11/2020\nXã thu 3 tỷ đồng.", date(2020, 11, 19)),
    ("Xã họp\n\nSáng ngày 7/7/2014, UBND xã sơ kết công tác.", date(2014, 7, 7)),
    ("(Báo Hòa Bình) - Ngày 12/12/2023, HĐND huyện họp.", date(2023, 12, 12)),
    # The date of a document, a day without a year, a day that is none.
    ("Xã họp\n\nThực hiện Nghị quyết ngày 05/6/2018 của Chính phủ, xã thu 3 tỷ đồng.", None),
    ("Xã họp\n\nChiều 6/5, UBND xã sơ kết công tác.", None),
    ("Xã họp\nThời gian: 31/02/2021 18:00", None),
]


@pytest.mark.parametrize(("text", "published"), PUBLISHED)
def test_published(text, published):
    assert find_setting(text).published == published


def test_last_year_in_january():
    setting = find_setting("Xã Bình Minh tổng kết công tác\n\nNăm qua, xã thu 3 tỷ đồng.", date(2023, 1, 9))

    assert str(setting.reviewed) == "2022"


def test_a_known_publication_day_gives_the_year():
    setting = find_setting("UBND xã họp đánh giá kết quả tháng 4", date(2025, 5, 6))

    assert str(setting.reviewed) == "2025-04"
    assert setting.published == date(2025, 5, 6)
