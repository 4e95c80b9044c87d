"""Making all month ends anew from the ledger, and proving that those kept say what it says.

A whole country is made by statements over sets, year by year, where a year of an indicator at a unit is plain: results
of single months, one of each, and targets of the whole year, all in the indicator's own unit of measure. What is not
plain goes the way of every booking (`keeping`), which knows all the rules.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import connection, transaction
from django.db.models import Exists, Max, Min, OuterRef, QuerySet

from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.actions import hold_writers
from giaoban.apps.rollups import plain_years
from giaoban.apps.rollups.first_years import Key, keep_first_years, make_first_years
from giaoban.apps.rollups.keeping import forget, month_ends
from giaoban.apps.rollups.models import NUMBERS, MonthEnd
from giaoban.apps.targets.models import Target
from giaoban.apps.units.models import Unit

AT_ONCE = 200  # keys worked out together
SORTED_IN = "256MB"  # a year of a whole country is four million rows to put in order


@dataclass(frozen=True, slots=True)
class Difference:
    """What is kept of a month end and what the ledger says; None where there is none."""

    unit_id: int
    indicator_id: int
    month: int
    kept: tuple | None
    due: tuple | None


@transaction.atomic
def rebuild(say: Callable[[str], object] = lambda words: None) -> int:
    """Throw all month ends away and make them anew; how many there are then."""
    MonthEnd.objects.all().delete()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET LOCAL work_mem = '{SORTED_IN}'")
        for year in _years():
            plain_years.mark_others(cursor, year)
            plain_years.write(cursor, year)
            others = [(unit, indicator, year) for unit, indicator in plain_years.others(cursor)]
            for several in _in_parts(others):
                MonthEnd.objects.bulk_create(month_ends(several), batch_size=2000)
            say(f"Năm {year}: {len(others)} dãy số không đơn giản được tính riêng")
    make_first_years()
    return MonthEnd.objects.count()


def keep_many(keys: Iterable[Key]) -> None:
    """As `keeping.keep`, of so many keys that statements over sets are quicker: an import of years of results."""
    wanted = set(keys)
    by_year: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for unit, indicator, year in wanted:
        by_year[year].add((unit, indicator))
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        hold_writers()
        for year, pairs in sorted(by_year.items()):
            forget({(*pair, year) for pair in pairs})
            plain_years.want(cursor, pairs)
            plain_years.mark_others(cursor, year, wanted=True)
            plain_years.write(cursor, year, wanted=True)
            others = [(unit, indicator, year) for unit, indicator in plain_years.others(cursor)]
            for several in _in_parts(others):
                MonthEnd.objects.bulk_create(month_ends(several), batch_size=2000)
        keep_first_years(wanted)


def _years() -> range:
    """Every year that an entry or a target reaches into."""
    entries = Entry.objects.aggregate(first=Min("period_to"), last=Max("period_to"))
    targets = Target.objects.aggregate(first=Min("period_from"), last=Max("period_to"))
    days = [day for found in (entries, targets) for day in found.values() if day is not None]
    return range(min(days).year, max(days).year + 1) if days else range(0)


def _in_parts(keys: list[Key]) -> Iterator[list[Key]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def differences(units: Iterable[Unit] | None = None) -> Iterator[Difference]:
    """Where the month ends kept differ from what the ledger says, unit by unit; all units where none are given."""
    for unit in _with_numbers() if units is None else units:
        kept = {(row.indicator_id, row.month): said(row) for row in MonthEnd.objects.filter(unit=unit)}
        keys = {(unit.pk, indicator, month // 100) for indicator, month in kept} | _booked_keys(unit)
        due = {(row.indicator_id, row.month): said(row) for row in month_ends(keys)}
        for indicator, month in sorted(kept.keys() | due.keys()):
            one, other = kept.get((indicator, month)), due.get((indicator, month))
            if one != other:
                yield Difference(unit.pk, indicator, month, one, other)


def _with_numbers() -> QuerySet[Unit]:
    """The units that have a month end, an entry or a target, be they few of the country's."""
    kinds = (model.objects.order_by().filter(unit=OuterRef("pk")) for model in (MonthEnd, Entry, Target))
    kept, booked, planned = (Exists(rows) for rows in kinds)
    return Unit.objects.filter(kept | booked | planned).order_by("pk")


def said(row: MonthEnd) -> tuple:
    """What a month end says, whatever the number of zeros that it is written with."""
    return (*(row.number(name) for name in NUMBERS), row.estimate, row.unlike)


def _booked_keys(unit: Unit) -> set[Key]:
    entries = Entry.objects.current().filter(unit=unit).order_by().values_list("indicator_id", "period_to__year")
    targets = Target.objects.current().filter(unit=unit).order_by()
    spans = targets.values_list("indicator_id", "period_from__year", "period_to__year").distinct()
    keys = {(unit.pk, indicator, year) for indicator, year in entries.distinct()}
    return keys | {(unit.pk, indicator, year) for indicator, first, last in spans for year in range(first, last + 1)}


def fill_where_empty(**details: object) -> None:
    """After a migration: make the month ends of a ledger that was kept before there were any."""
    if not MonthEnd.objects.exists() and (Entry.objects.exists() or Target.objects.exists()):
        rebuild()


def by_unit(found: Iterable[Difference]) -> dict[int, int]:
    """How many month ends differ, by unit."""
    return {unit: len(list(several)) for unit, several in groupby(found, key=lambda one: one.unit_id)}
