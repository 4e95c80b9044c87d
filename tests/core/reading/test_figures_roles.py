"""What a number says of itself: each construction with examples, and the numbers that are no figures."""

import pytest

from giaoban.core.reading import read

RESULTS = [
    ("Thu ngân sách đạt 918,755 tỷ đồng.", [("918,755 tỷ đồng", "actual", "918.755")]),
    ("Tỷ lệ hộ nghèo còn 0,5%.", [("0,5%", "actual", "0.5")]),
    ("Các chi bộ kết nạp 12 đảng viên.", [("12 đảng viên", "actual", "12")]),
    ("Toàn xã hiện có hai doanh nghiệp.", [("hai doanh nghiệp", "actual", "2")]),
    ("Khách quốc tế chiếm 37% tổng lượt khách.", [("37%", "actual", "37")]),
    ("Xảy ra 04 vụ trộm cắp, 1 vụ đánh nhau.", [("04 vụ", "actual", "4"), ("1 vụ", "actual", "1")]),
    ("Cơ cấu kinh tế: nông nghiệp 20%, dịch vụ 80%.", [("20%", "actual", "20"), ("80%", "actual", "80")]),
]
FRACTIONS = [
    ("Kết nạp 10/26 đảng viên.", [("10", "actual", "10"), ("26 đảng viên", "target", "26")]),
    ("Huyện đạt 16/17 chỉ tiêu.", [("16", "actual", "16"), ("17 chỉ tiêu", "target", "17")]),
    ("Có 5/9 xã đạt chuẩn.", [("5", "actual", "5"), ("9 xã", "target", "9")]),
    (
        "Trồng 15/20 ha, đạt 75%.",
        [("15", "actual", "15"), ("20 ha", "target", "20"), ("75%", "of_target", "75")],
    ),
    ("Trong 12 chỉ tiêu có 9 chỉ tiêu đạt.", [("12 chỉ tiêu", "target", "12"), ("9 chỉ tiêu", "actual", "9")]),
    # In a ranking only the place is a figure; a map's scale is none.
    ("Chỉ số PCI đứng thứ 12/63 tỉnh, thành phố.", [("12", "rank", "12")]),
    ("Lập bản đồ tỷ lệ 1/2000.", []),
]
AGAINST_A_PLAN = [
    ("Thu đạt 50% kế hoạch thành phố giao.", [("50%", "of_target", "50")]),
    ("Chi bằng 62% so với dự toán.", [("62%", "of_target", "62")]),
    ("Thu vượt 5% dự toán.", [("5%", "of_target", "105")]),
    ("Thu hụt 4% so với kế hoạch.", [("4%", "of_target", "96")]),
    ("Thu tăng 12% so với dự toán.", [("12%", "of_target", "112")]),
    ("Thu đạt 8 tỷ đồng, đạt 40%.", [("8 tỷ đồng", "actual", "8"), ("40%", "of_target", "40")]),
    (
        "Đón 6 triệu lượt khách, đạt 80% kế hoạch năm (7,5 triệu lượt khách).",
        [
            ("6 triệu lượt khách", "actual", "6"),
            ("80%", "of_target", "80"),
            ("7,5 triệu lượt khách", "target", "7.5"),
        ],
    ),
    # A share of people is a result, not a part of a plan.
    (
        "Tiếp nhận 20 đơn, giải quyết xong 18 đơn, đạt 90%.",
        [("20 đơn", "actual", "20"), ("18 đơn", "actual", "18"), ("90%", "actual", "90")],
    ),
]  # fmt: skip
AGAINST_AN_EARLIER_PERIOD = [
    ("Doanh thu tăng 15,3% so với cùng kỳ.", [("15,3%", "growth", "15.3")]),
    ("Doanh thu giảm 1,09% so với năm trước.", [("1,09%", "growth", "-1.09")]),
    ("Xuất khẩu bằng 303% so với cùng kỳ.", [("303%", "of_previous", "303")]),
    ("Thu nhập gấp 2,3 lần năm 2008.", [("2,3 lần", "of_previous", "2.3")]),
    ("Doanh thu tăng 3 lần so với năm 2015.", [("3 lần", "growth", "3")]),
    ("Xử lý 90 vụ, giảm 12 vụ so với cùng kỳ.", [("90 vụ", "actual", "90"), ("12 vụ", "growth", "-12")]),
    ("Số vụ cháy giảm 3 vụ.", [("3 vụ", "growth", "-3")]),
    ("Năng suất cao hơn cùng kỳ 1,3 tạ/ha.", [("1,3 tạ/ha", "growth", "1.3")]),
    ("Tỷ lệ giải ngân thấp hơn 4,2 điểm % so với cùng kỳ.", [("4,2 điểm %", "growth", "-4.2")]),
    ("Kinh tế tăng trưởng bình quân 7,5%/năm.", [("7,5%/năm", "growth", "7.5")]),
    # A level reached, and the one before it, are results.
    ("Tỷ lệ hộ nghèo giảm từ 5% xuống còn 2%.", [("5%", "actual", "5"), ("2%", "actual", "2")]),
    ("Nâng số xã đạt chuẩn lên 12 xã.", [("12 xã", "actual", "12")]),
    ("Trong tháng giảm 25 hộ nghèo.", [("25 hộ", "actual", "25")]),
]
AIMS = [
    ("Phấn đấu kết nạp 168 đảng viên trở lên.", [("168 đảng viên", "target", "168")]),
    ("Thành phố đặt mục tiêu đến năm 2020 giảm tỷ lệ chôn lấp xuống dưới 50%.", [("50%", "target", "50")]),
    ("Mục tiêu năm 2026 giảm 15 - 20% số vụ vi phạm.", [("15", "target", "15"), ("20%", "target", "20")]),
    ("Dự toán thu năm nay là 400 tỷ đồng.", [("400 tỷ đồng", "target", "400")]),
    ("Năm nay, ngành thuế được giao 222 tỷ đồng.", [("222 tỷ đồng", "target", "222")]),
    (
        "Thu 6 tỷ đồng so với chỉ tiêu được giao là 4,5 tỷ đồng (tăng 34%).",
        [("6 tỷ đồng", "actual", "6"), ("4,5 tỷ đồng", "target", "4.5"), ("34%", "of_target", "134")],
    ),
    # An aim ends where a result is told; a forecast is no aim.
    (
        "Mục tiêu năm nay thu 9 tỷ đồng, đến nay đã thu được 7 tỷ đồng.",
        [("9 tỷ đồng", "target", "9"), ("7 tỷ đồng", "actual", "7")],
    ),
    ("Thu ngân sách có thể hụt 15 tỷ đồng.", [("15 tỷ đồng", "actual", "15")]),
    ("Đã hoàn thành chỉ tiêu giảm nghèo, tỷ lệ hộ nghèo còn 2%.", [("2%", "actual", "2")]),
]
RANKS = [
    ("Chỉ số cải cách hành chính xếp thứ nhất.", [("nhất", "rank", "1")]),
    ("Xã đứng thứ 3 toàn huyện.", [("3", "rank", "3")]),
    ("Chỉ số PCI vươn lên vị trí thứ 7.", [("7", "rank", "7")]),
    ("Thành phố lọt vào top 10 điểm đến.", [("10", "rank", "10")]),
    ("Chỉ số tăng từ thứ 17 lên thứ 2.", [("17", "rank", "17"), ("2", "rank", "2")]),
]
NO_FIGURES = [
    "Thực hiện Nghị quyết số 128/NQ-CP ngày 11/10/2021 của Chính phủ.",
    "Hội nghị lần thứ 8 họp lúc 14 giờ 30 ngày 6/5/2025.",
    "Quận xác định 9 nhiệm vụ trọng tâm, 3 khâu đột phá.",
    "Đại hội xác định 5 nhóm giải pháp chủ yếu sau:",
    "Xây dựng mô hình chính quyền địa phương 2 cấp.",
    "Nâng cấp tuyến đường 68m, dự án 2,6 ha phường Đông Hải 1.",
    "Bà Mai, 52 tuổi, công tác 30 năm trong ngành.",
    "Trụ sở tại số 18 đường Hoàng Diệu, điện thoại 0225.3821.055.",
    "Hơn 200 đại biểu đã dự lễ.",
    "Kế hoạch có hiệu lực trong 5 năm.",
]


EXAMPLES = [*RESULTS, *FRACTIONS, *AGAINST_A_PLAN, *AGAINST_AN_EARLIER_PERIOD, *AIMS, *RANKS]


@pytest.mark.parametrize(("text", "expected"), [*EXAMPLES, *((text, []) for text in NO_FIGURES)])
def test_role_and_value(text, expected):
    figures = read(text).figures

    assert [(figure.text, str(figure.role), str(figure.value)) for figure in figures] == expected
