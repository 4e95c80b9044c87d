"""A finding told step by step, each with the words that it rests on, in both languages."""

import pytest

from giaoban.cli.subjects import accumulation_of, subjects
from giaoban.core.reading import read
from giaoban.core.reckoning import reckon, statements

STEPS = [
    (
        "Năm 2025, quận có 120 dự án được giao vốn, trong đó 85 dự án đã hoàn thành, còn lại 25 dự án.",
        ["“85 dự án” là số đếm", "Theo chữ “còn lại”", "85 + 25 = 110"],
    ),
    (
        "Năm 2025, thu ngân sách đạt 62/100 tỷ đồng, bằng 68% kế hoạch thành phố giao.",
        ["“68%” có thể là từ 67,5 đến 69 %", "Theo chữ “68% kế hoạch thành phố giao”", "61,5 ÷ 101 = 60,89 %"],
    ),
    (
        "Năm 2025, đã hỗ trợ 1.200 hộ, tổng kinh phí 6 tỷ đồng, bình quân 50 triệu đồng/hộ.",
        ["Theo chữ “bình quân”: tổng = bình quân × số lần", "nhiều nhất 61,812 tỷ đồng"],
    ),
    (
        "Kinh tế năm 2025: nông nghiệp chiếm 20%, công nghiệp chiếm 35%, dịch vụ chiếm 54% trong cơ cấu kinh tế.",
        ["các tỷ trọng cộng lại là 100%", "19,5 + 34,5 + 53,5 = 107,5"],
    ),
    (
        "Quý I/2025, thu ngân sách đạt 301,5 tỷ đồng. Tháng 4/2025, thu ngân sách đạt 98,2 tỷ đồng. Lũy kế 4 tháng đầu "
        "năm 2025, thu ngân sách đạt 412,7 tỷ đồng.",
        ["lũy kế sau bằng lũy kế trước", "301,45 + 98,15 = 399,6", "chỗ ghi “412,7 tỷ đồng”"],
    ),
]


def _reckoned(text, language="vi"):
    made = statements(read(text), text, source="1.txt", subject_of=subjects(), accumulation_of=accumulation_of)
    return reckon(made, language=language)


@pytest.mark.parametrize(("text", "said"), STEPS)
def test_steps_of_a_finding(text, said):
    findings = _reckoned(text).findings

    steps = "\n".join(step for finding in findings for step in finding.account("vi").steps)
    assert [words for words in said if words not in steps] == []


def test_a_finding_is_told_in_both_languages_whichever_was_asked_for_first():
    text = STEPS[1][0]
    (vietnamese,), (english,) = _reckoned(text).findings, _reckoned(text, "en").findings

    assert vietnamese.account("en") == english.account("en")
    assert english.account("vi") == vietnamese.account("vi")
    assert vietnamese.message == vietnamese.account("vi").message
    assert english.message == "68% is stated, but 62/100 tỷ đồng is 61.19–62.81%."
    assert "Result over base: at least 61.5 ÷ 101 = 60.89 %" in "\n".join(english.account("en").steps)


def test_an_implied_value_is_told_with_its_steps():
    text = "Lũy kế 6 tháng đầu năm 2025, thu ngân sách đạt 321,5 tỷ đồng, bằng 58% kế hoạch thành phố giao."
    (implied,) = _reckoned(text).implied

    account = implied.account("vi")
    assert account.message == implied.message
    assert "321,45 ÷ 0,59 = 544,83 tỷ đồng" in "\n".join(account.steps)
    assert implied.account("en").steps[-1].startswith("Common to all: from")


def test_how_far_off_a_finding_is():
    slight, gross = (
        _reckoned(f"Năm 2025, thu ngân sách đạt 62,0/100,0 tỷ đồng, bằng {share}% kế hoạch thành phố giao.").findings[0]
        for share in ("62,9", "26,0")
    )

    assert slight.off < gross.off
