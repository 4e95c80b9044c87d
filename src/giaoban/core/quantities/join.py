"""Neighbouring numbers that belong together: fractions, ranges, and amounts written in two units."""

import re
from fractions import Fraction

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.draft import Draft
from giaoban.core.quantities.hedges import Hedge
from giaoban.core.quantities.quantity import Kind, Quantity, Side
from giaoban.core.quantities.units import unit_of

_DASH = re.compile(r"\s{0,2}[-–—÷]\s{0,2}")
_TO = re.compile(r"\s+(đến|tới)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(và|-)\s+", re.IGNORECASE)
_SLASH = re.compile(r"[ ]?/[ ]?")
_LONGEST_GAP = 8
_MEASURED = (Kind.QUANTITY, Kind.BARE)


def join(text: str, drafts: list[Draft]) -> list[Quantity]:
    """The quantities of `drafts`, in order, with partners joined; an amount in two units becomes one."""
    kept: list[Draft] = []
    for draft in drafts:
        previous = kept[-1] if kept else None
        if previous is not None and 0 <= draft.start - previous.end <= _LONGEST_GAP:
            gap = text[previous.end : draft.start]
            if _merge(previous, draft, gap):
                continue
            if not _divide(previous, draft, gap, len(kept)):
                _span(previous, draft, gap, len(kept))
        kept.append(draft)
    return [draft.finished(text) for draft in kept]


def _merge(first: Draft, second: Draft, gap: str) -> bool:
    """ "143 tỷ" and "034 triệu đồng" are one amount, 143.034 tỷ đồng."""
    joined = not gap.strip() or (_AND.fullmatch(gap) and first.unit and "-" not in gap)
    if not joined or "\n" in gap or not first.unit or not second.unit or first.decimals or second.decimals:
        return False
    if second.hedge is not None or first.kind is not second.kind:
        return False
    large, small = unit_of(first.unit), unit_of(second.unit)
    if large.dimension == "":
        large = unit_of(f"{first.unit} {_thing(second.unit)}".strip())
    if large.dimension.startswith("count") or large.dimension != small.dimension:
        return False
    if large.scale is None or small.scale is None:
        return False
    power = _power_of_ten(large.scale / small.scale)
    if not power or abs(second.value) >= 10**power:
        return False
    tail = second.value.scaleb(-power)
    first.value = first.value + (tail if first.value >= 0 else -tail)
    first.decimals = power
    first.unit, first.end, first.number_end = large.name, second.end, second.number_end
    return True


def _divide(first: Draft, second: Draft, gap: str, index: int) -> bool:
    """ "103/261 đảng viên": a part and its whole, in the whole's unit; "6/5" behind "ngày" is a date."""
    if "/" not in gap or not _SLASH.fullmatch(gap) or first.kind not in (*_MEASURED, Kind.RANK, Kind.ORDINAL):
        return False
    first.partner, first.side = index, Side.PART
    second.partner, second.side = index - 1, Side.WHOLE
    if first.kind in (Kind.RANK, Kind.ORDINAL):
        first.kind = Kind.RANK
        return True
    second.hedge = None
    if not first.unit:
        first.unit = second.unit
    first.kind = second.kind = Kind.QUANTITY if second.unit else Kind.BARE
    return True


def _span(first: Draft, second: Draft, gap: str, index: int) -> bool:
    """ "10 - 11%", "từ 5 đến 6%": at least and at most, in the second's unit where the first has none."""
    to = _TO.fullmatch(gap) or (_AND.fullmatch(gap) if first.words[-1:] == ["giữa"] else None)
    if not to and not _DASH.fullmatch(gap):
        return False
    if first.kind not in _MEASURED or second.kind not in (*_MEASURED, Kind.DURATION) or second.side is not None:
        return False
    if first.unit and second.unit and unit_of(first.unit).dimension != unit_of(second.unit).dimension:
        return False
    if to and first.words[-1:] not in (["từ"], ["giữa"], ["khoảng"], ["chừng"]) and first.unit:
        return False
    if first.value > second.value and first.unit == second.unit:
        return False
    first.partner, first.side = index, Side.LOW
    second.partner, second.side = index - 1, Side.HIGH
    if not first.unit:
        first.unit = second.unit
    first.kind = second.kind
    first.bound, second.bound = Bound.AT_LEAST, Bound.AT_MOST
    first.hedge = None
    second.hedge = None
    if to:
        second.hedge = Hedge(Bound.AT_MOST, first.end + to.start(1), first.end + to.end(1))
    return True


def _thing(unit: str) -> str:
    return " ".join(word for word in unit.split(" ") if unit_of(word).dimension)


def _power_of_ten(ratio: Fraction) -> int:
    """n where the ratio is 10 to the n, n above 0; else 0."""
    if ratio.denominator != 1 or ratio <= 1:
        return 0
    digits = str(ratio.numerator)
    return len(digits) - 1 if digits == "1" + "0" * (len(digits) - 1) else 0
