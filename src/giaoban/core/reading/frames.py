"""What the items of a list have in common: the words before their colon, a structure, the measure that they part.

"**cơ cấu lao động**: công nghiệp 41%, dịch vụ 36%"; "**tốc độ tăng** 14%. Trong đó: nông nghiệp 5%; dịch vụ 17%".
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures, nouns, subjects
from giaoban.core.reading.roles import is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Walk

_FRAME = patterns.compile(r"(?:cơ cấu|tỷ trọng|tỉ trọng)(?!\w)", re.IGNORECASE)
# Words of a clause, which is no label of the items after its colon.
_CLAUSE = patterns.compile(
    r"(?<!\w)(?:đạt|được|đã|có (?:những|nhiều|các)|phát biểu|nhấn mạnh|cho biết|tiếp tục|là|vẫn|xác định|chỉ tiêu"
    r"|mục tiêu|kết quả|nhiệm vụ"
    r"|đề ra)(?!\w)",
    re.IGNORECASE,
)
_CHANGES = patterns.compile(r"\s(?:đều |cùng )?(?:tăng|giảm)(?!\w)", re.IGNORECASE)
# A sentence that gives the parts of the figure before it.
_PARTS_OF = patterns.compile(r"\W*trong đó\s?:\s", re.IGNORECASE)
_ON_AVERAGE = patterns.compile(r"\s(?:bình quân|chung)(?: hằng năm| hàng năm| mỗi năm)?$", re.IGNORECASE)


def frame_of(text: str, start: int, slots: list[Slot], spans: list[tuple[int, int]]) -> str:
    """What a sentence says before the colon, or as a structure, of all the short items after it."""
    first = slots[0]
    lead = text[first.lead_start : first.number.outer_start]
    colon = lead.rfind(":")
    if colon >= 0 and len(slots) > 1:
        words = subjects.first_segment(measures.without(text, start, first.lead_start + colon, spans))
        change = _CHANGES.search(words)
        words = words[: change.start()] if change else words
        return words if 1 < len(words.split()) <= 12 and not _CLAUSE.search(words) else ""
    structure = _FRAME.search(lead)
    if structure and len(slots) > 1:
        return subjects.subject(re.split(r"[,:]|chuyển dịch", lead[structure.start() :])[0])
    return ""


def frame_of_parts(walk: Walk, slots: list[Slot]) -> str:
    """The measure of a percentage whose parts a sentence lists: "Trong đó: nông nghiệp 5,0; dịch vụ 17,2%"."""
    before = walk.figures[-1] if walk.figures else None
    if before is None or len(slots) == 1 or not is_percent(before.unit) or not _PARTS_OF.match(slots[0].lead):
        return ""
    bare = all(slot.closing is None and (is_percent(slot.number.unit) or not slot.number.unit) for slot in slots)
    beside = "\n" not in walk.text[before.end : slots[0].lead_start].strip(" .;\n")
    return _ON_AVERAGE.sub("", walk.measure) if bare and beside and nouns.has_head(walk.measure) else ""


def later_frame(frame: str, slot: Slot) -> str:
    """The frame from a number on; another label may follow in mid-sentence: "…; cơ cấu lao động: dịch vụ **41%**"."""
    _, semicolon, item = slot.lead.rpartition(";")
    label, colon, _ = item.rpartition(":")
    if not semicolon or not colon:
        return frame
    words = subjects.first_segment(label)
    return words if 1 < len(words.split()) <= 12 and not _CLAUSE.search(words) else ""
