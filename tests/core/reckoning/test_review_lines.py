"""Review lines: percent of target, last year, the year to date, pace and status."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from giaoban.core.periods import Period
from giaoban.core.reckoning import Accumulation
from giaoban.core.reckoning.review import (
    Direction,
    ReviewError,
    Status,
    change_on,
    expected,
    needed_per_month,
    percent_of_target,
    share_gone,
    status_of,
    year_to_date,
)

FLOW, STOCK, RATE = Accumulation.FLOW, Accumulation.STOCK, Accumulation.RATE

SHARES = [
    ("103", "261", 1, "39.5"),
    ("158", "261", 2, "60.54"),
    ("1856.717", "1838.3", 0, "101"),
    # Half a unit goes up.
    ("1005", "2000", 1, "50.3"),
    ("-5", "100", 0, "-5"),
]


@pytest.mark.parametrize(("result", "target", "decimals", "share"), SHARES)
def test_percent_of_target(result, target, decimals, share):
    assert percent_of_target(Decimal(result), Decimal(target), decimals=decimals) == Decimal(share)


CHANGES = [("110", "100", "10.0"), ("90", "100", "-10.0"), ("5", "-10", "150.0"), ("1856.717", "612.8", "203.0")]


@pytest.mark.parametrize(("result", "before", "change"), CHANGES)
def test_change_on(result, before, change):
    assert change_on(Decimal(result), Decimal(before)) == Decimal(change)


def test_no_change_on_zero():
    assert change_on(Decimal(5), Decimal(0)) is None


MONTHS = {1: "10", 2: "12", 3: None, 4: "0"}

TO_DATE = [
    (2, FLOW, "22", []),
    # A gap is not zero, a zero is a result.
    (3, FLOW, None, ["2025-03"]),
    (4, FLOW, None, ["2025-03"]),
    (5, FLOW, None, ["2025-03", "2025-05"]),
    (4, STOCK, "0", []),
    (3, STOCK, None, ["2025-03"]),
    # A rate does not follow from the rates of the months.
    (2, RATE, None, []),
]


@pytest.mark.parametrize(("through", "accumulation", "value", "missing"), TO_DATE)
def test_year_to_date(through, accumulation, value, missing):
    months = {Period.month(2025, month): told and Decimal(told) for month, told in MONTHS.items()}

    result = year_to_date(months, Period.month(2025, through), accumulation)

    assert result.value == (None if value is None else Decimal(value))
    assert [str(month) for month in result.missing] == missing


GONE = [("2025-01-01", "1/365"), ("2025-12-31", "1"), ("2024-12-31", "0"), ("2026-03-01", "1")]


@pytest.mark.parametrize(("day", "share"), GONE)
def test_share_gone(day, share):
    assert share_gone(Period.year(2025), date.fromisoformat(day)) == Fraction(share)


PATHS = [
    ("1200", "1/3", FLOW, None, "400"),
    ("95", "1/3", RATE, None, "95"),
    ("95", "1/2", RATE, "93", "94"),
    ("0.5", "1/2", RATE, "1.5", "1"),
]


@pytest.mark.parametrize(("target", "gone", "accumulation", "baseline", "path"), PATHS)
def test_expected(target, gone, accumulation, baseline, path):
    start = None if baseline is None else Decimal(baseline)

    assert expected(Decimal(target), Fraction(gone), accumulation, baseline=start) == Fraction(path)


def test_expected_refuses_more_than_a_year():
    with pytest.raises(ReviewError, match="from 0 to 1, got 3/2"):
        expected(Decimal(100), Fraction(3, 2), FLOW)


STATUSES = [
    # More is better, months add: a third of 300 is 100.
    ("300", "300", Direction.UP, FLOW, "1/3", None, "met"),
    ("100", "300", Direction.UP, FLOW, "1/3", None, "on_pace"),
    ("95", "300", Direction.UP, FLOW, "1/3", None, "on_pace"),
    ("94", "300", Direction.UP, FLOW, "1/3", None, "behind"),
    ("80", "300", Direction.UP, FLOW, "1/3", None, "behind"),
    ("79", "300", Direction.UP, FLOW, "1/3", None, "at_risk"),
    # A result of zero is judged, a missing one is not.
    ("0", "300", Direction.UP, FLOW, "1/3", None, "at_risk"),
    (None, "300", Direction.UP, FLOW, "1/3", None, "no_figure"),
    ("100", None, Direction.UP, FLOW, "1/3", None, "no_figure"),
    # Less is better, months add: met only once the year is over.
    ("90", "300", Direction.DOWN, FLOW, "1/3", None, "on_pace"),
    ("90", "300", Direction.DOWN, FLOW, "1", None, "met"),
    ("301", "300", Direction.DOWN, FLOW, "1/3", None, "at_risk"),
    # Poverty from 1,5% down to 0,5%.
    ("0.5", "0.5", Direction.DOWN, RATE, "1/2", "1.5", "met"),
    ("1.0", "0.5", Direction.DOWN, RATE, "1/2", "1.5", "on_pace"),
    ("1.2", "0.5", Direction.DOWN, RATE, "1/2", "1.5", "behind"),
    ("1.4", "0.5", Direction.DOWN, RATE, "1/2", "1.5", "at_risk"),
    # A rate to be reached without a known start is expected in full.
    ("95.4", "95", Direction.UP, RATE, "1/3", None, "met"),
    ("91", "95", Direction.UP, RATE, "1/3", None, "on_pace"),
    # Spending at the plan.
    ("100", "300", Direction.HOLD, FLOW, "1/3", None, "on_pace"),
    ("300", "300", Direction.HOLD, FLOW, "1", None, "met"),
    ("130", "300", Direction.HOLD, FLOW, "1/3", None, "at_risk"),
]


@pytest.mark.parametrize(("result", "target", "direction", "accumulation", "gone", "baseline", "status"), STATUSES)
def test_status(result, target, direction, accumulation, gone, baseline, status):
    numbers = [None if number is None else Decimal(number) for number in (result, target, baseline)]

    given = status_of(
        numbers[0],
        numbers[1],
        direction=direction,
        accumulation=accumulation,
        gone=Fraction(gone),
        baseline=numbers[2],
    )

    assert str(given) == status


def test_figure_in_conflict_is_not_judged():
    status = status_of(
        Decimal(300),
        Decimal(300),
        direction=Direction.UP,
        accumulation=FLOW,
        gone=Fraction(1),
        in_conflict=True,
    )

    assert status is Status.IN_CONFLICT


NEEDED = [("103", "261", 8, "19.8"), ("261", "261", 8, "0"), ("103", "261", 0, None)]


@pytest.mark.parametrize(("result", "target", "left", "needed"), NEEDED)
def test_needed_per_month(result, target, left, needed):
    assert needed_per_month(Decimal(result), Decimal(target), left) == (None if needed is None else Decimal(needed))
