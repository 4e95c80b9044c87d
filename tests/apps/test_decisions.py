"""A decision adds rows and takes none away; what it changes can be taken back."""

from decimal import Decimal

import pytest

from giaoban.apps.figures.actions import FigureError, confirm, confirm_sure, correct, reject, undo
from giaoban.apps.figures.models import Comparison, Decision, Entry, Figure
from giaoban.apps.journal.actions import verify
from giaoban.apps.journal.models import Event
from giaoban.apps.targets.models import Alias, Indicator, Target
from giaoban.core.periods import Period

TEXT = """Quận ủy Lê Chân, tháng 4/2025

Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng, bằng 50% kế hoạch thành phố giao.
Trong tháng, diện tích hoa giấy trồng mới đạt 12 ha.
"""
MARCH = "Quận ủy Lê Chân\n\nTháng 3/2025, diện tích hoa giấy trồng mới đạt 9 ha.\n"


@pytest.fixture
def figure(bring_in):
    bring_in(april=TEXT)
    return Figure.objects.get(text="918,755 tỷ đồng")


@pytest.fixture
def unmatched(figure):
    return Figure.objects.get(text="12 ha")


def booked():
    return [(str(entry.exact), str(entry.span), entry.indicator.code) for entry in Entry.objects.current()]


def test_what_is_read_is_booked_and_not_yet_confirmed(figure):
    assert booked() == [("918.755", "2025-04", "TC01")]
    assert figure in Figure.objects.undecided()


def test_confirming_books_nothing_new(figure, checker):
    before = Entry.objects.count()

    (decision,) = confirm([figure], by=checker)

    assert (decision.ruling, Entry.objects.count()) == ("confirmed", before)
    assert figure not in Figure.objects.undecided()
    assert confirm([figure], by=checker) == []


def test_a_correction_stands_beside_what_it_corrects(figure, checker):
    correct(figure, by=checker, reason="Gõ nhầm số lẻ", value=Decimal("918.75"))

    assert booked() == [("918.75", "2025-04", "TC01")]
    old, new = Entry.objects.order_by("pk")
    assert (new.corrects, new.reason, new.booked_by) == (old, "Gõ nhầm số lẻ", checker)
    assert str(old.exact) == "918.755"
    figure.refresh_from_db()
    assert str(figure.exact) == "918.755"


def test_a_second_correction_keeps_the_first(figure, checker):
    correct(figure, by=checker, reason="Sửa số", value=Decimal("900"))
    correct(figure, by=checker, reason="Sửa kỳ", period=Period.month(2025, 3))

    assert booked() == [("900", "2025-03", "TC01")]


def test_a_result_that_was_a_target_moves_to_the_targets(figure, checker):
    correct(figure, by=checker, reason="Đây là số kế hoạch", role="target")

    assert booked() == []
    assert [str(target.exact) for target in Target.objects.current()] == ["918.755"]

    undo(figure, by=checker)

    assert booked() == [("918.755", "2025-04", "TC01")]
    assert not Target.objects.current().exists()


def test_a_rejection_withdraws_and_can_be_taken_back(figure, checker):
    reject(figure, by=checker, reason="Số của quận khác")

    assert booked() == []
    assert Entry.objects.order_by("-pk").first().withdrawn == "Số của quận khác"
    assert [str(row.exact) for row in Comparison.objects.current()] == ["50"]
    undo(figure, by=checker)
    assert booked() == [("918.755", "2025-04", "TC01")]
    assert Entry.objects.count() == 3


def test_undo_goes_back_one_decision_at_a_time(figure, checker):
    confirm([figure], by=checker)
    correct(figure, by=checker, reason="Sửa số", value=Decimal("900"))

    undo(figure, by=checker)

    assert Figure.objects.with_state().get(pk=figure.pk).state == "confirmed"
    undo(figure, by=checker)
    assert Figure.objects.with_state().get(pk=figure.pk).state is None
    with pytest.raises(FigureError, match="chưa có quyết định"):
        undo(figure, by=checker)


def test_naming_an_indicator_is_remembered_for_the_past_and_the_future(unmatched, checker, bring_in):
    bring_in(march=MARCH)
    indicator = Indicator.objects.filter(unit="ha").first()

    correct(unmatched, by=checker, reason="Chọn chỉ tiêu", indicator=indicator)

    assert Alias.objects.get(origin="confirmed").indicator == indicator
    assert {row for row in booked() if row[2] == indicator.code} == {
        ("12", "2025-04", indicator.code),
        ("9", "2025-03", indicator.code),
    }
    bring_in(may=MARCH.replace("3/2025", "5/2025"))
    assert ("9", "2025-05", indicator.code) in booked()


def test_taking_the_naming_back_forgets_the_name(unmatched, checker):
    correct(unmatched, by=checker, reason="Chọn chỉ tiêu", indicator=Indicator.objects.filter(unit="ha").first())

    undo(unmatched, by=checker)

    assert not Alias.objects.filter(origin="confirmed").exists()
    assert [row for row in booked() if row[2] != "TC01"] == []


def test_every_sure_figure_is_confirmed_at_once(figure, unmatched, checker):
    made = confirm_sure(figure.document_id, by=checker)

    assert {decision.figure.text for decision in made} >= {"918,755 tỷ đồng"}
    assert unmatched not in [decision.figure for decision in made]
    assert not Figure.objects.filter(document=figure.document_id).sure().exists()


REFUSED = [
    ({"reason": " ", "value": Decimal(1)}, "Chưa ghi lý do"),
    ({"reason": "Sửa"}, "Chưa có gì khác"),
    ({"reason": "Sửa", "value": Decimal("0.12345678901")}, "quá nhiều chữ số"),
    ({"reason": "Sửa", "value": Decimal("1234567890123456")}, "quá nhiều chữ số"),
]


@pytest.mark.parametrize(("values", "said"), REFUSED)
def test_a_correction_that_will_not_do_is_told(figure, checker, values, said):
    with pytest.raises(FigureError, match=said):
        correct(figure, by=checker, **values)
    assert not Decision.objects.exists()


def test_a_rejection_needs_a_reason(figure, checker):
    with pytest.raises(FigureError, match="Chưa ghi lý do"):
        reject(figure, by=checker, reason="")


def test_every_decision_is_in_the_journal(figure, checker):
    confirm([figure], by=checker)
    correct(figure, by=checker, reason="Sửa số", value=Decimal("900"))
    undo(figure, by=checker)

    actions = list(Event.objects.filter(by=checker, action__startswith="figures").values_list("action", flat=True))
    decided = [action for action in actions if action != "figures.booked"]  # what the ledger took of each follows it
    assert decided == ["figures.confirmed", "figures.corrected", "figures.undone"]
    assert verify().broken is None
