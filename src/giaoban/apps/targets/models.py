"""What is measured and what is asked for: indicators, their other names, and targets with whoever set them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.documents.periods import PeriodModel
from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet
from giaoban.apps.targets.numbers import WrittenModel


class Accumulation(models.TextChoices):
    """How the results of several periods make one."""

    FLOW = "flow", "cộng dồn"
    STOCK = "stock", "số cuối kỳ"
    RATE = "rate", "tỷ lệ"
    GROWTH = "growth", "tốc độ tăng"
    MILESTONE = "milestone", "mốc hoàn thành"


class Direction(models.TextChoices):
    """Which way is better."""

    UP = "up", "càng cao càng tốt"
    DOWN = "down", "càng thấp càng tốt"
    HOLD = "hold", "giữ theo kế hoạch"


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
        ]

    def __str__(self) -> str:
        return self.name


class Origin(models.TextChoices):
    """Where an alias comes from."""

    CATALOGUE = "catalogue", "danh mục"
    CONFIRMED = "confirmed", "người dùng xác nhận"


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


class Setter(models.TextChoices):
    """Who asks for it."""

    SUPERIOR = "superior", "cấp trên giao"
    COUNCIL = "council", "HĐND giao"
    OWN = "own", "tự phấn đấu"
    UNSTATED = "unstated", "không nêu"


class Comparator(models.TextChoices):
    """How the result is held against the value."""

    EQUAL = "equal", "bằng"
    AT_LEAST = "at_least", "từ … trở lên"
    AT_MOST = "at_most", "không quá"
    OVER = "over", "trên"
    UNDER = "under", "dưới"
    ABOUT = "about", "khoảng"


class TargetQuerySet(AppendOnlyQuerySet):
    """Targets in force."""

    def current(self) -> "TargetQuerySet":
        """Targets that nothing supersedes and nobody withdrew."""
        return self.filter(superseded_by__isnull=True, withdrawn="")


class Target(AppendOnlyModel, WrittenModel, PeriodModel):
    """What somebody asks of a unit for an indicator in a period. It is amended by another row, never edited."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    setter = models.CharField("người giao", max_length=10, choices=Setter)
    setter_words = models.CharField("nguyên văn người giao", max_length=200, blank=True, default="")
    comparator = models.CharField("so sánh", max_length=10, choices=Comparator, default=Comparator.EQUAL)
    measured_in = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="targets")
    start = models.PositiveIntegerField("bắt đầu", null=True, blank=True)
    end = models.PositiveIntegerField("kết thúc", null=True, blank=True)
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
                condition=Q(document__isnull=True, start__isnull=True, end__isnull=True)
                | Q(document__isnull=False, start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="targets_target_source_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(reason=""), name="targets_target_knows_its_source"
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
