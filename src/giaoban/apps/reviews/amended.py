"""Plans that were amended: which edition of a plan a document speaks of, by its day.

The ledger knows when a target's later version took effect. A percentage of April is of the plan of April, one of
October of the plan as amended; a document of the very month of the change may mean either, so it is held against itself
alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban.apps.targets.models import Target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.statements import Statement

OF_PLANS = (Role.TARGET, Role.OF_TARGET)


@dataclass(frozen=True, slots=True)
class Amendment:
    """From `day` on the plan for `period` is another one."""

    period: Period
    day: date


def amendments(units: Sequence[Unit]) -> dict[int, dict[str, list[Amendment]]]:
    """By unit, then by the name of the indicator, the changes of its plans, earliest first. One query."""
    rows = Target.objects.filter(unit__in=units, supersedes__isnull=False, effective_from__isnull=False)
    found: dict[int, dict[str, list[Amendment]]] = {}
    for row in rows.select_related("supersedes", "indicator").order_by("effective_from", "pk"):
        before = row.supersedes
        told_apart = row.effective_from != before.effective_from and (row.exact != before.exact or row.withdrawn)
        if told_apart and row.span is not None and row.effective_from is not None:
            of_unit = found.setdefault(row.unit_id, {})
            of_unit.setdefault(row.indicator.name, []).append(Amendment(row.span, row.effective_from))
    return found


def in_editions(
    stated: Sequence[Statement], changes: Mapping[str, Sequence[Amendment]], day: date | None
) -> list[Statement]:
    """The statements of a document of `day`, each about the edition of its plan that was in force then."""
    if not changes:
        return list(stated)
    return [
        replace(one, edition=edition_on(changes[one.subject], day, one.source))
        if one.figure.role in OF_PLANS and one.subject in changes
        else one
        for one in stated
    ]


def edition_on(changes: Sequence[Amendment], day: date | None, source: str) -> str:
    """How many changes had taken effect, "" for none; the document's own where it may mean either.

    >>> changes = [Amendment(Period.year(2025), date(2025, 7, 15))]
    >>> [edition_on(changes, date(2025, month, 28), "a.txt") for month in (4, 7, 10)]
    ['', '1?a.txt', '1']
    """
    if day is None:
        return f"?{source}"
    within = [one for one in changes if one.period.contains(Period(day, day)) or one.period.end < day]
    passed = sum(one.day <= day for one in within)
    unsure = any((one.day.year, one.day.month) == (day.year, day.month) for one in within)
    return f"{passed}?{source}" if unsure else str(passed or "")
