"""Headings of a table without rules: over which of its columns each piece of words stands.

Numbers stand at the right end of their cells and headings in the middle, so that one may stand between two columns; one
set apart above others stands over all that have it in their middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from giaoban.files.pdf_pieces import NEXT_LINE, Piece, Printed, Span, columns_under

_SAME_BASE = 1.5  # points between words on one line
_PADDING = 5.0  # points between a number and the end of its cell
_OFF_MIDDLE = 0.2  # of the width of all their columns that words over them may stand off the middle


@dataclass(slots=True)
class _Head:
    """Words of a heading and the columns that they stand over."""

    piece: Piece
    height: float
    first: int
    last: int

    @property
    def base(self) -> float:
        """The line that they stand on, from the foot of the page."""
        return self.piece.words[0].base

    @property
    def middle(self) -> float:
        """Their middle, from the left."""
        return (self.piece.left + self.piece.right) / 2


def lay_heading(lines: Sequence[Printed], columns: Sequence[Span]) -> list[list[str]]:
    """One row of headings, or two where words stand over several columns."""
    claimed = {
        at for line in lines for piece in line.pieces if len(over := columns_under(piece, columns)) == 1 for at in over
    }
    heads: list[_Head] = []
    for line in reversed(lines):
        found = [_head(piece, line, columns, claimed) for piece in line.pieces]
        for head, right in reversed(list(pairwise(found))):  # two that stand between the same columns
            if head.last >= right.first and not columns_under(head.piece, columns) and right.first:
                head.first = head.last = right.first - 1
        for head in found:
            beside = [each for each in found if each is not head and abs(each.base - head.base) < _SAME_BASE]
            _spread(head, heads, columns, {each.first for each in beside})
        heads = found + heads
    upper, lower = [""] * len(columns), [""] * len(columns)
    for head in heads:
        for at in range(head.first, head.last + 1):
            level = upper if head.last > head.first else lower
            level[at] = f"{level[at]} {head.piece.text}".strip()
    if not any(upper):
        return [lower]
    return [[above or own for above, own in zip(upper, lower, strict=True)], lower]


def _head(piece: Piece, line: Printed, columns: Sequence[Span], claimed: set[int]) -> _Head:
    """The columns whose cells stand right below words; of two that they stand between, the one without a heading."""
    over = columns_under(piece, columns)
    if over:
        return _Head(piece, line.height, over[0], over[-1])
    right = next((at for at, (left, _) in enumerate(columns) if left >= piece.right - 1), len(columns) - 1)
    at = right - 1 if right in claimed and right - 1 not in claimed and right else right
    return _Head(piece, line.height, at, at)


def _spread(head: _Head, below: Sequence[_Head], columns: Sequence[Span], taken: set[int]) -> None:
    """Words set apart above others stand over as many of their columns as have them in the middle."""
    least = NEXT_LINE * head.height
    near = {each.first for each in below if head.base - each.base <= least}
    if head.first in near:
        return  # the next line of the same cell stands below
    far = [each for each in below if each.first == each.last and head.base - each.base > least]
    middles = {each.first: each.middle for each in far}
    free = set(middles) - near - taken
    best: tuple[float, int, int] | None = None
    for first in sorted(free):
        last = first
        while last + 1 in free:
            last += 1
            over = first <= head.first and head.last <= last
            between = head.first == head.last and first <= head.last and head.first <= last + 1
            left, right = _cell_start(columns[first], middles[first]), columns[last][1] + _PADDING
            off = abs((left + right) / 2 - head.middle) / (right - left)
            if (over or between) and (best is None or off < best[0]):
                best = (off, first, last)
    if best is not None and best[0] < _OFF_MIDDLE:
        head.first, head.last = best[1:]


def _cell_start(column: Span, middle: float) -> float:
    """Where the cells of a column begin: as far left of the middle of its heading as its numbers end right of it."""
    return min(column[0], 2 * middle - column[1]) - _PADDING
