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
BESIDE = " · "
PARTED = ("; ", ". ", ", ", ": ")
AND = {" và ": " and ", ", ": ", "}
DEPTH = 6
WITH_QUOTES = re.compile("“[^”{]*{(\\w+)}[^”]*”")
QUOTED = re.compile("“[^”]*”")
START = 0xE000  # letters of nobody's, one for each quotation while the words round it are said


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
    pairs = ((WITH_QUOTES.sub(r"{\1_quoted}", one), WITH_QUOTES.sub(r"{\1_quoted}", other)) for one, other in ordered)
    return tuple((re.compile(_expression(vietnamese), re.DOTALL), other) for vietnamese, other in pairs)


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
            if piece.endswith("_quoted"):
                made.append(f"(?P<{piece}>[\ue000-\uf8ff])")
                continue
            shape = SHAPES.get(piece.rstrip("0123456789"), ".+?" if piece in LONG else "[^;]+?")
            made.append(f"(?P<{piece}>{shape})")
    return "".join(made)


@lru_cache(maxsize=8192)
def sentence(text: str, language: str) -> str:
    """`text` in `language` as far as patterns reach; what no pattern fits, and what is quoted, stays.

    >>> sentence("chưa có số tháng 4/2025 của quận Lê Chân", "en")
    'no number for 4/2025 of quận Lê Chân'
    """
    quoted: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        quoted.append(found[0])
        return chr(START + len(quoted) - 1)

    said = _sentence(QUOTED.sub(set_aside, text), language, 0)
    return "".join(quoted[ord(c) - START] if START <= ord(c) < START + len(quoted) else c for c in said)


def _sentence(text: str, language: str, depth: int) -> str:
    if depth > DEPTH or not VIETNAMESE.search(text):
        return text
    if BESIDE in text:
        return BESIDE.join(_piece(piece, language, depth) for piece in text.split(BESIDE))
    whole = _as_written(text, language, depth)
    if whole is not None:
        return whole
    if text.endswith("."):
        return f"{_piece(text[:-1], language, depth)}."
    mark = next((mark for mark in PARTED if mark in text), None)
    return text if mark is None else mark.join(_piece(piece, language, depth) for piece in text.split(mark))


def _as_written(text: str, language: str, depth: int) -> str | None:
    """The phrase or pattern that the text is, whatever the case of its first letter."""
    said = _known(text, language, depth)
    if said is not None:
        return said
    for change, back in ((str.lower, str.upper), (str.upper, str.lower)):
        said = _known(change(text[:1]) + text[1:], language, depth)
        if said is not None:
            return back(said[:1]) + said[1:]
    return None


def _known(text: str, language: str, depth: int) -> str | None:
    from giaoban.web.language import catalogue

    exact = catalogue(language).get(text)
    if exact is not None:
        return exact
    for pattern, other in _compiled(language):
        found = pattern.fullmatch(text)
        if found is not None:
            return _filled(other, found.groupdict(), language, depth)
    return None


def _piece(text: str, language: str, depth: int) -> str:
    return _sentence(text, language, depth + 1)


def _filled(pattern: str, gaps: Mapping[str, str], language: str, depth: int) -> str:
    def said(gap: re.Match[str]) -> str:
        name, text = gap[1], gaps[gap[1]]
        if name.startswith("names"):
            pieces = re.split("(, | và )", text)
            return "".join(AND.get(piece) or _piece(piece, language, depth) for piece in pieces)
        return _piece(text, language, depth)

    return GAP.sub(said, pattern)
