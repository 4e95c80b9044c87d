"""Tổng hợp: the lower units of a unit put together, each total with what is missing, each unit with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from giaoban.apps.collection.coverage import Coverage, coverage_of, whole
from giaoban.apps.rollups.rolling import By, ranking, rollup
from giaoban.apps.rollups.values import BY_POINTS, NOTHING_BEFORE, Before, How, Rollup, Share, Total
from giaoban.apps.rollups.values import Cell as Result
from giaoban.apps.targets.models import Direction, Indicator
from giaoban.apps.units.models import Unit
from giaoban.files.downloads import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from giaoban.web.cells import Cell
from giaoban.web.charts.peers import Dot, dots
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import short
from giaoban.web.places import Place, placed, seen_units
from giaoban.web.views.board import is_cumulative
from giaoban.web.views.nation import may_see_nation

ORDERS = {"ke-hoach": By.PERCENT, "cung-ky": By.CHANGE, "ket-qua": By.VALUE}
ORDER_WORDS = {"ke-hoach": "% kế hoạch", "cung-ky": "so cùng kỳ", "ket-qua": "kết quả"}
MARKS = {How.APPORTIONED: "≈"}
NAMED = 6  # missing units that are named in a title


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator over all lower units, ready for its template."""

    key: str
    name: str
    unit: str
    address: str
    total: Cell | None
    why: str
    reported: str
    missing: str
    of_superior: Cell | None
    of_own: Cell | None
    change: Cell | None
    own_result: Cell | None
    picture: SafeString
    approved: str = ""


@require_GET
@placed
def every(request: HttpRequest, place: Place) -> HttpResponse:
    """Every indicator over the lower units, or every indicator by every unit."""
    cumulative = is_cumulative(request)
    found = rollup(place.unit, place.period, cumulative=cumulative)
    by_unit = request.GET.get("bang") == "don-vi"
    context = {
        **_head(request, place, found, cumulative=cumulative),
        "by_unit": by_unit,
        "tables": [
            {"word": "tổng số", "address": _here(place, cumulative), "current": not by_unit},
            {"word": "từng đơn vị", "address": _here(place, cumulative, bang="don-vi"), "current": by_unit},
        ],
    }
    if by_unit:
        context |= {"heads": [_name(unit) for unit in found.units], "lines": list(_lines(found, place))}
    else:
        asked, said = context["asked"], context["approved"]
        rows = [_marked(_row(found, one, place), asked.get(one.pk)) for one in found.indicators]
        context["rows"] = [replace(row, approved="") if row.approved == said else row for row in rows]
    return show(request, "web/rollups/every.html", context, place=place, part="tong-hop")


@require_GET
@placed
def one(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One indicator at every lower unit, the best first, those without a figure apart."""
    cumulative = is_cumulative(request)
    indicator = Indicator.objects.filter(code=code).first()
    if indicator is None:
        raise Http404(code)
    found = rollup(place.unit, place.period, cumulative=cumulative, indicator=indicator)
    asked = request.GET.get("xep", "") if request.GET.get("xep") in ORDERS else "ke-hoach"
    orders = [
        {"word": words, "address": _of_one(place, code, cumulative, xep=word), "current": word == asked}
        for word, words in ORDER_WORDS.items()
        if indicator.direction != Direction.HOLD or word == "ke-hoach"
    ]
    context = {
        **_head(request, place, found, cumulative=cumulative, code=code),
        "indicator": indicator,
        "row": _marked(
            _row(found, indicator, place, wide=True), coverage_of(place.unit, place.period).get(indicator.pk)
        )
        if found.units
        else None,
        "groups": list(_groups(found, indicator, place, ORDERS[asked])),
        "orders": orders,
    }
    return show(request, "web/rollups/one.html", context, place=place, part="tong-hop")


def _head(request: HttpRequest, place: Place, found: Rollup, *, cumulative: bool, code: str = "") -> dict[str, Any]:
    """What both pages need: whether there is anything to put together, the switches and the files."""
    ids = [unit.pk for unit in found.units]
    hidden = len(ids) - seen_units(request).filter(pk__in=ids).count()
    view = "luy-ke" if cumulative else "thang"
    name, rest = ("rollup-one", (code,)) if code else ("tong-hop", ())
    asked = coverage_of(place.unit, place.period) if not code else {}
    return {
        "found": found,
        "hidden": hidden,
        "cumulative": cumulative,
        "reporting": found.reporting,
        "asked": asked,
        "approved": _approved(whole(asked)),
        "reports_address": place.address("nop-bao-cao"),
        "switches": [
            {"word": "tháng", "address": place.address(name, *rest, xem="thang"), "current": not cumulative},
            {"word": "lũy kế", "address": place.address(name, *rest, xem="luy-ke"), "current": cumulative},
        ],
        "downloads": {kind: place.address(f"rollup-{kind}", xem=view) for kind in ("csv", "xlsx")},
        "back": _here(place, cumulative),
        "board": place.address("dieu-hanh"),
        "nation": reverse("nation", args=[place.period]) if _above_all(request, place) else "",
    }


def _above_all(request: HttpRequest, place: Place) -> bool:
    return place.unit.level == "province" and may_see_nation(request, place.period)


def _here(place: Place, cumulative: bool, **query: str) -> str:
    return place.address("tong-hop", xem="luy-ke" if cumulative else "thang", **query)


def _of_one(place: Place, code: str, cumulative: bool, **query: str) -> str:
    return place.address("rollup-one", code, xem="luy-ke" if cumulative else "thang", **query)


def _name(unit: Unit) -> str:
    return getattr(unit, "name_then", None) or unit.name


def _row(found: Rollup, indicator: Indicator, place: Place, *, wide: bool = False) -> Row:
    total = found.totals.get(indicator.pk) or Total(len(found.units), 0)
    names = {unit.pk: _name(unit) for unit in found.units}
    missing = [names[pk] for pk in total.missing]
    own = found.upper_cells.get(indicator.pk)
    return Row(
        key=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        address=_of_one(place, indicator.code, found.cumulative),
        total=_amount(total, indicator),
        why=total.why,
        reported=f"{total.reported}/{total.units}",
        missing=_missing_words(missing, total),
        of_superior=_share(total.percent_superior, total),
        of_own=_share(total.percent_own, total),
        change=_share(total.change, total, signed=True),
        own_result=_result(own, Place(found.upper, place.period).address("indicator", indicator.code)),
        picture=_picture(found, indicator, place, wide=wide),
    )


def _marked(row: Row, coverage: Coverage | None) -> Row:
    """The row with how many of the units that were to report it have had their reports approved."""
    return row if coverage is None else replace(row, approved=_approved(coverage))


def _approved(coverage: Coverage) -> str:
    """Which of the units that were to report are in the figures, so that a partial sum never looks whole."""
    if not coverage.units:
        return ""
    words = say("{count}/{all} đơn vị phải báo cáo đã duyệt số liệu")
    said = words.format(count=coverage.approved, all=len(coverage.units))
    names = list(coverage.missing.values())
    if not names:
        return said
    named = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        named += say(" và {count} đơn vị khác").format(count=len(names) - NAMED)
    return said + say("; chưa duyệt: {names}").format(names=named)


def _missing_words(missing: list[str], total: Total) -> str:
    """Who has no figure, as one sentence; nothing where everybody has."""
    if not missing:
        return ""
    named = ", ".join(missing[:NAMED])
    if len(missing) > NAMED:
        named += say(" và {count} đơn vị khác").format(count=len(missing) - NAMED)
    said = say("Chưa có số: {names}").format(names=named)
    unlike = say("; {count} đơn vị có số không cộng được (khác đơn vị tính)").format(count=total.unlike)
    return said + (unlike if total.unlike else "")


def _amount(total: Total, indicator: Indicator) -> Cell | None:
    if total.value is None:
        return None
    words = say("Cộng {count}/{all} đơn vị có số").format(count=total.reported, all=total.units)
    if total.estimates:
        words += say(", trong đó {count} đơn vị là số ước").format(count=total.estimates)
    mark = say("ước") if total.estimates else ""
    return Cell(short(total.value, decimals=3), title=words, inferred=True, mark=mark)


def _share(share: Share | None, total: Total, *, signed: bool = False) -> Cell | None:
    if share is None:
        return None
    text = f"{'+' if signed and share.percent > 0 else ''}{short(share.percent, decimals=1)} %"
    return Cell(text, title=say("Trên {count}/{all} đơn vị có đủ hai số").format(count=share.units, all=total.units))


def _result(cell: Result | None, address: str) -> Cell | None:
    """A unit's own result as a door to its line."""
    if cell is None or cell.value is None:
        if cell is not None and cell.unlike:
            return Cell(say("khác ĐVT"), address, say("Số ghi bằng đơn vị tính khác nên không cộng được"))
        return None
    return Cell(short(cell.value, decimals=3), address, mark=say("ước") if cell.estimate else "")


def _percent(value: Decimal | None, *, signed: bool = False, unit: str = "%") -> Cell | None:
    if value is None:
        return None
    return Cell(f"{'+' if signed and value > 0 else ''}{short(value, decimals=1)} {unit}")


def _before(before: Before) -> Cell | None:
    if before.value is None:
        return Cell(say("không so sánh"), title=say(before.words)) if before is not NOTHING_BEFORE else None
    mark = MARKS.get(before.how, "")
    made = {"title": say(before.words), "inferred": before.how is not How.SAME, "mark": mark}
    return Cell(short(before.value, decimals=3), **made)


def _picture(found: Rollup, indicator: Indicator, place: Place, *, wide: bool) -> SafeString:
    shown = []
    for unit in found.units:
        cell = found.cell(indicator, unit)
        percent = cell.percent_superior if cell.superior is not None else cell.percent_own
        if percent is not None:
            good = percent <= 100 if indicator.direction == Direction.DOWN else percent >= 100
            address = Place(unit, place.period).address("indicator", indicator.code) if wide else ""
            shown.append(Dot(_name(unit), percent, good, address))
    if not shown:
        return SafeString("")
    ends = min(shown, key=lambda dot: dot.percent), max(shown, key=lambda dot: dot.percent)
    said = say("{count} đơn vị theo % kế hoạch, từ {low} % đến {high} %")
    alternative = said.format(
        count=len(shown), low=short(ends[0].percent, decimals=1), high=short(ends[1].percent, decimals=1)
    )
    return dots(shown, alternative, wide=wide)


def _lines(found: Rollup, place: Place) -> Iterator[dict[str, Any]]:
    for indicator in found.indicators:
        cells = found.cells.get(indicator.pk, {})
        yield {
            "row": _row(found, indicator, place),
            "cells": [
                _result(cells.get(unit.pk), Place(unit, place.period).address("indicator", indicator.code))
                for unit in found.units
            ],
        }


def _groups(found: Rollup, indicator: Indicator, place: Place, by: str) -> Iterator[dict[str, Any]]:
    """The units of each kind in the order of their places, those without one after them."""
    units = {unit.pk: unit for unit in found.units}
    for kind, ranked in ranking(found, indicator, by).items():
        placed_ones = [_unit_line(found, indicator, place, units[one.key], one.place) for one in ranked.placed]
        rest = [_unit_line(found, indicator, place, units[pk], None) for pk in ranked.without]
        yield {"kind": kind.capitalize(), "size": len(placed_ones) + len(rest), "lines": placed_ones, "without": rest}


def _unit_line(found: Rollup, indicator: Indicator, place: Place, unit: Unit, at: int | None) -> dict[str, Any]:
    cell = found.cell(indicator, unit)
    address = Place(unit, place.period).address("indicator", indicator.code)
    points = indicator.accumulation in BY_POINTS
    return {
        "place": at,
        "name": _name(unit),
        "address": address,
        "result": _result(cell, address),
        "superior": _plain(cell.superior),
        "of_superior": _percent(cell.percent_superior),
        "own": _plain(cell.own),
        "of_own": _percent(cell.percent_own),
        "before": _before(cell.before),
        "change": _percent(cell.change(indicator.accumulation), signed=True, unit=say("điểm %") if points else "%"),
    }


def _plain(value: Decimal | None) -> Cell | None:
    return None if value is None else Cell(short(value, decimals=3))


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """Indicators by units as CSV."""
    return _file(place, "csv", CSV_TYPE, csv_table(_table(request, place)))


@require_GET
@placed
def as_xlsx(request: HttpRequest, place: Place) -> HttpResponse:
    """Indicators by units as an Excel workbook."""
    title = f"{say('Tổng hợp')} {place.unit.name}, {place.period.label}"
    return _file(place, "xlsx", XLSX_TYPE, xlsx_table(_table(request, place), title=title, sheet=say("Tổng hợp")))


def _table(request: HttpRequest, place: Place) -> Iterator[list[str | Decimal | int | None]]:
    """The heading, then an indicator a row: the total with its counts, then every unit's own result."""
    found = rollup(place.unit, place.period, cumulative=is_cumulative(request))
    ids = [unit.pk for unit in found.units]
    if seen_units(request).filter(pk__in=ids).count() < len(ids):
        raise Http404("lower units that this reader may not look at")
    heads = ("Chỉ tiêu", "ĐVT", "Tổng số", "Số đơn vị có số", "Số đơn vị", "% KH cấp trên giao", "% KH đơn vị",
             "Tăng, giảm so cùng kỳ (%)")  # fmt: skip
    yield [*(say(head) for head in heads), *(_name(unit) for unit in found.units)]
    for indicator in found.indicators:
        total = found.totals[indicator.pk]
        shares = (total.percent_superior, total.percent_own, total.change)
        yield [
            indicator.name, indicator.unit, _decimal(total.value), total.reported, total.units,
            *(share.percent if share is not None else None for share in shares),
            *(found.cell(indicator, unit).value for unit in found.units),
        ]  # fmt: skip


def _decimal(value: Decimal | Fraction | None) -> Decimal | None:
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value


def _file(place: Place, suffix: str, kind: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"tong-hop_{place.unit.key}_{place.period}.{suffix}".replace("/", "--")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
