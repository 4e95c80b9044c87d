"""Rows whose cells are lined up by blanks, as typewritten reports and mail have them.

Two blanks or more part two cells. Which column a cell of a shorter row is of, its place below the full rows says.
"""

from collections.abc import Sequence

from giaoban.core import patterns

_CELL = patterns.compile(r"\S+(?: \S+)*")
_FEWEST = 3  # cells of a line that may open such a table

Span = tuple[int, int]


def cells_apart(line: str) -> list[Span]:
    """Where the cells of a line stand, from its beginning.

    >>> cells_apart("1   Thu ngân sách    918,755")
    [(0, 1), (4, 17), (21, 28)]
    """
    return [match.span() for match in _CELL.finditer(line)]


def is_aligned(line: str, *, opened: bool) -> bool:
    """Whether a line is a row of such a table; one that opens needs more cells, and a gap that no justified line has.

    >>> is_aligned("TT   Chỉ tiêu   Kế hoạch", opened=False), is_aligned("UBND QUẬN      CỘNG HÒA", opened=False)
    (True, False)
    """
    if opened:
        return "  " in line.strip() and len(cells_apart(line)) > 1
    return "   " in line.strip() and len(cells_apart(line)) >= _FEWEST


def in_columns(rows: Sequence[Sequence[Span]]) -> list[list[Span | None]] | None:
    """The cells of each row by column, None where a row has nothing; None where the rows have no columns in common.

    >>> in_columns([[(0, 1), (4, 9), (12, 15)], [(4, 8), (13, 15)], [(0, 1), (4, 7), (11, 15)]])
    [[(0, 1), (4, 9), (12, 15)], [None, (4, 8), (13, 15)], [(0, 1), (4, 7), (11, 15)]]
    """
    most = max(map(len, rows), default=0)
    columns = _united([span for row in rows if len(row) == most for span in row])
    if most < _FEWEST or len(columns) != most:
        return None
    columns += _united([span for row in rows for span in row if span[0] > columns[-1][1] + 1])  # mostly empty: notes
    placed = []
    for row in rows:
        cells: list[Span | None] = [None] * len(columns)
        at = 0
        for span in row:
            at = _column(span, columns, at)
            before = cells[at]
            cells[at] = span if before is None else (before[0], span[1])
        placed.append(cells)
    return placed


def _united(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap as one."""
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def _column(span: Span, columns: Sequence[Span], least: int) -> int:
    """The first column that a cell overlaps, else the nearest, of two as near the right one; none left of `least`."""
    for at in range(least, len(columns)):
        if span[0] < columns[at][1] and columns[at][0] < span[1]:
            return at
    return min(
        range(least, len(columns)), key=lambda at: (max(columns[at][0] - span[1], span[0] - columns[at][1]), -at)
    )
