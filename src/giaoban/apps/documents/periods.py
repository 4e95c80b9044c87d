"""How a period stands in the database: its canonical text beside its first and last day.

The text is what a person meets in an address; the days make "this month" and "since January" plain range queries.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import F, Q

from giaoban.core.periods import Period


class PeriodModel(models.Model):
    """A row that may speak of a period. All three columns are filled, or none is."""

    period = models.CharField("kỳ", max_length=24, blank=True, default="", db_index=True)
    period_from = models.DateField("từ ngày", null=True, blank=True)
    period_to = models.DateField("đến ngày", null=True, blank=True, db_index=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(period="", period_from__isnull=True, period_to__isnull=True)
                | (
                    ~Q(period="")
                    & Q(period_from__isnull=False, period_to__isnull=False)
                    & Q(period_from__lte=F("period_to"))
                ),
                name="%(app_label)s_%(class)s_period_is_whole",
            )
        ]

    @property
    def span(self) -> Period | None:
        """The period itself, None where the row names none."""
        if self.period_from is None or self.period_to is None:
            return None
        return _span(self.period_from, self.period_to)


@lru_cache(maxsize=4096)
def _span(start: date, end: date) -> Period:
    """One value for the rows of one period: a board asks hundreds of them what they are of."""
    return Period(start, end)


def columns(period: Period | None) -> dict[str, Any]:
    """The three columns of `period`, to create or filter rows with."""
    if period is None:
        return {"period": "", "period_from": None, "period_to": None}
    return {"period": str(period), "period_from": period.start, "period_to": period.end}
