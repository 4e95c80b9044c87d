"""Booking and taking back many targets at once, as a table brings them: a few statements, whatever their number.

Whoever calls holds the other writers back and writes the one event of the journal that tells of all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from giaoban.apps.documents.periods import columns
from giaoban.apps.targets.choices import Comparator, Setter
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.numbers import decimals_of
from giaoban.apps.targets.path_choosing import carry_path
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as a table asks for it; `earlier` is the one that it takes the place of, `basis` where it stands."""

    unit: Unit
    indicator: Indicator
    period: Period
    setter: Setter
    aim: Aim
    basis: str
    earlier: Target | None = None


def book_many(wanted: Iterable[Wanted], *, by: AbstractBaseUser | None, reason: str) -> list[Target]:
    """Book these targets; one that takes another's place keeps its day of effect and, where it fits, its path."""
    rows = Target.objects.bulk_create([_row(one, by, reason) for one in wanted])
    if by is not None:
        for row in rows:
            if row.supersedes is not None:
                carry_path(row.supersedes, row, by=by)
    return rows


def _row(one: Wanted, by: AbstractBaseUser | None, reason: str) -> Target:
    earlier = one.earlier
    return Target(
        unit=one.unit,
        indicator=one.indicator,
        setter=one.setter,
        comparator=Comparator.EQUAL if earlier is None else earlier.comparator,
        value=one.aim.value,
        decimals=decimals_of(one.aim.value),
        measured_in=one.aim.unit,
        basis=one.basis[:300],
        supersedes=earlier,
        effective_from=None if earlier is None else earlier.effective_from,
        reason=reason if earlier is not None else "",
        booked_by=by,
        **columns(one.period),
    )


def take_back_many(rows: Iterable[Target], *, by: AbstractBaseUser | None, reason: str) -> list[Target]:
    """Take each target back: the version before stands again, or nothing does where there was none."""
    made = []
    for row in rows:
        before = row.supersedes
        if before is None or before.withdrawn:
            made.append(Target(**_copied(row), supersedes=row, withdrawn=reason, reason=reason, booked_by=by))
        else:
            made.append(Target(**_copied(before), supersedes=row, reason=reason, booked_by=by))
    return Target.objects.bulk_create(made)


def _copied(row: Target) -> dict[str, Any]:
    """The columns of a target but for its chain."""
    left_out = {"id", "supersedes", "withdrawn", "reason", "booked_at", "booked_by"}
    return {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in left_out
    }
