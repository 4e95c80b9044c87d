"""The same period of last year on today's boundary, for many units at once.

A unit that stood at the beginning of that period speaks for itself. Of a younger one the units that it was made of
speak: what those that went whole into it came to is added, of those that were divided the stated share is taken. A
rate is taken over only from a unit that went on unchanged, for it cannot be added. Whatever is missing of one part is
missing of the whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.rollups.models import MonthEnd
from giaoban.apps.rollups.values import ADDS, NOTHING_BEFORE, Before, How, added
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.units.lineage import How as PartHow
from giaoban.apps.units.lineage import Part, lineages
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

Row = tuple[Decimal | None, Decimal | None]  # result of the month, result since January
UNKNOWN = "Không so sánh: không rõ đơn vị trước sắp xếp"
RATE = "Không so sánh: tỷ lệ không cộng được của các đơn vị trước sắp xếp"
TWICE = "Không so sánh: địa giới đổi nhiều lần trong kỳ"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A share of what a unit came to by the end of a month."""

    unit: Unit
    share: Fraction
    month: int
    cumulative: bool


class SamePeriod:
    """Last year's results of `units` for the period a year before `month`, loaded in at most seven queries."""

    def __init__(self, units: Sequence[Unit], month: Period, *, cumulative: bool):
        self.month, self.cumulative = month.year_before(), cumulative
        base = self.month.year_to_date()
        young = [unit for unit in units if unit.valid_from is not None and unit.valid_from > base.start]
        self.young = {unit.pk for unit in young}
        self.at_start = lineages(young, base.start) if cumulative else {}
        unborn = [unit for unit in young if unit.valid_from > self.month.end]
        self.at_end = lineages(unborn, self.month.end)
        self.rows = self._load(units)

    def _load(self, units: Sequence[Unit]) -> dict[tuple[int, int, int], Row]:
        """(month, unit, indicator) → numbers."""
        wanted: dict[int, set[int]] = defaultdict(set)
        wanted[number(self.month)] |= {unit.pk for unit in units}
        for part in (part for parts in (*self.at_start.values(), *self.at_end.values()) for part in parts):
            wanted[self._month_of(part.unit)].add(part.unit.pk)
        found: dict[tuple[int, int, int], Row] = {}
        for months, ids in _grouped(wanted):
            rows = MonthEnd.objects.filter(month__in=months, unit__in=ids).order_by()
            columns = ("month", "unit_id", "indicator_id", "scale", "result", "to_date")
            for at, unit, indicator, scale, result, to_date in rows.values_list(*columns):
                found[at, unit, indicator] = (_number(result, scale), _number(to_date, scale))
        return found

    def _month_of(self, unit: Unit) -> int:
        """The month by whose end an earlier unit counts: the period's last, or its own last."""
        if unit.valid_to is None or unit.valid_to >= self.month.end:
            return number(self.month)
        return unit.valid_to.year * 100 + unit.valid_to.month

    def of(self, unit: Unit, indicator: Indicator) -> Before:
        """Last year's result of one indicator at one unit."""
        if unit.pk not in self.young:
            value = self._value(unit.pk, number(self.month), indicator, cumulative=self.cumulative)
            return Before(value) if value is not None else NOTHING_BEFORE
        if self.cumulative and indicator.accumulation == Accumulation.FLOW:
            return self._since_january(unit, indicator)
        if unit.pk not in self.at_end:
            value = self._value(unit.pk, number(self.month), indicator, cumulative=self.cumulative)
            return Before(value) if value is not None else NOTHING_BEFORE
        return self._put_together(self.at_end[unit.pk], indicator, None)

    def _since_january(self, unit: Unit, indicator: Indicator) -> Before:
        parts = self.at_start[unit.pk]
        eve = unit.valid_from - timedelta(days=1)
        born = unit.valid_from <= self.month.end
        if any((part.unit.valid_to or eve) < (eve if born else self.month.end) for part in parts):
            return Before(None, How.NONE, TWICE)
        own = None
        if born:
            own = self._value(unit.pk, number(self.month), indicator, cumulative=True)
            if own is None:
                return NOTHING_BEFORE
        return self._put_together(parts, indicator, own)

    def _put_together(self, parts: Sequence[Part], indicator: Indicator, own: Decimal | None) -> Before:
        if not parts:
            return Before(None, How.NONE, UNKNOWN)
        if indicator.accumulation not in ADDS and (len(parts) > 1 or parts[0].how is not PartHow.WHOLE):
            return Before(None, How.NONE, RATE)
        unknown = [part for part in parts if part.share is None]
        if unknown:
            return Before(None, How.NONE, f"Không so sánh: {unknown[0].source}")
        numbers = {part.unit.pk: self._of_part(part, indicator) for part in parts}
        missing = [part.unit.name for part in parts if numbers[part.unit.pk] is None]
        if missing:
            return Before(None, How.NONE, f"Không so sánh: chưa có số cùng kỳ của {', '.join(missing)}")
        total = added([*((own,) if own is not None else ()), *numbers.values()])
        whole = all(part.how is PartHow.WHOLE for part in parts)
        return Before(total, How.SUMMED if whole else How.APPORTIONED, "; ".join(_told(parts)))

    def _of_part(self, part: Part, indicator: Indicator) -> Decimal | Fraction | None:
        value = self._value(part.unit.pk, self._month_of(part.unit), indicator, cumulative=self.cumulative)
        if value is None or part.share is None or part.share == 1:
            return value
        return Fraction(value) * part.share

    def _value(self, unit: int, month: int, indicator: Indicator, *, cumulative: bool) -> Decimal | None:
        row = self.rows.get((month, unit, indicator.pk))
        return row[1 if cumulative else 0] if row is not None else None


def _told(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield f"{part.unit.name}: {part.source}"


def number(month: Period) -> int:
    """A month as month ends keep it: 202504."""
    return month.end.year * 100 + month.end.month


def _number(whole: int | None, scale: int) -> Decimal | None:
    return None if whole is None else Decimal(whole).scaleb(-scale)


def _grouped(wanted: dict[int, set[int]]) -> list[tuple[list[int], set[int]]]:
    """One query for all, whatever the months: a few rows too many cost less than a query for each."""
    return [(sorted(wanted), set().union(*wanted.values()))] if wanted else []
