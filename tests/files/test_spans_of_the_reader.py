"""What the reader finds in an extracted text leads back to the right page, row or cell."""

import pytest

from giaoban.core.reading import read
from giaoban.files import extract

SENTENCE = "Tổng thu ngân sách tháng 4 đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao."
OTHER = "Kết nạp 103 đảng viên trong 4 tháng đầu năm 2025."


@pytest.fixture
def files(docx, pdf, xlsx):
    def fill(document):
        document.add_paragraph("Mở đầu.")
        document.add_paragraph(SENTENCE)
        document.add_table(1, 2).cell(0, 1).text = OTHER

    return {
        "txt": (f"Mở đầu.\n{SENTENCE}\n\n{OTHER}".encode(), "dòng 2", "dòng 4"),
        "docx": (docx(fill), "đoạn 2", "bảng 1, dòng 1, cột B"),
        "pdf": (pdf(["Mở đầu.", SENTENCE], [OTHER]), "trang 1", "trang 2"),
        "xlsx": (
            xlsx(lambda sheet: (sheet.append([None, SENTENCE]), sheet.append([OTHER]))),
            "trang tính 'Tháng 4', ô B1",
            "trang tính 'Tháng 4', ô A2",
        ),
        "html": (f"<p>Mở đầu.</p><p>{SENTENCE}</p><p>{OTHER}</p>".encode(), "đoạn 2", "đoạn 3"),
    }


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf", "xlsx", "html"])
def test_figures_lead_back(files, kind):
    data, first, second = files[kind]
    extracted = extract(data)

    figures = {figure.text: figure for figure in read(extracted.text).figures}

    assert {"918,755 tỷ đồng", "50%", "103 đảng viên"} <= figures.keys()
    assert all(extracted.text[figure.start : figure.end] == text for text, figure in figures.items())
    assert extracted.places.at(figures["918,755 tỷ đồng"].start) == first
    assert extracted.places.at(figures["103 đảng viên"].start) == second
