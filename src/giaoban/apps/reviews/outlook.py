"""What lies ahead of an indicator: what each month left must bring, and what the period may come to."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from giaoban.apps.reviews import results
from giaoban.apps.reviews.judging import OWN_SCALE, Goal
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.same_period import on_boundary
from giaoban.apps.reviews.showing import derived
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.choices import CHANGES
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import decimals_of, vietnamese
from giaoban.core.periods import Period, PeriodKind
from giaoban.core.reckoning import review
from giaoban.core.reckoning.forecasts import SEASON_YEARS, Forecast, TooLittle, forecast

MOST_DECIMALS = 1
PAST_YEARS = 2  # a season needs two complete years
ONLY_TOTALS = TooLittle("Chưa dự báo: chỉ có số lũy kế, chưa đủ số từng tháng để biết khoảng dao động")


def span_of(ledger: Ledger, month: Period, goal: Goal | None) -> Period:
    """The part of the year that is looked ahead over: the goal's own where it lies within the year, else the year."""
    year = Period.year(month.end.year)
    if goal is not None and year.contains(goal.period) and goal.period.contains(month) and goal.period.month_count:
        return goal.period
    return Period.months(year.start.year, results.first_month(ledger.unit, month), year.start.year, 12)


def towards(
    ledger: Ledger, indicator: Indicator, month: Period, to_date: Shown | None, goal: Goal | None
) -> Shown | None:
    """The result that counts for the goal: since January, or since the goal's own beginning later in the year."""
    if to_date is None or indicator.accumulation not in results.ADDS:
        return to_date
    span = span_of(ledger, month, goal)
    if to_date.period is None or span.start <= to_date.period.start:
        return to_date
    return results.over(ledger, indicator, Period(span.start, month.end))


def ahead(
    ledger: Ledger, indicator: Indicator, month: Period, to_date: Shown | None, goal: Goal | None
) -> dict[str, Any]:
    """The values of a line that look forward; nothing for what does not add up over a year."""
    done = towards(ledger, indicator, month, to_date, goal)
    if indicator.accumulation not in results.ADDS or done is None:
        return {}
    span = span_of(ledger, month, goal)
    goal = _as_amount(goal, indicator)
    found = _forecast(ledger, indicator, month, done, span)
    said: dict[str, Any] = {"needed_per_month": _needed(month, done, goal)}
    if found is None or isinstance(found, TooLittle):
        return {**said, "no_forecast": found.words if found is not None else ""}
    whole = "cả năm" if span.end.month == 12 else f"đến hết {span.label}"
    words = f"Dự báo {whole} ≈ {vietnamese(found.likely)} {done.unit}, từ {vietnamese(found.low)} "
    words += f"đến {vietnamese(found.high)}, {found.words}"
    if goal is not None and goal.shown.unit == done.unit and goal.shown.value > 0 and goal.period.end == span.end:
        share = Fraction(found.likely) / Fraction(goal.shown.value) * 100
        words += f"; chỉ tiêu {goal.shown.text} {goal.shown.unit}"
        said["forecast_share"] = derived(share, "%", 0, words, (done, goal.shown))
    said["forecast"] = derived(found.likely, done.unit, MOST_DECIMALS, words, (done,))
    return {**said, "forecast_low": found.low, "forecast_high": found.high}


def _as_amount(goal: Goal | None, indicator: Indicator) -> Goal | None:
    """The goal where its number is an amount to come to; a fall by 5 from last year's 50 asks for no 5."""
    if goal is None or goal.target is None or indicator.accumulation in OWN_SCALE:
        return goal
    return None if goal.target.comparator in CHANGES else goal


def _needed(month: Period, done: Shown, goal: Goal | None) -> Shown | None:
    if goal is None or done.unit != goal.shown.unit:
        return None
    left = (goal.period.end.year - month.end.year) * 12 + goal.period.end.month - month.end.month
    needed = review.needed_per_month(done.value, goal.shown.value, left)
    if needed is None:
        return None
    words = f"Còn {left} tháng để đạt {goal.shown.text} {goal.shown.unit}"
    return derived(needed, done.unit, 1, words, (done, goal.shown))


def _forecast(
    ledger: Ledger, indicator: Indicator, month: Period, done: Shown, span: Period
) -> Forecast | TooLittle | None:
    """What the span comes to: by the season of earlier years on today's boundary, else by its own pace."""
    if month.end >= span.end:
        return None
    gone = Period(span.start, month.end).split(PeriodKind.MONTH)
    parts = [results.month_result(ledger, indicator, each) for each in gone]
    known = [part.value for part in parts if part is not None and part.unit == done.unit]
    past = {}
    for year in range(month.end.year - PAST_YEARS, month.end.year):
        season = _season(ledger, indicator, (year, span.start.month, month.end.month, span.end.month), done.unit)
        if season is not None:
            past[year] = season
    if len(known) != len(parts):
        if len(past) < SEASON_YEARS:
            return ONLY_TOTALS
        known = [done.value / len(parts)] * len(parts)
    one_year = None if len(past) >= SEASON_YEARS else _months_before(ledger, indicator, span, done.unit)
    decimals = min(MOST_DECIMALS, decimals_of(done.value))
    return forecast(known, months_in_year=span.month_count or 12, past=past, one_year=one_year, decimals=decimals)


def _months_before(
    ledger: Ledger, indicator: Indicator, span: Period, unit: str
) -> tuple[int, tuple[Decimal, ...]] | None:
    """The months of the latest earlier year that has them all on today's boundary."""
    for back in range(1, PAST_YEARS + 1):
        year = span.start.year - back
        months = Period.months(year, span.start.month, year, span.end.month).split(PeriodKind.MONTH)
        found = [on_boundary(ledger, indicator, month).shown for month in months]
        values = tuple(shown.value for shown in found if shown is not None and shown.unit == unit)
        if len(values) == len(months):
            return year, values
    return None


def _season(
    ledger: Ledger, indicator: Indicator, months: tuple[int, int, int, int], unit: str
) -> tuple[Decimal, Decimal] | None:
    """Of an earlier year, on today's boundary: the result of the same months and that of the whole span."""
    year, first, last, end = months
    whole = on_boundary(ledger, indicator, Period.months(year, first, year, end)).shown
    same = on_boundary(ledger, indicator, Period.months(year, first, year, last)).shown if whole is not None else None
    if whole is None or same is None or same.unit != unit or whole.unit != unit:
        return None
    return same.value, whole.value
