"""Whether words and headings around a number set an aim, or only name a plan, a meeting or a forecast."""

import pytest

from giaoban.core.reading import read

AIMS = [
    "Đảng bộ đề ra 18 chỉ tiêu, trong đó thu nhập bình quân đạt 75 triệu đồng.",
    "Phấn đấu tỷ lệ lao động đã qua đào tạo đạt 75%.",
    "Các đơn vị yêu cầu 100% cán bộ ký cam kết.",
    "Đại hội xác định một số chỉ tiêu chủ yếu: tăng trưởng kinh tế 9%; tỷ lệ đô thị hóa 70%.",
    "Những tháng cuối năm, tập trung giải ngân 95% vốn.",
    "Huyện sẽ trồng 30 ha rừng.",
    "HĐND tỉnh thông qua dự toán như sau:\n1. Tổng thu ngân sách: 3.790 tỷ đồng;\n2. Tổng chi: 3.500 tỷ đồng;",
    "II. CHỈ TIÊU CHỦ YẾU\n\nThu ngân sách đạt 18 tỷ đồng.",
    "E. Dự toán ngân sách năm 2025\n\n- Chương trình du lịch: 250 triệu đồng;",
]
RESULTS = [
    # A plan set before, and who gave it.
    "Thực hiện tốt kế hoạch đã đề ra: thu ngân sách đạt trên 65 tỷ đồng.",
    "Kết nạp vượt chỉ tiêu Đại hội đề ra với 14 đảng viên.",
    "Thu đạt 5.396 tỷ đồng theo chỉ tiêu phấn đấu.",
    # What stands before who tells it, and in brackets.
    "Tại hội nghị đề ra nhiệm vụ quý II, ông Bình cho biết thu đạt 12 tỷ đồng.",
    # A forecast, an estimate of worth, an event.
    "Sản lượng được dự báo sẽ đạt 175 tấn.",
    "Ký kết biên bản ghi nhớ với tổng mức đầu tư dự kiến 28 tỷ USD.",
    "Thành phố sẽ trao giấy chứng nhận cho 229 dự án.",
    "Công an kiến nghị khởi tố 16 vụ.",
    "Đơn khiếu nại 6 đơn, kiến nghị, phản ánh 44 đơn.",
    # A headline of a meeting is no section of aims, and a share of the plan tells a result.
    "HUYỆN CẨM TÂN HỌP GIAO BAN VÀ TRIỂN KHAI PHƯƠNG HƯỚNG THÁNG 6\n\nThu ngân sách đạt 18 tỷ đồng.",
    "Mục tiêu kép năm nay: thu ngân sách đạt 18 tỷ đồng theo báo cáo, đạt 25% kế hoạch.",
]
LISTED = [
    ("Các nhóm hàng tăng mạnh là thép (12%), xi măng (8,5%) và gạo (3%).", ["12", "8.5", "3"]),
    ("Một số ngành giảm so với cùng kỳ như: dệt (3,2%), in (1,5%).", ["-3.2", "-1.5"]),
    ("Cà phê tăng 675 triệu USD, tương ứng tăng 42%.", ["675", "42"]),
    ("Kinh tế tăng trưởng âm 4,9%.", ["-4.9"]),
    ("Sản lượng tăng +11% so với cùng kỳ.", ["11"]),
    ("Số vụ giảm 2 vụ, tăng 1 người chết.", ["-2", "1"]),
    ("Thu đạt 3 tỷ đồng, vượt trên 16% so với cùng kỳ.", ["16"]),
]


@pytest.mark.parametrize("text", AIMS)
def test_aims_are_targets(text):
    figures = [figure for figure in read(text).figures if figure.unit != "chỉ tiêu"]

    assert {str(figure.role) for figure in figures} == {"target"}


@pytest.mark.parametrize("text", RESULTS)
def test_results_beside_words_for_aims_are_results(text):
    assert "target" not in {str(figure.role) for figure in read(text).figures}


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_changes_have_their_direction(text, expected):
    growths = [figure for figure in read(text).figures if str(figure.role) == "growth"]

    assert [str(figure.value) for figure in growths] == expected
