"""Documents that a text names by title instead of number: laws, resolutions of congresses and of the Central Committee.

"Luật Đất đai (sửa đổi) năm 2024", "Nghị quyết Đại hội Đảng bộ huyện lần thứ XXV, nhiệm kỳ 2020 - 2025", "Nghị quyết
Trung ương 4 khóa XII". Each is taken apart into what tells it from others: the title, and the session or the year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL

_LAW = patterns.compile(
    rf"(?<!\w)(?P<kind>Bộ luật|Bộ Luật|Luật)\s(?=(?P<title>[{CAPITAL}][{SMALL}]+(?:,?\s[{CAPITAL}{SMALL}]+){{0,9}}))"
)
_YEAR = patterns.compile(
    r"\s*(?:\(?sửa đổi(?:, bổ sung)?\)?)?,?\s*(?:\(?(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/.])\)?)?"
)
_NUMERAL = r"(?P<session>[IVXLC]{1,7}|\d{1,3}|nhất|hai|ba)"
_RESOLUTION = r"(?<!\w)(?P<kind>Nghị quyết|nghị quyết|NQ)\s"
_CONGRESS = patterns.compile(
    rf"{_RESOLUTION}(?:của\s)?(?P<title>(?:Đại hội|đại hội|Đại Hội|ĐH)(?:\s(?:đại biểu|Đại biểu|đảng viên))?"
    r"(?P<body>\s(?:toàn quốc|(?:Đảng bộ|đảng bộ|Chi bộ|chi bộ|Đảng)"
    r"(?:\s(?:tỉnh|thành phố|TP|quận|huyện|thị xã|thị trấn|phường|xã|khối|cơ sở|bộ phận|cơ quan|công ty))?"
    r"(?:\s(?:Quân sự|Công an|Bộ đội Biên phòng|Chi cục|Cục|Sở|Khối|Công ty|Bệnh viện|Trường)(?!\w))?"
    rf"(?:\s(?!XI|XV|X )[{CAPITAL}][\w-]*){{0,5}}(?:\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w))?))?)"
    rf"(?:,?\s(?:lần\s)?(?:thứ\s)?{_NUMERAL}(?!\w))?(?P<party>\scủa Đảng)?"
    r"(?:,?\s\(?(?:khóa|khoá)\s[IVXL]+\)?)?(?:,?\s\(?(?:nhiệm kỳ|NK)\s*(?P<term>\d{4}\s?[-–]\s?\d{4})\)?)?"
)
_CENTRAL = patterns.compile(
    rf"{_RESOLUTION}(?P<title>(?:Hội nghị\s)?(?:(?:lần\s)?thứ\s(?P<worded>\w+)\s)?(?:Ban Chấp hành\s)?"
    r"(?:Trung ương|TW|T\.Ư))\s?(?:Đảng\s)?(?:lần\sthứ\s|\(?lần\s)?(?P<plenum>\d{1,2}|\w+)?"
    r",?\s?\(?(?:khóa|khoá)\s(?P<session>[IVX]{1,5})(?!\w)\)?"
)
# Literal words to search for, as the patterns above are slow to search with.
_RESOLUTION_WORD = patterns.compile(r"quyết (?=[Đđ]ại [Hh]ội|ĐH|Trung|Hội nghị|TW|T\.Ư|lần|thứ|của [Đđ]ại|Ban Chấp)")
_SHORT_WORD = patterns.compile(r"NQ (?=[Đđ]ại [Hh]ội|ĐH|Trung|Hội nghị|TW|T\.Ư)")
_LAW_WORD = patterns.compile(rf"uật (?=[{CAPITAL}])")
_WORDED = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10",
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_MANY = 60


@dataclass(frozen=True, slots=True)
class Titled:
    """A document named by title where it stands.

    `title` is folded and the same for all spellings; `session` is the congress's or the year, "" where untold.
    """

    start: int
    end: int
    kind: str
    title: str
    session: str = ""
    term: str = ""


def find_titled(text: str, folded: str) -> Iterator[Titled]:
    """The documents that `text` names by title, in no order; `folded` is the folded text.

    >>> text = "theo Luật Đất đai năm 2024 và Nghị quyết Đại hội XIII của Đảng"
    >>> sorted((each.kind, each.title, each.session) for each in find_titled(text, text.lower()))
    [('Luật', 'đất đai', '2024'), ('Nghị quyết', 'đại hội toàn quốc', '13')]
    """
    for at in _resolutions(text, folded):
        if match := _CONGRESS.match(text, at):
            yield _congress(folded, match)
        elif (match := _CENTRAL.match(text, at)) and (number := _plenum(match)):
            yield Titled(*match.span(), "Nghị quyết", f"trung ương {number}", _arabic(match["session"]))
    for word in _LAW_WORD.finditer(text):
        at = word.start() - 1
        match = _LAW.match(text, at - 3) if folded.startswith("bộ luật", at - 3) else _LAW.match(text, at)
        if match:
            yield _law(text, folded, match)


def _resolutions(text: str, folded: str) -> Iterator[int]:
    """Where "Nghị quyết" or "NQ" stands before a congress or the Central Committee."""
    for word in _RESOLUTION_WORD.finditer(text):
        if folded.startswith("nghị ", word.start() - 5):
            yield word.start() - 5
    for word in _SHORT_WORD.finditer(text):
        yield word.start()


def _plenum(match: re.Match[str]) -> str:
    """The number of a plenum in digits, "" where none is told."""
    plenum = match["plenum"] or match["worded"] or ""
    return plenum if plenum.isdigit() else _WORDED.get(plenum.lower(), "")


def _law(text: str, folded: str, match: re.Match[str]) -> Titled:
    low, high = match.span("title")
    stop = _after_title().search(text, low, min(high + 12, len(text)))
    high = min(high, stop.start()) if stop else high
    year = _YEAR.match(text, high)
    told = year["year"] if year else None
    end = year.end() if year and year[0].strip() and (told or "sửa đổi" in year[0]) else high
    kind = "Luật" if match["kind"] == "Luật" else "Bộ luật"
    return Titled(match.start(), end, kind, " ".join(folded[low:high].split()), told or "")


@cache
def _after_title() -> re.Pattern[str]:
    """Where a law's title ends: at a word that goes on with the sentence, at another document, at a place."""
    ends = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words("law_title_ends"))
    return patterns.compile(rf",?\s(?:(?:{ends})(?!\w)|ở(?=\s[{CAPITAL}]))|,\s(?!chống|khoáng sản)")


def _congress(folded: str, match: re.Match[str]) -> Titled:
    body = " ".join(folded[slice(*match.span("body"))].split()) if match["body"] else ""
    if match["party"] or body in ("toàn quốc", "đảng", "toàn quốc của đảng"):
        body = "toàn quốc"
    session = _arabic(match["session"]) if match["session"] else ""
    term = "".join((match["term"] or "").replace("–", "-").split())
    return Titled(*match.span(), "Nghị quyết", f"đại hội {body}".strip(), session, term)


def _arabic(numeral: str) -> str:
    """A number of a session in digits: "XIII" is "13"."""
    if numeral.isdigit():
        return numeral
    if numeral.lower() in _WORDED:
        return _WORDED[numeral.lower()]
    values = [_ROMAN[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))
