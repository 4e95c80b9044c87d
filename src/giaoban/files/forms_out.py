"""A form as an Excel workbook: some cells open and validated, the rest locked, with what programs read in hidden cells.

Column A and row 1 are hidden: A1 holds the form's identity, the rest of row 1 the keys of the columns, the rest of
column A the codes of the rows.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

HEAD_ROW = 4  # of the heads that people see, counted from 0
LONGEST_TEXT = 1000
_MOST = 10**15
Value = str | int | Decimal | None


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    KNOWN = "known"  # a number that is shown
    PERCENT = "percent"  # worked out from two other columns
    NUMBER = "number"  # open: a number to enter
    NOTE = "note"  # open: a text to enter


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column; `width` in letters."""

    key: str
    head: str
    width: int
    kind: ColumnKind


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row by its code. `percent` names the columns of part and whole; a cell without value stays empty."""

    code: str
    cells: Mapping[str, Value]
    percent: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form of one sheet: `lines` are its title, whose it is, and how it is filled in."""

    name: str
    identity: str
    lines: tuple[str, str, str]
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]


def xlsx_form(sheet: FormSheet) -> bytes:
    """The form as a workbook."""
    import xlsxwriter  # type: ignore[import-untyped]  # only a download waits for it

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        page = book.add_worksheet(sheet.name[:31])
        styles = _styles(book)
        page.write_string(0, 0, sheet.identity)
        for number, line in enumerate(sheet.lines, start=1):
            page.write_string(number, 1, line, styles[f"line {number}"])
        for place, column in enumerate(sheet.columns, start=1):
            page.write_string(0, place, column.key)
            page.write_string(HEAD_ROW, place, column.head, styles["head"])
            page.set_column(place, place, column.width)
        for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
            page.write_string(number, 0, row.code)
            for place, column in enumerate(sheet.columns, start=1):
                _write(page, sheet, (number, place), row, column, styles)
        _settle(page, sheet)
    return content.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    line = {"border": 1, "border_color": "#8b877e", "valign": "top"}
    number = {**line, "num_format": "#,##0.#########", "align": "right"}
    return {
        "line 1": book.add_format({"bold": True, "font_size": 14}),
        "line 2": book.add_format({"bold": True}),
        "line 3": book.add_format({"italic": True, "font_color": "#5b5852"}),
        "head": book.add_format({**line, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#f6f5f2"}),
        ColumnKind.TEXT: book.add_format({**line, "text_wrap": True}),
        ColumnKind.NUMBER: book.add_format({**number, "locked": False, "bg_color": "#fff9e0"}),
        ColumnKind.NOTE: book.add_format({**line, "locked": False, "bg_color": "#fff9e0", "text_wrap": True}),
        ColumnKind.KNOWN: book.add_format(number),
        ColumnKind.PERCENT: book.add_format({**line, "num_format": "0.0", "align": "right"}),
    }


def _write(
    page: Any, sheet: FormSheet, place: tuple[int, int], row: FormRow, column: FormColumn, styles: dict[str, Any]
) -> None:
    value, style = row.cells.get(column.key), styles[column.kind]
    if column.kind is ColumnKind.PERCENT and row.percent is not None:
        keys = [one.key for one in sheet.columns]
        part, whole = (f"{_letter(keys.index(key) + 1)}{place[0] + 1}" for key in row.percent)
        shown = "" if value is None else float(str(value))
        page.write_formula(*place, f'=IF(ISNUMBER({part}),{part}/{whole}*100,"")', style, shown)
    elif value is None or value == "":
        page.write_blank(*place, None, style)
    elif isinstance(value, str):
        page.write_string(*place, value, style)
    else:
        page.write_number(*place, value, style)


def _settle(page: Any, sheet: FormSheet) -> None:
    """Hide what only programs read, lock what is not to be changed, refuse what is no number."""
    first, last = HEAD_ROW + 1, HEAD_ROW + max(1, len(sheet.rows))
    page.set_column(0, 0, None, None, {"hidden": True})
    page.set_row(0, None, None, {"hidden": True})
    page.freeze_panes(HEAD_ROW + 1, 3)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    for place, column in enumerate(sheet.columns, start=1):
        if column.kind is ColumnKind.NUMBER:
            page.data_validation(first, place, last, place, {
                "validate": "decimal", "criteria": "between", "minimum": -_MOST, "maximum": _MOST,
                "ignore_blank": True, "error_title": "Không phải là số",
                "error_message": "Chỉ ghi số. Chưa có số thì để trống; không phát sinh thì ghi 0.",
            })  # fmt: skip
        elif column.kind is ColumnKind.NOTE:
            page.data_validation(first, place, last, place, {
                "validate": "length", "criteria": "<=", "value": LONGEST_TEXT, "error_title": "Ghi chú quá dài",
                "error_message": "Ghi chú nhiều nhất 1.000 ký tự.",
            })  # fmt: skip
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _letter(place: int) -> str:
    """The letter of one of the first 26 columns, counted from 0.

    >>> _letter(0), _letter(3)
    ('A', 'D')
    """
    return chr(65 + place)
