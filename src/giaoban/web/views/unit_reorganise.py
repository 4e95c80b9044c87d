"""Ghi sáp nhập, chia tách: a form that shows in sentences what will happen before anything is booked."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from giaoban.apps.units.events import EventError, reorganise
from giaoban.apps.units.models import Unit
from giaoban.apps.units.shares import KEYS, key_words, percent_words
from giaoban.apps.units.sharing import HUNDRED, ShareError, book_shares
from giaoban.apps.units.wording import KINDS, in_sentence, listed
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed, seen_units
from giaoban.web.reorganising import MORE, MOST, PART, WHOLE, Form, NewRow, OldRow, described, empty, written
from giaoban.web.views.unit_history import may_change_units

OFFERED = 200  # units that the field offers while a name is typed


@require_http_methods(["GET", "POST"])
@placed
def reorganisation(request: HttpRequest, place: Place) -> HttpResponse:
    """The form; after “Xem trước” what would happen; after “Ghi sự kiện” the history with the event booked."""
    if not may_change_units(request, place):
        raise PermissionDenied
    if request.method == "GET":
        return _page(request, place, empty(place.unit), [])
    form = written(request.POST, seen_units(request))
    act = request.POST.get("act", "")
    if act in ("more-old", "more-new"):
        _add_lines(form, act)
        form.errors.clear()
        return _page(request, place, form, [])
    if not form.sound or request.POST.get("asked-cells") != "1":
        return _page(request, place, form, [])
    booked = act == "book" and request.POST.get("seen") == form.digest
    if not _try(request, form, keep=booked):
        return _page(request, place, form, [])
    if booked:
        messages.success(request, say("Đã ghi sự kiện sắp xếp."))
        return redirect(f"{place.address('unit-history')}#su-kien")
    return _page(request, place, form, preview(form))


def _add_lines(form: Form, act: str) -> None:
    if act == "more-old":
        form.olds += [OldRow(f"old-{at}", "") for at in range(len(form.olds), min(len(form.olds) + MORE, MOST))]
    else:
        first = form.news[0].kind if form.news else "phường"
        start = len(form.news)
        form.news += [NewRow(f"new-{at}", first, "", "", "") for at in range(start, min(start + MORE, MOST))]


def _try(request: HttpRequest, form: Form, *, keep: bool) -> bool:
    """Book everything, and take it all back unless it is to be kept; False where it cannot be booked."""
    shares = form.divided()
    if form.errors:
        return False
    try:
        with transaction.atomic():
            said = {"decree": form.values["decree"], "source": form.values["source"], "by": request.user}
            made = reorganise(form.foundings(), on=form.on or date.min, **said)
            _book_shares(request, form, shares, made)
            if not keep:
                transaction.set_rollback(True)
    except (EventError, ShareError) as error:
        form.errors["all"] = say(str(error))
        return False
    return True


def _book_shares(
    request: HttpRequest, form: Form, shares: Mapping[int, Mapping[int, Decimal]], made: list[Unit]
) -> None:
    if not shares:
        return
    if not form.key:
        raise ShareError(say("Đã ghi tỷ lệ nhưng chưa chọn chia theo gì; hãy chọn dân số, diện tích hoặc bỏ tỷ lệ."))
    new_of = {number: unit for (number, _), unit in zip(form.new_lines, made, strict=True)}
    for number, row in form.old_lines:
        if number in shares and row.unit is not None:
            parts = {new_of[new].pk: part for new, part in shares[number].items()}
            document = form.values["document"] or form.values["decree"]
            book_shares(row.unit, parts, key=form.key, document=document, whole=HUNDRED, by=request.user)


def preview(form: Form) -> list[str]:
    """What will happen, one sentence for each new unit and one for the old ones."""
    shares = form.divided()
    on = f"{form.on:%d/%m/%Y}"
    said = [_made_words(form, number, row, shares, on) for number, row in form.new_lines]
    olds = listed([in_sentence(row.unit.name) for _, row in form.old_lines if row.unit])
    ended = say("Kết thúc từ ngày {day}: {names}. Số liệu cũ vẫn giữ nguyên ở các đơn vị này.")
    said.append(ended.format(day=on, names=olds))
    unknown = [row.unit.name for number, row in form.old_lines if row.unit and _open(form, number, shares)]
    if unknown:
        words = say("Chưa có tỷ lệ đủ 100 % của {names}: số liệu trước đó không quy đổi được cho đến khi ghi tỷ lệ.")
        said.append(words.format(names=listed([in_sentence(name) for name in unknown])))
    return said


def _open(form: Form, number: int, shares: Mapping[int, Mapping[int, Decimal]]) -> bool:
    """Whether the old unit is divided and its parts do not come to the whole."""
    parts = [cell for (old, _), cell in form.cells.items() if old == number and cell == PART]
    return bool(parts) and sum(shares.get(number, {}).values(), Decimal(0)) != HUNDRED


def _made_words(form: Form, number: int, row: NewRow, shares: Mapping[int, Mapping[int, Decimal]], on: str) -> str:
    whole = [in_sentence(old.unit.name) for at, old in form.old_lines if old.unit and form.cells[at, number] == WHOLE]
    parts = [
        _part_words(form, old.unit, shares.get(at, {}).get(number))
        for at, old in form.old_lines
        if old.unit and form.cells[at, number] == PART
    ]
    of = [say("toàn bộ {names}").format(names=listed(whole))] if whole else []
    sentence = say("Từ ngày {day}, theo {decree}: {name} ({code}) gồm {parts}.")
    code = row.unit.key if row.unit else say("mã {code}").format(code=row.code)
    return sentence.format(day=on, decree=form.values["decree"], name=row.title, code=code, parts=listed([*of, *parts]))


def _part_words(form: Form, old: Unit, percent: Decimal | None) -> str:
    if percent is None:
        return say("một phần {name} (chưa biết tỷ lệ)").format(name=in_sentence(old.name))
    share = percent_words(Fraction(percent) / 100)
    words = say("{share} {name} theo {key}")
    return words.format(share=share, name=in_sentence(old.name), key=say(key_words(form.key)))


def _page(request: HttpRequest, place: Place, form: Form, sentences: list[str]) -> HttpResponse:
    ready = form.sound or bool(form.errors.keys() <= {"all", "shares"} and form.old_lines and form.new_lines)
    context = {
        "tab": "unit-history",
        "form": form,
        "kinds": KINDS,
        "keys": [("", say("chưa biết")), *((key, say(word)) for key, word in KEYS.items()), ("other", say("khác"))],
        "heads": [row.title for _, row in form.new_lines],
        "lines": [_line(form, number, row) for number, row in form.old_lines] if ready else [],
        "divided": PART in form.cells.values(),
        "sentences": sentences,
        "offered": _offered(request, place),
        "here": place.address("unit-reorganise"),
        "back": f"{place.address('unit-history')}#su-kien",
    }
    return show(request, "web/units/reorganise.html", context, place=place)


def _line(form: Form, number: int, row: OldRow) -> dict[str, Any]:
    return {
        "name": row.unit.name if row.unit else "",
        "above": ", ".join(unit.name for unit in row.unit.ancestors()) if row.unit else "",
        "cells": [
            {
                "name": f"cell-{number}-{new}",
                "share_name": f"share-{number}-{new}",
                "head": line.title,
                "value": form.cells.get((number, new), ""),
                "share": form.shares.get((number, new), ""),
            }
            for new, line in form.new_lines
        ],
    }


def _offered(request: HttpRequest, place: Place) -> list[str]:
    """The neighbours of the unit, and what stands under it, for a field that completes names."""
    near = seen_units(request).filter(parent__in=[pk for pk in (place.unit.pk, place.unit.parent_id) if pk])
    return [described(unit) for unit in near.select_related("parent__parent")[:OFFERED]]
