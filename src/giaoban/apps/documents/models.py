"""A document as received, and what was read from it apart from its figures.

Spans index `Document.text`, which is the text as extracted (NFC) and is never rewritten.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.documents.periods import PeriodModel


class Intake(models.Model):
    """One batch of files that somebody brought in, and what became of each."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="intakes")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="intakes")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Đợt nhận {self.at:%d/%m/%Y %H:%M}"


class Outcome(models.TextChoices):
    """What became of one file of a batch."""

    ACCEPTED = "accepted", "đã nhận"
    UNCHANGED = "unchanged", "đã có từ trước"
    REFUSED = "refused", "không nhận"


class DocumentQuerySet(models.QuerySet):
    """Documents, and holding them still."""

    def hold(self, *ids: int) -> None:
        """Keep other writers of these documents waiting until the transaction ends. SQLite has one writer anyway."""
        list(self.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True).values_list("pk"))


class Document(PeriodModel):
    """A file with its text. Its period columns are the period that it reviews."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="documents")
    name = models.CharField("tên tệp", max_length=255)
    title = models.CharField("trích yếu", max_length=500, blank=True, default="")
    kind = models.CharField("loại văn bản", max_length=40, blank=True, default="")
    media = models.CharField("định dạng", max_length=10)
    sha256 = models.CharField("mã băm", max_length=64)
    size = models.PositiveBigIntegerField("số byte")
    file = models.FileField("tệp", upload_to="documents/%Y", max_length=200)
    text = models.TextField("nội dung")
    places = models.JSONField(
        "vị trí trong tệp", default=list, help_text="[offset, page, row or cell in words], in order"
    )
    place = models.CharField("địa phương nêu trong văn bản", max_length=160, blank=True, default="")
    published = models.DateField("ngày ban hành", null=True, blank=True)
    received_at = models.DateTimeField("nhận lúc", auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="documents")

    objects = DocumentQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        ordering = ["-period_to", "name"]
        constraints = [
            *PeriodModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "sha256"], name="documents_document_once_a_unit"),
            models.CheckConstraint(condition=~Q(sha256=""), name="documents_document_has_hash"),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def place_at(self, offset: int) -> str:
        """The page, row, cell or line of the file that `offset` falls in, in words."""
        if not self.places:
            return f"dòng {self.text.count(chr(10), 0, offset) + 1}"
        words = ""
        for start, said in self.places:
            if start > offset:
                break
            words = said
        return words


class IntakeFile(models.Model):
    """One file of a batch: accepted, unchanged, or refused with a sentence."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="files")
    name = models.CharField("tên tệp", max_length=255)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="intake_files")
    message = models.TextField("thông báo", blank=True, default="", help_text="Why it was refused, or a warning")

    class Meta:
        ordering = ["intake_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="documents_intakefile_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome="refused", document__isnull=True) & ~Q(message="")
                | ~Q(outcome="refused") & Q(document__isnull=False),
                name="documents_intakefile_refused_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"


class Span(models.Model):
    """Something that stands at a place of a document's text."""

    start = models.PositiveIntegerField("bắt đầu")
    end = models.PositiveIntegerField("kết thúc")

    class Meta:
        abstract = True
        ordering = ["document_id", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="%(app_label)s_%(class)s_span_is_not_empty")
        ]


class Citation(Span):
    """A legal or party document that the text cites by number."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="citations")
    text = models.TextField("nguyên văn")
    kind = models.CharField("loại", max_length=60)
    number = models.CharField("số, ký hiệu", max_length=60)
    date = models.DateField("ngày", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True, default="")

    class Meta(Span.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class Mentioned(Span):
    """A person whom the text names, with the positions that it gives."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="mentioned")
    name = models.CharField("họ tên", max_length=120)
    positions = models.JSONField("chức vụ", default=list)

    class Meta(Span.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class Assigned(Span):
    """Work that the text sets for a coming period."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="assigned")
    text = models.TextField("nội dung")

    class Meta(Span.Meta):
        pass

    def __str__(self) -> str:
        return self.text
