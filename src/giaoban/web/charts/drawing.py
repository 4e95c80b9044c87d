"""Draws pictures once: the same content is never drawn twice while the cache remembers it."""

import hashlib
import json
from decimal import Decimal
from functools import cache
from threading import Thread
from typing import Any

import fontpkg_be_vietnam_pro
from django.core.cache import cache as store
from django.utils.safestring import SafeString, mark_safe

from giaoban.web.charts.grammar import Line, Picture, Point, specification
from giaoban.web.charts.ink import clean
from giaoban.web.fonts import DIRECTORY

NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
SIZES = {"wide": (470, 220), "narrow": (210, 200)}
KEEP_SECONDS = 7 * 24 * 3600
VERSION = "4"  # raise it when `clean` changes, so that old drawings are left behind


@cache
def _engine() -> Any:
    """The drawing library, loaded with our font at the first picture: it takes a third of a second and 90 MB."""
    import vl_convert

    vl_convert.register_font_directory(str(DIRECTORY))
    return vl_convert


def warm_up() -> Thread:
    """Load the drawing library beside the first requests, so that nobody waits for it before a first chart."""
    loading = Thread(target=_load, name="charts", daemon=True)
    loading.start()
    return loading


def _load() -> None:
    picture = Picture(title="", unit="", axis=("1",), lines=(Line("", "actual", (Point("1", Decimal(1)),)),))
    _engine().vegalite_to_svg(specification(picture, width=10, height=10), format_locale=NUMBERS)


def draw(picture: Picture, size: str) -> SafeString:
    """The picture as SVG to stand in a page, "wide" or "narrow" (for a telephone)."""
    width, height = SIZES[size]
    described = specification(picture, width=width, height=height)
    content = json.dumps([VERSION, fontpkg_be_vietnam_pro.__name__, described, picture.alternative], sort_keys=True)
    key = f"chart:{hashlib.sha256(content.encode()).hexdigest()}"
    drawn = store.get(key)
    if drawn is None:
        svg = _engine().vegalite_to_svg(described, format_locale=NUMBERS)
        drawn = clean(svg, alternative=picture.alternative, css_class=f"chart chart-{size}")
        store.set(key, drawn, KEEP_SECONDS)
    # `clean` built this from whitelisted shapes with an XML writer that escapes every text.
    return mark_safe(drawn)  # noqa: S308
