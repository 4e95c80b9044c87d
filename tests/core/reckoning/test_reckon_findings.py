"""Figures that cannot all be true, and those that a careful person lets pass."""

import pytest

from giaoban.core.reckoning import FindingKind, Flip, Verdict, reckon

PLAN = {"base": "kế hoạch thành phố giao", "of": 1}
JOINED = {"measure": "kết nạp đảng viên", "unit": "đảng viên", "period": "2025-01/2025-06"}

CONTRADICTIONS = [
    (
        "kết nạp 158/261 đảng viên, bằng 65,0% chỉ tiêu Thành ủy giao",
        [
            ("158", "actual", JOINED),
            ("261 đảng viên", "target", JOINED | {"period": "2025"}),
            ("65,0%", "of_target", {"base": "chỉ tiêu Thành ủy giao", "of": 1, "period": "2025-01/2025-06"}),
        ],
        "share",
        "Ghi 65,0%, nhưng 158/261 đảng viên là 60,54%.",
    ),
    (
        "thu 620 tỷ đồng so với dự toán TP giao 1.250 tỷ đồng, bằng 62% dự toán TP giao",
        [
            ("620 tỷ đồng", "actual"),
            ("1.250 tỷ đồng", "target", {"period": "2025", "base": "dự toán TP giao"}),
            ("62%", "of_target", {"base": "dự toán TP giao", "of": 1}),
        ],
        "share",
        "Ghi 62%, nhưng 620/1.250 tỷ đồng là 49,54–49,66%.",
    ),
    (
        "tháng 4 thu 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao; 4 tháng 1.856,717 tỷ đồng, bằng 120% kế hoạch "
        "thành phố giao",
        [
            ("918,755 tỷ đồng", "actual", {"period": "2025-04"}),
            ("50%", "of_target", PLAN | {"period": "2025-04"}),
            ("1.856,717 tỷ đồng", "actual"),
            ("120%", "of_target", PLAN | {"of": 3}),
        ],
        "plan",
        "Không kế hoạch thành phố giao năm 2025 nào thỏa cả 4 số: nếu 918,755 tỷ đồng là 50% thì kế hoạch phải từ "
        "1.819,3 đến 1.856,1 tỷ đồng; nếu 1.856,717 tỷ đồng là 120% thì kế hoạch phải từ 1.540,8 đến 1.553,7 tỷ đồng.",
    ),
    (
        "quý I thu 300 tỷ đồng; đến hết tháng 4 thu 280,5 tỷ đồng",
        [("300 tỷ đồng", "actual", {"period": "2025-01/2025-03"}), ("280,5 tỷ đồng", "actual")],
        "falls",
        "Lũy kế giảm: 4 tháng đầu năm 2025 ghi 280,5 tỷ đồng, thấp hơn quý I/2025 đã ghi 300 tỷ đồng.",
    ),
    (
        "quý I thu 301,5 tỷ đồng; tháng 4 thu 98,2 tỷ đồng; 4 tháng thu 412,7 tỷ đồng",
        [
            ("301,5 tỷ đồng", "actual", {"period": "2025-01/2025-03"}),
            ("98,2 tỷ đồng", "actual", {"period": "2025-04"}),
            ("412,7 tỷ đồng", "actual"),
        ],
        "total",
        "Quý I/2025 (301,5 tỷ đồng) và tháng 4/2025 (98,2 tỷ đồng) cộng lại là từ 399,60 đến 399,80 tỷ đồng, nhưng "
        "4 tháng đầu năm 2025 ghi 412,7 tỷ đồng.",
    ),
    (
        "tổng chi 96,4 tỷ đồng, trong đó chi đầu tư 104,2 tỷ đồng",
        [
            ("96,4 tỷ đồng", "actual", {"measure": "tổng chi"}),
            ("104,2 tỷ đồng", "actual", {"measure": "chi đầu tư"}),
        ],
        "part",
        "Chi đầu tư (104,2 tỷ đồng) lớn hơn số tổng tổng chi (96,4 tỷ đồng).",
    ),
    (
        "Thu ngân sách 4 tháng đạt 321,5 tỷ đồng.\nNhư vậy thu ngân sách 4 tháng là 312,5 tỷ đồng.",
        [("321,5 tỷ đồng", "actual"), ("312,5 tỷ đồng", "actual")],
        "same",
        "Thu ngân sách 4 tháng đầu năm 2025 có 2 số khác nhau: 321,5 tỷ đồng và 312,5 tỷ đồng.",
    ),
    (
        "năm 2024 thu 400,0 tỷ đồng; năm 2025 thu 450,0 tỷ đồng, giảm 12,5% so với năm 2024",
        [
            ("400,0 tỷ đồng", "actual", {"period": "2024"}),
            ("450,0 tỷ đồng", "actual", {"period": "2025"}),
            ("12,5%", "growth", {"value": "-12.5", "period": "2025", "base": "năm 2024", "of": 2}),
        ],
        "change",
        "Ghi giảm 12,5%, nhưng từ 400,0 tỷ đồng đến 450,0 tỷ đồng là tăng 12,47–12,53%.",
    ),
]


@pytest.mark.parametrize(("text", "said", "kind", "message"), CONTRADICTIONS, ids=lambda value: str(value)[:30])
def test_contradiction(stated, text, said, kind, message):
    (finding,) = reckon(stated(text, said)).findings

    assert finding.verdict is Verdict.IMPOSSIBLE
    assert (str(finding.kind), finding.message) == (kind, message)


HONEST = [
    # Cut short instead of rounded: 103/261 is 39,46%.
    (
        "kết nạp 103/261 đảng viên, bằng 39,4% chỉ tiêu",
        [
            ("103", "actual", JOINED),
            ("261 đảng viên", "target", JOINED | {"period": "2025"}),
            ("39,4%", "of_target", {"base": "chỉ tiêu", "of": 1, "period": "2025-01/2025-06"}),
        ],
    ),
    # A plan of each owner.
    (
        "thu 620 tỷ đồng, bằng 62% dự toán thành phố giao, 51% kế hoạch quận phấn đấu",
        [
            ("620 tỷ đồng", "actual"),
            ("62%", "of_target", {"base": "dự toán thành phố giao", "of": 1}),
            ("51%", "of_target", {"base": "kế hoạch quận phấn đấu", "of": 1}),
        ],
    ),
    # A plan without an owner is another plan if it must be.
    (
        "tháng 4 thu 100 tỷ đồng, bằng 10% dự toán thành phố giao; 4 tháng thu 300 tỷ đồng, bằng 50% kế hoạch",
        [
            ("100 tỷ đồng", "actual", {"period": "2025-04"}),
            ("10%", "of_target", {"base": "dự toán thành phố giao", "of": 1, "period": "2025-04"}),
            ("300 tỷ đồng", "actual"),
            ("50%", "of_target", {"base": "kế hoạch", "of": 3}),
        ],
    ),
    # An estimate and the official figure may differ.
    (
        "Ước thu 4 tháng đạt 300,5 tỷ đồng.\nThu 4 tháng đạt 311,2 tỷ đồng.",
        [("300,5 tỷ đồng", "actual", {"bound": "about"}), ("311,2 tỷ đồng", "actual")],
    ),
    # Two bounds of one plan.
    (
        "phấn đấu tăng thu 10 - 11%",
        [
            ("10", "target", {"measure": "tăng thu", "unit": "%", "bound": "at_least", "period": "2025"}),
            ("11%", "target", {"measure": "tăng thu", "bound": "at_most", "period": "2025"}),
        ],
    ),
    # What is striven for in the same breath is another plan.
    (
        "thu 620 tỷ đồng, bằng 62% dự toán thành phố giao; phấn đấu cả năm thu 1.100 tỷ đồng",
        [
            ("620 tỷ đồng", "actual"),
            ("62%", "of_target", {"base": "dự toán thành phố giao", "of": 1}),
            ("1.100 tỷ đồng", "target", {"period": "2025"}),
        ],
    ),
    # A list names one measure for each of several wards.
    (
        "- Phường An Biên thu 20,5 tỷ đồng.\n- Phường Lê Chân thu 31,2 tỷ đồng.",
        [("20,5 tỷ đồng", "actual"), ("31,2 tỷ đồng", "actual")],
    ),
    # Round numbers of people.
    (
        "giới thiệu việc làm 7.500 lượt người, bằng 100,7% kế hoạch 7.450 lượt người",
        [
            ("7.500 lượt người", "actual", {"measure": "việc làm"}),
            ("100,7%", "of_target", {"base": "kế hoạch", "of": 1, "measure": "việc làm"}),
            ("7.450 lượt người", "target", {"base": "kế hoạch", "measure": "việc làm", "period": "2025"}),
        ],
    ),
    # A share of a part may exceed that of the whole.
    (
        "tỷ lệ giải ngân 45,1%, trong đó vốn quận 62,3%",
        [("45,1%", "actual", {"measure": "giải ngân"}), ("62,3%", "actual", {"measure": "giải ngân vốn quận"})],
    ),
]


@pytest.mark.parametrize(("text", "said"), HONEST, ids=lambda value: str(value)[:40])
def test_honest_report_is_not_accused(stated, text, said):
    assert reckon(stated(text, said)).findings == ()


def test_plan_before_its_share(stated):
    text = "thu 6.045 tỷ đồng so với chỉ tiêu được giao là 4.500 tỷ đồng (vượt 43%)"
    said = [
        ("6.045 tỷ đồng", "actual", {"period": "2025"}),
        ("4.500 tỷ đồng", "target", {"period": "2025"}),
        ("43%", "of_target", {"value": "143", "base": "chỉ tiêu được giao", "of": 1, "period": "2025"}),
    ]

    (finding,) = reckon(stated(text, said)).findings

    assert finding.message == "Ghi 143%, nhưng 6.045/4.500 tỷ đồng là 134,31–134,36%."


def test_share_flips_met(stated):
    text = "thu 990 tỷ đồng, bằng 101% dự toán thành phố giao (1.000 tỷ đồng)"
    said = [
        ("990 tỷ đồng", "actual", {"period": "2025"}),
        ("101%", "of_target", {"base": "dự toán thành phố giao", "of": 1, "period": "2025"}),
        ("1.000 tỷ đồng", "target", {"period": "2025"}),
    ]

    (finding,) = reckon(stated(text, said)).findings

    assert (finding.kind, finding.flips) == (FindingKind.SHARE, Flip.MET)


def test_growth_flips_direction(stated):
    text, said, _, _ = CONTRADICTIONS[-1]

    (finding,) = reckon(stated(text, said)).findings

    assert finding.flips is Flip.DIRECTION


def test_likeliest_repair_is_a_question(stated):
    text, said, _, _ = CONTRADICTIONS[0]

    (finding,) = reckon(stated(text, said)).findings

    assert [repair.message for repair in finding.repairs] == ["Có phải hai chữ số đổi chỗ: “60,5%” thay cho “65,0%”?"]


def test_repair_of_a_unit(stated):
    text = "thu 620 triệu đồng, bằng 49,6% dự toán thành phố giao (1.250 tỷ đồng)"
    said = [
        ("620 triệu đồng", "actual"),
        ("49,6%", "of_target", {"base": "dự toán thành phố giao", "of": 1}),
        ("1.250 tỷ đồng", "target", {"period": "2025"}),
    ]

    (finding,) = reckon(stated(text, said)).findings

    assert "620 tỷ đồng" in {repair.after for repair in finding.repairs}


def test_two_reports_on_one_plan(stated):
    april = stated(
        "thu 320,0 tỷ đồng, bằng 32,0% dự toán thành phố giao",
        [("320,0 tỷ đồng", "actual"), ("32,0%", "of_target", {"base": "dự toán thành phố giao", "of": 1})],
        source="thang-4.txt",
    )
    june = stated(
        "thu 500,0 tỷ đồng, bằng 41,0% dự toán TP giao",
        [
            ("500,0 tỷ đồng", "actual", {"period": "2025-01/2025-06"}),
            ("41,0%", "of_target", {"base": "dự toán TP giao", "of": 1, "period": "2025-01/2025-06"}),
        ],
        source="thang-6.txt",
    )

    (finding,) = reckon(april + june).findings

    assert (finding.kind, finding.verdict) == (FindingKind.PLAN, Verdict.IMPOSSIBLE)
    assert {statement.source for statement in finding.statements} == {"thang-4.txt", "thang-6.txt"}
    assert finding.message.endswith("Có thể kế hoạch đã được điều chỉnh giữa hai báo cáo.")


def test_plan_without_owner_across_reports_is_improbable_at_most(stated):
    def report(source, result, share, period):
        return stated(
            f"thu {result}, bằng {share} kế hoạch năm",
            [
                (result, "actual", {"period": period}),
                (share, "of_target", {"base": "kế hoạch năm", "of": 1, "period": period}),
            ],
            source=source,
        )

    both = report("4.txt", "320,0 tỷ đồng", "32,0%", "2025-01/2025-04") + report(
        "6.txt", "500,0 tỷ đồng", "41,0%", "2025-01/2025-06"
    )

    assert [finding.verdict for finding in reckon(both).findings] == [Verdict.IMPROBABLE]


def test_sum_too_far_off_for_rounding(stated):
    months = [f"{value} tỷ đồng" for value in (11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21)]
    whole = "171 tỷ đồng"  # the months add up to 176, at least 170,5 before rounding
    text = "; ".join([*months, whole])
    said = [(words, "actual", {"period": f"2025-{number:02}"}) for number, words in enumerate(months, start=1)]
    said.append((whole, "actual", {"period": "2025-01/2025-11"}))

    (finding,) = reckon(stated(text, said)).findings

    assert (finding.kind, finding.verdict) == (FindingKind.TOTAL, Verdict.IMPROBABLE)


def test_english(stated):
    text, said, _, _ = CONTRADICTIONS[0]

    (finding,) = reckon(stated(text, said), language="en").findings

    assert finding.message == "65,0% is stated, but 158/261 đảng viên is 60.54%."
