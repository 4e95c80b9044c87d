"""Where numbers stand in a text: runs of digits with their marks, number words, ordinals, and the forms around them."""

import re

from giaoban.core.quantities.lexicon import BLANK, GAP

_UNIT_WORD = "một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín|không"
_TENS = "mươi|mười|mốt|trăm|chục|rưỡi"
# "năm" is also the year: it counts before a tens word, behind "linh" or behind the decimal mark only.
_FOLLOWING = (
    rf"(?:{_UNIT_WORD}|{_TENS}|năm(?={GAP}(?:mươi|trăm|chục))|(?:linh|lẻ){GAP}(?:{_UNIT_WORD}|năm)"
    rf"|(?:phẩy|phảy|chấm){GAP}(?:\d{{1,3}}|{_UNIT_WORD}|năm|mười))(?!\w)"
)
_SCALED = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
# After a scale word only what goes on counting: "mốt nghìn không trăm", "tỷ rưỡi".
_PHRASE_REST = rf"(?:{GAP}{_FOLLOWING}|{GAP}{_SCALED}(?={GAP}(?:rưỡi|(?:{_UNIT_WORD}|năm|mười)(?!\w){GAP}(?:mươi|trăm|chục|{_SCALED}))))*"
_WORD_STARTS = (
    r"(?<=[mM])(?:ột|ười)|(?<=[hH])ai|(?<=[bB])(?:a|ốn|ảy|ẩy)|(?<=[tT])ám|(?<=[sS])áu|(?<=[cC])hín"
    rf"|(?<=[nN])ăm(?={GAP}(?:mươi|trăm|chục|phẩy|phảy|{_SCALED}))|(?<=[nN])ửa(?={GAP}{_SCALED})"
    rf"|(?<=[kK])hông(?={GAP}(?:phẩy|phảy)(?!\w))"
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
_DIGITS = (
    rf"(?:\d{{0,2}}(?:\.\d{{3}})+(?:,\d+)?(?![\d])"  # 1.856,717
    rf"|\d{{0,2}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?:[.,]\d+)?(?!\d)"  # 918 755, blanks that do not break
    rf"|\d{{0,2}}(?: \d{{3}})+(?:[.,]\d+)?(?={BLANK}?(?:triệu|tỷ|tỉ|nghìn|đồng|USD|ha|người|hộ)(?!\w))"  # 1 250 đồng
    rf"|\d{{0,2}}(?:(?:,\d{{3}}){{2,}}(?:\.\d+)?|(?:,\d{{3}})+\.\d+)(?!\d)"  # 1,200,000.5
    rf"|\d*(?:[.,]\d+)?)"
)
# The first letter is taken before anything is asked, so that the engine skips from candidate to candidate.
START = re.compile(
    rf"[0-9mMhHbBtTsScCnNkKđĐ](?:(?<=[0-9])(?P<digits>{_DIGITS})"
    rf"|(?<!\w.)(?:(?P<words>(?:{_WORD_STARTS})(?!\w){_PHRASE_REST})"
    rf"|(?P<ordinal>(?<=[tT])hứ{GAP}(?P<place>\d+|[IVXL]+|{'|'.join(ORDINAL_WORDS)})(?!\w)"
    rf"|(?<=[kK])(?:hóa|hoá|HÓA){GAP}(?P<term>[IVXL]+)(?!\w)|(?<=[đĐ])ầu{GAP}tiên(?!\w))))"
)
# Forms that digits begin and that are no quantity.
SPECIAL = re.compile(
    r"""(?P<date>\d{1,2}(?:[ ]?/[ ]?\d{1,2}[ ]?/[ ]?|-\d{1,2}-|\.\d{1,2}\.)(?:19|20)\d{2}(?!\d)
                |\d{1,2}/\d{1,2}/\d{2}(?![\d/])
                |\d{1,2}[ ]tháng[ ]\d{1,2}(?:[ ]năm[ ]\d{4})?(?!\d))
    |(?P<span>\d{1,2}[ ]?[-–][ ]?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))
    |(?P<document>\d{1,5}(?:/(?:19|20)\d{2})?(?:[-–/]|[ ][-–/][ ]?(?=[A-ZĐ]{2,}[-/])|[-/][ ](?=[A-ZĐ]{2,}[-/]))
        (?=[A-ZĐƯ]{2}|[A-ZĐ][-/])[A-ZĐƯ][\w]*(?:[ ]?[-–/][ ]?[A-ZĐƯ][\w]*)*)
    |(?P<time>\d{1,2}(?:[hH](?:\d{1,2}['’]?)?|g\d{2}|:\d{2}(?::\d{2})?)(?!\w))
    |(?P<code>\d+(?:\.\d+){2,}|\d+(?:\.\d+)+\.(?=[ ]))""",
    re.VERBOSE,
)
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral below ninety, as terms and congresses are counted.

    >>> roman_value("XI"), roman_value("XIV"), roman_value("XL")
    (11, 14, 40)
    """
    values = [ROMAN[letter] for letter in numeral.upper()]
    return sum(
        -value if position + 1 < len(values) and values[position + 1] > value else value
        for position, value in enumerate(values)
    )
