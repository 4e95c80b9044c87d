"""A line of the board opened in place: its course, how last year's value was made, the rule and what a leader says."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from giaoban.apps.reviews import queries
from giaoban.apps.reviews.made_words import keys_in_words, share_words
from giaoban.apps.reviews.models import SaidStatus, StatusOverride
from giaoban.apps.reviews.overriding import OverrideError, say_status, withdraw_status
from giaoban.apps.reviews.queries import Base, BasePart, Line, Shown
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import rounded
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.same_period import Made
from giaoban.web.cells import Cell, cell, standing
from giaoban.web.charts.course import chart_of
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import written
from giaoban.web.places import Place, placed
from giaoban.web.replay import replay_of
from giaoban.web.views.board import is_cumulative, then_words
from giaoban.web.views.sentences import sources_of

STANDS_FOR = timedelta(days=31)  # what the form offers


@require_GET
@placed
def opened(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """A line opened in place; the whole page for a browser without scripts."""
    return _page(request, place, code)


def _page(request: HttpRequest, place: Place, code: str, form: dict[str, Any] | None = None) -> HttpResponse:
    replay = replay_of(request)
    indicator = get_object_or_404(Indicator.objects.select_related("numerator", "denominator"), code=code)
    view = {"cumulative": is_cumulative(request), "known": replay.moment}
    line = queries.one_line(place.unit, indicator, place.period, **view)
    if line is None:
        raise Http404(code)
    series = queries.series(place.unit, indicator)
    may_say = replay.day is None and request.user.has_perm("reviews.say_status", place.unit)
    context = {
        "line": {"address": place.address("indicator", code), "key": code, "name": line.name, "unit": line.unit},
        "status": standing(line),
        "chart": chart_of(series, place.period, line),
        "needs": list(_needs(line)),
        "base": _base(line, place),
        "override": line.override,
        "form": (form or _form(place, code)) if may_say and (form or line.override is None) else None,
        "withdraw": place.address("board-line-withdraw", code, line.override.pk) if may_say and line.override else "",
        "sources": sources_of(series.sources, place, period=place.period),
        "replay": replay,
        "board_address": place.address("dieu-hanh", **replay.query),
    }
    template = "web/board/opened.html" if request.htmx and not form else "web/board/one.html"
    return show(request, template, context, place=place, part="dieu-hanh")


def _needs(line: Line) -> Iterator[str]:
    if line.status_reason:
        yield say("Theo quy tắc: {word}. {reason}.").format(
            word=say(line.standing[1]), reason=say(line.status_reason.rstrip("."))
        )
    if line.warning:
        yield f"{line.warning}."
    if line.target_then is not None:
        yield f"{then_words(line)[:1].upper()}{then_words(line)[1:]} ({say(line.target_then.provenance)})."
    if line.needed_per_month and line.needed_per_month.value > 0:
        said = say("Để đạt kế hoạch, mỗi tháng còn lại cần {value} {unit}.")
        yield said.format(value=line.needed_per_month.text, unit=line.needed_per_month.unit)
    if line.forecast:
        yield f"{say(line.forecast.provenance)}."
    elif line.no_forecast:
        yield f"{line.no_forecast}."


def _base(line: Line, place: Place) -> dict[str, Any] | None:
    """The same period as a small table: what each unit of that time brings, and what it comes to."""
    base = line.base
    if base is None or (base.shown is None and not base.why):
        return None
    said = say(base.why or (f"{base.how[:1].upper()}{base.how[1:]}" if base.how else "Số của chính đơn vị"))
    return {
        "period": say(base.period.label),
        "said": said,
        "value": cell(base.shown, place) if base.shown else None,
        "unit": base.shown.unit if base.shown else "",
        "change": line.change_words,
        "rate": any(part.whole is not None for part in base.parts),
        "shared": any(part.share != 1 for part in base.parts),
        "parts": [_part(part, base, place) for part in base.parts],
    }


def _part(part: BasePart, base: Base, place: Place) -> dict[str, Any]:
    there = Place(part.unit, _last_month(part))
    by = say(f"{share_words(part.share)} {keys_in_words(part.key)}".strip()) if part.share != 1 else say("toàn bộ")
    return {
        "unit": _called(part.unit, place.unit),
        "address": there.address("dieu-hanh"),
        "period": say(part.period.label),
        "share": by,
        "share_source": say(part.source),
        "share_address": place.address("unit-history"),
        "value": _of_other(part.shown, there),
        "whole": _of_other(part.whole, there),
        "counted": _counted(part) if base.made is Made.APPORTIONED else "",
        "source": say(part.shown.named or part.shown.provenance) if part.shown else "",
    }


def _called(unit: Unit, today: Unit) -> str:
    """The unit's name; one of before that bears the name of today's is told apart."""
    return say("{unit} cũ").format(unit=unit.name) if unit != today and unit.name == today.name else unit.name


def _last_month(part: BasePart) -> Period:
    return Period.month(part.period.end.year, part.period.end.month)


def _of_other(shown: Shown | None, there: Place) -> Cell | None:
    """A value of another unit, a door into that unit's own document."""
    return cell(shown, there) if shown is not None else None


def _counted(part: BasePart) -> str:
    if part.shown is None or part.share is None:
        return ""
    exact = part.shown.value * part.share.numerator / part.share.denominator
    return written(rounded(exact, 3))


def _form(place: Place, code: str) -> dict[str, Any]:
    return {
        "address": place.address("board-line-status", code),
        "statuses": [{"value": value, "word": word} for value, word in SaidStatus.choices],
        "status": "",
        "reason": "",
        "until": (timezone.localdate() + STANDS_FOR).isoformat(),
        "wrong": "",
    }


def _may(request: HttpRequest, place: Place) -> None:
    if not request.user.has_perm("reviews.say_status", place.unit):
        raise PermissionDenied


@require_POST
@placed
def remark(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Keep what a leader says of the line beside the rule."""
    _may(request, place)
    indicator = get_object_or_404(Indicator, code=code)
    typed = {name: request.POST.get(name, "").strip() for name in ("status", "reason", "until")}
    try:
        until = date.fromisoformat(typed["until"])
        said = {"status": typed["status"], "reason": typed["reason"], "until": until}
        say_status(place.unit, indicator, place.period, by=request.user, **said)
    except OverrideError as error:
        return _page(request, place, code, {**_form(place, code), **typed, "wrong": str(error)})
    except ValueError:
        wrong = say("Chưa chọn ngày hết hiệu lực; hãy chọn một ngày, ví dụ 31/12/2026.")
        return _page(request, place, code, {**_form(place, code), **typed, "wrong": wrong})
    messages.success(request, say("Đã ghi đánh giá; tình trạng theo quy tắc vẫn giữ nguyên bên cạnh."))
    return redirect(place.address("board-line", code))


@require_POST
@placed
def withdraw(request: HttpRequest, place: Place, code: str, pk: int) -> HttpResponse:
    """Take a remark back."""
    _may(request, place)
    override = get_object_or_404(StatusOverride, pk=pk, unit=place.unit, indicator__code=code)
    try:
        withdraw_status(override, reason=request.POST.get("reason", ""), by=request.user)
    except OverrideError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, say("Đã rút đánh giá; chỉ còn tình trạng theo quy tắc."))
    return redirect(place.address("board-line", code))
