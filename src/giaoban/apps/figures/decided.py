"""Figures as they stand after people's decisions, and a document's report rebuilt from them.

Reckoning and booking both start here, so that neither sees a figure that was rejected or a value that was corrected.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Decision, Figure, Match, Ruling
from giaoban.apps.people.handling import restricted
from giaoban.apps.targets.numbers import as_written
from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reading import report as core


@dataclass(frozen=True, slots=True)
class Decided:
    """A figure as decided: what the decision in force says, else what was read. `silent`: of a restricted document."""

    figure: Figure
    decision: Decision | None
    match: Match | None
    value: Decimal
    unit: str
    role: str
    period: Period | None
    indicator_id: int | None
    silent: bool = False

    @property
    def state(self) -> str:
        """confirmed, corrected or rejected; empty where nobody decided."""
        return self.decision.ruling if self.decision else ""

    @property
    def counts(self) -> bool:
        """Whether it still says anything."""
        return self.state != Ruling.REJECTED and not self.silent


def decided(figure: Figure, decision: Decision | None, match: Match | None, *, silent: bool = False) -> Decided:
    """The figure under the decision in force and its latest match by words."""
    value, unit, role, period = figure.exact, figure.unit, figure.role, figure.span
    indicator_id = match.indicator_id if match else None
    if decision and decision.ruling == Ruling.CORRECTED:
        if decision.value is not None and decision.decimals is not None:
            value = as_written(decision.value, decision.decimals)
        unit = decision.unit or unit
        role = decision.role or role
        period = decision.span or period
        indicator_id = decision.indicator_id or indicator_id
    return Decided(figure, decision, match, value, unit, role, period, indicator_id, silent)


def decided_figures(documents: Iterable[Document]) -> dict[int, list[Decided]]:
    """Document → its figures as decided, in text order. Four queries, however many documents."""
    ids = [document.pk for document in documents]
    decisions = {
        decision.figure_id: decision
        for decision in Decision.objects.in_force().filter(figure__document__in=ids).order_by("pk")
    }
    matches = {match.figure_id: match for match in Match.objects.filter(figure__document__in=ids).order_by("pk")}
    closed = set(restricted(Document).filter(subject_id__in=ids).values_list("subject_id", flat=True))
    found: dict[int, list[Decided]] = {pk: [] for pk in ids}
    for figure in Figure.objects.filter(document__in=ids).order_by("document_id", "position"):
        decision, match = decisions.get(figure.pk), matches.get(figure.pk)
        found[figure.document_id].append(decided(figure, decision, match, silent=figure.document_id in closed))
    return found


def report_of(figures: list[Decided], document: Document) -> core.Report:
    """The report that the figures make; rejected ones are left out and positions counted anew."""
    kept = [each for each in figures if each.counts]
    places = {each.figure.pk: place for place, each in enumerate(kept, start=1)}
    return core.Report(
        figures=tuple(_as_read(each, places) for each in kept),
        place=document.unit.key,
        reviewed=document.span,
        published=document.published,
    )


def _as_read(each: Decided, places: dict[int, int]) -> core.Figure:
    figure = each.figure
    return core.Figure(
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=each.value,
        unit=each.unit,
        role=core.Role(each.role),
        measure=figure.measure,
        bound=Bound(figure.bound) if figure.bound else None,
        period=each.period,
        base=figure.base or None,
        of=places.get(figure.of_id) if figure.of_id else None,
        rules=tuple(figure.rules),
        doubt=figure.doubt,
    )
