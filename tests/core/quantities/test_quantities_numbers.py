"""Numbers in digits and in words, both ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.quantities import NumberError, parse_number, write_number

EXAMPLES = [
    ("1.856,717", "1856.717", 3),
    ("24.456,6", "24456.6", 1),
    ("02", "2", 0),
    ("1.250", "1250", 0),  # a point before three digits groups thousands
    ("1,250", "1.250", 3),  # a comma is the decimal mark
    ("1.5", "1.5", 1),  # a point before other than three digits is a decimal mark taken over from English
    ("508.25", "508.25", 2),
    ("0.150", "0.150", 3),  # no thousands begin with 0
    ("1,234,567.5", "1234567.5", 1),
    ("1 250 000", "1250000", 0),
    ("1\u00a0250", "1250", 0),
    ("-1,09", "-1.09", 2),
    ("100k", "100000", -3),
    # Words, in both ways of reading.
    ("hai mươi mốt", "21", 0),
    ("hai mốt", "21", 0),
    ("mười lăm", "15", 0),
    ("sáu tư", "64", 0),
    ("một trăm linh năm", "105", 0),
    ("một trăm lẻ năm", "105", 0),
    ("hai trăm ba", "230", 0),
    ("ba trăm sáu mươi lăm", "365", 0),
    ("ba chục", "30", 0),
    ("hai vạn", "20000", -4),
    ("năm nghìn", "5000", -3),
    ("năm ngàn", "5000", -3),
    ("một tỷ", "1000000000", -9),
    ("một tỉ", "1000000000", -9),
    ("nửa triệu", "500000", -5),
    ("một tỷ rưỡi", "1500000000", -8),
    ("hai trăm rưỡi", "250", -1),
    ("hai tỷ ba", "2300000000", -8),
    ("một phẩy năm tỷ", "1500000000", -8),
    ("mười hai phẩy không năm", "12.05", 2),
    ("hai phẩy hai mươi lăm", "2.25", 2),
    ("143 tỷ 034 triệu", "143034000000", -6),
    ("hai mươi mốt nghìn không trăm mười một", "21011", 0),
    ("nghìn tỷ", "1000000000000", -12),
]


@pytest.mark.parametrize(("text", "value", "decimals"), EXAMPLES)
def test_parse(text, value, decimals):
    written = parse_number(text)

    assert (str(written.value), written.decimals, written.text) == (value, decimals, text)
    assert written.in_words is not any(letter.isdigit() for letter in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "-",
        "1.2.3",
        "1.234.5",
        "12.34.567",
        "1,23,456",
        "tháng",
        "hai ba",
        "mươi",
        "rưỡi",
        "nửa",
        "5 hộ",
        "1..5",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NumberError, match="is no number: write digits"):
        parse_number(text)


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_a_number_written_and_read_is_the_same(whole, places):
    value = Decimal(whole).scaleb(-places)
    read = parse_number(write_number(value))

    assert (read.value, read.decimals) == (value, places)


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number):
    """A number below a million in the words that schools teach."""
    if number >= 1000:
        rest = number % 1000
        below = f"{'không trăm ' if rest < 100 else ''}{'linh ' if rest < 10 else ''}{in_words(rest)}" if rest else ""
        return f"{in_words(number // 1000)} nghìn {below}".strip()
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif hundreds and ones:
        words.append("linh")
    if ones or not number:
        spoken = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(ones, DIGITS[ones])
        words.append(spoken)
    return " ".join(words)


@given(st.integers(0, 999_999))
def test_numbers_in_words(number):
    assert parse_number(in_words(number)).value == number
