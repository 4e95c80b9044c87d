"""Questions over units: those of a day, those that a word finds, those under, before and after others."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length

from giaoban.apps.units.folding import bare


class UnitQuerySet(models.QuerySet):
    """Units by day, by name and by descent."""

    def on(self, day: date) -> "UnitQuerySet":
        """Units that exist on `day`."""
        began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(began, Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def by_key(self, key: str) -> models.Model:
        """The unit of an address such as "2024-305"; DoesNotExist for anything else."""
        generation, _, code = key.replace(":", "-").partition("-")
        return self.get(generation=generation, code=code)

    def search(self, text: str) -> "UnitQuerySet":
        """Units whose name holds every word of `text`, accents optional: exact first, then beginnings."""
        said = text.replace("\x00", "").strip()
        folded = bare(said)
        found = self.all()
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
        return self.filter(Q(origins__old__in=ids) | Q(successions__new__in=ids)).distinct()
