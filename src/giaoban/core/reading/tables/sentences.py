"""Figures told in sentences inside the cells of a table: the row says what they are of where the sentence does not.

"Đạt 52 ha" in the row "Trồng rừng" is the planting of forest; "45 ha keo, 12 ha quế" in a column of plans are plans.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from giaoban.core import patterns
from giaoban.core.periods import Period
from giaoban.core.reading.folding import fold
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.tables.appendix import row_names
from giaoban.core.reading.tables.columns import Column, Columns, read_columns
from giaoban.core.reading.tables.grid import Row, Table
from giaoban.core.reading.tables.headings import Holds

_DONE = patterns.compile(r"(?<!\w)(?:đã|đạt|thực hiện được|hoàn thành|ước)(?!\w)", re.IGNORECASE)


def named_by_rows(figures: Sequence[Figure], tables: Sequence[Table], reviewed: Period | None) -> tuple[Figure, ...]:
    """The figures of a text, those in cells of the tables with what their row and column say."""
    tables = [table for table in tables if table.heading and table.rows]
    if not tables:
        return tuple(figures)
    starts = [table.start for table in tables]
    known: dict[int, _Told] = {}
    found = []
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        if at < 0 or figure.start >= tables[at].end:
            found.append(figure)
            continue
        if at not in known:
            known[at] = _Told(tables[at], reviewed)
        found.append(known[at].told(figure))
    return tuple(found)


class _Told:
    """A table with the names of its rows, as far as its sentences need them."""

    def __init__(self, table: Table, reviewed: Period | None):
        self._rows = table.rows
        self._starts = [row.start for row in table.rows]
        self._columns: Columns | None = read_columns(table, reviewed)
        self._names = row_names(table, self._columns) if self._columns is not None else []

    def told(self, figure: Figure) -> Figure:
        """The figure as its row and its column have it."""
        at = bisect_right(self._starts, figure.start) - 1
        if self._columns is None or at < 0 or figure.start >= self._rows[at].end or len(self._rows[at].cells) < 2:
            return figure
        row, name = self._rows[at], self._names[at]
        place = next((index for index, cell in enumerate(row.cells) if cell.start <= figure.start < cell.end), None)
        if place is None or place <= self._columns.naming.column:
            return figure
        if name and _adds_nothing(figure, name):
            figure = replace(figure, measure=name)
        column = next((each for each in self._columns.values if each.index == place), None)
        return figure if column is None else _as_planned(figure, row, column)


def _adds_nothing(figure: Figure, name: str) -> bool:
    """Whether the sentence names nothing that the row's name and the unit do not: "Đã cấp 342 thẻ" under "Cấp thẻ"."""
    said = set(fold(figure.measure).split()) - set(fold(figure.unit).split())
    return said <= set(fold(name).split())


def _as_planned(figure: Figure, row: Row, column: Column) -> Figure:
    """A number without a verb of what was done is a plan in a column of plans, and of the column's period."""
    if column.holds is not Holds.PLAN or figure.role is not Role.ACTUAL or _DONE.search(row.cell(column.index)):
        return figure
    return replace(figure, role=Role.TARGET, period=column.period, rules=("table-plan", column.rule))
