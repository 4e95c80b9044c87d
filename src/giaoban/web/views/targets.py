"""Chỉ tiêu được giao: booking one, and all about one with the forms that change it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.apps.people.permissions import Matter
from giaoban.apps.targets import setting
from giaoban.apps.targets.choices import Comparator, Setter
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.path_choosing import choose_path
from giaoban.apps.targets.setting import TargetError
from giaoban.core.reckoning.paths import PathError
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed
from giaoban.web.views.plans import may_set
from giaoban.web.views.target_forms import Form, documents_of, of_target, written_in
from giaoban.web.views.target_pages import detail, parts_written, path_written, shares_written

SETTERS = [(setter.value, setter.label) for setter in Setter if setter != Setter.UNSTATED]


@require_http_methods(["GET", "POST"])
@placed
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """The form in which a target is booked."""
    if not may_set(request, place):
        raise PermissionDenied
    if request.method == "GET":
        chosen = {"period": str(place.period.end.year), "setter": Setter.SUPERIOR, "comparator": Comparator.EQUAL}
        return _new_page(request, place, Form({**chosen, "indicator": request.GET.get("chi-tieu", "")}))
    form = written_in(request.POST)
    target = _booked(request, place, form)
    if target is None:
        return _new_page(request, place, form)
    messages.success(request, say("Đã ghi chỉ tiêu {asked}.").format(asked=target.aim.written))
    return redirect(place.address("target", target.pk))


def _booked(request: HttpRequest, place: Place, form: Form) -> Target | None:
    indicator = _offered(place).filter(name=form.values["indicator"]).first()
    if indicator is None:
        form.errors["indicator"] = say("Chưa có chỉ tiêu tên này: chọn trong danh sách, hoặc tạo chỉ tiêu riêng.")
        return None
    if not request.user.has_perm("targets.set", Matter(place.unit, indicator.sector)):
        said = say("Vai trò của bạn không gồm lĩnh vực {sector}.")
        form.errors["indicator"] = said.format(sector=indicator.sector)
        return None
    period, setter = form.period("period"), form.values["setter"]
    if period is None:
        form.errors.setdefault("period", say("Chưa ghi kỳ."))
    if setter not in Setter.values:
        form.errors["setter"] = say("Chưa chọn người giao.")
    aim = form.aim(indicator.unit)
    more = {"base_period": form.period("base_period"), "effective_from": form.day("effective_from")}
    if form.errors or aim is None or period is None:
        return None
    common = {"unit": place.unit, "indicator": indicator, "period": period, "setter": Setter(setter), "aim": aim}
    try:
        return setting.set_target(**common, source=form.source(place.unit), by=request.user, **more)
    except TargetError as error:
        form.errors["all"] = str(error)
        return None


def _offered(place: Place) -> Any:
    return Indicator.objects.of_office(place.unit).valid_on(place.period.end)


def _new_page(request: HttpRequest, place: Place, form: Form) -> HttpResponse:
    context = {
        "tab": "year-plan",
        "form": form,
        "indicators": _offered(place).order_by("order", "code").values_list("name", "unit"),
        "setters": SETTERS,
        "comparators": Comparator.choices,
        "documents": documents_of(place.unit),
        "here": place.address("target-new"),
        "back": place.address("year-plan"),
        "own_address": place.address("own-indicators"),
    }
    return show(request, "web/plans/new.html", context, place=place, part="chi-tieu")


@require_GET
@placed
def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """One target: what it asks by which document, its versions, parts, lower units and path."""
    target = _target(place, pk)
    return _one_page(request, place, target, of_target(target), "")


def _target(place: Place, pk: int) -> Target:
    found = get_object_or_404(Target.objects.select_related("indicator", "unit"), pk=pk, unit=place.unit)
    while (later := Target.objects.filter(supersedes=found).select_related("indicator", "unit").first()) is not None:
        found = later
    return found


def _one_page(request: HttpRequest, place: Place, target: Target, form: Form, opened: str) -> HttpResponse:
    context = {
        **detail(place, target, form),
        "tab": "year-plan",
        "form": form,
        "opened": opened,
        "comparators": Comparator.choices,
        "documents": documents_of(place.unit),
        "may_set": may_set(request, place) and not target.withdrawn,
    }
    return show(request, "web/plans/target.html", context, place=place, part="chi-tieu")


@require_POST
@placed
def change(request: HttpRequest, place: Place, pk: int, act: str) -> HttpResponse:
    """Amend, withdraw, split, hand down, or choose the path; a refusal comes back in its own form."""
    if not may_set(request, place):
        raise PermissionDenied
    if act not in ACTS:
        raise Http404(f"'{act}' is nothing that is done to a target")
    target = _target(place, pk)
    if not request.user.has_perm("targets.set", Matter(place.unit, target.indicator.sector)):
        raise PermissionDenied
    form = written_in(request.POST, [name for name in request.POST if name.startswith(("part-", "unit-"))])
    try:
        done, said = ACTS[act](request, place, target, form)
    except (TargetError, PathError) as error:
        form.errors["all"], done, said = str(error), None, ""
    if done is None or form.errors:
        return _one_page(request, place, target, form, act)
    messages.success(request, say(said))
    return redirect(place.address("target", done.pk))


Done = tuple[Target | None, str]


def _amend(request: HttpRequest, place: Place, target: Target, form: Form) -> Done:
    aim, day = form.aim(target.measured_in), form.day("effective_from")
    if aim is None or form.errors:
        return None, ""
    done = setting.amend(target, aim=aim, source=form.source(place.unit), effective_from=day, by=request.user)
    return done, "Đã ghi bản điều chỉnh; bản trước vẫn xem được."


def _withdraw(request: HttpRequest, place: Place, target: Target, form: Form) -> Done:
    day = form.day("effective_from")
    if form.errors:
        return None, ""
    done = setting.withdraw(target, reason=form.values["reason"], effective_from=day, by=request.user)
    return done, "Đã hủy chỉ tiêu; các bản trước vẫn xem được."


def _split(request: HttpRequest, place: Place, target: Target, form: Form) -> Done:
    parts = parts_written(target, form)
    if form.errors:
        return None, ""
    if not parts:
        raise TargetError(say("Chưa ghi số của kỳ nào."))
    setting.split_over_time(target, parts=parts, by=request.user)
    return target, "Đã ghi số của từng kỳ."


def _hand(request: HttpRequest, place: Place, target: Target, form: Form) -> Done:
    shares = shares_written(place, form)
    if form.errors:
        return None, ""
    if not shares:
        raise TargetError(say("Chưa ghi số giao cho đơn vị nào."))
    setting.hand_down(target, shares=shares, by=request.user)
    return target, "Đã giao chỉ tiêu cho đơn vị cấp dưới."


def _path(request: HttpRequest, place: Place, target: Target, form: Form) -> Done:
    chosen = path_written(place, target, form, request.FILES.get("table"))
    if form.errors or chosen is None:
        return None, ""
    choose_path(target, by=request.user, reason=form.values["reason"], **chosen)
    return target, "Đã ghi cách tính tiến độ."


ACTS: dict[str, Callable[[HttpRequest, Place, Target, Form], Done]] = {
    "dieu-chinh": _amend,
    "huy": _withdraw,
    "chia": _split,
    "giao": _hand,
    "tien-do": _path,
}
