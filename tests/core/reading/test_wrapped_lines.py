"""Sentences that a mail program or a scanner broke into lines: read as whole, each entry with the text's own words."""

import pytest

from giaoban.core.reading import read
from giaoban.core.reading.wrapped import unwrapped

SENTENCE = (
    "Trong tháng 4 năm 2025, tổng thu ngân sách nhà nước trên địa bàn quận ước đạt 918,755 tỷ đồng, bằng 50% kế hoạch "
    "thành phố giao, tăng 15,3% so với cùng kỳ năm trước; kết nạp 103 đảng viên, đạt 39,5% chỉ tiêu năm."
)
# Lines that do not go on: items, cells, headings, the ends of sentences.
WHOLE = [
    "Kết quả thực hiện các chỉ tiêu của quận trong tháng như sau:\nthu ngân sách đạt 5 tỷ đồng;\nchi 4 tỷ đồng.",
    "Tổng thu ngân sách nhà nước trên địa bàn quận\n1.837\n918,755",
    "TT | Tổng thu ngân sách nhà nước trên địa bàn quận\nđạt | 5",
    "Các đơn vị của quận đã làm tốt công tác thu ngân sách\n1. Thu thuế đạt 5 tỷ đồng\n2. Thu phí đạt 4 tỷ đồng",
    "Kết nạp đảng viên\nđạt 5",
    "1   Tổng thu ngân sách trên địa bàn   1.837   918,755\n2   Kết nạp đảng viên   261   103",
    "1 Tổng thu ngân sách nhà nước trên địa bàn quận 1.837 918,755\n2 Kết nạp đảng viên 261 103",
]


def wrapped(text, width):
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def told(report):
    return [
        (" ".join(each.text.split()), str(each.value), each.unit, each.role, each.measure, each.period, each.of)
        for each in report.figures
    ]


@pytest.mark.parametrize("width", [45, 60, 72, 90])
def test_wrapped_sentence_says_what_the_whole_one_does(width):
    text = wrapped(SENTENCE, width)
    report = read(text)

    assert told(report) == told(read(SENTENCE))
    assert all(text[entry.start : entry.end] == entry.text for entry in report.figures)


def test_names_and_tasks_over_a_break_are_the_words_of_the_text():
    text = (
        "Tại hội nghị, đồng chí Bí thư Quận ủy Nguyễn\nVăn Hòa yêu cầu các phường khẩn trương rà soát\nhộ nghèo, hoàn "
        "thành trước ngày 25/5/2025."
    )
    report = read(text)

    assert [text[task.start : task.end] for task in report.tasks] == [task.text for task in report.tasks]
    assert any("\n" in task.text for task in report.tasks)
    assert all(text[person.start : person.end] == person.name for person in report.people)


@pytest.mark.parametrize("text", WHOLE)
def test_other_breaks_stay(text):
    assert unwrapped(text) is text


def test_length_never_changes():
    assert len(unwrapped(wrapped(SENTENCE, 60))) == len(SENTENCE)
