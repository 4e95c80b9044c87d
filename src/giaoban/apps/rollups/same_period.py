"""The same period of last year on today's boundary, for many units at once.

A unit that stood at the beginning of that period speaks for itself. Of a younger one the units that it was made of
speak: what those that went whole into it came to is added, of those that were divided the stated share is taken. A
rate is taken over only from a unit that went on unchanged, for it cannot be added. Whatever is missing of one part is
missing of the whole.

A unit counts from its foundation in the year of it, unless it printed its result since January. So July to September of
a ward founded in July is held against July to September of the wards before it, and what such a ward printed since
January against January to September.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm

from giaoban.apps.figures.models import Entry
from giaoban.apps.reviews.results import ADDS as OVER_MONTHS
from giaoban.apps.rollups.models import MonthEnd, SinceJanuary
from giaoban.apps.rollups.values import ADDS, NOTHING_BEFORE, Before, How, Number
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.lineage import How as PartHow
from giaoban.apps.units.lineage import Part, lineages
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

Row = tuple[int, int | None, int | None]  # scale, result of the month, result since January
UNKNOWN = "Không so sánh: không rõ đơn vị trước sắp xếp"
RATE = "Không so sánh: tỷ lệ không cộng được của các đơn vị trước sắp xếp"
TWICE = "Không so sánh: địa giới đổi nhiều lần trong kỳ"


@dataclass(frozen=True)
class _Recipe:
    """How a unit's result of last year is put together: pieces of (unit, month, share, name), or why it is not."""

    pieces: tuple[tuple[int, int, Fraction, str], ...] = ()
    how: How = How.SAME
    words: str = ""
    single: bool = False  # one unit that went on unchanged, so that its rates are taken over

    @cached_property
    def places(self) -> tuple[tuple[tuple[int, int], str], ...]:
        """Month and unit of every piece, with the unit's name."""
        return tuple(((month, unit), name) for unit, month, _, name in self.pieces)

    @cached_property
    def common(self) -> int:
        """What the weights are parts of."""
        return lcm(*(share.denominator for _, _, share, _ in self.pieces))

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """The shares as whole numbers over one denominator: a province asks for ten thousand such sums."""
        return tuple(share.numerator * (self.common // share.denominator) for _, _, share, _ in self.pieces)

    def refused(self, adds: bool) -> Before | None:
        """The answer where nothing can be put together, whatever the numbers are."""
        if not self.pieces:
            return Before(None, How.NONE, self.words)
        return None if adds or self.single else NOT_A_RATE


NOT_A_RATE = Before(None, How.NONE, RATE)
ONE = Fraction(1)


class SamePeriod:
    """Last year's results of `units` for the period a year before `month`, loaded in at most eight queries."""

    def __init__(self, units: Sequence[Unit], month: Period, *, cumulative: bool):
        self.month, self.cumulative = month.year_before(), cumulative
        base = self.month.year_to_date()
        young = [unit for unit in units if unit.valid_from is not None and unit.valid_from > base.start]
        unborn = [unit for unit in young if unit.valid_from > self.month.end]
        at_start = lineages(young, base.start) if cumulative else {}
        at_end = lineages(unborn, self.month.end)
        self.flows = {unit.pk: self._since_founded(unit, at_start[unit.pk]) for unit in young if cumulative}
        self.from_january = {unit.pk: self._all_year(unit, at_start[unit.pk]) for unit in unborn if cumulative}
        self.all_year = _counted_from_january(young, month, self.month) if cumulative else set()
        self.others = {unit.pk: self._recipe(at_end[unit.pk]) for unit in unborn}
        self.rows = self._load(units)

    def _load(self, units: Sequence[Unit]) -> dict[tuple[int, int, int], Row]:
        """(month, unit, indicator) → numbers. A few rows too many cost less than a query for each month."""
        ids, months = {unit.pk for unit in units}, {number(self.month)}
        for recipe in (*self.flows.values(), *self.others.values(), *self.from_january.values()):
            ids |= {piece[0] for piece in recipe.pieces}
            months |= {piece[1] for piece in recipe.pieces}
        rows = MonthEnd.objects.filter(month__in=months, unit__in=ids).order_by()
        columns = ("month", "unit_id", "indicator_id", "scale", "result", "to_date")
        return {row[:3]: row[3:] for row in rows.values_list(*columns)}

    def of(self, unit: Unit, indicator: Indicator) -> Before:
        """Last year's result of one indicator at one unit."""
        flow = self.cumulative and indicator.accumulation in OVER_MONTHS
        recipe = self._recipe_of(unit.pk, indicator.pk) if flow else self.others.get(unit.pk)
        if recipe is None:
            value = self._value(unit.pk, number(self.month), indicator.pk)
            return Before(value) if value is not None else NOTHING_BEFORE
        refused = recipe.refused(indicator.accumulation in ADDS)
        if refused is not None:
            return refused
        rows, column, pk = self.rows, 2 if self.cumulative else 1, indicator.pk
        numbers = []
        for place, name in recipe.places:
            row = rows.get((*place, pk))
            if row is None or row[column] is None:
                return Before(None, How.NONE, f"Không so sánh: chưa có số cùng kỳ của {name}")
            numbers.append((row[column], row[0]))
        return Before(_sum(recipe.weights, recipe.common, numbers), recipe.how, recipe.words)

    def _recipe_of(self, unit: int, indicator: int) -> _Recipe | None:
        """The recipe of a flow; None where a unit's own result is all of it."""
        recipes = self.from_january if (unit, indicator) in self.all_year else self.flows
        return recipes.get(unit)

    def _since_founded(self, unit: Unit, parts: Sequence[Part]) -> _Recipe:
        """The old units until they ended, and the unit itself since it was founded.

        Of a unit founded within the year looked at: the old units in the months that it counts itself.
        """
        found = self._all_year(unit, parts)
        if not found.pieces:
            return found
        if unit.valid_from <= self.month.end:
            return replace(found, pieces=(*found.pieces, (unit.pk, number(self.month), ONE, unit.name)))
        if unit.valid_from.year == self.month.end.year + 1 and unit.valid_from.month > 1:
            before = self.month.end.year * 100 + unit.valid_from.month - 1
            less = tuple((pk, before, -share, name) for pk, _, share, name in found.pieces)
            return replace(found, pieces=(*found.pieces, *less))
        return found

    def _all_year(self, unit: Unit, parts: Sequence[Part]) -> _Recipe:
        """The old units from January to the period's end, or to their own."""
        eve = unit.valid_from - timedelta(days=1)
        until = min(eve, self.month.end)
        if any((part.unit.valid_to or eve) < until for part in parts):
            return _Recipe(words=TWICE)
        return self._recipe(parts)

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
        return None if row is None or whole is None else Decimal(whole).scaleb(-row[0])


def _sum(weights: Sequence[int], common: int, numbers: Sequence[tuple[int, int]]) -> Number:
    """Whole numbers with their digits behind the mark, each by its weight, added and divided by `common`.

    >>> _sum([5, 2], 5, [(1205, 1), (10, 0)]), _sum([1], 1, [(1205, 1)]), _sum([3, 1], 3, [(1, 0), (1, 0)])
    (Fraction(249, 2), Decimal('120.5'), Fraction(4, 3))
    """
    total, scale = 0, 0
    for weight, (whole, digits) in zip(weights, numbers, strict=True):
        if digits > scale:
            total, scale = total * 10 ** (digits - scale), digits
        total += whole * weight * 10 ** (scale - digits)
    if common == 1:
        return Decimal(total).scaleb(-scale)
    exact = Fraction(total, common * 10**scale)
    return Decimal(exact.numerator) if exact.denominator == 1 else exact


def _counted_from_january(units: Sequence[Unit], *months: Period) -> set[tuple[int, int]]:
    """(unit, indicator) whose result to date in the year of foundation, by one of `months`, began in January.

    It did where it is printed since January at the month's end or, unless one since the foundation is, before it.
    """
    ends = {month.end.year: month.end for month in months}
    founded = {unit.pk: day for unit in units if (day := unit.valid_from) and day <= ends.get(day.year, date.min)}
    if not founded:
        return set()
    rows = SinceJanuary.objects.filter(unit__in=founded).order_by().values_list("unit_id", "indicator_id", "until")
    found = [(pk, indicator, until, ends[founded[pk].year]) for pk, indicator, until in rows]
    begun = {(pk, indicator) for pk, indicator, until, last in found if until <= last}
    now = {(pk, indicator) for pk, indicator, until, last in found if until == last}
    return now | (begun - _counted_since_founded(begun - now, founded, ends))


def _counted_since_founded(
    keys: set[tuple[int, int]], founded: dict[int, date], ends: dict[int, date]
) -> set[tuple[int, int]]:
    """Those of `keys` whose result at the month's end is printed since the month of the foundation."""
    if not keys:
        return set()
    units, indicators = {unit for unit, _ in keys}, {indicator for _, indicator in keys}
    rows = Entry.objects.current().filter(unit__in=units, indicator__in=indicators, period_to__in=ends.values())
    return {
        (pk, indicator)
        for pk, indicator, start, end in rows.values_list("unit_id", "indicator_id", "period_from", "period_to")
        if (start.year, start.month) == (founded[pk].year, founded[pk].month)
        and (start.month > 1 or start.day > 1)
        and end == ends[founded[pk].year]
    }


def _share(part: Part) -> Fraction:
    return ONE if part.share == 1 or part.share is None else part.share


def number(month: Period) -> int:
    """A month as month ends keep it: 202504."""
    return month.end.year * 100 + month.end.month
