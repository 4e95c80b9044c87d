"""The small patterns that Vietnamese phrases of time are made of, and what each says.

All patterns read lower-case NFC text. Space may be a no-break space or one line break; a dash any of four.
"""

from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.periods.kinds import PeriodKind
from giaoban.core.periods.points import Point

S = r"(?:[^\S\n]{1,6}(?:\n[^\S\n]{0,20})?|\n[^\S\n]{0,20})"  # space, bounded so that long runs cost nothing
O = r"[^\S\n]{0,4}"  # noqa: E741  perhaps space
DASH = rf"(?:{S})?[-–—‑−](?:{S})?"
YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
MONTH_WORD = (
    r"(?:mười hai|mười một|mười|một|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín"
    rf"|năm(?!{S}(?:\d|nay|này|ngoái|trước|sau|tới|qua)))\b"
)
MONTHS = rf"(?:{MONTH}|{MONTH_WORD})"
QUARTER = r"(?:iv|iii|ii|i|[1-4]|một|nhất|hai|ba|tư|bốn)\b(?![.,]?\d)"
ROMAN = r"(?:iv|iii|ii|i)\b"
COUNT_WORD = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười)"
COUNT = rf"(?:\d{{1,2}}|{COUNT_WORD})"
BESIDE = r"(?:này|nay|hiện tại|hiện nay|trước|ngoái|vừa qua|vừa rồi|qua|sau|tới|tiếp theo|kế tiếp|tiếp)\b"
YEAR_BESIDE = r"(?:nay|này|ngoái|trước|sau|tới)\b"
# A year behind a month or quarter: "/2025", "-2025", "năm 2025", "của năm 2025", "năm ngoái".
YEAR_TAIL = rf"(?:{O}[/-]{O}{YEAR}|\.{YEAR}|(?:{S}của)?{S}năm{S}(?:{YEAR}|{YEAR_BESIDE}))"
# The words after which a year may stand without "năm", and what may follow it there: "vụ mùa 2019, …", no "2019 ha".
AFTER_YEARLY = (
    r"(?:(?<=vụ )|(?<=mùa )|(?<=xuân )|(?<=hè )|(?<=thu )|(?<=đông )|(?<=tác )|(?<=động )|(?<=hoạch )|(?<=toán )"
    r"|(?<=tiêu )|(?<=so với )|(?<=tổng kết )|(?<=xã hội )|(?<=ngân sách )|(?<=phương hướng )|(?<=tết ))"
)
NO_AMOUNT = (
    rf"(?=[,;:.)(]?(?:$|\n|[,;:.)(]\s)|{S}(?:và|của|là|trên|tại|đạt|ước|toàn|huyện|xã|tỉnh|thành|ngành|được|đã|có"
    rf"|tăng|giảm|trong|cho|do|với|từ|đến|theo|chỉ|thì|nhưng)\b|{S}[-–(])"
)
# The same after "đến", "cuối", where more may follow: "đến 2025 có 75%", "đến 2030: 90%"; no "đến 2025 người".
NO_AMOUNT_AFTER_END = (
    rf"(?:{NO_AMOUNT}|(?={S}(?:phấn|tập|thu|hoàn|cả|tất|mỗi|số|giá{S}trị|sẽ|phải|cơ|không|còn|bình|tổng|xây"
    rf"|trở|nâng|\d)))"
)
WEEKDAY = rf"(?:thứ{S}(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|(?:chủ|chúa){S}nhật)"
_WEEKDAY_DATE = rf"(?:{WEEKDAY},?{S})?(?:ngày{S})?(?:(?:mồng|mùng){S})?"
FULL_DATE = rf"{_WEEKDAY_DATE}{DAY}{O}[/.-]{O}{MONTH}{O}[/.-]{O}{YEAR}"
SHORT_YEAR_DATE = rf"{_WEEKDAY_DATE}{DAY}/{MONTH}/\d\d(?![\d/-])"
WORD_DATE = rf"{_WEEKDAY_DATE}{DAY}{S}tháng{S}{MONTHS}{YEAR_TAIL}?"
BARE_DATE = rf"{DAY}[/-]{MONTH}(?![/-]?\d|[.,]\d|%|/)"
DAY_DATE = rf"(?:(?:{WEEKDAY},?{S})?(?:ngày|mồng|mùng)(?:{S}(?:mồng|mùng))?{S}){BARE_DATE}"
MONTH_OF = rf"tháng{S}{MONTHS}{YEAR_TAIL}?"
QUARTER_OF = rf"quý{S}{QUARTER}{YEAR_TAIL}?"
YEAR_OF = rf"năm{S}(?:{YEAR}|{BESIDE})"
NEAR = rf"(?:(?:nửa{S})?(?:đầu|cuối)|hết|giữa){S}"
YEAR_POINT = rf"(?:{NEAR})?năm{S}(?:{YEAR}|{YEAR_BESIDE})|{NEAR}năm\b"
TERM_POINT = rf"(?:{NEAR})?nhiệm{S}k[ỳì](?:{S}{YEAR}{DASH}{YEAR}|{S}{BESIDE})?"
NOW = rf"(?:hiện{S})?nay\b|hiện{S}tại\b|thời{S}điểm{S}(?:này|hiện{S}(?:tại|nay)|báo{S}cáo)\b"
RELATIVE = rf"(?:{NEAR})?(?:tháng|quý|tuần){S}{BESIDE}"
# What may stand at either end of a span, the longest first.
POINT = (
    rf"(?:{FULL_DATE}|{SHORT_YEAR_DATE}|{WORD_DATE}|{DAY_DATE}|(?:{NEAR})?{MONTH_OF}|(?:{NEAR})?{QUARTER_OF}"
    rf"|{YEAR_POINT}|{TERM_POINT}|{RELATIVE}|{NOW})"
)

_NUMBERS = {
    "một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "nửa": 6, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_OFFSETS = {
    "này": 0, "nay": 0, "hiện tại": 0, "hiện nay": 0, "trước": -1, "ngoái": -1, "vừa qua": -1, "vừa rồi": -1,
    "qua": -1, "sau": 1, "tới": 1, "tiếp theo": 1, "kế tiếp": 1, "tiếp": 1,
}  # fmt: skip
UNITS = {
    "tháng": PeriodKind.MONTH,
    "quý": PeriodKind.QUARTER,
    "năm": PeriodKind.YEAR,
    "tuần": PeriodKind.WEEK,
    "ngày": PeriodKind.DAY,
    "nhiệm kỳ": PeriodKind.TERM,
}
_SPACES = patterns.compile(r"\s+")


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """The text with single plain spaces, "kì" as "kỳ".

    >>> squeeze("nhiệm\\u00a0kì")
    'nhiệm kỳ'
    """
    return _SPACES.sub(" ", text).strip().replace("kì", "kỳ")


def number_of(text: str) -> int:
    """The number in digits, words or Roman numerals.

    >>> number_of("04"), number_of("mười một"), number_of("iii")
    (4, 11, 3)
    """
    return int(text) if text.isdecimal() else _NUMBERS[squeeze(text)]


def offset_of(word: str) -> int:
    """How far a word like "trước" or "tới" moves.

    >>> offset_of("ngoái"), offset_of("tới"), offset_of("nay")
    (-1, 1, 0)
    """
    return _OFFSETS[squeeze(word)]


_READ_DATE = patterns.compile(r"\D*?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?(?:[/.-] ?(?P<year>\d{2,4}))?")
_READ_WORD_DATE = patterns.compile(rf"\D*?(?P<day>\d{{1,2}}) tháng (?P<month>{MONTHS})(?P<tail>{YEAR_TAIL})?")
_WEEKDAY_HEAD = patterns.compile(rf"{WEEKDAY},? ")
_READ_PART = patterns.compile(rf"(?P<unit>tháng|quý) (?P<number>{MONTHS}|{QUARTER})(?P<tail>{YEAR_TAIL})?")
_READ_BESIDE = patterns.compile(rf"(?P<unit>tháng|quý|năm|tuần|nhiệm kỳ)(?: (?P<word>{BESIDE}))?")
_READ_TERM = patterns.compile(rf"nhiệm kỳ (?P<first>{YEAR}){DASH}(?P<last>{YEAR})")
_READ_YEAR = patterns.compile(rf"năm (?P<year>{YEAR})")
_NEAR = patterns.compile(r"(?:nửa )?(đầu|cuối|hết|giữa) ")


def year_tail(tail: str | None) -> tuple[int | None, int | None]:
    """The year that a tail gives, as (year, offset from the report's).

    >>> year_tail("/2025"), year_tail(" năm ngoái"), year_tail(None)
    ((2025, None), (None, -1), (None, None))
    """
    if not tail:
        return None, None
    if digits := patterns.search(r"\d{4}", tail):
        return int(digits[0]), None
    return None, offset_of(tail.split()[-1])


def full_year(digits: str | None) -> int | None:
    """A year of two or four digits; two digits from 50 up are of the last century.

    >>> full_year("17"), full_year("91"), full_year("2025")
    (2017, 1991, 2025)
    """
    if not digits:
        return None
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= 50 else 2000)


@lru_cache(maxsize=4096)
def read_point(text: str) -> Point | None:
    """The point that a phrase matched by POINT gives; None for "nay".

    >>> read_point("tháng tư/2025") == Point(PeriodKind.MONTH, 4, 2025)
    True
    """
    phrase = _WEEKDAY_HEAD.sub("", squeeze(text))
    if match := _READ_WORD_DATE.fullmatch(phrase):
        year, offset = year_tail(match["tail"])
        return Point(PeriodKind.DAY, number_of(match["month"]), year, int(match["day"]), year_offset=offset)
    if match := _READ_DATE.fullmatch(phrase):
        return Point(PeriodKind.DAY, int(match["month"]), full_year(match["year"]), int(match["day"]))
    near = _NEAR.match(phrase)
    phrase = _NEAR.sub("", phrase, count=1)
    if match := _READ_PART.fullmatch(phrase):
        year, offset = year_tail(match["tail"])
        return Point(UNITS[match["unit"]], number_of(match["number"]), year, year_offset=offset)
    if match := _READ_TERM.fullmatch(phrase):
        point = Point(PeriodKind.TERM, year=int(match["first"]), last_year=int(match["last"]))
    elif match := _READ_YEAR.fullmatch(phrase):
        point = Point(PeriodKind.YEAR, year=int(match["year"]))
    elif match := _READ_BESIDE.fullmatch(phrase):
        point = Point(UNITS[match["unit"]], offset=offset_of(match["word"] or "nay"))
    else:
        return None
    return _beginning(point) if near and near[1] == "đầu" else point


def _beginning(point: Point) -> Point:
    """ "đầu năm" is January of the year; the beginning of a term is the term."""
    if point.unit is PeriodKind.YEAR:
        return Point(PeriodKind.MONTH, 1, point.year, year_offset=point.offset)
    return point
