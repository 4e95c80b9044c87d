"""Writers of real files, one a format, for the tests of reading them."""

import io
from pathlib import Path

import fontpkg_be_vietnam_pro
import pytest

FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"


@pytest.fixture(scope="session")
def font():
    """The name under which reportlab knows a typeface with Vietnamese letters."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("BeVietnam", str(FONT)))
    return "BeVietnam"


@pytest.fixture
def pdf(font):
    """Writes a PDF from pages of paragraphs and tables, a header and a page number on each page."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("body", fontName=font, fontSize=13, leading=18, alignment=4, firstLineIndent=28)

    def write(*pages, header="", title="", **options):
        def edges(canvas, document):
            canvas.setFont(font, 9)
            canvas.drawString(72, 800, header)
            canvas.drawCentredString(297, 30, str(document.page))

        story = []
        for page in pages:
            for part in page:
                looks = [("FONT", (0, 0), (-1, -1), font, 12), ("GRID", (0, 0), (-1, -1), 1, "black")]
                story.append(Paragraph(part, style) if isinstance(part, str) else Table(part, style=looks))
            story.append(PageBreak())
        file = io.BytesIO()
        SimpleDocTemplate(file, title=title, **options).build(story, onFirstPage=edges, onLaterPages=edges)
        return file.getvalue()

    return write


@pytest.fixture
def docx():
    """Saves what a function does to an empty Word document."""
    import docx as library

    def write(fill):
        document = library.Document()
        fill(document)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return write


@pytest.fixture
def xlsx():
    """Saves what a function does to the first sheet of an empty workbook."""
    import openpyxl

    def write(fill, name="Tháng 4"):
        workbook = openpyxl.Workbook()
        workbook.active.title = name
        fill(workbook.active)
        file = io.BytesIO()
        workbook.save(file)
        return file.getvalue()

    return write
