"""The expected path through the year: even, by the season of past years, or as somebody set it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from giaoban.core.periods import Period
from giaoban.core.reckoning.paths import PathError, by_season, even, given, parts_words, season_of, seasonal
from giaoban.core.reckoning.review import expected, share_gone
from giaoban.core.reckoning.statements import Accumulation

YEAR = Period.year(2026)
QUARTERS = [Period.quarter(2026, number) for number in (1, 2, 3, 4)]


def months(year, *values):
    return {Period.month(year, number): Decimal(str(value)) for number, value in enumerate(values, start=1)}


# target | accumulation | before the year | day | expected
EVEN = [
    (1200, "flow", None, "2026-01-01", "1200/365"),
    (1200, "flow", None, "2026-12-31", "1200"),
    (1200, "flow", 900, "2026-12-31", "1200"),  # what adds up starts from nothing, whatever last year was
    (365, "reduction", None, "2026-01-31", "31"),
    (96, "rate", 95, "2026-12-31", "96"),
    (96, "rate", 95, "2025-12-31", "95"),
    (96, "rate", None, "2026-01-01", "96"),
    (2, "stock", 4, "2026-07-02", "1095/365"),  # 183 of 365 days: 4 - 2 * 183/365
    (1, "milestone", 0, "2026-12-31", "1"),
    (8, "growth", None, "2026-05-05", "8"),
]


@pytest.mark.parametrize(("target", "accumulation", "baseline", "day", "value"), EVEN)
def test_even(target, accumulation, baseline, day, value):
    base = None if baseline is None else Decimal(baseline)
    path = even(Decimal(target), YEAR, Accumulation(accumulation), baseline=base)

    wanted = Fraction(4) - Fraction(2 * 183, 365) if accumulation == "stock" else Fraction(value)
    assert path.expected_on(date.fromisoformat(day)) == wanted


@each(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 10**9), st.sampled_from(["flow", "rate", "stock"]))
def test_even_is_the_share_of_the_days_that_are_over(day, target, accumulation):
    kind = Accumulation(accumulation)
    path = even(Decimal(target), YEAR, kind, baseline=Decimal(7))

    assert path.expected_on(day) == expected(Decimal(target), share_gone(YEAR, day), kind, baseline=Decimal(7))


LEAN_SPRING = (2, 2, 2, 2, 2, 2, 14, 14, 14, 14, 14, 18)
RICH_SPRING = (18, 2, 2, 2, 2, 2, 2, 14, 14, 14, 14, 14)
# months of past years | years used, or None where there are too few
HISTORIES = [
    ({2023: LEAN_SPRING, 2024: LEAN_SPRING}, (2023, 2024)),
    ({2022: LEAN_SPRING, 2023: RICH_SPRING, 2024: LEAN_SPRING}, (2022, 2023, 2024)),
    ({2022: LEAN_SPRING, 2023: LEAN_SPRING[:11], 2024: RICH_SPRING}, (2022, 2024)),  # a year without its December
    ({2023: (0,) * 12, 2024: LEAN_SPRING, 2025: RICH_SPRING}, (2024, 2025)),  # a year that came to nothing
    ({2024: LEAN_SPRING, 2025: RICH_SPRING, 2026: LEAN_SPRING}, (2024, 2025)),  # the year itself is no past year
    ({2023: (-1, *LEAN_SPRING[1:]), 2024: LEAN_SPRING}, None),  # a month that took back what was booked
    ({2025: LEAN_SPRING}, None),
    ({}, None),
]


@pytest.mark.parametrize(("history", "years"), HISTORIES)
def test_season(history, years):
    known = {period: value for year, values in history.items() for period, value in months(year, *values).items()}

    if years is None:
        with pytest.raises(PathError, match="ít nhất 2 năm đủ 12 tháng"):
            seasonal(Decimal(100), YEAR, known)
        return
    path = seasonal(Decimal(100), YEAR, known)
    assert path.words.endswith(", ".join(map(str, years)))
    january = sum(Fraction(history[year][0], sum(history[year])) for year in years) / len(years)
    assert path.expected_on(date(2026, 1, 31)) == 100 * january
    assert path.expected_on(YEAR.end) == 100


def test_a_quarter_takes_the_shares_of_its_own_months():
    season = season_of({**months(2024, *LEAN_SPRING), **months(2025, *LEAN_SPRING)})

    path = by_season(Decimal(46), Period.quarter(2026, 4), season.shares, season.years)

    assert [value for _, value in path.points] == [14, 28, 46]
    with pytest.raises(PathError, match="của một năm"):
        by_season(Decimal(46), Period.term(2025, 2026), season.shares)


# accumulation | target | quarter by quarter | percent? | expected at the quarters' ends, or the words
GIVEN = [
    ("flow", 1200, (200, 300, 300, 400), False, [200, 500, 800, 1200]),
    (
        "flow",
        1200,
        (200, 300, 300, 350),
        False,
        "4 quý cộng lại 1.150 tỷ đồng, kế hoạch năm 1.200 tỷ đồng, còn thiếu 50",
    ),
    ("flow", 1200, (200, 300, 300, 450), False, "kế hoạch năm 1.200 tỷ đồng, vượt 50 tỷ đồng"),
    ("flow", 1200, (10, 20, 30, 40), True, [120, 360, 720, 1200]),
    ("flow", 1200, (10, 20, 30, 30), True, "4 quý cộng lại 90 %, kế hoạch năm 100 %, còn thiếu 10 %"),
    ("reduction", 60, (0, 30, 0, 30), False, [0, 30, 30, 60]),
    ("rate", 96, ("95.2", "95.5", "95.8", 96), False, ["95.2", "95.5", "95.8", 96]),
    ("rate", 96, (95, 95, 96, 97), False, "Mốc cuối là 97, phải bằng chỉ tiêu 96"),
    ("stock", 20, (25, 50, 75, 100), True, [5, 10, 15, 20]),
    ("flow", 1200, (200, 300, 700), False, "phải phủ kín năm 2026"),
]


@pytest.mark.parametrize(("accumulation", "target", "values", "percent", "expected_"), GIVEN)
def test_given(accumulation, target, values, percent, expected_):
    parts = {quarter: Decimal(str(value)) for quarter, value in zip(QUARTERS, values, strict=False)}
    make = {"percent": percent, "unit": "tỷ đồng"}

    if isinstance(expected_, str):
        with pytest.raises(PathError) as refused:
            given(Decimal(target), YEAR, Accumulation(accumulation), parts, **make)
        assert expected_ in str(refused.value)
        return
    path = given(Decimal(target), YEAR, Accumulation(accumulation), parts, **make)
    assert [path.expected_on(quarter.end) for quarter in QUARTERS] == [Fraction(str(value)) for value in expected_]


@pytest.mark.parametrize(
    ("count", "value", "whole", "words"),
    [
        (4, 300, 1200, "4 quý cộng lại 1.200, vừa bằng kế hoạch năm"),
        (4, "287.5", 1200, "4 quý cộng lại 1.150, kế hoạch năm 1.200, còn thiếu 50"),
        (2, 300, 1200, "2 quý cộng lại 600, kế hoạch năm 1.200, còn thiếu 600"),
        (4, "300.25", 1200, "4 quý cộng lại 1.201, kế hoạch năm 1.200, vượt 1"),
        (1, "0.5", 1, "1 quý cộng lại 0,5, kế hoạch năm 1, còn thiếu 0,5"),
    ],
)
def test_parts_in_words(count, value, whole, words):
    assert parts_words(dict.fromkeys(QUARTERS[:count], Decimal(str(value))), Decimal(whole), YEAR) == words
