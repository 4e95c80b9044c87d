"""How a divided unit was shared out: a form with one field for each unit that took a part, and what they come to."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from giaoban.apps.units.ancestry import ancestry
from giaoban.apps.units.models import Share, Succession, Unit
from giaoban.apps.units.shares import KEYS, key_words, percent_words
from giaoban.apps.units.sharing import HUNDRED, ShareError, book_shares, shares_of, total_words
from giaoban.core.quantities import parse_number
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.numbers import short
from giaoban.web.places import Place, placed
from giaoban.web.views.unit_history import may_change_units


@dataclass(slots=True)
class Form:
    """What was written, and what is wrong with it by field; `parts` by the new unit's primary key."""

    values: dict[str, str]
    parts: dict[int, Decimal | None] = field(default_factory=dict)
    whole: Decimal = HUNDRED
    measured_on: date | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key that was chosen, or the words written for another."""
        return self.values["other"] if self.values["key"] == "other" else self.values["key"]

    def told(self) -> dict[int, Decimal]:
        """The parts that were written."""
        return {pk: part for pk, part in self.parts.items() if part is not None}


@require_http_methods(["GET", "POST"])
@placed
def shares(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The form with what stands, or what was just refused."""
    old, ways = _divided(request, place, pk)
    if request.method == "GET":
        return _page(request, place, old, ways, _standing(old, ways, request.GET.get("theo", "population")))
    form = _written(request.POST, ways)
    if not form.errors:
        try:
            said = {"document": form.values["document"], "measured_on": form.measured_on}
            told = {"key": form.key, "whole": form.whole, "reason": form.values["reason"], **said}
            booked = book_shares(old, form.told(), by=request.user, **told)
        except ShareError as error:
            form.errors["all"] = say(str(error))
        else:
            done = say("Đã ghi tỷ lệ. {total}") if booked else say("Không có gì thay đổi. {total}")
            messages.success(request, done.format(total=_total(form)))
            return redirect(f"{place.address('unit-history')}#ty-le")
    return _page(request, place, old, ways, form)


@require_GET
@placed
def total(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """What the parts written so far come to, as a fragment."""
    _, ways = _divided(request, place, pk)
    return HttpResponse(_total(_written(request.GET, ways)), content_type="text/plain; charset=utf-8")


def _divided(request: HttpRequest, place: Place, pk: int) -> tuple[Unit, list[Succession]]:
    """The divided unit and its ways out, if it belongs to the descent of this place's unit and the reader may book."""
    if not may_change_units(request, place):
        raise PermissionDenied
    old = next((link.old for link in ancestry(place.unit).links if link.old.pk == pk), None)
    ways = list(old.successions.select_related("new").order_by("new__order_key")) if old else []
    if old is None or len(ways) < 2:
        raise Http404("no divided unit of this descent")
    return old, ways


def _standing(old: Unit, ways: list[Succession], key: str) -> Form:
    known = {share.succession_id: share for share in shares_of(old).get(key, ())}
    first = next(iter(known.values()), None)
    values = {
        "key": key if key in KEYS else "other",
        "other": "" if key in KEYS else key,
        "document": first.document if first else "",
        "measured_on": first.measured_on.isoformat() if first and first.measured_on else "",
        "reason": "",
        "whole": short(first.whole, decimals=6) if first else "100",
    }
    form = Form(values, whole=first.whole if first else HUNDRED)
    for way in ways:
        share = known.get(way.pk)
        form.parts[way.new_id] = share.part if share else None
        values[f"part-{way.new_id}"] = short(share.part, decimals=6) if share else ""
    return form


def _written(posted: Any, ways: list[Succession]) -> Form:
    names = ["key", "other", "document", "measured_on", "reason", "whole", *(f"part-{way.new_id}" for way in ways)]
    form = Form({name: posted.get(name, "").strip()[:200] for name in names})
    form.whole = _number(form, "whole") or HUNDRED
    for way in ways:
        form.parts[way.new_id] = _number(form, f"part-{way.new_id}")
    if form.values["measured_on"]:
        try:
            form.measured_on = date.fromisoformat(form.values["measured_on"])
        except ValueError:
            form.errors["measured_on"] = say("Chưa đúng ngày; hãy chọn ngày hoặc để trống.")
    return form


def _number(form: Form, name: str) -> Decimal | None:
    text = form.values[name].removesuffix("%").strip()
    if not text:
        return None
    try:
        return parse_number(text).value
    except ValueError:
        form.errors[name] = say("“{text}” không phải là số; hãy viết như 38,5.").format(text=form.values[name])
        return None


def _total(form: Form) -> str:
    told = sum((Fraction(part) for part in form.told().values()), Fraction(0))
    return next(iter(form.errors.values()), "") or say(total_words(told / Fraction(form.whole)))


def _page(request: HttpRequest, place: Place, old: Unit, ways: list[Succession], form: Form) -> HttpResponse:
    context = {
        "tab": "unit-history",
        "old": old,
        "on": ways[0].on,
        "form": form,
        "wrong": form.errors.get("all", ""),
        "fields": [
            {
                "name": f"part-{way.new_id}",
                "label": way.new.name,
                "value": form.values[f"part-{way.new_id}"],
                "wrong": form.errors.get(f"part-{way.new_id}", ""),
            }
            for way in ways
        ],
        "keys": [*((key, say(word)) for key, word in KEYS.items()), ("other", say("khác"))],
        "total": _total(form),
        "total_address": place.address("unit-shares-total", old.pk),
        "standing": [_standing_row(key, rows) for key, rows in shares_of(old).items()],
        "back": f"{place.address('unit-history')}#ty-le",
        "here": place.address("unit-shares", old.pk),
    }
    return show(request, "web/units/shares.html", context, place=place)


def _standing_row(key: str, rows: list[Share]) -> dict[str, Any]:
    return {
        "key": key,
        "words": say(key_words(key)),
        "parts": "; ".join(f"{share.succession.new.name}: {percent_words(share.fraction)}" for share in rows),
        "document": rows[-1].document,
        "total": say(total_words(sum((share.fraction for share in rows), Fraction(0)))),
    }
