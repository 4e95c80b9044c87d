"""A table out: as an Excel workbook that reckons with its numbers, or as CSV that Excel opens with its accents.

Numbers go out exact, as numbers; a text that a spreadsheet would run as a formula goes out as text.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
Value = str | int | Decimal | None

_RUNS = ("=", "+", "-", "@", "\t", "\r")  # how a formula begins
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_WIDEST = 60


def xlsx_table(rows: Iterable[Sequence[Value]], *, title: str, sheet: str, heading_rows: int = 1) -> bytes:
    """A workbook of one sheet: the title, an empty row, then the table with its heading kept in sight.

    `sheet` names the sheet; what Excel forbids in such a name becomes "-".
    """
    import xlsxwriter  # type: ignore[import-untyped]  # only a download waits for it

    table = [list(row) for row in rows]
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        page = book.add_worksheet(sheet.translate(_FORBIDDEN)[:31])
        styles = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                _write(book, page, styles, (number + 2, column), value, heading=number < heading_rows)
        for column, width in enumerate(_widths(table)):
            page.set_column(column, column, width)
        page.freeze_panes(2 + heading_rows, 1)
    return content.getvalue()


def csv_table(rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads the accents; decimal points, as programs expect.

    >>> csv_table([["Chỉ tiêu", "Kết quả"], ["=1+1", Decimal("918.755")]]).decode("utf-8-sig")
    "Chỉ tiêu,Kết quả\\r\\n'=1+1,918.755\\r\\n"
    """
    text = io.StringIO()
    csv.writer(text).writerows([_in_csv(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _in_csv(value: Value) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_RUNS) else value
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _write(
    book: Any, page: Any, styles: dict[str, Any], place: tuple[int, int], value: Value, *, heading: bool
) -> None:
    if isinstance(value, str):
        page.write_string(*place, value, styles["head" if heading else "text"])
    elif value is not None:
        code = "#,##0" + ("." + "0" * _decimals(value) if _decimals(value) else "")
        if code not in styles:
            styles[code] = book.add_format({"num_format": code, "valign": "top"})
        page.write_number(*place, value, styles[code])


def _decimals(value: int | Decimal) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _widths(table: Sequence[Sequence[Value]]) -> list[int]:
    """The width of each column in letters, after its longest line."""
    widths: list[int] = []
    for row in table:
        widths += [8] * (len(row) - len(widths))
        for column, value in enumerate(row):
            longest = max(map(len, str(value).split("\n"))) if value is not None else 0
            widths[column] = min(_WIDEST, max(widths[column], longest + 2))
    return widths
