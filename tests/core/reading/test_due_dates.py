"""When a target must be met: the last time ahead that is named, the next month of that name, a year without "năm"."""

import pytest

from giaoban.core.reading import read

TAKES_OVER = [
    # A later time ahead takes over from the deadline named before it.
    (
        "Sơ kết 9 tháng năm 2022. Huyện đặt mục tiêu đến 31/12 giải ngân đạt 85%; sang năm 2023, xã phấn đấu trồng 110"
        " ha rừng, xây 2 trường.",
        ["2022", "2023", "2023"],
    ),
    (
        "Sơ kết 8 tháng năm 2025. Đến hết năm 2025, tỉnh muốn thu hút 90 dự án; giai đoạn 2026-2030 bình quân 120 dự"
        " án/năm.",
        ["2025", "2026/2030"],
    ),
    ("Tổng kết năm 2018. Xã phấn đấu đến năm 2020 có 60% hộ dùng nước sạch, năm 2025 90%.", ["2020", "2025"]),
    (
        "Tổng kết năm 2018. Xã phấn đấu đến năm 2020 có 6 trường chuẩn, 12 nhà văn hóa; năm 2030 có 9 trường chuẩn.",
        ["2020", "2020", "2030"],
    ),
    ("Họp về năm 2016. Đến năm 2018, huyện phải có 4 xã đạt chuẩn, đến năm 2020 có 11 xã.", ["2018", "2020"]),
    # An earlier time, or one that only compares, does not.
    ("Họp về năm 2016. Phấn đấu đến năm 2020 thu 40 tỷ đồng, gấp 2 lần năm 2016, có 9 trường chuẩn.", ["2020"] * 3),
    ("Họp về năm 2016. Đến năm 2020, xã phấn đấu có 6 trường chuẩn, 80% hộ có nước sạch.", ["2020", "2020"]),
]
NEXT_SUCH = [
    # Work to come is due in the next month or quarter of that name.
    (
        "Tổng kết năm 2017, triển khai nhiệm vụ năm 2018\n\nNghị quyết năm 2018 xác định tuyển chọn và gọi 158 công dân"
        " nhập ngũ vào tháng 3; trồng 20 ha rừng trong quý II.",
        ["2018-03", "2018-04/2018-06"],
    ),
    ("Tổng kết năm 2020\n\nUBND huyện yêu cầu các xã trồng xong 30 ha rừng trong quý I.", ["2021-01/2021-03"]),
    ("Tổng kết năm 2020\n\nUBND huyện yêu cầu các xã tuyển 40 công dân trong tháng 2.", ["2021-02"]),
    ("Sơ kết 9 tháng năm 2021\n\nUBND huyện giao Phòng Nội vụ mở 3 lớp tập huấn trong tháng 1.", ["2022-01"]),
    ("Sơ kết 9 tháng năm 2021\n\nUBND huyện giao Phòng Nội vụ mở 3 lớp tập huấn trong tháng 11.", ["2021-11"]),
    # One whose year is told, or that is told of the year under review, stays.
    ("Tổng kết năm 2020\n\nUBND huyện yêu cầu các xã trồng xong 30 ha rừng trong quý I/2022.", ["2022-01/2022-03"]),
    ("Sơ kết 8 tháng năm 2021\n\nUBND huyện giao Phòng Nội vụ mở 3 lớp tập huấn trong tháng 8.", ["2021-08"]),
    ("Tổng kết năm 2020\n\nNăm 2020, huyện đặt mục tiêu thu 40 tỷ đồng trong quý I.", ["2020-01/2020-03"]),
]
WITHOUT_ITS_WORD = [
    # The year at the end of a stretch of time may stand without "năm".
    ("Tổng kết năm 2018. Đại hội chốt: đến 2020 tập hợp 58% thanh niên, cuối 2022 đạt 70%.", ["2020", "2022"]),
    ("Họp về năm 2016. Phấn đấu đến 2020 có 9 trường chuẩn.", ["2020"]),
    ("Họp về năm 2016. Vốn vay đến cuối 2015 đạt 37 tỷ đồng.", ["2015"]),
    ("Họp về năm 2016. Mục tiêu đến hết 2019 thu 40 tỷ đồng.", ["2019"]),
    ("Họp về năm 2016. Xã phấn đấu tới 2021 số hộ nghèo dưới 90 hộ.", ["2021"]),
    # An amount is no year.
    ("Họp về năm 2016. Thu ngân sách tăng từ 1500 đến 2019 tỷ đồng.", ["2016", "2016"]),
    ("Họp về năm 2016. Số hộ nghèo giảm còn 2015 hộ.", ["2016"]),
]
_PLAN = "KẾ HOẠCH\nChuyển đổi số phường Bắc Sông 6 tháng cuối năm 2025\nUBND phường ban hành Kế hoạch như sau:\n"
OF_A_PLAN = [
    # A plan for the rest of a year sets its aims for it; a bracket behind the work says when.
    (f"{_PLAN}I. MỤC TIÊU\n- 90% hộ có cáp quang.", ["2025-07/2025-12"]),
    (f"{_PLAN}I. NHIỆM VỤ\n1. Tổ chức 04 lớp tập huấn.", ["2025-07/2025-12"]),
    (f"{_PLAN}I. NHIỆM VỤ\n1. Kiện toàn 17 tổ công nghệ số (Phòng Văn hóa; xong trước 15/8).", ["2025-08"]),
    (f"{_PLAN}I. NHIỆM VỤ\n1. Lắp 12 điểm wifi tại khu phố (Phòng Kinh tế; tháng 9).", ["2025-09"]),
    (f"{_PLAN}I. NHIỆM VỤ\n1. Trồng 300 cây (Đoàn phường; hoàn thành trong tháng 11).", ["2025-11"]),
    # A report that only ends with such work keeps the year.
    (
        "Sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2025\n\nXã thu 3 tỷ đồng. Xã phấn đấu"
        " thu 9 tỷ đồng (đất; phí).",
        ["2025-01/2025-06", "2025"],
    ),
]
_TERM = "Tổng kết chương trình giai đoạn 2013 - 2023\n\nUBND xã yêu cầu các thôn"
NOT_IN_THE_PAST = [
    # Nothing is due in a term that is over where the sentence has named a year to come.
    (f"{_TERM} mở 5 lớp nghề đến năm 2025; duy trì 100% thôn văn hóa.", ["2025", "2025"]),
    (f"{_TERM} trồng 40 ha rừng đến năm 2026; nâng tỷ lệ hộ khá lên 96%.", ["2026", "2026"]),
    (f"{_TERM} xây 3 trường đến hết năm 2027; kết nạp 40 đảng viên.", ["2027", "2027"]),
    ("Tổng kết năm 2023\n\nUBND xã yêu cầu các thôn mở 5 lớp nghề đến năm 2025; trồng 4 ha rừng.", ["2025", "2023"]),
]
TO_DATE = [
    # The year's money goes on with the count to date after a semicolon, other results go back to the month.
    (
        "Giao ban tháng 4/2018. Thu trong tháng 18 tỷ đồng, lũy kế 4 tháng 96 tỷ đồng; chi 188/521 tỷ đồng.",
        ["2018-04", "2018-01/2018-04", "2018-01/2018-04", "2018"],
    ),
    (
        "Giao ban tháng 9/2020. Chi trong tháng 8 tỷ đồng, lũy kế 9 tháng 70 tỷ đồng; thu 90/130 tỷ đồng.",
        ["2020-09", "2020-01/2020-09", "2020-01/2020-09", "2020"],
    ),
    (
        "Giao ban tháng 4/2018. Thu ngân sách trong tháng 18,4 tỷ đồng, lũy kế 4 tháng 96 tỷ đồng; xã sửa 3 km đường.",
        ["2018-04", "2018-01/2018-04", "2018-04"],
    ),
    # A bracket behind the same period of another year tells of it.
    (
        "7 tháng năm 2024, giải ngân đạt 34% kế hoạch, thấp hơn cùng kỳ năm ngoái (41,2%).",
        ["2024-01/2024-07", "2023-01/2023-07"],
    ),
    ("Năm 2024, thu đạt 98% dự toán, kém năm 2023 (104%).", ["2024", "2023"]),
]


@pytest.mark.parametrize(
    ("text", "periods"), [*TAKES_OVER, *NEXT_SUCH, *WITHOUT_ITS_WORD, *OF_A_PLAN, *NOT_IN_THE_PAST, *TO_DATE]
)
def test_due(text, periods):
    assert [figure.period and str(figure.period) for figure in read(text).figures] == periods
