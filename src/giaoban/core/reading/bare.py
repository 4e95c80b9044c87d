"""Numbers without a unit that are figures all the same: what they count was named before them, or stands after.

"tiếp nhận 84 hồ sơ, quá hạn **2**", "cảnh cáo **5**, khiển trách **3**", "triển khai **23 kỹ thuật**".
"""

import re

from giaoban.core import patterns
from giaoban.core.quantities import Quantity
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading.things import unknown_thing


def bare_counts(quantity: Quantity, line: str, after: str) -> bool:
    """Whether a number without a known unit is a figure.

    It is one as a side of a fraction or range, where a verb or colon hands it over and a mark follows ("cảnh cáo 5,"),
    as the level before a change ("từ 21 lên 25 triệu đồng"), and before a noun that a result counts ("triển khai 23 kỹ
    thuật").
    """
    if quantity.in_words:
        return quantity.side is not None
    if _AGES.search(line):
        return False
    if quantity.side is not None:
        return True
    if (_PARTS.search(line) or _COUNT_OF.search(line)) and _MARK.match(after):
        return True
    if _GROUPED.fullmatch(quantity.text) and _LARGE.search(line) and _MARK.match(after):
        return True
    if (_IN_TURN.search(line) and _AND_NEXT.match(after)) or (_OF_PLAN.search(line) and _MARK.match(after)):
        return True
    if _MEMBERS.match(after) and _BESIDE_COUNT.search(line):
        return True
    if not quantity.decimals and (_of_the_count(line, after) or _in_a_list(line, after)):
        return True
    if patterns.search(r"(?<!\w)từ\s*$", line) and patterns.match(
        r"\s*(?:\S+\s){0,3}?(?:lên|xuống|còn|đến|nay có|nay đã có|nay là)\s(?:còn\s|đến\s)?\d", after
    ):
        return True
    if not quantity.decimals and unknown_thing(line, after, quantity.text):
        return True
    return _HANDED.search(line) is not None and _MARK_OR_BRACKET.match(after) is not None


def _of_the_count(line: str, after: str) -> bool:
    """Whether a number leaves out what it counts, which was named before it: "tiếp nhận 84 hồ sơ, quá hạn **2**"."""
    if (_THEREOF.search(line) and _IS.match(after)) or (_NEXT.search(line) and _HAPPENED.match(after)):
        return True
    counted = _COUNTED_BEFORE.search(line)
    if counted is None or not _MARK.match(after):
        return False
    words = counted["words"].split()
    if line.rfind("(") > line.rfind(")"):
        return _PLACE_NAMED.fullmatch(counted["words"]) is not None
    return not _NUMBERED.fullmatch(words[-1]) and not words[-1][0].isupper() and not _NUMBERED.fullmatch(words[0])


def _in_a_list(line: str, after: str) -> bool:
    """Whether a number is one of several counts of the thing that opens: "Doanh nghiệp mới **47**, giải thể 9"."""
    opened = _LIST_OPENS.search(line) if _LIST_GOES_ON.match(after) or _MARK.match(after) else None
    if opened is None or unit_behind(f" {opened['thing'].lower()}", 0) is None:
        return False
    last = line.split()[-1]
    if not last.islower() or _NUMBERED.fullmatch(last):
        return False
    return opened["counts"] != "" or _LIST_GOES_ON.match(after) is not None


_LIST_OPENS = patterns.compile(
    r"(?:^|[.;:]\s)\W{0,4}(?P<thing>[^\W\d]+(?:\s[^\W\d]+){1,6}?)(?P<counts>(?:\s\d[\d.]*,(?:\s[^\W\d]+){1,5})*)\s$",
    re.IGNORECASE,
)
_LIST_GOES_ON = patterns.compile(r",(?:\s[^\W\d]+){1,5}\s\d[\d.]*\s?(?:[,;)]|\.(?!\d)|$)")
_THEREOF = patterns.compile(r"\d\s[^\W\d][^.;\n]{0,45}(?<!\w)trong đó,?\s(?:có\s)?$")
# A part of what was counted just before: "730 đoàn viên ưu tú, **468** được kết nạp".
_NEXT = patterns.compile(r"\d\s[^\W\d](?:[^,.;:\n]|\.(?=\d)){1,50},\s$")
_HAPPENED = patterns.compile(r"\s(?:được|bị|đã|chưa)\s")
# A number large enough to be grouped is one, whatever stands before it: "khách hàng phát triển mới **14.205**,".
_GROUPED = patterns.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LARGE = patterns.compile(
    r"(?<!\w)(?!(?:số|luật|điều|thứ|mã|năm|dài|lộ|đường|giá|phiếu|thửa)\s$)(?:[^\W\d]+)\s$", re.IGNORECASE
)
_IN_TURN = patterns.compile(r"(?<!\w)lần lượt(?: là| đạt| có| còn)?\s$", re.IGNORECASE)
_AND_NEXT = patterns.compile(r"\s?(?:,|và|;)\s?\d")
_OF_PLAN = patterns.compile(
    r"(?<!\w)(?:chỉ tiêu|kế hoạch|dự toán|nghị quyết)(?: [^\W\d]+){0,2} (?:cả năm|giao|đề ra|là)\s$", re.IGNORECASE
)
_IS = patterns.compile(r"\s(?:là|thuộc|được|bị|đã|chưa|đang|không)\s")
# A clause of a few words between a count and the number.
_COUNTED_BEFORE = patterns.compile(
    r"\d\s[^\W\d](?:[^.:\n]|\.(?=\d)){0,90}?[,(;]\s?(?P<words>[^\W\d]+(?:\s[^\W\d]+){1,5})\s$", re.IGNORECASE
)
_PLACE_NAMED = patterns.compile(
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|thôn|bản|cấp)(?:\s[^\W\d]+){1,4}", re.IGNORECASE
)
# Words that a number names rather than counts, and words that need a noun after it.
_NUMBERED = patterns.compile(
    r"(?:số|lớp|khối|tuần|ngày|thứ|tổ|đội|nhóm|loại|hạng|bậc|cấp|mức|mục|phần|chương|khu|lô|kỳ|đợt|lần|vòng|khóa"
    r"|tháng|năm|quý|điều|khoản|điểm|km|phố|ấp|thôn|bản|xóm|buôn|phường|quận|xã|huyện|tỉnh|lộ|đường|cầu|trường|trạm"
    r"|trong|với|từ|đến|gồm|tại|ở|cả|mỗi|của|và|có|là|như|trên|dưới|khoảng|gần|hơn|theo|cho|thuộc|độ|tuổi|giai"
    r"|đoạn|nhiệm|trước|sau|mốc|lúc|hồi|vào|đầu|top|tốp|tới|nay)",
    re.IGNORECASE,
)
_HANDED = patterns.compile(
    r"(?:việc làm cho|đạt|là|còn|được|:|tăng|giảm|lên|xuống|trách|cáo|trừ|chức|giải quyết|xử lý|làm rõ|giải tỏa"
    r"|giải toả|mỗi năm|mỗi tháng|mỗi ngày)\s*$"
)
_MARK_OR_BRACKET = patterns.compile(r"\s*(?:[,;.)]|\((?:đạt|tương|tăng|giảm|chiếm|\d)|so (?:với|cùng)(?!\w)|$)")
_AGES = patterns.compile(r"(?<!\w)(?:độ tuổi|tuổi|ngày)\s(?:từ\s)?(?:\d{1,2}\s?[-–]\s?)?$", re.IGNORECASE)
_COUNT_OF = patterns.compile(
    r"(?:^|[;.:]\s)\W*(?:(?:tổng )?số|tỷ lệ|tỉ lệ|chỉ số|hệ số|mật độ)(?:\s[^\W\d]+(?:/[^\W\d]+)?,?){2,12}\s$",
    re.IGNORECASE,
)
# Members by their standing: "17 đảng viên, **16** chính thức và **01** dự bị".
_MEMBERS = patterns.compile(r"\s(?:chính thức|dự bị|nữ|nam)(?!\w)")
_BESIDE_COUNT = patterns.compile(r"\d\s[^\W\d][^.\n]{0,40}$")
_MARK = patterns.compile(r"\s*(?:[,;.](?!\d)|\(|\)|$)")
# A part that its name alone tells: "165 công dân, trong đó quân đội **140**, công an **25**".
_PARTS = patterns.compile(
    r"(?:(?<!\w)(?:trong đó|gồm|bao gồm|chia ra):?|\d\s[^\W\d]+(?:\s[^\W\d]+){0,2}\s\((?=\w))\s?(?:[^\W\d]+\s){1,5}"
    r"(?:\d[\d.,]*[,;]\s(?:[^\W\d]+,?\s(?:-\s)?){1,6})*$",
    re.IGNORECASE,
)
