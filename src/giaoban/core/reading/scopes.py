"""How far a period holds that opens a sentence: over the sentence, over the rest of its paragraph.

"Theo Sở Du lịch, **trong tháng 9**, tỉnh đón …. Khách quốc tế …": a month that opens a sentence, or that all its
results are of, governs what follows it in the paragraph; what is only told beside ("Riêng tháng 9 …") does not.
"""

import re
from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.periods import Mention, Period, PeriodKind, Relation
from giaoban.core.reading.clock import Clock
from giaoban.core.reading.governing import CLAUSE_OPENER_CHARS, COMPARED, NEUTRAL, is_day, is_of_a_body, within
from giaoban.core.reading.openings import after_dateline
from giaoban.core.reading.report import Role
from giaoban.core.reading.walk import Walk

_OPENER_CHARS = 45
_SOURCE = patterns.compile(r"Theo [^,.;:\n]{3,90},\s*")
_AFTER_SOURCE_CHARS = 12
_SINCE = patterns.compile(r"(?:Tính )?từ (?:năm|đầu)\s[^,]*(?:nay|\d{4})", re.IGNORECASE)
_ASIDE = patterns.compile(r"\W*(?:chỉ riêng|riêng|trong đó|chỉ tính)(?!\w)", re.IGNORECASE)


def carry_month(walk: Walk, told: int, start: int) -> None:
    """A month that all results of a sentence are of governs the rest of its paragraph: "Khách **tháng 10** đạt …".

    The report's own count after a month ends that: "tháng 6 tăng 3%; **6 tháng** tăng 4%. Bán lẻ đạt …".
    """
    results = [figure for figure in walk.figures[told:] if figure.role is not Role.TARGET]
    totals = (
        results and results[-1].period == walk.clock.reviewed and any("named-before" in each.rules for each in results)
    )
    if totals and walk.clock.passage != walk.clock.reviewed:
        walk.clock.passage = None
    named = {figure.period for figure in results}
    period = named.pop() if len(named) == 1 else None
    if period is None or _ASIDE.match(walk.text, start):
        return
    if results[0].rules[-1] == "named-before" and _goes_on_with(walk.clock, period):
        walk.clock.passage = period


def opens_paragraph(walk: Walk, start: int, opens: Period, *, first: bool) -> bool:
    """Whether the period that opens a sentence governs what follows it in the paragraph; `first` if it opens that."""
    later = _is_later_year(walk.clock, opens)
    if not first and (not (later or _goes_on_with(walk.clock, opens)) or _ASIDE.match(walk.text, start)):
        return False
    of_years = opens.days > 366 and _SINCE.match(walk.text, start) is not None
    return not of_years and opens_passage(walk.text, start, walk.mentions)


def _is_later_year(clock: Clock, opens: Period) -> bool:
    """Whether a paragraph that opened with a year goes on to a later one: "Năm 2012, … . **Năm 2015**, … ."."""
    passage = clock.passage
    years = passage is not None and passage.kind is opens.kind is PeriodKind.YEAR
    return years and passage is not None and opens.end > passage.end


def _goes_on_with(clock: Clock, opens: Period) -> bool:
    """Whether a month or a quarter that opens a later sentence of a paragraph governs those after it too."""
    reviewed = clock.reviewed
    return (
        reviewed is not None
        and opens.kind in (PeriodKind.MONTH, PeriodKind.QUARTER)
        and opens.end.year == reviewed.end.year
    )


def opening(text: str, start: int, end: int, mentions: Sequence[Mention], clock: Clock) -> Period | None:
    """The period that a sentence opens with: "Tháng 4/2025, …", "Trong 9 tháng đầu năm, …"."""
    start = after_dateline(text, start)
    source = _SOURCE.match(text, start, end)
    start = source.end() if source else start
    for mention in within(mentions, start, min(end, start + _OPENER_CHARS + 40)):
        before = text[start : mention.start]
        if len(before) > _OPENER_CHARS or COMPARED.search(before) or "(" in before:
            break
        if is_of_a_body(text, start, mention) or mention.text[:3].lower() == "đầu":
            break
        if mention.relation in (*NEUTRAL, Relation.FORWARD) and not is_day(mention):
            return clock.resolve(mention)
    return None


def opens_passage(text: str, start: int, mentions: Sequence[Mention]) -> bool:
    """Whether the period that opens a sentence is for all after it: "Trong tháng 4, …", not "Giảm nghèo: 5 tháng …"."""
    start = after_dateline(text, start)
    source = _SOURCE.match(text, start)
    opener = source.end() if source else start
    first = next(iter(within(mentions, opener, opener + _OPENER_CHARS + 40)), None)
    return (
        first is not None
        and first.rule not in ("years ago", "months of work")
        and first.start - opener <= (_AFTER_SOURCE_CHARS if source else CLAUSE_OPENER_CHARS)
        and ":" not in text[start : first.start]
    )
