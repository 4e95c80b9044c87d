"""Administrative units. A unit is dated, never deleted; a reorganisation is a row from the old unit to the new."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from giaoban.apps.units.bodies import Body, BodyKind, Branch
from giaoban.apps.units.changes import Change, ChangeKind
from giaoban.apps.units.querysets import UnitQuerySet
from giaoban.apps.units.reorganisations import Reorganisation, ReorganisationKind
from giaoban.apps.units.shares import Share

__all__ = [
    "Body",
    "BodyKind",
    "Branch",
    "Change",
    "ChangeKind",
    "Origin",
    "Reorganisation",
    "ReorganisationKind",
    "Share",
    "Succession",
    "SuccessionKind",
    "Unit",
]


def level_of(code: str) -> str:
    """province, district or commune, as the length of a unit's code says.

    >>> level_of("31"), level_of("305"), level_of("11383")
    ('province', 'district', 'commune')
    """
    return {2: "province", 3: "district"}.get(len(code), "commune")


class Unit(models.Model):
    """A province, district or commune while its boundary stood. Codes were reused: generation and code are the key.

    `name`, `kind` and `parent` are the latest ones; what they were on an earlier day is asked by that day.
    """

    generation = models.CharField("thế hệ", max_length=4)
    code = models.CharField("mã", max_length=8)
    name = models.CharField("tên", max_length=120)
    kind = models.CharField("loại", max_length=20)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc"
    )
    area_km2 = models.DecimalField("diện tích (km²)", max_digits=10, decimal_places=3, null=True, blank=True)
    valid_from = models.DateField("có từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    annulled = models.BooleanField("không có", default=False, help_text="The event that made it was annulled")
    folded = models.CharField(max_length=260, help_text="Own name, then full name with place, bare, for searching")
    order_key = models.CharField(max_length=400, help_text="Sorts names as the Vietnamese alphabet does")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["order_key", "generation", "code"]
        indexes = [models.Index(fields=["order_key"], name="units_unit_order")]
        constraints = [
            models.UniqueConstraint(fields=["generation", "code"], name="units_unit_key"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="units_unit_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The unit in an address: "2024-305"."""
        return f"{self.generation}-{self.code}"

    @property
    def level(self) -> str:
        """province, district or commune."""
        return level_of(self.code)

    def exists_on(self, day: date) -> bool:
        """Whether the unit stood on `day`."""
        return not self.annulled and (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def ancestors(self) -> list["Unit"]:
        """The units above, nearest first."""
        above: list[Unit] = []
        unit = self.parent
        while unit is not None:
            above.append(unit)
            unit = unit.parent
        return above

    @property
    def full_name(self) -> str:
        """The name with the units above: "Quận Lê Chân, Thành phố Hải Phòng"."""
        return ", ".join([self.name, *(unit.name for unit in self.ancestors())])

    def name_on(self, day: date) -> str:
        """The name that the unit had on `day`: the last rename up to then, else its first name."""
        change = self.changes.in_force().until(day).exclude(name="").last()
        return change.name if change else self.name

    def parent_on(self, day: date) -> "Unit | None":
        """The unit above it on `day`; None for a province."""
        change = self.changes.in_force().until(day).exclude(parent=None).select_related("parent").last()
        return change.parent if change else self.parent

    def ancestors_on(self, day: date) -> list["Unit"]:
        """The units above on `day`, nearest first."""
        above: list[Unit] = []
        unit = self.parent_on(day)
        while unit is not None:
            above.append(unit)
            unit = unit.parent_on(day)
        return above

    def children_as_of(self, day: date) -> UnitQuerySet:
        """The units right below on `day`, each with `name_then` and `kind_then`."""
        return Unit.objects.as_of(day).filter(above_then=self.pk)


class SuccessionKind(models.TextChoices):
    """What became of the old unit."""

    MERGE = "merge", "nhập toàn bộ"
    SPLIT = "split", "chia tách"
    CONTINUE = "continue", "giữ nguyên"


class Origin(models.TextChoices):
    """Who booked it."""

    CATALOGUE = "catalogue", "danh mục"
    OFFICE = "office", "cơ quan ghi"


class StandingSuccessions(models.Manager):
    """Successions that hold: those of an annulled event are left out."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(annulled=False)


class Succession(models.Model):
    """An old unit went, whole or in part, into a new one. Wherever a boundary changes, a new unit begins.

    `objects`, and the managers of a unit, know those alone that hold.
    """

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="origins")
    on = models.DateField("có hiệu lực từ")
    kind = models.CharField("hình thức", max_length=10, choices=SuccessionKind)
    decree = models.CharField("văn bản", max_length=120, blank=True, default="")
    source = models.CharField("nguồn", max_length=200, blank=True, default="")
    origin = models.CharField("ai ghi", max_length=10, choices=Origin, default=Origin.CATALOGUE)
    principal = models.BooleanField("đơn vị kế thừa chính", default=False)
    unsure = models.BooleanField("hai nguồn khác nhau", default=False)
    annulled = models.BooleanField("đã hủy", default=False)

    objects = StandingSuccessions()
    every = models.Manager()  # noqa: DJ012 - the first manager is the one that relations use

    class Meta:
        ordering = ["on", "old_id", "new_id"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "on"], name="units_succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="units_succession_two_units"),
            models.CheckConstraint(condition=Q(kind__in=SuccessionKind.values), name="units_succession_kind_known"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="units_succession_origin_known"),
            models.CheckConstraint(
                condition=~Q(origin="office") | ~Q(decree=""), name="units_succession_of_an_office_has_a_decree"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.on:%d/%m/%Y})"
