"""The plan of a unit's year held against its results: what is met, by which rule, and how many of how many.

What cannot be judged is counted apart and never as met. A fixed number of queries, however many targets.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.reviews import results
from giaoban.apps.reviews.ledger import Ledger, load, target_key
from giaoban.apps.reviews.showing import factor
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.choices import Setter
from giaoban.apps.targets.courses import paths_of
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.plans import Plan, plans_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reckoning.aims import CHANGES, Aim
from giaoban.core.reckoning.attainment import Attainment, Outcome, Result, Tally, attain, rule, tally
from giaoban.core.reckoning.paths import ADDS_UP, Path, PathError, Season, season_of
from giaoban.core.reckoning.review import Direction, Status, pace_of
from giaoban.core.reckoning.statements import Accumulation

FIRST = (Setter.SUPERIOR, Setter.COUNCIL, Setter.OWN, Setter.UNSTATED)  # whose target an indicator is counted by
YEARS_OF_SEASON = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A target of the year with the result held against it.

    `value` is the result in the target's unit of measure, `expected` what the path asks by the month's end.
    """

    plan: Plan
    result: Shown | None
    value: Decimal | None
    attainment: Attainment
    path: Path | None
    expected: Fraction | None

    @property
    def on_path(self) -> bool | None:
        """Whether a result that has not met its target keeps to the path (95% of it); None without one or the other."""
        if self.value is None or self.expected is None:
            return None
        direction = Direction(self.plan.target.indicator.direction)
        return pace_of(self.value, self.expected, direction) is Status.ON_PACE


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The targets of a year, judged at the end of `month`."""

    unit: Unit
    month: Period
    judged: tuple[Judged, ...]
    others: tuple[Plan, ...]  # of other periods that touch the year: the term, single months

    @property
    def counted(self) -> tuple[Judged, ...]:
        """One target for each indicator: the superior's, else the council's, else the unit's own."""
        first: dict[int, Judged] = {}
        for one in sorted(self.judged, key=lambda one: FIRST.index(Setter(one.plan.target.setter))):
            first.setdefault(one.plan.target.indicator_id, one)
        return tuple(first.values())

    @property
    def tally(self) -> Tally:
        """How many indicators meet the target that they are counted by."""
        return tally(one.attainment for one in self.counted)

    def tally_of(self, setter: Setter) -> Tally | None:
        """How many targets of one body are met; None where it set none."""
        own = [one.attainment for one in self.judged if one.plan.target.setter == setter]
        return tally(own) if own else None


def year_plan(unit: Unit, month: Period, *, day: date | None = None) -> YearPlan:
    """The plan of the month's year as it stands, or with `day` as it stood, against the results up to the month."""
    year = Period.year(month.end.year)
    plans = plans_of(unit, year, day=day)
    own = once([plan for plan in _with_parts(plans) if plan.period == year])
    ledger = load(unit, date(year.start.year - 1, 1, 1), month.end)
    before = {
        plan.target.pk: found.value
        for plan in own
        if (found := _result(ledger, plan.target.indicator, _december(year.start.year - 1))) is not None
    }
    paths = paths_of((plan.target for plan in own), before)
    judged = tuple(judge(plan, ledger, month, paths.get(plan.target.pk)) for plan in own)
    others = tuple(plan for plan in plans if plan.period != year)
    return YearPlan(unit, month, judged, others)


def _with_parts(plans: Iterable[Plan]) -> list[Plan]:
    """The plans, with the years of a term among them."""
    return [one for plan in plans for one in (plan, *_with_parts(plan.parts))]


def once(plans: Iterable[Plan]) -> list[Plan]:
    """One target of each body for each indicator: booked by hand before read, of several read the latest document's."""
    best: dict[tuple[int, str], Plan] = {}
    for plan in sorted(plans, key=lambda plan: target_key(plan.target)):
        best[plan.target.indicator_id, plan.target.setter] = plan
    return list(best.values())


def judge(plan: Plan, ledger: Ledger, month: Period, path: Path | None) -> Judged:
    """Hold the result at the month's end against one target of its year."""
    base = _base_year(plan.target, plan.period.start.year - 1)
    return held_against(plan, ledger, month, path, _result(ledger, plan.target.indicator, month), base)


def held_against(
    plan: Plan, ledger: Ledger, month: Period, path: Path | None, result: Shown | None, base_year: int
) -> Judged:
    """Hold `result` against a target; a change counts from the end of `base_year` where the target states no base."""
    target, indicator = plan.target, plan.target.indicator
    over = plan.period.end <= month.end
    expected = None if path is None else path.expected_on(month.end)
    aim = _based(target.aim, target, ledger, base_year)
    common = {"direction": Direction(indicator.direction), "accumulation": Accumulation(indicator.accumulation)}
    times = 1 if result is None else factor(result.unit, target.measured_in)
    if times is None and result is not None:
        words = f"kết quả tính bằng {result.unit or 'đơn vị khác'}, chỉ tiêu bằng {target.measured_in}; "
        found = Attainment(Outcome.NOT_ASSESSABLE, words + rule(aim, **common))
        return Judged(plan, result, None, found, path, expected)
    held = _as_result(result, times or 1)
    return Judged(plan, result, held and held.value, attain(held, aim, over=over, **common), path, expected)


def _base_year(target: Target, before: int) -> int:
    return Period.parse(target.base_period).end.year if target.base_period else before


def _december(year: int) -> Period:
    return Period.month(year, 12)


def _result(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """What is known to the month's end: of what adds up since January alone, never a single month for the year."""
    if indicator.accumulation in ADDS_UP:
        return results.to_date_result(ledger, indicator, month)
    return results.latest_result(ledger, indicator, month)


def _as_result(shown: Shown | None, times: Fraction | int) -> Result | None:
    """The result in the target's unit. An estimate is taken at its number: all of it is one."""
    if shown is None:
        return None
    value = shown.value
    if times != 1:
        exact = Fraction(value) * times
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return Result(value, Bound(shown.bound) if shown.bound else None)


def _based(aim: Aim, target: Target, ledger: Ledger, year: int) -> Aim:
    """A change with its base: as the target states it, else the result at the end of the year it counts from."""
    if aim.comparator not in CHANGES or aim.base is not None:
        return aim
    found = _result(ledger, target.indicator, _december(year))
    times = None if found is None else factor(found.unit, target.measured_in)
    if found is None or times is None:
        return aim
    exact = Fraction(found.value) * times
    return replace(aim, base=Decimal(exact.numerator) / Decimal(exact.denominator))


def season_for(unit: Unit, indicator: Indicator, year: int) -> Season:
    """The season of the unit's own complete years before `year`; PathError where there are fewer than two."""
    if indicator.accumulation not in ADDS_UP:
        raise PathError("Tiến độ theo mùa chỉ dùng cho chỉ tiêu cộng dồn")
    ledger = load(unit, date(year - YEARS_OF_SEASON, 1, 1), date(year - 1, 12, 31), only=indicator)
    months = [Period.month(past, number) for past in range(year - YEARS_OF_SEASON, year) for number in range(1, 13)]
    found = {month: results.month_result(ledger, indicator, month) for month in months}
    return season_of({month: shown.value for month, shown in found.items() if shown is not None})
