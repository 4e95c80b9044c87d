"""Whether the parts of a target make the whole: the quarters of its year, and what lower units were handed of it.

What adds up must come to the whole, over time and over units; what stands at a day must end at the whole and adds up
over units alone; a rate, a growth or a milestone is never added, and the check says why it asks for no sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import amount
from giaoban.core.reckoning.paths import ADDS_UP, parts_words
from giaoban.core.reckoning.statements import Accumulation

NO_SUM = {
    Accumulation.RATE: "Không cộng các đơn vị: mỗi đơn vị có mẫu số riêng, tỷ lệ chung tính lại từ tử số và mẫu số",
    Accumulation.GROWTH: "Không cộng các đơn vị: tốc độ tăng của mỗi đơn vị tính trên số gốc riêng",
    Accumulation.MILESTONE: "Không cộng các đơn vị: mỗi đơn vị hoàn thành mốc của mình",
}


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Whether parts make the whole; None where no sum is asked for.

    `left` is what is not given out, below zero what is given beyond the whole.
    """

    holds: bool | None
    words: str
    left: Fraction | None = None


def over_time(
    whole: Decimal, parts: Mapping[Period, Decimal], period: Period, accumulation: Accumulation, unit: str = ""
) -> SumCheck:
    """The months or quarters of a target beside it.

    >>> quarters = {Period.quarter(2026, q): Decimal(v) for q, v in ((1, 200), (2, 300), (3, 300), (4, 350))}
    >>> over_time(Decimal(1200), quarters, Period.year(2026), Accumulation.FLOW).words
    '4 quý cộng lại 1.150, kế hoạch năm 1.200, còn thiếu 50'
    >>> over_time(Decimal(96), {Period.quarter(2026, 4): Decimal(95)}, Period.year(2026), Accumulation.RATE, "%").words
    'Mốc cuối (quý IV/2026) là 95 %, kế hoạch 96 %: phải bằng nhau'
    """
    if not parts:
        return SumCheck(None, "Chưa chia theo tháng, quý")
    if accumulation in ADDS_UP:
        left = Fraction(whole) - sum((Fraction(value) for value in parts.values()), Fraction(0))
        return SumCheck(not left, parts_words(parts, whole, period, unit), left)
    last = max(parts, key=lambda part: part.end)
    if last.end != period.end:
        return SumCheck(None, f"Chưa có mốc cuối kỳ; mốc sau cùng là {last.label}")
    named = f"Mốc cuối ({last.label}) là {amount(parts[last], unit)}"
    if parts[last] == whole:
        return SumCheck(True, f"{named}, đúng bằng kế hoạch", Fraction(0))
    left = Fraction(whole) - Fraction(parts[last])
    return SumCheck(False, f"{named}, kế hoạch {amount(whole, unit)}: phải bằng nhau", left)


def over_units(
    whole: Decimal,
    handed: Mapping[str, Decimal],
    accumulation: Accumulation,
    unit: str = "",
    *,
    without: tuple[str, ...] = (),
) -> SumCheck:
    """What lower units were handed, beside the whole; `without` names those that were handed nothing.

    >>> handed = {"Phường A": Decimal(60), "Xã B": Decimal(30)}
    >>> over_units(Decimal(100), handed, Accumulation.FLOW, without=("Xã C",)).words
    'Đã giao 2 đơn vị 90, kế hoạch 100, còn 10 chưa giao; chưa giao Xã C'
    >>> over_units(Decimal(96), {"Phường A": Decimal(95)}, Accumulation.RATE).holds is None
    True
    """
    if not handed:
        return SumCheck(None, "Chưa giao cho đơn vị cấp dưới")
    missing = f"; chưa giao {', '.join(without)}" if without else ""
    if accumulation in NO_SUM:
        return SumCheck(None, NO_SUM[accumulation] + missing)
    total = sum((Fraction(value) for value in handed.values()), Fraction(0))
    left = Fraction(whole) - total
    said = f"Đã giao {len(handed)} đơn vị {amount(total, unit)}"
    if not left:
        return SumCheck(True, f"{said}, vừa bằng kế hoạch{missing}", left)
    said += f", kế hoạch {amount(whole, unit)}, "
    said += f"còn {amount(left, unit)} chưa giao" if left > 0 else f"giao vượt {amount(-left, unit)}"
    return SumCheck(False, said + missing, left)
