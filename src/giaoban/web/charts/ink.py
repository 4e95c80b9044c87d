"""The colours of a picture, as names that the page's style sheet fills in.

A drawing carries a stand-in colour for each name; `clean` turns it into a class, so one picture serves light, dark and
print. Whatever the drawing library adds beyond plain shapes and text (styles, links, scripts) is left out.
"""

from xml.etree import ElementTree

STAND_INS = {
    "ink": "#010101",
    "soft": "#020202",
    "grid": "#030303",
    "actual": "#040404",
    "plan": "#050505",
    "last": "#060606",
    "forecast": "#090909",
    "band": "#070707",
    "paper": "#080808",
}
NAMES = {colour: name for name, colour in STAND_INS.items()}
SHAPES = {"svg", "g", "path", "line", "rect", "circle", "text", "tspan"}
PLACE = {"d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "dx", "dy", "width", "height", "transform", "viewBox"}
PEN = {"opacity", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap", "display"}
TYPE = {"text-anchor", "font-size", "font-weight", "font-style", "stroke-linejoin"}
ATTRIBUTES = PLACE | PEN | TYPE
NAMESPACE = "{http://www.w3.org/2000/svg}"


def clean(svg: str, *, alternative: str, css_class: str = "chart") -> str:
    """A drawing fit to stand in a page: shapes and text only, colours as classes, `alternative` as its spoken name.

    >>> drawn = '<path d="M0,0" stroke="#040404" style="x"/>'
    >>> svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="4"><a href="x"/>{drawn}</svg>'
    >>> print(clean(svg, alternative="Thu <b>").replace(" aria", "\\n aria").replace("><", ">\\n<"))
    <svg viewBox="0 0 9 4" class="chart" role="img"
     aria-label="Thu &lt;b&gt;">
    <path d="M0,0" class="stroke-actual" />
    </svg>
    """
    # The drawing was made on this server a moment ago, by the library that the grammar hands numbers to.
    source = ElementTree.fromstring(svg)  # noqa: S314
    picture = _copy(source)
    width, height = picture.attrib.pop("width", "0"), picture.attrib.pop("height", "0")
    picture.attrib = {"viewBox": source.get("viewBox") or f"0 0 {width} {height}", "class": css_class, "role": "img"}
    picture.set("aria-label", alternative)
    return ElementTree.tostring(picture, encoding="unicode")


def _copy(node: ElementTree.Element) -> ElementTree.Element:
    copied = ElementTree.Element(node.tag.removeprefix(NAMESPACE))
    copied.text = node.text
    for name, value in node.attrib.items():
        if name in ATTRIBUTES:
            copied.set(name, value)
    classes = [f"{part}-{NAMES[node.attrib[part]]}" for part in ("fill", "stroke") if node.get(part) in NAMES]
    if node.get("fill") in ("none", "transparent"):
        copied.set("fill", "none")
    if classes:
        copied.set("class", " ".join(classes))
    for child in node:
        if child.tag.removeprefix(NAMESPACE) in SHAPES and child.get("d") not in ("", "M0,0h0v0h0Z"):
            copied.append(_copy(child))
    return copied
