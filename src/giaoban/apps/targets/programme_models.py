"""The year's programme: its theme (chủ đề năm), and the groups of tasks (nhóm nhiệm vụ) that indicators belong to."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from giaoban.apps.journal.models import AppendOnlyModel
from giaoban.apps.targets.choices import Side
from giaoban.apps.targets.indicator_models import Indicator

YEARS = Q(year__gte=1945, year__lte=2100)


class Theme(AppendOnlyModel):
    """The theme that a unit gave a year. The latest row of a year counts."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="themes")
    year = models.PositiveSmallIntegerField("năm")
    words = models.CharField("chủ đề năm", max_length=300)
    basis = models.CharField("văn bản", max_length=300, blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit_id", "year", "pk"]
        constraints = [
            models.CheckConstraint(condition=YEARS, name="targets_theme_year_is_one"),
            models.CheckConstraint(condition=~Q(words=""), name="targets_theme_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.words}"


class TaskGroup(models.Model):
    """A group of tasks in the year's programme of a unit. Each change of it is in the journal."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="task_groups")
    year = models.PositiveSmallIntegerField("năm")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("nhóm nhiệm vụ", max_length=300)
    side = models.CharField("thuộc", max_length=5, choices=Side, blank=True, default=Side.NONE)

    class Meta:
        ordering = ["unit_id", "year", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "name"], name="targets_taskgroup_name_once"),
            models.CheckConstraint(condition=YEARS, name="targets_taskgroup_year_is_one"),
            models.CheckConstraint(condition=~Q(name=""), name="targets_taskgroup_has_name"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="targets_taskgroup_side_known"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.name}"


class GroupedIndicator(models.Model):
    """An indicator belongs to a group of tasks."""

    group = models.ForeignKey(TaskGroup, models.CASCADE, related_name="members")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["group_id", "indicator__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "indicator"], name="targets_groupedindicator_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} · {self.group.name}"
