"""Which days a report on a period covers: the cut-off windows of the reporting regime, or the calendar.

Nghị định 09/2019/NĐ-CP, Điều 12: a monthly report counts from the 15th of the month before to the 14th of the month,
a quarter, six months and a year alike by their first and last month. The statistics of the state count by the calendar,
and a ministry may set another day. A window is therefore a property of a report type, never of the system.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core.periods.codes import PeriodError
from giaoban.core.periods.days import ONE_DAY, add_months
from giaoban.core.periods.period import Period


@dataclass(frozen=True, slots=True)
class Window:
    """The day of the month on which counting begins, in the month before the period unless that day is the 1st.

    >>> str(Window(15).of(Period.month(2025, 4)))
    '2025-03-15/2025-04-14'
    """

    first_day: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.first_day <= 28:
            raise ValueError(f"A window cannot begin on day {self.first_day}: give a day that every month has, 1 to 28")

    def of(self, period: Period) -> Period:
        """The days that a report on `period` covers.

        >>> str(Window(15).of(Period.quarter(2025, 1))), str(Window(15).of(Period.year(2025)))
        ('2024-12-15/2025-03-14', '2024-12-15/2025-12-14')
        >>> str(Window().of(Period.month(2025, 4)))
        '2025-04'

        Raises PeriodError for a period that is not of whole calendar months.
        """
        if period.month_count is None or period.start.day != 1:
            raise PeriodError(str(period))
        if self.first_day == 1:
            return period
        back = timedelta(days=self.first_day - 1)
        return Period(add_months(period.start, -1) + back, period.end.replace(day=1) + back - ONE_DAY)

    def month_of(self, day: date) -> Period:
        """The month whose report counts a day.

        >>> str(Window(15).month_of(date(2025, 3, 15))), str(Window(15).month_of(date(2025, 3, 14)))
        ('2025-04', '2025-03')
        """
        month = Period.month(day.year, day.month)
        return month.next() if 1 < self.first_day <= day.day else month

    def period_of(self, days: Period) -> Period:
        """The period whose report covers exactly these days; undoes `of`.

        >>> Window(15).period_of(Period.parse("2024-12-15/2025-06-14")).label
        '6 tháng đầu năm 2025'

        Raises PeriodError where the days are no such window.
        """
        first, last = self.month_of(days.start), self.month_of(days.end)
        period = Period(first.start, last.end)
        if self.of(period) != days:
            raise PeriodError(str(days))
        return period


CALENDAR = Window()
REGIME = Window(15)  # Nghị định 09/2019/NĐ-CP
