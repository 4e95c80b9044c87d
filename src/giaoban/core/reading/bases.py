"""The words after or before a percentage that name what it is a percentage of, or the earlier period it is set against.

A base that is a plan ("dự toán HĐND quận giao") makes a percentage `of_target`; one that is an earlier period ("cùng kỳ
năm 2020") makes it `growth` or `of_previous`, as the verb says. The base's own words are kept, without "so với".
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from giaoban.core import patterns


class Against(StrEnum):
    """What a figure is set against."""

    TARGET = "target"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Base:
    """A base as written, and where its words end: `text[start:end]`, `after` where the reading goes on."""

    start: int
    end: int
    against: Against
    words: str


_WITH = r"(?:so với|so|với|của|trên|trong)\s+"
_TARGET_HEAD = (
    r"(?:(?:tổng|các|mức|tiến độ|số)\s+)?"
    r"(?:kế hoạch|kế hoach|KH(?=\s|[,;.)]|$)|dự toán|dự đoán năm|DT(?=\s|[,;.)]|$)|chỉ tiêu|mục tiêu"
    r"|nghị quyết|NQ(?=\s|[,;.)]|$)"
    r"|nhiệm vụ|định mức|công suất thiết kế|yêu cầu"
    r"|(?:mức|phần)(?:\s[^\W\d]+){0,5}?\s(?:giao|đề ra|phấn đấu)(?!\w))"
)
_PREVIOUS_HEAD = (
    r"(?:mức\s+)?(?:bình quân\s+|trung bình\s+|kết quả\s+|thực hiện\s+|ước thực hiện\s+|thời điểm\s+|hồi\s+"
    r"|cuối\s+|đầu\s+)*"
    r"(?:cả\s+(?:năm|tháng|quý|vụ)\s+(?:\d{4}|trước|ngoái)|cùng\s+(?:kỳ|kì|thời điểm|thời gian|giai đoạn)"
    r"|CK(?=\s|[,;.)]|$)|(?:hai\s+|ba\s+|\d+\s+)?năm\s+(?:học\s+)?(?:\d{4}|trước|ngoái|liền kề|gốc)"
    r"|(?:tháng|quý|kỳ|tuần|nhiệm kỳ|giai đoạn|vụ)\s+(?:trước|liền kề|IV|I{1,3}|\d{1,2}(?:/\d{4})?|\d{4}|cùng"
    r"|xuân|mùa|đông)"
    r"|\d{1,2}\s+tháng|(?:đầu|cuối)\s+(?:năm|nhiệm kỳ|kỳ|tháng|quý)|trước\s+(?:khi|đây)|(?:31|01|1"
    r"|30)[/-]\d{1,2}|ngày\s+\d)"
)
# A base goes on to the next mark or the next verb that would begin another figure.
_REST = (
    r"(?P<rest>(?:(?!\s+(?:và|đồng thời|trong đó|nhưng|tuy|cũng|là|do|để|nhờ|vì|khiến|với"
    r"|,)(?!\w))[^,;.()\n:…”\"]|(?<=\d)[.,](?=\d)|(?<=TP)\.)*"
    r")"
)
_TARGET = patterns.compile(rf"\s*(?:{_WITH})?(?P<base>{_TARGET_HEAD}{_REST})", re.IGNORECASE)
_PREVIOUS = patterns.compile(rf"\s*(?:{_WITH})?(?P<base>{_PREVIOUS_HEAD}{_REST})", re.IGNORECASE)
# A bare period after a number is when, not against what: "còn 1,2% năm 2025"; "so với năm 2020" is a base.
_NEEDS_WITH = patterns.compile(r"(?!cùng|cả|CK|mức|kết quả|thực hiện|ước thực hiện|bình quân)", re.IGNORECASE)
_OTHER_TOTAL = patterns.compile(
    rf"\s*(?:{_WITH})?(?P<base>(?:(?:tổng|tổng số|mức|số)\s+[^,;.()\n]*?(?:đã|năm (?:trước|\d{{4}})|giai đoạn"
    rf"|trước)|(?:[^\W\d]+\s){{1,6}}?(?:cùng kỳ|năm trước|năm ngoái|của năm \d{{4}}))[^,;.()\n]*)",
    re.IGNORECASE,
)
_LEADING = patterns.Hinted(
    rf"(?:so với|so|tính theo|theo)\s+(?P<base>(?:{_PREVIOUS_HEAD}|{_TARGET_HEAD})(?:(?!\s(?:do|nhờ|vì|khiến"
    rf"|để|của|và|trong|đã)(?!\w))[^,;.()\n:]|(?<=\d)[.](?=\d)){{0,240}}?)\s*"
    r"(?P<sep>,|:|\(|(?=\s(?:thì\s+)?(?:tăng|giảm|đạt|bằng|vượt|gấp|ước)(?!\w)))",
    re.IGNORECASE,
)
_STOP = patterns.compile(
    r"(?<!mức)(?<!hoạch)(?<!tiêu)\s+(?:tăng|giảm)(?!\w)"
    r"|\s+(?:và|vượt|gấp|ước|bằng|chiếm|đứng|xếp|còn|trong|đạt|thì|hoàn thành|cao|thấp)(?!\w)",
    re.IGNORECASE,
)


def base_after(text: str, start: int, end: int, *, relative: bool = False) -> Base | None:
    """The base that begins at `start`, right after a number, and ends before `end`.

    `relative` says that the number was introduced by "bằng", so that any earlier total may be the base.

    >>> line = " so với cùng kỳ năm 2020, cao nhất"
    >>> base_after(line, 0, len(line)).words
    'cùng kỳ năm 2020'
    >>> base_after(" hộ nghèo", 0, 9) is None
    True
    """
    target = _TARGET.match(text, start, end)
    if target is not None:
        return _trimmed(text, target.start("base"), target.end("base"), Against.TARGET)
    earlier = _PREVIOUS.match(text, start, end)
    if earlier is not None and (relative or not _NEEDS_WITH.match(earlier["base"]) or _SET_AGAINST.match(text, start)):
        return _trimmed(text, earlier.start("base"), earlier.end("base"), Against.PREVIOUS)
    total = _OTHER_TOTAL.match(text, start, end) if relative else None
    total = total or _SET_AGAINST_ANY.match(text, start, end)
    return total and _trimmed(text, total.start("base"), total.end("base"), Against.PREVIOUS)


def any_base(text: str, start: int, end: int) -> Base | None:
    """Whatever a change is set against after "so với": "tăng 5 lần so với **Hội nghị xúc tiến đầu tư 2016**".

    >>> line = " so với Hội nghị xúc tiến đầu tư 2016 và"
    >>> any_base(line, 0, len(line)).words
    'Hội nghị xúc tiến đầu tư 2016'
    """
    match = _ANY.match(text, start, end)
    return match and _trimmed(text, match.start("base"), match.end("base"), Against.PREVIOUS)


_ANY = patterns.compile(rf"\s*(?:so với|so)\s+(?P<base>[^\W\d]\w*\s{_REST})", re.IGNORECASE)
_SET_AGAINST_ANY = patterns.compile(
    rf"\s*(?:so với|so)\s+(?P<base>(?:trước|hồi|lúc|đầu|cuối|giữa|\d{{4}}){_REST})", re.IGNORECASE
)
_SET_AGAINST = patterns.compile(r"\s*(?:so với|so)\s", re.IGNORECASE)


def base_before(text: str, start: int, end: int, hints: int = -1) -> Base | None:
    """The last base that stands before its numbers: "so với cùng kỳ, thu nội địa đạt … tăng **2,17%**".

    `hints` are those in the words, where known: see `patterns.Hinted`.

    >>> line = "so với nhiệm kỳ trước tăng trên "
    >>> base_before(line, 0, len(line)).words
    'nhiệm kỳ trước'
    """
    found = None
    if not hints & _LEADING.bit:
        return None
    for match in _LEADING.finditer(text, start, end):
        words = text[match.start("base") : match.end("base")]
        against = Against.TARGET if patterns.match(_TARGET_HEAD, words, re.IGNORECASE) else Against.PREVIOUS
        found = Base(match.start("base"), match.end("base"), against, words.strip())
    return found


def base_closing(text: str, start: int, end: int) -> Base | None:
    """The earlier period that stands right before a number, between it and its verb.

    >>> line = "năng suất cao hơn cùng kỳ "
    >>> base_closing(line, 0, len(line)).words
    'cùng kỳ'
    """
    match = _CLOSING.search(text, start, end)
    if match is None:
        return None
    return Base(match.start("base"), match.end("base"), Against.PREVIOUS, match["base"])


_CLOSING = patterns.compile(
    r"(?:so với |so )?(?P<base>(?:(?:đầu|cuối|giữa|hồi đầu|hồi cuối) )?(?:(?:tháng |quý )?cùng kỳ|cùng kì|năm"
    r"|tháng|quý|nhiệm kỳ"
    r"|giai đoạn"
    r"|vụ|tuần|mức bình quân|bình quân)(?:\s(?:cùng kỳ|năm|học|trước|ngoái|chung|mùa|xuân|hè thu|đông xuân"
    r"|cả nước|toàn tỉnh"
    r"|\d{4}|\d{1,2}/\d{4}|\d{1,2}(?=\s*$)|[IV]+)){0,8}|ngày thường|mọi năm|thường lệ)"
    r"\s*(?:là|khoảng|chừng|gần|hơn)?\s*$",
    re.IGNORECASE,
)


def with_second_owner(text: str, base: Base, end: int) -> Base:
    """A base whose owners a comma parts: "dự toán tỉnh**, huyện giao**"."""
    more = _SECOND_OWNER.match(text, base.end, end)
    if more is None or base.against is not Against.TARGET:
        return base
    return Base(base.start, more.end(), base.against, text[base.start : more.end()])


_SECOND_OWNER = patterns.compile(r",\s(?:\w+\s){1,3}(?:giao|đề ra|phấn đấu|xây dựng)(?!\w)", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int, against: Against) -> Base:
    """The base without the blanks at its end and without a verb that begins another figure."""
    stop = _STOP.search(text, start + 3, end)
    end = stop.start() if stop else end
    while end > start and (text[end - 1].isspace() or text[end - 1] in "-–/"):
        end -= 1
    return Base(start, end, against, text[start:end])
