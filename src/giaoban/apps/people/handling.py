"""Marking how far a thing may be seen, and asking whether somebody may see it.

An app whose things may be restricted gives its queryset `open_to` and need know no more:

    def open_to(self, user):
        return self.exclude(pk__in=hidden(user, self.model))
"""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Q, QuerySet

from giaoban.apps.journal.actions import record
from giaoban.apps.people.holding import Held, held, today
from giaoban.apps.people.models import Handling, Role, Sensitivity
from giaoban.apps.units.bodies import Body
from giaoban.apps.units.models import Unit

LISTERS = frozenset({Role.ENTERER, Role.CHECKER, Role.APPROVER, Role.OFFICE, Role.LEADER})
"""Who works with lists of persons: everybody with a hand in the unit's reports, and nobody who only looks."""
INSPECTORS = frozenset({Role.INSPECTOR, Role.LEADER})
NOTHING = Q(pk__in=[])


class HandlingError(ValueError):
    """A marking that will not do; the message is one Vietnamese sentence."""


@transaction.atomic
def mark(
    thing: models.Model,
    *,
    unit: Unit,
    sensitivity: Sensitivity,
    by: AbstractBaseUser | None,
    branch: str = "",
    inspected_unit: Unit | None = None,
    inspected_body: Body | None = None,
    sector: str = "",
    reason: str = "",
) -> Handling:
    """Say from now on how far `thing` of `unit` may be seen; what was said before stays readable."""
    if inspected_unit == unit:
        raise HandlingError("Đơn vị được kiểm tra không thể là đơn vị lưu hồ sơ; hãy chọn bộ phận được kiểm tra.")
    inspection = sensitivity == Sensitivity.INSPECTION
    if not inspection and (inspected_unit is not None or inspected_body is not None):
        raise HandlingError("Chỉ hồ sơ kiểm tra mới ghi đơn vị hoặc bộ phận được kiểm tra; hãy bỏ trống.")
    last = (
        Handling.objects.of(type(thing)).filter(subject_id=thing.pk).current().select_for_update(of=("self",)).first()
    )
    made = Handling.objects.create(
        subject_model=thing._meta.label_lower,
        subject_id=thing.pk,
        unit=unit,
        sensitivity=sensitivity,
        branch=branch,
        inspected_unit=inspected_unit,
        inspected_body=inspected_body,
        sector=sector,
        reason=reason.strip()[:300],
        replaces=last,
        by=by,
    )
    said = {"sensitivity": str(sensitivity), "before": last.sensitivity if last else Sensitivity.ORDINARY.value}
    record("people.marked", subject=thing, by=by, reason=made.reason, branch=branch, unit=unit.key, **said)
    return made


def handling_of(thing: models.Model) -> Handling | None:
    """The marking that counts, None for a thing that nobody ever marked."""
    return Handling.objects.of(type(thing)).filter(subject_id=thing.pk).current().first()


def restricted(model: type[models.Model]) -> QuerySet:
    """The keys of all things of a kind that are not ordinary: what speaks in nobody's figures."""
    return Handling.objects.of(model).current().restricted().values("subject_id")


def hidden(user: AbstractBaseUser, model: type[models.Model], day: date | None = None) -> QuerySet:
    """The keys of the things of a kind that `user` may not see, though the unit be open to them."""
    known = Handling.objects.of(model).current().restricted()
    return known.exclude(pk__in=known.filter(seen_by(held(user, day or today())))).values("subject_id")


def seen_by(posts: list[Held]) -> Q:
    """Which restricted markings the posts open; the whole-installation account opens none without a post.

    Internal: posts of the unit itself, on the same side. Personal list: those of them that work on reports, in the
    list's sector. Inspection file: inspectors and leaders of the unit or above it in their own posts, on the same side,
    unless any post of theirs lies in what is inspected.
    """
    seen = NOTHING
    for one in posts:
        own = _side(one) & Q(unit=one.unit_id)
        seen |= Q(sensitivity=Sensitivity.INTERNAL) & own
        if one.role in LISTERS:
            in_sector = Q(sector__in=["", *one.sectors]) if one.sectors else Q()
            seen |= Q(sensitivity=Sensitivity.PERSONAL) & own & in_sector
        if one.role in INSPECTORS and not one.giver:
            seen |= Q(sensitivity=Sensitivity.INSPECTION) & _side(one) & _at_or_below(one.unit_id)
    return seen & ~_inspected(posts)


def _side(one: Held) -> Q:
    """Things of the post's side or of both; a post of the whole unit has no side to stay on."""
    return Q(branch__in=["", one.branch]) if one.branch else Q()


def _at_or_below(unit_id: int) -> Q:
    return Q(unit=unit_id) | Q(unit__parent=unit_id) | Q(unit__parent__parent=unit_id)


def _inspected(posts: list[Held]) -> Q:
    """Files about a department or a unit that any of the posts lies in."""
    units = {one.unit_id for one in posts}
    bodies = {one.body_id for one in posts if one.body_id is not None}
    if not units:
        return NOTHING
    rows = Unit.objects.filter(pk__in=units).values_list("pk", "parent_id", "parent__parent_id")
    above = {pk for row in rows for pk in row if pk is not None}
    return Q(sensitivity=Sensitivity.INSPECTION) & (
        Q(inspected_unit__isnull=False, inspected_unit__in=above)
        | Q(inspected_body__isnull=False, inspected_body__in=bodies)
    )


def may_open(user: AbstractBaseUser, thing: models.Model) -> bool:
    """Whether `user`, to whom the unit is open, may see this thing of it. One query for what nobody restricted."""
    marking = handling_of(thing)
    if marking is None or marking.sensitivity == Sensitivity.ORDINARY:
        return True
    return Handling.objects.filter(pk=marking.pk).filter(seen_by(held(user))).exists()


def hidden_among(user: AbstractBaseUser, model: type[models.Model], unit: Unit) -> set[int]:
    """The keys of the unit's things that `user` may not see; one query where nothing of the unit is restricted."""
    known = Handling.objects.of(model).current().restricted().filter(unit=unit)
    every = dict(known.values_list("pk", "subject_id"))
    if not every:
        return set()
    seen = set(known.filter(seen_by(held(user))).values_list("pk", flat=True))
    return {subject for pk, subject in every.items() if pk not in seen}


def opened_list(thing: models.Model, *, by: AbstractBaseUser) -> None:
    """Note in the journal that somebody opened a list of persons; nothing for anything else."""
    marking = handling_of(thing)
    if marking is not None and marking.sensitivity == Sensitivity.PERSONAL:
        record("people.list_opened", subject=thing, by=by, after={}, unit=marking.unit.key)
