"""What a number counts where its name is told in another way than by a subject before its verb."""

import pytest

from giaoban.core.reading import read

MEASURES = [
    ("Cuối tháng 9, bão số 4 đã làm 12 người chết.", ["bão số 4 làm người chết"]),
    # A label is a name as a whole, commas, plan words and all; who set the target is none of it.
    ("- Bổ sung cho các huyện, thị xã, thành phố: 2 tỷ đồng;", ["Bổ sung cho các huyện, thị xã, thành phố"]),
    ("- Chương trình mục tiêu quốc gia (vốn trong nước): 138 tỷ đồng;", ["Chương trình mục tiêu quốc gia"]),
    ("- Giảm tỷ lệ hộ nghèo, cận nghèo: tỉnh giao 5%, huyện giao 6%.", ["Giảm tỷ lệ hộ nghèo, cận nghèo"] * 2),
    ("Năm qua khép lại với nhiều con số ấn tượng: 14 xã đạt chuẩn.", ["xã đạt chuẩn"]),
    ("Dịch vụ vẫn là chỗ dựa: tăng 7,4%.", ["Dịch vụ"]),
    # What was done, by whatever verb, and what it was done to.
    ("Bà con huyện Bắc Hà cấy 2.798 ha.", ["cấy"]),
    ("Công an huyện thu hơn 2 kg ma túy.", ["thu ma túy"]),
    ("Huyện mở 9 lớp, phát 12 bộ sách.", ["mở lớp", "phát bộ sách"]),
    ("Xảy ra 6 vụ, chết 5 người.", ["vụ", "người chết"]),
    # A thing said to be done belongs to its name.
    ("Tỷ lệ hồ sơ trên các lĩnh vực đã triển khai đạt 100%.", ["Tỷ lệ hồ sơ trên các lĩnh vực đã triển khai"]),
    ("Số nợ thuế trên 38 tỷ đồng khó có khả năng thu hồi.", ["Số nợ thuế khó có khả năng thu hồi"]),
    # A sum is of what was told before it.
    ("Cấp phép cho 12 dự án, với tổng số vốn 40 tỷ đồng.", ["Cấp phép dự án", "tổng số vốn Cấp phép dự án"]),
    ("Phát hiện 26 vụ phá rừng. Lũy kế 10 tháng là 244 vụ.", ["vụ phá rừng", "vụ phá rừng"]),
    ("Nông, lâm, thủy sản tăng 3,1%.", ["Nông, lâm, thủy sản"]),
    ("Sản lượng cá tra tại Cần Thơ đạt 141 tấn.", ["Sản lượng cá tra tại Cần Thơ"]),
    ("Có 17 đảng viên; 16 chính thức và 01 dự bị.", ["đảng viên", "đảng viên chính thức", "đảng viên dự bị"]),
]
FOUND = [
    ("Huyện xuống giống 2.980 ha/3.600 ha.", ["2.980 ha", "3.600 ha"]),
    ("Bắt 5 vụ/7 đối tượng.", ["5 vụ", "7 đối tượng"]),
    ("Chi trả cho 9.120 chủ vườn.", ["9.120 chủ vườn"]),
    ("Triệt phá 3 ổ nhóm trộm cắp.", ["3 ổ nhóm"]),
    ("Thành phố thí điểm 09 Kiosk thông minh.", ["09 Kiosk"]),
    ("Nhân rộng 6 mô hình.", ["6 mô hình"]),
    ("Mỗi xã bình quân 14 tiêu chí.", ["14 tiêu chí"]),
    ("Nâng tổng số cửa khẩu hoạt động lên 6 cửa khẩu.", ["6 cửa khẩu"]),
    ("Kết nạp ít nhất một đảng viên.", ["một đảng viên"]),
    ("Tổng thu 3.790 tỷ đồng (Bằng chữ: Ba nghìn bảy trăm chín mươi tỷ đồng).", ["3.790 tỷ đồng"]),
    # Numbers that leave out what they count.
    ("Tiếp nhận 84 hồ sơ, giải quyết đúng hạn 80 (đạt 95,2%), quá hạn 4.", ["84 hồ sơ", "80", "95,2%", "4"]),
    ("Còn 28 hộ chưa nhận tiền (xã Trung Lương 19, xã Thanh Hà 9).", ["28 hộ", "19", "9"]),
    ("Kết nạp 213 đảng viên, trong đó 37 là công nhân.", ["213 đảng viên", "37"]),
    ("Kết nạp 1.147 đảng viên, bình quân mỗi năm 229.", ["1.147 đảng viên", "229"]),
    ("Số hộ nghèo 22 hộ, giảm 5 so với đầu năm.", ["22 hộ", "5"]),
    ("302 trong 318 tổ xếp loại tốt.", ["302", "318 tổ"]),
    ("Phú Linh là 1 trong 5 xã điểm của huyện.", []),
    ("Xử lý 12 vụ tại khu phố 3, phường Bình Hòa 2, giai đoạn 1, thôn 4.", ["12 vụ"]),
    (
        "Đứng đầu là Cần Thơ 34 thương nhân, Long An 22 thương nhân. Đến năm 2023 thương nhân đã phục hồi.",
        ["34 thương nhân", "22 thương nhân"],
    ),
    # Names, those who take part, what is named again or about to be listed, what a rate is reckoned for.
    ("Huyện ủy Tháp Mười tổ chức hội nghị.", []),
    ("UBND 3 huyện này rút kinh nghiệm.", []),
    ("Dự họp có lãnh đạo phường và nhân dân 6 khu phố.", []),
    ("Tỉnh ủy ban hành Nghị quyết số 11-NQ/TU về hỗ trợ 4 huyện vùng cao.", []),
    ("Sản phẩm OCOP đạt từ 3 sao trở lên.", []),
    ("Ông lưu ý ba việc cần chú trọng: giữ rừng.", []),
    ("Hai ngày 4 - 5.6, xã mở đại hội.", []),
    ("Em học lớp 8A3 Trường THCS Nhơn Hòa.", []),
    ("Giá trị sản phẩm trên 1 ha đất đạt 115 triệu đồng.", ["115 triệu đồng"]),
    ("Lượng cá tồn (loại >1 kg) khoảng 6 tấn.", ["6 tấn"]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_what_it_counts(text, expected):
    assert [figure.measure for figure in read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_which_numbers_are_figures(text, expected):
    assert [figure.text for figure in read(text).figures] == expected
