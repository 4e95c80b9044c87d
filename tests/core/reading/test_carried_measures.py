"""What a number that is named in few words takes over from what stands around it."""

import pytest

from giaoban.core.reading import read

SET_AGAINST = [
    ("Tỷ lệ gia đình văn hóa đạt 91%, vượt chỉ tiêu Nghị quyết đề ra (90%).", ["Tỷ lệ gia đình văn hóa"] * 2),
    ("Tỷ lệ hộ nghèo còn 6,1%, cao hơn bình quân chung toàn huyện (4,8%).", ["Tỷ lệ hộ nghèo"] * 2),
    ("Năng suất lúa đạt 52 tạ/ha, thấp hơn kế hoạch đề ra là 54 tạ/ha.", ["Năng suất lúa"] * 2),
    ("Thu hút 214 lao động, chưa đạt chỉ tiêu giao là 300 lao động.", ["Thu hút lao động"] * 2),
    ("Giải ngân đạt 34,1%, thấp hơn mức bình quân cả nước (38,6%).", ["Giải ngân"] * 2),
    ("GRDP tăng 11%, kém mục tiêu 1,2 điểm % (nghị quyết đề ra 12,5%).", ["GRDP"] * 3),
    ("Tổn thất điện 5,9%, thấp hơn kế hoạch 0,1%, giảm 0,7%.", ["Tổn thất điện"] * 3),
    ("Giá trị sản xuất tăng 11% (mục tiêu năm tăng 9%).", ["Giá trị sản xuất"] * 2),
    ("Tiêm phòng đạt 61%, thấp xa so với yêu cầu (80%).", ["Tiêm phòng"] * 2),
    # What stands before the words names a measure of its own.
    ("Thu đạt 3 tỷ đồng; tỷ lệ tiêm chủng đạt chỉ tiêu huyện giao (95%).", ["Thu", "tỷ lệ tiêm chủng"]),
    ("Thu ngân sách đạt 3 tỷ đồng; thu nhập bình quân là 40 triệu đồng.", ["Thu ngân sách", "thu nhập bình quân"]),
]
HARMED = [
    ("TNGT xảy ra 12 vụ, chết 4 người.", ["TNGT xảy ra vụ", "người chết do TNGT"]),
    ("Có 3 vụ tai nạn lao động, làm 2 người chết.", ["vụ tai nạn lao động", "người chết do tai nạn lao động"]),
    ("Đuối nước: 5 em tử vong.", ["Đuối nước em tử vong"]),
    ("Mưa lũ gây thiệt hại 3 tỷ đồng; 2 người mất tích.", ["Mưa lũ gây thiệt hại", "người mất tích do Mưa lũ"]),
    ("Có 5 vụ cháy làm 2 người bị thương.", ["vụ cháy", "người bị thương do cháy"]),
    # No accident is told of.
    ("Phòng cháy chữa cháy được chú trọng. Thăm 3 người bị thương.", ["Thăm người bị thương"]),
    ("Bão số 3 làm 2 người chết.", ["Bão số 3 làm người chết"]),
]
GIVEN = [
    ("Chi trả 31 tỷ đồng cho 741 hộ.", ["Chi trả", "Chi trả hộ"]),
    ("Đã tiêu hủy 684 con lợn của 97 hộ.", ["tiêu hủy con lợn", "tiêu hủy hộ"]),
    ("Tổng dư nợ đạt 9,7 tỷ đồng/214 hộ.", ["Tổng dư nợ", "dư nợ hộ"]),
    ("Cho vay 40 tỷ đồng cho 900 lượt hộ.", ["Cho vay", "Cho vay lượt hộ"]),
    ("Giải ngân 12 tỷ đồng cho 96 học sinh.", ["Giải ngân", "Giải ngân học sinh"]),
    ("Bảo lãnh 5 tỷ đồng cho 40 doanh nghiệp.", ["Bảo lãnh", "Bảo lãnh doanh nghiệp"]),
    # Counted by themselves.
    ("Hỗ trợ 2,4 tỷ đồng cho 310 hộ vay vốn sửa nhà.", ["Hỗ trợ", "hộ vay vốn sửa nhà"]),
    ("Chi trả 31 tỷ đồng; còn 23 hộ chưa nhận tiền.", ["Chi trả", "hộ chưa nhận tiền"]),
    ("Tổng thu ngân sách 31 tỷ đồng; tặng quà cho 23 hộ.", ["Tổng thu ngân sách", "tặng quà hộ"]),
]
OPENED = [
    ("Theo Bộ chỉ số cải cách hành chính, xã đạt 86 điểm, xếp thứ 4.", ["Bộ chỉ số cải cách hành chính"] * 2),
    ("Về xếp hạng chuyển đổi số, thành phố đứng thứ 6.", ["xếp hạng chuyển đổi số"]),
    ("Về giải ngân, huyện đạt 47%.", ["giải ngân, huyện"]),
    ("Theo chỉ số hài lòng của người dân, phường đạt 91 điểm.", ["chỉ số hài lòng của người dân, phường"]),
    ("Về thu ngân sách, tổng thu nội địa đạt 3 tỷ đồng.", ["tổng thu nội địa"]),
    ("Theo báo cáo, xã đạt 19 tiêu chí.", ["tiêu chí"]),
    # Who found or settled it is no part of it.
    ("Số liệu của Cục Thống kê cho thấy, sản lượng lúa đạt 41 tấn.", ["sản lượng lúa"]),
    ("Báo cáo của quận cho thấy tỷ lệ hộ nghèo còn 2%.", ["tỷ lệ hộ nghèo"]),
    ("Kỳ họp quyết nghị các chỉ tiêu: tăng trưởng từ 10%; thu 12 tỷ đồng.", ["tăng trưởng", "thu"]),
    ("Hội nghị thống nhất thu ngân sách 4 tỷ đồng.", ["thu ngân sách"]),
    ("Kết quả cho thấy số hộ nghèo giảm 12 hộ.", ["số hộ nghèo"]),
    ("Thu nhiều nhất là thuế đất 28 tỷ đồng.", ["thuế đất"]),
    ("Trong khi đó, đàn heo còn 78 nghìn con.", ["đàn heo"]),
    ("Chỉ số PAPI đạt 41 điểm, đứng 12/63.", ["Chỉ số PAPI"] * 2),
    ("Kết quả thi đạt 92 điểm.", ["Kết quả thi"]),
]
BRACKETS = [
    (
        "Giá trị sản xuất tăng 11%, trong đó công nghiệp (đạt 6.384 tỷ đồng) tăng 15%.",
        ["Giá trị sản xuất", "công nghiệp", "công nghiệp"],
    ),
    ("Thu đạt 3 tỷ đồng; lúa (412 ha) giảm 3%.", ["Thu", "lúa", "lúa"]),
    ("Thu đạt 3 tỷ đồng; đàn bò (412 con) tăng 3%.", ["Thu", "đàn bò", "đàn bò"]),
    ("Xuất khẩu đạt 9 triệu USD; gạo (hơn 4 triệu USD) bằng 61% cùng kỳ.", ["Xuất khẩu", "gạo", "gạo"]),
    ("Thu đạt 3 tỷ đồng; dư nợ (120 tỷ đồng) tăng 3%, giảm 2 hộ.", ["Thu", "dư nợ", "dư nợ", "dư nợ"]),
    # A bracket after the number that it explains.
    ("Tỷ lệ hộ nghèo còn 3% (412 hộ), giảm 1%.", ["Tỷ lệ hộ nghèo", "hộ nghèo", "Tỷ lệ hộ nghèo"]),
]
JOINED = [
    ("Lao động qua đào tạo 68%; bằng cấp, chứng chỉ 27%.", ["Lao động qua đào tạo", "bằng cấp, chứng chỉ"]),
    ("Bê tông hóa đường thôn, bản được 142 km.", ["Bê tông hóa đường thôn, bản"]),
    ("Thu đạt 3 tỷ đồng; sắt, thép tăng 4%.", ["Thu", "sắt, thép"]),
    ("Đạt sức khỏe loại 1, 2, 3: 402 người.", ["sức khỏe loại 1, 2, 3"]),
    ("Có 57 vụ vi phạm năm 2014, đến năm 2022 chỉ còn 6 vụ.", ["vụ vi phạm", "vụ vi phạm"]),
    ("Xóa xong 23 điểm đen; thi đạt 92 điểm.", ["Xóa xong điểm đen", "thi"]),
    ("CPI tăng 0,9% (thành thị 1,05%, nông thôn 0,86%).", ["CPI", "CPI thành thị", "CPI nông thôn"]),
    ("Hồ sơ trực tuyến 84% (76% đúng hạn; Kế hoạch số 28 giao 80%).", ["Hồ sơ trực tuyến", "đúng hạn", "đúng hạn"]),
    (
        "Kết nạp 53 đảng viên (trong số này 21 đảng viên là người Mạ).",
        ["Kết nạp đảng viên", "đảng viên người Mạ"],
    ),
    ("Vận động Quỹ phòng, chống dịch được 3,4 tỷ đồng.", ["Vận động Quỹ phòng, chống dịch"]),
    (
        "Mở 12 lớp tập huấn phòng, chống cháy rừng, trao 3 giải.",
        ["Mở lớp tập huấn phòng, chống cháy rừng", "trao giải"],
    ),
    (
        "Chi trả cho 812 hộ với số tiền 164 tỷ đồng, còn 392 hộ.",
        ["Chi trả hộ", "số tiền Chi trả hộ", "Chi trả hộ"],
    ),
    # An opening and a subject, two acts.
    ("Thu đạt 3 tỷ đồng; trong đó, thuế đất 1 tỷ đồng.", ["Thu", "thuế đất"]),
    ("Ngược lại, nợ xấu là 3%.", ["nợ xấu"]),
]
SUMS = [
    ("Trao 320 suất quà trị giá 160 triệu đồng cho hộ nghèo.", ["Trao suất quà", "trị giá Trao suất quà"]),
    ("Sửa chữa 8 nhà, tổng chi phí 940 triệu đồng.", ["Sửa chữa nhà", "tổng chi phí Sửa chữa nhà"]),
    ("Kết nạp 21 hội viên, nâng tổng số lên 1.012.", ["Kết nạp hội viên", "tổng số Kết nạp hội viên"]),
    ("Tiêu hủy 61 con lợn với trọng lượng 4 tấn.", ["Tiêu hủy con lợn", "trọng lượng Tiêu hủy con lợn"]),
    ("Tặng 2 căn nhà, giá trị 90 triệu đồng.", ["Tặng căn nhà", "Tặng căn nhà giá trị"]),
    ("Xuất khẩu 198 tấn cà phê, kim ngạch 412 triệu USD.", ["Xuất khẩu cà phê", "kim ngạch Xuất khẩu cà phê"]),
    ("Huy động 6 tỷ đồng xây dựng nông thôn mới.", ["Huy động xây dựng nông thôn mới"]),
    ("Các trường thiếu 14 giáo viên.", ["thiếu giáo viên"]),
    # Sums of something of their own.
    ("Tặng 2 căn nhà; giá trị sản xuất đạt 9 tỷ đồng.", ["Tặng căn nhà", "giá trị sản xuất"]),
    ("Trường Tiểu học có 19 lớp.", ["lớp"]),
]
PARTS = [
    # Whoever pays a part of a sum is no actor there, and a part may leave the currency out.
    (
        "Tổng vốn huy động đạt 84 tỷ đồng, trong đó ngân sách 21 tỷ, tỉnh 18 tỷ, doanh nghiệp 12 tỷ.",
        [
            "Tổng vốn huy động",
            "vốn huy động ngân sách",
            "vốn huy động tỉnh",
            "vốn huy động doanh nghiệp",
        ],
    ),
    (
        "Tiếp nhận 5.120 hồ sơ. Trong đó: đất đai 2.310, tư pháp 1.204.",
        ["Tiếp nhận hồ sơ", "hồ sơ đất đai", "hồ sơ tư pháp"],
    ),
    (
        "Tuyển 165 công dân, trong đó quân đội 140, công an 25.",
        ["Tuyển công dân", "công dân quân đội", "công dân công an"],
    ),
    (
        "Thu 2 tỷ đồng; số người tham gia BHXH là 980, BHTN 912 người.",
        ["Thu", "số người tham gia BHXH", "người BHTN"],
    ),
    (
        "Số người tham gia BHXH bắt buộc 620 người, tự nguyện 180 người.",
        ["Số người tham gia BHXH bắt buộc", "Số người tham gia BHXH tự nguyện"],
    ),
    ("Kỷ luật 8 đảng viên, gồm: khiển trách 5, cảnh cáo 3.", ["Kỷ luật đảng viên", "khiển trách", "cảnh cáo"]),
    ("Thu ngân sách đạt 180 tỷ đồng, chi 560 tỷ đồng.", ["Thu ngân sách", "chi ngân sách"]),
    ("Doanh thu đạt 9 tỷ đồng; quý IV phải thu được 4 tỷ đồng.", ["Doanh thu", "thu"]),
    (
        "Nhà máy bán 900 tấn xi măng, sang tháng 9 tụt xuống 610 tấn.",
        ["bán xi măng", "bán xi măng"],
    ),
    # A part that does its own, and one of another unit.
    ("Tổng vốn đạt 84 tỷ đồng, trong đó nhân dân đóng góp 33 tỷ đồng.", ["Tổng vốn", "đóng góp"]),
    ("Sản lượng đạt 5 nghìn tấn, trong đó doanh thu 12 tỷ đồng.", ["Sản lượng", "doanh thu"]),
]


@pytest.mark.parametrize(("text", "expected"), SET_AGAINST + HARMED + GIVEN + OPENED + BRACKETS + JOINED + SUMS + PARTS)
def test_measures_taken_over(text: str, expected: list[str]) -> None:
    assert [figure.measure for figure in read(text).figures] == expected
