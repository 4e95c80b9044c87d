"""The Excel form: what is entered is open, everything else is locked; who it belongs to stands in hidden cells.

Column A and row 1 are hidden. A1 says whose form it is and of which period; the rest of row 1 names the columns, the
rest of column A the indicators, so that the sheet is read back whatever its words look like by then.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from giaoban.apps.collection.draft_models import NUMBERS, Cell
from giaoban.apps.collection.drafting import columns_asked
from giaoban.apps.collection.filling import Filled, Line
from giaoban.apps.targets.models import Accumulation

MARK = "giaoban-bieu"
SHEET = "Biểu nhập"
HEAD_ROW = 4  # of the visible heads, counted from 0
LOWEST, HIGHEST = -(10**15), 10**15
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
    import xlsxwriter  # type: ignore[import-untyped]  # only a download waits for it

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        page = book.add_worksheet(SHEET)
        styles = _styles(book)
        heads = _heads(filled)
        page.write_string(0, 0, str(identity))
        for place, (key, _words, _width) in enumerate(heads, start=1):
            page.write_string(0, place, key)
        page.write_string(1, 1, title, styles["title"])
        page.write_string(2, 1, f"{unit_name}, {filled.period.label}", styles["bold"])
        page.write_string(3, 1, "Chỉ nhập vào các ô nền vàng. Ô trống trong tệp để nguyên số đang có.", styles["soft"])
        for place, (_key, words, width) in enumerate(heads, start=1):
            page.write_string(HEAD_ROW, place, words, styles["head"])
            page.set_column(place, place, width)
        for number, line in enumerate(filled.lines, start=1):
            _write_line(page, HEAD_ROW + number, number, line, [key for key, _, _ in heads], styles)
        _settle(page, filled, [key for key, _, _ in heads])
    return content.getvalue()


def _heads(filled: Filled) -> list[tuple[str, str, int]]:
    """Key, words and width of each column, from B on."""
    period = filled.period
    words = {
        Cell.PERIOD: f"Thực hiện\n{period.label}",
        Cell.TO_DATE: f"Lũy kế\n{period.year_to_date().label}",
    }
    return [
        ("number", "TT", 5),
        ("name", "Chỉ tiêu", 46),
        ("unit", "Đơn vị tính", 14),
        *((str(column), words[column], 16) for column in columns_asked(period)),
        ("note", "Ghi chú", 30),
        ("last", f"Kỳ trước\n{period.previous().short}", 14),
        ("year_before", f"Cùng kỳ\n{period.year_before().short}", 14),
        ("plan", f"Kế hoạch\nnăm {period.end.year}", 14),
        ("percent", "% kế hoạch", 10),
    ]


def _styles(book: Any) -> dict[str, Any]:
    line = {"border": 1, "border_color": "#8b877e", "valign": "top"}
    number = {**line, "num_format": "#,##0.#########", "align": "right"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "bold": book.add_format({"bold": True}),
        "soft": book.add_format({"italic": True, "font_color": "#5b5852"}),
        "head": book.add_format({**line, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#f6f5f2"}),
        "text": book.add_format({**line, "text_wrap": True}),
        "open": book.add_format({**number, "locked": False, "bg_color": "#fff9e0"}),
        "open_text": book.add_format({**line, "locked": False, "bg_color": "#fff9e0", "text_wrap": True}),
        "known": book.add_format(number),
        "percent": book.add_format({**line, "num_format": "0.0", "align": "right"}),
    }


def _write_line(page: Any, row: int, number: int, line: Line, keys: Sequence[str], styles: dict[str, Any]) -> None:
    """One indicator with its hidden code in column A."""
    one, beside = line.indicator, line.beside
    page.write_string(row, 0, one.code)
    known: dict[str, Decimal | None] = {"last": beside.last, "year_before": beside.year_before, "plan": beside.plan}
    for place, key in enumerate(keys, start=1):
        if key == "number":
            page.write_number(row, place, number, styles["text"])
        elif key in ("name", "unit"):
            page.write_string(row, place, one.name if key == "name" else one.unit, styles["text"])
        elif key in NUMBERS:
            _write_open(page, row, place, line, key, styles)
        elif key == Cell.NOTE:
            note = line.cells.get(key)
            page.write_string(row, place, note.text if note is not None else "", styles["open_text"])
        elif key == "percent":
            _write_percent(page, row, place, line, keys, styles["percent"])
        elif (value := known[key]) is not None:
            page.write_number(row, place, value, styles["known"])
        else:
            page.write_blank(row, place, None, styles["known"])


def _write_open(page: Any, row: int, place: int, line: Line, key: str, styles: dict[str, Any]) -> None:
    value = line.number(key)
    cell = line.cells.get(key)
    if value is not None:
        page.write_number(row, place, value, styles["open"])
    elif cell is not None and cell.text:
        page.write_string(row, place, cell.text, styles["open"])
    else:
        page.write_blank(row, place, None, styles["open"])


def _write_percent(page: Any, row: int, place: int, line: Line, keys: Sequence[str], style: Any) -> None:
    """Percent of the plan as a formula, so that it follows what is typed."""
    column = Cell.TO_DATE if line.indicator.accumulation in ADDING and Cell.TO_DATE in keys else Cell.PERIOD
    if not line.beside.plan or "%" in line.indicator.unit:
        page.write_blank(row, place, None, style)
        return
    typed, plan = (f"{_letter(keys.index(key) + 1)}{row + 1}" for key in (column, "plan"))
    value = line.number(column)
    shown = float(round(value / line.beside.plan * 100, 1)) if value is not None else ""
    page.write_formula(row, place, f'=IF(ISNUMBER({typed}),{typed}/{plan}*100,"")', style, shown)


def _settle(page: Any, filled: Filled, keys: Sequence[str]) -> None:
    """Hide what only programs read, lock what is not to be changed, refuse what is no number."""
    first, last = HEAD_ROW + 1, HEAD_ROW + max(1, len(filled.lines))
    page.set_column(0, 0, None, None, {"hidden": True})
    page.set_row(0, None, None, {"hidden": True})
    page.freeze_panes(HEAD_ROW + 1, 3)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    for key in keys:
        place = keys.index(key) + 1
        if key in NUMBERS:
            page.data_validation(first, place, last, place, {
                "validate": "decimal", "criteria": "between", "minimum": LOWEST, "maximum": HIGHEST,
                "ignore_blank": True, "error_title": "Không phải là số",
                "error_message": "Chỉ ghi số. Chưa có số thì để trống; không phát sinh thì ghi 0.",
            })  # fmt: skip
        elif key == Cell.NOTE:
            page.data_validation(first, place, last, place, {
                "validate": "length", "criteria": "<=", "value": 1000, "error_title": "Ghi chú quá dài",
                "error_message": "Ghi chú nhiều nhất 1.000 ký tự.",
            })  # fmt: skip
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _letter(place: int) -> str:
    return chr(65 + place)
