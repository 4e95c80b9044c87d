"""Tables of PDF pages that no rules are drawn around: columns by where the words stand."""

import io

import pytest

from giaoban.files import extract


@pytest.fixture
def unruled(font):
    """Writes one page with a table: names on the left of their cells, numbers on the right, headings in the middle."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = [ParagraphStyle(str(side), fontName=font, fontSize=10, leading=13, alignment=side) for side in range(3)]

    def write(rows, widths, heading=1, spans=(), before=(), after=()):
        def cell(text, y, x):
            return Paragraph(text, styles[1 if y < heading or x == 0 else 2 if text[:1].isdigit() else 0])

        cells = [[cell(text, y, x) for x, text in enumerate(row)] for y, row in enumerate(rows)]
        looks = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *[("SPAN", first, last) for first, last in spans]]
        story = [Paragraph(text, styles[0]) for text in before]
        story += [Table(cells, widths, style=looks, repeatRows=heading)]
        story += [Paragraph(text, styles[0]) for text in after]
        file = io.BytesIO()
        SimpleDocTemplate(file, pagesize=landscape(A4)).build(story)
        return extract(file.getvalue())

    return write


def test_names_and_headings_of_several_lines_stay_whole(unruled):
    extracted = unruled(
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025", "Lũy kế 4 tháng"],
            ["1", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "1.837", "918,755"],
            ["2", "Kết nạp đảng viên", "người", "261", "103"],
        ],
        [30, 110, 60, 80, 80],
        before=["Kết quả như sau:"],
        after=["Các đơn vị tiếp tục thực hiện."],
    )

    assert extracted.text.split("\n") == [
        "Kết quả như sau:",
        "TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2025 | Lũy kế 4 tháng",
        "1 | Tổng thu ngân sách nhà nước trên địa bàn | tỷ đồng | 1.837 | 918,755",
        "2 | Kết nạp đảng viên | người | 261 | 103",
        "Các đơn vị tiếp tục thực hiện.",
    ]


def test_headings_over_several_columns_stand_over_each(unruled):
    extracted = unruled(
        [
            ["TT", "Chỉ tiêu", "Kế hoạch", "", "Thực hiện", "", ""],
            ["", "", "TP giao", "Quận giao", "Tháng 4", "Tháng 5", "Lũy kế"],
            ["1", "Thu thuế", "1.837", "1.900", "120", "131", "918,7"],
            ["2", "Thu phí", "26", "27", "2", "3", "14,5"],
        ],
        [30, 110, 70, 70, 70, 70, 70],
        heading=2,
        spans=[((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (6, 0))],
    )

    assert extracted.text.split("\n")[:2] == [
        "TT | Chỉ tiêu | Kế hoạch | Kế hoạch | Thực hiện | Thực hiện | Thực hiện",
        "TT | Chỉ tiêu | TP giao | Quận giao | Tháng 4 | Tháng 5 | Lũy kế",
    ]


def test_gaps_stay_gaps_and_sections_stand_alone(unruled):
    extracted = unruled(
        [
            ["TT", "Chỉ tiêu", "Kế hoạch", "Tháng 4", "Lũy kế"],
            ["I", "KINH TẾ", "", "", ""],
            ["1", "Thu thuế", "1.837", "120", "918,7"],
            ["2", "Thu phí", "26", "", "14,5"],
            ["3", "Tỷ lệ hộ nghèo", "", "", "0,5"],
        ],
        [30, 110, 70, 70, 70],
    )

    assert extracted.text.split("\n")[1:] == [
        "I | KINH TẾ",
        "1 | Thu thuế | 1.837 | 120 | 918,7",
        "2 | Thu phí | 26 |  | 14,5",
        "3 | Tỷ lệ hộ nghèo |  |  | 0,5",
    ]
