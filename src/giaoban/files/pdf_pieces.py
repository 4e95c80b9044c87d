"""What is printed on a page by height: lines, and on each the pieces of words that stand apart from each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from giaoban.files.pdf_lines import Word

NEXT_LINE = 1.45  # letter heights, at most, from line to line within one cell
_NUMBER = re.compile(r"[-+–]?\(?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\)?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMN_NUMBER = re.compile(r"\(?(?:[A-Za-z]|\d{1,2})\)?(?:\s?=.{1,14})?")
_GAP = 0.75  # letter heights between two cells

Span = tuple[float, float]


def is_number(text: str) -> bool:
    """Whether a word is a number, a percentage or a number in brackets.

    >>> is_number("1.837,5"), is_number("-6,6%"), is_number("5=4/1")
    (True, True, False)
    """
    return _NUMBER.fullmatch(text) is not None


@dataclass(slots=True)
class Piece:
    """Words close together on one line: a cell, or a line of one."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def is_number(self) -> bool:
        """Whether it is a number alone."""
        return len(self.words) == 1 and is_number(self.words[0].text)


@dataclass(slots=True)
class Printed:
    """What stands on one line of the page."""

    base: float
    height: float
    pieces: list[Piece] = field(default_factory=list)

    @property
    def numbers(self) -> int:
        """How many cells hold a number, an ordinal at the beginning left out; none where all of them are years."""
        found = [piece.text for piece in self.pieces[1:] if piece.is_number]
        return 0 if all(map(_YEAR.fullmatch, found)) else len(found)

    @property
    def numbers_columns(self) -> bool:
        """Whether it only numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
        return len(self.pieces) > 2 and all(_COLUMN_NUMBER.fullmatch(piece.text) for piece in self.pieces)

    @property
    def width(self) -> float:
        """How far it reaches."""
        return self.pieces[-1].right - self.pieces[0].left


def printed_lines(words: Iterable[Word]) -> list[Printed]:
    """The words by height, from the top of the page down, each line parted where gaps are wide."""
    found: list[Printed] = []
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.base):
        height = max(word.top - word.bottom, 4.0)
        if found and found[-1].base - word.base < 0.45 * max(found[-1].height, height):
            found[-1].height = max(found[-1].height, height)
            rows[-1].append(word)
        else:
            found.append(Printed(word.base, height))
            rows.append([word])
    heights = sorted(line.height for line in found)
    usual = heights[len(heights) * 3 // 4] if heights else 0.0
    for line, row in zip(found, rows, strict=True):
        line.height = max(line.height, usual)  # a line of small letters only is as tall as the others
        row.sort(key=lambda word: word.left)
        line.pieces = [Piece([row[0]])]
        for before, word in pairwise(row):
            if word.left - before.right > _GAP * line.height:
                line.pieces.append(Piece([word]))
            else:
                line.pieces[-1].words.append(word)
    return found


def columns_under(piece: Piece, columns: Sequence[Span]) -> list[int]:
    """The columns that a piece overlaps, from left to right."""
    return [at for at, (left, right) in enumerate(columns) if piece.left < right - 1 and left + 1 < piece.right]
