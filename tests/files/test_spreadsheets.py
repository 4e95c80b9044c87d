"""Workbooks written with openpyxl, one of Excel 2003, and one of LibreOffice's format by its own XML."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from giaoban.files import FileError, Kind, Limits, extract

FIXTURES = Path(__file__).parent / "fixtures"


def fill(sheet):
    sheet["A1"] = "BÁO CÁO THÁNG 4"
    sheet.merge_cells("A1:D1")
    sheet["A2"], sheet["B2"], sheet["C2"] = "TT", "Chỉ tiêu", "Thực hiện"
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    sheet.merge_cells("C2:D2")
    sheet["C3"], sheet["D3"] = "Kết quả", "Tỷ lệ"
    sheet.append([1, "Thu ngân sách\n(tỷ đồng)", 918.755, 0.395])
    sheet["D4"].number_format = "0.0%"
    sheet.append([2, "Dân số", 21837, None])
    sheet["C5"].number_format = "#,##0"
    sheet.append([3, "Tháng", date(2025, 4, 1), 2025])
    sheet["C6"].number_format = "mm/yyyy"


def test_sheet_is_read_row_by_row_as_it_shows(xlsx):
    extracted = extract(xlsx(fill))

    assert extracted.kind is Kind.XLSX
    assert extracted.text.split("\n") == [
        "Tháng 4",
        "BÁO CÁO THÁNG 4",
        "TT | Chỉ tiêu | Thực hiện | Thực hiện",
        "TT | Chỉ tiêu | Kết quả | Tỷ lệ",
        "1 | Thu ngân sách (tỷ đồng) | 918,755 | 39,5%",
        "2 | Dân số | 21.837",
        "3 | Tháng | 04/2025 | 2025",
    ]


def test_cells_are_places(xlsx):
    extracted = extract(xlsx(fill))

    assert extracted.places.at(extracted.text.index("918,755")) == "trang tính 'Tháng 4', ô C4"
    assert extracted.places.at(extracted.text.index("39,5%")) == "trang tính 'Tháng 4', ô D4"


def test_number_in_merged_cells_is_said_once(xlsx):
    def merged(sheet):
        for row in (["Chỉ tiêu", "Kết quả"], ["Thu", 5], ["Chi", None], ["Đạt 5 tỷ đồng", 1], [None, 2]):
            sheet.append(row)
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("A4:A5")

    assert extract(xlsx(merged)).text.split("\n")[1:] == [
        "Chỉ tiêu | Kết quả",
        "Thu | 5",
        "Chi",
        "Đạt 5 tỷ đồng | 1",
        "2",
    ]


def test_unnamed_sheet_adds_no_line(xlsx):
    assert extract(xlsx(lambda sheet: sheet.append(["Thu", 5]), name="Sheet1")).text == "Thu | 5"


def test_hidden_sheet_and_uncalculated_formula_are_noted(xlsx):
    def hidden(sheet):
        sheet.append(["Thu", "=2+3"])
        other = sheet.parent.create_sheet("Nháp")
        other.append(["Bỏ"])
        other.sheet_state = "hidden"

    extracted = extract(xlsx(hidden))

    assert "Bỏ" not in extracted.text
    assert [note.split(" nên ")[0] for note in extracted.notes] == [
        "Trang tính 'Tháng 4' có 1 ô công thức chưa được tính",
        "Trang tính 'Nháp' đang ẩn",
    ]


def test_too_many_rows_are_told(xlsx):
    def many(sheet):
        for row in range(30):
            sheet.append([row])

    with pytest.raises(FileError, match="'Tháng 4' kéo dài 30 dòng, quá giới hạn 20 dòng"):
        extract(xlsx(many), limits=Limits(rows=20))


def test_two_cells_in_opposite_corners_do_not_fill_the_memory(xlsx):
    def far(sheet):
        sheet["A1"] = 1
        sheet["XFD90000"] = 2

    with pytest.raises(FileError, match="ô, quá giới hạn"):
        extract(xlsx(far))


def test_workbook_of_excel_2003():
    extracted = extract(FIXTURES / "excel-2003.xls")

    assert extracted.kind is Kind.XLS
    assert extracted.text.split("\n") == [
        "Tháng 4",
        "Chỉ tiêu | Thực hiện | Thực hiện",
        "Thu ngân sách (tỷ đồng) | 918,755 | 39,5%",
        "Dân số | 21.837 | 50,00%",
        "04/2025 | 5 | 7",
    ]


def ods(rows):
    """An OpenDocument spreadsheet with the given rows in its own XML."""
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Tháng 4">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        package.writestr("content.xml", content)
    return file.getvalue()


def test_open_document():
    extracted = extract(
        ods(
            '<table:table-row><table:table-cell office:value-type="string"><text:p>Tỷ lệ</text:p></table:table-cell>'
            '<table:table-cell office:value-type="percentage" office:value="0.395"><text:p>39,5%</text:p>'
            "</table:table-cell>"
            '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="1048575">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    )

    assert extracted.kind is Kind.ODS
    assert extracted.text == "Tháng 4\nTỷ lệ | 39,5%"
    assert extracted.places.at(extracted.text.index("39,5%")) == "trang tính 'Tháng 4', ô B1"


def test_one_element_for_a_billion_cells_is_told():
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'

    with pytest.raises(FileError, match="quá giới hạn"):
        extract(ods(f'<table:table-row table:number-rows-repeated="90000">{cell}</table:table-row>'))


def test_cut_off_workbook_is_told(xlsx):
    data = xlsx(fill)

    for end in range(10, len(data) - 1, len(data) // 40):
        with pytest.raises(FileError):
            extract(data[:end])


def fill_with_hidden(sheet):
    for row in (["TT", "Chỉ tiêu", "Nháp", "Kết quả"], [1, "Thu", 7, 5], [2, "Bỏ", 8, 6], [3, "Chi", 9, 4]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def test_hidden_rows_and_columns_are_left_out_and_counted(xlsx):
    extracted = extract(xlsx(fill_with_hidden))

    assert extracted.text.split("\n") == ["Tháng 4", "TT | Chỉ tiêu | Kết quả", "1 | Thu | 5", "3 | Chi | 4"]
    assert extracted.places.at(extracted.text.index("Chi |")) == "trang tính 'Tháng 4', ô B4"
    assert extracted.notes == ("Trang tính 'Tháng 4' có 1 dòng và 1 cột đang ẩn nên không đọc.",)


def test_hidden_row_of_excel_2003():
    """The row record of a real file with its bit "height is zero" set."""
    data = bytearray((FIXTURES / "excel-2003.xls").read_bytes())
    shown = extract(bytes(data)).text.split("\n")
    at = next(at for at in range(len(data) - 20) if data[at : at + 4] == b"\x08\x02\x10\x00" and data[at + 4] == 1)
    data[at + 16] |= 0x20

    hidden = extract(bytes(data))

    assert len(hidden.text.split("\n")) == len(shown) - 1
    assert "có 1 dòng đang ẩn" in hidden.notes[0]


def test_hidden_rows_and_columns_of_open_document():
    def row(name, result, seen=""):
        shape = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        cells = "".join(shape.format(each) for each in (name, "nháp", result))
        return f"<table:table-row{seen}>{cells}</table:table-row>"

    collapsed = ' table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column{collapsed}/><table:table-column/>"
    extracted = extract(ods(columns + row("Thu", 5) + row("Bỏ", 6, collapsed) + row("Chi", 4)))

    assert extracted.text.split("\n") == ["Tháng 4", "Thu | 5", "Chi | 4"]
    assert extracted.notes == ("Trang tính 'Tháng 4' có 1 dòng và 1 cột đang ẩn nên không đọc.",)
