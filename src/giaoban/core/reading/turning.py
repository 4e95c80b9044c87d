"""Whether a sentence turns to the time ahead, and where its work begins: "Thời gian tới, …", "… các nhiệm vụ sau: …".

Most sentences of a report hold no word by which they could set work; they are passed over at once.
"""

import re
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.folding import fold
from giaoban.core.reading.passages import Passage, Span
from giaoban.core.reading.predicates import holds, skip

# A list of targets, and words by which it is a list of work all the same.
_TARGETS = patterns.compile(r"(?:chỉ tiêu|mục tiêu)(?!\w)(?: [^.;:]{0,80})?:")
# "Kế hoạch năm 2025: gieo trồng **4.250 ha**; giảm 2% hộ nghèo": amounts, no work.
_PLAN_OF_YEAR = patterns.compile(r"kế hoạch năm (?:\d{4}|tới|sau)[^.;:]{0,20}:(?: [^\W\d]+){1,7} \d")
_WORK = patterns.compile(r"nhiệm vụ|giải pháp|yêu cầu|đề nghị|để (?:đạt|hoàn thành|thực hiện)")
# "Quy hoạch nêu rõ nhiệm vụ cụ thể đến năm 2030 là trồng …"; "đã đề ra phương hướng năm tới, tập trung: …".
_NAMED_AS = patterns.compile(r"(?<!\w)(?:nhiệm vụ|giải pháp)(?: [^.;:,]{2,70})? là ")
_SET_FOR_LATER = patterns.compile(
    r"đã (?:[^.;:]{0,80} )??(?:đề ra|đề xuất|đưa ra|xác định|thống nhất|thông qua|nêu|chỉ ra|kết luận|yêu cầu"
    r"|quán triệt"
    r"|gợi mở)(?!\w)"
)
_LATER = patterns.compile(
    r"phương hướng|định hướng|thời gian tới|(?<!\w)tới(?!\w)|trọng tâm|còn lại|cuối năm|tiếp theo"
)
_IN = patterns.compile(r"(?:(?:trong|đến|vào|sang|bước sang|ngay|từ|cho|riêng)(?!\w) ?)+(?:(?:các|những) )?")
_MARK_AFTER = patterns.compile(r"(?: \([^()\n]{0,60}\))?[\s,:]*")
# Beside orders, the words of which a sentence holds one that opens tasks; before ":" also words of lists.
_OPENING = (
    "từ nay|tới đây|sắp tới|nửa (?:cuối )?năm|chặng đường tới|quyết tâm |nỗ lực |cố gắng "
    "|cần[ :]|phải[ :]|sẽ[ :]|cam kết |được giao |được phân công |có trách nhiệm |có nhiệm vụ |phấn đấu |xác định "
    "|phương hướng"
    "|nhiệm vụ|giải pháp|công tác trọng tâm|định hướng|trước mắt|thời gian tới|tháng tới|quý tới|năm tới|kỳ tới"
    "|tuần tới|đoạn tới|tháng sau|quý sau|năm sau|kỳ sau|tuần sau|tiếp theo|còn lại|cuối năm|sang năm|căn cứ"
    "|tiếp tục phát huy"
    "|để (?:thực hiện|hoàn thành|đạt|khắc phục|tháo gỡ|giải quyết|phát huy|nâng cao|đẩy mạnh|triển khai|tiếp tục)"
)
_LISTED = patterns.compile(
    r"(?<!\w)(?:nội dung|công việc|công tác|kết luận|tập trung|chú trọng|quan tâm|thống nhất)(?!\w)"
)
_AT_OPENING = 60
# "Theo ông Hà, Giám đốc Sở Y tế, quý IV ngành tập trung …": who says so stands before the period to come.
_SAID = patterns.compile(r"theo (?:ông|bà|đồng chí|đại diện|lãnh đạo)(?!\w)|trước mắt(?!\w)")
_LONGEST_SAID = 160


def may_open(folded: str, span: Span | Passage, calendar: Calendar) -> bool:
    """Whether a line holds any of the words by which a sentence outside a stretch of tasks sets some."""
    return _holds_opening(folded, span) or bool(calendar.within(span.start, span.end))


def opens(folded: str, sentence: Span, calendar: Calendar) -> bool:
    """The same of a sentence, where a period must lie ahead and stand at its opening or before a colon."""
    if _holds_opening(folded, sentence):
        return True
    near = sentence.start + (_LONGEST_SAID if _SAID.match(folded, sentence.start) else _AT_OPENING)
    return any(
        (mention.start < near or folded.startswith(":", mention.end)) and calendar.coming(mention.start)
        for mention in calendar.within(sentence.start, sentence.end)
    )


def _holds_opening(folded: str, span: Span | Passage) -> bool:
    if _opening().search(folded, span.start, span.end):
        return True
    listed = _LISTED.search(folded, span.start, span.end)
    return listed is not None and folded.find(":", listed.start(), span.end) >= 0


@cache
def _opening() -> re.Pattern[str]:
    """The words of which a sentence holds one that opens tasks."""
    names = "|".join(re.escape(fold(word)) for word in words("task_givers"))
    return patterns.compile(rf"(?<!\w)(?:{_OPENING}|{names})")


def before_targets(folded: str, sentence: Span) -> Span:
    """The sentence up to a clause that lists targets: "…; phấn đấu đạt các chỉ tiêu: thu nhập 60 triệu đồng; …"."""
    if folded.find(":", sentence.start, sentence.end) < 0:
        return sentence
    if _PLAN_OF_YEAR.match(folded, sentence.start, sentence.end):
        return Span(sentence.start, sentence.start)
    if not holds(folded, sentence, "chỉ tiêu", "mục tiêu"):
        return sentence
    listed = _TARGETS.search(folded, sentence.start, sentence.end)
    if listed is None or _WORK.search(folded, sentence.start, listed.end()):
        return sentence
    if folded.startswith("phấn đấu", skip(openings.JOINING, folded, listed.end(), sentence.end)):
        return sentence
    return Span(sentence.start, max(folded.rfind(";", sentence.start, listed.start()) + 1, sentence.start))


def ahead(folded: str, sentence: Span, calendar: Calendar) -> int | None:
    """Where the tasks begin in a sentence that turns to the time ahead, None where it does not."""
    at = sentence.start
    past = None
    if holds(folded, sentence, "đã", "qua"):
        past = openings.PAST.search(folded, sentence.start, sentence.end)
    listed = _listed(folded, sentence, past, calendar)
    if listed is not None:
        return listed
    announced = None
    if holds(folded, sentence, "phương hướng", "nhiệm vụ", "giải pháp"):
        announced = openings.ANNOUNCED.search(folded, sentence.start, sentence.end - 1)
    if announced and not past and not openings.RESULT_HEADING.search(folded, sentence.start, announced.start()):
        return sentence.end
    for index in range(6):
        at = skip(openings.JOINING, folded, at, sentence.end)
        match = (openings.AHEAD if index else openings.AHEAD_AT_OPENING).match(folded, at, sentence.end)
        if match:
            mark = patterns.compile(r"[,:]\s*").search(folded, match.end(), min(match.end() + 40, sentence.end))
            begin = mark.end() if mark else match.end()
            again = openings.AHEAD.match(folded, begin, sentence.end) if mark else None
            begin = skip(_MARK_AFTER, folded, again.end(), sentence.end) if again else begin
            told = past and begin <= past.start() < (sentence.end if match[0].startswith("để ") else begin + 60)
            return None if told else begin
        comma = folded.find(",", at, min(at + 130, sentence.end))
        if comma < 0:
            return None
        at = comma + 1
    return None


def _listed(folded: str, sentence: Span, past: re.Match[str] | None, calendar: Calendar) -> int | None:
    """Where the list begins that a sentence promises: "… các nhiệm vụ sau: …", "nhiệm vụ đến năm 2030 là …"."""
    if not holds(folded, sentence, ":", " là "):
        return None
    listed = openings.LIST_OPENING.search(folded, sentence.start, sentence.end)
    if listed is None:
        named = _NAMED_AS.search(folded, sentence.start, sentence.end)
        listed = named if named and openings.task_verb().match(folded, named.end(), sentence.end) else None
    if listed is None:
        return None
    if past is None or past.start() >= listed.start():
        return listed.end()
    set_out = _SET_FOR_LATER.match(folded, past.start(), listed.end())
    later = _LATER.search(folded, past.start(), listed.end()) or any(
        calendar.coming(mention.start) for mention in calendar.within(past.start(), listed.end())
    )
    return listed.end() if set_out and later else None


def after_coming(folded: str, sentence: Span, calendar: Calendar) -> int | None:
    """Where a sentence goes on that opens with a period to come: "Trong tháng 5, quận **tiếp tục** …"."""
    at = skip(openings.JOINING, folded, sentence.start, sentence.end)
    for begin in (at, skip(_IN, folded, at, sentence.end)):
        stop = calendar.coming(begin)
        if stop is not None:
            begin = skip(_MARK_AFTER, folded, stop, sentence.end)
            return None if openings.PAST.search(folded, begin, min(begin + 60, sentence.end)) else begin
    if (said := _after_said(folded, at, sentence.end, calendar)) is not None:
        return said
    colon = folded.find(":", sentence.start, sentence.end)
    for mention in calendar.within(colon - 40, colon) if colon >= 0 else ():
        if mention.end >= colon - 2 and calendar.coming(mention.start) and not openings.PAST.search(folded, at, colon):
            return skip(_MARK_AFTER, folded, colon, sentence.end)
    return None


def _after_said(folded: str, at: int, end: int, calendar: Calendar) -> int | None:
    """Where a sentence goes on after who says so and a period to come: "Theo ông Hà, quý IV **ngành** …"."""
    if not _SAID.match(folded, at, end):
        return None
    last = min(at + _LONGEST_SAID, end)
    comma = folded.find(", ", at, last)
    while comma >= 0:
        for begin in (comma + 2, skip(_IN, folded, comma + 2, end)):
            stop = calendar.coming(begin)
            if stop is not None and not openings.PAST.search(folded, stop, min(stop + 60, end)):
                return skip(_MARK_AFTER, folded, stop, end)
        comma = folded.find(", ", comma + 2, last)
    return None
