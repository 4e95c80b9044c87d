"""The unit of each row of a table: its own cell, the one above for a ditto mark, its name's brackets, its parent's."""

import re
from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.quantities.units import measures
from giaoban.core.reading.tables.grid import Row
from giaoban.core.reading.tables.labels import Label

_DITTO = patterns.compile(r"[\"”“'’,.]{1,3}|-\s?[\"”]\s?-|nt|như trên|//", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "–", "x", "..."})


def row_units(rows: Sequence[Row], column: int | None, labels: Sequence[Label], whole: str) -> list[str]:
    """The unit of each row, "" where nothing gives one; a parent's gives way to `whole`, that of the caption."""
    units: list[str] = []
    above = ""
    for row, label in zip(rows, labels, strict=True):
        written = "" if column is None or len(row.cells) < 2 else row.cell(column).strip()
        if written and _DITTO.fullmatch(written):
            written = above
        elif written.lower() in _NOTHING:
            written = ""
        if written:
            above = written
        inherited = units[label.parent] if label.parent is not None and not whole else ""
        units.append(tidy(written or label.unit) or inherited)
    return units


def tidy(unit: str) -> str:
    """A unit without the capital letters of a heading.

    >>> tidy("Tỷ đồng"), tidy("TRIỆU ĐỒNG"), tidy("Triệu USD"), tidy("kWh"), tidy("HỘ")
    ('tỷ đồng', 'triệu đồng', 'triệu USD', 'kWh', 'hộ')
    """
    unit = " ".join(unit.split())
    if unit.isupper() and len(unit) > 3:
        last = unit.split()[-1].lower()
        return unit.lower() if last in measures() or len(unit.split()) > 1 else unit
    if unit.isupper() and not unit.isascii():
        return unit.lower()
    if unit[:1].isupper() and (unit[1:2].islower() or unit[1:2] == "."):
        return unit[:1].lower() + unit[1:]
    return unit
