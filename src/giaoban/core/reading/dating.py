"""The period of a figure once its role is known: of targets, forecasts, yearly averages, levels before a change.

`governing` gives the period that the words name or that governs; here it becomes that of a target (due in the year, in
the term of its programme, in the time that a congress or a plan opens), of a part of cases ("giải quyết 8/**9 đơn**"),
of a forecast for the year.
"""

import re

from giaoban.core import patterns
from giaoban.core.periods import Period, PeriodKind, Relation, Shape
from giaoban.core.reading.bases import Against
from giaoban.core.reading.due import next_such
from giaoban.core.reading.events import event_of
from giaoban.core.reading.governing import period_of, within
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import Reading, Setting, is_percent
from giaoban.core.reading.situations import known_total, starts_from
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk
from giaoban.core.reading.yearly import over_years, until_year

_MENTION_CHARS, _BRACKET_CHARS, _PLAN_CHARS, _NEARLY_A_YEAR, _CLAUSE_CHARS = 60, 24, 300, 330, 160
CARRIED = ("sentence", "passage", "reviewed")
_WORK_TO_COME = ("task", "list", "section")
_PLAN_FOR = patterns.compile(
    r"(?<!hoàn thành )(?<!đạt )(?<!vượt )(?<!so với )(?<!thực hiện )(?:chỉ tiêu|mục tiêu|kế hoạch|dự toán|nghị quyết)"
    r"(?: (?:chủ yếu|phấn đấu|thu|chi|ngân sách|cơ bản|chính|của|cho|trong))* $",
    re.IGNORECASE,
)
_CLAUSE_END = patterns.compile(r"\([^()\n]{0,160}\)|[;\n]|\.(?=\s|$)")
_DONE_BY = patterns.compile(
    r"(?<!\w)(?:xong|hoàn thành|còn lại|ngay|dứt điểm)(?: trong| vào)? $|\([^()\n]*; $", re.IGNORECASE
)
_BRACKET_BEHIND = patterns.compile(r"(?:\s[^\s,;:().\d]+){0,4}?\s?\(\s?")
_OF = patterns.compile(r"\s*của\s+")
_IN_THE_TERM = patterns.compile(r"(?<!\w)(?:trong|cả|suốt|cuối) nhiệm kỳ(?!\w)(?! (?:qua|vừa|trước|\d))", re.IGNORECASE)
_EVERY_YEAR = patterns.Hinted(r"(?<!\w)(?:hằng|hàng|mỗi|từng) năm(?!\w)", re.IGNORECASE)
# What cases are asked for, none: they came and were dealt with.
_CASES = patterns.compile(
    r"(?:vụ(?: việc| án)?|đơn|hồ sơ|kiến nghị|tin báo|ý kiến|trường hợp|phản ánh|khoản thu|sắc thuế|trường|TTHC"
    r"|thủ tục|tiêu chí)(?!\w)",
    re.IGNORECASE,
)
_DEALT_WITH = patterns.compile(
    r"(?<!\w)(?:kiểm đếm|rà soát|kiểm tra|xác minh|chi trả|làm rõ)(?: được| cho)?\s*$", re.IGNORECASE
)
_RAISED = patterns.Hinted(r"(?<!\w)(?:nâng|đưa)(?: [^\W\d]+){0,6} lên\s*$", re.IGNORECASE)
_SAID_OF_THEM = patterns.compile(
    r"(?:,?\s[^\W\d]+){0,4}?\s(?:có|đạt|tăng|giảm|hoàn thành|chưa|không|chậm|tham gia|xếp loại|vượt|đã|đang|phải|bị"
    r"|cán đích|về đích)(?!\w)",
    re.IGNORECASE,
)


def date_of(walk: Walk, line: Line, index: int, setting: Setting, reading: Reading) -> tuple[Period | None, str]:
    """The period of a figure and the rule that gave it; the clock moves on."""
    slot = line.slots[index]
    period, rule = period_of(walk.text, slot, reading.role, walk.clock, line.mentions, line.start)
    if rule == "deadline" and reading.role is Role.TARGET and setting.scope in _WORK_TO_COME and period is not None:
        period = next_such(walk.clock, line.mentions, period)
    if slot.number.part == "high" and index:
        return walk.figures[-1].period, walk.figures[-1].rules[-1]
    told = reading.role in (Role.ACTUAL, Role.OF_TARGET)
    before = _told_of(walk, slot) if told else _grew_in(walk, slot, reading)
    if before is not None:
        return before, "named-before"
    bracketed = _in_bracket_behind(walk, slot) if reading.role is Role.ACTUAL else None
    if bracketed is not None:
        return bracketed, "named-after"
    if rule == "passage" and reading.role is not Role.TARGET and not setting.aim and _is_ahead(walk, period):
        return walk.clock.reviewed, "reviewed"  # a result under a heading over coming work
    if reading.role is Role.TARGET and setting.aim and rule != "deadline":
        due = _due_later(walk, line, index) or until_year(walk, line, slot)
        if due is not None:
            return due, "deadline"
    planned = _planned(walk, line, slot, setting, reading, (period, rule))
    if planned is not None:
        return planned
    if reading.role is Role.TARGET and _is_of_cases(walk, line, index, reading):
        return period, rule
    beside = slot.depth and rule in ("sentence", "relative") and index and line.roles[index - 1] is Role.OF_TARGET
    if reading.role is Role.TARGET and (rule == "reviewed" or beside or not setting.aim):
        return year_of(period), "target-year"
    if setting.aim and _is_part_of_the_year(slot, period):
        return year_of(period), "target-year"
    if rule in ("reviewed", "passage") and setting.forecast and reading.role is Role.ACTUAL:
        return year_of(period), "forecast-year"
    of_years = over_years(walk, line, slot, period, rule) if period is not None else None
    if of_years is not None:
        return of_years, rule
    event = event_of(walk, line, slot) if rule in CARRIED and reading.role is Role.ACTUAL else None
    if event is not None:
        return event, "event"
    return _changed(line, index, period, rule)


def _grew_in(walk: Walk, slot: Slot, reading: Reading) -> Period | None:
    """The time of a growth that is told to compare with: "thấp hơn mức tăng **6%** của cùng kỳ năm 2012"."""
    if reading.role is not Role.GROWTH or (of := _OF.match(walk.text, slot.number.outer_end)) is None:
        return None
    mention = next(iter(within(walk.mentions, of.end(), of.end() + _MENTION_CHARS)), None)
    if mention is None or mention.start != of.end() or mention.relation is not Relation.PREVIOUS:
        return None
    return walk.clock.resolve(mention)


def year_of(period: Period | None) -> Period | None:
    """The year in which a target set beside `period` is due; whole years and terms stay as they are."""
    if period is None or period.days > 360:
        return period
    return Period.year(period.end.year)


def _due_later(walk: Walk, line: Line, index: int) -> Period | None:
    """The day or month that the rest of a clause sets: "bàn giao **19 vị trí** còn lại, xong trong tháng 10"."""
    slot = line.slots[index]
    end = line.slots[index + 1].number.outer_start if index + 1 < len(line.slots) else slot.number.end + _CLAUSE_CHARS
    marks = (match for match in _CLAUSE_END.finditer(walk.text, slot.number.end, end) if match[0][0] != "(")
    stop = next(marks, None)
    for mention in within(walk.mentions, slot.number.end, stop.start() if stop else end):
        counts_up = mention.relation is Relation.TO_DATE and mention.shape is Shape.UNTIL and mention.first
        if counts_up and (until := walk.clock.resolve(mention)) is not None:
            return _month_due(Period.day(until.end))
        of_days = mention.relation is Relation.DEADLINE and mention.month is not None
        if of_days or _DONE_BY.search(walk.text, max(slot.number.end, mention.start - 90), mention.start):
            return _month_due(walk.clock.resolve(mention))
    return None


def _month_due(period: Period | None) -> Period | None:
    """The month of a day that something is due on; the end of a year is the year."""
    if period is None or period.kind is not PeriodKind.DAY:
        return period
    if (period.end.month, period.end.day) == (12, 31):
        return Period.year(period.end.year)
    return Period.month(period.end.year, period.end.month)


def _planned(
    walk: Walk, line: Line, slot: Slot, setting: Setting, reading: Reading, found: tuple[Period | None, str]
) -> tuple[Period, str] | None:
    """The term of the programme under review, or the time that the report plans for, where a target is due in it."""
    period, rule = found
    set_for = _set_for(walk, slot, line) if reading.role is Role.TARGET and rule in CARRIED else None
    if set_for is not None:
        return set_for, "deadline"
    plan, coming, reviewed = walk.clock.plan, walk.clock.coming, walk.clock.reviewed
    ahead = reading.role is Role.TARGET or setting.aim or setting.forecast
    if plan is not None and rule == "reviewed" and ahead:
        return plan, "target-year"
    if coming is None:
        return None
    each_year = rule == "deadline" and period is not None and period.end == coming.end
    of_the_term = coming.kind is PeriodKind.TERM and period == reviewed and reading.role is Role.TARGET
    looks_back = rule == "reviewed" or (rule == "passage" and period == reviewed)
    if (
        (each_year and _EVERY_YEAR.search_hinted(slot.lead, slot.hints))
        or (of_the_term and setting.aim and _IN_THE_TERM.search(slot.tail))
        or (looks_back and setting.aim and not slot.depth)
    ):
        return coming, "coming"
    return None


def _set_for(walk: Walk, slot: Slot, line: Line) -> Period | None:
    """The time that a plan is named for: "giao các **chỉ tiêu năm 2016**: thu 40 tỷ đồng"."""
    for mention in reversed(within(walk.mentions, max(line.start, slot.number.start - _PLAN_CHARS), slot.number.start)):
        plan = _PLAN_FOR.search(walk.text, max(line.start, mention.start - 40), mention.start)
        if plan is not None and mention.relation is Relation.PLAIN:
            return walk.clock.resolve(mention)
    return None


def _is_ahead(walk: Walk, period: Period | None) -> bool:
    reviewed = walk.clock.reviewed
    return period is not None and reviewed is not None and period.start > reviewed.end


def _told_of(walk: Walk, slot: Slot) -> Period | None:
    """The earlier time that a bracket tells of: "so với 31/12/2015 (số hộ nghèo là **700 hộ**)"."""
    at = slot.lead.rfind("(") if slot.depth else -1
    if at < 0 or len(slot.lead) - at > _BRACKET_CHARS:
        return None
    at += slot.lead_start
    mention = next(iter(within(walk.mentions, max(0, at - _MENTION_CHARS), at)[-1:]), None)
    if mention is None or mention.relation is not Relation.PREVIOUS or walk.text[mention.end : at].strip():
        return None
    period = walk.clock.resolve(mention)
    ends_year = period is not None and period.days == 1 and (period.end.month, period.end.day) == (12, 31)
    return Period.year(period.end.year) if period is not None and ends_year else period


def _in_bracket_behind(walk: Walk, slot: Slot) -> Period | None:
    """The time that a bracket behind a number says and nothing else: "giảm từ **57 vụ** (năm 2014) còn 6 vụ"."""
    behind = "(" in walk.text[slot.number.end : slot.number.end + _BRACKET_CHARS]
    bracket = _BRACKET_BEHIND.match(walk.text, slot.number.end) if behind else None
    if bracket is None:
        return None
    mention = next(iter(within(walk.mentions, bracket.end(), bracket.end() + _MENTION_CHARS)), None)
    if mention is None or mention.start != bracket.end() or mention.relation is not Relation.PLAIN or not mention.year:
        return None
    return walk.clock.resolve(mention) if walk.text[mention.end : mention.end + 1] in (")", ",") else None


def _is_part_of_the_year(slot: Slot, period: Period | None) -> bool:
    """A percentage of the plan aimed at in the last months is the year's: "quý IV, phấn đấu vượt **5%** dự toán"."""
    return (
        slot.base is not None
        and slot.base.against is Against.TARGET
        and is_percent(slot.number.unit)
        and period is not None
        and period.days < _NEARLY_A_YEAR
        and (period.end.month, period.end.day) == (12, 31)
        and period.start.month > 1
        and period.kind is not PeriodKind.MONTH
    )


def _is_of_cases(walk: Walk, line: Line, index: int, reading: Reading) -> bool:
    """Whether the whole of a fraction is what there is, not what is asked for: "9/**11 trạm** y tế có bác sĩ"."""
    slot = line.slots[index]
    if slot.number.part != "whole":
        return False
    lead = line.slots[index - 1].lead if index else ""
    tail = walk.text[slot.number.end : slot.tail_end]
    if _RAISED.search(lead) or _DEALT_WITH.search(lead):
        return True
    return known_total(walk, reading, slot.number) or bool(_CASES.match(reading.unit) or _SAID_OF_THEM.match(tail))


def _changed(line: Line, index: int, period: Period | None, rule: str) -> tuple[Period | None, str]:
    """Over several years the level before a change is of the first, that after it of the last."""
    years = period if period is not None and period.days > 366 and rule in ("sentence", "named-before") else None
    if (years or rule in CARRIED) and starts_from(line.slots, index):
        return (Period.year(years.start.year) if years else None), "from-level"
    if years and index and starts_from(line.slots, index - 1):
        return Period.year(years.end.year), rule
    return period, rule
