"""Shares, means and spreads that whole numbers can give, held against every whole number."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.quantities import (
    Range,
    Rounding,
    Written,
    counts_within,
    mean_possible,
    rounded,
    ruled_out,
    share_possible,
    spread_possible,
)


def written(printed, decimals):
    value = Decimal(printed).scaleb(-decimals)
    return Written(value, decimals, str(value))


@given(st.integers(0, 1100), st.integers(0, 1), st.integers(1, 60))
def test_a_share_is_possible_where_some_count_gives_it(printed, decimals, n):
    percent = written(printed, decimals)
    half = Fraction(1, 2 * 10**decimals)
    found = any(abs(Fraction(k * 100, n) - Fraction(percent.value)) <= half for k in range(12 * n + 1))

    assert share_possible(percent, n) is found


@given(st.integers(0, 60), st.integers(1, 30), st.integers(1, 3))
def test_a_mean_is_possible_where_some_total_gives_it(printed, n, items):
    mean = written(printed, 1)
    totals = range(7 * n * items)
    found = any(rounded(Fraction(k, n * items), 1, Rounding.HALF_UP) == mean.value for k in totals)

    assert mean_possible(mean, n, items, Rounding.HALF_UP) is found


@given(st.integers(0, 2), st.integers(1, 150), st.integers(1, 3))
def test_how_many_printed_values_are_ruled_out(decimals, n, items):
    given_values = {rounded(Fraction(k, n * items), decimals, Rounding.FLOOR) for k in range(n * items)}

    assert ruled_out(decimals, n, items) == 10**decimals - len(given_values)


def test_spreads_of_yes_and_no():
    for n in (2, 3, 7, 20):
        for k in range(n + 1):
            deviation = sqrt(k * (n - k) / (n * (n - 1)))
            assert spread_possible(f"{k / n:.2f}".replace(".", ","), f"{deviation:.2f}".replace(".", ","), n)
    assert not spread_possible("0,50", "0,10", 20)
    assert not spread_possible("0,50", "-0,60", 20)


@pytest.mark.parametrize(
    ("low", "high", "opens", "n", "expected"),
    [
        ("0.1", "0.3", (False, False), 10, [1, 2, 3]),
        ("0.1", "0.3", (True, True), 10, [2]),
        ("0.11", "0.19", (False, False), 10, []),
    ],
)
def test_counts_within(low, high, opens, n, expected):
    assert list(counts_within(Range.between(low, high, low_open=opens[0], high_open=opens[1]), n)) == expected


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: share_possible("50%", 0), "of one thing at least, got 0"),
        (lambda: spread_possible("0,5", "0,5", 1), "two answers at least, got 1"),
        (lambda: counts_within(Range.between(1, None), 5), "between two ends"),
    ],
)
def test_bad_input_is_named(act, message):
    with pytest.raises(ValueError, match=message):
        act()
