"""Questions over regimes and reports."""

from datetime import date

from django.db import models
from django.db.models import Q

from giaoban.apps.collection.choices import SENT
from giaoban.apps.journal.models import AppendOnlyQuerySet
from giaoban.core.periods import Period


class RegimeVersionQuerySet(AppendOnlyQuerySet):
    """Versions of regimes by day."""

    def on(self, day: date) -> "RegimeVersionQuerySet":
        """Of each regime the last version that has taken effect by `day`, where it has not run out."""
        began = self.model._default_manager.filter(valid_from__lte=day)
        later = began.filter(regime=models.OuterRef("regime"), number__gt=models.OuterRef("number"))
        return (
            self.filter(valid_from__lte=day)
            .filter(~models.Exists(later))
            .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        )


class SubmissionQuerySet(models.QuerySet):
    """Reports by period, regime and state."""

    def of_period(self, period: Period) -> "SubmissionQuerySet":
        """Reports on exactly this period."""
        return self.filter(period=str(period))

    def ending_in(self, period: Period) -> "SubmissionQuerySet":
        """Reports whose period ends in `period`: a June shows that month, its quarter and the half year."""
        return self.filter(period_to__gte=period.start, period_to__lte=period.end)

    def sent(self) -> "SubmissionQuerySet":
        """Reports that the superior has: approved or accepted."""
        return self.filter(state__in=SENT)

    def not_sent(self) -> "SubmissionQuerySet":
        """Reports that the superior has not, or sent back."""
        return self.exclude(state__in=SENT)

    def shown(self) -> "SubmissionQuerySet":
        """With what a list prints of each."""
        return self.select_related("version", "unit", "regime__owner")


class CorrectionQuerySet(AppendOnlyQuerySet):
    """Corrections of locked reports."""

    def waiting(self) -> "CorrectionQuerySet":
        """Those that nobody has decided about."""
        return self.filter(decision__isnull=True)


class SpecialDayQuerySet(AppendOnlyQuerySet):
    """Days off and working days that somebody booked."""

    def in_force(self) -> dict[date, bool]:
        """Day → whether it is worked, as the last row about it says."""
        return dict(self.order_by("pk").values_list("day", "works"))
