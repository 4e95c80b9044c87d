"""What a figure counts, in the report's own words.

For an amount or a rate it is the subject before the verb ("**tổng thu ngân sách** ước đạt 5 tỷ đồng"); for counted
things it is the verb, the thing and what is said of it ("**kết nạp** 30 **đảng viên mới**"); for a percentage without
a subject it is the noun after it ("95% **hộ gia đình đạt gia đình văn hóa**"). Periods, hedges, reporting words, the
actor and openings such as "Theo đó" are no part of it.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.reading.cues import Verb
from giaoban.core.reading.nouns import acting, has_head, is_act
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.subjects import label, object_of, subject

_EXISTS = patterns.compile(
    r"(?:có|còn|phát hiện|xảy ra|ghi nhận|gồm|hiện có|có thêm|là|có tổng|trên|trong|thêm|đã có|làm|khiến)\s*:?\s*$",
    re.IGNORECASE,
)
_TAIL_END = patterns.compile(
    r"\s(?:so với|so|trong đó|nhưng|tuy nhiên|(?<!lấn )chiếm|trong khi|nhằm|do|(?-i:vì)|nhờ|dù|mặc dù|là"
    r"|như kế hoạch|theo"
    r"|vào|nâng|và|hoặc)(?=\s*$)"
    r"|\s(?:so với|so|trong đó|nhưng|tuy nhiên|(?<!lấn )chiếm|trong khi|nhằm|do|(?-i:vì)|nhờ|dù|mặc dù|là"
    r"|như kế hoạch|theo"
    r"|vào(?! lớp| đảng)|nâng(?! cao)|trước)(?!\w)"
    r"|\s(?:đã )?có (?:nhiều )?(?:thành tích|đóng góp)(?!\w)"
    r"|\s(?:đạt|tăng|giảm|vượt|(?<!mặt )bằng|làm|khiến|với)\s*$",
    re.IGNORECASE,
)
_TAIL_JOIN = patterns.compile(r"(?:và|hoặc|hay|thì|là)(?!\w)\s*", re.IGNORECASE)
_MEASURED = patterns.compile(
    r"(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s*)*(?:%|phần trăm|điểm(?=\s*(?:%|phần|cơ bản|/|$))|đồng(?! chí)"
    r"|đ(?![\w/])|USD|đô|EUR"
    r"|VN[DĐ]|ha(?!\w)|héc|km|m2|m3|m²|m³|mét"
    r"|tấn|tạ|kg|lít|kW|MW|lần|giờ|độ|tr\.|m(?!\w))",
    re.IGNORECASE,
)
_SCALE_ONLY = patterns.compile(
    r"(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?:\s(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ))*(?=/|$)", re.IGNORECASE
)
_PHYSICAL = patterns.compile(
    r"(?:(?:nghìn|triệu)\s*)?(?:ha|héc|km|m2|m3|m²|m³|mét|tấn|tạ|kg|lít|m)(?![\w/])", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def is_counted(unit: str) -> bool:
    """Whether a unit is a thing that is counted ("đảng viên") and not a unit of measure ("tỷ đồng", "%").

    >>> is_counted("đảng viên"), is_counted("đồng chí"), is_counted("triệu đồng/người/năm"), is_counted("%")
    (True, True, False, False)
    """
    return bool(unit) and _MEASURED.match(unit) is None and _SCALE_ONLY.match(unit) is None


@lru_cache(maxsize=4096)
def is_physical(unit: str) -> bool:
    """Whether a unit measures land, length, weight or volume, so that what is measured may follow it: "2 ha cam"."""
    return _PHYSICAL.match(unit) is not None


@lru_cache(maxsize=4096)
def thing_of(unit: str) -> str:
    """The thing that a unit counts, without its scale: "lượt khách" of "triệu lượt khách", "" of "tỷ đồng"."""
    return _SCALES.sub("", unit) if is_counted(unit) else ""


_SCALES = patterns.compile(r"^(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s)+", re.IGNORECASE)


def goods(unit: str) -> str:
    """What a unit says that it weighs or measures: "hàng hóa" of "tấn hàng hóa", "" of "tấn" and of "tấn/ngày"."""
    physical = _PHYSICAL.match(unit)
    return unit[physical.end() :].strip() if physical else ""


def without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """`text[start:end]` with the given spans (periods, bases) taken out."""
    kept = []
    at = start
    for low, high in spans[max(0, bisect_left(spans, (start,)) - 2) :]:
        if low >= end:
            break
        if high <= at:
            continue
        kept.append(text[at : max(at, low)])
        at = max(at, min(high, end))
    kept.append(text[at:end])
    return " ".join(kept)


def tail_words(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """What is said after the number of the thing it counts, without periods and bases."""
    words = " " + without(text, slot.after_start, slot.tail_end, spans)
    if _DASH.match(words):
        return ""
    if not words.strip() and is_counted(slot.number.unit) and (aside := _ASIDE.match(text, slot.after_start)):
        words = " " + without(text, *aside.span("said"), spans)
    join = _TAIL_JOIN.match(words.lstrip())
    if join:
        words = " " + words.lstrip()[join.end() :]
    end = _TAIL_END.search(words, len(" vào ") if words.startswith(" vào ") else 0)
    words = words[: end.start()] if end else words
    if len(words.split(maxsplit=_LONG)) > _LONG and (far := _FAR.match(words)):
        words = words[: far.start("cut")]
    if words.strip(" .,;").lower() in _STILL:
        return ""
    return _LEFT.sub("", " ".join(words.split()).strip(" .,:;-–\"“”()'/="))


# What a dash parts from the number says nothing of it: "ôm vốn lớn nhất - 1.160 tỷ đồng - song mới đạt 37%".
_DASH = patterns.compile(r"\s+[-–—]\s+(?:song|nhưng|mà|tuy|còn|và)(?!\w)")
_STILL = frozenset(["đang", "vẫn", "cũng", "đã", "sẽ", "tiếp tục"])
# Where the thing is, whom it serves and what for, once its name is long enough without.
_LONG = 10
_FAR = patterns.compile(r"\s*\S+(?:\s\S+){3,40}?(?P<cut>\s(?:phục vụ|nhằm|để|tại|trên địa bàn|trong khi|theo|với)\s)")
# A share in brackets between a count and what is said of it: "112/174 xã **(64,4%)** đạt chuẩn".
_ASIDE = patterns.compile(r"\s*\([\d.,]+\s?%\)(?P<said>\s[a-zà-ỹđ][^,;.:()\n]*)")
_LEFT = patterns.compile(
    r"(?:^|\s)(?:trong|vào|tại|ở|tính đến|tính|đến|so với|cho|với|và|cùng|của|kể từ|từ)$|(?<!\sthu)\shồi$",
    re.IGNORECASE,
)


def lead_subject(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """The subject that the words before a number name; of "tăng độ che phủ rừng lên 41%" the object between."""
    if slot.named is None:
        slot.named = _subject_of_lead(slot, text, spans)
    return slot.named


def _subject_of_lead(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    if slot.closing is not None and slot.closing.object:
        raised = object_of(slot.closing.object)
        before = subject(without(text, slot.lead_start, slot.lead_start + slot.closing.start, spans))
        return raised if raised and (has_head(raised) or not before) else before
    if named := _label(slot, text):
        return named
    end = slot.lead_start + slot.closing.start if slot.closing else slot.number.outer_start
    return subject(without(text, slot.lead_start, end, spans))


def _label(slot: Slot, text: str) -> str:
    """The label of a line, which is the whole name, commas and all: "- Bổ sung cho huyện, thị xã: **2 tỷ đồng**"."""
    if ":" not in slot.lead:
        return ""
    words = _BRACKETS.sub(" ", slot.lead).rstrip()
    if not words.endswith(":") or words.count(":") > 1 or len(words) > 250:
        return ""
    mark = text[text.rfind("\n", 0, slot.lead_start) + 1 : slot.lead_start]
    if _ITEM.fullmatch(mark) is None or _TELLS.search(words):
        return ""
    return label(words)


_BRACKETS = patterns.compile(r"\([^()]*\)")
_ITEM = patterns.compile(r"\W*(?:\w{1,3}(?:\.\d{1,2})*[.)/]?\W*)?")
_TELLS = patterns.compile(
    r"(?<!\w)(?:đã|cho biết|nêu|cụ thể|theo đó|kết quả|trong đó|đạt|báo cáo|tình hình|con số|nổi bật|ấn tượng"
    r"|sau đây|như sau)(?!\w)",
    re.IGNORECASE,
)


# What harmed those who are counted: "**Bão số 4** làm 12 người chết".
_CAUSE = patterns.compile(r"(?:^|[,.;:])(?P<cause>[^,.;:()]{3,80}\s)(?:đã )?làm\s$", re.IGNORECASE)


def counted(slot: Slot, text: str, spans: list[tuple[int, int]], before: str) -> str:
    """The measure of a counted thing: the verb before it, the thing, and what is said of it.

    "Đảng bộ đã kết nạp được 6 đảng viên" gives "kết nạp đảng viên"; "phát hiện 15 vụ phá rừng" gives "vụ phá rừng".
    """
    unit = thing_of(slot.number.unit) or slot.number.unit
    tail = tail_words(slot, text, spans)
    hedge = "" if slot.hedge.strip().lower() in ("trên", "dưới") else slot.hedge
    if tail and slot.closing is None and (cause := _CAUSE.search(slot.lead)):
        words = without(text, slot.lead_start + cause.start("cause"), slot.lead_start + cause.end("cause"), spans)
        return f"{subject(words)} làm {unit} {tail}".strip()
    by_means = _BY_MEANS.search(before) is not None
    if tail and (by_means or _EXISTS.search(slot.lead + hedge)):
        before = ""
    if before and not tail and _PERSONS.fullmatch(unit) and not is_act(before):
        reached = slot.closing is not None and slot.closing.verb is Verb.REACH
        if before.isupper() or (slot.closing is None and before.lower() in _HURT):
            return f"{unit} {before}"
        if slot.closing is None or (reached and _PEOPLE.match(before)):
            return before
    if not has_head(before):
        before = acting(before)
    if slot.closing and slot.closing.verb in (Verb.RISE, Verb.FALL):
        word = "tăng" if slot.closing.verb is Verb.RISE else "giảm"
        before = f"{before} {word}".strip()
    if slot.closing and slot.closing.verb is Verb.SHORT:
        before = f"{before} thiếu".strip()
    herd = unit == "con" and before.lower().startswith(("đàn ", "tổng đàn "))
    named = not tail and (herd or (has_head(before) and len(before.split()) > 2))
    return before if named else " ".join(part for part in (before, unit, tail) if part)


# What only helps: "thu thập hình ảnh **qua hệ thống** 400 camera giám sát".
_BY_MEANS = patterns.compile(r"\s(?:qua|bằng|nhờ)(?:\s\S+){1,3}$", re.IGNORECASE)
_HURT = frozenset(["chết", "mất tích", "bị thương"])
_PEOPLE = patterns.compile(
    r"(?:học sinh|sinh viên|học viên|đảng viên|hội viên|đoàn viên|cán bộ|giáo viên|công nhân|lao động|trẻ em|phụ nữ"
    r"|bệnh nhân|người|thanh niên|quần chúng|công dân|khách|hộ|đại biểu|nữ|nam)(?!\w)",
    re.IGNORECASE,
)
# Words for anybody: "nữ **98 đồng chí**" counts women.
_PERSONS = patterns.compile(r"(?:đồng chí|đ/c|người|em|cháu)", re.IGNORECASE)
