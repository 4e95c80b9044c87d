"""Which column of a table names its rows, and which one beside it groups them."""

from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core.reading.folding import fold
from giaoban.core.reading.tables.grid import Row, Table
from giaoban.core.reading.tables.headings import COMPARISONS, NAMES, Holds, bare, compares, holds
from giaoban.core.reading.tables.values import values

_SAMPLE = 60  # rows that tell what a column holds
_MOST_NAMES = 4  # columns from the left that may name rows
_LONGEST_ROLE = 8  # words
_SECTIONS = ("lĩnh vực", "ngành", "nhóm", "chương trình")


@dataclass(frozen=True, slots=True)
class Naming:
    """The column of names, what it names (indicators, territories, periods), and the column of groups, if any.

    `sections` says that the groups are sections, whose names are no part of their rows' ("Lĩnh vực"); `roles` is the
    column that says what the numbers of each row are ("Kế hoạch", "Thực hiện").
    """

    column: int
    holds: Holds
    group: int | None = None
    sections: bool = False
    roles: int | None = None


def find_naming(table: Table, kinds: Sequence[Holds]) -> Naming | None:
    """The column that names the rows: of indicators before one of territories before one of periods.

    Of two columns of indicators it is the one that changes from row to row. Where no heading says so, it is the first
    column of words: of territories where its heading opens its cells ("Tổ đội" over "Tổ đội số 1").
    """
    rows = [row for row in table.rows if len(row.cells) > 1][:_SAMPLE]
    roles = next((index for index in range(min(len(kinds), _MOST_NAMES)) if _of_roles(rows, index)), None)
    if roles is not None:
        others = [index for index, kind in enumerate(kinds) if kind in NAMES and index != roles]
        named = others[0] if others and others[0] < roles else None
        return Naming(roles, Holds.TIME, roles=roles) if named is None else Naming(named, kinds[named], roles=roles)
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


def role_of_row(words: str) -> Holds | None:
    """What the words of a row say that its numbers are: a plan, a result, a comparison; None of other words.

    >>> str(role_of_row("Kế hoạch")), str(role_of_row("TH/KH (%)")), role_of_row("Thu ngân sách")
    ('plan', 'of_plan', None)
    """
    kind = compares([words]) or holds(words)
    return kind if kind in (Holds.PLAN, Holds.RESULT, *COMPARISONS) and len(words.split()) <= _LONGEST_ROLE else None


def _of_roles(rows: Sequence[Row], index: int) -> bool:
    """Whether a column says what the numbers of the rows are: plans in some, results in others, nothing else."""
    if len(rows) < 2 or not rows[0].cell(index):
        return False
    found = [role_of_row(row.cell(index)) for row in rows]
    return Holds.PLAN in found and Holds.RESULT in found and None not in found


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
