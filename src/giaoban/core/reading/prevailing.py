"""Which period the results of a report are of where they name none, beyond what its headline says.

A headline may name only the year that is planned for, a programme that is not over, or a meeting's month; the results
that do name a period then say which one the others are of.
"""

import re
from collections import Counter
from collections.abc import Sequence

from giaoban.core.periods import Mention, Period, Relation, Shape
from giaoban.core.reading.governing import Clock, is_day, says_when, within
from giaoban.core.reading.report import Figure, Role

_LEAD_CHARS = 1200
_EVENT = re.compile(r"(?:sáng|chiều|tối|hôm|ngày)\s*(?:nay)?\s*[,(]?\s*$", re.IGNORECASE)
_NAMED = ("named-before", "named-after", "sentence", "deadline")


def prevailing(figures: Sequence[Figure], reviewed: Period | None, *, led: bool) -> Period | None:
    """The period of the results that name none, as those that name one suggest.

    `led` says that the headline or the first paragraphs name the reviewed period.
    It is the reviewed period where any result is of it. Where no result is (the page only plans for it, or sets others
    against it), it is the one that at least two results and half of all that name a period are of. Where no period is
    known to be reviewed, it is the latest that a result names.
    """
    dated = [figure for figure in figures if figure.period is not None]
    results = [figure for figure in dated if figure.role is not Role.TARGET]
    named = Counter(
        figure.period
        for figure in results
        if figure.period is not None and figure.period.days <= 366 and not set(_NAMED).isdisjoint(figure.rules)
    )
    if reviewed is None or (not led and reviewed.days <= 366):
        return max(named, key=lambda period: period.end, default=reviewed)
    bases = {year for figure in figures for year in re.findall(r"(?:19|20)\d\d", figure.base or "")}
    later = Counter({period: count for period, count in named.items() if period.start > reviewed.end})
    if later and str(reviewed) in bases:
        return _foremost(later, 1)
    stated = any(figure.period == reviewed and "passage" in figure.rules for figure in results)
    if stated or reviewed in named or reviewed.days > 366:
        return reviewed
    if any(figure.period == reviewed and "named-then" in figure.rules for figure in results):
        return _foremost(named, 2)
    planned = any(figure.period == reviewed and figure.role is Role.TARGET for figure in dated)
    return _foremost(named, 1 if planned else 2) or reviewed


def _foremost(named: Counter[Period], least: int) -> Period | None:
    """The period of at least `least` results and of half of those that name one."""
    period, count = next(iter(named.most_common(1)), (None, 0))
    return period if count >= least and 2 * count >= named.total() else None


def is_led(reviewed: Period | None, mentions: Sequence[Mention], clock: Clock) -> bool:
    """Whether the headline or the first paragraphs name the reviewed period."""
    early = [mention for mention in within(mentions, 0, _LEAD_CHARS) if says_when(mention)]
    return any(clock.resolve(mention) == reviewed for mention in early)


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
