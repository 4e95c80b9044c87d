"""Words that call a result official, and those that do not."""

import pytest

from giaoban.core.reckoning.standings import is_estimate, is_official

EXAMPLES = [
    ("Theo số liệu chính thức, thu ngân sách năm 2024 đạt ", True),
    ("Số chính thức năm 2024 là ", True),
    ("Theo số liệu thống kê chính thức, dân số là ", True),
    ("Cục Thống kê công bố chính thức GRDP năm 2024 tăng ", True),
    ("Thu ngân sách năm 2024 theo quyết toán là ", True),
    ("Số quyết toán chi thường xuyên là ", True),
    # Not yet, or not of a number.
    ("Chưa có số liệu chính thức, ước thu ngân sách đạt ", False),
    ("Trong khi chờ số liệu chính thức của ngành, tạm tính là ", False),
    ("Khi có số chính thức sẽ báo cáo bổ sung; tạm tính ", False),
    ("Toàn đảng bộ có đảng viên chính thức là ", False),
    ("Trung tâm chính thức hoạt động, tiếp nhận ", False),
    ("Công tác quyết toán dự án hoàn thành được ", False),
    ("Số liệu sơ bộ cho thấy thu ngân sách đạt ", False),
]


@pytest.mark.parametrize(("before", "official"), EXAMPLES)
def test_official(before, official):
    assert is_official(before) is official


ESTIMATES = [
    ("Ước thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt ", True),
    ("- Ước thực hiện 6 tháng đầu năm được ", True),
    ("Kết quả tháng 3 là 5 tỷ đồng; ước tháng 4 đạt ", True),
    ("Tổng mức bán lẻ (ước ", True),
    ("Tạm tính đến hết tháng 4 được ", True),
    # Other words, and an estimate that another clause has left behind.
    ("Ước mơ của ", False),
    ("Thu ngân sách tháng 4 đạt ", False),
    ("Ước thu tháng 5 đạt 9 tỷ đồng; thu tháng 4 đạt ", False),
    ("Thực hiện quy ước của ", False),
    ("", False),
]


@pytest.mark.parametrize(("before", "estimate"), ESTIMATES)
def test_estimate(before, estimate):
    assert is_estimate(before) is estimate
