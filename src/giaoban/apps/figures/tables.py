"""Tables that entries come from: spreadsheets of history brought in, and figures typed in on the screen.

A workbook is kept as received. One bringing-in of a sheet is an import; each value that it books names its cell. An
import is taken back by another row; nothing here is ever edited.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from giaoban.apps.journal.models import AppendOnlyModel


class WorkbookKind(models.TextChoices):
    """How a table came in."""

    SPREADSHEET = "spreadsheet", "bảng tính"
    FORM = "form", "biểu nhập"


class Workbook(AppendOnlyModel):
    """A spreadsheet as received, or the form that somebody filled in on the screen."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="workbooks")
    kind = models.CharField("loại", max_length=11, choices=WorkbookKind, default=WorkbookKind.SPREADSHEET)
    name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("mã băm", max_length=64, blank=True, default="")
    size = models.PositiveBigIntegerField("số byte", default=0)
    file = models.FileField("tệp", upload_to="workbooks/%Y", max_length=200, blank=True)
    received_at = models.DateTimeField("nhận lúc", auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=WorkbookKind.values), name="figures_workbook_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="form", sha256="") | Q(kind="spreadsheet") & ~Q(sha256=""),
                name="figures_workbook_of_a_file_has_hash",
            ),
            models.UniqueConstraint(
                fields=["unit", "sha256"], condition=~Q(sha256=""), name="figures_workbook_once_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HistoryImport(AppendOnlyModel):
    """What was booked of one sheet in one go, under which reading of its columns."""

    workbook = models.ForeignKey(Workbook, models.PROTECT, related_name="imports")
    sheet = models.CharField("trang tính", max_length=120, blank=True, default="")
    layout = models.JSONField("cách hiểu các cột", default=dict)
    counts = models.JSONField("số ô", default=dict, help_text="How many cells were new, the same, changed, left out")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.workbook}, {self.sheet}" if self.sheet else str(self.workbook)


class ImportUndone(AppendOnlyModel):
    """An import was taken back: what it booked is withdrawn, what it changed is as before."""

    undoes = models.OneToOneField(HistoryImport, models.PROTECT, related_name="undone")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "imports undone"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="figures_importundone_says_why")]

    def __str__(self) -> str:
        return f"{self.undoes}: {self.reason}"


class Cell(AppendOnlyModel):
    """One cell that a value was taken from. Rows and columns count from 1; row 0 is a form without a grid."""

    brought_by = models.ForeignKey(HistoryImport, models.PROTECT, related_name="cells")
    row = models.PositiveIntegerField("dòng")
    column = models.PositiveIntegerField("cột")
    text = models.CharField("nguyên văn", max_length=200, help_text="As the sheet shows it")
    words = models.CharField("tên dòng, tên cột", max_length=400, blank=True, default="")

    class Meta:
        ordering = ["brought_by_id", "row", "column"]
        constraints = [
            models.UniqueConstraint(fields=["brought_by", "row", "column"], name="figures_cell_once_an_import"),
            models.CheckConstraint(condition=~Q(text=""), name="figures_cell_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.brought_by}, {self.address}: {self.text}" if self.row else f"{self.brought_by}: {self.text}"

    @property
    def address(self) -> str:
        """The cell's name on its sheet: D14."""
        return cell_address(self.row, self.column)


class ImportedTarget(AppendOnlyModel):
    """A target that an import booked, with the cell of the plan that it was taken from."""

    brought_by = models.ForeignKey(HistoryImport, models.PROTECT, related_name="targets")
    target = models.OneToOneField("targets.Target", models.PROTECT, related_name="imported")
    row = models.PositiveIntegerField("dòng")
    column = models.PositiveIntegerField("cột")
    text = models.CharField("nguyên văn", max_length=200, help_text="As the sheet shows it")

    class Meta:
        ordering = ["brought_by_id", "row", "column"]
        constraints = [
            models.UniqueConstraint(fields=["brought_by", "row", "column"], name="figures_importedtarget_once"),
            models.CheckConstraint(
                condition=Q(row__gte=1, column__gte=1) & ~Q(text=""), name="figures_importedtarget_has_cell"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brought_by}, {self.address}: {self.text}"

    @property
    def address(self) -> str:
        """The cell's name on its sheet: D14."""
        return cell_address(self.row, self.column)


class Layout(AppendOnlyModel):
    """How an office reads a sheet of this shape. The latest of a shape counts."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="layouts")
    shape = models.CharField("hình dạng đầu bảng", max_length=64, help_text="SHA-256 of the headings")
    columns = models.JSONField("cách hiểu các cột", default=dict)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "shape"], name="figures_layout_lookup")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.shape[:8]}"


def cell_address(row: int, column: int) -> str:
    """The name of a cell, rows and columns from 1.

    >>> cell_address(14, 4), cell_address(1, 28)
    ('D14', 'AB1')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
