"""What a report is about as a whole: the place, the period that it reviews, the day it was published.

The place is the unit or agency that the headline and the first paragraph name most; the reviewed period is the one that
the meeting looks back on ("sơ kết công tác tháng 10"), never the one that it hands out work for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, Period, PeriodKind, Relation, Shape, find_periods
from giaoban.core.reading import openings
from giaoban.core.reading.folding import fold_document
from giaoban.core.reading.passages import Kind, Passage, passage_at, passages
from giaoban.core.reading.places import find_place

_DATE = r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d\d)"
_WORDED = r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>(?:19|20)\d\d)"
_STAMP = patterns.compile(
    rf"(?:(?:thời gian|ngày đăng|ngày|đăng ngày|đăng lúc|cập nhật|xuất bản|thứ \w+|chủ nhật)[^\d\n]{{0,30}})?"
    rf"(?:\d{{1,2}}[:h]\d{{2}}[^\d\n]{{0,12}})?{_DATE}(?:[\s,|-]*\d{{1,2}}[:h]\d{{2}}(?::\d\d)?)?.{{0,40}}"
)
_DATELINE = patterns.compile(rf"[^\d\n,]{{2,60}},\s+{_WORDED}\s*")
_EVENT = patterns.compile(
    rf"(?:\([^)\n]{{2,40}}\)\s*[-–]?\s*|[^\s-]{{2,12}}\s*[-–]\s*)?(?:(?:vào |trong )?(?:sáng|chiều|tối|trưa|hôm nay"
    rf"|vừa qua)"
    rf"[\s,(]+(?:ngày\s+)?|(?:trong )?ngày\s+){_DATE}"
)
_LOOKING_BACK = patterns.compile(
    r"(?:kết quả|sơ kết|tổng kết|đánh giá|tình hình(?! mới)|kiểm điểm|báo cáo|nhìn lại|thực hiện nghị quyết"
    r"|tính chung|tính đến hết)(?!\w)"
)
_LOOKING_AHEAD = patterns.compile(
    r"(?:bàn|(?:và|,) (?:các |một số )?nhiệm vụ|triển khai(?! (?:thực hiện )?(?:nghị quyết|quyết định|chỉ thị|nghị định"
    r"|kết luận|thông tư|luật)(?!\w))|phương hướng|căn cứ|(?<!thực hiện )kế hoạch|mục tiêu"
    r"|chủ đề|trọng tâm"
    r"|định hướng|dự kiến|dự báo|dự toán"
    r"|giải pháp|phấn đấu|để|chỉ tiêu)(?!\w)"
)
_OF_A_BODY = patterns.compile(
    r"(?:khóa|khoá|hđnd|đại biểu|hội đồng nhân dân|quốc hội|ban chấp hành|bch)(?!\w)[^.;]{0,60}$"
)
_PLANNED = patterns.compile(
    r",?\s[^.,;:]{0,60}(?<!\w)(?:đề ra|phấn đấu|sẽ|đặt mục tiêu|đặt ra mục tiêu|xác định|dự kiến|quyết nghị"
    r"|dự toán được giao|(?<!được )giao (?:các|cho|chỉ tiêu|kế hoạch|dự toán)|có kế hoạch|tiếp tục|tập trung)(?!\w)"
)
_AIMED = patterns.compile(r"(?<!\w)(?:phấn đấu|hướng (?:đến|tới)|mục tiêu|sẽ|đến)(?!\w)")
_NUMBERED = patterns.compile(r"\d\s?[-/]\s?[a-zđ]{2}")
_CROP = patterns.compile(r"(?<!\w)(?:vụ|niên vụ|đông xuân|mùa vụ)(?: \w+){0,2} ?$")
_YEAR_PAST = patterns.compile(r"(?:trong |một )?năm (?:vừa )?qua")
_SESSION = patterns.compile(r"kỳ họp[^.;\n]{0,60}?(?<!\w)(?P<when>giữa|cuối) năm(?: (?P<year>20\d\d))?(?!\w)")
_LEAD_LENGTH, _STAMP_LENGTH = 900, 120
_BEFORE, _CROP_REACH, _STILL_LAST_YEAR, _YEAR_DAYS = 130, 24, 2, 365
_SIGNED, _FAINT = 3.0, 0.6
_OPENING_MARKS = ' "“(-'
_MONTH_DAYS, _EARLIEST = 28, 1990


@dataclass(frozen=True, slots=True)
class Setting:
    """Place as the text writes it, the reviewed period and the day of publication; each None where unknown."""

    place: str | None
    reviewed: Period | None
    published: date | None


def find_setting(text: str, published: date | None = None, *, mentions: Sequence[Mention] | None = None) -> Setting:
    """Place, reviewed period and publication date of a report; `published` and `mentions` where they are known already.

    >>> setting = find_setting("UBND quận Hải An họp sơ kết quý I, triển khai nhiệm vụ quý II năm 2024")
    >>> setting.place, str(setting.reviewed)
    ('quận Hải An', '2024-01/2024-03')
    """
    folded = fold_document(text)
    found = passages(text)
    published = published or _published(folded, found)
    if mentions is None:
        mentions = find_periods(text)
    reviewed = _reviewed(folded, found, published, mentions)
    return Setting(find_place(text, folded, found), reviewed, published)


def _published(folded: str, found: tuple[Passage, ...]) -> date | None:
    """The day in a time stamp or a dateline of the page, else the first day of an event in the first paragraph."""
    edges = found[:12] + found[12:][-12:]
    for pattern in (_STAMP, _DATELINE):
        for passage in edges:
            if passage.end - passage.start <= _STAMP_LENGTH:
                day = _day(pattern.fullmatch(folded[passage.body : passage.end]))
                if day:
                    return day
    for passage in found:
        if passage.kind in (Kind.PARAGRAPH, Kind.HEADING) and passage.start < _LEAD_LENGTH:
            day = _day(_EVENT.match(folded, passage.start, passage.end))
            if day:
                return day
    return None


def _day(match: re.Match[str] | None) -> date | None:
    try:
        return match and date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _reviewed(
    folded: str, found: tuple[Passage, ...], published: date | None, mentions: Sequence[Mention]
) -> Period | None:
    """The period of a month or more that the report speaks for most."""
    anchor = _anchor(folded, found, published, mentions)
    periods: list[tuple[Mention, Period]] = []
    for mention in mentions:
        if mention.relation in (Relation.PLAIN, Relation.TO_DATE) and mention.shape is not Shape.FINAL:
            period = _meant(folded, mention, anchor)
            if period and period.days >= _MONTH_DAYS and not _in_furniture(found, mention.start):
                periods.append((mention, period))
    often = Counter(period for _, period in periods)
    scores = _indirect(folded, found, mentions, anchor)
    for mention, period in periods:
        score = _weight(folded, found, mention) + min(often[period], 6) * 0.3
        if anchor.year and _is_term(mention) and period.end.year <= anchor.year and _is_span_of_work(mention):
            score += 3
        if anchor.year and not _is_term(mention) and not anchor.year - 1 <= period.end.year <= anchor.year:
            score -= 3
        scores[period] = max(scores.get(period, score), score)
    best = max(scores, key=lambda period: scores[period], default=None)
    if best and scores[best] > _FAINT:
        return best
    term = next((period for mention, period in periods if _is_term(mention)), None)
    if term and patterns.search(r"nhiệm kỳ (?:vừa )?qua(?!\w)", folded):
        return Period.term(2 * term.start.year - term.end.year, term.start.year)
    return None


def _meant(folded: str, mention: Mention, anchor: Anchor) -> Period | None:
    """The period that a mention stands for: a crop over two years is of the later, "năm qua" in January the last."""
    before = folded[max(0, mention.start - _CROP_REACH) : mention.start]
    if _is_term(mention) and mention.first and mention.first.last_year and _CROP.search(before):
        return Period.year(mention.first.last_year)
    unit = mention.first and mention.first.unit
    year = anchor.known_year
    if mention.shape is Shape.PAST and unit is PeriodKind.MONTH and year and not anchor.month:
        return Period.months(year, 1, year, mention.count) if mention.count and mention.count <= 12 else None
    if year and anchor.month and anchor.month <= _STILL_LAST_YEAR and _YEAR_PAST.fullmatch(mention.text.lower()):
        return Period.year(year - 1)
    return mention.resolve(anchor)


def _indirect(
    folded: str, found: tuple[Passage, ...], mentions: Sequence[Mention], anchor: Anchor
) -> dict[Period, float]:
    """Periods that a report reviews without naming them, with the weight of the sign.

    A heading over the work of a coming period ("NHIỆM VỤ QUÝ II") ends the one before it; a council's session in the
    middle of a year looks back on its half, the one at its end on the year.
    """
    signs: dict[Period, float] = {}
    for mention in mentions:
        passage = passage_at(found, mention.start)
        if passage is None or passage.kind is not Kind.HEADING or mention.first is None or _is_term(mention):
            continue
        if openings.TASK_HEADING.search(folded, passage.body, mention.start):
            period = mention.resolve(anchor)
            if period and mention.shape is Shape.FINAL:
                signs[Period(date(period.start.year, 1, 1), period.start - timedelta(days=1))] = _SIGNED
            elif period and period.days >= _MONTH_DAYS and mention.shape in (Shape.POINT, Shape.FIRST):
                signs[period.previous()] = _SIGNED if period.days < _YEAR_DAYS else 1.0
    session = _SESSION.search(folded, 0, _LEAD_LENGTH)
    year = session and (session["year"] or anchor.known_year)
    if session and year:
        of = int(year)
        signs[Period.half(of, 1) if session["when"] == "giữa" else Period.year(of)] = _SIGNED
    return signs


def _anchor(folded: str, found: tuple[Passage, ...], published: date | None, mentions: Sequence[Mention]) -> Anchor:
    """The text's own time: the year that its opening names, else the day's, else the latest year it looks back on."""
    early: Counter[int] = Counter()
    later: set[int] = set()
    compared: set[int] = set()
    for mention in mentions:
        if not mention.year or mention.year <= _EARLIEST or _is_term(mention) or _in_furniture(found, mention.start):
            continue
        if mention.relation in (Relation.PLAIN, Relation.TO_DATE):
            leads = mention.start < _LEAD_LENGTH and not _is_day(mention)
            if leads and not _AIMED.search(folded, max(0, mention.start - 40), mention.start):
                early[mention.year] += 1
            elif _cites(folded, mention) or not (
                leads or _LOOKING_AHEAD.search(folded, max(0, mention.start - 60), mention.end + 40)
            ):
                later.add(mention.year)
        elif mention.relation is Relation.PREVIOUS:
            compared.add(mention.year)
    # What is compared with a year is of a later one: "so với cùng kỳ 2015".
    if compared and not published and max(compared) > max({*early, *later}, default=0):
        early, later = Counter(), {max(compared) + 1}
    stated = early.most_common(1)[0][0] if early else published.year if published else max(later, default=None)
    cited = [mention.year for mention in mentions if mention.year and _cites(folded, mention)]
    if stated and not published:
        stated = max([stated, *cited])
    if published and stated == published.year:
        return Anchor.on(published)
    leading = (
        each
        for each in mentions
        if each.start < _LEAD_LENGTH and each.month and not _cites(folded, each) and not _opens(each)
    )
    return Anchor(stated, next((each.month for each in leading), None))


def _opens(mention: Mention) -> bool:
    """Whether a mention gives only where a stretch begins: "từ đầu năm đến nay"."""
    return mention.shape is Shape.SPAN and mention.last is None


def _cites(folded: str, mention: Mention) -> bool:
    """Whether a day is that of a document: "Quyết định số 691/QĐ-TTg ngày 05/6/2018"."""
    return _is_day(mention) and _NUMBERED.search(folded, max(0, mention.start - 40), mention.start) is not None


def _is_term(mention: Mention) -> bool:
    return mention.first is not None and mention.first.last_year is not None


def _is_span_of_work(mention: Mention) -> bool:
    """Whether a term is called "giai đoạn", as plans call theirs; it is reviewed only once it is over."""
    return mention.text.lower().startswith("giai đoạn")


def _is_day(mention: Mention) -> bool:
    return mention.first is not None and mention.first.unit is PeriodKind.DAY


def _weight(folded: str, found: tuple[Passage, ...], mention: Mention) -> float:
    """How strongly the words before a period say that the report looks back on it."""
    reach = max(0, mention.start - _BEFORE)
    low = max(folded.rfind(mark, reach, mention.start) for mark in ("\n", ". ", ";")) + 1
    before = folded[max(low, reach) : mention.start]
    back = [match.end() for match in _LOOKING_BACK.finditer(before)]
    ahead = [match.end() for match in _LOOKING_AHEAD.finditer(before)]
    weight = 0.0
    if ahead and (not back or ahead[-1] > back[-1]):
        weight -= 4
    elif back:
        weight += 3
    if not before.strip(_OPENING_MARKS) and _PLANNED.match(folded, mention.end):
        weight -= 6
    if _is_span_of_work(mention):
        weight -= 3
    if _is_term(mention) and _OF_A_BODY.search(before):
        weight -= 4
    if mention.text.lower().startswith("từ đầu nhiệm kỳ"):
        weight -= 2
    if _is_term(mention) and patterns.search(r"(?<!nghị quyết )đại hội(?!\w)", before):
        weight -= 5  # the term that a congress opens, not the one that it looks back on
    if mention.start < _LEAD_LENGTH or _is_titular(found, mention.start):
        weight += 2
    if not before.strip(_OPENING_MARKS):
        weight += 1
    if mention.shape is Shape.FIRST:
        weight += 0.7
    return weight


def _is_titular(found: tuple[Passage, ...], offset: int) -> bool:
    """Whether an offset lies in one of the first lines or headings, where a report says what it is."""
    return any(passage.start <= offset < passage.end for passage in found[:12] if passage.kind == Kind.HEADING)


def _in_furniture(found: tuple[Passage, ...], offset: int) -> bool:
    passage = passage_at(found, offset)
    return passage is not None and passage.kind == Kind.FURNITURE
