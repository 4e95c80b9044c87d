"""Ranges of exact numbers, whose ends belong to them or not, and the arithmetic that loses nothing and adds nothing.

A range is what a written number may stand for. Sums, differences, products and quotients of ranges hold every value
that the operation can give and, ends included, no wider a range than that. Ends are `Fraction`, never `float`.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Self

Exact = Fraction | Decimal | int | str


class RangeError(ValueError):
    """Ends between which no number lies."""

    def __init__(self, low: object, high: object):
        super().__init__(
            f"No number lies from {low} to {high}: the low end must not exceed the high end, and a point includes both"
        )


class _End(NamedTuple):
    """One end, or a candidate for one: `sign` is -1 or 1 where it is infinite, else 0."""

    sign: int
    value: Fraction
    open: bool


@dataclass(frozen=True, slots=True)
class Range:
    """Every value between two ends; None is an end that is not there, `low_open` an end that does not belong.

    >>> Range.between("50.05", "50.15").contains(Decimal("50.1"))
    True
    >>> Range(Fraction(2), Fraction(1))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    giaoban.core.quantities.ranges.RangeError: No number lies from 2 to 1: the low end must not exceed the high end...
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_open", False)
        if self.high is None:
            object.__setattr__(self, "high_open", False)
        if _empty(self.low, self.high, self.low_open or self.high_open):
            raise RangeError(self.low, self.high)

    @classmethod
    def point(cls, value: Exact) -> Self:
        """The one value.

        >>> Range.point(3)
        Range(low=Fraction(3, 1), high=Fraction(3, 1), low_open=False, high_open=False)
        """
        exact = Fraction(value)
        return cls(exact, exact)

    @classmethod
    def ordered(
        cls, low: Fraction | None, high: Fraction | None, low_open: bool = False, high_open: bool = False
    ) -> Self:
        """A range whose ends are known to be in order: made without comparing them, which takes most of the time.

        >>> Range.ordered(Fraction(1), Fraction(2)) == Range.between(1, 2)
        True
        """
        made = object.__new__(cls)
        object.__setattr__(made, "low", low)
        object.__setattr__(made, "high", high)
        object.__setattr__(made, "low_open", low_open)
        object.__setattr__(made, "high_open", high_open)
        return made

    @classmethod
    def everything(cls) -> Self:
        """All numbers: what is known of a value before anything is.

        >>> Range.everything().contains(-7)
        True
        """
        return cls(None, None)

    @classmethod
    def between(cls, low: Exact | None, high: Exact | None, *, low_open: bool = False, high_open: bool = False) -> Self:
        """A range from ends of any exact type; a text is read as Python writes numbers ("50.05", "1/3").

        >>> Range.between("0.5", None, low_open=True)
        Range(low=Fraction(1, 2), high=None, low_open=True, high_open=False)
        """
        return cls(
            None if low is None else Fraction(low), None if high is None else Fraction(high), low_open, high_open
        )

    @property
    def is_point(self) -> bool:
        """Whether one value only is left.

        >>> Range.point(1).is_point, Range.between(1, 2).is_point
        (True, False)
        """
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Fraction | None:
        """How far the ends lie apart; None where one is missing.

        >>> Range.between("50.05", "50.15").width
        Fraction(1, 10)
        """
        return None if self.low is None or self.high is None else self.high - self.low

    def contains(self, value: Exact) -> bool:
        """Whether the value lies in the range.

        >>> Range.between(900, 1000, low_open=True).contains(900)
        False
        """
        exact = Fraction(value)
        above = self.low is None or self.low < exact or (self.low == exact and not self.low_open)
        return above and (self.high is None or exact < self.high or (self.high == exact and not self.high_open))

    def covers(self, other: "Range") -> bool:
        """Whether every value of `other` lies in this range.

        >>> Range.between(0, 2).covers(Range.between(0, 2, high_open=True))
        True
        """
        return self.intersect(other) == other

    def intersect(self, other: "Range") -> "Range | None":
        """The values in both, or None where no value is.

        >>> Range.between(1, 3).intersect(Range.between(2, 5))
        Range(low=Fraction(2, 1), high=Fraction(3, 1), low_open=False, high_open=False)
        >>> Range.between(1, 2, high_open=True).intersect(Range.between(2, 5)) is None
        True
        """
        low = max(_low(self), _low(other))
        high = min(_high(self), _high(other), key=_high_order)
        if not low.sign and not high.sign and _empty(low.value, high.value, low.open or high.open):
            return None
        return _range(low, high)

    def meets(self, other: "Range") -> bool:
        """Whether some value lies in both; ranges that touch in an end that belongs to both do.

        >>> Range.between(1, 2).meets(Range.between(2, 3)), Range.between(1, 2, high_open=True).meets(Range.point(2))
        (True, False)
        """
        return self.intersect(other) is not None

    def hull(self, other: "Range") -> "Range":
        """The narrowest range that covers both.

        >>> Range.point(1).hull(Range.between(3, 4, high_open=True))
        Range(low=Fraction(1, 1), high=Fraction(4, 1), low_open=False, high_open=True)
        """
        return _range(min(_low(self), _low(other)), max(_high(self), _high(other), key=_high_order))

    def __neg__(self) -> "Range":
        return Range(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: "Range") -> "Range":
        """Every x + y.

        >>> Range.between(1, 2, low_open=True) + Range.between(10, 20)
        Range(low=Fraction(11, 1), high=Fraction(22, 1), low_open=True, high_open=False)
        """
        if not isinstance(other, Range):
            return NotImplemented
        return Range(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: "Range") -> "Range":
        """Every x - y, x and y chosen freely: a range less itself is no zero unless it is a point.

        >>> Range.between(5, 6) - Range.between(1, 2, high_open=True)
        Range(low=Fraction(3, 1), high=Fraction(5, 1), low_open=True, high_open=False)
        """
        if not isinstance(other, Range):
            return NotImplemented
        return self + -other

    def __mul__(self, other: "Range") -> "Range":
        """Every x × y.

        >>> Range.between(-1, 2) * Range.between(3, None)
        Range(low=None, high=None, low_open=False, high_open=False)
        >>> Range.between(2, 3) * Range.between(-1, 4, low_open=True)
        Range(low=Fraction(-3, 1), high=Fraction(12, 1), low_open=True, high_open=False)
        """
        if not isinstance(other, Range):
            return NotImplemented
        corners = [_product(x, y) for x in (_low(self), _high(self)) for y in (_low(other), _high(other))]
        return _range(min(corners), max(corners, key=_high_order))

    def __truediv__(self, other: "Range") -> "Range":
        """Every x ÷ y with y other than zero.

        A divisor that ends in zero leaves a half-line; one with zero inside leaves everything, unless zero is divided.

        >>> Range.point(1) / Range.between(0, 4)
        Range(low=Fraction(1, 4), high=None, low_open=False, high_open=False)
        >>> Range.between(1, 2) / Range.between(-1, 1)
        Range(low=None, high=None, low_open=False, high_open=False)
        """
        if not isinstance(other, Range):
            return NotImplemented
        if other.is_point and other.low == 0:
            raise ZeroDivisionError("A range cannot be divided by zero: give a divisor that holds another value")
        if other.contains(0) and other.low != 0 and other.high != 0:
            return self if self.is_point and self.low == 0 else Range.everything()
        return self * _reciprocal(other)

    def scaled(self, factor: Exact) -> "Range":
        """Every value times `factor`.

        >>> Range.between(1, 2, low_open=True).scaled(-10)
        Range(low=Fraction(-20, 1), high=Fraction(-10, 1), low_open=False, high_open=True)
        """
        return self * Range.point(factor)


def _empty(low: Fraction | None, high: Fraction | None, an_end_open: bool) -> bool:
    """Whether no number lies between two ends."""
    return low is not None and high is not None and (low > high or (low == high and an_end_open))


def _low(range_: Range) -> _End:
    # Ends sort by position; at one low position the end that belongs comes first.
    return _End(-1, Fraction(0), False) if range_.low is None else _End(0, range_.low, range_.low_open)


def _high(range_: Range) -> _End:
    return _End(1, Fraction(0), False) if range_.high is None else _End(0, range_.high, range_.high_open)


def _high_order(end: _End) -> tuple[int, Fraction, bool]:
    """At one high position the end that belongs comes last."""
    return end.sign, end.value, not end.open


def _range(low: _End, high: _End) -> Range:
    return Range(None if low.sign else low.value, None if high.sign else high.value, low.open, high.open)


def _product(x: _End, y: _End) -> _End:
    """The product at a corner. A zero that belongs gives a zero that belongs, whatever stands beside it."""
    zeros = [end for end in (x, y) if not end.sign and end.value == 0]
    if zeros:
        return _End(0, Fraction(0), all(end.open for end in zeros))
    if x.sign or y.sign:
        return _End(_sign(x) * _sign(y), Fraction(0), False)
    return _End(0, x.value * y.value, x.open or y.open)


def _sign(end: _End) -> int:
    return end.sign or (1 if end.value > 0 else -1)


def _reciprocal(range_: Range) -> Range:
    """Every 1 ÷ y for a range that has zero at most as an end; the zero itself is left out."""
    if range_.high is not None and range_.high <= 0:
        return -_reciprocal(-range_)
    low, high = range_.low, range_.high
    return Range(
        Fraction(0) if high is None else 1 / high,
        None if not low else 1 / low,
        high is None or range_.high_open,
        bool(low) and range_.low_open,
    )
