"""Laws of the period algebra that hold for any periods."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from giaoban.core.periods import (
    CYCLES,
    Anchor,
    Period,
    PeriodError,
    PeriodKind,
    Window,
    fill_gaps,
    find_periods,
    read_label,
)

days = st.dates(date(1901, 1, 1), date(2098, 12, 31))
years = st.integers(1950, 2090)
months = st.integers(1, 12)
steps = st.integers(-40, 40)
of_days = st.builds(lambda one, two: Period(min(one, two), max(one, two)), days, days)
single_days = st.builds(Period.day, days)
weeks = st.builds(lambda day: CYCLES["Weekly"].containing(day), days)
of_months = st.builds(
    lambda year, month, count: Period.month(year, month).shift(0) if count == 0 else span(year, month, count),
    years,
    months,
    st.integers(0, 80),
)
named = st.one_of(
    st.builds(Period.month, years, months),
    st.builds(Period.quarter, years, st.integers(1, 4)),
    st.builds(Period.half, years, st.integers(1, 2)),
    st.builds(Period.nine_months, years),
    st.builds(Period.year, years),
    st.builds(lambda year, more: Period.term(year, year + more), years, st.integers(1, 9)),
)
periods = st.one_of(of_days, single_days, weeks, of_months, named)
whole_months = st.one_of(of_months, named)


def span(year, month, count):
    return Period(date(year, month, 1), Period.month(year, month).shift(count).end)


@given(periods)
def test_its_code_names_it(period):
    assert Period.parse(str(period)) == period


@given(periods)
def test_its_sdmx_code_names_it(period):
    assert Period.parse(period.sdmx) == period


@settings(deadline=None)  # the patterns are compiled when the first phrase is read
@given(periods)
def test_its_label_names_it(period):
    assert read_label(period.label) == period


@given(periods)
def test_its_short_label_names_it(period):
    assert read_label(period.short) == period


@given(periods, days)
def test_its_label_in_a_sentence_needs_no_anchor(period, today):
    mentions = find_periods(f"Kết quả {period.label}, toàn phường đạt 12 tỷ đồng")

    assert [mention.resolve(Anchor.on(today)) for mention in mentions] == [period]


@given(periods, periods)
def test_intersection_is_commutative(one, two):
    assert one.intersect(two) == two.intersect(one)
    assert one.meets(two) == two.meets(one) == (one.intersect(two) is not None)


@given(periods, periods, periods)
def test_intersection_is_associative(one, two, three):
    def both(first, second):
        return None if first is None or second is None else first.intersect(second)

    assert both(both(one, two), three) == both(one, both(two, three))


@given(periods, periods)
def test_an_intersection_lies_in_both(one, two):
    both = one.intersect(two)

    assert both is None or (one.contains(both) and two.contains(both))


@given(periods, periods)
def test_exactly_one_of_before_after_and_meeting_holds(one, two):
    assert [one.precedes(two), two.precedes(one), one.meets(two)].count(True) == 1


@given(periods, periods)
def test_containing_each_other_is_being_the_same(one, two):
    assert (one.contains(two) and two.contains(one)) == (one == two)


@given(periods, steps)
def test_a_shift_can_be_undone(period, by):
    assume(_stays_in_the_calendar(period, by))
    moved = period.shift(by)
    assume(_same_step(period, moved))

    assert moved.shift(-by) == period


@given(periods, st.integers(-12, 12), st.integers(-12, 12))
def test_shifts_add_up(period, one, two):
    assume(all(_stays_in_the_calendar(period, by) for by in (one, one + two)))
    moved = period.shift(one)
    assume(_same_step(period, moved))

    assert moved.shift(two) == period.shift(one + two)


@given(periods)
def test_next_follows_at_once(period):
    assume(_stays_in_the_calendar(period, 1) and _same_step(period, period.next()))

    assert period.next().previous() == period
    if period.kind is not PeriodKind.TERM:
        assert period.next().start == period.end + timedelta(days=1)


def _same_step(period, moved):
    """Days that come to lie on whole months, as 31 May to 30 June does on July, move by months from there."""
    return period.month_count == moved.month_count


def _stays_in_the_calendar(period, by):
    return 1 < period.start.year + by * (period.days // 365 + 1) < 9998


@given(whole_months, st.integers(-30, 30))
def test_whole_months_keep_their_kind_in_another_year(period, by):
    moved = period.years_later(by)

    assert moved.kind is period.kind
    assert moved.years_later(-by) == period


@given(periods)
def test_year_to_date(period):
    assert period.year_to_date().contains(Period.day(period.end))
    assert period.year_to_date().is_year_to_date


@given(whole_months)
def test_months_tile_it(period):
    parts = period.split(PeriodKind.MONTH)

    assert len(parts) == period.month_count
    assert period.tile(reversed(parts))
    assert fill_gaps([parts[0], parts[-1]]) == parts
    assert len(parts) == 1 or not period.tile(parts[1:])
    assert not period.tile((*parts, parts[0]))


@given(st.builds(lambda year, more: Period.term(year, year + more), years, st.integers(0, 6)))
def test_years_split_into_every_regular_kind(period):
    for kind, count in ((PeriodKind.YEAR, 1), (PeriodKind.HALF, 2), (PeriodKind.QUARTER, 4), (PeriodKind.MONTH, 12)):
        parts = period.split(kind)
        assert len(parts) == count * len(period.split(PeriodKind.YEAR))
        assert period.tile(parts)


@given(days, st.integers(1, 800))
def test_days_tile_it(day, count):
    period = Period(day, day + timedelta(days=count - 1))

    assert len(period.split(PeriodKind.DAY)) == period.days == count


@given(whole_months, st.integers(1, 28))
def test_a_window_can_be_undone(period, first_day):
    window = Window(first_day)

    assert window.period_of(window.of(period)) == period


@given(st.builds(Period.year, years), st.integers(1, 28))
def test_the_windows_of_months_tile_the_window_of_the_year(year, first_day):
    window = Window(first_day)

    assert window.of(year).tile(window.of(month) for month in year.split(PeriodKind.MONTH))


@given(days, st.integers(1, 28))
def test_a_day_lies_in_the_window_of_its_month(day, first_day):
    window = Window(first_day)

    assert window.of(window.month_of(day)).contains(day)


@given(st.sampled_from(sorted(CYCLES)), days)
def test_a_cycle_covers_every_day_once(name, day):
    cycle = CYCLES[name]
    period = cycle.containing(day)

    assert period.contains(day)
    assert cycle.containing(period.start) == cycle.containing(period.end) == period
    assert not cycle.containing(period.end + timedelta(days=1)).meets(period)


def test_the_last_pair_of_weeks_in_a_year_of_53_is_one_week():
    last = CYCLES["BiWeekly"].containing(date(1998, 12, 28))

    assert str(last) == "1998-12-28/1999-01-03"
    assert Period.parse("1998BiW27") == last


@given(st.sampled_from(sorted(CYCLES)), days)
def test_the_code_of_a_cycle_names_its_period(name, day):
    cycle = CYCLES[name]
    period = cycle.containing(day)

    assert Period.parse(cycle.code(period)) == period


@given(st.text(max_size=20))
def test_any_text_names_a_period_or_is_refused(text):
    period = parsed(text)

    assert period is None or Period.parse(str(period)) == period


def parsed(text):
    try:
        return Period.parse(text)
    except PeriodError:
        return None


WORDS = re.findall(
    r"\S+",
    "tháng quý năm ngày nhiệm kỳ giai đoạn đầu cuối hết đến từ nay trước sau qua tới cùng lũy kế 4 12 31 2025 2020-2025"
    " 30/6 15/4/2025 I IV tuần học và , - / ( ) trong các những còn lại İ thứ hai",
)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "\n", "\u00a0"]))
def test_no_text_breaks_the_search(words, space):
    text = space.join(words)
    mentions = find_periods(text)

    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(one.end <= two.start for one, two in pairwise(mentions))
    for mention in mentions:
        for anchor in (Anchor(), Anchor(2025), Anchor(2024, 2, 29), Anchor(period=Period.term(2020, 2025))):
            mention.resolve(anchor)


EXAMPLES_OF_THE_LEAP_DAY = [
    ("2024-02-29", "2023-02-28"),
    ("2024-02", "2023-02"),
    ("2025-02", "2024-02"),
    ("2024-01/2024-02", "2023-01/2023-02"),
    ("2024-01-15/2024-02-29", "2023-01-15/2023-02-28"),
    ("2025-02-28", "2024-02-28"),
]


@pytest.mark.parametrize(("period", "before"), EXAMPLES_OF_THE_LEAP_DAY)
def test_the_year_before_a_leap_day(period, before):
    assert str(Period.parse(period).year_before()) == before


REFUSED = [
    lambda: Period(date(2025, 4, 2), date(2025, 4, 1)),
    lambda: Period.month(2025, 13),
    lambda: Period.quarter(2025, 5),
    lambda: Period.half(2025, 0),
    lambda: Period.term(2025, 2020),
    lambda: Period.year(10000),
    lambda: Period.week(2025, 53),
    lambda: Period.year(9999).next(),
    lambda: Period.year(1).year_before(),
    lambda: Period.month(2025, 4).split(PeriodKind.QUARTER),
    lambda: Period.month(2025, 4).split(PeriodKind.WEEK),
    lambda: Period.parse("2025-02/2025-07").split(PeriodKind.HALF),
    lambda: Window(15).of(Period.parse("2025-04-28")),
    lambda: Window(15).period_of(Period.month(2025, 4)),
    lambda: read_label("tháng 4"),
    lambda: read_label("hôm đó"),
]


@pytest.mark.parametrize("make", REFUSED)
def test_what_is_no_period_is_refused(make):
    with pytest.raises(PeriodError, match="is no period: write 2025-04"):
        make()
