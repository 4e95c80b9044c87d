"""Which column of a table of history is what, judged by its headings, its units and what stands in it."""

from collections.abc import Callable
from hashlib import sha256

from giaoban.core import patterns
from giaoban.core.periods import Period
from giaoban.core.reading.folding import fold
from giaoban.core.reading.histories.grid import Grid, Value
from giaoban.core.reading.histories.headings import (
    ESTIMATE,
    NOT_A_RESULT,
    USES,
    heading_span,
    heading_words,
    pieces_above,
    unit_in_brackets,
)
from giaoban.core.reading.histories.layouts import Column, Layout, Use
from giaoban.core.reading.histories.plan_columns import plan_period, plan_use
from giaoban.core.reading.histories.spoken_periods import TO_DATE, joined_period, period_of, year_in
from giaoban.core.reading.histories.written_numbers import is_gap, number_of

ONE_OF = frozenset({Use.INDICATOR, Use.MEASURED_IN, Use.PLACE, Use.YEAR, Use.PERIOD, Use.STANDING})
LOOKED_AT = 30  # rows below the headings by which a column is judged
_UNIT_LINE = patterns.compile(r"(?:đvt|đơn vị tính|đơn vị|đv tính)\s*:\s*(?P<unit>[^;,()]{1,30})")
_PLACE = patterns.compile(r"(?:ubnd |đảng ủy )?(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|đặc khu)\s")
_DIGITS = patterns.compile(r"\d+")


def guess(grid: Grid, *, year: int | None = None, is_indicator: Callable[[str], bool] = lambda text: False) -> Layout:
    """The likeliest reading of `grid`. `year` stands where the sheet names none; `is_indicator` knows names."""
    span = heading_span(grid)
    above = span[0] if span else 0
    title = [value.text for row in range(above) for value in grid.rows[row] if value.text.strip()]
    named = next((found for text in [*reversed(title), grid.name] if (found := year_in(text))), None)
    year = named or year
    first_row = span[1] + 1 if span else 0
    columns = {
        number: _column(grid, number, span, first_row, year, is_indicator)
        for number in range(grid.width)
        if number not in grid.hidden_columns and _holds_something(grid, number)
    }
    columns = _settled(grid, columns, first_row, is_indicator)
    return Layout(
        first_row=first_row,
        columns=columns,
        year=year,
        measured_in=_unit_of_sheet(title),
        indicator=next((text for text in (*title, grid.name) if is_indicator(text)), ""),
    )


def shape_of(grid: Grid, layout: Layout) -> str:
    """A name for sheets with these headings, whatever their year and however many rows they have."""
    heads = [f"{number}:{_DIGITS.sub('#', fold(column.heading))}" for number, column in sorted(layout.columns.items())]
    return sha256("\n".join(heads).encode()).hexdigest()


def _holds_something(grid: Grid, column: int) -> bool:
    return any(grid.at(row, column).text.strip() for row in range(len(grid.rows)))


def _column(
    grid: Grid,
    number: int,
    span: tuple[int, int] | None,
    first_row: int,
    year: int | None,
    is_indicator: Callable[[str], bool],
) -> Column:
    pieces = pieces_above(grid, number, span) if span else []
    heading = " / ".join(piece.text.strip() for piece in pieces)
    said = fold(heading)
    standing = "estimate" if ESTIMATE.search(said) else ""
    last = heading_words(pieces[-1].text) if pieces else ""
    whole = heading_words(heading)
    use = USES.get(whole) or USES.get(last)
    if use in (Use.MEASURED_IN, Use.PLACE):
        use = (
            Use.PLACE if _names_places(grid, number, first_row) else Use.MEASURED_IN if use is Use.MEASURED_IN else use
        )
    if use is not None and use not in (Use.VALUE, Use.TO_DATE):
        return Column(heading, use)
    period = joined_period(pieces, year) if pieces else None
    planned = None if is_indicator(last) else plan_use(heading)
    if planned is not None:
        spoken, why = planned
        own = period if spoken is Use.OF_PLAN else plan_period(pieces, period, year)
        return Column(heading, spoken, own, measured_in=unit_in_brackets(pieces[-1].text), why=why)
    if NOT_A_RESULT.search(said) and not is_indicator(last):
        return Column(heading, Use.SKIP, period, why="không phải kết quả thực hiện (tỷ lệ hoặc so sánh)")
    if period is not None or use is not None:
        to_date = use is Use.TO_DATE or (period is None and TO_DATE.search(said) is not None)
        return Column(heading, Use.TO_DATE if to_date and period is None else Use.VALUE, period, standing=standing)
    if _is_numeric(grid, number, first_row) and pieces:
        unit = unit_in_brackets(pieces[-1].text)
        return Column(heading, Use.VALUE, None, pieces[-1].text.strip(), unit, standing)
    return Column(heading, Use.SKIP, why="chưa rõ là gì")


def _settled(
    grid: Grid, columns: dict[int, Column], first_row: int, is_indicator: Callable[[str], bool]
) -> dict[int, Column]:
    """The columns held against one another: the names of indicators are found, what names none is left out."""
    uses = {column.use for column in columns.values()}
    by_heading = [number for number, column in columns.items() if column.holds_values and column.indicator]
    rows_say = Use.PERIOD in uses or Use.YEAR in uses
    if Use.INDICATOR not in uses and not (by_heading and rows_say):
        names = max(columns, key=lambda number: _names_in(grid, number, first_row, columns, is_indicator), default=None)
        if names is not None and _names_in(grid, names, first_row, columns, is_indicator) > 0:
            columns[names] = Column(columns[names].heading, Use.INDICATOR)
            uses.add(Use.INDICATOR)
    if Use.INDICATOR in uses:
        for number in by_heading:
            column = columns[number]
            why = "" if rows_say else "chưa rõ kỳ"
            columns[number] = Column(column.heading, Use.SKIP if why else Use.VALUE, standing=column.standing, why=why)
    return _once(columns)


def _once(columns: dict[int, Column]) -> dict[int, Column]:
    """Of several columns that would name the indicator, the period or the unit of a row, the first."""
    seen: set[Use] = set()
    for number, column in sorted(columns.items()):
        if column.use in seen and column.use in ONE_OF:
            columns[number] = Column(column.heading, Use.SKIP, why="đã có cột khác cùng loại")
        seen.add(column.use)
    return columns


def _names_in(
    grid: Grid, number: int, first_row: int, columns: dict[int, Column], is_indicator: Callable[[str], bool]
) -> int:
    """How surely a column holds names of indicators: known ones weigh most, then any long text."""
    if columns[number].use is not Use.SKIP or USES.get(heading_words(columns[number].heading)) is Use.SKIP:
        return 0
    texts = [value.text.strip() for value in _below(grid, number, first_row) if value.number is None]
    return sum(20 if is_indicator(text) else 1 if len(text) >= 6 else 0 for text in texts if not is_gap(text))


def _below(grid: Grid, number: int, first_row: int) -> list[Value]:
    rows = [row for row in range(first_row, len(grid.rows)) if row not in grid.hidden_rows]
    return [value for row in rows[:LOOKED_AT] if (value := grid.at(row, number)).text.strip()]


def _is_numeric(grid: Grid, number: int, first_row: int) -> bool:
    values = [value for value in _below(grid, number, first_row) if not is_gap(value.text)]
    return bool(values) and sum(number_of(value) is not None for value in values) * 2 > len(values)


def _names_places(grid: Grid, number: int, first_row: int) -> bool:
    values = _below(grid, number, first_row)
    return sum(_PLACE.match(fold(value.text.strip())) is not None for value in values) * 2 > len(values)


def _unit_of_sheet(title: list[str]) -> str:
    """The unit in "Đơn vị tính: tỷ đồng" above the table; "Đơn vị: UBND phường …" is none."""
    for text in reversed(title):
        found = _UNIT_LINE.search(fold(text))
        if found and not _PLACE.match(found["unit"].strip()):
            return found["unit"].strip(" .")
    return ""


def period_of_row(grid: Grid, row: int, layout: Layout) -> tuple[Period | None, int | None]:
    """The period that a row names, and the column that names it; a year's column helps that of months."""
    year, where = layout.year, None
    in_year = layout.column_of(Use.YEAR)
    if in_year is not None:
        where = in_year
        spoken = period_of(grid.at(row, in_year), None)
        year = spoken.end.year if spoken is not None else None
    column = layout.column_of(Use.PERIOD)
    if column is None:
        return (Period.year(year) if in_year is not None and year is not None else None), where
    value = grid.at(row, column)
    heading = heading_words(layout.columns[column].heading)
    if heading == "quý" and value.text.strip().upper() in ("1", "2", "3", "4", "I", "II", "III", "IV"):
        value = Value(f"quý {value.text.strip()}")
    return period_of(value, year, bare=True), column
