"""A folder with a good report, one with a contradiction, and files that will not do."""

import pytest

GOOD = (
    "BÁO CÁO\nTình hình kinh tế - xã hội tháng 4 năm 2025\n\n"
    "- Tổng thu ngân sách nhà nước trên địa bàn tháng 4 ước đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao.\n"
    "- Kết nạp 103/261 đảng viên.\n"
)
WRONG = (
    "BÁO CÁO\nTình hình kinh tế - xã hội 6 tháng đầu năm 2025\n\n"
    "- Kết nạp 158/261 đảng viên, bằng 90,5% chỉ tiêu Thành ủy giao.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tháng 4.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def wrong(folder):
    path = folder / "tháng 6.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path
