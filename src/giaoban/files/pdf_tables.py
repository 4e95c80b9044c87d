"""Ruled tables of a PDF page: the words inside the rules, cell by cell, so that a cell of several lines stays whole.

A rule is any thin drawn shape. Rules that touch make a table if they bound two rows and two columns at least; cells
between which no rule is drawn are one merged cell.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw  # type: ignore[import-untyped]

from giaoban.files.pdf_lines import Line, Word
from giaoban.files.tables import Merge, fill_merged

_THIN = 3.0  # points; also how far rules that belong together may lie apart
_MOST_RULES = 1500  # a page with more is a drawing
_MOST_CELLS = 5000  # of a table on one page


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin shape, or the edge of a box, by its bounds in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_vertical(self) -> bool:
        """Whether it stands upright."""
        return self.right - self.left < _THIN

    def touches(self, other: "Rule") -> bool:
        """Whether the two meet."""
        across = self.left <= other.right + _THIN and other.left <= self.right + _THIN
        return across and self.bottom <= other.top + _THIN and other.bottom <= self.top + _THIN


def page_rules(page: Any) -> list[Rule]:
    """The rules drawn on a page; none where there are so many that they are a drawing."""
    rules: list[Rule] = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if right - left < _THIN or top - bottom < _THIN:
            rules.append(Rule(left, bottom, right, top))
        elif raw.FPDFPath_CountSegments(shape) <= 6:
            rules += [Rule(left, bottom, left, top), Rule(right, bottom, right, top)]
            rules += [Rule(left, bottom, right, bottom), Rule(left, top, right, top)]
        if len(rules) > _MOST_RULES:
            return []
    return rules


def lay_tables(lines: list[Line], rules: list[Rule]) -> list[Line]:
    """The lines of a page with those inside each table replaced by the table's rows."""
    for group in _groups(rules):
        grid = Grid.of(group)
        if grid is None:
            continue
        inside = [line for line in lines if grid.holds(line)]
        if len(inside) < 2:
            continue
        first = lines.index(inside[0])
        kept = [line for line in lines if not grid.holds(line)]
        lines = kept[:first] + grid.rows([word for line in inside for word in line.words]) + kept[first:]
    return lines


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that touch, directly or through others, from the top of the page down."""
    groups: list[list[Rule]] = []
    rest = sorted(rules, key=lambda rule: -rule.top)
    while rest:
        group, waiting = [], [rest.pop(0)]
        while waiting:
            rule = waiting.pop()
            group.append(rule)
            far: list[Rule] = []
            for other in rest:
                (waiting if rule.touches(other) else far).append(other)
            rest = far
        groups.append(group)
    return groups


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells between rules: edges from left to right, and from the page's top down (negated, so that they rise)."""

    columns: tuple[float, ...]
    downs: tuple[float, ...]
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "Grid | None":
        """The grid that the rules make, None where they bound fewer than two rows and two columns."""
        columns = _edges((rule.left + rule.right) / 2 for rule in rules if rule.is_vertical)
        downs = _edges(-(rule.bottom + rule.top) / 2 for rule in rules if not rule.is_vertical)
        if len(columns) < 3 or len(downs) < 3 or len(columns) * len(downs) > _MOST_CELLS:
            return None
        return cls(columns, downs, tuple(rules))

    def holds(self, line: Line) -> bool:
        """Whether the words of the line stand inside the table."""
        return bool(line.words) and all(self._cell(word) is not None for word in line.words)

    def rows(self, words: Iterable[Word]) -> list[Line]:
        """The rows of the table as lines."""
        texts = [[""] * (len(self.columns) - 1) for _ in self.downs[1:]]
        merges = self._merges()
        owner = {
            (y, x): (merge.top, merge.left)
            for merge in merges
            for y in range(merge.top, merge.bottom + 1)
            for x in range(merge.left, merge.right + 1)
        }
        for word in words:
            cell = self._cell(word)
            if cell is not None:
                row, column = owner.get(cell, cell)
                texts[row][column] = f"{texts[row][column]} {word.text}".strip()
        fill_merged(texts, merges)
        left, right = self.columns[0], self.columns[-1]
        return [
            Line(row_text(cells), left, right, -self.downs[row], -self.downs[row + 1], is_row=True, in_table=True)
            for row, cells in enumerate(texts)
            if any(cells)
        ]

    def _cell(self, word: Word) -> tuple[int, int] | None:
        row = bisect_right(self.downs, -(word.top + word.bottom) / 2) - 1
        column = bisect_right(self.columns, (word.left + word.right) / 2) - 1
        inside = 0 <= row < len(self.downs) - 1 and 0 <= column < len(self.columns) - 1
        return (row, column) if inside else None

    def _merges(self) -> list[Merge]:
        merges: list[Merge] = []
        taken: set[tuple[int, int]] = set()
        for row in range(len(self.downs) - 1):
            for column in range(len(self.columns) - 1):
                if (row, column) in taken:
                    continue
                right, bottom = column, row
                while right + 2 < len(self.columns) and not self._ruled_right(row, right):
                    right += 1
                while bottom + 2 < len(self.downs) and not self._ruled_below(bottom, column):
                    bottom += 1
                block = {(y, x) for y in range(row, bottom + 1) for x in range(column, right + 1)}
                taken |= block
                if len(block) > 1:
                    merges.append(Merge(row, column, bottom, right))
        return merges

    def _ruled_right(self, row: int, column: int) -> bool:
        edge, middle = self.columns[column + 1], -(self.downs[row] + self.downs[row + 1]) / 2
        return any(
            rule.is_vertical and abs((rule.left + rule.right) / 2 - edge) < _THIN and rule.bottom < middle < rule.top
            for rule in self.rules
        )

    def _ruled_below(self, row: int, column: int) -> bool:
        edge, middle = -self.downs[row + 1], (self.columns[column] + self.columns[column + 1]) / 2
        return any(
            not rule.is_vertical
            and abs((rule.bottom + rule.top) / 2 - edge) < _THIN
            and rule.left < middle < rule.right
            for rule in self.rules
        )


def row_text(cells: Sequence[str]) -> str:
    """The cells of a row on one line; a cell alone in its row stands without bars.

    >>> row_text(["1", "Thu", ""]), row_text(["", "I. KINH TẾ", ""])
    ('1 | Thu', 'I. KINH TẾ')
    """
    filled = [position for position, cell in enumerate(cells) if cell]
    return cells[filled[0]] if len(filled) == 1 else " | ".join(cells[: filled[-1] + 1])


def _edges(positions: Iterable[float]) -> tuple[float, ...]:
    """Positions in order, those nearer than a rule's thickness taken for one."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > _THIN:
            edges.append(position)
    return tuple(edges)
