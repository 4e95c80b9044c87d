"""What the months and the year to date of one flow must be to one another: a sum that only grows.

Only official results take part: an estimate and the figure that later replaces it may differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from giaoban.core.periods import Period
from giaoban.core.periods.days import ONE_DAY
from giaoban.core.reckoning.system import AtMost, Relation, Total
from giaoban.core.reckoning.unknowns import Quantity


def flow_relations(results: Iterable[Quantity]) -> tuple[Relation, ...]:
    """The relations between results of flows, each result given once.

    Of results that begin on one day of a year, a later one is never less; it is the latest earlier one with all months
    since, where every one of them is given, and no less than its last month.

    >>> from giaoban.core.reckoning.unknowns import Kind
    >>> def result(period):
    ...     return Quantity(Kind.RESULT, "TC01", "quận Lê Chân", Period.parse(period), "đồng")
    >>> march, april, both = result("2025-01/2025-03"), result("2025-04"), result("2025-01/2025-04")
    >>> flow_relations([march, april, both]) == (Total(both, (march, april)), AtMost(march, both))
    True
    """
    by_flow: dict[tuple[str, str | None, str, str], dict[Period, Quantity]] = defaultdict(dict)
    for result in results:
        if result.period is not None:
            by_flow[result.subject, result.place, result.unit, result.tag][result.period] = result
    return tuple(relation for periods in by_flow.values() for relation in _of_one_flow(periods))


def _of_one_flow(given: dict[Period, Quantity]) -> Iterator[Relation]:
    by_start: dict[date, list[Period]] = defaultdict(list)
    for period in sorted(given):
        if period.month_count and period.start.year == period.end.year:
            by_start[period.start].append(period)
    for nested in by_start.values():
        for position, period in enumerate(nested):
            earlier = nested[:position]
            parts = _filling(period, earlier, given)
            if parts:
                yield Total(given[period], tuple(given[part] for part in parts))
            if earlier:
                yield AtMost(given[earlier[-1]], given[period])
            if not parts:
                yield from _own_month(period, given)


def _own_month(period: Period, given: dict[Period, Quantity]) -> Iterator[Relation]:
    month = Period.month(period.end.year, period.end.month)
    if month in given and month.start > period.start and month.end == period.end:
        yield AtMost(given[month], given[period])


def _filling(period: Period, earlier: list[Period], given: dict[Period, Quantity]) -> list[Period]:
    """The latest earlier result to date with the months after it, all given, that make up `period`; else nothing."""
    months: list[Period] = []
    month = Period.month(period.end.year, period.end.month)
    if month.end != period.end:
        return []
    while month in given and month != period:
        months.insert(0, month)
        day_before = month.start - ONE_DAY
        before = [one for one in earlier if one.end == day_before]
        if before:
            return [before[0], *months]
        if month.start <= period.start:
            return months if month.start == period.start else []
        month = month.previous()
    return []
