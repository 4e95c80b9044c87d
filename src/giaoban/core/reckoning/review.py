"""The arithmetic of a review line: result beside plan and last year, where the year stands, and where it is going.

Every number comes in as a `Decimal` and goes out as one, rounded half up to the decimals asked for. A gap is not zero:
where a number is missing, so is what would follow from it. How each figure is worked out stands in docs/reckoning.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from giaoban.core.periods import Period, PeriodKind
from giaoban.core.quantities.rounding import Rounding, rounded
from giaoban.core.reckoning.statements import Accumulation

# Shares of the expected path: from the first on a result is on pace, from the second on it is behind, below at risk.
ON_PACE = Fraction(95, 100)
BEHIND = Fraction(80, 100)


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"


class Status(StrEnum):
    """Where an indicator stands, by a written rule and never by hand."""

    MET = "met"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    NO_FIGURE = "no_figure"
    IN_CONFLICT = "in_conflict"


class ReviewError(ValueError):
    """Numbers from which a review line cannot be worked out."""


def percent_of_target(result: Decimal, target: Decimal, *, decimals: int = 1) -> Decimal | None:
    """How many percent of the target the result is; None where the target is zero.

    >>> percent_of_target(Decimal(103), Decimal(261)), percent_of_target(Decimal("918.755"), Decimal(1838), decimals=0)
    (Decimal('39.5'), Decimal('50'))
    >>> percent_of_target(Decimal(5), Decimal(0)) is None
    True
    """
    return _round(Fraction(result) * 100 / Fraction(target), decimals) if target else None


def change_on(result: Decimal, before: Decimal, *, decimals: int = 1) -> Decimal | None:
    """The change since an earlier period in percent, negative for a fall; None where the earlier result is zero.

    >>> change_on(Decimal(110), Decimal(100)), change_on(Decimal("321.5"), Decimal("387.3"))
    (Decimal('10.0'), Decimal('-17.0'))
    """
    return _round((Fraction(result) - Fraction(before)) * 100 / abs(Fraction(before)), decimals) if before else None


def points_on(result: Decimal, before: Decimal) -> Decimal:
    """The change of a rate in percentage points, with the decimals of the two rates.

    >>> points_on(Decimal("95.4"), Decimal("95.1"))
    Decimal('0.3')
    """
    return result - before


@dataclass(frozen=True, slots=True)
class YearToDate:
    """A result from 1 January on; `value` is None where `missing` names months without a figure."""

    value: Decimal | None
    missing: tuple[Period, ...] = ()


def year_to_date(months: Mapping[Period, Decimal | None], through: Period, accumulation: Accumulation) -> YearToDate:
    """The result of the year up to the end of `through`, from the results of its months.

    The months of a flow or a reduction are added, of a stock and a milestone the last counts. A rate or a growth never
    follows from those of the months.

    >>> months = {Period.month(2025, 1): Decimal(10), Period.month(2025, 3): Decimal(12)}
    >>> [str(month) for month in year_to_date(months, Period.month(2025, 3), Accumulation.FLOW).missing]
    ['2025-02']
    >>> year_to_date(months, Period.month(2025, 3), Accumulation.STOCK).value
    Decimal('12')
    """
    asked = through.year_to_date().split(PeriodKind.MONTH)
    if accumulation in (Accumulation.RATE, Accumulation.GROWTH):
        return YearToDate(None)
    counted = asked if accumulation in (Accumulation.FLOW, Accumulation.REDUCTION) else asked[-1:]
    missing = tuple(month for month in counted if months.get(month) is None)
    if missing:
        return YearToDate(None, missing)
    return YearToDate(sum((value for month in counted if (value := months[month]) is not None), Decimal(0)))


def rate_of(part: Decimal, whole: Decimal, *, decimals: int = 1) -> Decimal | None:
    """A rate from its parts in percent; None where there is no whole.

    >>> rate_of(Decimal(95), Decimal(120))
    Decimal('79.2')
    """
    return percent_of_target(part, whole, decimals=decimals)


def share_gone(period: Period, day: date) -> Fraction:
    """The share of a period's days that are over at the end of `day`, 0 to 1.

    >>> share_gone(Period.year(2025), date(2025, 6, 30))
    Fraction(181, 365)
    """
    gone = (min(day, period.end) - period.start).days + 1
    return Fraction(max(0, gone), period.days)


def expected(
    target: Decimal,
    gone: Fraction,
    accumulation: Accumulation,
    *,
    baseline: Decimal | None = None,
) -> Fraction:
    """Where the even path to the target stands once the share `gone` of its period is over.

    A flow starts at zero; a stock or rate at its `baseline`, the value before the period; without one the target itself
    is expected from the first day.

    >>> expected(Decimal(1200), Fraction(1, 4), Accumulation.FLOW)
    Fraction(300, 1)
    >>> expected(Decimal(2), Fraction(1, 2), Accumulation.RATE, baseline=Decimal(4))
    Fraction(3, 1)
    """
    if not 0 <= gone <= 1:
        raise ReviewError(f"A share of the year lies from 0 to 1, got {gone}")
    goal = Fraction(target)
    if accumulation is Accumulation.FLOW:
        return goal * gone
    start = goal if baseline is None else Fraction(baseline)
    return start + (goal - start) * gone


def status_of(
    result: Decimal | None,
    target: Decimal | None,
    *,
    direction: Direction,
    accumulation: Accumulation,
    gone: Fraction,
    baseline: Decimal | None = None,
    in_conflict: bool = False,
) -> Status:
    """Where a result stands against its target once the share `gone` of the year is over.

    `met`: the target is reached; a flow that should stay low (`down`) or at the plan (`hold`) is judged met only when
    the year is over. Otherwise the result is set against the even path: `on_pace` from 95% of it, `behind` from 80%,
    `at_risk` below. `in_conflict` goes before everything: a figure that contradicts others is not judged.

    >>> common = {"direction": Direction.UP, "accumulation": Accumulation.FLOW, "gone": Fraction(1, 3)}
    >>> [str(status_of(Decimal(value), Decimal(300), **common)) for value in (300, 96, 85, 60)]
    ['met', 'on_pace', 'behind', 'at_risk']
    >>> str(status_of(None, Decimal(300), **common))
    'no_figure'
    """
    if in_conflict:
        return Status.IN_CONFLICT
    if result is None or target is None:
        return Status.NO_FIGURE
    path = expected(target, gone, accumulation, baseline=baseline)
    value, goal = Fraction(result), Fraction(target)
    waits = accumulation is Accumulation.FLOW and gone < 1
    pace = pace_of(value, path, direction)
    if direction is Direction.UP:
        return Status.MET if value >= goal else pace
    if direction is Direction.DOWN:
        if value > goal and accumulation is Accumulation.FLOW:
            return Status.AT_RISK
        return Status.MET if value <= goal and not waits else pace
    return Status.MET if pace is Status.ON_PACE and not waits else pace


def pace_of(value: Fraction | Decimal, path: Fraction, direction: Direction) -> Status:
    """How a result that has not met its target stands to the expected path; where less is better path ÷ result counts.

    >>> [str(pace_of(Decimal(value), Fraction(100), Direction.UP)) for value in (95, 80, 79)]
    ['on_pace', 'behind', 'at_risk']
    >>> [str(pace_of(Decimal(value), Fraction(100), Direction.DOWN)) for value in (100, 110, 130)]
    ['on_pace', 'behind', 'at_risk']
    """
    known = Fraction(value)
    if direction is Direction.UP:
        return _by_pace(known, path)
    if direction is Direction.DOWN:
        return _by_pace(path, known)
    return _by_pace(min(known, path), max(known, path))


def _by_pace(reached: Fraction, path: Fraction) -> Status:
    """The status of what is reached of a path; a path that asks for nothing is kept to by anyone."""
    if path <= 0 or reached >= ON_PACE * path:
        return Status.ON_PACE
    return Status.BEHIND if reached >= BEHIND * path else Status.AT_RISK


def needed_per_month(result: Decimal, target: Decimal, months_left: int, *, decimals: int = 1) -> Decimal | None:
    """What each month left must bring to a flow for its target; zero where it is reached, None with no month left.

    >>> needed_per_month(Decimal(103), Decimal(261), 8), needed_per_month(Decimal(270), Decimal(261), 3)
    (Decimal('19.8'), Decimal('0.0'))
    """
    if months_left <= 0:
        return None
    return _round(max(Fraction(0), (Fraction(target) - Fraction(result)) / months_left), decimals)


def _round(value: Fraction, decimals: int) -> Decimal:
    return rounded(value, decimals, Rounding.HALF_UP)
