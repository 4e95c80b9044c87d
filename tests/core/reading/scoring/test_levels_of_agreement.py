"""How far a figure read agrees with the annotated one: the first level at which they part."""

from dataclasses import replace
from decimal import Decimal

import pytest

from giaoban.core.periods import Period
from giaoban.core.reading import Figure, Person, Reference, Report, Role, Task
from giaoban.core.reading.scoring import LEVELS, Annotation, AnnotationError, agree, rates, total

TEXT = (
    "Tháng 4/2025, thu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao; phấn đấu cả năm 1.837 tỷ đồng."
)
GOLD = [
    {
        "text": "918,755 tỷ đồng",
        "value": 918.755,
        "unit": "tỷ đồng",
        "role": "actual",
        "measure": "thu ngân sách",
        "period": "2025-04",
    },
    {
        "text": "50%",
        "value": 50,
        "unit": "%",
        "role": "of_target",
        "measure": "thu ngân sách",
        "period": "2025-04",
        "base": "kế hoạch thành phố giao",
        "of": 1,
    },
]


def figure(text, value, unit, role, **fields):
    start = TEXT.index(text)
    plain = Figure(start, start + len(text), text, Decimal(value), unit, role, "thu ngân sách")
    return replace(plain, **{"period": Period.month(2025, 4), **fields})


RESULT = figure("918,755 tỷ đồng", "918.755", "tỷ đồng", Role.ACTUAL)
SHARE = figure("50%", "50", "%", Role.OF_TARGET, base="kế hoạch thành phố giao", of=1)


def agreement(*figures, gold=GOLD, **fields):
    return agree(Annotation.from_json({"figures": gold}, TEXT), Report(figures, **fields))


PARTING = [
    ("all of it", RESULT, "whole"),
    ("another scale says the same", replace(RESULT, value=Decimal(918755), unit="triệu đồng"), "whole"),
    ("wider words", replace(RESULT, measure="tổng thu ngân sách trên địa bàn"), "whole"),
    ("another measure", replace(RESULT, measure="chi đầu tư phát triển"), "period"),
    ("another month", replace(RESULT, period=Period.month(2025, 5)), "role"),
    ("no period", replace(RESULT, period=None), "role"),
    ("a plan taken for a result", replace(RESULT, role=Role.TARGET), "unit"),
    ("another unit", replace(RESULT, value=Decimal(918755000000), unit="hộ"), "found"),
    ("another value", replace(RESULT, value=Decimal("918.756")), None),
    ("elsewhere", replace(RESULT, start=0, end=5), None),
]


@pytest.mark.parametrize(("read", "reached"), [case[1:] for case in PARTING], ids=[case[0] for case in PARTING])
def test_a_figure_agrees_up_to_a_level(read, reached):
    outcome = agreement(read, SHARE).outcomes[0]

    assert outcome.passed == (LEVELS.index(reached) + 1 if reached else 0)
    assert (outcome.figure is None) == (reached is None)


@pytest.mark.parametrize(
    "read",
    [
        replace(SHARE, base="dự toán quận"),
        replace(SHARE, base=None),
        replace(SHARE, of=None),
        replace(SHARE, of=2),
        replace(SHARE, of=9),
    ],
)
def test_a_share_with_another_base_or_result_is_not_whole(read):
    assert agreement(RESULT, read).outcomes[1].passed == LEVELS.index("whole")


def test_the_table_counts_what_is_missed_and_what_is_invented():
    invented = figure("1.837 tỷ đồng", "1837", "tỷ đồng", Role.TARGET)
    found = agreement(RESULT, invented)

    assert found.invented == (invented,)
    rate = rates(total([found.tallies, found.tallies]))["figure whole"]
    assert (rate.precision, rate.recall, rate.f1, rate.gold, rate.read) == (0.5, 0.5, 0.5, 4, 4)


def test_a_doubtful_figure_counts_neither_way():
    doubtful = [GOLD[0], {**GOLD[1], "optional": True}]

    assert agreement(RESULT, SHARE, gold=doubtful).tallies == agreement(RESULT, gold=doubtful).tallies


@pytest.mark.parametrize(
    ("fields", "period", "right"),
    [
        ({}, None, True),
        ({}, Period.year(2024), True),
        ({"period": None}, None, True),
        ({"period": None}, Period.year(2024), False),
        ({"period": None, "period_dated": "2024"}, Period.year(2024), True),
        ({"period": "2025-04"}, Period.parse("2025-04-28"), True),
    ],
)
def test_an_open_period_and_one_that_is_none(fields, period, right):
    gold = {name: value for name, value in GOLD[0].items() if name != "period"}
    found = agreement(replace(RESULT, period=period), gold=[{**gold, **fields}])

    assert (found.outcomes[0].passed > LEVELS.index("period")) == right


def test_the_rest_of_a_report():
    text = "Đồng chí Lê Thu Hà, Chủ tịch UBND phường, nêu Nghị quyết số 12-NQ/TU, yêu cầu: rà soát hộ nghèo; thu thuế."
    gold = {
        "figures": [],
        "references": [{"text": "Nghị quyết số 12-NQ/TU", "number": "12-NQ/TU"}, {"text": "x", "number": "9"}],
        "people": [{"name": "Lê Thu Hà", "positions": ["Chủ tịch UBND phường", "Ủy viên"]}],
        "tasks": ["rà soát hộ nghèo", {"text": "thu thuế", "optional": True}],
        "place": "phường An Biên",
        "reviewed": "2025-01/2025-06",
    }
    task = text.index("rà soát")
    report = Report(
        references=(Reference(0, 1, "", "Nghị quyết", "12-nq / TU"),),
        people=(Person(0, 1, "LÊ THU HÀ", ("Chủ tịch UBND phường",)), Person(0, 1, "Trần Văn A")),
        tasks=(Task(task, task + 10, ""), Task(0, 5, "")),
        place="An Biên",
        reviewed=Period.half(2025, 1),
    )

    tallies = agree(Annotation.from_json(gold, text), report).tallies

    counts = {kind: (tally.hits, tally.gold, tally.read) for kind, tally in tallies.items()}
    assert counts["reference"] == (1, 2, 1)
    assert counts["person"] == (1, 1, 2)
    assert counts["position"] == (1, 2, 1)
    assert counts["task"] == (1, 1, 2)
    assert counts["place"] == counts["reviewed"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ([], "không phải một đối tượng"),
        ({"figures": [{**GOLD[0], "text": "919 tỷ"}]}, "văn bản không có"),
        ({"figures": [{**GOLD[0], "occurrence": 2}]}, "lần thứ 2"),
        ({"figures": [{**GOLD[0], "value": "nhiều"}]}, "sai kiểu"),
        ({"figures": [{"text": "50%"}]}, "thiếu trường"),
        ({"figures": [{**GOLD[1], "of": 7}]}, "số liệu thứ 7"),
        ({"figures": [], "people": ["Lê Thu Hà"]}, "sai kiểu"),
    ],
)
def test_an_annotation_that_does_not_fit_is_told(fields, words):
    with pytest.raises(AnnotationError, match=words):
        Annotation.from_json(fields, TEXT)
