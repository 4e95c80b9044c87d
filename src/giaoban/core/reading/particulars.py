"""What a report says of a task beside the work: who leads it, who co-operates, what is due when and on what basis.

Each is looked for where offices write it: the doer right before the work or in the heading over it, "phối hợp với …" in
the clause, "(Phòng Nội vụ chủ trì, xong trước ngày 15/5)" or "Đơn vị chủ trì: …" after it. What one sentence says of
its first clause holds for the next ones until they name another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.deadlines import Calendar, find_deadline, opening_deadline
from giaoban.core.reading.doers import name_end, proper_end
from giaoban.core.reading.orderers import Orderers
from giaoban.core.reading.passages import Passage, Span
from giaoban.core.reading.products import find_basis, find_product
from giaoban.core.reading.report import Deadline, Reference, Task, Words

_LEADS = r"(?:chủ trì|thực hiện|tham mưu|đảm nhiệm|phụ trách|chịu trách nhiệm)"
_LEAD_LABEL = patterns.compile(
    r"(?:chủ trì(?: thực hiện| tham mưu)?|(?:đơn vị|cơ quan|bộ phận)(?: chủ trì)? thực hiện|giao cho|phân công) ?: ?"
)
_LED_BY = patterns.compile(rf"(?<!\w)(?:do|giao|giao cho) (?=.{{2,140}} {_LEADS})|\((?:do |giao )?|^ ?")
_LEADS_AFTER = patterns.compile(rf",? (?:là (?:đơn vị|cơ quan) )?{_LEADS}(?!\w)")
_WITH = patterns.compile(
    r"(?<!\w)(?:phối hợp(?: chặt chẽ)?(?:,? (?:với|cùng(?: với)?)| ?:)?|(?:đơn vị|cơ quan) phối hợp ?:|cùng với) ?"
)
_BEFORE_WORK = patterns.compile(
    r"(?:[\s,:“\"]+|(?:cần phải|cần|phải|sẽ|nên|hãy|cũng|đều|đã|được giao|được phân công|có trách nhiệm|có nhiệm vụ"
    r"|cam kết|xác định|thống nhất|và|tiếp tục|chịu trách nhiệm|quyết tâm)(?!\w)"
    r"|(?:ngay sau|sau|trước|trong|từ nay đến|đến|ngay từ|ngay trong|nhân|căn cứ|theo|trên cơ sở"
    r"|bằng) [^;:.]{2,110}(?:,|$))*$"
)
_HANDS_TO = patterns.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao(?: nhiệm vụ)?(?: cho)?|chỉ đạo|phân công|lưu ý) (?=(?:các |toàn thể "
    r"|thủ trưởng |ubnd |ủy ban |\w))"
)
_REACH = 400
_TELLS_MORE = patterns.compile(
    r"(?:thời hạn|thời gian|hạn |hoàn thành|xong|báo cáo|(?:đơn vị|cơ quan)|chủ trì|phối hợp|tiến độ|giao "
    r"|phân công |sản phẩm)"
)


@dataclass(frozen=True, slots=True)
class Work:
    """The words of a task, the sentence and the line that it stands in, and what stands over it.

    `handed` is the sentence that handed it out ("UBND tỉnh yêu cầu:"), `heading` the line above that only names a doer.
    """

    span: Span
    sentence: Span
    passage: Passage
    handed: Span | None = None
    heading: Span | None = None


@dataclass(slots=True)
class _Told:
    """What has been said so far in a line: it holds on where a later clause says nothing else."""

    passage: Passage | None = None
    sentence: Span | None = None
    first: int = 0  # where the first work of the sentence begins
    lead: Words | None = None
    orderer: Words | None = None
    tasks: list[int] = field(default_factory=list)  # of the sentence


def describe(
    text: str, folded: str, works: Sequence[Work], calendar: Calendar, references: Sequence[Reference] = ()
) -> list[Task]:
    """The tasks of a text with what it says of each, in the order of `works`."""
    told = _Told()
    orderers = Orderers(text, folded)
    cited = [(reference.start, reference.end) for reference in references]
    tasks: list[Task] = []
    for index, work in enumerate(works):
        following = works[index + 1] if index + 1 < len(works) else None
        if told.sentence != work.sentence:
            if told.passage is not work.passage:
                told = _Told(work.passage)
            told.sentence, told.first, told.tasks = work.sentence, work.span.start, []
        task = _describe(text, folded, work, told, calendar, cited, references, orderers)
        told.lead, told.orderer = task.lead or told.lead, task.orderer
        told.tasks.append(index)
        tasks.append(task)
        if following is None or following.sentence != work.sentence:
            stop = following.sentence.start if following and following.passage is work.passage else work.passage.end
            more = Span(work.sentence.end, max(stop, work.sentence.end))
            for told_of in told.tasks:
                tasks[told_of] = _with_more(text, folded, tasks[told_of], more, calendar, cited)
    return tasks


def _describe(
    text: str,
    folded: str,
    work: Work,
    told: _Told,
    calendar: Calendar,
    cited: Sequence[tuple[int, int]],
    references: Sequence[Reference],
    orderers: Orderers,
) -> Task:
    start, end = work.span.start, work.span.end
    mark = folded.find(";", end, work.sentence.end)
    clause = Span(start, min(mark if mark >= 0 else work.sentence.end, end + _REACH))
    before = Span(max(work.sentence.start, folded.rfind(";", work.sentence.start, start) + 1, start - _REACH), start)
    own = _doer_before(text, folded, before)
    lead = (
        _lead_after(text, folded, Span(_bracket(folded, start, end), clause.end))
        or own
        or _inherited_lead(text, folded, work, told)
    )
    opening = Span(max(work.sentence.start, told.first - _REACH), told.first)
    return Task(
        start,
        end,
        text[start:end],
        lead=lead,
        partners=_partners(text, folded, clause),
        deadline=find_deadline(text, folded, clause.start, clause.end, calendar, cited)
        or opening_deadline(text, folded, opening.start, opening.end, calendar),
        product=find_product(text, folded, start, end),
        basis=find_basis(text, folded, Span(start, end), opening, references),
        orderer=orderers.of(work.sentence, before, own, told.orderer, work.handed, same_line=bool(told.tasks)),
    )


def _bracket(folded: str, start: int, end: int) -> int:
    """Where the brackets begin that end a task, its end where none do: "… (Ban Chỉ huy Quân sự xã)"."""
    return max(folded.rfind("(", start, end), start) if folded.endswith(")", start, end) else end


def _with_more(
    text: str, folded: str, task: Task, more: Span, calendar: Calendar, cited: Sequence[tuple[int, int]]
) -> Task:
    """The task with what the sentences after its own tell of it: "Thời hạn: 25/5/2025. Phòng Tư pháp chủ trì."."""
    begin = more.start
    while begin < more.end and folded[begin] in " .":
        begin += 1
    more = Span(begin, more.end)
    if more.start >= more.end:
        return task
    lead = _lead_after(text, folded, more)
    if lead is None and not _TELLS_MORE.match(folded, more.start, more.end):
        return task
    return replace(
        task,
        lead=lead or task.lead,
        partners=task.partners or _partners(text, folded, more),
        deadline=_unless_firm(task.deadline, find_deadline(text, folded, more.start, more.end, calendar, cited), task),
    )


def _unless_firm(told: Deadline | None, later: Deadline | None, task: Task) -> Deadline | None:
    """The deadline in the task's own words, else what is told after it, else that of the sentence's opening."""
    own = told is not None and told.start >= task.start
    return told if own or later is None else later


def _doer_before(text: str, folded: str, before: Span) -> Words | None:
    """The name that ends right before the work, with nothing between but duty and time."""
    for match in openings.organisation().finditer(folded, before.start, before.end):
        stop = name_end(text, folded, match.start(), before.end)
        if stop is not None and _BEFORE_WORK.match(folded, stop, before.end):
            return _words(text, match.start(), stop)
    ordered = _HANDS_TO.search(folded, before.start, before.end)
    stop = proper_end(text, ordered.end(), before.end) if ordered else None
    if ordered and stop is not None and _BEFORE_WORK.match(folded, stop, before.end):
        return _words(text, ordered.end(), stop)
    return None


def _inherited_lead(text: str, folded: str, work: Work, told: _Told) -> Words | None:
    """The lead of the clause before, where this one opens with its verb; that of the heading over the line."""
    begin = max(work.sentence.start, folded.rfind(";", work.sentence.start, work.span.start) + 1)
    joined = openings.JOINING.match(folded, begin, work.span.start)
    at = joined.end() if joined else begin
    verb_first = not folded[at : work.span.start].strip()
    if told.lead is not None and (verb_first or told.tasks):
        return told.lead
    if not verb_first:
        return None
    if work.heading is not None:
        return _words(text, work.heading.start, work.heading.end)
    return _handed_lead(text, folded, work.handed) if work.handed is not None else None


def _handed_lead(text: str, folded: str, handed: Span) -> Words | None:
    """Whom the lines below are handed to: "UBND huyện yêu cầu **các phòng, các xã** thực hiện các nội dung sau:"."""
    for order in _HANDS_TO.finditer(folded, handed.start, handed.end):
        stop = name_end(text, folded, order.end(), handed.end)
        if stop is not None:
            return _words(text, order.end(), stop)
    return None


def _lead_after(text: str, folded: str, after: Span) -> Words | None:
    """Who leads by what is told after the work: "(Phòng Nội vụ chủ trì)", "do Sở Y tế thực hiện", "Chủ trì: …"."""
    if after.start >= after.end:
        return None
    label = _LEAD_LABEL.search(folded, after.start, after.end)
    if label:
        stop = name_end(text, folded, label.end(), after.end)
        return _words(text, label.end(), stop) if stop else None
    for match in _LED_BY.finditer(folded[after.start : after.end]):
        begin = after.start + match.end()
        stop = name_end(text, folded, begin, after.end)
        bracketed = folded[begin - 1] == "(" and stop is not None and folded.startswith(")", stop)
        if stop and (bracketed or _LEADS_AFTER.match(folded, stop, after.end)):
            return _words(text, begin, stop)
    return None


def _partners(text: str, folded: str, span: Span) -> Words | None:
    """Who co-operates: "phối hợp với Công an xã và các thôn"."""
    if folded.find("phối hợp", span.start, span.end) < 0:
        return None
    for match in _WITH.finditer(folded, span.start, span.end):
        stop = name_end(text, folded, match.end(), span.end)
        if stop:
            return _words(text, match.end(), stop)
    return None


def _words(text: str, start: int, end: int) -> Words:
    return Words(start, end, text[start:end])
