"""When a report was written, as far as it says: the year by votes, the month by the day of the page or of the meeting.

Years stand in a report for many reasons. One that the opening names without looking ahead is mostly its own; "so với
cùng kỳ 2015" is said in 2016; "năm 2026 phấn đấu …" mostly in 2025; a cited document is not younger than the report.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, PeriodKind, Relation, Shape
from giaoban.core.reading.passages import Kind, Passage, passage_at

LEAD_LENGTH = 900
_EARLIEST = 1990
_OPENING, _BODY, _LATEST, _PLAN, _PLANNED_YEAR, _YEAR_BEFORE_PLAN = 2.0, 0.4, 1.2, 0.8, 0.2, 0.7
_AFTER_SAME_PERIOD, _AFTER_COMPARED, _DAY_OF_PAGE, _YEAR_BEFORE_PAGE = 2.0, 0.3, 1.5, 1.0
_SAID_OF_PAGE = 2.0  # "năm nay" is the year of the page, whatever years it compares with
_SAID_BESIDE_A_YEAR = ("năm nay", "năm ngoái")
_STILL_LAST_YEAR, _BODY_AT_MOST = 2, 2

_SENTENCE_CHARS = 240
_CLAUSE_MARKS = ' "“(-\n.,:;'

PLANNED = patterns.compile(
    r",?\s(?![^.,;:]{0,60}(?<!\w)đã(?!\w))[^.,;:]{0,60}(?<!\w)(?:đề ra|phấn đấu|sẽ|đặt mục tiêu|đặt ra mục tiêu"
    r"|xác định|dự kiến|quyết nghị|trình|dự toán được giao|(?<!được )giao (?:các|cho|chỉ tiêu|kế hoạch|dự toán)"
    r"|có kế hoạch|tiếp tục|tập trung)(?!\w)"
)
"""What follows a period at the opening of a sentence that plans for it: "Năm 2026, xã phấn đấu …"."""

_SENTENCE = r"(?:(?!\. )[^\n])"
_SET_AGAINST = patterns.compile(r"(?<!\w)so với [^,;.:()\d\n]{0,40}$")
_FIRST_DAYS = patterns.compile(r"(?<!\w)(?:những ngày|ngày) đầu năm(?: mới)?(?: (?P<year>(?:19|20)\d\d))?(?!\w)")
_REACHED = patterns.compile(
    r",?\s(?!(?:(?!\. )[^\n]){0,90}(?<!\w)(?:phấn đấu|mục tiêu|sẽ|dự kiến|đặt ra|đề ra|cần|phải)(?!\w))"
    r"(?:(?!\. )[^\n]){0,80}?(?<!\w)(?:có|đã|đạt|còn|được|là)(?!\w)"
)
_NOW_AFTER = patterns.compile(
    rf"{_SENTENCE}{{0,120}}?(?<!\w)(?:thì (?:đến )?nay"
    rf"|(?:chỉ|mới|vẫn)(?! tiêu| số| thị| đạo|\w){_SENTENCE}{{0,90}}?(?<!\w)nay)(?!\w)"
)
_FROM_BEFORE = patterns.compile(r"(?<!\w)từ [\d.,]+ ?(?:%|[^\W\d]+)?(?: [^\W\d]+)? ?(?:\()?$")
_NUMBERED = patterns.compile(r"\d\s?[-/]\s?[a-zđ]{2}")
_AIMED = patterns.compile(r"(?<!\w)(?:phấn đấu|hướng (?:đến|tới)|mục tiêu|sẽ|đến)(?!\w)")
_SETS_AIM = patterns.compile(r"(?<!\w)(?:phấn đấu|đặt (?:ra )?mục tiêu|đề ra mục tiêu|hướng (?:đến|tới))(?!\w)")
_OPENS_A_TERM = patterns.compile(r"(?:(?<!nghị quyết )đại hội|phương hướng|nhiệm vụ)(?!\w)[^.;\n]*$")
_OF_A_PLAN = patterns.compile(r"(?:kế hoạch|dự toán|chỉ tiêu)(?: [^\s,.;:()]+){0,4} $")
_AHEAD = patterns.compile(
    r"(?<!\w)(?:nhiệm vụ|phương hướng|mục tiêu|giải pháp|phấn đấu|dự kiến|đặt mục tiêu|đặt ra mục tiêu|sẽ"
    r"|kế hoạch|xác định|đề ra)(?!\w)"
)


def moment_of(folded: str, found: tuple[Passage, ...], published: date | None, mentions: Sequence[Mention]) -> Anchor:
    """The text's own time: the year with most votes, and the month where a day or a month of it is named."""
    year = _year(folded, found, published, mentions)
    if published and year == published.year:
        return Anchor.on(published)
    leading = (
        each
        for each in mentions
        if each.start < LEAD_LENGTH
        and each.month
        and not cites(folded, each)
        and not _opens(each)
        and not is_start(each)
    )
    first_days = _FIRST_DAYS.search(folded, 0, LEAD_LENGTH) if "đầu năm" in folded[:LEAD_LENGTH] else None
    if first_days is not None and (first_days["year"] is None or int(first_days["year"]) == year):
        return Anchor(year, 1)
    return Anchor(year, next((each.month for each in leading), None))


def _year(folded: str, found: tuple[Passage, ...], published: date | None, mentions: Sequence[Mention]) -> int | None:
    votes: defaultdict[int, float] = defaultdict(float)
    in_body: Counter[int] = Counter()
    at_least, latest = 0, 0
    for mention in mentions:
        if not mention.year or mention.year <= _EARLIEST or in_furniture(found, mention.start):
            continue
        at_least = max(at_least, _not_before(folded, mention))
        for year, weight in _votes(folded, mention):
            in_body[year] += weight == _BODY
            if weight != _BODY or in_body[year] <= _BODY_AT_MOST:
                votes[year] += weight
            latest = max(latest, year if weight in (_OPENING, _BODY) else 0)
    if latest:
        votes[latest] += _LATEST
    if published:
        votes[published.year] += _DAY_OF_PAGE
        if published.month > _STILL_LAST_YEAR and any(words in folded for words in _SAID_BESIDE_A_YEAR):
            votes[published.year] += _SAID_OF_PAGE
        if published.month <= _STILL_LAST_YEAR:
            votes[published.year - 1] += _YEAR_BEFORE_PAGE
        votes = defaultdict(float, {year: vote for year, vote in votes.items() if year <= published.year})
    if not votes:
        return None
    year = max(votes, key=lambda each: (votes[each], each))
    return year if published else max(year, at_least)


def _not_before(folded: str, mention: Mention) -> int:
    """A year that the report is not older than: of a cited document, after one that results are compared with."""
    if mention.year is None:
        return 0
    if cites(folded, mention):
        return mention.year
    counted = mention.relation is Relation.TO_DATE and mention.month is not None
    if counted and mention.text.lower().startswith(("tính", "lũy", "luỹ")):
        return mention.year  # what is counted "tính đến ngày 22/1/2024" is over
    if mention.relation is Relation.PREVIOUS:
        return mention.year + int(mention.first is not None and mention.first.unit is PeriodKind.YEAR)
    return 0


def _votes(folded: str, mention: Mention) -> list[tuple[int, float]]:
    """The years that a mention speaks for, with their weights."""
    if is_term(mention):
        return _votes_of_term(folded, mention)
    if cites(folded, mention) or is_then(folded, mention):
        return []
    year = mention.year or 0
    if mention.relation is Relation.PREVIOUS or compared(folded, mention):
        return [(year + 1, _AFTER_SAME_PERIOD if mention.shape is Shape.SAME else _AFTER_COMPARED)]
    if mention.relation not in (Relation.PLAIN, Relation.TO_DATE):
        return [(year, _BODY)] if reached(folded, mention) else []
    before = folded[max(0, mention.start - 60) : mention.start]
    leads = mention.start < LEAD_LENGTH
    of_months = mention.first is not None and mention.first.unit is not PeriodKind.YEAR
    if of_months:
        return [(year, _OPENING if leads else _BODY)]
    if PLANNED.match(folded, mention.end) and not before[-2:].strip(_CLAUSE_MARKS):
        given = "giao" in folded[mention.end : mention.end + 80]  # by whoever stands above, mostly in that year itself
        return [(year, _PLAN if given else _PLANNED_YEAR), (year - 1, _YEAR_BEFORE_PLAN if given else _OPENING)]
    if _OF_A_PLAN.search(before):
        return [(year, _PLAN)]
    if _AIMED.search(before[-40:]) or _goes_on_with_aim(folded, mention.start):
        return []
    if _AHEAD.search(folded, max(0, mention.start - 60), mention.end + 40) and not leads:
        return [(year, _PLANNED_YEAR), (year - 1, _YEAR_BEFORE_PLAN)]
    return [(year, _OPENING if leads else _BODY)]


def _goes_on_with_aim(folded: str, start: int) -> bool:
    """Whether the sentence has set an aim before: "Xã phấn đấu đến 2020 có 6 trường, 9 trạm; **năm 2030** có 8"."""
    low = max(folded.rfind("\n", 0, start), folded.rfind(". ", 0, start), start - _SENTENCE_CHARS, 0)
    return _SETS_AIM.search(folded, low, start) is not None


def _votes_of_term(folded: str, mention: Mention) -> list[tuple[int, float]]:
    """A term that a congress opens, or that work is planned for, begins in the report's own year."""
    before = folded[max(0, mention.start - 90) : mention.start]
    if mention.first is None or mention.first.year is None or not _OPENS_A_TERM.search(before):
        return []
    return [(mention.first.year, _OPENING if mention.start < LEAD_LENGTH else _BODY)]


def _opens(mention: Mention) -> bool:
    """Whether a mention gives only where a stretch begins: "từ đầu năm đến nay"."""
    return mention.shape is Shape.SPAN and mention.last is None


def cites(folded: str, mention: Mention) -> bool:
    """Whether a day is that of a document: "Quyết định số 691/QĐ-TTg ngày 05/6/2018"."""
    return is_day(mention) and _NUMBERED.search(folded, max(0, mention.start - 40), mention.start) is not None


def is_term(mention: Mention) -> bool:
    """Whether a mention names a stretch of whole years."""
    return mention.first is not None and mention.first.last_year is not None


def is_day(mention: Mention) -> bool:
    """Whether a mention names a day, or a count up to one."""
    return mention.first is not None and mention.first.unit is PeriodKind.DAY


def is_then(folded: str, mention: Mention) -> bool:
    """Whether the present is set against a year: "năm 2011 chỉ 11 triệu thì nay đã 34", "từ 71% năm 2018 xuống 37%"."""
    if mention.first is None or mention.first.unit is not PeriodKind.YEAR:
        return False
    return (
        _NOW_AFTER.match(folded, mention.end) is not None
        or _FROM_BEFORE.search(folded, max(0, mention.start - 24), mention.start) is not None
    )


def compared(folded: str, mention: Mention) -> bool:
    """Whether results are set against a time: "so với Tết **năm 2019**"."""
    return _SET_AGAINST.search(folded, max(0, mention.start - 50), mention.start) is not None


def reached(folded: str, mention: Mention) -> bool:
    """Whether what is told of the end of a year came about: "**Đến hết năm 2018**, tỉnh có …", no aim for it."""
    if mention.relation is not Relation.DEADLINE or mention.year is None or mention.text[:4].lower() == "cuối":
        return False
    opens = not folded[max(0, mention.start - 2) : mention.start].strip(_CLAUSE_MARKS + "\n.")
    return opens and _REACHED.match(folded, mention.end) is not None


def is_start(mention: Mention) -> bool:
    """Whether a mention names the start of a year, the time of a level that others are compared with."""
    return mention.text[:3].lower() == "đầu"


def in_furniture(found: tuple[Passage, ...], offset: int) -> bool:
    """Whether an offset lies in a line that belongs to the page and not to the report."""
    passage = passage_at(found, offset)
    return passage is not None and passage.kind == Kind.FURNITURE
