"""PDF pages set in two columns: each column is read from its top to its foot, sentences whole."""

import io

import pytest

from giaoban.files import extract

TITLE = "BẢN TIN THÁNG 4 CỦA QUẬN LÊ CHÂN VỀ KINH TẾ VÀ XÃ HỘI"
LEFT = "Trong tháng 4, toàn quận thu ngân sách 918,755 tỷ đồng, bằng 50% kế hoạch, kết nạp 103 đảng viên. " * 6
RIGHT = "Các phường hỗ trợ 300 hộ nghèo vay vốn 15 tỷ đồng, sửa 12 ngôi nhà, tặng 450 suất quà cho trẻ em. " * 6


def column_by_column(font, justified):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

    body = ParagraphStyle("body", fontName=font, fontSize=11, leading=15, alignment=4 if justified else 0)
    title = ParagraphStyle("title", fontName=font, fontSize=13, leading=18, alignment=1)
    places = [(60, 740, 475, 40), (60, 400, 225, 330), (310, 400, 225, 330)]
    file = io.BytesIO()
    document = BaseDocTemplate(file)
    frames = [Frame(*place, id=str(number)) for number, place in enumerate(places)]
    document.addPageTemplates([PageTemplate(frames=frames)])
    document.build([Paragraph(TITLE, title), FrameBreak(), Paragraph(LEFT, body), FrameBreak(), Paragraph(RIGHT, body)])
    return file.getvalue()


def height_by_height(font, _):
    """As some programs write a page: what stands on one height together."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen import canvas

    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setFont(font, 11)
    page.drawString(60, 740, TITLE)
    columns = [simpleSplit(text, font, 11, 225) for text in (LEFT, RIGHT)]
    for number in range(max(map(len, columns))):
        for left, lines in zip((60, 310), columns, strict=True):
            page.drawString(left, 700 - 15 * number, lines[number] if number < len(lines) else "")
    page.save()
    return file.getvalue()


@pytest.mark.parametrize("write", [column_by_column, height_by_height])
@pytest.mark.parametrize("justified", [True, False])
def test_columns_are_read_one_after_the_other(font, write, justified):
    assert extract(write(font, justified)).text.split("\n") == [TITLE, LEFT.strip(), RIGHT.strip()]


def test_letterhead_and_signature_are_no_columns(pdf):
    """Two parts side by side over a few lines only."""
    head = [["UBND QUẬN LÊ CHÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 12/BC-UBND", "Độc lập - Tự do"]]

    text = extract(pdf([head, LEFT.strip(), RIGHT.strip()])).text

    assert text.split("\n")[-2:] == [LEFT.strip(), RIGHT.strip()]
