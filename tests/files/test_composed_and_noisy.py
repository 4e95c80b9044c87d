"""Decomposed Unicode becomes NFC in every kind, spans index it; letters lost or torn by scanning raise nothing."""

import io
import random
import zipfile
from email.message import EmailMessage
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest
from docx import Document

from giaoban.core.reading import read
from giaoban.files import read_document

REPORT = "Tổng thu ngân sách tháng 4/2025 ước đạt 918,755 tỷ đồng; kết nạp 103 đảng viên."
DECOMPOSED = normalize("NFD", REPORT)
REPORTS = sorted((Path(__file__).parents[1] / "documents").glob("*/*.txt"))


def word():
    file, document = io.BytesIO(), Document()
    document.add_paragraph(DECOMPOSED)
    document.add_table(1, 2).cell(0, 1).text = DECOMPOSED
    document.save(file)
    return file.getvalue()


def message():
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = normalize("NFD", "Báo cáo"), "a@b.vn", "c@d.vn"
    made.set_content(DECOMPOSED)
    return made.as_bytes()


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(normalize("NFD", "tháng tư.txt"), DECOMPOSED)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        DECOMPOSED.encode(),
        DECOMPOSED.encode("utf-16"),
        f"<html><body><p>{DECOMPOSED}</p></body></html>".encode(),
        word(),
        message(),
        archive(),
    ],
    ids=["txt", "utf-16", "html", "docx", "eml", "zip"],
)
def test_decomposed_letters_are_composed_and_spans_index_them(data):
    *_, document = read_document("a", data)
    text = document.extracted.text
    report = read(text)

    assert is_normalized("NFC", text)
    assert is_normalized("NFC", document.path)
    assert [figure.text for figure in report.figures][:2] == ["918,755 tỷ đồng", "103 đảng viên"]
    assert all(text[figure.start : figure.end] == figure.text for figure in report.figures)


def scanned(text, chance):
    """A text as poor recognition gives it: words and numbers torn, lines broken, letters taken for others."""
    likes = {"0": "O", "1": "l", "5": "S", ",": " ,", ".": " .", "đ": "d", "ỷ": "y", "\n": " ", "%": "o/o", "ô": "o"}
    noise = []
    for letter in text:
        if chance.random() < 0.06:
            letter = chance.choice(["", letter * 2, letter + " ", " " + letter, letter + "\n", likes.get(letter, "~")])
        noise.append(letter)
    return "".join(noise)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_noise_of_scanning_raises_nothing(path):
    chance = random.Random(path.stem)
    for _ in range(3):
        text = normalize("NFC", scanned(path.read_text("utf-8"), chance))

        report = read(text)

        assert all(text[entry.start : entry.end] == entry.text for entry in (*report.figures, *report.tasks))
