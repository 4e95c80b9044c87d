"""The expected path of a target out of a table: a file or pasted cells, months beside sums, errors by cell."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from giaoban.apps.targets.courses import goal_of
from giaoban.apps.targets.models import Target
from giaoban.core.periods import Period
from giaoban.core.reading.histories import Grid, Value
from giaoban.core.reading.histories.steps import names_periods, read_steps
from giaoban.core.reckoning.paths import ADDS_UP, PathError
from giaoban.files import FileError
from giaoban.files.grids import TABLE, read_grids
from giaoban.files.limits import megabytes
from giaoban.web.language import say
from giaoban.web.uploads import TooLarge
from giaoban.web.views.target_forms import Form

LISTED = 30


def table_sent(file: Any, pasted: str, span: Period) -> Grid | None:
    """The table of the form: the file, else pasted cells that name periods; None where it has neither."""
    if file is not None:
        if isinstance(file, TooLarge) or file.size > TABLE.file_bytes:
            raise PathError(
                say("Tệp nặng hơn {limit} nên không nhận; hãy tách nhỏ rồi gửi lại.").format(
                    limit=megabytes(TABLE.file_bytes)
                )
            )
        return _grid(file.read())
    rows = [line.split("\t") for line in pasted.splitlines() if line.strip()]
    if max(map(len, rows), default=0) < 2:
        return None
    grid = Grid("", tuple(tuple(Value(cell.strip()) for cell in row) for row in rows))
    return grid if names_periods(grid, span.end.year) else None


def _grid(content: bytes) -> Grid:
    try:
        return read_grids(content).sheets[0]
    except FileError as error:
        raise PathError(str(error)) from error


def steps_of(target: Target, span: Period, table: Grid, form: Form, *, percent: bool) -> dict[Period, Decimal] | None:
    """The parts of the path that a table gives; None with its wrong cells noted in the form."""
    adds_up = target.indicator.accumulation in ADDS_UP
    found = read_steps(table, span, adds_up=adds_up, goal=Fraction(100) if percent else goal_of(target))
    if found.errors:
        form.cells = [error.message for error in found.errors[:LISTED]]
        form.errors["table"] = say("Bảng còn ô chưa đúng.")
        return None
    return found.parts(span, adds_up=adds_up)
