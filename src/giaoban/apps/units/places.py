"""Which unit a place named in a document is."""

import re
from datetime import date

from giaoban.apps.units.folding import bare
from giaoban.apps.units.models import Unit
from giaoban.apps.units.querysets import UnitQuerySet

# How offices shorten the kind of a unit before its name, and the one name that is itself shortened everywhere.
KINDS = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "q": "quan",
    "h": "huyen",
    "p": "phuong",
    "x": "xa",
    "t": "tinh",
}
SHORTENED = re.compile(rf"^({'|'.join(KINDS)})(?:\. ?| |(?=hcm$))(?=\w)")
LISTED = 6


class PlaceError(ValueError):
    """A place that names no unit, or several."""


def unit_of_place(place: str | None, day: date | None) -> Unit:
    """The one unit of that name that existed on `day`, else on any day; PlaceError with a sentence for none or several.

    A unit is chosen on the command line alone (a page has its own), which is why the sentence names the option.
    """
    if not place:
        raise PlaceError("Văn bản không nêu tên địa phương; hãy chỉ đơn vị nhận bằng --unit, ví dụ --unit 2024-305.")
    found = _called(place, Unit.objects.on(day), day) if day else []
    found = found or _called(place, Unit.objects.all(), day or date.max)
    if not found:
        raise PlaceError(
            f"“{place}” không có trong danh mục đơn vị hành chính; hãy chỉ đơn vị nhận bằng --unit, ví dụ "
            "--unit 2024-305."
        )
    if len(found) > 1:
        keys = ", ".join(f"{unit.key} ({unit.full_name}{_days(unit)})" for unit in found)
        raise PlaceError(f"Có nhiều đơn vị tên “{place}”; hãy chọn một bằng --unit: {keys}.")
    return found[0]


def _called(place: str, units: UnitQuerySet, day: date) -> list[Unit]:
    """Units of that name with its kind, else without; those that bore it on `day` before those that did not."""
    said, units = spelt_out(place), units.called_on(day)
    found = list(units.filter(folded__contains=f"|{said},")[:LISTED])
    found = found or list(units.filter(folded__startswith=f"{said}|")[:LISTED])
    said_then = {unit.pk for unit in found if unit.name_then.lower() == place.lower()}
    return [unit for unit in found if unit.pk in said_then] or found


def _days(unit: Unit) -> str:
    """When a unit began or ended, which tells it from another of the same name."""
    if unit.valid_to is not None:
        return f", đến ngày {unit.valid_to:%d/%m/%Y}"
    return f", từ ngày {unit.valid_from:%d/%m/%Y}" if unit.valid_from is not None else ""


def spelt_out(place: str) -> str:
    """A place's name as units are searched by: without accents, its kind and name in full.

    >>> spelt_out("TP. HCM"), spelt_out("Q.1"), spelt_out("quận Lê Chân"), spelt_out("Phú Xuân")
    ('thanh pho ho chi minh', 'quan 1', 'quan le chan', 'phu xuan')
    """
    said = SHORTENED.sub(lambda found: f"{KINDS[found[1]]} ", bare(place), count=1) if place else ""
    return re.sub(r"\bhcm$", "ho chi minh", said)


def names(unit: Unit, place: str) -> bool:
    """Whether `place` may be `unit`, a unit above it, or its name without the kind.

    >>> names(Unit(folded="le chan|quan le chan, thanh pho hai phong,"), "quận Lê Chân")
    True
    >>> names(Unit(folded="le chan|quan le chan, thanh pho hai phong,"), "phường An Biên")
    False
    """
    said = spelt_out(place)
    own, _, full = unit.folded.partition("|")
    return said == own or f" {said}," in f" {full}".replace("|", " ")
