"""What every indicator came to at every unit by the end of every month, as the ledger now stands.

The truth is in the ledger, whose rows are never edited. A month end is worked out from it: written anew in the very
transaction that books, corrects or withdraws, so that a sum over many units reads one short row for each of them and no
history. It can be thrown away and made again (`rebuilding`), and a command proves that it says what the ledger says.
"""

from decimal import Decimal

from django.db import models
from django.db.models import Q

NUMBERS = ("result", "to_date", "superior", "own")


class MonthEnd(models.Model):
    """The month's result, the result since January and both targets, in the indicator's unit of measure.

    Numbers are whole: 918.755 is 918755 with `scale` 3, so that sums are exact on every database. A number is missing
    where the ledger has none; `unlike` says that it has one that cannot be added: in another unit of measure, or with
    too many digits.
    """

    pk = models.CompositePrimaryKey("month", "unit", "indicator")
    month = models.PositiveIntegerField("tháng", help_text="202504 for April 2025")
    unit = models.ForeignKey("units.Unit", models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    indicator = models.ForeignKey(
        "targets.Indicator", models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    scale = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    result = models.BigIntegerField("thực hiện tháng", null=True)
    to_date = models.BigIntegerField("lũy kế từ đầu năm", null=True)
    superior = models.BigIntegerField("kế hoạch cấp trên giao", null=True)
    own = models.BigIntegerField("kế hoạch tự đặt", null=True)
    estimate = models.BooleanField("ước thực hiện", default=False)
    unlike = models.BooleanField("không cộng được", default=False)

    class Meta:
        ordering = ["month", "unit_id", "indicator_id"]
        constraints = [
            models.CheckConstraint(condition=Q(scale__lte=18), name="rollups_monthend_scale_is_short"),
            models.CheckConstraint(
                condition=Q(unlike=True) | Q(*((f"{name}__isnull", False) for name in NUMBERS), _connector=Q.OR),
                name="rollups_monthend_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.unit}, {self.month}"

    def number(self, name: str) -> Decimal | None:
        """One of the numbers as it is written: 918.755."""
        whole = getattr(self, name)
        return None if whole is None else Decimal(whole).scaleb(-self.scale)


class SinceJanuary(models.Model):
    """A unit that was founded within a year printed its result since January of that year, until the day `until`.

    Such rows are few and change what last year is held against; they are kept so that nobody has to look through a
    unit's entries for them.
    """

    unit = models.ForeignKey("units.Unit", models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    indicator = models.ForeignKey(
        "targets.Indicator", models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    until = models.DateField("đến hết ngày")

    class Meta:
        verbose_name_plural = "results since January"
        ordering = ["unit_id", "indicator_id", "until"]
        constraints = [models.UniqueConstraint(fields=["unit", "indicator", "until"], name="rollups_sincejanuary_once")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.unit}, {self.until}"
