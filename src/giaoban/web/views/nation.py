"""Cả nước: every indicator over all communes by province, with how many of them have a number; open to who sees all."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from giaoban.apps.rollups.nation import Nation
from giaoban.apps.rollups.nation_rates import nation_with_rates
from giaoban.apps.rollups.values import Total
from giaoban.apps.targets.models import Direction, Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodError
from giaoban.files.downloads import CSV_TYPE, XLSX_TYPE, csv_table, xlsx_table
from giaoban.web.cells import Cell
from giaoban.web.charts.peers import Dot, dots
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import short
from giaoban.web.places import Place, seen_units
from giaoban.web.views.board import is_cumulative

HEADS = (
    "Chỉ tiêu", "ĐVT", "Tỉnh, thành phố", "Số xã có số", "Số xã", "Tổng số", "KH cấp trên giao", "% KH cấp trên giao",
    "KH đơn vị", "% KH đơn vị", "Cùng kỳ năm trước", "Tăng, giảm so cùng kỳ (%)", "Ghi chú",
)  # fmt: skip


def may_see_nation(request: HttpRequest, day: Period) -> bool:
    """Whether the reader sees every province of the period's last day, so that a total hides nobody's numbers."""
    provinces = Unit.objects.on(day.end).filter(parent=None)
    return not provinces.exclude(pk__in=seen_units(request).filter(parent=None).values("pk")).exists()


@require_GET
@login_required
def every(request: HttpRequest, period: Period) -> HttpResponse:
    """Every indicator over the whole country."""
    found, cumulative = _asked(request, period)
    context = {
        **_head(found, period, cumulative=cumulative),
        "rows": [_row(found, one, period, cumulative=cumulative) for one in found.indicators],
    }
    return show(request, "web/rollups/nation.html", context)


@require_GET
@login_required
def one(request: HttpRequest, period: Period, code: str) -> HttpResponse:
    """One indicator by province, in the order of their names."""
    found, cumulative = _asked(request, period)
    indicator = next((each for each in found.indicators if each.code == code), None)
    if indicator is None and not Indicator.objects.filter(code=code).exists():
        raise Http404(code)
    context = _head(found, period, cumulative=cumulative, code=code)
    context["name"] = indicator.name if indicator else Indicator.objects.get(code=code).name
    if indicator is not None:
        context |= {
            "indicator": indicator,
            "row": _row(found, indicator, period, cumulative=cumulative, wide=True),
            "lines": [_line(found, indicator, province) for province in found.provinces],
        }
    return show(request, "web/rollups/nation_one.html", context)


@require_GET
@login_required
def as_file(request: HttpRequest, period: Period, kind: str) -> HttpResponse:
    """Every indicator by province as CSV or Excel, the whole country before its provinces."""
    if kind not in ("csv", "xlsx"):
        raise Http404(kind)
    found, _ = _asked(request, period)
    rows, title = _table(found), f"{say('Cả nước')}, {period.label}"
    content = csv_table(rows) if kind == "csv" else xlsx_table(rows, title=title, sheet=say("Cả nước"))
    answer = HttpResponse(content, content_type=CSV_TYPE if kind == "csv" else XLSX_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="ca-nuoc_{period}.{kind}"'.replace("/", "--")
    return answer


def _asked(request: HttpRequest, period: Period) -> tuple[Nation, bool]:
    if not may_see_nation(request, period):
        raise Http404("a reader who does not see every province")
    cumulative = is_cumulative(request)
    return nation_with_rates(period, cumulative=cumulative), cumulative


def _address(period: Period, cumulative: bool, code: str = "") -> str:
    name, rest = ("nation-one", [period, code]) if code else ("nation", [period])
    return f"{reverse(name, args=rest)}?xem={'luy-ke' if cumulative else 'thang'}"


def _head(found: Nation, period: Period, *, cumulative: bool, code: str = "") -> dict[str, Any]:
    communes = sum(found.communes.values())
    reporting = max((total.reported for total in found.whole.values()), default=0)
    return {
        "found": found,
        "period": period,
        "cumulative": cumulative,
        "communes": communes,
        "reporting": reporting,
        "switches": [
            {"word": "tháng", "address": _address(period, False, code), "current": not cumulative},
            {"word": "lũy kế", "address": _address(period, True, code), "current": cumulative},
        ],
        "earlier": _moved(period, -1, cumulative, code),
        "later": _moved(period, 1, cumulative, code),
        "downloads": {
            kind: f"{reverse('nation-file', args=[period, kind])}?xem={'luy-ke' if cumulative else 'thang'}"
            for kind in ("csv", "xlsx")
        },
        "back": _address(period, cumulative),
    }


def _moved(period: Period, by: int, cumulative: bool, code: str) -> dict[str, str]:
    try:
        moved = period.shift(by)
    except PeriodError:
        return {}
    return {"word": moved.label, "address": _address(moved, cumulative, code)}


def _row(
    found: Nation, indicator: Indicator, period: Period, *, cumulative: bool, wide: bool = False
) -> dict[str, Any]:
    total = found.total(indicator)
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "address": _address(period, cumulative, indicator.code),
        "picture": _picture(found, indicator, wide=wide),
        "gaps": _gaps(found, indicator),
        **_cells(indicator, total),
    }


def _line(found: Nation, indicator: Indicator, province: Unit) -> dict[str, Any]:
    address = Place(province, found.period).address("rollup-one", indicator.code)
    return {
        "name": getattr(province, "name_then", None) or province.name,
        "address": address,
        **_cells(indicator, found.totals[indicator.pk][province.pk]),
    }


def _cells(indicator: Indicator, total: Total) -> dict[str, Any]:
    """What a row shows of a total: numbers, percentages over the communes that have both, and what is missing."""
    counted = say("Cộng {count}/{all} xã có số").format(count=total.reported, all=total.units)
    if total.estimates:
        counted += say(", trong đó {count} đơn vị là số ước").format(count=total.estimates)
    return {
        "total": _number(total.value, counted, mark=say("ước") if total.estimates else ""),
        "why": total.why if total.value is None else "",
        "reported": f"{short(Decimal(total.reported))}/{short(Decimal(total.units))}",
        "partial": not total.complete,
        "superior": _number(total.superior, say("Của các xã có cả kết quả và kế hoạch")),
        "of_superior": _share(total.percent_superior, total),
        "own": _number(total.own, say("Của các xã có cả kết quả và kế hoạch")),
        "of_own": _share(total.percent_own, total),
        "before": _number(total.before, say("Đủ số của mọi xã, trên địa giới hôm nay")),
        "change": _share(total.change, total, signed=True),
    }


def _number(value: Decimal | Fraction | None, title: str = "", mark: str = "") -> Cell | None:
    return None if value is None else Cell(short(value, decimals=3), title=title, inferred=True, mark=mark)


def _share(share: Any, total: Total, *, signed: bool = False) -> Cell | None:
    if share is None:
        return None
    text = f"{'+' if signed and share.percent > 0 else ''}{short(share.percent, decimals=1)} %"
    return Cell(text, title=say("Trên {count}/{all} xã có đủ hai số").format(count=share.units, all=total.units))


def _gaps(found: Nation, indicator: Indicator) -> str:
    """How many provinces lack numbers of some communes, and how many have none at all."""
    totals = [found.totals[indicator.pk][province.pk] for province in found.provinces]
    empty = sum(total.reported == 0 for total in totals)
    partial = sum(0 < total.reported < total.units for total in totals)
    said = []
    if partial:
        said.append(say("{count} tỉnh thiếu số của một số xã").format(count=partial))
    if empty:
        said.append(say("{count} tỉnh chưa có số").format(count=empty))
    return "; ".join(said)


def _picture(found: Nation, indicator: Indicator, *, wide: bool) -> SafeString:
    shown = []
    for province in found.provinces:
        total = found.totals[indicator.pk][province.pk]
        share = total.percent_superior or total.percent_own
        if share is not None:
            good = share.percent <= 100 if indicator.direction == Direction.DOWN else share.percent >= 100
            address = Place(province, found.period).address("rollup-one", indicator.code) if wide else ""
            shown.append(Dot(getattr(province, "name_then", province.name), share.percent, good, address))
    if not shown:
        return SafeString("")
    ends = min(dot.percent for dot in shown), max(dot.percent for dot in shown)
    said = say("{count} tỉnh, thành phố theo % kế hoạch, từ {low} % đến {high} %")
    low, high = (short(end, decimals=1) for end in ends)
    return dots(shown, said.format(count=len(shown), low=low, high=high), wide=wide)


def _table(found: Nation) -> Iterator[list[str | Decimal | int | None]]:
    yield [say(head) for head in HEADS]
    for indicator in found.indicators:
        yield _table_row(indicator, say("Cả nước"), found.total(indicator))
        for province in found.provinces:
            name = getattr(province, "name_then", None) or province.name
            yield _table_row(indicator, name, found.totals[indicator.pk][province.pk])


def _table_row(indicator: Indicator, name: str, total: Total) -> list[str | Decimal | int | None]:
    percents = [share.percent if share else None for share in (total.percent_superior, total.percent_own, total.change)]
    return [
        indicator.name, indicator.unit, name, total.reported, total.units, _plain(total.value), _plain(total.superior),
        percents[0], _plain(total.own), percents[1], _plain(total.before), percents[2],
        say(total.why) if total.value is None else "" if total.complete else say("thiếu số của một số xã"),
    ]  # fmt: skip


def _plain(value: Decimal | Fraction | None) -> Decimal | None:
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
