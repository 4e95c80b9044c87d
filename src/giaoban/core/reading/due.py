"""When a target must be met: by the words beside it, else by the last time ahead that its sentence names.

"đến hết năm 2025 thu hút 1,8 tỷ USD; giai đoạn 2026 - 2030 bình quân **2 tỷ USD/năm**": the later time takes over.
"""

from collections.abc import Sequence

from giaoban.core.periods import Mention, Period, PeriodKind, Relation, Shape
from giaoban.core.reading.clock import Clock

_YEAR_DAYS = 366
_AHEAD = (Relation.PLAIN, Relation.FORWARD)


def due(clock: Clock, before: Sequence[Mention], after: Sequence[Mention]) -> tuple[Period | None, str]:
    """When a target must be met, by the mentions in the words before it and after it; and the rule that says so."""
    named = [m for m in after if m.relation in (Relation.DEADLINE, Relation.PLAIN, Relation.FORWARD)]
    named = named or [m for m in before[-1:] if m.relation in (Relation.DEADLINE, Relation.FORWARD)]
    for mention in named:
        period = clock.resolve(mention)
        if period is not None and mention.relation is Relation.DEADLINE and period.kind is PeriodKind.YEAR:
            clock.due_last = period
        if period is not None and period.kind is not PeriodKind.DAY:
            return period, "deadline"
        if period is not None:
            return Period.month(period.end.year, period.end.month), "deadline"
    if clock.deadline is not None:
        return clock.deadline, "deadline"
    governing, rule = clock.governing()
    if clock.due_last is not None and rule == "reviewed" and governing is not None and governing.days > _YEAR_DAYS:
        return clock.due_last, "deadline"  # nothing is due in a term that is over
    return governing, rule


def note_deadlines(clock: Clock, before: Sequence[Mention]) -> None:
    """A deadline holds for the targets after it, until the sentence names another time to come."""
    for mention in before:
        if mention.relation is Relation.DEADLINE or _takes_over(clock, mention):
            clock.deadline = clock.resolve(mention) or clock.deadline


def _takes_over(clock: Clock, mention: Mention) -> bool:
    """Whether a time is named after a deadline that ends later: "đến 2025 đạt 75%, **năm 2030** 90%"."""
    if clock.deadline is None or mention.relation not in _AHEAD or mention.shape is not Shape.POINT:
        return False
    period = clock.resolve(mention)
    return period is not None and period.end > clock.deadline.end


def next_such(clock: Clock, mentions: Sequence[Mention], due_in: Period) -> Period:
    """The month or quarter that work to come is due in, after what is reviewed where its year is left out.

    A report on 2017 that sets work "trong quý II" means the one of 2018.
    """
    reviewed = clock.reviewed
    if reviewed is None or reviewed.days > _YEAR_DAYS or due_in.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return due_in
    since = reviewed.end if clock.published is None else min(reviewed.end, clock.published)
    named = [m for m in mentions if clock.resolve(m) == due_in or (m.first and m.first.unit is PeriodKind.DAY)]
    if any(m.year is not None for m in named) or not named or due_in.end >= since:
        return due_in
    years = since.year - due_in.end.year
    later = due_in.years_later(years)
    return later if later.end >= since else due_in.years_later(years + 1)
