"""Workbooks and CSV as grids: typed numbers and days, percentages, merged and hidden cells, and refused files."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from giaoban.files.errors import FileError
from giaoban.files.grids import read_grids
from giaoban.files.limits import Limits

XLS = Path(__file__).parent / "fixtures" / "excel-2003.xls"


@pytest.fixture
def book(xlsx):
    """A workbook with headings over two rows and cells of every kind."""

    def fill(sheet):
        sheet["A1"], sheet["B1"] = "Chỉ tiêu", "Năm 2025"
        sheet["B2"], sheet["C2"] = date(2025, 1, 1), "T2"
        sheet["A3"], sheet["B3"], sheet["C3"] = "Thu", 918.7551, "1.856,7"
        sheet["A4"], sheet["B4"] = "Tỷ lệ", 0.395
        sheet["A5"], sheet["B5"] = "Ẩn", 5
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet["B2"].number_format = "mm/yyyy"
        sheet["B3"].number_format = "0"
        sheet["B4"].number_format = "0.0%"
        sheet.row_dimensions[5].hidden = True

    return xlsx(fill, "Số liệu")


def test_cells_of_a_workbook(book):
    (sheet,) = read_grids(book).sheets

    assert sheet.name == "Số liệu"
    assert [value.text for value in sheet.rows[0]] == ["Chỉ tiêu", "Năm 2025", "Năm 2025"]
    assert [value.text for value in sheet.rows[1]] == ["Chỉ tiêu", "01/2025", "T2"]
    assert sheet.at(1, 1).day == date(2025, 1, 1)
    # What is shown is kept beside what is held.
    assert (sheet.at(2, 1).text, sheet.at(2, 1).number) == ("919", Decimal("918.7551"))
    assert (sheet.at(2, 2).text, sheet.at(2, 2).number) == ("1.856,7", None)
    assert (sheet.at(3, 1).text, sheet.at(3, 1).number) == ("39,5%", Decimal("39.5"))
    assert sheet.hidden_rows == {4}


CSV = [
    ("Chỉ tiêu;T1;T2\nThu;5;6,5\n", [["Chỉ tiêu", "T1", "T2"], ["Thu", "5", "6,5"]]),
    ("Chỉ tiêu,T1\nThu,5\n", [["Chỉ tiêu", "T1"], ["Thu", "5"]]),
    ("Chỉ tiêu\tT1\nThu\t6,5\n", [["Chỉ tiêu", "T1"], ["Thu", "6,5"]]),
    ('Chỉ tiêu,T1\n"Thu, chi","6,5"\n', [["Chỉ tiêu", "T1"], ["Thu, chi", "6,5"]]),
    ("\ufeffChỉ tiêu;T1\r\nThu;5\r\n", [["Chỉ tiêu", "T1"], ["Thu", "5"]]),
]


@pytest.mark.parametrize(("text", "rows"), CSV)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_csv(text, rows, encoding):
    text = text.removeprefix("\ufeff") if encoding == "utf-16" else text
    (sheet,) = read_grids(text.encode(encoding)).sheets

    assert [[value.text for value in row] for row in sheet.rows] == rows


def test_workbook_of_excel_2003():
    sheet = read_grids(XLS.read_bytes()).sheets[0]

    assert sheet.name == "Tháng 4"
    assert Decimal("918.755") in [value.number for row in sheet.rows for value in row]


def test_hidden_sheets_are_told(xlsx):
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Thu"
    workbook.create_sheet("Nháp")["A1"] = "Chi"
    workbook["Nháp"].sheet_state = "hidden"
    file = io.BytesIO()
    workbook.save(file)

    grids = read_grids(file.getvalue())

    assert [sheet.name for sheet in grids.sheets] == ["Sheet"]
    assert grids.notes == ("Trang tính 'Nháp' đang ẩn nên không đọc.",)


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", b" " * (60 * 1024 * 1024))
    return file.getvalue()


def far_corner(xlsx):
    def fill(sheet):
        sheet["A1"], sheet["ZZ19000"] = 1, 2

    return xlsx(fill)


REFUSED = [
    (lambda xlsx: b"", "Tệp rỗng"),
    (lambda xlsx: b"%PDF-1.4\n%%EOF", "không phải bảng tính"),
    (lambda xlsx: b"<html><body>a;b</body></html>", "không phải bảng tính"),
    (lambda xlsx: "Chỉ một đoạn văn".encode(), "không có cột nào"),
    (lambda xlsx: xlsx(lambda sheet: None)[:-100], ""),
    (lambda xlsx: bomb(), ""),
    (far_corner, "giới hạn"),
    (lambda xlsx: xlsx(lambda sheet: None), "không có trang nào có số liệu"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_files_that_will_not_do_are_told(make, words, xlsx):
    with pytest.raises(FileError) as told:
        read_grids(make(xlsx))

    assert words in str(told.value)


def test_too_many_rows_are_told():
    with pytest.raises(FileError, match="quá giới hạn 3 dòng"):
        read_grids(b"a;b\n" * 5, Limits(rows=3))
