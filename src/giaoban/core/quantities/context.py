"""What the words before a number and the unit behind it say it is: a day, a year, an address, a result."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from giaoban.core import patterns
from giaoban.core.quantities.quantity import Kind
from giaoban.core.quantities.units import SCALE_WORDS, measures

DAY_WORDS = frozenset(["ngày", "sáng", "chiều", "trưa", "tối", "đêm", "hôm", "mùng", "mồng", "dịp", "lễ"])
YEAR_WORDS = frozenset(
    ["năm", "cuối", "đầu", "giữa", "kỳ", "đoạn", "từ", "đến", "tới", "trước", "sau", "hết", "-", "–"]
)
# Numbers behind these words are results: "đạt 4/5" is no date.
RESULT_WORDS = frozenset(
    ["đạt", "được", "thành", "có", "là", "còn", "nạp", "cấp", "giảm", "tăng", "với", "gồm", "chiếm"]
)
HOUR_WORDS = frozenset(["lúc", "vào", "hồi", "từ", "đến", "trước", "sau"])
PLACES = frozenset(["xã", "phường", "quận", "huyện", "tỉnh", "thị trấn", "thị xã", "thành phố", "khu phố", "khu"])
_BEFORE: dict[str, Kind] = {
    **dict.fromkeys(["tháng", "quý", "ngày", "mùng", "mồng"], Kind.DATE),
    **dict.fromkeys(["quận", "phường", "xã", "thôn", "tổ", "khu", "cụm", "km"], Kind.ADDRESS),
    **dict.fromkeys(["ngõ", "ngách", "hẻm", "kiệt", "nhà", "tầng", "lô"], Kind.ADDRESS),
    **dict.fromkeys(["điều", "khoản", "mục", "chương", "phần", "biểu", "bảng", "lục"], Kind.ORDINAL),
    **dict.fromkeys(["đợt", "khóa", "khoá", "bước", "lớp", "phiên", "lần"], Kind.ORDINAL),
    **dict.fromkeys(["lộ", "mã", "fax:", "fax", "thoại:", "thoại", "đt:"], Kind.CODE),
    "hạng": Kind.RANK,
}
_PAIRS: dict[tuple[str, str], Kind] = {
    ("kỳ", "họp"): Kind.ORDINAL,
    ("trung", "ương"): Kind.ORDINAL,
    ("tổng", "số"): Kind.QUANTITY,
    ("trong", "số"): Kind.QUANTITY,
    **dict.fromkeys(
        ((word, "số") for word in ("thiểu", "dân", "đa", "chỉ", "hệ", "doanh", "điểm", "tỷ")), Kind.QUANTITY
    ),
    ("vị", "trí"): Kind.RANK,
    ("trí", "số"): Kind.RANK,
    **dict.fromkeys((("nhà", "số"), ("đường", "số"), ("phố", "số"), ("chỉ:", "số"), ("ngõ", "số")), Kind.ADDRESS),
}
# A number right behind these is the document's, unless a unit follows ("kế hoạch 30 đảng viên").
_DOCUMENTS = frozenset(
    tuple(pair.split())
    for pair in (
        "nghị quyết",
        "chỉ thị",
        "quyết định",
        "nghị định",
        "thông tư",
        "kết luận",
        "thông báo",
        "công văn",
        "công điện",
        "quy định",
        "kế hoạch",
        "hướng dẫn",
    )
)
_EACH = frozenset(["mỗi", "một", "hàng", "hằng"])  # "mỗi tháng 5 vụ"
_MOST = {"tháng": 12, "quý": 4}
_YEAR = patterns.compile(r"(?:19|20)\d\d")


class UnitSort(NamedTuple):
    """What a unit tells of its number: the kind it makes it, and whether it is measured, not counted, or a place."""

    kind: Kind
    measured: bool
    place: bool


@lru_cache(maxsize=4096)
def sort_of(unit: str) -> UnitSort:
    """The sort of a unit as written.

    >>> sort_of("tháng").kind, sort_of("tỷ đồng").measured, sort_of("xã").place, sort_of("năm tuổi").kind
    (<Kind.DURATION: 'duration'>, True, True, <Kind.AGE: 'age'>)
    """
    name = unit.lower()
    head = name.split("/")[0].strip() if name != "đ/c" else name
    dimension = measures().get(head, ("", None))[0]
    if dimension in ("calendar time", "time", "working time"):
        return UnitSort(Kind.DURATION, False, False)
    if dimension == "age":
        return UnitSort(Kind.AGE, False, False)
    measured = bool(dimension) or head.split(" ")[0] in SCALE_WORDS
    return UnitSort(Kind.QUANTITY, measured, name in PLACES)


def kind_by_words(words: list[str], has_unit: bool) -> Kind | None:
    """The kind that the lower-case words before a number give it, None where they leave it open.

    >>> kind_by_words(["tại", "phường"], False), kind_by_words(["nghị", "quyết", "số"], False)
    (<Kind.ADDRESS: 'address'>, <Kind.DOCUMENT_NUMBER: 'document_number'>)
    >>> kind_by_words(["tổng", "số"], True), kind_by_words(["kế", "hoạch"], True), kind_by_words(["kế", "hoạch"], False)
    (None, None, <Kind.DOCUMENT_NUMBER: 'document_number'>)
    """
    if not words:
        return None
    last = words[-1]
    if len(words) > 1:
        pair = (words[-2], last)
        if pair[0] in _EACH:
            return None
        if kind := _PAIRS.get(pair):
            return None if kind is Kind.QUANTITY else kind
        if not has_unit and pair in _DOCUMENTS:
            return Kind.DOCUMENT_NUMBER
    if last == "số":
        return Kind.DOCUMENT_NUMBER
    if not has_unit and last in DAY_WORDS:
        return Kind.DATE
    return _BEFORE.get(last)


def kind_of(token: str, value: Decimal, decimals: int, unit: str, words: list[str]) -> Kind:
    """The kind of a number from its digits, the unit behind it and the words before it.

    >>> kind_of("4", Decimal(4), 0, "", ["tháng"]), kind_of("2019", Decimal(2019), 0, "hộ", ["năm"])
    (<Kind.DATE: 'date'>, <Kind.YEAR: 'year'>)
    >>> kind_of("2", Decimal(2), 0, "năm", ["quận"]), kind_of("45", Decimal(45), 0, "hộ", ["xã"])
    (<Kind.DURATION: 'duration'>, <Kind.QUANTITY: 'quantity'>)
    """
    if is_year(token, words, unit):
        return Kind.YEAR
    by_words = kind_by_words(words, bool(unit))
    if not unit:
        return by_words or Kind.BARE
    sort = sort_of(unit)
    if by_words is None:
        return Kind.TIME if unit == "giờ" and words and words[-1] in HOUR_WORDS else sort.kind
    if sort.measured or decimals or (by_words is Kind.DATE and value > _MOST.get(words[-1], 31)):
        return sort.kind
    if by_words is Kind.ADDRESS and not sort.place:
        return sort.kind
    if by_words is Kind.ORDINAL and sort.kind is Kind.QUANTITY and words[-1] not in ("điều", "khoản"):
        return sort.kind  # "mở lớp 45 học viên"
    return by_words


def is_year(token: str, words: list[str], unit: str) -> bool:
    """Whether four digits are a year: "năm" comes before, or no unit follows, or another word for a time comes before.

    >>> [is_year(*each) for each in (("2021", ["năm"], "tỷ đồng"), ("2021", ["có"], "hộ"), ("2021", [], ""))]
    [True, False, True]
    >>> [is_year(*each) for each in (("1010", ["năm"], ""), ("2.021", [], ""), ("2000", ["đến"], "đồng"))]
    [True, False, False]
    """
    if len(token) != 4 or not token.isdigit():
        return False
    if words and words[-1] == "năm":
        return True
    if not _YEAR.fullmatch(token):
        return False
    return not unit or (bool(words) and words[-1] in YEAR_WORDS and not sort_of(unit).measured)


def is_day_and_month(first: str, second: str, words: list[str], has_unit: bool) -> bool:
    """Whether "a/b" is a day and a month, or a month and a year, rather than a fraction.

    >>> is_day_and_month("6", "5", ["ngày"], True), is_day_and_month("30", "4", [], False)
    (True, True)
    >>> is_day_and_month("4", "4", ["giữ"], True), is_day_and_month("4", "5", ["đạt"], False)
    (False, False)
    >>> is_day_and_month("4", "2025", [], False), is_day_and_month("103", "261", [], False)
    (True, False)
    """
    a, b = int(first), int(second)
    if words[-1:] == ["lệ"]:  # tỷ lệ 1/2000
        return False
    if _YEAR.fullmatch(second):
        return 1 <= a <= 12 and (not has_unit or words[-1:] == ["tháng"])
    if not (1 <= a <= 31 and 1 <= b <= 12) or len(first) > 2 or len(second) > 2:
        return False
    if words and words[-1] in DAY_WORDS:
        return True
    return not has_unit and not (words and words[-1] in RESULT_WORDS)
