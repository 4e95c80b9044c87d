"""Tables of history as offices keep them in spreadsheets: which column is what, and the values with their cells.

A table may hold indicators by row and months by column, one value a row, months by row and indicators by column, or
the units of a province by row. `guess` says which columns are what, a person may change it, `read_values` takes the
values out, each with the cell it stands in, and says of each cell that will not do why.
"""

from giaoban.core.reading.histories.grid import Grid, Value, cell_name
from giaoban.core.reading.histories.guessing import guess, shape_of
from giaoban.core.reading.histories.layouts import PLANS, Column, Layout, Use
from giaoban.core.reading.histories.values import CellError, HistoryValue, Taken, read_values

__all__ = [
    "PLANS",
    "CellError",
    "Column",
    "Grid",
    "HistoryValue",
    "Layout",
    "Taken",
    "Use",
    "Value",
    "cell_name",
    "guess",
    "read_values",
    "shape_of",
]
