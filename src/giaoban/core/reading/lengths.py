"""Stretches of work that a report looks back on by their length: "sau 10 năm thực hiện Nghị quyết".

The length alone names no period. It becomes one beside a term of that length, the day of the document that is carried
out, the day that the work began, or the moment of writing.
"""

from collections.abc import Sequence
from datetime import date

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, Period, Relation, Shape
from giaoban.core.periods.days import last_day
from giaoban.core.periods.grammar import COUNT_WORD, number_of
from giaoban.core.reading.moment import LEAD_LENGTH, cites, is_term

_SO_LONG = patterns.compile(
    rf"(?<!\w)(?:sau|qua|nhìn lại|tổng kết|sơ kết|kỷ niệm|chặng đường|hành trình|kết quả|đánh giá)"
    rf" (?:hơn |gần |chặng đường |hành trình )?(?P<count>\d{{1,2}}(?P<half>,5)?|{COUNT_WORD})"
    r" (?P<unit>năm|tháng)(?! (?:đầu|cuối|qua|tới|học|\d{4}))(?= )"
)
_CARRIED_OUT = patterns.compile(r" (?:thực hiện|triển khai|thi hành|thành lập|tái lập|chia tách|đi vào|kể từ)(?!\w)")
_NEAR = 160


def stretches(folded: str, mentions: Sequence[Mention], anchor: Anchor) -> dict[Period, tuple[int, int]]:
    """The stretches of the opening, each with the span of its first words."""
    found: dict[Period, tuple[int, int]] = {}
    for match in _SO_LONG.finditer(folded, 0, LEAD_LENGTH):
        count = number_of(match["count"].removesuffix(",5"))
        near = [each for each in mentions if match.end() < each.end <= match.end() + _NEAR]
        period = (
            _years(folded, match.end(), count, match["half"] is not None, near, anchor)
            if match["unit"] == "năm"
            else _months(count, near or mentions, anchor)
        )
        if period is not None:
            found.setdefault(period, match.span())
    return found


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
