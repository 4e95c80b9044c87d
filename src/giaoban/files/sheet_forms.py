"""What the spreadsheet library does not tell: how cells show their numbers, and how far a sheet reaches.

0,395 in a cell that shows percentages is 39,5%; and a sheet with two cells in opposite corners would fill the memory
if it were opened before its reach is known.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from giaoban.files.errors import FileError
from giaoban.files.limits import Limits, grouped
from giaoban.files.numbers_written import BUILT_IN, Form

_CELL = re.compile(rb"<(?:\w+:)?c(\s[^<>]*[^/<>])>")
_ATTRIBUTE = re.compile(rb'\b([rs])="([A-Z]*)(\d+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*\bhidden="(?:1|true)"[^<>]*')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s[^<>]*\bhidden="(?:1|true)"[^<>]*')
_OF_ROW = re.compile(rb'\br="(\d{1,7})"')
_OF_COLUMNS = re.compile(rb'\b(min|max)="(\d{1,5})"')
_MOST_COLUMNS = 16_384  # of a sheet
_UNCALCULATED = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|</(?:\w+:)?c>)")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_UNSEEN = frozenset({"collapse", "filter"})
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@dataclass(slots=True)
class SheetForms:
    """One sheet: the forms of its cells by row and column from 0, and how many formulas were never calculated.

    `hidden_rows` and `hidden_columns` are those that a person does not see.
    """

    forms: dict[tuple[int, int], Form] = field(default_factory=dict)
    uncalculated: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def xlsx_forms(package: zipfile.ZipFile, limits: Limits) -> dict[str, SheetForms]:
    """Sheet name to its forms; FileError where the sheets reach too far."""
    styles = _styles(package)
    sheets, cells = {}, 0
    for name, part in _sheet_parts(package):
        data = package.read(part)
        sheet = SheetForms(uncalculated=len(_UNCALCULATED.findall(data)))
        _learn_hidden(sheet, data)
        rows = columns = 0
        for found in _CELL.finditer(data):
            row, column, style = _attributes(found[1])
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if row >= 0 and (form := styles.get(style)):
                sheet.forms[row, column] = form
        cells += rows * columns
        refuse_reach(name, rows, cells, limits)
        sheets[name] = sheet
    return sheets


def _learn_hidden(sheet: SheetForms, data: bytes) -> None:
    for row in _HIDDEN_ROW.finditer(data):
        if number := _OF_ROW.search(row[0]):
            sheet.hidden_rows.add(int(number[1]) - 1)
    for column in _HIDDEN_COLUMN.finditer(data):
        ends = dict(_OF_COLUMNS.findall(column[0]))
        last = min(int(ends.get(b"max", b"0")), _MOST_COLUMNS)
        sheet.hidden_columns.update(range(int(ends.get(b"min", b"1")) - 1, last))


def ods_forms(package: zipfile.ZipFile, limits: Limits) -> dict[str, SheetForms]:
    """The same for an OpenDocument sheet, where one element may stand for thousands of equal cells and rows."""
    sheets: dict[str, SheetForms] = {}
    cells = row = rows = column = columns = repeat = declared = 0
    name = ""
    with package.open("content.xml") as stream:
        for element in _started(stream):
            if element.tag == f"{_TABLE}table":
                name, row, rows, columns, repeat = element.get(f"{_TABLE}name", ""), 0, 0, 0, 0
                sheets[name], declared = SheetForms(), 0
            elif element.tag == f"{_TABLE}table-column" and name:
                width = min(_repeated(element, "columns"), _MOST_COLUMNS)
                if element.get(f"{_TABLE}visibility") in _UNSEEN:
                    sheets[name].hidden_columns.update(range(declared, declared + width))
                declared += width
            elif element.tag == f"{_TABLE}table-row":
                row, column = row + repeat, 0
                repeat = _repeated(element, "rows")
                if name and element.get(f"{_TABLE}visibility") in _UNSEEN and row + repeat <= limits.rows:
                    sheets[name].hidden_rows.update(range(row, row + repeat))
            elif element.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell") and name:
                width = _repeated(element, "columns")
                kind = element.get(f"{_OFFICE}value-type")
                if kind:
                    rows, columns = max(rows, row + repeat), max(columns, column + width)
                    refuse_reach(name, rows, cells + rows * columns, limits)
                if kind == "percentage":
                    for y in range(row, row + repeat):
                        for x in range(column, column + width):
                            sheets[name].forms[y, x] = Form(percent=True)
                column += width
    return sheets


def refuse_reach(sheet: str, rows: int, cells: int, limits: Limits) -> None:
    """Raise FileError where a sheet has too many rows or the workbook too many cells."""
    if rows > limits.rows:
        raise FileError(
            f"Trang tính '{sheet}' kéo dài {grouped(rows)} dòng, quá giới hạn {grouped(limits.rows)} dòng nên không "
            "nhận; hãy xóa các dòng thừa hoặc tách nhỏ bảng."
        )
    if cells > limits.cells:
        raise FileError(
            f"Bảng tính trải ra {grouped(cells)} ô, quá giới hạn {grouped(limits.cells)} ô nên không nhận; "
            "hãy xóa các ô thừa ở xa bảng hoặc tách nhỏ tệp."
        )


def _attributes(written: bytes) -> tuple[int, int, int]:
    """Row and column from 0 (-1 where the cell does not say) and style."""
    row = column = -1
    style = 0
    for name, letters, digits in _ATTRIBUTE.findall(written):
        if name == b"s":
            style = int(digits)
        else:
            row, column = int(digits) - 1, -1
            for letter in letters:
                column = (column + 1) * 26 + letter - 65
    return row, column, style


def _styles(package: zipfile.ZipFile) -> dict[int, Form]:
    """Style number of a cell to its form, those that show a number as it is left out."""
    if "xl/styles.xml" not in package.namelist():
        return {}
    root = etree.fromstring(package.read("xl/styles.xml"), _parser())
    codes = dict(BUILT_IN)
    for number in root.iterfind(".//{*}numFmt"):
        if number.get("numFmtId", "").isdecimal():
            codes[int(number.get("numFmtId"))] = number.get("formatCode", "")
    forms = {}
    for position, style in enumerate(root.iterfind(".//{*}cellXfs/{*}xf")):
        form = Form.from_code(codes.get(int(style.get("numFmtId", "0")), "General"))
        if form != Form():
            forms[position] = form
    return forms


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each worksheet's name and the part of the package that holds it."""
    names = set(package.namelist())
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), _parser())
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in etree.fromstring(package.read("xl/workbook.xml"), _parser()).iterfind(".//{*}sheets/{*}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), None)
        target = str(targets.get(identity, ""))
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield str(sheet.get("name", "")), part


def _started(stream: BinaryIO | Any) -> Iterator[Any]:
    """Tables, rows and cells as they begin; what is done with is forgotten, so that the memory stays flat."""
    wanted = [f"{_TABLE}{name}" for name in ("table", "table-column", "table-row", "table-cell", "covered-table-cell")]
    for event, element in etree.iterparse(stream, events=("start", "end"), tag=wanted, resolve_entities=False):
        if event == "start":
            yield element
        elif element.tag != f"{_TABLE}table":
            element.clear(keep_tail=False)


def _repeated(element: Any, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(written) if written.isdecimal() else 1


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True)
