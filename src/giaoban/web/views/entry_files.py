"""The year of a unit's ledger as a file: CSV or Excel."""

from collections.abc import Iterator
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from giaoban.apps.figures.year_table import Row, year_table
from giaoban.core.periods import Period
from giaoban.files.downloads import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.replay import replay_of
from giaoban.web.views.entries import columns_of


@require_GET
@placed
def as_file(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """The table of the year as CSV or Excel: numbers as numbers, nothing for a gap."""
    replay = replay_of(request)
    cumulative = request.GET.get("so") == "luy-ke"
    year = place.period.end.year
    table = list(_table(year_table(place.unit, year, moment=replay.moment), columns_of(year, cumulative=cumulative)))
    if kind == "csv":
        answer = HttpResponse(csv_table(table), content_type=CSV_TYPE)
    elif kind == "xlsx":
        title = f"{place.unit.name}, {say('số liệu năm')} {year}"
        answer = HttpResponse(xlsx_table(table, title=title, sheet=say("Số liệu")), content_type=XLSX_TYPE)
    else:
        raise Http404(f"no file of kind '{kind}'")
    answer["Content-Disposition"] = f'attachment; filename="so-lieu_{place.unit.key}_{year}.{kind}"'
    return answer


def _table(rows: tuple[Row, ...], columns: list[Period]) -> Iterator[list[str | Decimal | None]]:
    yield [say("Mã"), say("Chỉ tiêu"), say("Đơn vị tính"), *(period.label for period in columns)]
    for row in rows:
        found = [row.at(period) for period in columns]
        values = [None if one is None or one.value is None else one.value for one in found]
        yield [row.indicator.code, row.indicator.name, row.indicator.unit, *values]
