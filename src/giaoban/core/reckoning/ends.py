"""What is known of each unknown while a system is solved: two ends, whether each belongs, and what put it there.

An end is exact, but its fraction and the statements behind it are worked out only when somebody asks: it remembers the
ends that it came from and the rule that made it. Beside that it carries a floating-point number that lies within
`LARGEST_ERROR` of the exact one, as a share of it. A comparison whose outcome that number leaves no doubt about is
decided by it; any other is decided by the fractions. So every decision is the one that exact arithmetic takes.
"""

from collections.abc import Callable
from enum import Enum, auto
from fractions import Fraction
from math import inf

from giaoban.core.quantities import Range

# An end moves only for a gain above one part in so many of its size: a chain of equations that shrinks for ever then
# stops. What is left out is at most that much, and an end that did not move is still true.
LEAST_SHARE = 10**9
_LEAST = 1e-9
# An end further out or nearer to zero than any written number is not followed: x = x × x would run for ever.
FARTHEST = 10**60
NEAREST = Fraction(1, FARTHEST)
_FAR, _NEAR = 1e59, 1e-59  # well within them, so that no doubt is left
# Longer fractions are rounded outward, so a true value stays in.
_LONGEST_BITS = 320
_KEPT_BITS = 160
# Shares by which a number may be off: one rounding; an end, before it is worked out exactly; what is made from a few
# such ends, with room to spare.
ROUNDING = 2.3e-16
LARGEST_ERROR = 1e-12
DOUBT = 4e-12
_LESS, _MORE = 1 - DOUBT, 1 + DOUBT  # towards zero, and away from it

Causes = frozenset[str]


class Rule(Enum):
    """How an end follows from the ends before it."""

    GIVEN = auto()  # it does not: its fraction is there
    COPY = auto()
    TIMES = auto()
    OVER = auto()
    SUM = auto()
    LESS = auto()  # the first less all others


class End:
    """One end: `value` near the exact one (infinite where there is none), `open` where it does not belong."""

    __slots__ = ("because", "error", "fraction", "open", "parents", "rule", "up", "value", "why")

    def __init__(
        self,
        value: float,
        error: float,
        open_: bool,
        rule: Rule,
        parents: "tuple[End, ...]",
        because: Causes,
        fraction: Fraction | None = None,
    ):
        self.value, self.error, self.open = value, error, open_
        self.rule, self.parents, self.because, self.fraction = rule, parents, because, fraction
        self.up = False
        self.why: Causes | None = None


def given(value: Fraction, open_: bool, because: Causes, parents: tuple[End, ...] = ()) -> End:
    """An end whose exact value is at hand; `parents` tell what else it rests on.

    >>> given(Fraction(1, 2), False, frozenset()).value
    0.5
    """
    return End(value.numerator / value.denominator, ROUNDING, open_, Rule.GIVEN, parents, because, value)


NO_LOW = End(-inf, 0.0, False, Rule.GIVEN, (), frozenset())
_ABOVE_ZERO = given(Fraction(0), True, frozenset())
NO_HIGH = End(inf, 0.0, False, Rule.GIVEN, (), frozenset())


class Contradiction(Exception):
    """No value is left for an unknown: a finding on its way, not a failure."""

    def __init__(self, why: Causes):
        super().__init__(f"No value is left: {sorted(why)} disagree")
        self.why = why


def exact(end: End) -> Fraction:
    """The fraction of an end that is there.

    >>> half, third = (given(Fraction(1, number), False, frozenset()) for number in (2, 3))
    >>> exact(End(1 / 6, ROUNDING, False, Rule.TIMES, (half, third), frozenset()))
    Fraction(1, 6)
    """
    if end.fraction is None:
        for one in _oldest_first(end, lambda old: old.fraction is None):
            one.fraction = _short(worked(one), up=one.up)
    return end.fraction  # type: ignore[return-value]  # the loop ends with this one


def worked(end: End) -> Fraction:
    """The fraction that the rule gives, from those of the parents.

    >>> two, six = (given(Fraction(number), False, frozenset()) for number in (2, 6))
    >>> worked(End(3.0, ROUNDING, False, Rule.OVER, (six, two), frozenset()))
    Fraction(3, 1)
    """
    if end.fraction is not None:
        return end.fraction
    if end.rule is Rule.TIMES:
        return exact(end.parents[0]) * exact(end.parents[1])
    if end.rule is Rule.OVER:
        return exact(end.parents[0]) / exact(end.parents[1])
    fractions = [exact(parent) for parent in end.parents]
    match end.rule:
        case Rule.LESS:
            return fractions[0] - sum(fractions[1:], Fraction(0))
    return sum(fractions, Fraction(0))


def causes(end: End) -> Causes:
    """The statements that an end rests on.

    >>> a, b = (given(Fraction(1), False, frozenset({key})) for key in "ab")
    >>> sorted(causes(End(1.0, ROUNDING, False, Rule.TIMES, (a, b), frozenset({"c"}))))
    ['a', 'b', 'c']
    """
    if end.why is None:
        for one in _oldest_first(end, lambda old: old.why is None):
            one.why = one.because.union(*(parent.why for parent in one.parents if parent.why))
    return end.why  # type: ignore[return-value]  # the loop ends with this one


def _oldest_first(end: End, open_: Callable[[End], bool]) -> list[End]:
    """The end and those that it came from, as far as they are open, each after its parents."""
    order: list[End] = []
    stack, seen = [end], {id(end)}
    while stack:
        one = stack[-1]
        waiting = [parent for parent in one.parents if id(parent) not in seen and open_(parent)]
        if waiting:
            seen.add(id(waiting[-1]))
            stack.append(waiting[-1])
        else:
            order.append(stack.pop())
    return order


class Knowledge:
    """The low and high end of each unknown, by its number. Ends only ever move inward."""

    def __init__(self, count: int):
        self.low = [NO_LOW] * count
        self.high = [NO_HIGH] * count
        self.sign = [NO_LOW] * count  # the first low end of each that was not below zero
        self.moved: set[int] = set()

    def range_of(self, unknown: int) -> Range:
        """What is left of an unknown.

        >>> Knowledge(1).range_of(0) == Range.everything()
        True
        """
        low, high = self.low[unknown], self.high[unknown]
        return Range(
            None if low is NO_LOW else exact(low), None if high is NO_HIGH else exact(high), low.open, high.open
        )

    def causes(self, unknown: int) -> Causes:
        """The statements behind both ends.

        >>> Knowledge(1).causes(0)
        frozenset()
        """
        return causes(self.low[unknown]) | causes(self.high[unknown])

    def start(self, unknown: int, to: Range, because: Causes) -> None:
        """As `narrow`, quicker for an unknown of which nothing is known yet.

        >>> known = Knowledge(1)
        >>> known.start(0, Range.between(1, 2), frozenset({"a"}))
        >>> known.range_of(0) == Range.between(1, 2)
        True
        """
        low, high = to.low, to.high
        if low is not None and high is not None and self.low[unknown] is NO_LOW and self.high[unknown] is NO_HIGH:
            bottom, top = low.numerator / low.denominator, high.numerator / high.denominator
            if bottom > _NEAR and top < _FAR:
                end = End(bottom, ROUNDING, to.low_open, Rule.GIVEN, (), because, low)
                self.low[unknown] = self.sign[unknown] = end
                self.high[unknown] = End(top, ROUNDING, to.high_open, Rule.GIVEN, (), because, high)
                self.high[unknown].up = True
                self.moved.add(unknown)
                return
        self.narrow(unknown, to, because)

    def above_zero(self, unknown: int) -> None:
        """Leave out zero and what lies below it; before anything else is known of the unknown.

        >>> known = Knowledge(1)
        >>> known.above_zero(0)
        >>> known.range_of(0)
        Range(low=Fraction(0, 1), high=None, low_open=True, high_open=False)
        """
        self.low[unknown] = self.sign[unknown] = _ABOVE_ZERO
        self.moved.add(unknown)

    def raise_low(self, unknown: int, end: End) -> None:
        """Leave out what lies below the end.

        >>> known = Knowledge(1)
        >>> known.raise_low(0, given(Fraction(3), False, frozenset({"a"})))
        >>> known.lower_high(0, given(Fraction(2), False, frozenset({"b"})))
        Traceback (most recent call last):
            ...
        giaoban.core.reckoning.ends.Contradiction: No value is left: ['a', 'b'] disagree
        """
        now, value = self.low[unknown], end.value
        size = abs(value)
        other = self.high[unknown].value
        sure = _NEAR < size < _FAR and value + DOUBT * size < other * (_LESS if other > 0 else _MORE)
        moves = (now is NO_LOW or _moves(value - now.value, size, now, end)) if sure else None
        if moves is None:
            moves = self._raises(unknown, end)
        if moves:
            if end.error > LARGEST_ERROR:
                _made_exact(end)
            self.low[unknown] = end
            if end.value >= 0 and self.sign[unknown] is NO_LOW:
                self.sign[unknown] = end
            self.moved.add(unknown)

    def lower_high(self, unknown: int, end: End) -> None:
        """Leave out what lies above the end.

        >>> known = Knowledge(1)
        >>> known.lower_high(0, given(Fraction(2), True, frozenset({"a"})))
        >>> known.range_of(0)
        Range(low=None, high=Fraction(2, 1), low_open=False, high_open=True)
        """
        now, value = self.high[unknown], end.value
        size = abs(value)
        other = self.low[unknown].value
        sure = _NEAR < size < _FAR and value - DOUBT * size > other * (_MORE if other > 0 else _LESS)
        moves = (now is NO_HIGH or _moves(now.value - value, size, now, end)) if sure else None
        if moves is None:
            moves = self._lowers(unknown, end)
        if moves:
            end.up = True
            if end.error > LARGEST_ERROR:
                _made_exact(end)
            self.high[unknown] = end
            self.moved.add(unknown)

    def narrow(self, unknown: int, to: Range, because: Causes, parents: tuple[End, ...] = ()) -> None:
        """Leave out what lies outside `to`.

        >>> known = Knowledge(1)
        >>> known.narrow(0, Range.between(1, 2), frozenset({"a"}))
        >>> known.range_of(0) == Range.between(1, 2)
        True
        """
        if to.low is not None:
            self.raise_low(unknown, given(to.low, to.low_open, because, parents))
        if to.high is not None:
            self.lower_high(unknown, given(to.high, to.high_open, because, parents))

    def _raises(self, unknown: int, end: End) -> bool:
        """Whether the low end moves, by fractions."""
        now, high, value = self.low[unknown], self.high[unknown], worked(end)
        gain = None if now is NO_LOW else value - exact(now)
        if gain is not None and not (gain > 0 or (gain == 0 and end.open and not now.open)):
            return False
        if high is not NO_HIGH and (value > exact(high) or (value == exact(high) and (end.open or high.open))):
            raise Contradiction(causes(end) | causes(high))
        return _matters(gain, now, value)

    def _lowers(self, unknown: int, end: End) -> bool:
        """Whether the high end moves, by fractions."""
        now, low, value = self.high[unknown], self.low[unknown], worked(end)
        gain = None if now is NO_HIGH else exact(now) - value
        if gain is not None and not (gain > 0 or (gain == 0 and end.open and not now.open)):
            return False
        if low is not NO_LOW and (value < exact(low) or (value == exact(low) and (end.open or low.open))):
            raise Contradiction(causes(end) | causes(low))
        return _matters(gain, now, value)


def _moves(gain: float, size: float, now: End, end: End) -> bool | None:
    """Whether an end that leaves something moves; None where these numbers leave it in doubt."""
    doubt = DOUBT * size
    if gain > doubt:
        needed = abs(now.value) * _LEAST
        if gain == inf or gain - doubt > needed * (1 + _LEAST):
            return True
        return False if gain + doubt < needed * (1 - _LEAST) else None
    return False if gain < -doubt or not end.open or now.open else None


def _matters(gain: Fraction | None, now: End, value: Fraction) -> bool:
    """Whether an end moves by enough, to where it may be followed."""
    if gain:
        size = exact(now)
        if gain.numerator * LEAST_SHARE * size.denominator <= abs(size.numerator) * gain.denominator:
            return False
    return not value or NEAREST <= abs(value) <= FARTHEST


def _made_exact(end: End) -> None:
    fraction = exact(end)
    end.value, end.error = fraction.numerator / fraction.denominator, ROUNDING


def _short(value: Fraction, *, up: bool) -> Fraction:
    """The value itself, or one just outside it where its digits grow without end."""
    bits = value.denominator.bit_length()
    if bits <= _LONGEST_BITS:
        return value
    shift = _KEPT_BITS + max(0, bits - value.numerator.bit_length())
    scaled = (value.numerator << shift) // value.denominator
    return Fraction(scaled + up, 1 << shift)
