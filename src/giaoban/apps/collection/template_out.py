"""The Excel form: what is entered is open, everything else is locked; whose it is stands in a hidden cell.

The rows carry the indicators' codes and the columns their keys, so that the sheet is read back whatever its words look
like by then.
"""

from dataclasses import dataclass

from giaoban.apps.collection.draft_models import NUMBERS, Cell
from giaoban.apps.collection.drafting import columns_asked
from giaoban.apps.collection.filling import Filled, Line
from giaoban.apps.targets.models import Accumulation
from giaoban.apps.targets.numbers import rounded
from giaoban.files.forms_out import ColumnKind, FormColumn, FormRow, FormSheet, Value, xlsx_form

MARK = "giaoban-bieu"
SHEET = "Biểu nhập"
HINT = "Chỉ nhập vào các ô nền vàng. Ô trống trong tệp để nguyên số đang có."
ADDING = frozenset({Accumulation.FLOW, Accumulation.REDUCTION})


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose form a sheet is: the unit's key, the period, and which of the unit's forms."""

    unit: str
    period: str
    form: str

    def __str__(self) -> str:
        return f"{MARK}|{self.unit}|{self.period}|{self.form}"

    @classmethod
    def read(cls, text: str) -> "Identity | None":
        """The identity that a cell says, None for any other text.

        >>> Identity.read("giaoban-bieu|2024-305|2025-04|rieng")
        Identity(unit='2024-305', period='2025-04', form='rieng')
        >>> Identity.read("Biểu số 1") is None
        True
        """
        parts = text.strip().split("|")
        return cls(*parts[1:]) if len(parts) == 4 and parts[0] == MARK else None


def template(filled: Filled, identity: Identity, *, title: str, unit_name: str) -> bytes:
    """The form as a workbook, with what was entered so far and with what stands beside."""
    lines = (title, f"{unit_name}, {filled.period.label}", HINT)
    columns = tuple(_columns(filled))
    keys = [column.key for column in columns]
    rows = tuple(_row(number, line, keys) for number, line in enumerate(filled.lines, start=1))
    return xlsx_form(FormSheet(SHEET, str(identity), lines, columns, rows))


def _columns(filled: Filled) -> list[FormColumn]:
    period = filled.period
    heads = {
        Cell.PERIOD: f"Thực hiện\n{period.label}",
        Cell.TO_DATE: f"Lũy kế\n{period.year_to_date().label}",
    }
    return [
        FormColumn("number", "TT", 5, ColumnKind.TEXT),
        FormColumn("name", "Chỉ tiêu", 46, ColumnKind.TEXT),
        FormColumn("unit", "Đơn vị tính", 14, ColumnKind.TEXT),
        *(FormColumn(str(column), heads[column], 16, ColumnKind.NUMBER) for column in columns_asked(period)),
        FormColumn(str(Cell.NOTE), "Ghi chú", 30, ColumnKind.NOTE),
        FormColumn("last", f"Kỳ trước\n{period.previous().short}", 14, ColumnKind.KNOWN),
        FormColumn("year_before", f"Cùng kỳ\n{period.year_before().short}", 14, ColumnKind.KNOWN),
        FormColumn("plan", f"Kế hoạch\nnăm {period.end.year}", 14, ColumnKind.KNOWN),
        FormColumn("percent", "% kế hoạch", 10, ColumnKind.PERCENT),
    ]


def _row(number: int, line: Line, keys: list[str]) -> FormRow:
    one, beside = line.indicator, line.beside
    cells: dict[str, Value] = {
        "number": number,
        "name": one.name,
        "unit": one.unit,
        "last": beside.last,
        "year_before": beside.year_before,
        "plan": beside.plan,
    }
    for key in (*NUMBERS, Cell.NOTE):
        row = line.cells.get(key)
        cells[str(key)] = None if row is None else row.exact if row.exact is not None else row.text
    if not beside.plan or "%" in one.unit:
        return FormRow(one.code, cells)
    column = str(Cell.TO_DATE if one.accumulation in ADDING and Cell.TO_DATE in keys else Cell.PERIOD)
    done = line.number(column)
    cells["percent"] = None if done is None else rounded(done / beside.plan * 100, 1)
    return FormRow(one.code, cells, percent=(column, "plan"))
