"""The targets of a unit's terms held against the results of their years: what is due, what is met, what keeps its path.

What adds up is added over the years that the term's plan counts, on today's boundary; of a growth the mean of its
complete years counts; all else is what stands at the month's end, or stood last within twelve months. Where nobody set
a term a target this costs one query.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from giaoban.apps.reviews import results
from giaoban.apps.reviews.attained import FIRST, Judged, held_against, once
from giaoban.apps.reviews.ledger import Ledger, load
from giaoban.apps.reviews.same_period import on_boundary
from giaoban.apps.reviews.showing import derived, factor, plain_total
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.choices import Setter
from giaoban.apps.targets.courses import goal_value, paths_of
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.numbers import decimals_of
from giaoban.apps.targets.plans import Plan, term_plans_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodKind
from giaoban.core.reckoning import paths
from giaoban.core.reckoning.paths import Path
from giaoban.core.reckoning.statements import Accumulation as Adding
from giaoban.core.reckoning.terms import Stand, TermTally, counted_years, mean_growth, stand_of, tally_of

LOOKED_BACK = 12  # months within which a level still tells where a target stands


@dataclass(frozen=True, slots=True)
class TermTarget:
    """A target of the term, judged; `due` tells whether its period has ended by the month's end."""

    judged: Judged
    due: bool
    missing: str = ""  # the years without a result, in words

    @property
    def stand(self) -> Stand:
        """Where it stands."""
        return stand_of(self.judged.attainment.outcome, due=self.due, on_path=self.judged.on_path)


@dataclass(frozen=True, slots=True)
class TermPlan:
    """The targets of one term, held against the results up to the end of `month`."""

    term: Period
    month: Period
    targets: tuple[TermTarget, ...]

    @property
    def counted(self) -> tuple[TermTarget, ...]:
        """One target for each indicator: the superior's, else the council's, else the unit's own."""
        first: dict[int, TermTarget] = {}
        for one in sorted(self.targets, key=lambda one: FIRST.index(Setter(one.judged.plan.target.setter))):
            first.setdefault(one.judged.plan.target.indicator_id, one)
        return tuple(first.values())

    @property
    def tally(self) -> TermTally:
        """How many indicators stand where, by the target that they are counted by."""
        return tally_of(one.stand for one in self.counted)

    @property
    def due(self) -> bool:
        """Whether the term has ended."""
        return self.term.end <= self.month.end

    @property
    def years(self) -> tuple[int, ...]:
        """The years that count."""
        return counted_years(self.term)


def terms_at(
    unit: Unit, month: Period, *, plans: Iterable[Plan] | None = None, known: datetime | None = None
) -> tuple[TermPlan, ...]:
    """The terms that touch the month's year, each with its targets, the earliest first.

    `plans` are the targets to judge where they are at hand; with `known` all is as the ledger stood at that moment.
    """
    if plans is None:
        plans = term_plans_of(unit, Period.year(month.end.year), known=known)
    asked = _once(plan for plan in plans if plan.period.kind is PeriodKind.TERM)
    if not asked:
        return ()
    began = min(counted_years(plan.period)[0] for plan in asked)
    indicators = {plan.target.indicator_id: plan.target.indicator for plan in asked}
    ledger = load(unit, date(began - 1, 1, 1), month.end, known, only=tuple(indicators.values()))
    found: dict[Period, list[TermTarget]] = defaultdict(list)
    chosen = _paths(asked, ledger)
    for plan in asked:
        found[plan.period].append(_judged(plan, ledger, month, chosen.get(plan.target.pk)))
    return tuple(TermPlan(term, month, tuple(found[term])) for term in sorted(found))


def _once(plans: Iterable[Plan]) -> list[Plan]:
    """One target of each body for each indicator and term."""
    by_term: dict[Period, list[Plan]] = defaultdict(list)
    for plan in plans:
        by_term[plan.period].append(plan)
    return [plan for several in by_term.values() for plan in once(several)]


def _paths(plans: list[Plan], ledger: Ledger) -> dict[int, Path]:
    """The path to each target: as its office chose it, else even over the years that count."""
    baselines = {}
    for plan in plans:
        found = _level(ledger, plan.target.indicator, Period.month(counted_years(plan.period)[0] - 1, 12))
        if found is not None and factor(found.unit, plan.target.measured_in) == 1:
            baselines[plan.target.pk] = found.value
    chosen = paths_of((plan.target for plan in plans), baselines)
    return {
        plan.target.pk: _even(plan, chosen[plan.target.pk], baselines.get(plan.target.pk))
        for plan in plans
        if plan.target.pk in chosen
    }


def _even(plan: Plan, path: Path, baseline: object) -> Path:
    """An even path begins with the first year that counts; one that somebody chose stays as it is."""
    years = counted_years(plan.period)
    target, indicator = plan.target, plan.target.indicator
    if path.shape is not paths.Shape.EVEN or years[0] == plan.period.start.year:
        return path
    aim = target.aim if target.aim.base is not None or baseline is None else replace(target.aim, base=baseline)
    goal = goal_value(aim, indicator.direction, indicator.accumulation)
    if goal is None:
        return path
    return paths.even(goal, Period.term(years[0], years[-1]), Adding(indicator.accumulation), baseline=baseline)


def _judged(plan: Plan, ledger: Ledger, month: Period, path: Path | None) -> TermTarget:
    years = counted_years(plan.period)
    until = min(month, Period.month(years[-1], 12))
    result, missing = result_of(ledger, plan.target.indicator, plan.period, until)
    base = Period.parse(plan.target.base_period).end.year if plan.target.base_period else years[0] - 1
    judged = held_against(plan, ledger, month, path, result, base)
    if missing:
        words = judged.attainment.words.replace("chưa có số thực hiện", f"chưa có số {missing}", 1)
        judged = replace(judged, attainment=replace(judged.attainment, words=words))
    return TermTarget(judged, plan.period.end <= month.end, missing)


def result_of(ledger: Ledger, indicator: Indicator, term: Period, month: Period) -> tuple[Shown | None, str]:
    """What the term's years have come to by the month's end, and what is missing where that cannot be told."""
    years = [year for year in counted_years(term) if year <= month.end.year]
    if not years:
        return None, ""
    if indicator.accumulation in results.ADDS:
        return _added(ledger, indicator, term, month, years)
    if indicator.accumulation == Accumulation.GROWTH:
        return _mean(ledger, indicator, month, years)
    return _level(ledger, indicator, month), ""


def _added(
    ledger: Ledger, indicator: Indicator, term: Period, month: Period, years: list[int]
) -> tuple[Shown | None, str]:
    """Printed for the whole, else the complete years and what the month's year has so far."""
    whole = Period(date(years[0], 1, 1), month.end)
    for period in (term, whole):
        printed = results.printed(ledger, indicator, period) if period.end == month.end else None
        if printed is not None:
            return printed, ""
    spans = [Period.months(year, 1, year, 12 if year < month.end.year else month.end.month) for year in years]
    parts = {span: on_boundary(ledger, indicator, span).shown for span in spans}
    missing = [span.label for span, shown in parts.items() if shown is None]
    known = [shown for shown in parts.values() if shown is not None]
    if missing or len({shown.unit for shown in known}) != 1:
        return None, ", ".join(missing)
    total = plain_total(known)
    words = "Cộng " + " + ".join(f"{shown.text} ({span.label})" for span, shown in parts.items() if shown)
    return replace(derived(total, known[0].unit, decimals_of(total), words, known), period=whole), ""


def _mean(ledger: Ledger, indicator: Indicator, month: Period, years: list[int]) -> tuple[Shown | None, str]:
    """The mean yearly growth of the complete years."""
    complete = [year for year in years if year < month.end.year or month.end.month == 12]
    found = {year: results.to_date_result(ledger, indicator, Period.month(year, 12)) for year in complete}
    missing = [f"năm {year}" for year, shown in found.items() if shown is None]
    known = [shown for shown in found.values() if shown is not None]
    if not known or missing or any(shown.value <= -100 for shown in known):
        return None, ", ".join(missing or ["năm nào trọn vẹn"])
    mean = mean_growth([shown.value for shown in known])
    words = f"Tăng bình quân năm của {', '.join(map(str, complete))}: {', '.join(shown.text for shown in known)}"
    return derived(mean, known[0].unit, decimals_of(mean), words, known), ""


def _level(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """What stands at the month's end, else what stood last within the twelve months up to it."""
    for back in range(LOOKED_BACK):
        one = month.shift(-back)
        found = on_boundary(ledger, indicator, one.year_to_date()).shown or on_boundary(ledger, indicator, one).shown
        if found is not None:
            said = found.provenance if not back else f"Số gần nhất, {one.label}: {found.provenance}"
            return replace(found, said=said)
    return None
