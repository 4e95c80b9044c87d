"""Forecasts of a flow to the end of its year: by season, by last year, by its own pace, or the reason for none."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reckoning.forecasts import Forecast, TooLittle, forecast

# Months so far, past years as "year: done by now/whole year", method, low – likely – high.
EXAMPLES = [
    # Two years and more: over the largest, the mean and the smallest share that was done by now.
    ("10 10 10 10 10 10", "2023: 30/120, 2024: 36/108", "season", "180,0 205,7 240,0"),
    ("40", "2022: 10/100, 2023: 10/200, 2024: 20/200", "season", "400,0 480,0 800,0"),
    # One year: its season, drawn out to what the months themselves come to.
    ("10 20", "2024: 25/100", "last_year", "120,0 120,0 230,0"),
    ("100 100 100", "2024: 20/100", "last_year", "1200,0 1500,0 1500,0"),
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
    ("1 2 3 4 5 6 7 8 9 10 11 12", "2024: 10/20", "Năm đã kết thúc"),
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


AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)
PAST = st.dictionaries(st.integers(2018, 2024), st.tuples(AMOUNTS, AMOUNTS), max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(AMOUNTS, min_size=3, max_size=11), PAST)
def test_the_range_holds_the_likely_and_no_less_than_is_done(months, past):
    found = forecast(months, past=past, decimals=2)

    assert found.low <= found.likely <= found.high
    assert found.low >= sum(months) - Decimal("0.01")
