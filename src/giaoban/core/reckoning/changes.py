"""The change against an earlier period in the words that fit it.

An amount changes by per cent, a rate by points; what has grown to three times and more is told as a multiple. Over a
base of zero, or one of the other sign, a percentage says nothing: the difference itself is told.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from giaoban.core.quantities.rounding import Rounding, rounded
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.statements import Accumulation
from giaoban.core.reckoning.written import decimals_of

TIMES_FROM = 3
IN_POINTS = frozenset({Accumulation.RATE, Accumulation.GROWTH})


class Measure(StrEnum):
    """What a change is told in."""

    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Change:
    """A change: its `value` in `unit`, and the `words` of it; `times` is the value as a multiple of the base."""

    measure: Measure
    value: Decimal
    unit: str
    words: str


def change(
    result: Decimal, before: Decimal, accumulation: Accumulation, *, unit: str = "", decimals: int = 1
) -> Change:
    """How `result` stands to `before`, both in `unit`.

    >>> change(Decimal("321.5"), Decimal("387.3"), Accumulation.FLOW, unit="tỷ đồng").words
    'giảm 17,0 %'
    >>> change(Decimal("95.4"), Decimal("95.1"), Accumulation.RATE, unit="%").words
    'tăng 0,3 điểm %'
    >>> change(Decimal(1857), Decimal(613), Accumulation.FLOW, unit="tỷ đồng").words
    'gấp 3,0 lần'
    >>> change(Decimal(5), Decimal(0), Accumulation.FLOW, unit="hộ").words
    'tăng 5 hộ (cùng kỳ bằng 0 nên không tính tỷ lệ)'
    >>> change(Decimal(4), Decimal(-2), Accumulation.STOCK, unit="tỷ đồng").words
    'tăng 6 tỷ đồng (hai kỳ trái dấu nên không tính tỷ lệ)'
    """
    difference = result - before
    if accumulation in IN_POINTS:
        measured = "điểm %" if unit == "%" else unit
        return Change(Measure.POINTS, difference, measured, moved(difference, measured))
    if before == 0 or ((result < 0) != (before < 0) and result != 0):
        why = "cùng kỳ bằng 0" if before == 0 else "hai kỳ trái dấu"
        words = moved(difference, unit)
        return Change(
            Measure.AMOUNT, difference, unit, f"{words} ({why} nên không tính tỷ lệ)" if difference else words
        )
    percent = rounded((Fraction(result) - Fraction(before)) * 100 / abs(Fraction(before)), decimals, Rounding.HALF_UP)
    times = Fraction(result) / Fraction(before)
    if before > 0 and times >= TIMES_FROM:
        multiple = rounded(times, decimals, Rounding.HALF_UP)
        return Change(Measure.TIMES, percent, "%", f"gấp {print_number(multiple, decimals)} lần")
    return Change(Measure.PERCENT, percent, "%", moved(percent, "%"))


def moved(difference: Decimal, unit: str) -> str:
    """A difference as a rise, a fall, or none.

    >>> moved(Decimal("-0.30"), "điểm %"), moved(Decimal("0.0"), "%")
    ('giảm 0,30 điểm %', 'bằng cùng kỳ')
    """
    if difference == 0:
        return "bằng cùng kỳ"
    amount = print_number(abs(difference), decimals_of(difference))
    return f"{'tăng' if difference > 0 else 'giảm'} {amount} {unit}".rstrip()
