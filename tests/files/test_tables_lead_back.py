"""Figures of tables in real files: read through their merged headings, each leads back to its own cell."""

import pytest

from giaoban.core.reading import read
from giaoban.files import extract

TITLE = "Kết quả thực hiện các chỉ tiêu tháng 4 năm 2025"
UPPER = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025", None, "Thực hiện", None, "TH/KH TP giao (%)"]
LOWER = [None, None, None, "TP giao", "Quận phấn đấu", "Tháng 4", "Lũy kế", None]
ROWS = [
    ["I", "KINH TẾ", None, None, None, None, None, None],
    [1, "Thu ngân sách trên địa bàn", "Tỷ đồng", 1837, 1900, 230.5, 918.755, 50.01],
    [2, "Kết nạp đảng viên", "đảng viên", 261, 270, None, 103, 39.46],
]
WIDE = [(0, 3, 0, 4), (0, 5, 0, 6), *((0, column, 1, column) for column in (0, 1, 2, 7))]
EXPECTED = [
    ("1837", "target", "2025", "D"),
    ("1900", "target", "2025", "E"),
    ("230,5", "actual", "2025-04", "F"),
    ("918,755", "actual", "2025-01/2025-04", "G"),
    ("50,01", "of_target", "2025-01/2025-04", "H"),
    ("261", "target", "2025", "D"),
    ("270", "target", "2025", "E"),
    ("103", "actual", "2025-01/2025-04", "G"),
    ("39,46", "of_target", "2025-01/2025-04", "H"),
]
# The line of the table that each row of figures stands in, counted from 1 with both lines of the heading.
LINES = [4] * 5 + [5] * 4


def written(value):
    return "" if value is None else str(value).replace(".", ",")


def fill_sheet(sheet):
    sheet.append([TITLE])
    sheet.merge_cells("A1:H1")
    for row in (UPPER, LOWER, *ROWS):
        sheet.append(row)
    for top, left, bottom, right in WIDE:
        sheet.merge_cells(start_row=top + 2, start_column=left + 1, end_row=bottom + 2, end_column=right + 1)


def fill_document(document):
    document.add_paragraph(TITLE)
    table = document.add_table(0, len(UPPER))
    for row in (UPPER, LOWER, *ROWS):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = written(value)
    for top, left, bottom, right in WIDE:
        table.cell(top, left).merge(table.cell(bottom, right))


def page():
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in WIDE}
    lines = []
    for y, row in enumerate((UPPER, LOWER, *ROWS)):
        cells = []
        for x, value in enumerate(row):
            if value is None and y < 2:
                continue
            down, across = spans.get((y, x), (1, 1))
            cells.append(f'<td rowspan="{down}" colspan="{across}">{written(value)}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<p>{TITLE}</p><table>{''.join(lines)}</table>".encode()


@pytest.fixture
def files(docx, xlsx):
    pasted = "\n".join("\t".join(map(written, row)) for row in (UPPER, LOWER, *ROWS))
    return {
        "xlsx": (xlsx(fill_sheet), "trang tính 'Tháng 4', ô {column}{below}"),
        "docx": (docx(fill_document), "bảng 1, dòng {line}, cột {column}"),
        "html": (page(), "bảng 1, dòng {line}, cột {column}"),
        "txt": (f"{TITLE}\n{pasted}".encode(), "dòng {below}"),
    }


@pytest.mark.parametrize("kind", ["xlsx", "docx", "html", "txt"])
def test_number_leads_back_to_its_cell(files, kind):
    data, place = files[kind]
    extracted = extract(data)

    figures = read(extracted.text).figures

    assert [(f.text, f.role, str(f.period)) for f in figures] == [each[:3] for each in EXPECTED]
    assert [extracted.places.at(figure.start) for figure in figures] == [
        place.format(line=line, below=line + 1, column=column)
        for line, (*_, column) in zip(LINES, EXPECTED, strict=True)
    ]


@pytest.mark.parametrize("kind", ["xlsx", "docx", "html", "txt"])
def test_figures_of_a_row_are_tied_to_each_other(files, kind):
    figures = read(extract(files[kind][0]).text).figures

    assert [figure.of for figure in figures] == [None, None, None, None, 4, None, None, None, 8]
    assert {figure.base for figure in figures if figure.unit == "%"} == {"Kế hoạch năm 2025 TP giao"}
    assert {figure.measure for figure in figures} == {"Thu ngân sách trên địa bàn", "Kết nạp đảng viên"}
    assert {figure.unit for figure in figures} == {"tỷ đồng", "đảng viên", "%"}


def test_ruled_table_of_a_pdf(pdf):
    rows = [["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Lũy kế"], ["1", "Thu ngân sách", "tỷ đồng", "1.837", "918,755"]]
    extracted = extract(pdf([TITLE, rows], [[rows[0], ["2", "Chi ngân sách", "tỷ đồng", "900", "450"]]]))

    figures = read(extracted.text).figures

    assert [(f.text, f.role, f.measure) for f in figures] == [
        ("1.837", "target", "Thu ngân sách"),
        ("918,755", "actual", "Thu ngân sách"),
        ("900", "target", "Chi ngân sách"),
        ("450", "actual", "Chi ngân sách"),
    ]
    assert [extracted.places.at(figure.start) for figure in figures] == ["trang 1"] * 2 + ["trang 2"] * 2


def test_sentences_around_a_table_are_read_as_without_it():
    before, after = "Tháng 4, thu ngân sách đạt 918,755 tỷ đồng, bằng 50% kế hoạch.", "Kết nạp 103 đảng viên, tăng 5%."
    alone = read(f"{before}\n{after}").figures
    table = "\n".join(" | ".join(map(written, row)) for row in (UPPER, LOWER, *ROWS))

    figures = read(f"{before}\n{table}\n{after}").figures

    prose = [figure for figure in figures if not figure.rules[0].startswith("table")]
    assert [(f.text, f.role, f.measure) for f in prose] == [(f.text, f.role, f.measure) for f in alone]
    assert [figures[f.of - 1].text for f in prose if f.of] == [alone[f.of - 1].text for f in alone if f.of]
    assert len(figures) == len(alone) + len(EXPECTED)


def test_sentence_in_a_cell_is_read_by_itself():
    heading = "TT | Nội dung | KH | Kết quả"
    text = f"{TITLE}\n{heading}\n1 | Ngân sách | 1.837 tỷ đồng | Tổng thu đạt 918,755 tỷ đồng, bằng 50% dự toán"

    figures = read(text).figures

    assert [(f.text, f.role, f.measure, f.of) for f in figures] == [
        ("1.837 tỷ đồng", "target", "Ngân sách", None),
        ("918,755 tỷ đồng", "actual", "Tổng thu", None),
        ("50%", "of_target", "Tổng thu", 2),
    ]
