"""What a reader knows of time while it walks through a text: what is reviewed, what governs, what is still to come."""

from dataclasses import dataclass, field
from datetime import date

from giaoban.core.periods import Period, PeriodKind
from giaoban.core.periods.mentions import Mention, Shape
from giaoban.core.periods.points import Anchor

_CUT_OFF_DAYS = 13, 21  # on which the months of a reporting regime end
_TERM_BEGINS = "đầu nhiệm kỳ"  # its first year, the time of a level that is told beside


@dataclass(slots=True)
class Clock:
    """What a reader knows of time while it walks through a text."""

    reviewed: Period | None
    published: date | None
    month: int | None = None  # of the meeting, where only its day and month are named
    results: Period | None = None  # governs results alone: see `of_results`
    plan: Period | None = None  # the term of the programme that is reviewed before its end
    coming: Period | None = None  # what the report plans for
    heading: Period | None = None
    passage: Period | None = None
    sentence: Period | None = None
    deadline: Period | None = None
    due_last: Period | None = None  # the year that a target before it in the sentence is due in, named behind that
    leans: bool = False  # the sentence's period was named by words that lean on another ("cả năm", "nay")
    same: Period | None = None
    clause: tuple[Period | None] | None = None  # the period before a count that holds only up to the next ";"
    recent: Period | None = None
    depth: int = 0
    enclosing: list[Period | None] = field(default_factory=list)  # what governs outside each open bracket
    resolved: dict[int, Period | None] = field(default_factory=dict)

    def anchor(self, *, now: bool = False) -> Anchor:
        """What relative words are relative to; `now` for words that name the time of the report itself."""
        governing = self.sentence or self.passage or self.heading or self.reviewed
        known = self.reviewed
        if now and known is not None and governing is not None and governing.end.year < known.end.year:
            governing = known  # "năm 2010 chỉ 3 tiêu chí, **đến nay** 17": of the report's own time
        if known is not None:
            month = known.end.month if known.days < 360 else None
            if month is None and known.days <= 366:
                same_year = self.published is not None and self.published.year == known.end.year
                month = self.published.month if self.published is not None and same_year else self.month
            if self._is_of_year_past(known):
                return Anchor(known.end.year + 1, self.published.month if self.published else None, None, governing)
            return Anchor(known.end.year, month, None, governing)
        if self.published is not None:
            return Anchor.on(self.published, governing)
        return Anchor(period=governing)

    def _is_of_year_past(self, known: Period) -> bool:
        """Whether the text was written after the year under review: its "năm nay" is the next one."""
        return (
            known.kind is PeriodKind.YEAR and self.published is not None and self.published.year == known.end.year + 1
        )

    def open_sentence(self, period: Period | None) -> None:
        """A sentence begins, with the period that its first words name."""
        self.sentence, self.leans = period, False
        self.deadline = self.due_last = self.same = self.clause = None
        self.depth, self.enclosing = 0, []

    def bracket(self, depth: int) -> None:
        """A number stands `depth` brackets deep: what a bracket names holds to its end."""
        while self.depth < depth:
            self.enclosing.append(self.sentence)
            self.depth += 1
        while self.depth > depth:
            self.sentence = self.enclosing.pop()
            self.depth -= 1

    def resolve(self, mention: Mention) -> Period | None:
        """The period that a mention names; it is worked out once, by what was known where it first was met."""
        if mention.start not in self.resolved:
            past = mention.shape is Shape.PAST and mention.count is not None and "năm" in mention.text
            of_term = past and self._lasts(mention.count or 0)
            period = self.reviewed if of_term else mention.resolve(self.anchor(now=is_now(mention)))
            if period is None and mention.first is not None and mention.first.unit is PeriodKind.WEEK:
                period = self._month_of_week(mention)
            if period is not None and mention.text[:12].lower() == _TERM_BEGINS:
                period = Period.year(period.start.year)
            self.resolved[mention.start] = period if period is None else by_calendar(period)
        return self.resolved[mention.start]

    def _month_of_week(self, mention: Mention) -> Period | None:
        """As near as "trong tuần" comes in a report whose day is not known: its month."""
        known = self.anchor().known_month
        return Period.month(*known) if known and mention.first and mention.first.offset <= 0 else None

    def _lasts(self, years: int) -> bool:
        """Whether the reviewed period is of so many years, counted from either of its first two: "5 năm qua"."""
        term = self.reviewed
        return term is not None and term.days > 366 and years - (term.end.year - term.start.year) in (0, 1)

    def governing(self) -> tuple[Period | None, str]:
        """The period that governs where nothing is named, and the rule that says so."""
        if self.sentence is not None:
            return self.sentence, "relative" if self.leans else "sentence"
        if self.passage is not None:
            return self.passage, "passage"
        if self.heading is not None:
            return self.heading, "passage"
        return self.reviewed, "reviewed"


def is_now(mention: Mention) -> bool:
    """Whether a mention is "đến nay", the time of the report itself."""
    return mention.shape is Shape.UNTIL and mention.first is None


def by_calendar(period: Period) -> Period:
    """The months that days are counted for: 15/12/2022 to 14/6/2023 are those of the first half of 2023.

    >>> str(by_calendar(Period.parse("2022-12-15/2023-06-14"))), str(by_calendar(Period.parse("2023-04-30/2023-05-01")))
    ('2023-01/2023-06', '2023-04-30/2023-05-01')
    """
    days = period.start.day, period.end.day
    if days[0] - 1 != days[1] or not _CUT_OFF_DAYS[0] <= days[1] <= _CUT_OFF_DAYS[1]:
        return period
    first = Period.month(period.start.year, period.start.month).next()
    return Period(first.start, Period.month(period.end.year, period.end.month).end)
