"""Peers on one line: a dot for each lower unit at its percent of plan, the plan itself as an upright stroke.

Dots that would cover each other are stacked. The table beside it says the same in numbers.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

WIDTH, EDGE, RADIUS = 168, 6, 3.5
LAST = Decimal(150)  # percent at the right edge; what lies beyond stands there
PLAN = Decimal(100)


@dataclass(frozen=True, slots=True)
class Dot:
    """A unit at its percent; `good` says whether it reaches its plan."""

    name: str
    percent: Decimal
    good: bool
    address: str = ""


def dots(units: Sequence[Dot], alternative: str, *, wide: bool = False) -> SafeString:
    """The picture, nothing where no unit has a percentage. `wide` is for a page of its own: larger, with a scale."""
    if not units:
        return SafeString("")
    size = 3 if wide else 1
    stacks: dict[int, list[Dot]] = defaultdict(list)
    step = RADIUS * 2 * (1.6 if wide else 1)
    for unit in sorted(units, key=lambda one: one.percent):
        stacks[round(_across(unit.percent, size) / step)].append(unit)
    most = max(map(len, stacks.values()))
    rise = step if most * step < 140 else 140 / most
    base = max(14, most * rise + 2)
    height = base + (22 if wide else 4)
    width = WIDTH * size
    picture = ElementTree.Element(
        "svg", {"viewBox": f"0 0 {width} {height:.0f}", "role": "img", "aria-label": alternative}
    )
    picture.set("class", "peers peers-wide" if wide else "peers")
    _line(picture, 0, width, base, "peers-axis")
    at_plan = _across(PLAN, size)
    _upright(picture, at_plan, 0, base + 3)
    for column, stack in stacks.items():
        for row, unit in enumerate(stack):
            _dot(picture, unit, column * step, base - RADIUS - 1 - row * rise, size)
    if wide:
        for percent, words in ((Decimal(0), "0 %"), (Decimal(50), "50 %"), (PLAN, "100 %"), (LAST, "≥ 150 %")):
            _words(picture, _across(percent, size), base + 16, words)
    return mark_safe(ElementTree.tostring(picture, encoding="unicode"))  # noqa: S308  # escaped by ElementTree


def _across(percent: Decimal, size: int) -> float:
    share = min(max(percent, Decimal(0)), LAST) / LAST
    return EDGE + float(share) * (WIDTH * size - 2 * EDGE)


def _dot(picture: ElementTree.Element, unit: Dot, x: float, y: float, size: int) -> None:
    inside = picture
    if unit.address:
        inside = ElementTree.SubElement(picture, "a", {"href": unit.address, "tabindex": "-1"})
    css = "peer peer-good" if unit.good else "peer"
    radius = RADIUS * (1.4 if size > 1 else 1)
    place = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}", "class": css}
    ElementTree.SubElement(
        ElementTree.SubElement(inside, "circle", place), "title"
    ).text = f"{unit.name}: {unit.percent:f} %".replace(".", ",")


def _line(picture: ElementTree.Element, start: float, end: float, y: float, css: str) -> None:
    place = {"x1": f"{start:.0f}", "x2": f"{end:.0f}", "y1": f"{y:.1f}", "y2": f"{y:.1f}", "class": css}
    ElementTree.SubElement(picture, "line", place)


def _upright(picture: ElementTree.Element, x: float, top: float, bottom: float) -> None:
    place = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "y1": f"{top:.0f}", "y2": f"{bottom:.1f}", "class": "peers-plan"}
    ElementTree.SubElement(picture, "line", place)


def _words(picture: ElementTree.Element, x: float, y: float, words: str) -> None:
    anchor = "start" if x <= EDGE else "end" if words.startswith("≥") else "middle"
    place = {"x": f"{x:.0f}", "y": f"{y:.0f}", "text-anchor": anchor, "class": "peers-words"}
    ElementTree.SubElement(picture, "text", place).text = words
