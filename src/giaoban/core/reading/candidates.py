"""Which numbers of a text may be figures, and which only look like one.

Left out: dates, times, document numbers, ordinals, ages, addresses, lengths of time (the quantities layer marks them);
numbers inside cited documents; counts of things about to be listed ("9 nhiệm vụ trọng tâm"); numbers that belong to a
name ("chính quyền 2 cấp", "dự án 2,6 ha"); people present at a meeting; a threshold inside a description.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.quantities.quantity import Kind, Quantity, Side
from giaoban.core.reading.bare import bare_counts
from giaoban.core.reading.lookalikes import is_day_of_month, is_name, is_scale, is_year
from giaoban.core.reading.slots import Number
from giaoban.core.reading.things import DOES, DONE_THINGS, LISTED, is_done, unknown_thing

_FIGURES = (Kind.QUANTITY, Kind.BARE, Kind.RANK)
_RELATIVE_UNIT = patterns.compile(r"%|‰|phần trăm|điểm|lần(?!\w)", re.IGNORECASE)

_DOING = patterns.compile(
    r"(?<!\w)(?:tổ chức|ra quân|tiến hành|mở|ban hành|thực hiện|kiểm tra|giám sát|tiếp|tiếp nhận|tuyên truyền"
    r"|xây dựng|duy trì|có|được|đã|phát hành"
    r"|thẩm định|hoàn thành|ghi nhận|tổng số|kết thúc|trả lời|giải quyết"
    r"|đã (?:xem xét, )?thông qua)(?:\s+(?:thành công|được|cho|hơn"
    r"|trên|gần|thêm|mới|tổng số))*\s*$",
    re.IGNORECASE,
)
_ACHIEVED = patterns.compile(
    r"(?:đạt|đạt được|hoàn thành|hoàn thành được|được|còn|có|vượt|trong|trong số|trong tổng số|tổng số|xử lý"
    r"|giải quyết|nâng|lên|là|bình quân)(?: thêm)?\s*(?:và vượt\s*)?$",
    re.IGNORECASE,
)
_OUTCOME = patterns.compile(
    r"\s+(?:\S+\s+){0,5}?(?:đạt|chưa đạt|hoàn thành|không hoàn thành|vượt|còn lại|thành công|giảm|tăng)(?!\w)",
    re.IGNORECASE,
)
_ABOUT_TO_LIST = patterns.compile(
    r"[^.;\n]{0,60}(?:trọng tâm|chủ yếu|như|sau|sau đây|gồm|bao gồm|cụ thể|đột phá|then chốt)?\s*:", re.IGNORECASE
)
_PRESENT = patterns.compile(
    r"(?:tham dự|dự|tham gia|mặt|chào đón|sự tham gia của|có sự)(?:\s+(?:có|của|lễ kỷ niệm|hội nghị|buổi lễ"
    r"|gần|hơn|trên|khoảng))*\s*$",
    re.IGNORECASE,
)
_PRESENT_AFTER = patterns.compile(
    r"\s*(?:,\s*\d+\s*\S+\s*\S*\s*)?(?:đã\s+)?(?:tham dự|về dự|dự (?:hội nghị|buổi|lễ|cuộc|họp))", re.IGNORECASE
)
_ATTENDEES = patterns.compile(r"(?:đại biểu|phóng viên|khách mời)", re.IGNORECASE)
_NAME_BEFORE = patterns.compile(
    r"(?:^|[\s(])(?:tuyến đường|đường|dự án|khu đất|khu|lô đất|lô|cầu|cống|kênh|trạm|mô hình|chính quyền"
    r"|chính quyền địa phương|mức độ"
    r"|tổ|xóm|ấp|thôn|khu phố|(?<!biên )(?<!văn )(?<!phiên )bản"
    r"|cụm|tổ dân phố|phường|quận|vành đai|quốc lộ|tỉnh lộ|đội|bậc)\s*$",
    re.IGNORECASE,
)
_MEASURED = patterns.compile(r"(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?:\s|$)|%|đồng|ha(?!\w)|km|m2|tấn)", re.IGNORECASE)
_LAND_NAME = patterns.compile(r"(?:dự án|khu đất|khu|lô đất|lô)\s*$", re.IGNORECASE)
# Words that begin as a unit does: "đến hết 2020 **tỷ lệ** còn 4%", "hai **con số**", "hai **gam màu**".
_NO_UNIT = patterns.compile(r"(?:t[ỷỉ]\s+(?:lệ|trọng|số|giá)|con số|gam màu)(?!\w)", re.IGNORECASE)
_UNITS_OF_LAND = patterns.compile(
    r"(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đơn vị hành chính|địa phương|nước|quốc gia"
    r"|khu phố|tổ dân phố|thôn|ấp|bản|khối phố)(?!\w)",
    re.IGNORECASE,
)
_NOT_COUNTED = patterns.compile(
    r"(?:của|và|nhập|tại|ở|từ|cho|các|với|trên|giữa|thuộc|cùng|tập|một trong|nhân dân|người dân|cử tri|lãnh đạo"
    r"|đại biểu|cán bộ"
    r"|đại diện|chính quyền|mặt trận|cụm|(?:u[ỷỹ]|ủy) ban|ubnd|hđnd|mttq|\w+ ủy|\w+ uỷ|,)\s*$",
    re.IGNORECASE,
)
# What was told before and is only named again: "UBND **3 huyện** này".
_AGAIN = patterns.compile(r"\s(?:này|nói trên|kể trên|nêu trên|đó|cũ)(?!\w)", re.IGNORECASE)
_HAVING = patterns.compile(
    r"(?:có|thu nhập|mức|trị giá|giá|vốn|doanh thu|quy mô|diện tích|tuổi|rộng|dài|cao|công suất|trọng tải|từ"
    r"|trên|dưới|bán kính)\s*(?:từ|trên|dưới|hơn|bình quân|thu nhập|khoảng)?\s*$",
    re.IGNORECASE,
)
_THRESHOLD_AFTER = patterns.compile(
    r"\s*(?:/|\s)?\s*(?:năm|tháng|người)?\s*(?:/\s*\w+)?\s*(?:trở lên|trở xuống)(?=\s+(?:chiếm|là|được|bị|có"
    r"|phải|đạt|tăng|giảm|\d))",
    re.IGNORECASE,
)


def candidates(text: str, quantities: Sequence[Quantity], blocked: Sequence[tuple[int, int]]) -> list[Number]:
    """The numbers of `text` that may be figures, in order; `blocked` are spans of citations and names."""
    kept: list[Number] = []
    left: list[Number] = []
    things: set[str] = set()
    block = 0
    for quantity in quantities:
        while block < len(blocked) and blocked[block][1] <= quantity.start:
            block += 1
        if block < len(blocked) and blocked[block][0] < quantity.end:
            continue
        if quantity.kind is Kind.DURATION:
            if not takes_time(text, quantity):
                continue
        elif quantity.kind not in _FIGURES or not _counts(text, quantity, quantities):
            if quantity.kind is Kind.BARE and not (quantity.decimals or quantity.in_words):
                left.append(_number(text, quantity, quantities))
            continue
        number = _number(text, quantity, quantities)
        kept.append(_with_thing(text, number))
        if not number.unit and kept[-1].unit:
            things.add(kept[-1].unit)
    kept = sorted(kept + _counted_elsewhere(text, left, things), key=lambda number: number.start)
    return [number for index, number in enumerate(kept) if not (index and _is_limit(text, kept[index - 1], number))]


def _counted_elsewhere(text: str, left: list[Number], things: set[str]) -> list[Number]:
    """The numbers before a noun that the text counts somewhere else, where a verb or its writing shows that it does."""
    found = []
    for number in left if things else []:
        after = _WORDS_AFTER.match(text, number.end)
        thing = after[0].strip() if after else ""
        if (
            thing in things
            and " " in thing
            and not _NUMBER_OF_A_NAME.search(text, max(0, number.start - 12), number.start)
        ):
            end = number.end + 1 + len(thing)
            found.append(replace(number, end=end, outer_end=max(end, number.outer_end), unit=thing))
    return found


_WORDS_AFTER = patterns.compile(r" [^\W\d]+ [^\W\d]+(?!\w)")
_NUMBER_OF_A_NAME = patterns.compile(
    r"(?<!\w)(?:năm|tháng|ngày|quý|số|khóa|thứ|khu phố|tổ|lần|điều|kỳ|từ|đến)\s$", re.IGNORECASE
)


def takes_time(text: str, quantity: Quantity) -> bool:
    """Whether a length of time is itself a result: "thời gian mất điện bình quân là **142 phút**".

    >>> from giaoban.core.reading import read
    >>> [figure.text for figure in read("Thời gian chờ khám giảm còn 40 phút; trong thời gian 2 giờ.").figures]
    ['40 phút']
    """
    unit = quantity.unit.lower()
    if unit not in ("giây", "phút", "giờ", "ngày", "ngày làm việc"):
        return False
    return _TAKES.search(text, max(0, quantity.start - 90), quantity.start) is not None


_TAKES = patterns.compile(
    r"(?<!\w)(?<!trong )(?:thời gian|số giờ|số ngày)(?! tới| qua| này| còn lại)(?:[^.;:\n]*?(?<!\w)(?:là|còn"
    r"|xuống|đạt|bình quân"
    r"|trung bình|chỉ"
    r"|mất|giảm|từ)|(?:\s[^\W\d]+){1,4})(?:\s(?:còn|chỉ|dưới|trên|hơn|khoảng|gần))*\s$",
    re.IGNORECASE,
)


def _is_limit(text: str, before: Number, number: Number) -> bool:
    """A limit that says which things were counted: "11 đơn vị giải ngân **dưới 30%**", "8 khoản đạt **trên 50%**"."""
    hedge = text[number.outer_start : number.start].strip().lower()
    if hedge not in ("trên", "dưới") or not number.unit.startswith("%") or not before.unit or before.part:
        return False
    between = text[before.outer_end : number.outer_start]
    return (
        not _RELATIVE_UNIT.match(before.unit)
        and not _MEASURED.match(before.unit)
        and _REACHING.fullmatch(between) is not None
    )


_REACHING = patterns.compile(
    r"\s(?:\w+\s){0,4}?(?:đạt|giải ngân|hoàn thành|có tỷ lệ|thu|tăng|giảm)(?:\s(?:được|tỷ lệ|mức))*\s*", re.IGNORECASE
)


def _with_thing(text: str, number: Number) -> Number:
    """A number with the noun that it counts, where the word lists do not know the noun."""
    if number.unit or number.part or number.rank:
        return number
    line = text[max(0, number.start - 60) : number.start].rpartition("\n")[2]
    written = text[number.start : number.end]
    thing = unknown_thing(line, text[number.end : number.end + 60].partition("\n")[0], written)
    if not thing:
        return number
    end = number.end + 1 + len(thing)
    return replace(number, end=end, outer_end=max(end, number.outer_end), unit=thing)


def _counts(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether a quantity, a bare number or a rank may say how much was done."""
    far = 120 if quantity.kind is Kind.BARE else 60
    line = text[max(0, quantity.start - far) : quantity.start].rpartition("\n")[2]
    after = text[quantity.end : quantity.end + 90].partition("\n")[0]
    if line[-1:].isalpha() or is_day_of_month(quantity, quantities) or is_year(text, quantity):
        return False
    if quantity.kind is Kind.RANK:
        return quantity.side is not Side.WHOLE
    if quantity.kind is Kind.BARE:
        return bare_counts(quantity, line, after)
    if quantity.in_words and "ằng chữ" in text[max(0, quantity.start - 90) : quantity.start]:
        return False
    if _NO_UNIT.match(quantity.unit + after) or (quantity.in_words and is_name(text[quantity.start], line)):
        return False
    if _RELATIVE_UNIT.match(quantity.unit):
        return True
    if quantity.glued and (quantity.unit == "G" or _NAME_BEFORE.search(line)):
        return False
    if quantity.side is None and quantity.value in _ROUND and _PER_HEAD.match(quantity.unit) and _EACH_OF.search(line):
        return False
    if quantity.side in (Side.PART, Side.WHOLE):
        of_rank = quantity.partner is not None and quantities[quantity.partner].kind is Kind.RANK
        return not of_rank and not is_scale(text, quantity)
    hedge = quantity.bound_start if quantity.bound_start is not None else quantity.start
    lead = text[max(0, hedge - 60) : hedge].rpartition("\n")[2] if hedge < quantity.start else line
    if _in_a_name(quantity, lead, hedged=hedge < quantity.start) or _OF_KIND.search(lead):
        return False
    if _MEASURED.match(quantity.unit):
        return not _threshold(quantity, lead, after)
    return _counted_counts(text, quantity, lead, after)


# What a rate is reckoned for: "14,5 giường bệnh **trên 1.000 dân**".
_PER_HEAD = patterns.compile(
    r"(?:(?:nghìn|vạn|triệu)\s)?(?:dân|người|trẻ|bé|hộ|nhân khẩu|phụ nữ|ca|ha|đơn vị diện tích|km2)(?!\w)",
    re.IGNORECASE,
)
_ROUND = frozenset(map(Decimal, (1, 10, 100, 1000, 10000, 100000, 1000000)))
_EACH_OF = patterns.compile(
    r"(?:[\w%]\s*/\s*|\d\s(?:\w+\s){1,4}trên\s+|tính trên\s+|(?:mỗi|cứ)\s+"
    r"|(?:giá trị|thu nhập|sản lượng|doanh thu)(?:\s[^\s;:.()]+){0,8}\s(?:trên|của|/)\s+)$",
    re.IGNORECASE,
)


def _counted_counts(text: str, quantity: Quantity, lead: str, after: str) -> bool:
    """Whether a count of things tells a result."""
    if quantity.in_words and quantity.bound is None and _few(quantity, lead, after):
        return False
    if (
        _NO_COUNT.match(quantity.unit)
        or (quantity.unit.startswith("mũi") and quantity.value < 5)
        or _PLENUM.search(lead)
    ):
        return False
    if _CHANGED.search(lead) and "/" not in quantity.unit and not _TIME.match(quantity.unit):
        return True
    if _UNITS_OF_LAND.match(quantity.unit) and _land_named(text, quantity, lead, after):
        return False
    if "/" not in quantity.unit and _AGAIN.match(after):
        return False
    if _ROUTES.match(quantity.unit) and (DOES.search(lead) or _listed_on(text, quantity)):
        return True
    listed = LISTED.match(quantity.unit) or (quantity.in_words and LISTED.match(quantity.unit + after))
    if listed and "/" not in quantity.unit:
        return _achieved(quantity, lead, after)
    spread = quantity.unit.startswith("mô hình") and is_done(lead)
    done = (
        spread
        or _DOING.search(lead)
        or (_MEETINGS.match(quantity.unit) and _HELD.search(lead))
        or _listed_on(text, quantity)
    )
    if DONE_THINGS.match(quantity.unit) and not done:
        return False
    if _ATTENDEES.match(quantity.unit) and (_PRESENT.search(lead) or _PRESENT_AFTER.match(after)):
        return False
    return not _threshold(quantity, lead, after)


def _land_named(text: str, quantity: Quantity, lead: str, after: str) -> bool:
    """Whether a count of communes, districts … only names them, being neither where something stands nor a change."""
    if (lead.rstrip().endswith(",") and _STATE.match(after)) or _ROSE_FROM.search(lead):
        return False
    resolved = _OF_RESOLUTION.search(text, max(0, quantity.start - 170), quantity.start)
    return _NOT_COUNTED.search(lead) is not None or resolved is not None


_NO_COUNT = patterns.compile(r"(?:sao|mũi (?:đột phá|nhọn|giáp công|tiến công))(?!\w)", re.IGNORECASE)
# Before a plenum's number, or the number of those of which one is spoken of: "là một trong **5 xã** điểm".
_PLENUM = patterns.compile(r"(?:Trung ương|TW|TƯ)\s$|(?<!\w)(?:0?1|[Mm]ột) trong (?:số )?$")
_ROSE_FROM = patterns.compile(r"(?<!\w)(?:tăng|giảm|nâng)(?:\s[^\W\d]+){0,6}\stừ\s*$", re.IGNORECASE)


def _few(quantity: Quantity, lead: str, after: str) -> bool:
    """Whether a few things in words are no result: one, those who take part, what is about to be listed."""
    return quantity.value == 1 or (
        quantity.value < 10 and (_TAKING_PART.search(lead) is not None or _ABOUT_TO_LIST.match(after) is not None)
    )


_TAKING_PART = patterns.compile(r"(?<!\w)(?:cùng|giữa|của|do|bởi)\s*$", re.IGNORECASE)
# What a resolution is about: "Nghị quyết của Tỉnh ủy về hỗ trợ **4 huyện** vùng cao".
_OF_RESOLUTION = patterns.compile(
    r"(?:Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Đề án|Kết luận|Thường vụ|Tỉnh ủy|Huyện ủy)\s[^.;\n]{0,120}(?<!\w)về\s"
    r"(?:[^\s,;]+\s){0,5}$"
)
# What a commune has become: "12 xã đạt chuẩn, **3 xã** kiểu mẫu".
_STATE = patterns.compile(
    r"\s(?:đạt|chưa đạt|được công nhận|kiểu mẫu|nâng cao|nông thôn mới|về đích|hoàn thành)(?!\w)", re.IGNORECASE
)
_MEETINGS = patterns.compile(r"(?:cuộc|buổi|đợt|lượt|lần)(?!\w)", re.IGNORECASE)
_HELD = patterns.compile(
    r"(?<!\w)(?:tiếp|tổ chức|tuyên truyền|ra quân|tập huấn|kiểm tra|giám sát|thực hiện|đối thoại|tiến hành|lấy)"
    r"(?:\s[^\W\d]+){1,4}(?:\s(?:được|hơn|trên|gần))?\s*$",
    re.IGNORECASE,
)
_CHANGED = patterns.compile(r"(?<!\w)(?:tăng|giảm)(?: thêm)?\s*$", re.IGNORECASE)
_TIME = patterns.compile(r"(?:ngày|giờ|phút|tháng|năm|tuần|quý|lần)(?!\w)", re.IGNORECASE)


def _in_a_name(quantity: Quantity, lead: str, *, hedged: bool) -> bool:
    """Whether a small number belongs to the name before it: "dự án 2,6 ha", "chính quyền 2 cấp", "tuyến đường 68m"."""
    named = _NAME_BEFORE.search(lead) is not None and quantity.value < 100 and not hedged
    return named and (not _MEASURED.match(quantity.unit) or _LAND_NAME.search(lead) is not None)


# A size that tells one kind from another: "cá tồn đọng (loại >1kg)".
_OF_KIND = patterns.compile(r"(?:\((?:loại|cỡ|khổ)\s*|[<>≥≤]\s*)$", re.IGNORECASE)


def _listed_on(text: str, quantity: Quantity) -> bool:
    """Whether a count goes on from another that was done: "tổ chức 12 buổi, **5 cuộc** đối thoại"."""
    return (
        patterns.search(
            r"\d\s\w+[^.;\n]{0,40},\s(?:trong đó\s(?:có\s)?)?$", text[max(0, quantity.start - 60) : quantity.start]
        )
        is not None
    )


_ROUTES = patterns.compile(r"(?:tuyến|bộ|loại)(?!\w)", re.IGNORECASE)


def _achieved(quantity: Quantity, lead: str, after: str) -> bool:
    """Whether a count of listable things tells a result: "đạt 16 chỉ tiêu", "2 chỉ tiêu chưa đạt"."""
    if not patterns.match(r"(?:chỉ tiêu|tiêu chí|nhiệm vụ|mục tiêu|nội dung)", quantity.unit, re.IGNORECASE):
        return False
    if _ABOUT_TO_LIST.match(after):
        return False
    return bool(_ACHIEVED.search(lead) or _OUTCOME.match(after))


_COMPARING = patterns.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|dài)\s+hơn\s*$", re.IGNORECASE)


def _threshold(quantity: Quantity, lead: str, after: str) -> bool:
    """A limit inside a description: "hộ có thu nhập 100 triệu đồng/năm trở lên chiếm …"."""
    return bool(_THRESHOLD_AFTER.match(after) and _HAVING.search(lead))


def _number(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> Number:
    unit = quantity.unit
    part = str(quantity.side) if quantity.side else ""
    if not unit and quantity.partner is not None:
        unit = quantities[quantity.partner].unit
    outer_start = quantity.start
    outer_end = quantity.end
    if quantity.bound_start is not None and quantity.bound_start < quantity.start:
        close = quantity.bound_end is None or not text[quantity.bound_end : quantity.start].strip()
        outer_start = quantity.bound_start if close else quantity.start
    bound = quantity.bound
    if _COMPARING.search(text, max(0, outer_start - 7), quantity.start):
        outer_start, bound = quantity.start, None
    if quantity.kind is Kind.RANK and quantity.side is not None and quantity.partner is not None:
        outer_end = max(outer_end, quantities[quantity.partner].end)
    hedge = text[outer_start : quantity.start].strip().lower()
    if hedge == "vượt" and _RELATIVE_UNIT.match(unit):
        outer_start, bound = quantity.start, None
    elif hedge.startswith("vượt ") and _RELATIVE_UNIT.match(unit):
        outer_start += len("vượt ")
    if quantity.bound_end is not None and quantity.bound_end > outer_end:
        outer_end = quantity.bound_end
    return Number(
        start=quantity.start,
        end=quantity.end,
        outer_start=outer_start,
        outer_end=outer_end,
        value=quantity.value,
        number_end=quantity.number_end,
        unit=unit,
        bound=bound,
        in_words=quantity.in_words,
        part=part,
        rank=quantity.kind is Kind.RANK,
    )
