"""Who may do what where, as predicates over posts. A rule is asked as `user.has_perm("figures.confirm", unit)`."""

from datetime import date

import rules
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.db.models.functions import Length

from giaoban.apps.people.holding import Held, Matter, held, today
from giaoban.apps.people.models import Role
from giaoban.apps.units.models import Succession, Unit, level_of

__all__ = ["RULES", "Matter", "holds", "register", "roles_at", "today", "units_to_enter_for", "visible_units"]

READERS = frozenset(Role.values)
ENTERERS = frozenset({Role.ENTERER, Role.CHECKER, Role.APPROVER, Role.OFFICE, Role.LEADER})
CHECKERS = frozenset({Role.CHECKER, Role.APPROVER, Role.OFFICE, Role.LEADER})
APPROVERS = frozenset({Role.APPROVER, Role.LEADER})
RECEIVERS = frozenset({Role.OFFICE, Role.APPROVER, Role.LEADER})


def visible_units(user: AbstractBaseUser, day: date | None = None) -> QuerySet[Unit]:
    """The units that `user` may look at: those of the posts, all below, and what they came from or became."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    if user.is_superuser:
        return Unit.objects.all()
    under = Unit.objects.filter(pk__in=_subtree([one.unit_id for one in held(user, day)]))
    return Unit.objects.filter(pk__in=_with_kin(under))


def units_to_enter_for(user: AbstractBaseUser, day: date | None = None) -> QuerySet[Unit]:
    """The units for which `user` may bring in documents: those of the posts that enter, and all below."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    if user.is_superuser:
        return Unit.objects.all()
    return Unit.objects.filter(pk__in=_subtree([one.unit_id for one in held(user, day) if one.role in ENTERERS]))


def _subtree(ids: list[int]) -> list[int]:
    found = set(ids)
    level = ids
    while level:
        below = list(Unit.objects.filter(parent__in=level).order_by().values_list("pk", "code"))
        found.update(pk for pk, _ in below)
        level = [pk for pk, code in below if level_of(code) != "commune"]
    return list(found)


def _with_kin(units: QuerySet[Unit]) -> set[int]:
    """`units`, what they became, what they came from, and the districts that those mainly belonged to."""
    kin = units.values_list("pk", "successions__new_id", "origins__old_id")
    found = {pk for row in kin for pk in row if pk is not None}
    mainly = Succession.objects.filter(new__in=units, principal=True, old__parent__isnull=False)
    districts = mainly.annotate(size=Length("old__parent__code")).filter(size=3)
    return found | set(districts.values_list("old__parent_id", flat=True))


def held_at(user: AbstractBaseUser, unit: Unit, day: date | None = None, *, above: bool = True) -> list[Held]:
    """The posts that `user` acts with at `unit` today, or above it where those count too."""
    places = [unit.pk, *(upper.pk for upper in unit.ancestors())] if above else [unit.pk]
    return held(user, day, at=places)


def roles_at(user: AbstractBaseUser, unit: Unit, day: date | None = None, *, above: bool = True) -> set[str]:
    """The roles that `user` acts in at `unit` today, or above it where those count too."""
    return {one.role for one in held_at(user, unit, day, above=above)}


def holds(roles: frozenset[str], name: str, *, above: bool = True):
    """A predicate: the person acts in one of `roles` at the unit, or looks after the whole installation.

    It is asked about a unit or a `Matter`. Without `above` a post higher up does not count: what a unit says of itself
    only its own people say. Where only a post that was handed over lets the person in, `acting_for` of the person
    names its holder from then on, and the journal writes so.
    """

    @rules.predicate(name)
    def predicate(user, about):
        matter = about if isinstance(about, Matter) or about is None else Matter(about)
        if matter is None or not user.is_active:
            return False
        fitting = [one for one in held_at(user, matter.unit, above=above) if one.role in roles and one.covers(matter)]
        user.acting_for = fitting[0].giver if fitting and not user.is_superuser else ""
        return bool(user.is_superuser or fitting)

    predicate.roles = roles
    return predicate


@rules.predicate
def may_see(user, about):
    """The unit is among those that the person's posts open."""
    unit = about.unit if isinstance(about, Matter) else about
    return unit is not None and visible_units(user).filter(pk=unit.pk).exists()


RULES = {
    "units.view": may_see,
    "documents.import": holds(ENTERERS, "enters"),
    "figures.decide": holds(CHECKERS, "checks"),
    "targets.set": holds(CHECKERS, "sets"),
    "units.change": holds(CHECKERS | {Role.ADMINISTRATOR}, "changes units"),
    "findings.answer": holds(CHECKERS, "answers"),
    "reviews.say_status": holds(frozenset({Role.APPROVER, Role.LEADER}), "judges"),
    "collection.enter": holds(ENTERERS, "enters into forms", above=False),
    "collection.submit": holds(ENTERERS, "submits", above=False),
    "collection.check": holds(CHECKERS, "checks reports", above=False),
    "collection.approve": holds(APPROVERS, "approves", above=False),
    "collection.handle": holds(ENTERERS, "works on reports", above=False) | holds(RECEIVERS, "receives reports"),
    "collection.accept": holds(RECEIVERS, "accepts"),
    "collection.regulate": holds(RECEIVERS, "regulates"),
    "people.manage": holds(frozenset({Role.ADMINISTRATOR}), "administers"),
    "journal.view": holds(frozenset({Role.INSPECTOR, Role.ADMINISTRATOR, Role.OFFICE}), "reads the journal"),
    "documents.restrict": holds(CHECKERS | {Role.INSPECTOR}, "restricts", above=False),
}


def register() -> None:
    """Make the rules known to `user.has_perm`."""
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
