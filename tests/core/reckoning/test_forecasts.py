"""Forecasts of a flow to the end of its year: by season, by last year, by its own pace, or the reason for none."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reckoning.forecasts import Forecast, TooLittle, forecast

# Months so far, past years as "year: done by now/whole year", method, low – likely – high.
EXAMPLES = [
    # Two years and more: over the largest, the mean and the smallest share that was done by now.
    ("10 10 10 10 10 10", "2023: 30/120, 2024: 36/108", "season", "180,0 205,7 240,0"),
    ("40", "2022: 10/100, 2023: 10/200, 2024: 20/200", "season", "400,0 480,0 800,0"),
    # One year of which the totals alone are known is no rhythm: the months themselves are continued.
    ("100 100 100", "2024: 20/100", "pace", "1200,0 1200,0 1200,0"),
    # None: the mean continued, with four in five of such sums around it.
    ("10 20 15", "", "pace", "123,4 180,0 236,6"),
    ("12 12 12", "", "pace", "144,0 144,0 144,0"),
    # What never was negative does not fall: the low end is no less than what is done.
    ("0 0 90", "", "pace", "90,0 360,0 948,0"),
    ("-5 20 15", "", "pace", "-29,7 120,0 269,7"),
    # A past year that stood still, or lost again what it had, has no season to give.
    ("10 20 15", "2023: 0/100, 2024: 120/100", "pace", "123,4 180,0 236,6"),
    ("0 0 0", "2023: 30/120, 2024: 36/108", "pace", "0,0 0,0 0,0"),
]
REFUSED = [
    ("", "", "chưa có tháng nào"),
    ("10 20", "", "mới có 2 tháng số liệu"),
    ("10 20", "2024: 25/100", "2 tháng và năm trước đủ số từng tháng"),
]


def numbers(text):
    return [Decimal(each.replace(",", ".")) for each in text.split()]


def years(text):
    pairs = (each.split(":") for each in text.split(",") if each)
    return {int(year): tuple(map(Decimal, both.split("/"))) for year, both in pairs}


@pytest.mark.parametrize(("months", "past", "method", "ends"), EXAMPLES)
def test_forecast(months, past, method, ends):
    found = forecast(numbers(months), past=years(past))

    assert isinstance(found, Forecast)
    assert (str(found.method), [found.low, found.likely, found.high]) == (method, numbers(ends))


@pytest.mark.parametrize(("months", "past", "why"), REFUSED)
def test_too_little_says_why(months, past, why):
    found = forecast(numbers(months), past=years(past))

    assert isinstance(found, TooLittle)
    assert why in found.words


# Months so far, the twelve months of one earlier year, low – likely – high.
RHYTHM = [
    # Twice last year's from month to month: what is left is twice last year's too.
    ("10 20 30", "5 10 15 10 10 10 10 10 10 10 10 90", "400,0 400,0 400,0"),
    # Off the ratio: around it, further the more of the year is left.
    ("10 12", "5 5 5 5 5 5 5 5 5 5 5 5", "98,3 132,0 165,7"),
    ("10 12 10 12 10 12 10 12 10 12", "5 5 5 5 5 5 5 5 5 5 5 5", "129,7 132,0 134,3"),
    # What falls late in the year is waited for.
    ("1 1 2", "1 2 1 1 1 1 1 1 1 1 1 88", "20,0 100,0 180,0"),
    # A month in which the earlier year had nothing goes with the next.
    ("0 10 10", "0 10 10 10 10 10 10 10 10 10 10 20", "120,0 120,0 120,0"),
]


@pytest.mark.parametrize(("months", "year", "ends"), RHYTHM)
def test_the_rhythm_of_one_year(months, year, ends):
    found = forecast(numbers(months), one_year=(2024, numbers(year)))

    assert (str(found.method), [found.low, found.likely, found.high]) == ("last_year", numbers(ends))


def test_two_seasons_go_before_the_rhythm_of_one_year():
    found = forecast(numbers("10 10"), past=years("2023: 20/100, 2024: 20/120"), one_year=(2024, numbers("10 " * 12)))

    assert found.method == "season"


def test_a_year_that_is_over_is_its_result():
    found = forecast(numbers("1 2 3 4 5 6 7 8 9 10 11 12"), past=years("2024: 10/20"))

    assert (found.low, found.likely, found.high) == (78, 78, 78)


AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)
PAST = st.dictionaries(st.integers(2018, 2024), st.tuples(AMOUNTS, AMOUNTS), max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=3, max_size=11), PAST)
def test_the_range_holds_the_likely_and_no_less_than_is_done(months, past):
    found = forecast(months, past=past, decimals=2)

    assert found.low <= found.likely <= found.high
    assert found.low >= sum(months) - Decimal("0.01")


MONTHS = st.lists(AMOUNTS, min_size=12, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=12), MONTHS)
def test_the_rhythm_holds_the_likely_within_and_ends_with_the_result(months, year):
    found = forecast(months, one_year=(2024, year), decimals=2)

    if isinstance(found, Forecast):
        assert found.low <= found.likely <= found.high
        assert found.low >= sum(months) - Decimal("0.01")
        assert len(months) < 12 or found.low == found.likely == found.high == sum(months)
    else:
        assert len(months) < 3
        assert found.words.startswith("Chưa dự báo")


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=2, max_size=11), st.lists(AMOUNTS.filter(bool), min_size=12, max_size=12))
def test_a_month_that_keeps_to_the_rhythm_does_not_widen_the_range(months, year):
    before = forecast(months, one_year=(2024, year), decimals=6)
    if not isinstance(before, Forecast) or before.method != "last_year":
        return
    ratio = Fraction(sum(months)) / Fraction(sum(year[: len(months)]))
    kept = ratio * Fraction(year[len(months)])
    after = forecast([*months, Decimal(kept.numerator) / kept.denominator], one_year=(2024, year), decimals=6)

    assert after.high - after.likely <= before.high - before.likely + Decimal("0.00001")
    assert abs(after.likely - before.likely) <= Decimal("0.00001")
    assert after.low >= before.low - Decimal("0.00001")
