"""Delegations: somebody acts with a post of somebody who is away, between two days and no longer."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class DelegationQuerySet(models.QuerySet):
    """Delegations by day."""

    def on(self, day: date) -> "DelegationQuerySet":
        """Delegations that hold on `day`: begun, not over, not taken back before."""
        return self.filter(Q(ended__isnull=True) | Q(ended__gt=day), since__lte=day, until__gte=day)


class Delegation(models.Model):
    """`to` acts with a post of its holder from `since` to `until`, both included. It ends by itself.

    Taken back early it keeps its days and says in `ended` from which day it no longer held.
    """

    post = models.ForeignKey("people.Post", models.PROTECT, related_name="delegations")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations")
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)
    ended = models.DateField("thu hồi từ ngày", null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="people_delegation_days_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="people_delegation_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.post} → {self.to} ({self.since:%d/%m/%Y}–{self.until:%d/%m/%Y})"
