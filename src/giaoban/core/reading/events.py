"""What happened on a day that the text names, in a report on a longer time: the month of that day is its period.

"**Ngày 4/7**, Bắc Giang tiêu thụ 3.180 tấn"; "Dịp này, **15 tập thể** được tặng bằng khen" at a meeting.
"""

import re

from giaoban.core import patterns
from giaoban.core.periods import Mention, Period, Relation
from giaoban.core.reading.governing import is_day, within
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk

_SAID_CHARS, _CITED_CHARS, _LEAD_CHARS, _AWARD_CHARS, _YEAR_DAYS = 120, 40, 12, 300, 366
# A day of a meeting, of a document, or up to which is counted: what stands after it is of the time under review.
_TOLD_ON = patterns.compile(
    r"(?<!\w)(?:hội nghị|họp|đại hội|phiên|làm việc|lễ|báo cáo|thông báo|thông tin|cho biết|cho hay|tổng kết|sơ kết"
    r"|công bố|ban hành|kết luận|quyết định|theo|kiểm tra|thăm|đánh giá|phát biểu|yêu cầu|nêu|giám sát"
    r"|nghị quyết)(?!\w)|[;:]",
    re.IGNORECASE,
)
_NO_EVENT = patterns.compile(
    r"(?:đến|tới|hết|trước|từ|sau|với|họp|nghị|phiên|trong|là|và|[-–/\w]\d|\d)\s*$", re.IGNORECASE
)
_NUMBERED = patterns.compile(r"\d\s?[-/]\s?[a-zđ]{2}", re.IGNORECASE)
_OCCASION = patterns.compile(
    r"\W*(?:(?:nhân |trong |cũng trong |cũng nhân )?dịp này|(?:cũng )?tại (?:buổi lễ|lễ|hội nghị|đại hội))(?!\w)",
    re.IGNORECASE,
)
_AWARDED = patterns.compile(
    r"(?<!\w)(?:khen|giấy khen|bằng khen|khen thưởng|tuyên dương|trao|tặng)(?!\w)", re.IGNORECASE
)


def event_of(walk: Walk, line: Line, slot: Slot) -> Period | None:
    """The month of the event that a result without a period of its own is told of; None where it is of none.

    A fraction tells how far a plan for a longer time has come.
    """
    if slot.number.part:
        return None
    day = next((m for m in reversed(within(walk.mentions, slot.lead_start, slot.number.outer_start))), None)
    if day is not None and is_day(day):
        return _month_of(walk, line, day, slot)
    return _awarded(walk, line)


def _month_of(walk: Walk, line: Line, day: Mention, slot: Slot) -> Period | None:
    text = walk.text
    if day.relation is not Relation.PLAIN or slot.number.start - day.end > _SAID_CHARS:
        return None
    if text[day.end : day.end + 2].strip() in ("-", "–", "|"):  # when the page was published
        return None
    if _TOLD_ON.search(text, line.start, slot.number.start):
        return None
    before = text[max(line.start, day.start - _CITED_CHARS) : day.start]
    if _NO_EVENT.search(before) or _NUMBERED.search(before):
        return None
    period = walk.clock.resolve(day)
    if period is None:
        return None
    month = Period.month(period.end.year, period.end.month)
    if day.start - line.start <= _LEAD_CHARS and walk.clock.sentence is None:
        walk.clock.sentence = month  # it opens the sentence: what else happened then
    return month


def _awarded(walk: Walk, line: Line) -> Period | None:
    """The month of a meeting on several years at which somebody was honoured."""
    reviewed = walk.clock.reviewed
    if reviewed is None or reviewed.days <= _YEAR_DAYS or _OCCASION.match(walk.text, line.start) is None:
        return None
    if not _AWARDED.search(walk.text, line.start, min(line.slots[-1].tail_end, line.start + _AWARD_CHARS)):
        return None
    published, month = walk.clock.published, walk.clock.month
    if published is not None:
        return Period.month(published.year, published.month)
    return Period.month(reviewed.end.year, month) if month else None
