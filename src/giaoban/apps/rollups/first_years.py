"""Which units printed results since January of the year within which they were founded, kept as they are booked."""

from collections.abc import Iterable

from django.db.models import F

from giaoban.apps.figures.models import Entry
from giaoban.apps.rollups.models import SinceJanuary
from giaoban.apps.units.models import Unit

Key = tuple[int, int, int]  # unit, indicator, year


def keep_first_years(keys: Iterable[Key]) -> None:
    """Write anew what is kept of those of `keys` that are of a unit's first year."""
    units = {unit for unit, _, _ in keys}
    founded = Unit.objects.filter(pk__in=units).exclude(valid_from=None).values_list("pk", "valid_from__year")
    first = dict(founded)
    wanted = {(unit, indicator): year for unit, indicator, year in keys if first.get(unit) == year}
    if not wanted:
        return
    about = {"unit__in": {unit for unit, _ in wanted}, "indicator__in": {indicator for _, indicator in wanted}}
    kept = SinceJanuary.objects.filter(**about).values_list("pk", "unit_id", "indicator_id")
    SinceJanuary.objects.filter(pk__in=[pk for pk, *key in kept if tuple(key) in wanted]).delete()
    found = [
        row for year in set(wanted.values()) for row in since_january(year, **about) if wanted.get(row[:2]) == year
    ]
    _write(found)


def make_first_years() -> None:
    """Make all of it anew from the ledger."""
    SinceJanuary.objects.all().delete()
    founded = Unit.objects.exclude(valid_from=None).order_by().values_list("valid_from__year", flat=True)
    booked = Entry.objects.order_by("period_to").values_list("period_to__year", flat=True)
    first, last = booked.first(), booked.last()
    for year in founded.distinct():
        if first is not None and first <= year <= last:
            _write(since_january(year))


def since_january(year: int, **about: object) -> set[tuple]:
    """(unit, indicator, until) of the results that units founded within `year` printed since its January."""
    rows = Entry.objects.current().filter(
        period_from=f"{year}-01-01",
        period_to__lte=f"{year}-12-31",
        period_to__gte=F("unit__valid_from"),
        unit__valid_from__gte=f"{year}-01-01",
        **about,
    )
    return set(rows.order_by().values_list("unit_id", "indicator_id", "period_to").distinct())


def _write(rows: Iterable[tuple]) -> None:
    made = [SinceJanuary(unit_id=unit, indicator_id=indicator, until=until) for unit, indicator, until in sorted(rows)]
    SinceJanuary.objects.bulk_create(made, batch_size=2000)
