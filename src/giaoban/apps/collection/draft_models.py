"""What is entered into a form before it is approved: values cell by cell, remarks, evidence, sheets and reports.

Nothing here is edited. A cell that is changed gets another row that names the one that its writer saw, so that the
second of two writers is told what the first one wrote. A form without a regime (`submission` is empty) is one that a
unit fills in of its own accord.
"""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from giaoban.apps.documents.periods import PeriodModel
from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet
from giaoban.apps.targets.numbers import DecimalsField, ValueField, as_written


class Cell(models.TextChoices):
    """Which cell of an indicator's row; the first two are those of `choices.Column`."""

    PERIOD = "period", "thực hiện trong kỳ"
    TO_DATE = "to_date", "lũy kế từ đầu năm"
    NOTE = "note", "ghi chú"


NUMBERS = (Cell.PERIOD, Cell.TO_DATE)


class How(models.TextChoices):
    """Which way a value came into its cell."""

    TYPED = "typed", "gõ trên màn hình"
    PASTED = "pasted", "dán từ bảng tính"
    SHEET = "sheet", "từ tệp Excel"
    REPORT = "report", "từ báo cáo"
    UNDONE = "undone", "hoàn tác"


class EntryForm(AppendOnlyModel, PeriodModel):
    """The form of a unit for a period: that of a report that a regime asks for, or one of the unit's own."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="entry_forms")
    submission = models.OneToOneField(
        "collection.Submission", models.PROTECT, null=True, blank=True, related_name="entry_form"
    )
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(period=""), name="collection_entryform_has_period"),
            models.UniqueConstraint(
                fields=["unit", "period"], condition=Q(submission__isnull=True), name="collection_entryform_own_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.span.label if self.span else ''}"

    @property
    def is_open(self) -> bool:
        """Whether values may be entered."""
        return self.submission is None or self.submission.is_open


class KeptFile(AppendOnlyModel):
    """A file as received, with who brought it."""

    name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("mã băm", max_length=64)
    size = models.PositiveBigIntegerField("số byte")
    file = models.FileField("tệp", upload_to="collection/%Y", max_length=200)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class FilledSheet(KeptFile):
    """An Excel file that somebody sent to fill a form with. Receiving it changes no cell."""

    form = models.ForeignKey(EntryForm, models.PROTECT, related_name="sheets")


class SheetTaken(AppendOnlyModel):
    """What a sheet changed was written into the cells, in one go, under which reading of its columns."""

    sheet = models.ForeignKey(FilledSheet, models.PROTECT, related_name="taken")
    layout = models.JSONField("cách hiểu các cột", default=dict)
    changed = models.PositiveIntegerField("số ô đổi", default=0)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "sheets taken"

    def __str__(self) -> str:
        return f"{self.sheet}: {self.changed}"


class SheetUndone(AppendOnlyModel):
    """What a sheet changed was taken back: its cells are as before, but those that were changed since."""

    undoes = models.OneToOneField(SheetTaken, models.PROTECT, related_name="undone")
    left = models.PositiveIntegerField("số ô để nguyên", default=0)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "sheets undone"

    def __str__(self) -> str:
        return str(self.undoes)


class DroppedReport(KeptFile):
    """A narrative report that somebody dropped on a form, with its text (NFC, never rewritten)."""

    form = models.ForeignKey(EntryForm, models.PROTECT, related_name="reports")
    text = models.TextField("nội dung")


class Proposal(AppendOnlyModel):
    """A number of a dropped report that would fill a cell: `report.text[start:end] == text`, always.

    `value` is in the indicator's unit of measure, as the cell would hold it; `doubt` says why a person should look.
    """

    report = models.ForeignKey(DroppedReport, models.PROTECT, related_name="proposals")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="+")
    column = models.CharField("cột", max_length=10, choices=Cell)
    start = models.PositiveIntegerField("bắt đầu")
    end = models.PositiveIntegerField("kết thúc")
    text = models.CharField("nguyên văn", max_length=200)
    sentence = models.TextField("câu chứa số")
    place = models.CharField("vị trí", max_length=120, blank=True, default="")
    value = ValueField("giá trị")
    decimals = DecimalsField(default=0)
    doubt = models.CharField("điều cần xem lại", max_length=300, blank=True, default="")

    class Meta:
        ordering = ["report_id", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="collection_proposal_span_not_empty"),
            models.CheckConstraint(condition=Q(column__in=NUMBERS), name="collection_proposal_column_known"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.indicator})"

    @property
    def exact(self) -> Decimal:
        """The value with the digits that were written."""
        return as_written(self.value, self.decimals)


class ProposalLeft(AppendOnlyModel):
    """Somebody said that a number of a report does not go into its cell."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="left")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "proposals left"

    def __str__(self) -> str:
        return str(self.proposal)


class DraftQuerySet(AppendOnlyQuerySet):
    """Rows of cells."""

    def current(self) -> "DraftQuerySet":
        """Of each cell the row that no later one replaces."""
        return self.filter(replaced_by__isnull=True)

    def numbers(self) -> "DraftQuerySet":
        """Rows that hold a number."""
        return self.filter(column__in=NUMBERS, value__isnull=False)

    def shown(self) -> "DraftQuerySet":
        """With what a page prints of each."""
        return self.select_related("by", "proposal__report", "indicator").defer("proposal__report__text")


class DraftValue(AppendOnlyModel):
    """What a person left in a cell: the text as typed and the number in it. An empty text empties the cell.

    `key` is the writer's own name of the change: sent again after a lost answer it is known by that, not written twice.
    """

    form = models.ForeignKey(EntryForm, models.PROTECT, related_name="values")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="drafts")
    column = models.CharField("cột", max_length=10, choices=Cell)
    text = models.CharField("nguyên văn", max_length=1000, blank=True, default="")
    value = ValueField("giá trị", null=True, blank=True)
    decimals = DecimalsField(null=True, blank=True)
    how = models.CharField("cách nhập", max_length=10, choices=How, default=How.TYPED)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="drafts")
    taken = models.ForeignKey(SheetTaken, models.PROTECT, null=True, blank=True, related_name="drafts")
    key = models.CharField(max_length=40, blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["form_id", "indicator_id", "column", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(column__in=Cell.values), name="collection_draft_column_known"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="collection_draft_how_known"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, decimals__isnull=True)
                | Q(value__isnull=False, decimals__isnull=False) & ~Q(column="note"),
                name="collection_draft_value_with_digits",
            ),
            models.UniqueConstraint(
                fields=["form", "indicator", "column"],
                condition=Q(replaces__isnull=True),
                name="collection_draft_begins_once",
            ),
            models.UniqueConstraint(fields=["form", "key"], condition=~Q(key=""), name="collection_draft_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.get_column_display()}: {self.text}"

    @property
    def exact(self) -> Decimal | None:
        """The number with the digits that were written, None where the cell holds none."""
        return None if self.value is None or self.decimals is None else as_written(self.value, self.decimals)


class DraftBooked(AppendOnlyModel):
    """A draft's value stands in the ledger as this entry."""

    draft = models.OneToOneField(DraftValue, models.PROTECT, related_name="booked")
    entry = models.ForeignKey("figures.Entry", models.PROTECT, related_name="drafts")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "drafts booked"

    def __str__(self) -> str:
        return str(self.entry)


class CellRemark(AppendOnlyModel):
    """Somebody said something about an indicator of a form, or about the whole form where no indicator is named."""

    form = models.ForeignKey(EntryForm, models.PROTECT, related_name="remarks")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField("nội dung", max_length=1000)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="collection_cellremark_has_text")]

    def __str__(self) -> str:
        return self.text


class Evidence(KeptFile):
    """A file that bears an indicator's numbers out, or the whole form's where no indicator is named."""

    form = models.ForeignKey(EntryForm, models.PROTECT, related_name="evidence")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(KeptFile.Meta):
        abstract = False
        verbose_name_plural = "evidence"


class EvidenceWithdrawn(AppendOnlyModel):
    """A file of evidence was taken off its form; it stays in the store."""

    evidence = models.OneToOneField(Evidence, models.PROTECT, related_name="withdrawn")
    reason = models.CharField("lý do", max_length=300)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence withdrawn"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="collection_evidencewithdrawn_says_why")]

    def __str__(self) -> str:
        return f"{self.evidence}: {self.reason}"
