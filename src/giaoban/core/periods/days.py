"""Days and months counted: the arithmetic under every period, without a clock and without a calendar of holidays."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def last_day(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_day(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def month_number(day: date) -> int:
    """Months counted from the year 0, so that they can be subtracted.

    >>> month_number(date(2025, 3, 1)) - month_number(date(2024, 12, 31))
    3
    """
    return day.year * 12 + day.month - 1


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where the month is shorter.

    >>> add_months(date(2024, 2, 29), -12), add_months(date(2024, 1, 31), 1)
    (datetime.date(2023, 2, 28), datetime.date(2024, 2, 29))
    """
    year, month = divmod(month_number(day) + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=16384)
def whole_months(start: date, end: date) -> int | None:
    """How many months long the days are that start on one day of a month and end before the same day of a later one.

    A calendar month is one; so is 15 April to 14 May. None for any other span.

    >>> whole_months(date(2025, 1, 1), date(2025, 4, 30)), whole_months(date(2025, 4, 15), date(2025, 5, 14))
    (4, 1)
    >>> whole_months(date(2025, 4, 15), date(2025, 5, 15)) is None
    True
    """
    if end == date.max:
        return month_number(end) - month_number(start) + 1 if start.day == 1 else None
    after = end + ONE_DAY
    months = month_number(after) - month_number(start)
    return months if months > 0 and start.day == after.day and start.day <= 28 else None
