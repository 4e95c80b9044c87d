"""Each number of a sentence with the words that belong to it: the lead before it and the tail after it.

Between two numbers of a sentence stands the tail of the first and the lead of the second. They part at the first mark
(";", ",", "(", ")"), else at a joining word ("và đạt", "với số vốn"), else where the verb before the second begins.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from giaoban.core import patterns
from giaoban.core.quantities import Bound
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading.bases import Base, base_closing
from giaoban.core.reading.cues import Closing, Verb, closing


@dataclass(slots=True)
class Number:
    """A number that may be a figure, as the candidates module hands it over."""

    start: int
    end: int
    outer_start: int  # the number with the hedges around it
    outer_end: int
    value: Decimal
    unit: str
    bound: Bound | None
    number_end: int = 0
    in_words: bool = False
    rank: bool = False
    part: str = ""  # "done" and "whole" of a fraction, "low" and "high" of a range


@dataclass(slots=True)
class Slot:
    """A number in its sentence: `text[lead_start:number.outer_start]` before it, `text[after_start:tail_end]` after."""

    number: Number
    lead_start: int
    after_start: int  # where the tail begins: past the other side of a fraction or range
    tail_end: int
    lead: str
    tail: str
    closing: Closing | None
    depth: int
    base: Base | None = None
    total: bool = False  # the whole that the number before is a part of: "212 tỷ đồng trên tổng số **360 tỷ đồng**"
    hedge: str = ""  # the hedge words before the number
    named: str | None = None  # the subject that the lead names, once it was asked for
    hints: int = -1  # which patterns may match in the lead and the hedge: see `patterns.Hinted`


_MARKS = patterns.compile(r"[;()\n:…]|,(?!\d|\schống\s)|\.(?=\s)|\s[–-]\s(?=\d)")
_JOINS = patterns.compile(
    r"\sso với (?=(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^,;()%]*\s(?:là|:)\s*$)"
    r"|\s(?:trong đó|trong số đó|đồng thời|nhưng|tuy nhiên|còn|riêng|gồm|bao gồm|lần lượt"
    r"|với (?=tổng|số|mức|thu nhập|lương|kinh phí|diện tích|vốn|doanh thu|giá trị|công suất|sản lượng|quy mô|khối lượng"
    r"|trọng lượng|trị giá|\s*$)"
    r"|và (?=(?:đã |ước |có )?(?:đạt|tăng|giảm|bằng|vượt|chiếm|gấp|phấn đấu|xử lý|cấp|có|thu|chi|khoảng|hơn"
    r"|gần|trên)(?!\w)[^,;()]*$|\s*$)"
    r"|và (?=(?:phấn đấu|tiếp tục|triển khai)(?!\w))"
    r"|thì (?=(?:đến |trong |cả )?(?:hết |cuối |đầu |giữa )?(?:nay|năm|tháng|quý|\d+ tháng)(?!\w))"
    r"|và (?=(?:đặc biệt )?(?:tổng|tỷ lệ|tỉ lệ|số|giá trị|doanh thu|kim ngạch|sản lượng|diện tích|thu nhập|thu|chi"
    r"|tốc độ|dư nợ|chỉ số|vốn)\s(?:[^,;()]|\([^()]*\))*(?:đạt|được|là|tăng|giảm|còn|ước|hơn|gần|trên|khoảng)\s*$)"
    r"|nâng (?=tổng|số|tỷ lệ)|(?<!về )(?:tổng )?trị giá(?=\s)|tổng kinh phí(?=\s))",
    re.IGNORECASE,
)
_TOTAL = patterns.compile(r"\s*(?:trên|trong|/)\s+tổng(?: số)?\s*(?:là)?\s*", re.IGNORECASE)
_LAST_AND = patterns.compile(r"\s(?:và|hoặc|hay)(?=\s)(?=(?:\s+\S+){0,6}\s*$)", re.IGNORECASE)


def cut(text: str, start: int, end: int, numbers: list[Number]) -> list[Slot]:
    """The slots of the sentence `text[start:end]`, one a number, in order."""
    slots: list[Slot] = []
    lead_start = counted = start
    depth = 0
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        limit = following.outer_start if following else end
        tail_end = _part(text, number, limit) if following else _last_tail(text, number, end)
        lead = text[lead_start : number.outer_start]
        hints = patterns.hints_in(text[lead_start : number.start].lower())
        after_start = number.outer_end
        depth += text.count("(", counted, number.start) - text.count(")", counted, number.start)
        counted = number.start
        slots.append(
            Slot(
                number,
                lead_start,
                after_start,
                tail_end,
                lead,
                text[after_start:tail_end],
                closing(lead, hints),
                max(0, depth),
                hedge=text[number.outer_start : number.start],
                hints=hints,
            )
        )
        lead_start = tail_end
    for slot in slots:
        _between(text, slot)
        _signed(slot)
    for slot, after in pairwise(slots):
        after.total = _TOTAL.fullmatch(text, slot.number.outer_end, after.number.outer_start) is not None
        if (slot.number.part, after.number.part) in (("part", "whole"), ("low", "high")):
            slot.after_start, slot.tail_end, slot.tail = after.after_start, after.tail_end, after.tail
    return slots


def _part(text: str, number: Number, limit: int) -> int:
    """Where the tail of one number ends and the lead of the next begins, before `limit`."""
    start = number.outer_end
    ends = _ends(text, number, limit)
    if ends:
        return min(ends)
    if _WHOLE_OF.fullmatch(text, start, limit):
        return start
    verb = closing(text[start:limit])
    if verb is not None:
        return start + verb.start
    last = _LAST_AND.search(text, start, limit)
    return last.start() if last else limit


# What a share is of, with its own number: "chiếm 27% **tổng doanh thu** 19.000 tỷ đồng".
_WHOLE_OF = patterns.compile(r"\s(?:của\s)?tổng(?:\s[^\W\d]+){1,8}\s", re.IGNORECASE)


def _last_tail(text: str, number: Number, end: int) -> int:
    return min(_ends(text, number, end, last=True) or [end])


def _ends(text: str, number: Number, limit: int, *, last: bool = False) -> list[int]:
    """Where the first mark and joining word after a number stand; a comma within "cán bộ, đảng viên" is none."""
    start = at = number.outer_end
    mark = _MARKS.search(text, at, limit)
    while mark is not None and mark[0] == "," and _things_go_on(text, number, at, mark.start()):
        at = mark.end()
        following = _MARKS.search(text, at, limit)
        if following is None and not last:
            break
        mark = following
    join = _JOINS.search(text, start, limit)
    return [match.start() for match in (mark, join) if match is not None]


def _things_go_on(text: str, number: Number, start: int, comma: int) -> bool:
    """Whether a comma only parts things that are counted together: "100% cán bộ**,** đảng viên tham gia"."""
    thing = text[start:comma].strip() or number.unit
    if not thing[:1].islower() or len(thing.split()) > 4:
        return False
    first = unit_behind(thing, 0) or unit_behind(f"{number.unit} {thing}", 0)
    second = None if text.startswith(" dân số", comma + 1) else unit_behind(text, comma + 1)
    if first is None or second is None or _MEASURE.match(first.name) or _MEASURE.match(second.name):
        return False
    return _LAND.match(first.name.lower()) is not None or _LAND.match(second.name.lower()) is None


_LAND = patterns.compile(
    r"(?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã|thị trấn|thôn|bản|ấp|tổ dân phố|khu phố)(?!\w)"
)
_MEASURE = patterns.compile(r"(?:nghìn|triệu|tỷ|tỉ|đồng|ha|km|m2|m3|tấn|tạ|kg|năm|tháng|ngày|giờ|lần|độ|m|mức|%)(?!\w)")


def _signed(slot: Slot) -> None:
    """A change in brackets by its sign alone: "tăng 15 tỷ đồng (**+5,99%**)", "giảm 23 vụ (**-10,9%**)"."""
    if slot.closing is not None or not slot.number.unit.startswith("%"):
        return
    falls = slot.number.value < 0 and slot.lead.rstrip().endswith("(")
    if falls or slot.lead.rstrip().endswith("(+"):
        slot.closing = Closing(len(slot.lead), Verb.FALL if falls else Verb.RISE, "")


_THAT_IS = patterns.compile(r"là(?: khoảng| tới| đến)?\s*", re.IGNORECASE)


def _between(text: str, slot: Slot) -> None:
    """A base between the verb and the number: "cao hơn cùng kỳ **1,3 tạ/ha**", "tăng so với năm trước **12 hộ**"."""
    if slot.closing is not None and not (slot.closing.verb is Verb.REACH and _THAT_IS.fullmatch(slot.closing.words)):
        return
    base = base_closing(text, slot.lead_start, slot.number.outer_start)
    if base is None:
        return
    before = closing(text[slot.lead_start : base.start])
    if before is not None and before.verb in (Verb.RISE, Verb.FALL, Verb.EXCEED, Verb.TIMES):
        slot.closing, slot.base = before, base
