"""What a target asks for, apart from whom it asks: a comparator with its number or two, and the base of a change."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.written import decimals_of


class Comparator(StrEnum):
    """How a result is held against the number of its target."""

    EQUAL = "equal"  # the bare number: reached from the good side
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    BETWEEN = "between"
    REDUCE_BY = "reduce_by"  # by points of a rate, by an amount of all else
    REDUCE_PERCENT = "reduce_percent"
    RAISE_BY = "raise_by"
    RAISE_PERCENT = "raise_percent"


CHANGES = frozenset({Comparator.REDUCE_BY, Comparator.REDUCE_PERCENT, Comparator.RAISE_BY, Comparator.RAISE_PERCENT})
IN_PERCENT = frozenset({Comparator.REDUCE_PERCENT, Comparator.RAISE_PERCENT})
_BEFORE = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥ ",
    Comparator.AT_MOST: "≤ ",
    Comparator.OVER: "> ",
    Comparator.UNDER: "< ",
    Comparator.ABOUT: "khoảng ",
    Comparator.BETWEEN: "",
    Comparator.REDUCE_BY: "giảm ",
    Comparator.REDUCE_PERCENT: "giảm ",
    Comparator.RAISE_BY: "tăng ",
    Comparator.RAISE_PERCENT: "tăng ",
}


class AimError(ValueError):
    """A target that asks for nothing; the message is for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked for. `to` is the upper number of two, `base` the value from which a change counts.

    >>> Aim(Comparator.BETWEEN, Decimal(5500), Decimal(5400))
    Traceback (most recent call last):
        ...
    giaoban.core.reckoning.aims.AimError: Khoảng từ 5.500 đến 5.400 không có số nào: ghi số nhỏ trước, số lớn sau
    """

    comparator: Comparator
    value: Decimal
    to: Decimal | None = None
    base: Decimal | None = None
    unit: str = ""
    base_named: str = ""

    def __post_init__(self) -> None:
        if self.comparator is Comparator.BETWEEN and self.to is None:
            raise AimError("Khoảng phải có hai đầu: ghi cả số thấp và số cao")
        if self.to is not None and self.comparator is not Comparator.BETWEEN and self.comparator not in CHANGES:
            raise AimError("Chỉ khoảng hoặc mức tăng, giảm mới có hai số")
        if self.to is not None and self.to < self.value:
            raise AimError(
                f"Khoảng từ {amount(self.value)} đến {amount(self.to)} không có số nào: ghi số nhỏ trước, số lớn sau"
            )
        if self.comparator in CHANGES and self.value < 0:
            raise AimError(f"Mức tăng, giảm ghi bằng số dương, không ghi {amount(self.value)}")

    @property
    def written(self) -> str:
        """As an office writes it, without the base.

        >>> Aim(Comparator.REDUCE_BY, Decimal(1), Decimal("1.5"), unit="%").written
        'giảm 1–1,5 điểm %'
        >>> Aim(Comparator.AT_LEAST, Decimal("95.50"), unit="%").written
        '≥ 95,50 %'
        """
        numbers = amount(self.value) + (f"–{amount(self.to)}" if self.to is not None else "")
        unit = self.unit_asked
        return f"{_BEFORE[self.comparator]}{numbers}{f' {unit}' if unit else ''}"

    @property
    def number(self) -> str:
        """As `written`, without the unit where the head of a column can name it: changes keep theirs."""
        if self.comparator in CHANGES:
            return self.written
        return self.written.removesuffix(f" {self.unit}") if self.unit else self.written

    @property
    def unit_asked(self) -> str:
        """The unit of the number: of a change in percent "%", of a change of a rate by points "điểm %"."""
        if self.comparator in IN_PERCENT:
            return "%"
        return "điểm %" if self.comparator in CHANGES and self.unit == "%" else self.unit


def amount(value: Decimal | Fraction, unit: str = "") -> str:
    """A number with its unit; a fraction with as many decimals as it needs, at most six.

    >>> amount(Decimal("1856.70"), "tỷ đồng"), amount(Fraction(1, 3))
    ('1.856,70 tỷ đồng', '0,333333')
    """
    if isinstance(value, Decimal):
        decimals = decimals_of(value)
    else:
        decimals = next((places for places in range(6) if (value * 10**places).denominator == 1), 6)
    return print_number(value, decimals) + (f" {unit}" if unit else "")
