"""A text as received, cut into the pieces that a page shows: plain words, a figure's words, words pointed at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """The words `text[start:end]` that belong to one figure; `key` names it on the page, `kind` chooses its look.

    `address` is where they lead; nothing for the figure's own line on the same page.
    """

    start: int
    end: int
    key: str
    kind: str
    title: str = ""
    here: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words under at most one mark; `lit` says that it lies in the sentence that is pointed at."""

    text: str
    mark: Mark | None = None
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text; a heading is short and ends without a full stop."""

    pieces: tuple[Piece, ...]
    heading: bool = False


def paragraphs(text: str, marks: Iterable[Mark] = (), *, lit: tuple[int, int] | None = None) -> list[Paragraph]:
    """Every line that is not blank, with the marks that touch it. Of two marks that overlap, the later one is left out.

    >>> page = paragraphs("Thu đạt 918,755 tỷ đồng.", [Mark(8, 23, "7", "actual")])
    >>> [(piece.text, piece.mark and piece.mark.key) for piece in page[0].pieces]
    [('Thu đạt ', None), ('918,755 tỷ đồng', '7'), ('.', None)]
    """
    ordered = _apart(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    shown, offset = [], 0
    for line in text.split("\n"):
        end = offset + len(line)
        if line.strip():
            inside = [mark for mark in ordered if mark.start < end and mark.end > offset]
            shown.append(Paragraph(tuple(_pieces(text, offset, end, inside, lit)), _is_heading(line.strip())))
        offset = end + 1
    return shown


def passage(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """`text[start:end]`, one sentence say, with the marks inside it.

    >>> [piece.text for piece in passage("A. Thu 5 tỷ. B", 3, 12, [Mark(7, 11, "1", "actual")])]
    ['Thu ', '5 tỷ', '.']
    """
    inside = _apart(sorted((mark for mark in marks if mark.start < end and mark.end > start), key=lambda m: m.start))
    return tuple(_pieces(text, start, end, inside, None))


def _apart(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _pieces(text: str, start: int, end: int, marks: list[Mark], lit: tuple[int, int] | None) -> Iterator[Piece]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    if lit:
        cuts |= {place for place in lit if start < place < end}
    places = sorted(cuts)
    for left, right in pairwise(places):
        over = next((mark for mark in marks if mark.start <= left and right <= mark.end), None)
        yield Piece(text[left:right], over, lit is not None and lit[0] <= left and right <= lit[1])


def _is_heading(line: str) -> bool:
    return len(line) < 110 and line[-1] not in ".,;:)…" and not line.startswith(("-", "+", "•", "|"))
