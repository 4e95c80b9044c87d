"""The board as CSV and Excel: the same numbers, digits untouched."""

import csv
import io

import openpyxl
import pytest


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
