"""Rows of tables among the passages of a text: each cell is read by itself, and a short row is no heading."""

from collections.abc import Iterator, Sequence

from giaoban.core.reading.passages import Kind, Passage
from giaoban.core.reading.tables.grid import Row, Table


def passages_with_cells(passages: Sequence[Passage], tables: Sequence[Table]) -> tuple[Passage, ...]:
    """The passages with each row of a table parted into its cells; headings of columns are left out.

    Only tables whose heading is known; both arguments are in text order.

    >>> from giaoban.core.reading.passages import passages
    >>> from giaoban.core.reading.tables.grid import find_tables
    >>> text = "KẾT QUẢ\\nTT | Chỉ tiêu | KH năm\\n1 | Thu ngân sách | Thu 5 tỷ đồng"
    >>> [text[each.start : each.end] for each in passages_with_cells(passages(text), find_tables(text))]
    ['KẾT QUẢ', 'Thu ngân sách', 'Thu 5 tỷ đồng']
    """
    kept: list[Passage] = []
    lines = [line for table in tables if table.heading for line in _lines(table)]
    at = 0
    for passage in passages:
        while at < len(lines) and lines[at][1] <= passage.start:
            at += 1
        inside = at < len(lines) and lines[at][0] <= passage.start and passage.kind is not Kind.FURNITURE
        row = lines[at][2] if inside else None
        if row is not None:
            kept += [
                Passage(cell.start, cell.end, Kind.PARAGRAPH, cell.start, 0)
                for cell in row.cells
                if cell.text.lower() != cell.text.upper()  # a cell without letters says nothing to read as a sentence
            ]
        elif not inside:
            kept.append(passage)
    return tuple(kept)


def _lines(table: Table) -> Iterator[tuple[int, int, Row | None]]:
    """Where the heading stands, which is no row, and each row of several cells."""
    yield table.start, table.rows[0].start if table.rows else table.end, None
    for row in table.rows:
        if len(row.cells) > 1:
            yield row.start, row.end, row
