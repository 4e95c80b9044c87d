"""Answers to findings hold for exactly their case, can be taken back; implied values are taken over with a mark."""

from decimal import Decimal

import pytest

from giaoban.apps.figures.actions import correct
from giaoban.apps.figures.models import Entry, Figure
from giaoban.apps.journal.models import Event
from giaoban.apps.reviews.actions import AnswerError, answer, reckon, take_answer_back
from giaoban.apps.reviews.models import Finding, Implied
from giaoban.apps.reviews.taking_over import TakingOverError, take_over, taken, value_of

CONFLICT = (
    "Quận ủy Lê Chân\n\nLũy kế 6 tháng đầu năm 2025, kết nạp 158/261 đảng viên, bằng 65,0% chỉ tiêu Thành ủy giao.\n"
)
UNSAID = """UBND quận Lê Chân

Lũy kế 6 tháng đầu năm 2025, thu ngân sách đạt 321,5 tỷ đồng, bằng 58% kế hoạch thành phố giao, tăng 10,0% so cùng kỳ.
"""


def waiting():
    return list(Finding.objects.open_at(None))


@pytest.fixture
def finding(bring_in):
    bring_in(june=CONFLICT)
    return Finding.objects.get()


def test_an_explanation_silences_its_case_until_a_figure_of_it_changes(finding, checker):
    answer(finding, kind="explained", reason="Tính cả đảng viên chuyển đến", by=checker)
    reckon(finding.unit)
    assert waiting() == []

    correct(Figure.objects.get(text="65,0%"), by=checker, reason="Ghi lại", value=Decimal("66.0"))

    (again,) = waiting()
    assert again.pk != finding.pk
    assert "Ghi 65,0%" not in again.message
    assert again.answers.count() == 0


def test_an_answer_is_taken_back(finding, checker):
    answer(finding, kind="explained", reason="Tính cả đảng viên chuyển đến", by=checker)
    moment = finding.answers.get().at

    take_answer_back(finding, by=checker)

    assert waiting() == [finding]
    assert list(Finding.objects.open_at(moment)) == []  # then it had an answer
    assert Event.objects.filter(action="reviews.answer_withdrawn").exists()
    with pytest.raises(AnswerError, match="chưa có câu trả lời nào"):
        take_answer_back(finding, by=checker)


def test_a_finding_keeps_its_steps_in_both_languages(finding):
    assert any("158 ÷ 261 = 60,54 %" in step for step in finding.steps)
    assert any("158 ÷ 261 = 60.54 %" in step for step in finding.steps_en)
    assert finding.message_en == "65,0% is stated, but 158/261 đảng viên is 60.54%."
    assert finding.off > 0


def test_a_row_of_an_earlier_version_keeps_its_answer(finding, checker):
    """Signatures used to hold the figures alone; the first reckoning since finds the row by them."""
    from giaoban.apps.reviews.actions import _signature_of_figures, reckoned

    found, result = reckoned(finding.unit)
    Finding.objects.filter(pk=finding.pk).update(signature=_signature_of_figures(result.findings[0], found))
    answer(finding, kind="explained", reason="Đang rà soát", by=checker)

    reckon(finding.unit)

    assert Finding.objects.get().answers.count() == 1
    assert waiting() == []


def test_an_implied_plan_becomes_a_target_that_says_so(bring_in, checker):
    bring_in(june=UNSAID)
    plan = Implied.objects.get(kind="plan")

    made = take_over(plan, by=checker)

    target = made.target
    assert target.value == value_of(plan)
    assert plan.low <= target.value <= plan.high
    assert target.setter == "superior"
    assert target.source_words.startswith("Suy ra từ số liệu đã báo cáo: ")
    again = Implied.objects.get(kind="plan")
    assert taken(again.unit, [again]) == {again.pk: made}
    with pytest.raises(TakingOverError, match="đã được ghi"):
        take_over(again, by=checker)


def test_an_implied_earlier_result_becomes_an_estimate(bring_in, checker):
    bring_in(june=UNSAID)
    before = Implied.objects.get(kind="previous")

    made = take_over(before, by=checker)

    assert made.entry.standing == "estimate"
    assert (made.entry.period, made.entry.unit) == ("2024-01/2024-06", before.unit)
    assert "suy ra từ số liệu" in made.entry.source_text
    assert Entry.objects.current().filter(pk=made.entry.pk).exists()
    assert waiting() == []
