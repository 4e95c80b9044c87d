"""Numbers as Vietnamese offices write them: in digits, in words and mixed, with the digits kept.

The comma is the decimal mark, the point groups thousands. Where a text departs from that, the rule is:

- several marks of both kinds: the last kind is the decimal mark ("1.856,717", and "1,856.717" as in English);
- one kind twice or more in groups of three: thousands ("1.200.000", "1,200,000");
- one comma: the decimal mark, always ("1,250" is one and a quarter);
- one point before exactly three digits, after one to three digits that do not begin with 0: thousands ("1.250");
- one point otherwise: a decimal mark that the writer took over from English ("18.5", "508.25", "0.150").

Blanks, no-break blanks and apostrophes between groups of three are thousands too.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.quantities.number_words import WORD, phrase_value

MOST_DIGITS = 100  # in a phrase of digits and words
SUFFIXES = {"k": 3, "m": 6, "g": 9}
BLANKS = " \u00a0\u202f\u2009"

_DIGITS = patterns.compile(
    rf"(?P<whole>\d{{1,3}}(?:(?P<mark>[.,{BLANKS}'’])\d{{3}})(?:(?P=mark)\d{{3}})*|\d+)?(?:(?P<point>[.,])(?P<tail>\d+))?"
)
_SIGNED = patterns.compile(r"(?P<sign>[-−–+]|âm\b|trừ\b)?\s*(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_SUFFIXED = patterns.compile(r"(?P<digits>[\d.,]+)\s?(?P<suffix>[kKMG])")


class NumberError(ValueError):
    """Text that is no number."""

    def __init__(self, text: str):
        super().__init__(f"'{text}' is no number: write digits as in 1.856,717 or words as in hai mươi mốt")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: `decimals` counts the digits behind the mark, -3 says that thousands are the last digit."""

    value: Decimal
    decimals: int
    text: str
    in_words: bool = False


def parse_number(text: str) -> Written:
    """The number that the whole of `text` writes.

    >>> parse_number("1.856,717")
    Written(value=Decimal('1856.717'), decimals=3, text='1.856,717', in_words=False)
    >>> parse_number("một phẩy năm tỷ")
    Written(value=Decimal('1500000000'), decimals=-8, text='một phẩy năm tỷ', in_words=True)
    >>> [str(parse_number(each).value) for each in ("1.250", "1,250", "18.5", "- 02", "hai mốt", "143 tỷ 034 triệu")]
    ['1250', '1.250', '18.5', '-2', '21', '143034000000']
    >>> parse_number("1.2.3")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    giaoban.core.quantities.numbers.NumberError: '1.2.3' is no number: write ...
    """
    signed = _SIGNED.fullmatch(text.strip(BLANKS + "\n\t"))
    if signed is None or not signed["rest"]:
        raise NumberError(text)
    read = _read_digits(signed["rest"]) or _read_suffixed(signed["rest"]) or _read_words(signed["rest"])
    if read is None:
        raise NumberError(text)
    value, decimals, in_words = read
    negative = signed["sign"] is not None and signed["sign"] != "+"
    return Written(value.copy_negate() if negative else value, decimals, text, in_words)


@lru_cache(maxsize=4096)
def digits_value(token: str) -> tuple[Decimal, int]:
    """Value and decimals of a run of digits and marks, by the rule at the head of this module.

    >>> digits_value("24.456,6"), digits_value("0.150"), digits_value("02")
    ((Decimal('24456.6'), 1), (Decimal('0.150'), 3), (Decimal('2'), 0))
    """
    if token.isdigit():
        return Decimal(token), 0
    for blank in f"{BLANKS}'’":
        token = token.replace(blank, "")
    points, commas = token.count("."), token.count(",")
    if points and commas:
        mark = "," if token.rindex(",") > token.rindex(".") else "."
    elif points:
        mark = "" if points > 1 or _groups_thousands(token) else "."
    else:
        mark = "" if commas > 1 else ","
    whole, _, tail = token.rpartition(mark) if mark and mark in token else (token, "", "")
    whole = whole.replace(".", "").replace(",", "") or "0"
    return Decimal(f"{whole}.{tail}") if tail else Decimal(whole), len(tail)


def write_number(value: Decimal) -> str:
    """The number in Vietnamese digits: points between thousands, a comma before decimals, every decimal kept.

    >>> write_number(Decimal("1856.717")), write_number(Decimal("-1.09")), write_number(Decimal("1E+3"))
    ('1.856,717', '-1,09', '1.000')
    """
    if not value.is_finite():
        raise NumberError(str(value))
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _groups_thousands(token: str) -> bool:
    whole, _, tail = token.partition(".")
    return len(tail) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _read_digits(text: str) -> tuple[Decimal, int, bool] | None:
    match = _DIGITS.fullmatch(text)
    if match is None or not text or (match["whole"] is None and match["tail"] is None):
        return None
    if match["mark"] is not None and match["mark"] == match["point"]:
        return None
    value, decimals = digits_value(text)
    return value, decimals, False


def _read_suffixed(text: str) -> tuple[Decimal, int, bool] | None:
    match = _SUFFIXED.fullmatch(text)
    read = match and _read_digits(match["digits"])
    if not match or not read:
        return None
    power = SUFFIXES[match["suffix"].lower()]
    return plain(Decimal(f"{read[0]}e{power}")), read[1] - power, False


def _read_words(text: str) -> tuple[Decimal, int, bool] | None:
    tokens: list[tuple[str, tuple[Decimal, int] | None]] = []
    for token in re.findall(WORD, text.lower()):
        number = _read_digits(token) if token[0].isdigit() else None
        if token[0].isdigit() and (number is None or len(token) > MOST_DIGITS):
            return None
        tokens.append((token, number and number[:2]))
    if "".join(token for token, _ in tokens) != "".join(text.lower().split()):
        return None
    with localcontext(prec=2 * MOST_DIGITS):
        read = phrase_value(tokens)
    return read and (plain(read[0]), read[1], not any(number for _, number in tokens))


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent above zero, so that it prints as digits.

    >>> plain(Decimal("5E+3"))
    Decimal('5000')
    """
    exponent = value.as_tuple().exponent
    return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value
