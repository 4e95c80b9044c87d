"""Whom a regime asks, on which periods, and by which day."""

from datetime import date

import pytest
from reporting_month import fill, terms, world

from giaoban.apps.collection.actions import Asked, RegimeError, issue, revise, set_special_day
from giaoban.apps.collection.asking import open_reports
from giaoban.apps.collection.deadlines import Calendar, deadline_of
from giaoban.apps.collection.models import Reach, RegimeVersion, Submission
from giaoban.core.periods import Period

DUE = [
    # cycle, first day, rule, number, months after, moves, period → due. The 14th of November 2026 is a Saturday.
    ("month", 15, "day", 14, 0, "later", "2026-11", date(2026, 11, 16)),
    ("month", 15, "day", 14, 0, "earlier", "2026-11", date(2026, 11, 13)),
    ("month", 15, "day", 14, 0, "stays", "2026-11", date(2026, 11, 14)),
    # Tết 2026 is off from 16 to 20 February, and a weekend on either side.
    ("month", 1, "day", 16, 1, "later", "2026-01", date(2026, 2, 23)),
    ("month", 1, "day", 16, 1, "earlier", "2026-01", date(2026, 2, 13)),
    # Giỗ Tổ 2026 falls on a Sunday, so the Monday is off too.
    ("month", 1, "day", 26, 0, "later", "2026-04", date(2026, 4, 28)),
    # Saturday 22 August 2026 was worked in exchange for Monday 31 August.
    ("month", 1, "day", 22, 0, "later", "2026-08", date(2026, 8, 22)),
    ("month", 1, "day", 31, 0, "later", "2026-08", date(2026, 9, 3)),
    ("month", 1, "day", 31, 1, "later", "2026-01", date(2026, 3, 2)),
    # Two working days after the cut-off of the 14th.
    ("month", 15, "working_days", 2, 0, "later", "2026-11", date(2026, 11, 17)),
    ("quarter", 15, "day", 25, 0, "later", "2026-Q3", date(2026, 9, 25)),
    ("half", 1, "day", 5, 1, "later", "2026-S1", date(2026, 7, 6)),
    ("year", 15, "day", 20, 0, "later", "2026", date(2026, 12, 21)),
]


@pytest.mark.parametrize(("cycle", "first", "rule", "number", "months", "moves", "period", "due"), DUE)
def test_due(cycle, first, rule, number, months, moves, period, due):
    version = RegimeVersion(
        cycle=cycle, first_day=first, due_rule=rule, due_number=number, due_months=months, moves=moves
    )

    assert deadline_of(version, Period.parse(period), Calendar({})).due == due


@pytest.fixture
def month(db):
    return world()


def test_reports_are_made_once(month):
    again = open_reports(day=date(2026, 11, 2))

    assert (again.made, again.renewed, again.dropped) == (0, 0, 0)
    assert sorted(Submission.objects.values_list("unit__name", "period")) == [
        (f"Phường {name}", period) for name in ("Ba", "Hai", "Một") for period in ("2026-10", "2026-11")
    ]


def test_a_window_begins_in_the_month_before(month):
    said = terms(month.city, month.indicators, name="Tháng 15", first_day=15, due_number=14, due_months=0)
    regime = issue(month.city, said, by=None)

    open_reports(day=date(2026, 11, 14), regimes=[regime])
    before = set(regime.submissions.values_list("period", flat=True))
    open_reports(day=date(2026, 11, 15), regimes=[regime])

    assert before == {"2026-10", "2026-11"}
    assert set(regime.submissions.values_list("period", flat=True)) == before | {"2026-12"}
    report = regime.submissions.filter(period="2026-11").first()
    assert (report.covers_from, report.covers_to) == (date(2026, 10, 15), date(2026, 11, 14))
    assert (report.due_by_rule, report.due) == (date(2026, 11, 14), date(2026, 11, 16))


CYCLES = [
    ("quarter", {"2026-10/2026-12"}),
    ("half", {"2026-07/2026-12"}),
    ("nine_months", set()),
    ("year", {"2026"}),
]


@pytest.mark.parametrize(("cycle", "periods"), CYCLES)
def test_longer_cycles(month, cycle, periods):
    regime = issue(month.city, terms(month.city, month.indicators, name=cycle, cycle=cycle), by=None)

    open_reports(day=date(2026, 11, 2), regimes=[regime])

    assert set(regime.submissions.values_list("period", flat=True)) == periods


def test_a_unit_that_ends_is_asked_no_more(month):
    ward = month.wards[2]
    ward.valid_to = date(2026, 10, 31)
    ward.save()

    done = open_reports(day=date(2026, 11, 2))

    assert done.dropped == 1
    assert set(ward.submissions.values_list("period", flat=True)) == {"2026-10"}


def test_a_new_version_moves_reports_that_nobody_touched(month):
    fill(month.report(), month.users["nhap1"], M01="1")
    said = terms(month.city, month.indicators[:2], due_number=10, valid_from=date(2026, 11, 1))
    revise(month.regime, said, by=month.users["thanhpho"], reason="Thành phố lùi hạn")

    done = open_reports(day=date(2026, 11, 2))

    assert (done.made, done.renewed) == (0, 3)
    assert month.report().due == date(2026, 11, 5)
    assert month.report(period="2026-11").due == date(2026, 12, 10)
    assert month.report(period="2026-11").version.number == 2


def test_a_regime_ends(month):
    said = terms(month.city, month.indicators, valid_to=date(2026, 10, 31))
    revise(month.regime, said, by=month.users["thanhpho"], reason="Thay bằng chế độ khác")

    assert open_reports(day=date(2026, 11, 2)).dropped == 3


def test_only_units_of_one_kind(month):
    line = Asked(month.city, Reach.COMMUNES, "xã")
    regime = issue(month.city, terms(month.city, month.indicators, name="Xã", units=[line]), by=None)

    assert open_reports(day=date(2026, 11, 2), regimes=[regime]).made == 0


def test_a_day_that_the_authorities_changed_goes_before_the_list(month):
    set_special_day(date(2026, 11, 16), works=False, words="Nghỉ theo công điện", by=month.users["thanhpho"])
    version = RegimeVersion(cycle="month", first_day=15, due_rule="day", due_number=14, due_months=0, moves="later")

    assert deadline_of(version, Period.month(2026, 11), Calendar.now()).due == date(2026, 11, 17)


REFUSED = [
    ({"name": " "}, "Chưa ghi tên"),
    ({"indicators": []}, "Chưa chọn chỉ tiêu nào"),
    ({"units": []}, "Chưa chọn đơn vị nào"),
    ({"first_day": 30}, "hãy ghi từ 1 đến 28"),
    ({"due_number": 32}, "hãy ghi từ 1 đến 31"),
    ({"valid_to": date(2025, 1, 1)}, "đứng trước ngày áp dụng"),
]


@pytest.mark.parametrize(("changes", "said"), REFUSED)
def test_terms_that_do_not_hold_together(month, changes, said):
    with pytest.raises(RegimeError, match=said):
        issue(month.city, terms(month.city, month.indicators, **changes), by=None)


def test_a_regime_reaches_no_strange_unit(month):
    with pytest.raises(RegimeError, match="Thành phố Thử không thuộc Phường Một"):
        issue(month.wards[0], terms(month.city, month.indicators), by=None)


def test_a_new_version_needs_a_reason(month):
    with pytest.raises(RegimeError, match="Chưa ghi lý do"):
        revise(month.regime, terms(month.city, month.indicators), by=month.users["thanhpho"], reason=" ")
