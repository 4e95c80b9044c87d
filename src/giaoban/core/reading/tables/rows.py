"""Rows of tables among the passages of a text: a short row looks like a heading and is none."""

from collections.abc import Sequence
from dataclasses import replace

from giaoban.core.reading.passages import Kind, Passage
from giaoban.core.reading.tables.grid import Table


def without_false_headings(passages: Sequence[Passage], tables: Sequence[Table]) -> tuple[Passage, ...]:
    """The passages with every heading inside a table taken for a paragraph; both in text order.

    >>> from giaoban.core.reading.passages import passages
    >>> from giaoban.core.reading.tables.grid import find_tables
    >>> text = "KẾT QUẢ\\nTT | Chỉ tiêu | KH năm\\n1 | Thu ngân sách | 5"
    >>> [str(each.kind) for each in without_false_headings(passages(text), find_tables(text))]
    ['heading', 'paragraph', 'paragraph']
    """
    kept = []
    at = 0
    for passage in passages:
        while at < len(tables) and tables[at].end <= passage.start:
            at += 1
        inside = at < len(tables) and tables[at].start <= passage.end and passage.start < tables[at].end
        kept.append(replace(passage, kind=Kind.PARAGRAPH) if inside and passage.kind is Kind.HEADING else passage)
    return tuple(kept)
