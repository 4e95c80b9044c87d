"""Appendix tables as offices lay them out, columns in many orders, and the figures a careful person takes from them.

Each example is a period under review, a table, and its figures: number and unit | role | measure | period | base | the
place of the result that it describes.
"""

import pytest

from giaoban.core.periods import Period
from giaoban.core.reading.setting import Setting
from giaoban.core.reading.tables import read_tables

LAYOUTS = {
    "two plans, two results, two levels": (
        "2025-04",
        """
        PHỤ LỤC: KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHỦ YẾU
        TT | Chỉ tiêu | ĐVT | TH 2024 | Kế hoạch năm 2025 | Kế hoạch năm 2025 | Thực hiện | Thực hiện | So với | So với
        TT | Chỉ tiêu | ĐVT | TH 2024 | TP giao | Quận phấn đấu | Tháng 4 | Lũy kế 4 tháng | KH TP giao | KH quận
        A | B | C | 1 | 2 | 3 | 4 | 5 | 6=5/2 | 7=5/3
        I | KINH TẾ
        1 | Thu ngân sách trên địa bàn | Tỷ đồng | 1.700 | 1.837 | 1.900 | 230,5 | 918,755 | 50,01 | 48,36
        """,
        """
        1.700 tỷ đồng | actual | Thu ngân sách trên địa bàn | 2024
        1.837 tỷ đồng | target | Thu ngân sách trên địa bàn | 2025 | Kế hoạch năm 2025 TP giao
        1.900 tỷ đồng | target | Thu ngân sách trên địa bàn | 2025 | Kế hoạch năm 2025 Quận phấn đấu
        230,5 tỷ đồng | actual | Thu ngân sách trên địa bàn | 2025-04
        918,755 tỷ đồng | actual | Thu ngân sách trên địa bàn | 2025-01/2025-04
        50,01 % | of_target | Thu ngân sách trên địa bàn | 2025-01/2025-04 | Kế hoạch năm 2025 TP giao | 5
        48,36 % | of_target | Thu ngân sách trên địa bàn | 2025-01/2025-04 | Kế hoạch năm 2025 Quận phấn đấu | 5
        """,
    ),
    "a name first, no ordinals, the result before its plan": (
        "2025-04",
        """
        Chỉ tiêu | Đơn vị tính | Lũy kế | Kế hoạch | Thực hiện tháng 4 | So với KH (%) | So với cùng kỳ (%)
        1. Giá trị sản xuất | tỷ đồng | 400 | 1.200 | 110 | 33,3 | +5,2
        - Công nghiệp | tỷ đồng | 300 | 900 | 80 | 33,3 | -1,5
        """,
        """
        400 tỷ đồng | actual | Giá trị sản xuất | 2025-01/2025-04
        1.200 tỷ đồng | target | Giá trị sản xuất | 2025 | Kế hoạch
        110 tỷ đồng | actual | Giá trị sản xuất | 2025-04
        33,3 % | of_target | Giá trị sản xuất | 2025-01/2025-04 | Kế hoạch | 1
        +5,2 % | growth | Giá trị sản xuất | 2025-04 | cùng kỳ | 3
        300 tỷ đồng | actual | Giá trị sản xuất công nghiệp | 2025-01/2025-04
        900 tỷ đồng | target | Giá trị sản xuất công nghiệp | 2025 | Kế hoạch
        80 tỷ đồng | actual | Giá trị sản xuất công nghiệp | 2025-04
        33,3 % | of_target | Giá trị sản xuất công nghiệp | 2025-01/2025-04 | Kế hoạch | 6
        -1,5 % | growth | Giá trị sản xuất công nghiệp | 2025-04 | cùng kỳ | 8
        """,
    ),
    "a comparison before what it compares": (
        "2025-01/2025-06",
        """
        TT | TH/KH (%) | Nội dung | Dự toán HĐND giao | Ước TH 6 tháng
        1 | 45 | Chi đầu tư (triệu đồng) | 20.000 | 9.000
        """,
        """
        45 % | of_target | Chi đầu tư | 2025-01/2025-06 | Dự toán HĐND giao | 3
        20.000 triệu đồng | target | Chi đầu tư | 2025 | Dự toán HĐND giao
        about 9.000 triệu đồng | actual | Chi đầu tư | 2025-01/2025-06
        """,
    ),
    "months of two years under their year": (
        "2025-04",
        """
        Số TT | Tên chỉ tiêu | Năm 2024 | Năm 2024 | Năm 2025 | Năm 2025 | 4 tháng 2025/2024 (%)
        Số TT | Tên chỉ tiêu | Tháng 4 | 4 tháng | Tháng 4 | 4 tháng | 4 tháng 2025/2024 (%)
        1 | Lượt khách du lịch (lượt) | 1.000 | 4.200 | 1.100 | 5.000 | 119
        """,
        """
        1.000 lượt | actual | Lượt khách du lịch | 2024-04
        4.200 lượt | actual | Lượt khách du lịch | 2024-01/2024-04
        1.100 lượt | actual | Lượt khách du lịch | 2025-04
        5.000 lượt | actual | Lượt khách du lịch | 2025-01/2025-04
        119 % | of_previous | Lượt khách du lịch | 2025-01/2025-04 | 2024 | 4
        """,
    ),
    "a change in numbers, in a frame of bars": (
        "2025-01/2025-03",
        """
        | TT | Chỉ tiêu                | ĐVT | Thực hiện | Cùng kỳ | Tăng, giảm |
        |----|-------------------------|-----|-----------|---------|------------|
        | 1  | Số vụ phạm pháp hình sự | vụ  | 12        | 15      | -3         |
        | 2  | Số vụ tai nạn giao thông | vụ | 4         | 3       | 1          |
        """,
        """
        12 vụ | actual | Số vụ phạm pháp hình sự | 2025-01/2025-03
        15 vụ | actual | Số vụ phạm pháp hình sự | 2024-01/2024-03
        -3 vụ | growth | Số vụ phạm pháp hình sự | 2025-01/2025-03 | Cùng kỳ | 1
        4 vụ | actual | Số vụ tai nạn giao thông | 2025-01/2025-03
        3 vụ | actual | Số vụ tai nạn giao thông | 2024-01/2024-03
        1 vụ | growth | Số vụ tai nạn giao thông | 2025-01/2025-03 | Cùng kỳ | 4
        """,
    ),
    "merged headings left empty, as pasted": (
        "2025-04",
        """
        TT\tChỉ tiêu\tĐVT\tKế hoạch năm 2025\t\tThực hiện\t\tTỷ lệ (%)
        \t\t\tThành phố giao\tQuận giao\tTháng 4\tLũy kế\t
        1\tThu hút FDI\ttriệu USD\t100\t120\t5\t30\t30
        """,
        """
        100 triệu USD | target | Thu hút FDI | 2025 | Kế hoạch năm 2025 Thành phố giao
        120 triệu USD | target | Thu hút FDI | 2025 | Kế hoạch năm 2025 Quận giao
        5 triệu USD | actual | Thu hút FDI | 2025-04
        30 triệu USD | actual | Thu hút FDI | 2025-01/2025-04
        30 % | of_target | Thu hút FDI | 2025-01/2025-04 | Kế hoạch năm 2025 Thành phố giao | 4
        """,
    ),
    "limits, a fraction, units in the names": (
        "2025",
        """
        Tiêu chí | Kết quả | Mục tiêu năm 2025
        Tỷ lệ trường đạt chuẩn quốc gia (%) | 85,7 | ≥ 90
        Tỷ lệ hộ nghèo (%) | 0,4 | dưới 0,3
        Kết nạp đảng viên (người) | 103/261 | 261 trở lên
        """,
        """
        85,7 % | actual | Tỷ lệ trường đạt chuẩn quốc gia | 2025
        at_least 90 % | target | Tỷ lệ trường đạt chuẩn quốc gia | 2025 | Mục tiêu năm 2025
        0,4 % | actual | Tỷ lệ hộ nghèo | 2025
        under 0,3 % | target | Tỷ lệ hộ nghèo | 2025 | Mục tiêu năm 2025
        103 người | actual | Kết nạp đảng viên | 2025
        261 người | target | Kết nạp đảng viên | 2025
        at_least 261 người | target | Kết nạp đảng viên | 2025 | Mục tiêu năm 2025
        """,
    ),
    "years as columns, gaps and a zero": (
        "2023",
        """
        Nội dung | ĐVT | 2021 | 2022 | 2023
        Thu ngân sách | tỷ đồng | 100 | - | 130,5
        Hộ nghèo | hộ | 20 | x | 0
        """,
        """
        100 tỷ đồng | actual | Thu ngân sách | 2021
        130,5 tỷ đồng | actual | Thu ngân sách | 2023
        20 hộ | actual | Hộ nghèo | 2021
        0 hộ | actual | Hộ nghèo | 2023
        """,
    ),
    "years as rows": (
        "2022",
        """
        Năm | Thu ngân sách (tỷ đồng) | Tỷ lệ hộ nghèo (%)
        2021 | 100 | 0,5
        2022 | 110,7 | 0,2
        """,
        """
        100 tỷ đồng | actual | Thu ngân sách | 2021
        0,5 % | actual | Tỷ lệ hộ nghèo | 2021
        110,7 tỷ đồng | actual | Thu ngân sách | 2022
        0,2 % | actual | Tỷ lệ hộ nghèo | 2022
        """,
    ),
    "wards as rows, the measure and unit in the caption": (
        "2025-04",
        """
        Biểu 2. Kết quả thu ngân sách của các phường quý I/2025 (ĐVT: triệu đồng)
        TT | Đơn vị | Dự toán | Thực hiện | Tỷ lệ (%)
        1 | Phường An Biên | 12.000 | 3.000 | 25
         | Tổng cộng | 22.000 | 6.300 | 28,6
        """,
        """
        12.000 triệu đồng | target | thu ngân sách phường An Biên | 2025 | Dự toán
        3.000 triệu đồng | actual | thu ngân sách phường An Biên | 2025-01/2025-03
        25 % | of_target | thu ngân sách phường An Biên | 2025-01/2025-03 | Dự toán | 2
        22.000 triệu đồng | target | thu ngân sách | 2025 | Dự toán
        6.300 triệu đồng | actual | thu ngân sách | 2025-01/2025-03
        28,6 % | of_target | thu ngân sách | 2025-01/2025-03 | Dự toán | 5
        """,
    ),
    "wards as columns": (
        "2025-04",
        """
        TT | Chỉ tiêu | ĐVT | Toàn quận | An Biên | Hàng Kênh
        1 | Số hộ nghèo | hộ | 30 | 10 | 20
        """,
        """
        30 hộ | actual | Số hộ nghèo | 2025-04
        10 hộ | actual | Số hộ nghèo An Biên | 2025-04
        20 hộ | actual | Số hộ nghèo Hàng Kênh | 2025-04
        """,
    ),
    "months and their quarter": (
        "2025-01/2025-03",
        """
        TT | Chỉ tiêu | T1 | T2 | T3 | Quý I
        1 | Doanh thu du lịch (tỷ đồng) | 10 | 12,5 | 11 | 33,5
        """,
        """
        10 tỷ đồng | actual | Doanh thu du lịch | 2025-01
        12,5 tỷ đồng | actual | Doanh thu du lịch | 2025-02
        11 tỷ đồng | actual | Doanh thu du lịch | 2025-03
        33,5 tỷ đồng | actual | Doanh thu du lịch | 2025-01/2025-03
        """,
    ),
    "last year, signs in cells, a unit above the table": (
        "2025-01/2025-06",
        """
        Đơn vị tính: Tỷ đồng
        Chỉ tiêu | Thực hiện năm trước | Kế hoạch | Thực hiện | TH/KH | TH/CK
        Tổng chi ngân sách | 900 | 1.000 | 450 | 45% | 1,05 lần
        """,
        """
        900 tỷ đồng | actual | Tổng chi ngân sách | 2024
        1.000 tỷ đồng | target | Tổng chi ngân sách | 2025 | Kế hoạch
        450 tỷ đồng | actual | Tổng chi ngân sách | 2025-01/2025-06
        45% | of_target | Tổng chi ngân sách | 2025-01/2025-06 | Kế hoạch | 3
        1,05 lần | of_previous | Tổng chi ngân sách | 2025-01/2025-06 | CK | 3
        """,
    ),
    "a tree: parts, dittos, a total": (
        "2025-04",
        """
        TT | Nội dung | ĐVT | Lũy kế
        A | THU, CHI NGÂN SÁCH
        1 | Tổng thu ngân sách | tỷ đồng | 918,755
         | Trong đó: |
         | - Thuế ngoài quốc doanh | " | 300
         | - Phí | " | 12
        2 | Giải quyết việc làm
         | - Xuất khẩu | lao động | 45
         | Tổng cộng | tỷ đồng | 1.000
        """,
        """
        918,755 tỷ đồng | actual | Tổng thu ngân sách | 2025-01/2025-04
        300 tỷ đồng | actual | Thuế ngoài quốc doanh | 2025-01/2025-04
        12 tỷ đồng | actual | Tổng thu ngân sách phí | 2025-01/2025-04
        45 lao động | actual | Giải quyết việc làm xuất khẩu | 2025-01/2025-04
        1.000 tỷ đồng | actual | Tổng cộng | 2025-01/2025-04
        """,
    ),
    "projects, a column that names what it measures": (
        "2025-04",
        """
        Tên dự án | Tổng mức đầu tư (tỷ đồng) | Kế hoạch vốn 2025 (tỷ đồng) | Giải ngân đến 30/4/2025 (tỷ đồng)
        Đường Bùi Viện | 1.331 | 200 | 50
        """,
        """
        1.331 tỷ đồng | actual | Tổng mức đầu tư đường Bùi Viện | 2025-04
        200 tỷ đồng | target | Đường Bùi Viện | 2025 | Kế hoạch vốn 2025
        50 tỷ đồng | actual | Giải ngân đường Bùi Viện | 2025-01/2025-04
        """,
    ),
    "a term, ranges and rates": (
        "2020/2025",
        """
        STT | Chỉ tiêu | Đơn vị | Nghị quyết Đại hội | Kết quả 2020-2025 | Đánh giá
        1 | Tốc độ tăng giá trị sản xuất | %/năm | 12-13 | 13,5 | Vượt
        2 | Đại hội chi bộ | chi bộ | 45 | 44/45 chi bộ | Chưa đạt
        """,
        """
        at_least 12 %/năm | target | Tốc độ tăng giá trị sản xuất | 2020/2025 | Nghị quyết Đại hội
        at_most 13 %/năm | target | Tốc độ tăng giá trị sản xuất | 2020/2025 | Nghị quyết Đại hội
        13,5 %/năm | actual | Tốc độ tăng giá trị sản xuất | 2020/2025
        45 chi bộ | target | Đại hội chi bộ | 2020/2025 | Nghị quyết Đại hội
        44 chi bộ | actual | Đại hội chi bộ | 2020/2025
        45 chi bộ | target | Đại hội chi bộ | 2020/2025
        """,
    ),
    "plans of the month and of the year, a year that is not over": (
        "2025-04",
        """
        TT | Chỉ tiêu | ĐVT | KH tháng | TH tháng | Năm 2025 | Năm 2025 | Năm 2025
        TT | Chỉ tiêu | ĐVT | KH tháng | TH tháng | KH | TH | Ước cả năm
        1 | Diện tích lúa | ha | 100 | 90 | 500 | 300 | 505
        """,
        """
        100 ha | target | Diện tích lúa | 2025-04 | KH tháng
        90 ha | actual | Diện tích lúa | 2025-04
        500 ha | target | Diện tích lúa | 2025 | Năm 2025 KH
        300 ha | actual | Diện tích lúa | 2025-01/2025-04
        about 505 ha | actual | Diện tích lúa | 2025
        """,
    ),
    "percentages under the names of what they are of": (
        "2025-04",
        """
        TT | Chỉ tiêu | ĐVT | KH TP giao | KH quận | Lũy kế | KH TP (%) | KH quận | Cùng kỳ (%)
        1 | Thu ngân sách | tỷ đồng | 1.837 | 1.900 | 918,755 | 50,0 | 48,4% | 105,3
        """,
        """
        1.837 tỷ đồng | target | Thu ngân sách | 2025 | KH TP giao
        1.900 tỷ đồng | target | Thu ngân sách | 2025 | KH quận
        918,755 tỷ đồng | actual | Thu ngân sách | 2025-01/2025-04
        50,0 % | of_target | Thu ngân sách | 2025-01/2025-04 | KH TP giao | 3
        48,4% | of_target | Thu ngân sách | 2025-01/2025-04 | KH quận | 3
        105,3 % | of_previous | Thu ngân sách | 2025-01/2025-04 | Cùng kỳ | 3
        """,
    ),
    "rates, whose plans and results are percentages": (
        "2025",
        """
        TT | Chỉ tiêu | ĐVT | Kế hoạch (%) | Thực hiện (%) | Cùng kỳ
        1 | Tỷ lệ bao phủ bảo hiểm y tế | % | 95 | 96,5 | 94,2%
        """,
        """
        95 % | target | Tỷ lệ bao phủ bảo hiểm y tế | 2025 | Kế hoạch
        96,5 % | actual | Tỷ lệ bao phủ bảo hiểm y tế | 2025
        94,2% | actual | Tỷ lệ bao phủ bảo hiểm y tế | 2024
        """,
    ),
    "short forms, two columns called chỉ tiêu": (
        "2025-04",
        """
        TT | CHỈ TIÊU | ĐVT | CHỈ TIÊU NGHỊ QUYẾT | ƯTH 4T/2025 | CK 2024 | % CK
        1 | Số hộ dùng nước sạch | HỘ | 1.000 | 450 | 400 | 112,5
        """,
        """
        1.000 hộ | target | Số hộ dùng nước sạch | 2025 | CHỈ TIÊU NGHỊ QUYẾT
        about 450 hộ | actual | Số hộ dùng nước sạch | 2025-01/2025-04
        400 hộ | actual | Số hộ dùng nước sạch | 2024-01/2024-04
        112,5 % | of_previous | Số hộ dùng nước sạch | 2025-01/2025-04 | CK | 2
        """,
    ),
    "a plan exceeded": (
        "2024",
        """
        TT | Chỉ tiêu | ĐVT | Chỉ tiêu giao | Kết quả | Tăng, giảm so với chỉ tiêu giao (%)
        1 | Kết nạp đảng viên | đảng viên | 100 | 105 | 5
        2 | Thành lập chi bộ | chi bộ | 20 | 18 | -10
        """,
        """
        100 đảng viên | target | Kết nạp đảng viên | 2024 | Chỉ tiêu giao
        105 đảng viên | actual | Kết nạp đảng viên | 2024
        5 % | of_target | Kết nạp đảng viên | 2024 | Chỉ tiêu giao | 2
        20 chi bộ | target | Thành lập chi bộ | 2024 | Chỉ tiêu giao
        18 chi bộ | actual | Thành lập chi bộ | 2024
        -10 % | of_target | Thành lập chi bộ | 2024 | Chỉ tiêu giao | 5
        """,
    ),
}


def lines(drawn):
    return [line.strip(" ") for line in drawn.strip("\n").splitlines() if line.strip(" ")]


def table(drawn):
    return "\n".join(line.removeprefix("        ") for line in drawn.strip("\n").splitlines())


def told(figure):
    unit = "" if figure.unit in figure.text else f" {figure.unit}"
    bound = f"{figure.bound} " if figure.bound else ""
    parts = [f"{bound}{figure.text}{unit}", figure.role, figure.measure, figure.period, figure.base, figure.of]
    while parts[-1] is None:
        parts.pop()
    return " | ".join("" if part is None else str(part) for part in parts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout):
    reviewed, drawn, expected = LAYOUTS[layout]
    text = table(drawn)

    figures = read_tables(text, Setting(None, Period.parse(reviewed), None))

    assert [told(figure) for figure in figures] == lines(expected)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)


def test_a_plan_exceeded_is_more_than_a_hundred_percent_of_it():
    reviewed, drawn, _ = LAYOUTS["a plan exceeded"]

    figures = read_tables(table(drawn), Setting(None, Period.parse(reviewed), None))

    assert [int(figure.value) for figure in figures if figure.unit == "%"] == [105, 90]
