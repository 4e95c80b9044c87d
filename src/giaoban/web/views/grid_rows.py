"""Everything about one row of a form: who wrote what, remarks, evidence; and booking the unit's own form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.collection.draft_models import Cell, DraftValue, Evidence
from giaoban.apps.collection.drafting import DraftError, versions
from giaoban.apps.collection.evidence import MOST_BYTES, attach, remark, withdraw_evidence
from giaoban.apps.collection.own_booking import book_own
from giaoban.apps.targets.models import Indicator
from giaoban.files.limits import megabytes
from giaoban.web.desk import Desk, desk_of, desk_with
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.uploads import TooLarge
from giaoban.web.views.grid_sheets import COLUMNS, as_attachment
from giaoban.web.views.grid_words import must_enter, name_of, writer_of

WHOLE = "-"  # the form itself in place of an indicator's code


@require_http_methods(["GET", "POST"])
@placed
def row(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One row of the form, or the whole form under the code "-"; a POST adds a remark or a file, or takes one off."""
    desk = desk_of(request, place)
    indicator = None if code == WHOLE else get_object_or_404(Indicator.objects.of_office(place.unit), code=code)
    wrong = ""
    if request.method == "POST":
        try:
            _act(request, desk, indicator)
            return redirect(desk.address("nhap-lieu-row", code))
        except DraftError as error:
            wrong = str(error)
    context = {
        "desk": desk,
        "indicator": indicator,
        "wrong": wrong,
        "said": request.POST.get("text", "") if wrong else "",
        "versions": _versions(desk, indicator),
        "remarks": _remarks(desk, indicator),
        "evidence": _evidence(desk, indicator),
        "row_address": desk.address("nhap-lieu-row", code),
        "back_address": desk.address("nhap-lieu") + (f"#r-{code}" if indicator is not None else ""),
        "limit": megabytes(MOST_BYTES),
        "may_remark": _may_remark(request, desk),
    }
    status = 422 if wrong else 200
    return show(request, "web/grid/row.html", context, place=place, part="nhap-lieu", status=status)


def _may_remark(request: HttpRequest, desk: Desk) -> bool:
    """People who enter, and the superior who takes the report in."""
    return desk.may_enter or request.user.has_perm("collection.accept", desk.place.unit)


def _act(request: HttpRequest, desk: Desk, indicator: Indicator | None) -> None:
    act = request.POST.get("act", "")
    if act == "remark":
        if not _may_remark(request, desk):
            raise PermissionDenied
        remark(desk.made_form(), indicator, request.POST.get("text", ""), by=request.user)
        return
    must_enter(desk)
    if act == "withdraw":
        wanted = request.POST.get("evidence", "")
        found = get_object_or_404(Evidence, pk=int(wanted) if wanted.isdecimal() else 0, form=desk.made_form())
        withdraw_evidence(found, reason=request.POST.get("reason", ""), by=request.user)
        return
    upload = request.FILES.get("file")
    if upload is None:
        raise DraftError(say("Chưa chọn tệp nào; hãy chọn tệp minh chứng rồi bấm Đính kèm."))
    if isinstance(upload, TooLarge) or upload.size > MOST_BYTES:
        raise DraftError(
            say("Tệp nặng hơn {limit} nên không nhận; hãy tách nhỏ rồi gửi lại.").format(limit=megabytes(MOST_BYTES))
        )
    attach(desk.made_form(), indicator, upload.name, upload.read(), by=request.user)


def _versions(desk: Desk, indicator: Indicator | None) -> list[dict[str, Any]]:
    if desk.form is None or indicator is None:
        return []
    return [_version(one, desk) for one in versions(desk.form, indicator)]


def _version(one: DraftValue, desk: Desk) -> dict[str, Any]:
    proposal = one.proposal
    address = desk.address("grid-report", proposal.report_id) + f"&so={proposal.pk}#here" if proposal else ""
    return {
        "column": say(COLUMNS[Cell(one.column)]),
        "text": one.text,
        "who": writer_of(one),
        "sentence": proposal.sentence if proposal else "",
        "source_address": address,
    }


def _remarks(desk: Desk, indicator: Indicator | None) -> list[dict[str, str]]:
    if desk.form is None:
        return []
    found = desk.form.remarks.filter(indicator=indicator).select_related("by")
    return [{"text": one.text, "by": name_of(one.by), "at": f"{localtime(one.at):%H:%M %d/%m/%Y}"} for one in found]


def _evidence(desk: Desk, indicator: Indicator | None) -> list[dict[str, Any]]:
    if desk.form is None:
        return []
    found = desk.form.evidence.filter(indicator=indicator).select_related("by", "withdrawn__by")
    return [
        {
            "pk": one.pk,
            "name": one.name,
            "size": megabytes(one.size) if one.size >= 1024 * 1024 else f"{max(1, one.size // 1024)} KB",
            "by": name_of(one.by),
            "at": f"{localtime(one.at):%H:%M %d/%m/%Y}",
            "address": desk.address("grid-evidence", one.pk),
            "withdrawn": one.withdrawn.reason if hasattr(one, "withdrawn") else "",
        }
        for one in found
    ]


@require_GET
@placed
def file(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A file of evidence, to be saved and never shown by the browser."""
    found = get_object_or_404(Evidence.objects.select_related("form__unit", "form__submission"), pk=pk)
    desk_with(request, place, found.form)
    return as_attachment(found)


@require_POST
@placed
def book(request: HttpRequest, place: Place) -> HttpResponse:
    """Put the unit's own form into the ledger."""
    desk = desk_of(request, place)
    must_enter(desk)
    if not request.user.has_perm("documents.import", place.unit):
        raise PermissionDenied
    try:
        count = book_own(desk.made_form(), by=request.user)
        messages.success(request, say("Đã ghi {count} số vào sổ.").format(count=count))
    except DraftError as error:
        messages.error(request, str(error))
    return redirect(desk.address("nhap-lieu"))
