"""Word documents: paragraphs and tables in their order, with list marks, as the last reviser left them.

Tracked insertions count as text and deletions do not. Footnotes and endnotes follow at the end, each a paragraph, and
their marks are left out of the sentences, where they would stick to a number.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted, Kind, TextWriter
from giaoban.files.limits import DEFAULT, Limits
from giaoban.files.packages import open_package
from giaoban.files.stamps import refuse_secret
from giaoban.files.tables import Merge, column_letters, fill_merged, one_line
from giaoban.files.word_lists import ListMarks

_TYPES = "[Content_Types].xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_DOCUMENTS = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC, _T = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t"))
_BOX = qn("w:txbxContent")
_GONE = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:delText"), qn("w:instrText"), _ALTERNATIVE})
_SPACES = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_NOTES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes": ("w:footnote", "chú thích"),
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes": ("w:endnote", "chú thích cuối bài"),
}


def extract_word(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The text of a docx, its paragraphs and tables as places."""
    document = _open(data)
    _refuse_stamped(document)
    writer = _WordWriter(ListMarks(document))
    writer.blocks(document.element.body)
    for kind, (tag, words) in _NOTES.items():
        writer.footnotes(document, kind, tag, words)
    title = one_line(document.core_properties.title or "")
    return Extracted(writer.text, Kind.DOCX, title or None, None, writer.places, writer.notes)


def _open(data: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(_as_plain_document(data)))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise FileError(
            "Tệp Word bị hỏng (cấu trúc bên trong không đọc được) nên không mở được; "
            "hãy mở bản gốc, lưu lại rồi gửi lại."
        ) from error


def _as_plain_document(data: bytes) -> bytes:
    """A template, or a document with macros, declared as the plain document that the library opens; else as it came."""
    package = open_package(data)
    types = package.read(_TYPES)
    plain = _OTHER_DOCUMENTS.sub(_PLAIN, types)
    if plain == types:
        return data
    rewritten = io.BytesIO()
    with zipfile.ZipFile(rewritten, "w") as copy:
        for entry in package.infolist():
            copy.writestr(entry.filename, plain if entry.filename == _TYPES else package.read(entry))
    return rewritten.getvalue()


def _refuse_stamped(document: Document) -> None:
    """A stamp may stand in a page header or a text box, which are no part of the text."""
    for section in document.sections:
        for header in (section.header, section.first_page_header):
            refuse_secret(_text(paragraph) for paragraph in header._element.iter(_P))
    for box in document.element.body.iter(_BOX):
        refuse_secret(_text(paragraph) for paragraph in box.iter(_P))


def _text(element: Any) -> str:
    """The text under an element, deletions, field codes, fallbacks and text boxes left out."""
    pieces: list[str] = []

    def gather(node: Any) -> None:
        for child in node:
            if child.tag in _GONE or child.tag == _BOX:
                continue
            if child.tag == _T:
                pieces.append(child.text or "")
            elif child.tag in _SPACES:
                pieces.append(_SPACES[child.tag])
            else:
                gather(child)

    gather(element)
    return "".join(pieces)


class _WordWriter(TextWriter):
    def __init__(self, marks: ListMarks) -> None:
        super().__init__()
        self._marks = marks
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: Any) -> None:
        """Paragraphs and tables under the parent; content controls and revision marks are looked into."""
        for child in parent:
            if child.tag == _P:
                self._paragraph(child)
            elif child.tag == _TBL:
                self._table(child)
            elif child.tag not in _GONE:
                self.blocks(child)

    def footnotes(self, document: Document, kind: str, tag: str, words: str) -> None:
        """The footnotes or endnotes, each on a line; Word's own separators are skipped."""
        for relation in document.part.rels.values():
            if relation.reltype != kind or relation.is_external:
                continue
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            kept = [note for note in root.iter(qn(tag)) if note.get(qn("w:type")) in (None, "normal")]
            for number, note in enumerate(kept, start=1):
                if text := one_line(" ".join(_text(paragraph) for paragraph in note.iter(_P))):
                    self.line(text, f"{words} {number}")

    def _paragraph(self, paragraph: Any) -> None:
        text = f"{self._marks.mark(paragraph)}{_text(paragraph)}".strip()
        if text:
            self._paragraphs += 1
            self.line(text, f"đoạn {self._paragraphs}")
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_ALTERNATIVE), None) is None:
                self.blocks(box)

    def _table(self, table: Any) -> None:
        rows, merges = _cells(table, self._marks)
        fill_merged(rows, merges)
        self._tables += 1
        for number, row in enumerate(rows, start=1):
            self.row(row, [f"bảng {self._tables}, dòng {number}, cột {column_letters(i)}" for i in range(len(row))])


def _cells(table: Any, marks: ListMarks) -> tuple[list[list[str]], list[Merge]]:
    """The table as a grid, a merged cell's text in its first place, and the merges."""
    rows: list[list[str]] = []
    merges: dict[tuple[int, int], Merge] = {}
    open_tops: dict[int, int] = {}
    for number, row in enumerate(_inside(table, _TR)):
        cells = [""] * _whole(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell in _inside(row, _TC):
            properties = cell.find(qn("w:tcPr"))
            across = _whole(None if properties is None else properties.find(qn("w:gridSpan")), 1)
            down = None if properties is None else properties.find(qn("w:vMerge"))
            left = len(cells)
            continued = down is not None and down.get(qn("w:val")) != "restart" and left in open_tops
            top = open_tops[left] if continued else number
            cells += ["" if continued else _cell_text(cell, marks)] + [""] * (across - 1)
            open_tops.pop(left, None)
            if down is not None:
                open_tops[left] = top
            if across > 1 or number > top:
                merges[top, left] = Merge(top, left, number, left + across - 1)
        rows.append(cells)
    return rows, list(merges.values())


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Children with the tag, through content controls but not into nested tables."""
    for child in parent:
        if child.tag == tag:
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _inside(child, tag)


def _cell_text(cell: Any, marks: ListMarks) -> str:
    return one_line(" ".join(f"{marks.mark(paragraph)}{_text(paragraph)}" for paragraph in cell.iter(_P)))


def _whole(element: Any, default: int) -> int:
    written = "" if element is None else element.get(qn("w:val"), "")
    return min(int(written), 200) if written.isdecimal() else default
