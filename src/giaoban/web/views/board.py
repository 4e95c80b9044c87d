"""Bảng điều hành: every target of a unit in a period, off pace first, each number a door to its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Counts, Line, Status
from giaoban.apps.targets.models import Indicator
from giaoban.web.cells import Cell, Standing, cell, standing
from giaoban.web.charts.course import chart_of, trend_words
from giaoban.web.charts.spark import sparkline
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.views.sentences import sources_of

OFF_PACE = (Status.AT_RISK, Status.BEHIND, Status.IN_CONFLICT)
# What a count over the board keeps of it: the word in the address and the lines that stay.
KEPT = {
    "dat": (Status.MET, Status.ON_PACE),
    "nguy-co": (Status.AT_RISK,),
    "cham": (Status.BEHIND,),
    "mau-thuan": (Status.IN_CONFLICT,),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the board, its numbers as cells."""

    key: str
    name: str
    unit: str
    address: str
    open_address: str
    status: Standing
    remark: str
    conflict: str
    month: Cell | None
    cumulative: Cell | None
    of_superior: Cell | None
    of_own: Cell | None
    of_previous: Cell | None
    forecast: Cell | None
    trend: SafeString


def is_cumulative(request: HttpRequest) -> bool:
    """Whether results since January are held against last year, which is what a board shows unless asked."""
    return request.GET.get("xem") != "thang"


@require_GET
@placed
def board(request: HttpRequest, place: Place) -> HttpResponse:
    """The board of a unit and period."""
    cumulative = is_cumulative(request)
    found = queries.board(place.unit, place.period, cumulative=cumulative)
    kept = request.GET.get("loc", "") if request.GET.get("loc") in KEPT else ""
    view = "luy-ke" if cumulative else "thang"
    return show(
        request,
        "web/board/board.html",
        {
            "lines": found.lines,
            "groups": groups([line for line in found.lines if not kept or line.status in KEPT[kept]], place),
            "counts": counts_in_words(found.counts, place, view, kept),
            "every_address": place.address("dieu-hanh", xem=view) if kept else "",
            "note": found.note,
            "caption": say("So với cùng kỳ và kế hoạch năm; số có gạch chân dẫn về câu đã ghi nó."),
            "switches": [
                {"word": "tháng", "address": place.address("dieu-hanh", xem="thang"), "current": not cumulative},
                {"word": "lũy kế", "address": place.address("dieu-hanh", xem="luy-ke"), "current": cumulative},
            ],
            "downloads": {
                "csv": place.address("board-csv", xem=view),
                "xlsx": place.address("board-xlsx", xem=view),
            },
            "first_step": place.address("van-ban"),
        },
        place=place,
        part="dieu-hanh",
    )


def groups(lines: Sequence[Line], place: Place) -> list[dict[str, Any]]:
    """The lines under their heads: those off pace, then each sector in the order of the board."""
    heads: dict[str, list[Row]] = {}
    for line in lines:
        head = "Cần chú ý" if line.status in OFF_PACE else line.sector
        heads.setdefault(head, []).append(row(line, place))
    return [{"word": word, "lines": lines} for word, lines in heads.items()]


def row(line: Line, place: Place) -> Row:
    """A line of the board ready for its template."""
    own = place.address("indicator", line.code)
    conflict = f"{place.address('kiem-so')}#d-{line.finding_ids[0]}" if line.finding_ids else ""
    return Row(
        key=line.code,
        name=line.name,
        unit=line.unit,
        address=own,
        open_address=place.address("board-line", line.code),
        status=standing(line),
        remark=_lower(line.status_reason) if line.status in (Status.AT_RISK, Status.BEHIND) else "",
        conflict=conflict,
        month=cell(line.month, place, address=own),
        cumulative=cell(line.to_date, place, address=own),
        of_superior=cell(line.percent_superior, place, address=own, suffix=" %"),
        of_own=cell(line.percent_own, place, address=own, suffix=" %"),
        of_previous=_beside_last_year(line, place, own),
        forecast=_forecast(line, place, own),
        trend=sparkline(line.spark, alternative=trend_words(line.spark, line.spark_months, line.unit)),
    )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _beside_last_year(line: Line, place: Place, own: str) -> Cell | None:
    if line.change is None and line.incomparable:
        return Cell(say("không so sánh"), title=line.incomparable)
    if line.percent_last_year is not None:
        return cell(line.percent_last_year, place, address=own, suffix=f" {line.percent_last_year.unit}")
    return cell(line.change, place, address=own, suffix=f" {line.change.unit}" if line.change else "", signed=True)


def _forecast(line: Line, place: Place, own: str) -> Cell | None:
    """What the year comes to as percent of its plan; an amount where nothing was planned."""
    shown = line.forecast_share or line.forecast
    if shown is None:
        return None
    if line.status is Status.MET:
        return replace(cell(shown, place, address=own), text=say("đạt"))
    return replace(cell(shown, place, address=own, suffix=" %" if line.forecast_share else ""), mark="≈")


def counts_in_words(counts: Counts, place: Place, view: str, kept: str) -> dict[str, Any]:
    """The sentence of counts over the board, each a door to the lines that it counts; one of nothing is left out."""
    lead = say("Đạt tiến độ {done}/{all} chỉ tiêu").format(done=counts.on_pace, all=counts.with_target)
    listed = (
        (counts.at_risk, "{count} nguy cơ không đạt", "risk", "■", "nguy-co"),
        (counts.behind, "{count} chậm", "behind", "▲", "cham"),
        (counts.conflicts, "{count} mâu thuẫn", "conflict", "◆", "mau-thuan"),
        (counts.unread, "{count} số chờ xác nhận", "none", "○", ""),
    )
    rest = [
        {
            "words": say(words).format(count=count),
            "css": css,
            "shape": shape,
            "address": place.address("dieu-hanh", xem=view, loc=word) if word else place.address("van-ban", loc="ky"),
            "current": bool(word) and word == kept,
        }
        for count, words, css, shape, word in listed
        if count
    ]
    return {
        "lead": lead if counts.with_target else say("Chưa có chỉ tiêu được giao trong kỳ"),
        "lead_address": place.address("dieu-hanh", xem=view, loc="dat") if counts.on_pace else "",
        "lead_current": kept == "dat",
        "rest": rest,
    }


@require_GET
@placed
def opened(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """A line opened in place: its chart, what is still needed, the sentences it rests on."""
    line = next((line for line in _lines(request, place) if line.code == code), None)
    if line is None:
        raise Http404(code)
    series = queries.series(place.unit, Indicator.objects.get(pk=line.indicator_id))
    context = {
        "line": {"address": place.address("indicator", code), "key": code},
        "chart": chart_of(series, place.period, line),
        "needs": list(_needs(line)),
        "sources": sources_of(series.sources, place, period=place.period),
    }
    return show(request, "web/board/opened.html", context, place=place, part="dieu-hanh")


def _lines(request: HttpRequest, place: Place) -> tuple[Line, ...]:
    return queries.board(place.unit, place.period, cumulative=is_cumulative(request)).lines


def _needs(line: Line) -> Iterator[str]:
    if line.status_reason:
        yield line.status_reason
    if line.needed_per_month and line.needed_per_month.value > 0:
        said = say("Để đạt kế hoạch, mỗi tháng còn lại cần {value} {unit}.")
        yield said.format(value=line.needed_per_month.text, unit=line.needed_per_month.unit)
    if line.forecast:
        yield f"{line.forecast.provenance}."
    if line.incomparable:
        yield line.incomparable
