"""How many of the reports that were asked for came, and came in time, by the definitions that DHIS2 uses.

Reporting rate = reports sent / reports expected; reporting rate on time = reports sent on or before the due day /
reports expected. A report counts as sent once the unit's approver has approved it; one that the superior sent back
counts no longer until it is sent again, and its day is that of the first time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from django.utils import timezone

from giaoban.apps.collection.choices import State
from giaoban.apps.collection.models import Submission


class Timing(StrEnum):
    """How a report stands against its due day."""

    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"


def timing_of(report: Submission, today: date) -> Timing:
    """How the report stands on `today`."""
    if report.is_sent:
        return Timing.LATE if report.is_late(today) else Timing.ON_TIME
    if report.state == State.RETURNED:
        return Timing.RETURNED
    return Timing.OVERDUE if today > report.due else Timing.NOT_DUE


def days_late(report: Submission, today: date) -> int:
    """How many days after its due day the report was sent, or has not been sent yet; 0 in time."""
    until = timezone.localdate(report.sent_at) if report.sent_at is not None else today
    return max(0, (until - report.due).days)


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts of some reports, and the two rates as fractions; None where none was asked for."""

    expected: int
    sent: int
    on_time: int
    overdue: int
    returned: int

    @property
    def reporting(self) -> Fraction | None:
        """Sent of expected.

        >>> Rates(expected=8, sent=6, on_time=5, overdue=1, returned=1).reporting
        Fraction(3, 4)
        """
        return Fraction(self.sent, self.expected) if self.expected else None

    @property
    def timely(self) -> Fraction | None:
        """Sent in time of expected.

        >>> Rates(expected=8, sent=6, on_time=5, overdue=1, returned=1).timely
        Fraction(5, 8)
        """
        return Fraction(self.on_time, self.expected) if self.expected else None


def rates_of(reports: Iterable[Submission], today: date) -> Rates:
    """The rates of these reports on `today`."""
    timings = [timing_of(report, today) for report in reports]
    on_time, late = timings.count(Timing.ON_TIME), timings.count(Timing.LATE)
    return Rates(len(timings), on_time + late, on_time, timings.count(Timing.OVERDUE), timings.count(Timing.RETURNED))
