"""Reckoning again after a new figure says what a whole run says, and solves only the part that changed."""

from giaoban.core.reading import read
from giaoban.core.reckoning import reckon, statements

SENTENCES = [
    "Năm 2024, quận có 120 dự án, trong đó 85 dự án đã hoàn thành, còn lại 40 dự án đang thi công.",
    "Năm 2024, thu ngân sách đạt 620 tỷ đồng, bằng 62% dự toán thành phố giao.",
    "Năm 2024, thu ngân sách đạt 620 tỷ đồng, bằng 75% dự toán TP giao.",
    "Năm 2024, giá trị sản xuất đạt 96,4 tỷ đồng, bằng 101% kế hoạch.",
]


def test_one_report_after_another():
    made, known = [], {}
    for number, text in enumerate(SENTENCES):
        made += statements(read(text), text, source=f"{number}.txt", subject_of=lambda figure: figure.measure)

        assert reckon(made, known=known) == reckon(made)
    assert len(reckon(made).findings) > 0


def test_only_the_part_that_changed_is_solved_again():
    known, made = {}, []
    for number, text in enumerate(SENTENCES[:2]):
        made += statements(read(text), text, source=f"{number}.txt", subject_of=lambda figure: figure.measure)
    reckon(made, known=known)
    before = set(known)
    text = SENTENCES[3]
    made += statements(read(text), text, source="3.txt", subject_of=lambda figure: figure.measure)

    reckon(made, known=known)

    assert before < set(known)
    assert len(set(known) - before) == 1
