"""What a person may act as on a day: the posts held, and those of others that were handed over while they are away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from giaoban.apps.people.models import Delegation, Post
from giaoban.apps.units.models import Unit


def today() -> date:
    """The day on which posts are looked up."""
    return timezone.localdate()


@dataclass(frozen=True, slots=True)
class Matter:
    """What a rule is asked about, where the unit alone does not say enough.

    `sector` is that of an indicator, `branch` the side whose matter it is ("" for one of the whole unit); None where
    the question is whether there is any such matter that the person may act on.
    """

    unit: Unit
    sector: str | None = None
    branch: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A post as it is acted with. `giver` is the name of who handed it over, "" for one's own."""

    role: str
    unit_id: int
    branch: str
    body_id: int | None
    sectors: tuple[str, ...]
    giver: str = ""

    def covers(self, matter: Matter) -> bool:
        """Whether the post reaches the matter's sector and side.

        >>> party = Held("checker", 1, "party", None, ("Văn hóa – xã hội",))
        >>> [party.covers(Matter(None, sector)) for sector in (None, "Văn hóa – xã hội", "Kinh tế")]
        [True, True, False]
        >>> [party.covers(Matter(None, branch=branch)) for branch in (None, "party", "state", "")]
        [True, True, False, False]
        """
        in_sector = not self.sectors or matter.sector is None or matter.sector in self.sectors
        return in_sector and (not self.branch or matter.branch is None or matter.branch == self.branch)


def held(user: AbstractBaseUser, day: date | None = None, *, at: Iterable[int] | None = None) -> list[Held]:
    """Every post that `user` acts with on `day`, own ones first; with `at` those of these units alone."""
    if not user.is_authenticated or not user.is_active:
        return []
    day = day or today()
    handed = Exists(Delegation.objects.on(day).filter(post=OuterRef("pk"), to=user.pk))
    posts = Post.objects.on(day).filter(Q(user=user.pk) | Q(handed, user__is_active=True))
    if at is not None:
        posts = posts.filter(unit__in=list(at))
    rows = posts.order_by("pk").values_list(
        "role", "unit_id", "branch", "body_id", "sectors", "user_id", "user__username"
    )
    found = [
        Held(role, unit, branch, body, tuple(sectors), "" if owner == user.pk else name)
        for role, unit, branch, body, sectors, owner, name in rows
    ]
    return sorted(found, key=lambda one: one.giver != "")
