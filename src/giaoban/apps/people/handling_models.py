"""How far a thing may be seen: a document today, a case or an inspection file later. The last row about it counts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet
from giaoban.apps.units.bodies import Branch


class Sensitivity(models.TextChoices):
    """Who may see a thing. What is not marked is ordinary."""

    ORDINARY = "ordinary", "Thường"
    INTERNAL = "internal", "Nội bộ"
    INSPECTION = "inspection", "Hồ sơ kiểm tra"
    PERSONAL = "personal", "Danh sách cá nhân"


class HandlingQuerySet(AppendOnlyQuerySet):
    """Markings by what they are about."""

    def current(self) -> "HandlingQuerySet":
        """The last marking of each thing."""
        return self.filter(replaced_by__isnull=True)

    def of(self, model: type[models.Model]) -> "HandlingQuerySet":
        """Markings of things of one kind."""
        return self.filter(subject_model=model._meta.label_lower)

    def restricted(self) -> "HandlingQuerySet":
        """Those that keep a thing from some who may see the unit."""
        return self.exclude(sensitivity=Sensitivity.ORDINARY)


class Handling(AppendOnlyModel):
    """A thing of `unit` is marked as ordinary or restricted. It names the thing by kind and key, so any app may use it.

    `branch` is the side whose it is, empty for both. Of an inspection file `inspected_unit` or `inspected_body` may
    not see it. A personal list may be limited to one `sector`.
    """

    subject_model = models.CharField("loại đối tượng", max_length=80)
    subject_id = models.BigIntegerField("mã đối tượng")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    sensitivity = models.CharField("mức phổ biến", max_length=12, choices=Sensitivity)
    branch = models.CharField("khối", max_length=10, choices=Branch, blank=True, default="")
    inspected_unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    inspected_body = models.ForeignKey("units.Body", models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.CharField("lĩnh vực", max_length=80, blank=True, default="")
    reason = models.CharField("lý do", max_length=300, blank=True, default="")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = HandlingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_model", "subject_id"], name="people_handling_subject")]
        constraints = [
            models.CheckConstraint(condition=Q(sensitivity__in=Sensitivity.values), name="people_handling_known"),
            models.CheckConstraint(condition=Q(branch__in=["", *Branch.values]), name="people_handling_branch_known"),
            models.CheckConstraint(
                condition=Q(inspected_unit__isnull=True) | ~Q(inspected_unit=F("unit")),
                name="people_handling_of_another_unit",
            ),
            models.CheckConstraint(
                condition=Q(inspected_unit__isnull=True, inspected_body__isnull=True) | Q(sensitivity="inspection"),
                name="people_handling_inspected_in_inspections",
            ),
            models.UniqueConstraint(
                fields=["subject_model", "subject_id"],
                condition=Q(replaces__isnull=True),
                name="people_handling_begins_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sensitivity_display()}: {self.subject_model}/{self.subject_id}"
