"""Rates of the nation by province, worked out from their parts: sum of numerators by sum of denominators.

Both sums are over the communes that have both numbers of the month, counted beside them. A rate whose definition names
no parts is not worked out: nothing stands for it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from django.db import connection
from django.db.models import IntegerField, Value

from giaoban.apps.reviews.results import month_of
from giaoban.apps.rollups.nation import Nation, homes_of, nation, sized
from giaoban.apps.rollups.same_period import number
from giaoban.apps.rollups.scope import standing
from giaoban.apps.rollups.values import NO_PARTS, Total
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period
from giaoban.core.quantities.rounding import Rounding, rounded

PAIRS = """
WITH scope(id, above, month) AS MATERIALIZED ({scope})
SELECT s.above, n.indicator_id, d.indicator_id, n.scale, d.scale, count(*), sum(n.{value}), sum(d.{value}),
    sum(CASE WHEN n.estimate OR d.estimate THEN 1 ELSE 0 END)
FROM scope s
JOIN rollups_monthend n ON n.month = s.month AND n.unit_id = s.id
JOIN rollups_monthend d ON d.month = s.month AND d.unit_id = s.id
WHERE n.{value} IS NOT NULL AND d.{value} IS NOT NULL AND ({pairs})
GROUP BY s.above, n.indicator_id, d.indicator_id, n.scale, d.scale
"""


@dataclass(slots=True)
class _Parts:
    """What the communes with both numbers came to."""

    communes: int = 0
    estimates: int = 0
    part: Fraction = Fraction(0)
    whole: Fraction = Fraction(0)

    def add(self, other: "_Parts") -> None:
        self.communes += other.communes
        self.estimates += other.estimates
        self.part += other.part
        self.whole += other.whole

    def total(self, indicator: Indicator, communes: int) -> Total:
        """The rate of `communes`, of which some have both numbers."""
        counted = {"units": communes, "reported": self.communes, "estimates": self.estimates}
        if not self.communes or self.whole <= 0:
            return Total(**counted, why=NO_PARTS)
        value = rounded(self.part / self.whole * indicator.times, 2, Rounding.HALF_UP)
        return Total(**counted, value=value)


def nation_with_rates(period: Period, *, cumulative: bool = True) -> Nation:
    """`nation`, with the rates that have parts worked out. At most three queries more."""
    found = nation(period, cumulative=cumulative)
    rates = tuple(
        Indicator.objects.filter(numerator__isnull=False, denominator__isnull=False).order_by("order", "code")
    )
    shown = {indicator.pk for indicator in found.indicators}
    rates = tuple(rate for rate in rates if {rate.numerator_id, rate.denominator_id} <= shown)
    if not rates:
        return found
    parts = _parts(rates, period, cumulative=cumulative)
    totals, whole = dict(found.totals), dict(found.whole)
    for rate in rates:
        pair = (rate.numerator_id, rate.denominator_id)
        together = _Parts()
        totals[rate.pk] = {}
        for province in found.provinces:
            own = parts.get((province.pk, *pair), _Parts())
            totals[rate.pk][province.pk] = own.total(rate, found.communes[province.pk])
            together.add(own)
        whole[rate.pk] = together.total(rate, sum(found.communes.values()))
    both = {one.pk: one for one in (*found.indicators, *rates)}
    indicators = tuple(sorted(both.values(), key=lambda one: (one.order, one.code)))
    return replace(found, indicators=indicators, totals=totals, whole=whole)


def _parts(rates: tuple[Indicator, ...], period: Period, *, cumulative: bool) -> dict[tuple[int, int, int], _Parts]:
    """By province, numerator and denominator."""
    month = month_of(period)
    homes, _ = homes_of(standing(month.end))
    at = Value(number(month), output_field=IntegerField())
    communes = sized(month.end).filter(size__gt=3).annotate(at=at).values_list("pk", "above", "at")
    scope, parameters = communes.query.sql_with_params()
    pairs = " OR ".join(
        f"(n.indicator_id = {int(rate.numerator_id)} AND d.indicator_id = {int(rate.denominator_id)})" for rate in rates
    )
    found: dict[tuple[int, int, int], _Parts] = defaultdict(_Parts)
    with connection.cursor() as cursor:
        cursor.execute(PAIRS.format(scope=scope, value="to_date" if cumulative else "result", pairs=pairs), parameters)
        for above, top, bottom, top_scale, bottom_scale, count, part, whole, estimates in cursor.fetchall():
            if above in homes:
                own = _Parts(count, int(estimates or 0), _exact(part, top_scale), _exact(whole, bottom_scale))
                found[homes[above], top, bottom].add(own)
    return found


def _exact(total: int | Decimal, scale: int) -> Fraction:
    return Fraction(int(total)) / 10**scale
