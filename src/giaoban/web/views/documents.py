"""Văn bản: one document with its figures beside its text. The list of documents is in `shelves`."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Figure
from giaoban.apps.people.handling import handling_of, may_open, opened_list
from giaoban.apps.people.models import Sensitivity
from giaoban.apps.reviews import queries
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.lines import ROLES, FigureLine, figures_of, findings_of, indicators_of, line_of
from giaoban.web.marking import Mark, paragraphs
from giaoban.web.places import Place, placed
from giaoban.web.role_words import KEPT_FROM, LEVELS
from giaoban.web.views.figures import may_decide
from giaoban.web.views.sentences import span_of


@require_GET
@placed
def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A document with its figures. `?so=` names a figure that is shown marked, in its sentence."""
    document = _open(request, place, pk)
    marking = handling_of(document)
    closed = marking is not None and marking.sensitivity != Sensitivity.ORDINARY
    figures = [] if closed else figures_of(document)
    wanted = next((figure for figure in figures if str(figure.pk) == request.GET.get("so")), None)
    indicators = indicators_of(figures)
    findings = findings_of(figures, place)
    shown = [line_of(figure, place, indicators, findings) for figure in figures]
    sure = set(Figure.objects.filter(document=document).sure().values_list("pk", flat=True))
    context = {
        "document": _head(document, place),
        "paragraphs": _paragraphs(document, figures, wanted, place),
        "lines": _sorted(shown, sure, wanted),
        "waiting": sum(not line.done for line in shown),
        "roles": ROLES.items(),
        "may_confirm": may_decide(request, place) and not closed,
        "level": say(LEVELS[Sensitivity(marking.sensitivity)]) if marking and closed else "",
        "kept": say(KEPT_FROM[Sensitivity(marking.sensitivity)]) if marking and closed else "",
        "handling_address": place.address("document-handling", document.pk),
        "confirm_all_address": place.address("confirm-sure", document.pk),
        "documents_address": place.address("van-ban"),
    }
    scripts = ("web/js/document.js",)
    return show(request, "web/documents/document.html", context, place=place, part="van-ban", scripts=scripts)


def _open(request: HttpRequest, place: Place, pk: int) -> Document:
    """The document, where the reader may see it; that a list of persons was opened is in the journal."""
    document = get_object_or_404(Document, pk=pk, unit=place.unit)
    if not may_open(request.user, document):
        raise Http404("a document that is kept from this reader")
    opened_list(document, by=request.user)
    return document


def _head(document: Document, place: Place) -> dict[str, Any]:
    day = f"{document.published:%d/%m/%Y}" if document.published else ""
    findings = queries.findings(place.unit).filter(figures__document=document).distinct()
    return {
        "title": str(document),
        "about": " · ".join(said for said in (document.span.label if document.span else "", day) if said),
        "name": document.name,
        "findings": findings.count(),
        "checks_address": place.of_document(document.span).address("kiem-so"),
        "file_address": place.address("document-file", document.pk),
    }


def _paragraphs(document: Document, figures: list[Figure], wanted: Figure | None, place: Place) -> object:
    marks = [
        Mark(
            figure.start,
            figure.end,
            str(figure.pk),
            f"{figure.role} state-{figure.state or 'read'}",
            title=figure.measure,
            here=figure == wanted,
        )
        for figure in figures
    ]
    lit = None
    if wanted is not None:
        lit = span_of(document.text, wanted.sentence, wanted.start)
    return paragraphs(document.text, marks, lit=lit)


def _sorted(shown: list[FigureLine], sure: set[int], wanted: Figure | None) -> dict[str, Any]:
    waiting = [line for line in shown if not line.done]
    parts = {
        "doubtful": [line for line in waiting if line.key not in sure],
        "sure": [line for line in waiting if line.key in sure],
        "done": [line for line in shown if line.done],
    }
    key = wanted.pk if wanted else None
    opened = {f"open_{name}": any(line.key == key for line in lines) for name, lines in parts.items()}
    return {**parts, **opened}


@require_GET
@placed
def file(request: HttpRequest, place: Place, pk: int) -> FileResponse:
    """The file as it came, to be saved and never shown by the browser."""
    document = _open(request, place, pk)
    try:
        content = document.file.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404(f"the file of document {pk} is not in the store") from None
    answer = FileResponse(content, as_attachment=True, filename=document.name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
