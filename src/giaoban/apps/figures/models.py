"""Figures as read, decisions about them, and the ledger. Rows are written once; a change is another row."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.documents.models import Span
from giaoban.apps.documents.periods import PeriodModel
from giaoban.apps.figures.querysets import BookedQuerySet, DecisionQuerySet, EntryQuerySet, FigureQuerySet
from giaoban.apps.figures.tables import (
    Cell,
    HistoryImport,
    ImportedTarget,
    ImportUndone,
    Layout,
    Workbook,
    WorkbookKind,
)
from giaoban.apps.journal.models import AppendOnlyModel
from giaoban.apps.targets.numbers import WrittenModel

__all__ = [
    "Against",
    "Booked",
    "Bound",
    "Cell",
    "Comparison",
    "Decision",
    "Entry",
    "Figure",
    "HistoryImport",
    "How",
    "ImportUndone",
    "ImportedTarget",
    "Layout",
    "Match",
    "Role",
    "Ruling",
    "Standing",
    "Workbook",
    "WorkbookKind",
]


class Role(models.TextChoices):
    """What a figure says."""

    ACTUAL = "actual", "kết quả"
    TARGET = "target", "chỉ tiêu giao"
    OF_TARGET = "of_target", "% kế hoạch"
    OF_PREVIOUS = "of_previous", "% kỳ trước"
    GROWTH = "growth", "tăng, giảm"
    RANK = "rank", "thứ hạng"


class Bound(models.TextChoices):
    """What the words beside the number do to it."""

    OVER = "over", "hơn"
    UNDER = "under", "gần"
    ABOUT = "about", "khoảng"
    AT_LEAST = "at_least", "trở lên"
    AT_MOST = "at_most", "không quá"


class Figure(AppendOnlyModel, Span, WrittenModel, PeriodModel):
    """A number as the reader took it from a document: `document.text[start:end] == text`, always."""

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="figures")
    position = models.PositiveIntegerField("thứ tự", help_text="Counted from 1 in text order")
    text = models.CharField("nguyên văn", max_length=200)
    role = models.CharField("vai trò", max_length=12, choices=Role)
    unit = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    bound = models.CharField("mức độ", max_length=10, choices=Bound, blank=True, default="")
    measure = models.CharField("nội dung đo", max_length=500)
    base = models.CharField("so với", max_length=300, blank=True, default="")
    of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="compared_by")
    sentence = models.TextField("câu chứa số", blank=True, default="", help_text="An exact substring of the text")
    place = models.CharField("vị trí", max_length=120, blank=True, default="", help_text="Page, row, cell or line")
    rules = models.JSONField("quy tắc", default=list)
    doubt = models.CharField("điều cần xem lại", max_length=300, blank=True, default="")

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "position"]
        constraints = [
            *PeriodModel.Meta.constraints,
            *Span.Meta.constraints,
            models.UniqueConstraint(fields=["document", "position"], name="figures_figure_position_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="figures_figure_role_known"),
            models.CheckConstraint(
                condition=Q(bound="") | Q(bound__in=Bound.values), name="figures_figure_bound_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="figures_figure_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.measure})"


class How(models.TextChoices):
    """How a figure came to its indicator."""

    CATALOGUE = "catalogue", "tên trong danh mục"
    CONFIRMED = "confirmed", "tên đã được xác nhận"
    SIMILAR = "similar", "tên gần giống"


class Match(AppendOnlyModel):
    """A figure speaks of an indicator, by its words. The latest match counts, unless a decision names another."""

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="matches")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="matches")
    how = models.CharField("cách khớp", max_length=10, choices=How)
    score = models.PositiveSmallIntegerField("điểm", default=100)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["figure_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(how__in=How.values), name="figures_match_how_known"),
            models.CheckConstraint(condition=Q(score__lte=100), name="figures_match_score_in_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.figure} → {self.indicator}"


class Ruling(models.TextChoices):
    """What a person decided about a figure."""

    CONFIRMED = "confirmed", "đã xác nhận"
    CORRECTED = "corrected", "đã sửa"
    REJECTED = "rejected", "đã bỏ"
    UNDONE = "undone", "đã hoàn tác"


class Decision(AppendOnlyModel, PeriodModel):
    """Somebody confirmed, corrected or rejected a figure, or took the last such decision back.

    The latest decision counts. A correction holds only what differs from the figure; an empty column leaves it as read.
    """

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="decisions")
    ruling = models.CharField("quyết định", max_length=10, choices=Ruling)
    reason = models.TextField("lý do", blank=True, default="")
    value = models.DecimalField("giá trị mới", max_digits=30, decimal_places=9, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField("đơn vị tính mới", max_length=60, blank=True, default="")
    role = models.CharField("vai trò mới", max_length=12, choices=Role, blank=True, default="")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, null=True, blank=True, related_name="+")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["figure_id", "pk"]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(condition=Q(ruling__in=Ruling.values), name="figures_decision_ruling_known"),
            models.CheckConstraint(
                condition=~Q(ruling__in=["corrected", "rejected"]) | ~Q(reason=""), name="figures_decision_says_why"
            ),
            models.CheckConstraint(
                condition=Q(ruling="undone", undoes__isnull=False) | ~Q(ruling="undone") & Q(undoes__isnull=True),
                name="figures_decision_undoes_one",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) & Q(decimals__isnull=True)
                | Q(value__isnull=False, decimals__isnull=False),
                name="figures_decision_value_with_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure}: {self.get_ruling_display()}"


class Standing(models.TextChoices):
    """How firm a result is, from the softest to the firmest; of several for one period the firmest counts."""

    ESTIMATE = "estimate", "ước"
    PRELIMINARY = "preliminary", "sơ bộ"
    OFFICIAL = "official", "chính thức"


class Booked(AppendOnlyModel, WrittenModel, PeriodModel):
    """What the ledger holds of a figure. It is never edited: a correction is another row that names it."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="%(class)s_rows")
    indicator = models.ForeignKey("targets.Indicator", models.PROTECT, related_name="%(class)s_rows")
    measured_in = models.CharField("đơn vị tính", max_length=60, blank=True, default="")
    bound = models.CharField("mức độ", max_length=10, choices=Bound, blank=True, default="")
    figure = models.ForeignKey(Figure, models.PROTECT, related_name="%(class)s_rows")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    withdrawn = models.TextField("lý do hủy", blank=True, default="")
    reason = models.TextField("lý do", blank=True, default="")
    booked_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = BookedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["indicator_id", "period_from", "pk"]
        indexes = [models.Index(fields=["unit", "indicator", "period_to"], name="%(app_label)s_%(class)s_lookup")]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(period=""), name="%(app_label)s_%(class)s_has_period"),
            models.CheckConstraint(
                condition=Q(withdrawn="") | Q(corrects__isnull=False), name="%(app_label)s_%(class)s_withdraws_another"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
                name="%(app_label)s_%(class)s_corrects_another",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason="") | ~Q(withdrawn=""),
                name="%(app_label)s_%(class)s_says_why",
            ),
            models.UniqueConstraint(
                fields=["figure"], condition=Q(corrects__isnull=True), name="%(app_label)s_%(class)s_booked_once"
            ),
        ]


class Entry(Booked):
    """A result as booked: what the indicator came to at the unit in the period.

    Its source is a figure of a document or a cell of a table, never both and never neither.
    """

    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="%(class)s_rows")
    cell = models.ForeignKey("figures.Cell", models.PROTECT, null=True, blank=True, related_name="%(class)s_rows")
    standing = models.CharField("tính chất", max_length=11, choices=Standing, default=Standing.PRELIMINARY)

    objects = EntryQuerySet.as_manager()

    class Meta(Booked.Meta):
        abstract = False
        verbose_name_plural = "entries"
        constraints = [
            *Booked.Meta.constraints,
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="figures_entry_standing_known"),
            models.CheckConstraint(
                condition=Q(figure__isnull=False, cell__isnull=True) | Q(figure__isnull=True, cell__isnull=False),
                name="figures_entry_knows_its_source",
            ),
            models.UniqueConstraint(
                fields=["cell"], condition=Q(corrects__isnull=True), name="figures_entry_cell_booked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.value.normalize():f} {self.measured_in}"

    @property
    def firmness(self) -> int:
        """0 for an estimate, 1 for a preliminary, 2 for an official result."""
        return Standing.values.index(self.standing)

    @property
    def source_day(self) -> date:
        """The day that the source speaks for: a document's period end or its date, a table's day of booking."""
        if self.figure is None:
            return self.booked_at.date()
        document = self.figure.document
        return document.period_to or document.published or date.min

    @property
    def source_name(self) -> str:
        """What the document or the table is called."""
        if self.figure is not None:
            return str(self.figure.document)
        return str(self.cell.brought_by.workbook) if self.cell is not None else ""

    @property
    def source_place(self) -> str:
        """Where in it the value stands: page, row or cell in words."""
        if self.figure is not None:
            return self.figure.place
        if self.cell is None or not self.cell.row:
            return ""
        sheet = self.cell.brought_by.sheet
        return f"trang tính '{sheet}', ô {self.cell.address}" if sheet else f"ô {self.cell.address}"

    @property
    def source_sentence(self) -> str:
        """The words around the value: the sentence of a document, the heads of row and column of a table."""
        if self.figure is not None:
            return self.figure.sentence or self.figure.text
        return f"{self.cell.words}: {self.cell.text}" if self.cell is not None else ""

    @property
    def source_text(self) -> str:
        """The value as its source writes it."""
        if self.figure is not None:
            return self.figure.text
        return self.cell.text if self.cell is not None else ""


class Against(models.TextChoices):
    """What a stated comparison is against."""

    SUPERIOR = "superior", "kế hoạch cấp trên giao"
    COUNCIL = "council", "kế hoạch HĐND giao"
    OWN = "own", "kế hoạch tự phấn đấu"
    UNSTATED = "unstated", "kế hoạch"
    YEAR_BEFORE = "year_before", "cùng kỳ năm trước"
    PERIOD_BEFORE = "period_before", "kỳ trước"
    OTHER = "other", "mốc khác"


class Comparison(Booked):
    """A percentage, a growth or a rank as a report states it."""

    role = models.CharField("vai trò", max_length=12, choices=Role)
    against = models.CharField("so với", max_length=14, choices=Against, default=Against.OTHER)
    base = models.CharField("nguyên văn so với", max_length=300, blank=True, default="")
    of = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="comparisons_of_it")

    class Meta(Booked.Meta):
        abstract = False
        constraints = [
            *Booked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role__in=["of_target", "of_previous", "growth", "rank"]),
                name="figures_comparison_role_known",
            ),
            models.CheckConstraint(condition=Q(against__in=Against.values), name="figures_comparison_against_known"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.value.normalize():f} {self.measured_in} ({self.against})"
