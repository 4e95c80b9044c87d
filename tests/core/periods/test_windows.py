"""The days that reports cover, by the reporting regime of Nghị định 09/2019/NĐ-CP and by the calendar."""

import pytest

from giaoban.core.periods import CALENDAR, REGIME, Period, Window

REGIME_EXAMPLES = [
    ("2025-04", "2025-03-15/2025-04-14"),
    ("2025-01", "2024-12-15/2025-01-14"),
    ("2025-03", "2025-02-15/2025-03-14"),
    ("2025-Q1", "2024-12-15/2025-03-14"),
    ("2025-Q4", "2025-09-15/2025-12-14"),
    ("2025-S1", "2024-12-15/2025-06-14"),
    ("2025-S2", "2025-06-15/2025-12-14"),
    ("2025-01/2025-09", "2024-12-15/2025-09-14"),
    ("2025", "2024-12-15/2025-12-14"),
    ("2021/2025", "2020-12-15/2025-12-14"),
    ("2025-01/2025-04", "2024-12-15/2025-04-14"),
]


@pytest.mark.parametrize(("period", "days"), REGIME_EXAMPLES)
def test_the_reporting_regime(period, days):
    assert str(REGIME.of(Period.parse(period))) == days
    assert REGIME.period_of(Period.parse(days)) == Period.parse(period)


@pytest.mark.parametrize("period", [period for period, _ in REGIME_EXAMPLES])
def test_the_calendar(period):
    assert CALENDAR.of(Period.parse(period)) == Period.parse(period)


@pytest.mark.parametrize("day", [0, 29, 31])
def test_a_window_begins_on_a_day_that_every_month_has(day):
    with pytest.raises(ValueError, match="give a day that every month has, 1 to 28"):
        Window(day)
