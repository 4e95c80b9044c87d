"""Questions over figures and the ledger."""

from datetime import date, datetime, time

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

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

    def as_of(self, moment: datetime) -> "DecisionQuerySet":
        """Decisions that were in force at `moment`."""
        return (
            self.filter(at__lte=moment)
            .exclude(ruling="undone")
            .filter(Q(undone_by__isnull=True) | Q(undone_by__at__gt=moment))
        )


class BookedQuerySet(AppendOnlyQuerySet):
    """Rows of the ledger."""

    def current(self) -> "BookedQuerySet":
        """Rows that no later row corrects and that withdraw nothing."""
        return self.filter(corrected_by__isnull=True, withdrawn="")

    def as_of(self, moment: datetime | None) -> "BookedQuerySet":
        """Rows that were current at `moment`; those of now for None."""
        if moment is None:
            return self.current()
        return self.filter(booked_at__lte=moment, withdrawn="").filter(
            Q(corrected_by__isnull=True) | Q(corrected_by__booked_at__gt=moment)
        )

    def of_units(self, units: "models.QuerySet | list") -> "BookedQuerySet":
        """Rows of these units."""
        return self.filter(unit__in=units)

    def last_of(self, document: models.Model) -> "BookedQuerySet":
        """The last row of each figure's chain in `document`, withdrawals included."""
        return self.filter(figure__document=document, corrected_by__isnull=True)


SOURCE_TEXT = (
    "figure__document__text",
    "figure__document__places",
    "cell__brought_by__layout",
    "cell__brought_by__counts",
)


class EntryQuerySet(BookedQuerySet):
    """Results of the ledger, from documents and from tables."""

    def with_sources(self) -> "EntryQuerySet":
        """Each with its figure and document or its cell and workbook, without the long texts, in the same query."""
        return self.select_related("figure__document", "cell__brought_by__workbook").defer(*SOURCE_TEXT)

    def with_firmness(self) -> "EntryQuerySet":
        """Each with `firm`: 2 official, 1 preliminary, 0 estimate."""
        return self.annotate(
            firm=Case(
                When(standing="official", then=Value(2)), When(standing="preliminary", then=Value(1)), default=Value(0)
            )
        )


def end_of_day(day: date) -> datetime:
    """The last moment of `day` where the office is: what `as_of` takes to show the ledger as that day left it."""
    return timezone.make_aware(datetime.combine(day, time.max))
