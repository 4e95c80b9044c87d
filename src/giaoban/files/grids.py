"""Spreadsheets and CSV as grids of cells, for tables of figures whose columns a person says the meaning of.

The text of a cell is what the sheet shows; its number is the one that the sheet holds, so that 918.755 shown as 919 is
not lost. Workbooks are read by a process of its own, as everywhere.
"""

import csv
import io
import json
import sys
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from giaoban.core.reading.histories.grid import Grid, Value
from giaoban.files.encodings import decode
from giaoban.files.errors import FileError
from giaoban.files.extracted import Kind
from giaoban.files.isolation import ask_child, bound_resources
from giaoban.files.limits import Limits, grouped
from giaoban.files.numbers_written import Form
from giaoban.files.opening import refuse_size
from giaoban.files.packages import check_package
from giaoban.files.sheet_forms import SheetForms, refuse_reach
from giaoban.files.sniffing import kind_of_bytes, kind_of_text
from giaoban.files.tables import one_line

# A table of figures is far smaller than what may be read as text.
TABLE = Limits(file_bytes=20 * 1024 * 1024, rows=20_000, cells=300_000)
_WORKBOOKS = frozenset({Kind.XLSX, Kind.XLS, Kind.ODS})
_MARKS = (";", "\t", ",", "|")
_LOOKED_AT = 50  # lines by which the mark between the cells of a CSV is found
_PLAIN = Form()
_PLACES = Decimal(1).scaleb(-9)


@dataclass(frozen=True, slots=True)
class Grids:
    """The sheets of a file, and what was passed over, in sentences."""

    sheets: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


def read_grids(data: bytes, limits: Limits = TABLE) -> Grids:
    """The sheets of a workbook (xlsx, xls, ods) or the one of a CSV.

    Raises FileError with one sentence where the file will not do.

    >>> [value.text for value in read_grids("Chỉ tiêu;T1;T2\\nThu;5;6,5".encode()).sheets[0].rows[1]]
    ['Thu', '5', '6,5']
    """
    refuse_size(len(data), limits)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FileError("Tệp rỗng, không có ô nào để đọc; hãy kiểm tra lại và gửi bản có số liệu.")
    kind = kind_of_bytes(data)
    if kind in _WORKBOOKS:
        if kind is not Kind.XLS:
            check_package(data, limits)
        return _isolated(data, kind, limits)
    if kind is not None:
        raise _no_table(str(kind))
    text = decode(data)
    if kind_of_text(text) is not Kind.TXT:
        raise _no_table(str(kind_of_text(text)))
    return Grids((_csv_grid(text, limits),))


def _no_table(kind: str) -> FileError:
    return FileError(
        f"Tệp {kind} không phải bảng tính nên không nhập được thành số liệu nhiều kỳ; hãy gửi xlsx, xls, ods hoặc csv."
    )


def _csv_grid(text: str, limits: Limits) -> Grid:
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    mark = max(_MARKS, key=lambda each: _steadiness(lines, each))
    if _steadiness(lines, mark) == (0, 0):
        raise FileError(
            "Tệp chữ không có cột nào (không thấy dấu chấm phẩy, phẩy hoặc tab giữa các ô) nên không phải bảng; "
            "hãy gửi xlsx, ods hoặc csv."
        )
    rows: list[tuple[Value, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text), delimiter=mark):
            cells += len(row)
            refuse_reach("CSV", len(rows) + 1, cells, limits)
            rows.append(tuple(Value(one_line(cell)) for cell in row))
    except csv.Error as error:
        raise FileError(
            "Tệp csv bị hỏng (dấu ngoặc kép không khép lại) nên không đọc được; hãy mở bằng Excel và lưu lại."
        ) from error
    return Grid("", tuple(rows))


def _steadiness(lines: list[str], mark: str) -> tuple[int, int]:
    """How many lines have the mark the most common number of times, then that number."""
    counts = [line.count(mark) for line in lines]
    found = [count for count in counts if count]
    if not found:
        return 0, 0
    usual = max(set(found), key=lambda count: (found.count(count), count))
    return found.count(usual), usual


def _isolated(data: bytes, kind: Kind, limits: Limits) -> Grids:
    answer = ask_child("giaoban.files.grids", data, kind, limits)
    sheets = tuple(_grid_from(sheet) for sheet in answer["sheets"])
    if not sheets:
        raise FileError("Bảng tính không có trang nào có số liệu đang hiện; hãy bỏ ẩn hoặc gửi bản khác.")
    return Grids(sheets, tuple(answer["notes"]))


def _grid_from(sheet: dict[str, Any]) -> Grid:
    rows = tuple(
        tuple(
            Value(text, Decimal(number) if number else None, date.fromisoformat(day) if day else None)
            for text, number, day in row
        )
        for row in sheet["rows"]
    )
    return Grid(sheet["name"], rows, frozenset(sheet["hidden_rows"]), frozenset(sheet["hidden_columns"]))


def answer_parent(kind: Kind, limits: Limits) -> None:
    """What the child does: read the workbook from standard input, print its sheets as JSON."""
    bound_resources()
    from giaoban.files.sheets import forms_of, visible_sheets  # after the bounds are set

    answer: dict[str, object]
    notes: list[str] = []
    try:
        data = sys.stdin.buffer.read()
        sheets = [
            _sheet_data(sheet, known)
            for sheet, known in visible_sheets(data, forms_of(data, kind, limits), limits, notes)
            if sheet.start is not None
        ]
        answer = {"sheets": sheets, "notes": notes}
    except FileError as error:
        answer = {"error": str(error)}
    json.dump(answer, sys.stdout)


def _sheet_data(sheet: Any, known: SheetForms) -> dict[str, Any]:
    from giaoban.files.sheets import filled_rows

    top, left = sheet.start
    if (top + sheet.height) > TABLE.rows or (top + sheet.height) * (left + sheet.width) > TABLE.cells:
        raise FileError(
            f"Trang tính '{sheet.name}' trải ra hơn {grouped(TABLE.cells)} ô nên không nhận; "
            "hãy xóa các ô thừa ở xa bảng hoặc tách nhỏ tệp."
        )
    values = sheet.to_python(skip_empty_area=True)
    texts = filled_rows(sheet, values, known)
    blank = ["", "", ""]
    rows: list[list[list[str]]] = [[] for _ in range(top)]
    for y, row in enumerate(texts):
        cells = [blank] * left
        for x, text in enumerate(row):
            form = known.forms.get((top + y, left + x), _PLAIN)
            cells.append([text, _number(values[y][x], form), _day(values[y][x])])
        rows.append(cells)
    return {
        "name": sheet.name,
        "rows": rows,
        "hidden_rows": sorted(known.hidden_rows),
        "hidden_columns": sorted(known.hidden_columns),
    }


def _number(value: Any, form: Form) -> str:
    """The number that a cell holds, to nine places; that of a percentage as it is shown."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    number = Decimal(format(value, ".15g"))
    if not number.is_finite():
        return ""
    number *= 100 if form.percent else 1
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -9 and abs(number) < 10**15:
        number = number.quantize(_PLACES)
    plain = number.normalize()
    return f"{plain:f}"


def _day(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else ""


if __name__ == "__main__":
    answer_parent(Kind(sys.argv[1]), Limits(rows=int(sys.argv[2]), cells=int(sys.argv[3])))
