"""The nation by province: what the communes of every province came to, with the share of them that reported.

Sums are made in the database, over one short row for each commune and indicator of the month. Last year's are set
beside them where both are complete, on today's boundary: a province speaks for those that went whole into it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, ExtractMonth, ExtractYear, Length

from giaoban.apps.reviews.results import ADDS as OVER_MONTHS
from giaoban.apps.reviews.results import month_of
from giaoban.apps.rollups.same_period import number
from giaoban.apps.rollups.scope import standing
from giaoban.apps.rollups.values import ADDS, WHY_NOT, Number, Share, Total, added, change, percent
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.units.lineage import lineages
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

PAIR = "CASE WHEN m.{value} IS NOT NULL AND m.{goal} IS NOT NULL THEN m.{what} END"
SUMS = """
WITH scope(id, above, month) AS MATERIALIZED ({scope})
SELECT s.above, m.indicator_id, m.scale, count(m.{value}), sum(m.{value}),
    sum(CASE WHEN m.estimate AND m.{value} IS NOT NULL THEN 1 ELSE 0 END), sum(CASE WHEN m.unlike THEN 1 ELSE 0 END),
    count({superior_goal}), sum({superior_value}), sum({superior_goal}),
    count({own_goal}), sum({own_value}), sum({own_goal})
FROM scope s JOIN rollups_monthend m ON m.month = s.month AND m.unit_id = s.id
WHERE m.month IN ({months})
GROUP BY s.above, m.indicator_id, m.scale
"""

# Of last year only what was reported is asked for.
SHORT_SUMS = """
WITH scope(id, above, month) AS MATERIALIZED ({scope})
SELECT s.above, m.indicator_id, m.scale, count(m.{value}), sum(m.{value})
FROM scope s JOIN rollups_monthend m ON m.month = s.month AND m.unit_id = s.id
WHERE m.month IN ({months})
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
        scale, reported, value, *more = row
        self.reported += reported
        self.value += _number(value, scale)
        if not more:
            return
        estimates, unlike, *goals = more
        self.estimates += int(estimates or 0)
        self.unlike += int(unlike or 0)
        for side in (0, 1):
            count, part, goal = goals[side * 3 : side * 3 + 3]
            self.paired[side] += count
            self.parts[side] += _number(part, scale)
            self.goals[side] += _number(goal, scale)

    def join(self, other: "_Sums") -> None:
        """Put what another province came to in."""
        self.reported += other.reported
        self.estimates += other.estimates
        self.unlike += other.unlike
        self.value += other.value
        for side in (0, 1):
            self.paired[side] += other.paired[side]
            self.parts[side] += other.parts[side]
            self.goals[side] += other.goals[side]

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
    whole: dict[int, Total]

    def total(self, indicator: Indicator) -> Total:
        """The total of all provinces."""
        return self.whole[indicator.pk]


def nation(period: Period, *, cumulative: bool = True) -> Nation:
    """Every province at the end of `period`, in at most 15 queries."""
    month = month_of(period)
    provinces = tuple(Unit.objects.as_of(month.end).filter(above_then=None).order_by("order_key", "pk"))
    homes, communes = homes_of(standing(month.end))
    now = _sums(SUMS, sized(month.end), {number(month)}, homes, cumulative=cumulative)
    then = _LastYear(provinces, month, cumulative=cumulative)
    first_years = _first_years(month, homes) if cumulative else frozenset()
    shown = {indicator for _, indicator in now}
    indicators = tuple(Indicator.objects.filter(pk__in=shown).order_by("order", "code"))
    totals: dict[int, dict[int, Total]] = defaultdict(dict)
    whole: dict[int, Total] = {}
    for indicator in indicators:
        together, befores = _Sums(), []
        for province in provinces:
            sums = now.get((province.pk, indicator.pk), _Sums())
            mixed = province.pk in first_years and indicator.accumulation in OVER_MONTHS
            before = None if mixed else then.of(province, indicator)
            totals[indicator.pk][province.pk] = _total(indicator, sums, communes[province.pk], before)
            together.join(sums)
            befores.append(before)
        all_before = added(befores) if None not in befores else None
        whole[indicator.pk] = _total(indicator, together, sum(communes.values()), all_before)
    return Nation(period, cumulative, provinces, communes, indicators, dict(totals), whole)


def _first_years(month: Period, homes: dict[int, int]) -> frozenset[int]:
    """The provinces with communes founded within the year, whose results to date count from different months."""
    founded = standing(month.end).filter(valid_from__gt=month.year_to_date().start).order_by()
    return frozenset(homes[above] for above in founded.values_list("above", flat=True).distinct() if above in homes)


class _LastYear:
    """What the provinces of today came to in the same period a year before, where every commune then reported.

    A flow since January is what the communes of the period's end came to since they were founded, and what those that
    had ended by then came to until they did.
    """

    def __init__(self, provinces: Sequence[Unit], month: Period, *, cumulative: bool):
        base, self.cumulative = month.year_before(), cumulative
        start = base.year_to_date().start
        self.at_end, self.at_start = _makers(provinces, base.end), _makers(provinces, start)
        homes, self.communes = homes_of(standing(base.end))
        self.then = _sums(SHORT_SUMS, sized(base.end), {number(base)}, homes, cumulative=cumulative)
        gone = Unit.objects.filter(valid_to__gte=start, valid_to__lt=base.end) if cumulative else Unit.objects.none()
        gone = gone.annotate(above=F("parent"))
        homes, self.gone_communes = homes_of(gone, Unit.objects.filter(valid_to__gte=start) if cumulative else None)
        days = set(gone.order_by().values_list("valid_to", flat=True).distinct())
        ended = gone.annotate(size=Length("code")).order_by()
        months = {day.year * 100 + day.month for day in days}
        self.gone = _sums(SHORT_SUMS, ended, months, homes, cumulative=True) if months else {}

    def of(self, province: Unit, indicator: Indicator) -> Decimal | None:
        """One province's result; None where anything of it is missing."""
        numbers = [_complete(one, indicator, self.then, self.communes) for one in self.at_end[province.pk]]
        if self.cumulative and indicator.accumulation == Accumulation.FLOW:
            made_of = [one for one in self.at_start[province.pk] if self.gone_communes.get(one)]
            numbers += [_complete(one, indicator, self.gone, self.gone_communes) for one in made_of]
        total = added(numbers) if None not in numbers else None
        return total if isinstance(total, Decimal) else None


def _makers(provinces: Sequence[Unit], day: date) -> dict[int, list[int]]:
    """The provinces of `day` that each of today's was made of: itself where it stood then."""
    young = [one for one in provinces if one.valid_from is not None and one.valid_from > day]
    parts = lineages(young, day)
    return {one.pk: [part.unit.pk for part in parts[one.pk]] if one.pk in parts else [one.pk] for one in provinces}


def _complete(province: int, indicator: Indicator, sums: Sums, communes: dict[int, int]) -> Decimal | None:
    """What a province came to, where every commune of it reported."""
    found = sums.get((province, indicator.pk))
    return found.value if found is not None and found.reported == communes[province] else None


def homes_of(units: QuerySet[Unit], round_them: QuerySet[Unit] | None = None) -> tuple[dict[int, int], dict[int, int]]:
    """The province of every unit that has one of `units` below it, and how many communes each province has.

    `round_them` are the units among which those above are found, where these are not among `units` themselves.
    """
    sized = list(units.order_by().annotate(size=Length("code")).values_list("pk", "above", "size"))
    above_of = {pk: above for pk, above, _ in sized}
    if round_them is not None:
        above_of = dict(round_them.order_by().values_list("pk", "parent")) | above_of
    homes: dict[int, int] = {}
    communes: dict[int, int] = defaultdict(int)
    for _, above, size in sized:
        top = above
        while top is not None and above_of.get(top) is not None:
            top = above_of[top]
        if above is not None and top is not None:
            homes[above] = top
            communes[top] += size > 3
    return homes, communes


def sized(day: date) -> QuerySet[Unit]:
    """The units of a day with `above`, and `size`, the length of their code, which tells communes from the others."""
    return standing(day).annotate(size=Length("code")).order_by()


def _sums(statement: str, units: QuerySet[Unit], months: set[int], homes: dict[int, int], *, cumulative: bool) -> Sums:
    """The sums of `units`, each by the end of the month asked for, of several months by the end of its own last one."""
    value = "to_date" if cumulative else "result"
    goals = {
        f"{goal}_{said}": PAIR.format(value=value, goal=goal, what=value if said == "value" else goal)
        for goal in ("superior", "own")
        for said in ("value", "goal")
    }
    own_last = Cast(ExtractYear("valid_to") * 100 + ExtractMonth("valid_to"), IntegerField())
    at = Value(min(months), output_field=IntegerField()) if len(months) == 1 else own_last
    scope, parameters = (
        units.filter(size__gt=3).annotate(at=at).values_list("pk", "above", "at").query.sql_with_params()
    )
    words = {"scope": scope, "value": value, "months": ", ".join(map(str, sorted(months))), **goals}
    found: Sums = defaultdict(_Sums)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**words), parameters)
        for above, indicator, *row in cursor.fetchall():
            if above in homes:
                found[homes[above], indicator].add(tuple(row))
    return found


def _total(indicator: Indicator, sums: _Sums, communes: int, before: Number | None) -> Total:
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
        before=before,
    )


def _number(whole: int | Decimal | None, scale: int) -> Decimal:
    return Decimal(int(whole)).scaleb(-scale) if whole is not None else Decimal(0)
