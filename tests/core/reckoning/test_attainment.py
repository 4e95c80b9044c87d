"""Whether a result meets its target: every comparator by every direction, way of adding up and hedge."""

from decimal import Decimal
from itertools import product

import pytest

from giaoban.core.quantities import Bound
from giaoban.core.reckoning.aims import Aim, AimError, Comparator
from giaoban.core.reckoning.attainment import Outcome, Result, attain, outcome_of, rule, tally, wanted
from giaoban.core.reckoning.review import Direction
from giaoban.core.reckoning.statements import Accumulation

MARKS = {"=": "equal", ">=": "at_least", "<=": "at_most", ">": "over", "<": "under", "~": "about", "..": "between"}
MARKS |= {"-": "reduce_by", "-%": "reduce_percent", "+": "raise_by", "+%": "raise_percent"}
OUTCOMES = {"met": "met", "not": "not_met", "wait": "pending", "?": "not_assessable"}
HEDGES = {"hơn": Bound.OVER, "gần": Bound.UNDER, "khoảng": Bound.ABOUT, "ít nhất": Bound.AT_LEAST}
HEDGES |= {"không quá": Bound.AT_MOST}


def aim(text, base=None, unit=""):
    mark, _, numbers = text.partition(" ")
    low, _, high = numbers.partition("-")
    known = None if base is None else Decimal(str(base))
    return Aim(Comparator(MARKS[mark]), Decimal(low), Decimal(high) if high else None, known, unit)


def result(text):
    hedge, _, number = str(text).rpartition(" ")
    return Result(Decimal(number), HEDGES[hedge] if hedge else None)


# After the period: target, base | result | direction: up, down, hold
COMPARATORS = [
    ("= 100", None, "100", "met met met"),
    ("= 100", None, "100.0", "met met met"),
    ("= 100", None, "101", "met not met"),
    ("= 100", None, "99.9", "not met met"),
    ("= 100", None, "94.9", "not met not"),
    ("= 100", None, "105.1", "met not not"),
    (">= 100", None, "100", "met met met"),
    (">= 100", None, "99.99", "not not not"),
    ("<= 100", None, "100", "met met met"),
    ("<= 100", None, "100.01", "not not not"),
    ("> 100", None, "100", "not not not"),
    ("> 100", None, "100.01", "met met met"),
    ("< 4", None, "4", "not not not"),
    ("< 4", None, "3.99", "met met met"),
    ("~ 100", None, "95", "met met met"),
    ("~ 100", None, "94", "not met not"),
    ("~ 100", None, "106", "met not not"),
    (".. 5400-5500", None, "5450", "met met met"),
    (".. 5400-5500", None, "5300", "not met not"),
    (".. 5400-5500", None, "5600", "met not not"),
    ("- 1.5", 4, "2.5", "met met met"),
    ("- 1.5", 4, "2.6", "not not not"),
    ("- 1-1.5", 4, "3", "met met met"),
    ("- 1.5", None, "2.5", "? ? ?"),
    ("-% 10", 50, "45", "met met met"),
    ("-% 10", 50, "46", "not not not"),
    ("+ 2", 10, "12", "met met met"),
    ("+ 2", 10, "11.9", "not not not"),
    ("+% 8-10", 100, "108", "met met met"),
    ("+% 8", 100, "107.9", "not not not"),
    ("+% 8", None, "108", "? ? ?"),
]


@pytest.mark.parametrize(("target", "base", "value", "outcomes"), COMPARATORS)
@pytest.mark.parametrize("accumulation", ["flow", "stock", "rate", "milestone"])
def test_comparators(target, base, value, outcomes, accumulation):
    found = [
        attain(result(value), aim(target, base), direction=way, accumulation=Accumulation(accumulation), over=True)
        for way in (Direction.UP, Direction.DOWN, Direction.HOLD)
    ]

    assert [one.outcome for one in found] == [OUTCOMES[word] for word in outcomes.split()]


# A fall or a rise asked of what is itself a fall or a growth needs no base: accumulation | target | result | outcome
CHANGES = [
    ("reduction", "- 1.5", "1.5", "met"),
    ("reduction", "- 1.5", "1.4", "not"),
    ("reduction", "-% 10", "12", "met"),
    ("growth", "+% 8.5", "8.5", "met"),
    ("growth", "+% 8.5", "8.4", "not"),
    ("growth", "-% 10", "-12", "met"),
    ("growth", "-% 10", "-9", "not"),
    ("growth", "+ 8", "9", "met"),
]


@pytest.mark.parametrize(("accumulation", "target", "value", "outcome"), CHANGES)
def test_changes_of_changes(accumulation, target, value, outcome):
    found = attain(
        result(value), aim(target), direction=Direction.UP, accumulation=Accumulation(accumulation), over=True
    )

    assert found.outcome == OUTCOMES[outcome]


# A hedge counts only where all that it may stand for falls on one side: result | >= 100 | <= 100 | .. 90-110, held
BOUNDS = [
    ("hơn 100", "met not ?"),
    ("hơn 90", "not met met"),
    ("gần 100", "not met ?"),  # above nothing and below 100
    ("gần 110", "met not met"),  # between 100 and 110
    ("khoảng 100", "? ? ?"),
    ("khoảng 104", "met not met"),
    ("khoảng 120", "met not ?"),  # from 110 to 130
    ("khoảng 121", "met not not"),
    ("ít nhất 100", "met ? ?"),
    ("ít nhất 90", "? ? ?"),
    ("không quá 100", "? met ?"),
    ("không quá 99", "not met ?"),
]


@pytest.mark.parametrize(("value", "outcomes"), BOUNDS)
def test_hedged_results(value, outcomes):
    rate = {"direction": Direction.HOLD, "accumulation": Accumulation.RATE, "over": True}
    found = [attain(result(value), aim(target), **rate) for target in (">= 100", "<= 100", ".. 90-110")]

    assert [one.outcome for one in found] == [OUTCOMES[word] for word in outcomes.split()]
    assert all("chưa đủ để kết luận" in one.words for one in found if one.outcome is Outcome.NOT_ASSESSABLE)


# Before the period is over: target | result | flow | rate
DURING = [
    (">= 100", "100", "met met"),
    (">= 100", "60", "wait wait"),
    ("<= 100", "60", "wait met"),
    ("<= 100", "101", "not wait"),  # what has been counted is not taken back, a rate may still fall
    ("<= 100", "100", "wait met"),
    (".. 90-110", "100", "wait met"),
    (".. 90-110", "111", "not wait"),
    (".. 90-110", "50", "wait wait"),
]


@pytest.mark.parametrize(("target", "value", "outcomes"), DURING)
def test_while_the_period_runs(target, value, outcomes):
    found = [
        attain(result(value), aim(target), direction=Direction.HOLD, accumulation=kind, over=False).outcome
        for kind in (Accumulation.FLOW, Accumulation.RATE)
    ]

    assert found == [OUTCOMES[word] for word in outcomes.split()]


def test_every_way_has_a_rule_and_no_gap_is_met():
    for comparator, direction, kind in product(Comparator, Direction, Accumulation):
        to = Decimal(20) if comparator is Comparator.BETWEEN else None
        asked = Aim(comparator, Decimal(10), to, Decimal(50), "%")

        assert rule(asked, direction, kind).startswith("đạt khi ")
        assert wanted(asked, direction, kind) is not None
        missing = attain(None, asked, direction=direction, accumulation=kind, over=True)
        assert missing.outcome is Outcome.NOT_ASSESSABLE
        assert missing.words.startswith("chưa có số thực hiện")
        assert tally([missing]).words == "Đạt 0/0 chỉ tiêu; ngoài ra 1 chỉ tiêu chưa đánh giá được"


@pytest.mark.parametrize(
    ("target", "unit", "words"),
    [
        (">= 95.50", "%", "≥ 95,50 %"),
        ("- 1-1.5", "%", "giảm 1–1,5 điểm %"),
        ("- 12", "hộ", "giảm 12 hộ"),
        ("-% 10", "vụ", "giảm 10 %"),
        ("+% 8", "tỷ đồng", "tăng 8 %"),
        (".. 5400-5500", "USD", "5.400–5.500 USD"),
        ("~ 4.5", "%", "khoảng 4,5 %"),
        ("= 1200", "tỷ đồng", "1.200 tỷ đồng"),
    ],
)
def test_as_written(target, unit, words):
    assert aim(target, unit=unit).written == words


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Aim(Comparator.BETWEEN, Decimal(1)), "hai đầu"),
        (lambda: Aim(Comparator.BETWEEN, Decimal(2), Decimal(1)), "số nhỏ trước"),
        (lambda: Aim(Comparator.AT_LEAST, Decimal(1), Decimal(2)), "mới có hai số"),
        (lambda: Aim(Comparator.REDUCE_BY, Decimal(-1)), "số dương"),
    ],
)
def test_targets_that_ask_for_nothing(make, said):
    with pytest.raises(AimError, match=said):
        make()


def test_an_outcome_without_words_is_the_one_with_them():
    aims = [aim(f"{mark} 10", base="50") for mark in MARKS if MARKS[mark] != "between"]
    aims += [Aim(Comparator.BETWEEN, Decimal(10), Decimal(12)), aim("- 5")]
    results = [None, *(Result(Decimal(value), bound) for value in (0, 9, 10, 11, 45, 60) for bound in (None, *Bound))]
    ways = product(Direction, Accumulation, (True, False))

    for (direction, accumulation, over), each, found in product(ways, aims, results):
        held = {"direction": direction, "accumulation": accumulation, "over": over}
        assert outcome_of(found, each, **held) is attain(found, each, **held).outcome
