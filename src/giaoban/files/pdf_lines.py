"""The lines of a PDF page with their place on it, from the positions of the letters."""

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

_COLUMN_GAP = 1.5  # letter heights between two words from which they stand in different columns
_BROKEN_WORD = ("\x02", "\ufffe")  # how the library shows a hyphen at which a word was broken


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line; points from the page's lower left corner. `is_row` tells that it has columns."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    is_row: bool = False

    @property
    def height(self) -> float:
        """How tall its letters are."""
        return self.top - self.bottom


def page_lines(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of page `number` (from 0) in reading order, empty ones left out; none where there is no text layer."""
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            text = layer.get_text_range()
            return _lines(layer, text)
        finally:
            layer.close()
    finally:
        page.close()


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
    """One line: a wide gap between two words becomes " | "."""
    places = [i for i, letter in enumerate(written) if not letter.isspace() and letter not in _BROKEN_WORD]
    if not places:
        return None
    shapes = {i: boxes.box(start + i) for i in (places[0], places[-1])}
    top, bottom = max(box[3] for box in shapes.values()), min(box[2] for box in shapes.values())
    pieces = [written[places[0]]]
    is_row = False
    for before, after in pairwise(places):
        if after > before + 1:
            end, begin = boxes.box(start + before), boxes.box(start + after)
            top, bottom = max(top, end[3], begin[3]), min(bottom, end[2], begin[2])
            far = begin[0] - end[1] > _COLUMN_GAP * max(end[3] - end[2], begin[3] - begin[2], boxes.least_height)
            is_row = is_row or far
            pieces.append(" | " if far else " ")
        pieces.append(written[after])
    if written.rstrip("\r").endswith(_BROKEN_WORD):
        pieces.append("-")
    return Line(normalize("NFC", "".join(pieces)), shapes[places[0]][0], shapes[places[-1]][1], top, bottom, is_row)


class _Boxes:
    """The boxes of letters, asked for one by one because only those beside a gap matter."""

    least_height = 6.0

    def __init__(self, layer: pypdfium2.PdfTextPage):
        self._layer = layer
        self._edges = [ctypes.c_double() for _ in range(4)]

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of the letter."""
        left, right, bottom, top = self._edges
        raw.FPDFText_GetCharBox(self._layer, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value
