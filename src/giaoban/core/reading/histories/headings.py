"""The words over the columns of a table of history, and the rows that hold them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from giaoban.core import patterns
from giaoban.core.reading.folding import fold
from giaoban.core.reading.histories.grid import Grid, Value
from giaoban.core.reading.histories.layouts import Use
from giaoban.core.reading.histories.spoken_periods import period_of
from giaoban.core.reading.histories.written_numbers import number_of

DEEPEST = 40  # rows in which headings are looked for
# Whole headings and the use that they announce; "đơn vị" alone is judged by what stands below it.
NAMED = {
    Use.INDICATOR: (
        "chỉ tiêu",
        "tên chỉ tiêu",
        "nội dung",
        "chỉ tiêu, nội dung",
        "nội dung chỉ tiêu",
        "tiêu chí",
        "danh mục",
        "chỉ tiêu chủ yếu",
        "tên tiêu chí",
        "diễn giải",
        "khoản mục",
    ),
    Use.MEASURED_IN: ("đvt", "đơn vị tính", "đv tính", "đơn vị đo", "đ.v.t", "dvt", "đơn vị"),
    Use.PLACE: (
        "địa phương",
        "tên đơn vị",
        "xã, phường",
        "phường, xã",
        "xã phường",
        "tên xã",
        "tên phường",
        "phường",
        "xã",
        "địa bàn",
        "đơn vị hành chính",
        "đơn vị báo cáo",
    ),
    Use.PERIOD: ("kỳ", "kỳ báo cáo", "tháng", "thời gian", "thời kỳ", "ngày", "kỳ số liệu", "tháng/năm", "quý"),
    Use.YEAR: ("năm", "năm báo cáo"),
    Use.STANDING: ("tính chất", "loại số", "loại số liệu", "trạng thái"),
    Use.VALUE: (
        "giá trị",
        "số liệu",
        "kết quả",
        "thực hiện",
        "số thực hiện",
        "kết quả thực hiện",
        "thực hiện tháng",
        "thực hiện trong tháng",
        "trong tháng",
        "số lượng",
        "th tháng",
        "trong kỳ",
        "thực hiện trong kỳ",
    ),
    Use.TO_DATE: ("lũy kế", "lũy kế từ đầu năm", "lk", "cộng dồn", "từ đầu năm", "lũy kế đến tháng"),
    Use.SKIP: ("tt", "stt", "số tt", "số thứ tự", "ghi chú", "mã", "mã số", "mã chỉ tiêu", "lý do", "nguồn"),
}
USES = {words: use for use, several in NAMED.items() for words in several}
NOT_A_RESULT = patterns.compile(
    r"kế hoạch|\bkh\b|chỉ tiêu giao|được giao|dự toán|\bdt\b|mục tiêu|phấn đấu|so với|so cùng|cùng kỳ|%|tỷ lệ|tỉ lệ|"
    r"tăng|giảm|dự kiến|ghi chú|đánh giá|xếp hạng"
)
ESTIMATE = patterns.compile(r"\bước\b|\bưth\b")
_IN_BRACKETS = patterns.compile(r"\((?:đvt|đơn vị tính|đơn vị)?\s*:?\s*(?P<unit>[^()]+)\)")
_ORDINAL = patterns.compile(r"\(?(?:\d{1,2}|[a-h])\)?(?:\s?=.*)?")


def heading_words(text: str) -> str:
    """A heading as the lists have it: folded, without brackets, numbers of footnotes and marks at the end.

    >>> heading_words("  Đơn vị tính (*) "), heading_words("CHỈ TIÊU:")
    ('đơn vị tính', 'chỉ tiêu')
    """
    plain = _IN_BRACKETS.sub(" ", fold(text))
    return " ".join(plain.split()).strip(" :*.;()")


def unit_in_brackets(text: str) -> str:
    """The unit of measure that a heading gives in brackets.

    >>> unit_in_brackets("Thu ngân sách (tỷ đồng)"), unit_in_brackets("Hộ nghèo")
    ('tỷ đồng', '')
    """
    found = _IN_BRACKETS.search(fold(text))
    unit = found["unit"].strip() if found else ""
    return "" if any(letter.isdigit() for letter in unit) or len(unit) > 30 else unit


def heading_span(grid: Grid) -> tuple[int, int] | None:
    """First and last row of the headings, counted from 0; None where no row looks like one."""
    rows = [row for row in range(min(DEEPEST, len(grid.rows))) if row not in grid.hidden_rows]
    likely = [row for row in rows if _is_heading(grid, row)] or [row for row in rows if _stands_over_numbers(grid, row)]
    if not likely:
        return None
    first = last = likely[0]
    for row in rows:
        if row > last and (_is_heading(grid, row) or _is_ordinals(grid, row) or _continues(grid, row, last)):
            if row != last + 1:
                break
            last = row
        elif row > last:
            break
    return first, last


def _is_heading(grid: Grid, row: int) -> bool:
    cells = [value for _, value in grid.seen(row)]
    if len({value.text for value in cells}) < 2:
        return False
    named = [value for value in cells if heading_words(value.text) in USES or _names_period(value)]
    counted = [value.number for value in cells if value.number is not None and value.day is None]
    if not _years(counted) and not _sequence(counted):
        return False
    known = len({value.text for value in named})
    return known >= 2 and (known * 2 >= len({value.text for value in cells}) or _sequence(counted) or known >= 3)


def _stands_over_numbers(grid: Grid, row: int) -> bool:
    """Words alone in a row, and numbers below them: headings that the lists do not know."""
    cells = dict(grid.seen(row))
    if len({value.text for value in cells.values()}) < 2 or any(number_of(value) for value in cells.values()):
        return False
    below = next((one for one in range(row + 1, len(grid.rows)) if one not in grid.hidden_rows), None)
    return below is not None and any(number_of(grid.at(below, column)) for column in cells)


def _names_period(value: Value) -> bool:
    if value.number is not None and value.day is None:
        return 1950 <= value.number < 2100
    return len(value.text) <= 60 and period_of(value, 2000) is not None


def _years(numbers: Sequence[Decimal]) -> bool:
    return all(1950 <= number < 2100 for number in numbers)


def _sequence(numbers: Sequence[Decimal]) -> bool:
    return len(numbers) >= 3 and all(after - before == 1 for before, after in pairwise(numbers))


def _is_ordinals(grid: Grid, row: int) -> bool:
    """The line "A, B, 1, 2, 3=1+2" that numbers the columns."""
    cells = [value for _, value in grid.seen(row)]
    return len(cells) >= 3 and all(_ORDINAL.fullmatch(fold(value.text.strip())) for value in cells)


def _continues(grid: Grid, row: int, above: int) -> bool:
    """A second line of headings whose words are no period: "Thực hiện, Lũy kế, % KH" under the months."""
    cells = [value for _, value in grid.seen(row)]
    if not cells or any(value.number is not None for value in cells):
        return False
    known = [value for value in cells if heading_words(value.text) in USES or NOT_A_RESULT.search(fold(value.text))]
    return len(known) * 2 >= len(cells) and len(list(grid.seen(above))) >= len(cells) // 2


def pieces_above(grid: Grid, column: int, span: tuple[int, int]) -> list[Value]:
    """The different cells over a column, from the top, without the line that numbers the columns."""
    found: list[Value] = []
    for row in range(span[0], span[1] + 1):
        value = grid.at(row, column)
        if row in grid.hidden_rows or not value.text.strip() or _is_ordinals(grid, row):
            continue
        if value.text not in {piece.text for piece in found}:
            found.append(value)
    return found
