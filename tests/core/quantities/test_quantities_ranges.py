"""Laws of range arithmetic, held against the values themselves: nothing lost, nothing added."""

import operator
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from giaoban.core.quantities import Range, RangeError

NEAR = Fraction(1, 10**9)
FAR = Fraction(10**9)

ends = st.one_of(st.none(), st.integers(-3, 3).map(Fraction), st.sampled_from([Fraction(1, 2), Fraction(-7, 3)]))


@st.composite
def ranges(draw):
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    opens = (False, False) if point else (draw(st.booleans()), draw(st.booleans()))
    return Range(low, high, *opens)


def values_of(range_):
    """Values of the range that any tight result must reach: its ends or just inside them, far out, and around zero."""
    candidates = [Fraction(0), NEAR, -NEAR, FAR, -FAR]
    for end in (range_.low, range_.high):
        if end is not None:
            candidates += [end, end + NEAR, end - NEAR, end + Fraction(1, 3), end - Fraction(1, 3)]
    return [value for value in candidates if range_.contains(value)]


def results_of(operation, first, second):
    pairs = [(x, y) for x in values_of(first) for y in values_of(second)]
    return [operation(x, y) for x, y in pairs if operation is not operator.truediv or y != 0]


def reaches(found, end, is_open, sign):
    """Whether the values come up to the end: beyond everything, onto it, or as near as near can be."""
    outermost = max(sign * value for value in found)
    if end is None:
        return outermost > 10**6
    gap = sign * end - outermost
    return gap == 0 if not is_open else 0 < gap < Fraction(1, 10**6)


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul, operator.truediv])
@given(first=ranges(), second=ranges())
def test_operations_hold_every_value_and_no_wider_range(operation, first, second):
    if operation is operator.truediv:
        assume(not (second.is_point and second.low == 0))
    result = operation(first, second)
    found = results_of(operation, first, second)

    assert all(result.contains(value) for value in found)
    assert reaches(found, result.low, result.low_open, -1)
    assert reaches(found, result.high, result.high_open, 1)


@given(ranges(), ranges())
def test_intersection_and_hull(first, second):
    common, hull = first.intersect(second), first.hull(second)

    for value in values_of(first) + values_of(second):
        in_both = first.contains(value) and second.contains(value)
        assert in_both is (common is not None and common.contains(value))
        assert hull.contains(value)
    assert first.meets(second) is (common is not None)
    assert common is None or (first.covers(common) and second.covers(common))
    assert hull.covers(first)
    assert hull.covers(second)
    assert {hull.low, hull.high} <= {first.low, first.high, second.low, second.high}


@given(ranges(), ranges())
def test_covering_is_intersecting_in_the_covered(first, second):
    assert first.covers(second) is (first.intersect(second) == second)
    assert first.covers(first)


@given(ranges(), st.fractions(-5, 5, max_denominator=7))
def test_scaling_is_multiplying_by_a_point(range_, factor):
    assert range_.scaled(factor) == range_ * Range.point(factor) == Range.point(factor) * range_


@given(ranges())
def test_taking_away_twice_gives_the_range_back(range_):
    opposite = -range_
    assert -opposite == range_
    assert range_ - Range.point(0) == range_ + Range.point(0) == range_


@given(ranges(), ranges(), ranges())
def test_sums_do_not_mind_the_order(first, second, third):
    assert first + second == second + first
    assert (first + second) + third == first + (second + third)


@pytest.mark.parametrize(("low", "high", "opens"), [(2, 1, ()), (1, 1, (True,)), (1, 1, (False, True))])
def test_ends_without_a_number_between_are_refused(low, high, opens):
    with pytest.raises(RangeError, match=f"from {low} to {high}"):
        Range(Fraction(low), Fraction(high), *opens)


def test_nothing_is_divided_by_zero():
    with pytest.raises(ZeroDivisionError, match="give a divisor"):
        Range.point(1) / Range.point(0)
