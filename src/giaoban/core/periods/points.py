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
    """What is known where a phrase stands: year, month and day of the report, and the period under review.

    Anything may be missing. `period` is what "cùng kỳ", "trong tháng" and "đến nay" are read by: that of the sentence
    or paragraph, else of the whole report. A report of 5 January 2025 on 2024 speaks of the months of 2024.

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
    def reviewed(self) -> Period | None:
        """The period under review where it is no longer than a year, so that it tells the year of a month."""
        return self.period if self.period is not None and self.period.days <= 366 else None

    @property
    def known_year(self) -> int | None:
        """The year that a month without one belongs to: of the period under review, else of the report."""
        if self.reviewed is not None:
            return self.reviewed.end.year
        return self.year if self.year is not None or self.period is None else self.period.end.year

    @property
    def known_month(self) -> tuple[int, int] | None:
        """Year and month that the report speaks from: the end of the period under review, else its own month.

        >>> Anchor(2025, 1, 5, Period.year(2024)).known_month, Anchor(2024, 9, 5, Period.year(2024)).known_month
        ((2024, 12), (2024, 9))
        """
        reviewed = self.reviewed
        if reviewed is not None and (reviewed.days < 360 or (self.year or 0) > reviewed.end.year):
            return reviewed.end.year, reviewed.end.month
        if self.year is None or self.month is None or (reviewed is not None and self.year != reviewed.end.year):
            return None
        return self.year, self.month

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
            # "năm nay" is the report's own year; "năm trước" stands beside the year under review.
            return known + self.offset if self.offset else (anchor.year or known)
        if self.unit is PeriodKind.DAY and anchor.year is not None and (self.number or 0) <= (anchor.month or 0):
            # A day just before the report, though the report may be on the year that is over.
            known = anchor.year
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
