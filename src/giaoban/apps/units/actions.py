"""Bringing the catalogue's administrative units into the database."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from giaoban.apps.units.folding import bare, order_key
from giaoban.apps.units.models import Change, ChangeKind, Origin, Reorganisation, Succession, Unit
from giaoban.apps.units.wording import kind_of
from giaoban.catalogue import tables
from giaoban.catalogue.former_wards import every_unit, former_events, former_units

FIELDS = ["name", "kind", "parent", "area_km2", "valid_from", "valid_to", "folded", "order_key"]
EVENT_FIELDS = ["kind", "decree", "source", "principal", "unsure"]
BATCH = 1500
LONGEST_FOLDED = 250


@transaction.atomic
def load_units() -> tuple[int, int]:
    """Units and successions of the catalogue; how many rows of each there are then. Loading again changes nothing.

    A unit that an office has renamed, moved or merged stays as the office booked it. Wards that ended before 2025 are
    there only once `load_former_wards` has put them there.
    """
    rows = every_unit() if _former_wards_there() else tables.units()
    names = {(row.generation, row.code): row for row in rows}
    own = _booked_by_offices()
    kept = [row for row in rows if (row.generation, row.code) not in own]
    ids: dict[tuple[str, str], int] = {}
    for length in sorted({len(row.code) for row in rows}):  # the units above come first
        level = [_unit(row, names, ids) for row in kept if len(row.code) == length]
        Unit.objects.bulk_create(
            level,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["generation", "code"],
            update_fields=FIELDS,
        )
        known = Unit.objects.annotate(length=Length("code")).filter(length=length)
        ids |= {(generation, code): pk for pk, generation, code in known.values_list("pk", "generation", "code")}
    _load_changes(ids)
    Succession.objects.bulk_create(
        _successions(tables.unit_events(), ids),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["old", "new", "on"],
        update_fields=EVENT_FIELDS,
    )
    return Unit.objects.count(), Succession.objects.count()


@transaction.atomic
def load_former_wards() -> int:
    """The wards that ended on 31 December 2024 and what they became; how many there are. Again, it changes nothing.

    From then on a comparison of 2025 with 2024 asks for the numbers of these wards, and no longer for what those of
    2025 told of the year before on their own boundary; which of the two an office has, it knows itself.
    """
    listed = {(row.generation, row.code): row for row in every_unit()}
    events = former_events()
    news = {(event.new_generation, event.new_code) for event in events}
    above = {(row.parent_generation, row.parent_code) for row in former_units()}
    ids = _ids(news | above)
    own = _booked_by_offices()
    fresh = [row for row in former_units() if (row.generation, row.code) not in own]
    Unit.objects.bulk_create(
        [_unit(row, listed, ids) for row in fresh],
        update_conflicts=True,
        unique_fields=["generation", "code"],
        update_fields=FIELDS,
    )
    ids |= _ids({(row.generation, row.code) for row in former_units()})
    rows = _successions(events, ids)
    for row in rows:
        Unit.objects.filter(pk=row.new_id, valid_from=None).update(valid_from=row.on)
    Succession.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["old", "new", "on"], update_fields=EVENT_FIELDS
    )
    return len(former_units())


def _ids(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    wanted = set(keys)
    found = Unit.objects.filter(code__in={code for _, code in wanted}).values_list("pk", "generation", "code")
    return {(generation, code): pk for pk, generation, code in found if (generation, code) in wanted}


def _former_wards_there() -> bool:
    first = former_units()[0]
    return Unit.objects.filter(generation=first.generation, code=first.code, name=first.name).exists()


def _successions(events: Iterable[tables.UnitEventRow], ids: dict[tuple[str, str], int]) -> list[Succession]:
    """The catalogue's reorganisations, but for units whose own an office has told."""
    told = set(Succession.objects.filter(origin=Origin.OFFICE).values_list("old_id", flat=True))
    return [row for row in (_succession(event, ids) for event in events) if row.old_id not in told]


def _booked_by_offices() -> set[tuple[str, str]]:
    booked = Q(changes__isnull=False) | Q(successions__origin=Origin.OFFICE, successions__annulled=False)
    changed = booked | Q(events__in=Reorganisation.objects.standing())
    return set(Unit.objects.filter(changed).values_list("generation", "code"))


def _unit(row: tables.UnitRow, names: dict[tuple[str, str], tables.UnitRow], ids: dict[tuple[str, str], int]) -> Unit:
    chain, above = [row.name], row
    while above.parent_code:
        above = names[above.parent_generation, above.parent_code]
        chain.append(above.name)
    return Unit(
        generation=row.generation,
        code=row.code,
        name=row.name,
        kind=row.kind,
        parent_id=ids[row.parent_generation, row.parent_code] if row.parent_code else None,
        area_km2=row.area_km2,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        **spellings(chain, row.kind),
    )


def spellings(chain: Sequence[str], kind: str, former: Iterable[str] = ()) -> dict[str, str]:
    """What a unit is searched and sorted by; `chain` is its name and those of the units above, `former` older names."""
    own = chain[0][len(kind) :].strip() or chain[0]
    folded = f"{bare(own)}|{bare(', '.join(chain))},"
    for name in former:
        if name != chain[0] and len(folded) + len(name) < LONGEST_FOLDED:
            folded += f"|{bare(name)},"
    return {"folded": folded, "order_key": f"{order_key(own)} {order_key(kind)}"}


def settle(units: Iterable[Unit]) -> None:
    """Give each unit the name, kind and parent of its last change, and all below it the names they are searched by."""
    changed = list(units)
    for unit in changed:
        unit.name, unit.parent = unit.name_on(date.max), unit.parent_on(date.max)
        unit.kind = unit.changes.in_force().until(date.max).exclude(unit_kind="").last().unit_kind
        unit.save(update_fields=["name", "kind", "parent"])
    respelt, level = {}, [unit.pk for unit in changed]
    while level:
        found = Unit.objects.filter(pk__in=level).select_related("parent__parent").prefetch_related("changes")
        for unit in found:
            chain = [unit.name, *(above.name for above in unit.ancestors())]
            former = sorted({change.name for change in unit.changes.all() if change.name})
            for field, value in spellings(chain, unit.kind, former).items():
                setattr(unit, field, value)
            respelt[unit.pk] = unit
        level = list(Unit.objects.filter(parent__in=level).values_list("pk", flat=True))
    Unit.objects.bulk_update(respelt.values(), ["folded", "order_key"], batch_size=500)


def _load_changes(ids: dict[tuple[str, str], int]) -> None:
    """Book the renames of the catalogue for units of which nothing is booked yet, and name all that hang on changes."""
    rows = {ids[row.generation, row.code]: row for row in tables.unit_changes()}
    units = Unit.objects.filter(pk__in=rows, changes__isnull=True).select_related("parent")
    fresh = [(unit, rows[unit.pk]) for unit in units]
    starts = [
        Change(unit=unit, kind=ChangeKind.START, name=unit.name, unit_kind=unit.kind, parent=unit.parent)
        for unit, _ in fresh
    ]
    renames = [
        Change(
            unit=unit,
            kind=ChangeKind.RENAME,
            on=row.on,
            name=row.name,
            unit_kind=kind_of(row.name),
            decree=row.decree,
            source=row.source,
        )
        for unit, row in fresh
    ]
    Change.objects.bulk_create([*starts, *renames])
    settle(Unit.objects.filter(changes__isnull=False).distinct())


def _succession(event: tables.UnitEventRow, ids: dict[tuple[str, str], int]) -> Succession:
    return Succession(
        old_id=ids[event.old_generation, event.old_code],
        new_id=ids[event.new_generation, event.new_code],
        on=event.on,
        kind=event.kind,
        decree=event.decree,
        source=event.source,
        principal=event.principal,
        unsure=event.unsure,
    )
