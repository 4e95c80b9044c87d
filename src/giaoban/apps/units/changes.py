"""Renames and moves: what changes about a unit whose boundary stays, so that it goes on being the same unit."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from giaoban.apps.journal.models import AppendOnlyModel, AppendOnlyQuerySet


class ChangeKind(models.TextChoices):
    """What a row says about the unit from its day on."""

    START = "start", "khi thành lập"
    RENAME = "rename", "đổi tên"
    MOVE = "move", "chuyển trực thuộc"
    WITHDRAWAL = "withdrawal", "rút lại"


class ChangeQuerySet(AppendOnlyQuerySet):
    """Changes by what holds and by day."""

    def in_force(self) -> "ChangeQuerySet":
        """Changes that nobody took back."""
        return self.filter(withdraws__isnull=True, withdrawn_by__isnull=True)

    def until(self, day: date) -> "ChangeQuerySet":
        """Changes that had come into force by `day`, in their order."""
        return self.filter(Q(on__isnull=True) | Q(on__lte=day)).order_by(F("on").asc(nulls_first=True), "pk")


class Change(AppendOnlyModel):
    """From `on` the unit has this name and kind, or stands under this parent.

    The first change of a unit is preceded by a row of kind start, without a day, that holds what the unit began with.
    A wrong change is taken back by a row that withdraws it.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="changes")
    kind = models.CharField("sự kiện", max_length=10, choices=ChangeKind)
    on = models.DateField("có hiệu lực từ", null=True, blank=True)
    name = models.CharField("tên", max_length=120, blank=True, default="")
    unit_kind = models.CharField("loại", max_length=20, blank=True, default="")
    parent = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="arrivals")
    decree = models.CharField("văn bản", max_length=120, blank=True, default="")
    source = models.CharField("nguồn", max_length=200, blank=True, default="")
    reason = models.TextField("lý do", blank=True, default="")
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="withdrawn_by")
    booked_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["unit_id", "on", "pk"]
        indexes = [models.Index(fields=["unit", "on"], name="units_change_lookup")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="units_change_kind_known"),
            models.CheckConstraint(
                condition=(Q(kind="start", on__isnull=True) & ~Q(name=""))
                | (Q(kind="rename", on__isnull=False, parent__isnull=True) & ~Q(name="") & ~Q(unit_kind=""))
                | Q(kind="move", on__isnull=False, parent__isnull=False, name="", unit_kind="")
                | Q(kind="withdrawal", name="", unit_kind="", parent__isnull=True),
                name="units_change_says_what_its_kind_asks",
            ),
            models.CheckConstraint(
                condition=Q(kind="withdrawal", withdraws__isnull=False)
                | (~Q(kind="withdrawal") & Q(withdraws__isnull=True)),
                name="units_change_withdraws_another",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["rename", "move"]) | ~Q(decree=""), name="units_change_has_a_decree"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("unit")), name="units_change_not_under_itself"
            ),
            models.UniqueConstraint(fields=["unit"], condition=Q(kind="start"), name="units_change_one_start"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_kind_display()}"
