"""What was booked together: one reorganisation, founding or ending, and the row that annuls one."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet


class ReorganisationKind(models.TextChoices):
    """What a row says."""

    REORGANISE = "reorganise", "sắp xếp"
    FOUND = "found", "ghi đơn vị còn thiếu"
    END = "end", "kết thúc"
    ANNUL = "annul", "hủy sự kiện"


class ReorganisationQuerySet(AppendOnlyQuerySet):
    """Rows by what holds."""

    def standing(self) -> "ReorganisationQuerySet":
        """Events that nobody annulled."""
        return self.filter(annuls__isnull=True, annulled_by__isnull=True)


class Reorganisation(AppendOnlyModel):
    """One event as an office booked it, never edited: a wrong one is annulled by another row that says why.

    `before` holds what an annulment puts back, by primary key: the last day of units that ended, the first day of those
    that began, the units that were made, the moves that went along.
    """

    kind = models.CharField("sự kiện", max_length=10, choices=ReorganisationKind)
    on = models.DateField("có hiệu lực từ", null=True, blank=True)
    decree = models.CharField("văn bản", max_length=120, blank=True, default="")
    source = models.CharField("nguồn", max_length=200, blank=True, default="")
    reason = models.TextField("lý do", blank=True, default="")
    before = models.JSONField(default=dict)
    units = models.ManyToManyField("units.Unit", related_name="events")
    ways = models.ManyToManyField("units.Succession", related_name="events")
    annuls = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="annulled_by")
    booked_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReorganisationKind.values), name="units_event_kind_known"),
            models.CheckConstraint(condition=Q(kind="annul") | ~Q(decree=""), name="units_event_has_a_decree"),
            models.CheckConstraint(
                condition=(Q(kind="annul", annuls__isnull=False) & ~Q(reason=""))
                | (~Q(kind="annul") & Q(annuls__isnull=True)),
                name="units_event_annuls_another_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decree}".strip()
