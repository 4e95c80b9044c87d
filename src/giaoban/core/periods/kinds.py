"""The kinds of period that Vietnamese reports name, and which of them two days bound."""

from datetime import date
from enum import StrEnum
from functools import lru_cache

from giaoban.core.periods.days import whole_months


class PeriodKind(StrEnum):
    """What a period is called. Every period has exactly one kind: the most particular that fits."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    TERM = "term"
    MONTHS = "months"
    DAYS = "days"


# The kind by length in months and first month; what is not here is MONTHS or, by whole years from January, TERM.
_BY_MONTHS = {
    **{(1, month): PeriodKind.MONTH for month in range(1, 13)},
    **{(3, month): PeriodKind.QUARTER for month in (1, 4, 7, 10)},
    (6, 1): PeriodKind.HALF,
    (6, 7): PeriodKind.HALF,
    (9, 1): PeriodKind.NINE_MONTHS,
    (12, 1): PeriodKind.YEAR,
}


@lru_cache(maxsize=16384)
def kind_of(start: date, end: date) -> PeriodKind:
    """The kind of the period from `start` to `end`, both included. A week runs from Monday to Sunday.

    >>> str(kind_of(date(2025, 1, 1), date(2025, 6, 30))), str(kind_of(date(2025, 4, 15), date(2025, 5, 14)))
    ('half', 'days')
    """
    if start == end:
        return PeriodKind.DAY
    months = whole_months(start, end)
    if months is not None and start.day == 1:
        if months > 12 and months % 12 == 0 and start.month == 1:
            return PeriodKind.TERM
        return _BY_MONTHS.get((months, start.month), PeriodKind.MONTHS)
    if start.isoweekday() == 1 and (end - start).days == 6:
        return PeriodKind.WEEK
    return PeriodKind.DAYS
