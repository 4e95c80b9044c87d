"""PDF documents: the text layer page by page, a sentence on one line.

What repeats at the edge of pages (headers, footers, page numbers) is left out, lines that the page's width broke are
joined again, over the page's end too, and where words stand far apart, as in a table, " | " is put between them. A
scanned page has no text layer and is told.
"""

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted, Kind, TextWriter
from giaoban.files.limits import DEFAULT, Limits
from giaoban.files.pdf_columns import lay_columns
from giaoban.files.pdf_lines import Line, page_lines
from giaoban.files.pdf_tables import lay_tables, page_rules
from giaoban.files.pdf_text_columns import in_reading_order
from giaoban.files.stamps import refuse_secret
from giaoban.files.tables import one_line

_PAGE_NUMBER = re.compile(r"(?i)\W*(?:trang\s*)?\d{1,4}(?:\s*(?:/|trên)\s*\d{1,4})?\W*")
_EDGE = 3  # lines at the top and at the bottom of a page that may be a header or a footer
# An item of a list or a heading starts a line of its own.
_ITEM = re.compile(r"(?:[-+*•–‒▪●○§]|\(?\d{1,2}[.)]|\d{1,2}\.\d[\d.]*|[a-zđ][.)]|[IVXLC]{1,5}[.)/]|[A-ZĐ][.)])\s")
_INDENT = 8.0  # points from the margin at which a first line begins
_FIRST_LINE = 72.0  # no line of a paragraph begins further right of the one before it
_SENTENCE_END = (".", ":", ";", "!", "?", "…", "./.")


def extract_pdf(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The text of a PDF with its pages as places; FileError where it is locked, broken or a mere picture."""
    document = _open(data)
    try:
        if len(document) > limits.pages:
            raise FileError(
                f"Tệp PDF có {len(document)} trang, quá giới hạn {limits.pages} trang nên không nhận; "
                "hãy tách thành nhiều tệp."
            )
        pages = [_page(document, number) for number in range(len(document))]
        title = _title(document)
    except pypdfium2.PdfiumError as error:
        raise _broken() from error
    finally:
        document.close()
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise FileError(
            "Tệp PDF là bản chụp, không có lớp chữ nên không đọc được; "
            "hãy gửi bản Word hoặc bản PDF xuất thẳng từ máy, hoặc nhận dạng chữ (OCR) trước."
        )
    refuse_secret(line.text for line in pages[0])
    writer = TextWriter()
    _write(writer, without_edges(pages))
    return Extracted(writer.text, Kind.PDF, title, None, writer.places, writer.notes + _notes(empty))


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise FileError("Tệp PDF đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.") from error
        raise _broken() from error


def _broken() -> FileError:
    return FileError("Tệp PDF bị hỏng hoặc tải về chưa hết nên không mở được; hãy xuất lại bản PDF rồi gửi lại.")


def _page(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    try:
        return in_reading_order(lay_columns(lay_tables(page_lines(page), page_rules(page))))
    finally:
        page.close()


def _title(document: pypdfium2.PdfDocument) -> str | None:
    """The declared title, unless a program wrote the file's name or nothing of use there."""
    title = one_line(document.get_metadata_value("Title"))
    return (
        None if re.search(r"(?i)^(?:|untitled|anonymous|microsoft word.*|.*\.(?:docx?|xlsx?|pdf))$", title) else title
    )


def _notes(empty: list[int]) -> tuple[str, ...]:
    if not empty:
        return ()
    numbers = ", ".join(map(str, empty))
    return (f"Trang {numbers} không có lớp chữ (bản chụp hoặc trang trắng) nên không có gì để đọc.",)


def without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that repeat at their edges and without page numbers."""
    counts = Counter(
        key for number, lines in enumerate(pages) for key in {_key(line, number) for line in _edges(lines)}
    )
    often = max(2, len(pages) // 2)
    return [
        [
            line
            for line in lines
            if line.in_table
            or line not in _edges(lines)
            or not (counts[_key(line, number)] >= often or _is_page_number(line, lines, number))
        ]
        for number, lines in enumerate(pages)
    ]


def _edges(lines: list[Line]) -> list[Line]:
    return lines[:_EDGE] + lines[-_EDGE:]


def _key(line: Line, number: int) -> str:
    """The line's words, the page's own number taken out."""
    return re.sub(rf"\b{number + 1}\b", "#", line.text, count=1)


def _is_page_number(line: Line, lines: list[Line], number: int) -> bool:
    found = re.search(r"\d+", line.text)
    alone = line is lines[0] or line is lines[-1]
    return bool(alone and found and int(found[0]) <= number + 200 and _PAGE_NUMBER.fullmatch(line.text))


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a page begin and end."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: list[Line]) -> "Margins":
        """The margins that nearly all lines keep."""
        return cls(min(line.left for line in lines), sorted(line.right for line in lines)[int(len(lines) * 0.9)])


def _write(writer: TextWriter, pages: list[list[Line]]) -> None:
    """The lines joined to paragraphs: one goes on where it reached the right edge and nothing new starts below it."""
    before: Line | None = None
    margins = Margins(0, 0)
    for number, lines in enumerate(pages, start=1):
        of_columns = {column: [line for line in lines if line.column == column] for column in (0, 1, 2)}
        edges = {column: Margins.of(those) for column, those in of_columns.items() if those}
        for line in lines:
            place = f"trang {number}"
            elsewhere = line is lines[0] or (before is not None and before.column != line.column)
            if before and goes_on(before, line, margins, new_page=elsewhere):
                writer.more(line.text if re.search(r"\w-$", before.text) else f" {line.text}", place)
            else:
                writer.line(line.text, place)
            margins = edges[line.column]
            before = line


def goes_on(line: Line, following: Line, margins: Margins, *, new_page: bool) -> bool:
    """Whether `following` is the rest of what `line`, on a page with those margins, began."""
    if line.is_row or following.is_row or _ITEM.match(following.text):
        return False
    ends = line.text.endswith(_SENTENCE_END)
    short = line.right < margins.right - 0.12 * (margins.right - margins.left)
    very_short = line.right < margins.right - 0.4 * (margins.right - margins.left)
    if new_page or short:
        goes = following.text[:1].islower() or (not new_page and following.text[:1].isdigit())
        return not ends and not very_short and goes
    beside = following.top > line.top or following.left > line.left + _FIRST_LINE
    apart = line.bottom - following.top > 1.2 * line.height
    indented = following.left > margins.left + _INDENT
    return not beside and not apart and not (ends and indented)
