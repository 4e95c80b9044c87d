"""Lịch sử đơn vị: what a unit came from and what became of it, who stood above and below it on a day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from giaoban.apps.people.permissions import today
from giaoban.apps.units.ancestry import Ancestry, ancestry
from giaoban.apps.units.boundaries import footprint
from giaoban.apps.units.lineage import How
from giaoban.apps.units.models import ChangeKind, Unit
from giaoban.apps.units.shares import key_words, percent_words
from giaoban.apps.units.wording import KINDS
from giaoban.core.periods import Period
from giaoban.files.downloads import CSV_TYPE, csv_table
from giaoban.web.charts import ancestry as drawing
from giaoban.web.frame import show
from giaoban.web.language import say
from giaoban.web.places import Place, placed, seen_units
from giaoban.web.views.unit_events import events_of

HEADS = (
    "Đơn vị trước",
    "Trực thuộc",
    "Mã",
    "Đơn vị sau",
    "Mã sau",
    "Từ ngày",
    "Mức",
    "Tỷ lệ",
    "Theo",
    "Văn bản",
    "Nguồn",
)
BELOW_HEADS = ("Mã", "Tên", "Loại", "Trực thuộc", "từ", "đến hết")
Address = Callable[[Unit], str]


@require_GET
@placed
def history(request: HttpRequest, place: Place) -> HttpResponse:
    """The descent of the unit as a picture and a table, its renames and moves, its place in the hierarchy of a day."""
    found = ancestry(place.unit)
    day, wrong = _asked_day(request, place)
    below = list(place.unit.children_as_of(day))
    above = place.unit.ancestors_on(day)
    address = addresses(request, place, [*found.units, *below, *above])
    may_change = may_change_units(request, place)
    context = {
        "tab": "unit-history",
        "sentences": _sentences(found),
        "wide": drawing.wide(found, address),
        "narrow": drawing.narrow(found, address),
        "hows": {link.how.value for link in found.links},
        "rows": [_row(link, address) for link in found.links],
        "divided": _divided(found, place, may_change=may_change),
        "csv_address": place.address("unit-history-csv"),
        "below_csv_address": place.address("unit-below-csv", ngay=day.isoformat()),
        "changes": _changes(place),
        "day": day,
        "wrong_day": wrong,
        "stood": place.unit.exists_on(day),
        "name_then": place.unit.name_on(day),
        "above": [{"name": unit.name, "address": address(unit)} for unit in above],
        "below": [_below(unit, address) for unit in below],
        "may_change": may_change,
        "parents": _possible_parents(place.unit, day) if may_change else [],
        "events": events_of(place.unit),
        "kinds": KINDS,
    }
    return show(request, "web/units/history.html", context, place=place, part="unit-history")


def may_change_units(request: HttpRequest, place: Place) -> bool:
    """Whether the reader may book events, shares and departments of this unit."""
    return request.user.has_perm("units.change", place.unit)


def addresses(request: HttpRequest, place: Place, units: Iterable[Unit]) -> Address:
    """Where each unit's own history is, in a period in which it stood; "" for one that the reader may not see."""
    seen = set(seen_units(request).filter(pk__in={unit.pk for unit in units}).values_list("pk", flat=True))

    def address(unit: Unit) -> str:
        return Place(unit, _lived(unit, place.period)).address("unit-history") if unit.pk in seen else ""

    return address


def _lived(unit: Unit, period: Period) -> Period:
    if unit.valid_to is not None and unit.valid_to < period.start:
        return Period.month(unit.valid_to.year, unit.valid_to.month)
    if unit.valid_from is not None and unit.valid_from > period.end:
        return Period.month(unit.valid_from.year, unit.valid_from.month)
    return period


def _asked_day(request: HttpRequest, place: Place) -> tuple[date, str]:
    """The day of the hierarchy, as asked or the period's last that has come, and what is wrong with the asking."""
    usual = min(place.period.end, today())
    asked = request.GET.get("ngay", "").strip()
    if not asked:
        return usual, ""
    try:
        return date.fromisoformat(asked), ""
    except ValueError:
        return usual, say("“{text}” không phải là ngày; hãy chọn ngày, ví dụ 30/06/2025.").format(text=asked)


def _sentences(found: Ancestry) -> list[str]:
    said = [found.sentence]
    if found.unit.valid_to is not None and found.unit.valid_to < today():
        said.append(footprint(found.unit, today()).sentence("hôm nay"))
    return [say(each) for each in said if each]


def _row(link: Any, address: Address) -> dict[str, Any]:
    share = link.share
    return {
        "old": {"name": link.old.name, "address": address(link.old), "above": link.old.parent},
        "new": {"name": link.new.name, "address": address(link.new)},
        "on": link.row.on,
        "how": _how(link.how),
        "share": percent_words(share.fraction) if share else "100 %" if link.how is How.WHOLE else "",
        "key": say(key_words(share.key)) if share else "",
        "share_source": share.document if share else "",
        "decree": link.row.decree,
        "unsure": link.row.unsure,
    }


def _how(how: How) -> str:
    return say("toàn bộ") if how is How.WHOLE else say("một phần")


def _divided(found: Ancestry, place: Place, *, may_change: bool) -> list[dict[str, Any]]:
    """The divided units of the picture: whether their shares are known, and where they are booked."""
    units = {link.old.pk: link for link in found.links if link.how is not How.WHOLE}
    return [
        {
            "name": link.old.name,
            "known": say(key_words(link.share.key)) if link.share else "",
            "address": place.address("unit-shares", pk) if may_change else "",
        }
        for pk, link in sorted(units.items(), key=lambda item: item[1].old.order_key)
    ]


def _changes(place: Place) -> list[dict[str, Any]]:
    rows = place.unit.changes.filter(kind__in=[ChangeKind.RENAME, ChangeKind.MOVE])
    rows = rows.select_related("parent", "booked_by", "withdrawn_by").order_by("on", "pk")
    return [
        {
            "pk": row.pk,
            "on": row.on,
            "words": f"{say(row.get_kind_display())}: {row.name or row.parent.name}",
            "decree": row.decree,
            "by": row.booked_by.get_full_name() or row.booked_by.get_username() if row.booked_by else "",
            "withdrawn": row.withdrawn_by.reason if hasattr(row, "withdrawn_by") else "",
        }
        for row in rows
    ]


def _below(unit: Unit, address: Address) -> dict[str, Any]:
    return {
        "name": unit.name_then,
        "kind": unit.kind_then,
        "address": address(unit),
        "from": unit.valid_from,
        "to": unit.valid_to,
    }


def _possible_parents(unit: Unit, day: date) -> list[Unit]:
    """The units of the level above that stand on the day: districts of the same province, or the provinces."""
    if unit.parent is None:
        return []
    same = Unit.objects.on(day).exclude(pk=unit.parent_id)
    if len(unit.parent.code) == 2:
        return list(same.filter(parent=None))
    return [each for each in same.filter(parent=unit.parent.parent_id) if len(each.code) == len(unit.parent.code)]


@require_GET
@placed
def as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The table of the descent as CSV."""
    return csv_file(_table(ancestry(place.unit)), f"lich-su_{place.unit.key}")


@require_GET
@placed
def below_as_csv(request: HttpRequest, place: Place) -> HttpResponse:
    """The units right below on the chosen day as CSV."""
    day, _ = _asked_day(request, place)
    rows = [
        [
            unit.key,
            unit.name_then,
            unit.kind_then,
            place.unit.name_on(day),
            _written(unit.valid_from),
            _written(unit.valid_to),
        ]
        for unit in place.unit.children_as_of(day)
    ]
    return csv_file([[say(head) for head in BELOW_HEADS], *rows], f"truc-thuoc_{place.unit.key}_{day}")


def csv_file(rows: Iterable[list[str]], name: str) -> HttpResponse:
    """Rows as a file to keep, the heading first."""
    answer = HttpResponse(csv_table(rows), content_type=CSV_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _table(found: Ancestry) -> Iterator[list[str]]:
    yield [say(head) for head in HEADS]
    for link in found.links:
        row = _row(link, lambda unit: "")
        above = link.old.parent.name if link.old.parent else ""
        source = "; ".join(filter(None, [row["share_source"], link.row.source]))
        yield [
            link.old.name, above, link.old.key, link.new.name, link.new.key, f"{link.row.on:%d/%m/%Y}", row["how"],
            row["share"], row["key"], row["decree"], source,
        ]  # fmt: skip
