"""Findings keep their row and their answers while they stand, and are kept as gone when they no longer do."""

from decimal import Decimal

import pytest

from giaoban.apps.figures.actions import correct, undo
from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews.actions import AnswerError, answer, reckon
from giaoban.apps.reviews.models import Finding

TEXT = """Quận ủy Lê Chân

Lũy kế 6 tháng đầu năm 2025, kết nạp 158/261 đảng viên, bằng 65,0% chỉ tiêu Thành ủy giao.
"""


@pytest.fixture
def finding(bring_in):
    bring_in(june=TEXT)
    return Finding.objects.get()


def test_numbers_that_cannot_be_are_found(finding):
    assert (finding.kind, finding.verdict, finding.current) == ("share", "impossible", True)
    assert "60,5" in finding.message
    assert {part.figure.text for part in finding.parts.all()} >= {"158", "65,0%"}
    assert all(part.figure.text in part.sentence for part in finding.parts.all())


def test_reckoning_again_keeps_the_row(finding, checker):
    answer(finding, kind="explained", reason="Đang rà soát", by=checker)

    reckon(finding.unit)

    assert list(Finding.objects.all()) == [finding]
    assert finding.answers.count() == 1


def test_a_correction_settles_it_and_undoing_brings_it_back(finding, checker):
    share = Figure.objects.get(text="65,0%")

    correct(share, by=checker, reason="Đảo chữ số", value=Decimal("60.5"))

    finding.refresh_from_db()
    assert not finding.current
    assert finding.gone_at is not None
    undo(share, by=checker)
    finding.refresh_from_db()
    assert (finding.current, finding.gone_at) == (True, None)


@pytest.mark.parametrize(("kind", "reason", "said"), [("explained", "  ", "lý do"), ("maybe", "x", "ba cách trả lời")])
def test_an_answer_that_will_not_do_is_told(finding, checker, kind, reason, said):
    with pytest.raises(AnswerError, match=said):
        answer(finding, kind=kind, reason=reason, by=checker)
