"""Forms that digits take where they are no quantity: dates, times, document numbers, codes, outline numbers."""

import re
from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.quantities.context import DAY_WORDS, is_day_and_month
from giaoban.core.quantities.draft import Draft
from giaoban.core.quantities.quantity import Kind
from giaoban.core.quantities.tokens import SPECIAL
from giaoban.core.quantities.units import unit_behind

_KINDS = {
    "date": Kind.DATE,
    "long": Kind.DATE,
    "span": Kind.DATE,
    "document": Kind.DOCUMENT_NUMBER,
    "time": Kind.TIME,
    "code": Kind.CODE,
}
_SECOND = patterns.compile(r"[ ]?(?P<mark>[/-])[ ]?(?P<digits>[0-9]{1,4})(?![0-9])")
_OF_WHOLE = patterns.compile(r"[ \u00a0](?:số|tổng|diện tích|dân số|lượng|hội viên)(?!\w)")
_FIRST = patterns.compile("[0-9]+")
_OPENS = frozenset("/-–.:hHg )")
_OPENS_BEHIND_BLANK = frozenset("/-–tg")


def other_form(text: str, start: int, end: int, words: list[str]) -> Draft | None:
    """The date, time, document, code or outline number that begins with the digits from `start` to `end`, if any.

    >>> found = other_form("ngày 30-10 họp", 5, 7, ["ngày"])
    >>> found.kind, found.end
    (<Kind.DATE: 'date'>, 10)
    """
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if mark not in _OPENS or not mark or (mark == " " and behind not in _OPENS_BEHIND_BLANK):
        return None
    if mark == " " and behind in "tg" and not text.startswith(("tháng", "giờ"), end + 1):
        return None
    if mark in ".)" and not behind.isdigit():
        return _outline(text, start, end) if not behind.strip() else None
    match = SPECIAL.match(text, start)
    if match is None or match.end() <= end or not _is_special(text, match, words):
        return _day(text, start, end, words) if mark in "/-" or behind in "/-" else None
    return _draft(match[0], start, _KINDS[match.lastgroup or ""])


def code(text: str, start: int, end: int, previous_end: int) -> Draft | None:
    """Digits that letters touch on the left ("A51", "Covid-19"), or a telephone number.

    `previous_end` is where the number before ends, whose unit may touch: "5 triệu-6 triệu".
    """
    left, further, token = text[max(0, start - 1) : start], text[max(0, start - 2) : start - 1], text[start:end]
    touches = left.isalpha() or (left in "-–/.+" and further.isalpha())
    if touches and left and previous_end < start - 1:
        return _draft(token, start, Kind.CODE)
    if token[0] == "0" and len(token) > 3 and token.isdigit():
        return _draft(token, start, Kind.CODE)
    return None


def _outline(text: str, start: int, end: int) -> Draft | None:
    """The "1." or "2)" that opens a line."""
    opens_line = not text[text.rfind("\n", max(0, start - 40), start) + 1 : start].strip()
    return _draft(text[start:end], start, Kind.ORDINAL) if opens_line and text[start:end].isdigit() else None


def _is_special(text: str, match: re.Match[str], words: list[str]) -> bool:
    behind_day = bool(words) and words[-1] in DAY_WORDS
    if match.lastgroup == "span":
        return behind_day or not unit_behind(text, match.end())
    if match.lastgroup == "long":  # "4 tháng 12 hộ" is no day
        return behind_day or "năm" in match[0]
    return True


def _day(text: str, start: int, end: int, words: list[str]) -> Draft | None:
    """A day or a month such as "30/4", "4/2025" and "ngày 30-10", where it is no fraction and no range."""
    second = _SECOND.match(text, end)
    if second is None or end - start > 2 or not text[start:end].isdigit():
        return None
    if second["mark"] == "-" and not (words and (words[-1] in DAY_WORDS or words[-1] == "tháng")):
        return None
    has_unit = unit_behind(text, second.end()) is not None or _OF_WHOLE.match(text, second.end()) is not None
    if not is_day_and_month(text[start:end], second["digits"], words, has_unit):
        return None
    return _draft(text[start : second.end()], start, Kind.DATE)


def _draft(token: str, start: int, kind: Kind) -> Draft:
    """A number that is its first digits and that has no unit."""
    end, first = start + len(token), _FIRST.match(token)
    return Draft(start, end, start, end, Decimal(first[0] if first else 0), 0, token, [], kind=kind)
