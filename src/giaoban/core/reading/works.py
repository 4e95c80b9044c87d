"""The work that one sentence sets: where its clauses begin that could be assigned, and where they end.

A sentence sets work where it turns to the time ahead ("Thời gian tới, …", "Trong tháng 5, quận …"), gives an order, or
stands in a stretch of tasks. A clause begins at its verb, after joining words, leads and whoever is to act, and ends
before what is only told of it: "(Phòng Nội vụ chủ trì)".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.deadlines import Calendar
from giaoban.core.reading.doers import LEADERS
from giaoban.core.reading.folding import fold
from giaoban.core.reading.orders import SETS_OUT, triggers
from giaoban.core.reading.passages import Passage, Span, clauses
from giaoban.core.reading.predicates import INTENT, holds, skip, verb_after_name, verb_after_subject
from giaoban.core.reading.stretches import Open, State

_LEAD = patterns.compile(
    r"(?:về|trong|đối với|liên quan đến|riêng|trên|tại|ở|với|nhằm|theo(?! dõi)|ngay từ|từ nay đến|phát biểu|kết luận"
    r"|trước)(?!\w)"
    r"(?:[^:;.]{2,70}:|[^,:;]{2,150},)\s*"
)
_LABEL = patterns.compile(r"[^,;:.()“\"]{2,70}:\s*")
_ALSO = patterns.compile(r"(?:,|…|\.\.\.)?\s*đồng thời,?\s+")
_JOINING_END = patterns.compile(r"[\s,.…]*(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|và|trong đó)[\s,.:]*$")
_QUOTE_END = patterns.compile(r"[\"”]\s*(?:[,–-]|(?:ông|bà|đồng chí|anh|chị)\s)|\s[\"”]\s*$")
_ENDING = " \t\n\r\u00a0.,;:…!/\"”“’'-–"
# A due date alone, which says when the work before it must be done.
_DUE = patterns.compile(
    r"(?:hoàn thành|xong|thời gian hoàn thành|báo cáo|thời hạn)[^,;]{0,12} (?:ngày|tháng|quý|năm) [\d/. ivx]+"
)
# What a doer says or has reached, no work: "UBND quận kiến nghị …", "Đảng bộ đạt danh hiệu …".
_TOLD = patterns.compile(
    r"(?:đạt|giao|(?:đặt|đề)(?: ra)? (?:các )?(?:mục tiêu|chỉ tiêu)|xác định (?:chủ đề|mục tiêu|chỉ tiêu|đây)"
    r"|đánh giá|kiến nghị|khẳng định|biểu dương|tôn vinh|chia sẻ|kỷ niệm)(?!\w)"
)
# A list of targets, and words by which it is a list of work all the same.
_TARGETS = patterns.compile(r"(?:chỉ tiêu|mục tiêu)(?!\w)(?: [^.;:]{0,80})?:")
_WORK = patterns.compile(r"nhiệm vụ|giải pháp|yêu cầu|đề nghị|để (?:đạt|hoàn thành|thực hiện)")
# What is told of a task after it: "Đơn vị chủ trì: …", "(Phòng Nội vụ chủ trì, xong trong tháng 5)".
_PARTICULARS = patterns.compile(
    r"(?:(?:đơn vị|cơ quan|phòng|ban)(?: được giao)? (?:chủ trì|thực hiện|phối hợp)|chủ trì|phối hợp|thời hạn|thời gian"
    r"(?: thực hiện| hoàn thành)?|hạn hoàn thành|hoàn thành|sản phẩm|kinh phí)(?: \w+){0,3} ?:"
)
_GIVEN_TO = patterns.compile(
    r"(?:,? ?(?:do|giao) [^;()]{3,120}? (?:chủ trì|thực hiện|tham mưu|đảm nhiệm)(?!\w).*"
    r"|,? ?\((?=[^()]*(?:chủ trì|phối hợp|thời hạn|hoàn thành|xong (?:trước|trong)))[^()]*\).*)$"
)
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
# "Phó Chủ tịch cũng giao nhiệm vụ cụ thể cho các sở.": what each is to do follows.
_HANDS_WORK = patterns.compile(
    r"(?<!đã )(?<!được )(?<!\w)giao (?:(?:các|những|một số) )?nhiệm vụ (?:cụ thể )?(?:cho|đối với"
    r"|tới) [^.;:]{2,120}[.:]?$"
)
# "Từ đó, sớm hình thành …": what comes of the work.
_OUTCOME = patterns.compile(r"(?:từ đó|qua đó|nhờ đó|nhờ vậy)(?!\w)")
_AS_TO = patterns.compile(r"(?:riêng|về phía|đối với) ")
_REST_OF_LIST = patterns.compile(r"(?:[^,:;.]{1,40}, ){1,2}")
_IN = patterns.compile(r"(?:(?:trong|đến|vào|sang|bước sang|ngay|từ|cho|riêng)(?!\w) ?)+(?:(?:các|những) )?")
_MARK_AFTER = patterns.compile(r"(?: \([^()\n]{0,60}\))?[\s,:]*")
_REACHED = patterns.compile(
    r"(?:thu|chi|trồng|gieo trồng|thực hiện|hoàn thành|huy động|giải ngân) [^,;:.]{0,60}(?<!\w)đạt \d"
)
_AIMED = patterns.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|dự kiến|đăng ký)(?!\w)")
_SHORTEST, _AT_OPENING = 12, 60
# Beside orders, the words of which a sentence holds one that opens tasks; before ":" also words of lists.
_OPENING = (
    "cần |phải |sẽ |cam kết |được giao |được phân công |có trách nhiệm |có nhiệm vụ |phấn đấu |xác định |phương hướng"
    "|nhiệm vụ|giải pháp|công tác trọng tâm|định hướng|trước mắt|thời gian tới|tháng tới|quý tới|năm tới|kỳ tới"
    "|tuần tới|đoạn tới|tháng sau|quý sau|năm sau|kỳ sau|tuần sau|tiếp theo|còn lại|cuối năm|sang năm|căn cứ"
    "|tiếp tục phát huy"
    "|để (?:thực hiện|hoàn thành|đạt|khắc phục|tháo gỡ|giải quyết|phát huy|nâng cao|đẩy mạnh|triển khai|tiếp tục)"
)
_LISTED = patterns.compile(
    r"(?<!\w)(?:nội dung|công việc|công tác|kết luận|tập trung|chú trọng|quan tâm|thống nhất)(?!\w)"
)


def may_open(folded: str, span: Span | Passage, calendar: Calendar) -> bool:
    """Whether a line holds any of the words by which a sentence outside a stretch of tasks sets some."""
    return _holds_opening(folded, span) or bool(calendar.within(span.start, span.end))


def _opens(folded: str, sentence: Span, calendar: Calendar) -> bool:
    """The same of a sentence, where a period must lie ahead and stand at its opening or before a colon."""
    if _holds_opening(folded, sentence):
        return True
    near = sentence.start + _AT_OPENING
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


def works_in(text: str, folded: str, sentence: Span, state: State) -> Iterator[Span]:
    """The tasks of one sentence; opens `state` where the sentence turns to the time ahead or gives an order."""
    if not state.open and not _opens(folded, sentence, state.calendar):
        return
    sentence = _before_targets(folded, sentence)
    opened = _ahead(folded, sentence, state.calendar)
    if opened is None and (named := _after_coming(folded, sentence, state.calendar)) is not None:
        first = next(iter(clauses(text, named, sentence.end)), None)
        works = first and _task_start(text, folded, first.start, first.end, Open.LEAD, later=False)
        opened = None if works is None else named
    if opened is not None:
        state.open = max(state.open, Open.LEAD)
        begin = opened
    elif state.open:
        begin = _into_speech(folded, sentence)
    else:
        begin = -1
    given = [
        trigger for trigger in triggers(text, folded, sentence, within=state.open > Open.NO) if trigger.begin > begin
    ]
    if begin >= 0:
        end = next((trigger.start for trigger in given if trigger.cuts), sentence.end)
        spans = list(_clauses(text, folded, begin, end, state.open, ordered=False))
        yield from spans
        given = [trigger for trigger in given if trigger.cuts or not spans]
    if holds(folded, sentence, "giao ") and _HANDS_WORK.search(folded, sentence.start, sentence.end):
        state.open = max(state.open, Open.LEAD)
    cuts = [trigger.start for trigger in given if trigger.cuts]
    last = -1
    for trigger in given:
        if trigger.start < last:
            continue
        cut = bisect_right(cuts, trigger.start)
        last = cuts[cut] if cut < len(cuts) else sentence.end
        spans = list(_clauses(text, folded, trigger.begin, last, Open.LEAD, ordered=True))
        yield from spans
        if spans:
            state.open = max(state.open, Open.VERB_FIRST)


def _before_targets(folded: str, sentence: Span) -> Span:
    """The sentence up to a clause that lists targets: "…; phấn đấu đạt các chỉ tiêu: thu nhập 60 triệu đồng; …"."""
    if folded.find(":", sentence.start, sentence.end) < 0 or not holds(folded, sentence, "chỉ tiêu", "mục tiêu"):
        return sentence
    listed = _TARGETS.search(folded, sentence.start, sentence.end)
    if listed is None or _WORK.search(folded, sentence.start, listed.end()):
        return sentence
    if folded.startswith("phấn đấu", skip(openings.JOINING, folded, listed.end(), sentence.end)):
        return sentence
    return Span(sentence.start, max(folded.rfind(";", sentence.start, listed.start()) + 1, sentence.start))


def _ahead(folded: str, sentence: Span, calendar: Calendar) -> int | None:
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
    for index in range(4):
        at = skip(openings.JOINING, folded, at, sentence.end)
        match = (openings.AHEAD if index else openings.AHEAD_AT_OPENING).match(folded, at, sentence.end)
        if match:
            mark = patterns.compile(r"[,:]\s*").search(folded, match.end(), min(match.end() + 40, sentence.end))
            begin = mark.end() if mark else match.end()
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


def _after_coming(folded: str, sentence: Span, calendar: Calendar) -> int | None:
    """Where a sentence goes on that opens with a period to come: "Trong tháng 5, quận **tiếp tục** …"."""
    at = skip(openings.JOINING, folded, sentence.start, sentence.end)
    for begin in (at, skip(_IN, folded, at, sentence.end)):
        stop = calendar.coming(begin)
        if stop is not None:
            begin = skip(_MARK_AFTER, folded, stop, sentence.end)
            return None if openings.PAST.search(folded, begin, min(begin + 60, sentence.end)) else begin
    colon = folded.find(":", sentence.start, sentence.end)
    for mention in calendar.within(colon - 40, colon) if colon >= 0 else ():
        if mention.end >= colon - 2 and calendar.coming(mention.start) and not openings.PAST.search(folded, at, colon):
            return skip(_MARK_AFTER, folded, colon, sentence.end)
    return None


def _into_speech(folded: str, sentence: Span) -> int:
    """The start of a sentence, or of the speech that it introduces."""
    speech = openings.SPEECH.search(folded, sentence.start, sentence.end)
    return speech.end() if speech else sentence.start


def _clauses(text: str, folded: str, begin: int, end: int, open_: Open, *, ordered: bool) -> Iterator[Span]:
    """The tasks among the clauses of `text[begin:end]`."""
    closing = _QUOTE_END.search(text, begin, end)
    if closing and not any(mark in text[begin : closing.start()] for mark in '“"'):
        end = closing.start()
    for index, clause in enumerate(clauses(text, begin, end)):
        if ordered and index == 0:
            start: int | None = clause.start
            if openings.ANNOUNCEMENT.match(folded, clause.start, clause.end) or openings.SLOGAN.match(
                folded, clause.start
            ):
                start = _after_also(folded, clause.start, clause.end)
        else:
            start = _task_start(text, folded, clause.start, clause.end, open_, later=index > 0)
        if start is None and index == 0:
            targets = patterns.search(r"\d+ chỉ tiêu", folded[clause.start : clause.end])
            if targets or (open_ == Open.VERB_FIRST and not ordered):
                return
        if start is None:
            continue
        tail = _JOINING_END.search(folded, start, clause.end)
        stop = tail.start() if tail else clause.end
        told = (
            _GIVEN_TO.search(folded, start + _SHORTEST, stop)
            if " chủ trì" in folded[start:stop] or folded[stop - 1] == ")"
            else None
        )
        stop = told.start() if told else stop
        while stop > start and text[stop - 1] in _ENDING:
            stop -= 1
        if folded.startswith("”", stop) and "“" in text[start:stop].rpartition("”")[2]:
            stop += 1
        if stop - start >= _SHORTEST:
            yield Span(start, stop)


def _task_start(text: str, folded: str, start: int, end: int, open_: Open, *, later: bool) -> int | None:
    """Where the task in a clause begins, after joining words, leads and the one to do it; None where it holds none."""
    at, singled_out = _after_leads(folded, start, end)
    if _PARTICULARS.match(folded, at, end) or _OUTCOME.match(folded, start, end):
        return None
    if openings.ANNOUNCEMENT.match(folded, at, end) or _DUE.fullmatch(folded, at, end):
        return None
    given = patterns.compile(r"(?:giao|phân công|đề nghị|yêu cầu) ").match(folded, at, end)
    if given and openings.organisation().match(folded, given.end()):
        begin = verb_after_subject(text, folded, given.end(), min(end, given.end() + 130))
        if begin is not None:
            return begin
    set_out = SETS_OUT.match(folded, at, end)
    if set_out:
        return set_out.end()
    if openings.SLOGAN.match(folded, at, end):
        return _after_also(folded, at, end)
    if openings.task_verb().match(folded, at, end) and not LEADERS.match(folded, at):
        return None if _is_result(folded, at, end) else at
    label = _LABEL.match(folded, at, end)
    if label and openings.task_verb().match(folded, label.end(), end):
        return label.end()
    if label and openings.organisation().match(folded, label.end()):
        at = label.end()
    if later and (singled_out or patterns.match(r"công tác \w+ \w+", folded[at:end])):
        return at
    return _after_doer(text, folded, at, end, open_)


def _is_result(folded: str, at: int, end: int) -> bool:
    """Whether a clause that opens with a verb tells what was reached: "thu ngân sách đạt 31 tỷ đồng"."""
    return bool(openings.FINDING.search(folded, at, min(end, at + 90)) or _REACHED.match(folded, at, end))


def _after_leads(folded: str, at: int, end: int) -> tuple[int, bool]:
    """Where a clause goes on after joining words and leads, and whether they single it out ("đặc biệt là")."""
    singled_out = False
    for _ in range(4):
        joined = openings.JOINING.match(folded, at, end)
        if joined:
            singled_out = singled_out or joined[0].rstrip(" ,:").endswith(("đặc biệt là", "nhất là"))
            at = joined.end()
        singled = _AS_TO.match(folded, at, end)
        if singled and openings.organisation().match(folded, singled.end()):
            at = singled.end()
        lead = _LEAD.match(folded, at, end)
        if not lead:
            break
        at = lead.end()
        listed = _REST_OF_LIST.match(folded, at, end)
        if listed and openings.organisation().match(folded, listed.end()):
            at = listed.end()
    return at, singled_out


def _after_doer(text: str, folded: str, at: int, end: int, open_: Open) -> int | None:
    """Where the task begins after the one who is to do it; None where nobody stands there or it is an account."""
    if not (openings.organisation().match(folded, at) or folded.startswith("chúng tôi", at)):
        return None
    reach = 130 if open_ >= Open.LEAD else 60
    if open_ < Open.LEAD and openings.FINDING.search(folded, at, end):
        return None
    begin = verb_after_name(text, folded, at, end)
    if begin is not None and (_TOLD.match(folded, begin) or (open_ < Open.LEAD and openings.GIVER.match(folded, at))):
        return None
    if begin is None:
        begin = verb_after_subject(text, folded, at, min(end, at + reach))
        if begin is not None and open_ < Open.LEAD and not INTENT.match(folded, begin):
            return None
    if begin is not None and (
        _AIMED.search(folded, at, begin)
        or openings.PAST.search(folded, at, begin)
        or openings.SLOGAN.search(folded, at, begin)
    ):
        return None
    if begin is not None and openings.SLOGAN.match(folded, begin, end):
        return _after_also(folded, begin, end)
    return None if begin is not None and openings.ANNOUNCEMENT.match(folded, begin, end) else begin


def _after_also(folded: str, at: int, end: int) -> int | None:
    """The second half of a clause whose first half is a slogan: "…, đồng thời tiếp tục kêu gọi …"."""
    also = _ALSO.search(folded, at, end)
    return also.end() if also and openings.task_verb().match(folded, also.end(), end) else None
