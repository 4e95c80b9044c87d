"""What is known where a number stands, before its role is decided: aims, forecasts, totals, plans beside it."""

import re

from giaoban.core import patterns
from giaoban.core.quantities import Bound
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading import measures
from giaoban.core.reading.ahead import scope_of
from giaoban.core.reading.bases import Against
from giaoban.core.reading.changes import (
    AND_CHANGED,
    BRACKETED,
    counts_itself,
    is_of_another_kind,
    of_told,
    part_of_change,
    range_of_change,
    same_unit,
    sign_of,
    stood_before_change,
)
from giaoban.core.reading.cues import Verb
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import Reading, Setting, is_percent
from giaoban.core.reading.slots import Number, Slot
from giaoban.core.reading.walk import Line, Walk
from giaoban.core.reading.wholes import WITH

_PLAN_BRACKET = patterns.Hinted(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:\s[^\s,;()]+){0,11}\s*\(\s*(?:là|giảm|tăng|đạt|kế hoạch"
    r"|giao)?\s*$"
    r"|\((?:nghị quyết|NQ)(?: [^\s,;:.()]+){0,3}:?\s*$"
    r"|(?:đạt|vượt|so với) (?:nghị quyết|NQ)(?: [^\s,;:.()]+){0,4}\s*\(\s*$",
    re.IGNORECASE,
)
_FROM = patterns.Hinted(r"(?<!\w)từ(?:\s+(?:xếp |đứng |vị trí |hạng )?(?:thứ|hạng))?\s*$", re.IGNORECASE)
_NUMBER_OF = patterns.Hinted(
    r"(?<!\w)(?:tổng )?số (?P<thing>(?!lên|xuống|là|đến)[^\d:;,()]{2,40}?)\s*(?:là|:|đạt|có)?\s*$", re.IGNORECASE
)
_ITEM = patterns.compile(r"[^,;]*:\s*$")
# Amounts in one unit, written once: "nông nghiệp 15.080 tỷ đồng; xuất khẩu **1.105**".
_GROUPED = patterns.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_THEREOF = patterns.compile(r"\W*(?:trong đó|cụ thể|bao gồm|chia theo|chia ra)(?!\w)", re.IGNORECASE)
_REACHES = patterns.compile(r"(?<!\w)(?<!trở )(?:lên|xuống|còn|tới|đến|giảm|tăng)(?!\w)", re.IGNORECASE)
_SAME_PERIOD = patterns.Hinted(r"(?<!\w)cùng kỳ", re.IGNORECASE)
_NOUN = patterns.compile(r"\s*([a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+)?)(?=\s|[,;.):]|$)")


def setting_of(walk: Walk, line: Line, index: int) -> Setting:
    """What the sentence so far and the words before a number say of it."""
    slot = line.slots[index]
    scope, forecast = scope_of(walk, line, index)
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
        same_unit=of_told(walk, line, index, result),
        target_before=role is Role.TARGET,
        part_of_change=part_of_change(line, index, bool(subject)),
        range_of_change=range_of_change(line, index),
        plan_named=_names_base(line, index),
        amount_before=previous is not None and "đồng" in previous.number.unit,
        in_bracket=BRACKETED.fullmatch(slot.lead) is not None,
        of_a_number=counts_itself(subject, slot) and not WITH.match(slot.lead),
        beside_change=role is Role.GROWTH and AND_CHANGED.fullmatch(slot.lead) is not None,
        from_level=starts_from(line.slots, index),
        plan_bracket=_in_plan_bracket(line, index),
        same_period=_SAME_PERIOD.search_hinted(slot.lead, slot.hints) is not None and slot.base is None,
        count=previous is not None and _is_count(walk, previous, slot),
        after_plan=is_percent(slot.number.unit) and _after_plan(walk),
        listed_change=line.listed[index][0] if index in line.listed else 0,
        part_of_plan=_is_part_of_plan(line, index),
        of_disbursed=is_percent(slot.number.unit) and _goes_on_disbursed(walk, slot),
        before_change=stood_before_change(line, index),
        unlike=is_of_another_kind(line, index),
        sign=sign_of(walk.text, slot),
    )


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


def _goes_on_disbursed(walk: Walk, slot: Slot) -> bool:
    """Whether a percentage goes on with how much of the capital was paid out: "cả nước **38,6%**", "ODA **12,3%**".

    The last percentage told was of the plan, and what was paid out was told shortly before.
    """
    recent = walk.figures[:-13:-1]
    told = next((figure for figure in recent if is_percent(figure.unit)), None)
    if told is None or told.role is not Role.OF_TARGET or not any("giải ngân" in f.measure.lower() for f in recent):
        return False
    words = walk.text[max(recent[0].end, slot.number.outer_start - 60) : slot.number.outer_start]
    if slot.lead.strip() == "(" and recent[0].unit.endswith("đồng") and words.strip() == "(":
        wholes = (figure.value for figure in recent if figure.unit == recent[0].unit and figure.value > recent[0].value)
        return not any(abs(100 * recent[0].value / whole - slot.number.value) < _SAME_SHARE for whole in wholes)
    return _PAYS.search(words) is not None


_SAME_SHARE = 2  # percentage points within which a percentage is the share of an amount told before


# Who pays out, or how it stands among others.
_PAYS = patterns.compile(
    r"(?:nhất|bình quân|cả nước|toàn quốc|[Vv]ốn(?: [^\s,;:.()]+){1,6}|ODA|(?<!\w)[A-ZĐ][a-zà-ỹ]+ [A-ZĐ]\w+)"
    r"(?: là| đạt| với| mới| chỉ|,|:)?\s*\(?(?:chưa tới |chưa đến )?$"
)


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
    r"(?:^\s*(?:/|trên|so với)|(?:cao|thấp|nhiều|ít) hơn(?: nhiều| hẳn)?(?: so với)?|(?:chưa|không) (?:đạt|bằng))"
    r"\s*(?:tổng )?(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|KH)(?: [^\s,;:.()]+){0,4}\s*$",
    re.IGNORECASE,
)
_AMOUNTS_TO = patterns.compile(r"[\s(]*(?:là|tức|với)?\s*(?:là )?", re.IGNORECASE)


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
    if index and not (slot.number.part or slots[index - 1].number.unit) and measures.is_counted(walk.figures[-1].unit):
        return walk.figures[-1].unit
    changed = slot.closing is not None and slot.closing.verb in (Verb.RISE, Verb.FALL)
    if changed and slot.number.value != int(slot.number.value) and _changes_in_percent(walk, slots, index):
        return "%"
    if slot.number.value != int(slot.number.value) and (slot.depth or changed):
        measured = (f.unit for f in walk.figures[:-7:-1] if f.unit and not measures.is_counted(f.unit))
        return next((unit for unit in measured if not is_percent(unit)), "")
    if _GROUPED.fullmatch(walk.text, slot.number.start, slot.number.end) and not slot.number.part:
        beside = (other.number.unit for other in reversed(slots[:index]) if not is_percent(other.number.unit))
        amount = next((each for each in beside if each), "")
        if amount.endswith(("đồng", "USD", "tấn")):
            return amount
    earlier = next(
        (other.number.unit for other in reversed(slots[:index]) if measures.is_counted(other.number.unit)), ""
    )
    if earlier or slot.number.part:
        return earlier
    if not slots[0].number.unit and slot.closing is None and (opens := unit_behind(_opening(slots[0].lead), 0)):
        return opens.name
    line = max(0, slot.lead_start - 400)
    above = (f.unit for f in walk.figures[:-4:-1] if f.start > line and measures.is_counted(f.unit))
    if _THEREOF.match(slots[0].lead) and walk.figures and walk.figures[-1].start > line:
        return walk.figures[-1].unit
    return next(above, "") if _ITEM.match(slot.lead) else ""


def _opening(lead: str) -> str:
    """The words that open a sentence, as they would stand behind a number: " doanh nghiệp thành lập mới "."""
    return " " + lead.strip(" -–+*•.").lower()


def _changes_in_percent(walk: Walk, slots: list[Slot], index: int) -> bool:
    """Whether a change leaves out "%", in which the last one was told: "tăng 11,3% (cùng kỳ tăng **9,8**)".

    A bracket with the percentage after it shows that the change is an amount: "giảm 0,62 (tương ứng 35%)".
    """
    told = (figure for figure in walk.figures[: -_NEAR - 1 : -1] if figure.role is Role.GROWTH)
    last = next(told, None)
    following = slots[index + 1] if index + 1 < len(slots) else None
    explained = following is not None and is_percent(following.number.unit) and following.lead.lstrip().startswith("(")
    return last is not None and is_percent(last.unit) and not explained


_NEAR = 4  # figures before a change among which another tells its unit


def full_money(walk: Walk, unit: str) -> str:
    """A bare scale with the currency of the amounts before it: "219 tỷ" after "27 tỷ đồng" is "tỷ đồng"."""
    if unit not in ("tỷ", "tỉ", "triệu", "nghìn tỷ", "ngàn tỷ"):
        return unit
    for figure in walk.figures[:-9:-1]:
        currency = figure.unit.rpartition(" ")[2]
        if currency in ("đồng", "USD"):
            return f"{unit} {currency}"
    return unit
