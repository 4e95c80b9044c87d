"""Where what a doer is to do begins: the verb after their name, however long the name is.

After a whole name ("UBND các xã, thị trấn liên quan") any verb may stand; where the name does not end in words that are
known, it is the first verb of two syllables.
"""

import re

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.doers import name_end
from giaoban.core.reading.passages import Span

INTENT = patterns.compile(
    r"(?:tiếp tục|tập trung|tăng cường|đẩy mạnh|đẩy nhanh|phấn đấu|tham mưu|triển khai|rà soát|nâng cao|phối hợp"
    r"|ưu tiên"
    r"|chỉ đạo|quyết liệt|khẩn trương|chủ động|tích cực|kiên quyết|chú trọng|quan tâm|siết chặt|huy động"
    r"|hoàn thiện|xử lý)(?!\w)"
)
_BY_DUTY = patterns.compile(r"(?<!\w)(?:căn cứ|theo) (?:vào )?(?:chức năng|nhiệm vụ|tình hình)(?!\w)")
# "Đảng ủy xã xác định tập trung …": the work is what is set out.
_SET_OUT = patterns.compile(r"(?:xác định|đề ra|thống nhất)(?: rõ)?(?: cần| phải)? ")
_BREAK = patterns.compile(r"[;:.]")
# What may stand between the name of a doer and what they do, and what a doer does not do but is or has.
BETWEEN = patterns.compile(
    r"(?:[\s,]+|(?:cần phải|cần|phải|sẽ|nên|cũng|đều|có trách nhiệm|được biết|và|cùng)(?!\w)"
    r"|(?:ngay sau|sau|trước|trong|từ nay đến|đến|ngay từ|ngay trong|nhân) [^,;:.]{2,40}(?:,|(?=(?:khẩn trương"
    r"|tập trung|tiếp tục|tổ chức|chủ động|kịp thời)(?!\w)))"
    r"|(?:căn cứ|theo(?! dõi)|bằng) (?:vào )?[^;:.]{2,90}, )*"
)
# Words that show that what stands before them is no subject of a task, and nouns that make the verb after them a noun.
_NO_SUBJECT_AFTER = frozenset(
    {"là", "được", "bị", "có", "đạt", "biểu", "trì", "biết", "mạnh", "thăm", "rằng", "nghị", "muốn", "đã", "để"}
)
_NOMINAL = frozenset({"chủ", "án", "nhà", "vốn", "tác", "việc", "ban", "phòng", "sở", "sự", "cuộc", "những", "các"})
NO_DUTY = frozenset(
    {
        "báo cáo",
        "chia sẻ",
        "làm việc",
        "thông báo",
        "tiếp nhận",
        "kỷ niệm",
        "tôn vinh",
        "tham gia",
        "trả lời",
        "chất vấn",
        "giải trình",
        "giải đáp",
    }
)
# Words that go on with a name or join it to others, and so open no work: "các hộ **tại** vùng trũng", "xã **đã** …".
NO_WORK = patterns.compile(
    r"(?:của|về|tại|trong|ở|và|là|được|bị|đã|có|do|theo|với|cho|từ|đến|để|như|thuộc|trên|đang|này|đó|nào|mà|thì|số"
    r"|nói|khi"
    r"|vừa|mới|còn|cùng|nhằm|qua|vào|ra|lên|hay|hoặc|rằng|đạt|nên|cũng|những|các|một|hiện|nêu|trở|chưa"
    r"|không(?= \w+ \d)|khác"
    r"|thực hiện(?= (?:tốt|chưa)))(?!\w)"
)


def verb_after_name(text: str, folded: str, at: int, end: int) -> int | None:
    """The verb that follows the whole name of a doer at `at`, however short it is; None where another word does."""
    stop = name_end(text, folded, at, end)
    if stop is None:
        return None
    begin = skip(BETWEEN, folded, stop, end)
    if begin == stop or begin >= end or not text[begin].islower() or not openings.task_verb().match(folded, begin, end):
        return None
    set_out = _SET_OUT.match(folded, begin, end)
    return set_out.end() if set_out and openings.task_verb().match(folded, set_out.end()) else begin


def verb_after_subject(text: str, folded: str, at: int, end: int) -> int | None:
    """The first verb of two syllables or after "sẽ", "cần" within reach, with no mark but commas before it."""
    by_duty = _BY_DUTY.search(folded, at, end)
    commas = patterns.compile(", ?").finditer(folded, by_duty.end(), min(by_duty.end() + 100, end)) if by_duty else ()
    for comma in commas:
        if openings.task_verb().match(folded, comma.end()):
            return comma.end()
    modal = openings.MODAL.search(folded, at, end)
    if modal and not patterns.search(r"[;:.]", folded[at : modal.start()]):
        begin = skip(openings.JOINING, folded, modal.end(), end)
        if openings.task_verb().match(folded, begin, end) or openings.SLOGAN.match(folded, begin, end):
            return begin
    mark = _BREAK.search(folded, at, end)
    stop = mark.start() if mark else end
    for word in patterns.compile(r"(?<=\s)\w+").finditer(folded, at, end):
        if word.start() > stop or word[0] in _NO_SUBJECT_AFTER:
            return None
        verb = openings.task_verb().match(folded, word.start(), end) if word[0] in openings.first_syllables() else None
        if (
            verb
            and (" " in verb[0] or verb[0] == "sớm")
            and verb[0] not in NO_DUTY
            and text[word.start()].islower()
            and not _is_nominal(folded, at, word.start())
        ):
            set_out = _SET_OUT.match(folded, word.start(), end)
            return set_out.end() if set_out and openings.task_verb().match(folded, set_out.end()) else word.start()
    return None


def _is_nominal(folded: str, at: int, verb: int) -> bool:
    """Whether the word before a verb makes it a noun ("công tác quản lý"), not a subject that is named whole."""
    _, blank, last = folded[at:verb].rstrip().rpartition(" ")
    if not blank or last not in _NOMINAL or INTENT.match(folded, verb):
        return False
    whole = openings.organisation().match(folded, at)
    return whole is None or whole.end() + 1 < verb


def holds(folded: str, sentence: Span, *hints: str) -> bool:
    """Whether a sentence holds one of the words; spares a slow pattern where it cannot match."""
    start, end = sentence.start, sentence.end
    for hint in hints:  # noqa: SIM110 - a loop, since this runs many times for every sentence
        if folded.find(hint, start, end) >= 0:
            return True
    return False


def skip(pattern: re.Pattern[str], folded: str, at: int, end: int) -> int:
    """Where `pattern` ends that begins at `at`; `at` itself where it does not match."""
    match = pattern.match(folded, at, end)
    return match.end() if match else at


def word_after_name(text: str, folded: str, at: int, end: int) -> int | None:
    """Any word after the whole name of a doer that may open their work, though it is in no list of verbs."""
    stop = name_end(text, folded, at, end)
    begin = skip(BETWEEN, folded, stop, end) if stop is not None else end
    if stop is None or begin == stop or begin >= end or not text[begin].islower():
        return None
    return None if NO_WORK.match(folded, begin) else begin
