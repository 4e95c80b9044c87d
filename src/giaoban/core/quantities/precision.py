"""Values reported to a stated precision: repeated values, sums of rounded items, and the digits past the precision.

`decimals` d means that the value is known to half a unit of 10^-d; None that it is exact. As in XBRL Calculations 1.1
(Recommendation 2023-02-22): ranges are closed, a value reported more than once counts as the intersection of its
ranges, and a sum is consistent with its total where the two ranges meet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from giaoban.core.quantities.ranges import Range
from giaoban.core.quantities.rounding import Rounding, range_of


@dataclass(frozen=True, slots=True)
class Reported:
    """A value and the last decimal to which it is known, None where it is exact."""

    value: Decimal
    decimals: int | None

    @property
    def range(self) -> Range:
        """Every value that it may stand for.

        >>> Reported(Decimal(12000), -3).range
        Range(low=Fraction(11500, 1), high=Fraction(12500, 1), low_open=False, high_open=False)
        """
        rule = Rounding.EXACT if self.decimals is None else Rounding.EITHER
        return range_of(self.value, self.decimals or 0, rounding=rule)


def common_range(values: Iterable[Reported]) -> Range | None:
    """What all reports of one value leave possible, None where they contradict each other.

    >>> common_range([Reported(Decimal(150), -1), Reported(Decimal(200), -2)])
    Range(low=Fraction(150, 1), high=Fraction(155, 1), low_open=False, high_open=False)
    >>> common_range([Reported(Decimal(150), -1), Reported(Decimal(200), 0)]) is None
    True
    """
    common: Range | None = Range.everything()
    for value in values:
        common = None if common is None else common.intersect(value.range)
    return common


def most_precise(values: Sequence[Reported]) -> int:
    """The position of the value known to most decimals, the first where several are; exact ones come before all.

    >>> most_precise([Reported(Decimal(150), -1), Reported(Decimal(140), 2), Reported(Decimal(160), None)])
    2
    """
    if not values:
        raise ValueError("The most precise of no values was asked for: give one at least")
    return max(range(len(values)), key=lambda at: (values[at].decimals is None, values[at].decimals or 0, -at))


def sum_range(items: Iterable[tuple[Range, Fraction | int]]) -> Range:
    """The sum of ranges, each times its weight.

    >>> sum_range([(Reported(Decimal(3000), -3).range, 2), (Reported(Decimal(1000), -3).range, -2)])
    Range(low=Fraction(2000, 1), high=Fraction(6000, 1), low_open=False, high_open=False)
    """
    total = Range.point(0)
    for range_, weight in items:
        total = total + range_.scaled(weight)
    return total


def split_digits(value: Decimal, decimals: int) -> tuple[Decimal, Decimal] | None:
    """The value cut off behind `decimals`, and the size of what lies past; None where nothing does.

    >>> split_digits(Decimal("-1234.5678"), 1)
    (Decimal('-1234.5'), Decimal('0.0678'))
    >>> split_digits(Decimal("1E+28"), 0) is None
    True
    """
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{value} has no digits: give a finite number")
    past = -decimals - exponent
    if past <= 0 or not any(digits[-past:]):
        return None
    kept = Decimal((sign, digits[:-past] or (0,), -decimals))
    return (kept if any(digits[:-past]) else Decimal(0)), Decimal((0, digits[-past:], exponent))
