"""The lower units of a unit side by side: every indicator with its three bases, in a fixed number of queries."""

from collections import defaultdict
from decimal import Decimal

from giaoban.apps.reviews.results import month_of
from giaoban.apps.rollups.models import MonthEnd
from giaoban.apps.rollups.same_period import SamePeriod, number
from giaoban.apps.rollups.scope import lower_units
from giaoban.apps.rollups.values import Before, Cell, Rollup
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.peers import Ranking, rank
from giaoban.core.reckoning.review import Direction

COLUMNS = ("unit_id", "indicator_id", "scale", "result", "to_date", "superior", "own", "estimate", "unlike")


def rollup(upper: Unit, period: Period, *, cumulative: bool = True, indicator: Indicator | None = None) -> Rollup:
    """The units right below `upper` at the end of `period`, whose last month is the month shown.

    `cumulative` looks at results since January, otherwise at the month's own. `indicator` asks for one alone. At most
    eleven queries, whatever the number of units, indicators and years.
    """
    month = month_of(period)
    units = tuple(lower_units(upper, month.end))
    rows = _rows(number(month), [*(unit.pk for unit in units), upper.pk], indicator)
    shown = {row[1] for row in rows}
    known = {one.pk: one for one in Indicator.objects.filter(pk__in=shown).order_by("order", "code")}
    indicators = tuple(one for one in known.values() if indicator is None or one == indicator)
    by_unit = {unit.pk: unit for unit in units}
    before = SamePeriod([*units, upper], month, cumulative=cumulative)
    cells: dict[int, dict[int, Cell]] = defaultdict(dict)
    upper_cells: dict[int, Cell] = {}
    for row in rows:
        unit, about = by_unit.get(row[0], upper), known[row[1]]
        cell = _cell(row, before.of(unit, about), cumulative=cumulative)
        if unit is upper:
            upper_cells[about.pk] = cell
        else:
            cells[about.pk][unit.pk] = cell
    return Rollup(upper, period, cumulative, units, indicators, dict(cells), upper_cells)


def _rows(month: int, units: list[int], indicator: Indicator | None) -> list[tuple]:
    found = MonthEnd.objects.filter(month=month, unit__in=units).order_by()
    if indicator is not None:
        parts = (indicator.pk, indicator.numerator_id, indicator.denominator_id)
        found = found.filter(indicator__in=[pk for pk in parts if pk is not None])
    return list(found.values_list(*COLUMNS))


def _cell(row: tuple, before: Before, *, cumulative: bool) -> Cell:
    scale = -row[2]
    value = row[4] if cumulative else row[3]
    superior, own = row[5], row[6]
    return Cell(
        value=None if value is None else Decimal(value).scaleb(scale),
        superior=None if superior is None else Decimal(superior).scaleb(scale),
        own=None if own is None else Decimal(own).scaleb(scale),
        estimate=row[7],
        unlike=row[8],
        before=before,
    )


class By:
    """What peers are ranked by."""

    PERCENT, CHANGE, VALUE = "percent", "change", "value"


def ranking(found: Rollup, indicator: Indicator, by: str = By.PERCENT) -> dict[str, Ranking[int]]:
    """Kind of unit → the places of the units of that kind, by percent of the superior's plan, by change or by value.

    Peers are of one kind under one unit. An indicator that should be held is ranked by how near its plan it comes,
    which its value and its change alone do not say.
    """
    direction = Direction(indicator.direction)
    if direction is Direction.HOLD and by != By.PERCENT:
        return {}
    groups: dict[str, dict[int, Decimal | None]] = defaultdict(dict)
    for unit in found.units:
        groups[unit.kind_then][unit.pk] = _ranked_by(found.cell(indicator, unit), indicator, by)
    return {kind: rank(values, direction, held_at=Decimal(100)) for kind, values in groups.items()}


def _ranked_by(cell: Cell, indicator: Indicator, by: str) -> Decimal | None:
    if by == By.VALUE:
        return cell.value
    if by == By.CHANGE:
        return cell.change(indicator.accumulation)
    return cell.percent_superior if cell.superior is not None else cell.percent_own
