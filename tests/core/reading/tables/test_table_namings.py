"""What names the rows and columns of a table: territories, groups, things above a role, roles that rows give.

Each example is a period under review, a table, and its figures: number and unit | role | measure | period | base | the
place of the result that it describes.
"""

import pytest
from tests.core.reading.tables.test_table_layouts import lines, table, told

from giaoban.core.periods import Period
from giaoban.core.reading.setting import Setting
from giaoban.core.reading.tables import read_tables

NAMINGS = {
    "names of wards under their kind, the thing in the caption": (
        "2024",
        """
        Kết quả vận động quỹ khuyến học năm 2024 (triệu đồng)
        STT | Phường | Kế hoạch | Thực hiện | Tỷ lệ (%)
        1 | Cửa Nam | 40 | 44 | 110
         | Tổng cộng | 40 | 44 | 110
        """,
        """
        40 triệu đồng | target | vận động quỹ khuyến học phường Cửa Nam | 2024 | Kế hoạch
        44 triệu đồng | actual | vận động quỹ khuyến học phường Cửa Nam | 2024
        110 % | of_target | vận động quỹ khuyến học phường Cửa Nam | 2024 | Kế hoạch | 2
        40 triệu đồng | target | vận động quỹ khuyến học | 2024 | Kế hoạch
        44 triệu đồng | actual | vận động quỹ khuyến học | 2024
        110 % | of_target | vận động quỹ khuyến học | 2024 | Kế hoạch | 5
        """,
    ),
    "two things above plan, result and share": (
        "2025-01/2025-09",
        """
        ĐVT: triệu đồng
        STT | Xã | Thu ngân sách | Thu ngân sách | Thu ngân sách | Chi ngân sách | Chi ngân sách
        STT | Xã | Dự toán | Thực hiện | % | Dự toán | Thực hiện
        1 | Xã Tân Hòa | 1.200 | 950 | 79,2 | 1.100 | 800
        """,
        """
        1.200 triệu đồng | target | Thu ngân sách xã Tân Hòa | 2025 | Thu ngân sách Dự toán
        950 triệu đồng | actual | Thu ngân sách xã Tân Hòa | 2025-01/2025-09
        79,2 % | of_target | Thu ngân sách xã Tân Hòa | 2025-01/2025-09 | Thu ngân sách Dự toán | 2
        1.100 triệu đồng | target | Chi ngân sách xã Tân Hòa | 2025 | Chi ngân sách Dự toán
        800 triệu đồng | actual | Chi ngân sách xã Tân Hòa | 2025-01/2025-09
        """,
    ),
    "counts and rates of a thing above": (
        "2024",
        """
        TT | Xã, thị trấn | Tổng số hộ | Hộ nghèo | Hộ nghèo
        TT | Xã, thị trấn | Tổng số hộ | Số hộ | Tỷ lệ (%)
        1 | Xã Nậm Pù | 900 | 81 | 9
         | Toàn huyện | 4.000 | 320 | 8
        """,
        """
        900 hộ | actual | Tổng số hộ xã Nậm Pù | 2024
        81 hộ | actual | Hộ nghèo xã Nậm Pù | 2024
        9 % | actual | tỷ lệ hộ nghèo xã Nậm Pù | 2024
        4.000 hộ | actual | Tổng số hộ | 2024
        320 hộ | actual | Hộ nghèo | 2024
        8 % | actual | tỷ lệ hộ nghèo | 2024
        """,
    ),
    "parts of the column to the left": (
        "2024",
        """
        STT | Địa phương | Lao động có việc làm mới (người) | Trong đó | Trong đó
        STT | Địa phương | Lao động có việc làm mới (người) | Nữ | Đi xuất khẩu
        1 | Xã An | 100 | 45 | 12
        """,
        """
        100 người | actual | Lao động có việc làm mới xã An | 2024
        45 người | actual | Lao động có việc làm mới nữ xã An | 2024
        12 người | actual | Lao động có việc làm mới đi xuất khẩu xã An | 2024
        """,
    ),
    "sections beside the names": (
        "2024",
        """
        Lĩnh vực | Chỉ tiêu | ĐVT | Chỉ tiêu giao | Kết quả
        Kinh tế | Thu phí chợ | triệu đồng | 50 | 52
        Kinh tế | Chỉnh trang tuyến phố | tuyến | 6 | 7
        Xã hội | Giải quyết việc làm | người | 640 | 655
        """,
        """
        50 triệu đồng | target | Thu phí chợ | 2024 | Chỉ tiêu giao
        52 triệu đồng | actual | Thu phí chợ | 2024
        6 tuyến | target | Chỉnh trang tuyến phố | 2024 | Chỉ tiêu giao
        7 tuyến | actual | Chỉnh trang tuyến phố | 2024
        640 người | target | Giải quyết việc làm | 2024 | Chỉ tiêu giao
        655 người | actual | Giải quyết việc làm | 2024
        """,
    ),
    "a territory above plan and result": (
        "2025-01/2025-06",
        """
        TT | Chỉ tiêu | ĐVT | Phường An Biên | Phường An Biên
        TT | Chỉ tiêu | ĐVT | KH | TH
        1 | Kết nạp đảng viên | đảng viên | 12 | 7
        """,
        """
        12 đảng viên | target | Kết nạp đảng viên Phường An Biên | 2025 | Phường An Biên KH
        7 đảng viên | actual | Kết nạp đảng viên Phường An Biên | 2025-01/2025-06
        """,
    ),
    "no heading that says what the rows are": (
        "2025-01/2025-08",
        """
        Sản lượng khai thác hải sản (tấn)
        STT | Tổ đội | Kế hoạch năm | Lũy kế | Đạt % kế hoạch
        1 | Tổ đội số 1 | 640 | 448 | 70
        2 | Tổ đội số 2 | 580 | 290 | 50
        """,
        """
        640 tấn | target | Sản lượng khai thác hải sản Tổ đội số 1 | 2025 | Kế hoạch năm
        448 tấn | actual | Sản lượng khai thác hải sản Tổ đội số 1 | 2025-01/2025-08
        70 % | of_target | Sản lượng khai thác hải sản Tổ đội số 1 | 2025-01/2025-08 | Kế hoạch năm | 2
        580 tấn | target | Sản lượng khai thác hải sản Tổ đội số 2 | 2025 | Kế hoạch năm
        290 tấn | actual | Sản lượng khai thác hải sản Tổ đội số 2 | 2025-01/2025-08
        50 % | of_target | Sản lượng khai thác hải sản Tổ đội số 2 | 2025-01/2025-08 | Kế hoạch năm | 5
        """,
    ),
    "months across, rows of plans and of results": (
        "2025-01/2025-02",
        """
        Chỉ tiêu | Nội dung | Tháng 1 | Tháng 2
        Thu thuế | Kế hoạch | 100 triệu đồng | 120 triệu đồng
        Thu thuế | Thực hiện | 90 triệu đồng | 126 triệu đồng
        Thu thuế | Tỷ lệ (%) | 90 | 105
        """,
        """
        100 triệu đồng | target | Thu thuế | 2025-01 | Kế hoạch
        120 triệu đồng | target | Thu thuế | 2025-02 | Kế hoạch
        90 triệu đồng | actual | Thu thuế | 2025-01
        126 triệu đồng | actual | Thu thuế | 2025-02
        90 % | of_target | Thu thuế | 2025-01 | Kế hoạch | 3
        105 % | of_target | Thu thuế | 2025-02 | Kế hoạch | 4
        """,
    ),
    "indicators across, rows of plan, result and share": (
        "2024",
        """
        Nội dung | Thu ngân sách (tỷ đồng) | Kết nạp đảng viên (đảng viên)
        Kế hoạch | 100 | 20
        Thực hiện | 105 | 19
        TH/KH (%) | 105 | 95
        """,
        """
        100 tỷ đồng | target | Thu ngân sách | 2024 | Kế hoạch
        20 đảng viên | target | Kết nạp đảng viên | 2024 | Kế hoạch
        105 tỷ đồng | actual | Thu ngân sách | 2024
        19 đảng viên | actual | Kết nạp đảng viên | 2024
        105 % | of_target | Thu ngân sách | 2024 | Kế hoạch | 3
        95 % | of_target | Kết nạp đảng viên | 2024 | Kế hoạch | 4
        """,
    ),
    "acts behind the words for plan and result, counted like the column before them": (
        "2025-01/2025-06",
        """
        STT | Xã | Tổng số hộ nghèo | Kế hoạch sửa chữa nhà tạm | Đã khởi công
        1 | Xã Bản Lang | 300 | 40 | 30
        """,
        """
        300 hộ | actual | Tổng số hộ nghèo xã Bản Lang | 2025-01/2025-06
        40 hộ | target | sửa chữa nhà tạm xã Bản Lang | 2025 | Kế hoạch sửa chữa nhà tạm
        30 hộ | actual | khởi công xã Bản Lang | 2025-01/2025-06
        """,
    ),
    "a caption in capitals, up to a day": (
        "2025",
        """
        KẾT QUẢ THU QUỸ PHÒNG CHỐNG THIÊN TAI ĐẾN NGÀY 30/9/2025
        Đơn vị: nghìn đồng
        STT | Đơn vị | Kế hoạch | Thực hiện
        1 | Thôn Đông | 1.000 | 800
        """,
        """
        1.000 nghìn đồng | target | thu quỹ phòng chống thiên tai thôn Đông | 2025 | Kế hoạch
        800 nghìn đồng | actual | thu quỹ phòng chống thiên tai thôn Đông | 2025-01/2025-09
        """,
    ),
    "comparisons that name the period compared": (
        "2025-03",
        """
        Sản phẩm | ĐVT | Tháng 3/2025 | Quý I/2025 | Tháng 3/2025 so với cùng kỳ (%) | Quý I so với cùng kỳ (%)
        Đường | tấn | 100 | 290 | 110,5 | 108,3
        """,
        """
        100 tấn | actual | Đường | 2025-03
        290 tấn | actual | Đường | 2025-01/2025-03
        110,5 % | of_previous | Đường | 2025-03 | cùng kỳ | 1
        108,3 % | of_previous | Đường | 2025-01/2025-03 | cùng kỳ | 2
        """,
    ),
    "a plan of the beginning of the year, a part of what is compared": (
        "2024-01/2024-06",
        """
        TT | Nội dung | ĐVT | Dự toán đầu năm | Thực hiện quý II | Thực hiện 6 tháng | % so cùng kỳ
        1 | Chi lương | triệu đồng | 100 | 30 | 61 | 104
        """,
        """
        100 triệu đồng | target | Chi lương | 2024 | Dự toán đầu năm
        30 triệu đồng | actual | Chi lương | 2024-04/2024-06
        61 triệu đồng | actual | Chi lương | 2024-01/2024-06
        104 % | of_previous | Chi lương | 2024-01/2024-06 | cùng kỳ | 3
        """,
    ),
    "what was added to a plan is no result, and a share of it has its result": (
        "2025-01/2025-08",
        """
        KẾ HOẠCH VỐN NĂM 2025 (triệu đồng)
        STT | Danh mục | KH đầu năm | KH điều chỉnh | Tăng (+), giảm (-) | Giải ngân đến 31/8 | Tỷ lệ so KH điều chỉnh
        1 | Đường A | 1.000 | 1.200 | +200 | 600 | 50%
        2 | Trường B | 500 | 450 | -50 | 405 | 90%
        """,
        """
        1.000 triệu đồng | target | Đường A | 2025 | KH đầu năm
        1.200 triệu đồng | target | Đường A | 2025 | KH điều chỉnh
        600 triệu đồng | actual | Giải ngân đường A | 2025-01/2025-08
        50% | of_target | Đường A | 2025-01/2025-08 | KH điều chỉnh | 3
        500 triệu đồng | target | Trường B | 2025 | KH đầu năm
        450 triệu đồng | target | Trường B | 2025 | KH điều chỉnh
        405 triệu đồng | actual | Giải ngân trường B | 2025-01/2025-08
        90% | of_target | Trường B | 2025-01/2025-08 | KH điều chỉnh | 7
        """,
    ),
    "a column of ranks": (
        "2024",
        """
        STT | Đơn vị | Điểm đạt | Xếp hạng
        1 | Sở Nội vụ | 95,5 | 1
        """,
        """
        95,5 điểm | actual | Điểm đạt Sở Nội vụ | 2024
        1 | rank | Xếp hạng Sở Nội vụ | 2024
        """,
    ),
    "changes in whole amounts, and from the plan, which are no figures": (
        "2025-01/2025-05",
        """
        TT | Nội dung | ĐVT | Kế hoạch | Lũy kế | Chênh lệch so với KH | So với cùng kỳ năm trước (+/-)
        1 | Vụ phạm pháp hình sự | vụ | 20 | 17 | -3 | -4
        2 | Vụ cháy | vụ | 5 | 6 | 1 | 2
        """,
        """
        20 vụ | target | Vụ phạm pháp hình sự | 2025 | Kế hoạch
        17 vụ | actual | Vụ phạm pháp hình sự | 2025-01/2025-05
        -4 vụ | growth | Vụ phạm pháp hình sự | 2025-01/2025-05 | cùng kỳ năm trước | 2
        5 vụ | target | Vụ cháy | 2025 | Kế hoạch
        6 vụ | actual | Vụ cháy | 2025-01/2025-05
        2 vụ | growth | Vụ cháy | 2025-01/2025-05 | cùng kỳ năm trước | 5
        """,
    ),
}


@pytest.mark.parametrize("naming", NAMINGS)
def test_naming(naming):
    reviewed, drawn, expected = NAMINGS[naming]
    text = table(drawn)

    figures = read_tables(text, Setting(None, Period.parse(reviewed), None))

    assert [told(figure) for figure in figures] == lines(expected)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)


# Rows that say nothing of plan and result keep their names; a column of names like these has no roles.
NO_ROLES = [
    "Nội dung | Tháng 1 | Tháng 2\nKế hoạch | 5 | 6\nThu phí | 4 | 7",
    "Nội dung | Tháng 1 | Tháng 2\nThực hiện | 5 | 6\nƯớc thực hiện | 4 | 7",
]


@pytest.mark.parametrize("text", NO_ROLES)
def test_rows_give_a_role_only_where_all_of_them_do(text):
    figures = read_tables(text, Setting(None, Period.parse("2025-01/2025-02"), None))

    assert {str(figure.role) for figure in figures} == {"actual"}
