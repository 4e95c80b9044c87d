"""Numbers that scanning tore apart or misread: "1.856, 717 tỷ", "62,\\n5 triệu", "2 . 350 ha", "l.250 hộ", "5O%".

A tear is mended only where nothing else can be meant: behind a word that an amount follows ("đạt", "hơn"), and before
a unit that a part of a number may have. Letters are taken for digits only inside a run of digits. The span stays that
of the text; the value is what the number was.
"""

import re
from typing import NamedTuple

from giaoban.core import patterns
from giaoban.core.quantities.units import COUNT, unit_behind, unit_of

_TEARS = frozenset((", ", ",\n", ". ", ".\n", " ,", " ."))
_TEAR = patterns.compile(r"(?:\s?(?P<mark>[,.])\s{1,2}|\s(?P<near>[,.]))(?P<tail>\d{1,3})(?![\d/]|[.,]\d)")
_AMOUNTS = frozenset(
    ("đạt", "là", "hơn", "trên", "gần", "khoảng", "ước", "còn", "tăng", "giảm", "bằng", "chiếm", "lên", "xuống", "thu")
) | frozenset(("chi", "được", "tới", "có", "vốn", "trị", "giá", "mức", "quân", "thêm", "dưới", "đến", "trồng"))
_LIKE = str.maketrans("lIOo", "1100")
_MISREAD = patterns.compile(r"(?:l(?=[.,]?\d)|I(?=[.,]\d{3}))?(?:[\d.,]|O|o(?=[%\d])|l(?=\d))*[\dOo]")
_LETTERS = frozenset("OolI")


class Mended(NamedTuple):
    """Where the whole number stands, and its digits and marks as they were before."""

    start: int
    end: int
    token: str


def mended(text: str, start: int, end: int, before: str) -> Mended | None:
    """The whole of which `text[start:end]`, a run of digits behind the word `before`, is the first part.

    >>> mended("đạt 1.856, 717 tỷ đồng", 4, 9, "đạt"), mended("kết nạp l03 đảng viên", 9, 11, "")
    (Mended(start=4, end=14, token='1.856,717'), Mended(start=8, end=11, token='103'))
    >>> mended("đạt 5O% kế hoạch", 4, 5, "đạt"), mended("các phường 5, 7 tỷ đồng", 11, 12, "phường")
    (Mended(start=4, end=6, token='50'), None)
    """
    after = text[end : end + 2]
    if after in _TEARS:
        return _torn(text, start, end) if before in _AMOUNTS else None
    left = text[start - 1 : start]
    if after[:1] in _LETTERS or left in _LETTERS or (left in (".", ",") and text[start - 2 : start - 1] in _LETTERS):
        return _misread(text, start)
    return None


def _torn(text: str, start: int, end: int) -> Mended | None:
    """A decimal mark or a point between thousands with blanks about it."""
    match = _TEAR.match(text, end)
    first = text[start:end]
    if match is None or "," in first or (len(first) > 3 and first.isdigit()):
        return None
    mark = match["mark"] or match["near"]
    behind = unit_behind(text, match.end())
    if behind is None or (mark == "." and len(match["tail"]) != 3):
        return None
    if mark == "," and unit_of(behind.name).dimension.startswith(COUNT):
        return None  # people have no decimals: "5, 7 hộ" are two numbers
    return Mended(start, match.end(), f"{first}{mark}{match['tail']}")


def _misread(text: str, start: int) -> Mended | None:
    """A run of digits with letters among them that look like digits."""
    begin = start
    while begin and start - begin < 2 and text[begin - 1] in "lI.,":
        begin -= 1
    if text[begin : begin + 1] in (".", ",") or (begin and text[begin - 1].isalnum()):
        return None
    match = _MISREAD.match(text, begin)
    if match is None or text[match.end() : match.end() + 1].isalpha() or match.end() <= start:
        return None
    token = match[0].translate(_LIKE)
    whole = re.fullmatch(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?", token)
    return Mended(begin, match.end(), token) if whole and match[0] != token else None
