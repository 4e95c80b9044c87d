"""Which period governs a figure.

named-before    a period in the words before the number governs it and the figures after it
named-then      a time that "nay" is set against: "năm 2011 chỉ **11,5 triệu** thì nay đã tăng lên 34"
relative        "cả năm", "trong tháng": the period that governs, or its year
named-after     one in the words after it governs it: "1.594 vụ phá rừng **trong 9 tháng**"
same-period     "cùng kỳ tăng 24%" lies a year before the period that governs
sentence        the last one named before it in the sentence
passage         else the last one of the paragraph, else of its heading
reviewed        else the period that the report reviews
deadline        a target's own: "đến năm 2020 giảm xuống dưới **50%**"
years-of-term   "2 năm đạt" in a report on the term 2020–2025 are 2021 and 2022
unfinished-term a result told beside an aim for the term's end is of the last year named before it
forecast-year   "có thể hụt thu **15 tỷ đồng**" in a report on six months is said of the year
from-level      the level before a change is of no period that is named: "từ thứ **53** lên thứ 13"
target-year     a target set beside a month or several is due in their year
coming          one without a date in the time that a congress opens, or that the title plans for
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from giaoban.core import patterns
from giaoban.core.periods import Period, PeriodKind, find_periods
from giaoban.core.periods.grammar import number_of
from giaoban.core.periods.mentions import Mention, Relation, Shape
from giaoban.core.reading.clock import Clock, is_now
from giaoban.core.reading.due import due, note_deadlines
from giaoban.core.reading.report import Role
from giaoban.core.reading.slots import Number, Slot

NEUTRAL = (Relation.PLAIN, Relation.TO_DATE, Relation.SINCE)
_START = attrgetter("start")
_WHEN = (Relation.PLAIN, Relation.TO_DATE, Relation.DEADLINE)
COMPARED = patterns.compile(
    r"(?<!\w)(?:(?:so với|so|hơn|(?<!nếu )như)\s+(?:\w+\s+)?|(?:bằng|của các|kế hoạch|nghị quyết|dự toán|chỉ tiêu"
    r"|chuẩn|quy hoạch|kể từ)\s+)$",
    re.IGNORECASE,
)
_SET_AGAINST = patterns.compile(r"(?<!\w)so với\s[^,;.:()\d]{0,60}$", re.IGNORECASE)
_WHOLE = patterns.compile(r"cả (?:năm|nhiệm kỳ|kỳ|quý|tháng)", re.IGNORECASE)
_BODY = patterns.compile(
    r"(?<!\w)(?:khóa|khoá|HĐND|Hội đồng nhân dân|đại biểu Quốc hội|Ban Chấp hành|BCH)(?!\w)[^.;:]{0,60}$", re.IGNORECASE
)
CLAUSE_OPENER_CHARS = 30
_MARKS = " ,;-"
_NOW = patterns.compile(
    r"(?<!\w)(?:thì nay|đến nay|hiện nay|(?<!năm )(?<!tháng )nay(?= (?:đã|tăng|giảm|đạt|là|còn|có)))(?!\w)",
    re.IGNORECASE,
)
_SUPERLATIVE = patterns.compile(r"nhất(?:\s(?:cả nước|tỉnh))?\s*(?:trong|kể từ|từ|của|vào)?\s*$", re.IGNORECASE)
_LEVEL_BEFORE = patterns.Hinted(r"(?<!\w)từ\s*$", re.IGNORECASE)
_BRACKETS = patterns.compile(r"\([^()\n]*\)")
_JOINED = patterns.compile(r"[\s,]*(?:và|cũng)?\s*(?:tăng|giảm|đạt|bằng)?\s*", re.IGNORECASE)


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie in a stretch of the text; `mentions` are in order."""
    at = bisect_left(mentions, start, key=_START)
    found = []
    while at < len(mentions) and mentions[at].end <= end:
        found.append(mentions[at])
        at += 1
    return found


def apart(text: str, mentions: Sequence[Mention], numbers: Sequence[Number]) -> list[Mention]:
    """The mentions without the digits of figures: in "lũy kế 5 tháng 11.265 tỷ đồng" the period is "lũy kế 5 tháng"."""
    kept: list[Mention] = []
    at = 0
    for mention in mentions:
        while at < len(numbers) and numbers[at].end <= mention.start:
            at += 1
        number = numbers[at] if at < len(numbers) else None
        if number is None or mention.end <= number.start:
            kept.append(mention)
        elif mention.start < number.start:
            shorter = find_periods(text[mention.start : number.start])
            kept += [replace(m, start=m.start + mention.start, end=m.end + mention.start) for m in shorter]
    return [mention for mention in kept if mention.names_period]


def joined(text: str, mentions: Sequence[Mention], clock: Clock) -> Period | None:
    """The last period named, with those that a comma or "và" joins to it: "năm 2016, 2017 và 6 tháng đầu năm 2018"."""
    periods = [(mention, clock.resolve(mention)) for mention in mentions]
    last = next((period for _, period in reversed(periods) if period is not None), None)
    if last is None:
        return None
    start = last.start
    for (first, period), (second, after) in zip(reversed(periods[:-1]), reversed(periods[1:]), strict=False):
        gap = text[first.end : second.start]
        if period is None or after is None or gap.strip(" ,\n") not in ("và", ""):
            break
        if period.start < start:
            start = period.start
    return Period(start, last.end)


def governing_mentions(
    text: str, start: int, end: int, mentions: Sequence[Mention], slots: Sequence[Slot]
) -> list[Mention]:
    """The mentions of a sentence that may govern its figures.

    Not: one inside a base or after "so với", a single day ("Ngày 29/5/2008"), one in brackets that hold no figure, one
    that describes a noun in a clause before the figure's.
    """
    taken = sorted(
        (slot.base.start, slot.base.end)
        for slot in slots
        if slot.base and not (slot.base.end <= slot.number.start and _WHOLE.fullmatch(slot.base.words))
    )
    starts = [slot.number.start for slot in slots]
    brackets = [match.span() for match in _BRACKETS.finditer(text, start, end)]
    empty = [(low, high) for low, high in brackets if bisect_left(starts, low) == bisect_left(starts, high)]
    return [
        mention
        for mention in within(mentions, start, end)
        if not is_day(mention)
        and not _lies_in(taken, mention.start)
        and not _lies_in(empty, mention.start)
        and not COMPARED.search(text[max(start, mention.start - 24) : mention.start])
        and not _SET_AGAINST.search(text[max(start, mention.start - 70) : mention.start])
        and not is_of_a_body(text, start, mention)
        and not (
            mention.shape is not Shape.POINT
            and _SUPERLATIVE.search(text[max(start, mention.start - 24) : mention.start])
        )
    ]


def _lies_in(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether an offset lies in one of the spans, which are in order and apart."""
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def is_of_a_body(text: str, start: int, mention: Mention) -> bool:
    """Whether a term is only that of a council: "HĐND huyện khóa XX, **nhiệm kỳ 2021-2026** khai mạc kỳ họp"."""
    if mention.first is None or mention.first.last_year is None:
        return False
    return _BODY.search(text[max(start, mention.start - 70) : mention.start]) is not None


def is_day(mention: Mention) -> bool:
    """A single day dates an event; only a count up to a day ("tính đến 15/8") measures a period."""
    return mention.shape is Shape.POINT and mention.first is not None and mention.first.unit is PeriodKind.DAY


def _reaches(text: str, mention: Mention, slot: Slot, sentence_start: int) -> bool:
    """Whether a mention before a figure still governs it: past a ";" only what opens its clause does."""
    if ";" not in text[mention.end : slot.number.start]:
        return True
    clause = max(text.rfind(";", sentence_start, mention.start) + 1, sentence_start)
    return mention.start - clause <= CLAUSE_OPENER_CHARS


def period_of(
    text: str, slot: Slot, role: Role, clock: Clock, mentions: Sequence[Mention], sentence_start: int
) -> tuple[Period | None, str]:
    """The period of the figure of `slot` and the rule that gave it; the clock moves on.

    `mentions` are those of the sentence that may govern.
    """
    number = slot.number
    before = [
        mention
        for mention in within(mentions, slot.lead_start, number.outer_start)
        if _reaches(text, mention, slot, sentence_start)
    ]
    after = within(mentions, slot.after_start, slot.tail_end)
    if _in_same_period(slot, role, clock, before):
        return clock.same, "same-period"
    of_year = number.part == "part" and "đồng" in number.unit  # money of a plan for the year: "chi **188**/521 tỷ đồng"
    if ";" in slot.lead and clock.clause is not None and not of_year and not _PART.match(slot.lead):
        clock.sentence, clock.clause = clock.clause[0], None
    if not before and _is_told_of_now(text, max(sentence_start, slot.lead_start - 25), number.outer_start, mentions):
        clock.sentence, clock.leans = clock.reviewed, True
    _move(text, clock, before, sentence_start)
    if before and clock.enclosing and before[-1].start < slot.lead_start + slot.lead.rfind("("):
        clock.enclosing[-1] = clock.sentence  # named before the bracket: "lũy kế (cả 3 phường cũ) 38 tỷ đồng"
    if role is Role.TARGET:
        return due(clock, before, after)
    named = next((m for m in after if m.relation in _WHEN or (m.relation is Relation.SINCE and m.last)), None)
    period = clock.resolve(named) if named else None
    if period is not None:
        if clock.sentence is None and not slot.depth and not _LEVEL_BEFORE.search_hinted(slot.lead, slot.hints):
            clock.sentence = period
        return period, "named-after"
    return _named_before(text, slot, clock, before)


def _is_told_of_now(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether "nay" stands there by itself, not in "từ đầu năm đến nay"."""
    now = _NOW.search(text, start, end) if "nay" in text[start:end].lower() else None
    return now is not None and not any(
        mention.start < now.end() <= mention.end for mention in within(mentions, max(0, start - 60), end)
    )


def _in_same_period(slot: Slot, role: Role, clock: Clock, before: Sequence[Mention]) -> bool:
    """Whether a number tells of "cùng kỳ" itself, or goes on with one that does: "cùng kỳ giảm 5% và giảm **3%**"."""
    same = next((mention for mention in reversed(before) if mention.relation is Relation.PREVIOUS), None)
    tells = role in (Role.GROWTH, Role.ACTUAL, Role.OF_PREVIOUS) or (role is Role.OF_TARGET and slot.base is None)
    if same is not None and tells:
        clock.same = clock.resolve(same)
    elif before or not _JOINED.fullmatch(slot.lead):
        clock.same = None
    return clock.same is not None


def _named_before(text: str, slot: Slot, clock: Clock, before: Sequence[Mention]) -> tuple[Period | None, str]:
    """The period of a result by the words before it, or the one that governs."""
    late = next((mention for mention in reversed(before) if mention.relation is Relation.DEADLINE), None)
    period = clock.resolve(late) if late else None
    if period is not None:
        period = _so_far(slot, period, clock)
        clock.sentence = clock.sentence or period
        return period, "deadline"
    years = _YEARS_OF_TERM.search_hinted(slot.lead, slot.hints)
    named_since = years is not None and any(m.start >= slot.lead_start + years.end() and m.year for m in before)
    if years and not named_since and clock.reviewed is not None and clock.reviewed.kind is PeriodKind.TERM:
        clock.sentence, clock.leans = _first_years(clock.reviewed, number_of(years[1].lower())), True
        return clock.sentence, "years-of-term"
    dated = bool(before) and says_when(before[-1])
    if not dated and clock.results is not None and clock.governing()[0] == clock.reviewed:
        return clock.results, "unfinished-term"
    if not before:
        return clock.governing()
    line_end = text.find("\n", slot.number.end)
    then = _NOW.search(
        text, slot.number.outer_end, min(line_end if line_end >= 0 else len(text), slot.number.end + 160)
    )
    return clock.governing()[0], "named-then" if then else "named-before" if dated else "relative"


def _first_years(term: Period, count: int) -> Period:
    """The first years of a term, which begins to work in the year after the congress: 2021–2022 of 2020–2025."""
    if term.start.year + count >= term.end.year:
        return term
    return Period.term(term.start.year + 1, term.start.year + count)


def _so_far(slot: Slot, until: Period, clock: Clock) -> Period:
    """A share of a term's target reached by a year was reached since the term began."""
    term = clock.reviewed
    of_term = slot.base is not None and _OF_TERM.search(slot.base.words) is not None
    if not of_term or term is None or term.kind is not PeriodKind.TERM or not term.contains(until):
        return until
    return _first_years(term, until.end.year - term.start.year)


def says_when(mention: Mention) -> bool:
    """Whether the words themselves give a year or a month; "cả năm" and "trong tháng" lean on what is known."""
    return mention.year is not None or mention.month is not None or bool(mention.first and mention.first.number)


def _move(text: str, clock: Clock, before: Sequence[Mention], sentence_start: int) -> None:
    neutral = [mention for mention in before if mention.relation in (*NEUTRAL, Relation.FORWARD)]
    neutral = _without_years_of_plans(text, neutral, clock)
    period = joined(text, neutral, clock) if neutral else None
    if period is not None:
        last = neutral[-1]
        clause = max(text.rfind(";", sentence_start, last.start) + 1, sentence_start)
        item = last.relation is Relation.TO_DATE or last.shape is Shape.FIRST
        item = item and last.start - clause > CLAUSE_OPENER_CHARS
        governs = clock.resolve(neutral[-2]) if len(neutral) > 1 else clock.sentence
        if not item and _is_year_of(period, governs):
            item, clock.sentence = bool(text[clause : last.start].strip(_MARKS)), governs
        if item and clock.clause is None:
            clock.clause = (clock.sentence,)
        clock.sentence, clock.leans = period, not says_when(last)
    elif neutral and is_now(neutral[-1]):
        clock.sentence, clock.leans = clock.reviewed, True
    note_deadlines(clock, before)


def _is_year_of(period: Period, term: Period | None) -> bool:
    """Whether a year lies in the term that the sentence tells of: "nhiệm kỳ 2020 - 2025 …; thu nhập **năm 2025** …"."""
    return term is not None and term.days > 366 and period.kind is PeriodKind.YEAR and term.contains(period)


def _without_years_of_plans(text: str, mentions: list[Mention], clock: Clock) -> list[Mention]:
    """Without the year of a fund after a time within it: "**đến 31/10**, vốn đầu tư công năm 2020 đã giải ngân"."""
    if len(mentions) < 2 or mentions[-1].year is None:
        return mentions
    first, last = (clock.resolve(mention) for mention in mentions[-2:])
    if first is None or last is None or last.kind is not PeriodKind.YEAR or not last.contains(first) or first == last:
        return mentions
    between = text[mentions[-2].end : mentions[-1].start]
    return mentions[:-1] if len(between.split()) > 1 and not _JOINING.search(between) else mentions


_JOINING = patterns.compile(r"(?<!\w)(?:và|cả|trong|nâng|đưa|tính chung)\s*$", re.IGNORECASE)


_YEARS_OF_TERM = patterns.Hinted(
    r"(?<!\w)(\d|hai|ba|bốn|năm)\s+năm(?:\s+(?:qua|đầu|thực hiện))?\s*,?\s*(?:đã |ước |cả |tổng "
    r"|toàn )*(?:đạt|thu|được|thực hiện)(?!\w)",
    re.IGNORECASE,
)
_OF_TERM = patterns.compile(r"(?:nghị quyết|đại hội|nhiệm kỳ|giai đoạn|khóa|NQ)", re.IGNORECASE)


_PART = patterns.compile(r"[\s;,]*(?:trong đó|gồm|bao gồm|riêng|cụ thể|còn lại)(?!\w)", re.IGNORECASE)
