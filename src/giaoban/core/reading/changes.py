"""Whether an amount or a percentage tells a change, and which way it went.

"số vụ giảm **3 vụ**", "(tăng **52**)", "(**-10,9%**)", "tăng 9,7%, trong đó công nghiệp **11,4%**".
"""

import re
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.reading import measures
from giaoban.core.reading.cues import Verb
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk
from giaoban.core.reading.wholes import WITH

_NUMBERED = patterns.compile(
    r"(?:tổng )?(?:số|lượng|giá|tỷ lệ|dư nợ|nợ|doanh thu|diện tích|thiệt hại|kim ngạch|sản lượng"
    r"|năng suất|thu nhập|lợi nhuận|chi phí|thu ngân sách)(?!\w)",
    re.IGNORECASE,
)

BRACKETED = patterns.compile(r"\s*\((?:tăng|giảm)(?: thêm| hơn| gần| trên)?\s*", re.IGNORECASE)


def of_told(walk: Walk, line: Line, index: int, result: Figure | None) -> bool:
    """Whether a change may be of a result told before: of its unit, and not of a thing's own "số vốn tăng thêm"."""
    slot = line.slots[index]
    if WITH.match(slot.lead):
        return False
    if result is not None and (same_unit(result.unit, slot.number.unit) or not slot.number.unit):
        return True
    return _told_before(walk, line, index) or _told_in_percent(line, index)


def _told_in_percent(line: Line, index: int) -> bool:
    """Whether a percentage tells the change again: "cà phê tăng **675 triệu USD**, tương ứng tăng 42%"."""
    following = line.slots[index + 1] if index + 1 < len(line.slots) else None
    return following is not None and is_percent(following.number.unit) and _AGAIN.fullmatch(following.lead) is not None


_AGAIN = patterns.compile(
    r"\s*(?:,\s(?:tương ứng|tương đương|hay)(?: với)?(?: mức)?|\()\s*(?:tăng|giảm)?(?: hơn| gần)?\s*", re.IGNORECASE
)


def direction(slot: Slot) -> int:
    """1 where a number rose, -1 where it fell, 0 where its words do not say."""
    verb = slot.closing.verb if slot.closing else None
    return {Verb.RISE: 1, Verb.FALL: -1}.get(verb, 0) if verb else 0


def part_of_change(line: Line, index: int, own_subject: bool) -> int:
    """The direction of a change whose verb stands with the whole: "tăng 9,7%, trong đó công nghiệp **11,4%**"."""
    slot = line.slots[index]
    if _lists_changes(line, index):
        line.grown[index] = line.grown.get(index - 1, 0) or _direction_told(line, index)
        return line.grown[index]
    timed = slot.depth > 0 and slot.lead.rstrip().endswith(":")  # "(quý I: **7,2%**; quý II: 8,2%)"
    named = own_subject or timed
    if not named or not is_percent(slot.number.unit) or slot.closing is not None or slot.base is not None:
        return 0
    listed = index - 1 in line.grown and line.slots[index - 1].depth <= slot.depth
    goes_on = _GOES_ON if listed else _PART_OF
    of_bracket = index > 0 and line.slots[index - 1].depth < slot.depth and _NAMED_PART.fullmatch(slot.lead) is not None
    if (goes_on.match(slot.lead) is None and not of_bracket) or _RATES.search(slot.lead) is not None:
        return 0
    at = index - 1
    while at >= 0 and line.slots[at].depth > slot.depth:
        at -= 1
    if at < 0 or line.roles[at] is not Role.GROWTH or not is_percent(line.slots[at].number.unit):
        return 0
    line.grown[index] = line.grown.get(at, 0) or direction(line.slots[at])
    return line.grown[index]


def _lists_changes(line: Line, index: int) -> bool:
    """Whether a percentage goes on a list of changes by place or by turns: "Trà Vinh tăng 17%, Bến Tre **16%**"."""
    slot = line.slots[index]
    if not index or line.roles[index - 1] is not Role.GROWTH or slot.closing is not None or slot.base is not None:
        return False
    before = line.slots[index - 1]
    alike = is_percent(slot.number.unit) and is_percent(before.number.unit) and before.depth == slot.depth
    return alike and (_PLACE.fullmatch(slot.lead) is not None or (before.closing is None and slot.lead == " và "))


def _direction_told(line: Line, index: int) -> int:
    """The direction that the last verb before a number gives."""
    told = (direction(slot) for slot in reversed(line.slots[:index]))
    return next((way for way in told if way), 0)


_PLACE = patterns.compile(
    r"\s?[,;]?(?: và| còn)? (?:(?:tỉnh|huyện|xã|TP\.?|thành phố|phía|khu vực|khu vực phía|miền|vùng) )?"
    r"(?:[A-ZÀ-ỸĐ][\w.]*(?: - )?\s){1,6}(?:và [A-ZÀ-ỸĐ]\w*\s)?(?:\([^()]{2,40}\)\s)?"
)


def range_of_change(line: Line, index: int) -> int:
    """The direction of the far end of a range: "cao hơn cùng kỳ từ 300 đến **400 đồng**"."""
    slot = line.slots[index]
    if not index or line.roles[index - 1] is not Role.GROWTH or slot.lead.strip() not in ("đến", "-", "–", "tới"):
        return 0
    return direction(line.slots[index - 1])


# The parts of a change in a bracket behind it: "tăng 0,92% (thành thị **1,05%**, nông thôn 0,86%)".
_NAMED_PART = patterns.compile(r"\s*(?:so với [^,;()]{2,40})?\s?\((?:[^\s,;:()%]+\s?){1,6}:?\s*")
_PART_OF = patterns.compile(r"[\s),;]*(?:trong đó|trong số đó|riêng)\s", re.IGNORECASE)

_GOES_ON = patterns.compile(r"[\s)]*(?:[,;]|và|trong đó|riêng)\s", re.IGNORECASE)

_RATES = patterns.compile(
    r"(?<!\w)(?:(?:tỷ|tỉ) (?:lệ|trọng|suất)|công suất|độ|mức|cơ cấu|đạt|hộ nghèo|tổn thất|hoàn thành|lãi suất"
    r"|trực tuyến|(?:đúng|trước|quá) hạn|hài lòng)(?!\w)",
    re.IGNORECASE,
)


def is_of_another_kind(line: Line, index: int) -> bool:
    """Whether two numbers beside a stroke count unlike things: "268 tỷ đồng/**9.236 hộ**", "5 vụ/**7 đối tượng**"."""
    if not index or line.slots[index].number.part != "whole":
        return False
    before, own = line.slots[index - 1].number, line.slots[index].number
    return before.number_end < before.end and bool(own.unit) and not same_unit(before.unit, own.unit)


def sign_of(text: str, slot: Slot) -> int:
    """The direction that a sign in brackets gives: "giảm 23 vụ (**-10,9%**)", "tăng 4 người chết (**+4,3%**)"."""
    start = slot.number.start
    mark = text[start] if text[start] in _SIGNS else text[start - 1 : start].strip() or "?"
    if mark not in _SIGNS or not slot.lead.rstrip(f" {_SIGNS}").endswith("("):
        return 0
    return 1 if mark == "+" else -1


_SIGNS = "+-–−"


def stood_before_change(line: Line, index: int) -> bool:
    """Whether a fraction tells a change again, now and then: "số vụ giảm 306 vụ (848/**1.154 vụ**)"."""
    if index < 2 or line.slots[index].number.part != "whole" or line.slots[index - 1].lead.strip() != "(":
        return False
    return line.roles[index - 2] is Role.GROWTH and line.slots[index - 2].depth < line.slots[index].depth


def counts_itself(subject: str, slot: Slot) -> bool:
    """Whether the subject is itself a number: "số vụ giảm **3 vụ**", "hộ nghèo giảm **12 hộ**"."""
    thing = measures.thing_of(slot.number.unit).lower()
    return _NUMBERED.match(subject) is not None or (thing != "" and subject.lower().startswith(f"{thing} "))


AND_CHANGED = patterns.compile(r"[\s,;]*(?:và\s)?(?:tăng|giảm)\s(?:thêm\s)?", re.IGNORECASE)


def _told_before(walk: Walk, line: Line, index: int) -> bool:
    """Whether a change is of a result of the sentence: "12 vụ, 5 người chết (giảm **3 vụ**, …)"."""
    slot = line.slots[index]
    if slot.closing is None or is_percent(slot.number.unit) or measures.lead_subject(slot, walk.text, line.spans):
        return False
    told = walk.figures[len(walk.figures) - index :] if index else []
    unit = line.slots[index].number.unit
    return any(figure.role is Role.ACTUAL and figure.unit == unit for figure in told)


@lru_cache(maxsize=4096)
def same_unit(first: str, second: str) -> bool:
    """Whether two units count the same: "tỷ" and "tỷ đồng"; what rose by "đồng" may be a price in "đồng/kWh"."""
    first, second = first.partition("/")[0], second.partition("/")[0]
    return (
        bool(first)
        and bool(second)
        and (first.split()[-1] == second.split()[-1] or first.split()[0] == second.split()[0])
    )
