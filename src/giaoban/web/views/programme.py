"""Chủ đề năm và nhóm nhiệm vụ: the year's theme, its groups of tasks, and which indicators belong to which."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from giaoban.apps.targets import programme as programmes
from giaoban.apps.targets.choices import Side
from giaoban.apps.targets.models import Indicator, TaskGroup
from giaoban.apps.targets.plans import plans_of
from giaoban.apps.targets.programme import ProgrammeError, programme_of
from giaoban.core.periods import Period
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.views.plans import may_set


@require_http_methods(["GET", "POST"])
@placed
def programme(request: HttpRequest, place: Place) -> HttpResponse:
    """The programme of the period's year; a change comes as `act`."""
    if request.method == "GET":
        return _page(request, place)
    if not may_set(request, place):
        raise PermissionDenied
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404("nothing that is done to a programme")
    try:
        messages.success(request, say(act(request, place)))
    except ProgrammeError as error:
        return _page(request, place, wrong=str(error))
    return redirect(place.address("programme"))


def _page(request: HttpRequest, place: Place, wrong: str = "") -> HttpResponse:
    year = place.period.end.year
    found = programme_of(place.unit, year)
    planned = {plan.target.indicator_id for plan in plans_of(place.unit, Period.year(year))}
    indicators = list(Indicator.objects.filter(pk__in=planned | set(found.group_of)).order_by("order", "code"))
    context = {
        "tab": "programme",
        "year": year,
        "programme": found,
        "groups": [_group(group, found, indicators) for group in found.groups],
        "left": [one.name for one in indicators if one.pk not in found.group_of],
        "sides": Side.choices,
        "wrong": wrong,
        "written": request.POST,
        "may_set": may_set(request, place),
        "here": place.address("programme"),
        "plan_address": place.address("year-plan"),
    }
    return show(request, "web/plans/programme.html", context, place=place, part="chi-tieu")


def _group(group: TaskGroup, found: programmes.Programme, indicators: list[Indicator]) -> dict[str, Any]:
    own = [one for one in indicators if found.group_of.get(one.pk) == group]
    return {
        "pk": group.pk,
        "name": group.name,
        "side": group.get_side_display() if group.side else "",
        "names": [one.name for one in own],
        "choices": [
            {"pk": one.pk, "name": one.name, "in": one in own, "elsewhere": one.pk in found.group_of and one not in own}
            for one in indicators
        ],
    }


def _year(place: Place) -> int:
    return place.period.end.year


def _theme(request: HttpRequest, place: Place) -> str:
    words, basis = request.POST.get("words", ""), request.POST.get("basis", "")
    programmes.set_theme(place.unit, _year(place), words=words, basis=basis, by=request.user)
    return "Đã ghi chủ đề năm."


def _add(request: HttpRequest, place: Place) -> str:
    side = request.POST.get("side", "")
    chosen = Side(side) if side in Side.values else Side.NONE
    name = request.POST.get("name", "")
    programmes.add_group(place.unit, _year(place), name=name, side=chosen, by=request.user)
    return "Đã thêm nhóm nhiệm vụ."


def _the_group(request: HttpRequest, place: Place) -> TaskGroup:
    pk = request.POST.get("group", "")
    return get_object_or_404(TaskGroup, pk=pk if pk.isdigit() else 0, unit=place.unit, year=_year(place))


def _change(request: HttpRequest, place: Place) -> str:
    group = _the_group(request, place)
    ids = [pk for pk in request.POST.getlist("indicator") if pk.isdigit()]
    if request.POST.get("name", "").strip() != group.name:
        programmes.rename_group(group, name=request.POST.get("name", ""), by=request.user)
    programmes.tie(group, Indicator.objects.of_office(place.unit).filter(pk__in=ids), by=request.user)
    return "Đã ghi nhóm nhiệm vụ."


def _remove(request: HttpRequest, place: Place) -> str:
    programmes.remove_group(_the_group(request, place), by=request.user)
    return "Đã bỏ nhóm nhiệm vụ; các chỉ tiêu của nhóm vẫn giữ."


ACTS: dict[str, Callable[[HttpRequest, Place], str]] = {
    "theme": _theme,
    "add": _add,
    "change": _change,
    "remove": _remove,
}
