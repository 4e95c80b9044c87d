"""Changes whose verb stands with another number: the parts of a growth, more than at another time, forecasts."""

import pytest

from giaoban.core.reading import read

PARTS = [
    # The parts of a growth in a bracket behind it, and one place beside another.
    ("Tháng 2/2018, CPI tăng 0,92% so với tháng trước (thành thị 1,05%, nông thôn 0,86%).", ["growth"] * 3),
    ("9 tháng năm 2025, GRDP tăng 8,14% (quý I: 7,2%; quý II: 8,21%).", ["growth"] * 3),
    ("Năm 2018, giá trị sản xuất tăng 9,3% (nông nghiệp 3,1%; công nghiệp 12,4%).", ["growth"] * 3),
    ("Năm 2018, xuất khẩu giảm 4% (thị trường Mỹ 6%, thị trường EU 5%).", ["growth"] * 3),
    ("Năm 2018, khu vực phía Bắc tăng 9,3%, phía Nam (tỉnh Phú Thuận cũ) 5,85%.", ["growth"] * 2),
    ("Tháng 2/2018, hàng ăn tăng cao nhất với 1,83%; giao thông tăng mạnh nhất, 2,1%.", ["growth"] * 2),
    # A rate, a share, a percentage of the plan in a bracket is none, and nothing outside of it goes on.
    ("Năm 2018, thu ngân sách tăng 12% (tỷ lệ nợ 5%), chi 80 tỷ đồng.", ["growth", "actual", "actual"]),
    ("Năm 2018, thu ngân sách tăng 12% (đạt 104% dự toán).", ["growth", "of_target"]),
    ("Năm 2018, diện tích tăng 5% (chiếm 30% cả tỉnh).", ["growth", "actual"]),
    ("Năm 2018, hồ sơ tăng 12% (trực tuyến 80%), đúng hạn 97%.", ["growth", "actual", "actual"]),
]
MORE_THAN = [
    ("Tháng 9/2025, xã nhận 1.560 hồ sơ, nhiều hơn tháng 8 212 hồ sơ.", ["actual", "growth"]),
    ("Năm 2024, xã cạo được 1.260 tấn, hơn năm ngoái 90 tấn.", ["actual", "growth"]),
    ("Tháng 2/2018, thịt 120.000 đồng/kg, cao hơn ngày thường chừng 25.000 đồng.", ["actual", "growth"]),
    ("Năm 2018, xuất khẩu đạt 27 tỷ đồng; riêng Trung Quốc nhảy vọt 82%.", ["actual", "growth"]),
    ("Vụ xuân 2018, năng suất đạt 61 tạ/ha, cao hơn mọi năm 3 tạ/ha.", ["actual", "growth"]),
    ("Năm 2018, xã có hơn 90 hộ nghèo.", ["actual"]),
    # A percentage of an earlier period's after one of the plan.
    ("Năm 2016, doanh thu 286 tỷ đồng, bằng 103% kế hoạch và 112% năm 2015.", ["actual", "of_target", "of_previous"]),
    ("Năm 2016, thu 28 tỷ đồng, bằng 98% dự toán, 104% năm trước.", ["actual", "of_target", "of_previous"]),
    ("Năm 2016, thu 28 tỷ đồng, bằng 98% dự toán và nâng tỷ lệ thu phí lên 40%.", ["actual", "of_target", "actual"]),
]
OF_PLANS = [
    # More than all can only be of what was planned; a rate may be more, and so may what an earlier period had.
    ("9 tháng năm 2020, kết nạp đảng viên đạt hơn 117%, 91% chi bộ hoàn thành tốt.", ["of_target", "actual"]),
    ("Năm 2020, tạo việc làm đạt 104,7%.", ["of_target"]),
    ("Quý I/2020, trồng rừng bằng 130%, chăm sóc rừng đạt 112%.", ["of_target", "of_target"]),
    ("Năm 2020, công suất sử dụng giường bệnh đạt 121,5%.", ["actual"]),
    ("Năm 2020, sản lượng bằng 112% năm 2019.", ["of_previous"]),
    ("Năm 2020, tỷ lệ lấp đầy đạt 98%.", ["actual"]),
    # What was spent of the capital.
    ("Tháng 7/2020, tỉnh mới tiêu được 34% vốn.", ["of_target"]),
    ("Tháng 7/2020, huyện giải ngân 51% số vốn, vốn vay đạt 3 tỷ đồng.", ["of_target", "actual"]),
]
FORECASTS = [
    ("Tháng 2/2018, CPI tăng 0,9%. Cục Thống kê dự báo tháng 3 CPI sẽ giảm 0,2%.", ["growth", "growth"]),
    ("Tháng 5/2018, tỉnh dự báo giá lúa sẽ tăng 3%.", ["growth"]),
    ("Năm 2018, trạm dự báo sâu bệnh. Năm 2019, xã sẽ trồng 4 ha rừng.", ["target"]),
    # An aim in a bracket ends with it.
    (
        "Năm 2016, kinh tế tăng 11% (mục tiêu 9%), trong đó dịch vụ (đạt 6.384 tỷ đồng) tăng 15%.",
        ["growth", "target", "actual", "growth"],
    ),
    ("Năm 2016, xã thu 4 tỷ đồng (chỉ tiêu 3 tỷ đồng), chi (cả thôn) 5 tỷ đồng.", ["actual", "target", "actual"]),
]


@pytest.mark.parametrize(("text", "roles"), [*PARTS, *MORE_THAN, *OF_PLANS, *FORECASTS])
def test_role(text, roles):
    assert [str(figure.role) for figure in read(text).figures] == roles


def test_the_parts_of_a_fall_fall():
    figures = read("Năm 2018, xuất khẩu giảm 4% (thị trường Mỹ 6%, thị trường EU 5%).").figures

    assert [str(figure.value) for figure in figures] == ["-4", "-6", "-5"]
