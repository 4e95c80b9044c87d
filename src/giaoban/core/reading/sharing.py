"""How the numbers of a sentence share a base, and which amount a percentage describes that comes before it.

A base may stand after its number, before a whole list ("so với cùng kỳ, thu nội địa tăng 2%; thu xuất khẩu tăng 3%"),
or after the last of several ("đạt 87% và 81% dự toán").
"""

import re
from dataclasses import replace
from itertools import pairwise

from giaoban.core import patterns
from giaoban.core.reading.bases import Against, Base, any_base, base_after, base_before, with_second_owner
from giaoban.core.reading.cues import DONE, Verb
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import RELATIVE, Walk

_SAID_OF = patterns.compile(r"\s*(?:[^\W\d]+\s){1,4}(?=so với\s)", re.IGNORECASE)
_REACHED = patterns.compile(r"[\s,]*(?:ước )?(?:đạt|bằng|tương đương|xấp xỉ|là)(?: được)?\s*", re.IGNORECASE)
_PLAN = patterns.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?: được giao| đề ra)?(?!\w)", re.IGNORECASE)


def set_bases(text: str, end: int, slots: list[Slot], pending: Base | None) -> Base | None:
    """Each relative number's base: after it, else the one named before it, else the one that its neighbours share."""
    equals = False
    for slot in slots:
        number = slot.number
        found = base_before(text, slot.lead_start, number.outer_start, slot.hints)
        if pending is not None and pending.against is Against.TARGET and ";" in slot.lead:
            pending = None
        if found is not None and (found.against is Against.PREVIOUS or ";" not in text[found.end : number.outer_start]):
            pending = found
        percent = is_percent(number.unit) or number.unit.startswith("lần") or number.unit.startswith("điểm")
        verb = slot.closing.verb if slot.closing else None
        # "bằng 103% kế hoạch và **112%** năm 2015": the verb of the percentage before is that of the one after it too
        equals = verb is Verb.EQUAL or (equals and verb is None and slot.lead.strip() in ("và", ",", "và bằng"))
        after = base_after(text, slot.after_start, slot.tail_end, relative=equals or verb is Verb.TIMES)
        if after is None and verb in (Verb.RISE, Verb.FALL, Verb.TIMES):
            after = any_base(text, slot.after_start, slot.tail_end)
        if after is None and verb in (Verb.RISE, Verb.FALL) and (said := _SAID_OF.match(slot.tail)):
            after = base_after(text, slot.after_start + said.end(), slot.tail_end)
        signed = percent and slot.depth > 0 and _SIGNED.match(text, max(0, number.outer_start - 1)) is not None
        if (
            after is None
            and (signed or verb in (Verb.RISE, Verb.FALL))
            and (past := _BRACKET.match(text, slot.after_start, end))
        ):
            after = base_after(text, past.end(), end) or any_base(text, past.end(), end)
        if after is not None and (percent or after.against is Against.PREVIOUS):
            slot.base = with_second_owner(text, after, end)
        elif pending is not None and (percent or verb in (Verb.RISE, Verb.FALL)):
            changes = verb in (Verb.RISE, Verb.FALL, Verb.TIMES, Verb.EXCEED, Verb.EQUAL)
            if changes and (pending.against is Against.PREVIOUS or verb is Verb.EQUAL):
                slot.base = pending
    for slot, following in pairwise(slots):
        if slot.base is None and following.base is not None and _shares(slot, following):
            slot.base = following.base
    _share_back(slots)
    _share_changes(slots)
    return pending if pending is not None and pending.against is Against.PREVIOUS else None


def _share_back(slots: list[Slot]) -> None:
    """A base named at the last of several changes is theirs all, up to a ";": "tăng **7,9%**, …, tăng 10% so với …"."""
    last: Base | None = None
    listed = bool(slots) and ":" in slots[0].lead
    changes = listed and all(slot.closing and slot.closing.verb in (Verb.RISE, Verb.FALL) for slot in slots)
    for index in range(len(slots) - 1, -1, -1):
        slot = slots[index]
        rises = slot.closing is not None and slot.closing.verb in (Verb.RISE, Verb.FALL)
        if rises and slot.base is not None and slot.base.against is Against.PREVIOUS:
            last = slot.base
        elif rises and slot.base is None and (changes or (slot.depth == 0 and _is_change(slots, index))):
            slot.base = last
        if (";" in slot.lead or ":" in slot.lead) and not changes:
            last = None


def _is_change(slots: list[Slot], index: int) -> bool:
    """Whether a number that rose is how much it rose by: a percentage, a multiple, or an amount after its like."""
    unit = slots[index].number.unit
    return is_percent(unit) or unit.startswith("lần") or (index > 0 and slots[index - 1].number.unit == unit)


def _share_changes(slots: list[Slot]) -> None:
    """Counts that stand beside one that rose or fell did so too: "so với năm trước tăng 2 trường, **41 lớp**"."""
    for slot, following in pairwise(slots):
        if following.closing is not None or slot.closing is None or slot.closing.verb not in (Verb.RISE, Verb.FALL):
            continue
        against = slot.base is not None and slot.base.against is Against.PREVIOUS
        counts = not is_percent(slot.number.unit) and not is_percent(following.number.unit)
        beside = slot.depth == following.depth and _BESIDE.fullmatch(following.lead) is not None
        if against and counts and beside and not following.number.part:
            following.closing = replace(slot.closing, start=len(following.lead))
            following.base = following.base or slot.base


_SIGNED = patterns.compile(r".?[-+–−]")
# A bracket between a change and its base: "tăng **10%** (tương ứng tăng **3 tỷ USD**) so với tháng trước".
_BRACKET = patterns.compile(r"(?:\s*\([^()]{2,80}\)|[^(),;.]{0,30}\))\s*(?=so(?: với)?\s)")
_BESIDE = patterns.compile(r"\s*(?:,|và)\s*")


def _shares(slot: Slot, following: Slot) -> bool:
    """Whether two numbers have the base after the second in common: "đạt **87%** và **81%** dự toán"."""
    same = following.closing is None or (slot.closing is not None and slot.closing.verb is following.closing.verb)
    beside = not slot.tail.strip() and _JOINED.fullmatch(following.lead) is not None
    counts = not is_percent(slot.number.unit) and not is_percent(following.number.unit) and slot.depth > 0
    return same and beside and (counts or slot.number.unit == following.number.unit)


_JOINED = patterns.compile(r"\s*(?:và|,|hoặc|-)\s*(?:và\s)?(?:đạt|bằng|tăng|giảm)?\s*")


def link_forward(walk: Walk, slots: list[Slot]) -> None:
    """A percentage may come before its amount: "chỉ bằng **22,6%** dự toán, đạt **40.350 tỷ đồng**".

    So may one before brackets: "hoàn thành **100%** chỉ tiêu giao quân (đã giao **557 thanh niên**)".
    """
    first = len(walk.figures) - len(slots)
    for index in range(first, len(walk.figures) - 1):
        figure, following = walk.figures[index], walk.figures[index + 1]
        lead = slots[index + 1 - first].lead
        loose = figure.role in RELATIVE and figure.of is None
        result = following.role is Role.ACTUAL and following.measure == figure.measure
        told = loose and following.role is Role.ACTUAL and lead.lstrip().startswith("(") and DONE.search(lead)
        about = lead.strip() == "," and slots[index + 1 - first].hedge.strip() != ""
        if (loose and result and (about or _REACHED.fullmatch(lead))) or told:
            walk.figures[index] = replace(figure, of=index + 2)


def settle_brackets(walk: Walk, slots: list[Slot]) -> None:
    """What a fraction in brackets says of the number before it, where the reckoning bears it out.

    "đạt **102%** (4,9 tỷ/4,8 tỷ)" is of the plan; in "giảm 306 vụ (848/**1.154 vụ**)" the second is last year's result.
    """
    first = len(walk.figures) - len(slots)
    for at in range(1, len(slots) - 1):
        if slots[at].number.part != "part" or slots[at].lead.strip() != "(" or slots[at + 1].number.part != "whole":
            continue
        index = first + at - 1
        figure, part, whole = walk.figures[index : index + 3]
        closing = slots[at - 1].closing
        if is_percent(figure.unit):
            share = 100 * part.value / whole.value if whole.value else None
            stated = share is not None and abs(share - abs(figure.value)) < 1
            rate = measures_rate(figure.measure) and figure.value <= 100
            if stated and not rate and figure.role in (Role.ACTUAL, Role.OF_TARGET):
                walk.figures[index] = replace(figure, role=Role.OF_TARGET, of=index + 2)
            continue
        changes = closing is not None and closing.verb in (Verb.RISE, Verb.FALL)
        if not changes or abs(abs(figure.value) - abs(part.value - whole.value)) * 50 > abs(figure.value):
            continue
        base = figure.base or next((f.base for f in reversed(walk.figures[:index]) if f.base), None)
        value = part.value - whole.value if figure.role is not Role.GROWTH else figure.value
        before = whole.period.year_before() if whole.period else None
        if part.period is not None:
            before = part.period.year_before()
        told = (at for at in range(index - 1, max(-1, index - 25), -1) if _same_result(walk.figures[at], part))
        of = next(told, index + 1)
        walk.figures[index] = replace(figure, role=Role.GROWTH, value=value, base=base, of=of + 1)
        walk.figures[index + 2] = replace(whole, role=Role.ACTUAL, period=before)


def _same_result(figure: Figure, part: Figure) -> bool:
    return (
        figure.role is Role.ACTUAL
        and figure.value == part.value
        and figure.unit.split(" ")[0] == part.unit.split(" ")[0]
    )


def measures_rate(measure: str) -> bool:
    """Whether a measure is a rate in itself: "tỷ lệ hộ nghèo"."""
    return _RATE.match(measure) is not None


_RATE = patterns.compile(r"(?:tỷ|tỉ) (?:lệ|trọng|suất)(?!\w)", re.IGNORECASE)


def plan_before(slots: list[Slot], index: int) -> str | None:
    """The plan that an earlier number of the sentence gives: "được giao chỉ tiêu 4.500 tỷ đồng, … (vượt **25%**)"."""
    for slot in reversed(slots[:index]):
        found = _PLAN.findall(slot.lead)
        if found:
            return str(found[-1])
    return None
