"""An indicator's result in a month, since January and a year before: printed, else worked out."""

from dataclasses import replace
from datetime import date

from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.showing import derived, entry_shown, plain_total
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.numbers import decimals_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

# What stands at a day and is not added up over months: its last value is that of the month and of the year to date.
STANDS = (Accumulation.STOCK, Accumulation.RATE, Accumulation.MILESTONE)


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


def printed(ledger: Ledger, indicator: Indicator, period: Period) -> Shown | None:
    """The booked result of exactly this period."""
    entry = ledger.entry(indicator.pk, period)
    return entry_shown(entry, indicator, ledger) if entry is not None else None


def month_result(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """The month's result: printed; for a flow else what the year to date grew by, for what stands the same value."""
    found = printed(ledger, indicator, month)
    if found is None and indicator.accumulation in STANDS:
        return _standing(ledger, indicator, month, to_date_periods(ledger.unit, month))
    if found is not None or indicator.accumulation != Accumulation.FLOW or month.start.month == 1:
        return found
    now = printed(ledger, indicator, month.year_to_date())
    before = printed(ledger, indicator, month.previous().year_to_date())
    if now is None or before is None or now.unit != before.unit:
        return None
    value = now.value - before.value
    words = f"Lũy kế {now.text} trừ lũy kế tháng trước {before.text}"
    return derived(value, now.unit, decimals_of(value), words, (now, before))


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
    if indicator.accumulation != Accumulation.FLOW:
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
    return _added(parts)


def _standing(ledger: Ledger, indicator: Indicator, month: Period, first: tuple[Period, ...]) -> Shown | None:
    """What stands at the month's end, as the periods `first` print it, else the shortest that ends there."""
    ending = (period for period in ledger.entries.get(indicator.pk, {}) if period.end == month.end)
    for period in (*first, *sorted(ending, key=lambda period: period.days)):
        found = printed(ledger, indicator, period)
        if found is not None:
            return replace(found, provenance=f"Số của {period.label}: {found.provenance}")
    return None


def _added(parts: list[Shown]) -> Shown | None:
    if len({part.unit for part in parts}) != 1:
        return None
    total = plain_total(parts)
    words = f"Cộng {' + '.join(part.text for part in reversed(parts))}"
    return derived(total, parts[0].unit, decimals_of(total), words, parts)


def latest_result(ledger: Ledger, indicator: Indicator, month: Period) -> Shown | None:
    """What stands at the month's end: since January, else the month's own."""
    return to_date_result(ledger, indicator, month) or month_result(ledger, indicator, month)


def year_before(ledger: Ledger, indicator: Indicator, month: Period, *, cumulative: bool) -> tuple[Shown | None, str]:
    """The same period's result a year before, or why the two cannot be compared."""
    earlier = month.year_before()
    base = earlier.year_to_date() if cumulative else earlier
    if ledger.unit.valid_from is None or base.start >= ledger.unit.valid_from:
        find = to_date_result if cumulative else month_result
        return find(ledger, indicator, earlier), ""
    if not ledger.predecessors:
        return None, not_comparable(ledger)
    return _summed(ledger, indicator, base)


def _summed(ledger: Ledger, indicator: Indicator, base: Period) -> tuple[Shown | None, str]:
    """Predecessors' results added up, where they add up and all of them have one."""
    if indicator.accumulation not in (Accumulation.FLOW, Accumulation.STOCK):
        return None, f"Không so sánh: {indicator.name} là tỷ lệ, không cộng được của các đơn vị trước sắp xếp"
    rows = ledger.earlier.get(indicator.pk, {}).get(base, {})
    missing = [unit.name for unit in ledger.predecessors if unit.pk not in rows]
    if missing:
        return None, f"Không so sánh: chưa có số liệu kỳ này của {', '.join(missing)}"
    parts = [entry_shown(rows[unit.pk], indicator, ledger) for unit in ledger.predecessors]
    added = _added(parts)
    if added is None:
        return None, "Không so sánh: các đơn vị trước sắp xếp dùng đơn vị tính khác nhau"
    names = ", ".join(unit.name for unit in ledger.predecessors)
    total = derived(added.value, added.unit, decimals_of(added.value), f"Cộng số của {names}", parts)
    return replace(total, document_id=None, source=None), ""  # the documents are those of other units


def origins(ledger: Ledger) -> str:
    """The names of the units before; one that bears the unit's own name is told apart."""
    own = ledger.unit.name
    return ", ".join(f"{one.name} cũ" if one.name == own else one.name for one in ledger.born_of)


def not_comparable(ledger: Ledger) -> str:
    """Why a unit that was put together from parts of others has nothing to be compared with."""
    day: date = ledger.unit.valid_from
    of = f" từ một phần hoặc toàn bộ {origins(ledger)}" if ledger.born_of else ""
    return f"Không so sánh: {ledger.unit.name} thành lập ngày {day:%d/%m/%Y}{of}"


def spark(ledger: Ledger, indicator: Indicator, month: Period) -> list[tuple[Period, Shown | None]]:
    """The last 12 months up to `month`: the month's own results of a flow, what stood at each month's end otherwise."""
    found = []
    for back in range(11, -1, -1):
        one = month.shift(-back)
        flow = indicator.accumulation == Accumulation.FLOW
        own = month_result(ledger, indicator, one)
        found.append((one, own if flow or own is not None else to_date_result(ledger, indicator, one)))
    return found
