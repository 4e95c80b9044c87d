"""What a report is about as a whole: the place, the period that it reviews, the day it was published.

The place is the unit or agency that the headline and the first paragraph name most; the reviewed period is the one that
the meeting looks back on ("sơ kết công tác tháng 10"), never the one that it hands out work for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core import patterns
from giaoban.core.periods import Mention, Period, find_periods
from giaoban.core.reading.election import elect
from giaoban.core.reading.folding import fold_document
from giaoban.core.reading.moment import LEAD_LENGTH, moment_of
from giaoban.core.reading.passages import Kind, Passage, passages
from giaoban.core.reading.places import find_place
from giaoban.core.reading.report import Sign
from giaoban.core.reading.reviewing import signs_of

_DATE = r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)"
_WORDED = r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>(?:19|20)\d\d)"
_STAMP = patterns.compile(
    rf"(?:(?:thời gian|ngày đăng|ngày|đăng ngày|đăng lúc|cập nhật|xuất bản|thứ \w+|chủ nhật)[^\d\n]{{0,30}})?"
    rf"(?:\d{{1,2}}[:h]\d{{2}}[^\d\n]{{0,12}})?{_DATE}(?:[\s,|-]*\d{{1,2}}[:h]\d{{2}}(?::\d\d)?)?.{{0,40}}"
)
_DATELINE = patterns.compile(rf"[^\d\n,]{{2,60}},\s+{_WORDED}\s*")
_EVENT = patterns.compile(
    rf"(?:\([^)\n]{{2,40}}\)\s*[-–]?\s*|[^\s-]{{2,12}}\s*[-–]\s*)?(?:(?:vào |trong )?(?:sáng|chiều|tối|trưa|hôm nay"
    rf"|vừa qua)"
    rf"[\s,(]+(?:ngày\s+)?|(?:trong )?ngày\s+){_DATE}"
)
_STAMP_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Setting:
    """Place as the text writes it, the reviewed period and the day of publication; each None where unknown."""

    place: str | None
    reviewed: Period | None
    published: date | None
    signs: tuple[Sign, ...] = ()


def find_setting(text: str, published: date | None = None, *, mentions: Sequence[Mention] | None = None) -> Setting:
    """Place, reviewed period and publication date of a report; `published` and `mentions` where they are known already.

    >>> setting = find_setting("UBND quận Hải An họp sơ kết quý I, triển khai nhiệm vụ quý II năm 2024")
    >>> setting.place, str(setting.reviewed)
    ('quận Hải An', '2024-01/2024-03')
    """
    folded = fold_document(text)
    found = passages(text)
    published = published or _published(folded, found)
    if mentions is None:
        mentions = find_periods(text)
    anchor = moment_of(folded, found, published, mentions)
    signs = tuple(signs_of(folded, found, mentions, anchor, published))
    return Setting(find_place(text, folded, found), elect(signs), published, signs)


def _published(folded: str, found: tuple[Passage, ...]) -> date | None:
    """The day in a time stamp or a dateline of the page, else the first day of an event in the first paragraph."""
    edges = found[:12] + found[12:][-12:]
    for pattern in (_STAMP, _DATELINE):
        for passage in edges:
            if passage.end - passage.start <= _STAMP_LENGTH:
                day = _day(pattern.fullmatch(folded[passage.body : passage.end]))
                if day:
                    return day
    for passage in found:
        if passage.kind in (Kind.PARAGRAPH, Kind.HEADING) and passage.start < LEAD_LENGTH:
            day = _day(_EVENT.match(folded, passage.start, passage.end))
            if day:
                return day
    return None


def _day(match: re.Match[str] | None) -> date | None:
    try:
        return match and date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
