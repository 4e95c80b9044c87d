"""What things counted side by side have in common: the predicate after the last, the act before the first.

"98% doanh nghiệp và 100% hộ kinh doanh **dùng hóa đơn điện tử**" says it of both; "bắt 22 vụ 30 đối tượng **mua bán ma
túy**" too; "**khen thưởng** 12 tập thể, 7 cá nhân" did it to both.
"""

import re
from dataclasses import replace

from giaoban.core import patterns
from giaoban.core.reading import measures
from giaoban.core.reading.report import Role
from giaoban.core.reading.roles import is_percent
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Walk

# Verbs that say something of what was counted.
_PREDICATES = (
    r"được|bị|có|đạt|đã|đang|chưa|không|sử dụng|tham gia|hoàn thành|thực hiện|thanh toán|triển khai|tiếp cận|áp dụng"
    r"|kết nối|dùng|đăng ký|cài đặt|biết|ứng dụng|chấp hành|ký cam kết|thoát|trúng tuyển|tốt nghiệp|vi phạm|nộp"
    r"|trong diện"
    r"|thuộc|sinh hoạt|đi|vào|lên|trở lên|liên quan|về tội"
)
_PREDICATE = patterns.compile(rf"(?:{_PREDICATES})(?!\w)", re.IGNORECASE)
_LATER = patterns.compile(rf"(?<=\s)(?:{_PREDICATES})(?!\w)", re.IGNORECASE)
# Words for a quality that a part of them has: "71% **trên chuẩn**", "12 hồ sơ **quá hạn**".
_QUALITY = patterns.compile(
    r"(?:trên|dưới|đúng|trước|quá|trễ|sớm|đủ|dự|chính) \w+|(?:nữ|nam|mới|nguyên|trẻ)(?!\w)", re.IGNORECASE
)
_BESIDE = patterns.compile(r"[\s,]*(?:và|cùng|với)?\s*(?:có\s)?", re.IGNORECASE)


def is_predicate(tail: str) -> bool:
    """Whether the words after a number name no thing but say something of it.

    >>> is_predicate("đạt chuẩn"), is_predicate("trên chuẩn"), is_predicate("hộ gia đình văn hóa")
    (True, True, False)
    """
    return _PREDICATE.match(tail) is not None or _QUALITY.match(tail) is not None


def share_predicates(walk: Walk, slots: list[Slot]) -> None:
    """Give what is said of the last of several things counted side by side to those before it."""
    first = len(walk.figures) - len(slots)
    for at in range(len(slots) - 2, -1, -1):
        slot, following = slots[at], slots[at + 1]
        if _BESIDE.fullmatch(following.lead) is None or slot.depth != following.depth:
            continue
        figure, after = walk.figures[first + at], walk.figures[first + at + 1]
        said = _said(slot, following, after.measure)
        alike = figure.role is after.role and figure.role in (Role.ACTUAL, Role.TARGET)
        if said and alike and not figure.measure.endswith(said):
            walk.figures[first + at] = replace(figure, measure=f"{figure.measure} {said}".strip())


def _said(slot: Slot, following: Slot, measure: str) -> str:
    """What the measure of the second says of the first too, "" where they are no pair."""
    percents = is_percent(slot.number.unit), is_percent(following.number.unit)
    tail = " ".join(slot.tail.split())
    later = _LATER.search(measure)
    if all(percents):
        own = is_predicate(tail) or _LATER.search(tail) is not None
        return measure[later.start() :] if later and tail and not own else ""
    counts = not any(percents) and measures.is_counted(slot.number.unit) and measures.is_counted(following.number.unit)
    if not counts or tail or slot.number.part or following.number.part:
        return ""
    if not following.lead.strip():
        thing = measures.thing_of(following.number.unit).lower()
        begins = measure.lower().find(thing)
        return measure[begins + len(thing) :].strip() if begins >= 0 else ""
    return measure[later.start() :] if later else ""


# Where something is counted, by the kind of place: "tỷ lệ hồ sơ tại **cấp** tỉnh 43%, **cấp** huyện 1%".
_PLACED = patterns.compile(r"\s(?:ở|tại|của|trong|khối)\s(?P<kind>\S+)(?:\s\S+){0,4}$")
# Words of which one is said of a part and the other of the rest: "nội thành đạt 98%, **ngoại thành** đạt 83%".
_SIBLINGS = (
    ("xuất khẩu", "nhập khẩu"),
    ("nội thành", "ngoại thành"),
    ("thành thị", "nông thôn"),
    ("trong nước", "nước ngoài"),
    ("quốc tế", "nội địa"),
    ("đúng hạn", "quá hạn"),
    ("trong tỉnh", "ngoài tỉnh"),
    ("miền núi", "đồng bằng"),
    ("trong quốc doanh", "ngoài quốc doanh"),
    ("trực tiếp", "trực tuyến"),
    ("nam", "nữ"),
    ("bắt buộc", "tự nguyện"),
    ("đông xuân", "hè thu"),
    ("chính thức", "dự bị"),
)


def sibling(words: str, measure: str) -> str:
    """The measure before, said of the other part that a few words name; "" where they name no other part of it.

    >>> sibling("nhập khẩu", "số xe có hàng xuất khẩu"), sibling("dịch vụ", "số xe có hàng xuất khẩu")
    ('số xe có hàng nhập khẩu', '')
    """
    other_place = _PLACED.search(measure)
    if other_place and words.split(" ")[0].lower() == other_place["kind"].lower():
        return f"{measure[: other_place.start('kind')]}{words}"
    named = words.lower().removeprefix("ở ").removeprefix("khu vực ")
    for pair in _SIBLINGS:
        for one, other in (pair, pair[::-1]):
            if named == other and measure.lower().endswith(f" {one}"):
                return f"{measure[: -len(one)]}{other}"
    return ""
