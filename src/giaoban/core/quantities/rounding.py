"""The range that a written number may stand for, by the way it was rounded and the hedge beside it.

Rounded to `decimals` digits, x stands for the values that print as x. Which ends belong depends on the rule:

=============== ================================================================ ================================
rule            values that print as x (u is a unit of the last digit, h its half) source
=============== ================================================================ ================================
EITHER          [x - h, x + h]                                                   XBRL Calculations 1.1, section 3;
                                                                                 scrutiny "up_or_down"
HALF_UP         [x - h, x + h), mirrored below zero                              scrutiny "up"
HALF_DOWN       (x - h, x + h], mirrored below zero                              scrutiny "down"
HALF_EVEN       both ends where the last digit is even, neither where it is odd  IEEE 754, roundTiesToEven
CEILING         (x - u, x]                                                       scrutiny "ceiling"
FLOOR           [x, x + u)                                                       scrutiny "floor"
TRUNCATED       [x, x + u) above zero, (x - u, x] below, (-u, u) at zero         XBRL Calculations 1.1, truncation
LENIENT         EITHER and TRUNCATED together                                    DESIGN.md, "Reckoning"
EXACT           x alone                                                          a count of people or things
=============== ================================================================ ================================

A hedge says more than rounding does. With s, a unit of the last digit that is not zero ("900": a hundred; "1,50": a
tenth): over x is (x, x + s), under x is (x - s, x), about x is [x - s, x + s], at least x is [x, ∞), at most x is
(-∞, x].
As a limit ("dưới 20%" asked for, not "gần 20%" reached) over and under reach without end.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.ranges import Exact, Range


class Rounding(StrEnum):
    """How a number lost its further digits before it was written."""

    EITHER = "either"
    HALF_UP = "half_up"
    HALF_DOWN = "half_down"
    HALF_EVEN = "half_even"
    CEILING = "ceiling"
    FLOOR = "floor"
    TRUNCATED = "truncated"
    LENIENT = "lenient"
    EXACT = "exact"


def range_of(
    value: Decimal,
    decimals: int,
    bound: Bound | None = None,
    rounding: Rounding = Rounding.EITHER,
    *,
    limit: bool = False,
) -> Range:
    """Every value that `value`, written with `decimals` digits behind the mark, may stand for.

    `decimals` is -3 where thousands are the last digit known. With a hedge the rounding rule does not count.

    >>> range_of(Decimal("50.1"), 1)
    Range(low=Fraction(1001, 20), high=Fraction(1003, 20), low_open=False, high_open=False)
    >>> range_of(Decimal(900), 0, Bound.OVER)
    Range(low=Fraction(900, 1), high=Fraction(1000, 1), low_open=True, high_open=True)
    >>> range_of(Decimal(20), 0, Bound.UNDER, limit=True)
    Range(low=None, high=Fraction(20, 1), low_open=False, high_open=True)
    >>> range_of(Decimal(50), 0, rounding=Rounding.LENIENT)
    Range(low=Fraction(99, 2), high=Fraction(51, 1), low_open=False, high_open=True)
    """
    exact = Fraction(value)
    if bound is None:
        return _rounded_range(exact, Fraction(10) ** -decimals, rounding)
    if bound is Bound.AT_LEAST:
        return Range(exact, None)
    if bound is Bound.AT_MOST:
        return Range(None, exact)
    step = last_place(value, decimals)
    if bound is Bound.ABOUT:
        return Range(exact - step, exact + step)
    if bound is Bound.OVER:
        return Range(exact, None if limit else exact + step, True, True)
    return Range(None if limit else exact - step, exact, True, True)


def last_place(value: Decimal, decimals: int) -> Fraction:
    """A unit of the last written digit that is not zero; of the last digit where all are zero.

    >>> last_place(Decimal(4500), 0), last_place(Decimal("594.600"), 3), last_place(Decimal("0.00"), 2)
    (Fraction(100, 1), Fraction(1, 10), Fraction(1, 100))
    """
    scaled = Fraction(value) * Fraction(10) ** decimals
    place = -decimals
    while scaled and scaled.denominator == 1 and scaled.numerator % 10 == 0:
        scaled, place = scaled / 10, place + 1
    return Fraction(10) ** place


def rounded(value: Exact, decimals: int, rounding: Rounding) -> Decimal:
    """What `value` prints as; a rule that leaves a choice (EITHER, LENIENT, EXACT) is refused.

    >>> rounded("2.345", 2, Rounding.HALF_UP), rounded("2.345", 2, Rounding.HALF_EVEN)
    (Decimal('2.35'), Decimal('2.34'))
    >>> rounded(532500001, -6, Rounding.HALF_EVEN)
    Decimal('533000000')
    >>> rounded(1, 0, Rounding.EITHER)
    Traceback (most recent call last):
        ...
    ValueError: either leaves a choice: name half_up, half_down, half_even, ceiling, floor or truncated
    """
    scaled = Fraction(value) * Fraction(10) ** decimals
    size, half = abs(scaled), Fraction(1, 2)
    if rounding is Rounding.HALF_UP:
        count = floor(size + half)
    elif rounding is Rounding.HALF_DOWN:
        count = ceil(size - half)
    elif rounding is Rounding.HALF_EVEN:
        count = round(size)
    elif rounding is Rounding.CEILING:
        return _decimal(ceil(scaled), decimals)
    elif rounding is Rounding.FLOOR:
        return _decimal(floor(scaled), decimals)
    elif rounding is Rounding.TRUNCATED:
        count = floor(size)
    else:
        raise ValueError(f"{rounding} leaves a choice: name half_up, half_down, half_even, ceiling, floor or truncated")
    return _decimal(count if scaled >= 0 else -count, decimals)


def _decimal(count: int, decimals: int) -> Decimal:
    """`count` units of the digit `decimals` behind the mark, with that many digits kept, of any length."""
    if decimals <= 0:
        return Decimal(count * 10**-decimals)
    return Decimal((int(count < 0), tuple(map(int, str(abs(count)))), -decimals))


def _rounded_range(x: Fraction, unit: Fraction, rounding: Rounding) -> Range:
    half = unit / 2
    match rounding:
        case Rounding.EXACT:
            return Range(x, x)
        case Rounding.EITHER:
            return Range(x - half, x + half)
        case Rounding.HALF_UP:
            return Range(x - half, x + half, x <= 0, x >= 0)
        case Rounding.HALF_DOWN:
            return Range(x - half, x + half, x > 0, x < 0)
        case Rounding.HALF_EVEN:
            odd = (x / unit) % 2 == 1
            return Range(x - half, x + half, odd, odd)
        case Rounding.CEILING:
            return Range(x - unit, x, True, False)
        case Rounding.FLOOR:
            return Range(x, x + unit, False, True)
        case Rounding.TRUNCATED:
            return Range(x if x > 0 else x - unit, x if x < 0 else x + unit, x <= 0, x >= 0)
    return _rounded_range(x, unit, Rounding.EITHER).hull(_rounded_range(x, unit, Rounding.TRUNCATED))
