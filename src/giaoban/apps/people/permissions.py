"""Who may do what where, as predicates over posts. A rule is asked as `user.has_perm("figures.confirm", unit)`."""

from datetime import date

import rules
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from giaoban.apps.people.models import Post, Role
from giaoban.apps.units.models import Succession, Unit, level_of

READERS = frozenset(Role.values)
ENTERERS = frozenset({Role.ENTERER, Role.CHECKER, Role.APPROVER, Role.OFFICE, Role.LEADER})
CHECKERS = frozenset({Role.CHECKER, Role.APPROVER, Role.OFFICE, Role.LEADER})
APPROVERS = frozenset({Role.APPROVER, Role.LEADER})
RECEIVERS = frozenset({Role.OFFICE, Role.APPROVER, Role.LEADER})


def today() -> date:
    """The day on which posts are looked up."""
    return timezone.localdate()


def visible_units(user: AbstractBaseUser, day: date | None = None) -> QuerySet[Unit]:
    """The units that `user` may look at: those of the posts, all below, and what they came from or became."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    if user.is_superuser:
        return Unit.objects.all()
    posts = Post.objects.filter(user=user).on(day or today())
    under = Unit.objects.filter(pk__in=_subtree(list(posts.values_list("unit_id", flat=True))))
    return Unit.objects.filter(pk__in=_with_kin(under))


def units_to_enter_for(user: AbstractBaseUser, day: date | None = None) -> QuerySet[Unit]:
    """The units for which `user` may bring in documents: those of the posts that enter, and all below."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    if user.is_superuser:
        return Unit.objects.all()
    posts = Post.objects.filter(user=user, role__in=ENTERERS).on(day or today())
    return Unit.objects.filter(pk__in=_subtree(list(posts.values_list("unit_id", flat=True))))


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


def roles_at(user: AbstractBaseUser, unit: Unit, day: date | None = None, *, above: bool = True) -> set[str]:
    """The roles that `user` holds at `unit` today, or above it where those count too."""
    if not user.is_authenticated or not user.is_active:
        return set()
    places = [unit.pk, *(upper.pk for upper in unit.ancestors())] if above else [unit.pk]
    return set(Post.objects.filter(user=user, unit__in=places).on(day or today()).values_list("role", flat=True))


def holds(roles: frozenset[str], name: str, *, above: bool = True):
    """A predicate: the person holds one of `roles` at the unit, or looks after the whole installation.

    Without `above` a post higher up does not count: what a unit says of itself only its own people say.
    """

    @rules.predicate(name)
    def predicate(user, unit):
        if unit is None or not user.is_active:
            return False
        return bool(user.is_superuser or roles_at(user, unit, above=above) & roles)

    return predicate


@rules.predicate
def may_see(user, unit):
    """The unit is among those that the person's posts open."""
    return unit is not None and visible_units(user).filter(pk=unit.pk).exists()


RULES = {
    "units.view": may_see,
    "documents.import": holds(ENTERERS, "enters"),
    "figures.decide": holds(CHECKERS, "checks"),
    "targets.set": holds(CHECKERS, "sets"),
    "units.change": holds(CHECKERS | {Role.ADMINISTRATOR}, "changes units"),
    "findings.answer": holds(CHECKERS, "answers"),
    "reviews.say_status": holds(frozenset({Role.APPROVER, Role.LEADER}), "judges"),
    "collection.submit": holds(ENTERERS, "submits", above=False),
    "collection.check": holds(CHECKERS, "checks reports", above=False),
    "collection.approve": holds(APPROVERS, "approves", above=False),
    "collection.accept": holds(RECEIVERS, "accepts"),
    "collection.regulate": holds(RECEIVERS, "regulates"),
    "people.manage": holds(frozenset({Role.ADMINISTRATOR}), "administers"),
}


def register() -> None:
    """Make the rules known to `user.has_perm`."""
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
