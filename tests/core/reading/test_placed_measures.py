"""What is measured at one place after another, told by the names of the places alone."""

import pytest

from giaoban.core.reading import read

PLACED = [
    (
        "Toàn tỉnh giải ngân đạt 62% kế hoạch. Ngược lại, Sở Y tế mới đạt 21%, huyện Mường Lộ 33%.",
        ["giải ngân", "giải ngân Sở Y tế", "giải ngân huyện Mường Lộ"],
    ),
    (
        "Tỷ lệ lấp đầy khu công nghiệp là 58%; riêng KCN Bắc Sông 92%.",
        ["Tỷ lệ lấp đầy khu công nghiệp", "Tỷ lệ lấp đầy khu công nghiệp KCN Bắc Sông"],
    ),
    (
        "Xuất khẩu gạo đạt 120 triệu USD; dẫn đầu là Công ty Lương thực Hòa An 41 triệu USD.",
        ["Xuất khẩu gạo", "Xuất khẩu gạo Công ty Lương thực Hòa An"],
    ),
    (
        "Tổng dư nợ đạt 415 tỷ đồng; Hội Nông dân quản lý 112 tỷ đồng.",
        ["Tổng dư nợ", "Tổng dư nợ Hội Nông dân"],
    ),
    (
        "Thu ngân sách đạt 180 tỷ đồng, đứng đầu là Hòa Lạc - 21 tỷ đồng, thấp nhất Tân Lập 8 tỷ đồng.",
        ["Thu ngân sách", "Thu ngân sách Hòa Lạc", "Thu ngân sách Tân Lập"],
    ),
    (
        "Giải ngân đạt 40%; các đơn vị đạt cao như Sở Y tế 81%.",
        ["Giải ngân", "Giải ngân Sở Y tế"],
    ),
    (
        "Đàn bò của Bình Khê có 41.300 con; xã Tây Bình nhiều nhất với 7.200 con, ít nhất là Vĩnh An 900 con.",
        ["Đàn bò của Bình Khê", "Đàn bò xã Tây Bình", "Đàn bò Vĩnh An"],
    ),
    ("Tiêm phòng đạt 61%; xã An Phú 96%.", ["Tiêm phòng", "Tiêm phòng xã An Phú"]),
    # What a place has is named after the number, or was told of something else in between.
    (
        "Tỷ lệ nợ xấu là 3%. Trường THPT Quang Trung có 98% học sinh đỗ.",
        ["Tỷ lệ nợ xấu", "học sinh đỗ"],
    ),
    # Names of what has a measure of its own, sectors, another kind of unit, changes.
    ("Cơ cấu: Công nghiệp 41%, Dịch vụ 36%.", ["Cơ cấu Công nghiệp", "Cơ cấu Dịch vụ"]),
    ("Tỷ lệ hộ nghèo là 3%; huyện Mường Lộ thu ngân sách 9 tỷ đồng.", ["Tỷ lệ hộ nghèo", "thu ngân sách"]),
    ("Giá trị sản xuất tăng 9%; huyện Mường Lộ tăng 11%.", ["Giá trị sản xuất", "huyện Mường Lộ"]),
    ("Thu ngân sách đạt 9 tỷ đồng; cảng Nghi Sơn 4 triệu tấn.", ["Thu ngân sách", "cảng Nghi Sơn"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_measures_of_places(text: str, expected: list[str]) -> None:
    assert [figure.measure for figure in read(text).figures] == expected
