"""The text of a file with a way back: which page, row or cell an offset of the text stands in.

The text is NFC, so that what a person types finds it, and the reader's spans index it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from unicodedata import normalize

from giaoban.files.encodings import revived


class Kind(StrEnum):
    """What a file is, as its content shows it."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    EML = "eml"
    ZIP = "zip"


class Places(Protocol):
    """The way back from an offset of the text to the place that a person would look up."""

    def at(self, offset: int) -> str:
        """The place in Vietnamese words: "trang 3", "bảng 1, dòng 4, cột C"."""
        ...


@dataclass(frozen=True, slots=True)
class LinePlaces:
    """Places of a plain text: its lines, counted from 1.

    >>> LinePlaces("một\\nhai").at(4)
    'dòng 2'
    """

    text: str

    def at(self, offset: int) -> str:
        """The line that holds the offset."""
        return f"dòng {self.text.count(chr(10), 0, offset) + 1}"


@dataclass(frozen=True, slots=True)
class MarkedPlaces:
    """Places that were written down while the text was put together: `words[i]` holds from `starts[i]` on."""

    starts: Sequence[int]
    words: Sequence[str]

    def at(self, offset: int) -> str:
        """The place that the offset lies in; an offset between two places belongs to the one before."""
        return self.words[max(0, bisect_right(self.starts, offset) - 1)] if self.words else ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a message, not yet read."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one file says.

    `text` is NFC with "\\n" between lines; the cells of a table row stand on one line, " | " between them. `title` and
    `published` are what the file itself declares. `notes` are Vietnamese sentences on parts that could not be read.
    """

    text: str
    kind: Kind
    title: str | None = None
    published: date | None = None
    places: Places = field(default_factory=lambda: MarkedPlaces((), ()))
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()


_REVIVED = "Văn bản dùng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode; cần xem lại chỗ viết hoa."


class TextWriter:
    """Puts a text together piece by piece and remembers where each piece came from.

    >>> writer = TextWriter()
    >>> writer.line("Thu ngân sách", "trang 1")
    >>> writer.row(["STT", "Chỉ tiêu"], ["ô A1", "ô B1"])
    >>> writer.text
    'Thu ngân sách\\nSTT | Chỉ tiêu'
    >>> writer.places.at(0), writer.places.at(21)
    ('trang 1', 'ô B1')
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._words: list[str] = []
        self._revived = False

    def line(self, text: str, place: str) -> None:
        """One line; an empty one leaves a gap between paragraphs."""
        self._begin_line()
        self._piece(text, place)

    def more(self, text: str, place: str) -> None:
        """The rest of the line just written, from another place."""
        self._piece(text, place)

    def row(self, cells: Sequence[str], places: Sequence[str]) -> None:
        """One row of a table, a place for each cell. A cell alone in its row is a line; an empty row is none."""
        filled = [position for position, cell in enumerate(cells) if cell]
        if not filled:
            return
        first = 0 if len(filled) > 1 else filled[0]
        self._begin_line()
        for position in range(first, filled[-1] + 1):
            cell, place = cells[position], places[position]
            if position > first:
                self._append(" | ")
            self._piece(cell, place)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    @property
    def places(self) -> MarkedPlaces:
        """Where it came from."""
        return MarkedPlaces(tuple(self._starts), tuple(self._words))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the text should know of how it came about."""
        return (_REVIVED,) if self._revived else ()

    def _begin_line(self) -> None:
        if self._pieces:
            self._append("\n")

    def _piece(self, text: str, place: str) -> None:
        if not self._words or self._words[-1] != place:
            self._starts.append(self._length)
            self._words.append(place)
        composed = normalize("NFC", text)
        readable = revived(composed)
        self._revived = self._revived or readable != composed
        self._append(readable)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
