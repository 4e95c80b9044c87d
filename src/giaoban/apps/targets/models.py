"""What is asked for: targets with whoever set them, their versions and parts, and the path expected towards each.

The models of indicators stand in `indicator_models`, those of the year's theme and task groups in `programme_models`.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.documents.periods import PeriodModel
from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet
from giaoban.apps.targets.choices import CHANGES, Accumulation, Comparator, Direction, Origin, Setter, Shape
from giaoban.apps.targets.indicator_models import Alias, Indicator, IndicatorVersion
from giaoban.apps.targets.numbers import DecimalsField, ValueField, WrittenModel, as_written
from giaoban.apps.targets.programme_models import GroupedIndicator, TaskGroup, Theme
from giaoban.core.periods import Period
from giaoban.core.reckoning import aims

__all__ = [
    "Accumulation",
    "Alias",
    "Comparator",
    "Direction",
    "GroupedIndicator",
    "Indicator",
    "IndicatorVersion",
    "Origin",
    "PathChoice",
    "PathPart",
    "Setter",
    "Target",
    "TaskGroup",
    "Theme",
]


class TargetQuerySet(AppendOnlyQuerySet):
    """Targets in force."""

    def current(self) -> "TargetQuerySet":
        """Targets that nothing supersedes and nobody withdrew."""
        return self.filter(superseded_by__isnull=True, withdrawn="")

    def known_at(self, moment: datetime | None) -> "TargetQuerySet":
        """What was booked by `moment`; all where it is None."""
        return self if moment is None else self.filter(booked_at__lte=moment)

    def in_force(self, day: date, *, known_at: datetime | None = None) -> "TargetQuerySet":
        """The targets that held on `day`: each chain's last version that had taken effect by then.

        A version without `effective_from` holds from the beginning. `known_at` leaves out what was booked later.
        """
        known = Target.objects.known_at(known_at)
        replaced = known.filter(Q(effective_from__isnull=True) | Q(effective_from__lte=day), supersedes__isnull=False)
        began = Q(effective_from__isnull=True) | Q(effective_from__lte=day)
        return self.known_at(known_at).filter(began, withdrawn="").exclude(pk__in=replaced.values("supersedes"))

    def read_from(self, document: models.Model) -> "TargetQuerySet":
        """Targets as the reader took them from a document, each version of them."""
        return self.filter(document=document, start__isnull=False)

    def touching(self, period: Period) -> "TargetQuerySet":
        """Targets of periods that share a day with `period`."""
        return self.filter(period_from__lte=period.end, period_to__gte=period.start)


class Target(AppendOnlyModel, WrittenModel, PeriodModel):
    """What somebody asks of a unit for an indicator in a period. It is amended by another row, never edited."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    setter = models.CharField("người giao", max_length=10, choices=Setter)
    setter_words = models.CharField("nguyên văn người giao", max_length=200, blank=True, default="")
    comparator = models.CharField("so sánh", max_length=16, choices=Comparator, default=Comparator.EQUAL)
    measured_in = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    value_to = ValueField("đến", null=True, blank=True, help_text="The upper number of a range")
    decimals_to = DecimalsField(null=True, blank=True)
    base_value = ValueField("số gốc", null=True, blank=True, help_text="What a change counts from")
    base_decimals = DecimalsField(null=True, blank=True)
    base_period = models.CharField("kỳ gốc", max_length=24, blank=True, default="")
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="targets")
    start = models.PositiveIntegerField("bắt đầu", null=True, blank=True)
    end = models.PositiveIntegerField("kết thúc", null=True, blank=True)
    clause = models.CharField("điểm, mục, điều", max_length=200, blank=True, default="")
    basis = models.CharField("văn bản giao", max_length=300, blank=True, default="")
    effective_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="phần theo thời gian của"
    )
    handed_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="handed", verbose_name="giao từ chỉ tiêu"
    )
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    withdrawn = models.TextField("lý do hủy", blank=True, default="")
    reason = models.TextField("lý do", blank=True, default="")
    booked_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = TargetQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        abstract = False
        ordering = ["indicator_id", "period_from", "pk"]
        indexes = [models.Index(fields=["unit", "indicator", "period_to"], name="targets_target_lookup")]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(period=""), name="targets_target_has_period"),
            models.CheckConstraint(condition=Q(setter__in=Setter.values), name="targets_target_setter_known"),
            models.CheckConstraint(
                condition=Q(comparator__in=Comparator.values), name="targets_target_comparator_known"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, document__isnull=True)
                | Q(start__isnull=True, end__isnull=True) & ~Q(clause="")
                | Q(document__isnull=False, start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="targets_target_source_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(reason="") | ~Q(basis=""),
                name="targets_target_knows_its_source",
            ),
            models.CheckConstraint(
                condition=Q(value_to__isnull=True, decimals_to__isnull=True) & ~Q(comparator="between")
                | Q(value_to__gte=F("value"), decimals_to__isnull=False, comparator__in=["between", *CHANGES]),
                name="targets_target_ends_in_order",
            ),
            models.CheckConstraint(
                condition=Q(base_value__isnull=True, base_decimals__isnull=True)
                | Q(base_value__isnull=False, base_decimals__isnull=False, comparator__in=CHANGES),
                name="targets_target_base_is_of_a_change",
            ),
            models.CheckConstraint(
                condition=~Q(comparator__in=CHANGES) | Q(value__gte=0), name="targets_target_change_has_no_sign"
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | Q(handed_from__isnull=True), name="targets_target_one_whole"
            ),
            models.UniqueConstraint(
                fields=["document", "start", "end"],
                condition=Q(supersedes__isnull=True),
                name="targets_target_booked_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn="") | Q(supersedes__isnull=False), name="targets_target_withdraws_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.value.normalize():f} {self.measured_in}"

    def save(self, *args: Any, **options: Any) -> None:
        """A version that names no day of its own takes effect with the one that it corrects."""
        if self._state.adding and self.supersedes is not None and self.effective_from is None:
            self.effective_from = self.supersedes.effective_from
        super().save(*args, **options)

    @property
    def aim(self) -> aims.Aim:
        """What it asks for, ready to hold a result against."""
        return aims.Aim(
            aims.Comparator(self.comparator),
            self.exact,
            _exact(self.value_to, self.decimals_to),
            _exact(self.base_value, self.base_decimals),
            self.measured_in,
            Period.parse(self.base_period).label if self.base_period else "",
        )

    @property
    def source_words(self) -> str:
        """Clause and document, as a person cites them."""
        document = self.basis or ((self.document.title or self.document.name) if self.document else "")
        return ", ".join(said for said in (self.clause, document) if said) or self.reason


def _exact(value: Decimal | None, decimals: int | None) -> Decimal | None:
    return None if value is None or decimals is None else as_written(value, decimals)


class PathChoice(AppendOnlyModel):
    """Somebody chose how the expected path runs to a target. The latest choice counts; without one it is even."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="path_choices")
    shape = models.CharField("cách tính tiến độ", max_length=10, choices=Shape)
    percent = models.BooleanField("các mốc là phần trăm", default=False)
    years = models.CharField("các năm làm căn cứ", max_length=60, blank=True, default="", help_text="2023,2024")
    reason = models.TextField("lý do", blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["target_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(shape__in=Shape.values), name="targets_pathchoice_shape_known"),
            models.CheckConstraint(
                condition=Q(shape="seasonal") & ~Q(years="") | ~Q(shape="seasonal") & Q(years=""),
                name="targets_pathchoice_season_names_years",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.get_shape_display()}"


class PathPart(AppendOnlyModel, PeriodModel):
    """One step of a chosen path: a month's or quarter's value or percentage, of a season the month's share."""

    choice = models.ForeignKey(PathChoice, models.PROTECT, related_name="parts")
    value = ValueField("giá trị")

    class Meta(PeriodModel.Meta):
        abstract = False
        ordering = ["choice_id", "period_from"]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(period=""), name="targets_pathpart_has_period"),
            models.UniqueConstraint(fields=["choice", "period"], name="targets_pathpart_once"),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.value.normalize():f}"
