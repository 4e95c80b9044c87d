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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews import actions, queries
from giaoban.apps.reviews.evidence import Evidence, evidence
from giaoban.apps.reviews.models import AnswerKind, Finding, FindingRow, Implied, TakenOver, Verdict
from giaoban.apps.reviews.taking_over import TakingOverError, take_over, taken, value_of
from giaoban.core.periods import Period
from giaoban.web.frame import show
from giaoban.web.language import current, say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.ranges import Bounds, bounds_of, picture_of
from giaoban.web.views.sentences import Quoted, quote

NOTES = {
    "giai-trinh": "Giải trình chỉ áp dụng cho đúng các số này; số nào thay đổi thì điểm này hiện lại.",
    "doc-sai": "Mở số máy đọc sai để sửa cách đọc; khi đã sửa, điểm này tự hết.",
    "da-sua": "Mở số cần sửa; chỉ ghi câu trả lời ở đây khi số đã được sửa ở nơi khác.",
}
FLIPS = {
    "met": "Tùy số nào đúng mà kết luận là đạt hay không đạt",
    "direction": "Tùy số nào đúng mà kết luận là tăng hay giảm",
}
TAKE_BACK = "rut-lai"
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
    flips: str
    sentences: list[Quoted]
    rows: list[dict[str, str]]
    picture: SafeString | str
    steps: list[str]
    table: list[Bounds]
    repairs: list[str]
    corrections: list[dict[str, str]]
    answer: dict[str, Any] | None
    address: str
    card_address: str
    explain_address: str
    misread_address: str
    corrected_address: str
    back_address: str


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The findings of the period, what was left unsaid, and how much could be checked."""
    known = evidence(place.unit, place.period)
    found = sorted(queries.findings(place.unit, place.period), key=_weight, reverse=True)
    cards = [card_of(finding, place, known) for finding in found]
    implied = Implied.objects.filter(unit=place.unit, period_to__year=place.period.end.year)
    implied = list(implied.select_related("indicator").prefetch_related("figures__document"))
    marked = taken(place.unit, implied)
    context = {
        "findings": [card for card in cards if card.answer is None],
        "answered": [card for card in cards if card.answer is not None],
        "plans": [_implied(value, place, marked) for value in implied if value.kind == PLAN],
        "earlier": [_implied(value, place, marked) for value in implied if value.kind != PLAN],
        "share": _share(known),
        "elsewhere": _elsewhere(place),
        "may_answer": request.user.has_perm("findings.answer", place.unit),
        "may_take_over": request.user.has_perm("targets.set", place.unit),
        "first_step": place.address("van-ban"),
    }
    return show(request, "web/checks/list.html", context, place=place, part="kiem-so")


def _weight(finding: Finding) -> tuple[bool, bool, int]:
    """What matters first: another conclusion, then what cannot be, then how far off."""
    return bool(finding.flips), finding.verdict == Verdict.IMPOSSIBLE, finding.off


def _elsewhere(place: Place) -> list[dict[str, Any]]:
    """The other periods in which something still disagrees and nobody answered, latest first."""
    waiting = queries.findings(place.unit).unanswered().exclude(period_to=place.period.end)
    counted = Counter(day for day in waiting.values_list("period_to", flat=True) if day)
    months = [(Period.month(day.year, day.month), count) for day, count in sorted(counted.items(), reverse=True)]
    return [
        {"label": month.label, "count": count, "address": place.at(month).address("kiem-so")} for month, count in months
    ]


def card_of(finding: Finding, place: Place, known: Evidence) -> Card:
    """`finding` with its sentences, the picture of its ranges and the latest answer."""
    parts = list(finding.parts.all())
    figures = [part.figure for part in parts]
    kept = [answer for answer in finding.answers.all() if not hasattr(answer, "withdrawal")]
    last = max(kept, key=lambda answer: answer.pk, default=None)
    left = known.left.get(frozenset(figure.pk for figure in figures), {})
    english = current() == "en" and finding.message_en
    return Card(
        key=finding.pk,
        message=finding.message_en if english else finding.message,
        verdict=VERDICTS[Verdict(finding.verdict)],
        flips=FLIPS.get(finding.flips, ""),
        sentences=_sentences([(part.figure, part.sentence) for part in parts], place),
        rows=[_row(row, place) for row in finding.rows.all()],
        picture=picture_of(figures, left),
        steps=finding.steps_en if english else finding.steps,
        table=bounds_of(figures, left),
        repairs=(finding.repairs_en if english else finding.repairs)[:3],
        corrections=[
            {"text": figure.text, "address": _at(figure, place).figure(figure.document_id, figure.pk)}
            for figure in figures
        ],
        answer=last
        and {
            "word": ANSWERS[AnswerKind(last.kind)],
            "reason": last.reason,
            "by": _name(last.by),
            "at": localtime(last.at),
        },
        address=f"{place.address('kiem-so')}#d-{finding.pk}",
        card_address=place.address("finding", finding.pk),
        explain_address=place.address("finding-answer", finding.pk, "giai-trinh"),
        misread_address=place.address("finding-answer", finding.pk, "doc-sai"),
        corrected_address=place.address("finding-answer", finding.pk, "da-sua"),
        back_address=place.address("finding-answer", finding.pk, TAKE_BACK),
    )


def _row(row: FindingRow, place: Place) -> dict[str, str]:
    """A row of the ledger that no document holds, with where it is shown and corrected."""
    booked = row.entry or row.target
    there = Place(booked.unit, place.period) if booked is not None else place
    if row.target_id is not None:
        address = there.address("target", row.target_id)
    else:
        address = there.address("entry", row.entry.indicator.code, row.entry.span)
    return {"text": row.text, "words": row.words, "source": row.source, "address": address}


def _at(figure: Figure, place: Place) -> Place:
    """The place of the figure's document, which may be another unit's: one that this one was made of."""
    unit = figure.document.unit
    return place if unit.pk == place.unit.pk else Place(unit, place.period).of_document(figure.document.span)


def _name(user: Any) -> str:
    return user.get_full_name() or user.get_username()


def _sentences(pairs: list[tuple[Figure, str]], place: Place) -> list[Quoted]:
    """One quotation a sentence; figures of the same sentence are marked in it together."""
    together: dict[tuple[int, str], list[Figure]] = {}
    for figure, sentence in pairs:
        together.setdefault((figure.document_id, sentence), []).append(figure)
    return [quote(figures, sentence, place) for (_, sentence), figures in together.items()]


def _implied(value: Implied, place: Place, marked: dict[int, TakenOver]) -> dict[str, Any]:
    figures = list(value.figures.all())
    english = current() == "en" and value.message_en
    mark, number = marked.get(value.pk), value_of(value)
    return {
        "message": value.message_en if english else value.message,
        "steps": value.steps_en if english else value.steps,
        "sentences": _sentences([(figure, figure.sentence) for figure in figures], place),
        "taken": mark and {"by": _name(mark.by), "at": localtime(mark.at)},
        "number": f"{written(number)} {value.measured_in}".strip() if number is not None else "",
        "address": place.address("implied-take", value.pk),
    }


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
    if kind not in (*ASKED, TAKE_BACK):
        raise Http404(kind)
    if not request.user.has_perm("findings.answer", place.unit):
        raise PermissionDenied
    if kind == TAKE_BACK:
        return _take_back(request, place, pk)
    stored, question, verb = ASKED[kind]
    form = {
        "address": place.address("finding-answer", pk, kind),
        "question": say(question),
        "verb": say(verb),
        "reason": request.POST.get("reason", "").strip(),
        "note": say(NOTES[kind]),
        "doors": kind != "giai-trinh",
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


def _take_back(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Undo the last answer; the finding waits again."""
    if request.method == "POST":
        try:
            actions.take_answer_back(_finding(place, pk), by=request.user)
        except actions.AnswerError as error:
            messages.error(request, say(str(error)))
    return _card(request, place, pk)


@require_POST
@placed
def take(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Book an implied value, marked."""
    if not request.user.has_perm("targets.set", place.unit):
        raise PermissionDenied
    value = get_object_or_404(Implied.objects.filter(unit=place.unit).select_related("indicator"), pk=pk)
    try:
        take_over(value, by=request.user)
        messages.success(request, say("Đã ghi vào sổ, đánh dấu là số suy ra."))
    except TakingOverError as error:
        messages.error(request, say(str(error)))
    return redirect(f"{place.address('kiem-so')}#suy-ra")
