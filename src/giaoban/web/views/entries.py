"""Sổ số liệu: what is booked of a unit in a year, and everything about one entry, with what may be done to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.documents.models import Document
from giaoban.apps.figures import entering
from giaoban.apps.figures.actions import FigureError
from giaoban.apps.figures.models import Entry, Standing
from giaoban.apps.figures.year_table import Booking, Row, one_row, year_table
from giaoban.apps.people.handling import restricted
from giaoban.apps.people.permissions import Matter
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period, PeriodError, PeriodKind
from giaoban.core.quantities import NumberError, parse_number
from giaoban.core.reading.histories.grid import Value
from giaoban.core.reading.histories.spoken_periods import period_of
from giaoban.web.cells import Cell
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.printed_codes import codes_of
from giaoban.web.replay import Replay, replay_of

STANDINGS = {
    Standing.OFFICIAL: "chính thức",
    Standing.PRELIMINARY: "sơ bộ",
    Standing.ESTIMATE: "ước",
}
DONE = {
    "correct": "Đã sửa; số cũ vẫn xem được ở lịch sử.",
    "undo": "Đã hoàn tác; số trước đó lại có hiệu lực.",
    "withdraw": "Đã bỏ số; số cũ vẫn xem được ở lịch sử.",
}
MARKS = {Standing.ESTIMATE: "ước"}


@require_GET
@placed
def ledger(request: HttpRequest, place: Place) -> HttpResponse:
    """The year of the address: indicators by row, months or running totals by column."""
    replay = replay_of(request)
    cumulative = request.GET.get("so") == "luy-ke"
    year = place.period.end.year
    columns = columns_of(year, cumulative=cumulative)
    rows = year_table(place.unit, year, moment=replay.moment)
    context = {
        "tab": "so-lieu",
        "year": year,
        "cumulative": cumulative,
        "replay": replay,
        "heads": [*(f"T{month}" for month in range(1, 13)), *([] if cumulative else ["Cả năm"])],
        "rows": [_line(row, columns, place, replay) for row in rows],
        "earlier": _year_address(place, year - 1, cumulative, replay),
        "later": _year_address(place, year + 1, cumulative, replay),
        "months_address": place.address("so-lieu", **replay.query),
        "totals_address": place.address("so-lieu", so="luy-ke", **replay.query),
        "now_address": place.address("so-lieu", **({"so": "luy-ke"} if cumulative else {})),
        "may_enter": may_enter(request, place) and replay.day is None,
        **downloads(place, cumulative, replay),
        **new_entry(place),
    }
    return show(request, "web/entries/ledger.html", context, place=place, part="so-lieu")


def downloads(place: Place, cumulative: bool, replay: Replay) -> dict[str, str]:
    """Where the table comes as a file."""
    query = {**({"so": "luy-ke"} if cumulative else {}), **replay.query}
    return {
        "csv_address": place.address("entries-file", "csv", **query),
        "xlsx_address": place.address("entries-file", "xlsx", **query),
    }


def new_entry(place: Place) -> dict[str, Any]:
    """What the form for one figure offers."""
    return {
        "standings": STANDINGS.items(),
        "indicators": Indicator.objects.of_office(place.unit).only("code", "name", "unit"),
        "enter_address": place.address("entry-enter"),
        "imports_address": place.address("histories"),
    }


def may_enter(request: HttpRequest, place: Place) -> bool:
    """Whether the reader may type figures in and bring tables in."""
    return request.user.has_perm("documents.import", place.unit)


def may_correct(request: HttpRequest, place: Place) -> bool:
    """Whether the reader may correct figures and take them back."""
    return request.user.has_perm("figures.decide", place.unit)


def columns_of(year: int, *, cumulative: bool) -> list[Period]:
    """The twelve months, or the running totals up to each, and the year."""
    months = [Period.month(year, month) for month in range(1, 13)]
    return [month.year_to_date() for month in months] if cumulative else [*months, Period.year(year)]


def _year_address(place: Place, year: int, cumulative: bool, replay: Replay) -> str:
    try:
        there = place.at(Period.month(year, place.period.end.month))
    except PeriodError:
        return ""
    return there.address("so-lieu", **({"so": "luy-ke"} if cumulative else {}), **replay.query)


def _line(row: Row, columns: list[Period], place: Place, replay: Replay) -> dict[str, Any]:
    others = [one for one in sorted(row.bookings) if one not in columns and row.bookings[one].entries]
    return {
        "indicator": row.indicator,
        "note": row.note,
        "address": place.address("entry", row.indicator.code, _at_hand(columns, place), **replay.query),
        "cells": [
            {
                "cell": cell_of(row, period, place, replay),
                "booking": row.at(period),
                "beside": len({(one.value, one.measured_in, one.standing) for one in entries_of(row, period)}) - 1,
            }
            for period in columns
        ],
        "others": [
            {"label": one.label, "address": place.address("entry", row.indicator.code, one, **replay.query)}
            for one in others
            if one.kind not in (PeriodKind.MONTH, PeriodKind.YEAR) and not one.is_year_to_date
        ],
    }


def _at_hand(columns: list[Period], place: Place) -> Period:
    """The column of the page's own month."""
    return next((period for period in columns if period.end == place.period.end), columns[0])


def entries_of(row: Row, period: Period) -> tuple[Entry, ...]:
    """The entries that stand for the period."""
    booking = row.at(period)
    return booking.entries if booking is not None else ()


def cell_of(row: Row, period: Period, place: Place, replay: Replay) -> Cell | None:
    """One cell of the table as a door to the page about it."""
    booking = row.at(period)
    if booking is None:
        return None
    address = place.address("entry", row.indicator.code, period, **replay.query)
    if booking.derived is not None:
        return Cell(written(booking.derived.value), address, f"{say('Tính ra')}: {booking.derived.words}", True, "≈")
    entry = booking.counts
    assert entry is not None  # noqa: S101
    value = booking.value if booking.value is not None else entry.exact
    said = [entry.source_sentence, f"{entry.source_name} {entry.source_place}".strip(), *_beside(booking)]
    if booking.disagreement is not None:
        said.insert(0, f"◆ {booking.disagreement.words}")
    mark = MARKS.get(Standing(entry.standing), "")
    return Cell(written(value), address, " · ".join(one for one in said if one), bool(mark), say(mark) if mark else "")


def _beside(booking: Booking) -> Iterator[str]:
    for other in booking.entries[1:]:
        yield f"{say(STANDINGS[Standing(other.standing)])}: {written(other.exact)} {other.measured_in}"


@dataclass(frozen=True, slots=True)
class Version:
    """One row of the ledger as its page lists it."""

    entry: Entry
    value: str
    standing: str
    source: str
    sentence: str
    address: str
    by: str
    at: str
    reason: str
    state: str
    correct_address: str
    code: str


@require_GET
@placed
def entry(request: HttpRequest, place: Place, code: str, of: Period) -> HttpResponse:
    """Everything about one indicator in one period."""
    return page(request, place, code, of)


def page(
    request: HttpRequest, place: Place, code: str, period: Period, form: dict[str, Any] | None = None
) -> HttpResponse:
    """The page about one indicator in one period, with `form` open where it was sent and will not do."""
    indicator = get_object_or_404(Indicator, code=code)
    replay = replay_of(request)
    row = one_row(place.unit, indicator, period.end.year, moment=replay.moment)
    booking = row.at(period)
    standing = booking.entries if booking else ()
    acts = replay.day is None
    codes, closed = codes_of(one.pk for one in standing), _closed(standing)
    context = {
        "tab": "so-lieu",
        "indicator": indicator,
        "period": period,
        "booking": booking,
        "derived": written(booking.derived.value) if booking and booking.derived else "",
        "inputs": _inputs(booking, row, place, replay),
        "note": row.note,
        "current": [_version(one, place, period, codes, closed) for one in standing],
        "history": _history(place, indicator, period, standing, replay),
        "replay": replay,
        "now_address": place.address("entry", code, period),
        "back_address": place.address("so-lieu", **replay.query),
        "indicator_address": place.address("indicator", code),
        "may_enter": may_enter(request, place) and acts,
        "may_correct": may_correct(request, place) and acts,
        "form": form,
        **new_entry(place),
    }
    return show(
        request,
        "web/entries/entry.html",
        context,
        place=place,
        part="so-lieu",
        status=422 if form and form["wrong"] else 200,
    )


def _inputs(booking: Booking | None, row: Row, place: Place, replay: Replay) -> list[dict[str, str]]:
    """The entries that a derived value comes from, or that contradict the one that was entered."""
    if booking is None or (booking.derived is None and booking.disagreement is None):
        return []
    inputs = booking.derived.inputs if booking.derived else booking.disagreement.others if booking.disagreement else ()
    return [
        {
            "label": one.period.label,
            "value": written(one.value),
            "address": place.address("entry", row.indicator.code, one.period, **replay.query),
        }
        for one in inputs
    ]


def _history(
    place: Place, indicator: Indicator, period: Period, standing: tuple[Entry, ...], replay: Replay
) -> list[Version]:
    """Every row that was ever booked for the period, latest first, those that stand too."""
    rows = Entry.objects.filter(unit=place.unit, indicator=indicator, period=str(period))
    if replay.moment is not None:
        rows = rows.filter(booked_at__lte=replay.moment)
    found = rows.with_sources().select_related("booked_by").order_by("-pk")
    kept, stands = list(found), {one.pk for one in standing}
    codes, closed = codes_of(one.pk for one in kept), _closed(kept)
    return [_version(one, place, period, codes, closed, stands=one.pk in stands) for one in kept]


def _closed(entries: Iterable[Entry]) -> set[int]:
    """The entries whose document has been restricted since, so that its words are not told."""
    by_document = {one.pk: one.figure.document_id for one in entries if one.figure is not None}
    documents = restricted(Document).filter(subject_id__in=set(by_document.values()))
    kept_from = set(documents.values_list("subject_id", flat=True))
    return {pk for pk, document in by_document.items() if document in kept_from}


def _door(entry: Entry, place: Place) -> str:
    """Where the source is read: the words in the document, or the import that its cell came with."""
    if entry.figure is not None and entry.figure_id is not None:
        return place.figure(entry.figure.document_id, entry.figure_id)
    if entry.cell is None or not entry.cell.row or entry.cell.brought_by.workbook.unit_id != place.unit.pk:
        return ""
    return place.address("history-import", entry.cell.brought_by_id)


def _version(
    entry: Entry, place: Place, period: Period, codes: dict[int, str], closed: set[int], *, stands: bool = True
) -> Version:
    who = entry.booked_by
    return Version(
        entry=entry,
        value=f"{written(entry.exact)} {entry.measured_in}",
        standing=say(STANDINGS[Standing(entry.standing)]),
        source=", ".join(one for one in (entry.source_name, entry.source_place) if one),
        sentence=say("Văn bản này hạn chế phổ biến.") if entry.pk in closed else entry.source_sentence,
        address=_door(entry, place),
        by=(who.get_full_name() or who.get_username()) if who else say("máy đọc"),
        at=f"{localtime(entry.booked_at):%d/%m/%Y %H:%M}",
        reason=entry.withdrawn or entry.reason,
        state="withdrawn" if entry.withdrawn else "current" if stands else "replaced",
        correct_address=place.address("entry-correct", entry.pk),
        code=codes.get(entry.pk, ""),
    )


@require_POST
@placed
def enter(request: HttpRequest, place: Place) -> HttpResponse:
    """Book one figure that is typed in."""
    if not may_enter(request, place):
        raise PermissionDenied
    sent = {name: request.POST.get(name, "").strip() for name in ("indicator", "period", "value", "unit", "standing")}
    indicator = Indicator.objects.of_office(place.unit).filter(code=sent["indicator"].partition("·")[0].strip()).first()
    period = period_of(Value(sent["period"]), place.period.end.year)
    wrong = ""
    if indicator is None:
        wrong = say("Không có chỉ tiêu “{text}”. Gõ vài chữ rồi chọn một dòng trong danh sách hiện ra.").format(
            text=sent["indicator"]
        )
    elif not request.user.has_perm("documents.import", Matter(place.unit, indicator.sector)):
        wrong = say("Vai trò của bạn không gồm lĩnh vực {sector}.").format(sector=indicator.sector)
    elif period is None:
        wrong = say("“{text}” không phải là kỳ. Ghi tháng 4/2025, 4 tháng đầu năm 2025 hoặc năm 2025.").format(
            text=sent["period"]
        )
    else:
        try:
            value = number_sent(sent["value"])
            standing = sent["standing"] if sent["standing"] in Standing.values else Standing.PRELIMINARY
            entering.enter(
                place.unit, indicator, period, value,
                by=request.user, measured_in=sent["unit"], standing=standing, text=sent["value"],
            )  # fmt: skip
            messages.success(request, say("Đã ghi {value} vào sổ.").format(value=f"{sent['value']} {indicator.unit}"))
            return redirect(place.address("entry", indicator.code, period))
        except (entering.EntryError, ValueError) as error:
            wrong = str(error)
    if indicator is not None and period is not None:
        return page(request, place, indicator.code, period, {"kind": "enter", "sent": sent, "wrong": wrong})
    messages.error(request, wrong)
    return redirect(place.address("so-lieu"))


@require_POST
@placed
def correct(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Correct an entry, undo its correction or withdraw it, with the reason."""
    if not may_correct(request, place):
        raise PermissionDenied
    found = get_object_or_404(
        Entry.objects.filter(unit=place.unit)
        .with_sources()
        .select_related("figure__document__unit", "unit", "indicator"),
        pk=pk,
    )
    sent = {name: request.POST.get(name, "").strip() for name in ("value", "unit", "standing", "reason")}
    act = request.POST.get("act", "correct")
    span = found.span
    assert span is not None  # noqa: S101
    try:
        if not request.user.has_perm("figures.decide", Matter(place.unit, found.indicator.sector)):
            said = say("Vai trò của bạn không gồm lĩnh vực {sector}.")
            raise ValueError(said.format(sector=found.indicator.sector))
        if act == "undo":
            entering.take_back(found, by=request.user, reason=sent["reason"])
        elif act == "withdraw":
            entering.withdraw(found, by=request.user, reason=sent["reason"])
        else:
            standing = sent["standing"] if sent["standing"] in Standing.values else ""
            value = number_sent(sent["value"])
            entering.correct_entry(
                found, value, by=request.user, reason=sent["reason"], measured_in=sent["unit"], standing=standing
            )
    except (entering.EntryError, FigureError, ValueError) as error:
        form = {"kind": act, "pk": pk, "sent": sent, "wrong": str(error)}
        return page(request, place, found.indicator.code, span, form)
    messages.success(request, say(DONE.get(act, DONE["correct"])))
    return redirect(place.address("entry", found.indicator.code, span))


def number_sent(text: str) -> Decimal:
    """The number that somebody typed; ValueError with a sentence for anything else."""
    try:
        number = parse_number(text)
    except NumberError:
        said = say("“{text}” không phải là số. Ghi như trong báo cáo, dấu phẩy trước phần lẻ: 1.856,717.")
        raise ValueError(said.format(text=text)) from None
    return number.value
