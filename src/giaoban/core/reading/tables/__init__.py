"""Tables of a report: the cells of appendix tables as figures, each with the exact span of its number."""

from giaoban.core.reading.tables.appendix import number_cells, read_tables
from giaoban.core.reading.tables.grid import Cell, Row, Table, find_tables
from giaoban.core.reading.tables.joining import in_text_order
from giaoban.core.reading.tables.rows import passages_with_cells
from giaoban.core.reading.tables.sentences import named_by_rows

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
