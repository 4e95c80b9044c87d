"""Questions over figures and the ledger."""

from datetime import datetime

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from giaoban.apps.journal.models import AppendOnlyQuerySet


class FigureQuerySet(AppendOnlyQuerySet):
    """Figures with what was decided about them."""

    def with_state(self) -> "FigureQuerySet":
        """Each figure with `state` (the ruling in force, None where nobody decided) and the indicator that it is of."""
        from giaoban.apps.figures.models import Decision, Match

        decisions = Decision.objects.in_force().filter(figure=OuterRef("pk")).order_by("-pk")
        matches = Match.objects.filter(figure=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            state=Subquery(decisions.values("ruling")[:1]),
            indicator_id=Coalesce(
                Subquery(decisions.values("indicator_id")[:1]), Subquery(matches.values("indicator_id")[:1])
            ),
            match_how=Subquery(matches.values("how")[:1]),
            match_score=Subquery(matches.values("score")[:1]),
        )

    def undecided(self) -> "FigureQuerySet":
        """Figures that nobody confirmed, corrected or rejected, or where that was taken back."""
        return self.with_state().filter(state__isnull=True)

    def sure(self) -> "FigureQuerySet":
        """Undecided figures that need no second look: no doubt, a period, an indicator known by an exact name."""
        return self.undecided().filter(doubt="", match_how__in=["catalogue", "confirmed"]).exclude(period="")


class DecisionQuerySet(AppendOnlyQuerySet):
    """Decisions about figures."""

    def in_force(self) -> "DecisionQuerySet":
        """Decisions that were not taken back. The latest of a figure counts."""
        return self.filter(undone_by__isnull=True).exclude(ruling="undone")


class BookedQuerySet(AppendOnlyQuerySet):
    """Rows of the ledger."""

    def current(self) -> "BookedQuerySet":
        """Rows that no later row corrects and that withdraw nothing."""
        return self.filter(corrected_by__isnull=True, withdrawn="")

    def as_of(self, moment: datetime) -> "BookedQuerySet":
        """Rows that were current at `moment`."""
        return self.filter(booked_at__lte=moment, withdrawn="").filter(
            Q(corrected_by__isnull=True) | Q(corrected_by__booked_at__gt=moment)
        )

    def of_units(self, units: "models.QuerySet | list") -> "BookedQuerySet":
        """Rows of these units."""
        return self.filter(unit__in=units)

    def last_of(self, document: models.Model) -> "BookedQuerySet":
        """The last row of each figure's chain in `document`, withdrawals included."""
        return self.filter(figure__document=document, corrected_by__isnull=True)
