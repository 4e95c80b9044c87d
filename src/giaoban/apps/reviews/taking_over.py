"""Taking an implied value over into the ledger, marked for good as one that follows from the reported figures."""

from collections.abc import Collection
from decimal import Decimal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from giaoban.apps.figures.booking import SETTERS
from giaoban.apps.figures.entering import EntryError, enter
from giaoban.apps.figures.models import Standing
from giaoban.apps.journal.actions import record
from giaoban.apps.reviews.actions import reckon
from giaoban.apps.reviews.models import Implied, TakenOver
from giaoban.apps.targets.choices import Setter
from giaoban.apps.targets.numbers import vietnamese
from giaoban.apps.targets.setting import Source, TargetError, set_target
from giaoban.apps.units.models import Unit
from giaoban.core.quantities import Range
from giaoban.core.reckoning.aims import Aim, Comparator
from giaoban.core.reckoning.numerals import certain
from giaoban.core.reckoning.owners import owner_of

PLAN = "plan"
MARK = "Suy ra từ số liệu đã báo cáo"


class TakingOverError(ValueError):
    """An implied value that cannot be taken over, with the sentence that a person reads."""


def value_of(implied: Implied) -> Decimal | None:
    """The one number in the range that may stand for it; None for a range that is open or around zero."""
    if implied.low is None or implied.high is None:
        return None
    return certain(Range.between(implied.low, implied.high))


def setter_of(implied: Implied) -> Setter:
    """Who set the plan, as its words say."""
    return SETTERS[owner_of(implied.owner_words).kind] if implied.owner_words else Setter.UNSTATED


def take_over(implied: Implied, *, by: AbstractBaseUser) -> TakenOver:
    """Book the value: a plan as a target, an earlier result as an estimate; reckoning leaves the row out from then on.

    Raises TakingOverError where the ledger has the target or the result already.
    """
    value = value_of(implied)
    if value is None or implied.span is None:
        raise TakingOverError("Khoảng suy ra còn quá rộng để ghi thành một số.")
    said = f"{MARK}: {implied.message}"
    try:
        with transaction.atomic():
            made = TakenOver.objects.create(message=implied.message, by=by, **_booked(implied, value, said, by))
            record("reviews.taken_over", subject=made, by=by, reason=said, value=value)
    except (TargetError, EntryError) as error:
        raise TakingOverError(str(error)) from error
    reckon(implied.unit)
    return made


def _booked(implied: Implied, value: Decimal, said: str, by: AbstractBaseUser) -> dict[str, object]:
    assert implied.span is not None  # noqa: S101  # the caller asked
    if implied.kind == PLAN:
        aim, source = Aim(Comparator.EQUAL, value, unit=implied.measured_in), Source(reason=said)
        target = set_target(
            unit=implied.unit,
            indicator=implied.indicator,
            period=implied.span,
            setter=setter_of(implied),
            aim=aim,
            source=source,
            by=by,
        )
        return {"target": target}
    entry = enter(
        implied.unit,
        implied.indicator,
        implied.span,
        value,
        by=by,
        measured_in=implied.measured_in,
        standing=Standing.ESTIMATE,
        text=f"{vietnamese(value)} {implied.measured_in} ({MARK.lower()})",
    )
    return {"entry": entry}


def taken(unit: Unit, values: Collection[Implied]) -> dict[int, TakenOver]:
    """What was taken over of these implied values, by their primary key. One query."""
    rows = TakenOver.objects.filter(target__unit=unit) | TakenOver.objects.filter(entry__unit=unit)
    found: dict[tuple[object, ...], TakenOver] = {}
    for row in rows.select_related("target", "entry", "by"):
        if row.target is not None:
            found[PLAN, row.target.indicator_id, row.target.period, row.target.setter] = row
        elif row.entry is not None:
            found["previous", row.entry.indicator_id, row.entry.period, ""] = row
    made = {}
    for one in values:
        key = (one.kind, one.indicator_id, one.period, setter_of(one) if one.kind == PLAN else "")
        if key in found:
            made[one.pk] = found[key]
    return made
