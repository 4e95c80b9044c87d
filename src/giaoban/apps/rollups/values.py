"""What the questions over many units are answered with: cells, totals that say what is missing, and the whole table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.quantities.rounding import Rounding, rounded
from giaoban.core.reckoning import review

ADDS = (Accumulation.FLOW, Accumulation.STOCK)
BY_POINTS = (Accumulation.RATE, Accumulation.GROWTH)
WHY_NOT = {
    Accumulation.RATE: "Tỷ lệ không cộng được; chỉ tính lại được từ tử số và mẫu số",
    Accumulation.GROWTH: "Tốc độ tăng không cộng được",
    Accumulation.REDUCTION: "Mức giảm của các đơn vị không cộng được",
    Accumulation.MILESTONE: "Mốc hoàn thành không cộng; đếm số đơn vị đạt",
}
NO_PARTS = "Chưa đơn vị nào có đủ tử số và mẫu số"
Number = Decimal | Fraction


class How(StrEnum):
    """How the same period of last year was put together on today's boundary."""

    SAME = "same"  # the unit stood then
    SUMMED = "summed"  # of units that went whole into it
    APPORTIONED = "apportioned"  # parts of divided units by a key
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Before:
    """The result of the same period a year before; `value` None is why, in `words`."""

    value: Number | None
    how: How = How.SAME
    words: str = ""


NOTHING_BEFORE = Before(None, How.NONE, "Chưa có số cùng kỳ năm trước")


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator at a lower unit. `value` is the result that is looked at: since January, or the month's own."""

    value: Decimal | None = None
    superior: Decimal | None = None
    own: Decimal | None = None
    estimate: bool = False
    unlike: bool = False
    before: Before = NOTHING_BEFORE

    @property
    def percent_superior(self) -> Decimal | None:
        """Percent of what the superior asks for."""
        return percent(self.value, self.superior)

    @property
    def percent_own(self) -> Decimal | None:
        """Percent of what the council or the unit itself asks for."""
        return percent(self.value, self.own)

    def change(self, accumulation: str) -> Decimal | None:
        """The change on the same period of last year: percentage points of a rate, percent of anything else."""
        return change(self.value, self.before.value, accumulation)


EMPTY = Cell()


def percent(part: Number | None, whole: Number | None) -> Decimal | None:
    """Percent with one decimal; nothing where either is missing or there is no whole to speak of.

    >>> percent(Decimal(103), Decimal(261)), percent(Decimal(1), None)
    (Decimal('39.5'), None)
    """
    if part is None or whole is None or whole <= 0:
        return None
    return rounded(Fraction(part) / Fraction(whole) * 100, 1, Rounding.HALF_UP)


def change(value: Number | None, before: Number | None, accumulation: str) -> Decimal | None:
    """The change since before: points of a rate or a growth, percent of anything else, nothing on a base of zero."""
    if value is None or before is None:
        return None
    if accumulation in BY_POINTS:
        return review.points_on(Decimal(value), Decimal(before)) if isinstance(before, Decimal) else None
    if before <= 0:
        return None
    return rounded((Fraction(value) / Fraction(before) - 1) * 100, 1, Rounding.HALF_UP)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage over those units alone that have both numbers: `units` of all."""

    percent: Decimal
    units: int


@dataclass(frozen=True, slots=True)
class Total:
    """An indicator over all units: what those that reported came to, how many they are, and who is missing.

    `value` is the sum over the `reported` of `units`; where an indicator is not added, None and `why`. `before` is what
    they came to in the same period of last year, where that is known of all of them.
    """

    units: int
    reported: int
    missing: tuple[int, ...] = ()
    estimates: int = 0
    unlike: int = 0
    value: Number | None = None
    why: str = ""
    superior: Number | None = None
    own: Number | None = None
    percent_superior: Share | None = None
    percent_own: Share | None = None
    change: Share | None = None
    before: Number | None = None

    @property
    def complete(self) -> bool:
        """Whether every unit reported."""
        return self.reported == self.units


def total_of(indicator: Indicator, units: Sequence[int], cells: dict[int, Cell]) -> Total:
    """The total of one indicator from the cells of `units`; percentages are over the units that have both numbers."""
    shown = [(unit, cells.get(unit, EMPTY)) for unit in units]
    known = [cell for _, cell in shown if cell.value is not None]
    counted = {
        "units": len(units),
        "reported": len(known),
        "missing": tuple(unit for unit, cell in shown if cell.value is None),
        "estimates": sum(cell.estimate for cell in known),
        "unlike": sum(cell.unlike for _, cell in shown),
    }
    if indicator.accumulation not in ADDS:
        return Total(**counted, why=WHY_NOT[Accumulation(indicator.accumulation)])
    return Total(
        **counted,
        value=added(cell.value for cell in known),
        superior=added(cell.superior for _, cell in shown if cell.superior is not None),
        own=added(cell.own for _, cell in shown if cell.own is not None),
        percent_superior=share_of((cell.value, cell.superior) for cell in known),
        percent_own=share_of((cell.value, cell.own) for cell in known),
        change=growth_of((cell.value, cell.before.value) for cell in known),
    )


def rate_total(indicator: Indicator, units: Sequence[int], cells: dict[int, dict[int, Cell]]) -> Total:
    """The rate over all units from its parts: sum of numerators by sum of denominators, over the units with both."""
    top, bottom = cells.get(indicator.numerator_id, {}), cells.get(indicator.denominator_id, {})
    both = [(unit, top.get(unit, EMPTY), bottom.get(unit, EMPTY)) for unit in units]
    known = [(part, whole) for _, part, whole in both if part.value is not None and whole.value is not None]
    done = {id(part) for part, _ in known}
    counted = {
        "units": len(units),
        "reported": len(known),
        "missing": tuple(unit for unit, part, _ in both if id(part) not in done),
        "estimates": sum(part.estimate or whole.estimate for part, whole in known),
        "unlike": sum(part.unlike or whole.unlike for _, part, whole in both),
    }
    parts, wholes = added(part.value for part, _ in known), added(whole.value for _, whole in known)
    if parts is None or not wholes:
        return Total(**counted, why=NO_PARTS)
    return Total(**counted, value=rounded(Fraction(parts) / Fraction(wholes) * indicator.times, 2, Rounding.HALF_UP))


def added(numbers: Iterable[Number | None]) -> Number | None:
    """The exact sum; None of nothing.

    >>> added([Decimal("0.1"), Decimal("0.2")]), added([]), added([Decimal(1), Fraction(1, 3), Fraction(2, 3)])
    (Decimal('0.3'), None, Decimal('2'))
    """
    found = list(numbers)
    if not found:
        return None
    known = [number for number in found if number is not None]
    divided = [number for number in known if type(number) is Fraction]
    if not divided:
        return sum(known, Decimal(0))
    whole = sum((number for number in known if type(number) is not Fraction), Decimal(0))
    over: dict[int, int] = defaultdict(int)  # denominators are few: adding over each needs no common one
    for number in divided:
        over[number.denominator] += number.numerator
    total = sum((Fraction(top, bottom) for bottom, top in over.items()), Fraction(whole))
    return Decimal(total.numerator) if total.denominator == 1 else total


def share_of(pairs: Iterable[tuple[Number | None, Number | None]]) -> Share | None:
    """Percent of the second numbers that the first come to, over the pairs that have both."""
    both = [(part, whole) for part, whole in pairs if part is not None and whole is not None]
    found = percent(added(part for part, _ in both), added(whole for _, whole in both))
    return Share(found, len(both)) if found is not None else None


def growth_of(pairs: Iterable[tuple[Number | None, Number | None]]) -> Share | None:
    """The change of the first numbers on the second in percent, over the pairs that have both."""
    both = [(value, before) for value, before in pairs if value is not None and before is not None]
    found = change(added(value for value, _ in both), added(before for _, before in both), Accumulation.FLOW)
    return Share(found, len(both)) if found is not None else None


@dataclass(frozen=True)
class Rollup:
    """The lower units of `upper` side by side in a period: a cell for every indicator and unit, and the totals.

    Units are those of the period's last day in the order of their names; `cells` go by indicator, then by unit.
    """

    upper: Unit
    period: Period
    cumulative: bool
    units: tuple[Unit, ...]
    indicators: tuple[Indicator, ...]
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    upper_cells: dict[int, Cell] = field(default_factory=dict)

    def cell(self, indicator: Indicator, unit: Unit) -> Cell:
        """One cell, empty where the ledger says nothing."""
        return self.cells.get(indicator.pk, {}).get(unit.pk, EMPTY)

    @cached_property
    def totals(self) -> dict[int, Total]:
        """Indicator → its total over all lower units."""
        ids = [unit.pk for unit in self.units]
        return {
            one.pk: rate_total(one, ids, self.cells)
            if one.numerator_id is not None
            else total_of(one, ids, self.cells.get(one.pk, {}))
            for one in self.indicators
        }

    @property
    def reporting(self) -> int:
        """How many of the lower units have any result in the period."""
        return len({unit for cells in self.cells.values() for unit, cell in cells.items() if cell.value is not None})
