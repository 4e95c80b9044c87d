"""What makes a number an aim: the scope that says so, or a time to come.

A number that is set against the plan is a result whatever the heading says; one whose time begins after the reviewed
period is planned although no word says so.
"""

import re

from giaoban.core import patterns
from giaoban.core.periods import Mention, Relation
from giaoban.core.reading.aims import aims_of, comes
from giaoban.core.reading.bases import Against
from giaoban.core.reading.changes import direction
from giaoban.core.reading.cues import DONE, Verb
from giaoban.core.reading.governing import within
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk


def scope_of(walk: Walk, line: Line, index: int) -> tuple[str, bool]:
    """The scope that makes a number an aim, empty where none does, and whether it only says what may come about."""
    slot = line.slots[index]
    scope, forecast = aims_of(walk, line, index)
    if scope and (line.weak or line.aim < (0, 0)) and _told_against_plan(line, index):
        scope = ""
    if scope in _WIDE and slot.depth and _tells_of_before(walk, slot):
        scope = ""
    if not scope and not forecast and not _goes_on_told(line, index) and lies_ahead(walk, slot, line):
        scope = "time"
    return scope, forecast


_WIDE = ("paragraph", "list", "section", "text")


def _tells_of_before(walk: Walk, slot: Slot) -> bool:
    """Whether a bracket in a list of aims tells what was before: "64 triệu đồng (năm 2023 đạt **58,7**)"."""
    named = within(walk.mentions, slot.lead_start, slot.number.outer_start)
    period = walk.clock.resolve(named[-1]) if named else None
    if period is None or walk.planned_from is None:
        return period is not None and named[-1].relation is Relation.PREVIOUS
    return period.end < walk.planned_from


def _told_against_plan(line: Line, index: int) -> bool:
    """Whether a number is set against the plan, so that it is a result: "đạt **18 tỷ đồng**, **25%** kế hoạch"."""
    for slot in line.slots[index : index + 2]:
        if (index == 0 or slot is not line.slots[index]) and slot.lead.lstrip()[:1] not in (",", "("):
            if slot is not line.slots[index]:
                return False
            continue
        if slot.base is not None and slot.base.against is Against.TARGET and is_percent(slot.number.unit):
            reached = slot.closing is None or slot.closing.verb in (Verb.REACH, Verb.EQUAL)
            return slot.number.value != 100 and reached
    return False


def _goes_on_told(line: Line, index: int) -> bool:
    """Whether a number is set against an earlier period, or goes on in a clause with one that is."""
    slot = line.slots[index]
    if slot.closing is not None and slot.closing.verb in (Verb.EQUAL, Verb.TIMES):
        return True
    told = index > 0 and line.roles[index - 1] in (Role.OF_PREVIOUS, Role.GROWTH, Role.ACTUAL)
    return (
        told and slot.lead.lstrip()[:1] in (",", "(") and not within(line.mentions, slot.lead_start, slot.number.start)
    )


def lies_ahead(walk: Walk, slot: Slot, line: Line) -> bool:
    """Whether the period named for a number begins after the one that the report reviews: it is still to come."""
    reviewed = walk.clock.reviewed
    if DONE.search_hinted(slot.lead, slot.hints) or (slot.base is not None and slot.base.against is Against.PREVIOUS):
        return False
    if _is_due(walk, slot, line):
        return True
    if _IS_THERE.search(slot.lead):
        return False
    if line.done < (0, 0) and (_opens_term(walk) or _looks_forward(walk, slot, line)):
        return True
    if reviewed is None:
        return False
    due = next((m for m in within(walk.mentions, slot.after_start, slot.tail_end) if _BY.match(m.text)), None)
    day = walk.clock.resolve(due) if due else None
    if day is not None and day.end > reviewed.end:
        return True
    before = [
        m
        for m in within(line.mentions, slot.lead_start, slot.number.outer_start)
        if m.relation is not Relation.PREVIOUS
    ]
    named = walk.clock.resolve(before[-1]) if before else walk.clock.sentence
    if named is None or (not before and line.done >= (0, 0)):
        return False
    if named.days < _SEASON_DAYS and _tells_changes(line):  # results of a month after the reviewed ones
        return False
    aimed = bool(line.roles) and line.roles[-1] is Role.TARGET
    return named.start > reviewed.end and (aimed or named.start.year - reviewed.end.year <= 1)


def _is_due(walk: Walk, slot: Slot, line: Line) -> bool:
    """Whether a number is due by a year to come: "đến năm 2025, điều đạt **4.200 ha**, cao su **1.100 ha**"."""
    late = [
        mention
        for mention in within(line.mentions, slot.lead_start, slot.number.outer_start)
        if mention.relation is Relation.DEADLINE and not mention.text.lower().startswith("tính")
    ]
    if late and comes(walk.clock, late[-1]):
        line.due = True
    return line.due and line.done < (0, 0)


def _looks_forward(walk: Walk, slot: Slot, line: Line) -> bool:
    """Whether words before a number turn to the time to come: "năm sau", "từ nay đến cuối năm"."""
    for mention in within(walk.mentions, slot.lead_start, slot.number.outer_start):
        if mention.relation is Relation.FORWARD and not _reaches(walk, mention, slot):
            line.due = True
    return line.due


def _reaches(walk: Walk, mention: Mention, slot: Slot) -> bool:
    """Whether "tới" says how many and not when: "tồn kho cuối tháng 6 tới **9.300 xe**"."""
    beside = not walk.text[mention.end : slot.number.outer_start].strip()
    return beside and any(each.isdigit() for each in mention.text) and mention.text.lower().endswith("tới")


def _opens_term(walk: Walk) -> bool:
    """Whether a sentence opens with a term to come: that of the congress, or the one after results told before."""
    opens = walk.clock.sentence
    if opens is None or opens.days <= _YEAR_DAYS:
        return False
    if walk.clock.coming is not None and opens == walk.clock.coming:
        return True
    if walk.clock.reviewed is not None:
        return False
    told = (figure.period for figure in walk.figures[-_RECENT:] if figure.role is Role.ACTUAL)
    return any(period is not None and 0 <= opens.start.year - period.end.year <= 1 for period in told)


def _tells_changes(line: Line) -> bool:
    """Whether some number of a sentence rose or fell by a percentage."""
    if line.changes is None:
        line.changes = any(is_percent(slot.number.unit) and direction(slot) for slot in line.slots)
    return line.changes


_YEAR_DAYS, _SEASON_DAYS, _RECENT = 366, 100, 12

_BY = patterns.compile(r"trước\s", re.IGNORECASE)

_IS_THERE = patterns.compile(r"(?<!\w)(?:có|còn)\s*$", re.IGNORECASE)
