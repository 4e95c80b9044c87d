"""Bộ máy: the main bodies of a unit and the departments inside, taken over from a starting set or opened one by one."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.people.permissions import today
from giaoban.apps.units import departments
from giaoban.apps.units.main_bodies import main_bodies, without_council
from giaoban.apps.units.models import Body, BodyKind, Branch
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.views.unit_history import csv_file, may_change_units

HEADS = ("Khối", "Loại", "Tên", "từ", "đến hết", "Văn bản")


def _day(place: Place) -> date:
    """The last day of the period that has come and on which the unit stood."""
    day = min(place.period.end, today())
    return max(min(day, place.unit.valid_to or day), place.unit.valid_from or day)


@require_GET
@placed
def bodies(request: HttpRequest, place: Place) -> HttpResponse:
    """The bodies of the unit on the last day of the period."""
    day = _day(place)
    above = place.unit.ancestors_on(day)
    main = main_bodies(place.unit, day, above)
    open_ones = list(place.unit.bodies.on(day).select_related("parent"))
    resolution = without_council(place.unit, day, above)
    context = {
        "tab": "unit-bodies",
        "day": day,
        "branches": [
            {
                "word": branch.label,
                "main": [body for body in main if body.branch == branch.value],
                "bodies": [_row(body) for body in open_ones if body.branch == branch.value],
            }
            for branch in Branch
        ],
        "no_council": resolution,
        "offered": departments.offered(place.unit, day),
        "closed": [_row(body) for body in place.unit.bodies.filter(valid_to__lt=day)],
        "kinds": BodyKind.choices,
        "branch_choices": Branch.choices,
        "may_change": may_change_units(request, place),
        "here": place.address("unit-bodies-change"),
    }
    return show(request, "web/units/bodies.html", context, place=place, part="unit-bodies")


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The main bodies and the departments of the period's last day as CSV."""
    day = _day(place)
    main = main_bodies(place.unit, day, place.unit.ancestors_on(day))
    rows = [[say(Branch(body.branch).label), "", body.name, "", "", ""] for body in main]
    for body in place.unit.bodies.on(day):
        said = (f"{body.valid_from:%d/%m/%Y}", f"{body.valid_to:%d/%m/%Y}" if body.valid_to else "", body.decree)
        rows.append([say(body.get_branch_display()), say(body.get_kind_display()), body.name, *said])
    return csv_file([[say(head) for head in HEADS], *rows], f"bo-may_{place.unit.key}_{day}")


def _row(body: Body) -> dict[str, Any]:
    return {
        "pk": body.pk,
        "name": body.name,
        "above": body.parent.name if body.parent else "",
        "from": body.valid_from,
        "to": body.valid_to,
        "decree": body.decree,
    }


@require_POST
@placed
def change(request: HttpRequest, place: Place) -> HttpResponse:
    """Take over the starting set, open a department or close one."""
    if not may_change_units(request, place):
        raise PermissionDenied
    acts = {"take-over": _take_over, "open": _open, "close": _close}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Http404("no such act")
    try:
        messages.success(request, act(request, place))
    except departments.BodyError as error:
        messages.error(request, say(str(error)))
    return redirect(place.address("unit-bodies"))


def _take_over(request: HttpRequest, place: Place) -> str:
    opened = departments.take_over(place.unit, on=_day(place), by=request.user)
    return say("Đã nhận {count} bộ phận.").format(count=len(opened))


def _open(request: HttpRequest, place: Place) -> str:
    posted = request.POST
    names = {name: posted.get(name, "").strip()[:200] for name in ("branch", "kind", "name", "decree")}
    body = departments.open_body(place.unit, on=_written_day(posted.get("on", "")), by=request.user, **names)
    return say("Đã thêm “{name}”.").format(name=body.name)


def _close(request: HttpRequest, place: Place) -> str:
    number = request.POST.get("body", "")
    body = get_object_or_404(Body, pk=int(number) if number.isdecimal() and len(number) < 18 else 0, unit=place.unit)
    until = _written_day(request.POST.get("on", "")) - timedelta(days=1)
    departments.close_body(body, until=until, reason=request.POST.get("reason", "")[:500], by=request.user)
    return say("Đã kết thúc “{name}”.").format(name=body.name)


def _written_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise departments.BodyError("Chưa chọn ngày; hãy chọn ngày có hiệu lực.") from None
