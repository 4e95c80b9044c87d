"""What lies ahead of an indicator: what each month left must bring, and what the year may come to."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from giaoban.apps.reviews import results
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.showing import derived
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.numbers import vietnamese
from giaoban.core.periods import Period
from giaoban.core.reckoning import review
from giaoban.core.reckoning.forecasts import Forecast, TooLittle, forecast

Goal = tuple[Shown, Period]


def ahead(
    ledger: Ledger, indicator: Indicator, month: Period, to_date: Shown | None, goal: Goal | None
) -> dict[str, Any]:
    """The values of a line that look forward; nothing for what does not add up over a year."""
    if indicator.accumulation != Accumulation.FLOW or to_date is None:
        return {}
    target = goal[0] if goal is not None and goal[0].unit == to_date.unit and goal[0].value > 0 else None
    found = _forecast(ledger, indicator, month, to_date)
    said: dict[str, Any] = {"needed_per_month": _needed(month, to_date, goal)}
    if found is None or isinstance(found, TooLittle):
        return {**said, "no_forecast": found.words if found is not None else ""}
    words = f"Dự báo cả năm ≈ {vietnamese(found.likely)} {to_date.unit}, từ {vietnamese(found.low)} "
    words += f"đến {vietnamese(found.high)}, {found.words}"
    if target is not None:
        share = Fraction(found.likely) / Fraction(target.value) * 100
        words += f"; chỉ tiêu {target.text} {target.unit}"
        said["forecast_share"] = derived(share, "%", 0, words, (to_date, target))
    said["forecast"] = derived(found.likely, to_date.unit, 1, words, (to_date,))
    return {**said, "forecast_low": found.low, "forecast_high": found.high}


def _needed(month: Period, to_date: Shown, goal: Goal | None) -> Shown | None:
    if goal is None or to_date.unit != goal[0].unit:
        return None
    target, period = goal
    left = (period.end.year - month.end.year) * 12 + period.end.month - month.end.month
    needed = review.needed_per_month(to_date.value, target.value, left)
    if needed is None:
        return None
    words = f"Còn {left} tháng để đạt {target.text} {target.unit}"
    return derived(needed, to_date.unit, 1, words, (to_date, target))


def _forecast(ledger: Ledger, indicator: Indicator, month: Period, to_date: Shown) -> Forecast | TooLittle | None:
    """What the year comes to if it goes on as it went; with last year known, by its season."""
    if month.end.month == 12:
        return None
    first = results.first_month(ledger.unit, month)
    parts = [
        results.month_result(ledger, indicator, Period.month(month.end.year, number))
        for number in range(first, month.end.month + 1)
    ]
    known = [part.value for part in parts if part is not None and part.unit == to_date.unit]
    if len(known) != len(parts):
        known = [to_date.value / len(parts)] * len(parts)
    season = _season(ledger, indicator, month, to_date.unit)
    past = {month.end.year - 1: season} if season is not None else {}
    return forecast(known, months_in_year=13 - first, past=past)


def _season(ledger: Ledger, indicator: Indicator, month: Period, unit: str) -> tuple[Decimal, Decimal] | None:
    last = month.year_before()
    if ledger.unit.valid_from is not None and last.start < ledger.unit.valid_from:
        return None
    same = results.to_date_result(ledger, indicator, last)
    whole = results.to_date_result(ledger, indicator, Period.month(last.end.year, 12))
    if same is None or whole is None or same.unit != unit or whole.unit != unit:
        return None
    return same.value, whole.value
