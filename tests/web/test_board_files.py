"""The board as CSV and Excel: the same numbers, digits untouched, no cell that a spreadsheet would run."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from giaoban.web.views.board import _harmless


def test_csv_holds_the_numbers_of_the_board(office, april):
    response = office.get(april.address("board-csv"))
    text = response.content.decode("utf-8-sig")
    rows = {row["Chỉ tiêu"]: row for row in csv.DictReader(io.StringIO(text))}

    assert rows["Thu ngân sách nhà nước trên địa bàn"]["Thực hiện tháng"] == "918.755"
    assert rows["Kết nạp đảng viên mới"]["Lũy kế"] == "103"
    assert response["Content-Disposition"] == 'attachment; filename="dieu-hanh_2024-305_2025-04.csv"'


def test_excel_holds_numbers_as_numbers(office, april):
    response = office.get(april.address("board-xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}

    assert rows["Thu ngân sách nhà nước trên địa bàn"][4] == pytest.approx(918.755)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Thu ngân sách", "Thu ngân sách"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+84", "'+84"),
        ("@sum", "'@sum"),
        (Decimal("1856.717"), "1856.717"),
        (Decimal("-17"), "-17"),
        (Decimal("2E+1"), "20"),
    ],
)
def test_no_cell_is_a_formula(value, written):
    assert _harmless(value) == written
