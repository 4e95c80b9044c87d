"""One line of the board: an indicator's result beside its targets and the year before, and where that leaves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from giaoban.apps.figures.models import Against, Role
from giaoban.apps.reviews import outlook, results
from giaoban.apps.reviews.judging import OWN_SCALE, RULES, Goal, expected_path, judge, share_of, warning_of
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.line import Line
from giaoban.apps.reviews.same_period import on_boundary, same_period
from giaoban.apps.reviews.showing import comparison_shown, derived, factor, implied_shown, percent, target_shown
from giaoban.apps.reviews.values import Base, Shown, Status
from giaoban.apps.targets.choices import CHANGES
from giaoban.apps.targets.models import Accumulation, Indicator, Setter, Target
from giaoban.apps.targets.numbers import decimals_of
from giaoban.core.periods import Period
from giaoban.core.reckoning.changes import Measure, change, moved
from giaoban.core.reckoning.paths import Path
from giaoban.core.reckoning.statements import Accumulation as Adding

SUPERIOR = (Setter.SUPERIOR,)
OWN = (Setter.OWN, Setter.COUNCIL, Setter.UNSTATED)
Paths = Mapping[int, Path]  # target → its expected path


@dataclass(frozen=True, slots=True)
class Working:
    """What a line is worked out from: the results held against its targets and against last year."""

    indicator: Indicator
    ledger: Ledger
    month: Period
    cumulative: bool
    target_figures: dict
    own_result: Shown | None
    to_date: Shown | None
    superior: Goal | None
    own: Goal | None

    @property
    def held(self) -> Shown | None:
        """The result that is held against targets and last year."""
        return self.to_date if self.cumulative else self.own_result

    @property
    def goal(self) -> Goal | None:
        """The target that the line is judged by."""
        return self.superior or self.own

    def shares(self) -> tuple[Shown | None, Shown | None]:
        """Percent of the superior's and of the unit's own target."""
        return self._shares(self.held, cumulative=self.cumulative)

    def _shares(self, held: Shown | None, *, cumulative: bool) -> tuple[Shown | None, Shown | None]:
        asked = self.ledger, self.indicator, self.month, held
        return (
            _of_target(*asked, self.superior, SUPERIOR, cumulative=cumulative),
            _of_target(*asked, self.own, OWN, cumulative=cumulative),
        )

    def stated(self) -> Shown | None:
        """The percentage of the plan that stands in where the plan is not known."""
        superior, own = self._shares(self.to_date, cumulative=True)
        return superior or own

    def warning(self) -> str:
        """What to look at again."""
        return warning_of(*self.shares())

    def beside(self) -> dict[str, Any]:
        """Last year's value and what it leads to."""
        return _beside_last_year(self.ledger, self.indicator, self.month, self.held, cumulative=self.cumulative)

    def then(self) -> dict[str, Any]:
        """The target as it stood at the month's end."""
        return _as_planned_then(self.ledger, self.indicator, self.month, self.held, self.goal, self.target_figures)

    def ahead(self) -> dict[str, Any]:
        """What lies ahead."""
        return outlook.ahead(self.ledger, self.indicator, self.month, self.to_date, self.goal)

    def course(self) -> tuple[tuple[Period, Decimal], ...]:
        """What the path asks for."""
        return expected_path(self.indicator, self.month, self.goal)

    def spark(self) -> tuple[tuple[Period, Shown | None], ...]:
        """The last twelve months."""
        return tuple(results.spark(self.ledger, self.indicator, self.month))


def line_of(
    indicator: Indicator, ledger: Ledger, period: Period, *, cumulative: bool, target_figures: dict, courses: Paths
) -> Line:
    """The line of `indicator` at the end of `period`, whose last month is the month shown."""
    month = results.month_of(period)
    own_result = results.month_result(ledger, indicator, month)
    to_date = results.to_date_result(ledger, indicator, month)
    superior = _goal(ledger, indicator, month, SUPERIOR, target_figures, courses)
    own = _goal(ledger, indicator, month, OWN, target_figures, courses)
    working = Working(indicator, ledger, month, cumulative, target_figures, own_result, to_date, superior, own)
    findings = [f for f in ledger.findings.get(indicator.pk, []) if f.period_to == month.end]
    status, reason = Status.IN_CONFLICT, RULES[Status.IN_CONFLICT]
    if not findings:
        done = outlook.towards(ledger, indicator, month, to_date, working.goal)
        status, reason = judge(indicator, month, done or own_result, working.goal, working.stated)
    return Line(
        indicator=indicator,
        working=working,
        month=own_result,
        to_date=to_date,
        target_superior=superior and superior.shown,
        target_own=own and own.shown,
        status=status,
        status_reason=reason,
        override=ledger.override(indicator.pk, month),
        finding_ids=tuple(finding.pk for finding in findings),
    )


def _as_planned_then(
    ledger: Ledger, indicator: Indicator, month: Period, held: Shown | None, goal: Goal | None, target_figures: dict
) -> dict[str, Any]:
    """The target as it stood at the month's end and the result as percent of it, where it has been amended since."""
    if goal is None or goal.target is None:
        return {}
    setters = SUPERIOR if goal.target.setter in SUPERIOR else OWN
    then = ledger.target_then(indicator.pk, month, setters)
    if then is None or then == goal.target or then.span is None:
        return {}
    figure_id = target_figures.get((then.document_id, then.start))
    base = _base_of(ledger, indicator, then, then.span)
    before = Goal(target_shown(then, indicator, figure_id), then.span, then, base=base)
    return {"target_then": before.shown, "percent_then": share_of(held, before, indicator)}


def _beside_last_year(
    ledger: Ledger, indicator: Indicator, month: Period, held: Shown | None, *, cumulative: bool
) -> dict[str, Any]:
    """The values of a line that hold the result against the same period a year before."""
    spans = results.to_date_periods(ledger.unit, month) if cumulative else (month,)
    of = held.period if held is not None else None
    span = of if of is not None and (of in spans or indicator.accumulation not in results.ADDS) else spans[-1]
    base = same_period(ledger, indicator, span.year_before(), until=month.end, like=held)
    found = _stated_change(ledger, indicator, tuple(dict.fromkeys((span, *spans)))) or _change(indicator, held, base)
    share, change, words = found
    return {
        "last_year": base.shown,
        "percent_last_year": share,
        "change": change,
        "change_words": words,
        "incomparable": base.why if change is None else "",
        "base": base,
    }


def _goal(
    ledger: Ledger, indicator: Indicator, month: Period, setters: Sequence[str], target_figures: dict, courses: Paths
) -> Goal | None:
    """The target that somebody set, else the plan that percentages leave a range for."""
    target = ledger.target(indicator.pk, month, setters)
    if target is not None and target.span is not None:
        figure_id = target_figures.get((target.document_id, target.start))
        shown, base = target_shown(target, indicator, figure_id), _base_of(ledger, indicator, target, target.span)
        return Goal(shown, target.span, target, courses, base)
    implied = ledger.plan(indicator.pk, month, setters)
    shown = implied_shown(implied) if implied is not None else None
    return Goal(shown, implied.span) if shown is not None and implied is not None and implied.span else None


def _base_of(ledger: Ledger, indicator: Indicator, target: Target, period: Period) -> Decimal | None:
    """What a fall or rise counts from where the target states no base: the result at the end of the year before."""
    if target.comparator not in CHANGES or target.base_value is not None or indicator.accumulation in OWN_SCALE:
        return None
    shown = on_boundary(ledger, indicator, Period.month(period.start.year - 1, 12).year_to_date()).shown
    times = factor(shown.unit, target.measured_in) if shown is not None else None
    if shown is None or times is None:
        return None
    exact = Fraction(shown.value) * times
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _of_target(
    ledger: Ledger,
    indicator: Indicator,
    month: Period,
    result: Shown | None,
    goal: Goal | None,
    setters: Sequence[str],
    *,
    cumulative: bool,
) -> Shown | None:
    """Result as percent of target, as a report states it or else worked out; of a flow to date never the month's."""
    periods = list(results.to_date_periods(ledger.unit, month)) if cumulative else [month]
    if cumulative and indicator.accumulation != Accumulation.FLOW:
        periods.append(month)
    for period in periods:
        row = ledger.stated(indicator.pk, period, Role.OF_TARGET, setters)
        if row is not None:
            return comparison_shown(row, ledger)
    held = outlook.towards(ledger, indicator, month, result, goal) if cumulative else result
    return share_of(held, goal, indicator)


Beside = tuple[Shown | None, Shown | None, str]  # percent of last year, change, the change in words


def _stated_change(ledger: Ledger, indicator: Indicator, periods: Sequence[Period]) -> Beside | None:
    """Percent of the year before and growth as a report states them, the one from the other."""
    for period in periods:
        of_row = ledger.stated(indicator.pk, period, Role.OF_PREVIOUS, (Against.YEAR_BEFORE,))
        growth_row = ledger.stated(indicator.pk, period, Role.GROWTH, (Against.YEAR_BEFORE,))
        if growth_row is not None and growth_row.measured_in == "%":
            growth = comparison_shown(growth_row, ledger)
            said = derived(growth.value + 100, "%", decimals_of(growth.value), growth.said, (growth,))
            return (comparison_shown(of_row, ledger) if of_row else said), growth, moved(growth.value, "%")
        if of_row is not None:
            share = comparison_shown(of_row, ledger)
            times = 100 if of_row.measured_in == "lần" else 1
            grown = derived(share.value * times - 100, "%", decimals_of(share.value), share.said, (share,))
            return share, grown, moved(grown.value, "%")
    return None


def _change(indicator: Indicator, result: Shown | None, base: Base) -> Beside:
    """Result as percent of the year before and its change, worked out; no percentage over zero or another sign."""
    before = base.shown
    if result is None or before is None or before.unit != result.unit:
        return None, None, ""
    found = change(result.value, before.value, Adding(indicator.accumulation), unit=result.unit)

    def words() -> str:
        return f"Cùng kỳ năm trước: {before.text} {before.unit}. {before.provenance}"

    if found.measure in (Measure.AMOUNT, Measure.POINTS):
        return None, derived(found.value, found.unit, decimals_of(found.value), words, (result, before)), found.words
    return percent(result, before, "so với cùng kỳ"), derived(found.value, "%", 1, words, (result, before)), found.words
