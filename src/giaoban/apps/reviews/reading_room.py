"""The questions about documents, findings and single figures."""

from collections import Counter

from django.db.models import Prefetch, Q, QuerySet

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.decided import decided
from giaoban.apps.figures.models import Decision, Figure
from giaoban.apps.reviews.models import Answer, Finding, FindingFigure, FindingRow
from giaoban.apps.reviews.values import DocumentLine, FigureDetail
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

PARTS = Prefetch(
    "parts",
    FindingFigure.objects.select_related("figure__document__unit").defer(
        "figure__document__text", "figure__document__places"
    ),
)
ROWS = Prefetch("rows", FindingRow.objects.select_related("entry__unit", "entry__indicator", "target__unit"))
ANSWERS = Prefetch("answers", Answer.objects.select_related("by", "withdrawal"))
STATES = {
    "": "Máy đọc, chưa ai xác nhận",
    "confirmed": "Đã xác nhận",
    "corrected": "Đã sửa",
    "rejected": "Đã bỏ",
}


def documents(unit: Unit) -> list[DocumentLine]:
    """The documents of `unit`, latest period first, with how much of each has been looked at."""
    found = Document.objects.filter(unit=unit).defer("text", "places").order_by("-period_to", "-published", "name")
    figures = Figure.objects.filter(document__unit=unit)
    decisions = Decision.objects.in_force().filter(figure__document__unit=unit)
    decided_ids = set(decisions.values_list("figure_id", flat=True))
    rows = list(figures.values_list("pk", "document_id", "doubt"))
    every = Counter(document for _, document, _ in rows)
    undecided = Counter(document for pk, document, _ in rows if pk not in decided_ids)
    doubtful = Counter(document for pk, document, doubt in rows if doubt and pk not in decided_ids)
    parts = FindingFigure.objects.filter(finding__unit=unit, finding__current=True)
    pairs = set(parts.values_list("finding_id", "figure__document_id"))
    findings_in = Counter(document for _, document in pairs)
    return [DocumentLine(one, every[one.pk], undecided[one.pk], doubtful[one.pk], findings_in[one.pk]) for one in found]


def findings(unit: Unit, period: Period | None = None) -> QuerySet[Finding]:
    """Findings that stand at `unit`, of the month or year to date that `period` ends; parts and answers prefetched."""
    found = Finding.objects.filter(unit=unit, current=True).select_related("indicator")
    if period is not None:
        found = found.filter(Q(period_to=period.end) | Q(period=""))
    return found.prefetch_related(PARTS, ROWS, ANSWERS)


def figure_detail(pk: int) -> FigureDetail:
    """The figure with its sentence, decisions and findings; Figure.DoesNotExist where there is none."""
    figure = Figure.objects.select_related("document__unit").get(pk=pk)
    decisions = tuple(figure.decisions.select_related("by", "indicator").order_by("pk"))
    in_force = Decision.objects.in_force().filter(figure=figure).order_by("-pk").first()
    match = figure.matches.select_related("indicator").order_by("-pk").first()
    now = decided(figure, in_force, match)
    indicator = Indicator.objects.filter(pk=now.indicator_id).first() if now.indicator_id else None
    before, after = _around(figure)
    return FigureDetail(
        figure=figure,
        before=before,
        after=after,
        place=figure.place,
        state=now.state,
        state_sentence=_state_sentence(now.state, in_force),
        value=now.value,
        unit=now.unit,
        role=now.role,
        period=now.period,
        indicator=indicator,
        match_how=match.how if match else "",
        match_score=match.score if match else None,
        decisions=decisions,
        findings=tuple(Finding.objects.filter(current=True, parts__figure=figure).distinct()),
        can_undo=in_force is not None,
    )


def _around(figure: Figure) -> tuple[str, str]:
    """The words of the figure's sentence before and after the number."""
    text = figure.document.text
    start = text.rfind(
        figure.sentence, max(0, figure.start - len(figure.sentence)), figure.start + len(figure.sentence)
    )
    if not figure.sentence or start < 0 or start > figure.start:
        return "", ""
    return text[start : figure.start], text[figure.end : start + len(figure.sentence)]


def _state_sentence(state: str, decision: Decision | None) -> str:
    if decision is None:
        return f"{STATES['']}."
    who = decision.by.get_full_name() or decision.by.get_username()
    why = f": {decision.reason}" if decision.reason else ""
    return f"{STATES[state]} bởi {who} ngày {decision.at:%d/%m/%Y}{why}"
