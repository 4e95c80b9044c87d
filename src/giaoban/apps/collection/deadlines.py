"""The last day on which a report is in time, off weekends and the days that Vietnam has off.

Bộ luật Dân sự 2015, Điều 148 khoản 5: a term whose last day is a day off ends with the next working day. Holidays, Tết
and compensatory days, and the Saturdays worked in exchange, come from the library `holidays`; what the authorities
decided later stands in `SpecialDay` and goes before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import holidays

from giaoban.apps.collection.choices import DueRule, Moves
from giaoban.apps.collection.models import RegimeVersion, SpecialDay
from giaoban.core.periods import Period
from giaoban.core.periods.days import add_months
from giaoban.core.periods.working_days import worked_from, worked_until, working_days_after

SATURDAY = 6


@dataclass(frozen=True)
class Calendar:
    """Which days are off. `special` says of single days whether they are worked, against the list of holidays."""

    special: Mapping[date, bool]

    @classmethod
    def now(cls) -> "Calendar":
        """The calendar with the special days that stand booked."""
        return cls(SpecialDay.objects.in_force())

    @cached_property
    def _vietnam(self) -> holidays.HolidayBase:
        return holidays.country_holidays("VN", language="vi")

    def off(self, day: date) -> bool:
        """Whether nobody works on `day`.

        >>> calendar = Calendar({date(2026, 11, 21): True, date(2026, 11, 20): False})
        >>> [calendar.off(date(2026, 11, day)) for day in (19, 20, 21, 22, 24)]
        [False, True, False, True, True]
        """
        if day in self.special:
            return not self.special[day]
        if day in self._vietnam:
            return True
        return day.isoweekday() >= SATURDAY and day not in self._vietnam.weekend_workdays

    def name(self, day: date) -> str:
        """Why nobody works on `day`: the holiday's name, else the weekend; empty where it is worked."""
        if not self.off(day):
            return ""
        return str(self._vietnam.get(day) or ("cuối tuần" if day.isoweekday() >= SATURDAY else "ngày nghỉ"))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day that the rule names, and the last day in time once moved off days that nobody works."""

    by_rule: date
    due: date


def deadline_of(version: RegimeVersion, period: Period, calendar: Calendar) -> Deadline:
    """By when the report on `period` is due."""
    if version.due_rule == DueRule.WORKING_DAYS:
        cut_off = version.window.of(period).end
        day = working_days_after(cut_off, version.due_number, calendar.off)
        return Deadline(day, day)
    month = add_months(period.end.replace(day=1), version.due_months)
    last = Period.month(month.year, month.month).end
    day = month.replace(day=min(version.due_number, last.day))
    return Deadline(day, _moved(day, version.moves, calendar))


def _moved(day: date, moves: str, calendar: Calendar) -> date:
    if moves == Moves.LATER:
        return worked_from(day, calendar.off)
    return worked_until(day, calendar.off) if moves == Moves.EARLIER else day
