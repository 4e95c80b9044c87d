"""A number found in a text, with its unit of measure, its hedge and what kind of number it is."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.ranges import Range
from giaoban.core.quantities.rounding import Rounding, range_of
from giaoban.core.quantities.units import unit_of


class Kind(StrEnum):
    """What a number is there for. Only quantities, bare numbers and ranks can say how much was done."""

    QUANTITY = "quantity"  # 30 đảng viên, 918,755 tỷ đồng, 50%
    BARE = "bare"  # a number without a unit that we know
    RANK = "rank"  # xếp thứ 12/166, vị trí thứ nhất
    DATE = "date"  # 28/4/2025, ngày 05 tháng 02 năm 2026, tháng 4
    TIME = "time"  # 14h30, lúc 8 giờ
    YEAR = "year"  # năm 2021, 2020-2025
    DURATION = "duration"  # 6 tháng, 2 năm
    AGE = "age"  # 60 tuổi, 55 năm tuổi Đảng
    ORDINAL = "ordinal"  # lần thứ XI, khóa XV, Điều 5, đợt 2
    DOCUMENT_NUMBER = "document_number"  # 128/NQ-CP, số 57
    ADDRESS = "address"  # phường 13, số 45-47
    CODE = "code"  # A51, HS-CR2, 1.2.3, a telephone number


class Side(StrEnum):
    """Which of two joined numbers this is: of a fraction "103/261", or of a range "10 - 11%"."""

    PART = "part"
    WHOLE = "whole"
    LOW = "low"
    HIGH = "high"


class Quantity(NamedTuple):
    """One number of a text. A tuple rather than a dataclass: a report holds thousands, and a tuple is made faster.

    `text[start:end]` is the number with its unit, `text[number_start:number_end]` the number alone; `after` is where
    the next words begin. `value` is the number as written, without the scale of `unit` (918.755 for "918,755 tỷ đồng").
    `partner` is the index, in the list that `find_quantities` returns, of the other side of a fraction or range.
    `glued` says that the unit's letters touch the digits ("68m"), as they do in names.
    """

    start: int
    end: int
    text: str
    number_start: int
    number_end: int
    value: Decimal
    decimals: int
    unit: str
    kind: Kind
    bound: Bound | None = None
    bound_start: int | None = None
    bound_end: int | None = None
    in_words: bool = False
    partner: int | None = None
    side: Side | None = None
    after: int = 0
    glued: bool = False

    def range(self, rounding: Rounding | None = None, *, limit: bool = False) -> Range:
        """Every value, in the quantity's unit, that it may stand for; a count of people or things is exact.

        `limit` as in `range_of`: the hedge sets a limit, as in a target.

        >>> thirty = Quantity(0, 2, "30", 0, 2, Decimal(30), 0, "đảng viên", Kind.QUANTITY)
        >>> thirty.range().is_point, str(thirty._replace(unit="tỷ đồng").range().high)
        (True, '61/2')
        """
        if rounding is None:
            exact = self.decimals == 0 and self.unit != "" and unit_of(self.unit).counts
            rounding = Rounding.EXACT if exact else Rounding.EITHER
        return range_of(self.value, self.decimals, self.bound, rounding, limit=limit)
