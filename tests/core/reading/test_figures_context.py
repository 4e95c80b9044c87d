"""What a number leaves out and the words around it give: measure, unit, base, period, the result that it describes."""

import pytest

from giaoban.core.reading import read

MEASURES = [
    ("Theo đó, tổng thu ngân sách (NSNN) ước đạt 5 tỷ đồng.", ["tổng thu ngân sách"]),
    ("Ông An cho biết, năm 2020 kim ngạch xuất khẩu đạt 3 tỷ USD.", ["kim ngạch xuất khẩu"]),
    ("Đảng bộ xã đã kết nạp được 6 đảng viên.", ["kết nạp đảng viên"]),
    ("Lực lượng kiểm lâm phát hiện 15 vụ phá rừng.", ["vụ phá rừng"]),
    ("95% hộ gia đình đạt gia đình văn hóa.", ["hộ gia đình đạt gia đình văn hóa"]),
    ("Thành phố đặt mục tiêu tăng độ che phủ rừng lên 41,3%.", ["độ che phủ rừng"]),
    ("Cơ cấu kinh tế: nông nghiệp 20%, dịch vụ 80%.", ["Cơ cấu kinh tế nông nghiệp", "Cơ cấu kinh tế dịch vụ"]),
    ("Xã có 31 cơ sở mộc với 248 lao động.", ["cơ sở mộc", "lao động cơ sở mộc"]),
    ("Thu nội địa và thu xuất khẩu lần lượt tăng 3% và 4%.", ["Thu nội địa", "thu xuất khẩu"]),
    ("Thu đạt 5 tỷ đồng, bằng 60% dự toán, tăng 4%.", ["Thu", "Thu", "Thu"]),
]
UNITS = [
    ("Kết nạp 10/26 đảng viên.", ["đảng viên", "đảng viên"]),
    ("Phấn đấu tăng 10 - 11%.", ["%", "%"]),
    ("Kỷ luật 17 đảng viên, gồm: khiển trách 10, cảnh cáo 7.", ["đảng viên", "đảng viên", "đảng viên"]),
    ("Thu nhập tăng từ 21 lên 25,3 triệu đồng.", ["triệu đồng", "triệu đồng"]),
    ("Thu 143 tỷ 034 triệu đồng.", ["tỷ đồng"]),
]
BASES = [
    ("Thu đạt 50% kế hoạch thành phố giao, 48% kế hoạch quận.", ["kế hoạch thành phố giao", "kế hoạch quận"]),
    ("Thu tăng 3% so với cùng kỳ năm 2020 và giảm 1% so với tháng trước.", ["cùng kỳ năm 2020", "tháng trước"]),
    ("So với cùng kỳ, thu nội địa tăng 2%; thu xuất khẩu tăng 3%.", ["cùng kỳ", "cùng kỳ"]),
    ("So với nhiệm kỳ trước tăng trên 40 tỷ đồng.", ["nhiệm kỳ trước"]),
    ("Thu đạt 87% và 81% dự toán tỉnh, huyện giao.", ["dự toán tỉnh, huyện giao", "dự toán tỉnh, huyện giao"]),
    # A period alone is when, not against what.
    ("Tỷ lệ hộ nghèo còn 1,2% năm 2025.", [None]),
]
PERIODS = [
    ("Tháng 4/2025, thu đạt 5 tỷ đồng, chi đạt 3 tỷ đồng.", ["2025-04", "2025-04"]),
    ("Tháng 4/2025 thu 5 tỷ đồng; lũy kế 4 tháng thu 19 tỷ đồng.", ["2025-04", "2025-01/2025-04"]),
    (
        "Tháng 4/2025, kết nạp 3 đảng viên (4 tháng kết nạp 10 đảng viên), xóa tên 1 đảng viên.",
        ["2025-04", "2025-01/2025-04", "2025-04"],
    ),
    ("Năm 2016, tín dụng tăng 11%, cùng kỳ năm trước tăng 10%.", ["2016", "2015"]),
    ("Phát hiện 15 vụ phá rừng trong 9 tháng đầu năm 2016.", ["2016-01/2016-09"]),
    ("Năm 2017 thu 9 tỷ đồng. Mục tiêu đến năm 2020, thu 12 tỷ đồng.", ["2017", "2020"]),
    ("4 tháng đầu năm 2025, kết nạp 10/26 đảng viên.", ["2025-01/2025-04", "2025"]),
    ("Năm 2021 tăng 15,3%; năm 2022 tăng 20,9%.", ["2021", "2022"]),
    ("Tính đến 15/8/2017, thu đạt 706 tỷ đồng.", ["2017-01/2017-08"]),
    # A period in a base, in brackets without a figure or after "so với" governs nothing.
    ("Năm 2020 thu tăng 3% so với năm 2019, đạt 5 tỷ đồng.", ["2020", "2020"]),
    ("Năm 2020, hội đồng (tái lập từ tháng 5/2016) họp, thu đạt 5 tỷ đồng.", ["2020"]),
    ("Thu đạt 5 tỷ đồng.", ["None"]),
]  # fmt: skip
LINKS = [
    ("Thu đạt 5 tỷ đồng, bằng 60% dự toán, tăng 4% so với cùng kỳ.", [None, 1, 1]),
    ("Thu đạt 5 tỷ đồng, tăng 4%; chi đạt 3 tỷ đồng, giảm 2%.", [None, 1, None, 3]),
    ("Bội chi chỉ bằng 22,6% dự toán, đạt 40 tỷ đồng.", [2, None]),
    ("Năm 2016 thu 5 tỷ đồng, tăng 4% (cùng kỳ năm trước tăng 3%).", [None, 1, None]),
    ("Kết nạp 10/26 đảng viên, bằng 38,5% chỉ tiêu.", [None, None, 1]),
    ("Thu đạt 5 tỷ đồng. Kinh tế tăng 4%.", [None, None]),
]


def of(text, field):
    return [getattr(figure, field) for figure in read(text).figures]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measure(text, expected):
    assert of(text, "measure") == expected


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_unit(text, expected):
    assert of(text, "unit") == expected


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_base(text, expected):
    assert of(text, "base") == expected


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text, expected):
    assert [str(period) for period in of(text, "period")] == expected


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_link(text, expected):
    assert of(text, "of") == expected


def test_a_section_that_sets_targets_makes_its_figures_targets():
    text = (
        "I. KẾT QUẢ NĂM 2021\nThu đạt 5 tỷ đồng.\n"
        "II. CHỈ TIÊU NĂM 2022\n1. Thu ngân sách\n- Thu: 6 tỷ đồng.\n- Kết nạp 9 đảng viên."
    )

    figures = read(text).figures

    assert [(str(figure.role), str(figure.period)) for figure in figures] == [
        ("actual", "2021"),
        ("target", "2022"),
        ("target", "2022"),
    ]


def test_a_weak_reading_says_so():
    (_, share) = read("Thu đạt 8 tỷ đồng, đạt 40%.").figures

    assert share.doubt == "Tỷ lệ không nói là so với gì; hiểu là so với kế hoạch"
    assert "bare-percent" in share.rules


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Năm 2025, giải quyết đúng hạn 3.197 hồ sơ, đạt 97,4%.", "actual"),
        ("Quý I/2024, bộ phận một cửa trả trước hạn 412 hồ sơ, đạt 88%.", "actual"),
        ("Năm 2023, phường trả trong hạn 1.204 hồ sơ, đạt 99,1%.", "actual"),
        ("Năm 2022, có 415 đơn được trả lời đúng quy định, đạt 92%.", "actual"),
        ("Năm 2024, xã thi công đúng tiến độ 14 công trình, đạt 87,5%.", "actual"),
        # Of the plan, as after any other count or amount.
        ("Năm 2024, quận tuyển 540 người, đạt 60%.", "of_target"),
        ("Năm 2024, thu ngân sách đạt 8 tỷ đồng, đạt 40%.", "of_target"),
    ],
)
def test_a_percentage_of_cases_handled_as_they_should_is_their_share(text, role):
    assert [str(figure.role) for figure in read(text).figures][-1] == role
