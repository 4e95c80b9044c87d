"""Values out of a table of history, each with its cell, and what will not do, cell by cell, in words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.periods import Period
from giaoban.core.reading.folding import fold
from giaoban.core.reading.histories.grid import Grid, Value, cell_name
from giaoban.core.reading.histories.guessing import period_of_row
from giaoban.core.reading.histories.headings import unit_in_brackets
from giaoban.core.reading.histories.layouts import PLANS, Column, Layout, Use
from giaoban.core.reading.histories.written_numbers import is_gap, number_of

MOST_ERRORS = 500  # told one by one; a sheet with more has another fault
BESIDE = frozenset({*PLANS, Use.OF_PLAN})
STANDINGS = {"ước": "estimate", "ước tính": "estimate", "sơ bộ": "preliminary", "chính thức": "official"}
_BULLET = patterns.compile(r"^(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[ivx]{1,4}[.)])\s*")
_LEADING = patterns.compile(r"^(?:trong đó|tđ)\s*:?\s*[-–+]?\s*")


@dataclass(frozen=True, slots=True)
class HistoryValue:
    """One value with its cell (row and column from 0) and what row and column say of it."""

    row: int
    column: int
    text: str
    value: Decimal
    indicator: str
    measured_in: str
    place: str
    period: Period
    standing: str
    words: str
    use: Use = Use.VALUE

    @property
    def cell(self) -> str:
        """The cell's name: D14."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that will not do, and why, in a sentence that names the cell."""

    row: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a sheet gives under a layout: results, what will not do, and how many cells hold no figure.

    `plans` are what columns of plans ask for, `shares` the percentages of a plan that stand beside results.
    """

    values: tuple[HistoryValue, ...]
    errors: tuple[CellError, ...]
    gaps: int
    plans: tuple[HistoryValue, ...] = ()
    shares: tuple[HistoryValue, ...] = ()


def read_values(grid: Grid, layout: Layout) -> Taken:
    """Take every value out of `grid`. A gap is counted and left out; nothing becomes zero."""
    values: list[HistoryValue] = []
    errors: list[CellError] = []
    stated: list[HistoryValue | CellError] = []
    gaps = 0
    columns = [(number, one) for number, one in sorted(layout.columns.items()) if one.holds_values]
    beside = [(number, one) for number, one in sorted(layout.columns.items()) if one.use in BESIDE]
    for row in range(layout.first_row, len(grid.rows)):
        if row in grid.hidden_rows or len(errors) >= MOST_ERRORS:
            continue
        filled = [(number, one) for number, one in columns if not is_gap(grid.at(row, number).text)]
        gaps += len(columns) - len(filled) if filled or _name(grid, row, layout) else 0
        for found in _row_values(grid, row, layout, filled):
            if isinstance(found, HistoryValue):
                values.append(found)
            else:
                errors.append(found)
        stated += _beside(grid, row, layout, beside)
    told = [one for one in stated if isinstance(one, HistoryValue)]
    errors += [one for one in stated if isinstance(one, CellError)]
    plans = tuple(one for one in told if one.use in PLANS)
    return Taken(tuple(values), tuple(errors), gaps, plans, tuple(one for one in told if one.use is Use.OF_PLAN))


def _beside(
    grid: Grid, row: int, layout: Layout, columns: list[tuple[int, Column]]
) -> list["HistoryValue | CellError"]:
    """The plans and percentages of a row that names an indicator; a gap is none."""
    filled = [(number, one) for number, one in columns if not is_gap(grid.at(row, number).text)]
    name = _name(grid, row, layout) or layout.indicator
    if not filled or not name:
        return []
    span, _ = period_of_row(grid, row, layout)
    if span is None and layout.year is not None:
        span = Period.year(layout.year)
    found: list[HistoryValue | CellError] = []
    for number, column in filled:
        own = column.period or (Period.year(span.end.year) if span is not None and column.use in PLANS else span)
        if own is None:
            found.append(_no_plan_period(grid, row, number))
        else:
            found.append(_value(grid, row, number, replace(column, period=own), layout, name, own))
    return found


def _row_values(
    grid: Grid, row: int, layout: Layout, filled: list[tuple[int, Column]]
) -> Iterator[HistoryValue | CellError]:
    """The values of a row; of a fault that all of them share, one error."""
    if not filled:
        return
    name = _name(grid, row, layout)
    span, where = period_of_row(grid, row, layout)
    for number, column in filled:
        indicator = name or column.indicator or layout.indicator
        if not indicator:
            if any(number_of(grid.at(row, one)) for one, _ in filled):
                yield CellError(row, number, f"Dòng {row + 1}: có số liệu nhưng không có tên chỉ tiêu; hãy ghi tên.")
            return
        if column.period is None and span is None:
            yield _no_period(grid, row, number if where is None else where)
            return
        yield _value(grid, row, number, column, layout, indicator, span)


def _value(
    grid: Grid, row: int, number: int, column: Column, layout: Layout, indicator: str, span: Period | None
) -> HistoryValue | CellError:
    cell = grid.at(row, number)
    read = number_of(cell)
    if read is None:
        return _no_number(cell, row, number)
    value, unit, estimate = read
    period = column.period or span
    assert period is not None  # noqa: S101
    if column.use is Use.TO_DATE:
        period = period.year_to_date()
    said = _standing(grid, row, layout)
    if said is None:
        return _no_standing(grid, row, layout)
    at = layout.column_of(Use.PLACE)
    heads = [indicator, "" if column.heading == indicator else column.heading, "" if column.period else period.label]
    return HistoryValue(
        row=row,
        column=number,
        text=cell.text.strip()[:200],
        value=value,
        indicator=indicator,
        measured_in=_unit(grid, row, layout, column, unit, indicator),
        place=grid.at(row, at).text.strip() if at is not None else "",
        period=period,
        standing="estimate" if estimate else said or column.standing or layout.standing,
        words=", ".join(one for one in heads if one)[:400],
        use=column.use,
    )


def clean_name(text: str) -> str:
    """The name of an indicator without its bullet or number and without "trong đó".

    >>> clean_name("1.2. Thu nội địa"), clean_name(" - Trong đó: Thu thuế"), clean_name("2 con")
    ('Thu nội địa', 'Thu thuế', '2 con')
    """
    plain = " ".join(text.split())
    for pattern in (_BULLET, _LEADING, _BULLET):
        found = pattern.match(fold(plain))
        if found and found.end() < len(plain):
            plain = plain[found.end() :]
    return plain


def _name(grid: Grid, row: int, layout: Layout) -> str:
    column = layout.column_of(Use.INDICATOR)
    if column is None:
        return ""
    value = grid.at(row, column)
    return "" if value.number is not None or is_gap(value.text) else clean_name(value.text)[:300]


def _unit(grid: Grid, row: int, layout: Layout, column: Column, written: str, indicator: str) -> str:
    """The unit of measure: of the row, else of the heading, the name, the cell, the sheet."""
    at = layout.column_of(Use.MEASURED_IN)
    own = " ".join(grid.at(row, at).text.split()) if at is not None else ""
    own = "" if is_gap(own) else own
    return (own or column.measured_in or unit_in_brackets(indicator) or written or layout.measured_in)[:60]


def _standing(grid: Grid, row: int, layout: Layout) -> str | None:
    """How firm the row says that it is; empty where it says nothing, None for words that say something else."""
    at = layout.column_of(Use.STANDING)
    said = fold(grid.at(row, at).text.strip()) if at is not None else ""
    return STANDINGS.get(said) if said else ""


def _quoted(text: str) -> str:
    short = " ".join(text.split())
    return f"“{short[:40]}…”" if len(short) > 40 else f"“{short}”"


def _no_number(cell: Value, row: int, number: int) -> CellError:
    what = "là ngày, không phải là số" if cell.day is not None else "không phải là số"
    said = f"Ô {cell_name(row, number)}: {_quoted(cell.text)} {what}; hãy ghi như 1.856,7 hoặc để trống."
    return CellError(row, number, said)


def _no_period(grid: Grid, row: int, number: int) -> CellError:
    text = grid.at(row, number).text
    if not text.strip():
        said = f"Ô {cell_name(row, number)}: chưa ghi kỳ; hãy ghi như 04/2025, quý I/2025 hoặc 2025."
    else:
        said = (
            f"Ô {cell_name(row, number)}: {_quoted(text)} không phải là kỳ; hãy ghi như 04/2025, quý I/2025 hoặc 2025."
        )
    return CellError(row, number, said)


def _no_plan_period(grid: Grid, row: int, number: int) -> CellError:
    text = _quoted(grid.at(row, number).text)
    said = f"Ô {cell_name(row, number)}: {text} chưa rõ của năm nào; hãy ghi kỳ của cột, ví dụ 2025."
    return CellError(row, number, said)


def _no_standing(grid: Grid, row: int, layout: Layout) -> CellError:
    number = layout.column_of(Use.STANDING) or 0
    text = _quoted(grid.at(row, number).text)
    return CellError(
        row,
        number,
        f"Ô {cell_name(row, number)}: {text} không phải tính chất số liệu; hãy ghi ước, sơ bộ hoặc chính thức.",
    )
