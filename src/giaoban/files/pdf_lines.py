"""The lines of a PDF page with their place on it, from the positions of the letters."""

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

# Words stand in different columns from so many letter sizes between them, if the line's narrowest gap is far narrower:
# a justified line has wide gaps, but all alike.
_COLUMN_GAP = 0.9
_UNLIKE = 1.8
_BROKEN_WORD = ("\x02", "\ufffe")  # how the library shows a hyphen at which a word was broken


class Word(NamedTuple):
    """A word with its box and the line that its letters stand on."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line; points from the page's lower left corner.

    `is_row` tells that it has columns, `in_table` that it is a row of a table. `words` are those it shows. `column`
    is 1 or 2 on a page set in two columns, 0 across it.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_row: bool = False
    in_table: bool = False
    words: tuple["Word", ...] = ()
    column: int = 0

    @property
    def height(self) -> float:
        """How tall its letters are."""
        return self.top - self.bottom


def page_lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page in reading order, empty ones left out; none where there is no text layer."""
    layer = page.get_textpage()
    try:
        return _lines(layer, layer.get_text_range())
    finally:
        layer.close()


def _lines(layer: pypdfium2.PdfTextPage, text: str) -> list[Line]:
    boxes = _Boxes(layer)
    lines = []
    start = 0
    for raw_line in text.split("\n"):
        if line := _line(raw_line, start, boxes):
            lines.append(line)
        start += len(raw_line) + 1
    return lines


def _line(written: str, start: int, boxes: "_Boxes") -> Line | None:
    """One line: a gap as between columns becomes " | "."""
    words = list(re.finditer(r"[^\s\x02\ufffe]+", written))
    if not words:
        return None
    ends = [(boxes.box(start + word.start()), boxes.box(start + word.end() - 1)) for word in words]
    gaps = [after[0].left - before[1].right for before, after in pairwise(ends)]
    size = boxes.size(start + words[0].start())
    narrowest = min(gaps, default=0.0)
    least = max(_COLUMN_GAP * size, _UNLIKE * narrowest if narrowest < _COLUMN_GAP * size else 0)
    pieces = [words[0][0]]
    for word, gap in zip(words[1:], gaps, strict=True):
        pieces += [" | " if gap > least else " ", word[0]]
    if written.rstrip("\r").endswith(_BROKEN_WORD):
        pieces.append("-")
    return Line(
        normalize("NFC", "".join(pieces)),
        left=ends[0][0].left,
        right=ends[-1][1].right,
        top=max(box.top for pair in ends for box in pair),
        bottom=min(box.bottom for pair in ends for box in pair),
        is_row=any(gap > least for gap in gaps),
        words=tuple(
            Word(
                normalize("NFC", word[0]),
                first.left,
                last.right,
                min(first.bottom, last.bottom),
                max(first.top, last.top),
                boxes.base(start + word.start()),
            )
            for word, (first, last) in zip(words, ends, strict=True)
        ),
    )


class _Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


class _Boxes:
    """The boxes of letters, asked for one by one because only the ends of words matter."""

    def __init__(self, layer: pypdfium2.PdfTextPage):
        self._layer = layer
        self._edges = [ctypes.c_double() for _ in range(4)]

    def box(self, index: int) -> _Box:
        """The box of the letter."""
        raw.FPDFText_GetCharBox(self._layer, index, *self._edges)
        return _Box(*(edge.value for edge in self._edges))

    def base(self, index: int) -> float:
        """The height of the line that the letter stands on."""
        across, up = self._edges[:2]
        raw.FPDFText_GetCharOrigin(self._layer, index, across, up)
        return up.value

    def size(self, index: int) -> float:
        """The size of the letter's typeface in points, of the body's usual size where the file hides it."""
        size = float(raw.FPDFText_GetFontSize(self._layer, index))
        return size if size > 1.5 else 12.0
