"""What a written number may stand for: rounding rules and hedges."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.quantities import Bound, Range, Rounding, find_quantities, range_of, rounded

DEFINITE = [
    Rounding.HALF_UP,
    Rounding.HALF_DOWN,
    Rounding.HALF_EVEN,
    Rounding.CEILING,
    Rounding.FLOOR,
    Rounding.TRUNCATED,
]
exact = st.fractions(-1000, 1000, max_denominator=2000)
tenths = st.integers(-20000, 20000).map(lambda n: Fraction(n, 20))


@pytest.mark.parametrize("rounding", DEFINITE)
@given(value=st.one_of(exact, tenths), decimals=st.integers(-2, 3))
def test_what_prints_as_a_number_is_what_it_may_stand_for(rounding, value, decimals):
    printed = rounded(value, decimals, rounding)

    assert range_of(printed, decimals, rounding=rounding).contains(value)


@pytest.mark.parametrize("rounding", DEFINITE)
@given(printed=st.integers(-300, 300), decimals=st.integers(-1, 2), at=st.fractions(0, 1, max_denominator=40))
def test_all_that_a_number_may_stand_for_prints_as_it(rounding, printed, decimals, at):
    number = Decimal(printed).scaleb(-decimals)
    range_ = range_of(number, decimals, rounding=rounding)
    value = range_.low + range_.width * at

    assert (rounded(value, decimals, rounding) == number) is range_.contains(value)


@pytest.mark.parametrize("rounding", [*DEFINITE, Rounding.EXACT])
@given(printed=st.integers(-300, 300), decimals=st.integers(-1, 2))
def test_the_lenient_range_covers_nearest_and_truncated(rounding, printed, decimals):
    number = Decimal(printed).scaleb(-decimals)
    lenient = range_of(number, decimals, rounding=Rounding.LENIENT)

    if rounding not in (Rounding.CEILING, Rounding.FLOOR):
        assert lenient.covers(range_of(number, decimals, rounding=rounding))


HEDGES = [
    # As DESIGN.md has it: above the number, below the next unit of its last digit that is not zero.
    ("hơn 900 tỷ đồng", Range.between(900, 1000, low_open=True, high_open=True)),
    ("trên 35.700 tỷ đồng", Range.between(35700, 35800, low_open=True, high_open=True)),
    ("hơn 594,600 tỷ đồng", Range.between("594.6", "594.7", low_open=True, high_open=True)),
    ("gần 87 tỷ đồng", Range.between(86, 87, low_open=True, high_open=True)),
    ("gần 400.000 tỷ đồng", Range.between(300000, 400000, low_open=True, high_open=True)),
    ("khoảng 125 tỷ đồng", Range.between(124, 126)),
    ("92% trở lên", Range.between(92, None)),
    ("không quá 3%", Range.between(None, 3)),
    ("50,1%", Range.between("50.05", "50.15")),
    ("918,755 tỷ đồng", Range.between("918.7545", "918.7555")),
    ("4,45 triệu lượt khách", Range.between("4.445", "4.455")),
    # A count of people or things is exact.
    ("30 đảng viên", Range.point(30)),
    ("1.250 hộ", Range.point(1250)),
    # A number without a unit is not known to be one.
    ("1.250", Range.between("1249.5", "1250.5")),
]


@pytest.mark.parametrize(("text", "expected"), HEDGES)
def test_hedged_quantities(text, expected):
    (found,) = find_quantities(text)

    assert found.range() == expected


def test_a_hedge_that_sets_a_limit_reaches_without_end():
    assert range_of(Decimal(20), 0, Bound.UNDER, limit=True) == Range(None, Fraction(20), high_open=True)
    assert range_of(Decimal(20), 0, Bound.OVER, limit=True) == Range(Fraction(20), None, low_open=True)


@given(st.integers(1, 10**7), st.integers(0, 3), st.sampled_from(list(Bound)))
def test_no_hedge_rules_its_number_out_by_far(whole, decimals, bound):
    number = Decimal(whole).scaleb(-decimals)
    range_ = range_of(number, decimals, bound)

    assert range_.hull(Range.point(number)).covers(range_)
    assert range_.contains(number) is (bound not in (Bound.OVER, Bound.UNDER))
