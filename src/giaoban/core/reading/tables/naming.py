"""Which column of a table names its rows, and which one beside it groups them."""

from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core.reading.folding import fold
from giaoban.core.reading.tables.grid import Row, Table
from giaoban.core.reading.tables.headings import NAMES, Holds, bare
from giaoban.core.reading.tables.values import values

_SAMPLE = 60  # rows that tell what a column holds
_SECTIONS = ("lĩnh vực", "ngành", "nhóm", "chương trình")


@dataclass(frozen=True, slots=True)
class Naming:
    """The column of names, what it names (indicators, territories, periods), and the column of groups, if any.

    `sections` says that the groups are sections, whose names are no part of their rows' ("Lĩnh vực").
    """

    column: int
    holds: Holds
    group: int | None = None
    sections: bool = False


def find_naming(table: Table, kinds: Sequence[Holds]) -> Naming | None:
    """The column that names the rows: of indicators before one of territories before one of periods.

    Of two columns of indicators it is the one that changes from row to row. Where no heading says so, it is the first
    column of words: of territories where its heading opens its cells ("Tổ đội" over "Tổ đội số 1").
    """
    rows = [row for row in table.rows if len(row.cells) > 1][:_SAMPLE]
    for wanted in NAMES:
        found = [index for index, kind in enumerate(kinds) if kind is wanted]
        if wanted is Holds.LABEL and len(found) > 1:
            return _of_labels(table, found, rows)
        if found:
            return Naming(found[0], wanted)
    for index, kind in enumerate(kinds):
        if kind is Holds.OTHER and _all_words(rows, index):
            head = bare(table.heading[index][-1]) if table.heading[index] else ""
            opened = [row for row in rows if head and fold(row.cell(index)).startswith(head)]
            return Naming(index, Holds.PLACE if 2 * len(opened) > len(rows) else Holds.LABEL)
    return None


def _of_labels(table: Table, found: Sequence[int], rows: Sequence[Row]) -> Naming:
    """Of several columns of names that of most different ones; one to its left with fewer groups them."""
    named = [index for index in found if _all_words(rows, index)] or [found[0]]
    different = {index: len({row.cell(index) for row in rows if row.cell(index)}) for index in named}
    column = max(named, key=lambda index: (different[index], -index))
    groups = [index for index in named if index < column and different[index] < different[column]]
    if not groups:
        return Naming(column, Holds.LABEL)
    heading = table.heading[groups[-1]]
    return Naming(column, Holds.LABEL, groups[-1], bool(heading) and bare(heading[-1]).startswith(_SECTIONS))


def _all_words(rows: Sequence[Row], index: int) -> bool:
    """Whether a column holds words: most of its filled cells are no numbers."""
    filled = [row.cells[index] for row in rows if row.cell(index)]
    return bool(filled) and 2 * sum(not values(cell) for cell in filled) > len(filled)
