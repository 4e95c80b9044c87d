"""What is known where a number stands, before its role is decided: aims, forecasts, totals, plans beside it."""

import re
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.periods import Relation
from giaoban.core.quantities import Bound
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading import measures
from giaoban.core.reading.aims import aims_of, comes
from giaoban.core.reading.bases import Against
from giaoban.core.reading.cues import DONE, Verb
from giaoban.core.reading.governing import within
from giaoban.core.reading.naming import WITH
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import Reading, Setting, is_percent
from giaoban.core.reading.slots import Number, Slot
from giaoban.core.reading.walk import Line, Walk

_PLAN_BRACKET = patterns.Hinted(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:\s[^\s,;()]+){0,11}\s*\(\s*(?:là|giảm|tăng|đạt|kế hoạch"
    r"|giao)?\s*$",
    re.IGNORECASE,
)
_NUMBERED = patterns.compile(
    r"(?:tổng )?(?:số|lượng|giá|tỷ lệ|dư nợ|nợ|doanh thu|diện tích|thiệt hại|kim ngạch|sản lượng"
    r"|năng suất|thu nhập|lợi nhuận|chi phí|thu ngân sách)(?!\w)",
    re.IGNORECASE,
)
_FROM = patterns.Hinted(r"(?<!\w)từ(?:\s+(?:xếp |đứng |vị trí |hạng )?(?:thứ|hạng))?\s*$", re.IGNORECASE)
_NUMBER_OF = patterns.Hinted(r"(?<!\w)(?:tổng )?số (?P<thing>[^\d:;,()]{2,40}?)\s*(?:là|:|đạt|có)?\s*$", re.IGNORECASE)
_ITEM = patterns.compile(r"[^,;]*:\s*$")
_THEREOF = patterns.compile(r"\W*(?:trong đó|cụ thể|bao gồm)(?!\w)", re.IGNORECASE)
_REACHES = patterns.compile(r"(?<!\w)(?<!trở )(?:lên|xuống|còn|tới|đến|giảm|tăng)(?!\w)", re.IGNORECASE)
_SAME_PERIOD = patterns.Hinted(r"(?<!\w)cùng kỳ", re.IGNORECASE)
_NOUN = patterns.compile(r"\s*([a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+)?)(?=\s|[,;.):]|$)")


def setting_of(walk: Walk, line: Line, index: int) -> Setting:
    """What the sentence so far and the words before a number say of it."""
    slot = line.slots[index]
    scope, forecast = aims_of(walk, line, index)
    if scope and (line.weak or line.aim < (0, 0)) and _told_against_plan(line, index):
        scope = ""
    if scope in _WIDE and slot.depth and _tells_of_before(walk, slot):
        scope = ""
    if not scope and not forecast and not _goes_on_told(line, index) and lies_ahead(walk, slot, line):
        scope = "time"
    subject = measures.lead_subject(slot, walk.text, line.spans)
    result = walk.figures[walk.actual] if walk.actual is not None else None
    previous = line.slots[index - 1] if index else None
    role = line.roles[index - 1] if index else None
    amount = result is not None and not is_percent(result.unit) and not measures.is_counted(result.unit)
    return Setting(
        aim=bool(scope),
        scope=scope,
        forecast=forecast,
        previous=previous,
        previous_role=role,
        amount=previous is not None and not slot.lead.startswith(";") and amount,
        fraction=index > 0 and is_total(line, index - 1),
        own_subject=bool(subject),
        same_unit=_of_told(walk, line, index, result),
        target_before=role is Role.TARGET,
        part_of_change=_part_of_change(line, index, bool(subject)),
        range_of_change=_range_of_change(line, index),
        plan_named=_names_base(line, index),
        amount_before=previous is not None and "đồng" in previous.number.unit,
        in_bracket=_BRACKETED.fullmatch(slot.lead) is not None,
        of_a_number=_counts_itself(subject, slot) and not WITH.match(slot.lead),
        beside_change=role is Role.GROWTH and _AND_CHANGED.fullmatch(slot.lead) is not None,
        from_level=starts_from(line.slots, index),
        plan_bracket=_in_plan_bracket(line, index),
        same_period=_SAME_PERIOD.search_hinted(slot.lead, slot.hints) is not None and slot.base is None,
        count=previous is not None and _is_count(walk, previous, slot),
        after_plan=is_percent(slot.number.unit) and _after_plan(walk),
        listed_change=line.listed[index][0] if index in line.listed else 0,
        part_of_plan=_is_part_of_plan(line, index),
        before_change=_stood_before_change(line, index),
        unlike=_is_of_another_kind(line, index),
        sign=_sign(walk.text, slot),
    )


_BRACKETED = patterns.compile(r"\s*\((?:tăng|giảm)(?: thêm| hơn| gần| trên)?\s*", re.IGNORECASE)


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


def _of_told(walk: Walk, line: Line, index: int, result: Figure | None) -> bool:
    """Whether a change may be of a result told before: of its unit, and not of a thing's own "số vốn tăng thêm"."""
    slot = line.slots[index]
    if WITH.match(slot.lead):
        return False
    if result is not None and (same_unit(result.unit, slot.number.unit) or not slot.number.unit):
        return True
    return _told_before(walk, line, index) or _told_in_percent(line, index)


def _is_count(walk: Walk, previous: Slot, slot: Slot) -> bool:
    """Whether the last result is a count of which the percentage of `slot` is no share of a count told before.

    "làm rõ 21 vụ, đạt **87,5%**" after "xảy ra 24 vụ" is a share.
    """
    if walk.actual is None or walk.actual < len(walk.figures) - 2 or not is_percent(slot.number.unit):
        return False
    if slot.lead.lstrip()[:1] not in (",", "(", "=") or (previous.closing and previous.closing.verb is Verb.LEVEL):
        return False
    result = walk.figures[walk.actual]
    if not measures.is_counted(result.unit):
        return False
    wholes = (figure for figure in walk.figures[:-9:-1] if figure.value > result.value)
    return not any(abs(100 * result.value / whole.value - slot.number.value) < 1 for whole in wholes)


def _after_plan(walk: Walk) -> bool:
    """Whether the last percentage of the paragraph is one of the plan: "thu đạt 77% dự toán; thuế đất đạt **58%**"."""
    since = max(walk.opened, len(walk.figures) - 12)
    told = (figure for figure in reversed(walk.figures[since:]) if is_percent(figure.unit))
    last = next(told, None)
    return last is not None and last.role is Role.OF_TARGET


def _told_in_percent(line: Line, index: int) -> bool:
    """Whether a percentage tells the change again: "cà phê tăng **675 triệu USD**, tương ứng tăng 42%"."""
    following = line.slots[index + 1] if index + 1 < len(line.slots) else None
    return following is not None and is_percent(following.number.unit) and _AGAIN.fullmatch(following.lead) is not None


_AGAIN = patterns.compile(
    r"\s*(?:,\s(?:tương ứng|tương đương|hay)(?: với)?(?: mức)?|\()\s*(?:tăng|giảm)?(?: hơn| gần)?\s*", re.IGNORECASE
)


def _direction(slot: Slot) -> int:
    """1 where a number rose, -1 where it fell, 0 where its words do not say."""
    verb = slot.closing.verb if slot.closing else None
    return {Verb.RISE: 1, Verb.FALL: -1}.get(verb, 0) if verb else 0


def _part_of_change(line: Line, index: int, own_subject: bool) -> int:
    """The direction of a change whose verb stands with the whole: "tăng 9,7%, trong đó công nghiệp **11,4%**"."""
    slot = line.slots[index]
    if not own_subject or not is_percent(slot.number.unit) or slot.closing is not None or slot.base is not None:
        return 0
    if (_GOES_ON if index - 1 in line.grown else _PART_OF).match(slot.lead) is None or _RATES.search(
        slot.lead
    ) is not None:
        return 0
    at = index - 1
    while at >= 0 and line.slots[at].depth > slot.depth:
        at -= 1
    if at < 0 or line.roles[at] is not Role.GROWTH or not is_percent(line.slots[at].number.unit):
        return 0
    line.grown[index] = line.grown.get(at, 0) or _direction(line.slots[at])
    return line.grown[index]


def _range_of_change(line: Line, index: int) -> int:
    """The direction of the far end of a range: "cao hơn cùng kỳ từ 300 đến **400 đồng**"."""
    slot = line.slots[index]
    if not index or line.roles[index - 1] is not Role.GROWTH or slot.lead.strip() not in ("đến", "-", "–", "tới"):
        return 0
    return _direction(line.slots[index - 1])


def _names_base(line: Line, index: int) -> bool:
    """Whether a number is what the plan before it amounts to: "25,2% chỉ tiêu cả năm là **1,2 tỷ USD**"."""
    slot = line.slots[index]
    if not index or _AMOUNTS_TO.fullmatch(slot.lead) is None:
        return False
    before = line.slots[index - 1]
    if before.base is not None:
        return before.base.against is Against.TARGET
    return _PLAN_BEHIND.search(before.tail) is not None


_PLAN_BEHIND = patterns.compile(
    r"^\s*(?:/|trên|so với)\s*(?:tổng )?(?:dự toán|kế hoạch|chỉ tiêu|KH)(?: [^\s,;:.()]+){0,4}\s*$", re.IGNORECASE
)
_AMOUNTS_TO = patterns.compile(r"[\s(]*(?:là|tức|với)?\s*(?:là )?", re.IGNORECASE)
_PART_OF = patterns.compile(r"[\s),;]*(?:trong đó|trong số đó|riêng)\s", re.IGNORECASE)
_GOES_ON = patterns.compile(r"[\s)]*(?:[,;]|và|trong đó|riêng)\s", re.IGNORECASE)
_RATES = patterns.compile(
    r"(?<!\w)(?:(?:tỷ|tỉ) (?:lệ|trọng|suất)|công suất|độ|mức|cơ cấu|đạt|hộ nghèo|tổn thất|hoàn thành|lãi suất)(?!\w)",
    re.IGNORECASE,
)


def _is_of_another_kind(line: Line, index: int) -> bool:
    """Whether two numbers beside a stroke count unlike things: "268 tỷ đồng/**9.236 hộ**", "5 vụ/**7 đối tượng**"."""
    if not index or line.slots[index].number.part != "whole":
        return False
    before, own = line.slots[index - 1].number, line.slots[index].number
    return before.number_end < before.end and bool(own.unit) and not same_unit(before.unit, own.unit)


def _sign(text: str, slot: Slot) -> int:
    """The direction that a sign in brackets gives: "giảm 23 vụ (**-10,9%**)", "tăng 4 người chết (**+4,3%**)"."""
    start = slot.number.start
    mark = text[start] if text[start] in _SIGNS else text[start - 1 : start].strip() or "?"
    if mark not in _SIGNS or not slot.lead.rstrip(f" {_SIGNS}").endswith("("):
        return 0
    return 1 if mark == "+" else -1


_SIGNS = "+-–−"


def _stood_before_change(line: Line, index: int) -> bool:
    """Whether a fraction tells a change again, now and then: "số vụ giảm 306 vụ (848/**1.154 vụ**)"."""
    if index < 2 or line.slots[index].number.part != "whole" or line.slots[index - 1].lead.strip() != "(":
        return False
    return line.roles[index - 2] is Role.GROWTH and line.slots[index - 2].depth < line.slots[index].depth


def _counts_itself(subject: str, slot: Slot) -> bool:
    """Whether the subject is itself a number: "số vụ giảm **3 vụ**", "hộ nghèo giảm **12 hộ**"."""
    thing = measures.thing_of(slot.number.unit).lower()
    return _NUMBERED.match(subject) is not None or (thing != "" and subject.lower().startswith(f"{thing} "))


_AND_CHANGED = patterns.compile(r"[\s,;]*(?:và\s)?(?:tăng|giảm)\s(?:thêm\s)?", re.IGNORECASE)


def _told_before(walk: Walk, line: Line, index: int) -> bool:
    """Whether a change is of a result of the sentence: "12 vụ, 5 người chết (giảm **3 vụ**, …)"."""
    slot = line.slots[index]
    if slot.closing is None or is_percent(slot.number.unit) or measures.lead_subject(slot, walk.text, line.spans):
        return False
    told = walk.figures[len(walk.figures) - index :] if index else []
    unit = line.slots[index].number.unit
    return any(figure.role is Role.ACTUAL and figure.unit == unit for figure in told)


def _is_part_of_plan(line: Line, index: int) -> bool:
    """A part of a plan is planned: "giao kế hoạch 34 tỷ đồng, trong đó vốn ngân sách **30 tỷ đồng**"."""
    if not index or line.roles[index - 1] is not Role.TARGET:
        return False
    before, slot = line.slots[index - 1], line.slots[index]
    bare = not slot.number.unit and not slot.number.part and slot.closing is None
    if bare and before.number.part != "whole":
        return True
    if before.number.part == "whole" or not same_unit(before.number.unit, slot.number.unit):
        return False
    lists = index - 1 in line.parts and slot.closing is None and _LISTED.match(slot.lead) is not None
    if lists or _PART.match(slot.lead) is not None or _REACHES_PLAN.fullmatch(slot.lead) is not None:
        line.parts.add(index)
        return True
    return False


_LISTED = patterns.compile(r"\s*(?:,|;|và)\s", re.IGNORECASE)
_REACHES_PLAN = patterns.compile(r"\s*(?:lên|xuống)(?: mức| thành| còn)?\s*", re.IGNORECASE)
_PART = patterns.compile(r"[\s,]*(?:trong đó|gồm|bao gồm|riêng)(?!\w)", re.IGNORECASE)


def _in_plan_bracket(line: Line, index: int) -> bool:
    """A plan in brackets after its name: "59% kế hoạch năm (**7 triệu lượt**)", "vượt chỉ tiêu (giảm **5%**)"."""
    slot = line.slots[index]
    if index and line.roles[index - 1] is Role.OF_TARGET and slot.lead.strip() == "(":
        return not is_percent(slot.number.unit)
    return _PLAN_BRACKET.search_hinted(slot.lead, slot.hints) is not None


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
    return named.start > reviewed.end and named.start.year - reviewed.end.year <= 1


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
    if any(m.relation is Relation.FORWARD for m in within(walk.mentions, slot.lead_start, slot.number.outer_start)):
        line.due = True
    return line.due


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
        line.changes = any(is_percent(slot.number.unit) and _direction(slot) for slot in line.slots)
    return line.changes


_YEAR_DAYS, _SEASON_DAYS, _RECENT = 366, 100, 12
_BY = patterns.compile(r"trước\s", re.IGNORECASE)
_IS_THERE = patterns.compile(r"(?<!\w)(?:có|còn)\s*$", re.IGNORECASE)


def is_total(line: Line, index: int) -> bool:
    """Whether a number is the whole of a fraction: "15/**20 ha**", "212 tỷ đồng trên tổng số **360 tỷ đồng**"."""
    slot = line.slots[index]
    return line.roles[index] is Role.TARGET and (slot.number.part == "whole" or slot.total)


def starts_from(slots: list[Slot], index: int) -> bool:
    """The level before a change, of a time not named: "**từ** thứ **53** lên thứ 13", "từ 17,6% giảm còn 2,9%"."""
    following = slots[index + 1].lead if index + 1 < len(slots) else ""
    if slots[index].number.bound is Bound.AT_LEAST:  # "từ 10% trở lên"
        return False
    return bool(
        _FROM.search_hinted(slots[index].lead, slots[index].hints)
        and _REACHES.search(slots[index].tail[-30:] + following)
    )


def known_total(walk: Walk, reading: Reading, number: Number) -> bool:
    """Whether the whole of a fraction was told as a result before: "xảy ra 28 vụ; … làm rõ 25/**28 vụ**"."""
    return number.part == "whole" and any(
        figure.role is Role.ACTUAL and figure.value == reading.value and figure.unit == reading.unit
        for figure in walk.figures[-13:-1]
    )


def elided_unit(walk: Walk, slots: list[Slot], index: int) -> str:
    """The thing that a number without a unit counts: named after it, else earlier in the sentence."""
    slot = slots[index]
    if slot.number.part:
        match = _NOUN.match(walk.text, slot.after_start, slot.tail_end)
        if match:
            return match[1]
    if starts_from(slots, index) and index + 1 < len(slots):
        return slots[index + 1].number.unit
    if not slot.number.part and (named := _NUMBER_OF.search_hinted(slot.lead, slot.hints)):
        unit = unit_behind(walk.text, slot.lead_start + named.start("thing") - 1)
        return unit.name if unit else " ".join(named["thing"].split()[:2])
    changed = slot.closing is not None and slot.closing.verb in (Verb.RISE, Verb.FALL)
    if slot.number.value != int(slot.number.value) and (slot.depth or changed):
        measured = (f.unit for f in walk.figures[:-7:-1] if f.unit and not measures.is_counted(f.unit))
        return next((unit for unit in measured if not is_percent(unit)), "")
    earlier = next(
        (other.number.unit for other in reversed(slots[:index]) if measures.is_counted(other.number.unit)), ""
    )
    if earlier or slot.number.part:
        return earlier
    line = max(0, slot.lead_start - 400)
    above = (f.unit for f in walk.figures[:-4:-1] if f.start > line and measures.is_counted(f.unit))
    if _THEREOF.match(slots[0].lead) and walk.figures and walk.figures[-1].start > line:
        return walk.figures[-1].unit
    return next(above, "") if _ITEM.match(slot.lead) else ""


def full_money(walk: Walk, unit: str) -> str:
    """A bare scale with the currency of the amounts before it: "219 tỷ" after "27 tỷ đồng" is "tỷ đồng"."""
    if unit not in ("tỷ", "tỉ", "triệu", "nghìn tỷ", "ngàn tỷ"):
        return unit
    for figure in walk.figures[:-9:-1]:
        currency = figure.unit.rpartition(" ")[2]
        if currency in ("đồng", "USD"):
            return f"{unit} {currency}"
    return unit


@lru_cache(maxsize=4096)
def same_unit(first: str, second: str) -> bool:
    return (
        bool(first)
        and bool(second)
        and (first.split()[-1] == second.split()[-1] or first.split()[0] == second.split()[0])
    )
