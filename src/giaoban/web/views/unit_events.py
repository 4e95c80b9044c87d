"""What is booked on the history page itself: renames, moves, foundings, endings, and taking any of them back."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from giaoban.apps.units import events
from giaoban.apps.units.annulling import annul
from giaoban.apps.units.models import Change, Reorganisation, ReorganisationKind, Unit
from giaoban.apps.units.wording import KINDS
from giaoban.web.language import say
from giaoban.web.places import Place, placed


def events_of(unit: Unit) -> list[dict[str, Any]]:
    """The reorganisations, foundings and endings that an office booked for the unit, each with why it was annulled."""
    rows = unit.events.exclude(kind=ReorganisationKind.ANNUL).select_related("booked_by", "annulled_by")
    return [
        {
            "pk": row.pk,
            "on": row.on,
            "words": f"{say(row.get_kind_display())}: {_names(row)}",
            "decree": row.decree,
            "by": row.booked_by.get_full_name() or row.booked_by.get_username() if row.booked_by else "",
            "annulled": row.annulled_by.reason if hasattr(row, "annulled_by") else "",
        }
        for row in rows.prefetch_related("units")
    ]


def _names(row: Reorganisation) -> str:
    old = {pk for pk, _ in row.before.get("ended", ())}
    units = sorted(row.units.all(), key=lambda unit: unit.order_key)
    gone, made = ([unit.name for unit in units if (unit.pk in old) == ended] for ended in (True, False))
    return " → ".join(", ".join(names) for names in (gone, made) if names)


@require_POST
@placed
def book(request: HttpRequest, place: Place) -> HttpResponse:
    """Book a rename, a move, a founding or the end of the unit, or take one back."""
    if not request.user.has_perm("units.change", place.unit):
        raise PermissionDenied
    acts = {"rename": _rename, "move": _move, "withdraw": _withdraw, "found": _found, "end": _end, "annul": _annul}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Http404("no such act")
    try:
        messages.success(request, act(request, place))
    except events.EventError as error:
        messages.error(request, say(str(error)))
    return redirect(f"{place.address('unit-history')}#su-kien")


def _said(posted: Mapping[str, str]) -> dict[str, Any]:
    on = _day(posted.get("on", ""))
    if on is None:
        raise events.EventError(say("Chưa chọn ngày có hiệu lực; hãy chọn ngày."))
    return {"on": on, **{name: posted.get(name, "").strip()[:120] for name in ("decree", "source", "reason")}}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _rename(request: HttpRequest, place: Place) -> str:
    name = request.POST.get("name", "").strip()[:120]
    events.rename(place.unit, name=name, by=request.user, **_said(request.POST))
    return say("Đã ghi đổi tên.")


def _move(request: HttpRequest, place: Place) -> str:
    parent = get_object_or_404(Unit, pk=_number(request.POST.get("parent", "")))
    events.move(place.unit, parent=parent, by=request.user, **_said(request.POST))
    return say("Đã ghi chuyển trực thuộc.")


def _withdraw(request: HttpRequest, place: Place) -> str:
    change = get_object_or_404(Change, pk=_number(request.POST.get("change", "")), unit=place.unit)
    events.withdraw(change, reason=request.POST.get("reason", ""), by=request.user)
    return say("Đã rút lại.")


def _found(request: HttpRequest, place: Place) -> str:
    posted = request.POST
    kind, own = posted.get("kind", ""), " ".join(posted.get("own", "").split())[:100]
    if kind not in KINDS or not own:
        raise events.EventError(say("Đơn vị mới cần có tên và mã; hãy nhập đủ, ví dụ Lê Chân, 11383."))
    last = _day(posted.get("until", ""))
    unit = events.enter_unit(
        name=f"{kind[:1].upper()}{kind[1:]} {own}",
        code=posted.get("code", "").strip()[:8],
        parent=place.unit,
        valid_from=_day(posted.get("on", "")),
        valid_to=last,
        decree=posted.get("decree", "").strip()[:120],
        by=request.user,
    )
    return say("Đã ghi {name}.").format(name=unit.name)


def _end(request: HttpRequest, place: Place) -> str:
    said = {name: value for name, value in _said(request.POST).items() if name != "reason"}
    events.end(place.unit, by=request.user, **said)
    last = said["on"] - timedelta(days=1)
    return say("Đã ghi: đơn vị kết thúc sau ngày {day}.").format(day=f"{last:%d/%m/%Y}")


def _annul(request: HttpRequest, place: Place) -> str:
    event = get_object_or_404(Reorganisation, pk=_number(request.POST.get("event", "")), units=place.unit)
    annul(event, reason=request.POST.get("reason", "")[:500], by=request.user)
    return say("Đã hủy sự kiện; mọi thứ trở lại như trước khi ghi.")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
