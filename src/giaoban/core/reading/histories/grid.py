"""A sheet as a grid of cells, each with the text that a person sees and the number or day that it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: its text as shown; the number or day where the sheet holds one as such.

    A percentage has the number that is shown: 39,5% is 39.5.
    """

    text: str = ""
    number: Decimal | None = None
    day: date | None = None


EMPTY = Value()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet from its cell A1; rows may differ in length. Hidden rows and columns are counted from 0."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """The cell, both counted from 0; an empty one beyond the edge."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    def seen(self, row: int) -> Iterator[tuple[int, Value]]:
        """The cells of a row that hold something and are not hidden, with their columns."""
        for column, value in enumerate(self.rows[row]):
            if value.text.strip() and column not in self.hidden_columns:
                yield column, value


def cell_name(row: int, column: int) -> str:
    """The name of a cell, rows and columns from 0.

    >>> cell_name(13, 3), cell_name(0, 27)
    ('D14', 'AB1')
    """
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """The letters of a column, counted from 0.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    letters, left = "", column + 1
    while left > 0:
        left, rest = divmod(left - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
