"""Tables of a report: the cells of appendix tables as figures, each with the exact span of its number.

Most texts have no table, so the modules that read one are imported when the first is met: that takes as long as reading
two pages.
"""

from collections.abc import Iterable, Sequence

from giaoban.core.periods import Period
from giaoban.core.reading.report import Figure
from giaoban.core.reading.setting import Setting
from giaoban.core.reading.tables.grid import Cell, Row, Table, find_tables
from giaoban.core.reading.tables.joining import in_text_order
from giaoban.core.reading.tables.rows import passages_with_cells


def read_tables(text: str, setting: Setting, tables: Sequence[Table] | None = None) -> tuple[Figure, ...]:
    """The figures in the tables of a text, in order; `of` counts among them. `tables` where they are known already."""
    tables = find_tables(text) if tables is None else tables
    if not tables:
        return ()
    from giaoban.core.reading.tables import appendix

    return appendix.read_tables(text, setting, tables)


def number_cells(tables: Sequence[Table]) -> Iterable[tuple[int, int]]:
    """The spans of all cells with a number and nothing else, ordinals too, in the tables that `read_tables` reads."""
    if not tables:
        return ()
    from giaoban.core.reading.tables import appendix

    return appendix.number_cells(tables)


def named_by_rows(figures: Sequence[Figure], tables: Sequence[Table], reviewed: Period | None) -> tuple[Figure, ...]:
    """The figures of a text, those in cells of the tables with what their row and column say."""
    if not tables:
        return tuple(figures)
    from giaoban.core.reading.tables import sentences

    return sentences.named_by_rows(figures, tables, reviewed)


__all__ = [
    "Cell",
    "Row",
    "Table",
    "find_tables",
    "in_text_order",
    "named_by_rows",
    "number_cells",
    "passages_with_cells",
    "read_tables",
]
