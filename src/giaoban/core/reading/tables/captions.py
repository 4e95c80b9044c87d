"""What the lines above a table say of all of it: the unit of its numbers, the period, what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Period, PeriodKind, Relation, find_periods
from giaoban.core.quantities.units import unit_behind

_UNIT = patterns.compile(r"(?:đơn vị tính|đơn vị|đvt|đv tính)\s*:\s*(?P<unit>[^()|;,\n]{1,30})", re.IGNORECASE)
_BRACKET = patterns.compile(r"\(([^()]{1,30})\)[\s.:]*$")
_LONGEST = 200  # letters; a longer line is prose and no caption
_LONGEST_NOTE = 60  # letters of one that ends as sentences do
_SENTENCE_ENDS = (".", ";", "!", "?", "…")
_OPENING = patterns.compile(
    r"\W*(?:(?:biểu|bảng|phụ lục|phụ biểu)(?:\s+(?:tổng hợp|số liệu))?(?:\s+số)?"
    r"(?:\s+(?:[\dIVX]+[\d.a-z]*)(?!\w))?\s*[:.–-]?\s*)?"
    r"(?:(?:tổng hợp|kết quả|tình hình|tiến độ|số liệu|thực hiện)\s+)*",
    re.IGNORECASE,
)
_OF_ALL = patterns.compile(
    r"\s+(?:(?:của|tại|trên|ở)\s+)?các\s+(?:phường|xã|quận|huyện|đơn vị|địa phương).*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Caption:
    """Unit, period and subject, each empty or None where the lines do not give it."""

    unit: str = ""
    period: Period | None = None
    subject: str = ""


def read_caption(lines: Sequence[str], reviewed: Period | None) -> Caption:
    """The caption that the lines right above a table make, the nearest first.

    >>> caption = read_caption(["Biểu 2: Kết quả thu ngân sách quý I năm 2025", "(Đơn vị tính: triệu đồng)"], None)
    >>> caption.unit, str(caption.period), caption.subject
    ('triệu đồng', '2025-01/2025-03', 'thu ngân sách')
    """
    unit, subject = "", ""
    period: Period | None = None
    for line in reversed(lines):
        if len(line) > _LONGEST or (line.endswith(_SENTENCE_ENDS) and len(line) > _LONGEST_NOTE):
            break
        found = _UNIT.search(line)
        said = _unit(found["unit"]) if found else ""
        if found is None and (bracket := _BRACKET.search(line)) and (said := _whole_unit(bracket[1])):
            found = bracket
        unit = unit or said
        title = line[: found.start()] if found else line
        period = period or _period(title, reviewed)
        subject = subject or _subject(title)
    return Caption(unit, period, subject)


def _unit(said: str) -> str:
    """The unit that the words begin with: "triệu đồng" of "triệu đồng - Số liệu ước"."""
    behind = unit_behind(f"1 {said}", 1)
    return behind.name if behind is not None else ""


def _whole_unit(said: str) -> str:
    """A unit that stands alone: "tấn" of "(tấn)", "" of "(theo giá so sánh)"."""
    behind = unit_behind(f"1 {said}", 1)
    return behind.name if behind is not None and behind.end == len(said) + 2 else ""


def _period(title: str, reviewed: Period | None) -> Period | None:
    """The period that a title looks back on; the day of a decision is none."""
    anchor = Anchor(reviewed.end.year, reviewed.end.month, None, reviewed) if reviewed else Anchor()
    mentions = find_periods(title)
    for mention in sorted(mentions, key=lambda mention: mention.relation is not Relation.TO_DATE):
        period = mention.resolve(anchor) if mention.relation in (Relation.PLAIN, Relation.TO_DATE) else None
        if period is not None and period.kind is PeriodKind.DAY and mention.relation is Relation.TO_DATE:
            return Period.months(period.end.year, 1, period.end.year, period.end.month)
        if period is not None and period.kind not in (PeriodKind.DAY, PeriodKind.WEEK):
            return period
    return None


def _subject(title: str) -> str:
    """What a title is about: its words between the opening and the first period."""
    opening = _OPENING.match(title)
    rest = title[opening.end() :] if opening else title
    first = next((mention.start for mention in find_periods(rest) if mention.names_period), len(rest))
    words = _OF_ALL.sub("", rest[:first].strip(" :.,()–-"))
    if not 2 <= len(words.split()) <= 15:
        return ""
    return words.lower() if words.isupper() else words
