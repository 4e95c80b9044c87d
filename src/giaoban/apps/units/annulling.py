"""Taking back a reorganisation, a founding or an ending that was booked wrongly: both rows stay readable."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.journal.actions import record
from giaoban.apps.units.events import EventError, withdraw
from giaoban.apps.units.models import Change, Reorganisation, ReorganisationKind, Succession, Unit


@transaction.atomic
def annul(event: Reorganisation, *, reason: str, by: AbstractBaseUser | None) -> Reorganisation:
    """Put everything back as it stood before `event`: days of units, moves, what became of whom.

    A unit that the event made stays in the database and stood on no day. EventError where a later event builds on it,
    or something was booked for a unit that it made.
    """
    reason = reason.strip()
    if event.kind == ReorganisationKind.ANNUL or hasattr(event, "annulled_by"):
        raise EventError("Chỉ hủy được một sự kiện còn hiệu lực.")
    if not reason:
        raise EventError("Chưa nêu lý do hủy; hãy viết lý do.")
    units = {unit.pk: unit for unit in event.units.all()}
    _refuse_built_upon(event, units)
    Succession.every.filter(pk__in=event.ways.values("pk")).update(annulled=True)
    for pk, day in event.before.get("ended", ()):
        _put_back(units[pk], "valid_to", day)
    for pk, day in event.before.get("begun", ()):
        _put_back(units[pk], "valid_from", day)
    Unit.objects.filter(pk__in=event.before.get("made", ())).update(annulled=True)
    for change in Change.objects.in_force().filter(pk__in=event.before.get("moved", ())):
        withdraw(change, reason=reason, by=by)
    taken = Reorganisation.objects.create(
        kind=ReorganisationKind.ANNUL, on=event.on, annuls=event, reason=reason, booked_by=by
    )
    taken.units.set(units.values())
    words = {"decree": event.decree, "units": ", ".join(sorted(unit.key for unit in units.values()))}
    record("units.event_annulled", subject=taken, by=by, reason=reason, event=event.pk, **words)
    return taken


def _put_back(unit: Unit, field: str, day: str | None) -> None:
    setattr(unit, field, date.fromisoformat(day) if day else None)
    unit.save(update_fields=[field])


def _refuse_built_upon(event: Reorganisation, units: dict[int, Unit]) -> None:
    made = [units[pk] for pk in event.before.get("made", ())]
    begun = [units[pk] for pk, _ in event.before.get("begun", ())]
    own = set(event.ways.values_list("pk", flat=True))
    for unit in [*made, *begun]:
        later = unit.events.standing().exclude(pk=event.pk).filter(on__gt=event.on or date.min)
        if later.exists() or (unit in made and unit.successions.exclude(pk__in=own).exists()):
            raise EventError(f"{unit.name} đã có sự kiện sau đó; hãy hủy sự kiện sau trước.")
    moved = Change.objects.filter(pk__in=event.before.get("moved", ())).values("unit")
    for unit in made:
        if unit.children.exclude(annulled=True).exclude(pk__in=moved).exists() or _named_elsewhere(unit):
            raise EventError(
                f"{unit.name} đã có số liệu, người được giao hoặc đơn vị trực thuộc; "
                "hãy chuyển những thứ đó trước khi hủy."
            )


def _named_elsewhere(unit: Unit) -> bool:
    """Whether a row of another app speaks of the unit."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: unit}).exists()
        for relation in Unit._meta.related_objects
        if relation.related_model._meta.app_label != "units"
    )
