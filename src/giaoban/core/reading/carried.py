"""What a number that is named in few words takes over from what stands around it.

A plan's number set beside a result is of that result, those who are killed are so by the accident just told of, those
who are given something are given what was named.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures, nouns, subjects
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import Reading, is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk
from giaoban.core.reading.wholes import short

# What a result is set against, with its number: "**thấp hơn bình quân cả nước** (38,6%)", "chưa đạt kế hoạch là 53%".
_SET_AGAINST = patterns.Hinted(
    r"(?:^|[\s,;(])(?P<how>(?:cao|thấp|nhiều|ít|lớn|nhỏ)?\s?hơn|kém|dưới|vượt|đạt|bằng|so với)"
    r"\s(?:xa |so với )?(?:mức )?"
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ|bình quân|mặt bằng|trung bình|yêu cầu)(?!\w)[^,;:()%]{0,90}"
    r"(?:\((?:là )?|\slà\s|:\s)\s*$"
    r"|(?:^|[\s,;(])(?P<by>(?:(?:cao|thấp|nhiều|ít)\shơn|kém))\s(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu"
    r"|bình quân)(?!\w)[^,;:()%]{0,60}\s$"
    r"|(?P<plan>\()(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ)(?!\w)[^,;:()%\d]{0,40}\s$",
    re.IGNORECASE,
)
# A plan in a bracket beside a percentage: "(84,7%; **Kế hoạch số 28 giao cả năm** 80%)".
_PLAN_ITEM = patterns.compile(
    r"\s*;\s*(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ|KH)(?!\w)[^,;:()%]{0,60}\s", re.IGNORECASE
)
_NOT = patterns.compile(
    r"(?:^|\s)(?:chưa|không|vẫn|đã|mới|còn|đều|cũng|nhưng|song|thấp|cao|xa|hẳn|nhiều)\s*$", re.IGNORECASE
)


def set_against(walk: Walk, slot: Slot, index: int) -> tuple[str, bool] | None:
    """The measure of what a result is set against, which is the result's own; None where nothing is."""
    if index and walk.measure and slot.depth and _PLAN_ITEM.fullmatch(slot.lead):
        return walk.measure, False
    found = _SET_AGAINST.search_hinted(slot.lead, slot.hints) if index and walk.measure else None
    if found is None:
        return None
    start = max(found.start("how"), found.start("by"), found.start("plan"))
    words = slot.lead[:start]
    while shorter := _NOT.search(words):
        words = words[: shorter.start()]
    own = subjects.subject(words)
    return (own, True) if own else (walk.measure, False)


def before_bracket(walk: Walk, line: Line, index: int) -> str:
    """What stood before the bracket that a number comes after: "trong đó **thép** (đạt 5 tỷ đồng) tăng **15%**"."""
    slot = line.slots[index]
    if not slot.lead.startswith(")"):
        return ""
    first = index
    while first and line.slots[first - 1].depth > slot.depth and (first == index or "(" not in line.slots[first].lead):
        first -= 1
    words = line.slots[first].lead.rpartition("(")[0] if first < index else ""
    return subjects.subject(words) if words.strip(" ,;") else ""


def in_bracket(walk: Walk, slot: Slot, before: str, reading: Reading) -> str:
    """A part of what stands before its bracket: "CPI tăng 0,9% (**thành thị** 1,05%, **nông thôn** 0,86%)"."""
    measure = walk.outside[-1][0]
    few = len(before.split()) <= _FEW and not nouns.has_head(before) and not nouns.is_act(before)
    if not measure or not few or not is_percent(reading.unit) or reading.role is not Role.GROWTH:
        return ""
    return f"{short(measure, 2 * len(before.split()))} {before}"


# What the opening of a sentence says that the actor after it is measured by: "**Về giải ngân**, huyện mới đạt 47%".
_MEASURED_BY = patterns.compile(
    r"(?:theo|về|đối với|với|ở)\s(?:kết quả |công tác |việc )?(?P<what>(?:bộ chỉ số|chỉ số|bảng xếp hạng"
    r"|xếp hạng|thu|chi|giải ngân|tỷ lệ|chuyển đổi số|cải cách hành chính)(?!\w)[^,;:.()\d]{0,70}?)"
    r"(?:\s(?:ban hành|của|do|năm|theo)\s[^,;:.]{1,60})?,\s",
    re.IGNORECASE,
)


def opened(walk: Walk, line: Line, before: str) -> str:
    """What the opening of a sentence measures its actor by, where nothing but the actor stands before the number."""
    if before and (before[0].isupper() or len(before.split()) > 2 or nouns.acting(before)):
        return ""
    found = _MEASURED_BY.match(walk.text, line.start)
    return found["what"] if found else ""


_HARMED = patterns.compile(r"(?<!\w)(?:chết|bị thương|tử vong|thiệt mạng|mất tích)(?!\w)")
_CAUSED = patterns.compile(
    r"(?<!\w)(?:do|vì|bởi|làm|tai nạn|TNGT|TNLĐ|bão|lũ|cháy|dịch|tỷ lệ|số vụ)(?!\w)", re.IGNORECASE
)
# What may kill or injure, as reports name it.
_CAUSES = patterns.compile(
    r"(?<!\w)(?:tai nạn(?: giao thông| lao động| đường (?:bộ|sắt|thủy)| đuối nước)?|TNGT|TNLĐ|(?<!phòng )(?<!chữa )cháy"
    r"(?!\w| rừng)|hỏa hoạn|đuối nước|(?:cơn )?bão(?: số \d{1,2})?|mưa lũ|lũ quét|lũ|sạt lở(?: đất)?|thiên tai"
    r"|ngộ độc(?: thực phẩm)?|giông lốc|phạm pháp hình sự)(?!\w)",
    re.IGNORECASE,
)
_FAR = 320  # characters before a number in which its cause is sought


def harmed(walk: Walk, slot: Slot, measure: str) -> str:
    """A measure of those who were killed or injured, with what did it as the paragraph told last."""
    if not _HARMED.search(measure) or _CAUSED.search(measure) or len(measure.split()) > _FEW:
        return measure
    at = slot.number.outer_start
    start = max(walk.text.rfind("\n", 0, at) + 1, at - _FAR)
    cause = ""
    for match in _CAUSES.finditer(walk.text, start, at):
        cause = match[0]
    return f"{measure} do {cause}" if cause and cause.lower() not in measure.lower() else measure


_FEW = 5


def given(walk: Walk, line: Line, index: int, measure: str) -> str:
    """Those for whom something was done, with what was done: "chi trả 312 tỷ đồng cho **741 hộ**" is "chi trả hộ".

    So too whose it was ("tiêu hủy 684 con lợn của **97 hộ**") and over how many it goes ("dư nợ 9 tỷ đồng/**214 hộ**").
    """
    if not index or not walk.measure or line.slots[index].number.part or nouns.is_vague(walk.measure):
        return measure
    before = line.slots[index - 1].number
    joint = _JOINT.fullmatch(walk.text, before.end, line.slots[index].number.outer_start)
    if joint is None:
        return measure
    if not measures.is_counted(before.unit):
        return f"{short(walk.measure, 2 * len(measure.split()))} {measure}"
    act = nouns.act_of(walk.measure) if joint["to"] else ""
    return f"{act} {measure}".strip()


_JOINT = patterns.compile(r"(?:\s[^,;:.()\d]{1,30}?)?\s(?P<to>cho|của)\s|\s?/\s?", re.IGNORECASE)
