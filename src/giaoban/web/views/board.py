"""Bảng điều hành: every target of a unit in a period, off pace first, each number a door to its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Counts, Line, Mark, Override, Shown, Status
from giaoban.apps.reviews.results import month_of
from giaoban.apps.reviews.terms import terms_at
from giaoban.web.cells import Cell, Standing, cell, standing
from giaoban.web.charts.course import trend_words
from giaoban.web.charts.spark import sparkline
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.replay import Replay, replay_of
from giaoban.web.views.terms import term_links

OFF_PACE = (Status.AT_RISK, Status.BEHIND, Status.IN_CONFLICT)
# What a count over the board keeps of it: the word in the address and the lines that stay.
KEPT = {
    "dat": (Status.MET, Status.ON_PACE),
    "nguy-co": (Status.AT_RISK,),
    "cham": (Status.BEHIND,),
    "mau-thuan": (Status.IN_CONFLICT,),
}


@dataclass(frozen=True, slots=True)
class Made:
    """How last year's value was made, in a few words, with the whole sentence beside them."""

    words: str
    whole: str
    address: str


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
    made: Made | None
    forecast: Cell | None
    forecast_range: str
    trend: SafeString
    then: str
    override: Override | None
    warning: str


def is_cumulative(request: HttpRequest) -> bool:
    """Whether results since January are held against last year, which is what a board shows unless asked."""
    return request.GET.get("xem") != "thang"


@require_GET
@placed
def board(request: HttpRequest, place: Place) -> HttpResponse:
    """The board of a unit and period, now or as the ledger stood at the end of a replay day."""
    cumulative, replay = is_cumulative(request), replay_of(request)
    found = queries.board(place.unit, place.period, cumulative=cumulative, known=replay.moment)
    kept = request.GET.get("loc", "") if request.GET.get("loc") in KEPT else ""
    query = {"xem": "luy-ke" if cumulative else "thang", **replay.query}
    shown = [line for line in found.lines if not kept or line.status in KEPT[kept]]
    return show(
        request,
        "web/board/board.html",
        {
            "lines": found.lines,
            "groups": groups(shown, place, replay),
            "counts": counts_in_words(found.counts, place, query, kept),
            "every_address": place.address("dieu-hanh", **query) if kept else "",
            "terms": term_links(terms_at(place.unit, month_of(place.period), known=replay.moment), place),
            "note": found.note,
            "caption": say("So với cùng kỳ và kế hoạch năm; số có gạch chân dẫn về câu đã ghi nó."),
            "switches": [
                {"word": word, "address": place.address("dieu-hanh", **query | {"xem": view}), "current": current}
                for word, view, current in (("tháng", "thang", not cumulative), ("lũy kế", "luy-ke", cumulative))
            ],
            "downloads": {
                "csv": place.address("board-csv", **query),
                "xlsx": place.address("board-xlsx", **query),
            },
            "replay": replay,
            "board_view": query["xem"],
            "now_address": place.address("dieu-hanh", xem=query["xem"]),
            "first_step": place.address("van-ban"),
        },
        place=place,
        part="dieu-hanh",
    )


def groups(lines: Sequence[Line], place: Place, replay: Replay) -> list[dict[str, Any]]:
    """The lines under their heads: those off pace, then each sector in the order of the board."""
    heads: dict[str, list[Row]] = {}
    for line in lines:
        head = "Cần chú ý" if line.status in OFF_PACE else line.sector
        heads.setdefault(head, []).append(row(line, place, replay))
    return [{"word": word, "lines": lines} for word, lines in heads.items()]


def row(line: Line, place: Place, replay: Replay) -> Row:
    """A line of the board ready for its template."""
    own = place.address("indicator", line.code)
    conflict = f"{place.address('kiem-so')}#d-{line.finding_ids[0]}" if line.finding_ids else ""
    return Row(
        key=line.code,
        name=line.name,
        unit=line.unit,
        address=own,
        open_address=place.address("board-line", line.code, **replay.query),
        status=standing(line),
        remark=_lower(line.status_reason) if line.status in (Status.AT_RISK, Status.BEHIND) else "",
        conflict=conflict,
        month=cell(line.month, place, address=_entries(line, line.month, place)),
        cumulative=cell(line.to_date, place, address=_entries(line, line.to_date, place)),
        of_superior=cell(line.percent_superior, place, address=own, suffix=" %"),
        of_own=cell(line.percent_own, place, address=own, suffix=" %"),
        of_previous=_beside_last_year(line, place, own),
        made=_made(line, place, replay),
        forecast=_forecast(line, place, own),
        forecast_range=range_words(line),
        trend=sparkline(line.spark, alternative=trend_words(line.spark, line.spark_months, line.unit)),
        then=then_words(line),
        override=line.override,
        warning=line.warning,
    )


def _entries(line: Line, shown: Shown | None, place: Place) -> str:
    """Where a result that no document states came from: its entries, with the form or table of each."""
    own = shown is not None and shown.period is not None and shown.mark is not Mark.APPORTIONED
    return place.address("entry", line.code, shown.period) if own else place.address("indicator", line.code)


def _made(line: Line, place: Place, replay: Replay) -> Made | None:
    """How the same period was made, or why it is not compared; nothing for the unit's own result."""
    base = line.base
    if base is None or not (base.how or base.why):
        return None
    address = f"{place.address('board-line', line.code, **replay.query)}#cung-ky"
    if base.how:
        return Made(base.how, base.shown.provenance if base.shown else "", address)
    return Made(_lower(base.why.removeprefix("Không so sánh: ")), base.why, address)


def range_words(line: Line) -> str:
    """The ends of the forecast: "254,7–275,3"."""
    low, high = line.forecast_low, line.forecast_high
    return "" if low is None or high is None or line.status is Status.MET else f"{written(low)}–{written(high)}"


def then_words(line: Line) -> str:
    """The percentage of the plan as it stood at the month's end, where it was amended since."""
    if line.target_then is None:
        return ""
    share = f"{line.percent_then.text} %" if line.percent_then else "–"
    return say("kế hoạch lúc đó {value}: {share}").format(value=line.target_then.text, share=share)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _beside_last_year(line: Line, place: Place, own: str) -> Cell | None:
    if line.change is None and line.incomparable:
        return Cell(say("không so sánh"), title=say(line.incomparable))
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


def counts_in_words(counts: Counts, place: Place, query: dict[str, str], kept: str) -> dict[str, Any]:
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
            "address": place.address("dieu-hanh", **query, loc=word) if word else place.address("van-ban", loc="ky"),
            "current": bool(word) and word == kept,
        }
        for count, words, css, shape, word in listed
        if count
    ]
    return {
        "lead": lead if counts.with_target else say("Chưa có chỉ tiêu được giao trong kỳ"),
        "lead_address": place.address("dieu-hanh", **query, loc="dat") if counts.on_pace else "",
        "lead_current": kept == "dat",
        "rest": rest,
    }
