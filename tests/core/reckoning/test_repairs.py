"""Which slip is offered first where numbers disagree."""

import pytest

from giaoban.core.reckoning import RepairKind, reckon

PLAN = {"base": "kế hoạch thành phố giao", "of": 1}
PLANNED = {"period": "2025", "base": "kế hoạch thành phố giao"}

FIRST = [
    # Zeros at the end come from a slip rather than from the report.
    (
        "thu 62 tỷ đồng/100.000 tỷ đồng, bằng 62% kế hoạch thành phố giao",
        [("62 tỷ đồng", "actual"), ("100.000 tỷ đồng", "target", PLANNED), ("62%", "of_target", PLAN)],
        ("100.000 tỷ đồng", "100 tỷ đồng"),
    ),
    # A percentage of a plan is seldom above two hundred.
    (
        "thu 62,5 tỷ đồng/100,5 tỷ đồng, bằng 622% kế hoạch thành phố giao",
        [("62,5 tỷ đồng", "actual"), ("100,5 tỷ đồng", "target", PLANNED), ("622%", "of_target", PLAN)],
        ("622%", "62,2%"),
    ),
    # Nobody counts 3,8 schools.
    (
        "38 trường/45 trường, bằng 8,44% kế hoạch thành phố giao",
        [("38 trường", "actual"), ("45 trường", "target", PLANNED), ("8,44%", "of_target", PLAN)],
        ("8,44%", "84,4%"),
    ),
    # "vượt 468,9%" beside a plan: more by so much, or so much in all?
    (
        "thu 468,9 tỷ đồng/100 tỷ đồng, vượt 468,9% kế hoạch thành phố giao",
        [
            ("468,9 tỷ đồng", "actual"),
            ("100 tỷ đồng", "target", PLANNED),
            ("468,9%", "of_target", PLAN | {"value": "568.9"}),
        ],
        ("468,9%", "468,9%"),
    ),
]


@pytest.mark.parametrize(("text", "said", "repair"), FIRST)
def test_likeliest_repair(stated, text, said, repair):
    finding = reckon(stated(text, said)).findings[0]

    assert (finding.repairs[0].before, finding.repairs[0].after) == repair
    assert finding.repairs[0].message.endswith("?")


def test_percentages_beside_each_others_base_are_offered_as_swapped(stated):
    text = "thu 62 tỷ đồng/124 tỷ đồng, bằng 40% dự toán tỉnh giao, 50% dự toán HĐND quận giao"
    said = [
        ("62 tỷ đồng", "actual"),
        ("124 tỷ đồng", "target", {"period": "2025", "base": "dự toán tỉnh giao"}),
        ("40%", "of_target", {"base": "dự toán tỉnh giao", "of": 1}),
        ("50%", "of_target", {"base": "dự toán HĐND quận giao", "of": 1}),
    ]

    repairs = reckon(stated(text, said)).findings[0].repairs

    assert (RepairKind.BASE, "40%", "50%") in [(one.kind, one.before, one.after) for one in repairs]


def test_a_number_left_from_an_earlier_period_is_asked_about(stated):
    before = stated("thu 301,5 tỷ đồng", [("301,5 tỷ đồng", "actual", {"period": "2025-03"})], source="3.txt")
    text = "thu 301,5 tỷ đồng/1.000 tỷ đồng, bằng 40% kế hoạch thành phố giao"
    said = [("301,5 tỷ đồng", "actual"), ("1.000 tỷ đồng", "target", PLANNED), ("40%", "of_target", PLAN)]

    repairs = [one for finding in reckon([*before, *stated(text, said)]).findings for one in finding.repairs]

    assert "Có phải 301,5 tỷ đồng chép lại từ tháng 3/2025, chưa cập nhật?" in [one.message for one in repairs]


RANGES = [
    ("lãi từ 14 đến 16 triệu đồng/ha", ["14", "16 triệu đồng/ha"], []),
    ("lãi từ 14 đến 14 triệu đồng/ha", ["14", "14 triệu đồng/ha"], []),
    ("lãi 1,2 - 1,3 triệu đồng/ha", ["1,2", "1,3 triệu đồng/ha"], []),
    (
        "lãi từ 16 đến 14 triệu đồng/ha",
        ["16", "14 triệu đồng/ha"],
        ["Ghi từ 16 đến 14 triệu đồng/ha (lãi), nhưng số đầu lớn hơn số sau."],
    ),
    (
        "lãi 13 - 1,2 triệu đồng/ha",
        ["13", "1,2 triệu đồng/ha"],
        ["Ghi từ 13 đến 1,2 triệu đồng/ha (lãi), nhưng số đầu lớn hơn số sau."],
    ),
    # A comma parts two numbers, not the ends of one.
    ("lãi 16, 14 triệu đồng/ha", ["16", "14 triệu đồng/ha"], []),
]


@pytest.mark.parametrize(("text", "words", "messages"), RANGES)
def test_ends_of_a_range_are_two_numbers_in_order(stated, text, words, messages):
    said = [(one, "actual", {"measure": "lãi", "unit": "triệu đồng/ha"}) for one in words]

    assert [finding.message for finding in reckon(stated(text, said)).findings] == messages
