"""All figures of a text, read from left to right.

A reader walks through passages, sentences and numbers, and carries what the words leave out: the subject, the result that
a percentage describes, the period, whether the section sets targets. Roles, bases, measures, periods and links each have
their module with its rules; this one joins them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from giaoban.core.periods.mentions import Mention, Relation
from giaoban.core.reading import measures
from giaoban.core.reading.bases import Against, Base, base_after, base_before, with_second_owner
from giaoban.core.reading.cues import AIM, DONE, FORECAST, GROUP_LEAD, RISE_SUBJECT, Verb
from giaoban.core.reading.turns import in_turn
from giaoban.core.reading.governing import Clock, governing_mentions, opening, period_of, within, year_of
from giaoban.core.reading.passages import Kind, Passage, sentences
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import Reading, Setting, is_percent, role_of, verb_of
from giaoban.core.reading.slots import Number, Slot, cut

_CARRIED = ("sentence", "passage", "reviewed")
RELATIVE = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)


@dataclass(slots=True)
class Walk:
    """What is carried from number to number."""

    text: str
    mentions: Sequence[Mention]
    clock: Clock
    figures: list[Figure] = field(default_factory=list)
    section_aims: bool = False
    section_rank: int = 0
    aim_carries: bool = False  # the sentence before set aims, and this one goes on with them
    aimed: bool = False
    measure: str = ""
    frame: str = ""  # what a list before its ":" says of every item: "Cơ cấu kinh tế: nông nghiệp 27%, …"
    counted: bool = False
    whole: tuple[str, str] = ("", "")  # measure and unit of the amount that "trong đó" divides
    shares: dict[int, str] = field(default_factory=dict)  # by "lần lượt": which subject each number of a sentence has
    pending: Base | None = None
    sentence_start: int = 0
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
    walk.clock.passage = None
    if passage.kind is not Kind.HEADING:
        return
    rank = _rank_of(words, passage)
    aims = _AIM_HEADING.search(words) is not None and _RESULT_HEADING.search(words) is None
    tells = aims or _RESULT_HEADING.search(words) is not None
    if tells or (rank and rank <= walk.section_rank):
        if aims != walk.section_aims:
            walk.clock.heading = None
        walk.section_aims, walk.section_rank = aims, rank
    mentions = [m for m in within(walk.mentions, passage.start, passage.end) if m.relation is not Relation.PREVIOUS]
    if mentions and tells and passage.level <= 2:
        walk.clock.heading = walk.clock.resolve(mentions[-1] if aims else mentions[0])


_RANKS = (
    re.compile(r"(?:phần|chương)\s", re.IGNORECASE),
    re.compile(r"[A-H]\s*[.)/]"),
    re.compile(r"[IVX]{1,5}\s*[.)/-]"),
    re.compile(r"\d{1,2}\s*[.)/-]"),
)


def _rank_of(words: str, passage: Passage) -> int:
    """How high a heading stands: 1 for "Phần", 2 for "A.", 3 for "I." and capitals, 4 for "1."; 0 without a mark."""
    for rank, pattern in enumerate(_RANKS, start=1):
        if pattern.match(words):
            return rank
    return 3 if passage.level == 1 else 5 if passage.level else 0


def _passage(walk: Walk, passage: Passage, numbers: Sequence[Number]) -> None:
    body = passage.start if walk.text.startswith("Mục tiêu", passage.start) else passage.body
    spans = sentences(walk.text, body, passage.end)
    at = 0
    for position, span in enumerate(spans):
        first = at
        while at < len(numbers) and numbers[at].start < span.end:
            at += 1
        until = numbers[first].outer_start if at > first else span.end
        opens = opening(walk.text, span.start, until, walk.mentions, walk.clock)
        if position == 0 and opens is not None:
            walk.clock.passage = opens
        walk.clock.sentence, walk.clock.leans = opens, False
        walk.aim_carries = opens is None and walk.aimed and _GOES_ON.match(walk.text, span.start, span.end) is not None
        if walk.aim_carries:
            walk.clock.sentence = walk.clock.recent
        walk.aimed = walk.aim_carries and at == first
        if opens is None and _CONTINUES.match(walk.text, span.start, span.end):
            walk.clock.sentence = walk.clock.recent
        if at > first:
            _sentence(walk, span.start, span.end, list(numbers[first:at]))
        walk.clock.recent = walk.clock.sentence


def _link_forward(walk: Walk, slots: list[Slot]) -> None:
    """A percentage may come before its amount: "bội chi chỉ bằng **22,6%** dự toán, đạt **40.350 tỷ đồng**"."""
    first = len(walk.figures) - len(slots)
    for index in range(first, len(walk.figures) - 1):
        figure, following = walk.figures[index], walk.figures[index + 1]
        lead = slots[index + 1 - first].lead
        if (
            figure.role in RELATIVE
            and figure.of is None
            and following.role is Role.ACTUAL
            and following.measure == figure.measure
        ):
            if _REACHED.fullmatch(lead):
                walk.figures[index] = replace(figure, of=index + 2)


_REACHED = re.compile(r"[\s,]*(?:ước )?(?:đạt|bằng|tương đương|là)(?: được)?\s*", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\W*(?:về|đối với|đồng thời|bên cạnh đó|ngoài ra|cùng với đó|trong đó|phấn đấu|tiếp tục|cụ thể|riêng)(?!\w)",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"\W*(?:trong đó|trong số đó|trong số này|riêng|cụ thể|trong khi đó|bên cạnh đó|ngoài ra|đồng thời|cùng với đó|theo đó|tương tự|còn lại"
    r"|tuy nhiên|ngược lại|cũng|đáng chú ý|đặc biệt)(?!\w)",
    re.IGNORECASE,
)


def _sentence(walk: Walk, start: int, end: int, numbers: list[Number]) -> None:
    slots = cut(walk.text, start, end, numbers)
    mentions = [m for m in within(walk.mentions, start, end) if m.names_period]
    goes_on = _CONTINUES.match(walk.text, start, end) is not None
    walk.pending = _set_bases(walk.text, end, slots, walk.pending if goes_on else None)
    taken = [(slot.base.start, slot.base.end) for slot in slots if slot.base]
    free = governing_mentions(walk.text, start, end, mentions, slots)
    walk.clock.deadline = None
    walk.clock.same = None
    walk.clock.clause = None
    walk.clock.enclosing = []
    spans = sorted([(m.start, m.end) for m in mentions] + taken)
    settings: list[tuple[Slot, Role]] = []
    depth = 0
    walk.sentence_start = start
    walk.whole = ("", "")
    walk.frame = _frame(walk.text, start, slots, spans)
    walk.shares = in_turn(walk.text, start, slots, spans)
    for index, slot in enumerate(slots):
        while slot.depth > depth:
            walk.clock.enclosing.append((depth, walk.clock.sentence))
            depth += 1
        while walk.clock.enclosing and slot.depth < depth:
            depth, walk.clock.sentence = walk.clock.enclosing.pop()
        _figure(walk, slots, index, free, spans, settings, start)
    _link_forward(walk, slots)
    targets = [role for _, role in settings if role is not Role.RANK]
    walk.aimed = (
        bool(targets)
        and all(role is Role.TARGET for role in targets)
        and not any(slot.number.part == "whole" for slot in slots)
    )


_FRAME = re.compile(r"(?:cơ cấu|tỷ trọng|tỉ trọng)(?!\w)", re.IGNORECASE)


def _frame(text: str, start: int, slots: list[Slot], spans: list[tuple[int, int]]) -> str:
    """What a sentence says before the colon, or as a structure, of all the short items after it."""
    first = slots[0]
    lead = text[first.lead_start : first.number.outer_start]
    colon = lead.rfind(":")
    if colon >= 0 and len(slots) > 1:
        words = measures.first_segment(measures.without(text, start, first.lead_start + colon, spans))
        return words if 1 < len(words.split()) <= 12 else ""
    structure = _FRAME.search(lead)
    if structure and len(slots) > 1:
        return measures.subject(re.split(r"[,:]|chuyển dịch", lead[structure.start() :])[0])
    return ""


def _set_bases(text: str, end: int, slots: list[Slot], pending: Base | None) -> Base | None:
    """Each relative number's base: after it, else the one named before it, else the one that its neighbours share."""
    for slot in slots:
        number = slot.number
        found = base_before(text, slot.lead_start, number.outer_start)
        if pending is not None and pending.against is Against.TARGET and ";" in slot.lead:
            pending = None
        if found is not None and (found.against is Against.PREVIOUS or ";" not in text[found.end : number.outer_start]):
            pending = found
        percent = is_percent(number.unit) or number.unit.startswith("lần") or number.unit.startswith("điểm")
        verb = slot.closing.verb if slot.closing else None
        after = base_after(text, slot.after_start, slot.tail_end, relative=verb is Verb.EQUAL or verb is Verb.TIMES)
        if after is not None and (percent or after.against is Against.PREVIOUS):
            slot.base = with_second_owner(text, after, end)
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
    return pending if pending is not None and pending.against is Against.PREVIOUS else None


def _aims(walk: Walk, slots: list[Slot], index: int) -> tuple[bool, bool]:
    """Whether the clause of a number sets what is to be reached, and whether it only says what may come about."""
    words = "".join(walk.text[slot.lead_start : slot.number.outer_start] + " ▪ " for slot in slots[: index + 1])
    aim = done = forecast = -1
    for match in AIM.finditer(words):
        if not re.search(
            r"(?:hoàn thành|đạt|được|vượt|thực hiện|so với|hơn|theo|bằng|của|đã|các|quận|kế hoạch)\s+$",
            words[: match.start()],
        ) or not re.match(r"mục tiêu|chỉ tiêu", match[0], re.IGNORECASE):
            aim = match.start()
    for match in DONE.finditer(words):
        done = match.start()
    for match in FORECAST.finditer(words):
        forecast = match.start()
    if aim < 0:
        return (walk.section_aims or walk.aim_carries) and done < 0 and forecast < 0, forecast > done
    return aim > done and aim > forecast, forecast > max(aim, done)


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
    aim, forecast = _aims(walk, slots, index)
    subject = measures.lead_subject(slot, walk.text, spans)
    setting = Setting(
        aim=aim,
        forecast=forecast,
        previous=previous[0] if previous else None,
        previous_role=previous[1] if previous else None,
        amount=previous is not None
        and walk.actual is not None
        and not fresh
        and not walk.figures[walk.actual].unit.startswith("%")
        and not measures.is_counted(walk.figures[walk.actual].unit),
        fraction=previous is not None and _is_total(previous),
        own_subject=bool(subject),
        same_unit=walk.actual is not None and _same_unit(walk.figures[walk.actual].unit, number.unit),
        target_before=previous is not None and previous[1] is Role.TARGET,
        of_a_number=not _WITH.match(slot.lead)
        and _NUMBERED.match(subject) is not None,
        from_level=_starts_from(slots, index),
        plan_bracket=_in_plan_bracket(slot, previous),
        part_of_plan=previous is not None
        and previous[1] is Role.TARGET
        and _same_unit(previous[0].number.unit, number.unit)
        and previous[0].number.part != "whole"
        and re.match(r"[\s,]*(?:trong đó|gồm|bao gồm|riêng)(?!\w)", slot.lead, re.IGNORECASE) is not None,
    )
    if not setting.aim and not forecast and _ahead(walk, slot, mentions):
        setting = replace(setting, aim=True)
    reading = role_of(slot, setting)
    if not reading.unit and reading.role is not Role.RANK:
        reading = replace(reading, unit=_elided_unit(walk, slots, index))
    period, rule = period_of(walk.text, slot, reading.role, walk.clock, mentions, start)
    if reading.role is Role.TARGET and not setting.aim and not _known_total(walk, reading, number):
        period, rule = year_of(period), "target-year"
    if rule in ("reviewed", "passage") and setting.forecast and reading.role is Role.ACTUAL:
        period, rule = year_of(period), "forecast-year"
    measure, own = _measure(walk, slots, index, reading, spans)
    if walk.shares and index in walk.shares:
        measure, own = walk.shares[index], True
    if rule in _CARRIED and _starts_from(slots, index):
        period, rule = None, "from-level"
    of = None
    if (
        reading.role in RELATIVE
        and not own
        and previous is not None
        and previous[1] is Role.TARGET
        and not _is_total(previous)
        and rule in _CARRIED
    ):
        period, rule = walk.figures[-1].period, "target-year"
    elif reading.role in RELATIVE and not own and rule != "same-period":
        of = walk.actual
    base = slot.base.words if slot.base else None
    if base is None and reading.rule in ("exceeds-plan", "above-plan"):
        base = _plan_before(slots, index)
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
        base=base if reading.role in RELATIVE else None,
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
    walk.counted = reading.role in (Role.ACTUAL, Role.TARGET) and measures.is_counted(number.unit)


def _in_plan_bracket(slot: Slot, previous: tuple[Slot, Role] | None) -> bool:
    """A plan told in brackets after its name: "59% kế hoạch năm (**7,5 triệu lượt**)", "vượt chỉ tiêu tỉnh giao (giảm **5%**)"."""
    if previous is not None and previous[1] is Role.OF_TARGET and slot.lead.strip() == "(":
        return not is_percent(slot.number.unit)
    return _PLAN_BRACKET.search(slot.lead) is not None


_PLAN_BRACKET = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:\s[^\s,;()]+){0,5}\s*\(\s*(?:là|giảm|tăng|đạt|kế hoạch|giao)?\s*$",
    re.IGNORECASE,
)


def _plan_before(slots: list[Slot], index: int) -> str | None:
    """The plan that an earlier number of the sentence gives: "được giao chỉ tiêu 4.500 tỷ đồng, … (vượt **25%**)"."""
    for slot in reversed(slots[:index]):
        found = _PLAN.search(slot.lead)
        if found:
            return found[0]
    return None


_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?: được giao| đề ra)?(?!\w)", re.IGNORECASE)


def _ahead(walk: Walk, slot: Slot, mentions: list[Mention]) -> bool:
    """Whether the period named for a number begins after the one that the report reviews, so that it is still to come."""
    reviewed = walk.clock.reviewed
    if reviewed is None or DONE.search(slot.lead):
        return False
    before = [m for m in within(mentions, slot.lead_start, slot.number.outer_start) if m.relation is not Relation.PREVIOUS]
    named = walk.clock.resolve(before[-1]) if before else walk.clock.sentence
    return named is not None and named.start > reviewed.end


def _is_total(previous: tuple[Slot, Role]) -> bool:
    """Whether the number before is the whole of a fraction: "15/**20 ha**", "212 tỷ đồng trên tổng số **360 tỷ đồng**"."""
    slot, role = previous
    return role is Role.TARGET and (slot.number.part == "whole" or slot.total)


def _starts_from(slots: list[Slot], index: int) -> bool:
    """The level before a change, of a time that is not named: "**từ** thứ **53** lên thứ 13", "từ 17,6% giảm còn 2,9%"."""
    following = slots[index + 1].lead if index + 1 < len(slots) else ""
    return bool(_FROM.search(slots[index].lead) and _REACHES.search(slots[index].tail[-30:] + following))


_NUMBERED = re.compile(r"(?:tổng )?(?:số|lượng|tỷ lệ|dư nợ|nợ|doanh thu|diện tích)(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ(?:\s+(?:xếp |đứng |vị trí |hạng )?(?:thứ|hạng))?\s*$", re.IGNORECASE)
_REACHES = re.compile(r"(?<!\w)(?<!trở )(?:lên|xuống|còn|tới|đến|giảm|tăng)(?!\w)", re.IGNORECASE)


def _known_total(walk: Walk, reading: Reading, number: Number) -> bool:
    """Whether the whole of a fraction was told as a result before: "xảy ra 28 vụ; … làm rõ 25/**28 vụ**"."""
    return number.part == "whole" and any(
        figure.role is Role.ACTUAL and figure.value == reading.value and figure.unit == reading.unit
        for figure in walk.figures[-13:-1]
    )


def _elided_unit(walk: Walk, slots: list[Slot], index: int) -> str:
    """The thing that a number without a unit counts: named after it, else earlier in the sentence."""
    slot = slots[index]
    if slot.number.part:
        match = _NOUN.match(walk.text, slot.after_start, slot.tail_end)
        if match:
            return match[1]
    if _starts_from(slots, index) and index + 1 < len(slots):
        return slots[index + 1].number.unit
    earlier = next(
        (other.number.unit for other in reversed(slots[:index]) if measures.is_counted(other.number.unit)), ""
    )
    return earlier


_NOUN = re.compile(r"\s*([a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+)?)(?=\s|[,;.):]|$)")


def _same_unit(first: str, second: str) -> bool:
    return (
        bool(first)
        and bool(second)
        and (first.split()[-1] == second.split()[-1] or first.split()[0] == second.split()[0])
    )


def _measure(
    walk: Walk, slots: list[Slot], index: int, reading: Reading, spans: list[tuple[int, int]]
) -> tuple[str, bool]:
    """The measure of a figure and whether its own words give a new subject."""
    slot = slots[index]
    text, number = walk.text, slot.number
    if number.part in ("whole", "high"):
        return walk.measure, False
    before = measures.lead_subject(slot, text, spans)
    if _LISTS.search(slot.lead) and measures.tail_words(slot, text, spans):
        before = ""
    if reading.role in RELATIVE:
        return _relative_measure(walk, slot, reading, before)
    tail = measures.tail_words(slot, text, spans)
    if reading.role is Role.RANK:
        if GROUP_LEAD.search(slot.lead + slot.hedge):
            return f"{number.unit} {tail}".strip(), True
        about = _RANKED_BY.match(text, slot.after_start, min(len(text), slot.after_start + 120))
        if about:
            return about[1], True
        before = before if measures.has_head(before) else measures.acting(before)
        return (before, True) if before else (walk.measure or tail, False)
    if number.part == "part":
        before = before if measures.has_head(before) else measures.acting(before)
        unit = "" if number.unit.lower() in before.lower() else number.unit
        return " ".join(filter(None, (before, unit, tail))), True
    if is_percent(number.unit):
        return _percent_measure(walk, slot, index, before, tail)
    if measures.is_counted(number.unit):
        if index and not tail and not before and _INHERITS.search(slot.lead):
            return walk.measure, False
        return _within(walk, slot, measures.counted(slot, text, spans)), True
    if before and not measures.has_head(before):
        acted = measures.acting(before)
        physical = measures.is_physical(number.unit)
        if tail and (physical or len(acted.split()) <= 1):
            return " ".join(filter(None, (acted, tail))), True
        before = acted or (before if not walk.measure else "")
    if slot.closing and slot.closing.verb is Verb.SHORT:
        short = "hụt thu" if "thu" in slot.closing.words.lower().split() else slot.closing.words.split()[-1]
        before = (before if measures.has_head(before) else measures.acting(before)) if before else walk.measure
        before = f"{before} {short}".strip()
    if before.lower() in ("thu", "chi") and before.lower() in walk.measure.lower().split():
        return walk.measure, False
    if before:
        return _within(walk, slot, _of_whole(walk, slot, before)), True
    return (walk.measure or tail), False


_RANKED_BY = re.compile(r"[^.;:\n\d]{0,50}?\svề\s((?:chỉ số|kết quả|công tác|mức độ|tốc độ|thu|tỷ lệ|chất lượng)[^,.;:()\n]*)", re.IGNORECASE)
_LISTS = re.compile(r"(?<!\w)(?:như|gồm|sau|sau đây|cụ thể|là)\s*:\s*$", re.IGNORECASE)
_INHERITS = re.compile(
    r"(?:kế hoạch|KH|thực hiện|TH|chỉ tiêu|dự toán|\(|đạt|là|ước|lũy kế|luỹ kế)[\s:]*$", re.IGNORECASE
)
_WITH = re.compile(r"[\s,]*với\s", re.IGNORECASE)
_SUM = re.compile(
    r"(?:tổng )?(?:số tiền|kinh phí|trị giá|tổng trị giá|tổng số|tổng kinh phí|tổng diện tích|tổng công suất|tổng vốn|vốn đăng ký)",
    re.IGNORECASE,
)


def _of_whole(walk: Walk, slot: Slot, before: str) -> str:
    """A part that says only what sets it apart: "diện tích chuyển đổi 2.860 ha, trong đó **xoài** 1.240 ha"."""
    if _WHOLE.match(slot.lead):
        walk.whole = (walk.measure, slot.number.unit)
    measure, unit = walk.whole
    named = not measures.has_head(before) and not measures.is_act(before) and len(before.split()) <= 3
    if measure and unit and unit == slot.number.unit and named:
        return f"{measure} {before}"
    return before


_WHOLE = re.compile(r"[\s,;(]*(?:trong đó|gồm|bao gồm|chia ra)(?!\w)", re.IGNORECASE)


def _within(walk: Walk, slot: Slot, measure: str) -> str:
    """A measure of what was just counted: "31 cơ sở đồ mộc **với 248 lao động**" is "lao động cơ sở đồ mộc"."""
    part = _WITH.match(slot.lead) or (_SUM.fullmatch(measure) and slot.lead.lstrip().startswith(","))
    if part and walk.counted and len(measure.split()) <= 8:
        return f"{measure} {walk.measure}"
    return measure


def _relative_measure(walk: Walk, slot: Slot, reading: Reading, before: str) -> tuple[str, bool]:
    goes_on = measures.is_act(before) and not measures.has_head(before) and not RISE_SUBJECT.match(before)
    if before and goes_on and walk.actual is not None and slot.closing:
        if slot.closing.verb in (Verb.REACH, Verb.EQUAL) and slot.lead.lstrip().startswith(","):
            return walk.measure, False
    if before:
        short = _NUMBER_OF.match(before) and not measures.has_head(walk.frame)
        if walk.frame and len(before.split()) <= 8 and (short or not measures.has_head(before)):
            return f"{walk.frame} {before}", True
        return before, True
    if reading.role is Role.OF_TARGET and slot.base:
        named = _PLAN_WORDS.sub("", slot.base.words).strip()
        if len(named.split()) >= 2 and (not walk.measure or slot.lead_start == walk.sentence_start):
            return named, True
    return walk.measure, False


_NUMBER_OF = re.compile(r"số (?:vụ|người|ca|hộ|trường hợp)(?:\s\S+){0,3}$", re.IGNORECASE)
_PLAN_WORDS = re.compile(
    r"^(?:kế hoạch|KH|dự toán|chỉ tiêu|mục tiêu|nghị quyết|nhiệm vụ)(?:\s+(?:vốn|năm|đề ra|được giao|đại hội|nghị quyết))*|\s+(?:năm(?: \d{4})?|đề ra|được giao)$"
    r"|(?:\s+(?:do )?(?:(?:thành phố|tỉnh|huyện|quận|trung ương|cấp trên|cấp ủy|thành ủy|tỉnh ủy|huyện ủy|quận ủy|hđnd|ubnd|chính phủ)\s*)+(?:giao|đề ra|phấn đấu)?)$",
    re.IGNORECASE,
)


def _percent_measure(walk: Walk, slot: Slot, index: int, before: str, tail: str) -> tuple[str, bool]:
    """The measure of a percentage that is a result or a target itself."""
    verb = slot.closing.verb if slot.closing else None
    words = slot.closing.words.lower() if slot.closing else ""
    word = ""
    if verb in (Verb.RISE, Verb.FALL):
        word = "tăng trưởng" if "tăng trưởng" in words else "tăng" if verb is Verb.RISE else "giảm"
    if before and (measures.has_head(before) or not tail):
        if walk.frame and not measures.has_head(before):
            before = f"{walk.frame} {before}"
        return f"{before} {word}".strip(), True
    if slot.base is not None and slot.base.against is Against.TARGET and not before:
        named = _PLAN_WORDS.sub("", slot.base.words).strip()
        return (named, True) if named else (walk.measure or slot.base.words, False)
    if verb is Verb.SHARE and not before and walk.measure:
        return walk.measure, False
    if (
        tail
        and index
        and not before
        and verb in (Verb.REACH, Verb.SHARE, Verb.EQUAL)
        and walk.measure
        and len(tail.split()) <= 5
    ):
        return walk.measure, False
    if tail:
        acted = before if measures.has_head(before) else measures.acting(before)
        return " ".join(filter(None, (acted, word, tail))), True
    return f"{word} {walk.measure}".strip(), False
