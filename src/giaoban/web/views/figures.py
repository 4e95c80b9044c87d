"""What a person does with a figure of a document: confirm, correct, reject, take back.

Each answer is the figure's line anew.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.documents.models import Document
from giaoban.apps.figures import actions
from giaoban.apps.figures.models import Figure
from giaoban.apps.people.handling import restricted
from giaoban.apps.people.permissions import Matter
from giaoban.apps.targets.models import Indicator
from giaoban.web.corrections import FIELDS, Form, as_read, changes_of
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.lines import ROLES, findings_of, indicators_of, line_of
from giaoban.web.places import Place, placed

REASONS = (
    "Không phải kết quả, chỉ tiêu hay so sánh",
    "Số của đơn vị khác",
    "Máy đọc nhầm con số",
)


def _find(place: Place, pk: int) -> Figure:
    ordinary = Figure.objects.filter(document__unit=place.unit).exclude(document__in=restricted(Document))
    figures = ordinary.with_state().select_related("document__unit")
    return get_object_or_404(figures.prefetch_related("decisions__by", "decisions__indicator"), pk=pk)


def may_decide(request: HttpRequest, place: Place) -> bool:
    """Whether the reader may confirm, correct and reject figures of this unit."""
    return request.user.has_perm("figures.decide", place.unit)


def _only_deciders(request: HttpRequest, place: Place) -> None:
    if not may_decide(request, place):
        raise PermissionDenied


def _only_in_sector(request: HttpRequest, place: Place, figure: Figure) -> None:
    """A post that is limited to sectors decides on figures of their indicators alone."""
    indicator = Indicator.objects.filter(pk=figure.indicator_id).first() if figure.indicator_id else None
    sector = indicator.sector if indicator is not None else None
    if not request.user.has_perm("figures.decide", Matter(place.unit, sector)):
        raise PermissionDenied


def _answer(request: HttpRequest, place: Place, pk: int, form: Form | None = None) -> HttpResponse:
    """The line anew, and beside it how many figures still wait; a browser without scripts gets the whole page."""
    figure = _find(place, pk)
    document = place.address("document", figure.document_id)
    if not request.htmx:
        if form is None:
            return redirect(f"{document}#f-{pk}")
        return show(request, "web/documents/one_line.html", _context(request, place, figure, form), place=place)
    context = _context(request, place, figure, form)
    body = render_to_string("web/documents/line.html", context, request)
    if form is None:
        waiting = Figure.objects.filter(document=figure.document_id).undecided().count()
        body += render_to_string("web/documents/waiting.html", {"waiting": waiting, "oob": True}, request)
    return HttpResponse(body)


def _context(request: HttpRequest, place: Place, figure: Figure, form: Form | None) -> dict[str, Any]:
    context: dict[str, Any] = {
        "line": line_of(figure, place, indicators_of([figure]), findings_of([figure], place)),
        "may_confirm": may_decide(request, place),
        "document_address": place.address("document", figure.document_id),
        "title": str(figure.document),
        "form": form,
        "roles": ROLES.items(),
        "reasons": REASONS,
    }
    if form and form.kind == "correct":
        context["indicators"] = Indicator.objects.only("code", "name")
    return context


def _refused(request: HttpRequest, place: Place, pk: int, error: Exception) -> HttpResponse:
    if request.htmx:
        answer = HttpResponse(str(error), status=422)
        answer["X-Sentence"] = quote(str(error))
        return answer
    messages.error(request, str(error))
    return redirect(f"{place.address('document', _find(place, pk).document_id)}#f-{pk}")


@require_GET
@placed
def line(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The line as it stands, for giving up a form."""
    return _answer(request, place, pk)


@require_POST
@placed
def decide(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Confirm the figure, or take the last decision about it back."""
    _only_deciders(request, place)
    figure = _find(place, pk)
    _only_in_sector(request, place, figure)
    acts: dict[str, Callable[[], object]] = {
        "confirm": lambda: actions.confirm([figure], by=request.user),
        "undo": lambda: actions.undo(figure, by=request.user),
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Http404("no such act")
    try:
        act()
    except actions.FigureError as error:
        return _refused(request, place, pk, error)
    return _answer(request, place, pk)


@require_POST
@placed
def confirm_sure(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Confirm every figure of the document that needs no second look."""
    _only_deciders(request, place)
    document = get_object_or_404(Document.objects.exclude(pk__in=restricted(Document)), pk=pk, unit=place.unit)
    sure = Figure.objects.filter(document=document).sure()
    sectors = dict(Indicator.objects.values_list("pk", "sector"))
    may = {one: request.user.has_perm("figures.decide", Matter(place.unit, one)) for one in set(sectors.values())}
    confirmed = actions.confirm([one for one in sure if may.get(sectors.get(one.indicator_id))], by=request.user)
    messages.success(request, say("Đã xác nhận {count} số.").format(count=len(confirmed)))
    return redirect(place.address("document", pk))


@require_http_methods(["GET", "POST"])
@placed
def reject(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Say that the figure is none of the unit's, with the reason."""
    _only_deciders(request, place)
    figure = _find(place, pk)
    _only_in_sector(request, place, figure)
    form = Form("reject", {"reason": request.POST.get("reason", "").strip()})
    if request.method == "GET":
        return _answer(request, place, pk, form)
    if not form.values["reason"]:
        form.errors["reason"] = say("Chọn hoặc ghi lý do bỏ số này.")
        return _answer(request, place, pk, form)
    try:
        actions.reject(figure, by=request.user, reason=form.values["reason"])
    except actions.FigureError as error:
        return _refused(request, place, pk, error)
    return _answer(request, place, pk)


@require_http_methods(["GET", "POST"])
@placed
def correct(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Say how the figure should have been read; what was read stays readable beside it."""
    _only_deciders(request, place)
    figure = _find(place, pk)
    _only_in_sector(request, place, figure)
    if request.method == "GET":
        return _answer(
            request,
            place,
            pk,
            Form("correct", as_read(figure, line_of(figure, place, indicators_of([figure])).indicator)),
        )
    form = Form("correct", {name: request.POST.get(name, "").strip() for name in FIELDS})
    changed = changes_of(form, figure)
    if form.errors:
        return _answer(request, place, pk, form)
    try:
        actions.correct(figure, by=request.user, reason=form.values["reason"], **changed)
    except actions.FigureError as error:
        form.errors["reason"] = str(error)
        return _answer(request, place, pk, form)
    return _answer(request, place, pk)
