"""Tables that stand in a text as lines of cells, with bars or tabs between them: their heading rows, rows and caption.

A line with a bar or a tab is a row, so is one with wide gaps; a single line between two rows is a row across the whole
table. A table ends where
other text goes on, or where the heading of another begins; a heading said again on the next page is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from giaoban.core import patterns
from giaoban.core.reading.tables.aligned import Span, cells_apart, in_columns, is_aligned
from giaoban.core.reading.tables.headings import Holds, holds, opens_other, opens_table

MOST_COLUMNS = 60
_BLANKS = "  "
_LINE = patterns.compile(r"[^\r\n]*")
_RULE = patterns.compile(r"[\s|:+=_-]*[|+-][\s|:+=_-]*")
_MOST_GAP = 2  # lines between two rows that may belong to the table
_LONGEST_GAP = 160  # letters; a longer line is prose
_CAPTION_LINES = 4
_MOST_LEVELS = 6
_PAGE = patterns.compile(r"\W*(?:trang\s*)?\d*(?:\s*/\s*\d+)?\W*", re.IGNORECASE)
_NUMBERS = patterns.compile(r"\(?(?:[a-zA-Z]|\d{1,2})\)?(?:\s?=.*)?")
_YEAR = patterns.compile(r"(?:19|20)\d\d")
_DIGITS = patterns.compile(r"[-–+]?\s?[\d.,]*\d\s*%?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell without the blanks around it: `text[start:end]`, empty where it holds nothing."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; a row across the whole table has one cell."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> str:
        """The text of a cell, empty where the row is too short for it."""
        return self.cells[column].text if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `heading` has the words over each column, a level each, the widest first; () where none was known.

    `caption` are the lines right above it, `rows` all that stands below the heading.
    """

    start: int
    end: int
    caption: tuple[str, ...]
    heading: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a text, in order.

    >>> heading = "TT | Chỉ tiêu | Thực hiện | Thực hiện\\nTT | Chỉ tiêu | Tháng 4 | Lũy kế"
    >>> found = find_tables(f"ĐVT: tỷ đồng\\n{heading}\\n1 | Thu | 5 | 20")
    >>> found[0].heading
    (('TT',), ('Chỉ tiêu',), ('Thực hiện', 'Tháng 4'), ('Thực hiện', 'Lũy kế'))
    >>> [cell.text for cell in found[0].rows[0].cells], found[0].caption
    (['1', 'Thu', '5', '20'], ('ĐVT: tỷ đồng',))
    """
    if "|" not in text and "\t" not in text and "  " not in text:
        return ()
    return tuple(table for block in _blocks(text) if (table := _table(text, block)) is not None)


@dataclass(slots=True)
class _Block:
    """Lines that may be one table: `lines` of it, `above` it, and `gap`, those that wait for another row."""

    mark: str
    above: tuple[str, ...]
    lines: list[Row] = field(default_factory=list)
    gap: list[Row] = field(default_factory=list)
    heads: list[tuple[str, ...]] = field(default_factory=list)


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    above: list[str] = []
    blanks = 0
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            blanks += bool(match.start() < len(text))
            continue
        mark = "|" if "|" in line else "\t" if "\t" in line.strip() else ""
        if not mark and "  " in line and (block is None or block.mark == _BLANKS):
            mark = _BLANKS if is_aligned(line, opened=block is not None) else ""
        if mark and _RULE.fullmatch(line):
            continue
        if not mark:
            above = [*above[-_CAPTION_LINES + 1 :], line.strip()]
            if block is not None:
                block.gap.append(_row(text, match.start(), match.end(), ""))
                if len(block.gap) > _MOST_GAP or len(line) > _LONGEST_GAP:
                    yield block
                    block = None
            continue
        row = _row(text, match.start(), match.end(), mark)
        if block is None or block.mark != mark or _begins_another(block, row):
            if block is not None:
                yield block
            block = _Block(mark, tuple(above))
        _add(block, row)
        above = []
    if block is not None:
        yield block


def _row(text: str, start: int, end: int, mark: str) -> Row:
    if mark == _BLANKS:
        return _spanned(text, start, end, cells_apart(text[start:end]))
    cells = []
    at = start
    for piece in text[start:end].split(mark) if mark else [text[start:end]]:
        low = at + len(piece) - len(piece.lstrip())
        high = max(low, at + len(piece.rstrip()))
        cells.append(Cell(low, high, text[low:high]))
        at += len(piece) + 1
    return Row(start, end, tuple(cells[: MOST_COLUMNS + 1]))


def _spanned(text: str, start: int, end: int, spans: Sequence[Span | None]) -> Row:
    """A row from the places of its cells in its line; an empty one stands where the one before it ends."""
    cells: list[Cell] = []
    for span in spans[: MOST_COLUMNS + 1]:
        low, high = (start + span[0], start + span[1]) if span else (cells[-1].end if cells else start,) * 2
        cells.append(Cell(low, high, text[low:high]))
    return Row(start, end, tuple(cells))


def _lined_up(text: str, block: "_Block") -> None:
    """Give the rows of a table without bars or tabs their columns in common."""
    rows = [row for row in block.lines if len(row.cells) > 1]
    placed = in_columns([[(cell.start - row.start, cell.end - row.start) for cell in row.cells] for row in rows])
    if placed is None:
        return
    lined = {row.start: _spanned(text, row.start, row.end, spans) for row, spans in zip(rows, placed, strict=True)}
    block.lines = [lined.get(row.start, row) for row in block.lines]


def _words(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.lower().split()) for cell in row.cells if cell.text)


def _begins_another(block: _Block, row: Row) -> bool:
    """Whether a row is the heading of a table other than the one that goes on."""
    words = _words(row)
    cells = [cell.text for cell in row.cells]
    if any(_DIGITS.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells) or words in block.heads:
        return False
    if not opens_table(cells) and not opens_other(cells):
        return False
    return len(block.lines) > len(block.heads) or bool(block.gap and block.heads)


def _add(block: _Block, row: Row) -> None:
    """Take a row into the block, with the lines that waited; a heading said again and what stands above it are not."""
    words = _words(row)
    again = bool(block.heads) and words in block.heads and len(block.lines) > len(block.heads)
    if not again:
        block.lines += [line for line in block.gap if not _PAGE.fullmatch(line.cells[0].text)]
        block.lines.append(row)
        in_head = len(block.heads) == len(block.lines) - 1 and len(block.heads) < _MOST_LEVELS
        if in_head and (not block.heads or not any(_DIGITS.fullmatch(each) for each in words) or _numbers(row)):
            block.heads.append(words)
    block.gap = []


def _numbers(row: Row) -> bool:
    """Whether a row only numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) >= 3 and all(map(_NUMBERS.fullmatch, filled)) and not any(len(each) > 12 for each in filled)


def _table(text: str, block: _Block) -> Table | None:
    if block.mark == _BLANKS:
        _lined_up(text, block)
    rows = _without_border(block.lines)
    rowed = [row for row in rows if len(row.cells) > 1]
    if len(rowed) < 2:
        return None
    first = next((at for at, row in enumerate(rows) if opens_table([cell.text for cell in row.cells])), None)
    if first is None:
        return Table(rows[0].start, rows[-1].end, block.above, (), tuple(rows))
    label = _label_column(rows[first])
    upper = first
    while upper and len(rows[upper - 1].cells) > 1 and _is_upper(rows[upper - 1], label):
        upper -= 1
    last = first + 1
    while last < len(rows) and _continues(rows[last], rows[first], label):
        last += 1
    heading = _heading([row for row in rows[upper:last] if len(row.cells) > 1])
    if last < len(rows) and _numbers(rows[last]):
        last += 1
    above = (*block.above, *(row.cells[0].text for row in rows[:upper] if len(row.cells) == 1))
    return Table(rows[upper].start, rows[-1].end, above, heading, tuple(rows[last:]))


def _without_border(rows: Sequence[Row]) -> list[Row]:
    """The rows without the empty first cell that a bar at the beginning of every line leaves."""
    rowed = [row for row in rows if len(row.cells) > 1]
    if not all(not row.cells[0].text for row in rowed):
        return list(rows)
    return [Row(row.start, row.end, row.cells[1:]) if len(row.cells) > 1 else row for row in rows]


def _label_column(row: Row) -> int:
    """The column of the rows' names in a heading row."""
    found = [holds(cell.text) for cell in row.cells]
    for wanted in (Holds.LABEL, Holds.PLACE, Holds.TIME):
        if wanted in found:
            return found.index(wanted)
    return found.index(Holds.ORDINAL) + 1 if Holds.ORDINAL in found[:-1] else 0


def _is_upper(row: Row, label: int) -> bool:
    """Whether a row above the one that names the rows is a level of the heading: "|  |  | Kế hoạch | Thực hiện"."""
    return not row.cell(label) and not any(_DIGITS.fullmatch(cell.text) for cell in row.cells)


def _continues(row: Row, first: Row, label: int) -> bool:
    """Whether a row is a further level of the heading: it has no name of its own, and no number but years."""
    if len(row.cells) < 2 or row.cell(label) not in ("", first.cell(label)):
        return False
    digits = [cell.text for cell in row.cells if _DIGITS.fullmatch(cell.text)]
    return all(map(_YEAR.fullmatch, digits)) and any(cell.text for cell in row.cells)


def _heading(levels: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """The words over each column, level by level; an unfilled heading over several columns is carried to the right."""
    width = min(MOST_COLUMNS, max(len(row.cells) for row in levels))
    grid = [[row.cell(column) for column in range(width)] for row in levels]
    for depth in range(len(grid) - 1):
        carried = ""
        for column in range(width):
            below = next((row[column] for row in grid[depth + 1 :] if row[column]), "")
            own = grid[depth][column]
            if own:
                carried = own if below and below != own else ""
            elif carried and below:
                grid[depth][column] = carried
            else:
                carried = ""
    return tuple(
        tuple(dict.fromkeys(grid[depth][column] for depth in range(len(grid)) if grid[depth][column]))
        for column in range(width)
    )
