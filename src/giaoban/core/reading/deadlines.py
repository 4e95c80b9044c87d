"""When work is due: which periods lie ahead, and the words that set a deadline.

A period without its year is the first of that name that is not over: "trước 15/2" in a report of November is of the
next year. "trước ngày 25" is of the month that the report speaks from, of the next where that day is past.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, Period, PeriodKind, Relation, Shape
from giaoban.core.periods.days import last_day
from giaoban.core.reading.report import Deadline

# Words right before a period that make it a deadline; those of the first group leave no doubt.
_FIRM = patterns.compile(
    r"(?:(?:chậm nhất|muộn nhất)(?: là)?(?: vào| đến| trong)?(?: hết)?(?: ngày)?|trước(?: (?:\d{1,2} ?(?:giờ"
    r"|h)(?: ?\d{1,2})?(?: phút)?|ngày|hết))?|đến hết"
    r"|(?<!\w)hết"
    r"|(?:xong|hoàn thành|hoàn tất)(?: ngay)? trong|từ nay đến(?: hết)?)(?: ngày)? ?$"
)
_LABEL = patterns.compile(
    r"(?:thời hạn|thời gian|hạn|hạn chót|hoàn thành|tiến độ)(?: \w+){0,3} ?: ?(?:(?:trước|trong) )?(?:ngày )?$"
    r"|(?:thời hạn|hạn) $"
)
_LOOSE = patterns.compile(r"(?<!\w)(?:trong|đến|vào|ngay trong|sang|cuối)(?: ngày)? ?$")
_DAY = patterns.compile(
    r"(?<![\d/.-])(?:ngày (?P<day>\d{1,2})(?! ?[/.-] ?\d|\d)(?! (?:tháng \d|hằng|hàng|mỗi|của))"
    r"|(?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![/\d]))"
)
_OF_A_NOUN = patterns.compile(
    r"(?:ngày lễ(?: lớn)?|sự kiện|nhiệm vụ|chỉ tiêu|mục tiêu|kế hoạch|công việc|hoạt động|phong trào|kết quả|tình hình)"
    r"(?: \w+){0,2} trong ?$"
)
_OPENING = patterns.compile(r"(?:(?:trong|đến|vào|sang|bước sang|ngay|từ nay đến|trước|chậm nhất|riêng)(?!\w) ?)*$")
_HOUR = patterns.compile(r"\d ?(?:giờ|h)(?!\w)")
_INCLUDED = {"xong": "trong", "hoàn thành": "trong", "hoàn tất": "trong"}
_REACH, _LONGEST = 40, 1500


@dataclass(slots=True)
class Calendar:
    """What a reader knows of the time in which work is set: the period under review and the day of publication."""

    mentions: Sequence[Mention] = ()
    reviewed: Period | None = None
    published: date | None = None
    by_start: dict[int, Mention] = field(init=False)
    starts: list[int] = field(init=False)
    known: dict[int, int | None] = field(default_factory=dict)  # what `coming` has answered

    def __post_init__(self) -> None:
        self.by_start = {mention.start: mention for mention in self.mentions}
        self.starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The phrases that name a period in a stretch of the text."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @property
    def today(self) -> date | None:
        """The first day that lies ahead: that of publication, else the one after the period under review."""
        if self.published is not None:
            return self.published
        return self.reviewed.end + timedelta(days=1) if self.reviewed is not None else None

    def coming(self, at: int) -> int | None:
        """Where a phrase ends that begins at `at` and names a period to come; None where none does."""
        if at not in self.by_start:
            return None
        if at not in self.known:
            self.known[at] = self._coming(self.by_start[at])
        return self.known[at]

    def _coming(self, mention: Mention) -> int | None:
        if mention.relation in (Relation.PREVIOUS, Relation.TO_DATE, Relation.SINCE):
            return None
        if mention.relation is Relation.FORWARD or mention.shape in (Shape.COMING, Shape.REMAINING):
            return mention.end
        period = mention.resolve(self._anchor())
        known = self.reviewed.end if self.reviewed is not None else self.published
        if period is not None and self.published is not None and period.start > self.published:
            known = self.published
        if period is None or known is None or period.kind is PeriodKind.DAY:
            return None
        ahead = period.start > known or (mention.relation is Relation.DEADLINE and period.end > known)
        if period.kind is PeriodKind.TERM:  # terms share the year of their congress
            ahead = period.end > known and period.start.year >= known.year
        return mention.end if ahead else None

    def due(self, mention: Mention) -> Period | None:
        """The period of a deadline, of the next year where the one of this year is over."""
        period = mention.resolve(self._anchor())
        return period if mention.year is not None else self._not_over(period)

    def day(self, number: int, month: int | None) -> Period | None:
        """The next day of that number, of the month where one is given."""
        today = self.today
        if today is None:
            return None
        try:
            if month is not None:
                return self._not_over(Period.day(date(today.year, month, number)))
            first = today if number >= today.day else last_day(today.year, today.month) + timedelta(days=1)
            return Period.day(date(first.year, first.month, number))
        except ValueError:
            return None

    def is_over(self, period: Period | None) -> bool:
        """Whether a period lies behind: figures "đến ngày 31/3" in a letter of April."""
        return period is not None and self.today is not None and period.end < self.today

    def _not_over(self, period: Period | None) -> Period | None:
        today = self.today
        over = period is not None and today is not None and period.end < today - timedelta(days=_GRACE)
        return period.years_later(1) if period is not None and over else period

    def _anchor(self) -> Anchor:
        if self.published is None:
            return Anchor(period=self.reviewed)
        return Anchor.on(self.published, self.reviewed)


def find_deadline(
    text: str, folded: str, start: int, end: int, calendar: Calendar, apart: Sequence[tuple[int, int]]
) -> Deadline | None:
    """The deadline that the words of `text[start:end]` set: the first that leaves no doubt, else the first of others.

    `apart` are spans whose dates are none of the work's, such as those of cited documents.
    """
    loose = None
    end = min(end, start + _LONGEST)
    for at, stop, period in _periods(folded, start, end, calendar, apart):
        before = folded[max(start, at - _REACH) : at]
        named = folded[at:stop]
        label = _LABEL.search(before)
        firm = _FIRM.search(before)
        own = patterns.match(r"(?:trước|chậm nhất|muộn nhất|đến|hết|từ nay đến)(?!\w)", named)
        if label:
            return Deadline(at, stop, text[at:stop], period, before=label[0].rstrip().endswith(("trước", "trước ngày")))
        if firm or (own and not named.startswith("đến")):
            begin = at - len(before) + _cue_start(before, firm) if firm else at
            before_it = folded.startswith("trước", begin) and not _HOUR.search(folded, begin, stop)
            return Deadline(begin, stop, text[begin:stop], period, before=before_it)
        hint = _LOOSE.search(before)
        if loose is None and not calendar.is_over(period) and (own or (hint and not _OF_A_NOUN.search(before))):
            begin = at - len(before) + hint.start() if hint else at
            loose = Deadline(begin, stop, text[begin:stop], period)
    return loose


def opening_deadline(text: str, folded: str, start: int, end: int, calendar: Calendar) -> Deadline | None:
    """The period to come that stands in a sentence before its work begins: "Trong tháng 5, quận …"."""
    for mention in calendar.within(start, end):
        period = calendar.due(mention)
        cue = _OPENING.search(folded, start, mention.start)
        begin = cue.start() if cue else mention.start
        runs = begin < mention.start and mention.relation is Relation.PLAIN and not calendar.is_over(period)
        if not runs and calendar.coming(mention.start) is None:
            continue
        if period is not None and period.kind is not PeriodKind.TERM:
            return Deadline(begin, mention.end, text[begin : mention.end], period, folded.startswith("trước", begin))
    return None


def _cue_start(before: str, firm: re.Match[str]) -> int:
    """Where the words of a deadline begin: "xong" and "hoàn thành" stay outside."""
    for verb, inner in _INCLUDED.items():
        if firm[0].startswith(verb):
            return firm.start() + firm[0].index(inner)
    return firm.start()


def _periods(
    folded: str, start: int, end: int, calendar: Calendar, apart: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Period | None]]:
    """Every period and day in `folded[start:end]`, in order, with its span."""
    named = [(m.start, m.end, calendar.due(m)) for m in calendar.within(start, end) if m.end <= end]
    days = []
    for match in _DAY.finditer(folded, start, end):
        if any(low < match.end() and match.start() < high for low, high, _ in named):
            continue
        month = int(match["m"]) if match["m"] else None
        days.append((match.start(), match.end(), calendar.day(int(match["day"] or match["d"]), month)))
    for at, stop, period in sorted([*named, *days], key=lambda entry: entry[:2]):
        if not any(low <= at < high for low, high in apart):
            yield at, stop, period


_GRACE = 31  # days: a report that comes out late still means the date of its own year
