"""Which period the results of a report are of where they name none, beyond what its headline says.

The reviewed period governs. A report may name none that it reviews, or one that no result is of; the results that do
name a period then say which one the others are of.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from giaoban.core import patterns
from giaoban.core.periods import Mention, Period, PeriodKind, Relation, Shape
from giaoban.core.reading.governing import is_day, within
from giaoban.core.reading.moment import LEAD_LENGTH
from giaoban.core.reading.report import Figure, Role, Sign
from giaoban.core.reading.weights import WEIGHTS

_LEAD_CHARS = 1200
_TERM_YEARS = 5
_EVENT = patterns.compile(r"(?:sáng|chiều|tối|hôm|ngày)\s*(?:nay)?\s*[,(]?\s*$", re.IGNORECASE)
_AIM_BEFORE = patterns.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|hướng (?:đến|tới)|sẽ|đặt ra|đề ra)(?!\w)", re.IGNORECASE)
_DAYS = ("day-named", "day-it-happened", "day-of-event", "again")
_NAMED = ("named-before", "named-after", "sentence", "deadline", "passage")


def latest(figures: Sequence[Figure]) -> Period | None:
    """The period of results that name none in a text that looks back on none: the latest that a result names."""
    named = [
        figure.period
        for figure in figures
        if figure.role is not Role.TARGET
        and figure.period is not None
        and figure.period.days <= 366
        and not set(_NAMED).isdisjoint(figure.rules)
    ]
    return max(named, key=lambda period: period.end, default=None)


def told(figures: Sequence[Figure]) -> Iterator[Sign]:
    """The signs that the results give: for each period that some of them name, by their share of all results."""
    results = [figure for figure in figures if figure.role is not Role.TARGET]
    named = Counter(
        figure.period
        for figure in results
        if figure.period is not None and not set(_NAMED).isdisjoint(figure.rules) and "named-then" not in figure.rules
    )
    for period, count in named.items():
        yield Sign(period, "told", WEIGHTS["told"] * count / len(results), 0, 0)


def of_results(reviewed: Period | None, mentions: Sequence[Mention], text: str) -> Period | None:
    """The year of the results of a page about a term that is not over, the last one named before the term's end.

    "giai đoạn 2018 – 2020 … phấn đấu đến năm 2020 …": what it tells as reached was not reached in 2020.
    """
    if reviewed is None or reviewed.days <= 366:
        return None
    end = reviewed.end.year
    due = (mention for mention in mentions if mention.relation is Relation.DEADLINE and mention.year == end)
    if not any(_AIM_BEFORE.search(text[max(0, mention.start - 60) : mention.end + 40]) for mention in due):
        return None
    plain = [
        mention.year for mention in mentions if mention.relation in (Relation.PLAIN, Relation.TO_DATE) and mention.year
    ]
    named = [year for year in plain if year < end and reviewed.start.year <= year]
    single = [m.year for m in mentions if m.shape is Shape.POINT and m.relation is Relation.PLAIN and m.year in named]
    return Period.year(max(year for year in single if year is not None)) if single else None


def plan_of(reviewed: Period | None, mentions: Sequence[Mention]) -> Period | None:
    """The term of a programme whose first years a report reviews: its targets are due in the term.

    "sơ kết 2,5 năm thực hiện chương trình giai đoạn 2016-2020": the targets are those of 2016–2020.
    """
    if reviewed is None or reviewed.days <= 366 or reviewed.end.month == 12:
        return None
    terms = (
        Period.term(m.first.year, m.first.last_year) for m in mentions if m.first and m.first.year and m.first.last_year
    )
    return next((term for term in terms if term.contains(reviewed) and term.start == reviewed.start), None)


def coming_of(
    reviewed: Period | None, signs: Sequence[Sign], mentions: Sequence[Mention], *, is_a_plan: bool = False
) -> Period | None:
    """The period that a report plans for: the term that a congress opens, or what its title looks ahead to."""
    opens = any(sign.name == "term-past" and sign.period == reviewed for sign in signs)
    if reviewed is not None and reviewed.kind is PeriodKind.TERM and not opens:
        due = {m.year for m in mentions if m.relation is Relation.DEADLINE}
        opens = reviewed.end.year - reviewed.start.year == _TERM_YEARS and reviewed.end.year + _TERM_YEARS in due
    if reviewed is not None and opens:
        named = (m.first for m in mentions if m.first and m.first.last_year and m.first.year == reviewed.end.year)
        term = next(named, None)
        if term is not None and term.year and term.last_year:
            return Period.term(term.year, term.last_year)
        return Period.term(reviewed.end.year, 2 * reviewed.end.year - reviewed.start.year)
    titles = {(sign.period, sign.start) for sign in signs if sign.name in ("title", "summary")}
    ahead = [sign.period for sign in signs if sign.name == "looks-ahead" and (sign.period, sign.start) in titles]
    rest = (_rest_after(sign.period) for sign in signs if sign.name == "before-the-rest")
    if is_a_plan and (for_the_rest := next(rest, None)) is not None:
        return for_the_rest
    planned = next((period for period in ahead if reviewed is None or period.start > reviewed.end), None)
    if planned is not None or not all(sign.name in _DAYS for sign in signs if sign.period == reviewed):
        return planned
    # A text on nothing but what is to be done: its aims are due when its opening says.
    aims = [m.year for m in mentions if m.relation is Relation.DEADLINE and m.year and m.start < LEAD_LENGTH]
    year = next((year for year in aims if reviewed is None or year > reviewed.end.year), None)
    return Period.year(year) if year else None


def _rest_after(so_far: Period) -> Period:
    """The months of its year after a period, which a first line plans for: "chuyển đổi số 6 tháng cuối năm 2025"."""
    return Period(so_far.end + timedelta(days=1), date(so_far.end.year, 12, 31))


def meeting_month(text: str, mentions: Sequence[Mention]) -> int | None:
    """The month of the day on which the meeting was held, as the first paragraphs name it: "chiều 17/11"."""
    for mention in within(mentions, 0, min(len(text), _LEAD_CHARS)):
        if is_day(mention) and _EVENT.search(text[max(0, mention.start - 16) : mention.start]):
            return mention.month
    return None
