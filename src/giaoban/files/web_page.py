"""Web pages: the main text without menus and footers, its tables row by row.

A page whose main text cannot be told apart (a fragment, a mere table) is taken whole, less scripts and navigation.
"""

import re
from copy import deepcopy
from datetime import date
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted, Kind, TextWriter
from giaoban.files.stamps import refuse_secret
from giaoban.files.tables import Merge, column_letters, fill_merged, one_line

_LEFT_OUT = "//script|//style|//noscript|//template|//nav|//footer|//aside|//form|//iframe|//svg|//head/*|//comment()"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "head")
_FLOWS = ("p", "div", "section", "article", "main", "header", "blockquote", "pre", "figure", "figcaption", "center")
_LISTS = ("ul", "ol", "li", "list", "item", "dl", "dt", "dd", "table", "tr", "br", "lb", "hr", "address")
_BLOCKS = frozenset((*_HEADINGS, *_FLOWS, *_LISTS))
_TABLE_PARTS = {"row": "row", "tr": "row", "cell": "cell", "td": "cell", "th": "cell"}
_WHOLE_PAGE = re.compile(r"(?i)<(?:html|body)\b")
_MOST_DEPTH = 400


def extract_web_page(text: str) -> Extracted:
    """The main text of a page, its title and the day it says it was published."""
    tree = _parse(text)
    for table in tree.xpath("//table[.//@colspan or .//@rowspan]"):
        _fill_spans(table)
    body, title, published = _main(tree) if _WHOLE_PAGE.search(text) else (None, None, None)
    refuse_secret(one_line(part) for part in tree.itertext() if part.strip())
    writer = _PageWriter()
    if body is not None:
        writer.write(body)
    if not writer.text.strip():
        for element in tree.xpath(_LEFT_OUT):
            _drop(element)
        writer = _PageWriter()
        writer.write(tree)
    return Extracted(writer.text, Kind.HTML, title or _own_title(text), published, writer.places, writer.notes)


def _parse(text: str) -> Any:
    # An encoding that the page declares is of the bytes that it came in; they are text by now.
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileError(
            "Trang web hỏng hoặc không có nội dung nên không đọc được; hãy lưu lại trang từ trình duyệt."
        ) from error
    return tree


def _fill_spans(table: Any) -> None:
    """Rewrite a table with spanned cells as a plain grid, because the main-text finder loses spans."""
    rows, merges = _cells(table)
    fill_merged(rows, merges)
    for child in list(table):
        table.remove(child)
    for row in rows:
        line = etree.SubElement(table, "tr")
        for cell in row:
            etree.SubElement(line, "td").text = cell


def _main(tree: Any) -> tuple[Any, str | None, date | None]:
    """Main text as trafilatura's own small markup, title and day; no body where it finds none."""
    import trafilatura  # costs a quarter of a second, so only once a page comes

    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=True)
    if found is None or isinstance(found, dict):
        return None, None, None
    try:
        published = date.fromisoformat(found.date) if found.date else None
    except ValueError:
        published = None
    return found.body, found.title, published


def _own_title(text: str) -> str | None:
    found = re.search(r"(?is)<title[^>]*>(.*?)</title>", text)
    return (one_line(html.fromstring(f"<p>{found[1]}</p>").text_content()) or None) if found else None


def _drop(element: Any) -> None:
    if element.getparent() is not None:
        element.drop_tree()


class _PageWriter(TextWriter):
    """Walks blocks and tables; paragraphs and tables are counted as a reader of the page would."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs = 0
        self._tables = 0
        self._open: list[str] = []

    def write(self, element: Any) -> None:
        """Everything under the element, in order."""
        self._walk(element, 0)
        self._close()

    def _walk(self, element: Any, depth: int) -> None:
        if not isinstance(element.tag, str) or depth > _MOST_DEPTH:
            return
        if element.tag == "table":
            self._close()
            self._table(element)
            return
        block = element.tag in _BLOCKS
        if block:
            self._close()
        if element.tag in {"li", "item"}:
            self._open.append("- ")
        self._open.append(element.text or "")
        for child in element:
            self._walk(child, depth + 1)
            self._open.append(child.tail or "")
        if block:
            self._close()

    def _close(self) -> None:
        text = one_line("".join(self._open))
        self._open = []
        if text and text != "-":
            self._paragraphs += 1
            self.line(text.replace("- - ", "- "), f"đoạn {self._paragraphs}")

    def _table(self, table: Any) -> None:
        rows, merges = _cells(table)
        fill_merged(rows, merges)
        self._tables += 1
        for number, row in enumerate(rows, start=1):
            self.row(row, [f"bảng {self._tables}, dòng {number}, cột {column_letters(i)}" for i in range(len(row))])


def _cells(table: Any) -> tuple[list[list[str]], list[Merge]]:
    """The table as a grid, a spanned cell's text in its first place, and the spans."""
    grid: dict[tuple[int, int], str] = {}
    merges: list[Merge] = []
    rows = [row for row in table.iter("tr", "row") if next(row.iterancestors("table"), None) is table]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if _TABLE_PARTS.get(cell.tag) != "cell":
                continue
            while (number, column) in grid:
                column += 1
            across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - number)
            text = one_line(" ".join(cell.itertext()))
            for y in range(number, number + down):
                for x in range(column, column + across):
                    grid[y, x] = text if (y, x) == (number, column) else ""
            if across > 1 or down > 1:
                merges.append(Merge(number, column, number + down - 1, column + across - 1))
            column += across
    width = max((x for _, x in grid), default=-1) + 1
    return [[grid.get((y, x), "") for x in range(width)] for y in range(len(rows))], merges


def _span(cell: Any, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(max(int(written), 1), 100) if written.isdecimal() else 1
