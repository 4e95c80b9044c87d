"""Sentences cut around a figure, parts tied to wholes, and the ranges that a figure may stand for."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.quantities import Bound, Range
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.statements import LONGEST_SENTENCE, sentence_around
from giaoban.core.reckoning.tails import chance_of_error
from giaoban.core.reckoning.written import written

SENTENCES = [
    ("Thu 5 tỷ đồng. Chi 4 tỷ đồng.", "4", "Chi 4 tỷ đồng."),
    ("Chủ tịch UBND TP. thu 5 tỷ đồng", "5", "Chủ tịch UBND TP. thu 5 tỷ đồng"),
    ("- Thu 1.856,717 tỷ đồng\n- Chi 4 tỷ đồng", "4", "- Chi 4 tỷ đồng"),
    ("thu 4.500 tỷ đồng", "4.500", "thu 4.500 tỷ đồng"),
]


@pytest.mark.parametrize(("text", "number", "sentence"), SENTENCES)
def test_sentence_around(text, number, sentence):
    start = text.index(number)

    assert sentence_around(text, start, start + len(number)) == sentence


@given(st.text(alphabet="ab ,;.\nĐ1", max_size=1500), st.data())
def test_sentence_is_a_short_substring_that_holds_the_figure(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))

    sentence = sentence_around(text, start, end)

    assert sentence in text
    assert text[start:end] in sentence
    assert len(sentence) <= LONGEST_SENTENCE


WHOLES = [
    ("tổng chi 96,4 tỷ đồng, trong đó chi đầu tư 10,2 tỷ đồng", True),
    ("tổng chi 96,4 tỷ đồng; trong số đó chi đầu tư 10,2 tỷ đồng", True),
    # Nothing says that one is part of the other.
    ("tổng chi 96,4 tỷ đồng; chi đầu tư 10,2 tỷ đồng", False),
    ("tổng chi 96,4 tỷ đồng. Riêng chi đầu tư 10,2 tỷ đồng", False),
    ("tổng chi 96,4 tỷ đồng. Trong đó chi đầu tư 10,2 tỷ đồng", False),
]


@pytest.mark.parametrize(("text", "tied"), WHOLES)
def test_part_and_whole(stated, text, tied):
    said = [("96,4 tỷ đồng", "actual", {"measure": "tổng chi"}), ("10,2 tỷ đồng", "actual", {"measure": "chi đầu tư"})]

    whole, part = stated(text, said)

    assert part.whole == (whole.key if tied else None)


def figure(value, unit, role=Role.ACTUAL, bound=None):
    return Figure(0, 1, "", Decimal(value), unit, role, "", bound)


RANGES = [
    (figure("50.1", "%"), Range.between("50.05", "50.15")),
    (figure("261", "đảng viên"), Range.point(261)),
    (figure("1.5", "triệu lượt"), Range.between(1_450_000, 1_550_000)),
    (figure("901", "tỷ đồng"), Range.between(900_500_000_000, 901_500_000_000)),
    (figure("900", "hộ", bound=Bound.OVER), Range(Fraction(900), Fraction(1000), True, True)),
    # What is asked for at least is the number that a share is taken of.
    (figure("168", "đảng viên", Role.TARGET, Bound.AT_LEAST), Range.point(168)),
    (figure("92", "%", Role.ACTUAL, Bound.AT_LEAST), Range.between(92, None)),
]


@pytest.mark.parametrize(("one", "range_"), RANGES, ids=lambda value: str(getattr(value, "value", "")))
def test_honest_range(one, range_):
    assert written(one).honest == range_


@pytest.mark.parametrize(("one", "range_"), RANGES, ids=lambda value: str(getattr(value, "value", "")))
def test_lenient_range_holds_the_honest_one(one, range_):
    told = written(one)

    assert told.lenient.covers(told.honest)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2)
    | st.integers(-(10**9), 10**9).map(Decimal),
    st.sampled_from(["tỷ đồng", "%", "đảng viên", "triệu đồng/người/năm", ""]),
    st.sampled_from([Role.ACTUAL, Role.TARGET, Role.GROWTH, Role.OF_TARGET]),
    st.sampled_from([None, *Bound]),
    st.booleans(),
)
def test_any_figure_has_its_ranges(value, unit, role, bound, estimate):
    told = written(figure(value, unit, role, bound), estimate=estimate)

    assert told.lenient.covers(told.honest)


def test_estimate_is_as_exact_as_it_is_written():
    assert written(figure("154.0", "tỷ đồng", bound=Bound.ABOUT), estimate=True) == written(figure("154.0", "tỷ đồng"))


TAILS = [[1] * 2, [1] * 11, [1, 10], [1, 10, 10, 100], [1] * 8 + [10] * 4]


@pytest.mark.parametrize("units", TAILS, ids=str)
def test_chance_of_error_against_a_simulation(units):
    random = Random(1)
    errors = [abs(sum(random.uniform(-unit / 2, unit / 2) for unit in units)) for _ in range(20_000)]
    for share in (Fraction(1, 5), Fraction(2, 5)):
        distance = share * sum(units) / 2

        chance = chance_of_error([Fraction(unit) for unit in units], distance)

        seen = sum(error >= distance for error in errors) / len(errors)
        # With many unequal units a bound stands in, which is never below.
        assert float(chance) > seen - 0.02
        if len(units) <= 11:
            assert float(chance) < seen + 0.02
