"""What a measure takes over from what was told before: a part from its whole, a sum from what it goes on with."""

import re

from giaoban.core import patterns
from giaoban.core.reading import nouns
from giaoban.core.reading.report import Role
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Walk

WITH = patterns.compile(r"[\s,)]*với\s", re.IGNORECASE)
_WHOLE = patterns.compile(r"[\s,;(]*(?:trong đó|gồm|bao gồm|chia ra)(?!\w)", re.IGNORECASE)
SUMS_UP = patterns.Hinted(r"(?<!\w)(?:lũy kế|luỹ kế|tính chung|cộng dồn|tính từ đầu năm)(?!\w)", re.IGNORECASE)
_WORTH = patterns.compile(r"(?:tổng )?(?:trị giá|giá trị)", re.IGNORECASE)


def summed_up(walk: Walk, slot: Slot) -> str:
    """The measure that a sum over a longer time goes on with: "… 26 vụ phá rừng. Lũy kế 10 tháng là **244 vụ**"."""
    if not SUMS_UP.search_hinted(slot.lead, slot.hints):
        return ""
    alike = (f for f in walk.figures[:-7:-1] if f.role is Role.ACTUAL and same_thing(f.unit, slot.number.unit))
    last = next(alike, None)
    return last.measure if last else ""


def same_thing(first: str, second: str) -> bool:
    """Whether two units count the same: "lượt" and "lượt khách"."""
    return bool(first) and bool(second) and first.split()[0] == second.split()[0]


def of_whole(walk: Walk, slot: Slot, before: str) -> str:
    """A part that says only what sets it apart: "diện tích chuyển đổi 2.860 ha, trong đó **xoài** 1.240 ha"."""
    if _WHOLE.match(slot.lead):
        last = walk.figures[-1].unit if walk.figures else ""
        divided = walk.figures[walk.actual].unit if walk.actual is not None else last
        alike = any(same_amount(unit, slot.number.unit) for unit in (last, divided))
        walk.whole = (walk.measure, slot.number.unit if alike else "")
    measure, unit = walk.whole
    named = not nouns.has_head(before) and not nouns.is_act(before) and len(before.split()) <= 3
    again = before.split(" ")[0].lower() in measure.lower().split()
    if measure and unit and same_amount(unit, slot.number.unit) and named and not again:
        return f"{short(measure, max(4, 2 * len(before.split())))} {before}"
    return before


def same_amount(unit: str, short: str) -> bool:
    """Whether an amount is in a unit told before, of which it may leave out what is measured: "tỷ" of "tỷ USD".

    >>> same_amount("tỷ USD", "tỷ"), same_amount("tỷ", "tỷ đồng"), same_amount("tấn", "tỷ")
    (True, True, False)
    """
    if not unit or not short:
        return False
    first, second = (each.partition(" ") for each in (unit, short))
    money = all(each[2] in ("", "USD", "đồng", "đô") for each in (first, second))
    scales = all(each[0] in ("triệu", "tỷ", "tỉ") for each in (first, second))
    return unit == short or (scales and money and (not first[2] or not second[2] or first[2] == second[2]))


def within(walk: Walk, slot: Slot, measure: str) -> str:
    """A measure of what was just counted: "31 cơ sở đồ mộc **với 248 lao động**" is "lao động cơ sở đồ mộc"."""
    vague = nouns.is_vague(measure)
    if walk.measure and _WORTH.fullmatch(measure) and slot.lead.lstrip().startswith(","):
        return f"{walk.measure} {measure}"
    joined = WITH.match(slot.lead) is not None
    if not walk.measure or not (joined or (vague and slot.lead.lstrip().startswith(","))):
        return measure
    counted = walk.counted and len(measure.split()) <= 3 and not nouns.has_head(measure)
    if counted or (vague and (joined or walk.counted)):
        return f"{measure} {walk.measure}" if vague else f"{measure} {short(walk.measure, 2 * len(measure.split()))}"
    return measure


def short(measure: str, words: int) -> str:
    """As much of a measure as tells of which thing another was counted.

    >>> short("tổng dư nợ cho vay hộ nghèo", 2)
    'dư nợ'
    """
    return " ".join(_TOTAL.sub("", measure).split()[: max(2, words)])


_TOTAL = patterns.compile(r"^(?:tổng số|tổng|số)\s(?=\S+\s\S)", re.IGNORECASE)
