"""What is measured: indicators as versioned data, what they are made of, and their other names."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.targets.choices import Accumulation, Direction, Origin


class IndicatorQuerySet(models.QuerySet):
    """Which indicators may be used where and when."""

    def of_office(self, unit: Any) -> "IndicatorQuerySet":
        """The catalogue's indicators and the unit's own."""
        return self.filter(Q(office__isnull=True) | Q(office=unit))

    def valid_on(self, day: date) -> "IndicatorQuerySet":
        """Those that hold on `day`."""
        began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(began, Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Indicator(models.Model):
    """Something that is counted or measured, and how its numbers may be put together."""

    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên chỉ tiêu", max_length=200)
    unit = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    accumulation = models.CharField("cách cộng dồn", max_length=10, choices=Accumulation)
    direction = models.CharField("chiều tốt", max_length=5, choices=Direction)
    sector = models.CharField("lĩnh vực", max_length=80)
    order = models.PositiveIntegerField("thứ tự", default=0, help_text="The order in which a review prints indicators")
    valid_from = models.DateField("hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    office = models.ForeignKey(
        "units.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="own_indicators",
        verbose_name="chỉ tiêu riêng của",
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="of_which", verbose_name="trong đó của"
    )
    numerator = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tử số")
    denominator = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mẫu số"
    )
    times = models.PositiveIntegerField(
        "nhân với", default=100, help_text="100 of a percentage, 10000 per ten thousand"
    )
    level = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mức giảm của",
        help_text="Of a reduction: the indicator whose fall it is",
    )  # fmt: skip

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="targets_indicator_code"),
            models.CheckConstraint(
                condition=Q(accumulation__in=Accumulation.values), name="targets_indicator_accumulation_known"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="targets_indicator_direction_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="targets_indicator_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False, accumulation="rate"),
                name="targets_indicator_rate_has_both_parts",
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(accumulation="reduction"),
                name="targets_indicator_level_is_of_a_reduction",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="targets_indicator_part_of_another"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorVersion(models.Model):
    """How an indicator is defined from a day on, until its next version.

    `breaks` says why results before that day are no base for those after; empty where they may be compared.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="versions")
    valid_from = models.DateField("hiệu lực từ")
    name = models.CharField("tên chỉ tiêu", max_length=200)
    unit = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    accumulation = models.CharField("cách cộng dồn", max_length=10, choices=Accumulation)
    direction = models.CharField("chiều tốt", max_length=5, choices=Direction)
    definition = models.TextField("khái niệm, phương pháp tính", blank=True, default="")
    breaks = models.TextField("vì sao không so sánh với trước đó", blank=True, default="")
    source = models.CharField("nguồn", max_length=300, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        ordering = ["indicator_id", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "valid_from"], name="targets_version_once_a_day"),
            models.CheckConstraint(
                condition=Q(accumulation__in=Accumulation.values), name="targets_version_accumulation_known"
            ),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="targets_version_direction_known"),
            models.CheckConstraint(
                condition=~Q(source="") | Q(by__isnull=False), name="targets_version_knows_its_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, từ {self.valid_from:%d/%m/%Y}"


class Alias(models.Model):
    """Another name of an indicator, folded as the matcher folds. A confirmed one was accepted by a person."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="aliases")
    name = models.CharField("tên gọi khác", max_length=300)
    folded = models.CharField(max_length=300, db_index=True)
    origin = models.CharField("nguồn", max_length=10, choices=Origin)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["indicator_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "folded"], name="targets_alias_once"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="targets_alias_origin_known"),
            models.CheckConstraint(
                condition=~Q(origin="confirmed") | Q(by__isnull=False), name="targets_alias_confirmed_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.name
