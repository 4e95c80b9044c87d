"""Mức phổ biến: saying how far a document may be seen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.restricting import restrict
from giaoban.apps.people.handling import HandlingError, handling_of, may_open
from giaoban.apps.people.models import Sensitivity
from giaoban.apps.people.permissions import today
from giaoban.apps.units.models import Body, Branch, Unit
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.role_words import BRANCHES, KEPT_FROM, LEVELS
from giaoban.web.views.person import sectors


@require_http_methods(["GET", "POST"])
@placed
def handling(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The form with what stands, or the marking itself."""
    if not request.user.has_perm("documents.restrict", place.unit):
        raise PermissionDenied
    document = get_object_or_404(Document, pk=pk, unit=place.unit)
    if not may_open(request.user, document):
        raise Http404("restricted")
    wrong = ""
    if request.method == "POST":
        try:
            restrict(document, by=request.user, **_said(request, place))
        except HandlingError as error:
            wrong = str(error)
        else:
            messages.success(request, say("Đã đặt mức phổ biến của văn bản."))
            seen = may_open(request.user, document)
            return redirect(place.address("document", pk) if seen else place.address("van-ban"))
    return _page(request, place, document, wrong)


def _page(request: HttpRequest, place: Place, document: Document, wrong: str) -> HttpResponse:
    now = handling_of(document)
    chosen = request.POST.get("sensitivity") or (now.sensitivity if now else Sensitivity.ORDINARY)
    context = {
        "title": str(document),
        "back": place.address("document", document.pk),
        "levels": [(one.value, say(LEVELS[one]), say(KEPT_FROM[one]), one == chosen) for one in Sensitivity],
        "branches": [(key, say(word)) for key, word in BRANCHES.items()],
        "branch": now.branch if now else "",
        "bodies": place.unit.bodies.on(today()),
        "units": _others(request, place),
        "sectors": sectors(),
        "now": now,
        "wrong": wrong,
    }
    status = 422 if wrong else 200
    return show(request, "web/documents/handling.html", context, place=place, part="van-ban", status=status)


def _others(request: HttpRequest, place: Place) -> Any:
    """The units below and beside that an inspection may be about."""
    family = [place.unit.pk, place.unit.parent_id] if place.unit.parent_id else [place.unit.pk]
    return Unit.objects.on(today()).filter(parent__in=family).exclude(pk=place.unit.pk).order_by("order_key")


def _said(request: HttpRequest, place: Place) -> dict[str, Any]:
    sent = request.POST
    if sent.get("sensitivity") not in Sensitivity.values:
        raise HandlingError(say("Chưa chọn mức phổ biến; hãy chọn một mức."))
    level = Sensitivity(sent["sensitivity"])
    said: dict[str, Any] = {"sensitivity": level, "reason": sent.get("reason", "").strip()[:300]}
    said["branch"] = sent.get("branch", "") if sent.get("branch") in Branch.values else ""
    if level == Sensitivity.INSPECTION:
        number = sent.get("body", "")
        said["inspected_body"] = Body.objects.filter(pk=number, unit=place.unit).first() if _key(number) else None
        key = sent.get("inspected", "")
        said["inspected_unit"] = _others(request, place).filter(pk=key).first() if _key(key) else None
    if level == Sensitivity.PERSONAL and sent.get("sector") in sectors():
        said["sector"] = sent["sector"]
    return said


def _key(text: str) -> bool:
    return text.isdecimal() and len(text) < 18
