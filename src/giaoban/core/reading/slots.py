"""Each number of a sentence with the words that belong to it: the lead before it and the tail after it.

Between two numbers of a sentence stands the tail of the first and the lead of the second. They part at the first mark
(";", ",", "(", ")"), else at a joining word ("và đạt", "với số vốn"), else where the verb before the second begins.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from giaoban.core.quantities import Bound
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


_MARKS = re.compile(r"[;()\n:…]|,(?!\d)|\.(?=\s)|\s[–-]\s(?=\d)")
_JOINS = re.compile(
    r"\sso với (?=(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^,;()%]*\s(?:là|:)\s*$)"
    r"|\s(?:trong đó|trong số đó|đồng thời|nhưng|tuy nhiên|còn|riêng|gồm|bao gồm|lần lượt"
    r"|với (?=tổng|số|mức|thu nhập|lương|kinh phí|diện tích|vốn|doanh thu|giá trị|công suất|sản lượng|quy mô"
    r"|trị giá|\s*$)"
    r"|và (?=(?:đã |ước |có )?(?:đạt|tăng|giảm|bằng|vượt|chiếm|gấp|phấn đấu|xử lý|cấp|có|thu|chi|khoảng|hơn"
    r"|gần|trên)(?!\w)[^,;()]*$|\s*$)"
    r"|và (?=(?:phấn đấu|tiếp tục|triển khai)(?!\w))"
    r"|và (?=(?:tổng|tỷ lệ|tỉ lệ|số|giá trị|doanh thu|kim ngạch|sản lượng|diện tích|thu nhập|thu|chi|tốc độ|dư nợ)\s"
    r"[^,;()]*(?:đạt|được|là|tăng|giảm|còn|ước|hơn|gần|trên|khoảng)\s*$)"
    r"|nâng (?=tổng|số|tỷ lệ)|(?:tổng )?trị giá(?=\s)|tổng kinh phí(?=\s))",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s*(?:trên|trong|/)\s+tổng(?: số)?\s*(?:là)?\s*", re.IGNORECASE)
_LAST_AND = re.compile(r"\s(?:và|hoặc|hay)(?=\s)(?=(?:\s+\S+){0,6}\s*$)", re.IGNORECASE)


def cut(text: str, start: int, end: int, numbers: list[Number]) -> list[Slot]:
    """The slots of the sentence `text[start:end]`, one a number, in order."""
    slots: list[Slot] = []
    lead_start = counted = start
    depth = 0
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        limit = following.outer_start if following else end
        tail_end = _part(text, number.outer_end, limit) if following else _last_tail(text, number.outer_end, end)
        lead = text[lead_start : number.outer_start]
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
                closing(lead),
                max(0, depth),
                hedge=text[number.outer_start : number.start],
            )
        )
        lead_start = tail_end
    for slot in slots:
        _between(text, slot)
    for slot, after in pairwise(slots):
        after.total = _TOTAL.fullmatch(text, slot.number.outer_end, after.number.outer_start) is not None
        if (slot.number.part, after.number.part) in (("part", "whole"), ("low", "high")):
            slot.after_start, slot.tail_end, slot.tail = after.after_start, after.tail_end, after.tail
    return slots


def _part(text: str, start: int, limit: int) -> int:
    """Where the tail of one number ends and the lead of the next begins, within `text[start:limit]`."""
    mark = _MARKS.search(text, start, limit)
    join = _JOINS.search(text, start, limit)
    ends = [match.start() for match in (mark, join) if match is not None]
    if ends:
        return min(ends)
    verb = closing(text[start:limit])
    if verb is not None:
        return start + verb.start
    last = _LAST_AND.search(text, start, limit)
    return last.start() if last else limit


def _last_tail(text: str, start: int, end: int) -> int:
    mark = _MARKS.search(text, start, end)
    join = _JOINS.search(text, start, end)
    return min([match.start() for match in (mark, join) if match is not None] or [end])


_THAT_IS = re.compile(r"là(?: khoảng| tới| đến)?\s*", re.IGNORECASE)


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
