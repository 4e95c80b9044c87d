"""Regular series of periods: the months, quarters, weeks or financial years that a form is due for, one after another.

A cycle cuts all time into periods of one length, from a first month or a first weekday; each has its DHIS2 code.
Source of the codes: DHIS2 developer guide, period identifiers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core.periods.codes import first_week
from giaoban.core.periods.days import ONE_DAY, add_months
from giaoban.core.periods.period import Period


@dataclass(frozen=True, slots=True)
class Cycle:
    """Periods of `months` months, the first of a year beginning in `first_month`, with the pattern of their codes.

    >>> monthly = Cycle(1, "{year}{month:02}")
    >>> [monthly.code(month) for month in monthly.last(2, date(2025, 1, 15))]
    ['202412', '202501']
    """

    months: int
    pattern: str
    first_month: int = 1

    def containing(self, day: date) -> Period:
        """The period that holds a day.

        >>> str(Cycle(3, "{year}Q{number}").containing(date(2025, 5, 1)))
        '2025-04/2025-06'
        """
        back = (day.month - self.first_month) % 12 % self.months
        start = add_months(day.replace(day=1), -back)
        return Period(start, add_months(start, self.months) - ONE_DAY)

    def year_of(self, day: date) -> int:
        """The year that the cycle counts a day in, named by the calendar year in which it begins.

        >>> Cycle(12, "{year}April", 4).year_of(date(2025, 3, 31))
        2024
        """
        return day.year if day.month >= self.first_month else day.year - 1

    def of_year(self, year: int) -> tuple[Period, ...]:
        """The periods of a year of the cycle, in order.

        >>> [str(half) for half in Cycle(6, "{year}AprilS{number}", 4).of_year(2024)]
        ['2024-04/2024-09', '2024-10/2025-03']
        """
        start = date(year, self.first_month, 1)
        return self.between(start, add_months(start, 12) - ONE_DAY)

    def between(self, first: date, last: date) -> tuple[Period, ...]:
        """Every period that has a day from `first` to `last`.

        >>> [str(month) for month in Cycle(1, "").between(date(2024, 12, 31), date(2025, 1, 1))]
        ['2024-12', '2025-01']
        """
        found = [self.containing(first)]
        while found[-1].end < last:
            found.append(self.containing(found[-1].end + ONE_DAY))
        return tuple(found)

    def last(self, count: int, day: date) -> tuple[Period, ...]:
        """The last `count` periods up to the one that holds `day`.

        >>> [str(year) for year in Cycle(12, "{year}").last(2, date(2025, 4, 28))]
        ['2024', '2025']
        """
        found = [self.containing(day)]
        while len(found) < count:
            found.append(self.containing(found[-1].start - ONE_DAY))
        return tuple(reversed(found))

    def code(self, period: Period) -> str:
        """The DHIS2 code of a period of the cycle.

        >>> Cycle(2, "{year}{number:02}B").code(Period.parse("2025-03/2025-04"))
        '202502B'
        """
        year = self.year_of(period.start)
        months = (period.start.month - self.first_month) % 12
        return self.pattern.format(
            year=year, number=months // self.months + 1, month=period.start.month, day=period.start.day
        )


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks, or pairs of them, that begin on `weekday` (1 is Monday); the first of a year holds 4 January.

    >>> Weeks("{year}W{number}").code(Weeks("").containing(date(2024, 12, 31)))
    '2025W1'
    """

    pattern: str
    weekday: int = 1
    weeks: int = 1

    def year_of(self, day: date) -> int:
        """The year that the week of a day is counted in.

        >>> Weeks("").year_of(date(2024, 12, 31))
        2025
        """
        return day.year + (day >= first_week(day.year + 1, self.weekday)) - (day < first_week(day.year, self.weekday))

    def containing(self, day: date) -> Period:
        """The week that holds a day.

        >>> str(Weeks("").containing(date(2025, 1, 1)))
        '2024-12-30/2025-01-05'
        """
        year = self.year_of(day)
        start = first_week(year, self.weekday)
        length = 7 * self.weeks
        start += timedelta(days=(day - start).days // length * length)
        # In a year of 53 weeks the last pair is the 53rd alone.
        end = min(start + timedelta(days=length), first_week(year + 1, self.weekday)) - ONE_DAY
        return Period(start, end)

    def of_year(self, year: int) -> tuple[Period, ...]:
        """The weeks of a year, in order.

        >>> len(Weeks("").of_year(2020)), len(Weeks("").of_year(2021))
        (53, 52)
        """
        return self.between(first_week(year, self.weekday), first_week(year + 1, self.weekday) - ONE_DAY)

    def between(self, first: date, last: date) -> tuple[Period, ...]:
        """Every week that has a day from `first` to `last`.

        >>> len(Weeks("").between(date(2025, 1, 5), date(2025, 1, 6)))
        2
        """
        found = [self.containing(first)]
        while found[-1].end < last:
            found.append(self.containing(found[-1].end + ONE_DAY))
        return tuple(found)

    def last(self, count: int, day: date) -> tuple[Period, ...]:
        """The last `count` weeks up to the one that holds `day`.

        >>> [str(week.start) for week in Weeks("").last(2, date(2025, 1, 1))]
        ['2024-12-23', '2024-12-30']
        """
        found = [self.containing(day)]
        while len(found) < count:
            found.append(self.containing(found[-1].start - ONE_DAY))
        return tuple(reversed(found))

    def code(self, period: Period) -> str:
        """The DHIS2 code of a week.

        >>> Weeks("{year}SunW{number}", 7).code(Period.parse("2023-01-01/2023-01-07"))
        '2023SunW1'
        """
        year = self.year_of(period.start)
        number = (period.start - first_week(year, self.weekday)).days // (7 * self.weeks) + 1
        return self.pattern.format(year=year, number=number)


# The cycles by the names that DHIS2 gives them.
CYCLES: dict[str, Cycle | Weeks] = {
    "Weekly": Weeks("{year}W{number}"),
    "WeeklyWednesday": Weeks("{year}WedW{number}", 3),
    "WeeklyThursday": Weeks("{year}ThuW{number}", 4),
    "WeeklyFriday": Weeks("{year}FriW{number}", 5),
    "WeeklySaturday": Weeks("{year}SatW{number}", 6),
    "WeeklySunday": Weeks("{year}SunW{number}", 7),
    "BiWeekly": Weeks("{year}BiW{number}", weeks=2),
    "Monthly": Cycle(1, "{year}{month:02}"),
    "BiMonthly": Cycle(2, "{year}{number:02}B"),
    "Quarterly": Cycle(3, "{year}Q{number}"),
    "QuarterlyNov": Cycle(3, "{year}NovemberQ{number}", 11),
    "SixMonthly": Cycle(6, "{year}S{number}"),
    "SixMonthlyApril": Cycle(6, "{year}AprilS{number}", 4),
    "SixMonthlyNov": Cycle(6, "{year}NovemberS{number}", 11),
    "Yearly": Cycle(12, "{year}"),
    "FinancialApril": Cycle(12, "{year}April", 4),
    "FinancialJuly": Cycle(12, "{year}July", 7),
    "FinancialSep": Cycle(12, "{year}Sep", 9),
    "FinancialOct": Cycle(12, "{year}Oct", 10),
    "FinancialNov": Cycle(12, "{year}Nov", 11),
}


def fill_gaps(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The periods of one cycle without its gaps: from the first to the last, each that lies between.

    >>> [str(quarter) for quarter in fill_gaps([Period.quarter(2025, 3), Period.quarter(2025, 1)])]
    ['2025-01/2025-03', '2025-04/2025-06', '2025-07/2025-09']

    Raises ValueError where the periods are not of one length, or do not follow each other by whole steps.
    """
    wanted = sorted(set(periods))
    found = wanted[:1]
    while found and found[-1] < wanted[-1]:
        found.append(found[-1].next())
    if not set(wanted) <= set(found):
        raise ValueError(f"{', '.join(map(str, wanted))} are no series of one length: give periods of one kind")
    return tuple(found)
