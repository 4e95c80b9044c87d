"""Working month ends out from the ledger, by the very rules of a unit's own review.

A roll-up and the board of a unit must never say different things, so both ask `results` and `Ledger`; here only the
rows that a few indicators of a few years rest on are loaded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from giaoban.apps.figures.models import Decision, Entry, Ruling
from giaoban.apps.journal.actions import hold_writers
from giaoban.apps.reviews import results
from giaoban.apps.reviews.ledger import Ledger, booked_rows, by_period, target_key
from giaoban.apps.reviews.lines import OWN, SUPERIOR
from giaoban.apps.reviews.showing import target_shown
from giaoban.apps.reviews.values import Mark, Shown
from giaoban.apps.rollups.first_years import Key, keep_first_years
from giaoban.apps.rollups.models import NUMBERS, MonthEnd
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.numbers import decimals_of
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

LARGEST = 2**63 - 1
UNITS_AT_ONCE = 50  # a statement names each of them


def keep(keys: Iterable[Key]) -> None:
    """Write the month ends of these units, indicators and years anew."""
    wanted = set(keys)
    if not wanted:
        return
    with transaction.atomic(savepoint=False):
        hold_writers()
        units = sorted({unit for unit, _, _ in wanted})
        for start in range(0, len(units), UNITS_AT_ONCE):
            some = set(units[start : start + UNITS_AT_ONCE])
            part = {key for key in wanted if key[0] in some}
            found = list(month_ends(part))
            forget(part)
            MonthEnd.objects.bulk_create(found, batch_size=2000)
            keep_first_years(part)


def forget(keys: set[Key]) -> None:
    """Throw the month ends of these keys away, some units at a time."""
    units = sorted({unit for unit, _, _ in keys})
    for start in range(0, len(units), UNITS_AT_ONCE):
        some = set(units[start : start + UNITS_AT_ONCE])
        _in_these({key for key in keys if key[0] in some}).delete()


def month_ends(keys: Iterable[Key]) -> Iterator[MonthEnd]:
    """What the ledger says at the end of the months of these keys; nothing for a month of which it says nothing."""
    by_unit: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for unit, indicator, year in keys:
        by_unit[unit].add((indicator, year))
    units = Unit.objects.in_bulk(by_unit)
    indicators = Indicator.objects.in_bulk({indicator for pairs in by_unit.values() for indicator, _ in pairs})
    for unit_id in sorted(by_unit):
        pairs = by_unit[unit_id]
        ledger = _ledger(units[unit_id], pairs)
        for indicator_id, year in sorted(pairs):
            yield from _of_year(ledger, indicators[indicator_id], year)


def month_number(period: Period) -> int:
    """The month at whose end a period ends, as it is stored: 202504."""
    return period.end.year * 100 + period.end.month


def _in_these(keys: set[Key]):
    by_year: dict[tuple[int, frozenset[int]], set[int]] = defaultdict(set)
    indicators: dict[tuple[int, int], set[int]] = defaultdict(set)
    for unit, indicator, year in keys:
        indicators[unit, year].add(indicator)
    for (unit, year), some in indicators.items():
        by_year[year, frozenset(some)].add(unit)
    asked = Q()
    for (year, some), units in by_year.items():
        asked |= Q(unit__in=units, indicator__in=some, month__in=[year * 100 + month for month in range(1, 13)])
    return MonthEnd.objects.filter(asked)


def _ledger(unit: Unit, pairs: set[tuple[int, int]]) -> Ledger:
    """The part of a unit's ledger that the board would read for these indicators and years."""
    indicators, years = {indicator for indicator, _ in pairs}, {year for _, year in pairs}
    window = {
        "indicator__in": indicators,
        "period_from__gte": date(min(years) - 1, 1, 1),
        "period_to__gte": date(min(years), 1, 1),
        "period_to__lte": date(max(years), 12, 31),
    }
    ledger = Ledger(unit)
    rows = list(booked_rows(Entry, unit, window))
    several = (
        [row.figure_id for row in rows] if len({(row.indicator_id, row.period) for row in rows}) < len(rows) else []
    )
    decisions = Decision.objects.in_force().filter(figure__in=several).exclude(ruling=Ruling.REJECTED)
    ledger.decided = set(decisions.values_list("figure_id", flat=True)) if several else set()
    ledger.booked = by_period(rows, ledger.decided)
    targets = Target.objects.current().filter(
        unit=unit, indicator__in=indicators, period_to__gte=date(min(years), 1, 1)
    )
    targets = targets.select_related("document").defer("document__text", "document__places")
    for target in sorted(targets, key=target_key, reverse=True):
        ledger.targets.setdefault(target.indicator_id, []).append(target)
    return ledger


def _of_year(ledger: Ledger, indicator: Indicator, year: int) -> Iterator[MonthEnd]:
    if indicator.pk not in ledger.entries and indicator.pk not in ledger.targets:
        return
    for number in range(1, 13):
        month = Period.month(year, number)
        shown = {
            "result": results.month_result(ledger, indicator, month),
            "to_date": results.to_date_result(ledger, indicator, month),
            "superior": _goal(ledger, indicator, month, SUPERIOR),
            "own": _goal(ledger, indicator, month, OWN),
        }
        if any(shown.values()):
            yield _month_end(ledger, indicator, month, shown)


def _goal(ledger: Ledger, indicator: Indicator, month: Period, setters: tuple[str, ...]) -> Shown | None:
    target = ledger.target(indicator.pk, month, setters)
    return target_shown(target, indicator, None) if target is not None else None


def _month_end(ledger: Ledger, indicator: Indicator, month: Period, shown: dict[str, Shown | None]) -> MonthEnd:
    values = {name: one.value for name, one in shown.items() if one is not None and one.unit == indicator.unit}
    scale = max((decimals_of(value) for value in values.values()), default=0)
    whole = {name: int(value.scaleb(scale)) for name, value in values.items()}
    held = {name: number for name, number in whole.items() if scale <= 18 and abs(number) <= LARGEST}
    return MonthEnd(
        month=month_number(month),
        unit=ledger.unit,
        indicator=indicator,
        scale=scale if held else 0,
        **{name: held.get(name) for name in NUMBERS},
        estimate=_estimated(ledger, indicator, month, shown),
        unlike=any(one is not None and name not in held for name, one in shown.items()),
    )


def _estimated(ledger: Ledger, indicator: Indicator, month: Period, shown: dict[str, Shown | None]) -> bool:
    """Whether the result since January rests on an estimate: printed as one, or added up from months with one."""
    held = shown["to_date"] or shown["result"]
    if held is None or held.mark is Mark.ESTIMATE:
        return held is not None
    if held.mark is not Mark.DERIVED or indicator.accumulation not in results.ADDS:
        return False
    periods = ledger.entries.get(indicator.pk, {})
    year = Period.year(month.end.year)
    return any(
        rows[0].standing == "estimate"
        for period, rows in periods.items()
        if year.contains(period) and period.end <= month.end
    )


def scaled(value: Decimal) -> tuple[int, int]:
    """A number as a whole one with how many of its digits stand behind the mark.

    >>> scaled(Decimal("918.755"))
    (918755, 3)
    """
    scale = decimals_of(value)
    return int(value.scaleb(scale)), scale
