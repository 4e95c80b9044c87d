"""Whole sentences in another language: those that the product makes from patterns with gaps.

`en.json` pairs patterns: "chưa có số {period} của {whom}" → "no number for {period} of {whom}". What stands in a gap is
said in the other language too where a pattern fits it, else it stays: names and documents' own words have none. A gap
{n} is a number, {day} a date, {names} a list.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

GAP = re.compile(r"{(\w+)}")
SHAPES = {"n": r"[\d.,]*\d", "m": r"[\d.,]*\d", "day": r"\d{1,2}/\d{1,2}/\d{4}", "year": r"\d{4}", "roman": r"[IV]+"}
VIETNAMESE = re.compile(r"[à-ỹđÀ-ỸĐ]")
# Gaps that hold sentences of their own, and so a semicolon.
LONG = frozenset(("why", "how", "rest", "source", "more", "what", "parts", "goal"))
PARTED = ("; ", ". ", ", ", " · ", ": ")
AND = {" và ": " and ", ", ": ", "}
DEPTH = 6


@cache
def patterns(language: str) -> dict[str, str]:
    """Vietnamese pattern → pattern in `language`."""
    source = files(__package__).joinpath(f"{language}.json")
    if not source.is_file():
        return {}
    said: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
    return said


@cache
def _compiled(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns, those that say most in words of their own first."""
    ordered = sorted(patterns(language).items(), key=lambda pair: (-len(GAP.sub("", pair[0])), pair[0]))
    return tuple((re.compile(_expression(vietnamese), re.DOTALL), other) for vietnamese, other in ordered)


def _expression(pattern: str) -> str:
    pieces = GAP.split(pattern)
    named: set[str] = set()
    made = []
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            made.append(re.escape(piece))
        elif piece in named:
            made.append(f"(?P={piece})")
        else:
            named.add(piece)
            shape = SHAPES.get(piece.rstrip("0123456789"), ".+?" if piece in LONG else "[^;]+?")
            made.append(f"(?P<{piece}>{shape})")
    return "".join(made)


@lru_cache(maxsize=8192)
def sentence(text: str, language: str, depth: int = 0) -> str:
    """`text` in `language` as far as patterns reach; what no pattern fits stays.

    >>> sentence("chưa có số tháng 4/2025 của quận Lê Chân", "en")
    'no number for 4/2025 of quận Lê Chân'
    """
    if depth > DEPTH or not VIETNAMESE.search(text):
        return text
    for pattern, other in _compiled(language):
        found = pattern.fullmatch(text)
        if found is not None:
            return _filled(other, found.groupdict(), language, depth)
    small = text[:1].lower() + text[1:]
    if small != text:
        said = _by_pattern(small, language, depth)
        if said is not None:
            return said[:1].upper() + said[1:]
    for mark in PARTED:
        if mark in text:
            return mark.join(_piece(piece, language, depth) for piece in text.split(mark))
    if text.endswith("."):
        return f"{_piece(text[:-1], language, depth)}."
    return text


def _by_pattern(text: str, language: str, depth: int) -> str | None:
    for pattern, other in _compiled(language):
        found = pattern.fullmatch(text)
        if found is not None:
            return _filled(other, found.groupdict(), language, depth)
    return None


def _piece(text: str, language: str, depth: int) -> str:
    from giaoban.web.language import catalogue

    return catalogue(language).get(text) or sentence(text, language, depth + 1)


def _filled(pattern: str, gaps: Mapping[str, str], language: str, depth: int) -> str:
    def said(gap: re.Match[str]) -> str:
        name, text = gap[1], gaps[gap[1]]
        if name.startswith("names"):
            pieces = re.split("(, | và )", text)
            return "".join(AND.get(piece) or _piece(piece, language, depth) for piece in pieces)
        return _piece(text, language, depth)

    return GAP.sub(said, pattern)
