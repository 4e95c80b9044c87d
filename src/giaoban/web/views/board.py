"""Bảng điều hành: every target of a unit in a period, off pace first, each number a door to its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Board, Counts, Line, Status
from giaoban.apps.targets.models import Indicator
from giaoban.web.cells import STANDINGS, Cell, Standing, cell
from giaoban.web.charts.course import chart_of, trend_words
from giaoban.web.charts.spark import sparkline
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.views.sentences import sources_of

OFF_PACE = (Status.AT_RISK, Status.BEHIND)


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
    view = "luy-ke" if cumulative else "thang"
    return show(
        request,
        "web/board/board.html",
        {
            "lines": found.lines,
            "groups": groups(found, place),
            "counts": counts_in_words(found.counts, place),
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


def groups(found: Board, place: Place) -> list[dict[str, Any]]:
    """The lines under their heads: those off pace, then each sector in the order of the board."""
    heads: dict[str, list[Row]] = {}
    for line in found.lines:
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
        status=STANDINGS[line.status],
        remark=_lower(line.status_reason) if line.status in OFF_PACE else "",
        conflict=conflict,
        month=cell(line.month, place, address=own),
        cumulative=cell(line.to_date, place, address=own),
        of_superior=cell(line.percent_superior, place, address=own, suffix=" %"),
        of_own=cell(line.percent_own, place, address=own, suffix=" %"),
        of_previous=_beside_last_year(line, place, own),
        forecast=cell(line.forecast, place, address=own),
        trend=sparkline(line.spark, alternative=trend_words(line.spark, line.spark_months, line.unit)),
    )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _beside_last_year(line: Line, place: Place, own: str) -> Cell | None:
    if line.change is None and line.incomparable:
        return Cell(say("không so sánh"), title=line.incomparable)
    return cell(line.change, place, address=own, suffix=" %", signed=True)


def counts_in_words(counts: Counts, place: Place) -> dict[str, Any]:
    """The sentence of counts over the board; a count of nothing is left out."""
    lead = say("Đúng tiến độ {done}/{all} chỉ tiêu được giao").format(done=counts.on_pace, all=counts.with_target)
    listed = (
        (counts.at_risk, "{count} nguy cơ không đạt", "risk", "■", ""),
        (counts.behind, "{count} chậm", "behind", "▲", ""),
        (counts.conflicts, "{count} mâu thuẫn", "conflict", "◆", place.address("kiem-so")),
        (counts.unread, "{count} số chờ xác nhận", "none", "○", place.address("van-ban")),
    )
    rest = [
        {"words": say(words).format(count=count), "css": css, "shape": shape, "address": address}
        for count, words, css, shape, address in listed
        if count
    ]
    return {"lead": lead if counts.with_target else say("Chưa có chỉ tiêu được giao trong kỳ"), "rest": rest}


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
        said = say("Giữ nhịp này, cả năm ≈ {value} {unit}.")
        yield said.format(value=line.forecast.text, unit=line.forecast.unit)
    if line.incomparable:
        yield line.incomparable
