"""Whether a result meets its target, by one written rule for each comparator, direction and way of adding up.

A bare number is taken as it is written: "95,0 %" meets "95 %". A hedged one counts only where every value that it may
stand for falls on the same side. What cannot be judged says why and is never counted as met. The table of rules stands
in docs/reckoning.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from giaoban.core.quantities import Bound, Range
from giaoban.core.quantities.rounding import range_of
from giaoban.core.reckoning.aims import IN_PERCENT, Aim, Comparator, amount
from giaoban.core.reckoning.paths import ADDS_UP
from giaoban.core.reckoning.review import Direction
from giaoban.core.reckoning.statements import Accumulation
from giaoban.core.reckoning.written import decimals_of

CLOSE = Fraction(5, 100)  # how far from its target a result may lie that is to hold it, or to come to about it
_REDUCTIONS = frozenset({Comparator.REDUCE_BY, Comparator.REDUCE_PERCENT})


class Outcome(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    NOT_MET = "not_met"
    PENDING = "pending"  # not met so far, and the period is not over
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it was written: its value with the digits that were written, and the hedge beside it."""

    value: Decimal
    bound: Bound | None = None

    @property
    def range(self) -> Range:
        """Every value that it may stand for; a bare number stands for itself."""
        if self.bound is None:
            return Range.point(self.value)
        return range_of(self.value, decimals_of(self.value), self.bound)


@dataclass(frozen=True, slots=True)
class Attainment:
    """The outcome with the rule and the reason in words."""

    outcome: Outcome
    words: str


@lru_cache(maxsize=4096)
def wanted(aim: Aim, direction: Direction, accumulation: Accumulation) -> Range | None:
    """The results that meet the target; None where its base is not known.

    >>> wanted(Aim(Comparator.EQUAL, Decimal(1200)), Direction.UP, Accumulation.FLOW)
    Range(low=Fraction(1200, 1), high=None, low_open=False, high_open=False)
    >>> fall = Aim(Comparator.REDUCE_PERCENT, Decimal(10), base=Decimal(50))
    >>> wanted(fall, Direction.DOWN, Accumulation.FLOW).high
    Fraction(45, 1)
    """
    value, far = Fraction(aim.value), Fraction(aim.value if aim.to is None else aim.to)
    match aim.comparator:
        case Comparator.AT_LEAST | Comparator.OVER:
            return Range.between(value, None, low_open=aim.comparator is Comparator.OVER)
        case Comparator.AT_MOST | Comparator.UNDER:
            return Range.between(None, value, high_open=aim.comparator is Comparator.UNDER)
        case Comparator.EQUAL:
            slack = CLOSE * abs(value) if direction is Direction.HOLD else Fraction(0)
            return _towards(value - slack, value + slack, direction)
        case Comparator.ABOUT:
            return _towards(value - CLOSE * abs(value), value + CLOSE * abs(value), direction)
        case Comparator.BETWEEN:
            return _towards(value, far, direction)
    return _changed(aim, accumulation)


def _towards(low: Fraction, high: Fraction, direction: Direction) -> Range:
    return Range.between(
        None if direction is Direction.DOWN else low,
        None if direction is Direction.UP else high,
    )


def _changed(aim: Aim, accumulation: Accumulation) -> Range | None:
    """The results that a fall or a rise leads to; of a range the smaller change is enough."""
    falls = aim.comparator in _REDUCTIONS
    if accumulation is Accumulation.REDUCTION and falls:
        return Range.between(aim.value, None)
    if accumulation is Accumulation.GROWTH:
        return Range.between(None, -aim.value) if falls else Range.between(aim.value, None)
    if aim.base is None:
        return None
    step, base = Fraction(aim.value), Fraction(aim.base)
    if aim.comparator in IN_PERCENT:
        step *= abs(base) / 100
    return Range.between(None, base - step) if falls else Range.between(base + step, None)


def rule(aim: Aim, direction: Direction, accumulation: Accumulation) -> str:
    """What counts as met, in words.

    >>> rule(Aim(Comparator.BETWEEN, Decimal(5400), Decimal(5500), unit="USD"), Direction.UP, Accumulation.RATE)
    'đạt khi từ 5.400 USD trở lên'
    >>> rule(Aim(Comparator.REDUCE_BY, Decimal("1.5"), unit="%"), Direction.DOWN, Accumulation.RATE)
    'đạt khi giảm 1,5 điểm % trở lên so với số gốc, chưa có số gốc'
    """
    meets = wanted(aim, direction, accumulation)
    if meets is None:
        return f"đạt khi {aim.written} trở lên so với {aim.base_named or 'số gốc'}, chưa có số gốc"
    return f"đạt khi {_range_words(meets, aim.unit)}"


def _range_words(range_: Range, unit: str) -> str:
    low, high = range_.low, range_.high
    if low is not None and high is not None:
        return f"từ {amount(low)} đến {amount(high, unit)}"
    if low is not None:
        return f"trên {amount(low, unit)}" if range_.low_open else f"từ {amount(low, unit)} trở lên"
    assert high is not None, "a target leaves out some results"  # noqa: S101
    return f"dưới {amount(high, unit)}" if range_.high_open else f"không quá {amount(high, unit)}"


def attain(
    result: Result | None, aim: Aim, *, direction: Direction, accumulation: Accumulation, over: bool
) -> Attainment:
    """Whether `result` meets `aim`; `over` tells whether the target's period has ended.

    What adds up and must stay below or at its target is met only when the period is over, and missed as soon as it lies
    above.

    >>> poor = {"direction": Direction.DOWN, "accumulation": Accumulation.RATE, "over": True}
    >>> attain(Result(Decimal("2.5")), Aim(Comparator.REDUCE_BY, Decimal("1.5"), base=Decimal(4), unit="%"), **poor)
    Attainment(outcome=<Outcome.MET: 'met'>, words='2,5 %; đạt khi không quá 2,5 %')
    """
    said = rule(aim, direction, accumulation)
    meets = wanted(aim, direction, accumulation)
    if result is None:
        return Attainment(Outcome.NOT_ASSESSABLE, f"chưa có số thực hiện; {said}")
    if meets is None:
        return Attainment(Outcome.NOT_ASSESSABLE, said)
    told = f"{_written(result, aim.unit)}; {said}"
    outcome = _outcome(result, meets, accumulation, over=over)
    if outcome is Outcome.PENDING and result.range.meets(meets):
        return Attainment(outcome, f"{told} khi hết kỳ")
    if outcome is Outcome.NOT_ASSESSABLE:
        return Attainment(outcome, f"{told}, cách viết này chưa đủ để kết luận")
    return Attainment(outcome, told)


def outcome_of(
    result: Result | None, aim: Aim, *, direction: Direction, accumulation: Accumulation, over: bool
) -> Outcome:
    """As `attain`, without the words.

    >>> up = {"direction": Direction.UP, "accumulation": Accumulation.FLOW, "over": False}
    >>> str(outcome_of(Result(Decimal(90)), Aim(Comparator.AT_LEAST, Decimal(100)), **up))
    'pending'
    """
    meets = wanted(aim, direction, accumulation)
    if result is None or meets is None:
        return Outcome.NOT_ASSESSABLE
    return _outcome(result, meets, accumulation, over=over)


def _outcome(result: Result, meets: Range, accumulation: Accumulation, *, over: bool) -> Outcome:
    stands_for = result.range
    if not stands_for.meets(meets):
        return _missed(stands_for, meets, accumulation, over=over)
    if not over and accumulation in ADDS_UP and meets.high is not None:
        return Outcome.PENDING
    return Outcome.MET if meets.covers(stands_for) else Outcome.NOT_ASSESSABLE


def _missed(stands_for: Range, meets: Range, accumulation: Accumulation, *, over: bool) -> Outcome:
    above = meets.high is not None and stands_for.low is not None and stands_for.low >= meets.high
    return Outcome.NOT_MET if over or (accumulation in ADDS_UP and above) else Outcome.PENDING


_HEDGES = {
    Bound.OVER: "trên",
    Bound.UNDER: "gần",
    Bound.ABOUT: "khoảng",
    Bound.AT_LEAST: "ít nhất",
    Bound.AT_MOST: "không quá",
}


def _written(result: Result, unit: str) -> str:
    hedge = f"{_HEDGES[result.bound]} " if result.bound is not None else ""
    return hedge + amount(result.value, unit)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets are met; what cannot be judged stands apart from the others."""

    met: int
    not_met: int
    pending: int
    not_assessable: int

    @property
    def assessed(self) -> int:
        """Those that could be judged."""
        return self.met + self.not_met + self.pending

    @property
    def words(self) -> str:
        """The count in one line.

        >>> Tally(14, 2, 2, 3).words
        'Đạt 14/18 chỉ tiêu, 2 không đạt, 2 chưa đạt khi kỳ chưa kết thúc; ngoài ra 3 chỉ tiêu chưa đánh giá được'
        """
        said = f"Đạt {self.met}/{self.assessed} chỉ tiêu"
        said += f", {self.not_met} không đạt" if self.not_met else ""
        said += f", {self.pending} chưa đạt khi kỳ chưa kết thúc" if self.pending else ""
        return said + (f"; ngoài ra {self.not_assessable} chỉ tiêu chưa đánh giá được" if self.not_assessable else "")


def tally(attainments: Iterable[Attainment]) -> Tally:
    """Count outcomes.

    >>> tally([Attainment(Outcome.MET, ""), Attainment(Outcome.NOT_ASSESSABLE, "")])
    Tally(met=1, not_met=0, pending=0, not_assessable=1)
    """
    found = [attainment.outcome for attainment in attainments]
    return Tally(*(found.count(outcome) for outcome in Outcome))
