"""What stands beside the cells of a form: the period before, the same one a year ago, the plans, what is booked."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.collection.filling import TIED, Asked, Beside
from giaoban.apps.figures.year_table import in_indicator_unit
from giaoban.apps.reviews import results
from giaoban.apps.reviews.ledger import Ledger, load
from giaoban.apps.reviews.same_period import same_period
from giaoban.apps.reviews.values import Shown
from giaoban.apps.targets.models import Indicator, Setter
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import Entered

SETTERS = (Setter.SUPERIOR, Setter.COUNCIL, Setter.OWN, Setter.UNSTATED)


def ledger_beside(unit: Unit, period: Period) -> Ledger:
    """The part of the ledger that a form of `period` is held against."""
    return load(unit, date(period.end.year - 1, 1, 1), period.end)


def usual_indicators(ledger: Ledger, period: Period) -> list[Asked]:
    """What a unit without a regime reports on: the indicators with results of this year or the last, or with a plan."""
    planned = {
        pk for pk, targets in ledger.targets.items() if any(one.span and one.span.contains(period) for one in targets)
    }
    found = Indicator.objects.filter(pk__in={*ledger.entries, *planned}).select_related(*TIED)
    return [Asked(one) for one in found.order_by("order", "code")]


def beside(ledger: Ledger, asked: Iterable[Asked], period: Period) -> dict[int, Beside]:
    """Indicator → what stands beside its row. Works on what `ledger` has loaded, without queries."""
    return {one.indicator.pk: _beside(ledger, one.indicator, period) for one in asked}


def _beside(ledger: Ledger, indicator: Indicator, period: Period) -> Beside:
    base = same_period(ledger, indicator, period.year_before(), until=period.end)
    booked = {
        column: value
        for column, span in (("period", period), ("to_date", period.year_to_date()))
        if (value := _own(results.printed(ledger, indicator, span), indicator)) is not None
    }
    return Beside(
        last=_own(results.over(ledger, indicator, period.previous()), indicator),
        before=_before(ledger, indicator, period),
        year_before=_own(base.shown, indicator),
        year_before_words=base.how or base.why,
        plans=tuple(_plans(ledger, indicator, period)),
        booked=booked,
        earlier=tuple(_earlier(ledger, indicator, period)),
    )


def _before(ledger: Ledger, indicator: Indicator, period: Period) -> Decimal | None:
    """What the year came to before the period begins: nothing at its start."""
    if period.start.month == 1:
        return Decimal(0)
    return _own(results.to_date_result(ledger, indicator, results.month_of(period.previous())), indicator)


def _own(shown: Shown | None, indicator: Indicator) -> Decimal | None:
    """The shown value in the indicator's unit."""
    if shown is None:
        return None
    value = shown.value
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return in_indicator_unit(value, shown.unit, indicator)


def _plans(ledger: Ledger, indicator: Indicator, period: Period) -> Iterable[tuple[str, Decimal]]:
    said: set[Decimal] = set()
    for setter in SETTERS:
        target = ledger.target(indicator.pk, results.month_of(period), (setter,))
        if target is None:
            continue
        value = in_indicator_unit(target.exact, target.measured_in, indicator)
        if value is not None and not (setter is Setter.UNSTATED and value in said):
            said.add(value)
            yield setter.label, value


def _earlier(ledger: Ledger, indicator: Indicator, period: Period) -> Iterable[Entered]:
    for span, entries in ledger.entries.get(indicator.pk, {}).items():
        first = entries[0]
        if span.start.year != period.end.year or span.end > period.end or first.bound:
            continue
        value = in_indicator_unit(first.exact, first.measured_in, indicator)
        if value is not None:
            yield Entered(span, value, first.pk)
