"""What the journal is told of rows that the ledger gains, and whether the ledger still holds what it was told."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.models import Event
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.chain import Fact, facts_in

AT_ONCE = 500  # rows asked for by one statement
LISTED = 20


def facts_of(rows: Iterable[Entry]) -> list[Fact]:
    """The rows in words that need no database. Two queries, however many rows."""
    kept = list(rows)
    if not kept:
        return []
    units = Unit.objects.in_bulk({row.unit_id for row in kept})
    indicators = Indicator.objects.only("code", "name").in_bulk({row.indicator_id for row in kept})
    return [_fact(row, units[row.unit_id], indicators[row.indicator_id]) for row in kept]


def _fact(row: Entry, unit: Unit, indicator: Indicator) -> Fact:
    return Fact(
        row=row.pk,
        unit=unit.key,
        unit_name=unit.name,
        indicator=indicator.code,
        indicator_name=indicator.name,
        period=row.period,
        value=f"{row.exact:f}",
        measured_in=row.measured_in,
        standing=str(row.standing),
        bound=row.bound,
        corrects=row.corrects_id,
        withdrawn=bool(row.withdrawn),
    )


def changed_since_booked(**_asked: Any) -> list[str]:
    """Rows of the ledger that are not as the journal tells, or not there, a sentence each."""
    found: list[str] = []
    waiting: list[tuple[int, Fact]] = []
    for number, booked in Event.objects.exclude(booked="").values_list("number", "booked").iterator(chunk_size=AT_ONCE):
        waiting += [(number, fact) for fact in facts_in(booked)]
        if len(waiting) >= AT_ONCE:
            found += _compared(waiting)
            waiting = []
    found += _compared(waiting)
    more = len(found) - LISTED
    return [*found[:LISTED], *([f"và {more} dòng khác của sổ số liệu"] if more > 0 else [])]


def _compared(waiting: list[tuple[int, Fact]]) -> Iterator[str]:
    rows = Entry.objects.select_related("unit", "indicator").in_bulk([fact.row for _, fact in waiting])
    for number, fact in waiting:
        row = rows.get(fact.row)
        where = f"Dòng {fact.row} của sổ số liệu ({fact.indicator_name}, {fact.unit_name}, {fact.period})"
        if row is None:
            yield f"{where} đã mất; sự kiện số {number} ghi {fact.value} {fact.measured_in}"
        elif not _same(row, fact):
            yield (
                f"{where} nay là {row.exact:f} {row.measured_in}; "
                f"sự kiện số {number} ghi {fact.value} {fact.measured_in}"
            )


def _same(row: Entry, fact: Fact) -> bool:
    try:
        value = Decimal(fact.value)
    except InvalidOperation:
        return False
    here = (row.unit.key, row.indicator.code, row.period, row.measured_in, row.standing, row.bound)
    there = (fact.unit, fact.indicator, fact.period, fact.measured_in, fact.standing, fact.bound)
    linked = (row.corrects_id, bool(row.withdrawn)) == (fact.corrects, fact.withdrawn)
    return linked and here == there and row.exact == value and str(row.exact) == str(value)
