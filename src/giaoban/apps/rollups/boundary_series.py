"""The months of an indicator on today's boundary: a unit's own since it was formed, its makers' put together before."""

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from giaoban.apps.rollups.models import MonthEnd
from giaoban.apps.rollups.same_period import number
from giaoban.apps.rollups.values import ADDS, NOTHING_BEFORE, Before, How, Number, added
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.lineage import How as PartHow
from giaoban.apps.units.lineage import Part, lineages
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period


def months_on_boundary(unit: Unit, indicator: Indicator, months: Sequence[Period]) -> list[Before]:
    """The result of each month with how it was put together, in at most four queries however long the series is.

    The units that stood on the eve of the unit's founding speak for the months before it; a month in which one of them
    did not yet stand has no value.
    """
    born = unit.valid_from
    early = born is not None and any(month.end < born for month in months)
    parts = lineages([unit], born - timedelta(days=1))[unit.pk] if early else ()
    rows = MonthEnd.objects.filter(
        unit__in=[unit.pk, *(part.unit.pk for part in parts)],
        indicator=indicator,
        month__in=[number(month) for month in months],
    )
    known = {(row.unit_id, row.month): row.number("result") for row in rows}
    found = []
    for month in months:
        if born is None or month.end >= born:
            value = known.get((unit.pk, number(month)))
            found.append(Before(value) if value is not None else NOTHING_BEFORE)
        else:
            values = [known.get((part.unit.pk, number(month))) for part in parts]
            found.append(_put_together(parts, indicator, values))
    return found


def _put_together(parts: Sequence[Part], indicator: Indicator, values: Sequence[Number | None]) -> Before:
    if not parts or None in values or any(part.share is None for part in parts):
        return NOTHING_BEFORE
    if indicator.accumulation not in ADDS and (len(parts) > 1 or parts[0].how is not PartHow.WHOLE):
        return Before(None, How.NONE, "Không so sánh: tỷ lệ không cộng được của các đơn vị trước sắp xếp")
    whole = all(part.how is PartHow.WHOLE for part in parts)
    total = added(_share(value, part) for part, value in zip(parts, values, strict=True))
    return Before(total, How.SUMMED if whole else How.APPORTIONED, "; ".join(part.source for part in parts))


def _share(value: Number | None, part: Part) -> Number | None:
    return value if value is None or part.share is None or part.share == 1 else Fraction(value) * part.share
