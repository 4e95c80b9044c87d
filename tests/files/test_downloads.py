"""Tables that go out are read back as they were."""

import io
from decimal import Decimal

import openpyxl

from giaoban.files import extract
from giaoban.files.downloads import csv_table, xlsx_table

ROWS = [
    ["Chỉ tiêu", "Kế hoạch", "Thực hiện"],
    ["Thu ngân sách (tỷ đồng)", 1837, Decimal("918.755")],
    ['=HYPERLINK("http://a")', None, Decimal("-0.50")],
]


def test_workbook_holds_numbers_as_numbers_and_no_formula():
    data = xlsx_table(ROWS, title="Bảng điều hành", sheet="Điều hành: 4/2025")

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active

    assert sheet.title == "Điều hành- 4-2025"
    assert [sheet["B4"].value, sheet["C4"].value, sheet["C5"].value] == [1837, 918.755, -0.5]
    assert [sheet["B4"].number_format, sheet["C4"].number_format] == ["#,##0", "#,##0.000"]
    assert (sheet["A5"].data_type, sheet["A5"].hyperlink) == ("s", None)


def test_workbook_is_read_back_in_vietnamese_numbers():
    lines = extract(xlsx_table(ROWS, title="Bảng điều hành", sheet="Điều hành")).text.split("\n")

    assert lines[2:] == [
        "Chỉ tiêu | Kế hoạch | Thực hiện",
        "Thu ngân sách (tỷ đồng) | 1.837 | 918,755",
        '=HYPERLINK("http://a") |  | -0,50',
    ]


def test_csv_opens_with_its_accents_and_runs_nothing():
    assert csv_table(ROWS).decode("utf-8-sig").splitlines() == [
        "Chỉ tiêu,Kế hoạch,Thực hiện",
        "Thu ngân sách (tỷ đồng),1837,918.755",
        '"\'=HYPERLINK(""http://a"")",,-0.50',
    ]
