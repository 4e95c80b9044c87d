"""Where the sample office stands: each value with its words, what follows from what, and in how many queries."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.apps.figures.models import Entry, Figure
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.models import Finding
from giaoban.apps.reviews.queries import Mark, Status
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

APRIL, JUNE = Period.month(2025, 4), Period.month(2025, 6)
MOST_QUERIES = 18


@pytest.fixture
def le_chan(sample_office, db):
    return Unit.objects.by_key("2024-305")


@pytest.fixture
def lines(le_chan):
    return {line.code: line for line in queries.board(le_chan, APRIL, cumulative=True).lines}


def test_the_sample_office_is_read(sample_office):
    assert (sample_office.accepted, sample_office.refused) == (62, ())


def test_printed_values_stand_as_written(lines):
    budget = lines["TC01"]

    assert (budget.month.text, budget.to_date.text, budget.unit) == ("918,755", "1.856,717", "tỷ đồng")
    assert (budget.percent_superior.text, budget.percent_own.text) == ("101", "101")
    assert budget.percent_last_year.text == "303"
    assert (budget.change.value, budget.change.mark) == (Decimal(203), Mark.DERIVED)
    assert budget.month.mark is Mark.PLAIN
    assert "918,755 tỷ đồng" in budget.month.provenance
    assert Figure.objects.get(pk=budget.month.figure_id).text == "918,755 tỷ đồng"


def test_a_plan_that_nobody_prints_is_left_as_a_range(lines):
    plan = lines["TC01"].target_superior

    assert plan.mark is Mark.IMPLIED
    assert Decimal("1829.2") < plan.value < Decimal("1847.5")
    assert "–" in plan.text
    assert "suy ra" in plan.provenance


def test_status_follows_the_written_rule(lines):
    assert lines["TC01"].status is Status.MET
    assert "suy ra" in lines["TC01"].status_reason
    # 321,5 tỷ đồng of about 550 after a third of the year.
    assert lines["TC02"].status is Status.ON_PACE


def test_an_estimate_is_marked(lines):
    (industry,) = [line for line in lines.values() if line.month and line.month.text == "42,4"]

    assert industry.month.mark is industry.to_date.mark is Mark.ESTIMATE


@pytest.mark.parametrize("cumulative", [True, False])
def test_what_stands_at_a_day_is_shown_in_both_views(le_chan, cumulative):
    lines = {line.code: line for line in queries.board(le_chan, APRIL, cumulative=cumulative).lines}

    for code, value in (("BH01", "95,4"), ("CC01", "99,6")):
        assert (lines[code].month.text, lines[code].to_date.text) == (value, value)
        assert value in lines[code].to_date.provenance
        assert lines[code].forecast is None


def test_a_forecast_is_told_as_a_share_of_the_plan_with_its_ends(lines):
    tax = lines["TC02"]

    assert tax.forecast_low <= tax.forecast.value <= tax.forecast_high
    assert tax.forecast_share.value == round(tax.forecast.value / tax.target_superior.value * 100)
    for said in ("593,9 tỷ đồng", "549,5–550,9"):
        assert said in tax.forecast_share.provenance


def test_a_result_without_a_target_says_so(sample_office, db):
    lines = queries.board(Unit.objects.by_key("2025-11407"), Period.month(2025, 7)).lines

    without = [line for line in lines if line.month and not (line.target_superior or line.target_own)]
    assert without
    assert all(line.standing[1] == "chưa có chỉ tiêu giao" for line in without)


def test_off_pace_comes_first(le_chan):
    off = (Status.AT_RISK, Status.BEHIND, Status.IN_CONFLICT)
    order = [line.status in off for line in queries.board(le_chan, APRIL).lines]

    assert order == sorted(order, reverse=True)
    assert any(order)


def test_a_gap_is_no_zero(lines):
    for line in lines.values():
        assert len(line.spark) == len(line.spark_months) == 12
        assert all(value is None or value > 0 for value in line.spark)


def test_a_finding_marks_its_line_in_its_month(le_chan):
    june = queries.board(le_chan, JUNE)
    (disputed,) = [line for line in june.lines if line.conflict]

    finding = Finding.objects.get(pk=disputed.finding_ids[0])
    assert "158/261" in finding.message
    assert june.counts.conflicts == 1
    assert disputed.status is Status.IN_CONFLICT
    assert disputed.standing == ("◆", "mâu thuẫn")
    assert queries.board(le_chan, APRIL).counts.conflicts == 0
    assert [each.pk for each in queries.findings(le_chan, JUNE)] == [finding.pk]
    assert {part.figure.text for part in finding.parts.all()} >= {"65,0%"}


def test_counts_add_up(le_chan):
    board = queries.board(le_chan, APRIL)

    judged = [line for line in board.lines if line.status not in (Status.NO_FIGURE, Status.IN_CONFLICT)]
    assert board.counts.on_pace + board.counts.at_risk + board.counts.behind == len(judged)
    assert board.counts.with_target >= len(judged)
    assert board.counts.unread == Figure.objects.filter(document__unit=le_chan, document__period_to=APRIL.end).count()
    assert board.counts.unread > 0


def test_a_unit_put_together_from_parts_is_not_compared(sample_office, db):
    board = queries.board(Unit.objects.by_key("2025-11383"), Period.month(2025, 9))

    assert board.lines
    assert all(line.last_year is None and line.change is None for line in board.lines)
    assert all("chưa có đủ tỷ lệ phân chia" in line.incomparable for line in board.lines)
    assert "không so sánh" in board.note


# The sample crosses 1 July 2025: unit, month, indicator, value, how its same period was made, or why it cannot be.
SAME_PERIODS = [
    ("2025-11635", "2025-09", "TC01", "10,4", "cộng từ 3 đơn vị cũ"),
    ("2025-11635", "2025-09", "CC01", "96,5", "tính lại từ tử số, mẫu số của 3 đơn vị cũ"),
    ("2025-11635", "2025-10", "XD01", None, "chưa có số từ tháng 7 đến tháng 10/2024 của xã Trường Thành"),
    ("2025-11407", "2025-09", "TC01", "131,14", "cộng 1 đơn vị cũ, phân bổ 3 đơn vị cũ theo dân số"),
    ("2025-11407", "2025-09", "CC01", None, "chưa có tử số"),
    ("2025-11383", "2025-09", "TC01", None, "chưa có đủ tỷ lệ phân chia"),
    ("2024-305", "2025-04", "TC01", "612,8", ""),
]


@pytest.mark.parametrize(("unit", "month", "code", "value", "how"), SAME_PERIODS)
def test_each_same_period_says_how_it_was_made(sample_office, db, unit, month, code, value, how):
    indicator = Indicator.objects.get(code=code)
    line = queries.one_line(Unit.objects.by_key(unit), indicator, Period.parse(month))

    assert (line.last_year.text if line.last_year else None) == value
    assert how in (line.base.how if value else line.incomparable)
    assert (line.change is None) == (value is None)


def test_a_shared_out_value_is_the_sum_of_its_parts(sample_office, db):
    line = queries.one_line(
        Unit.objects.by_key("2025-11407"), Indicator.objects.get(code="TC01"), Period.month(2025, 9)
    )

    total = sum(part.share * Fraction(part.shown.value) for part in line.base.parts)
    assert line.last_year.mark is Mark.APPORTIONED
    assert abs(Fraction(line.last_year.value) - total) <= Fraction(5, 1000)
    assert [str(part.share) for part in line.base.parts] == ["1", "77/200", "623/1000", "71/100"]


def test_the_board_of_a_past_day_knows_no_more_than_that_day(le_chan):
    before = timezone.now() - timedelta(days=3650)

    assert queries.board(le_chan, APRIL, known=before).lines == ()
    now = queries.board(le_chan, APRIL, known=timezone.now())
    assert {line.code: line.to_date for line in now.lines} == {
        line.code: line.to_date for line in queries.board(le_chan, APRIL).lines
    }


@pytest.mark.parametrize(("unit", "month"), [("2024-305", "2025-04"), ("2025-11407", "2025-09")])
def test_an_opened_line_takes_few_queries(sample_office, db, unit, month):
    from django.db import connection

    place = Unit.objects.by_key(unit), Indicator.objects.get(code="TC01"), Period.parse(month)
    with CaptureQueriesContext(connection) as captured:
        queries.one_line(*place)

    assert len(captured) <= MOST_QUERIES


def test_a_unit_that_ended_says_so(le_chan):
    assert "30/06/2025" in queries.board(le_chan, Period.month(2025, 8)).note


@pytest.mark.parametrize("period", ["2024-12", "2025-04", "2025-06"])
def test_a_board_takes_few_queries(le_chan, period):
    from django.db import connection

    with CaptureQueriesContext(connection) as captured:
        queries.board(le_chan, Period.parse(period))

    assert len(captured) <= MOST_QUERIES


def test_a_series_tells_every_source(le_chan):
    from django.db import connection

    indicator = Indicator.objects.get(code="TC01")
    with CaptureQueriesContext(connection) as captured:
        series = queries.series(le_chan, indicator)

    assert len(captured) <= MOST_QUERIES
    assert len(series.sources) == Entry.objects.filter(unit=le_chan, indicator=indicator).count()
    assert all(source.text in source.sentence for source in series.sources)
    months = {str(point.period): point.shown.text for point in series.months}
    assert months["2025-04"] == "918,755"
    assert [point.period for point in series.to_date] == sorted(point.period for point in series.to_date)
    assert any(target.implied for target in series.targets)


def test_documents_and_periods(le_chan):
    found = queries.documents(le_chan)

    assert len(found) == 43
    assert sum(line.figures for line in found) == Figure.objects.filter(document__unit=le_chan).count()
    assert queries.periods_of(le_chan)[0] == JUNE
    assert queries.latest_period(le_chan, JUNE.end) == JUNE
    assert queries.latest_period(le_chan, APRIL.start) == APRIL


def test_a_figure_tells_its_sentence(le_chan):
    figure = Figure.objects.get(text="1.856,717 tỷ đồng", document__unit=le_chan)

    detail = queries.figure_detail(figure.pk)

    assert f"{detail.before}{figure.text}{detail.after}" == figure.sentence
    assert (detail.state, detail.indicator.code, str(detail.period)) == ("", "TC01", "2025-01/2025-04")
    assert detail.place.startswith("dòng ")
    assert not detail.can_undo
