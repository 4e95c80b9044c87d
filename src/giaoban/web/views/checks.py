"""Kiểm số: what cannot be true together, in whose words, and what people answer."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews import actions, queries
from giaoban.apps.reviews.evidence import Evidence, evidence
from giaoban.apps.reviews.models import AnswerKind, Finding, Implied, Verdict
from giaoban.core.periods import Period
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.ranges import picture_of
from giaoban.web.views.sentences import Quoted, quote

VERDICTS = {Verdict.IMPOSSIBLE: "không thể cùng đúng", Verdict.IMPROBABLE: "khó cùng đúng"}
PLAN = "plan"
ANSWERS = {AnswerKind.CORRECTED: "Đã sửa số", AnswerKind.EXPLAINED: "Giải trình", AnswerKind.MISREAD: "Đọc sai"}
ASKED = {
    "giai-trinh": (AnswerKind.EXPLAINED, "Vì sao các số này vẫn đúng", "Ghi giải trình"),
    "doc-sai": (AnswerKind.MISREAD, "Máy đọc sai chỗ nào", "Báo đọc sai"),
    "da-sua": (AnswerKind.CORRECTED, "Đã sửa số nào, theo văn bản nào", "Ghi đã sửa"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A finding ready for its template."""

    key: int
    message: str
    verdict: str
    sentences: list[Quoted]
    picture: SafeString | str
    repair: str
    corrections: list[dict[str, str]]
    answer: dict[str, Any] | None
    address: str
    explain_address: str
    misread_address: str


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The findings of the period, what was left unsaid, and how much could be checked."""
    known = evidence(place.unit, place.period)
    cards = [card_of(finding, place, known) for finding in queries.findings(place.unit, place.period)]
    implied = Implied.objects.filter(unit=place.unit, period_to__year=place.period.end.year)
    implied = implied.select_related("indicator").prefetch_related("figures__document")
    context = {
        "findings": [card for card in cards if card.answer is None],
        "answered": [card for card in cards if card.answer is not None],
        "plans": [_implied(value, place) for value in implied if value.kind == PLAN],
        "earlier": [_implied(value, place) for value in implied if value.kind != PLAN],
        "share": _share(known),
        "elsewhere": _elsewhere(place),
        "may_answer": request.user.has_perm("findings.answer", place.unit),
        "first_step": place.address("van-ban"),
    }
    return show(request, "web/checks/list.html", context, place=place, part="kiem-so")


def _elsewhere(place: Place) -> list[dict[str, Any]]:
    """The other periods in which something still disagrees and nobody answered, latest first."""
    waiting = queries.findings(place.unit).filter(answers__isnull=True).exclude(period_to=place.period.end)
    counted = Counter(day for day in waiting.values_list("period_to", flat=True) if day)
    months = [(Period.month(day.year, day.month), count) for day, count in sorted(counted.items(), reverse=True)]
    return [
        {"label": month.label, "count": count, "address": place.at(month).address("kiem-so")} for month, count in months
    ]


def card_of(finding: Finding, place: Place, known: Evidence) -> Card:
    """`finding` with its sentences, the picture of its ranges and the latest answer."""
    parts = list(finding.parts.all())
    figures = [part.figure for part in parts]
    last = max(finding.answers.all(), key=lambda answer: answer.pk, default=None)
    return Card(
        key=finding.pk,
        message=finding.message,
        verdict=VERDICTS[Verdict(finding.verdict)],
        sentences=_sentences([(part.figure, part.sentence) for part in parts], place),
        picture=picture_of(figures, known.left.get(frozenset(figure.pk for figure in figures), {})),
        repair=finding.repairs[0] if finding.repairs else "",
        corrections=[
            {"text": figure.text, "address": place.figure(figure.document_id, figure.pk)} for figure in figures
        ],
        answer=last
        and {
            "word": ANSWERS[AnswerKind(last.kind)],
            "reason": last.reason,
            "by": _name(last.by),
            "at": localtime(last.at),
        },
        address=f"{place.address('kiem-so')}#d-{finding.pk}",
        explain_address=place.address("finding-answer", finding.pk, "giai-trinh"),
        misread_address=place.address("finding-answer", finding.pk, "doc-sai"),
    )


def _name(user: Any) -> str:
    return user.get_full_name() or user.get_username()


def _sentences(pairs: list[tuple[Figure, str]], place: Place) -> list[Quoted]:
    """One quotation a sentence; figures of the same sentence are marked in it together."""
    together: dict[tuple[int, str], list[Figure]] = {}
    for figure, sentence in pairs:
        together.setdefault((figure.document_id, sentence), []).append(figure)
    return [quote(figures, sentence, place) for (_, sentence), figures in together.items()]


def _implied(value: Implied, place: Place) -> dict[str, Any]:
    figures = list(value.figures.all())
    said = [(figure, figure.sentence) for figure in figures]
    return {"message": value.message, "sentences": _sentences(said, place)}


def _share(known: Evidence) -> dict[str, Any]:
    percent = written(Fraction(100 * known.checked, known.figures or 1), decimals=0)
    return {"all": known.figures, "checked": known.checked, "percent": f"{percent} %"}


def _finding(place: Place, pk: int) -> Finding:
    return get_object_or_404(queries.findings(place.unit), pk=pk)


@require_GET
@placed
def card(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """One finding as its card, for giving up a form; the whole page for a browser without scripts."""
    return _card(request, place, pk)


def _card(request: HttpRequest, place: Place, pk: int, form: dict[str, Any] | None = None) -> HttpResponse:
    found = card_of(_finding(place, pk), place, evidence(place.unit, place.period))
    if form is None and not request.htmx:
        return redirect(found.address)
    may_answer = request.user.has_perm("findings.answer", place.unit)
    context = {"finding": found, "form": form, "may_answer": may_answer}
    template = "web/checks/finding.html" if request.htmx else "web/checks/one.html"
    return show(request, template, context, place=place, part="kiem-so")


@require_http_methods(["GET", "POST"])
@placed
def answer(request: HttpRequest, place: Place, pk: int, kind: str) -> HttpResponse:
    """The form for an answer, and the answer."""
    if kind not in ASKED:
        raise Http404(kind)
    if not request.user.has_perm("findings.answer", place.unit):
        raise PermissionDenied
    stored, question, verb = ASKED[kind]
    form = {
        "address": place.address("finding-answer", pk, kind),
        "question": say(question),
        "verb": say(verb),
        "reason": request.POST.get("reason", "").strip(),
    }
    if request.method == "GET":
        return _card(request, place, pk, form)
    if not form["reason"]:
        form["error"] = say("Ghi một câu để người xem sau hiểu vì sao.")
        return _card(request, place, pk, form)
    actions.answer(_finding(place, pk), kind=stored, reason=form["reason"], by=request.user)
    if not request.htmx:
        messages.success(request, say("Đã ghi câu trả lời."))
    return _card(request, place, pk)
