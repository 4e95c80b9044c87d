"""What reckoning says beside its findings: what the other figures leave to each, and how many were checked at all."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.core.cache import cache
from django.db.models import Max

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.decided import decided_figures
from giaoban.apps.figures.models import Decision, Figure
from giaoban.apps.reviews.actions import statements_of
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core import reckoning
from giaoban.core.periods import Period
from giaoban.core.quantities import Range
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.written import unit_scale

KEEP_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of the `figures` that speak of a period or of the year to its end, `checked` could be contradicted by another.

    `left` holds, by the figures of a finding and then by figure, the range that the others leave to it, in the unit
    that the figure is written in.
    """

    figures: int
    checked: int
    left: dict[frozenset[int], dict[int, Range]]


def evidence(unit: Unit, period: Period) -> Evidence:
    """Reckon the documents that speak of the two years up to `period`. Kept until a figure is added or decided."""
    last = Figure.objects.filter(document__unit=unit).aggregate(Max("pk"))["pk__max"]
    decided = Decision.objects.filter(figure__document__unit=unit).aggregate(Max("pk"))["pk__max"]
    key = f"evidence:{unit.pk}:{period.end}:{last}:{decided}"
    found = cache.get(key)
    if found is None:
        found = _reckoned(unit, period)
        cache.set(key, found, KEEP_SECONDS)
    return found


def _reckoned(unit: Unit, period: Period) -> Evidence:
    since = date(period.end.year - 1, 1, 1)
    spoken = Figure.objects.filter(document__unit=unit, period_to__gte=since, period_to__lte=period.end)
    documents = list(Document.objects.filter(pk__in=spoken.values("document")).order_by("pk"))
    figures = decided_figures(documents)
    indicators = {indicator.pk: indicator for indicator in Indicator.objects.all()}
    made: list[Statement] = []
    ids: dict[str, int] = {}
    of_period: set[str] = set()
    for document in documents:
        document.unit = unit
        stated = statements_of(document, figures[document.pk], indicators)
        made += stated
        places = {(each.figure.start, each.figure.end): each.figure.pk for each in figures[document.pk]}
        ids |= {one.key: places[one.figure.start, one.figure.end] for one in stated}
        of_period |= {one.key for one in stated if one.figure.period and one.figure.period.end == period.end}
    result = reckoning.reckon(made)
    left = {frozenset(ids[one.key] for one in finding.statements): _left(finding, ids) for finding in result.findings}
    return Evidence(len(of_period), len(of_period.intersection(result.checked)), left)


def _left(finding: reckoning.Finding, ids: dict[str, int]) -> dict[int, Range]:
    by_key = {one.key: one for one in finding.statements}
    return {ids[key]: _as_written(by_key[key], left) for key, left in finding.ranges}


def _as_written(statement: Statement, left: Range) -> Range:
    """A range of reckoning, where a percentage is a share and an amount has no scale, in the figure's own unit."""
    unit, role = statement.figure.unit, statement.figure.role
    shift, factor = 0, 1 / unit_scale(unit)[1]
    if unit.startswith("%") and role in (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH):
        shift, factor = int(role is Role.GROWTH), Fraction(100)

    def end(value: Fraction | None) -> Fraction | None:
        return None if value is None else (value - shift) * factor

    return Range(end(left.low), end(left.high), left.low_open, left.high_open)
