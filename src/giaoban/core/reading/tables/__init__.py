"""Tables of a report: the cells of appendix tables as figures, each with the exact span of its number."""

from giaoban.core.reading.tables.appendix import number_cells, read_tables
from giaoban.core.reading.tables.grid import Cell, Row, Table, find_tables
from giaoban.core.reading.tables.joining import in_text_order
from giaoban.core.reading.tables.rows import without_false_headings

__all__ = [
    "Cell",
    "Row",
    "Table",
    "find_tables",
    "in_text_order",
    "number_cells",
    "read_tables",
    "without_false_headings",
]
