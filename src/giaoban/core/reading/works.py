"""The work that one sentence sets: where its clauses begin that could be assigned, and where they end.

A sentence sets work where it turns to the time ahead ("Thời gian tới, …", "Trong tháng 5, quận …"), gives an order, or
stands in a stretch of tasks. A clause begins at its verb, after joining words, leads and whoever is to act, and ends
before what is only told of it: "(Phòng Nội vụ chủ trì)".
"""

from bisect import bisect_right
from collections.abc import Iterator

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.doers import LEADERS, name_end
from giaoban.core.reading.orders import QUOTA, SETS_OUT, triggers
from giaoban.core.reading.passages import Span, clauses
from giaoban.core.reading.predicates import INTENT, holds, verb_after_name, verb_after_subject, word_after_name
from giaoban.core.reading.stretches import Open, State
from giaoban.core.reading.turning import after_coming, ahead, before_targets, opens

_LEAD = patterns.compile(
    r"(?:về|trong|quá|đối với|liên quan đến|riêng|trên|tại|ở|với|nhằm|theo(?! dõi)|ngay từ|từ nay đến|phát biểu"
    r"|kết luận"
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
    r"(?:đạt|giao|đề ra:|(?:đặt|đề)(?: ra)? (?:các )?(?:mục tiêu|chỉ tiêu)|xác định (?:chủ đề|mục tiêu|chỉ tiêu|đây)"
    r"|đánh giá|kiến nghị|khẳng định|biểu dương|tôn vinh|chia sẻ|kỷ niệm)(?!\w)"
)
# What is told of a task after it: "Đơn vị chủ trì: …", "(Phòng Nội vụ chủ trì, xong trong tháng 5)".
_PARTICULARS = patterns.compile(
    r"(?:(?:đơn vị|cơ quan|phòng|ban)(?: được giao)? (?:chủ trì|thực hiện|phối hợp)|chủ trì|phối hợp|thời hạn|thời gian"
    r"(?: thực hiện| hoàn thành)?|hạn hoàn thành|hoàn thành|sản phẩm|kinh phí)(?: \w+){0,3} ?:"
)
_GIVEN_TO = patterns.compile(
    r"(?:,? ?(?:do|giao) [^;()]{3,120}? (?:chủ trì|thực hiện|tham mưu|đảm nhiệm)(?!\w).*"
    r"|,? ?\((?=[^()]*(?:chủ trì|phối hợp|thời hạn|hoàn thành|xong (?:trước|trong)))[^()]*\).*)$"
)
# "Phó Chủ tịch cũng giao nhiệm vụ cụ thể cho các sở.": what each is to do follows.
_HANDS_WORK = patterns.compile(
    r"(?<!đã )(?<!được )(?<!\w)giao (?:(?:các|những|một số) )?nhiệm vụ (?:cụ thể )?(?:cho|đối với"
    r"|tới) [^.;:]{2,120}[.:]?$"
)
# "Từ đó, sớm hình thành …": what comes of the work.
_OUTCOME = patterns.compile(r"(?:từ đó|qua đó|nhờ đó|nhờ vậy)(?!\w)")
# What a leader says of the work done, among what is to be done.
_REMARK = patterns.compile(
    r"(?:đánh giá cao|ghi nhận|biểu dương|khen ngợi|hoan nghênh|thông báo (?:này )?(?:để|đến)|cơ bản|đồng ý|nhất trí"
    r"|thống nhất (?:với|nội dung"
    r"|chủ trương))(?!\w)"
)
_COLON = patterns.compile(r" ?: ?(?=\w)")
_AS_TO = patterns.compile(r"(?:riêng|về phía|đối với) ")
_REST_OF_LIST = patterns.compile(r"(?:[^,:;.]{1,40}, ){1,2}")
# What stands in a list of tasks and is none: a target or a count without a verb, a remark, one more list's name.
_NO_TASK = patterns.compile(
    r"[\W\d]|(?:tỷ lệ|tổng|số|thu nhập|sản lượng|diện tích|giá trị|tốc độ|mức|trên|dưới|hơn|gần|khoảng|ước|còn"
    r"|trong đó|nhất là"
    r"|phấn đấu có|đến (?:năm|cuối|hết|tháng)|đạt|có|không có|là|được|bị|vì|do|bởi|nhưng|tuy|nếu|khi|để|theo|như"
    r"|việc|công tác|tình hình"
    r"|kết quả|chỉ tiêu"
    r"|mục tiêu|đồng chí|ông|bà|tôi|cử tri|đại biểu|mỗi|bình quân|năng suất|doanh thu|lợi nhuận|hộ nghèo|lao động"
    r"|cơ cấu|vốn"
    r"|nguồn|các|những|một số|nhiều|thêm|tối thiểu|nghị quyết|chỉ thị|kế hoạch|quyết định|đề án|chương trình|luật"
    r"|thông tư|dự án|công trình|nông nghiệp|công nghiệp|dịch vụ|thương mại|an ninh|quốc phòng)(?!\w)"
)
_REACHED = patterns.compile(
    r"(?:thu|chi|trồng|gieo trồng|thực hiện|hoàn thành|huy động|giải ngân) [^,;:.]{0,60}(?<!\w)(?:đạt|tăng|giảm)"
    r"(?: bình quân| thêm| từ| trên| khoảng)* \d"
)
_AIMED = patterns.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|dự kiến|đăng ký)(?!\w)")
_HAS_REACHED = patterns.compile(
    r"(?<!\w)đã (?:có|tăng|giảm|đạt|thu|kết nạp|hoàn thành|xây|trồng|giải ngân|tổ chức)(?!\w)(?! hiệu lực)"
)
# "phân công từng đồng chí phụ trách …": who shares out the work is to do it.
_SHARED_OUT = patterns.compile(
    r"phân công (?:(?:từng|mỗi|các) )?(?:đồng chí|cán bộ|đảng viên|ủy viên|thành viên|công chức|hội viên)(?!\w)"
)
# Who said so, after it: "…, ông Kha nói".
_SAID_AFTER = patterns.compile(
    r", (?:ông|bà|anh|chị|đồng chí)(?: \w+){1,4} (?:nói|cho biết|cho hay|chia sẻ|nhấn mạnh|khẳng định)(?: thêm)?[.\s]*$"
)
_SHORTEST = 12


def works_in(text: str, folded: str, sentence: Span, state: State) -> Iterator[Span]:
    """The tasks of one sentence; opens `state` where the sentence turns to the time ahead or gives an order."""
    if not state.open and not opens(folded, sentence, state.calendar):
        return
    sentence = before_targets(folded, sentence)
    opened = ahead(folded, sentence, state.calendar)
    if opened is None and (named := after_coming(folded, sentence, state.calendar)) is not None:
        first = next(iter(clauses(text, named, sentence.end)), None)
        if first is not None:
            begins = _task_start(text, folded, first.start, first.end, Open.LEAD, later=False)
            opened = None if begins is None or QUOTA.match(folded, begins, first.end) else named
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


def _into_speech(folded: str, sentence: Span) -> int:
    """The start of a sentence, or of the speech that it introduces."""
    speech = openings.SPEECH.search(folded, sentence.start, sentence.end)
    return speech.end() if speech else sentence.start


def _clauses(text: str, folded: str, begin: int, end: int, open_: Open, *, ordered: bool) -> Iterator[Span]:
    """The tasks among the clauses of `text[begin:end]`."""
    closing = _QUOTE_END.search(text, begin, end)
    if closing and not any(mark in text[begin : closing.start()] for mark in '“"'):
        end = closing.start()
    listing = False
    found = clauses(text, begin, end)
    promised = not ordered and len(found) > 1 and folded.endswith((":", ": "), max(0, begin - 2), begin)
    for index, clause in enumerate(found):
        if ordered and index == 0:
            start: int | None = clause.start
            if openings.ANNOUNCEMENT.match(folded, clause.start, clause.end) or openings.SLOGAN.match(
                folded, clause.start
            ):
                start = _after_also(folded, clause.start, clause.end)
        else:
            start = _task_start(text, folded, clause.start, clause.end, open_, later=index > 0)
        if start is None and (listing or (index == 0 and promised)) and open_ >= Open.LEAD:
            start = _beside_tasks(text, folded, clause.start, clause.end)
        if start is None and index == 0:
            targets = patterns.search(r"\d+ chỉ tiêu", folded[clause.start : clause.end])
            if targets or (open_ == Open.VERB_FIRST and not ordered):
                return
        if start is None:
            continue
        listing = True
        stop = _end_of_task(text, folded, start, clause.end)
        if stop - start >= _SHORTEST:
            yield Span(start, stop)


def _end_of_task(text: str, folded: str, start: int, end: int) -> int:
    """Where a task ends: before joining words, what is only told of it, and marks."""
    tail = _JOINING_END.search(folded, start, end)
    stop = tail.start() if tail else end
    said = _SAID_AFTER.search(folded, max(start, stop - 60), stop)
    stop = said.start() if said else stop
    if " chủ trì" in folded[start:stop] or folded[stop - 1] == ")":
        told = _GIVEN_TO.search(folded, start + _SHORTEST, stop)
        stop = told.start() if told else stop
    while stop > start and text[stop - 1] in _ENDING:
        stop -= 1
    return stop + (folded.startswith("”", stop) and "“" in text[start:stop].rpartition("”")[2])


def _beside_tasks(text: str, folded: str, start: int, end: int) -> int | None:
    """Where a clause begins that stands in a list after a task, whatever its verb: "…; tìm đúng nguyên nhân"."""
    at, _ = _after_leads(folded, start, end)
    if end - at < _SHORTEST or _NO_TASK.match(folded, at, end) or _OUTCOME.match(folded, start, end):
        return None
    if _PARTICULARS.match(folded, at, end) or openings.ANNOUNCEMENT.match(folded, at, end):
        return None
    if openings.SLOGAN.match(folded, at, end) or openings.PAST.search(folded, at, end) or _is_result(folded, at, end):
        return None
    if openings.organisation().match(folded, at, end):
        return word_after_name(text, folded, at, end)
    return at


def _task_start(text: str, folded: str, start: int, end: int, open_: Open, *, later: bool) -> int | None:
    """Where the task in a clause begins, after joining words, leads and the one to do it; None where it holds none."""
    at, singled_out = _after_leads(folded, start, end)
    if _PARTICULARS.match(folded, at, end) or _OUTCOME.match(folded, start, end) or _REMARK.match(folded, at, end):
        return None
    if openings.ANNOUNCEMENT.match(folded, at, end) or _DUE.fullmatch(folded, at, end):
        return None
    given = patterns.compile(r"(?:giao|phân công|đề nghị|yêu cầu) ").match(folded, at, end)
    if given and not _SHARED_OUT.match(folded, at) and openings.organisation().match(folded, given.end()):
        colon = _COLON.match(folded, name_end(text, folded, given.end(), end) or end, end)
        if colon:
            return colon.end()
        begin = verb_after_subject(text, folded, given.end(), min(end, given.end() + 130))
        if begin is not None:
            return begin
    set_out = SETS_OUT.match(folded, at, end)
    if set_out and openings.task_verb().match(folded, set_out.end(), end):
        return set_out.end()
    if openings.SLOGAN.match(folded, at, end):
        return _after_also(folded, at, end)
    if openings.task_verb().match(folded, at, end) and not LEADERS.match(folded, at):
        return None if _is_result(folded, at, end, planned=open_ == Open.HEADING) else at
    colon = _COLON.match(folded, name_end(text, folded, at, end) or end, end)
    if colon and openings.task_verb().match(folded, colon.end(), end):
        return None if _is_result(folded, colon.end(), end, planned=open_ == Open.HEADING) else colon.end()
    label = _LABEL.match(folded, at, end)
    if label and openings.task_verb().match(folded, label.end(), end):
        return label.end()
    if label and openings.organisation().match(folded, label.end()):
        at = label.end()
    if later and (singled_out or patterns.match(r"công tác \w+ \w+", folded[at:end])):
        return at
    return _after_doer(text, folded, at, end, open_)


def _is_result(folded: str, at: int, end: int, *, planned: bool = False) -> bool:
    """Whether a clause that opens with a verb tells what was reached: "thu ngân sách đạt 31 tỷ đồng".

    Where a heading says that all is `planned`, "tiêm vắc xin đạt trên 90%" is work.
    """
    finding = openings.FINDING.search(folded, at, min(end, at + 90))
    if finding and not (planned and finding[0].startswith(("đạt", "chưa"))):
        return True
    return _REACHED.match(folded, at, end) is not None


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
        or _HAS_REACHED.search(folded, begin, end)
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
