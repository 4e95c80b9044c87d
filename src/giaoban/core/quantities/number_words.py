"""Number words in both ways of reading ("hai mươi mốt", "hai mốt", "một trăm linh năm"), with scales and halves.

A phrase is a sum of groups, each a number below a thousand (in words or digits) times a scale, in falling order:
"hai mươi mốt nghìn không trăm mười một". "phẩy" opens decimals that are read digit by digit or as a number;
"rưỡi" adds half of the last unit named, "nửa" is half of the scale that follows.
"""

from decimal import Decimal

UNITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
TENS = ("mươi", "chục")
SCALES = {
    "nghìn": 3,
    "ngàn": 3,
    "vạn": 4,
    "triệu": 6,
    "tỷ": 9,
    "tỉ": 9,
}
POINTS = ("phẩy", "phảy", "chấm")
WORD = r"\d[\d.,]*|[^\W\d_]+"

Token = tuple[str, tuple[Decimal, int] | None]


def phrase_value(tokens: list[Token]) -> tuple[Decimal, int] | None:
    """Value and decimals of a phrase, or None where the words make no number; a token is a word and its digits' value.

    >>> phrase_value([(word, None) for word in "một trăm linh năm".split()])
    (Decimal('105'), 0)
    >>> phrase_value([(word, None) for word in "hai tỷ rưỡi".split()])
    (Decimal('2500000000'), -8)
    >>> phrase_value([("tháng", None)]) is None
    True
    """
    total, decimals, last, at = Decimal(0), 0, None, 0
    while at < len(tokens):
        spoken = at + 1 == len(tokens) and _spoken_tenths(tokens[at], last)
        if spoken and last is not None:
            return total + spoken.scaleb(last - 1), 1 - last
        group = _group(tokens, at)
        if group is None:
            return None
        value, decimals, at, low = group
        if at < len(tokens) - 1 and tokens[at][0] == "rưỡi":  # "hai rưỡi triệu"
            value, decimals, at = value + Decimal(5).scaleb(low - 1), 1 - low, at + 1
        power = 0
        while at < len(tokens) and tokens[at][0] in SCALES:
            power, at = power + SCALES[tokens[at][0]], at + 1
        if last is not None and (power >= last or value.scaleb(power) >= Decimal(10) ** last):
            return None
        if not power and at < len(tokens) and tokens[at][0] != "rưỡi":
            return None
        total, decimals, last = total + value.scaleb(power), decimals - power, power or low
    return (Decimal(f"{total:f}"), decimals) if tokens else None


def _spoken_tenths(token: Token, last: int | None) -> Decimal | None:
    """A last word that counts tenths of the unit before it: "một tỷ rưỡi", "hai tỷ ba"."""
    word, number = token
    if last is None:
        return None
    if word == "rưỡi":
        return Decimal(5)
    if number is not None:
        return number[0] if last > 2 and word.isdigit() and 0 < number[0] < 10 else None
    return Decimal(UNITS[word]) if last > 2 and UNITS.get(word) else None


def _group(tokens: list[Token], at: int) -> tuple[Decimal, int, int, int] | None:
    """One group from `at`: its value, decimals, where it ends and the power of ten that "rưỡi" would halve."""
    word, number = tokens[at]
    if word == "nửa":
        follows = at + 1 < len(tokens) and tokens[at + 1][0] in SCALES
        return (Decimal("0.5"), 1, at + 1, 0) if follows else None
    if number is not None:
        value, decimals, end, low = number[0], number[1], at + 1, 0
    elif word in SCALES and at == 0:
        return Decimal(1), 0, at, 0
    else:
        whole = _below_thousand([token for token, _ in tokens], at)
        if whole is None:
            return None
        (count, end, low), decimals = whole, 0
        value = Decimal(count)
    if end < len(tokens) and tokens[end][0] in POINTS and not decimals:
        tail, end = _tail(tokens, end + 1)
        if not tail:
            return None
        value, decimals = value + Decimal(f"0.{tail}"), len(tail)
    return value, decimals, end, low


def _tail(tokens: list[Token], at: int) -> tuple[str, int]:
    """The decimals behind "phẩy": digits, single digit words ("hai năm") or a number ("hai mươi lăm")."""
    if at < len(tokens) and tokens[at][0].isdigit():
        return tokens[at][0], at + 1
    words = [token for token, _ in tokens]
    digits = ""
    end = at
    while end < len(words) and words[end] in UNITS:
        digits, end = digits + str(UNITS[words[end]]), end + 1
    if end < len(words) and words[end] in (*TENS, "trăm"):
        whole = _below_thousand(words, at)
        return (str(whole[0]), whole[1]) if whole else ("", at)
    return digits, end


def _below_thousand(words: list[str], at: int) -> tuple[int, int, int] | None:
    """A number below a thousand from `at`, where it ends, and the power of ten of its last named place."""
    total, low, start = 0, 0, at
    if at < len(words) and words[at] == "trăm":
        total, low, at = 100, 2, at + 1
    elif at + 1 < len(words) and words[at] in UNITS and words[at + 1] == "trăm":
        total, low, at = UNITS[words[at]] * 100, 2, at + 2
    hundreds = low == 2
    if hundreds and at + 1 < len(words) and words[at] in ("linh", "lẻ") and words[at + 1] in UNITS:
        return total + UNITS[words[at + 1]], at + 2, 0
    tens = _below_hundred(words, at)
    if tens is None:
        return (total, at, low) if at > start else None
    value, end, tens_low = tens
    if hundreds and end == at + 1 and 0 < value < 10:  # "hai trăm ba": two hundred and thirty, as spoken
        return total + value * 10, end, 1
    return total + value, end, tens_low


def _below_hundred(words: list[str], at: int) -> tuple[int, int, int] | None:
    if at >= len(words):
        return None
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in ("mười", "chục"):
        if following in UNITS and following != "không":
            return 10 + UNITS[following], at + 2, 0
        return 10, at + 1, 1
    if word not in UNITS:
        return None
    if following in TENS:
        after = words[at + 2] if at + 2 < len(words) else ""
        if after in UNITS and after != "không":
            return UNITS[word] * 10 + UNITS[after], at + 3, 0
        return UNITS[word] * 10, at + 2, 1
    if following in ("mốt", "tư", "lăm", "nhăm") and UNITS[word] > 1:  # "hai mốt"
        return UNITS[word] * 10 + UNITS[following], at + 2, 0
    return UNITS[word], at + 1, 0
