"""PDF documents written with reportlab in a Vietnamese typeface."""

import io

import pytest

from giaoban.files import FileError, Kind, Limits, SecretFileError, extract

LONG = (
    "- Tổng thu ngân sách nhà nước trên địa bàn tháng 4 ước đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao và "
    "tăng 15,3% so với cùng kỳ năm trước, trong đó thu thuế ngoài quốc doanh đạt 120 tỷ đồng."
)
SECOND = "Tỷ lệ hộ nghèo còn 0,5%."


def test_sentence_is_one_line_and_edges_are_left_out(pdf):
    data = pdf(["I. KẾT QUẢ", LONG, "Kết nạp 103 đảng viên."], [SECOND], header="Báo cáo tháng 4", title="Báo cáo")

    extracted = extract(data)

    assert extracted.kind is Kind.PDF
    assert extracted.title == "Báo cáo"
    assert extracted.text.split("\n") == ["I. KẾT QUẢ", LONG, "Kết nạp 103 đảng viên.", SECOND]


def test_pages_are_places(pdf):
    extracted = extract(pdf([LONG], [SECOND]))

    assert extracted.places.at(extracted.text.index("918,755")) == "trang 1"
    assert extracted.places.at(extracted.text.index("0,5%")) == "trang 2"


def test_table_rows_keep_their_columns(pdf):
    rows = [["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["1", "Thu ngân sách", "1.837", "918,755"]]

    assert extract(pdf([rows])).text.split("\n") == [
        "TT | Chỉ tiêu | Kế hoạch | Thực hiện",
        "1 | Thu ngân sách | 1.837 | 918,755",
    ]


def test_sentence_over_the_end_of_a_page_is_joined(font):
    from reportlab.pdfgen import canvas

    file = io.BytesIO()
    page = canvas.Canvas(file)
    for number, lines in enumerate(
        (["Toàn quận đã giải quyết việc làm cho hơn 1.250", "lượt người, hỗ trợ vay vốn cho"], ["300 hộ."])
    ):
        page.setFont(font, 13)
        page.drawString(480, 20, f"Trang {number + 1}/2")
        for line, text in enumerate(lines):
            page.drawString(72, 700 - 18 * line, text)
        page.showPage()
    page.save()

    extracted = extract(file.getvalue())

    assert (
        extracted.text.split("\n")[0] == "Toàn quận đã giải quyết việc làm cho hơn 1.250 lượt người, hỗ trợ vay vốn cho"
    )
    assert extracted.places.at(extracted.text.index("300 hộ")) == "trang 2"
    assert "Trang" not in extracted.text


def scan(pages, font=None):
    """A PDF of pictures; a page given as text is a page of text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    file = io.BytesIO()
    page = canvas.Canvas(file)
    for text in pages:
        if text:
            page.setFont(font, 13)
            page.drawString(72, 700, text)
        else:
            page.drawImage(ImageReader(Image.new("L", (80, 80), 200)), 72, 300, 400, 400)
        page.showPage()
    page.save()
    return file.getvalue()


def test_scan_is_told():
    with pytest.raises(FileError, match="bản chụp, không có lớp chữ"):
        extract(scan([None, None]))


def test_scanned_page_among_others_is_noted(font):
    extracted = extract(scan(["Thu đạt 918,755 tỷ đồng", None], font))

    assert extracted.text == "Thu đạt 918,755 tỷ đồng"
    assert extracted.notes == ("Trang 2 không có lớp chữ (bản chụp hoặc trang trắng) nên không có gì để đọc.",)


def test_locked_document_is_told(pdf):
    with pytest.raises(FileError, match="mật khẩu"):
        extract(pdf([LONG], encrypt="bí mật 1"))


def test_stamp_is_refused_even_where_it_repeats_as_header(pdf):
    with pytest.raises(SecretFileError):
        extract(pdf([LONG], [SECOND], header="TỐI MẬT"))


def test_too_many_pages_are_told(pdf):
    with pytest.raises(FileError, match="3 trang, quá giới hạn 2 trang"):
        extract(pdf([LONG], [SECOND], [SECOND]), limits=Limits(pages=2))


def test_paragraphs_are_told_apart_by_their_indent(pdf):
    """Each first line is indented, and the last line of the first paragraph reaches the right edge by chance."""
    full = "Toàn quận giải quyết việc làm cho 1.250 lượt lao động, hỗ trợ vay vốn cho 300 hộ dân."
    paragraphs = [full, full, SECOND]

    assert extract(pdf(paragraphs)).text.split("\n") == paragraphs


def test_cells_of_several_lines_and_merged_headings_of_a_ruled_table(font):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("cell", fontName=font, fontSize=11, leading=14)
    name = "Tổng thu ngân sách nhà nước trên địa bàn, kể cả thu từ đất và các khoản phí"
    rows = [
        ["TT", "Chỉ tiêu", "Kết quả", ""],
        ["", "", "Tháng 4", "Lũy kế"],
        ["1", Paragraph(name, style), "124,5", "918,755"],
        ["Ghi chú: số ước", "", "", ""],
    ]
    looks = [
        ("FONT", (0, 0), (-1, -1), font, 11),
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (1, 1)),
        ("SPAN", (2, 0), (3, 0)),
        ("SPAN", (0, 3), (3, 3)),
    ]
    file = io.BytesIO()
    before, after = Paragraph("Kết quả như sau:", style), Paragraph(SECOND, style)
    SimpleDocTemplate(file).build([before, Table(rows, [30, 150, 80, 80], style=looks), after])

    assert extract(file.getvalue()).text.split("\n") == [
        "Kết quả như sau:",
        "TT | Chỉ tiêu | Kết quả | Kết quả",
        "TT | Chỉ tiêu | Tháng 4 | Lũy kế",
        f"1 | {name} | 124,5 | 918,755",
        "Ghi chú: số ước",
        SECOND,
    ]


def test_heading_of_a_table_that_every_page_repeats_is_kept(pdf):
    heading = ["TT", "Chỉ tiêu", "Thực hiện"]

    text = extract(pdf([[heading, ["1", "Thu", "5"]]], [[heading, ["2", "Chi", "4"]]], header="Báo cáo")).text

    assert text.split("\n") == ["TT | Chỉ tiêu | Thực hiện", "1 | Thu | 5", "TT | Chỉ tiêu | Thực hiện", "2 | Chi | 4"]
