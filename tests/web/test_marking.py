"""A text cut into pieces for a page: every letter once, marks where they stand."""

import pytest

from giaoban.web.marking import Mark, paragraphs

TEXT = "KẾT QUẢ\n\nThu đạt 918,755 tỷ đồng, bằng 50% kế hoạch.\nKết nạp 30 đảng viên."


def mark(words, key="1"):
    start = TEXT.index(words)
    return Mark(start, start + len(words), key, "actual")


CUTS = [
    ([], ["KẾT QUẢ", "Thu đạt 918,755 tỷ đồng, bằng 50% kế hoạch.", "Kết nạp 30 đảng viên."]),
    (
        [mark("918,755 tỷ đồng"), mark("50%", "2")],
        ["KẾT QUẢ", "Thu đạt ", "[918,755 tỷ đồng]", ", bằng ", "[50%]", " kế hoạch.", "Kết nạp 30 đảng viên."],
    ),
    # Of two that overlap the earlier stays.
    (
        [mark("918,755 tỷ đồng"), mark("tỷ đồng, bằng", "2")],
        ["KẾT QUẢ", "Thu đạt ", "[918,755 tỷ đồng]", ", bằng 50% kế hoạch.", "Kết nạp 30 đảng viên."],
    ),
    # An empty span marks nothing.
    ([Mark(3, 3, "1", "actual")], ["KẾT QUẢ", "Thu đạt 918,755 tỷ đồng, bằng 50% kế hoạch.", "Kết nạp 30 đảng viên."]),
]


@pytest.mark.parametrize(("marks", "pieces"), CUTS)
def test_cuts(marks, pieces):
    shown = paragraphs(TEXT, marks)

    assert [f"[{p.text}]" if p.mark else p.text for paragraph in shown for p in paragraph.pieces] == pieces
    assert "".join(p.text for paragraph in shown for p in paragraph.pieces) == TEXT.replace("\n", "")


def test_the_sentence_pointed_at_is_lit_and_nothing_else():
    start = TEXT.index("Thu")
    shown = paragraphs(TEXT, [mark("50%")], lit=(start, start + 43))

    lit = [piece.text for paragraph in shown for piece in paragraph.pieces if piece.lit]

    assert lit == ["Thu đạt 918,755 tỷ đồng, bằng ", "50%", " kế hoạch."]


@pytest.mark.parametrize(
    ("line", "heading"),
    [("I. KẾT QUẢ THỰC HIỆN", True), ("1. Kinh tế", True), ("Thu đạt 5 tỷ.", False), ("- Thu ngân sách đạt 5", False)],
)
def test_headings_are_short_and_have_no_full_stop(line, heading):
    assert paragraphs(line)[0].heading is heading
