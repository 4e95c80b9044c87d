"""A report dropped on the form: what it states of the form's cells, each with its sentence, to be taken or left."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.collection import narrative
from giaoban.apps.collection.draft_models import Cell, DroppedReport, Proposal
from giaoban.apps.collection.drafting import DraftError
from giaoban.files import FileError
from giaoban.files.limits import DEFAULT, megabytes
from giaoban.web.desk import Desk, desk_of, desk_with
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.uploads import TooLarge
from giaoban.web.views.grid_sheets import as_attachment
from giaoban.web.views.grid_words import must_enter

LISTED = 200


def reports_of(desk: Desk) -> dict[str, Any]:
    """The proposals that wait for a person, with what stands in their cells now."""
    waiting = list(narrative.waiting(desk.form)[:LISTED]) if desk.form is not None and desk.is_open else []
    heads = {}
    if waiting and desk.form is not None:
        heads = {(row.indicator_id, row.column): row for row in desk.form.values.current()}
    rows = [_row(one, heads.get((one.indicator_id, one.column)), desk) for one in waiting]
    return {
        "proposals": rows,
        "sure": sum(1 for one in rows if one["is_sure"]),
        "report_limit": megabytes(DEFAULT.file_bytes),
    }


def _row(one: Proposal, head: Any, desk: Desk) -> dict[str, Any]:
    at = one.sentence.find(one.text)
    span = desk.period.year_to_date() if one.column == Cell.TO_DATE else desk.period
    return {
        "proposal": one,
        "column": span.label,
        "value": written(one.exact),
        "before": one.sentence[:at] if at >= 0 else one.sentence,
        "words": one.text if at >= 0 else "",
        "after": one.sentence[at + len(one.text) :] if at >= 0 else "",
        "now": head.text if head is not None else "",
        "is_sure": not one.doubt and (head is None or not head.text),
        "source_address": desk.address("grid-report", one.report_id) + f"&so={one.pk}#here",
    }


@require_POST
@placed
def receive(request: HttpRequest, place: Place) -> HttpResponse:
    """Read a report and propose its numbers; a file that will not do gets its sentence."""
    desk = desk_of(request, place)
    must_enter(desk)
    upload = request.FILES.get("report")
    if upload is None:
        messages.error(request, say("Chưa chọn tệp nào; hãy chọn báo cáo DOCX, PDF có lớp chữ hoặc TXT."))
    elif isinstance(upload, TooLarge):
        said = say("Tệp nặng hơn {limit} nên không nhận; hãy tách nhỏ rồi gửi lại.")
        messages.error(request, said.format(limit=megabytes(DEFAULT.file_bytes)))
    else:
        try:
            form = desk.made_form()
            dropped = narrative.drop(form, desk.writable, upload.name, upload.read(), by=request.user)
            for note in dropped.notes:
                messages.warning(request, note)
        except (FileError, DraftError) as error:
            messages.error(request, str(error))
    return redirect(desk.address("nhap-lieu") + "#de-xuat")


@require_POST
@placed
def decide(request: HttpRequest, place: Place) -> HttpResponse:
    """Take one proposal or leave it, or take all sure ones."""
    desk = desk_of(request, place)
    must_enter(desk)
    form = desk.made_form()
    act = request.POST.get("act", "")
    try:
        if act == "sure":
            rows = [one["proposal"] for one in reports_of(desk)["proposals"] if one["is_sure"]]
            done = narrative.take(form, rows, by=request.user, may_write=desk.may_write)
            messages.success(request, say("Đã lấy {count} số rõ từ báo cáo vào biểu.").format(count=len(done)))
        elif act in ("take", "leave"):
            wanted = request.POST.get("proposal", "")
            one = get_object_or_404(narrative.waiting(form), pk=int(wanted) if wanted.isdecimal() else 0)
            if act == "take":
                narrative.take(form, [one], by=request.user, may_write=desk.may_write)
            else:
                narrative.leave(form, one, by=request.user)
    except DraftError as error:
        messages.error(request, str(error))
    return redirect(desk.address("nhap-lieu") + "#de-xuat")


@require_GET
@placed
def report(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The text of a dropped report with the number that the address names marked in it."""
    found = get_object_or_404(_reports(), pk=pk)
    desk = desk_with(request, place, found.form)
    wanted = request.GET.get("so", "")
    marked = found.proposals.filter(pk=int(wanted) if wanted.isdecimal() else 0).first()
    text = found.text
    context = {
        "desk": desk,
        "report": found,
        "before": text[: marked.start] if marked else text,
        "words": text[marked.start : marked.end] if marked else "",
        "after": text[marked.end :] if marked else "",
        "back_address": desk.address("nhap-lieu"),
        "file_address": desk.address("grid-report-file", pk),
    }
    return show(request, "web/grid/report.html", context, place=place, part="nhap-lieu")


@require_GET
@placed
def file(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The report as it came, to be saved and never shown by the browser."""
    found = get_object_or_404(_reports(), pk=pk)
    desk_with(request, place, found.form)
    return as_attachment(found)


def _reports() -> QuerySet[DroppedReport]:
    return DroppedReport.objects.select_related("form__unit", "form__submission__version", "by")
