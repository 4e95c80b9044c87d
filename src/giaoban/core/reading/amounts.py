"""The measure of an amount: of money, land, weight and the like."""

import re

from giaoban.core import patterns
from giaoban.core.reading import measures, nouns
from giaoban.core.reading.cues import Verb
from giaoban.core.reading.folding import CAPITAL, SMALL
from giaoban.core.reading.report import Role
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk
from giaoban.core.reading.wholes import WITH, of_whole, same_amount, summed_up, within

# A fine is for what was just counted: "29 trường hợp **lấn chiếm vỉa hè**, phạt 21 triệu đồng".
_FINED = patterns.compile(r"(?:xử )?phạt(?: tiền| hành chính)?", re.IGNORECASE)
_SPENT = patterns.compile(r"(?:giải ngân|chi|chi trả|thu|giải quyết|thực hiện|phân bổ|cấp|bố trí)", re.IGNORECASE)
_EACH = patterns.compile(r"(?:bình quân |trung bình )?mỗi(?!\w)", re.IGNORECASE)
_CONTRIBUTES = patterns.compile(r"(?:đóng )?góp(?: phần| vào)?", re.IGNORECASE)
_COLLECTED = patterns.compile(r"thu|chi|nộp|thu hồi|giải ngân", re.IGNORECASE)
_NAMED_ACTOR = patterns.compile(rf"\S+(?:\s[{SMALL}]+)*(?:\s[{CAPITAL}]\w*)+")
# What is said of an amount by way of telling which it is: "số nợ thuế 3.800 tỷ đồng **khó có khả năng thu hồi**".
_STATE = patterns.compile(r"(?:khó|chưa|không|quá hạn|bị|đã|đang)(?!\w)", re.IGNORECASE)
# A sum that is of what was told before the comma in front of it: "phòng, chống dịch **với số tiền** 3,8 tỷ đồng".
_WITH_SUM = patterns.Hinted(
    r",\s[^,;:()]{2,20}\svới\s(?P<sum>\S+(?:\s\S+){0,3}?)\s(?:là |trên |hơn |gần |khoảng )?$", re.IGNORECASE
)
_BARELY = patterns.compile(r"[\s,;(]*(?:và)?\s*", re.IGNORECASE)
# A measure that ends in the name of a place: "khai thác cá ngừ ở **Phú Yên**".
_BY_NAME = patterns.compile(
    rf"(?P<whole>\S+\s\S+(?:\s\S+)*?)\s(?:ở|tại)\s(?:\S+\s)?[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)*"
)
# A part told by a name alone: "trong đó tập trung ở **Đồng Tháp** 53 tấn, **Cần Thơ** 32 tấn".
_NAMED_PART = patterns.compile(
    r"(?i:(?:tập trung|kế tiếp|tiếp theo|tiếp đến|đứng đầu|nhất|riêng|cao nhất|lớn nhất|thấp nhất|ít nhất|chót bảng"
    r"|đội sổ|là|ở|tại|thị trường|các"
    r"|đến|vào|từ"
    rf"|kế đến|sau đó|dẫn đầu|gồm|tỉnh|huyện|xã|phường|quận|thành phố)\s)*(?P<name>[{CAPITAL}]\w*(?:\s[{CAPITAL}]\w*)*)"
    r"(?:\s(?:chỉ|mới|vẫn|cũng|tiếp tục|dẫn đầu|đứng đầu|về thứ \w+))*"
)
# Nothing but a name between two amounts: "trong đó tỉnh 18 tỷ, **doanh nghiệp** 12 tỷ".
_ITEM = patterns.compile(
    r"[\s,;:]*(?:(?:và|còn|trong đó|gồm|bao gồm|chia ra)[\s:,]+)*(?P<name>[^\W\d]+(?:\s[^\W\d]+){0,2})\s", re.IGNORECASE
)
_TRADED = patterns.compile(r"(?<!\w)(?:xuất|nhập) khẩu(?!\w)", re.IGNORECASE)
# What was counted just before is worth this much: "trao 320 suất quà **trị giá** 160 triệu đồng".
_WORTH = patterns.compile(r"\s*(?:với )?(?:tổng )?(?:trị giá|giá trị)(?: là)?\s", re.IGNORECASE)
_SIZE = patterns.compile(r"\s(?:công suất|diện tích|dung tích|trọng tải|quy mô|chiều dài)$", re.IGNORECASE)
_SUM = patterns.compile(
    r"(?:tổng )?(?:số tiền|kinh phí|diện tích|quy mô|công suất|số vốn|vốn|mức|trị giá|tổng trị giá|tổng số"
    r"|tổng kinh phí|tổng diện tích|tổng công suất"
    r"|tổng vốn|vốn đăng ký|(?:tổng )?chiều dài|tổng dung lượng|tổng mức đầu tư|tổng sản lượng|tổng giá trị)",
    re.IGNORECASE,
)
THERE = patterns.compile(r"(?:có|còn|được)(?!\w)", re.IGNORECASE)


def amount_measure(walk: Walk, line: Line, index: int, before: str, tail: str) -> tuple[str, bool]:
    """The measure of an amount, and whether its own words name it."""
    slot = line.slots[index]
    tail = f"{measures.goods(slot.number.unit)} {tail}".strip()
    by_name = _BY_NAME.fullmatch(before)
    named = _of_what_was_told(walk, line, index, before, tail) or _of_goods(walk, slot, before, tail)
    if named:
        return named, True
    physical = measures.is_physical(slot.number.unit)
    item = _ITEM.fullmatch(slot.lead)
    part = of_whole(walk, slot, before or item["name"]) if item else ""
    if item and part != (before or item["name"]):
        return part, True
    if before and (not nouns.has_head(before) or (physical and before.lower() in ("thu", "chi"))):
        named, acted = _done(walk, slot, before, tail)
        if named:
            return named, True
        before = acted or (before if not walk.measure or not index else "")
    if slot.closing and slot.closing.verb is Verb.SHORT:
        short = "hụt thu" if "thu" in slot.closing.words.lower().split() else slot.closing.words.split()[-1]
        before = f"{before or walk.measure} {short}".strip()
    told = len(before.split()) <= 3 and _STATE.match(tail) is not None and len(tail.split()) <= 10
    if before and tail and (told or (len(before.split()) <= 2 and nouns.names_thing(tail))):
        return f"{before} {tail}", True
    if (carried := _carried(walk, line, index, before, tail)) is not None:
        return carried
    if before:
        if nouns.has_head(before) and not by_name:
            walk.topic = (before, slot.number.unit)
        return within(walk, slot, of_whole(walk, slot, before)), True
    if not index and not tail and (summed := summed_up(walk, slot)):
        return summed, False
    there = slot.closing is not None and THERE.search(slot.closing.words) is not None
    if tail and physical and (there or ";" in slot.lead or slot.lead_start == line.start):
        return tail, True
    return (walk.measure or tail, False)


def _of_what_was_told(walk: Walk, line: Line, index: int, before: str, tail: str) -> str:
    """A sum or a fine for what was just counted, a part that has but a name; "" where it is none of these."""
    slot = line.slots[index]
    if index and walk.counted:
        if _WORTH.fullmatch(slot.lead):
            return f"{before} {walk.measure}"
        sum_of = _WITH_SUM.search_hinted(slot.lead, slot.hints)
        if sum_of and nouns.is_vague(sum_of["sum"]):
            return f"{sum_of['sum']} {walk.measure}"
        if not tail and _FINED.fullmatch(before) and (what := line.slots[index - 1].tail.strip()):
            return f"{before} {what}"
    if before.lower() == "kim ngạch" and (traded := _TRADED.search(walk.measure)):
        return f"{before} {walk.measure[traded.start() :]}"
    part = _NAMED_PART.fullmatch(before)
    if not part and (by_name := _BY_NAME.fullmatch(before)):
        walk.topic = (by_name["whole"], slot.number.unit)
    if part and same_amount(walk.topic[1], slot.number.unit) and not (nouns.is_act(before) or nouns.has_head(before)):
        return f"{walk.topic[0]} {part['name']}"
    return ""


def _of_goods(walk: Walk, slot: Slot, before: str, tail: str) -> str:
    """What the words behind the amount name: "120 ha **rừng trồng**"; "" where those before it do."""
    physical = measures.is_physical(slot.number.unit)
    if physical and not before and nouns.opens_with_noun(tail) and _BARELY.fullmatch(slot.lead):
        return f"{nouns.act_of(walk.measure) or walk.act} {tail}".strip()
    if tail and not before and nouns.has_head(tail):
        return tail
    if tail and _EACH.match(before) and nouns.opens_with_noun(tail):
        return f"{before} {tail}"
    if before and slot.closing and slot.closing.verb is Verb.RISE and WITH.match(slot.lead):
        return f"{before} {' '.join(slot.closing.words.split())}"
    return before if before and _SIZE.search(before) and not _SUM.fullmatch(before) else ""


def _done(walk: Walk, slot: Slot, before: str, tail: str) -> tuple[str, str]:
    """The measure that an act gives ("" where it alone gives none), and the act without who acts."""
    acted = nouns.acting(before)
    of_what = nouns.opens_with_noun(tail) and len(acted.split()) <= 3
    if tail and (measures.is_physical(slot.number.unit) or len(acted.split()) <= 1 or of_what):
        walk.act = acted if nouns.is_act(acted) else ""
        return " ".join(filter(None, (acted, tail))), acted
    alone = _COLLECTED.fullmatch(acted) and not tail and _NAMED_ACTOR.match(before)
    return (before if alone else ""), acted


def _carried(walk: Walk, line: Line, index: int, before: str, tail: str) -> tuple[str, bool] | None:
    """The measure before where these words only go on with it: "**thu** …", "đóng góp 1,2 điểm %"."""
    number = line.slots[index].number
    if walk.measure and number.unit.startswith("điểm") and _CONTRIBUTES.fullmatch(before):
        return f"{walk.measure} {before}", False
    if before.lower() in ("thu", "chi") and (turned := _budget(walk.measure, before.lower())):
        return turned, turned != walk.measure
    sold = before.lower() == "thu" and walk.measure.lower().startswith("doanh")
    spent = (
        index > 0
        and not tail
        and not sold
        and _SPENT.fullmatch(before)
        and line.slots[index - 1].number.unit == number.unit
    )
    if spent and nouns.has_head(walk.measure) and line.roles[index - 1] in (Role.ACTUAL, Role.TARGET):
        return f"{walk.measure} {before}", True
    return None


def _budget(measure: str, word: str) -> str:
    """The budget's side that "thu" or "chi" alone means after a measure: that measure, or its other side.

    >>> _budget("tổng thu ngân sách", "thu"), _budget("thu ngân sách", "chi"), _budget("doanh thu", "thu")
    ('tổng thu ngân sách', 'chi ngân sách', '')
    """
    side = _SIDE.match(measure)
    if side is None:
        return ""
    return f"{measure[: side.start(1)]}{word}{measure[side.end(1) :]}" if side[1].lower() != word else measure


_SIDE = patterns.compile(
    r"(?:tổng (?:số )?|số |dự toán |kế hoạch )?(thu|chi)(?= ngân sách| NSNN| cân đối|$| nội địa)", re.IGNORECASE
)
