"""Numbers as cells of a table of history write them, and the marks that stand where there is none."""

from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.quantities import NumberError, parse_number
from giaoban.core.reading.folding import fold
from giaoban.core.reading.histories.grid import Value

GAPS = frozenset({"", "-", "–", "—", "...", "…", "x", "/", "n/a", "na", "kxđ", "không có", "chưa có", "null", "."})
_ABOUT = patterns.compile(r"^(?:ước(?: đạt| tính)?|khoảng|≈|~)\s*")
_BRACKETS = patterns.compile(r"\((?P<number>[\d.,\s]+)\)")
_NOTE = patterns.compile(r"\s*(?:\(ước\)|\*+|\(\*+\))$")


def is_gap(text: str) -> bool:
    """Whether the cell says that there is no figure; a zero is one.

    >>> is_gap(" - "), is_gap("…"), is_gap("0")
    (True, True, False)
    """
    return fold(text.strip()) in GAPS


def number_of(value: Value) -> tuple[Decimal, str, bool] | None:
    """The number of a cell, the unit written in it ("%") and whether it is marked as an estimate; None for no number.

    >>> number_of(Value("1.856,7")), number_of(Value("ước 12,5%")), number_of(Value("12,3,4"))
    ((Decimal('1856.7'), '', False), (Decimal('12.5'), '%', True), None)
    >>> number_of(Value("(5,5)")), number_of(Value("5", number=Decimal("4.9876")))
    ((Decimal('-5.5'), '', False), (Decimal('4.9876'), '', False))
    """
    text = value.text.strip()
    unit = "%" if text.endswith("%") else ""
    if value.number is not None:
        return value.number, unit, False
    plain = fold(text.rstrip("% "))
    noted = _NOTE.sub("", plain)
    bare = _ABOUT.sub("", noted)
    estimate = bare != noted or "ước" in plain[len(noted) :]
    inside = _BRACKETS.fullmatch(bare)
    try:
        written = parse_number(inside["number"] if inside else bare)
    except NumberError:
        return None
    if written.in_words:
        return None
    return (-written.value if inside else written.value), unit, estimate
