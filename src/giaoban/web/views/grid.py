"""Nhập liệu: the form of a month as a grid of cells, saved as people go; without scripts a plain form."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, RawPostDataException
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.apps.collection.draft_models import Cell, DraftValue
from giaoban.apps.collection.drafting import Change, DraftError, Outcome, changed_since, columns_asked, save
from giaoban.apps.collection.filling import Filled, Line
from giaoban.apps.collection.own_booking import to_book
from giaoban.apps.targets.models import Indicator
from giaoban.core.reckoning.entry_checks import Remark
from giaoban.web.desk import OWN, Desk, desk_of
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.views.grid_reports import reports_of
from giaoban.web.views.grid_sheets import sheets_of
from giaoban.web.views.grid_words import must_enter, name_of, writer_of

SCRIPTS = ("web/js/grid_numbers.js", "web/js/grid_saving.js", "web/js/grid.js")
ADDRESSES = {
    "form": "nhap-lieu",
    "save": "grid-save",
    "sheet": "grid-sheet-receive",
    "report": "grid-report-receive",
    "decide": "grid-decide",
    "book": "grid-book",
}
MOST_CHANGES = 500
ADDING = frozenset({"flow", "reduction"})


@require_http_methods(["GET", "POST"])
@placed
def form(request: HttpRequest, place: Place) -> HttpResponse:
    """The form of the place; a POST saves every cell of it that was changed (browsers without scripts)."""
    desk = desk_of(request, place)
    outcomes: list[Outcome] = []
    wrong = _unknown(desk) if request.method == "GET" else ""
    if request.method == "POST":
        must_enter(desk)
        try:
            outcomes = save(desk.made_form(), list(_sent(request, desk)), by=request.user, may_write=desk.may_write)
        except DraftError as error:
            wrong = str(error)
        if not wrong and all(one.state in ("saved", "same") for one in outcomes):
            return redirect(f"{desk.address('nhap-lieu')}&luu=1")
    return page(request, desk, outcomes, wrong)


def _unknown(desk: Desk) -> str:
    """Why no row was added for the name that somebody typed; empty where one was, or where none was asked for."""
    if not desk.added or desk.added in {one.indicator.code for one in desk.asked}:
        return ""
    said = say("Không có chỉ tiêu “{text}”. Gõ vài chữ rồi chọn một dòng trong danh sách hiện ra.")
    return said.format(text=desk.added)


def page(request: HttpRequest, desk: Desk, outcomes: Iterable[Outcome] = (), wrong: str = "") -> HttpResponse:
    """The page, with what became of changes that were not written."""
    filled = desk.filled()
    troubled = {(one.change.code, one.change.column): one for one in outcomes if one.state in ("conflict", "refused")}
    columns = [_column(column, desk) for column in columns_asked(desk.period)]
    context = {
        "desk": desk,
        "columns": columns,
        "groups": _groups(filled, desk, columns, troubled),
        "filled": filled,
        "odd": _odd(filled),
        "wrong": wrong,
        "trouble": len(troubled),
        "saved_now": request.GET.get("luu") == "1",
        "saved_at": _last_saved(filled),
        "forms": _forms(desk),
        "previous": desk.period.previous().short,
        "year_before": desk.period.year_before().short,
        "more_indicators": Indicator.objects.of_office(desk.place.unit).only("code", "name", "unit"),
        "to_book": len(to_book(desk.form)) if desk.form is not None and desk.submission is None else 0,
        "may_book": request.user.has_perm("documents.import", desk.place.unit),
        "addresses": {name: desk.address(page_name) for name, page_name in ADDRESSES.items()},
        "whole_address": desk.address("nhap-lieu-row", "-"),
        "user_key": f"{request.user.pk}:{desk.place.unit.key}:{desk.period}:{desk.key}",
        **sheets_of(desk),
        **reports_of(desk),
    }
    status = 422 if wrong or any(one.state == "refused" for one in troubled.values()) else 409 if troubled else 200
    scripts = SCRIPTS if desk.is_open else ()
    return show(
        request, "web/grid/form.html", context, place=desk.place, part="nhap-lieu", scripts=scripts, status=status
    )


def _column(column: Cell, desk: Desk) -> dict[str, Any]:
    if column == Cell.PERIOD:
        return {"column": column, "head": say("Thực hiện"), "of": desk.period.label}
    return {"column": column, "head": say("Lũy kế"), "of": desk.period.year_to_date().label}


def _forms(desk: Desk) -> list[dict[str, Any]]:
    """The forms of the place to choose from; none where the unit has but its own."""
    if not desk.submissions:
        return []
    listed = [
        {
            "word": one.version.name,
            "address": desk.place.address("nhap-lieu", bc=one.pk),
            "current": one == desk.submission,
        }
        for one in desk.submissions
    ]
    own = desk.place.address("nhap-lieu", bc=OWN)
    return [*listed, {"word": say("Biểu riêng của đơn vị"), "address": own, "current": desk.submission is None}]


def _last_saved(filled: Filled) -> str:
    last = max((row.at for line in filled.lines for row in line.cells.values()), default=None)
    if last is None:
        return ""
    there = localtime(last)
    return f"{there:%H:%M}" if there.date() == timezone.localdate() else f"{there:%H:%M, %d/%m/%Y}"


def _groups(
    filled: Filled, desk: Desk, columns: list[dict[str, Any]], troubled: dict[tuple[str, str], Outcome]
) -> list[dict[str, Any]]:
    """The rows under the names of their sectors, in the order of the form."""
    found: list[dict[str, Any]] = []
    for line in filled.lines:
        if not found or found[-1]["sector"] != line.indicator.sector:
            found.append({"sector": line.indicator.sector, "lines": []})
        found[-1]["lines"].append(_line(line, filled.odd, desk, columns, troubled))
    return found


def _line(
    line: Line,
    odd: tuple[Remark, ...],
    desk: Desk,
    columns: list[dict[str, Any]],
    troubled: dict[tuple[str, str], Outcome],
) -> dict[str, Any]:
    one, beside = line.indicator, line.beside
    cells = [_cell(line, column["column"], column["of"], odd, troubled) for column in columns]
    return {
        "indicator": one,
        "required": line.required,
        "open": desk.is_open and desk.may_write(one),
        "cells": [*cells, _cell(line, Cell.NOTE, "", odd, troubled)],
        "last": _shown(beside.last),
        "year_before": _shown(beside.year_before),
        "year_before_words": beside.year_before_words,
        "plans": [{"setter": say(setter), "value": written(value)} for setter, value in beside.plans],
        "plan": "" if beside.plan is None else f"{beside.plan.normalize():f}",
        "adds": one.accumulation in ADDING,
        "before": "" if beside.before is None else f"{beside.before.normalize():f}",
        "percent": _percent(line),
        "about": line.remarks + line.evidence,
        "about_address": desk.address("nhap-lieu-row", one.code),
    }


def _shown(value: Any) -> str:
    return "" if value is None else written(value)


def _percent(line: Line) -> str:
    """How much of the plan is done: of the running total where it adds up, else of what stands."""
    period, to_date = line.number(Cell.PERIOD), line.number(Cell.TO_DATE)
    if line.indicator.accumulation in ADDING:
        before = line.beside.before
        value = to_date if to_date is not None else period + before if None not in (period, before) else None
    else:
        value = period if period is not None else to_date
    if value is None or not line.beside.plan or "%" in line.indicator.unit:
        return ""
    return written(value / line.beside.plan * 100, decimals=1)


def _cell(
    line: Line, column: str, of: str, odd: tuple[Remark, ...], troubled: dict[tuple[str, str], Outcome]
) -> dict[str, Any]:
    row = line.cells.get(column)
    trouble = troubled.get((line.indicator.code, column))
    said = [one for one in odd if (one.key, one.column) == (line.indicator.code, column)]
    booked = line.beside.booked.get(column)
    head = say("Ghi chú") if column == Cell.NOTE else of
    return {
        "column": column,
        "name": f"{line.indicator.code}|{column}",
        "label": f"{line.indicator.name}, {head}",
        "head": head,
        "text": trouble.change.text if trouble else row.text if row else "",
        "seen": row.pk if row else "",
        "title": writer_of(row) if row else "",
        "odd": [one.sentence for one in said],
        "sure": any(one.sure for one in said),
        "trouble": _trouble(trouble) if trouble else "",
        "booked": written(booked) if booked is not None and row is None else "",
    }


def _trouble(outcome: Outcome) -> str:
    if outcome.state == "refused" or outcome.row is None:
        return outcome.sentence
    values = {"who": name_of(outcome.row.by), "text": outcome.row.text, "at": f"{localtime(outcome.row.at):%H:%M}"}
    said = say(
        "{who} đã ghi “{text}” lúc {at} sau khi trang này mở; ô đang giữ “{mine}” và chưa lưu. "
        "Bấm Lưu để dùng số của mình, hoặc ghi lại số của {who}."
    )
    return said.format(**values, mine=outcome.change.text)


def _odd(filled: Filled) -> list[dict[str, str]]:
    """The remarks as the list shows them."""
    names = {line.indicator.code: line.indicator.name for line in filled.lines}
    return [
        {
            "code": one.key,
            "column": one.column,
            "name": names.get(one.key, one.key),
            "sentence": one.sentence,
            "sure": one.sure,
            "key": f"{one.key}|{one.column}",
        }
        for one in filled.odd
    ]


def _sent(request: HttpRequest, desk: Desk) -> Iterable[Change]:
    """The cells of the plain form, each with the row that it showed."""
    for one in desk.writable:
        for column in (*columns_asked(desk.period), Cell.NOTE):
            name = f"{one.indicator.code}|{column}"
            if f"v|{name}" in request.POST:
                seen = request.POST.get(f"s|{name}", "")
                yield Change(
                    one.indicator.code, column, request.POST[f"v|{name}"], int(seen) if seen.isdecimal() else None
                )


@require_POST
@placed
def save_cells(request: HttpRequest, place: Place) -> JsonResponse:
    """Changes of cells as a script sends them; the answer says what became of each and what is odd by now."""
    desk = desk_of(request, place)
    must_enter(desk)
    try:
        sent = json.loads(request.body)
        changes = [_change(one) for one in sent["changes"]]
        last = int(sent.get("last", 0))
    except (ValueError, KeyError, TypeError, AttributeError, RawPostDataException):
        return JsonResponse({"sentence": say("Nội dung gửi lên không đọc được; hãy tải lại trang.")}, status=400)
    if len(changes) > MOST_CHANGES:
        return JsonResponse({"sentence": say("Gửi quá nhiều ô một lần; hãy tải lại trang.")}, status=400)
    try:
        outcomes = save(desk.made_form(), changes, by=request.user, may_write=desk.may_write)
    except DraftError as error:
        return JsonResponse({"sentence": str(error)}, status=409)
    mine = {one.row.pk for one in outcomes if one.state == "saved" and one.row is not None}
    others = [row for row in changed_since(desk.made_form(), last) if row.pk not in mine]
    desk.added = next((one.code for one in changes), "")
    filled = desk.filled()
    return JsonResponse(
        {
            "at": f"{localtime():%H:%M}",
            "last": max(last, filled.last_row),
            "cells": [_answer(one) for one in outcomes],
            "others": [{"name": f"{row.indicator.code}|{row.column}", **_as_data(row)} for row in others],
            "odd": _odd(filled),
            "list": render_to_string("web/grid/odd.html", {"odd": _odd(filled)}, request),
        }
    )


def _change(one: Any) -> Change:
    seen = one.get("seen")
    how = one.get("how", "typed")
    return Change(
        str(one["code"]),
        str(one["column"]),
        str(one["text"]),
        int(seen) if seen not in (None, "") else None,
        str(one.get("key", "")),
        how if how in ("typed", "pasted", "undone") else "typed",
    )


def _answer(outcome: Outcome) -> dict[str, Any]:
    change = outcome.change
    data = {
        "name": f"{change.code}|{change.column}",
        "key": change.key,
        "state": outcome.state,
        "sentence": outcome.sentence,
    }
    return data | (_as_data(outcome.row) if outcome.row is not None else {"id": None, "text": "", "by": "", "at": ""})


def _as_data(row: DraftValue) -> dict[str, Any]:
    return {
        "id": row.pk,
        "text": row.text,
        "by": name_of(row.by),
        "at": f"{localtime(row.at):%H:%M}",
        "title": writer_of(row),
    }
