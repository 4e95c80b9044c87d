"""What reckoning says beside its findings: what the other figures leave to each, and how many were checked at all."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max

from giaoban.apps.figures.models import Decision, Entry, Figure
from giaoban.apps.reviews.actions import reckoned
from giaoban.apps.targets.models import Target
from giaoban.apps.units.models import Unit
from giaoban.core import reckoning
from giaoban.core.periods import Period
from giaoban.core.quantities import Range
from giaoban.core.reckoning.figures_in_words import in_own_unit

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
    """Reckon the whole history of `unit`. Kept until a figure or a row is added, or a figure decided."""
    last = Figure.objects.aggregate(Max("pk"))["pk__max"]
    decided = Decision.objects.aggregate(Max("pk"))["pk__max"]
    entry, target = (model.objects.aggregate(Max("pk"))["pk__max"] for model in (Entry, Target))
    key = f"evidence:{unit.pk}:{period.end}:{last}:{decided}:{entry}:{target}"
    found = cache.get(key)
    if found is None:
        found = _reckoned(unit, period)
        cache.set(key, found, KEEP_SECONDS)
    return found


def _reckoned(unit: Unit, period: Period) -> Evidence:
    found, result = reckoned(unit)
    of_period = {
        one.key
        for one in found.statements
        if one.key in found.own and one.figure.period and one.figure.period.end == period.end
    }
    left = {}
    for finding in result.findings:
        figures = frozenset(found.figures[one.key] for one in finding.statements if one.key in found.figures)
        left[figures] = _left(finding, found.figures)
    return Evidence(len(of_period), len(of_period.intersection(result.checked)), left)


def _left(finding: reckoning.Finding, figures: dict[str, int]) -> dict[int, Range]:
    by_key = {one.key: one for one in finding.statements}
    return {figures[key]: in_own_unit(by_key[key], left) for key, left in finding.ranges if key in figures}
