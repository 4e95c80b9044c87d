"""Laws that hold for every text: a figure is its own words, figures do not overlap, reading never fails."""

import unicodedata
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading import Report, Role, read

WORDS = (
    "thu ngân sách", "đạt", "tăng", "giảm", "bằng", "so với cùng kỳ", "kế hoạch", "năm 2024", "tháng 4",
    "trong đó", "(", ")", ";", ",", ".", "\n", ":", "-", "5", "12,5%", "1.856,717 tỷ đồng", "30 đảng viên",
    "103/261", "10 - 11%", "từ", "lên", "còn", "xếp thứ", "3", "hơn", "gần", "trở lên", "phấn đấu",
    "mục tiêu", "lần lượt", "và", "với", "cơ cấu", "hai", "triệu", "/", "“", "”", "cùng kỳ", "I.", "1.",
    "KẾT QUẢ", "Phương hướng", "chỉ tiêu", "điểm %", "lần", "gấp", "vượt", "quý I", "6 tháng đầu năm",
    "\u00a0", "\t",
)  # fmt: skip
OWN = sorted((Path(__file__).resolve().parents[2] / "documents" / "own").glob("*.txt"))


def holds(text: str) -> Report:
    report = read(text)
    at = 0
    for position, figure in enumerate(report.figures, start=1):
        assert text[figure.start : figure.end] == figure.text
        assert at <= figure.start < figure.end
        assert any(character.isdigit() for character in figure.text) or figure.text[0].isalpha()
        assert figure.rules
        assert figure.of is None or (figure.of != position and 1 <= figure.of <= len(report.figures))
        assert figure.of is None or report.figures[figure.of - 1].role is Role.ACTUAL
        assert figure.base is None or figure.base.strip() == figure.base
        at = figure.end
    return report


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_words_of_reports_in_any_order(words):
    holds(" ".join(words))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text):
    holds(unicodedata.normalize("NFC", text))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_edited_reports(data):
    text = data.draw(st.sampled_from(OWN)).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    holds(text[:start] + data.draw(st.sampled_from((*WORDS, ""))) + text[end:])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path):
    text = path.read_text("utf-8")

    assert holds(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "thu đạt 5 tỷ đồng (năm 2020), tăng 5% so với cùng kỳ, " * 1500,
        "và " * 30_000 + "đạt 5%",
        "so với cùng kỳ " * 6_000 + "tăng 5%",
        "bằng 59% tổng " + "số vốn " * 20_000,
        "(" * 20_000 + "5%",
        "(dự kiến " * 5_000 + "5%",
        "tỷ lệ đã có " * 8_000 + "5%",
        "kế hoạch đề ra " * 6_000 + "5%",
        "có 5 trường, 3 lớp, " * 3_000,
        "giảm 6 vụ (848/854 vụ), " * 2_000,
        "Đồng Tháp " * 8_000 + "5 tấn",
    ],
    ids=[
        "one long sentence",
        "no noun",
        "bases without end",
        "a total without end",
        "open brackets",
        "words in open brackets",
        "things said of things",
        "plans without end",
        "counts without end",
        "fractions without end",
        "names without end",
    ],
)
def test_a_long_line_takes_no_more_than_its_share_of_time(text):
    before = process_time()

    holds(text)

    assert process_time() - before < 10
