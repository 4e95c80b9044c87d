"""Tags that every page uses: words in the reader's language, icons, numbers as Vietnamese offices write them."""

import re
from decimal import Decimal
from fractions import Fraction

from django import template
from lucide.templatetags.lucide import lucide

from giaoban.web import language
from giaoban.web.numbers import written

register = template.Library()
WORD = re.compile(r"[a-z0-9-]+\Z")


@register.simple_tag(name="say")
def say_tag(text: str, **values: object) -> str:
    """The phrase in the reader's language; `{name}` in it stands for a value given by name."""
    said = language.say(text)
    told = {name: language.say(value) if isinstance(value, str) else value for name, value in values.items()}
    return said.format(**told) if values else said


@register.filter(name="say")
def say_filter(text: str) -> str:
    """The phrase in the reader's language."""
    return language.say(str(text))


@register.simple_tag
def icon(name: str) -> str:
    """A lucide icon as inline SVG; it is decoration, the words beside it are read out."""
    if not WORD.match(name):
        raise ValueError(f"'{name}' is no icon name: write it as lucide does, for example 'file-text'")
    attributes = {"class": "icon", "aria-hidden": "true", "focusable": "false"}
    return lucide(name, size=20, **attributes)


@register.filter
def vn(value: Decimal | Fraction | int | None) -> str:
    """A number with decimal comma and grouping points; nothing for no number."""
    return "" if value is None else written(value)
