"""How rarely honest rounding brings a sum of rounded numbers so far off.

Each number rounded to the nearest is off by anything from minus half a unit to half a unit of its last digit, all
alike and apart from the others: the error of a sum is a sum of uniform errors. Its exact distribution is that of Irwin
and Hall where all units are equal, a sum over subsets where few are not; for more, Hoeffding's bound stands in, which
is never too small, so that nobody is accused on its account.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import comb, factorial

RARE = Fraction(1, 1000)
_MOST_UNEQUAL = 10


def chance_of_error(units: Sequence[Fraction], error: Fraction) -> Fraction:
    """The chance that numbers rounded to these units are together off by `error` or more, either way.

    >>> chance_of_error([Fraction(1)] * 2, Fraction(1, 2))
    Fraction(1, 4)
    >>> ten_and_their_sum = [Fraction(1)] * 11
    >>> chance_of_error(ten_and_their_sum, Fraction(4)) < RARE < chance_of_error(ten_and_their_sum, Fraction(3))
    True
    """
    units = [unit for unit in units if unit]
    reach = sum(units, Fraction(0)) / 2
    distance = abs(error)
    if distance == 0:
        return Fraction(1)
    if distance > reach:
        return Fraction(0)
    above = reach - distance
    if len(set(units)) == 1:
        return min(Fraction(1), 2 * _below_equal(len(units), above / units[0]))
    if len(units) <= _MOST_UNEQUAL:
        return min(Fraction(1), 2 * _below(units, above))
    return _hoeffding(units, distance)


def _below_equal(count: int, value: Fraction) -> Fraction:
    """The chance that `count` numbers from 0 to 1 add up to `value` or less (Irwin–Hall)."""
    terms = ((-1) ** k * comb(count, k) * (value - k) ** count for k in range(int(value) + 1))
    return sum(terms, Fraction(0)) / factorial(count)


def _below(units: Sequence[Fraction], value: Fraction) -> Fraction:
    """The chance that numbers from 0 to each unit add up to `value` or less."""
    total, product = Fraction(0), Fraction(1)
    for unit in units:
        product *= unit
    for size in range(len(units) + 1):
        for some in combinations(units, size):
            rest = value - sum(some, Fraction(0))
            if rest > 0:
                total += (-1) ** size * rest ** len(units)
    return total / (factorial(len(units)) * product)


def _hoeffding(units: Sequence[Fraction], distance: Fraction) -> Fraction:
    exponent = 2 * distance**2 / sum((unit**2 for unit in units), Fraction(0))
    power = (-Decimal(exponent.numerator) / Decimal(exponent.denominator)).exp()
    return min(Fraction(1), 2 * Fraction(power))
