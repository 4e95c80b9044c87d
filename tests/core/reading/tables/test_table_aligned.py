"""Tables of plain text whose columns are lined up by blanks."""

import pytest

from giaoban.core.reading import read
from giaoban.core.reading.tables import find_tables

TABLE = """\
TT   Chỉ tiêu               ĐVT        KH 2025   Tháng 4    Lũy kế   TH/KH (%)
 1   Thu ngân sách          tỷ đồng      1.837     230,5   918,755       50,01
 2   Kết nạp đảng viên      người          261                  103       39,5
     - Trong đó: nữ         người                               48
"""
# Wide gaps that part no columns.
NO_TABLES = [
    "UBND QUẬN HỒNG BÀNG          CỘNG HÒA XÃ HỘI\n   Số: 12/BC-UBND            Độc lập - Tự do - Hạnh phúc",
    "Toàn  quận  đã  thu  5  tỷ  đồng,\nđạt  50%  kế  hoạch  năm,  kết  nạp  103  đảng  viên.",
    "Nơi nhận:                 TM. ỦY BAN NHÂN DÂN\n- Như trên;               KT. CHỦ TỊCH\n- Lưu VT.        CHÁNH VP",
]


def test_columns_are_those_of_the_full_rows():
    found = find_tables(TABLE)[0]

    assert (
        " | ".join(levels[0] for levels in found.heading)
        == "TT | Chỉ tiêu | ĐVT | KH 2025 | Tháng 4 | Lũy kế | TH/KH (%)"
    )
    assert [cell.text for cell in found.rows[1].cells] == ["2", "Kết nạp đảng viên", "người", "261", "", "103", "39,5"]
    assert [cell.text for cell in found.rows[2].cells][1:] == ["- Trong đó: nữ", "người", "", "", "48", ""]


def test_figures_index_the_text_as_it_came():
    figures = read(f"Báo cáo tháng 4 năm 2025\n{TABLE}").figures

    assert [figure.text for figure in figures] == ["1.837", "230,5", "918,755", "50,01", "261", "103", "39,5", "48"]
    roles = "target actual actual of_target target actual of_target actual"
    assert " ".join(str(figure.role) for figure in figures) == roles


@pytest.mark.parametrize("text", NO_TABLES)
def test_wide_gaps_alone_make_no_table(text):
    assert not [table for table in find_tables(text) if table.heading]
