"""What is told by the year over a term: "mỗi năm tạo việc làm cho **1.500 lao động**" in a plan for 2020–2025.

A yearly average, and what its sentence or its "trong đó" goes on with, is of the term, not of the year that ends it.
"""

import re

from giaoban.core import patterns
from giaoban.core.periods import Period, PeriodKind, Relation
from giaoban.core.reading.slots import Slot
from giaoban.core.reading.walk import Line, Walk

_A_YEAR = patterns.Hinted(r"(?<!\w)(?:mỗi|bình quân|trung bình) (?:mỗi |hằng |hàng |một )?năm(?! \d)", re.IGNORECASE)
_ALL_YEARS = patterns.Hinted(r"(?<!\w)(?:(?:hằng|hàng) năm(?! \d)|(?:5|năm) năm(?= (?:\D{0,24})$))", re.IGNORECASE)
_EACH_YEAR = patterns.compile(r"(?:[^\w\n]|\d{1,2}[.)])*(?:bình quân )?(?:mỗi|hằng|hàng) năm(?!\w)", re.IGNORECASE)
_THEREOF = patterns.compile(r"\W*(?:trong đó|cụ thể|riêng)(?!\w)", re.IGNORECASE)
_CARRIED = ("sentence", "passage", "reviewed", "relative")
_TERM_YEARS = 5


def over_years(walk: Walk, line: Line, slot: Slot, period: Period, rule: str) -> Period | None:
    """The years that a yearly figure is over, where `period` governs it; None where it is none."""
    unit = slot.number.unit
    a_year = unit.endswith("/năm") and "đồng" not in unit  # incomes are told by the year: "45 triệu đồng/người/năm"
    if a_year or _A_YEAR.search_hinted(slot.lead, slot.hints):
        return _averaged(period, walk.clock.reviewed)
    if rule in _CARRIED and _ALL_YEARS.search_hinted(slot.lead, slot.hints):
        return _averaged(period, walk.clock.reviewed)
    if rule not in _CARRIED or period.kind is not PeriodKind.YEAR or not walk.figures:
        return None
    before = walk.figures[-1].period
    goes_on = _EACH_YEAR.match(walk.text, line.start) or _THEREOF.match(walk.text, line.start)
    if goes_on and before is not None and before == _averaged(period, walk.clock.reviewed) != period:
        return before
    return None


def until_year(walk: Walk, line: Line, slot: Slot) -> Period | None:
    """The year that a yearly aim goes on to in its sentence: "mỗi năm giảm **5%** hộ nghèo, đến năm 2025 có 3 xã"."""
    if not _A_YEAR.search_hinted(slot.lead, slot.hints):
        return None
    later = (m for m in line.mentions if m.start > slot.number.end and m.relation is Relation.DEADLINE and m.year)
    mention = next(later, None)
    return None if mention is None else walk.clock.resolve(mention)


def _averaged(period: Period, reviewed: Period | None) -> Period:
    """The years that a yearly average of a term is over: from its beginning to the year named.

    "Năm 2017, vốn đầu tư tăng trung bình hàng năm **15,2%**" in a report on 2008–2018 is of 2008–2017; a target of 2030
    in one on 2020–2025 is of the next term.
    """
    if reviewed is None or reviewed.days <= 366 or period.kind is not PeriodKind.YEAR:
        return period
    if reviewed.start.year < period.end.year <= reviewed.end.year:
        return Period.term(reviewed.start.year, period.end.year)
    if period.end.year - reviewed.end.year == _TERM_YEARS:
        return Period.term(reviewed.end.year, period.end.year)
    return period
