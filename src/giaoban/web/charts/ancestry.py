"""The descent of a unit as a picture: old units to the left, new ones to the right, a line for what went where.

On a telephone the same is a tree from top to bottom. Every box is a link; the table beneath says the same in words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

from giaoban.apps.units.ancestry import Ancestry, Link
from giaoban.apps.units.models import Unit
from giaoban.apps.units.shares import percent_words
from giaoban.web.language import say

BOX, HEIGHT, GAP, TOP = 250, 44, 10, 30
NARROW, INDENT = 350, 22
MOST = 40  # boxes of a column; the table has the rest
LONGEST = 31  # letters that a box holds
Address = Callable[[Unit], str]


@dataclass(frozen=True, slots=True)
class Box:
    """A unit at its place."""

    unit: Unit
    x: int
    y: int


def _between(columns: int) -> int:
    """Room for the lines between two columns: what makes two, three or four of them fill a page."""
    return {2: 300, 3: 140}.get(columns, 90)


def wide(ancestry: Ancestry, address: Address) -> SafeString:
    """Columns from left to right, one for each time between two reorganisations."""
    columns = _columns(ancestry)
    step = BOX + _between(len(columns))
    boxes = {
        unit.pk: Box(unit, column * step, TOP + row * (HEIGHT + GAP))
        for column, units in enumerate(columns)
        for row, unit in enumerate(_centred(units, max(map(len, columns))))
        if unit is not None
    }
    width = (len(columns) - 1) * step + BOX
    height = TOP + max(map(len, columns)) * (HEIGHT + GAP)
    picture = _picture(width, height, "ancestry ancestry-wide", ancestry)
    for column, words in enumerate(_heads(ancestry)):
        _text(picture, column * step, 14, words, "ancestry-head")
    drawn = [link for link in ancestry.links if link.old.pk in boxes and link.new.pk in boxes]
    for draw in (_edge, _edge_words):  # words last, so that no line runs over them
        for link in drawn:
            draw(picture, boxes[link.old.pk], boxes[link.new.pk], link)
    own = {unit.pk for unit in ancestry.centre}
    for box in boxes.values():
        _box(picture, box, BOX, address(box.unit), _above(box.unit), own=box.unit.pk in own)
    return _said(picture)


def narrow(ancestry: Ancestry, address: Address) -> SafeString:
    """A tree from top to bottom: each new unit with what it was made of beneath it."""
    rows = _tree(ancestry)
    picture = _picture(NARROW, len(rows) * (HEIGHT + 6), "ancestry ancestry-narrow", ancestry)
    own, last = {unit.pk for unit in ancestry.centre}, {}
    for number, (depth, unit, words, how) in enumerate(rows):
        y = number * (HEIGHT + 6)
        last[depth] = y
        if depth:
            x, start = (depth - 1) * INDENT + 10, last[depth - 1] + HEIGHT
            stem = {"x1": str(x), "x2": str(x), "y1": str(start), "y2": str(y + HEIGHT // 2), "class": "stem"}
            ElementTree.SubElement(picture, "line", stem)
            path = f"M{x},{y + HEIGHT // 2} H{depth * INDENT}"
            ElementTree.SubElement(picture, "path", {"d": path, "class": f"edge edge-{how}", "fill": "none"})
        box = Box(unit, depth * INDENT, y)
        _box(picture, box, NARROW - depth * INDENT - 1, address(unit), words, own=unit.pk in own)
    return _said(picture)


def _tree(ancestry: Ancestry) -> list[tuple[int, Unit, str, str]]:
    """Depth, unit, words beneath its name, how it is tied to the one above."""
    later = [unit for unit in ancestry.units if not ancestry.out_of(unit)]
    own = {unit.pk for unit in ancestry.centre}
    rows: list[tuple[int, Unit, str, str]] = []

    def grow(unit: Unit, depth: int, words: str, how: str) -> None:
        rows.append((depth, unit, words, how))
        links = sorted(ancestry.into(unit), key=lambda link: link.old.pk not in own)
        for link in links[:MOST]:
            grow(link.old, depth + 1, f"{say(link.words)} · {_above(link.old)}".strip(" ·"), link.how.value)

    for unit in later:
        grow(unit, 0, _above(unit), "")
    return rows


def _columns(ancestry: Ancestry) -> list[list[Unit]]:
    """Units by the last time in which they stood, those that belong together near each other."""
    columns: list[list[Unit]] = [[] for _ in range(len(ancestry.days) + 1)]
    for unit in ancestry.units:
        ended = unit.valid_to
        columns[sum(1 for day in ancestry.days if ended is None or day <= ended)].append(unit)
    places = {unit.pk: Decimal(row) for row, unit in enumerate(columns[-1])}
    for number in range(len(columns) - 2, -1, -1):
        ordered = sorted(columns[number], key=lambda unit: _pull(ancestry, unit, places))
        columns[number] = ordered
        places |= {unit.pk: Decimal(row) for row, unit in enumerate(ordered)}
    return [units[:MOST] for units in columns]


def _pull(ancestry: Ancestry, unit: Unit, places: dict[int, Decimal]) -> tuple[Decimal, str]:
    """Where the units that it went into stand, on average."""
    towards = [places[link.new.pk] for link in ancestry.out_of(unit) if link.new.pk in places]
    return (sum(towards, Decimal(0)) / len(towards) if towards else Decimal(0), unit.order_key)


def _centred(units: Sequence[Unit], rows: int) -> list[Unit | None]:
    """A short column spread over the height of the longest, so that lines stay short."""
    spread: list[Unit | None] = [None] * rows
    for number, unit in enumerate(units):
        spread[(2 * number + 1) * rows // (2 * len(units))] = unit
    return spread


def _heads(ancestry: Ancestry) -> list[str]:
    days = ancestry.days
    if not days:
        return []
    first = say("Đến ngày {day}").format(day=f"{days[0] - timedelta(days=1):%d/%m/%Y}")
    spans = [f"{start:%d/%m/%Y} – {end - timedelta(days=1):%d/%m/%Y}" for start, end in pairwise(days)]
    return [first, *spans, say("Từ ngày {day}").format(day=f"{days[-1]:%d/%m/%Y}")]


def _above(unit: Unit) -> str:
    return unit.parent.name if unit.parent else ""


def _picture(width: int, height: int, css_class: str, ancestry: Ancestry) -> ElementTree.Element:
    said = say(ancestry.sentence) or say("Nguồn gốc của {unit}").format(unit=ancestry.unit.name)
    frame = {"viewBox": f"-1 0 {width + 2} {height}", "width": str(width + 2), "height": str(height)}
    return ElementTree.Element("svg", {**frame, "class": css_class, "role": "group", "aria-label": said})


def _box(picture: ElementTree.Element, box: Box, width: int, address: str, words: str, *, own: bool) -> None:
    holder = ElementTree.SubElement(picture, "a", {"href": address}) if address else picture
    css_class = "node node-own" if own else "node" if box.unit.valid_to is None else "node node-gone"
    place = {"x": str(box.x), "y": str(box.y), "width": str(width), "height": str(HEIGHT), "rx": "4"}
    ElementTree.SubElement(holder, "rect", {**place, "class": css_class})
    _text(holder, box.x + 12, box.y + (19 if words else 27), box.unit.name, "node-name")
    if words:
        _text(holder, box.x + 12, box.y + 35, words, "node-words", most=LONGEST * width // BOX + 6)


def _text(
    holder: ElementTree.Element, x: int | Decimal, y: int | Decimal, words: str, css_class: str, *, most: int = LONGEST
) -> None:
    shown = words if len(words) <= most else words[: most - 1].rstrip() + "…"
    ElementTree.SubElement(holder, "text", {"x": str(x), "y": str(y), "class": css_class}).text = shown


def _edge(picture: ElementTree.Element, old: Box, new: Box, link: Link) -> None:
    x, y, to_x, to_y = old.x + BOX, old.y + HEIGHT // 2, new.x, new.y + HEIGHT // 2
    bend = (to_x - x) // 2
    path = f"M{x},{y} C{x + bend},{y} {to_x - bend},{to_y} {to_x},{to_y}"
    ElementTree.SubElement(picture, "path", {"d": path, "class": f"edge edge-{link.how.value}", "fill": "none"})


def _edge_words(picture: ElementTree.Element, old: Box, new: Box, link: Link) -> None:
    """The share, upon its line where those that leave one box have parted."""
    if link.share is None:
        return
    at = Decimal("0.34")
    across = Decimal("1.5") * at * (1 - at) + at**3
    down = 3 * at**2 - 2 * at**3
    x, y = old.x + BOX, old.y + HEIGHT // 2
    place_x, place_y = x + (new.x - x) * across - 16, y + (new.y + HEIGHT // 2 - y) * down + 4
    _text(picture, round(place_x), round(place_y), percent_words(link.share.fraction), "edge-words")


def _said(picture: ElementTree.Element) -> SafeString:
    # Written by an XML writer that escapes every text.
    return mark_safe(ElementTree.tostring(picture, encoding="unicode"))  # noqa: S308
