"""Plans and percentages of plan in a table of history: what becomes a target, what is asked, what is taken back."""

from decimal import Decimal

import pytest
from history_desk import Desk, ledger

from giaoban.apps.figures.history_booking import HistoryError, undo_import
from giaoban.apps.journal.models import Event
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.setting import Source, amend, set_target
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim, Comparator

PLANS = """Chỉ tiêu;ĐVT;KH thành phố giao 2025;Phấn đấu 2025;T1/2025;Lũy kế 2 tháng 2025;% KH
Thu ngân sách trên địa bàn;tỷ đồng;1.200;1.300;50;120;10,0
Kết nạp đảng viên;đảng viên;100;;20;45;54
"""


@pytest.fixture
def desk(le_chan, checker):
    return Desk(le_chan, checker)


@pytest.fixture
def revenue(le_chan):
    return Indicator.objects.get(code="TC01")


def asked():
    rows = Target.objects.current().order_by("indicator__code", "setter")
    return [(row.indicator.code, row.setter, row.period, str(row.exact), row.source_words) for row in rows]


BOOKED_PLANS = [
    ("TC01", "own", "2025", "1300", "số liệu.csv, ô D2"),
    ("TC01", "superior", "2025", "1200", "số liệu.csv, ô C2"),
    ("XD01", "superior", "2025", "100", "số liệu.csv, ô C3"),
]


def test_plans_of_a_table_become_targets_and_its_percentages_are_held_against_them(desk):
    *_, found, _known = desk.look(PLANS)

    assert found.counts == {"new": 4, "refused": 0, "targets": 3}
    assert (found.shares.fit, found.shares.without) == (1, 0)
    assert found.shares.questions == (
        "Ô G3: ghi 54 % kế hoạch, nhưng 45 (ô F3) so với 100 (ô C3) là 45 %; hãy xem lại ô nào sai.",
    )
    desk.bring(PLANS)
    assert asked() == BOOKED_PLANS
    assert len(ledger()) == 4
    assert Event.objects.filter(action__startswith="targets.").count() == 0  # one event tells of the whole import


def test_targets_of_a_table_are_changed_by_the_table_alone_and_undone_with_it(desk):
    desk.bring(PLANS)
    second = desk.bring(PLANS.replace("1.200", "1.250").replace(";50;", ";51;"))

    assert ("TC01", "superior", "2025", "1250", "số liệu.csv, ô C2") in asked()
    undo_import(second, by=desk.person, reason="Nhầm tệp")
    assert asked() == BOOKED_PLANS


def test_a_target_that_a_person_set_is_left_to_a_person(desk, revenue):
    source = Source(basis="NQ 15")
    aim = Aim(Comparator.AT_LEAST, Decimal(1250), unit="tỷ đồng")
    common = {"unit": desk.unit, "indicator": revenue, "period": Period.year(2025), "by": desk.person}
    set_target(**common, setter="superior", aim=aim, source=source)
    *_, found, _known = desk.look(PLANS)

    (one,) = [one for one in found.targets if one.fate == "asked"]
    assert one.placed.message.startswith("đang ghi ≥ 1.250 tỷ đồng (NQ 15); giữ nguyên")
    desk.bring(PLANS)
    assert ("TC01", "superior", "2025", "1250", "NQ 15") in asked()


def test_an_amended_target_holds_the_undoing_back(desk):
    brought = desk.bring(PLANS)
    target = Target.objects.get(indicator__code="XD01")
    amend(
        target, aim=Aim(Comparator.EQUAL, Decimal(110)), source=Source(basis="NQ 20", reason="Giao lại"), by=desk.person
    )

    with pytest.raises(HistoryError, match=r"chỉ tiêu đã được điều chỉnh.*ô C3"):
        undo_import(brought, by=desk.person, reason="Nhầm tệp")
    assert len(ledger()) == 4


def test_a_percentage_is_held_against_a_target_of_the_ledger(desk, revenue):
    text = "Chỉ tiêu;ĐVT;Lũy kế 2 tháng 2025;Tỷ lệ so KH\nThu ngân sách trên địa bàn;tỷ đồng;120;12%\n"
    *_, found, _known = desk.look(text)
    assert (found.shares.fit, found.shares.without, found.shares.questions) == (0, 1, ())

    set_target(
        unit=desk.unit, indicator=revenue, period=Period.year(2025), setter="superior", by=desk.person,
        aim=Aim(Comparator.EQUAL, Decimal(1), unit="nghìn tỷ đồng"), source=Source(basis="NQ 15"),
    )  # fmt: skip
    *_, found, _known = desk.look(text)
    assert (found.shares.fit, found.shares.questions) == (1, ())
