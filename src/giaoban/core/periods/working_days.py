"""Working days: moving a deadline off days that nobody works, and counting days that are worked.

Which days are off is a question for whoever keeps holidays; here it comes in as a function of the day.
"""

from collections.abc import Callable
from datetime import date

from giaoban.core.periods.days import ONE_DAY

Off = Callable[[date], bool]
LONGEST = 60  # days in a row that may be off before the answer is taken for a mistake


def worked_from(day: date, off: Off) -> date:
    """`day` itself where it is worked, else the next day that is.

    >>> weekend = lambda day: day.isoweekday() > 5
    >>> str(worked_from(date(2026, 11, 14), weekend)), str(worked_from(date(2026, 11, 16), weekend))
    ('2026-11-16', '2026-11-16')

    Raises ValueError where no day within two months is worked.
    """
    return _moved(day, off, forward=True)


def worked_until(day: date, off: Off) -> date:
    """`day` itself where it is worked, else the last day before it that is.

    >>> str(worked_until(date(2026, 11, 15), lambda day: day.isoweekday() > 5))
    '2026-11-13'

    Raises ValueError where no day within two months is worked.
    """
    return _moved(day, off, forward=False)


def working_days_after(day: date, count: int, off: Off) -> date:
    """The last of the `count` days that are worked after `day`; `day` itself is not counted.

    >>> str(working_days_after(date(2026, 11, 13), 2, lambda day: day.isoweekday() > 5))
    '2026-11-17'

    Raises ValueError for a negative count, or where no day within two months is worked.
    """
    if count < 0:
        raise ValueError(f"{count} working days cannot be counted: give 0 or more")
    for _ in range(count):
        day = worked_from(day + ONE_DAY, off)
    return day


def _moved(day: date, off: Off, *, forward: bool) -> date:
    found = day
    for _ in range(LONGEST):
        if not off(found):
            return found
        found = found + ONE_DAY if forward else found - ONE_DAY
    raise ValueError(f"No day within {LONGEST} days of {day} is worked: look at the list of days off")
