"""Nhập số liệu nhiều kỳ: a spreadsheet in, its columns named, a preview, the booking, and taking it back."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.figures.history import Fate, Plan, Planned, plan, reading_of
from giaoban.apps.figures.history_booking import HistoryError, book_history, booked_by, undo_import
from giaoban.apps.figures.history_targets import targets_of
from giaoban.apps.figures.models import HistoryImport, Workbook, WorkbookKind
from giaoban.apps.figures.workbooks import grids_of, receive
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.reading.histories import Grid, Layout
from giaoban.files import FileError
from giaoban.files.grids import TABLE
from giaoban.files.limits import megabytes
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.uploads import TooLarge
from giaoban.web.views.entries import STANDINGS, may_correct, may_enter
from giaoban.web.views.sheet_questions import USES, column_asked, names_asked, reading_sent, sample_of, whole

FATES = {
    Fate.NEW: ("Mới", "status-met", "●"),
    Fate.SAME: ("Như đang có", "status-none", "○"),
    Fate.CHANGED: ("Thay số cũ", "status-behind", "▲"),
    Fate.BESIDE: ("Khác văn bản", "status-conflict", "◆"),
    Fate.UNKNOWN: ("Chưa rõ chỉ tiêu", "status-none", "○"),
    Fate.LEFT_OUT: ("Bỏ qua", "status-none", "○"),
    Fate.ASKED: ("Khác chỉ tiêu đã ghi", "status-conflict", "◆"),
}
LISTED = 400


@require_http_methods(["GET", "POST"])
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """The imports of the unit and the form that takes a spreadsheet; a spreadsheet that will do opens its columns."""
    wrong = ""
    if request.method == "POST":
        _only_enterers(request, place)
        upload = request.FILES.get("file")
        if upload is None:
            wrong = say("Chưa chọn tệp nào; hãy chọn bảng tính XLSX, XLS, ODS hoặc CSV rồi bấm Mở bảng.")
        elif isinstance(upload, TooLarge) or upload.size > TABLE.file_bytes:
            wrong = say("Tệp nặng hơn {limit} nên không nhận; hãy tách nhỏ rồi gửi lại.").format(
                limit=megabytes(TABLE.file_bytes)
            )
        else:
            try:
                workbook = receive(place.unit, upload.name, upload.read(), by=request.user)
                return redirect(place.address("history", workbook.pk))
            except FileError as error:
                wrong = str(error)
    context = {
        "tab": "histories",
        "wrong": wrong,
        "imports": [_import_line(one, place) for one in _imports(place)[:LISTED]],
        "waiting": _waiting(place),
        "may_enter": may_enter(request, place),
        "limit": megabytes(TABLE.file_bytes),
    }
    return show(request, "web/entries/imports.html", context, place=place, part="so-lieu", status=422 if wrong else 200)


def _imports(place: Place) -> Any:
    found = HistoryImport.objects.filter(workbook__unit=place.unit, workbook__kind=WorkbookKind.SPREADSHEET)
    return found.select_related("workbook", "by", "undone__by").annotate(booked=Count("cells"))


def _import_line(one: HistoryImport, place: Place) -> dict[str, Any]:
    undone = getattr(one, "undone", None)
    return {
        "import": one,
        "address": place.address("history-import", one.pk),
        "by": (one.by.get_full_name() or one.by.get_username()) if one.by else "",
        "changed": one.counts.get("changed", 0),
        "errors": one.counts.get("refused", 0),
        "undone": undone,
    }


def _waiting(place: Place) -> list[dict[str, Any]]:
    """Spreadsheets that came and of which nothing was booked."""
    found = Workbook.objects.filter(unit=place.unit, kind=WorkbookKind.SPREADSHEET, imports__isnull=True)
    return [{"workbook": one, "address": place.address("history", one.pk)} for one in found[:20]]


def _only_enterers(request: HttpRequest, place: Place) -> None:
    if not may_enter(request, place):
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
@placed
def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A spreadsheet: which column is what, what would be booked, and booking it."""
    _only_enterers(request, place)
    workbook = get_object_or_404(Workbook, pk=pk, unit=place.unit, kind=WorkbookKind.SPREADSHEET)
    try:
        grids = grids_of(workbook)
    except FileError as error:
        messages.error(request, str(error))
        return redirect(place.address("histories"))
    asked = (request.POST or request.GET).get("trang", "")
    number = min(whole(asked) or 0, len(grids.sheets) - 1)
    walk = _walk(request, place, grids.sheets[number])
    if request.POST.get("act") == "book" and walk.found is not None:
        try:
            skip = request.POST.get("skip_errors") == "1"
            brought = book_history(workbook, walk.grid, walk.reading, walk.found, by=request.user, skip_errors=skip)
            messages.success(request, _booked_words(walk.found))
            return redirect(place.address("history-import", brought.pk))
        except HistoryError as error:
            walk = replace(walk, wrong=str(error))
    context = {
        "tab": "histories",
        "workbook": workbook,
        "notes": grids.notes,
        "sheets": [(position, sheet.name or say("Bảng")) for position, sheet in enumerate(grids.sheets)],
        "sheet": number,
        "back_address": place.address("histories"),
        **_asked(walk, place),
    }
    status = 422 if walk.wrong else 200
    return show(request, "web/entries/history.html", context, place=place, part="so-lieu", status=status)


def _booked_words(found: Plan) -> str:
    said = say("Đã ghi {count} số vào sổ.").format(count=len(found.to_book))
    targets = len(found.targets_to_book)
    return f"{said} {say('Đã ghi {count} chỉ tiêu.').format(count=targets)}" if targets else said


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a sheet has come: how it is read, and what it would book once that is clear.

    `known` says that the office read such a sheet before; `missing` what must be said before anything can be read.
    """

    grid: Grid
    reading: Layout
    known: bool
    found: Plan | None = None
    wrong: str = ""
    missing: str = ""


def _walk(request: HttpRequest, place: Place, grid: Grid) -> Walk:
    """A sheet that the office knows opens on its preview, another on its columns."""
    guessed, known = reading_of(grid, place.unit, place.period.end.year)
    if request.method == "GET":
        walk = Walk(grid, guessed, known, missing=guessed.problem)
        wanted = known and not walk.missing
    else:
        reading, wrong = reading_sent(request, guessed)
        walk = Walk(grid, reading, known, wrong=wrong or reading.problem)
        wanted = request.POST.get("act") in ("preview", "book") and not walk.wrong
    if not wanted:
        return walk
    return replace(walk, found=plan(grid, walk.reading, place.unit, may_book=lambda unit: _may_book(request, unit)))


def _asked(walk: Walk, place: Place) -> dict[str, Any]:
    """What the form asks about the sheet, and the preview."""
    return {
        "known": walk.known,
        "wrong": walk.wrong,
        "missing": walk.missing,
        "reading": walk.reading,
        "columns": [column_asked(position, column) for position, column in sorted(walk.reading.columns.items())],
        "sample": sample_of(walk.grid, walk.reading),
        "uses": [(str(use), words) for use, words in USES.items()],
        "standings": STANDINGS.items(),
        "preview": _preview(walk.found) if walk.found is not None else None,
        "indicators": Indicator.objects.of_office(place.unit).only("code", "name", "unit"),
        "names": names_asked(walk.reading, walk.found),
    }


def _may_book(request: HttpRequest, unit: Unit) -> bool:
    return bool(request.user.has_perm("documents.import", unit))


def _preview(found: Plan) -> dict[str, Any]:
    counts = found.counts
    shown = sorted(found.planned, key=lambda one: (one.fate is Fate.SAME, one.value.row, one.value.column))
    return {
        "counts": [
            (say(words), mark, look, counts[fate]) for fate, (words, look, mark) in FATES.items() if counts.get(fate)
        ],
        "to_book": len(found.to_book),
        "errors": found.errors[:LISTED],
        "error_count": len(found.errors),
        "gaps": found.gaps,
        "warnings": found.warnings[:50],
        "rows": [_planned(one) for one in shown[:LISTED]],
        "targets": [_planned(one.placed) | {"setter": one.setter.label} for one in found.targets[:LISTED]],
        "targets_to_book": len(found.targets_to_book),
        "shares": found.shares,
        "questions": found.shares.questions if found.shares is not None else (),
        "more": max(0, len(shown) - LISTED),
        "several_units": len({one.unit.pk for one in found.planned if one.unit is not None}) > 1,
    }


def _planned(one: Planned) -> dict[str, Any]:
    words, look, mark = FATES[one.fate]
    return {
        "cell": one.value.cell,
        "indicator": one.indicator.name if one.indicator else one.value.indicator,
        "code": one.indicator.code if one.indicator else "",
        "unit": one.unit.name if one.unit else one.value.place,
        "period": one.value.period.label,
        "value": written(one.value.value),
        "text": one.value.text,
        "measured_in": one.measured_in or one.value.measured_in,
        "standing": say(STANDINGS[one.value.standing]),
        "fate": say(words),
        "look": look,
        "mark": mark,
        "message": one.message,
    }


@require_GET
@placed
def brought(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """One import: what it booked, cell by cell, and what was corrected since."""
    return _brought_page(request, place, pk)


def _brought_page(request: HttpRequest, place: Place, pk: int, wrong: str = "", reason: str = "") -> HttpResponse:
    one = get_object_or_404(_imports(place), pk=pk)
    entries = list(booked_by(one)[:LISTED])
    context = {
        "tab": "histories",
        "line": _import_line(one, place),
        "targets": [_target_line(row, place) for row in targets_of(one)],
        "entries": [
            {
                "cell": entry.cell.address,
                "text": entry.cell.text,
                "words": entry.cell.words,
                "unit": entry.unit.name,
                "indicator": entry.indicator.name,
                "period": entry.span.label,
                "value": f"{written(entry.exact)} {entry.measured_in}",
                "standing": say(STANDINGS[entry.standing]),
                "address": Place(entry.unit, place.period).address("entry", entry.indicator.code, entry.span),
                "before": f"{written(entry.corrects.exact)} {entry.corrects.measured_in}" if entry.corrects else "",
                "since": getattr(entry, "corrected_by", None),
            }
            for entry in entries
        ],
        "more": max(0, one.booked - LISTED),
        "several_units": len({entry.unit_id for entry in entries}) > 1,
        "back_address": place.address("histories"),
        "ledger_address": place.address("so-lieu"),
        "file_address": place.address("history-file", one.workbook_id),
        "undo_address": place.address("history-undo", one.pk),
        "may_undo": may_correct(request, place) and not hasattr(one, "undone"),
        "wrong": wrong,
        "reason": reason,
    }
    return show(request, "web/entries/brought.html", context, place=place, part="so-lieu", status=422 if wrong else 200)


def _target_line(row: Any, place: Place) -> dict[str, Any]:
    """A target that the import booked, with what became of it."""
    later = getattr(row, "superseded_by", None)
    return {
        "cell": row.imported.address,
        "indicator": row.indicator.name,
        "period": row.span.label,
        "setter": row.get_setter_display(),
        "asked": row.aim.written,
        "address": Place(row.unit, place.period).address("target", row.pk),
        "before": row.supersedes.aim.written if row.supersedes is not None else "",
        "since": "" if later is None else say("đã hủy") if later.withdrawn else say("đã điều chỉnh"),
    }


@require_GET
@placed
def file(request: HttpRequest, place: Place, pk: int) -> FileResponse:
    """The spreadsheet as it came, to be saved and never shown by the browser."""
    workbook = get_object_or_404(Workbook, pk=pk, unit=place.unit, kind=WorkbookKind.SPREADSHEET)
    try:
        content = workbook.file.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404(f"the file of workbook {pk} is not in the store") from None
    answer = FileResponse(content, as_attachment=True, filename=workbook.name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@placed
def undo(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take the whole import back."""
    if not may_correct(request, place):
        raise PermissionDenied
    one = get_object_or_404(HistoryImport, pk=pk, workbook__unit=place.unit)
    reason = request.POST.get("reason", "").strip()
    try:
        undo_import(one, by=request.user, reason=reason)
    except HistoryError as error:
        return _brought_page(request, place, pk, str(error), reason)
    messages.success(request, say("Đã hoàn tác đợt nhập; các số trước đó lại có hiệu lực."))
    return redirect(place.address("history-import", pk))
