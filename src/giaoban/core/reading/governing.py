"""Which period governs a figure.

named-before    a period in the words before the number governs it and the figures after it
named-after     one in the words after it governs it: "1.594 vụ phá rừng **trong 9 tháng**"
same-period     "cùng kỳ tăng 24%" lies a year before the period that governs
sentence        the last one named before it in the sentence
passage         else the last one of the paragraph, else of its heading
reviewed        else the period that the report reviews
deadline        a target's own: "đến năm 2020 giảm xuống dưới **50%**"
target-year     a target set beside a month or several is due in their year
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban.core.periods import Period, PeriodKind
from giaoban.core.periods.mentions import Mention, Relation
from giaoban.core.periods.points import Anchor
from giaoban.core.reading.report import Role
from giaoban.core.reading.slots import Slot

_NEUTRAL = (Relation.PLAIN, Relation.TO_DATE, Relation.SINCE)


@dataclass(slots=True)
class Clock:
    """What a reader knows of time while it walks through a text."""

    reviewed: Period | None
    published: date | None
    heading: Period | None = None
    passage: Period | None = None
    sentence: Period | None = None
    deadline: Period | None = None
    enclosing: list[Period | None] = field(default_factory=list)

    def anchor(self) -> Anchor:
        """What relative words are relative to."""
        governing = self.sentence or self.passage or self.heading or self.reviewed
        known = self.reviewed
        if known is not None:
            month = known.end.month if known.days < 360 else None
            if month is None and self.published is not None and self.published.year == known.end.year:
                month = self.published.month
            return Anchor(known.end.year, month, None, governing)
        if self.published is not None:
            return Anchor.on(self.published, governing)
        return Anchor(period=governing)

    def governing(self) -> tuple[Period | None, str]:
        """The period that governs where nothing is named, and the rule that says so."""
        if self.sentence is not None:
            return self.sentence, "sentence"
        if self.passage is not None:
            return self.passage, "passage"
        if self.heading is not None:
            return self.heading, "passage"
        return self.reviewed, "reviewed"


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie in a stretch of the text; `mentions` are in order."""
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = []
    while at < len(mentions) and mentions[at].end <= end:
        found.append(mentions[at])
        at += 1
    return found


def joined(text: str, mentions: Sequence[Mention], anchor: Anchor) -> Period | None:
    """The last period named, with those that a comma or "và" joins to it: "năm 2016, 2017 và 6 tháng đầu năm 2018"."""
    periods = [(mention, mention.resolve(anchor)) for mention in mentions]
    last = next((period for _, period in reversed(periods) if period is not None), None)
    if last is None:
        return None
    start = last.start
    for (first, period), (second, after) in zip(reversed(periods[:-1]), reversed(periods[1:]), strict=False):
        gap = text[first.end : second.start]
        if period is None or after is None or gap.strip(" ,\n") not in ("và", ""):
            break
        if period.start < start:
            start = period.start
    return Period(start, last.end)


def period_of(
    text: str, slot: Slot, role: Role, clock: Clock, mentions: Sequence[Mention]
) -> tuple[Period | None, str]:
    """The period of the figure of `slot` and the rule that gave it; the clock moves on.

    `mentions` are those of the sentence that are no part of a base or a citation.
    """
    number = slot.number
    before = within(mentions, slot.lead_start, number.outer_start)
    after = within(mentions, number.outer_end, slot.tail_end)
    same = next((mention for mention in reversed(before) if mention.relation is Relation.PREVIOUS), None)
    if same is not None and role in (Role.GROWTH, Role.ACTUAL, Role.OF_PREVIOUS):
        period = same.resolve(clock.anchor())
        if period is not None:
            return period, "same-period"
    _move(text, clock, before)
    if role is Role.TARGET:
        return _due(text, clock, before, after)
    neutral = [mention for mention in after if mention.relation in _NEUTRAL]
    if neutral:
        period = joined(text, neutral[:1], clock.anchor())
        if period is not None:
            if not any(mention.relation in _NEUTRAL for mention in before):
                clock.sentence = clock.sentence if slot.depth else period
            return period, "named-after"
    late = [mention for mention in (*before, *after) if mention.relation is Relation.DEADLINE]
    if late:
        period = late[-1].resolve(clock.anchor())
        if period is not None:
            return period, "deadline"
    if any(mention.relation in _NEUTRAL or mention.relation is Relation.FORWARD for mention in before):
        return clock.governing()[0], "named-before"
    return clock.governing()


def _move(text: str, clock: Clock, before: Sequence[Mention]) -> None:
    neutral = [mention for mention in before if mention.relation in (*_NEUTRAL, Relation.FORWARD)]
    if neutral:
        period = joined(text, neutral, clock.anchor())
        if period is not None:
            clock.sentence = period
    for mention in before:
        if mention.relation is Relation.DEADLINE:
            clock.deadline = mention.resolve(clock.anchor()) or clock.deadline


def _due(text: str, clock: Clock, before: Sequence[Mention], after: Sequence[Mention]) -> tuple[Period | None, str]:
    """When a target must be met."""
    named = [m for m in after if m.relation in (Relation.DEADLINE, Relation.PLAIN, Relation.FORWARD)]
    named = named or [m for m in before if m.relation in (Relation.DEADLINE, Relation.FORWARD)]
    for mention in named:
        period = mention.resolve(clock.anchor())
        if period is not None:
            return (
                period if period.kind is not PeriodKind.DAY else Period.month(period.end.year, period.end.month)
            ), "deadline"
    if clock.deadline is not None:
        return clock.deadline, "deadline"
    return clock.governing()


def year_of(period: Period | None) -> Period | None:
    """The year in which a target set beside `period` is due; whole years and terms stay as they are."""
    if period is None or period.days > 360:
        return period
    return Period.year(period.end.year)
