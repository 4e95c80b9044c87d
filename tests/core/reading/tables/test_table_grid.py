"""Where tables stand in a text, and what their heading, caption and rows are."""

import pytest

from giaoban.core.reading.tables import find_tables

PAGES = """Biểu 1: Các chỉ tiêu kinh tế
(Đơn vị tính: tỷ đồng)
TT | Chỉ tiêu | Kế hoạch | Thực hiện
1 | Thu ngân sách | 1.837 | 918,755
LĨNH VỰC THỨ HAI
2 | Chi ngân sách | 900 | 450
Trang 2/3
TT | Chỉ tiêu | Kế hoạch | Thực hiện
3 | Chi đầu tư | 300 | 100
Biểu 2: Cán bộ
TT | Họ và tên | Chức vụ
1 | Trần An | Bí thư
Đây là một câu văn dài nằm sau bảng, nói rõ thêm về các con số đã nêu ở trên và không thuộc bảng nào cả; câu này dài \
hơn một trăm sáu mươi chữ cái nên không thể là một dòng của bảng.
Nơi nhận: | CHỦ TỊCH
- Lưu: VT; | Lê Bình"""


def test_tables_end_where_others_begin():
    found = find_tables(PAGES)

    assert [PAGES[table.start : table.end].splitlines()[0] for table in found] == [
        "TT | Chỉ tiêu | Kế hoạch | Thực hiện",
        "TT | Họ và tên | Chức vụ",
        "Nơi nhận: | CHỦ TỊCH",
    ]


def test_heading_said_again_on_the_next_page_is_no_row():
    rows = find_tables(PAGES)[0].rows

    assert [row.cells[0].text for row in rows] == ["1", "LĨNH VỰC THỨ HAI", "2", "3"]


def test_caption_is_what_stands_right_above():
    first, second, _ = find_tables(PAGES)

    assert first.caption == ("Biểu 1: Các chỉ tiêu kinh tế", "(Đơn vị tính: tỷ đồng)")
    assert second.caption[-1] == "Biểu 2: Cán bộ"


HEADINGS = [
    # Two levels as the files layer fills them, as they are pasted, without a name in the upper one.
    (
        "TT | Chỉ tiêu | KH | KH\nTT | Chỉ tiêu | Năm | Quý\n1 | Thu | 5 | 2",
        [("TT",), ("Chỉ tiêu",), ("KH", "Năm"), ("KH", "Quý")],
    ),
    ("TT\tChỉ tiêu\tKH\t\n\t\tNăm\tQuý\n1\tThu\t5\t2", [("TT",), ("Chỉ tiêu",), ("KH", "Năm"), ("KH", "Quý")]),
    (
        " |  | KH | KH\nTT | Chỉ tiêu | Năm | Quý\n1 | Thu | 5 | 2",
        [("TT",), ("Chỉ tiêu",), ("KH", "Năm"), ("KH", "Quý")],
    ),
    # Years are a heading, numbers of columns are none.
    (
        "Chỉ tiêu | Kết quả | Kết quả\nChỉ tiêu | 2021 | 2022\nThu | 5 | 2",
        [("Chỉ tiêu",), ("Kết quả", "2021"), ("Kết quả", "2022")],
    ),
    ("TT | Chỉ tiêu | KH | TH\nA | B | 1 | 2\n1 | Thu | 5 | 2", [("TT",), ("Chỉ tiêu",), ("KH",), ("TH",)]),
    ("|Chỉ tiêu|KH|\n|---|---|\n|Thu|2|", [("Chỉ tiêu",), ("KH",), ()]),
    # No heading is known.
    ("Thu | 5\nChi | 2", []),
]


@pytest.mark.parametrize(("text", "heading"), HEADINGS)
def test_heading(text, heading):
    table = find_tables(text)[0]

    assert list(table.heading) == heading
    assert [[cell.text for cell in row.cells if cell.text][-1] for row in table.rows] == LAST[len(heading)]


# The last cells of the rows below, by the number of columns.
LAST = {0: ["5", "2"], 3: ["2"], 4: ["2"]}

NO_TABLES = ["", "Một câu.", "\tThụt đầu dòng một câu văn.\n\tThêm một câu.", "Trang chủ | Tin tức", "|||", "---|---"]


@pytest.mark.parametrize("text", NO_TABLES)
def test_no_table(text):
    assert find_tables(text) == ()


def test_spans_are_the_cells_own_words():
    for table in find_tables(PAGES):
        for row in table.rows:
            assert all(PAGES[cell.start : cell.end] == cell.text for cell in row.cells)
