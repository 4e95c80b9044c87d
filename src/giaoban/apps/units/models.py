"""Administrative units. A unit is dated, never deleted; a reorganisation is a row from the old unit to the new."""

from django.db import models
from django.db.models import F, Q

from giaoban.apps.units.querysets import UnitQuerySet


class Unit(models.Model):
    """A province, district or commune while it existed. Codes were reused: generation and code are the key."""

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
        """province, district or commune, as the length of the code says."""
        return {2: "province", 3: "district"}.get(len(self.code), "commune")

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


class SuccessionKind(models.TextChoices):
    """What became of the old unit."""

    MERGE = "merge", "nhập toàn bộ"
    SPLIT = "split", "chia tách"
    CONTINUE = "continue", "giữ nguyên"


class Succession(models.Model):
    """An old unit went, whole or in part, into a new one."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="origins")
    on = models.DateField("có hiệu lực từ")
    kind = models.CharField("hình thức", max_length=10, choices=SuccessionKind)
    decree = models.CharField("văn bản", max_length=120, blank=True, default="")
    principal = models.BooleanField("đơn vị kế thừa chính", default=False)
    unsure = models.BooleanField("hai nguồn khác nhau", default=False)

    class Meta:
        ordering = ["on", "old_id", "new_id"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "on"], name="units_succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="units_succession_two_units"),
            models.CheckConstraint(condition=Q(kind__in=SuccessionKind.values), name="units_succession_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new} ({self.on:%d/%m/%Y})"
