"""Which units a roll-up is over: those right below a unit on a day, and the communes of every province."""

from datetime import date

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from giaoban.apps.units.models import Change, Unit


def lower_units(upper: Unit, day: date) -> QuerySet[Unit]:
    """The units right below `upper` on `day` by name, each with `name_then`."""
    arrived = Change.objects.in_force().filter(parent=upper).values("unit")
    near = Unit.objects.filter(Q(parent=upper) | Q(pk__in=arrived))
    return near.as_of(day).filter(above_then=upper.pk).order_by("order_key", "pk")


def standing(day: date) -> QuerySet[Unit]:
    """The units of `day` with `above`, the primary key of the unit above them then."""
    moved = Change.objects.in_force().until(day).filter(unit=OuterRef("pk")).exclude(parent=None)
    last = moved.order_by(F("on").desc(nulls_last=True), "-pk").values("parent")[:1]
    return Unit.objects.on(day).annotate(above=Coalesce(Subquery(last), F("parent"), output_field=BigIntegerField()))
