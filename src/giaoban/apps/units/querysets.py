"""Questions over units: those of a day, those that a word finds, those under, before and after others."""

from collections.abc import Iterable
from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import BigIntegerField, Case, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Length

from giaoban.apps.units.folding import bare


class UnitQuerySet(models.QuerySet):
    """Units by day, by name and by descent."""

    def on(self, day: date) -> "UnitQuerySet":
        """Units that exist on `day`."""
        began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(began, Q(valid_to__isnull=True) | Q(valid_to__gte=day), annulled=False)

    def as_of(self, day: date) -> "UnitQuerySet":
        """Units that exist on `day`, with what they were then: `name_then`, `kind_then`, `above_then`.

        `above_then` is the primary key of the unit above, None for a province.
        """
        above = Coalesce(_last(day, "parent"), F("parent"), output_field=BigIntegerField())
        return self.on(day).called_on(day).annotate(above_then=above)

    def called_on(self, day: date) -> "UnitQuerySet":
        """The units with the name and kind that they had on `day`: `name_then`, `kind_then`."""
        return self.annotate(
            name_then=Coalesce(_last(day, "name"), F("name")), kind_then=Coalesce(_last(day, "unit_kind"), F("kind"))
        )

    def by_key(self, key: str) -> models.Model:
        """The unit of an address such as "2024-305"; DoesNotExist for anything else."""
        generation, _, code = key.replace(":", "-").partition("-")
        return self.get(generation=generation, code=code)

    def search(self, text: str) -> "UnitQuerySet":
        """Units whose name holds every word of `text`, accents optional: exact first, then beginnings."""
        said = text.replace("\x00", "").strip()
        folded = bare(said)
        found = self.filter(annulled=False)
        for word in folded.replace(",", " ").split():
            found = found.filter(folded__contains=word)
        place = Case(
            When(name__iexact=said, then=Value(0)),
            When(name__endswith=f" {said.title()}", then=Value(1)),
            When(folded__contains=f"|{folded},", then=Value(1)),
            When(folded__startswith=f"{folded}|", then=Value(2)),
            When(folded__startswith=folded, then=Value(3)),
            When(folded__contains=f"|{folded}", then=Value(4)),
            default=Value(5),
            output_field=IntegerField(),
        )
        return found.annotate(place=place).order_by("place", Length("code"), "order_key", "-generation", "code")

    def under(self, units: Iterable[models.Model]) -> "UnitQuerySet":
        """`units` and everything below them."""
        ids = [unit.pk for unit in units]
        return self.filter(
            Q(pk__in=ids) | Q(parent__in=ids) | Q(parent__parent__in=ids) | Q(parent__parent__parent__in=ids)
        )

    def related_by_succession(self, units: Iterable[models.Model]) -> "UnitQuerySet":
        """What `units` came from and what became of them."""
        ids = [unit.pk for unit in units]
        came = Q(origins__old__in=ids, origins__annulled=False)
        return self.filter(came | Q(successions__new__in=ids, successions__annulled=False)).distinct()


def _last(day: date, field: str) -> Subquery:
    """What the last change up to `day` set `field` of a unit to; nothing where no change set it."""
    said = apps.get_model("units", "Change").objects.in_force().until(day).filter(unit=OuterRef("pk"))
    said = said.exclude(parent=None) if field == "parent" else said.exclude(**{field: ""})
    return Subquery(said.order_by(F("on").desc(nulls_last=True), "-pk").values(field)[:1])
