"""The board as a file: the same lines as CSV or as an Excel workbook, numbers as numbers."""

from collections.abc import Iterator
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Board, Line, Shown
from giaoban.core.periods import Period
from giaoban.files.downloads import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.printed_codes import codes_at
from giaoban.web.replay import replay_of
from giaoban.web.views.board import is_cumulative

HEADS = (
    "Chỉ tiêu", "Lĩnh vực", "ĐVT", "Tình trạng", "Thực hiện tháng", "Lũy kế", "KH cấp trên giao", "% KH cấp trên giao",
    "KH đơn vị", "% KH đơn vị", "KH lúc đó", "% KH lúc đó", "Cùng kỳ năm trước", "Tăng, giảm so cùng kỳ",
    "Dự báo năm", "Dự báo thấp nhất", "Dự báo cao nhất", "Dự báo, % kế hoạch", "Cần mỗi tháng còn lại",
    "So cùng kỳ bằng lời", "Cùng kỳ tính thế nào", "Lãnh đạo đánh giá", "Cần xem lại",
    "Mã xác thực tháng", "Mã xác thực lũy kế",
)  # fmt: skip


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The board as CSV."""
    return _file(place, "csv", CSV_TYPE, csv_table(table(_board(request, place), place)))


@require_GET
@placed
def as_xlsx(request: HttpRequest, place: Place) -> HttpResponse:
    """The board as an Excel workbook."""
    title = f"{place.unit.name}, {place.period.label}"
    return _file(
        place, "xlsx", XLSX_TYPE, xlsx_table(table(_board(request, place), place), title=title, sheet=say("Điều hành"))
    )


def _board(request: HttpRequest, place: Place) -> Board:
    return queries.board(place.unit, place.period, cumulative=is_cumulative(request), known=replay_of(request).moment)


def _file(place: Place, suffix: str, kind: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"dieu-hanh_{place.unit.key}_{place.period}.{suffix}".replace("/", "--")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def table(found: Board, place: Place) -> Iterator[list[str | Decimal | None]]:
    """The heading, then a row a line: numbers as they are kept, nothing for a gap; codes of those that were booked."""
    yield [say(head) for head in HEADS]
    codes = codes_at(place)
    for line in found.lines:
        numbers = (
            line.month, line.to_date, line.target_superior, line.percent_superior, line.target_own, line.percent_own,
            line.target_then, line.percent_then, line.last_year, line.change,
        )  # fmt: skip
        ahead = (_plain(line.forecast), line.forecast_low, line.forecast_high, _plain(line.forecast_share))
        values = [*map(_plain, numbers), *ahead, _plain(line.needed_per_month)]
        made = line.base.how or line.base.why if line.base else ""
        sealed = [
            _code(codes, line, line.month, place.period),
            _code(codes, line, line.to_date, place.period.year_to_date()),
        ]
        yield [line.name, line.sector, line.unit, say(line.standing[1]), *values, *_words(line, made), *sealed]


def _code(codes: dict[tuple[str, Period, Decimal], str], line: Line, shown: Shown | None, period: Period) -> str:
    """The code of a figure that stands as it was booked, "" for one that was worked out."""
    return codes.get((line.code, period, shown.value), "") if shown is not None else ""


def _plain(shown: Shown | None) -> Decimal | None:
    return None if shown is None else shown.value.normalize()


def _words(line: Line, made: str) -> list[str | Decimal | None]:
    said = line.override
    judged = f"{say(said.word)}: {said.reason} ({said.by}, {say('đến')} {said.until:%d/%m/%Y})" if said else ""
    return [line.change_words, made, judged, line.warning]
