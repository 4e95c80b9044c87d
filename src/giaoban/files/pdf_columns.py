"""Tables of a PDF page without rules: columns by where words stand, cells of several lines kept whole.

Lines with numbers that stand apart from their neighbours make a table; what is above and below each other in all of
them is a column. A heading over several columns stands over each; words below a name without numbers are its rest.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from giaoban.files.pdf_headings import lay_heading
from giaoban.files.pdf_lines import Line, Word
from giaoban.files.pdf_pieces import NEXT_LINE, Printed, Span, columns_under, is_number, printed_lines
from giaoban.files.pdf_tables import row_text

_ORDINAL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Ha-hđ]|[-–+*])[.)]?")
_OPENS = re.compile(r"(?i)(?:s\.?\s?|số\s?)?t\.?\s?t\.?")
_UNIT_LINE = re.compile(r"(?i)(?:đơn vị(?: tính)?|đvt)\s*:|\(đvt")
_SAME_CELL = 1.2  # at most, from a line of a heading to that of a cell beside it
_HALF_LINE = 0.9  # rows cannot be as near
_NEXT_ROW = 2.6  # and from row to row of a heading
_NARROW = 0.35  # of the table: a line of a single heading
_WIDE = 0.62  # a line over so much of the table is prose
_MOST_BETWEEN = 3  # lines without numbers between two with
_MOST_HEADING = 16
_SAME_END = 2.0  # points between the ends of numbers in one column
_FEWEST_LINES = 2
_MOST_WORDS = 6000


def lay_columns(lines: list[Line]) -> list[Line]:
    """The lines of a page with those of each table without rules replaced by the table's rows."""
    loose = [line for line in lines if not line.in_table]
    words = [word for line in loose for word in line.words]
    if sum(line.is_row for line in loose) < _FEWEST_LINES or len(words) > _MOST_WORDS:
        return lines
    printed = printed_lines(words)
    for first, last in _blocks(printed):
        rows = _rows(printed[first : last + 1])
        if rows is None:
            continue
        taken = {word for line in printed[first : last + 1] for piece in line.pieces for word in piece.words}
        inside = [line for line in lines if line.words and not line.in_table and taken.issuperset(line.words)]
        covered = {word for line in inside for word in line.words}
        if not inside or covered != taken:
            continue  # words of the table are on one line with others: leave it as it was
        at = lines.index(inside[0])
        kept = [line for line in lines if line not in inside]
        lines = kept[:at] + rows + kept[at:]
    return lines


def _blocks(printed: Sequence[Printed]) -> list[tuple[int, int]]:
    """First and last line of each table: from its heading to the last line with numbers and what belongs to it."""
    blocks: list[tuple[int, int]] = []
    with_numbers = [at for at, line in enumerate(printed) if line.numbers >= 2]
    while with_numbers:
        first = last = with_numbers.pop(0)
        count = 1
        while with_numbers and _same_table(printed, last, with_numbers[0]):
            last = with_numbers.pop(0)
            count += 1
        if count >= _FEWEST_LINES:
            last = _with_single_numbers(printed, first, last)
            while with_numbers and with_numbers[0] <= last:
                with_numbers.pop(0)
            low = _heading_start(printed, first, blocks[-1][1] if blocks else -1)
            left = min(line.pieces[0].left for line in printed[low : last + 1])
            blocks.append((low, _end(printed, last, left)))
    return blocks


def _with_single_numbers(printed: Sequence[Printed], first: int, last: int) -> int:
    """The last line of a table with the rows that follow and hold one number, in one of its columns of numbers."""
    lines = [line for line in printed[first : last + 1] if line.numbers]
    ends = [piece.right for line in lines for piece in line.pieces[1:] if piece.is_number]
    pitch = max((above.base - below.base for above, below in pairwise(lines)), default=0.0) + 1.0
    for at in range(last + 1, min(len(printed), last + 1 + _MOST_BETWEEN)):
        line = printed[at]
        alone = [piece for piece in line.pieces[1:] if piece.is_number]
        aligned = alone and all(any(abs(piece.right - end) < _SAME_END for end in ends) for piece in alone)
        if aligned and len(line.pieces) > 1 and printed[last].base - line.base <= pitch:
            return _with_single_numbers(printed, first, at)
    return last


def _same_table(printed: Sequence[Printed], before: int, after: int) -> bool:
    """Whether the lines between two with numbers are few and no prose."""
    widest = max(printed[before].width, printed[after].width)
    between = printed[before + 1 : after]
    if any(len(line.pieces) > 2 and _OPENS.fullmatch(line.pieces[0].text) for line in between):
        return False  # the heading of another
    return len(between) <= _MOST_BETWEEN and not any(_is_prose(line, widest) for line in between)


def _is_prose(line: Printed, table_width: float) -> bool:
    return any(piece.right - piece.left > _WIDE * table_width for piece in line.pieces)


def _heading_start(printed: Sequence[Printed], first: int, floor: int) -> int:
    """The topmost line with several cells that is reached from the first numbers without a gap or prose."""
    start, at = first, first - 1
    while at > max(floor, first - _MOST_HEADING):
        line, below = printed[at], printed[at + 1]
        apart = line.base - below.base > _NEXT_ROW * max(line.height, below.height)
        text = " ".join(piece.text for piece in line.pieces)
        if apart or _is_prose(line, printed[first].width) or _UNIT_LINE.search(text):
            break
        within = line.base - below.base < _SAME_CELL * line.height and line.width < _NARROW * printed[first].width
        if len(line.pieces) > 1 or (within and at + 1 == start):
            start = at
        at -= 1
    return start


def _end(printed: Sequence[Printed], last: int, left: float) -> int:
    """The last line with, at most, the rest of its name below it."""
    while last + 1 < len(printed):
        line, below = printed[last], printed[last + 1]
        words = not _ORDINAL.fullmatch(below.pieces[0].words[0].text) and not below.pieces[0].is_number
        near = line.base - below.base < (NEXT_LINE if words else _HALF_LINE) * line.height
        inside = len(below.pieces) == 1 and left - 1 <= below.pieces[0].left
        if not (near and inside) or _is_prose(below, line.width):
            break
        last += 1
    return last


def _rows(printed: Sequence[Printed]) -> list[Line] | None:
    """The rows of a table; None where no columns can be told."""
    first = next(at for at, line in enumerate(printed) if line.numbers >= 2)
    rows = [group for group in _grouped(printed[first:]) if any(line.numbers for line in group)]
    columns = _columns([line for group in rows for line in group if not line.numbers_columns])
    if len(columns) < 3:
        return None
    first = _body_start(printed, first, columns)
    heading = lay_heading(printed[:first], columns)
    body = [_filled(group, columns) for group in _grouped(printed[first:])]
    left, right = columns[0][0], columns[-1][1]
    top, bottom = printed[0], printed[-1]
    lines = []
    for cells in [*heading, *body]:
        if any(cells):
            high, low = top.base + top.height, bottom.base
            lines.append(Line(row_text(cells), left, right, high, low, is_row=True, in_table=True))
    return lines


def _body_start(printed: Sequence[Printed], first: int, columns: Sequence[Span]) -> int:
    """The first line below the heading: one with an ordinal, or as many lines of the first name as stand below it."""
    for at in range(1, first):
        opening = printed[at].pieces[0]
        if opening.left < columns[0][1] and _ORDINAL.fullmatch(opening.words[0].text):
            return _name_start(printed, at) if printed[at].numbers else at
    return _name_start(printed, first)


def _name_start(printed: Sequence[Printed], anchor: int) -> int:
    """Where the name of a row with numbers begins, which may be printed half above them and half below."""
    line, below = printed[anchor], 0
    while anchor + below + 1 < len(printed) and below < _MOST_BETWEEN:
        last, after = printed[anchor + below], printed[anchor + below + 1]
        if after.numbers or last.base - after.base > NEXT_LINE * line.height:
            break
        below += 1
    start = anchor
    while start > 1 and anchor - start < below:
        if printed[start - 1].base - printed[start].base > NEXT_LINE * line.height:
            break
        start -= 1
    return start


def _columns(lines: Sequence[Printed]) -> list[Span]:
    """What the cells of the lines with numbers have above each other, from left to right."""
    numbers = _united([(piece.left, piece.right) for line in lines for piece in line.pieces[1:] if piece.is_number])
    spans = []
    for line in lines:
        for piece in line.pieces:
            words = piece.words
            # A name that reaches up to the number beside it: the number stands where others of its column do.
            while len(words) > 1 and is_number(words[-1].text) and _meets(words[-1], numbers):
                spans.append((words[-1].left, words[-1].right))
                words = words[:-1]
            spans.append((words[0].left, words[-1].right))
    return _with_one_ordinal(_united(spans), lines)


def _with_one_ordinal(columns: list[Span], lines: Sequence[Printed]) -> list[Span]:
    """The columns with the first two as one where letters and numbers of rows stand beside each other in it."""
    ordinals = [piece for line in lines for piece in line.pieces if piece.left < columns[1][1]]
    apart = not any(len(line.pieces) > 1 and line.pieces[1].left < columns[1][1] for line in lines)
    if len(columns) > 3 and apart and all(_ORDINAL.fullmatch(piece.text) for piece in ordinals):
        return [(columns[0][0], columns[1][1]), *columns[2:]]
    return columns


def _united(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one."""
    united: list[Span] = []
    for left, right in sorted(spans):
        if united and left < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], right))
        else:
            united.append((left, right))
    return united


def _meets(word: Word, columns: Sequence[Span]) -> bool:
    return any(word.left < right and left < word.right for left, right in columns)


def _grouped(lines: Sequence[Printed]) -> list[list[Printed]]:
    """The lines of each row: one with numbers takes the lines next to it that only go on with its name."""
    groups = [[line] for line in lines]
    anchors = [at for at, line in enumerate(lines) if line.numbers]
    for at, line in enumerate(lines):
        if line.numbers:
            continue
        near = min(anchors, key=lambda each: abs(lines[each].base - line.base))
        away = abs(lines[near].base - line.base)
        most = _HALF_LINE if _ORDINAL.fullmatch(line.pieces[0].words[0].text) else NEXT_LINE
        if away < most * line.height and abs(near - at) <= _MOST_BETWEEN:
            groups[at] = []
            groups[near].append(line)
    return [sorted(group, key=lambda line: -line.base) for group in groups if group]


def _filled(group: Sequence[Printed], columns: Sequence[Span]) -> list[str]:
    """The cells of a row from its lines."""
    cells = [""] * len(columns)
    for line in group:
        if len(group) == 1 and len(line.pieces) == 1 and not line.pieces[0].is_number:
            cells[0] = line.pieces[0].text  # a line across the table
            continue
        for piece in line.pieces:
            whole = len(columns_under(piece, columns)) == 1
            for word in piece.words:
                left, right = (piece.left, piece.right) if whole else (word.left, word.right)
                at = _column_of(left, right, columns)
                cells[at] = f"{cells[at]} {word.text}".strip()
    return cells


def _column_of(left: float, right: float, columns: Sequence[Span]) -> int:
    """The column that a span overlaps most, else the nearest."""
    return max(range(len(columns)), key=lambda at: min(right, columns[at][1]) - max(left, columns[at][0]))
