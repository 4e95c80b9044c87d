"""Which period the results of a report are of where they name none, beyond what its headline says.

The reviewed period governs. A report may name none that it reviews, or one that no result is of; the results that do
name a period then say which one the others are of.
"""

import re
from collections import Counter
from collections.abc import Sequence

from giaoban.core import patterns
from giaoban.core.periods import Mention, Period, Relation, Shape
from giaoban.core.reading.governing import is_day, within
from giaoban.core.reading.report import Figure, Role

_LEAD_CHARS = 1200
_EVENT = patterns.compile(r"(?:sáng|chiều|tối|hôm|ngày)\s*(?:nay)?\s*[,(]?\s*$", re.IGNORECASE)
_NAMED = ("named-before", "named-after", "sentence", "deadline")


def prevailing(figures: Sequence[Figure], reviewed: Period | None) -> Period | None:
    """The period of the results that name none.

    It is the reviewed period. Where none is known, it is the latest that a result names. Where no result is of the
    reviewed one, or only a level long past that "nay" is set against ("năm 2011 chỉ 11 triệu thì nay đã là 34"), it is
    the one that at least two results and half of all that name a period are of, if those are a third of all results or
    count up to the reviewed month ("9 tháng" in a report of September).
    """
    results = [figure for figure in figures if figure.period is not None and figure.role is not Role.TARGET]
    named = Counter(
        figure.period
        for figure in results
        if figure.period is not None and figure.period.days <= 366 and not set(_NAMED).isdisjoint(figure.rules)
    )
    if reviewed is None:
        return max(named, key=lambda period: period.end, default=None)
    stated = any(figure.period == reviewed and "passage" in figure.rules for figure in results)
    if stated or reviewed in named or reviewed.days > 366:
        return reviewed
    past = any(figure.period == reviewed and "named-then" in figure.rules for figure in results)
    period, count = next(iter(named.most_common(1)), (None, 0))
    if period is not None and count >= 2 and 2 * count >= named.total():
        counts_up = period.contains(reviewed) and period.end == reviewed.end and results[0].period == period
        if past or counts_up or 3 * count >= len(results):
            return period
    return None if past else reviewed


def of_results(reviewed: Period | None, mentions: Sequence[Mention]) -> Period | None:
    """The year of the results of a page about a term that is not over, the last one named before the term's end.

    "giai đoạn 2018 – 2020 … phấn đấu đến năm 2020 …": what it tells as reached was not reached in 2020.
    """
    if reviewed is None or reviewed.days <= 366:
        return None
    end = reviewed.end.year
    if not any(mention.relation is Relation.DEADLINE and mention.year == end for mention in mentions):
        return None
    plain = [
        mention.year for mention in mentions if mention.relation in (Relation.PLAIN, Relation.TO_DATE) and mention.year
    ]
    named = [year for year in plain if year < end and reviewed.start.year <= year]
    single = [m.year for m in mentions if m.shape is Shape.POINT and m.relation is Relation.PLAIN and m.year in named]
    return Period.year(max(year for year in single if year is not None)) if single else None


def meeting_month(text: str, mentions: Sequence[Mention]) -> int | None:
    """The month of the day on which the meeting was held, as the first paragraphs name it: "chiều 17/11"."""
    for mention in within(mentions, 0, min(len(text), _LEAD_CHARS)):
        if is_day(mention) and _EVENT.search(text[max(0, mention.start - 16) : mention.start]):
            return mention.month
    return None
