"""Chỉ tiêu riêng: the indicators that an office keeps for itself, created, changed and retired on screen."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from giaoban.apps.targets import own_indicators
from giaoban.apps.targets.choices import Accumulation, Direction
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.own_indicators import Definition, IndicatorError
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.views.indicators import PARTS
from giaoban.web.views.plans import may_set
from giaoban.web.views.target_forms import Form

NAMES = (
    "act", "indicator", "name", "unit", "accumulation", "direction", "sector", "definition", "aliases", "parent",
    "numerator", "denominator", "level", "valid_from", "on", "reason", "breaks",
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@placed
def own(request: HttpRequest, place: Place) -> HttpResponse:
    """The office's own indicators; a change comes as `act`."""
    if request.method == "GET":
        return _page(request, place, Form({"accumulation": Accumulation.FLOW, "direction": Direction.UP}))
    if not may_set(request, place):
        raise PermissionDenied
    form = Form({name: request.POST.get(name, "").strip()[:1000] for name in NAMES})
    act = ACTS.get(form.values["act"])
    if act is None:
        raise Http404("nothing that is done to an own indicator")
    try:
        said = act(request, place, form)
    except IndicatorError as error:
        form.errors["all"], said = str(error), ""
    if form.errors:
        return _page(request, place, form)
    messages.success(request, say(said))
    return redirect(place.address("own-indicators"))


def _page(request: HttpRequest, place: Place, form: Form) -> HttpResponse:
    rows = Indicator.objects.filter(office=place.unit).prefetch_related("versions", "aliases")
    rows = rows.select_related("parent", "numerator", "denominator", "level")
    context = {
        "tab": "own-indicators",
        "rows": [_row(one, place) for one in rows],
        "form": form,
        "opened": form.values.get("act", ""),
        "accumulations": Accumulation.choices,
        "directions": Direction.choices,
        "parts": [
            {"name": name, "word": word, "value": form.values.get(name, ""), "wrong": form.errors.get(name, "")}
            for name, word in PARTS.items()
        ],
        "indicators": Indicator.objects.of_office(place.unit).values_list("name", flat=True),
        "sectors": sorted(set(Indicator.objects.of_office(place.unit).values_list("sector", flat=True))),
        "may_set": may_set(request, place),
        "here": place.address("own-indicators"),
    }
    return show(request, "web/plans/own.html", context, place=place, part="chi-tieu")


def _row(one: Indicator, place: Place) -> dict[str, Any]:
    return {
        "one": one,
        "accumulation": one.get_accumulation_display(),
        "direction": one.get_direction_display(),
        "made_of": "; ".join(
            f"{say(word).lower()}: {getattr(one, name).name}" for name, word in PARTS.items() if getattr(one, name)
        ),
        "aliases": ", ".join(alias.name for alias in one.aliases.all() if alias.name != one.name),
        "versions": list(one.versions.all()),
        "retired": one.valid_to,
        "address": place.address("indicator", one.code),
        "new_target": place.address("target-new", **{"chi-tieu": one.name}),
    }


def _create(request: HttpRequest, place: Place, form: Form) -> str:
    values = form.values
    found = {name: _named(place, form, name) for name in PARTS}
    day = form.day("valid_from")
    if values["accumulation"] not in Accumulation.values or values["direction"] not in Direction.values:
        form.errors["all"] = say("Chưa chọn cách cộng dồn hoặc chiều tốt.")
    if form.errors:
        return ""
    definition = Definition(
        name=values["name"],
        unit=values["unit"],
        accumulation=Accumulation(values["accumulation"]),
        direction=Direction(values["direction"]),
        sector=values["sector"],
        definition=values["definition"],
        aliases=tuple(name.strip() for name in values["aliases"].split(";") if name.strip()),
        **found,
    )
    own_indicators.create_indicator(place.unit, definition, valid_from=day, by=request.user)
    return "Đã tạo chỉ tiêu riêng."


def _named(place: Place, form: Form, field: str) -> Indicator | None:
    name = form.values[field]
    if not name:
        return None
    found = Indicator.objects.of_office(place.unit).filter(name=name).first()
    if found is None:
        form.errors[field] = say("Chưa có chỉ tiêu “{name}”.").format(name=name)
    return found


def _the_one(place: Place, form: Form) -> Indicator:
    pk = form.values["indicator"]
    return get_object_or_404(Indicator, pk=pk if pk.isdigit() else 0, office=place.unit)


def _on(form: Form) -> date | None:
    day = form.day("on")
    if day is None and "on" not in form.errors:
        form.errors["all"] = say("Chưa chọn ngày bắt đầu áp dụng.")
    return day


def _change(request: HttpRequest, place: Place, form: Form) -> str:
    indicator, day = _the_one(place, form), _on(form)
    if day is None:
        return ""
    said = {name: form.values[name] for name in ("name", "definition", "breaks", "reason")}
    own_indicators.change_indicator(indicator, on=day, by=request.user, **said)
    return "Đã ghi thay đổi; tên cũ vẫn được nhận ra trong báo cáo."


def _retire(request: HttpRequest, place: Place, form: Form) -> str:
    indicator, day = _the_one(place, form), _on(form)
    if day is None:
        return ""
    own_indicators.retire_indicator(indicator, on=day, reason=form.values["reason"], by=request.user)
    return "Đã thôi dùng chỉ tiêu; số liệu và chỉ tiêu giao cũ vẫn giữ."


ACTS: dict[str, Callable[[HttpRequest, Place, Form], str]] = {
    "create": _create,
    "change": _change,
    "retire": _retire,
}
