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
    # Units that no list knows, of the kind by which the text calls itself.
    (
        "Sa Lung xóa nhà tạm\n\nLà xã nghèo của huyện Mường Vạt, Sa Lung có 512 hộ. Xã được hỗ trợ 9 tỷ đồng.",
        "xã Sa Lung",
    ),
    ("Đông Sà: tai nạn giảm\n\nToàn tỉnh xảy ra 21 vụ. Thị xã Phú Điền 9 vụ. Công an tỉnh họp.", "tỉnh Đông Sà"),
    ("Mười năm nông thôn ở Hương Vạn\n\nToàn tỉnh có 87 xã. Hương Vạn còn nghèo. Tỉnh đề ra 4 việc.", "tỉnh Hương Vạn"),
    ("📣 TIN VUI TỪ PHƯỜNG BẾN GẠO 📣\nPhường mình đã trồng 320 cây. Toàn phường có 46 hẻm.", "phường Bến Gạo"),
    ("Giá thịt tăng\n\nTheo Cục Thống kê tỉnh, CPI ở Ninh Hòa Vạn tăng 0,9%. Tỉnh bình ổn giá.", "tỉnh Ninh Hòa Vạn"),
    # A person's name in the headline, and a name of another kind of unit.
    ("Chị Lò Thị Mây làm giàu\n\nXã Phú Sơn có 3 hộ giỏi. Toàn xã có 512 hộ.", "xã Phú Sơn"),
    # Firms whose place sounds like a person, or whose trade is written small.
    ("Viễn thông Yên Sơn sau một năm\n\nDoanh thu 286 tỷ đồng.", "Viễn thông Yên Sơn"),
    ("Giá mủ lên\n\n15/10/2024 - Công ty Cao su Lộc Thành lãi 218 tỷ đồng.", "Công ty Cao su Lộc Thành"),
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
    # The paper's name is no place; a lower unit without its kind, by which the text calls itself.
    (
        "(Báo Quảng Ninh) - Quý I/2023, thu ngân sách trên địa bàn Đông Triều đạt 90 tỷ đồng. Thị xã có 3 chợ.",
        "thị xã Đông Triều",
    ),
    (
        "Chiều 5/12, ông Lê Văn An, Phó Chủ tịch UBND tỉnh Bắc Giang làm việc với huyện Lục Ngạn. Năm 2022, huyện thu"
        " 320 tỷ đồng.",
        "huyện Lục Ngạn",
    ),
    (
        "Đoàn giám sát họp\n\nĐoàn giám sát HĐND tỉnh Cà Mau làm việc với UBND huyện Đầm Dơi. Huyện còn 120 hộ nghèo.",
        "huyện Đầm Dơi",
    ),
    ("Thủ đô giải ngân nhanh\n\nTheo Sở Tài chính, thành phố giải ngân 45.000 tỷ đồng.", "thành phố Hà Nội"),
    ("Kết quả năm 2021 quận Bình Thịnh\n\nThu ngân sách 300 tỷ đồng.", "quận Bình Thịnh"),
    # Where a letterhead is dated from; a name at the head of a headline that no list knows.
    (
        "Số: 112/BC-UBND\nĐông Hà, ngày 02 tháng 7 năm 2022\nBÁO CÁO\n\nThu ngân sách thành phố đạt 560 tỷ đồng.",
        "thành phố Đông Hà",
    ),
    ("Hạ Thương: Nhiều dự án chậm\n\nQuý I/2019, thành phố mới giải ngân 318 tỷ đồng.", "thành phố Hạ Thương"),
    # A unit that has been merged into another.
    (
        "Long An - Tây Ninh hợp nhất\n\nTỉnh Tây Ninh thu 34.000 tỷ đồng, trong đó tỉnh Long An (cũ) 20.000 tỷ đồng.",
        "tỉnh Tây Ninh",
    ),
    ("Phường Hải Châu giải quyết 4.500 hồ sơ\n\nPhường Thạch Thang trước đây có 900 hồ sơ.", "phường Hải Châu"),
    # Firms, military units; a venue and a superior beside them.
    (
        "Công ty Than Núi Hồng sơ kết\n\nSáng 5/7, tại TP Uông Bí, Công ty Than Núi Hồng sơ kết. Đã đào 1,6 triệu tấn.",
        "Công ty Than Núi Hồng",
    ),
    ("ĐIỆN LỰC HÒA NINH GIẢM TỔN THẤT\n\nĐiện lực Hòa Ninh bán 42 triệu kWh.", "Điện lực Hòa Ninh"),
    ("Trường Đại học Vinh tuyển sinh\n\nNăm 2020, Trường Đại học Vinh tuyển 5.000 sinh viên.", "Trường Đại học Vinh"),
    ("Quân khu 7: Tuyển quân\n\nNăm 2023, Quân khu 7 tuyển 1.800 thanh niên.", "Quân khu 7"),
    # An agency that opens after a day and a venue; a body's name ends before its verb, an officer speaks for no body.
    ("Chiều 3-8, tại Hà Nội, Tổng cục Hải quan tổ chức sơ kết. Cả nước thu 210 tỷ đồng.", "Tổng cục Hải quan"),
    ("Họp sơ kết\n\nTheo Chi cục Thủy lợi khen thưởng, đã sửa 3 đập.", "Chi cục Thủy lợi"),
    ("Họp sơ kết\n\nGiám đốc Sở Y tế Trần Văn Lực cho biết đã khám 300 ca.", None),
    # The whole country.
    ("Nông thôn mới\n\nTính đến tháng 6/2022, cả nước có 5.876 xã đạt chuẩn.", "cả nước"),
    ("6 tháng, toàn quốc xảy ra 848 vụ cháy.", "toàn quốc"),
    (
        "Tôm vượt khó\n\nXuất khẩu tôm của Việt Nam đạt 2,9 tỷ USD.\n\nTheo Cục Thủy sản, giá tăng.",
        "Việt Nam",
    ),
    # Names that no list knows after a committee, before a colon, after a branch; parted by direction.
    ("Ngày 27/6, Huyện ủy Ia Kring họp lần thứ 17. Toàn huyện thu 31 tỷ đồng.", "huyện Ia Kring"),
    ("Thạch Lang: Thường trực Huyện ủy giao ban quý II\n\nĐã trồng 14 ha bưởi.", "huyện Thạch Lang"),
    (
        "Tháng 8, toàn ngành thuế Hà Lang thu 412 tỷ đồng, bằng 71,4% dự toán Bộ Tài chính giao. Cục Thuế"
        " tỉnh hứa thu đủ.",
        "tỉnh Hà Lang",
    ),
    (
        "Lúa được giá\n\nNông dân Vàm Nang đã xuống giống 71 ha. Phó Giám đốc Sở Nông nghiệp yêu cầu đắp đập.",
        "tỉnh Vàm Nang",
    ),
    ("Vốn chờ\n\nHai tháng nữa hết năm, Tân Châu Lang mới tiêu nửa vốn. Cục Thuế tỉnh lo.", "tỉnh Tân Châu Lang"),
    ("Kiểm lâm\nThứ Ba, 08/11/2022\n\nKiểm lâm Đăk Mường bắt 26 vụ. Toàn tỉnh có 37 vụ cháy.", "tỉnh Đăk Mường"),
    ("Đảng bộ xã Hòa Bình Thượng họp đại hội", "xã Hòa Bình Thượng"),
    ("Chủ tịch UBND huyện Đức Thọ Trần Văn Tý dự. Huyện Đức Thọ thu 3 tỷ đồng.", "huyện Đức Thọ"),
    ("Hải quan gồng\n\nSức ép đối với Chi cục Hải quan cửa khẩu Bản Vạc rất lớn.", "Chi cục Hải quan cửa khẩu Bản Vạc"),
    ("Buôn lậu\n\nTheo thông tin vừa được Tổng cục Hải quan đưa ra, đã bắt 12 vụ.", "Tổng cục Hải quan"),
    ("UBMTTQ phường 12, quận Gò Vấp tổng kết\n\nUBMTTQ phường 12 trao 30 suất quà.", "phường 12"),
    (
        "Đắk Lắk xây nông thôn mới\n\nTỉnh Đắk Lắk có 70 xã đạt chuẩn. Tại Ea Kar, toàn huyện có 9 xã; Krông Năng,"
        " toàn huyện có 7 xã.",
        "tỉnh Đắk Lắk",
    ),
    ("Mô hình hay ở Tam Nông\n\nHuyện Tam Nông (Phú Thọ) có 15 mô hình. Xã Hương Nộn trồng bưởi.", "huyện Tam Nông"),
    # A unit that only says where another lies.
    ("Lễ công bố xã Phú Lang, huyện Vị Xuyên đạt chuẩn\n\nBí thư Huyện ủy Lê An dự.", "xã Phú Lang"),
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
