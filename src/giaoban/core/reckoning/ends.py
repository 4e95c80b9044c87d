"""What is known of each unknown while a system is solved: two ends, whether each belongs, and what put it there."""

from fractions import Fraction
from typing import NamedTuple

from giaoban.core.quantities import Range

# An end moves only for a gain above one part in so many of its size: a chain of equations that shrinks for ever then
# stops. What is left out is at most that much, and an end that did not move is still true.
LEAST_SHARE = 10**9
# An end further out or nearer to zero than any written number is not followed: x = x × x would run for ever.
FARTHEST = 10**60
NEAREST = Fraction(1, FARTHEST)
# Longer fractions are rounded outward, so a true value stays in.
_LONGEST_BITS = 320
_KEPT_BITS = 160

Causes = frozenset[str]


class End(NamedTuple):
    """One end: `value` None where there is none, `open` where it does not belong, `why` the statements behind it."""

    value: Fraction | None
    open: bool
    why: Causes


NO_END = End(None, False, frozenset())


class Contradiction(Exception):
    """No value is left for an unknown: a finding on its way, not a failure."""

    def __init__(self, why: Causes):
        super().__init__(f"No value is left: {sorted(why)} disagree")
        self.why = why


class Knowledge:
    """The low and high end of each unknown, by its number. Ends only ever move inward."""

    def __init__(self, count: int):
        self.low = [NO_END] * count
        self.high = [NO_END] * count
        self.moved: set[int] = set()

    def range_of(self, unknown: int) -> Range:
        """What is left of an unknown.

        >>> Knowledge(1).range_of(0) == Range.everything()
        True
        """
        low, high = self.low[unknown], self.high[unknown]
        return Range(low.value, high.value, low.open, high.open)

    def causes(self, unknown: int) -> Causes:
        """The statements behind both ends.

        >>> Knowledge(1).causes(0)
        frozenset()
        """
        return self.low[unknown].why | self.high[unknown].why

    def lifts(self, unknown: int, top: int, under: int, open_: bool) -> bool:
        """Whether the low end `top` ÷ `under` (above zero) says more than is known; no fraction is made for it.

        >>> known = Knowledge(1)
        >>> known.raise_low(0, Fraction(3), False, frozenset({"a"}))
        >>> known.lifts(0, 6, 2, False), known.lifts(0, 6, 2, True), known.lifts(0, 7, 2, False)
        (False, True, True)
        """
        now = self.low[unknown]
        if now.value is None:
            return True
        gain = top * now.value.denominator - now.value.numerator * under
        return gain > 0 or (gain == 0 and open_ and not now.open)

    def drops(self, unknown: int, top: int, under: int, open_: bool) -> bool:
        """Whether the high end `top` ÷ `under` (above zero) says more than is known.

        >>> Knowledge(1).drops(0, 6, 2, False)
        True
        """
        now = self.high[unknown]
        if now.value is None:
            return True
        gain = now.value.numerator * under - top * now.value.denominator
        return gain > 0 or (gain == 0 and open_ and not now.open)

    def raise_low(self, unknown: int, value: Fraction, open_: bool, why: Causes) -> None:
        """Leave out what lies below `value`.

        >>> known = Knowledge(1)
        >>> known.raise_low(0, Fraction(3), False, frozenset({"a"}))
        >>> known.lower_high(0, Fraction(2), False, frozenset({"b"}))
        Traceback (most recent call last):
            ...
        giaoban.core.reckoning.ends.Contradiction: No value is left: ['a', 'b'] disagree
        """
        now, high = self.low[unknown], self.high[unknown]
        if now.value is not None and not (value > now.value or (value == now.value and open_ and not now.open)):
            return
        if high.value is not None and (value > high.value or (value == high.value and (open_ or high.open))):
            raise Contradiction(why | high.why)
        if now.value is None or value == now.value or _matters(value - now.value, now.value):
            if value and not NEAREST <= abs(value) <= FARTHEST:
                return
            self.low[unknown] = End(_short(value, up=False), open_, why)
            self.moved.add(unknown)

    def lower_high(self, unknown: int, value: Fraction, open_: bool, why: Causes) -> None:
        """Leave out what lies above `value`.

        >>> known = Knowledge(1)
        >>> known.lower_high(0, Fraction(2), True, frozenset({"a"}))
        >>> known.range_of(0)
        Range(low=None, high=Fraction(2, 1), low_open=False, high_open=True)
        """
        now, low = self.high[unknown], self.low[unknown]
        if now.value is not None and not (value < now.value or (value == now.value and open_ and not now.open)):
            return
        if low.value is not None and (value < low.value or (value == low.value and (open_ or low.open))):
            raise Contradiction(why | low.why)
        if now.value is None or value == now.value or _matters(now.value - value, now.value):
            if value and not NEAREST <= abs(value) <= FARTHEST:
                return
            self.high[unknown] = End(_short(value, up=True), open_, why)
            self.moved.add(unknown)

    def narrow(self, unknown: int, to: Range, why: Causes) -> None:
        """Leave out what lies outside `to`.

        >>> known = Knowledge(1)
        >>> known.narrow(0, Range.between(1, 2), frozenset({"a"}))
        >>> known.range_of(0) == Range.between(1, 2)
        True
        """
        if to.low is not None:
            self.raise_low(unknown, to.low, to.low_open, why)
        if to.high is not None:
            self.lower_high(unknown, to.high, to.high_open, why)


def _matters(gain: Fraction, size: Fraction) -> bool:
    """Whether an end at `size` that moves by `gain` moves by enough; whole numbers are compared, which is quicker."""
    return gain.numerator * LEAST_SHARE * size.denominator > abs(size.numerator) * gain.denominator


def _short(value: Fraction, *, up: bool) -> Fraction:
    """The value itself, or one just outside it where its digits grow without end."""
    bits = value.denominator.bit_length()
    if bits <= _LONGEST_BITS:
        return value
    shift = _KEPT_BITS + max(0, bits - value.numerator.bit_length())
    scaled = (value.numerator << shift) // value.denominator
    return Fraction(scaled + up, 1 << shift)
