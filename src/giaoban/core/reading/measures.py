"""What a figure counts, in the report's own words.

For an amount or a rate it is the subject before the verb ("**tổng thu ngân sách** ước đạt 5 tỷ đồng"); for counted
things it is the verb, the thing and what is said of it ("**kết nạp** 30 **đảng viên mới**"); for a percentage without a
subject it is the noun after it ("95% **hộ gia đình đạt gia đình văn hóa**"). Periods, hedges, reporting words and
openings such as "Theo đó" are no part of it.
"""

import re

from giaoban.core.reading.cues import Verb
from giaoban.core.reading.slots import Slot

_HEADS = (
    r"(?:tổng|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|số|giá trị|thu|chi|doanh thu|doanh số|kim ngạch|sản lượng|diện tích|vốn|kinh phí|chỉ số|cơ cấu|thu nhập"
    r"|quy mô|tốc độ|năng suất|mức|lượng|độ|bội chi|dư nợ|nguồn vốn|huy động|tín dụng|công suất|thuế|dân số|bình quân|GRDP|GDP|chỉ tiêu|giải ngân|nợ)"
)
_HEAD = re.compile(rf"{_HEADS}(?!\w)", re.IGNORECASE)
_SAID = re.compile(
    r"(?:cho biết|cho hay|nhận định|khẳng định|thông tin|nhấn mạnh|dự báo|nêu rõ|đánh giá|báo cáo|ghi nhận|xác định|thống kê)\s*(?:rằng)?[,:]?\s",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"(?:và|còn|riêng|trong đó|trong số đó|trong tổng số|cụ thể|theo đó|đồng thời|ngoài ra|bên cạnh đó|cùng với đó|tuy nhiên|đặc biệt|đến nay|hiện nay|hiện có|hiện"
    r"|tính chung|tính riêng|chỉ riêng|tính trung bình|tính|lũy kế|luỹ kế|trong kỳ|trong tháng|trong quý|trong năm|trong nhiệm kỳ|cả năm|năm nay|sang năm|năm qua|năm tới"
    r"|thì|là|với|của|do|nhờ|được|chỉ|cũng|nhìn chung|ước tính|ước|tổng cộng|qua đó|từ đó|nổi bật là|nổi bật|như|dự kiến|phấn đấu|đặt mục tiêu|mục tiêu|quyết tâm|về|đối với"
    r"|trên địa bàn(?= có)|toàn (?:tỉnh|huyện|xã|phường|quận|thành phố|thị xã)(?= (?:có|đã|hiện))|đã|sẽ|có|các|những|hoàn thành chỉ tiêu|chỉ tiêu|được giao|giao|duy trì|cho biết|cho"
    r"|từ đầu năm|tháng này|vào|trong|đến|tới|tại|theo|khoảng|khi|sau|tiếp đó|nhất là|gồm|bao gồm|trước đó|bởi|vì|để|phát hiện|ghi nhận|xảy ra|thực hiện|hằng năm|hàng năm|mỗi|cao|hơn|góp phần|kết quả)(?!\w)[\s,:]*",
    re.IGNORECASE,
)
_CLOSERS = re.compile(
    r"(?<!\w)(?:đã|được|ước|tính|thực hiện|đến|tới|trong|vào|cả|của|là|có|đạt|cũng|đều|còn|lại|chung|ở|từ|với|cho|chỉ|vẫn|tiếp tục|hiện|phấn đấu|sẽ|và|thu hút được"
    r"|riêng|bằng|theo|tại|nay|lên|xuống|tăng lên|duy trì|cao nhất|khá|nhanh|mạnh|liên tục|bình quân năm|hết|tiếp|thêm|ra|toàn bộ|năm nay|năm qua|này)$",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;:()\"“”…\n\[\]]|\s[–-]\s")
_EXISTS = re.compile(
    r"(?:có|còn|phát hiện|xảy ra|ghi nhận|gồm|hiện có|có thêm|là|có tổng|trên|trong)\s*$", re.IGNORECASE
)
_TAIL_END = re.compile(
    r"\s(?:so với|so|trong đó|nhưng|tuy nhiên|chiếm|trong khi|để|nhằm|do|vì|nhờ|dù|mặc dù|là|vào (?:năm|cuối|tháng|ngày)|bằng cách|như kế hoạch)(?!\w)"
    r"|\s(?:đạt|tăng|giảm|vượt|bằng)\s*$",
    re.IGNORECASE,
)
_HEDGE_END = re.compile(r"(?:\s|^)(?:trở lên|trở xuống|mỗi năm)\s*$", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s*)*(?:%|phần trăm|điểm|đồng|đ(?![\w/])|USD|đô|EUR|VN[DĐ]|ha(?!\w)|héc|km|m2|m3|m²|m³|mét|tấn|tạ|kg|lít|kW|MW|lần|giờ|độ|tr\.|m(?!\w))",
    re.IGNORECASE,
)
_SCALE_ONLY = re.compile(r"(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?:\s(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ))*$", re.IGNORECASE)


def is_counted(unit: str) -> bool:
    """Whether a unit is a thing that is counted ("đảng viên") and not a unit of measure ("tỷ đồng", "%").

    >>> is_counted("đảng viên"), is_counted("triệu đồng/người/năm"), is_counted("%")
    (True, False, False)
    """
    return bool(unit) and _MEASURED.match(unit) is None and _SCALE_ONLY.match(unit) is None


def without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """`text[start:end]` with the given spans (periods, bases) taken out."""
    kept = []
    at = start
    for low, high in spans:
        if high <= at or low >= end:
            continue
        kept.append(text[at : max(at, low)])
        at = max(at, min(high, end))
    kept.append(text[at:end])
    return " ".join(kept)


def subject(words: str) -> str:
    """The noun phrase that the words before a verb end in.

    >>> subject("Theo đó, tổng thu ngân sách Nhà nước (NSNN) tính đến")
    'tổng thu ngân sách Nhà nước'
    >>> subject("tổng kinh phí thăm hỏi, tặng quà người có công")
    'tổng kinh phí thăm hỏi, tặng quà người có công'
    """
    said = None
    for said in _SAID.finditer(words):
        pass
    if said is not None and words[said.end() :].strip(" ,.:;"):
        words = words[said.end() :]
    words = re.sub(r"\([^()]*\)", " ", words)
    segments = [_clean(segment) for segment in _CUT.split(words)]
    last = next((index for index in range(len(segments) - 1, -1, -1) if segments[index]), None)
    if last is None:
        return ""
    for index in range(last, -1, -1):
        if _HEAD.match(segments[index]) and last - index <= 4:
            return ", ".join(segment for segment in segments[index : last + 1] if segment)
    return segments[last]


def _clean(segment: str) -> str:
    segment = " ".join(segment.split()).strip(" .-–'‘’*/•+")
    while True:
        match = _OPENINGS.match(segment)
        if match is None or match.end() == 0:
            break
        segment = segment[match.end() :]
    while True:
        shorter = _CLOSERS.sub("", segment).rstrip(" .-–,")
        if shorter == segment:
            return segment
        segment = shorter


def tail_words(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """What is said after the number of the thing it counts, without periods and bases."""
    words = without(text, slot.number.outer_end, slot.tail_end, spans)
    end = _TAIL_END.search(words)
    words = words[: end.start()] if end else words
    return " ".join(words.split()).strip(" .,:;-–\"“”()'")


def counted(slot: Slot, text: str, spans: list[tuple[int, int]]) -> str:
    """The measure of a counted thing: the verb before it, the thing, and what is said of it.

    "Đảng bộ đã kết nạp được 6 đảng viên" gives "kết nạp đảng viên"; "phát hiện 15 vụ phá rừng" gives "vụ phá rừng".
    """
    unit = slot.number.unit
    tail = tail_words(slot, text, spans)
    lead_end = slot.lead_start + slot.closing.start if slot.closing else slot.number.outer_start
    exists = slot.closing is not None and _EXISTS.search(slot.closing.words.rstrip(" :")) is not None
    before = subject(without(text, slot.lead_start, lead_end, spans))
    if (exists and tail) or (_EXISTS.search(slot.lead) and tail):
        before = ""
    if slot.closing and slot.closing.verb in (Verb.RISE, Verb.FALL):
        word = "tăng" if slot.closing.verb is Verb.RISE else "giảm"
        before = f"{before} {word}".strip()
    return " ".join(part for part in (before, unit, tail) if part)


def has_head(words: str) -> bool:
    """Whether a phrase begins with a noun that names an indicator: tổng, tỷ lệ, giá trị, thu, …"""
    return _HEAD.match(words) is not None
