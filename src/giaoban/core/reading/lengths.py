"""Stretches of work that a report looks back on by their length: "sau 10 năm thực hiện Nghị quyết".

The length alone names no period. It becomes one beside a term of that length, the day of the document that is carried
out, the day that the work began, or the moment of writing.
"""

import re
from collections.abc import Sequence
from datetime import date

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, Period, PeriodKind, Relation, Shape
from giaoban.core.periods.days import last_day
from giaoban.core.periods.grammar import COUNT_WORD, number_of
from giaoban.core.reading.moment import LEAD_LENGTH, cites, is_term

_SO_LONG = patterns.compile(
    rf"(?<!\w)(?:sau|qua|trong|nhìn lại|tổng kết|sơ kết|kỷ niệm|chặng đường|hành trình|kết quả|đánh giá)"
    rf" (?:hơn |gần |chặng đường |hành trình )?(?P<count>\d{{1,2}}(?P<half>,5)?|{COUNT_WORD})"
    r" (?P<unit>năm|tháng)(?! (?:đầu|cuối|qua|tới|học|\d{4}))(?=[ ,])"
)
_OPENS_LINE = patterns.compile(
    rf"(?P<count>\d{{1,2}}(?P<half>,5)?|{COUNT_WORD}) (?P<unit>năm)(?! (?:đầu|cuối|qua|tới|học|\d|nay))(?= [^\W\d])"
)
_PAST_YEARS = patterns.compile(
    rf"(?<!\w)(?P<count>\d{{1,2}}(?P<half>,5)?|{COUNT_WORD}) (?P<unit>năm) (?:qua|vừa qua)(?!\w)"
)
_CARRIED_OUT = patterns.compile(r" (?:thực hiện|triển khai|thi hành|thành lập|tái lập|chia tách|đi vào|kể từ)(?!\w)")
_NEAR, _FEWEST_YEARS = 160, 3


def stretches(folded: str, mentions: Sequence[Mention], anchor: Anchor) -> dict[Period, tuple[int, int]]:
    """The stretches of the opening, each with the span of its first words."""
    found: dict[Period, tuple[int, int]] = {}
    for match in _found(folded):
        count = number_of(match["count"].removesuffix(",5"))
        near = [each for each in mentions if match.end() < each.end <= match.end() + _NEAR]
        period = (
            _years(folded, match.end(), count, match["half"] is not None, near, anchor)
            or (_between(count, mentions, anchor) if match["half"] is None else None)
            if match["unit"] == "năm"
            else _months(count, near or mentions, anchor)
        )
        if period is not None:
            found.setdefault(period, match.span())
    return found


def _found(folded: str) -> list[re.Match[str]]:
    """The lengths of the opening, and one that begins a line: "Năm năm giảm nghèo ở huyện Mường Khao"."""
    opens = [_OPENS_LINE.match(folded, at) for at in (0, folded.find("\n") + 1)]
    found = [match for match in opens if match is not None]
    return [*found, *_SO_LONG.finditer(folded, 0, LEAD_LENGTH), *_PAST_YEARS.finditer(folded, 0, LEAD_LENGTH)]


def _between(count: int, mentions: Sequence[Mention], anchor: Anchor) -> Period | None:
    """So many years between two that the text names, the later one just over: "cuối năm 2011 … đến cuối năm 2016"."""
    if count < _FEWEST_YEARS:
        return None
    years: dict[int, Mention] = {}
    for each in mentions:
        if each.first is not None and each.first.unit is PeriodKind.YEAR and each.year and not is_term(each):
            years.setdefault(each.year, each)
    now = anchor.year or max(years, default=0)
    for last in (now, now - 1, now - 2):
        first = years.get(last - count)
        if last in years and first is not None and first.text.lower().startswith(("cuối", "hết")):
            return Period.term(last - count + 1, last)
    for last in (now, now - 1):
        if last in years and last - count + 1 in years:
            return Period.term(last - count + 1, last)
    return None


def _years(folded: str, end: int, count: int, half: bool, near: Sequence[Mention], anchor: Anchor) -> Period | None:
    term = next((each.first for each in near if is_term(each)), None)
    if term is not None and term.year and term.last_year:
        if term.last_year - term.year in (count - 1, count) and not half:
            return Period.term(term.year, term.last_year)
        if half:
            return Period.months(term.year, 1, term.year + count, 6)
        return Period.term(term.year, term.year + count - 1)
    if count < 2:
        return None
    began = next(
        (each.year for each in near if each.year and (cites(folded, each) or each.relation is Relation.SINCE)), None
    )
    if began and (anchor.year is None or began + count - 1 <= anchor.year):
        return Period.term(began, began + count)
    if anchor.year and _CARRIED_OUT.match(folded, end):
        return Period.term(anchor.year - count, anchor.year)
    return None


def _months(count: int, near: Sequence[Mention], anchor: Anchor) -> Period | None:
    if not 1 <= count <= 36:
        return None
    since = next(
        (each for each in near if each.relation is Relation.SINCE and each.first and each.shape is Shape.SPAN), None
    )
    if since is not None and since.first is not None:
        begin = since.first.resolve(anchor)
        if begin is not None:
            return _from(begin.start, count)
    return None


def _from(begin: date, count: int) -> Period:
    """So many months from the month of a day on, whole months."""
    last = begin.month - 1 + count - 1
    year, month = begin.year + last // 12, last % 12 + 1
    return Period(date(begin.year, begin.month, 1), last_day(year, month))
