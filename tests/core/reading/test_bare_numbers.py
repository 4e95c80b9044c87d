"""Numbers that leave out what they count, and those that only look like figures."""

import pytest

from giaoban.core.reading import read

FOUND = [
    # Large enough to be grouped.
    ("Khách hàng phát triển mới 14.205, nâng tổng số hợp đồng lên hơn 31.000.", ["14.205", "31.000"]),
    ("Nghệ An đón 480.000 lượt, Khánh Hòa 395.000, tăng 3%.", ["480.000 lượt", "395.000", "3%"]),
    ("Vốn cho nông nghiệp 15.080 tỷ đồng; xuất khẩu 1.105.", ["15.080 tỷ đồng", "1.105"]),
    # By turns, a part of what stands before, a plan, a change.
    ("Khách quốc tế lần lượt 2.600 và 21.400 lượt.", ["2.600", "21.400 lượt"]),
    ("Hàn Quốc 142 dự án; Đài Loan, Nhật Bản lần lượt 71 và 56 dự án.", ["142 dự án", "71", "56 dự án"]),
    ("Giới thiệu 730 đoàn viên ưu tú, 468 được kết nạp.", ["730 đoàn viên", "468"]),
    ("Kết nạp 14 đồng chí, chỉ tiêu cả năm 110.", ["14 đồng chí", "110"]),
    ("Toàn tỉnh có 88 người bị thương, riêng người chết giảm 5 so cùng kỳ.", ["88 người", "5"]),
    ("Năm 2023, cả tỉnh giải ngân 93,4%, xếp 19/63 toàn quốc.", ["93,4%", "19"]),
    # Of the count before, past a semicolon and a percentage; by level; from what it was to what it is.
    ("Tiếp nhận 4.127 hồ sơ, đúng hạn 99,3%; trễ hạn 29.", ["4.127 hồ sơ", "99,3%", "29"]),
    ("Có 790 hộ đạt danh hiệu (cấp tỉnh 34; cấp huyện 512).", ["790 hộ", "34", "512"]),
    ("Bệnh viện huyện từ 60 nay có 210 giường bệnh.", ["60", "210 giường bệnh"]),
    # Several counts of one thing that opens the sentence.
    ("Doanh nghiệp thành lập mới 47, giải thể 9, tạm ngừng hoạt động 16.", ["47", "9", "16"]),
    ("Hội viên kết nạp mới 21, chuyển đi 4.", ["21", "4"]),
    ("Hồ sơ đúng hạn 1.204, trễ hạn 12.", ["1.204", "12"]),
    ("Hộ nghèo thoát nghèo 31, tái nghèo 2.", ["31", "2"]),
    ("Đảng viên khiển trách 5, cảnh cáo 3, khai trừ 1.", ["5", "3", "1"]),
    ("Trường Tiểu học số 2, Trường THCS số 3 được sửa chữa.", []),
    ("Quốc lộ 6, tỉnh lộ 421, đường 70 bị sạt lở.", []),
    ("Khu phố 3, khu phố 4 sạch đẹp.", []),
    # Words that begin as a unit does, and places told of before.
    ("Đến hết 2020 tỷ lệ hộ nghèo còn 4%.", ["4%"]),
    ("Lạm phát hai con số, thu đạt 3 tỷ đồng.", ["3 tỷ đồng"]),
    ("Đó là hai gam màu của năm 2020.", []),
    ("Thu ngân sách (tính cả 3 xã cũ) đạt 41 tỷ đồng.", ["41 tỷ đồng"]),
    ("Cụm Mặt trận 9 xã phía đông họp.", []),
    # Days, years and what is no count.
    ("Hết 31/7 giải ngân 1.907 tỷ đồng; đến 30/9 đạt 60%; 31/12 trên 95%.", ["1.907 tỷ đồng", "60%", "95%"]),
    ("Giai đoạn 2026-2030 bình quân 2 tỷ USD/năm.", ["2 tỷ USD/năm"]),
    ("Kế hoạch 2015 huyện nâng đàn bò lên 45.000 con.", ["45.000 con"]),
    ("Cổ tức 2010 công ty trả 25%.", ["25%"]),
    ("Huyện hỗ trợ 2010 hộ.", ["2010 hộ"]),
    ("Đến hết tháng 9.2009 chi nhánh thu 64 tỷ đồng.", ["64 tỷ đồng"]),
    ("Nhiệm kỳ 2020-2022 chi bộ kết nạp 2 đảng viên.", ["2 đảng viên"]),
    ("Căn cứ văn bản số 1.188, huyện họp.", []),
]
UNITS = [
    ("Vốn cho nông nghiệp 15.080 tỷ đồng; xuất khẩu 1.105.", "1.105", "tỷ đồng"),
    ("Doanh thu tăng 11,3%, nhập khẩu tăng 9,8.", "9,8", "%"),
    ("Rừng bị phá 1,1 ha, giảm 0,62 (tương ứng 35%).", "0,62", "ha"),
    ("Doanh nghiệp thành lập mới 47, giải thể 9.", "9", "doanh nghiệp"),
    ("Giao 86.420 triệu đồng, giảm nghèo 17.620.", "17.620", "triệu đồng"),
    ("Chứng thực 1.250 hồ sơ, đất đai 1.406.", "1.406", "hồ sơ"),
    ("Thu 120 tỷ đồng, tiếp 45 hồ sơ, 12% quá hạn, hộ tịch 1.655.", "1.655", "hồ sơ"),
]


@pytest.mark.parametrize(("text", "numbers"), FOUND)
def test_numbers_without_a_unit(text, numbers):
    assert [figure.text for figure in read(text).figures] == numbers


@pytest.mark.parametrize(("text", "number", "unit"), UNITS)
def test_the_unit_that_a_grouped_number_leaves_out(text, number, unit):
    assert next(figure.unit for figure in read(text).figures if figure.text == number) == unit
