"""Which unit a place named in a document is."""

from datetime import date

from giaoban.apps.units.folding import bare
from giaoban.apps.units.models import Unit


class PlaceError(ValueError):
    """A place that names no unit, or several."""


def unit_of_place(place: str | None, day: date | None) -> Unit:
    """The one unit of that name that existed on `day`; PlaceError with a sentence for none or several."""
    if not place:
        raise PlaceError("Văn bản không nêu tên địa phương; hãy chọn đơn vị nhận văn bản.")
    units = Unit.objects.on(day) if day else Unit.objects.all()
    found = list(units.filter(folded__contains=f"|{bare(place)},")[:6])
    if not found:
        found = list(units.filter(folded__startswith=f"{bare(place)}|")[:6])
    if len(found) > 1:
        found = [unit for unit in found if unit.name.lower() == place.lower()] or found
    if not found:
        raise PlaceError(f"“{place}” không có trong danh mục đơn vị hành chính; hãy chọn đơn vị nhận văn bản.")
    if len(found) > 1:
        raise PlaceError(f"Có nhiều đơn vị tên “{place}”; hãy chọn đúng đơn vị nhận văn bản.")
    return found[0]


def names(unit: Unit, place: str) -> bool:
    """Whether `place` may be `unit`, a unit above it, or its name without the kind.

    >>> names(Unit(folded="le chan|quan le chan, thanh pho hai phong,"), "quận Lê Chân")
    True
    >>> names(Unit(folded="le chan|quan le chan, thanh pho hai phong,"), "phường An Biên")
    False
    """
    said = bare(place)
    own, _, full = unit.folded.partition("|")
    return said == own or f" {said}," in f" {full}"
