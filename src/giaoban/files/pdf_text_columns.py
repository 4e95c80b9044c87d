"""Pages set in two columns of text: their lines in the order in which they are read, whatever order the file has.

A gutter that no word crosses over many lines, with sentences on both sides, parts the columns. Lines across the page,
as titles are, stay where they are between what is above and below them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from giaoban.files.pdf_lines import Line, Word

_FEWEST_LINES = 8  # of text on each side
_FEWEST_WORDS = 4  # of a line of text
_FILLED = 0.6  # of its column that a line of text reaches over
_STEPS = 40  # places tried for the gutter
_MIDDLE = (0.3, 0.7)  # of the page's width, where it may be
_SAME_LINE = 0.45  # of a letter's height


@dataclass(slots=True)
class _Height:
    """What stands on one height of the page, whole lines or parts of them on either side."""

    base: float
    lines: list[Line]

    def crosses(self, gutter: float) -> bool:
        """Whether a word, or the gap within a sentence, lies over the gutter."""
        return any(_crosses(line, gutter) for line in self.lines)


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines of a page; those of two columns one column after the other, with the numbers 1 and 2."""
    loose = [line for line in lines if line.words and not line.in_table]
    if len(loose) < 2 * _FEWEST_LINES - 2 or len(loose) != len(lines):
        return lines
    gutter = _gutter(loose)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for height in _heights([part for line in loose for part in _parted(line, gutter)]):
        if height.crosses(gutter):
            ordered += left + right + height.lines
            left, right = [], []
        for line in height.lines if not height.crosses(gutter) else ():
            (left if line.right <= gutter else right).append(replace(line, column=1 if line.right <= gutter else 2))
    return ordered + left + right


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the widest gap that parts most lines of text."""
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    inner = low + (high - low) * _MIDDLE[0], low + (high - low) * _MIDDLE[1]
    if 2 * sum(line.left < inner[0] and inner[1] < line.right and not line.is_row for line in lines) > len(lines):
        return None  # most lines reach across the page
    best: tuple[int, list[float]] = (0, [])
    for step in range(_STEPS + 1):
        place = low + (high - low) * (_MIDDLE[0] + (_MIDDLE[1] - _MIDDLE[0]) * step / _STEPS)
        parted = [part for line in lines for part in _parted(line, place)]
        across = sum(_crosses(part, place) for part in parted)
        texts = [_is_text(part, low, high, place) for part in parted if not _crosses(part, place)]
        before, after = texts.count(1), texts.count(2)
        if min(before, after) < _FEWEST_LINES or across > min(before, after):
            continue
        worth = before + after - across
        if worth > best[0]:
            best = (worth, [place])
        elif worth == best[0]:
            best[1].append(place)
    return sum(best[1]) / len(best[1]) if best[1] else None


def _is_text(line: Line, low: float, high: float, gutter: float) -> int:
    """1 for a line of text left of the gutter, 2 for one right of it, 0 for what is too short."""
    side = 1 if line.right <= gutter else 2
    width = gutter - low if side == 1 else high - gutter
    filled = line.right - line.left > _FILLED * width and len(line.words) >= _FEWEST_WORDS
    return side if filled else 0


def _crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter < line.right


def _parted(line: Line, gutter: float) -> list[Line]:
    """The line, or its two parts where it is one on the page's height only: a gap as between columns at the gutter."""
    at = next((at for at, word in enumerate(line.words) if word.left >= gutter), len(line.words))
    before, after = line.words[:at], line.words[at:]
    if not before or not after or before[-1].right > gutter:
        return [line]
    gap = after[0].left - before[-1].right
    if gap < max(line.height, 2 * _usual_gap(before), 2 * _usual_gap(after)):
        return [line]
    ends = "-" if line.text.endswith("-") and not after[-1].text.endswith("-") else ""
    return [_line(before, line, ""), _line(after, line, ends)]


def _usual_gap(words: Sequence[Word]) -> float:
    gaps = sorted(after.left - before.right for before, after in pairwise(words))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _line(words: Sequence[Word], whole: Line, ends: str) -> Line:
    text = " ".join(word.text for word in words) + ends
    return replace(whole, text=text, left=words[0].left, right=words[-1].right, is_row=False, words=tuple(words))


def _heights(lines: Sequence[Line]) -> list[_Height]:
    """The lines by height, from the top of the page down."""
    heights: list[_Height] = []
    for line in sorted(lines, key=lambda line: (-line.words[0].base, line.left)):
        base = line.words[0].base
        if heights and heights[-1].base - base < _SAME_LINE * line.height:
            heights[-1].lines.append(line)
        else:
            heights.append(_Height(base, [line]))
    return heights
