"""Neighbouring numbers that belong together: fractions, ranges, and amounts written in two units."""

import re
from decimal import Decimal
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.draft import Draft
from giaoban.core.quantities.hedges import Hedge
from giaoban.core.quantities.quantity import Kind, Quantity, Side
from giaoban.core.quantities.units import unit_of

_DASH = patterns.compile(r"[ \u00a0]{0,2}[-–—÷][ \u00a0]{0,2}")
_TO = patterns.compile(r"\s+(đến|tới)\s+", re.IGNORECASE)
_AND = patterns.compile(r"\s+(và)\s+", re.IGNORECASE)
_RANKS = frozenset(["xếp", "đứng", "hạng"])
_SLASH = patterns.compile(r"[ ]?/[ ]?")
# "302 **trong** 318 tổ", of several only: "1 trong 5 xã điểm" says which commune it is.
_OUT_OF = patterns.compile(r"\s(?:trong|trên)(?: tổng)?(?: số)?\s")
_LONGEST_GAP = 14
_MAP_SCALE = 200
_OPENINGS = frozenset(["từ", "giữa", "khoảng", "chừng"])
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
                _span(text, previous, draft, len(kept))
        kept.append(draft)
    return [draft.finished(text) for draft in kept]


def _merge(first: Draft, second: Draft, gap: str) -> bool:
    """Make one amount, 143.034 tỷ đồng, of "143 tỷ" and "034 triệu đồng"."""
    joined = not gap.strip() or (_AND.fullmatch(gap) and first.unit)
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
    if not power or not 0 <= second.value < 10**power:
        return False
    first.value = Decimal(f"{first.value:f}.{second.value:0>{power}f}")
    first.decimals = power
    first.unit, first.end, first.number_end = large.name, second.end, second.number_end
    return True


def _divide(first: Draft, second: Draft, gap: str, index: int) -> bool:
    """Pair the sides of "103/261 đảng viên", in the whole's unit, of a rank "12/166", of a map's scale "1/2000"."""
    ranked = first.kind in (Kind.RANK, Kind.ORDINAL) or bool(first.words and first.words[-1] in _RANKS)
    if first.side is not None or not (_SLASH.fullmatch(gap) or _is_out_of(first, second, gap)):
        return False
    if not ranked and first.kind not in _MEASURED:
        return False
    if first.unit and second.unit and unit_of(first.unit).dimension not in ("", unit_of(second.unit).dimension):
        return False  # "5 vụ/7 đối tượng"
    first.partner, first.side = index, Side.PART
    second.partner, second.side, second.hedge = index - 1, Side.WHOLE, None
    if ranked:
        first.kind = second.kind = Kind.RANK
    elif first.value == 1 and second.value >= _MAP_SCALE:
        first.kind = second.kind = Kind.CODE
        second.unit, second.end = "", second.number_end
    else:
        first.unit = first.unit or second.unit
        first.kind = second.kind
    return True


def _is_out_of(first: Draft, second: Draft, gap: str) -> bool:
    bare = first.kind is Kind.BARE and not first.unit and second.kind is Kind.QUANTITY
    return bare and 1 < first.value <= second.value and _OUT_OF.fullmatch(gap) is not None


def _span(text: str, first: Draft, second: Draft, index: int) -> bool:
    """Pair the ends of "10 - 11%" and "từ 5 đến 6%", in the second's unit where the first has none."""
    gap = text[first.end : second.start]
    opening = first.words[-1] if first.words else ""
    to = _TO.fullmatch(gap) or (_AND.fullmatch(gap) if opening == "giữa" else None)
    if not to and not _DASH.fullmatch(gap):
        return False
    if not to and first.kind in (Kind.DOCUMENT_NUMBER, Kind.ADDRESS) and second.kind is Kind.BARE:
        first.kind = second.kind = Kind.ADDRESS  # "số 45-47"
        return True
    if first.kind is Kind.DOCUMENT_NUMBER and second.unit.startswith("%") and first.words[-1:] == ["hoạch"]:
        first.kind = Kind.BARE  # "kế hoạch 10 - 10,5%"
    if not _spans(first, second) or (to and first.unit and opening not in _OPENINGS):
        return False
    first.partner, first.side, first.bound = index, Side.LOW, Bound.AT_LEAST
    second.partner, second.side, second.bound = index - 1, Side.HIGH, Bound.AT_MOST
    first.unit, first.kind = first.unit or second.unit, second.kind
    first.hedge = second.hedge = None
    if opening == "từ":
        before = text[max(0, first.start - 4) : first.start]
        at = first.start - len(before) + len(before.rstrip())
        first.hedge = Hedge(Bound.AT_LEAST, at - 2, at)
    if to:
        second.hedge = Hedge(Bound.AT_MOST, first.end + to.start(1), first.end + to.end(1))
    return True


def _spans(first: Draft, second: Draft) -> bool:
    """Whether two numbers can be the ends of one range."""
    if first.kind not in (*_MEASURED, Kind.DURATION) or second.kind not in (*_MEASURED, Kind.DURATION):
        return False
    if first.side is not None or second.side is not None:
        return False
    if not first.unit or first.unit == second.unit:
        return first.value <= second.value
    return unit_of(first.unit).dimension == unit_of(second.unit).dimension


def _thing(unit: str) -> str:
    return " ".join(word for word in unit.split(" ") if unit_of(word).dimension)


def _power_of_ten(ratio: Fraction) -> int:
    """n where the ratio is 10 to the n, n above 0; else 0."""
    if ratio.denominator != 1 or ratio <= 1:
        return 0
    digits = str(ratio.numerator)
    return len(digits) - 1 if digits == "1" + "0" * (len(digits) - 1) else 0
