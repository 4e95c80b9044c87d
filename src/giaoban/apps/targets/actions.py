"""Bringing the catalogue's indicators into the database, and remembering the names that people confirm."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.targets.models import Alias, Indicator, IndicatorVersion, Origin
from giaoban.catalogue import tables
from giaoban.core.reading.folding import fold

FIELDS = ["name", "unit", "accumulation", "direction", "sector", "order", "valid_from", "valid_to"]


@transaction.atomic
def load_indicators() -> tuple[int, int]:
    """Indicators and aliases of the catalogue; how many there are then. What people confirmed or added stays."""
    rows = tables.indicators()
    Indicator.objects.bulk_create(
        [
            Indicator(
                code=row.code,
                name=row.name,
                unit=row.unit,
                accumulation=row.accumulation,
                direction=row.direction,
                sector=row.sector,
                order=order,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
            )
            for order, row in enumerate(rows, start=1)
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=FIELDS,
    )
    ids = dict(Indicator.objects.values_list("code", "pk"))
    aliases = [
        Alias(indicator_id=ids[row.code], name=name, folded=fold(name), origin=Origin.CATALOGUE)
        for row in rows
        for name in (row.name, *row.aliases)
    ]
    Alias.objects.bulk_create(aliases, ignore_conflicts=True)
    _load_parts()
    _load_versions()
    return Indicator.objects.count(), Alias.objects.count()


def _load_parts() -> None:
    """What each indicator of the catalogue is made of or a part of."""
    by_code = {one.code: one for one in Indicator.objects.filter(office__isnull=True)}
    parts = {row.code: row for row in tables.indicator_parts()}
    for code, one in by_code.items():
        row = parts.get(code)
        one.times = row.times if row else 100
        for name in ("parent", "numerator", "denominator", "level"):
            setattr(one, name, by_code.get(getattr(row, name, "")))
    Indicator.objects.bulk_update(by_code.values(), ["times", "parent", "numerator", "denominator", "level"])


def _load_versions() -> None:
    """The catalogue's versions of its indicators, each with name and arithmetic as the indicator has them."""
    by_code = {one.code: one for one in Indicator.objects.filter(office__isnull=True)}
    rows = [
        IndicatorVersion(
            indicator=by_code[row.code],
            valid_from=row.valid_from,
            name=by_code[row.code].name,
            unit=by_code[row.code].unit,
            accumulation=by_code[row.code].accumulation,
            direction=by_code[row.code].direction,
            definition=row.definition,
            breaks=row.breaks,
            source=row.source,
        )
        for row in tables.indicator_versions()
    ]
    IndicatorVersion.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["indicator", "valid_from"],
        update_fields=["name", "unit", "accumulation", "direction", "definition", "breaks", "source"],
    )


def remember(indicator: Indicator, measure: str, *, by: AbstractBaseUser) -> Alias | None:
    """Keep `measure` as a confirmed name of `indicator`; None where it is one already or names nothing."""
    folded = fold(measure).strip()[:300]
    if not folded or indicator.aliases.filter(folded=folded).exists():
        return None
    alias = Alias.objects.create(
        indicator=indicator, name=measure.strip()[:300], folded=folded, origin=Origin.CONFIRMED, by=by
    )
    record("targets.alias_confirmed", subject=alias, by=by, indicator=indicator.code, name=alias.name)
    return alias


def forget(indicator_id: int, measure: str) -> None:
    """Drop a confirmed name that nobody stands for any more. Names of the catalogue stay."""
    folded = fold(measure).strip()[:300]
    Alias.objects.filter(indicator=indicator_id, folded=folded, origin=Origin.CONFIRMED).delete()
