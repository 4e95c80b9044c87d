"""What waits for a person: reports to enter, check, approve or accept, and corrections to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from giaoban.apps.collection.choices import OPEN, State
from giaoban.apps.collection.models import Correction, Submission
from giaoban.apps.people.holding import held
from giaoban.apps.people.models import Role
from giaoban.apps.people.permissions import APPROVERS, CHECKERS, ENTERERS, RECEIVERS
from giaoban.apps.units.models import Unit

AHEAD = timedelta(days=7)  # a draft waits for its enterers from so long before it is due


@dataclass(frozen=True, slots=True)
class Waiting:
    """The reports and corrections that wait for a person."""

    reports: QuerySet[Submission]
    corrections: QuerySet[Correction]

    @property
    def count(self) -> int:
        """How many there are."""
        return self.reports.count() + self.corrections.count()


def waiting_for(user: AbstractBaseUser, day: date) -> Waiting:
    """What waits for `user` on `day`, by the posts that they act with, soonest due first."""
    posts = held(user, day) if user.is_authenticated and user.is_active else []
    units = {
        "enter": _units(posts, ENTERERS),
        "check": _units(posts, CHECKERS),
        "approve": _units(posts, APPROVERS),
    }
    receives = list(Unit.objects.filter(pk__in=_units(posts, RECEIVERS)))
    below = Unit.objects.under(receives) if receives else Unit.objects.none()
    wanted = (
        Q(unit__in=units["enter"], state__in=OPEN, due__lte=day + AHEAD)
        | Q(unit__in=units["enter"], state=State.RETURNED)
        | Q(unit__in=units["check"], state=State.SUBMITTED)
        | Q(unit__in=units["approve"], state=State.CHECKED)
        | Q(regime__owner__in=below.values("pk"), state=State.APPROVED)
    )
    reports = Submission.objects.filter(wanted).shown().order_by("due", "unit__order_key", "pk")
    corrections = Correction.objects.waiting().filter(submission__unit__in=units["approve"])
    shown = corrections.select_related("indicator", "submission__version", "submission__unit", "by", "entry")
    return Waiting(reports, shown.order_by("pk"))


def _units(posts: Iterable[object], roles: frozenset[str]) -> set[int]:
    return {post.unit_id for post in posts if post.role in roles}


# Whose turn it is in a state, at the unit that reports.
TURN = {
    State.DRAFT: frozenset({Role.ENTERER}),
    State.RETURNED: frozenset({Role.ENTERER}),
    State.SUBMITTED: frozenset({Role.CHECKER}),
    State.CHECKED: APPROVERS,
}
