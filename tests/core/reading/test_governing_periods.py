"""Which period governs a figure that names none itself: the sentence's, the paragraph's, the plan's, the report's."""

import pytest

from giaoban.core.reading import read

PARAGRAPHS = [
    # A month that opens a sentence, be it after its source, governs the sentences after it.
    ("Theo Sở Du lịch, trong tháng 9/2018, tỉnh đón 812.000 lượt khách. Khách quốc tế 210.000 lượt.", ["2018-09"] * 2),
    ("Xã sơ kết 9 tháng năm 2018. Tháng 9, xã sửa 3 km đường. Xã trồng 4 ha rừng.", ["2018-09"] * 2),
    ("Xã tổng kết năm 2018. Quý IV, xã sửa 3 km đường. Xã trồng 4 ha rừng.", ["2018-10/2018-12"] * 2),
    # What only one sentence says of another time, or in its middle, does not.
    ("Xã tổng kết năm 2018. Năm 2017, xã trồng 3 ha rừng. Xã sửa 4 km đường.", ["2017", "2018"]),
    (
        "Xã sơ kết tháng 5/2024. Thu ngân sách 9 tỷ đồng; 5 tháng thu 40 tỷ đồng. Xã sửa 4 km đường.",
        ["2024-05", "2024-01/2024-05", "2024-05"],
    ),
    ("Giao ban thu ngân sách tháng 8/2018\n\nTám tháng, huyện thu 96 tỷ đồng.", ["2018-01/2018-08"]),
    ("Giao ban tháng 8/2018\n\nHuyện mất hai tháng, thu 96 tỷ đồng.", ["2018-08"]),
    ("Xã tổng kết năm 2018. Giai đoạn 2011 - 2015, xã trồng 3 ha rừng. Xã sửa 4 km đường.", ["2011/2015", "2018"]),
]
PLANS = [
    # Targets of a programme that is reviewed before its end are due in its term.
    (
        "Sơ kết 2,5 năm chương trình giai đoạn 2016 - 2020\n\nChương trình đề ra chỉ tiêu 80% rác được thu gom."
        " Thành phố đã xây 3 trạm.",
        ["2016/2020", "2016-01/2018-06"],
    ),
    # A congress plans for the term that it opens, a title for the time that it names.
    (
        "Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030\n\nNhiệm kỳ qua, xã kết nạp 31 đảng viên. Đại hội đề ra chỉ tiêu:"
        " phấn đấu kết nạp 40 đảng viên.",
        ["2020/2025", "2025/2030"],
    ),
    (
        "Nghị quyết về dự toán ngân sách năm 2017 của tỉnh\n\nXét báo cáo về tình hình thực hiện dự toán năm 2016, HĐND"
        " quyết nghị dự toán: thu phấn đấu đạt 3.790 tỷ đồng.",
        ["2017"],
    ),
    (
        "Kết quả tháng 4, phương hướng tháng 5 năm 2025\n\nTháng 4, xã trồng 3 ha rừng. Xã phấn đấu trồng 4 ha rừng.",
        ["2025-04", "2025-05"],
    ),
    # A plan for the year that is under review stays in that year.
    ("Kết quả năm 2024, phương hướng năm 2025\n\nXã trồng 3 ha rừng, đạt 30% kế hoạch (10 ha).", ["2024"] * 3),
]
CASES = [
    # The whole of a fraction is a plan for the year …
    ("4 tháng đầu năm 2025, xã kết nạp 10/26 đảng viên.", ["2025-01/2025-04", "2025"]),
    (
        "4 tháng đầu năm 2025, xã giao quân 9/9 thanh niên, đạt 100% chỉ tiêu.",
        ["2025-01/2025-04", "2025", "2025-01/2025-04"],
    ),
    # … or the cases that came, or all of those of which something is said.
    ("Tháng 5/2024, xã giải quyết 8/9 đơn khiếu nại.", ["2024-05", "2024-05"]),
    ("Tháng 5/2024, công an làm rõ 25/28 vụ.", ["2024-05", "2024-05"]),
    ("9 tháng năm 2018, 9/11 trạm y tế có bác sĩ.", ["2018-01/2018-09", "2018-01/2018-09"]),
    ("Tháng 8/2018, có 6/13 sắc thuế đạt khá.", ["2018-08", "2018-08"]),
    ("Quý I/2018, 9/16 khoản thu tăng.", ["2018-01/2018-03", "2018-01/2018-03"]),
]
COMPARED = [
    ("Vụ mùa năm 2021, sản lượng tăng 800 tấn so với vụ lúa chính năm 2020.", ["2021"]),
    ("Năm 2021, thu tăng 3% so với mức bình quân chung năm 2019, đạt 5 tỷ đồng.", ["2021", "2021"]),
]


@pytest.mark.parametrize(("text", "periods"), [*PARAGRAPHS, *PLANS, *CASES, *COMPARED])
def test_period(text, periods):
    assert [str(figure.period) for figure in read(text).figures] == periods
