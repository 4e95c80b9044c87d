"""A result against its target as a bar the size of a word: how far it reached, and where its path asks it to be."""

from fractions import Fraction
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 96, 16
BAR = 88  # where the target lies; what is beyond it reaches to the edge


def bullet(reached: Fraction | None, expected: Fraction | None, *, css: str, alternative: str) -> SafeString:
    """`reached` and `expected` are shares of the target, 1 for all of it; `css` is the name of a status.

    >>> "bullet-tick" in bullet(Fraction(1, 2), Fraction(1, 3), css="met", alternative="50 %")
    True
    """
    box = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "class": "bullet", "role": "img", "aria-label": alternative}
    picture = ElementTree.Element("svg", box)
    track = {"x": "0", "y": "5", "width": str(BAR), "height": "6", "class": "bullet-track"}
    ElementTree.SubElement(picture, "rect", track)
    if reached is not None:
        bar = {"x": "0", "y": "5", "width": _x(reached), "height": "6", "class": f"bullet-bar bullet-{css}"}
        ElementTree.SubElement(picture, "rect", bar)
    if expected is not None:
        tick = {"x1": _x(expected), "x2": _x(expected), "y1": "1", "y2": "15", "class": "bullet-tick"}
        ElementTree.SubElement(picture, "line", tick)
    # Written by an XML writer that escapes every text.
    return mark_safe(ElementTree.tostring(picture, encoding="unicode"))  # noqa: S308


def _x(share: Fraction) -> str:
    return f"{float(min(max(share, Fraction(0)) * BAR, Fraction(WIDTH))):.1f}"
