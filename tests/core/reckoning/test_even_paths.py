"""An even path worked out for one day is the path through all its points."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.periods import Period
from giaoban.core.reckoning.paths import Path, even, parts_of
from giaoban.core.reckoning.statements import Accumulation

PERIODS = ["2025", "2024", "2025-Q3", "2025-02", "2025-04-15/2025-07-14", "2021/2025"]


@given(
    st.sampled_from(PERIODS),
    st.sampled_from([Accumulation.FLOW, Accumulation.RATE, Accumulation.STOCK]),
    st.decimals(0, 10_000, places=2),
    st.none() | st.decimals(0, 10_000, places=2),
    st.integers(-40, 2_000),
)
def test_a_day_lies_on_the_points(code, accumulation, target, baseline, after):
    period = Period.parse(code)
    path = even(target, period, accumulation, baseline=baseline)
    day = period.start + timedelta(days=after)

    through = Path(period, tuple(path.points), path.start, path.shape, path.words)

    assert path.expected_on(day) == through.expected_on(day)
    assert path.share_on(day) == through.share_on(day)
    assert path == through
    assert hash(path) == hash(through)


@pytest.mark.parametrize("code", PERIODS)
def test_points_are_a_sequence(code):
    period = Period.parse(code)
    points = even(Decimal(365), period, Accumulation.FLOW).points

    assert len(points) == len(parts_of(period)) == len(list(points))
    assert points[-1] == (parts_of(period)[-1], Fraction(365))
    assert points[:1] == tuple(points)[:1]
    assert even(Decimal(365), period, Accumulation.FLOW).expected_on(date(2031, 1, 1)) == 365
