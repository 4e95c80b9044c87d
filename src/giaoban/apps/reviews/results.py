"""An indicator's result in a month, since January and a year before: printed, else worked out."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any

from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.showing import derived, entry_shown, plain_total
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.numbers import decimals_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodKind

# What stands at a day and is not added up over months: its last value is that of the month and of the year to date.
STANDS = (Accumulation.STOCK, Accumulation.RATE, Accumulation.MILESTONE)
# What the months of a year add up to.
ADDS = (Accumulation.FLOW, Accumulation.REDUCTION)


def month_of(period: Period) -> Period:
    """The last month of a period."""
    return Period.month(period.end.year, period.end.month)


def first_month(unit: Unit, month: Period) -> int:
    """The number of the month from which the year counts: January, or that in which the unit was born."""
    born = unit.valid_from
    return born.month if born is not None and born.year == month.end.year and born <= month.end else 1


def to_date_periods(unit: Unit, month: Period) -> tuple[Period, ...]:
    """The periods that a result to date may be printed for: since January, and since the unit was born."""
    since = Period.months(month.end.year, first_month(unit, month), month.end.year, month.end.month)
    return tuple(dict.fromkeys((month.year_to_date(), since)))


UNKNOWN: Any = object()  # what has not been worked out, None being an answer
Question = Callable[[Ledger, Indicator, Period], Shown | None]


def once(question: Question) -> Question:
    """The question, worked out once for each ledger, indicator and period: forecasts and sparks ask it often."""

    name = question.__name__

    @wraps(question)
    def answer(ledger: Ledger, indicator: Indicator, period: Period) -> Shown | None:
        known = ledger.worked_out[name, indicator.pk]
        found: Shown | None = known.get(period, UNKNOWN)
        if found is UNKNOWN:
            found = known[period] = question(ledger, indicator, period)
        return found

    return answer


@once
def printed(ledger: Ledger, indicator: Indicator, period: Period) -> Shown | None:
    """The booked result of exactly this period."""
    entry = ledger.entry(indicator.pk, period)
    return entry_shown(entry, indicator, ledger) if entry is not None else None


@once
def month_result(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """The month's result: printed; for a flow else what the year to date grew by, for what stands the same value."""
    found = printed(ledger, indicator, month)
    if found is None and indicator.accumulation in STANDS:
        return _standing(ledger, indicator, month, to_date_periods(ledger.unit, month))
    if found is not None or indicator.accumulation not in ADDS or month.start.month == 1:
        return found
    now = printed(ledger, indicator, month.year_to_date())
    before = printed(ledger, indicator, month.previous().year_to_date())
    if now is None or before is None or now.unit != before.unit:
        return None
    value = now.value - before.value

    def words() -> str:
        return f"Lũy kế {now.text} trừ lũy kế tháng trước {before.text}"

    return replace(derived(value, now.unit, decimals_of(value), words, (now, before)), period=month)


@once
def to_date_result(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """The result since January: printed; for a flow else the months added up, for what stands the month's own.

    Of a unit that was born within the year it is the result since then.
    """
    for period in to_date_periods(ledger.unit, month):
        found = printed(ledger, indicator, period)
        if found is not None:
            return found
    if indicator.accumulation in STANDS:
        return _standing(ledger, indicator, month, (month,))
    if indicator.accumulation not in ADDS:
        return None
    parts: list[Shown] = []
    for number in range(month.end.month, first_month(ledger.unit, month) - 1, -1):
        one = Period.month(month.end.year, number)
        base = printed(ledger, indicator, one.year_to_date()) if one != month else None
        part = base or printed(ledger, indicator, one)
        if part is None:
            return None
        parts.append(part)
        if base is not None:
            break
    return _added(parts, to_date_periods(ledger.unit, month)[-1])


def _standing(ledger: Ledger, indicator: Indicator, month: Period, first: tuple[Period, ...]) -> Shown | None:
    """What stands at the month's end, as the periods `first` print it, else the shortest that ends there."""
    ending = (period for period in ledger.ending(indicator.pk, month.end) if period.end == month.end)
    for period in (*first, *sorted(ending, key=lambda period: period.days)):
        found = printed(ledger, indicator, period)
        if found is not None:
            return replace(found, said=partial(_of_period, period, found))
    return None


def _of_period(period: Period, found: Shown) -> str:
    return f"Số của {period.label}: {found.provenance}"


def _added(parts: list[Shown], period: Period) -> Shown | None:
    if len({part.unit for part in parts}) != 1:
        return None
    total = plain_total(parts)

    def words() -> str:
        return f"Cộng {' + '.join(part.text for part in reversed(parts))}"

    return replace(derived(total, parts[0].unit, decimals_of(total), words, parts), period=period)


def latest_result(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """What stands at the month's end: since January, else the month's own."""
    return to_date_result(ledger, indicator, month) or month_result(ledger, indicator, month)


@once
def over(ledger: Ledger, indicator: Indicator, period: Period) -> Shown | None:
    """The result of any whole months of a year: printed, the month's, since January, else month by month.

    Of what stands at a day it is what stands at the period's end.
    """
    month = month_of(period)
    found = printed(ledger, indicator, period)
    if found is not None or period.month_count is None:
        return found
    if period == month:
        return month_result(ledger, indicator, month)
    if indicator.accumulation not in ADDS or period in to_date_periods(ledger.unit, month):
        return to_date_result(ledger, indicator, month)
    before = to_date_result(ledger, indicator, Period.month(period.start.year, period.start.month).previous())
    now = to_date_result(ledger, indicator, month)
    if now is not None and before is not None and _same_start(before, now):
        left = now.value - before.value
        words = partial(_less, now, before)
        return replace(derived(left, now.unit, decimals_of(left), words, (now, before)), period=period)
    months = [month_result(ledger, indicator, each) for each in period.split(PeriodKind.MONTH)]
    known = [each for each in months if each is not None]
    return _added(known[::-1], period) if len(known) == len(months) else None


def _less(now: Shown, before: Shown) -> str:
    return f"Lũy kế {now.text} trừ lũy kế {before.text}"


def _same_start(before: Shown, now: Shown) -> bool:
    both = before.period is not None and now.period is not None and before.period.start == now.period.start
    return both and before.unit == now.unit


def spark(ledger: Ledger, indicator: Indicator, month: Period) -> list[tuple[Period, Shown | None]]:
    """The last 12 months up to `month`: the month's own results of a flow, what stood at each month's end otherwise."""
    found = []
    for back in range(11, -1, -1):
        one = month.shift(-back)
        flow = indicator.accumulation in ADDS
        own = month_result(ledger, indicator, one)
        found.append((one, own if flow or own is not None else to_date_result(ledger, indicator, one)))
    return found
