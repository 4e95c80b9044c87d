"""Reporting regimes, the reports that they ask for, and each step that a report went.

A regime is changed by another version of it; a step, a correction and a reminder are written once. What is entered
into a report before it is approved stands in `draft_models`.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from giaoban.apps.collection import draft_models
from giaoban.apps.collection.choices import (
    OPEN,
    SENT,
    Act,
    Channel,
    Column,
    Cycle,
    DueRule,
    Moves,
    Notice,
    Reach,
    State,
)
from giaoban.apps.collection.querysets import (
    CorrectionQuerySet,
    RegimeVersionQuerySet,
    SpecialDayQuerySet,
    SubmissionQuerySet,
)
from giaoban.apps.documents.periods import PeriodModel
from giaoban.apps.journal.models import AppendOnlyModel
from giaoban.apps.targets.numbers import WrittenModel
from giaoban.core.periods import Window

__all__ = [
    "Act",
    "ApprovedValue",
    "Channel",
    "Column",
    "Correction",
    "CorrectionDecision",
    "Cycle",
    "DueRule",
    "FourEyes",
    "Moves",
    "Notice",
    "Reach",
    "Regime",
    "RegimeIndicator",
    "RegimeUnit",
    "RegimeVersion",
    "Reminder",
    "SpecialDay",
    "State",
    "Step",
    "Submission",
    "draft_models",
]


class Regime(AppendOnlyModel):
    """A reporting regime of an office, to which the reports go. What it asks for stands in its versions."""

    owner = models.ForeignKey("units.Unit", models.PROTECT, related_name="regimes", verbose_name="nơi nhận báo cáo")
    code = models.SlugField("mã", max_length=40)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["owner_id", "code"]
        constraints = [models.UniqueConstraint(fields=["owner", "code"], name="collection_regime_code_once")]

    def __str__(self) -> str:
        return f"{self.owner}: {self.code}"


class RegimeVersion(AppendOnlyModel):
    """What a regime asks for, in which window and by when, of the periods that end in its days."""

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("lần ban hành", default=1)
    name = models.CharField("tên chế độ báo cáo", max_length=200)
    basis = models.CharField("văn bản quy định", max_length=300, blank=True, default="")
    cycle = models.CharField("kỳ báo cáo", max_length=12, choices=Cycle)
    first_day = models.PositiveSmallIntegerField(
        "ngày bắt đầu tính số liệu", default=1, help_text="1: by the calendar; 15: from the 15th to the 14th"
    )
    due_rule = models.CharField("hạn nộp tính theo", max_length=12, choices=DueRule, default=DueRule.DAY)
    due_number = models.PositiveSmallIntegerField("ngày, hoặc số ngày làm việc")
    due_months = models.PositiveSmallIntegerField(
        "của tháng thứ mấy sau kỳ", default=0, help_text="0: the last month of the period, 1: the month after it"
    )
    moves = models.CharField("khi hạn rơi vào ngày nghỉ", max_length=10, choices=Moves, default=Moves.LATER)
    four_eyes = models.BooleanField("nhập, kiểm tra, duyệt phải là người khác nhau", default=True)
    valid_from = models.DateField("áp dụng từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    reason = models.TextField("lý do thay đổi", blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = RegimeVersionQuerySet.as_manager()

    class Meta:
        ordering = ["regime_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["regime", "number"], name="collection_version_number_once"),
            models.CheckConstraint(condition=~Q(name=""), name="collection_version_has_name"),
            models.CheckConstraint(condition=Q(cycle__in=Cycle.values), name="collection_version_cycle_known"),
            models.CheckConstraint(condition=Q(due_rule__in=DueRule.values), name="collection_version_due_known"),
            models.CheckConstraint(condition=Q(moves__in=Moves.values), name="collection_version_moves_known"),
            models.CheckConstraint(
                condition=Q(first_day__gte=1, first_day__lte=28), name="collection_version_first_day_in_month"
            ),
            models.CheckConstraint(
                condition=Q(due_number__gte=1, due_number__lte=60, due_months__lte=3),
                name="collection_version_due_in_reach",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="collection_version_days_in_order",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="collection_version_says_why"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def window(self) -> Window:
        """Which days a report on a period counts."""
        return Window(self.first_day)


class RegimeIndicator(AppendOnlyModel):
    """A version asks for an indicator, in this place of the form."""

    version = models.ForeignKey(RegimeVersion, models.PROTECT, related_name="indicators")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    required = models.BooleanField("bắt buộc", default=True)

    class Meta:
        ordering = ["version_id", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "indicator"], name="collection_regimeindicator_once")]

    def __str__(self) -> str:
        return str(self.indicator)


class RegimeUnit(AppendOnlyModel):
    """A version asks these units: one, those right below it, or all communes under it; of one kind where it says so."""

    version = models.ForeignKey(RegimeVersion, models.PROTECT, related_name="units")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    reach = models.CharField("gồm", max_length=10, choices=Reach, default=Reach.ITSELF)
    kind = models.CharField("chỉ loại đơn vị", max_length=20, blank=True, default="")

    class Meta:
        ordering = ["version_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "unit", "reach", "kind"], name="collection_regimeunit_once"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="collection_regimeunit_reach_known"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_reach_display()}"


class Submission(PeriodModel):
    """The report that a regime asks of a unit for a period. Its state follows from its steps, which are never edited.

    `covers_from` and `covers_to` are the days that it counts; `due` is the last day on which it is in time, moved off
    weekends and holidays from `due_by_rule`. `sent_at` is when the unit's approver first sent it up.
    """

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="submissions")
    version = models.ForeignKey(RegimeVersion, models.PROTECT, related_name="submissions")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="submissions")
    covers_from = models.DateField("số liệu từ ngày")
    covers_to = models.DateField("đến hết ngày")
    due_by_rule = models.DateField("hạn theo quy định")
    due = models.DateField("hạn nộp")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    steps_taken = models.PositiveIntegerField("số bước", default=0)
    sent_at = models.DateTimeField("nộp lần đầu lúc", null=True, blank=True)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-period_to", "regime_id", "unit_id"]
        indexes = [models.Index(fields=["unit", "period_to"], name="collection_submission_unit")]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.UniqueConstraint(fields=["regime", "unit", "period"], name="collection_submission_once"),
            models.CheckConstraint(condition=~Q(period=""), name="collection_submission_has_period"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="collection_submission_state_known"),
            models.CheckConstraint(
                condition=Q(covers_from__lte=F("covers_to")), name="collection_submission_days_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "accepted"]) | Q(sent_at__isnull=False),
                name="collection_submission_sent_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.unit}, {self.span.label if self.span else ''}"

    @property
    def is_open(self) -> bool:
        """Whether values may be entered."""
        return self.state in OPEN

    @property
    def is_sent(self) -> bool:
        """Whether the superior has it."""
        return self.state in SENT

    def is_late(self, today: date) -> bool:
        """Whether it was sent after its due day or, not yet sent, is past it."""
        sent = timezone.localdate(self.sent_at) if self.sent_at else today
        return sent > self.due


class Step(AppendOnlyModel):
    """Somebody moved a report on, or back. The number makes the second of two people at once the loser."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField("bước")
    act = models.CharField("việc", max_length=10, choices=Act)
    before = models.CharField("trước đó", max_length=10, choices=State)
    state = models.CharField("trạng thái", max_length=10, choices=State)
    reason = models.TextField("lý do", blank=True, default="")
    at = models.DateTimeField("lúc", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["submission_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="collection_step_number_once"),
            models.CheckConstraint(condition=Q(act__in=Act.values), name="collection_step_act_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="collection_step_state_known"),
            models.CheckConstraint(condition=~Q(act="return") | ~Q(reason=""), name="collection_step_return_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_act_display()}"


class ApprovedValue(AppendOnlyModel):
    """A value of a report that its approval, or the approval of a correction, put into the ledger."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="approved_values")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="+")
    column = models.CharField("cột", max_length=10, choices=Column)
    entry = models.ForeignKey("figures.Entry", models.PROTECT, related_name="approved_in")
    step = models.ForeignKey(Step, models.PROTECT, null=True, blank=True, related_name="values")

    class Meta:
        ordering = ["submission_id", "indicator_id", "column", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(column__in=Column.values), name="collection_approvedvalue_column_known"),
            models.UniqueConstraint(
                fields=["submission", "entry", "column"], name="collection_approvedvalue_once_a_report"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.entry}"


class Correction(AppendOnlyModel, WrittenModel):
    """Somebody of the unit asks to correct one value of a report that is locked. It counts once approved."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="corrections")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="+")
    column = models.CharField("cột", max_length=10, choices=Column)
    entry = models.ForeignKey("figures.Entry", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField("nguyên văn", max_length=200)
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["submission_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="collection_correction_says_why"),
            models.CheckConstraint(condition=~Q(text=""), name="collection_correction_has_text"),
            models.CheckConstraint(condition=Q(column__in=Column.values), name="collection_correction_column_known"),
        ]

    def __str__(self) -> str:
        return f"{self.submission}, {self.indicator}: {self.text}"


class CorrectionDecision(AppendOnlyModel):
    """The unit's approver booked a correction, or refused it with a reason."""

    correction = models.OneToOneField(Correction, models.PROTECT, related_name="decision")
    approved = models.BooleanField("duyệt")
    entry = models.OneToOneField("figures.Entry", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField("lý do", blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved=True, entry__isnull=False) | Q(approved=False, entry__isnull=True) & ~Q(reason=""),
                name="collection_correctiondecision_books_or_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.correction}: {'duyệt' if self.approved else 'không duyệt'}"


class FourEyes(AppendOnlyModel):
    """Whether the steps of a unit's reports need different people, beside what the regime says. The latest counts."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="four_eyes")
    asked = models.BooleanField("phải là người khác nhau")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit_id", "pk"]
        verbose_name_plural = "four eyes"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="collection_foureyes_says_why")]

    def __str__(self) -> str:
        return f"{self.unit}: {'khác người' if self.asked else 'một người được làm nhiều bước'}"


class SpecialDay(AppendOnlyModel):
    """A day that the authorities made a day off or a working day, where the list of holidays does not know it yet."""

    day = models.DateField("ngày")
    works = models.BooleanField("là ngày làm việc")
    words = models.CharField("nội dung, văn bản", max_length=200)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = SpecialDayQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="collection_specialday_has_words")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.words}"


class Reminder(AppendOnlyModel):
    """Somebody was reminded of a report, once for each cause, step and channel."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    notice = models.CharField("vì", max_length=10, choices=Notice)
    channel = models.CharField("bằng", max_length=10, choices=Channel)
    steps_taken = models.PositiveIntegerField("số bước lúc ấy", default=0)
    address = models.CharField("địa chỉ", max_length=254, blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        ordering = ["submission_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(notice__in=Notice.values), name="collection_reminder_notice_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="collection_reminder_channel_known"),
            models.UniqueConstraint(
                fields=["submission", "user", "notice", "channel", "steps_taken"], name="collection_reminder_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission} → {self.user}: {self.get_notice_display()}"
