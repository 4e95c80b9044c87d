"""The Excel form out and in: the template, the preview of what a filled sheet changes, taking it and taking it back."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.collection import template_in
from giaoban.apps.collection.draft_models import Cell, FilledSheet, KeptFile, SheetTaken
from giaoban.apps.collection.drafting import DraftError
from giaoban.apps.collection.evidence import keep
from giaoban.apps.collection.template_in import Filler, Filling
from giaoban.apps.collection.template_out import Identity, template
from giaoban.apps.figures.history import reading_of
from giaoban.apps.figures.workbooks import grids_of
from giaoban.apps.targets.models import Indicator
from giaoban.core.reading.histories import Grid, Layout
from giaoban.files import FileError
from giaoban.files.downloads import XLSX_TYPE
from giaoban.files.grids import TABLE, Grids, read_grids
from giaoban.files.limits import megabytes
from giaoban.web.desk import Desk, desk_of, desk_with
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.uploads import TooLarge
from giaoban.web.views.grid_words import must_enter, name_of
from giaoban.web.views.sheet_questions import USES, column_asked, reading_sent, sample_of, whole

COLUMNS = {Cell.PERIOD: "thực hiện trong kỳ", Cell.TO_DATE: "lũy kế từ đầu năm", Cell.NOTE: "ghi chú"}
LISTED = 400


def sheets_of(desk: Desk) -> dict[str, Any]:
    """What the page of the form says about sheets: where the template is, and the sheets that were taken."""
    taken = SheetTaken.objects.none()
    if desk.form is not None:
        taken = SheetTaken.objects.filter(sheet__form=desk.form).select_related("sheet", "by", "undone")
    return {
        "template_address": desk.address("grid-template"),
        "sheet_limit": megabytes(TABLE.file_bytes),
        "taken": [
            {
                "name": one.sheet.name,
                "changed": one.changed,
                "by": name_of(one.by),
                "at": f"{localtime(one.at):%H:%M %d/%m/%Y}",
                "undone": hasattr(one, "undone"),
                "undo_address": desk.address("grid-sheet-undo", one.pk),
                "file_address": desk.address("grid-sheet-file", one.sheet_id),
            }
            for one in taken.order_by("-pk")[:10]
        ],
    }


@require_GET
@placed
def as_template(request: HttpRequest, place: Place) -> HttpResponse:
    """The form as an Excel file to be filled in."""
    desk = desk_of(request, place)
    title = desk.submission.version.name if desk.submission is not None else say("Biểu nhập số liệu")
    identity = Identity(place.unit.key, str(desk.period), desk.key)
    answer = HttpResponse(
        template(desk.filled(), identity, title=title, unit_name=place.unit.name), content_type=XLSX_TYPE
    )
    name = f"bieu_{place.unit.key}_{str(desk.period).replace('/', '--')}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
@placed
def receive(request: HttpRequest, place: Place) -> HttpResponse:
    """Keep a sheet that somebody sends and open its preview; a file that will not do gets its sentence."""
    desk = desk_of(request, place)
    must_enter(desk)
    upload = request.FILES.get("sheet")
    if upload is None:
        wrong = say("Chưa chọn tệp nào; hãy chọn tệp Excel đã nhập rồi bấm Xem thay đổi.")
    elif isinstance(upload, TooLarge) or upload.size > TABLE.file_bytes:
        wrong = say("Tệp nặng hơn {limit} nên không nhận; hãy tách nhỏ rồi gửi lại.").format(
            limit=megabytes(TABLE.file_bytes)
        )
    else:
        content = upload.read()
        try:
            read_grids(content)
            sheet = keep(FilledSheet(form=desk.made_form(), by=request.user), upload.name, content)
            return redirect(desk.address("grid-sheet", sheet.pk))
        except FileError as error:
            wrong = str(error)
    messages.error(request, wrong)
    return redirect(desk.address("nhap-lieu"))


@require_http_methods(["GET", "POST"])
@placed
def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A sheet: what it would change, old beside new, and taking it."""
    sheet = get_object_or_404(_sheets(), pk=pk)
    desk = desk_with(request, place, sheet.form)
    must_enter(desk)
    wrong = ""
    try:
        preview = _preview(request, desk, sheet)
        if request.POST.get("act") == "take" and preview.filler is not None:
            if preview.filler.errors and request.POST.get("skip_errors") != "1":
                raise DraftError(say("Còn ô lỗi nên chưa ghi gì; hãy sửa trong tệp, hoặc chọn bỏ qua các ô lỗi."))
            _unchanged(request, preview.filler)
            done = template_in.take(sheet, preview.filler, by=request.user, grid=preview.grid, reading=preview.reading)
            messages.success(request, say("Đã đưa {count} ô từ tệp vào biểu.").format(count=done.changed))
            return redirect(desk.address("nhap-lieu"))
    except (DraftError, FileError) as error:
        wrong = str(error)
        preview = Preview()
    context = {"desk": desk, "sheet": sheet, "wrong": wrong, "back_address": desk.address("nhap-lieu"), **preview.asked}
    status = 422 if wrong else 200
    return show(request, "web/grid/sheet.html", context, place=place, part="nhap-lieu", status=status)


def _sheets() -> QuerySet[FilledSheet]:
    return FilledSheet.objects.select_related("form__unit", "form__submission__version")


class Preview:
    """How far a sheet has come: what it would change once its columns are clear."""

    def __init__(
        self,
        filler: Filler | None = None,
        grid: Grid | None = None,
        reading: Layout | None = None,
        asked: dict[str, Any] | None = None,
    ):
        self.filler, self.grid, self.reading = filler, grid, reading
        self.asked = {**(asked or {}), **(_shown(filler) if filler is not None else {})}


def _preview(request: HttpRequest, desk: Desk, sheet: FilledSheet) -> Preview:
    grids = grids_of(sheet)
    ours = template_in.template_sheet(grids)
    if ours is not None:
        return Preview(template_in.from_template(ours, sheet.form, desk.writable, key=desk.key))
    return _table_preview(request, desk, sheet, grids)


def _table_preview(request: HttpRequest, desk: Desk, sheet: FilledSheet, grids: Grids) -> Preview:
    """Another table: its columns as this office read such a table before, else as guessed, for the person to say."""
    number = min(whole(request.POST.get("trang", request.GET.get("trang", ""))) or 0, len(grids.sheets) - 1)
    grid = grids.sheets[number]
    reading, known = reading_of(grid, desk.place.unit, desk.period.end.year)
    wrong = ""
    if request.method == "POST":
        reading, wrong = reading_sent(request, reading)
    missing = wrong or reading.problem
    filler, unknown = (None, {}) if missing else template_in.from_table(grid, reading, sheet.form, desk.writable)
    names = {**unknown, **dict.fromkeys(reading.names, "")}
    nearest = {one.code: one for one in Indicator.objects.filter(code__in=[*unknown.values(), *reading.names.values()])}
    asked = {
        "table": True,
        "known": known,
        "missing": missing,
        "sheets": [(position, one.name or say("Bảng")) for position, one in enumerate(grids.sheets)],
        "number": number,
        "columns": [column_asked(position, column) for position, column in sorted(reading.columns.items())],
        "sample": sample_of(grid, reading),
        "uses": [(str(use), words) for use, words in USES.items()],
        "names": [_name_asked(name, reading, unknown, nearest) for name in list(names)[:LISTED]],
        "indicators": [one.indicator for one in desk.asked],
    }
    return Preview(filler, grid, reading, asked)


def _name_asked(name: str, reading: Layout, unknown: dict[str, str], nearest: dict[str, Indicator]) -> dict[str, str]:
    chosen, near = nearest.get(reading.names.get(name, "")), nearest.get(unknown.get(name, ""))
    left_out = reading.names.get(name) == ""
    return {
        "name": name,
        "chosen": "-" if left_out else f"{chosen.code} · {chosen.name}" if chosen else "",
        "near": f"{near.code} · {near.name}" if near else "",
    }


def _unchanged(request: HttpRequest, filler: Filler) -> None:
    """DraftError where a cell was changed by somebody since the person saw the preview."""
    if request.POST.get("seen") != _seen(filler):
        raise DraftError(say("Có ô vừa được người khác sửa trong lúc xem trước; hãy xem lại rồi ghi."))


def _seen(filler: Filler) -> str:
    return ",".join(str(one.before.pk if one.before is not None else 0) for one in filler.changes)


def _shown(filler: Filler) -> dict[str, Any]:
    return {
        "preview": True,
        "changes": [_change(one) for one in filler.changes[:LISTED]],
        "more": max(0, len(filler.changes) - LISTED),
        "count": len(filler.changes),
        "same": filler.same,
        "errors": filler.errors,
        "notes": filler.notes,
        "seen": _seen(filler),
    }


def _change(one: Filling) -> dict[str, str]:
    return {
        "cell": one.cell,
        "indicator": one.asked.indicator.name,
        "unit": one.asked.indicator.unit,
        "column": say(COLUMNS[Cell(one.column)]),
        "before": one.before.text if one.before is not None else "",
        "by": name_of(one.before.by) if one.before is not None and one.before.text else "",
        "after": one.text,
    }


@require_POST
@placed
def undo(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take back what a sheet changed, but for cells that somebody changed since."""
    found = SheetTaken.objects.select_related("sheet__form__unit", "sheet__form__submission__version")
    taken = get_object_or_404(found, pk=pk)
    desk = desk_with(request, place, taken.sheet.form)
    must_enter(desk)
    try:
        done = template_in.undo(taken, by=request.user)
    except DraftError as error:
        messages.error(request, str(error))
    else:
        said = say("Đã hoàn tác tệp {name}.").format(name=taken.sheet.name)
        left = say("{count} ô đã được sửa sau đó nên để nguyên.").format(count=done.left) if done.left else ""
        messages.success(request, f"{said} {left}".strip())
    return redirect(desk.address("nhap-lieu"))


@require_GET
@placed
def file(request: HttpRequest, place: Place, pk: int) -> FileResponse:
    """A sheet as it came, to be saved and never shown by the browser."""
    sheet = get_object_or_404(_sheets(), pk=pk)
    desk_with(request, place, sheet.form)
    return as_attachment(sheet)


def as_attachment(kept: KeptFile) -> FileResponse:
    """A kept file to be saved and never shown by the browser; Http404 where the store has lost it."""
    try:
        content = kept.file.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404(f"the file {kept.name} is not in the store") from None
    answer = FileResponse(content, as_attachment=True, filename=kept.name, content_type="application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
