"""What the word before a number says it is: a day, a year, the number of a document, an address, an ordinal."""

import re

from giaoban.core.quantities.quantity import Kind

DAY_WORDS = frozenset("ngày sáng chiều trưa tối đêm hôm mùng mồng dịp lễ tết".split())
YEAR_WORDS = frozenset("năm cuối đầu giữa kỳ đoạn khóa khoá từ đến tới trước sau hết nay - –".split())
# Numbers behind these verbs are results: "đạt 4/5" is no date.
RESULT_WORDS = frozenset("đạt được thành có là còn duy trì kết nạp cấp giảm tăng".split())
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("tháng", "quý", *DAY_WORDS), Kind.DATE),
    **dict.fromkeys(
        ("quận", "phường", "xã", "ngõ", "ngách", "hẻm", "kiệt", "tổ", "nhà", "tầng", "lô", "khu", "thôn", "cụm", "km"),
        Kind.ADDRESS,
    ),
    **dict.fromkeys(
        ("điều", "khoản", "mục", "chương", "phần", "biểu", "bảng", "lục", "đợt", "khóa", "khoá", "bước", "lớp", "phiên", "thứ"),
        Kind.ORDINAL,
    ),
    **dict.fromkeys(("hạng", "nhì"), Kind.RANK),
    **dict.fromkeys(("covid", "lộ", "mã", "tuyến"), Kind.CODE),
}  # fmt: skip
PAIRS: dict[tuple[str, str], Kind] = {
    ("lần", "thứ"): Kind.ORDINAL,
    ("kỳ", "họp"): Kind.ORDINAL,
    ("tổng", "số"): Kind.QUANTITY,
    ("vị", "trí"): Kind.RANK,
    ("nhà", "số"): Kind.ADDRESS,
    ("đường", "số"): Kind.ADDRESS,
    ("phố", "số"): Kind.ADDRESS,
    ("trí", "số"): Kind.RANK,
    ("điện", "thoại"): Kind.CODE,
}
_YEAR = re.compile(r"(?:19|20)\d\d")


def kind_by_words(words: list[str]) -> Kind | None:
    """The kind that the lower-case words before a number give it, None where they leave it open.

    >>> kind_by_words(["tại", "phường"]), kind_by_words(["nghị", "quyết", "số"]), kind_by_words(["tổng", "số"])
    (<Kind.ADDRESS: 'address'>, <Kind.DOCUMENT_NUMBER: 'document_number'>, <Kind.QUANTITY: 'quantity'>)
    """
    if not words:
        return None
    last = words[-1]
    if len(words) > 1 and (kind := PAIRS.get((words[-2], last))):
        return kind
    return Kind.DOCUMENT_NUMBER if last == "số" else KINDS.get(last)


def is_year(token: str, words: list[str], has_unit: bool) -> bool:
    """Whether four digits are a year: no unit follows, or a word for a time comes before.

    >>> is_year("2021", ["năm"], True), is_year("2021", ["có"], True), is_year("2021", [], False), is_year("2.021", [], False)
    (True, False, True, False)
    """
    if len(token) != 4 or not _YEAR.fullmatch(token):
        return False
    return not has_unit or bool(words and words[-1] in YEAR_WORDS)


def is_day_and_month(first: str, second: str, words: list[str], has_unit: bool) -> bool:
    """Whether "a/b" is a day and a month (or a month and a year) rather than a fraction.

    >>> is_day_and_month("6", "5", ["ngày"], True), is_day_and_month("30", "4", [], False)
    (True, True)
    >>> is_day_and_month("4", "4", ["giữ"], True), is_day_and_month("4", "5", ["đạt"], False)
    (False, False)
    >>> is_day_and_month("4", "2025", [], False), is_day_and_month("103", "261", [], False)
    (True, False)
    """
    if not (first.isdigit() and second.isdigit()):
        return False
    a, b = int(first), int(second)
    if _YEAR.fullmatch(second):
        return 1 <= a <= 12 and not has_unit
    if not (1 <= a <= 31 and 1 <= b <= 12) or len(first) > 2 or len(second) > 2:
        return False
    if words and words[-1] in DAY_WORDS:
        return True
    return not has_unit and not (words and words[-1] in RESULT_WORDS)
