"""Where numbers stand in a text: runs of digits with their marks, number words, ordinals, and the forms around them."""

import re
from collections.abc import Iterator

from giaoban.core import patterns
from giaoban.core.quantities.lexicon import BLANK, GAP

# A run of digits with its marks; a mark counts only where digits go on behind it.
DIGITS = patterns.compile(
    r"[0-9](?:[0-9]*(?![.,\u00a0\u202f\u2009 ]?[0-9])"  # digits alone, as most are
    r"|[0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9])"  # 1.856,717
    r"|[0-9]{0,2}(?:[\u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])"  # 918 755, blanks that do not break
    rf"|[0-9]{{0,2}}(?: [0-9]{{3}})+(?:[.,][0-9]+)?(?={BLANK}?(?:triệu|tỷ|tỉ|nghìn|đồng|USD|ha|người|hộ)(?!\w))"
    r"|[0-9]{0,2}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|(?:,[0-9]{3})+\.[0-9]+)(?![0-9])"  # 1,200,000.5
    r"|[0-9]*(?:[.,][0-9]+)?)"
)
_DIGIT_WORD = "một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín|không"
_TENS = "mươi|mười|mốt|trăm|chục|rưỡi"
_SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
# "năm" is also the year: it counts before a tens word or a scale, behind "linh" or behind the decimal mark only.
_NEXT = (
    rf"(?:{_DIGIT_WORD}|{_TENS}|năm(?={GAP}(?:mươi|trăm|chục))|(?:linh|lẻ){GAP}(?:{_DIGIT_WORD}|năm)"
    rf"|(?:phẩy|phảy|chấm){GAP}(?:[0-9]{{1,3}}|{_DIGIT_WORD}|năm|mười))(?!\w)"
)
# Behind a scale word only what goes on counting: "mốt nghìn không trăm", "tỷ rưỡi"; else the scale is the unit's.
_SCALE_INSIDE = (
    rf"{_SCALE}(?={GAP}(?:rưỡi(?!\w)|(?:{_DIGIT_WORD}|năm|mười)(?!\w){GAP}(?:mươi|mười|trăm|chục|{_SCALE})))"
)
_FIRST = (
    r"(?:một|mười|hai|ba|bốn|sáu|bảy|bẩy|tám|chín)(?!\w)"
    rf"|năm(?={GAP}(?:mươi|trăm|chục|phẩy|phảy|{_SCALE}))|nửa(?={GAP}{_SCALE})|không(?={GAP}(?:phẩy|phảy)(?!\w))"
)
ORDINAL_WORDS = {
    "nhất": 1,
    "nhì": 2,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
WORDED = patterns.compile(
    rf"(?<!\w)(?:(?P<words>(?:{_FIRST})(?:{GAP}(?:{_NEXT}|{_SCALE_INSIDE})){{0,24}})"
    rf"|thứ{GAP}(?P<place>[0-9]+|[IVXL]+|{'|'.join(ORDINAL_WORDS)})(?!\w)"
    rf"|kh(?:óa|oá){GAP}(?P<term>[IVXL]+)(?!\w)|(?P<first>đầu{GAP}tiên)(?!\w))",
    re.IGNORECASE,
)
# "2 chấm 23", "1 phẩy 5": digits on both sides of a decimal mark in words.
MIXED = patterns.compile(rf"{BLANK}(?:phẩy|phảy|chấm){BLANK}(?P<tail>[0-9]+)(?!\w)")
# Plain substring search is many times faster than an expression that may begin with any of these.
_ANCHORS = (
    *["một", "mười", "hai ", "ba ", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "nửa", "không phẩy"],
    *(f"năm {word}" for word in ("mươi", "trăm", "chục", "phẩy", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")),
    *["thứ", "khóa", "khoá", "đầu tiên"],
)
# Forms that digits begin and that are no quantity.
SPECIAL = patterns.compile(
    r"""(?P<date>\d{1,2}(?:[ ]?/[ ]?\d{1,2}[ ]?/[ ]?|-\d{1,2}-|\.\d{1,2}\.)(?:19|20)\d{2}(?!\d)
        |\d{1,2}/\d{1,2}/\d{2}(?![\d/]))
    |(?P<long>\d{1,2}[ ]tháng[ ]\d{1,2}(?:[ ]năm[ ]\d{4})?(?!\d))
    |(?P<span>\d{1,2}[ ]?[-–][ ]?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))
    |(?P<document>\d{1,5}(?:/(?:19|20)\d{2})?(?:[-–/]|[ ]?[-–/][ ]?(?=[A-ZĐ]{2,}[ ]?[-–/]))
        (?!(?:VND|USD|EUR|GBP)[ ]?\d)(?=[A-ZĐƯ]{2}|[A-ZĐ][-/])[A-ZĐƯ]\w{0,24}(?:[ ]?[-–/][ ]?[A-ZĐƯ]\w{0,24}){0,6})
    |(?P<time>\d{1,2}(?:[hH](?:\d{1,2}['’]?)?|g\d{2}|:\d{2}(?::\d{2})?|[ ]giờ[ ]\d{1,2}(?:[ ]phút)?)(?!\w))
    |(?P<code>\d+(?:\.\d+){2,}|\d+(?:\.\d+)+\.(?=[ ]))""",
    re.VERBOSE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def starts(text: str) -> Iterator[re.Match[str]]:
    """Matches of DIGITS and WORDED in the order of the text; a match may begin inside an earlier one.

    >>> [match[0] for match in starts("Hai dự án, 1.250 hộ, khóa XV, tháng hai mươi mốt")]
    ['Hai', '1.250', 'khóa XV', 'hai mươi mốt']
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose small form is two
        lowered = text
    places = set()
    for anchor in _ANCHORS:
        at = lowered.find(anchor)
        while at >= 0:
            places.add(at)
            at = lowered.find(anchor, at + 1)
    matches = [match for at in places if (match := WORDED.match(text, at))]
    if not matches:
        return DIGITS.finditer(text)
    matches.extend(DIGITS.finditer(text))
    return iter(sorted(matches, key=re.Match.start))


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral below ninety, as terms and congresses are counted.

    >>> roman_value("XI"), roman_value("XIV"), roman_value("XL")
    (11, 14, 40)
    """
    values = [_ROMAN[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
