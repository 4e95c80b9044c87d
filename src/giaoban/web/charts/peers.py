"""Peers on one line: a dot for each lower unit at its percent of plan, the plan an upright stroke where it is near.

Dots that would cover each other are stacked. The table beside it says the same in numbers.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

WIDTH, EDGE, RADIUS = 168, 6, 3.5
TALLEST = {False: 30, True: 120}
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
    size = 4 if wide else 1
    scale = _scale([unit.percent for unit in units], size)
    step = RADIUS * 2 * (1.5 if wide else 1)
    stacks: dict[int, list[Dot]] = defaultdict(list)
    for unit in sorted(units, key=lambda one: one.percent):
        stacks[round(scale.across(unit.percent) / step)].append(unit)
    most = max(map(len, stacks.values()))
    rise = min(step, TALLEST[wide] / most)
    base = (most - 1) * rise + RADIUS * 3
    height, width = base + (22 if wide else 3), WIDTH * size
    picture = ElementTree.Element("svg", {"viewBox": f"0 0 {width} {height:.0f}", "role": "img"})
    picture.set("aria-label", alternative)
    picture.set("class", "peers peers-wide" if wide else "peers")
    _line(picture, (0, base), (width, base), "peers-axis")
    if scale.low <= PLAN <= scale.high:
        _line(picture, (scale.across(PLAN), 0), (scale.across(PLAN), base + 3), "peers-plan")
    for column, stack in stacks.items():
        for row, unit in enumerate(stack):
            _dot(picture, unit, column * step, base - RADIUS * 1.5 - row * rise, RADIUS * (1.3 if wide else 1))
    for percent, words in scale.labels() if wide else ():
        _words(picture, scale.across(percent), base + 17, words, width)
    return mark_safe(ElementTree.tostring(picture, encoding="unicode"))  # noqa: S308  # escaped by ElementTree


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the lowest percentage to the highest across the picture; `beyond` says that some lie further right."""

    low: Decimal
    high: Decimal
    beyond: bool
    width: int

    def across(self, percent: Decimal) -> float:
        share = (min(percent, self.high) - self.low) / (self.high - self.low)
        return EDGE + float(share) * (self.width - 2 * EDGE)

    def labels(self) -> list[tuple[Decimal, str]]:
        """What stands under the axis: both ends, and the plan where it lies between them with room for its words."""
        found = [(self.low, f"{self.low} %"), (self.high, f"{'≥ ' if self.beyond else ''}{self.high} %")]
        room = (self.high - self.low) / 8
        return [*found, (PLAN, "100 %")] if self.low + room < PLAN < self.high - room else found


def _scale(percents: Sequence[Decimal], size: int) -> _Scale:
    """The ends of the axis: the plan is on it where it is near; of far outliers the axis does not take heed."""
    ordered = sorted(percents)
    limit = max(Decimal(150), ordered[len(ordered) // 2] * 3)
    low, high = ordered[0], min(ordered[-1], limit)
    room = max(high - low, Decimal(10)) / 2
    low, high = min(low, PLAN if low - room <= PLAN else low), max(high, PLAN if high + room >= PLAN else high)
    whole_low, whole_high = Decimal(floor(low)), Decimal(ceil(max(high, low + 1)))
    return _Scale(whole_low, whole_high, ordered[-1] > whole_high, WIDTH * size)


def _dot(picture: ElementTree.Element, unit: Dot, x: float, y: float, radius: float) -> None:
    inside = picture
    if unit.address:
        inside = ElementTree.SubElement(picture, "a", {"href": unit.address, "tabindex": "-1"})
    css = "peer peer-good" if unit.good else "peer"
    place = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}", "class": css}
    title = ElementTree.SubElement(ElementTree.SubElement(inside, "circle", place), "title")
    title.text = f"{unit.name}: {unit.percent:f} %".replace(".", ",")


def _line(picture: ElementTree.Element, start: tuple[float, float], end: tuple[float, float], css: str) -> None:
    names = ("x1", "y1", "x2", "y2")
    place = {name: f"{number:.1f}" for name, number in zip(names, (*start, *end), strict=True)}
    ElementTree.SubElement(picture, "line", {**place, "class": css})


def _words(picture: ElementTree.Element, x: float, y: float, words: str, width: int) -> None:
    anchor = "start" if x <= EDGE else "end" if x >= width - EDGE else "middle"
    place = {"x": f"{x:.0f}", "y": f"{y:.0f}", "text-anchor": anchor, "class": "peers-words"}
    ElementTree.SubElement(picture, "text", place).text = words
