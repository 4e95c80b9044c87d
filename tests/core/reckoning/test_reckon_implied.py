"""Plans and earlier results that follow from what is printed."""

import pytest

from giaoban.core.reckoning import reckon

OWNER = "kế hoạch thành phố giao"

IMPLIED = [
    (
        "tháng 4 thu 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao; 4 tháng 1.856,717 tỷ đồng, bằng 101% kế hoạch "
        "thành phố giao",
        [
            ("918,755 tỷ đồng", "actual", {"period": "2025-04"}),
            ("50%", "of_target", {"base": OWNER, "of": 1, "period": "2025-04"}),
            ("1.856,717 tỷ đồng", "actual"),
            ("101%", "of_target", {"base": OWNER, "of": 3}),
        ],
        ["từ 1.829,3 đến 1.847,5 tỷ đồng"],
    ),
    # The plan without an owner is the one whose owner the report names.
    (
        "tháng 4 thuế 96,4 tỷ đồng, bằng 18% kế hoạch thành phố giao; 4 tháng 321,5 tỷ đồng, bằng 58% kế hoạch",
        [
            ("96,4 tỷ đồng", "actual", {"period": "2025-04"}),
            ("18%", "of_target", {"base": OWNER, "of": 1, "period": "2025-04"}),
            ("321,5 tỷ đồng", "actual"),
            ("58%", "of_target", {"base": "kế hoạch", "of": 3}),
        ],
        ["từ 549,5 đến 551,1 tỷ đồng"],
    ),
    # Of people, the one whole number that is left.
    (
        "kết nạp 103 đảng viên, bằng 39,5% chỉ tiêu Thành ủy giao",
        [
            ("103 đảng viên", "actual", {"measure": "kết nạp đảng viên"}),
            ("39,5%", "of_target", {"base": "chỉ tiêu Thành ủy giao", "of": 1, "measure": "kết nạp đảng viên"}),
        ],
        ["là 261 đảng viên"],
    ),
    # Last year's result.
    (
        "thu 1.856,717 tỷ đồng, bằng 303% cùng kỳ năm trước",
        [("1.856,717 tỷ đồng", "actual"), ("303%", "of_previous", {"base": "cùng kỳ năm trước", "of": 1})],
        ["4 tháng đầu năm 2024 nằm trong khoảng từ 611,8 đến 613,8 tỷ đồng"],
    ),
    # One digit says too little.
    (
        "thu 40 tỷ đồng, bằng 2% kế hoạch thành phố giao",
        [("40 tỷ đồng", "actual"), ("2%", "of_target", {"base": OWNER, "of": 1})],
        [],
    ),
]


@pytest.mark.parametrize(("text", "said", "ranges"), IMPLIED, ids=lambda value: str(value)[:40])
def test_implied(stated, text, said, ranges):
    reckoning = reckon(stated(text, said))

    assert reckoning.findings == ()
    assert len(reckoning.implied) == len(ranges)
    for implied, words in zip(reckoning.implied, ranges, strict=True):
        assert words in implied.message
        assert all(statement.figure.text in text for statement in implied.statements)


def test_disputed_numbers_imply_nothing(stated):
    text = "tháng 4 thu 100,0 tỷ đồng, bằng 50% kế hoạch TP giao; 4 tháng 300,0 tỷ đồng, bằng 50% kế hoạch TP giao"
    said = [
        ("100,0 tỷ đồng", "actual", {"period": "2025-04"}),
        ("50%", "of_target", {"base": OWNER, "of": 1, "period": "2025-04"}),
        ("300,0 tỷ đồng", "actual"),
        ("50%", "of_target", {"base": OWNER, "of": 3}),
    ]

    reckoning = reckon(stated(text, said))

    assert len(reckoning.findings) == 1
    assert reckoning.implied == ()


def test_printed_plan_is_not_implied(stated):
    text = "thu 620 tỷ đồng, bằng 62% dự toán thành phố giao là 1.000 tỷ đồng"
    said = [
        ("620 tỷ đồng", "actual"),
        ("62%", "of_target", {"base": "dự toán thành phố giao", "of": 1}),
        ("1.000 tỷ đồng", "target", {"period": "2025"}),
    ]

    assert reckon(stated(text, said)).implied == ()


def test_checked_and_unchecked(stated):
    text = "thu 620 tỷ đồng, bằng 62% dự toán thành phố giao là 1.000 tỷ đồng; trồng 12.000 cây"
    said = [
        ("620 tỷ đồng", "actual"),
        ("62%", "of_target", {"base": "dự toán thành phố giao", "of": 1}),
        ("1.000 tỷ đồng", "target", {"period": "2025"}),
        ("12.000 cây", "actual", {"measure": "trồng cây"}),
    ]
    made = stated(text, said)

    reckoning = reckon(made)

    assert reckoning.checked == tuple(statement.key for statement in made[:3])
    assert reckoning.unchecked == (made[3].key,)
    assert reckoning.coverage == 0.75
