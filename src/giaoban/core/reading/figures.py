"""All figures of a text, read from left to right.

A reader walks through passages, sentences and numbers, and carries what the words leave out: the subject, the result that
a percentage describes, the period, whether the section sets targets. Roles, bases, measures, periods and links each have
their module with its rules; this one joins them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from giaoban.core.periods.mentions import Mention, Relation
from giaoban.core.reading import measures
from giaoban.core.reading.bases import Against, Base, base_after, base_before
from giaoban.core.reading.cues import AIM, DONE, FORECAST, Verb
from giaoban.core.reading.governing import Clock, period_of, within, year_of
from giaoban.core.reading.passages import Kind, Passage, sentences
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import Reading, Setting, is_percent, role_of, verb_of
from giaoban.core.reading.slots import Number, Slot, cut

RELATIVE = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)


@dataclass(slots=True)
class Walk:
    """What is carried from number to number."""

    text: str
    mentions: Sequence[Mention]
    clock: Clock
    figures: list[Figure] = field(default_factory=list)
    section_aims: bool = False
    measure: str = ""
    actual: int | None = None
    actual_unit: str = ""


def find_figures(
    text: str, passages: Sequence[Passage], numbers: Sequence[Number], mentions: Sequence[Mention], clock: Clock
) -> tuple[Figure, ...]:
    """The figures of `text` in order; `numbers` are its candidates, `mentions` its periods."""
    walk = Walk(text, mentions, clock)
    at = 0
    for passage in passages:
        _enter(walk, passage)
        while at < len(numbers) and numbers[at].start < passage.start:
            at += 1
        first = at
        while at < len(numbers) and numbers[at].end <= passage.end:
            at += 1
        if passage.kind is Kind.FURNITURE:
            continue
        _passage(walk, passage, numbers[first:at])
    return tuple(walk.figures)


_AIM_HEADING = re.compile(
    r"(?:phương hướng|mục tiêu|chỉ tiêu|nhiệm vụ (?:trọng tâm|tháng|quý|năm|chủ yếu|\d)|nhiệm vụ, giải pháp|nhiệm vụ và giải pháp|kế hoạch (?:tháng|năm|quý|công tác))",
    re.IGNORECASE,
)
_RESULT_HEADING = re.compile(
    r"(?:kết quả|tình hình|đánh giá|thực hiện (?:các )?(?:chỉ tiêu|mục tiêu|nhiệm vụ)|hạn chế|tồn tại|thực trạng|sơ kết|tổng kết|đạt|hoàn thành|vượt)",
    re.IGNORECASE,
)


def _enter(walk: Walk, passage: Passage) -> None:
    """What a heading or a new paragraph changes."""
    words = walk.text[passage.start : passage.end]
    walk.clock.sentence = None
    walk.clock.deadline = None
    if passage.kind is Kind.HEADING:
        mentions = [m for m in within(walk.mentions, passage.start, passage.end) if m.relation is not Relation.PREVIOUS]
        if _AIM_HEADING.search(words) and not _RESULT_HEADING.search(words):
            walk.section_aims = True
        elif (passage.level and passage.level <= 2) or _RESULT_HEADING.search(words):
            walk.section_aims = False
        if passage.level <= 2 and mentions:
            period = mentions[-1].resolve(walk.clock.anchor())
            walk.clock.heading = period if walk.section_aims else None
        walk.clock.passage = None


def _passage(walk: Walk, passage: Passage, numbers: Sequence[Number]) -> None:
    spans = sentences(walk.text, passage.body, passage.end) if numbers else []
    at = 0
    for span in spans:
        first = at
        while at < len(numbers) and numbers[at].start < span.end:
            at += 1
        if numbers[first:at]:
            _sentence(walk, span.start, span.end, list(numbers[first:at]))
        else:
            _silent(walk, span.start, span.end)


def _silent(walk: Walk, start: int, end: int) -> None:
    """A sentence without figures may still name the period that governs the next."""


def _sentence(walk: Walk, start: int, end: int, numbers: list[Number]) -> None:
    slots = cut(walk.text, start, end, numbers)
    mentions = [m for m in within(walk.mentions, start, end) if m.names_period]
    _set_bases(walk.text, slots)
    taken = [(slot.base.start, slot.base.end) for slot in slots if slot.base]
    free = [m for m in mentions if not any(low <= m.start < high for low, high in taken)]
    walk.clock.sentence = None
    walk.clock.deadline = None
    spans = sorted([(m.start, m.end) for m in mentions] + taken)
    settings: list[tuple[Slot, Role]] = []
    for index, slot in enumerate(slots):
        _figure(walk, slots, index, free, spans, settings, start)
    if walk.clock.sentence is not None:
        walk.clock.passage = walk.clock.sentence


def _set_bases(text: str, slots: list[Slot]) -> None:
    """Each relative number's base: after it, else the one named before it, else the one that its neighbours share."""
    pending: Base | None = None
    for slot in slots:
        number = slot.number
        found = base_before(text, slot.lead_start, number.outer_start)
        if pending is not None and pending.against is Against.TARGET and ";" in slot.lead:
            pending = None
        if found is not None and (found.against is Against.PREVIOUS or ";" not in text[found.end : number.outer_start]):
            pending = found
        percent = is_percent(number.unit) or number.unit.startswith("lần") or number.unit.startswith("điểm")
        verb = slot.closing.verb if slot.closing else None
        after = base_after(text, number.outer_end, slot.tail_end, relative=verb is Verb.EQUAL or verb is Verb.TIMES)
        if after is not None and (percent or after.against is Against.PREVIOUS):
            slot.base = after
        elif pending is not None and (percent or verb in (Verb.RISE, Verb.FALL)):
            changes = verb in (Verb.RISE, Verb.FALL, Verb.TIMES, Verb.EXCEED, Verb.EQUAL)
            if changes and (pending.against is Against.PREVIOUS or verb is Verb.EQUAL):
                slot.base = pending
    for slot, following in zip(reversed(slots[:-1]), reversed(slots[1:]), strict=True):
        same = following.closing is None or (slot.closing is not None and slot.closing.verb is following.closing.verb)
        joined = (
            same
            and not slot.tail.strip()
            and re.fullmatch(r"\s*(?:và|,|hoặc|-)\s*(?:đạt|bằng|tăng|giảm)?\s*", following.lead)
        )
        if slot.base is None and following.base is not None and joined and slot.number.unit == following.number.unit:
            slot.base = following.base


def _aims(walk: Walk, slots: list[Slot], index: int, start: int) -> bool:
    """Whether the clause of a number sets what is to be reached."""
    words = "".join(walk.text[slot.lead_start : slot.number.outer_start] + " ▪ " for slot in slots[: index + 1])
    aim = done = forecast = -1
    for match in AIM.finditer(words):
        if not re.search(
            r"(?:hoàn thành|đạt|vượt|thực hiện|so với|theo|bằng|của|đã|các|quận|kế hoạch)\s+$", words[: match.start()]
        ) or not re.match(r"mục tiêu|chỉ tiêu", match[0], re.IGNORECASE):
            aim = match.start()
    for match in DONE.finditer(words):
        done = match.start()
    for match in FORECAST.finditer(words):
        forecast = match.start()
    if aim < 0:
        return walk.section_aims and done < 0 and forecast < 0
    return aim > done and aim > forecast


def _figure(
    walk: Walk,
    slots: list[Slot],
    index: int,
    mentions: list[Mention],
    spans: list[tuple[int, int]],
    roles: list[tuple[Slot, Role]],
    start: int,
) -> None:
    slot = slots[index]
    number = slot.number
    previous = roles[-1] if roles else None
    if index == 0 or walk.text[slot.lead_start : slot.lead_start + 1] == ";":
        fresh = True
    else:
        fresh = False
    setting = Setting(
        aim=_aims(walk, slots, index, start),
        previous=previous[0] if previous else None,
        previous_role=previous[1] if previous else None,
        amount=previous is not None
        and walk.actual is not None
        and not fresh
        and not walk.figures[walk.actual].unit.startswith("%")
        and not measures.is_counted(walk.figures[walk.actual].unit),
        fraction=previous is not None and previous[0].number.part == "whole" and previous[1] is Role.TARGET,
        same_unit=walk.actual is not None and _same_unit(walk.figures[walk.actual].unit, number.unit),
        target_before=previous is not None and previous[1] is Role.TARGET,
        plan_bracket=previous is not None
        and previous[1] is Role.OF_TARGET
        and slot.lead.strip() == "("
        and not is_percent(number.unit),
        part_of_plan=previous is not None
        and previous[1] is Role.TARGET
        and _same_unit(previous[0].number.unit, number.unit)
        and re.match(r"[\s,]*(?:trong đó|gồm|bao gồm|riêng)(?!\w)", slot.lead, re.IGNORECASE) is not None,
    )
    reading = role_of(slot, setting)
    period, rule = period_of(walk.text, slot, reading.role, walk.clock, mentions)
    if reading.role is Role.TARGET and not setting.aim:
        period, rule = year_of(period), "target-year"
    measure, own = _measure(walk, slot, reading, spans)
    of = None
    if reading.role in RELATIVE and not own and rule != "same-period":
        of = walk.actual
    end = number.number_end if reading.role is Role.RANK else number.end
    figure = Figure(
        start=number.start,
        end=end,
        text=walk.text[number.start : end],
        value=reading.value,
        unit=reading.unit,
        role=reading.role,
        measure=measure,
        bound=reading.bound,
        period=period,
        base=slot.base.words if slot.base and reading.role in RELATIVE else None,
        of=of + 1 if of is not None else None,
        rules=(reading.rule, rule),
        doubt=reading.doubt,
    )
    walk.figures.append(figure)
    roles.append((slot, reading.role))
    if reading.role is Role.ACTUAL and reading.rule != "share":
        walk.actual = len(walk.figures) - 1
    elif own:
        walk.actual = None
    if measure:
        walk.measure = measure


def _same_unit(first: str, second: str) -> bool:
    return (
        bool(first)
        and bool(second)
        and (first.split()[-1] == second.split()[-1] or first.split()[0] == second.split()[0])
    )


def _measure(walk: Walk, slot: Slot, reading: Reading, spans: list[tuple[int, int]]) -> tuple[str, bool]:
    """The measure of a figure and whether its own words give a new subject."""
    text = walk.text
    number = slot.number
    lead_end = slot.lead_start + slot.closing.start if slot.closing else number.outer_start
    before = measures.subject(measures.without(text, slot.lead_start, lead_end, spans))
    tail = measures.tail_words(slot, text, spans)
    if number.part in ("whole", "high"):
        return walk.measure, False
    if reading.role in RELATIVE or reading.role is Role.RANK:
        if before:
            return before, True
        if reading.role is Role.OF_TARGET and slot.base and not walk.measure:
            return slot.base.words, True
        return walk.measure or tail, False
    if number.part == "part":
        following = tail
        unit_tail = _whole_tail(walk, slot)
        return " ".join(filter(None, (before, number.unit, unit_tail))) or following, True
    if is_percent(number.unit):
        word = {Verb.RISE: "tăng", Verb.FALL: "giảm"}.get(verb_of(slot, Setting(False)) or Verb.REACH, "")
        if before and (measures.has_head(before) or not tail):
            return f"{before} {word}".strip(), True
        if tail:
            return " ".join(filter(None, (before, word, tail))), True
        return before or walk.measure, bool(before)
    if measures.is_counted(number.unit):
        return measures.counted(slot, text, spans), True
    if before:
        return before, True
    return (walk.measure or tail), False


def _whole_tail(walk: Walk, slot: Slot) -> str:
    """What is said after the whole of a fraction."""
    text = walk.text
    match = re.compile(r"\s*/\s*[\d.,]+\s*").match(text, slot.number.end)
    if match is None:
        return ""
    after = text[match.end() : match.end() + 80]
    after = after[len(slot.number.unit) :] if after.lower().startswith(slot.number.unit.lower()) else after
    return re.split(r"[,;.()\n:]", after)[0].strip()
