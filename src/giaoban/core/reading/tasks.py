"""Work set for a coming period or ordered by a leader, as the shortest clauses that could be assigned on their own.

A heading ("NHIỆM VỤ TRỌNG TÂM THÁNG 11") or a lead ("Về nhiệm vụ trọng tâm tháng 5/2025, …") opens a stretch of tasks;
an order ("yêu cầu quận phải …"), a duty ("các đơn vị cần …") or an intention ("ngành thuế sẽ tập trung …") opens one in
mid-sentence. Clauses end at ";" and sentence ends. What was done, targets without a verb and slogans are no tasks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from giaoban.catalogue.tables import words
from giaoban.core.reading import openings
from giaoban.core.reading.folding import fold_document
from giaoban.core.reading.passages import Kind, Passage, Span, clauses, passages, sentences
from giaoban.core.reading.places import unit_names
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
_INTENT = re.compile(
    r"(?:tiếp tục|tập trung|tăng cường|đẩy mạnh|đẩy nhanh|phấn đấu|tham mưu|triển khai|rà soát|nâng cao|phối hợp"
    r"|ưu tiên"
    r"|chỉ đạo|quyết liệt|khẩn trương|chủ động|tích cực|kiên quyết|chú trọng|quan tâm|siết chặt|huy động"
    r"|hoàn thiện|xử lý)(?!\w)"
)
_DUTY = re.compile(r"(?<!\w)(?:cần phải|cần|phải)\s+(?:tiếp tục\s+)?(?=\w)")
_WILL = re.compile(r"(?<!\w)sẽ\s+(?=\w)")
_PLEDGE = re.compile(r"(?<!\w)(?:cam kết(?: sẽ)?|được (?:giao|phân công)(?: nhiệm vụ)?)\s+(?=\w)")
_STRIVE = re.compile(
    r"(?:^|[,;:–-]\s*|\.\s+)(?P<task>phấn đấu (?=(?:đến|trong|hết|năm|quý|tháng|cuối|hoàn thành|đạt|giảm)(?!\w)))"
)
_SIGNED_OFF = re.compile(r"(?:trên đây là|nơi nhận|t/?m\.?\s|kt\.?\s|tm\.?\s)")
_MARKS = re.compile(r"[,;:“”\"(–]|\s-\s")
# Words that show that what stands before them is no subject of a task, and nouns that make the verb after them a noun.
_NO_SUBJECT_AFTER = frozenset(
    {"là", "được", "bị", "có", "đạt", "biểu", "trì", "biết", "mạnh", "thăm", "rằng", "nghị", "muốn", "đã", "để"}
)
_NOMINAL = frozenset({"chủ", "án", "nhà", "vốn", "tác", "việc", "ban", "phòng", "sở", "sự", "cuộc", "những", "các"})
_NO_DUTY = frozenset({"báo cáo", "chia sẻ", "làm việc", "thông báo", "tiếp nhận", "kỷ niệm", "tôn vinh", "tham gia"})
_SHORTEST, _REACH = 12, 400


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


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Words that open tasks in mid-sentence: where they stand and where the first task begins."""

    start: int
    begin: int
    cuts: bool


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
        aside = passage.kind == Kind.HEADING and state.open < _Open.HEADING
        for sentence in sentences(text, passage.body, passage.end):
            before = state.open
            spans = list(_in_sentence(text, folded, sentence, _State() if aside else state))
            if not spans and state.open == before < _Open.HEADING and not aside:
                state.open = _Open.NO
            for span in spans:
                found.setdefault(folded[span.start : span.end], Task(span.start, span.end, text[span.start : span.end]))
    return tuple(found.values())


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
    triggers = [trigger for trigger in _triggers(text, folded, sentence) if trigger.begin > begin]
    if begin >= 0:
        end = next((trigger.start for trigger in triggers if trigger.cuts), sentence.end)
        spans = list(_clauses(text, folded, begin, end, state.open, ordered=False))
        yield from spans
        triggers = [trigger for trigger in triggers if trigger.cuts or not spans]
    last = -1
    for index, trigger in enumerate(triggers):
        if trigger.start < last:
            continue
        cut = next((later for later in triggers[index + 1 :] if later.cuts), None)
        last = cut.start if cut else sentence.end
        spans = list(_clauses(text, folded, trigger.begin, last, _Open.LEAD, ordered=True))
        yield from spans
        if spans:
            state.open = max(state.open, _Open.VERB_FIRST)


def _ahead(folded: str, sentence: Span) -> int | None:
    """Where the tasks begin in a sentence that turns to the time ahead, None where it does not."""
    at = sentence.start
    past = None
    if _holds(folded, sentence, "đã", "qua"):
        past = openings.PAST.search(folded, sentence.start, sentence.end)
    listed = None
    if _holds(folded, sentence, ":", " là "):
        listed = openings.LIST_OPENING.search(folded, sentence.start, sentence.end)
    if listed and not (past and past.start() < listed.start()):
        return listed.end()
    announced = None
    if _holds(folded, sentence, "phương hướng", "nhiệm vụ", "giải pháp"):
        announced = openings.ANNOUNCED.search(folded, sentence.start, sentence.end - 1)
    if announced and not past and not openings.RESULT_HEADING.search(folded, sentence.start, announced.start()):
        return sentence.end
    for index in range(4):
        at = _skip(openings.JOINING, folded, at, sentence.end)
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


def _triggers(text: str, folded: str, sentence: Span) -> list[_Trigger]:
    found = [*_orders(text, folded, sentence), *_duties(folded, sentence)]
    strivings = _STRIVE.finditer(folded, sentence.start, sentence.end) if _holds(folded, sentence, "phấn đấu ") else ()
    for match in strivings:
        found.append(_Trigger(match.start("task"), match.start("task"), cuts=False))
    return sorted(found, key=lambda trigger: (trigger.start, -trigger.begin))


def _orders(text: str, folded: str, sentence: Span) -> Iterator[_Trigger]:
    """ "yêu cầu quận phải …", "đề nghị sớm trình …", "giao Phòng Nội vụ tham mưu …"."""
    if not _holds(folded, sentence, *words("task_givers")):
        return
    for match in openings.order().finditer(folded, sentence.start, sentence.end):
        before = folded[max(sentence.start, match.start() - 60) : match.start()]
        if re.search(
            r"(?:đáp ứng|theo|những|các|được|mục đích|một số|nhiều|với|là|bị|trước|nội dung|thực hiện)\s+$", before
        ):
            continue
        if openings.NO_TASK_GIVER.search(before) or openings.PRAISE.match(folded, match.end()):
            continue
        plain_order = match[0].strip() in ("yêu cầu", "đề nghị", "lưu ý")
        begin = _begin_of_order(text, folded, match.end(), sentence.end, direct=plain_order)
        if begin is None or (not plain_order and not _is_given(folded, sentence, match.start(), begin)):
            continue
        by_leader = openings.GIVER.search(before[before.rfind(";") + 1 :])
        cuts = bool(by_leader) or re.search(r"(?:[,.;…]|đồng thời|và)\s*(?:\w+\s+){0,8}$", before) is not None
        yield _Trigger(match.start(), begin, cuts)


def _is_given(folded: str, sentence: Span, at: int, begin: int) -> bool:
    """Whether "chỉ đạo", "giao" at `at` gives an order: a leader does it now, or tells somebody what they must do."""
    if openings.MODAL.search(folded, at, begin):
        return True
    before = folded[max(sentence.start, at - _REACH) : at]
    past = openings.PAST.search(before) or openings.WITHIN.search(before)
    busy = re.search(r"(?<!\w)(?:tập trung|được|thường xuyên|kịp thời|luôn)\s+$", before)
    return not past and not busy and openings.GIVER.search(before[before.rfind(";") + 1 :]) is not None


def _begin_of_order(text: str, folded: str, at: int, end: int, *, direct: bool) -> int | None:
    """Where the ordered work begins after "yêu cầu": at once, or after whoever is to do it."""
    at = _skip(openings.JOINING, folded, at, end)
    if direct and openings.task_verb().match(folded, at, end):
        return at
    if not openings.organisation().match(folded, at):
        return None
    stop = min(end, at + 160)
    modal = openings.MODAL.search(folded, at, stop)
    if (
        modal
        and not re.search(r"[;:.]", folded[at : modal.start()])
        and openings.task_verb().match(folded, modal.end(), end)
    ):
        return modal.end()
    return _verb_after_subject(text, folded, at, stop)


def _duties(folded: str, sentence: Span) -> Iterator[_Trigger]:
    """ "các đơn vị cần …", "ngành thuế sẽ tập trung …", "chủ đầu tư cam kết …"."""
    for pattern, hints in ((_DUTY, ("cần ", "phải ")), (_WILL, ("sẽ ",)), (_PLEDGE, ("cam kết ", "được "))):
        if not _holds(folded, sentence, *hints):
            continue
        for match in pattern.finditer(folded, sentence.start, sentence.end):
            verb = _INTENT if pattern is _WILL else openings.task_verb()
            begin = match.end() - (len("tiếp tục ") if match[0].endswith("tiếp tục ") else 0)
            if not verb.match(folded, begin, sentence.end):
                continue
            before = folded[max(sentence.start, match.start() - _REACH) : match.start()]
            if openings.CONDITION.search(before) or re.search(r"(?<!\w)(?:cử tri|bà con|người dân)(?!\w)", before):
                continue
            marks = list(_MARKS.finditer(before))
            chunk = before[marks[-1].end() :] if marks else before
            if _is_obliged(chunk, alone=pattern is _DUTY):
                yield _Trigger(match.start(), begin, cuts=False)


def _is_obliged(chunk: str, *, alone: bool) -> bool:
    """Whether the words before "cần" or "sẽ" name who is to act; `alone` allows none at all ("…, cần tập trung …")."""
    spoken = chunk.split()
    if not spoken or spoken[-1] in ("mà", "nhưng", "rằng", "nhấn", "mạnh") or spoken == ["đồng", "thời"]:
        return alone
    if re.search(r"(?<!\w)(?:đã|còn|có|những vấn đề|là|việc|khi|để)(?!\w)", " ".join(spoken[-5:])):
        return False
    if any(" ".join(spoken[-length:]) in unit_names() for length in (1, 2, 3)):
        return True
    return openings.organisation().search(" ".join(spoken[-9:])) is not None


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
    at = start
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
    if openings.ANNOUNCEMENT.match(folded, at, end):
        return None
    if openings.SLOGAN.match(folded, at, end):
        return _after_also(folded, at, end)
    if openings.task_verb().match(folded, at, end):
        return None if openings.FINDING.search(folded, at, min(end, at + 90)) else at
    label = _LABEL.match(folded, at, end)
    if label and openings.task_verb().match(folded, label.end(), end):
        return label.end()
    if later and (singled_out or re.match(r"công tác \w+ \w+", folded[at:end])):
        return at
    if not (openings.organisation().match(folded, at) or folded.startswith("chúng tôi", at)):
        return None
    reach = 130 if open_ >= _Open.LEAD else 60
    if open_ < _Open.LEAD and openings.FINDING.search(folded, at, end):
        return None
    begin = _verb_after_subject(text, folded, at, min(end, at + reach))
    if begin is not None and open_ < _Open.LEAD and not _INTENT.match(folded, begin):
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


def _verb_after_subject(text: str, folded: str, at: int, end: int) -> int | None:
    """The first verb of two syllables or after "sẽ", "cần" within reach, with no mark but commas before it."""
    modal = openings.MODAL.search(folded, at, end)
    if modal and not re.search(r"[;:.]", folded[at : modal.start()]):
        begin = _skip(openings.JOINING, folded, modal.end(), end)
        if openings.task_verb().match(folded, begin, end) or openings.SLOGAN.match(folded, begin, end):
            return begin
    for word in re.compile(r"(?<=\s)\w+").finditer(folded, at, end):
        if re.search(r"[;:.]", folded[at : word.start()]) or word[0] in _NO_SUBJECT_AFTER:
            return None
        verb = openings.task_verb().match(folded, word.start(), end)
        nominal = folded[at : word.start()].rstrip().rpartition(" ")[2] in _NOMINAL and not _INTENT.match(
            folded, word.start()
        )
        if (
            verb
            and (" " in verb[0] or verb[0] == "sớm")
            and verb[0] not in _NO_DUTY
            and text[word.start()].islower()
            and not nominal
        ):
            return word.start()
    return None


def _holds(folded: str, sentence: Span, *hints: str) -> bool:
    """Whether a sentence holds one of the words; spares a slow pattern where it cannot match."""
    return any(folded.find(hint, sentence.start, sentence.end) >= 0 for hint in hints)


def _skip(pattern: re.Pattern[str], folded: str, at: int, end: int) -> int:
    match = pattern.match(folded, at, end)
    return match.end() if match else at
