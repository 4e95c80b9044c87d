"""Departments of a unit: what stands inside its Party committee and its People's Committee. They differ from office to
office and so are rows; the committees themselves follow from the kind of the unit and are worked out (main_bodies).
"""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Branch(models.TextChoices):
    """Which main body it belongs to."""

    PARTY = "party", "Khối Đảng"
    STATE = "state", "Khối chính quyền"


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    OFFICE = "office", "văn phòng"
    BOARD = "board", "ban"
    INSPECTION = "inspection", "ủy ban kiểm tra"
    DIVISION = "division", "phòng"
    CENTRE = "centre", "trung tâm"
    OTHER = "other", "khác"


class BodyQuerySet(models.QuerySet):
    """Departments by day."""

    def on(self, day: date) -> "BodyQuerySet":
        """Departments that stand on `day`."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Body(models.Model):
    """A department inside a unit's Party committee or People's Committee. It is closed, never deleted."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="bodies")
    branch = models.CharField("khối", max_length=10, choices=Branch)
    kind = models.CharField("loại", max_length=20, choices=BodyKind)
    name = models.CharField("tên", max_length=150)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    decree = models.CharField("văn bản", max_length=120, blank=True, default="")
    valid_from = models.DateField("có từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["unit_id", "branch", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="units_body_has_a_name"),
            models.CheckConstraint(condition=Q(branch__in=Branch.values), name="units_body_branch_known"),
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="units_body_kind_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")), name="units_body_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="units_body_not_under_itself"
            ),
            models.UniqueConstraint(
                fields=["unit", "branch", "name"], condition=Q(valid_to__isnull=True), name="units_body_open_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
