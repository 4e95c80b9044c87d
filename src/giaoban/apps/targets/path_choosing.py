"""Choosing how the expected path runs to a target: another row for each choice, an event of the journal beside it."""

from collections.abc import Mapping
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import record
from giaoban.apps.targets.choices import Shape
from giaoban.apps.targets.courses import path_of
from giaoban.apps.targets.models import PathChoice, PathPart, Target
from giaoban.apps.targets.numbers import PLACES, as_written
from giaoban.core.periods import Period
from giaoban.core.reckoning.paths import ADDS_UP, Path, PathError, Season


@transaction.atomic
def choose_path(
    target: Target,
    *,
    shape: Shape,
    by: AbstractBaseUser,
    parts: Mapping[Period, Decimal] | None = None,
    percent: bool = False,
    season: Season | None = None,
    reason: str = "",
) -> PathChoice:
    """Book the choice of a path; PathError where none can be made from it, and then nothing is booked.

    A given path takes `parts`: months or quarters with values, or percentages of the target. A seasonal one takes the
    `season` of the unit's past years, which is kept as it was on the day of the choice.
    """
    years, steps = "", dict(parts or {}) if shape == Shape.GIVEN else {}
    if shape == Shape.SEASONAL:
        if season is None or target.indicator.accumulation not in ADDS_UP:
            raise PathError("Tiến độ theo mùa chỉ dùng cho chỉ tiêu cộng dồn có số liệu các năm trước")
        years = ",".join(map(str, season.years))
        steps = _months(target, season)
    choice = PathChoice(target=target, shape=shape, percent=percent, years=years, reason=reason, by=by)
    rows = [PathPart(choice=choice, value=value, **columns(period)) for period, value in sorted(steps.items())]
    path = _checked(target, choice, rows)
    choice.save()
    PathPart.objects.bulk_create(rows)
    record("targets.path_chosen", subject=choice, by=by, reason=reason, target=target.pk, path=path.words)
    return choice


def carry_path(target: Target, amended: Target, *, by: AbstractBaseUser) -> PathChoice | None:
    """Choose for an amended target the path of the version before; steps set as values no longer fit and are left."""
    choice = target.path_choices.last()
    if choice is None or (choice.shape == Shape.GIVEN and not choice.percent):
        return None
    carried = PathChoice.objects.create(
        target=amended, shape=choice.shape, percent=choice.percent, years=choice.years, reason=choice.reason, by=by
    )
    PathPart.objects.bulk_create(
        [PathPart(choice=carried, value=part.value, **columns(part.span)) for part in choice.parts.all()]
    )
    return carried


def _checked(target: Target, choice: PathChoice, rows: list[PathPart]) -> Path:
    path = path_of(target, choice, rows)
    if path is None:
        raise PathError("Chưa có số gốc của mức tăng, giảm nên chưa lập được tiến độ")
    return path


def _months(target: Target, season: Season) -> dict[Period, Decimal]:
    """The season's share of each of the twelve months, written on the months of the target's first year."""
    year = target.span.start.year if target.span else season.years[-1] + 1
    return {
        Period.month(year, number): as_written(Decimal(share.numerator) / Decimal(share.denominator), PLACES)
        for number, share in enumerate(season.shares, start=1)
    }
