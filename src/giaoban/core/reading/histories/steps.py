"""The steps of an expected path as a table gives them: the end of a month, quarter or year, and what is due by then.

Two columns, or two rows, of which the first names the periods. What will not do is told cell by cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from giaoban.core.periods import Period
from giaoban.core.reading.histories.grid import Grid, Value, cell_name
from giaoban.core.reading.histories.spoken_periods import period_of
from giaoban.core.reading.histories.values import CellError
from giaoban.core.reading.histories.written_numbers import is_gap, number_of

Place = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True, slots=True)
class Step:
    """What is expected by the end of `until`, with the cells of both."""

    until: Period
    value: Decimal
    named: Place
    written: Place


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps in order of time, and the cells that will not do."""

    steps: tuple[Step, ...]
    errors: tuple[CellError, ...]

    def parts(self, period: Period, *, adds_up: bool) -> dict[Period, Decimal]:
        """The stretches between the steps: of what adds up with their own amounts, else with the level at their end."""
        found: dict[Period, Decimal] = {}
        start, before = period.start, Decimal(0)
        for step in self.steps:
            stretch = Period.months(start.year, start.month, step.until.end.year, step.until.end.month)
            found[stretch] = step.value - before if adds_up else step.value
            start, before = step.until.end + timedelta(days=1), step.value
        return found


def names_periods(grid: Grid, year: int) -> bool:
    """Whether a table has a column or a row of periods beside its numbers, so that `read_steps` can read it."""
    pairs = list(_pairs(grid))
    return any(period_of(name, year, bare=True) is not None for name, *_ in pairs if name.text.strip())


def read_steps(grid: Grid, period: Period, *, adds_up: bool, goal: Fraction | None = None) -> Steps:
    """The steps of a path through `period`; `goal` is what the last must come to, where it is known.

    >>> rows = tuple((Value(a), Value(b)) for a, b in (("Tháng", "Lũy kế"), ("T6", "400"), ("T12", "1.000")))
    >>> found = read_steps(Grid("", rows), Period.year(2025), adds_up=True)
    >>> {str(part): str(value) for part, value in found.parts(Period.year(2025), adds_up=True).items()}
    {'2025-01/2025-06': '400', '2025-07/2025-12': '600'}
    """
    steps: list[Step] = []
    errors: list[CellError] = []
    for name, named, value, written in _pairs(grid):
        found = _step(name, named, value, written, period, begun=bool(steps))
        if isinstance(found, Step):
            steps.append(found)
        elif found is not None:
            errors.append(found)
    steps.sort(key=lambda step: step.until.end)
    errors += _out_of_order(steps, adds_up=adds_up)
    if not errors:
        errors += _short(steps, period, goal)
    return Steps(tuple(steps), tuple(sorted(errors, key=lambda error: (error.row, error.column))))


def _pairs(grid: Grid) -> Iterator[tuple[Value, Place, Value, Place]]:
    """Each period's cell with that of its number: side by side, or one above the other in a table of two rows."""
    filled = [row for row in range(len(grid.rows)) if row not in grid.hidden_rows and any(grid.seen(row))]
    if len(filled) == 2 and len(list(grid.seen(filled[0]))) > 2:
        top, bottom = filled
        for column, value in grid.seen(top):
            yield value, (top, column), grid.at(bottom, column), (bottom, column)
        return
    for row in filled:
        (first, name), *rest = grid.seen(row)
        column, value = rest[-1] if rest else (first + 1, Value())
        yield name, (row, first), value, (row, column)


def _step(
    name: Value, named: Place, value: Value, written: Place, period: Period, *, begun: bool
) -> Step | CellError | None:
    """One step; None for a heading, and for a period without a number."""
    year = period.start.year if period.start.year == period.end.year else None
    until = period_of(name, year, bare=True)
    read = number_of(value)
    if until is None:
        heading = read is None and not begun
        said = f"Ô {cell_name(*named)}: “{name.text.strip()[:40]}” không phải là tháng, quý hoặc năm."
        return None if heading or is_gap(name.text) else CellError(*named, said)
    if is_gap(value.text):
        return None
    if read is None:
        said = f"Ô {cell_name(*written)}: “{value.text.strip()[:40]}” không phải là số; hãy ghi như 1.856,7."
        return CellError(*written, said)
    if not period.contains(until) or until.month_count is None:
        return CellError(*named, f"Ô {cell_name(*named)}: {until.label} không nằm trong {period.label}.")
    return Step(until, read[0], named, written)


def _out_of_order(steps: list[Step], *, adds_up: bool) -> Iterator[CellError]:
    """Two steps of one end, and sums that fall."""
    for before, after in pairwise(steps):
        place = cell_name(*after.written)
        if before.until.end == after.until.end:
            said = f"Ô {cell_name(*after.named)}: {after.until.label} đã có ở ô {cell_name(*before.named)}."
            yield CellError(*after.named, said)
        elif adds_up and after.value < before.value:
            earlier = f"{_plain(before.value)} ở ô {cell_name(*before.written)}"
            said = f"Ô {place}: lũy kế {_plain(after.value)} nhỏ hơn {earlier}."
            yield CellError(*after.written, said)


def _short(steps: list[Step], period: Period, goal: Fraction | None) -> Iterator[CellError]:
    """A path that does not come to the end of its period, or to its target."""
    if not steps:
        yield CellError(0, 0, "Bảng chưa có mốc nào; hãy ghi hai cột: tháng, và số lũy kế đến hết tháng ấy.")
        return
    last = steps[-1]
    if last.until.end != period.end:
        month = Period.month(period.end.year, period.end.month)
        yield CellError(*last.named, f"Ô {cell_name(*last.named)}: mốc cuối phải là {month.label}, hết {period.label}.")
    elif goal is not None and last.value != goal:
        gap = goal - Fraction(last.value)
        said = f"còn thiếu {_plain(gap)}" if gap > 0 else f"vượt {_plain(-gap)}"
        place = cell_name(*last.written)
        yield CellError(*last.written, f"Ô {place}: mốc cuối {_plain(last.value)}, chỉ tiêu {_plain(goal)}, {said}.")


def _plain(value: Decimal | Fraction) -> str:
    """A number as an office writes it, without needless digits."""
    exact = Fraction(value)
    short = (Decimal(exact.numerator) / exact.denominator).normalize()
    return f"{short:,f}".translate(str.maketrans(",.", ".,"))


__all__ = ["Step", "Steps", "names_periods", "read_steps"]
