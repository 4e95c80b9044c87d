"""What reckoning found in the ledger: findings with the figures they rest on, people's answers, and implied values."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.documents.periods import PeriodModel
from giaoban.apps.journal.models import AppendOnlyModel


class Verdict(models.TextChoices):
    """How firmly the figures disagree."""

    IMPOSSIBLE = "impossible", "không thể cùng đúng"
    IMPROBABLE = "improbable", "khó cùng đúng"


class FindingQuerySet(models.QuerySet):
    """Questions over findings."""

    def open_at(self, moment: datetime | None) -> "FindingQuerySet":
        """Findings that stood at `moment` and that nobody had answered; those of now for None."""
        if moment is None:
            return self.filter(current=True).unanswered()
        stood = self.filter(Q(gone_at__isnull=True) | Q(gone_at__gt=moment), found_at__lte=moment)
        kept = Q(withdrawal__isnull=True) | Q(withdrawal__at__gt=moment)
        return stood.exclude(pk__in=Answer.objects.filter(kept, at__lte=moment).values("finding"))

    def unanswered(self) -> "FindingQuerySet":
        """Findings without an answer, or whose answers were all taken back."""
        return self.exclude(pk__in=Answer.objects.filter(withdrawal__isnull=True).values("finding"))


class Finding(PeriodModel):
    """Figures that disagree. A finding that no longer stands is kept, with `current` false.

    It is one case: once a figure of it has another value it is another finding, which nobody has answered.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="findings")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, null=True, related_name="findings")
    kind = models.CharField("loại", max_length=40)
    verdict = models.CharField("mức độ", max_length=10, choices=Verdict)
    message = models.TextField("nội dung")
    message_en = models.TextField("nội dung tiếng Anh", blank=True, default="")
    repairs = models.JSONField("sửa có khả năng nhất", default=list, help_text="Sentences, likeliest first")
    repairs_en = models.JSONField("sửa, tiếng Anh", default=list)
    steps = models.JSONField("cách tính", default=list, help_text="Sentences by which a person checks it")
    steps_en = models.JSONField("cách tính, tiếng Anh", default=list)
    flips = models.CharField("đổi kết luận", max_length=10, blank=True, default="", help_text="met or direction")
    off = models.PositiveIntegerField("lệch, phần nghìn", default=0)
    signature = models.CharField(max_length=64, help_text="Kind and figures as decided; the same case keeps its row")
    current = models.BooleanField("còn tồn tại", default=True)
    found_at = models.DateTimeField("phát hiện lúc", auto_now_add=True)
    gone_at = models.DateTimeField("hết lúc", null=True, blank=True)
    figures = models.ManyToManyField("figures.Figure", through="FindingFigure", related_name="findings")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["verdict", "-period_to", "pk"]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "signature"], name="reviews_finding_once"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="reviews_finding_verdict_known"),
            models.CheckConstraint(
                condition=Q(current=True, gone_at__isnull=True) | Q(current=False, gone_at__isnull=False),
                name="reviews_finding_gone_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.message


class FindingFigure(models.Model):
    """A figure that a finding rests on, with the sentence that it stands in."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="parts")
    figure = models.ForeignKey("figures.Figure", models.PROTECT, related_name="finding_parts")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    sentence = models.TextField("câu")

    class Meta:
        ordering = ["finding_id", "order"]
        constraints = [models.UniqueConstraint(fields=["finding", "figure"], name="reviews_findingfigure_once")]

    def __str__(self) -> str:
        return self.sentence


class FindingRow(models.Model):
    """A row of the ledger that no document holds and that a finding rests on: a table's cell, a target set by hand."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="rows")
    entry = models.ForeignKey("figures.Entry", models.PROTECT, null=True, related_name="finding_rows")
    target = models.ForeignKey("targets.Target", models.PROTECT, null=True, related_name="finding_rows")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    text = models.CharField("số", max_length=200)
    words = models.TextField("nguyên văn")
    source = models.CharField("nguồn", max_length=300)

    class Meta:
        ordering = ["finding_id", "order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, target__isnull=True) | Q(entry__isnull=True, target__isnull=False),
                name="reviews_findingrow_is_one_row",
            )
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.text}"


class AnswerKind(models.TextChoices):
    """What a person says about a finding."""

    CORRECTED = "corrected", "đã sửa số liệu"
    EXPLAINED = "explained", "đã giải trình"
    MISREAD = "misread", "máy đọc sai"


class Answer(AppendOnlyModel):
    """What a person says about a finding. The latest answer counts."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="answers")
    kind = models.CharField("trả lời", max_length=10, choices=AnswerKind)
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="answers")

    class Meta:
        ordering = ["finding_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="reviews_answer_kind_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_answer_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"


class AnswerWithdrawal(AppendOnlyModel):
    """Somebody took an answer back: the finding waits for one again."""

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="answer_withdrawals")

    class Meta:
        ordering = ["answer_id"]

    def __str__(self) -> str:
        return f"Rút lại: {self.answer}"


class SaidStatus(models.TextChoices):
    """What a leader may say of a line beside the rule."""

    MET = "met", "đạt"
    ON_PACE = "on_pace", "đúng tiến độ"
    BEHIND = "behind", "chậm"
    AT_RISK = "at_risk", "nguy cơ không đạt"


class StatusOverride(AppendOnlyModel, PeriodModel):
    """A leader sees a line of a month otherwise than the rule does. The rule's status stays; this stands beside it.

    The latest row of a line counts, until the end of `until`; one that withdraws another leaves the rule alone.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="status_overrides")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="status_overrides")
    status = models.CharField("đánh giá", max_length=10, choices=SaidStatus)
    reason = models.TextField("lý do")
    until = models.DateField("có giá trị đến hết ngày")
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="withdrawn_by")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="status_overrides")

    class Meta(PeriodModel.Meta):
        abstract = False
        ordering = ["indicator_id", "pk"]
        indexes = [models.Index(fields=["unit", "period_to"], name="reviews_override_lookup")]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(period=""), name="reviews_override_has_period"),
            models.CheckConstraint(condition=Q(status__in=SaidStatus.values), name="reviews_override_status_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_override_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.get_status_display()}"


class Implied(PeriodModel):
    """A value that no report prints but that the printed ones leave only a range for."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="implied")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="implied")
    kind = models.CharField("loại", max_length=20, help_text="plan, previous …")
    owner_words = models.CharField("nguyên văn người giao", max_length=200, blank=True, default="")
    low = models.DecimalField("thấp nhất", max_digits=30, decimal_places=9, null=True, blank=True)
    high = models.DecimalField("cao nhất", max_digits=30, decimal_places=9, null=True, blank=True)
    low_open = models.BooleanField("không gồm đầu thấp", default=False)
    high_open = models.BooleanField("không gồm đầu cao", default=False)
    measured_in = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    message = models.TextField("nội dung")
    message_en = models.TextField("nội dung tiếng Anh", blank=True, default="")
    steps = models.JSONField("cách tính", default=list, help_text="Sentences by which a person checks it")
    steps_en = models.JSONField("cách tính, tiếng Anh", default=list)
    figures = models.ManyToManyField("figures.Figure", related_name="implied")

    class Meta:
        verbose_name_plural = "implied values"
        ordering = ["indicator_id", "-period_to", "pk"]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="reviews_implied_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False), name="reviews_implied_says_something"
            ),
            models.UniqueConstraint(
                fields=["unit", "indicator", "kind", "owner_words", "period"], name="reviews_implied_once"
            ),
        ]

    def __str__(self) -> str:
        return self.message


class TakenOver(AppendOnlyModel):
    """An implied value that somebody took over into the ledger: the target or the entry that it became, so marked.

    Reckoning leaves such a row out, since it follows from the figures and would only agree with them.
    """

    target = models.OneToOneField("targets.Target", models.PROTECT, null=True, related_name="taken_over")
    entry = models.OneToOneField("figures.Entry", models.PROTECT, null=True, related_name="taken_over")
    message = models.TextField("suy ra thế nào")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="taken_over")

    class Meta:
        verbose_name_plural = "values taken over"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, target__isnull=True) | Q(entry__isnull=True, target__isnull=False),
                name="reviews_takenover_is_one_row",
            )
        ]

    def __str__(self) -> str:
        return self.message
