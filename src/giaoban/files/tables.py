"""Tables as lines of text: merged cells filled out so that a row can be read alone, and no number said twice.

A heading over several columns stands in each of them, a label beside several rows in each row. A number, or a text with
numbers below the heading, stands once: said twice it would count twice. A line across the whole table stands once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 65534, 65535, *range(55296, 57344)), " ")
_NUMBER = re.compile(r"[-+]?[\d.,]*\d\s*%?")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block of cells, rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


def fill_merged(rows: list[list[str]], merges: Sequence[Merge]) -> None:
    """Fill the rows in place as the module says; the text of a block is taken from its first cell.

    >>> rows = [["TT", "Thực hiện", ""], ["", "Tháng 4", "Lũy kế"], ["1", "5", "20"]]
    >>> fill_merged(rows, [Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)])
    >>> rows
    [['TT', 'Thực hiện', 'Thực hiện'], ['TT', 'Tháng 4', 'Lũy kế'], ['1', '5', '20']]
    """
    heading = heading_rows(rows)
    for merge in merges:
        if merge.top >= len(rows) or merge.left >= len(rows[merge.top]):
            continue
        text = rows[merge.top][merge.left]
        width = len(rows[merge.top])
        across = merge.right - merge.left + 1 >= max(2, width)
        has_digits = any(letter.isdigit() for letter in text)
        for row in range(merge.top, min(merge.bottom, len(rows) - 1) + 1):
            for column in range(merge.left, min(merge.right, len(rows[row]) - 1) + 1):
                first = (row, column) == (merge.top, merge.left)
                if not first and (across or (has_digits and row >= heading)):
                    rows[row][column] = ""
                else:
                    rows[row][column] = text


def heading_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows come before the first with a number in a cell of its own.

    >>> heading_rows([["TT", "Tháng 4/2025"], ["1", "918,755"]])
    1
    """
    return next(
        (row for row, cells in enumerate(rows) if any(_NUMBER.fullmatch(cell.strip()) for cell in cells)), len(rows)
    )


def column_letters(column: int) -> str:
    """The letters of a column counted from 0, as spreadsheets name it.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def one_line(text: str) -> str:
    """The text of a cell on one line, single spaces between words, control characters left out.

    >>> one_line("Kế hoạch\\n năm\\t2025 \\x01")
    'Kế hoạch năm 2025'
    """
    return " ".join(text.translate(_CONTROLS).split())
