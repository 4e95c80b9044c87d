"""The nation by province: what the communes of every province came to, with the share of them that reported.

Sums are made in the database, over one short row for each commune and indicator of the month. Last year's are set
beside them where both are complete, on today's boundary: a province speaks for those that went whole into it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models.functions import Length

from giaoban.apps.reviews.results import month_of
from giaoban.apps.rollups.same_period import number
from giaoban.apps.rollups.scope import standing
from giaoban.apps.rollups.values import ADDS, WHY_NOT, Share, Total, added, change, percent
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.units.lineage import lineages
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

PAIR = "CASE WHEN m.{value} IS NOT NULL AND m.{goal} IS NOT NULL THEN m.{what} END"
SUMS = """
WITH scope(id, above) AS ({scope})
SELECT s.above, m.indicator_id, m.scale, count(m.{value}), sum(m.{value}),
    sum(CASE WHEN m.estimate AND m.{value} IS NOT NULL THEN 1 ELSE 0 END), sum(CASE WHEN m.unlike THEN 1 ELSE 0 END),
    count({superior_goal}), sum({superior_value}), sum({superior_goal}),
    count({own_goal}), sum({own_value}), sum({own_goal})
FROM scope s JOIN rollups_monthend m ON m.month = %s AND m.unit_id = s.id
GROUP BY s.above, m.indicator_id, m.scale
"""


@dataclass(slots=True)
class _Sums:
    """What the communes of one province came to: counts, and exact sums."""

    reported: int = 0
    estimates: int = 0
    unlike: int = 0
    value: Decimal = Decimal(0)
    paired: list[int] = field(default_factory=lambda: [0, 0])
    parts: list[Decimal] = field(default_factory=lambda: [Decimal(0)] * 2)
    goals: list[Decimal] = field(default_factory=lambda: [Decimal(0)] * 2)

    def add(self, row: tuple) -> None:
        """Put the sums of one scale in."""
        scale, reported, value, estimates, unlike, *goals = row
        self.reported += reported
        self.estimates += int(estimates or 0)
        self.unlike += int(unlike or 0)
        self.value += _number(value, scale)
        for side in (0, 1):
            count, part, goal = goals[side * 3 : side * 3 + 3]
            self.paired[side] += count
            self.parts[side] += _number(part, scale)
            self.goals[side] += _number(goal, scale)

    def share(self, side: int) -> Share | None:
        """Percent of the plan over the communes that have both."""
        found = percent(self.parts[side], self.goals[side]) if self.paired[side] else None
        return Share(found, self.paired[side]) if found is not None else None


Sums = dict[tuple[int, int], _Sums]  # by province and indicator


@dataclass(frozen=True)
class Nation:
    """The provinces of a period's last day by name, with the totals of their communes: indicator → province → total."""

    period: Period
    cumulative: bool
    provinces: tuple[Unit, ...]
    communes: dict[int, int]
    indicators: tuple[Indicator, ...]
    totals: dict[int, dict[int, Total]]

    def total(self, indicator: Indicator) -> Total:
        """The total of all provinces."""
        parts = [self.totals[indicator.pk][one.pk] for one in self.provinces]
        reported = sum(part.reported for part in parts)
        units = sum(part.units for part in parts)
        counted = {"estimates": sum(one.estimates for one in parts), "unlike": sum(one.unlike for one in parts)}
        if indicator.accumulation not in ADDS:
            return Total(units, reported, **counted, why=WHY_NOT[Accumulation(indicator.accumulation)])
        return Total(units, reported, **counted, value=added(one.value for one in parts if one.value is not None))


def nation(period: Period, *, cumulative: bool = True) -> Nation:
    """Every province at the end of `period`, in at most nine queries."""
    month = month_of(period)
    base = month.year_before()
    provinces = tuple(Unit.objects.as_of(month.end).filter(above_then=None).order_by("order_key", "pk"))
    homes, communes = _homes(month.end)
    now = _sums(month.end, number(month), homes, cumulative=cumulative)
    young = [one for one in provinces if one.valid_from is not None and one.valid_from > base.end]
    parts = lineages(young, base.end)
    homes_then, communes_then = _homes(base.end)
    then = _sums(base.end, number(base), homes_then, cumulative=cumulative)
    indicators = tuple(Indicator.objects.filter(pk__in={indicator for _, indicator in now}).order_by("order", "code"))
    totals: dict[int, dict[int, Total]] = defaultdict(dict)
    for indicator in indicators:
        for province in provinces:
            sums = now.get((province.pk, indicator.pk), _Sums())
            earlier = [part.unit.pk for part in parts[province.pk]] if province.pk in parts else [province.pk]
            before = _before(earlier, indicator, then, communes_then)
            totals[indicator.pk][province.pk] = _total(indicator, sums, communes[province.pk], before)
    return Nation(period, cumulative, provinces, communes, indicators, dict(totals))


def _homes(day: date) -> tuple[dict[int, int], dict[int, int]]:
    """The province of every unit that has others below it, and how many communes each province has."""
    found = {pk: (above, size) for pk, above, size in _standing(day).values_list("pk", "above", "size")}
    homes: dict[int, int] = {}
    communes: dict[int, int] = defaultdict(int)
    for above, size in found.values():
        top = above
        while top is not None and found.get(top, (None, 0))[0] is not None:
            top = found[top][0]
        if above is not None and top is not None:
            homes[above] = top
            communes[top] += size > 3
    return homes, communes


def _standing(day: date):
    return standing(day).annotate(size=Length("code")).order_by()


def _sums(day: date, month: int, homes: dict[int, int], *, cumulative: bool) -> Sums:
    value = "to_date" if cumulative else "result"
    goals = {
        f"{goal}_{said}": PAIR.format(value=value, goal=goal, what=value if said == "value" else goal)
        for goal in ("superior", "own")
        for said in ("value", "goal")
    }
    scope, parameters = _standing(day).filter(size__gt=3).values("pk", "above").query.sql_with_params()
    found: Sums = defaultdict(_Sums)
    with connection.cursor() as cursor:
        cursor.execute(SUMS.format(scope=scope, value=value, **goals), [*parameters, month])
        for above, indicator, *row in cursor.fetchall():
            if above in homes:
                found[homes[above], indicator].add(tuple(row))
    return found


def _before(earlier: Iterable[int], indicator: Indicator, then: Sums, communes: dict[int, int]) -> Decimal | None:
    """What the provinces before came to, where every commune of theirs reported."""
    numbers = []
    for province in earlier:
        sums = then.get((province, indicator.pk))
        if sums is None or sums.reported < communes[province]:
            return None
        numbers.append(sums.value)
    total = added(numbers)
    return total if isinstance(total, Decimal) else None


def _total(indicator: Indicator, sums: _Sums, communes: int, before: Decimal | None) -> Total:
    counted = {"estimates": sums.estimates, "unlike": sums.unlike}
    if indicator.accumulation not in ADDS:
        return Total(communes, sums.reported, **counted, why=WHY_NOT[Accumulation(indicator.accumulation)])
    complete = sums.reported == communes and communes > 0
    grown = change(sums.value, before, indicator.accumulation) if complete else None
    return Total(
        communes,
        sums.reported,
        **counted,
        value=sums.value if sums.reported else None,
        superior=sums.goals[0] if sums.paired[0] else None,
        own=sums.goals[1] if sums.paired[1] else None,
        percent_superior=sums.share(0),
        percent_own=sums.share(1),
        change=Share(grown, communes) if grown is not None else None,
    )


def _number(whole: int | Decimal | None, scale: int) -> Decimal:
    return Decimal(int(whole)).scaleb(-scale) if whole is not None else Decimal(0)
