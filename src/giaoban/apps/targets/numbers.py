"""Numbers in the database: kept with the digits that were written, printed as a Vietnamese office writes them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models

DIGITS = 15  # what SQLite keeps exactly
PLACES = 9


class ValueField(models.DecimalField):
    """A column that keeps a value as it was written."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_digits": 30, "decimal_places": PLACES, **options})


class DecimalsField(models.PositiveSmallIntegerField):
    """How many digits behind the mark were written of the value beside it."""


class WrittenModel(models.Model):
    """A row with a value and how many digits behind the decimal mark were written."""

    value = models.DecimalField("giá trị", max_digits=30, decimal_places=PLACES)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân như đã viết", default=0)

    class Meta:
        abstract = True

    @property
    def exact(self) -> Decimal:
        """The value with the digits that were written: 20.50, where the column holds 20.500000000."""
        return as_written(self.value, self.decimals)


def as_written(value: Decimal, decimals: int) -> Decimal:
    """`value` with exactly `decimals` digits behind the mark.

    >>> as_written(Decimal("20.500000000"), 2)
    Decimal('20.50')
    """
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def decimals_of(value: Decimal) -> int:
    """How many digits stand behind the decimal mark.

    >>> decimals_of(Decimal("918.755")), decimals_of(Decimal("1E+3"))
    (3, 0)
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def storable(value: Decimal) -> bool:
    """Whether both databases keep `value` to the last digit.

    >>> storable(Decimal("1856717000000")), storable(Decimal("0.1234567891"))
    (True, False)
    """
    _sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return False
    return decimals_of(value) <= PLACES and len(digits) + max(0, exponent) <= DIGITS


def vietnamese(value: Decimal) -> str:
    """Decimal comma, points between thousands.

    >>> vietnamese(Decimal("1856.717")), vietnamese(Decimal("-12.50"))
    ('1.856,717', '-12,50')
    """
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up to at most `decimals` digits behind the mark, without trailing zeros.

    >>> rounded(Decimal("58.3333"), 1), rounded(Decimal("60.00"), 1)
    (Decimal('58.3'), Decimal('60'))
    """
    short = as_written(value, min(decimals, decimals_of(value)))
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()
