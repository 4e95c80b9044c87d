"""Which period a report looks back on: every sign in the text votes for a period, with a weight.

A period that the text names has the weight of its best mention: where it stands (title, opening), which way the words
before it look ("sơ kết" back, "phương hướng" ahead), what kind of time it is. Each further mention adds a little. Signs
that name no period add to the one that they point at: a council's session in the middle of the year, a congress that
opens its term, a heading over the coming month, "sau 10 năm thực hiện". The period with the highest sum is reviewed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, Period, PeriodKind, Relation, Shape
from giaoban.core.reading import openings
from giaoban.core.reading.clock import by_calendar, is_now
from giaoban.core.reading.lengths import stretches
from giaoban.core.reading.moment import (
    LEAD_LENGTH,
    PLANNED,
    cites,
    compared,
    in_furniture,
    is_start,
    is_term,
    is_then,
    reached,
)
from giaoban.core.reading.passages import Kind, Passage, passage_at
from giaoban.core.reading.report import Sign
from giaoban.core.reading.weights import WEIGHTS

_FIRST_DAYS = 10
_AGAIN_AT_MOST, _MONTH_DAYS, _YEAR_DAYS, _BEFORE, _KIND_CHARS = 6, 28, 365, 130, 40
_CROP_REACH, _STILL_LAST_YEAR = 24, 2
_HOLIDAY, _YEARS_AGO = "days of a holiday", "years ago"
_OPENING_MARKS = ' "“(-'

_LOOKING_BACK = patterns.compile(
    r"(?:kết quả|sơ kết|tổng kết|đánh giá|tình hình(?! mới)|kiểm điểm|(?<!theo )báo cáo|nhìn lại|thực hiện nghị quyết"
    r"|tính chung|tính đến hết|kết thúc|giao ban)(?!\w)"
)
_LOOKING_AHEAD = patterns.compile(
    r"(?:(?<!\w)(?<!địa )(?<!nhà )bàn(?! (?:giao|ghế|tay))"
    r"|(?:và|,) (?:các |một số )?nhiệm vụ|triển khai(?! (?:thực hiện )?(?:nghị quyết|quyết định|chỉ thị|nghị định"
    r"|kết luận|thông tư|luật)(?!\w))|phương hướng|căn cứ|(?<!thực hiện )kế hoạch(?! (?:và|-|–|&) (?:đầu tư|tài chính))"
    r"|mục tiêu|chủ đề|trọng tâm"
    r"|định hướng|dự kiến|dự báo|dự toán"
    r"|giải pháp|phấn đấu|để|chỉ tiêu)(?!\w)"
)
# The kind of the text on a line of its own, over what it is about: "KẾ HOẠCH⏎Phát triển kinh tế - xã hội năm 2020".
_PLAN_LINE = patterns.compile(r"(?:^|\n)[^\S\n]*(?:kế hoạch|chương trình công tác|phương hướng)[^\S\n]*\n\s*$")
_DONE = patterns.compile(r"(?:thực hiện (?:các |những |một số )?|một số )$")
# A plan that results are told of, and not for the time after it: "đạt 59% **dự toán**, … trong 6 tháng đầu năm".
_REACHED = patterns.compile(r"(?:%(?: [^\W\d]+)? |(?:đạt|vượt|hoàn thành|bằng|so với)(?: [^\s,;:.]+){0,3} )$")
_TOLD_SINCE = patterns.compile(r"%|\d (?:tỷ|tỉ|triệu|nghìn|tấn|ha|người|hộ|vụ)(?!\w)|(?<!\w)(?:đạt|tăng|giảm)(?!\w)")
_BEFORE_A_TIME = patterns.compile(
    r"(?:theo [^,;:]{3,90},\s*)?(?:(?:chỉ )?(?:riêng )?(?:trong|tính|tính riêng|hết|kết thúc|qua|bước sang"
    r"|chỉ riêng|riêng) ?)?"
)
_OF_A_BODY = patterns.compile(
    r"(?:khóa|khoá|hđnd|đại biểu|hội đồng nhân dân|quốc hội|ban chấp hành|bch)(?!\w)[^.;]{0,60}$"
)
_CROP = patterns.compile(r"(?<!\w)(?:vụ|niên vụ|đông xuân|mùa vụ)(?: \w+){0,2} ?$")
_YEAR_PAST = patterns.compile(r"(?:trong |một )?năm (?:vừa )?qua")
_MEETING = patterns.compile(
    r"(?:phiên họp|họp phiên|phiên|kỳ họp|(?:cuộc )?họp|giao ban(?: [^\W\d]+){0,3})(?: thường kỳ| định kỳ)?"
    r"(?: (?:ubnd|hđnd|chính phủ|thành viên|thường trực|ban thường vụ)(?: [^\W\d]+){0,5})? $"
)
_OF_A_FUND = patterns.compile(r"(?<!\w)vốn(?: [^\W\d]+){0,4} $")
_ASIDE = patterns.compile(r"(?<!\w)riêng (?:trong )?$")
_TOTAL_AFTER = patterns.compile(r"(?: năm \d{4}|/\d{4})?(?:,| và|;| -) (?:lũy kế )?0?(?P<count>\d{1,2}) tháng")
_TERM_PAST = patterns.compile(r"(?<!\w)nhiệm kỳ (?:vừa )?qua(?!\w)")
_CONGRESS = patterns.compile(r"(?<!nghị quyết )(?<!mừng )(?<!tiến tới )(?<!chuẩn bị )đại hội(?!\w)")
_HELD = patterns.compile(r"(?:tổ chức|mở|khai mạc|tiến hành|diễn ra)(?: [^\W\d]+){0,3} đại hội(?!\w)")
_MEETS = patterns.compile(
    r"(?<!\w)(?:hội nghị|họp|đại hội|phiên|làm việc|lễ|báo cáo|thông báo|cho biết|tổng kết|sơ kết|công bố|khai mạc"
    r"|giao ban|ban hành|kết luận|quyết định|theo|tính đến|kiểm tra|thăm|khai giảng|kỷ niệm|ký)(?!\w)"
)
_OF_OFFICE = patterns.compile(r"(?:(?:giữa|cuối|đầu|hết) )?(?:nhiệm kỳ|khóa|khoá) ")
_SESSION = patterns.compile(r"kỳ họp[^.;\n]{0,60}?(?<!\w)(?P<when>giữa|cuối) năm(?: (?P<year>20\d\d))?(?!\w)")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the signs are read from: the folded text, its passages and periods, the moment of writing."""

    folded: str
    found: tuple[Passage, ...]
    mentions: Sequence[Mention]
    anchor: Anchor
    title_end: int
    summary_end: int
    terms: tuple[Period, ...]  # of office, named by their years

    @property
    def meets(self) -> bool:
        """Whether the first line of text tells of a meeting or of what somebody reports, not of what happened."""
        return _MEETS.search(self.folded, self.title_end, self.summary_end) is not None

    @property
    def headline_end(self) -> int:
        """Where the title ends, or the first line that stands for it."""
        return self.summary_end if self.untitled else self.title_end

    @property
    def untitled(self) -> bool:
        """Whether the text begins with its first line of text, which then stands for its title."""
        return bool(self.found) and self.title_end == self.found[0].start


def signs_of(
    folded: str, found: tuple[Passage, ...], mentions: Sequence[Mention], anchor: Anchor, event: date | None
) -> list[Sign]:
    """All signs of a text, in no order; `event` is the day of the meeting or of publication where that is known."""
    terms = (m.resolve(anchor) for m in mentions if is_term(m) and _OF_OFFICE.match(m.text.lower()))
    named = tuple(sorted({term for term in terms if term is not None}))
    scene = Scene(folded, found, mentions, anchor, *_opening(found), named)
    signs = [*_named(scene), *_coming_work(scene), *_session(scene), *_terms_past(scene)]
    for period, (start, end) in stretches(folded, mentions, anchor).items():
        signs.append(_sign(period, "after-so-long", start, end, 1.5 if start < scene.headline_end else 1))
    if event is not None:
        signs.append(_sign(Period.month(event.year, event.month), "day-of-event", 0, 0))
    return signs


def _sign(period: Period, name: str, start: int, end: int, times: float = 1) -> Sign:
    return Sign(period, name, WEIGHTS[name] * times, start, end)


def _opening(found: tuple[Passage, ...]) -> tuple[int, int]:
    """Where the title ends, the headings before the first line of text, and where that line ends."""
    for passage in found[:12]:
        if passage.kind in (Kind.PARAGRAPH, Kind.ITEM):
            return passage.start, passage.end
    return 0, 0


def _named(scene: Scene) -> Iterator[Sign]:
    """The signs of the periods that the text names, of a month or more."""
    often: Counter[Period] = Counter()
    counts: dict[Period, int] = {}
    for mention in scene.mentions:
        looks = mention.relation in (Relation.PLAIN, Relation.TO_DATE) or reached(scene.folded, mention)
        if not looks or mention.shape is Shape.FINAL:
            continue
        if (
            mention.rule == _YEARS_AGO
            or is_start(mention)
            or is_then(scene.folded, mention)
            or compared(scene.folded, mention)
        ):
            continue
        period = _term_meant(scene, mention) or meant(scene.folded, mention, scene.anchor)
        if period is not None and period.days < _MONTH_DAYS and mention.year and not cites(scene.folded, mention):
            happened = scene.title_end <= mention.start < scene.summary_end and not scene.meets
            yield _sign(_month_of(period), "day-it-happened" if happened else "day-named", mention.start, mention.end)
            often[_month_of(period)] += 1
        short = period is None or (period.days < _MONTH_DAYS and mention.rule != _HOLIDAY)
        if period is None or short or in_furniture(scene.found, mention.start):
            continue
        often[period] += 1
        names = list(_beside(scene, mention, period))
        if (mention.shape is Shape.FIRST or mention.month) and "looks-ahead" not in names and "planned" not in names:
            counts.setdefault(period, mention.start)
        for name in names:
            yield _sign(period, name, mention.start, mention.end)
    for period, count in often.items():
        yield _sign(period, "again", 0, 0, min(count, _AGAIN_AT_MOST))
    yield from _overtaken(counts)


def _overtaken(named: Mapping[Period, int]) -> Iterator[Sign]:
    """A count to date is overtaken by a longer one of its year: "8 tháng" beside "9 tháng".

    `named` gives where each is first named. One that only a later part names overtakes none of the opening.
    """
    counts = [period for period in named if period.start.month == 1 and 31 < period.days < _YEAR_DAYS]
    longest: dict[tuple[date, bool], int] = defaultdict(int)
    for period in counts:
        place = period.start, named[period] < LEAD_LENGTH
        longest[place] = max(longest[place], period.days)
    for period in counts:
        later = 0 if named[period] < LEAD_LENGTH else longest[period.start, False]
        if period.days < max(longest[period.start, True], later):
            yield _sign(period, "overtaken", 0, 0)


def _month_of(day: Period) -> Period:
    return Period.month(day.end.year, day.end.month)


def _beside(scene: Scene, mention: Mention, period: Period) -> Iterator[str]:
    """The names of the signs of one mention."""
    folded = scene.folded
    reach = max(0, mention.start - _BEFORE)
    low = max(folded.rfind(mark, reach, mention.start) for mark in ("\n", ". ", ";")) + 1
    before = folded[openings.after_dateline(folded, max(low, reach)) : mention.start]
    begins = not before.strip(_OPENING_MARKS)
    if _PLAN_LINE.search(folded, max(0, low - _KIND_CHARS), low):
        before = f"kế hoạch {before}"
    back = [match.end() for match in _LOOKING_BACK.finditer(before) if not _TOLD_SINCE.search(before, match.end())]
    ahead = [match.end() for match in _LOOKING_AHEAD.finditer(before) if not _is_told_of(before, match)]
    if ahead and (not back or ahead[-1] > back[-1]):
        yield "looks-ahead"
    elif back:
        yield "looks-back"
    if not is_now(mention) and (begins or _BEFORE_A_TIME.fullmatch(before.strip(_OPENING_MARKS))):
        yield "begins"
    if begins and mention.shape is Shape.POINT and mention.year and PLANNED.match(folded, mention.end):
        yield "planned"
    if mention.start < scene.title_end:
        yield "title"
    elif scene.title_end <= mention.start < scene.summary_end:
        yield "summary"
        if scene.untitled:
            yield "untitled"
    if mention.start >= scene.title_end and (mention.start < LEAD_LENGTH or _is_titular(scene.found, mention.start)):
        yield "opening"
    if mention.shape is Shape.FIRST or (mention.relation is Relation.TO_DATE and mention.year):
        yield "counts-up"
    yield from _kind_of_time(scene, mention, period, before)


def _is_told_of(before: str, plan: re.Match[str]) -> bool:
    """Whether what looks ahead is a plan that results are told of."""
    if _DONE.search(before, 0, plan.start()):
        return True
    return "," in before[plan.end() :] and _REACHED.search(before, 0, plan.start()) is not None


def _kind_of_time(scene: Scene, mention: Mention, period: Period, before: str) -> Iterator[str]:
    year = scene.anchor.year
    words = mention.text.lower()
    if _MEETING.search(before):
        yield "of-the-meeting"
        if _has_just_begun(scene.anchor, period):
            yield "just-begun"
    if _OF_A_FUND.search(before):
        yield "of-a-fund"
    if _ASIDE.search(before):
        yield "aside"
    if _has_total(scene, mention, period):
        yield "paired"
    if words.startswith("từ đầu nhiệm kỳ"):
        yield "since-term-began"
    if not is_term(mention):
        if mention.first is not None and mention.first.unit is PeriodKind.TERM:
            return
        if year and not year - 1 <= period.end.year <= year:
            yield "other-year"
            if period.end.year < year - 2:
                yield "long-past"
        return
    if words.startswith("giai đoạn"):
        yield "span-of-work"
        told = not before.strip(_OPENING_MARKS) or _BEFORE_A_TIME.fullmatch(before.strip(_OPENING_MARKS))
        told = told or mention.start < scene.summary_end or _LOOKING_BACK.search(before)
        if told and year and period.end.year <= year:
            yield "span-over"
    if _OF_A_BODY.search(before):
        yield "term-of-a-body"
    if _CONGRESS.search(before):
        yield "congress-opens"


def _has_just_begun(anchor: Anchor, period: Period) -> bool:
    """Whether the report is of the first days of a month, on which nothing can look back yet."""
    day = anchor.known_day
    return day is not None and period == Period.month(day.year, day.month) and day.day <= _FIRST_DAYS


def _has_total(scene: Scene, mention: Mention, period: Period) -> bool:
    """Whether a month stands beside the count to it: "**tháng 4**, 4 tháng đầu năm"."""
    if mention.shape is not Shape.POINT or not _MONTH_DAYS <= period.days < 32:
        return False
    after = scene.folded[mention.end : mention.end + 24]
    total = _TOTAL_AFTER.match(after)
    return total is not None and total["count"] == str(period.end.month)


def _is_titular(found: tuple[Passage, ...], offset: int) -> bool:
    """Whether an offset lies in one of the first lines or headings, where a report says what it is."""
    return any(passage.start <= offset < passage.end for passage in found[:12] if passage.kind == Kind.HEADING)


def meant(folded: str, mention: Mention, anchor: Anchor) -> Period | None:
    """The period that a mention stands for: a crop over two years is of the later, "năm qua" in January the last."""
    before = folded[max(0, mention.start - _CROP_REACH) : mention.start]
    if is_term(mention) and mention.first and mention.first.last_year and _CROP.search(before):
        return Period.year(mention.first.last_year)
    unit = mention.first and mention.first.unit
    year = anchor.known_year
    fits = mention.count is not None and anchor.month in (None, mention.count, mention.count + 1)
    if mention.shape is Shape.PAST and unit is PeriodKind.MONTH and year and fits:
        return Period.months(year, 1, year, mention.count) if mention.count and mention.count <= 12 else None
    if year and anchor.month and anchor.month <= _STILL_LAST_YEAR and _YEAR_PAST.fullmatch(mention.text.lower()):
        return Period.year(year - 1)
    period = mention.resolve(anchor)
    return period if period is None else by_calendar(period)


def _coming_work(scene: Scene) -> Iterator[Sign]:
    """A heading over the work of a coming period ("NHIỆM VỤ QUÝ II") ends the one before it."""
    for mention in scene.mentions:
        rest = mention.shape in (Shape.FINAL, Shape.REMAINING) and (mention.count or 12) < 12
        if rest and mention.start < scene.summary_end and (period := mention.resolve(scene.anchor)) is not None:
            so_far = Period(date(period.start.year, 1, 1), period.start - timedelta(days=1))
            yield _sign(so_far, "before-the-rest", mention.start, mention.end)
        passage = passage_at(scene.found, mention.start)
        if passage is None or passage.kind is not Kind.HEADING or mention.first is None or is_term(mention):
            continue
        if not openings.TASK_HEADING.search(scene.folded, passage.body, mention.start):
            continue
        period = mention.resolve(scene.anchor)
        if period and mention.shape is Shape.FINAL:
            so_far = Period(date(period.start.year, 1, 1), period.start - timedelta(days=1))
            yield _sign(so_far, "before-coming-work", mention.start, mention.end)
        elif period and period.days >= _MONTH_DAYS and mention.shape in (Shape.POINT, Shape.FIRST):
            name = "before-coming-work" if period.days < _YEAR_DAYS else "before-coming-year"
            yield _sign(period.previous(), name, mention.start, mention.end)


def _session(scene: Scene) -> Iterator[Sign]:
    """A council's session in the middle of a year looks back on its half, the one at its end on the year."""
    session = _SESSION.search(scene.folded, 0, LEAD_LENGTH)
    year = session and (session["year"] or scene.anchor.known_year)
    if session and year:
        of = int(year)
        period = Period.half(of, 1) if session["when"] == "giữa" else Period.year(of)
        yield _sign(period, "session", *session.span())


def _terms_past(scene: Scene) -> Iterator[Sign]:
    """A congress opens the term that it names and looks back on the one before, "nhiệm kỳ qua"."""
    year = scene.anchor.year
    tells = _TERM_PAST.search(scene.folded) is not None
    held = _HELD.search(scene.folded, 0, scene.summary_end) is not None
    for mention in scene.mentions:
        if not is_term(mention) or mention.text.lower().startswith("giai đoạn"):
            continue
        term = mention.resolve(scene.anchor)
        if term is not None and held and year and term.end.year - year in (0, 1):
            yield _sign(term, "term-past", mention.start, mention.end)
            return
        if term is None or (year and year > term.start.year + 1):
            continue
        before = scene.folded[max(0, mention.start - _BEFORE) : mention.start]
        opens = mention.start < scene.summary_end and _CONGRESS.search(before[before.rfind("\n") + 1 :]) is not None
        if opens or tells:
            ended = (each for each in scene.terms if each.end.year == term.start.year)
            yield _sign(next(ended, _term_before(term)), "term-past", mention.start, mention.end)
            return


def _term_before(term: Period) -> Period:
    return Period.term(2 * term.start.year - term.end.year, term.start.year)


def _term_meant(scene: Scene, mention: Mention) -> Period | None:
    """What "nhiệm kỳ qua" is beside terms named by their years: that whose work goes on, else the one before."""
    year, first = scene.anchor.year, mention.first
    if first is None or first.unit is not PeriodKind.TERM or first.year or first.offset > 0 or not year:
        return None
    running = next((term for term in scene.terms if term.start.year < year <= term.end.year), None)
    if running is not None or not scene.terms:
        return running
    return _term_before(scene.terms[0]) if scene.terms[0].start.year >= year else None
