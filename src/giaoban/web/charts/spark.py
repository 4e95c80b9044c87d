"""A line the size of a word, and a picture of ranges: small drawings made by hand, without the charting library."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT, EDGE = 96, 24, 3


def sparkline(values: Sequence[Decimal | None], *, alternative: str) -> SafeString:
    """The course of a few values; a gap stays a gap, for a gap is not zero."""
    known = [value for value in values if value is not None]
    picture = _picture(WIDTH, HEIGHT, "spark", alternative)
    if len(known) < 2:
        return _said(picture)
    low, high = min(known), max(known)
    spread = high - low or Decimal(1)
    step = Decimal(WIDTH - 2 * EDGE) / max(len(values) - 1, 1)

    def place(index: int, value: Decimal) -> tuple[str, str]:
        y = Decimal(HEIGHT - EDGE) - (value - low) / spread * (HEIGHT - 2 * EDGE)
        return f"{EDGE + index * step:.1f}", f"{y:.1f}"

    drawn, pen_up = [], True
    for index, value in enumerate(values):
        if value is None:
            pen_up = True
            continue
        x, y = place(index, value)
        drawn.append(f"{'M' if pen_up else 'L'}{x},{y}")
        pen_up = False
    ElementTree.SubElement(picture, "path", {"d": " ".join(drawn), "class": "spark-line", "fill": "none"})
    last = max(index for index, value in enumerate(values) if value is not None)
    x, y = place(last, known[-1])
    ElementTree.SubElement(picture, "circle", {"cx": x, "cy": y, "r": "2.5", "class": "spark-end"})
    return _said(picture)


def _picture(width: int, height: int, css_class: str, alternative: str) -> ElementTree.Element:
    attributes = {"viewBox": f"0 0 {width} {height}", "class": css_class, "role": "img", "aria-label": alternative}
    return ElementTree.Element("svg", attributes)


def _said(picture: ElementTree.Element) -> SafeString:
    # Written by an XML writer that escapes every text.
    return mark_safe(ElementTree.tostring(picture, encoding="unicode"))  # noqa: S308


Bar = tuple[str, Fraction | None, Fraction | None]
BARS_WIDTH, BAR_HEIGHT = 640, 16


def range_picture(bars: Sequence[Bar], *, alternative: str) -> SafeString:
    """Ranges on one common line, each under its words, so that the eye sees whether they meet.

    An end that is None is open: the bar runs to the edge. The words are set by the page; only the bars stretch.
    """
    ends = [end for _, low, high in bars for end in (low, high) if end is not None]
    picture = ElementTree.Element("div", {"class": "ranges", "role": "img", "aria-label": alternative})
    if not ends:
        return _said(picture)
    low, high = min(ends), max(ends)
    margin = (high - low) / 8 or abs(high) / 20 or Fraction(1)
    first, width = low - margin, high - low + 2 * margin

    def x(value: Fraction | None, otherwise: int) -> Fraction:
        return Fraction(otherwise) if value is None else (value - first) / width * BARS_WIDTH

    for row, (words, start, end) in enumerate(bars):
        ElementTree.SubElement(picture, "p").text = words
        _draw_bar(picture, row, x(start, 0), x(end, BARS_WIDTH))
    return _said(picture)


def _draw_bar(picture: ElementTree.Element, row: int, left: Fraction, right: Fraction) -> None:
    box = {"viewBox": f"0 0 {BARS_WIDTH} {BAR_HEIGHT}", "preserveAspectRatio": "none", "aria-hidden": "true"}
    drawing = ElementTree.SubElement(picture, "svg", box)
    middle = {"y1": "8", "y2": "8", "x1": "0", "x2": str(BARS_WIDTH), "class": "ranges-axis"}
    ElementTree.SubElement(drawing, "line", middle)
    place = {"x": f"{float(left):.1f}", "width": f"{float(max(right - left, Fraction(4))):.1f}"}
    bar = {**place, "y": "2", "height": "12", "class": f"ranges-bar ranges-bar-{row % 3}"}
    ElementTree.SubElement(drawing, "rect", bar)
