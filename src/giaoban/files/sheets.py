"""Spreadsheets: each visible sheet a table, row by row, numbers written as the sheet shows them."""

import io
import re
import struct
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from giaoban.files.errors import FileError
from giaoban.files.extracted import Extracted, Kind, TextWriter
from giaoban.files.limits import DEFAULT, Limits
from giaoban.files.numbers_written import Form, written
from giaoban.files.packages import open_package
from giaoban.files.sheet_forms import SheetForms, ods_forms, refuse_reach, xlsx_forms
from giaoban.files.tables import Merge, column_letters, fill_merged, one_line
from giaoban.files.xls_forms import xls_forms

_UNNAMED = re.compile(r"(?i)(?:sheet|trang tính|bảng|bang)\s*\d*")
_PLAIN = Form()


def extract_xlsx(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The text of an Excel workbook."""
    return _extract(data, Kind.XLSX, forms_of(data, Kind.XLSX, limits), limits)


def extract_ods(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The text of an OpenDocument spreadsheet."""
    return _extract(data, Kind.ODS, forms_of(data, Kind.ODS, limits), limits)


def extract_xls(data: bytes, limits: Limits = DEFAULT) -> Extracted:
    """The text of a workbook of Excel 97 to 2003."""
    return _extract(data, Kind.XLS, forms_of(data, Kind.XLS, limits), limits)


def _extract(data: bytes, kind: Kind, forms: dict[str, SheetForms], limits: Limits) -> Extracted:
    writer = TextWriter()
    notes: list[str] = []
    for sheet, known in visible_sheets(data, forms, limits, notes):
        _write_sheet(writer, sheet, known)
        notes += _note_hidden(sheet, known)
    return Extracted(writer.text, kind, None, None, writer.places, (*writer.notes, *notes))


def visible_sheets(
    data: bytes, forms: dict[str, SheetForms], limits: Limits, notes: list[str]
) -> Iterator[tuple[Any, SheetForms]]:
    """Each visible worksheet with the forms of its cells; what is passed over is told in `notes`."""
    cells = 0
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for position, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            if about.visible != SheetVisibleEnum.Visible:
                notes.append(f"Trang tính '{about.name}' đang ẩn nên không đọc.")
                continue
            sheet = workbook.get_sheet_by_index(position)
            cells += sheet.height * sheet.width
            refuse_reach(about.name, sheet.height, cells, limits)
            known = forms.get(about.name, SheetForms())
            if known.uncalculated:
                notes.append(
                    f"Trang tính '{about.name}' có {known.uncalculated} ô công thức chưa được tính nên để trống; "
                    "hãy mở bằng Excel và lưu lại."
                )
            yield sheet, known
    except PasswordError as error:
        raise FileError("Bảng tính đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.") from error
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, FileError):
            raise
        raise _broken() from error


def forms_of(data: bytes, kind: Kind, limits: Limits) -> dict[str, SheetForms]:
    """How the cells of a workbook of that kind show their values, sheet by sheet."""
    try:
        if kind is Kind.XLS:
            return xls_forms(data, limits)
        return (xlsx_forms if kind is Kind.XLSX else ods_forms)(open_package(data), limits)
    except (KeyError, IndexError, struct.error, etree.XMLSyntaxError) as error:
        raise _broken() from error


def filled_rows(sheet: Any, values: list[list[Any]], known: SheetForms) -> list[list[str]]:
    """The cells of a sheet as text, from its first used cell, merged cells filled out."""
    top, left = sheet.start
    rows = [
        [
            one_line(written(value, known.forms.get((top + y, left + x), _PLAIN))) if value != "" else ""
            for x, value in enumerate(row)
        ]
        for y, row in enumerate(values)
    ]
    merges = [
        Merge(max(0, first[0] - top), max(0, first[1] - left), last[0] - top, last[1] - left)
        for first, last in sheet.merged_cell_ranges or ()
        if last[0] >= top and last[1] >= left
    ]
    fill_merged(rows, merges)
    return rows


def _write_sheet(writer: TextWriter, sheet: Any, known: SheetForms) -> None:
    if sheet.start is None:
        return
    top, left = sheet.start
    rows = filled_rows(sheet, sheet.to_python(skip_empty_area=True), known)
    where = f"trang tính '{sheet.name}'"
    if not _UNNAMED.fullmatch(sheet.name.strip()):
        writer.line(sheet.name, where)
    seen = [x for x in range(len(rows[0]) if rows else 0) if left + x not in known.hidden_columns]
    letters = {x: column_letters(left + x) for x in seen}
    for y, row in enumerate(rows):
        if top + y not in known.hidden_rows:
            writer.row([row[x] for x in seen], [f"{where}, ô {letters[x]}{top + y + 1}" for x in seen])


def _note_hidden(sheet: Any, known: SheetForms) -> list[str]:
    """One sentence on the rows and columns that hold something and are hidden."""
    if sheet.start is None or not (known.hidden_rows or known.hidden_columns):
        return []
    (top, left), (bottom, right) = sheet.start, sheet.end
    rows = sum(top <= row <= bottom for row in known.hidden_rows)
    columns = sum(left <= column <= right for column in known.hidden_columns)
    told = " và ".join([*[f"{rows} dòng"] * bool(rows), *[f"{columns} cột"] * bool(columns)])
    return [f"Trang tính '{sheet.name}' có {told} đang ẩn nên không đọc."] if told else []


def _broken() -> FileError:
    return FileError(
        "Bảng tính bị hỏng (cấu trúc bên trong không đọc được) nên không mở được; hãy mở bản gốc, lưu lại rồi gửi lại."
    )
