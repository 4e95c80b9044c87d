"""A point of time as words give it, often without its year, and what the reader's knowledge makes of it.

"tháng 4" gives a month and no year, "tháng trước" a distance and nothing else. An `Anchor` is what the reader knows
where the words stand: the date of the report, and the period that governs the sentence.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core.periods.kinds import PeriodKind
from giaoban.core.periods.period import Period


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known where a phrase stands: year, month and day of the report, and the governing period.

    Anything may be missing. What is missing is taken from the governing period, where that says it.

    >>> Anchor(period=Period.parse("2025-01/2025-04")).known_month
    (2025, 4)
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    period: Period | None = None

    @classmethod
    def on(cls, day: date, period: Period | None = None) -> "Anchor":
        """The anchor of a report of that day.

        >>> Anchor.on(date(2025, 4, 28)).known_year
        2025
        """
        return cls(day.year, day.month, day.day, period)

    @property
    def known_year(self) -> int | None:
        """The year of the report, else the last year of the governing period."""
        return self.year if self.year is not None or self.period is None else self.period.end.year

    @property
    def known_month(self) -> tuple[int, int] | None:
        """Year and month of the report, else of the end of a governing period shorter than a year."""
        if self.month is not None and self.known_year is not None:
            return self.known_year, self.month
        if self.period is None or self.period.days > 360 or self.year not in (None, self.period.end.year):
            return None
        return self.period.end.year, self.period.end.month

    @property
    def known_day(self) -> date | None:
        """The date of the report, where it is a whole and true one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Point:
    """A day, week, month, quarter, year or term as far as the words give it.

    `number` is the month, quarter or week; `offset` moves by units from the anchor where no number is given
    ("tháng trước": -1); `year_offset` is the year by words ("năm ngoái": -1); `last_year` ends a term;
    `weekday` is 1 for Monday, of a week where the unit is the week, else the nearest one.
    """

    unit: PeriodKind
    number: int | None = None
    year: int | None = None
    day: int | None = None
    last_year: int | None = None
    offset: int = 0
    year_offset: int | None = None
    weekday: int | None = None

    def resolve(self, anchor: Anchor) -> Period | None:
        """The period meant, None where the words and the anchor together do not say.

        >>> str(Point(PeriodKind.MONTH, 4).resolve(Anchor(2025))), Point(PeriodKind.MONTH, 4).resolve(Anchor())
        ('2025-04', None)
        >>> str(Point(PeriodKind.MONTH, offset=-1).resolve(Anchor(2025, 1)))
        '2024-12'
        """
        try:
            if self.number is None and self.day is None and self.year is None and self.unit is not PeriodKind.YEAR:
                return self._beside(anchor)
            year = self.year_in(anchor)
            return None if year is None else self._in(year, anchor)
        except (ValueError, OverflowError):
            return None

    def year_in(self, anchor: Anchor) -> int | None:
        """The year that the words or the anchor give."""
        if self.year is not None:
            return self.year
        known = anchor.known_year
        if known is None:
            return None
        if self.unit is PeriodKind.YEAR:
            return known + (self.year_offset or 0) + self.offset
        return known + (self.year_offset or 0)

    def _in(self, year: int, anchor: Anchor) -> Period | None:
        match self.unit:
            case PeriodKind.DAY:
                month = self.number if self.number is not None else (anchor.known_month or (0, 0))[1]
                return Period.day(date(year, month, self.day or 1)) if month else None
            case PeriodKind.WEEK:
                return Period.week(year, self.number or 1)
            case PeriodKind.MONTH:
                return Period.month(year, self.number or 1)
            case PeriodKind.QUARTER:
                return Period.quarter(year, self.number or 1)
            case PeriodKind.TERM:
                return Period.term(year, self.last_year or year)
        return Period.year(year)

    def _beside(self, anchor: Anchor) -> Period | None:
        """A period by its distance from the anchor; the governing period itself where it is of that kind."""
        governing = anchor.period
        if self.unit is PeriodKind.DAY or self.unit is PeriodKind.WEEK:
            return self._by_day(anchor.known_day)
        if governing is not None and governing.kind is self.unit:
            return governing.shift(self.offset)
        if self.unit is PeriodKind.TERM:
            return None if anchor.known_year is None else term_of(anchor.known_year).shift(self.offset)
        known = anchor.known_month
        if known is None:
            return None
        year, month = known
        if self.unit is PeriodKind.QUARTER:
            return Period.quarter(year, (month + 2) // 3).shift(self.offset)
        return Period.month(year, month).shift(self.offset)

    def _by_day(self, day: date | None) -> Period | None:
        if day is None:
            return None
        if self.unit is PeriodKind.DAY and self.weekday is None:
            return Period.day(day + timedelta(days=self.offset))
        if self.unit is PeriodKind.DAY and self.weekday is not None:
            ahead = (self.weekday - day.isoweekday()) % 7
            return Period.day(day + timedelta(days=(ahead or 7) if self.offset > 0 else (ahead - 7)))
        monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=self.offset)
        if self.weekday is None:
            return Period(monday, monday + timedelta(days=6))
        return Period.day(monday + timedelta(days=self.weekday - 1))


def term_of(year: int) -> Period:
    """The term of the Party committees that a year's report speaks of: congresses meet in 2015, 2020, 2025 …

    In a year of congress it is the term that ends.

    >>> str(term_of(2020)), str(term_of(2021)), str(term_of(2025))
    ('2015/2020', '2020/2025', '2020/2025')
    """
    last = year + (-year) % 5
    return Period.term(last - 5, last)
