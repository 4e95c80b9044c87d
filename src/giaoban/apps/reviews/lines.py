"""One line of the board: an indicator's result beside its targets and the year before, and where that leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.apps.figures.models import Against, Role
from giaoban.apps.reviews import outlook, results
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.showing import comparison_shown, derived, implied_shown, percent, target_shown
from giaoban.apps.reviews.values import Line, Mark, Shown, Status
from giaoban.apps.targets.models import Accumulation, Indicator, Setter
from giaoban.apps.targets.numbers import decimals_of
from giaoban.core.periods import Period
from giaoban.core.reckoning import review

SUPERIOR = (Setter.SUPERIOR,)
OWN = (Setter.OWN, Setter.COUNCIL, Setter.UNSTATED)
REASONS = {
    Status.MET: "Đã đạt chỉ tiêu",
    Status.ON_PACE: "Đạt từ 95% tiến độ chia đều trở lên",
    Status.BEHIND: "Đạt từ 80% đến dưới 95% tiến độ chia đều",
    Status.AT_RISK: "Dưới 80% tiến độ chia đều",
    Status.NO_FIGURE: "Chưa có số thực hiện trong kỳ",
    Status.IN_CONFLICT: "Số trong kỳ mâu thuẫn với nhau nên chưa đánh giá tiến độ",
}
WITHOUT_TARGET = "Chưa có chỉ tiêu để so"


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as shown, with the days that it is for."""

    shown: Shown
    period: Period


def line_of(indicator: Indicator, ledger: Ledger, period: Period, *, cumulative: bool, target_figures: dict) -> Line:
    """The line of `indicator` at the end of `period`, whose last month is the month shown."""
    month = results.month_of(period)
    own_result = results.month_result(ledger, indicator, month)
    to_date = results.to_date_result(ledger, indicator, month)
    superior = _goal(ledger, indicator, month, SUPERIOR, target_figures)
    own = _goal(ledger, indicator, month, OWN, target_figures)
    held = to_date if cumulative else own_result
    goal, sides = superior or own, ((superior, SUPERIOR), (own, OWN))
    of_superior, of_own = (_of_target(ledger, indicator, month, held, *side, cumulative=cumulative) for side in sides)
    shares = [_of_target(ledger, indicator, month, to_date, *side, cumulative=True) for side in sides]
    findings = [f for f in ledger.findings.get(indicator.pk, []) if f.period_to == month.end]
    status, reason = Status.IN_CONFLICT, REASONS[Status.IN_CONFLICT]
    if not findings:
        status, reason = _status(indicator, month, to_date or own_result, goal, shares[0] or shares[1])
    monthly = results.spark(ledger, indicator, month)
    return Line(
        **_named(indicator),
        **_beside_last_year(ledger, indicator, month, held, cumulative=cumulative),
        month=own_result,
        to_date=to_date,
        target_superior=superior and superior.shown,
        percent_superior=of_superior,
        target_own=own and own.shown,
        percent_own=of_own,
        **outlook.ahead(ledger, indicator, month, to_date, goal and (goal.shown, goal.period)),
        status=status,
        status_reason=reason,
        spark=tuple(shown.value if shown else None for _, shown in monthly),
        spark_months=tuple(one.short for one, _ in monthly),
        conflict=bool(findings),
        finding_ids=tuple(finding.pk for finding in findings),
    )


def _named(indicator: Indicator) -> dict[str, Any]:
    said = ("code", "name", "unit", "sector", "accumulation", "direction")
    return {"indicator_id": indicator.pk, **{name: getattr(indicator, name) for name in said}}


def _beside_last_year(
    ledger: Ledger, indicator: Indicator, month: Period, held: Shown | None, *, cumulative: bool
) -> dict[str, Any]:
    """The values of a line that hold the result against the same period a year before."""
    last_year, incomparable = results.year_before(ledger, indicator, month, cumulative=cumulative)
    base = month.year_to_date() if cumulative else month
    share, change = _against_last_year(ledger, indicator, base, held, last_year)
    return {
        "last_year": last_year,
        "percent_last_year": share,
        "change": change,
        "incomparable": incomparable if change is None else "",
    }


def _goal(
    ledger: Ledger, indicator: Indicator, month: Period, setters: Sequence[str], target_figures: dict
) -> Goal | None:
    """The target printed in a document, else the plan that percentages leave a range for."""
    target = ledger.target(indicator.pk, month, setters)
    if target is not None and target.span is not None:
        figure_id = target_figures.get((target.document_id, target.start))
        return Goal(target_shown(target, indicator, figure_id), target.span)
    implied = ledger.plan(indicator.pk, month, setters)
    shown = implied_shown(implied) if implied is not None else None
    return Goal(shown, implied.span) if shown is not None and implied is not None and implied.span else None


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
    if result is None or goal is None:
        return None
    return percent(result, goal.shown, goal.shown.provenance)


def _against_last_year(
    ledger: Ledger, indicator: Indicator, period: Period, result: Shown | None, before: Shown | None
) -> tuple[Shown | None, Shown | None]:
    """Result as percent of the year before, and its growth in percent."""
    of_row = ledger.stated(indicator.pk, period, Role.OF_PREVIOUS, (Against.YEAR_BEFORE,))
    growth_row = ledger.stated(indicator.pk, period, Role.GROWTH, (Against.YEAR_BEFORE,))
    if growth_row is not None and growth_row.measured_in == "%":
        growth = comparison_shown(growth_row, ledger)
        said = derived(growth.value + 100, "%", decimals_of(growth.value), growth.provenance, (growth,))
        return (comparison_shown(of_row, ledger) if of_row else said), growth
    if of_row is not None:
        share = comparison_shown(of_row, ledger)
        times = 100 if of_row.measured_in == "lần" else 1
        grown = derived(share.value * times - 100, "%", decimals_of(share.value), share.provenance, (share,))
        return share, grown
    if result is None or before is None or before.unit != result.unit or before.value <= 0:
        return None, None
    words = f"Cùng kỳ năm trước: {before.text} {before.unit}. {before.provenance}"
    if indicator.accumulation in (Accumulation.RATE, Accumulation.GROWTH):
        points = review.points_on(result.value, before.value)
        return None, derived(points, "điểm %", decimals_of(points), words, (result, before))
    of_before = percent(result, before, "so với cùng kỳ")
    grown = review.change_on(result.value, before.value)
    return of_before, derived(grown, "%", 1, words, (result, before)) if grown is not None else None


def _status(
    indicator: Indicator, month: Period, result: Shown | None, goal: Goal | None, share: Shown | None
) -> tuple[Status, str]:
    """The status by the written rule; a printed percentage stands in where the target itself is not known."""
    if goal is None and share is None:
        return Status.NO_FIGURE, WITHOUT_TARGET if result is not None else REASONS[Status.NO_FIGURE]
    period = goal.period if goal is not None else Period.year(month.end.year)
    if goal is not None and result is not None and result.unit == goal.shown.unit:
        value, target = result.value, goal.shown.value
    elif share is not None and share.unit == "%":
        value, target = share.value, share.value.__class__(100)
    else:
        return Status.NO_FIGURE, REASONS[Status.NO_FIGURE]
    status = review.status_of(
        value,
        target,
        direction=review.Direction(indicator.direction),
        accumulation=review.Accumulation(indicator.accumulation),
        gone=review.share_gone(period, month.end),
    )
    reason = REASONS[status]
    if goal is not None and goal.shown.mark is Mark.IMPLIED:
        reason += "; kế hoạch được suy ra từ các tỷ lệ đã công bố"
    return status, reason
