"""Questions over posts."""

from datetime import date

from django.db import models
from django.db.models import Q


class PostQuerySet(models.QuerySet):
    """Posts by day."""

    def on(self, day: date) -> "PostQuerySet":
        """Posts held on `day`."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def named(self, words: str) -> "PostQuerySet":
        """Posts of people whose name, or whose account's name, holds the words."""
        return self.filter(Q(user__last_name__icontains=words) | Q(user__username__icontains=words))
