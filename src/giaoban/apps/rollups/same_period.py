"""The same period of last year on today's boundary, for many units at once.

A unit that stood at the beginning of that period speaks for itself. Of a younger one the units that it was made of
speak: what those that went whole into it came to is added, of those that were divided the stated share is taken. A
rate is taken over only from a unit that went on unchanged, for it cannot be added. Whatever is missing of one part is
missing of the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.reviews.results import ADDS as OVER_MONTHS
from giaoban.apps.rollups.models import MonthEnd
from giaoban.apps.rollups.values import ADDS, NOTHING_BEFORE, Before, How, added
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.lineage import How as PartHow
from giaoban.apps.units.lineage import Part, lineages
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

Row = tuple[int, int | None, int | None]  # scale, result of the month, result since January
UNKNOWN = "Không so sánh: không rõ đơn vị trước sắp xếp"
RATE = "Không so sánh: tỷ lệ không cộng được của các đơn vị trước sắp xếp"
TWICE = "Không so sánh: địa giới đổi nhiều lần trong kỳ"


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a unit's result of last year is put together: pieces of (unit, month, share, name), or why it is not."""

    pieces: tuple[tuple[int, int, Fraction, str], ...] = ()
    how: How = How.SAME
    words: str = ""
    single: bool = False  # one unit that went on unchanged, so that its rates are taken over

    def refused(self, adds: bool) -> Before | None:
        """The answer where nothing can be put together, whatever the numbers are."""
        if not self.pieces:
            return Before(None, How.NONE, self.words)
        return None if adds or self.single else NOT_A_RATE


NOT_A_RATE = Before(None, How.NONE, RATE)
ONE = Fraction(1)


class SamePeriod:
    """Last year's results of `units` for the period a year before `month`, loaded in at most seven queries."""

    def __init__(self, units: Sequence[Unit], month: Period, *, cumulative: bool):
        self.month, self.cumulative = month.year_before(), cumulative
        base = self.month.year_to_date()
        young = [unit for unit in units if unit.valid_from is not None and unit.valid_from > base.start]
        unborn = [unit for unit in young if unit.valid_from > self.month.end]
        at_start = lineages(young, base.start) if cumulative else {}
        at_end = lineages(unborn, self.month.end)
        self.flows = {unit.pk: self._since_january(unit, at_start[unit.pk]) for unit in young} if cumulative else {}
        self.others = {unit.pk: self._recipe(at_end[unit.pk]) for unit in unborn}
        self.rows = self._load(units)

    def _load(self, units: Sequence[Unit]) -> dict[tuple[int, int, int], Row]:
        """(month, unit, indicator) → numbers. A few rows too many cost less than a query for each month."""
        ids, months = {unit.pk for unit in units}, {number(self.month)}
        for recipe in (*self.flows.values(), *self.others.values()):
            ids |= {piece[0] for piece in recipe.pieces}
            months |= {piece[1] for piece in recipe.pieces}
        rows = MonthEnd.objects.filter(month__in=months, unit__in=ids).order_by()
        columns = ("month", "unit_id", "indicator_id", "scale", "result", "to_date")
        return {row[:3]: row[3:] for row in rows.values_list(*columns)}

    def of(self, unit: Unit, indicator: Indicator) -> Before:
        """Last year's result of one indicator at one unit."""
        flow = self.cumulative and indicator.accumulation in OVER_MONTHS
        recipe = (self.flows if flow else self.others).get(unit.pk)
        if recipe is None:
            value = self._value(unit.pk, number(self.month), indicator.pk)
            return Before(value) if value is not None else NOTHING_BEFORE
        refused = recipe.refused(indicator.accumulation in ADDS)
        if refused is not None:
            return refused
        whole, parts = Decimal(0), Fraction(0)
        for pk, month, share, name in recipe.pieces:
            value = self._value(pk, month, indicator.pk)
            if value is None:
                return Before(None, How.NONE, f"Không so sánh: chưa có số cùng kỳ của {name}")
            if share is ONE:
                whole += value
            else:
                parts += Fraction(value) * share
        return Before(added([whole, parts]) if parts else whole, recipe.how, recipe.words)

    def _since_january(self, unit: Unit, parts: Sequence[Part]) -> _Recipe:
        """The old units until they ended, and the unit itself since it was founded."""
        eve = unit.valid_from - timedelta(days=1)
        born = unit.valid_from <= self.month.end
        if any((part.unit.valid_to or eve) < (eve if born else self.month.end) for part in parts):
            return _Recipe(words=TWICE)
        found = self._recipe(parts)
        if not born or not found.pieces:
            return found
        return replace(found, pieces=(*found.pieces, (unit.pk, number(self.month), ONE, unit.name)))

    def _recipe(self, parts: Sequence[Part]) -> _Recipe:
        if not parts:
            return _Recipe(words=UNKNOWN)
        unknown = next((part for part in parts if part.share is None), None)
        if unknown is not None:
            return _Recipe(words=f"Không so sánh: {unknown.source}")
        whole = all(part.how is PartHow.WHOLE for part in parts)
        return _Recipe(
            pieces=tuple((part.unit.pk, self._month_of(part.unit), _share(part), part.unit.name) for part in parts),
            how=How.SUMMED if whole else How.APPORTIONED,
            words="; ".join(f"{part.unit.name}: {part.source}" for part in parts),
            single=whole and len(parts) == 1,
        )

    def _month_of(self, unit: Unit) -> int:
        """The month by whose end an earlier unit counts: the period's last, or its own last."""
        if unit.valid_to is None or unit.valid_to >= self.month.end:
            return number(self.month)
        return unit.valid_to.year * 100 + unit.valid_to.month

    def _value(self, unit: int, month: int, indicator: int) -> Decimal | None:
        row = self.rows.get((month, unit, indicator))
        whole = row[2 if self.cumulative else 1] if row is not None else None
        return None if whole is None else Decimal(whole).scaleb(-row[0])


def _share(part: Part) -> Fraction:
    return ONE if part.share == 1 or part.share is None else part.share


def number(month: Period) -> int:
    """A month as month ends keep it: 202504."""
    return month.end.year * 100 + month.end.month
