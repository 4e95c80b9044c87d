"""Writing a reporting regime: a new one, or a new version of one that stands."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from giaoban.apps.collection.actions import Asked, RegimeError, Terms, issue, revise
from giaoban.apps.collection.asking import open_reports
from giaoban.apps.collection.models import DueRule, Moves, Reach, Regime, RegimeVersion
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.reporting import numbers_posted, posted
from giaoban.web.views.regimes import CYCLES, MONTHS, MOVES, may_regulate

REACHES = {
    Reach.BELOW: "các đơn vị trực thuộc",
    Reach.COMMUNES: "mọi xã, phường, đặc khu bên dưới",
    Reach.ITSELF: "chỉ những đơn vị chọn dưới đây",
}
KINDS = ("", "phường", "xã", "đặc khu", "thị trấn", "quận", "huyện")


@require_http_methods(["GET", "POST"])
@placed
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """A regime that the unit issues."""
    if not may_regulate(request, place):
        raise PermissionDenied
    if request.method == "GET":
        return _page(request, place, None, _blank(place))
    try:
        regime = issue(place.unit, _terms(request, place), by=request.user)
    except (RegimeError, ValueError) as error:
        return _page(request, place, None, request.POST, wrong=str(error))
    open_reports(day=timezone.localdate(), regimes=[regime])
    messages.success(request, say("Đã ban hành chế độ báo cáo; báo cáo của các đơn vị đã được lập."))
    return redirect(place.address("regime", regime.code))


@require_http_methods(["GET", "POST"])
@placed
def edit(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """A new version of the regime."""
    regime = get_object_or_404(Regime, owner=place.unit, code=code)
    if not may_regulate(request, place):
        raise PermissionDenied
    version = regime.versions.order_by("-number").first()
    if request.method == "GET":
        return _page(request, place, regime, _as_written(version))
    try:
        terms = _terms(request, place)
        revise(regime, terms, by=request.user, reason=posted(request, "reason"))
    except (RegimeError, ValueError) as error:
        return _page(request, place, regime, request.POST, wrong=str(error))
    open_reports(day=timezone.localdate(), regimes=[regime])
    messages.success(request, say("Đã ghi lần ban hành mới; báo cáo chưa ai làm đã theo quy định mới."))
    return redirect(place.address("regime", regime.code))


def _page(request: HttpRequest, place: Place, regime: Regime | None, written: Any, wrong: str = "") -> HttpResponse:
    picked = _list(written, "unit")
    chosen = _list(written, "indicator")
    below = place.unit.children_as_of(place.period.end).order_by("order_key")
    context = {
        "tab": "che-do",
        "regime": regime,
        "written": {name: written.get(name, "") for name in FIELDS},
        "wrong": wrong,
        "cycles": CYCLES.items(),
        "moves": list(MOVES.items()),
        "months": list(enumerate(MONTHS)),
        "rules": [(DueRule.DAY, "một ngày trong tháng"), (DueRule.WORKING_DAYS, "số ngày làm việc sau ngày chốt")],
        "reaches": list(REACHES.items()),
        "kinds": KINDS,
        "units": [{"unit": unit, "in": str(unit.pk) in picked} for unit in (place.unit, *below)],
        "sectors": _by_sector(place.unit, chosen, set(_list(written, "optional"))),
        "here": request.path,
        "back": place.address("regime", regime.code) if regime else place.address("che-do"),
    }
    status = 400 if wrong else 200
    return show(request, "web/reports/regime_form.html", context, place=place, part="nop-bao-cao", status=status)


FIELDS = (
    *("name", "basis", "cycle", "first_day", "due_rule", "due_number", "due_months", "moves", "four_eyes"),
    *("valid_from", "valid_to", "reach", "kind", "reason"),
)


def _list(written: Any, name: str) -> list[str]:
    return written.getlist(name) if hasattr(written, "getlist") else written.get(name, [])


def _blank(place: Place) -> dict[str, Any]:
    start = place.period.start
    return {
        "cycle": "month",
        "first_day": "15",
        "due_rule": DueRule.DAY,
        "due_number": "20",
        "due_months": "0",
        "moves": Moves.LATER,
        "four_eyes": "1",
        "valid_from": f"{start:%Y-%m-%d}",
        "reach": Reach.BELOW,
    }


def _as_written(version: RegimeVersion) -> dict[str, Any]:
    """A version as the form would have sent it."""
    lines = list(version.units.all())
    wide = next((line for line in lines if line.reach != Reach.ITSELF), None)
    rows = list(version.indicators.all())
    return {
        "name": version.name,
        "basis": version.basis,
        "cycle": version.cycle,
        "first_day": str(version.first_day),
        "due_rule": version.due_rule,
        "due_number": str(version.due_number),
        "due_months": str(version.due_months),
        "moves": version.moves,
        "four_eyes": "1" if version.four_eyes else "",
        "valid_from": f"{version.valid_from:%Y-%m-%d}",
        "valid_to": f"{version.valid_to:%Y-%m-%d}" if version.valid_to else "",
        "reach": wide.reach if wide else Reach.ITSELF,
        "kind": wide.kind if wide else "",
        "unit": [str(line.unit_id) for line in lines if line.reach == Reach.ITSELF],
        "indicator": [str(row.indicator_id) for row in rows],
        "optional": [str(row.indicator_id) for row in rows if not row.required],
    }


def _by_sector(unit: Unit, chosen: list[str], optional: set[str]) -> list[dict[str, Any]]:
    sectors: dict[str, list[dict[str, Any]]] = {}
    for one in Indicator.objects.of_office(unit).order_by("sector", "order", "code"):
        key = str(one.pk)
        sectors.setdefault(one.sector, []).append({"one": one, "in": key in chosen, "optional": key in optional})
    return [{"name": name, "rows": rows, "count": sum(row["in"] for row in rows)} for name, rows in sectors.items()]


def _terms(request: HttpRequest, place: Place) -> Terms:
    """What the form says. Raises RegimeError for a number or a day that is none."""
    ids = numbers_posted(request, "indicator")
    rule, moves = posted(request, "due_rule"), posted(request, "moves")
    ends = posted(request, "valid_to")
    return Terms(
        name=posted(request, "name", 200),
        basis=posted(request, "basis", 300),
        cycle=posted(request, "cycle"),
        first_day=_number(posted(request, "first_day"), "Ngày bắt đầu tính số liệu"),
        due_rule=rule if rule in DueRule.values else DueRule.DAY,
        due_number=_number(posted(request, "due_number"), "Hạn nộp"),
        due_months=min(_number(posted(request, "due_months") or "0", "Tháng của hạn nộp"), 3),
        moves=moves if moves in Moves.values else Moves.LATER,
        four_eyes=posted(request, "four_eyes") == "1",
        valid_from=_day(posted(request, "valid_from"), "ngày áp dụng"),
        valid_to=_day(ends, "ngày hết áp dụng") if ends else None,
        indicators=list(Indicator.objects.of_office(place.unit).filter(pk__in=ids).order_by("order", "code")),
        units=_lines(request, place),
        optional=frozenset(numbers_posted(request, "optional")),
    )


def _lines(request: HttpRequest, place: Place) -> list[Asked]:
    reach, kind = posted(request, "reach"), posted(request, "kind")
    lines = []
    if reach in (Reach.BELOW, Reach.COMMUNES):
        lines.append(Asked(place.unit, reach, kind if kind in KINDS else ""))
    return lines + [Asked(unit) for unit in Unit.objects.filter(pk__in=numbers_posted(request, "unit"))]


def _number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise RegimeError(say("{what} ghi “{text}”; hãy ghi một số nguyên.").format(what=say(what), text=text[:20]))
    return int(text)


def _day(text: str, what: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RegimeError(say("Chưa chọn {what}; hãy chọn một ngày.").format(what=say(what))) from None
