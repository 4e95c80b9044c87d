"""Bringing the catalogue's administrative units into the database."""

from collections.abc import Iterable

from django.db import transaction

from giaoban.apps.units.folding import bare, order_key
from giaoban.apps.units.models import Succession, Unit
from giaoban.catalogue import tables

FIELDS = ["name", "kind", "area_km2", "valid_from", "valid_to", "folded", "order_key"]
BATCH = 1500


@transaction.atomic
def load_units() -> tuple[int, int]:
    """Units and successions of the catalogue; how many rows of each there are then. Loading again changes nothing."""
    rows = tables.units()
    names = {(row.generation, row.code): row for row in rows}
    Unit.objects.bulk_create(
        [_unit(row, names) for row in rows],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["generation", "code"],
        update_fields=FIELDS,
    )
    ids = {(generation, code): pk for pk, generation, code in Unit.objects.values_list("pk", "generation", "code")}
    _set_parents(rows, ids)
    successions = [
        Succession(
            old_id=ids["2024", event.old_code],
            new_id=ids["2025", event.new_code],
            on=event.on,
            kind=event.kind,
            decree=event.decree,
            principal=event.principal,
            unsure=event.unsure,
        )
        for event in tables.unit_events()
    ]
    Succession.objects.bulk_create(
        successions,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["old", "new", "on"],
        update_fields=["kind", "decree", "principal", "unsure"],
    )
    return Unit.objects.count(), Succession.objects.count()


def _unit(row: tables.UnitRow, names: dict[tuple[str, str], tables.UnitRow]) -> Unit:
    chain, above = [row.name], row
    while above.parent_code:
        above = names[above.generation, above.parent_code]
        chain.append(above.name)
    own = row.name[len(row.kind) :].strip() or row.name
    return Unit(
        generation=row.generation,
        code=row.code,
        name=row.name,
        kind=row.kind,
        area_km2=row.area_km2,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        folded=f"{bare(own)}|{bare(', '.join(chain))},",
        order_key=f"{order_key(own)} {order_key(row.kind)}",
    )


def _set_parents(rows: Iterable[tables.UnitRow], ids: dict[tuple[str, str], int]) -> None:
    known = dict(Unit.objects.values_list("pk", "parent_id"))
    changed = []
    for row in rows:
        pk = ids[row.generation, row.code]
        parent = ids[row.generation, row.parent_code] if row.parent_code else None
        if known[pk] != parent:
            changed.append(Unit(pk=pk, parent_id=parent))
    Unit.objects.bulk_update(changed, ["parent"], batch_size=BATCH)
