"""A phrase that names a period: where it stands, what its words give, and what they mean beside an anchor."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from giaoban.core.periods.days import last_day
from giaoban.core.periods.kinds import PeriodKind
from giaoban.core.periods.period import Period
from giaoban.core.periods.points import Anchor, Point


class Relation(StrEnum):
    """How a phrase places its period: the period itself, counted up to it, compared with it, or due in it."""

    PLAIN = "plain"
    TO_DATE = "to_date"
    PREVIOUS = "previous"
    DEADLINE = "deadline"
    SINCE = "since"
    FORWARD = "forward"
    DURATION = "duration"


class Shape(StrEnum):
    """How the period is built from what the words give."""

    POINT = "point"  # `first` itself
    SPAN = "span"  # from the beginning of `first` to the end of `last`
    UNTIL = "until"  # from 1 January to the month of `first`
    FIRST = "first"  # the first `count` months of the year `first`
    FINAL = "final"  # its last `count` months
    PAST = "past"  # the last `count` units up to the anchor
    COMING = "coming"  # the next `count` units after it
    REMAINING = "remaining"  # the months of the year that are left
    NEAREST = "nearest"  # the month `first` nearest to the report, after it or before it
    SAME = "same"  # the governing period in another year
    GOVERNING = "governing"  # the governing period, or `count` periods after it
    LENGTH = "length"  # a length of time, no period


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a period. `text` is `document[start:end]`.

    `relation` and the fields after it are what the words themselves say, `rule` the construction that they are;
    `resolve` adds what the reader knows.
    """

    start: int
    end: int
    text: str
    relation: Relation
    shape: Shape
    first: Point | None = None
    last: Point | None = None
    count: int | None = None
    rule: str = ""

    @property
    def year(self) -> int | None:
        """The year that the words state, None where they state none."""
        points = [point for point in (self.last, self.first) if point is not None]
        return next((point.last_year or point.year for point in points if point.year is not None), None)

    @property
    def month(self) -> int | None:
        """The last month that the words state."""
        for point in (self.last, self.first):
            if point is not None and point.unit in (PeriodKind.MONTH, PeriodKind.DAY) and point.number is not None:
                return point.number
        return self.count if self.shape is Shape.FIRST else None

    @property
    def names_period(self) -> bool:
        """Whether it names a period at all; a duration ("trẻ 6 tháng tuổi") does not."""
        return self.relation is not Relation.DURATION

    def resolve(self, anchor: Anchor) -> Period | None:
        """The period meant, None where words and anchor together do not say.

        A count up to a day is a period of whole months ("tính đến 15/8/2017" is January to August), as reports use it.
        """
        try:
            return _RESOLVERS[self.shape](self, anchor)
        except (ValueError, OverflowError):
            return None


def _point(mention: Mention, anchor: Anchor) -> Period | None:
    point = mention.first
    if point is None:
        return None
    period = point.resolve(anchor)
    if period is None or point.year is not None or point.year_offset is not None:
        return period
    return _across_new_year(period, point, anchor)


def _across_new_year(period: Period, point: Point, anchor: Anchor) -> Period:
    """In a report of January "tháng 12" and "quý IV" are last year's; in December "tháng 1" is the next year's."""
    if anchor.reviewed is not None and anchor.reviewed.kind is not PeriodKind.MONTH:
        return period
    month = (anchor.known_month or (0, 0))[1]
    if month == 1 and (point.unit, point.number) in ((PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4)):
        return period.years_later(-1)
    if month == 12 and (point.unit, point.number) == (PeriodKind.MONTH, 1):
        return period.years_later(1)
    return period


def _span(mention: Mention, anchor: Anchor) -> Period | None:
    first, last = mention.first, mention.last
    if first is None:
        return None
    by_year = first.unit in (PeriodKind.YEAR, PeriodKind.TERM)
    end = _now(anchor, by_year=by_year) if last is None else _end_of(first, last).resolve(anchor)
    if end is None:
        return None
    # A beginning without a year is of the year of the end: "từ tháng 1 đến tháng 6/2025".
    by_end = first.number is not None or first.unit is PeriodKind.DAY
    begin = first.resolve(Anchor(end.end.year, end.end.month, end.end.day) if by_end else anchor)
    if begin is None:
        return None
    if begin.start > end.end and first.year is None and first.number is not None and last is not None:
        begin = begin.years_later(-1)
    if mention.relation is Relation.TO_DATE:
        return Period(begin.start, last_day(end.end.year, end.end.month))
    return Period(begin.start, end.end)


def _end_of(first: Point, last: Point) -> Point:
    """The end of a span, of the year that its beginning names: "từ đầu năm 2024 đến hết tháng 9"."""
    if first.year is None or last.year is not None or last.number is None or last.year_offset is not None:
        return last
    later = first.unit is not PeriodKind.YEAR and (last.number < (first.number or 0))
    return replace(last, year=first.year + later)


def _now(anchor: Anchor, *, by_year: bool) -> Period | None:
    """What "nay" ends: the month of the report, or its year beside years."""
    if by_year:
        return None if anchor.known_year is None else Period.year(anchor.known_year)
    known = anchor.known_month
    return None if known is None else Period.month(*known)


def _until(mention: Mention, anchor: Anchor) -> Period | None:
    period = mention.first.resolve(anchor) if mention.first else _now(anchor, by_year=False)
    if period is None:
        return None
    end = period.end
    return Period(date(end.year, 1, 1), last_day(end.year, end.month))


def _of_year(mention: Mention, anchor: Anchor) -> Period | None:
    year = mention.first.year_in(anchor) if mention.first else anchor.known_year
    count = mention.count
    if year is None or count is None:
        return None
    return (
        Period.months(year, 1, year, count)
        if mention.shape is Shape.FIRST
        else Period.months(year, 13 - count, year, 12)
    )


def _stretch(mention: Mention, anchor: Anchor) -> Period | None:
    """So many years, months, weeks before the report or after it.

    Years back are counted from that year to this one: "10 năm qua" is 2008 to 2018 in 2018.
    """
    unit = mention.first.unit if mention.first else PeriodKind.YEAR
    count, past = mention.count, mention.shape is Shape.PAST
    if count is None:
        return None
    if unit is PeriodKind.YEAR:
        year = anchor.known_year
        if year is None:
            return None
        return Period.term(year - count, year) if past else Period.term(year + 1, year + count)
    here = Point(unit).resolve(anchor)
    reviewed = anchor.reviewed if unit in (PeriodKind.MONTH, PeriodKind.QUARTER) else None
    # The months of a report on a period end with that period; else the month of the report is not over.
    last = here if reviewed is not None and reviewed.days < 360 else here and here.previous()
    if here is None or last is None:
        return None
    if past:
        return Period(last.shift(1 - count).start, last.end)
    return Period(here.next().start, here.shift(count).end)


def _nearest(mention: Mention, anchor: Anchor) -> Period | None:
    point, known = mention.first, anchor.known_month
    if point is None or point.number is None or known is None:
        return None
    year, month = known
    if point.offset > 0:
        return Period.month(year + (point.number <= month), point.number)
    return Period.month(year - (point.number > month), point.number)


def _remaining(mention: Mention, anchor: Anchor) -> Period | None:
    known = anchor.known_month
    if mention.count is not None:
        return _of_year(mention, anchor)
    return None if known is None or known[1] == 12 else Period.months(known[0], known[1] + 1, known[0], 12)


def _same(mention: Mention, anchor: Anchor) -> Period | None:
    governing, point = anchor.period, mention.first
    if governing is None:
        return None
    if point is None:
        return governing.year_before()
    if point.unit is PeriodKind.YEAR and point.year is not None:
        return governing.years_later(point.year - governing.end.year)
    if point.unit is PeriodKind.YEAR:
        return governing.years_later(point.offset or -1)
    if point.unit is PeriodKind.TERM:
        return governing.years_later(-5)
    return governing.months_later(-3 if point.unit is PeriodKind.QUARTER else -1)


def _governing(mention: Mention, anchor: Anchor) -> Period | None:
    return anchor.period and anchor.period.shift(mention.count or 0)


_RESOLVERS: dict[Shape, Callable[[Mention, Anchor], Period | None]] = {
    Shape.POINT: _point,
    Shape.SPAN: _span,
    Shape.UNTIL: _until,
    Shape.FIRST: _of_year,
    Shape.FINAL: _of_year,
    Shape.PAST: _stretch,
    Shape.COMING: _stretch,
    Shape.REMAINING: _remaining,
    Shape.NEAREST: _nearest,
    Shape.SAME: _same,
    Shape.GOVERNING: _governing,
    Shape.LENGTH: lambda mention, anchor: None,
}
