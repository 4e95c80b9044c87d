"""All figures of a text, read from left to right.

A reader walks through passages, sentences and numbers, and carries what the words leave out: the subject, the result
that a percentage describes, the period, whether the section sets targets. Roles, bases, measures and periods each have
their module with its rules; this one joins them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from giaoban.core import patterns
from giaoban.core.periods import Mention, Relation
from giaoban.core.reading import measures
from giaoban.core.reading.aims import close_sentence, open_sentence
from giaoban.core.reading.clock import Clock
from giaoban.core.reading.dating import CARRIED, date_of
from giaoban.core.reading.described import again, described, is_of, told_twice
from giaoban.core.reading.doubts import doubt_of
from giaoban.core.reading.frames import frame_of, frame_of_parts, later_frame
from giaoban.core.reading.governing import governing_mentions, is_day, within
from giaoban.core.reading.naming import measure_of
from giaoban.core.reading.parallels import share_predicates
from giaoban.core.reading.passages import Kind, Passage, sentences
from giaoban.core.reading.plans import is_plan
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import Reading, Setting, is_percent, role_of
from giaoban.core.reading.scopes import carry_month, opening, opens_paragraph
from giaoban.core.reading.sections import enter_passage
from giaoban.core.reading.sharing import link_forward, plan_before, set_bases, settle_brackets
from giaoban.core.reading.situations import elided_unit, full_money, is_total, setting_of
from giaoban.core.reading.slots import Number, cut
from giaoban.core.reading.turns import in_turn, listed_changes, told_in_turn
from giaoban.core.reading.walk import RELATIVE, Line, Walk

_AIMS_GO_ON = patterns.compile(
    r"\W{0,20}(?:về|đối với|(?:chia|phân) theo|chia ra|(?:bao )?gồm|đồng thời|bên cạnh đó|ngoài ra|cùng với đó|trong đó"
    r"|phấn đấu|tiếp tục|cụ thể|riêng"
    r"|bình quân|mỗi (?:năm|cơ sở|chi bộ|chi đoàn|xã|thôn|huyện|đơn vị)|tổng kinh phí|kinh phí|tổng vốn|nguồn vốn"
    r"|hằng năm|hàng năm|trong giai đoạn)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = patterns.compile(
    r"\W{0,20}(?:trong đó|trong số đó|trong số này|riêng|cụ thể|trong khi đó|bên cạnh đó|ngoài ra|đồng thời|cùng với đó"
    r"|theo đó|tương tự|còn lại|tuy nhiên|ngược lại|cũng|đáng chú ý|đặc biệt)(?!\w)",
    re.IGNORECASE,
)


def find_figures(
    text: str,
    passages: Sequence[Passage],
    numbers: Sequence[Number],
    mentions: Sequence[Mention],
    clock: Clock,
    work: Sequence[tuple[int, int]] = (),
) -> tuple[Figure, ...]:
    """The figures of `text` in order; `numbers` are its candidates, `mentions` its periods, `work` its tasks' spans."""
    walk = Walk(text, mentions, clock, work=work, plan=is_plan(text, passages))
    if walk.plan:
        walk.planned_from = _planned_from(walk, passages)
    at = 0
    for passage in passages:
        enter_passage(walk, passage)
        while at < len(numbers) and numbers[at].start < passage.start:
            at += 1
        first = at
        while at < len(numbers) and numbers[at].end <= passage.end:
            at += 1
        if passage.kind is not Kind.FURNITURE:
            _read_passage(walk, passage, numbers[first:at])
    told_twice(walk.figures)
    doubts = map(doubt_of, walk.figures)
    return tuple(
        replace(figure, doubt=doubt) if doubt else figure for figure, doubt in zip(walk.figures, doubts, strict=True)
    )


def _planned_from(walk: Walk, passages: Sequence[Passage]) -> date | None:
    """The first day of the time that the title of a plan names: "giai đoạn 2022 - 2025", "năm 2023"."""
    end = next((passage.end for passage in passages if passage.kind is not Kind.HEADING), 0)
    named = [m for m in within(walk.mentions, 0, end) if m.relation is Relation.PLAIN and not is_day(m)]
    periods = [period for period in map(walk.clock.resolve, named) if period is not None]
    return periods[0].start if periods else None


def _read_passage(walk: Walk, passage: Passage, numbers: Sequence[Number]) -> None:
    body = passage.start if walk.text.startswith("Mục tiêu", passage.start) else passage.body
    at = 0
    walk.opened, walk.thing = len(walk.figures), ""
    for position, span in enumerate(sentences(walk.text, body, passage.end)):
        first = at
        while at < len(numbers) and numbers[at].start < span.end:
            at += 1
        found = list(numbers[first:at])
        until = found[0].outer_start if found else span.end
        _open_sentence(walk, span.start, until, span.end, first=position == 0)
        if found:
            told = len(walk.figures)
            _read_sentence(walk, span.start, span.end, found)
            carry_month(walk, told, span.start)
        walk.clock.recent = walk.clock.sentence


def _open_sentence(walk: Walk, start: int, until: int, end: int, *, first: bool) -> None:
    """What the words before the first number of a sentence settle for all of it."""
    clock = walk.clock
    clock.sentence = None
    opens = opening(walk.text, start, until, walk.mentions, clock)
    if opens is not None and opens_paragraph(walk, start, opens, first=first):
        clock.passage = opens
    clock.open_sentence(opens)
    goes_on = opens is None and _AIMS_GO_ON.match(walk.text, start) is not None
    open_sentence(walk, start, until, end, goes_on=goes_on)
    if walk.aim_carries or (opens is None and _GOES_ON.match(walk.text, start)):
        clock.sentence = clock.recent
    walk.aimed = walk.aim_carries


def _read_sentence(walk: Walk, start: int, end: int, numbers: list[Number]) -> None:
    slots = cut(walk.text, start, end, numbers)
    goes_on = _GOES_ON.match(walk.text, start, end) is not None
    walk.pending = set_bases(walk.text, end, slots, walk.pending if goes_on else None)
    mentions = within(walk.mentions, start, end)
    bases = [(slot.base.start, slot.base.end) for slot in slots if slot.base]
    spans = sorted([(mention.start, mention.end) for mention in mentions] + bases)
    line = Line(start, slots, governing_mentions(walk.text, start, end, mentions, slots), spans)
    walk.whole = ("", "")
    walk.outside = []
    walk.frame = frame_of_parts(walk, slots) or frame_of(walk.text, start, slots, spans)
    line.shares = in_turn(walk.text, start, slots, spans)
    line.turns = told_in_turn(slots)
    line.listed = listed_changes(slots)
    for index, slot in enumerate(slots):
        walk.clock.bracket(slot.depth)
        walk.bracket(slot.depth)
        walk.frame = later_frame(walk.frame, slot) if index else walk.frame
        _read_number(walk, line, index)
    link_forward(walk, slots)
    settle_brackets(walk, slots)
    share_predicates(walk, slots)
    close_sentence(walk, line)
    targets = [role for role in line.roles if role is not Role.RANK]
    walk.aimed = set(targets) == {Role.TARGET} and not any(slot.number.part == "whole" for slot in slots)


def _read_number(walk: Walk, line: Line, index: int) -> None:
    slot = line.slots[index]
    number = slot.number
    setting = setting_of(walk, line, index)
    reading = role_of(slot, setting)
    reading = _with_unit(walk, line, index, reading)
    period, rule = date_of(walk, line, index, setting, reading)
    measure, own = measure_of(walk, line, index, reading)
    of_target = index > 0 and line.roles[index - 1] is Role.TARGET and not is_total(line, index - 1)
    of_target = of_target and line.slots[index - 1].depth <= slot.depth
    of = None
    if reading.role in RELATIVE and not own and of_target and rule in CARRIED:
        period, rule = walk.figures[-1].period, "target-year"
    elif reading.role in RELATIVE and rule != "same-period":
        of = _described(walk, line, index, reading, measure, own=own)
    told = not own and measure == walk.measure
    if of is not None and (index in line.turns or (told and _is_told(walk, of, reading.unit))):
        measure = walk.figures[of].measure
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
        base=_base(line, index, reading),
        of=None if of is None else of + 1,
        rules=(reading.rule, *_scope(reading, setting), rule),
        doubt=reading.doubt,
    )
    walk.figures.append(figure)
    line.roles.append(reading.role)
    if index and not number.part and walk.text.endswith("/", 0, number.outer_start):
        return
    _carry(walk, reading, measure, own=own, counted=measures.is_counted(number.unit))


def _with_unit(walk: Walk, line: Line, index: int, reading: Reading) -> Reading:
    """A reading with the unit that the number leaves out, or writes short."""
    if not reading.unit and reading.role is not Role.RANK:
        reading = replace(reading, unit=elided_unit(walk, line.slots, index))
    unit = full_money(walk, reading.unit)
    return reading if unit == reading.unit else replace(reading, unit=unit)


def _scope(reading: Reading, setting: Setting) -> tuple[str, ...]:
    """What made a number an aim, for the account of how it was read: "aim-of-section"."""
    return (f"aim-of-{setting.scope}",) if reading.rule in ("aim", "planned-change") and setting.scope else ()


def _described(walk: Walk, line: Line, index: int, reading: Reading, measure: str, *, own: bool) -> int | None:
    """The index of the result that a change describes; none where its own subject names no result told before."""
    if index in line.turns:
        return len(walk.figures) - index + line.turns[index]
    if index and line.slots[index].lead.strip(" +") == "(" and walk.figures[-1].role is Role.GROWTH:
        return walk.figures[-1].of - 1 if walk.figures[-1].of else None
    if own:
        found = again(walk, measure, walk.opened)
        return found if found is not None and is_of(walk.figures[found], reading.unit) else None
    return described(walk, reading.unit, line.slots[index].tail, index)


def _is_told(walk: Walk, of: int, unit: str) -> bool:
    """Whether a change takes its measure from the result that it describes, which is not the figure before it."""
    of_another = walk.figures[-1].of not in (None, of + 1)
    return of_another or of != walk.actual or (of < len(walk.figures) - 1 and not is_percent(unit))


def _base(line: Line, index: int, reading: Reading) -> str | None:
    if reading.role not in RELATIVE:
        return None
    base = line.slots[index].base
    if base is None and reading.rule in ("exceeds-plan", "above-plan"):
        return plan_before(line.slots, index)
    return base.words if base is not None else None


def _carry(walk: Walk, reading: Reading, measure: str, *, own: bool, counted: bool) -> None:
    """What the numbers after this one may leave out."""
    if reading.role is Role.ACTUAL and reading.rule != "share":
        walk.actual = len(walk.figures) - 1
    elif own:
        walk.actual = None
    walk.measure = measure or walk.measure
    walk.counted = counted and reading.role in (Role.ACTUAL, Role.TARGET)
