"""The number of a cell: its span, value, hedge and unit; what is a gap; which cells are numbers at all."""

import re
from dataclasses import dataclass
from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.quantities import Bound, NumberError, parse_number
from giaoban.core.quantities.hedges import BEFORE
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading.tables.grid import Cell

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|[\d.]*\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_CELL = patterns.compile(
    rf"(?:từ\s+)?(?P<hedge>≥|>=|=>|>|≤|<=|<|{'|'.join(sorted(map(re.escape, BEFORE), key=patterns.longest_first))})?\s*"
    rf"(?P<way>tăng|giảm)?\s*(?P<sign>[-–−+]\s?)?(?P<number>{_NUMBER})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PAIR = patterns.compile(
    rf"(?:từ\s+)?(?P<first>{_NUMBER})\s?(?P<join>[-–/]|đến)\s?(?P<second>{_NUMBER})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = {"≥": Bound.AT_LEAST, ">=": Bound.AT_LEAST, "=>": Bound.AT_LEAST, ">": Bound.OVER}
_SIGNS |= {"≤": Bound.AT_MOST, "<=": Bound.AT_MOST, "<": Bound.UNDER}
_UP_DOWN = patterns.compile(r"\s*trở (?P<way>lên|xuống)", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Value:
    """A number that stands alone in its cell: `text[start:end]` with its unit, signed where the cell writes a sign.

    `side` is "part" or "whole" of "103/261", "low" or "high" of "90-95", else "".
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    bound: Bound | None = None
    signed: bool = False
    side: str = ""


def values(cell: Cell) -> tuple[Value, ...]:
    """The numbers of a cell that holds nothing else, but for a hedge and a unit; () for a gap, a text, a date.

    >>> [(str(v.value), v.unit, v.bound and str(v.bound)) for v in values(Cell(0, 6, "≥ 95 %"))]
    [('95', '%', 'at_least')]
    >>> [(str(v.value), v.side) for v in values(Cell(0, 7, "103/261"))]
    [('103', 'part'), ('261', 'whole')]
    >>> values(Cell(0, 1, "-")), values(Cell(0, 7, "04/2025")), values(Cell(0, 10, "xong phần 1"))
    ((), (), ())
    """
    if not cell.text or len(cell.text) > _LONGEST or not any(map(str.isdigit, cell.text)):
        return ()
    if match := _PAIR.fullmatch(cell.text):
        return _pair(cell, match)
    match = _CELL.fullmatch(cell.text)
    if match is None:
        return ()
    unit, end, bound = _unit(match)
    if end is None:
        return ()
    start = match.start("sign") if match["sign"] else match.start("number")
    try:
        value = parse_number(cell.text[start : match.end("number")]).value
    except NumberError:
        return ()
    if match["way"] and match["way"].lower() == "giảm":
        value = -abs(value)
    hedge = (match["hedge"] or "").lower()
    bound = bound or _SIGNS.get(hedge) or BEFORE.get(hedge)
    signed = bool(match["sign"] or match["way"])
    return (Value(cell.start + start, cell.start + end, value, unit, bound, signed),)


def _unit(match: re.Match[str]) -> tuple[str, int | None, Bound | None]:
    """The unit behind the number, where the words of the cell end (None where others follow), and "trở lên"."""
    text, at = match.string, match.end("number")
    behind = unit_behind(text, at)
    unit, end = (behind.name, behind.end) if behind is not None else ("", at)
    way = _UP_DOWN.match(text, end)
    rest = text[way.end() if way else end :].strip()
    bound = None if way is None else Bound.AT_LEAST if way["way"].lower() == "lên" else Bound.AT_MOST
    return unit, None if rest else end, bound


def _pair(cell: Cell, match: re.Match[str]) -> tuple[Value, ...]:
    """A fraction or a range; what may be a day or a month is neither."""
    try:
        first, second = parse_number(match["first"]).value, parse_number(match["second"]).value
    except NumberError:
        return ()
    stroke, at = match["join"] == "/", match.end("second")
    behind = unit_behind(cell.text, at)
    unit, end = (behind.name, behind.end) if behind is not None else ("", at)
    day = stroke and not unit and (second <= 12 or 1900 <= second <= 2100)
    if first > second or day or cell.text[end:].strip():
        return ()
    sides = ("part", "whole") if stroke else ("low", "high")
    bounds = (None, None) if stroke else (Bound.AT_LEAST, Bound.AT_MOST)
    return (
        Value(
            cell.start + match.start("first"), cell.start + match.end("first"), first, unit, bounds[0], side=sides[0]
        ),
        Value(cell.start + match.start("second"), cell.start + end, second, unit, bounds[1], side=sides[1]),
    )
