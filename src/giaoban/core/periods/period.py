"""A reporting period as the days it covers, and what can be asked of it.

A month, a quarter, four months, a year, a term and any other span are one type, so that they compare, nest and add up
without a case for each. A period is its first and its last day, both included; its name follows from them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Self

from giaoban.core.periods.codes import PeriodError, read_code, write_code, write_duration, write_sdmx
from giaoban.core.periods.days import ONE_DAY, add_months, last_day, month_number, whole_months
from giaoban.core.periods.kinds import PeriodKind, kind_of
from giaoban.core.periods.labels import write_label, write_short

_STEP = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


@lru_cache(maxsize=4096)
def _days_of_months(first_year: int, first_month: int, last_year: int, last_month: int) -> tuple[date, date]:
    return date(first_year, first_month, 1), last_day(last_year, last_month)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included. Periods sort by their first day, then by their last.

    >>> Period(date(2025, 1, 1), date(2025, 4, 30)) == Period.parse("2025-01/2025-04")
    True
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodError(f"{self.start}/{self.end}")

    # Making one

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period that a code names, in our form or in that of DHIS2, SDMX or EDTF.

        >>> Period.parse("2025-Q1").label, Period.parse("202504").label, Period.parse("2020/2025").label
        ('quý I/2025', 'tháng 4/2025', 'nhiệm kỳ 2020–2025')
        >>> Period.parse("2025-13")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
            ...
        giaoban.core.periods.codes.PeriodError: '2025-13' is no period: write 2025-04, 2025-01/2025-04, 2025 or, ...
        """
        return cls(*read_code(text))

    @classmethod
    def day(cls, day: date) -> Self:
        """One day.

        >>> str(Period.day(date(2025, 4, 28)))
        '2025-04-28'
        """
        return cls(day, day)

    @classmethod
    def week(cls, year: int, week: int) -> Self:
        """An ISO week, Monday to Sunday.

        >>> str(Period.week(2025, 1))
        '2024-12-30/2025-01-05'
        """
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            raise PeriodError(f"{year}-W{week}") from None
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A calendar month.

        >>> str(Period.month(2025, 4))
        '2025-04'
        """
        return cls.months(year, month, year, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """A quarter, 1 to 4.

        >>> str(Period.quarter(2025, 2))
        '2025-04/2025-06'
        """
        return cls.months(year, 3 * quarter - 2, year, 3 * quarter)

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """The first or the second six months of a year.

        >>> str(Period.half(2025, 2))
        '2025-07/2025-12'
        """
        return cls.months(year, 6 * half - 5, year, 6 * half)

    @classmethod
    def nine_months(cls, year: int) -> Self:
        """January to September.

        >>> Period.nine_months(2025).label
        '9 tháng đầu năm 2025'
        """
        return cls.months(year, 1, year, 9)

    @classmethod
    def year(cls, year: int) -> Self:
        """A calendar year.

        >>> str(Period.year(2025))
        '2025'
        """
        return cls.months(year, 1, year, 12)

    @classmethod
    def term(cls, first_year: int, last_year: int) -> Self:
        """Whole years, both included: a term of a Party committee or council, a plan of several years.

        >>> Period.term(2020, 2025).label, Period.term(2021, 2025).label
        ('nhiệm kỳ 2020–2025', 'giai đoạn 2021–2025')
        """
        return cls.months(first_year, 1, last_year, 12)

    @classmethod
    def months(cls, first_year: int, first_month: int, last_year: int, last_month: int) -> Self:
        """Whole months, both included.

        >>> str(Period.months(2024, 11, 2025, 2))
        '2024-11/2025-02'
        """
        try:
            return cls(*_days_of_months(first_year, first_month, last_year, last_month))
        except (ValueError, OverflowError):
            raise PeriodError(f"{first_year}-{first_month:02}/{last_year}-{last_month:02}") from None

    # Naming it

    def __str__(self) -> str:
        return write_code(self.start, self.end)

    @property
    def kind(self) -> PeriodKind:
        """What the period is called: the most particular kind that fits.

        >>> str(Period.parse("2025-01/2025-03").kind), str(Period.parse("2025-02/2025-04").kind)
        ('quarter', 'months')
        """
        return kind_of(self.start, self.end)

    @property
    def label(self) -> str:
        """The Vietnamese name.

        >>> Period.parse("2025-01/2025-04").label
        '4 tháng đầu năm 2025'
        """
        return write_label(self.start, self.end)

    @property
    def short(self) -> str:
        """The short Vietnamese name, for the head of a column.

        >>> Period.month(2025, 4).short
        '04/2025'
        """
        return write_short(self.start, self.end)

    @property
    def sdmx(self) -> str:
        """Its SDMX code, for machines.

        >>> Period.half(2025, 1).sdmx
        '2025-S1'
        """
        return write_sdmx(self.start, self.end)

    @property
    def duration(self) -> str:
        """Its length as ISO 8601 writes it.

        >>> Period.half(2025, 1).duration
        'P6M'
        """
        return write_duration(self.start, self.end)

    @property
    def days(self) -> int:
        """How many days it has.

        >>> Period.year(2024).days
        366
        """
        return (self.end - self.start).days + 1

    @property
    def month_count(self) -> int | None:
        """How many months long it is, None where it is no whole number of months; 15 April to 14 May is one.

        >>> Period.half(2025, 1).month_count, Period.parse("2025-04-15/2025-05-14").month_count
        (6, 1)
        """
        return whole_months(self.start, self.end)

    # Beside another

    def contains(self, other: "Period | date") -> bool:
        """Whether every day of `other` lies in this period.

        >>> Period.year(2025).contains(Period.month(2025, 4)), Period.month(2025, 4).contains(date(2025, 5, 1))
        (True, False)
        """
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other <= self.end

    def meets(self, other: "Period") -> bool:
        """Whether some day lies in both.

        >>> Period.month(2025, 4).meets(Period.quarter(2025, 2)), Period.month(2025, 3).meets(Period.month(2025, 4))
        (True, False)
        """
        return self.start <= other.end and other.start <= self.end

    def intersect(self, other: "Period") -> "Period | None":
        """The days in both, or None where no day is.

        >>> str(Period.parse("2025-01/2025-04").intersect(Period.quarter(2025, 2)))
        '2025-04'
        """
        if not self.meets(other):
            return None
        return Period(max(self.start, other.start), min(self.end, other.end))

    def precedes(self, other: "Period") -> bool:
        """Whether it is over before `other` begins.

        >>> Period.month(2025, 3).precedes(Period.month(2025, 4)), Period.month(2025, 4).precedes(Period.year(2025))
        (True, False)
        """
        return self.end < other.start

    # Moved in time

    def shift(self, periods: int) -> "Period":
        """Moved by so many times its own length, back where negative.

        Months move by months, also those from a 15th to a 14th; other days move by days. Six calendar years name a term
        of five from congress to congress, so the term after 2020–2025 is 2025–2030.

        >>> str(Period.parse("2025-01/2025-03").shift(-1)), str(Period.term(2020, 2025).shift(1))
        ('2024-10/2024-12', '2025/2030')
        >>> str(Period.parse("2025-04-15/2025-05-14").shift(1))
        '2025-05-15/2025-06-14'
        """
        months = self.month_count
        try:
            if months is None:
                step = timedelta(days=self.days * periods)
                return Period(self.start + step, self.end + step)
            if self.kind is PeriodKind.TERM and months == 72:
                months = 60
            return _moved(self, months * periods)
        except (ValueError, OverflowError):
            raise PeriodError(f"{self} moved by {periods}") from None

    def previous(self) -> "Period":
        """The period of the same length before it.

        >>> str(Period.month(2025, 1).previous())
        '2024-12'
        """
        return self.shift(-1)

    def next(self) -> "Period":
        """The period of the same length after it.

        >>> str(Period.half(2025, 2).next())
        '2026-01/2026-06'
        """
        return self.shift(1)

    def years_later(self, years: int) -> "Period":
        """The same days of the calendar in another year; 29 February becomes the 28th where there is none.

        >>> str(Period.parse("2024-01/2024-02").years_later(1)), str(Period.day(date(2024, 2, 29)).years_later(1))
        ('2025-01/2025-02', '2025-02-28')
        """
        return self.months_later(12 * years)

    def months_later(self, months: int) -> "Period":
        """The same days of the calendar in another month; whole months stay whole.

        >>> str(Period.month(2025, 2).months_later(1)), str(Period.day(date(2025, 1, 31)).months_later(1))
        ('2025-03', '2025-02-28')
        """
        try:
            return _moved(self, months)
        except (ValueError, OverflowError):
            raise PeriodError(f"{self} moved by {months} months") from None

    def year_before(self) -> "Period":
        """The same period of the previous year, which "cùng kỳ" names.

        >>> str(Period.parse("2025-01/2025-04").year_before())
        '2024-01/2024-04'
        """
        return self.years_later(-1)

    def year_to_date(self) -> "Period":
        """From 1 January of its last year to its end, which "lũy kế" names.

        >>> str(Period.month(2025, 4).year_to_date())
        '2025-01/2025-04'
        """
        return Period(date(self.end.year, 1, 1), self.end)

    @property
    def is_year_to_date(self) -> bool:
        """Whether it begins with the year it ends in. January is its own year to date.

        >>> Period.parse("2025-01/2025-04").is_year_to_date, Period.parse("2020/2025").is_year_to_date
        (True, False)
        """
        return self == self.year_to_date()

    # Cut up and put together

    def split(self, kind: PeriodKind) -> "tuple[Period, ...]":
        """Cut into periods of one kind, in order.

        >>> [str(quarter) for quarter in Period.half(2025, 1).split(PeriodKind.QUARTER)]
        ['2025-01/2025-03', '2025-04/2025-06']

        Raises PeriodError where the parts do not fill it exactly.
        """
        parts = [Period.day(self.start) if kind is PeriodKind.DAY else self._first(kind)]
        while parts[-1].end < self.end:
            parts.append(parts[-1].next())
        if not self.tile(parts) or any(part.kind is not kind for part in parts):
            raise PeriodError(f"{self} cut into {kind}")
        return tuple(parts)

    def _first(self, kind: PeriodKind) -> "Period":
        if kind is PeriodKind.WEEK:
            return Period(self.start, self.start + timedelta(days=6))
        if kind not in _STEP or self.start.day != 1:
            raise PeriodError(f"{self} cut into {kind}")
        return Period(self.start, add_months(self.start, _STEP[kind]) - ONE_DAY)

    def tile(self, parts: "Iterable[Period]") -> bool:
        """Whether the parts, in any order, cover every day of it once and no other day.

        >>> Period.quarter(2025, 1).tile([Period.month(2025, 2), Period.month(2025, 1), Period.month(2025, 3)])
        True
        >>> Period.quarter(2025, 1).tile([Period.month(2025, 1), Period.month(2025, 3)])
        False
        """
        ordered = sorted(parts)
        if not ordered or ordered[0].start != self.start or ordered[-1].end != self.end:
            return False
        return all(one.end + ONE_DAY == two.start for one, two in pairwise(ordered))


@lru_cache(maxsize=16384)
def _moved(period: Period, months: int) -> Period:
    """Moved by months; the end of a month stays the end of a month where the period is of whole months."""
    length = period.month_count
    start = add_months(period.start, months)
    if length is None:
        return Period(start, add_months(period.end, months))
    last = month_number(start) + length - 1
    if period.start.day == 1:
        return Period(start, last_day(last // 12, last % 12 + 1))
    return Period(start, add_months(start, length) - ONE_DAY)
