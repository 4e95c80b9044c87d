"""Work set for a coming period or ordered by a leader, as the shortest clauses that could be assigned on their own.

A heading ("NHIỆM VỤ TRỌNG TÂM THÁNG 11") or a lead ("Về nhiệm vụ trọng tâm tháng 5/2025, …") opens a stretch of tasks;
an order ("yêu cầu quận phải …"), a duty ("các đơn vị cần …") or an intention ("ngành thuế sẽ tập trung …") opens one in
mid-sentence. Clauses end at ";" and sentence ends. What was done, targets without a verb and slogans are no tasks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from giaoban.core.reading import openings
from giaoban.core.reading.folding import fold_document
from giaoban.core.reading.orders import INTENT, holds, skip, triggers, verb_after_subject
from giaoban.core.reading.passages import Kind, Passage, Span, clauses, passages, sentences
from giaoban.core.reading.report import Task

_LEAD = re.compile(
    r"(?:về|trong|đối với|riêng|trên|tại|ở|với|nhằm|theo|ngay từ|từ nay đến|phát biểu|kết luận|trước)(?!\w)"
    r"(?:[^:;.]{2,70}:|[^,:;]{2,150},)\s*"
)
_LABEL = re.compile(r"[^,;:.()“\"]{2,70}:\s*")
_ALSO = re.compile(r"(?:,|…|\.\.\.)?\s*đồng thời,?\s+")
_JOINING_END = re.compile(r"[\s,.…]*(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|và|trong đó)[\s,.:]*$")
_QUOTE_END = re.compile(r"[\"”]\s*(?:[,–-]|(?:ông|bà|đồng chí|anh|chị)\s)|\s[\"”]\s*$")
_ENDING = " \t\n\r\u00a0.,;:…!/\"”“’'-–"
# A line that hands out the work of the lines after it: "UBND tỉnh yêu cầu các sở … các nội dung:".
_HANDS_OUT = re.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|phân công|kết luận|lưu ý|thống nhất)(?! chức| thông)(?!\w)"
    r"[^.;:“\"]{0,220}:$"
)
# A due date alone, which says when the work before it must be done.
_DUE = re.compile(
    r"(?:hoàn thành|xong|thời gian hoàn thành|báo cáo|thời hạn)[^,;]{0,12} (?:ngày|tháng|quý|năm) [\d/. ivx]+"
)
_SIGNED_OFF = re.compile(r"(?:trên đây là|nơi nhận|t/?m\.?\s|kt\.?\s|tm\.?\s)")
_SHORTEST = 12


class _Open(IntEnum):
    """How far the text has said that tasks follow."""

    NO = 0
    VERB_FIRST = 1  # after an order: only sentences that open with a verb go on with it
    LEAD = 2
    HEADING = 3


@dataclass(slots=True)
class _State:
    """Where the reader is: whether a stretch of tasks is open, and the level of the heading that opened it."""

    open: _Open = _Open.NO
    level: int = 0


def find_tasks(text: str) -> tuple[Task, ...]:
    """The tasks that `text` sets, in order, one entry for words that stand more than once.

    >>> text = "Chủ tịch xã yêu cầu các thôn rà soát hộ nghèo; sớm sửa đường liên thôn. Họp xong lúc 5 giờ."
    >>> [task.text for task in find_tasks(text)]
    ['rà soát hộ nghèo', 'sớm sửa đường liên thôn']
    """
    folded = fold_document(text)
    state = _State()
    found: dict[str, Task] = {}
    lines = [passage for passage in passages(text) if passage.kind != Kind.FURNITURE]
    for index, passage in enumerate(lines):
        if passage.kind == Kind.HEADING and _turn_at_heading(folded, passage, state, first=index == 0):
            continue
        if _SIGNED_OFF.match(folded, passage.body):
            state.open = _Open.NO
        following = lines[index + 1] if index + 1 < len(lines) else None
        if passage.kind == Kind.HEADING and not _stands_alone(passage, following, state):
            continue
        aside = (
            passage.kind == Kind.HEADING
            and state.open < _Open.HEADING
            and not _hands_out(folded, Span(passage.body, passage.end))
        )
        for sentence in sentences(text, passage.body, passage.end):
            before = state.open
            spans = list(_in_sentence(text, folded, sentence, _State() if aside else state))
            if not spans and state.open == before < _Open.HEADING and not aside:
                state.open = _Open.NO
            if _hands_out(folded, sentence):
                state.open = max(state.open, _Open.LEAD)
            for span in spans:
                found.setdefault(folded[span.start : span.end], Task(span.start, span.end, text[span.start : span.end]))
    return tuple(found.values())


def _hands_out(folded: str, sentence: Span) -> bool:
    """Whether a sentence ends with ":" after an order that nothing says was given before."""
    if not folded.endswith(":", sentence.start, sentence.end):
        return False
    order = _HANDS_OUT.search(folded, max(sentence.start, sentence.end - 300), sentence.end)
    return order is not None and not openings.PAST.search(
        folded, max(sentence.start, order.start() - 60), order.start()
    )


def _turn_at_heading(folded: str, passage: Passage, state: _State, *, first: bool) -> bool:
    """Open or close the stretch of tasks at a heading; True where the heading did either and holds no task itself."""
    heading = folded[passage.body : passage.end]
    over_tasks = openings.TASK_HEADING.search(heading) and not openings.RESULT_HEADING.search(heading) and not first
    if over_tasks and not openings.task_verb().match(heading):
        state.open, state.level = _Open.HEADING, passage.level
        return True
    if state.open and openings.RESULT_HEADING.match(heading):
        state.open = _Open.NO
        return True
    if state.open == _Open.HEADING and 0 < passage.level <= max(state.level, 1):
        state.open = _Open.NO
        return True
    return False


def _stands_alone(passage: Passage, following: Passage | None, state: _State) -> bool:
    """Whether a heading is itself a task: a headline with an order, or an item without a mark and nothing below it."""
    if state.open < _Open.HEADING or not passage.level:
        return True
    return following is None or (following.kind != Kind.PARAGRAPH and following.level <= passage.level)


def _in_sentence(text: str, folded: str, sentence: Span, state: _State) -> Iterator[Span]:
    """The tasks of one sentence; opens `state` where the sentence turns to the time ahead or gives an order."""
    opened = _ahead(folded, sentence)
    if opened is not None:
        state.open = max(state.open, _Open.LEAD)
        begin = opened
    elif state.open:
        begin = _into_speech(folded, sentence)
    else:
        begin = -1
    given = [trigger for trigger in triggers(text, folded, sentence) if trigger.begin > begin]
    if begin >= 0:
        end = next((trigger.start for trigger in given if trigger.cuts), sentence.end)
        spans = list(_clauses(text, folded, begin, end, state.open, ordered=False))
        yield from spans
        given = [trigger for trigger in given if trigger.cuts or not spans]
    last = -1
    for index, trigger in enumerate(given):
        if trigger.start < last:
            continue
        cut = next((later for later in given[index + 1 :] if later.cuts), None)
        last = cut.start if cut else sentence.end
        spans = list(_clauses(text, folded, trigger.begin, last, _Open.LEAD, ordered=True))
        yield from spans
        if spans:
            state.open = max(state.open, _Open.VERB_FIRST)


def _ahead(folded: str, sentence: Span) -> int | None:
    """Where the tasks begin in a sentence that turns to the time ahead, None where it does not."""
    at = sentence.start
    past = None
    if holds(folded, sentence, "đã", "qua"):
        past = openings.PAST.search(folded, sentence.start, sentence.end)
    listed = None
    if holds(folded, sentence, ":", " là "):
        listed = openings.LIST_OPENING.search(folded, sentence.start, sentence.end)
    if listed and not (past and past.start() < listed.start()):
        return listed.end()
    announced = None
    if holds(folded, sentence, "phương hướng", "nhiệm vụ", "giải pháp"):
        announced = openings.ANNOUNCED.search(folded, sentence.start, sentence.end - 1)
    if announced and not past and not openings.RESULT_HEADING.search(folded, sentence.start, announced.start()):
        return sentence.end
    for index in range(4):
        at = skip(openings.JOINING, folded, at, sentence.end)
        match = (openings.AHEAD if index else openings.AHEAD_AT_OPENING).match(folded, at, sentence.end)
        if match:
            mark = re.compile(r"[,:]\s*").search(folded, match.end(), min(match.end() + 40, sentence.end))
            begin = mark.end() if mark else match.end()
            return None if past and begin <= past.start() < begin + 60 else begin
        comma = folded.find(",", at, min(at + 130, sentence.end))
        if comma < 0:
            return None
        at = comma + 1
    return None


def _into_speech(folded: str, sentence: Span) -> int:
    """The start of a sentence, or of the speech that it introduces."""
    speech = openings.SPEECH.search(folded, sentence.start, sentence.end)
    return speech.end() if speech else sentence.start


def _clauses(text: str, folded: str, begin: int, end: int, open_: _Open, *, ordered: bool) -> Iterator[Span]:
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
            targets = re.search(r"\d+ chỉ tiêu", folded[clause.start : clause.end])
            if targets or (open_ == _Open.VERB_FIRST and not ordered):
                return
        if start is None:
            continue
        tail = _JOINING_END.search(folded, start, clause.end)
        stop = tail.start() if tail else clause.end
        while stop > start and text[stop - 1] in _ENDING:
            stop -= 1
        if folded.startswith("”", stop) and "“" in text[start:stop].rpartition("”")[2]:
            stop += 1
        if stop - start >= _SHORTEST:
            yield Span(start, stop)


def _task_start(text: str, folded: str, start: int, end: int, open_: _Open, *, later: bool) -> int | None:
    """Where the task in a clause begins, after joining words, leads and the one to do it; None where it holds none."""
    at, singled_out = _after_leads(folded, start, end)
    if openings.ANNOUNCEMENT.match(folded, at, end) or _DUE.fullmatch(folded, at, end):
        return None
    given = re.compile(r"(?:giao|phân công|đề nghị|yêu cầu) ").match(folded, at, end)
    if given and openings.organisation().match(folded, given.end()):
        begin = verb_after_subject(text, folded, given.end(), min(end, given.end() + 130))
        if begin is not None:
            return begin
    if openings.SLOGAN.match(folded, at, end):
        return _after_also(folded, at, end)
    if openings.task_verb().match(folded, at, end):
        return None if openings.FINDING.search(folded, at, min(end, at + 90)) else at
    label = _LABEL.match(folded, at, end)
    if label and openings.task_verb().match(folded, label.end(), end):
        return label.end()
    if label and openings.organisation().match(folded, label.end()):
        at = label.end()
    if later and (singled_out or re.match(r"công tác \w+ \w+", folded[at:end])):
        return at
    return _after_doer(text, folded, at, end, open_)


def _after_leads(folded: str, at: int, end: int) -> tuple[int, bool]:
    """Where a clause goes on after joining words and leads, and whether they single it out ("đặc biệt là")."""
    singled_out = False
    for _ in range(4):
        joined = openings.JOINING.match(folded, at, end)
        if joined:
            singled_out = singled_out or joined[0].rstrip(" ,:").endswith(("đặc biệt là", "nhất là"))
            at = joined.end()
        lead = _LEAD.match(folded, at, end)
        if not lead:
            break
        at = lead.end()
    return at, singled_out


def _after_doer(text: str, folded: str, at: int, end: int, open_: _Open) -> int | None:
    """Where the task begins after the one who is to do it; None where nobody stands there or it is an account."""
    if not (openings.organisation().match(folded, at) or folded.startswith("chúng tôi", at)):
        return None
    reach = 130 if open_ >= _Open.LEAD else 60
    if open_ < _Open.LEAD and openings.FINDING.search(folded, at, end):
        return None
    begin = verb_after_subject(text, folded, at, min(end, at + reach))
    if begin is not None and open_ < _Open.LEAD and not INTENT.match(folded, begin):
        return None
    if begin is not None and (openings.PAST.search(folded, at, begin) or openings.SLOGAN.search(folded, at, begin)):
        return None
    if begin is not None and openings.SLOGAN.match(folded, begin, end):
        return _after_also(folded, begin, end)
    return None if begin is not None and openings.ANNOUNCEMENT.match(folded, begin, end) else begin


def _after_also(folded: str, at: int, end: int) -> int | None:
    """The second half of a clause whose first half is a slogan: "…, đồng thời tiếp tục kêu gọi …"."""
    also = _ALSO.search(folded, at, end)
    return also.end() if also and openings.task_verb().match(folded, also.end(), end) else None
