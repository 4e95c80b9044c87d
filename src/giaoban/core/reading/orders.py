"""Words in mid-sentence that set work: an order, a duty, an intention, what a unit strives for.

"yêu cầu quận phải …", "các đơn vị cần …", "ngành thuế sẽ …", "Năm 2025, huyện phấn đấu …". What voters ask for, what
holds only if something else comes about, and what was ordered before is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.doers import name_end, proper_end
from giaoban.core.reading.passages import Span
from giaoban.core.reading.predicates import (
    BETWEEN,
    INTENT,
    NO_DUTY,
    NO_WORK,
    holds,
    skip,
    verb_after_name,
    verb_after_subject,
    word_after_name,
)
from giaoban.core.reading.ranks import asks_upwards
from giaoban.core.reading.units import unit_names

_DUTY = patterns.compile(r"(?<!\w)(?:cần phải|cần|phải)(?:\s+(?:luôn\s+|tiếp tục\s+)?|\s?:\s)(?=\w)")
_WILL = patterns.compile(r"(?<!\w)sẽ(?:\s+|\s?:\s)(?=\w)")
_PLEDGE = patterns.compile(
    r"(?<!\w)(?:cam kết(?: sẽ)?|có (?:trách nhiệm|nhiệm vụ)|được (?:giao|phân công)(?: nhiệm vụ)?)\s+(?=\w)"
)
_DUTIES = (
    (_DUTY, ("cần ", "phải ", "cần:", "phải:")),
    (_WILL, ("sẽ ", "sẽ:")),
    (_PLEDGE, ("cam kết ", "được giao ", "được phân công ", "có trách nhiệm ", "có nhiệm vụ ")),
)
_STRIVE_IN = patterns.compile(
    r"(?:(?:trong|đến|với) )?(?:năm (?:\d{4}|tới|sau)|cả năm|quý [iv]+(?:/\d{4})?|tháng \d+(?:/\d{4})?"
    r"|giai đoạn [\d\s–/-]+"
    r"|nhiệm kỳ(?: tới| [\d\s–/-]+)|thời gian tới|những năm tới),? (?:(?!đã |được |đăng ký )[^,;:.]){0,50}?"
    r"(?<!đăng ký )(?P<task>(?:quyết tâm )?phấn đấu |quyết tâm |nỗ lực |cố gắng )"
)
# "Huyện phấn đấu đến năm 2030 …": the one who strives opens the sentence and says by when.
_STRIVES = patterns.compile(
    r"(?:(?!đã |được |đăng ký )[^,;:.]){2,80}?(?P<task>(?:quyết tâm )?phấn đấu (?=(?:đến|trong|năm|quý|tháng"
    r"|cuối)(?!\w)))"
)
_SOON = patterns.compile(
    r"(?:(?:trong|từ nay đến|trước mắt|ngay) ?)*(?:thời gian tới|thời gian tiếp theo|cuối năm|những tháng cuối năm"
    r"|\d+ tháng cuối năm|năm tới|nhiệm kỳ tới|(?:tháng|quý|năm) [\divx/]+|trước ngày [\d/.-]+|thời điểm này"
    r"|trước mắt),? "
)
_STRIVE = patterns.compile(
    r"(?:^|[,;:–-]\s*|\.\s+)(?P<task>phấn đấu (?=(?:đến|trong|hết|năm|quý|tháng|cuối|hoàn thành|đạt|giảm|tổng|tỷ lệ"
    r"|có|thu|tăng|100|mỗi)(?!\w)))"
)
# "…, phân công đảng viên phụ trách từng hộ": after a comma and without a giver this is itself part of the ordered work.
_PART_OF_WORK = patterns.compile(r", ?(?:và |đồng thời )?$")
_MARKS = patterns.compile(r"[,;:“”\"(–]|\s-\s")
# What is hoped for or foreseen, and what a session has on its agenda: "kỳ họp sẽ xem xét 9 tờ trình".
_BELIEF = patterns.compile(
    r"(?<!\w)(?:tin tưởng|tin rằng|mong|mong muốn|hy vọng|kỳ vọng|chúc|dự báo|nhận định|ước)(?!\w)"
)
_AT_SESSION = patterns.compile(
    r"(?<!\w)(?:(?:kỳ họp|phiên họp|chương trình hội nghị)(?: này| thứ \w+| lần này)?(?!\w)(?! (?:tới|sau))"
    r"|(?:hội nghị|buổi lễ|diễn đàn|đại hội) này(?!\w))"
)
# "Đối với công tác xây dựng Đảng, Hội nghị xác định tiếp tục …".
SETS_OUT = patterns.compile(
    r"(?<!\w)(?:nghị quyết|kế hoạch|chương trình|đề án|hội nghị|đại hội|kỳ họp|đảng ủy|ban thường vụ|chi bộ|đảng bộ"
    r"|ubnd)"
    r"[^,;:.]{0,60} xác định (?:rõ )?(?:cần |phải )?(?=\w)"
)
# "Chương trình nông thôn mới thời gian tới tập trung …".
_FROM_NOW_ON = patterns.compile(
    rf"(?<!\w)(?:thời gian tới|năm tới|nhiệm kỳ tới|tháng tới|quý tới|giai đoạn tới),? (?={INTENT.pattern})"
)
# "Giao Phòng Nội vụ …" at the head of an item; "…: Hạt Kiểm lâm phân công cán bộ trực": whoever is to act does it.
_HEADED = patterns.compile(r"\s*(?:điều \d+\.?|đối với [^,]{3,80},|về [^,:]{3,80}[,:]|riêng [^,]{3,60},)\s*")
_DOER_AT_END = patterns.compile(
    r"[:;] ?(?:(?:các|những) )?(?:hạt|chi cục|sở|phòng|công an|xã|phường|huyện|ban|trường|trạm"
    r"|đơn vị)(?: [^,;:.]{1,40})? $"
)
# A number of things is a target and no work.
QUOTA = patterns.compile(r"(?:thu|kết nạp|trồng|tuyển|nộp|giảm|tăng|bổ sung|điều chỉnh)(?: [^\W\d]+){0,5} \d")
# What comes about by itself: "doanh số sẽ tăng".
_COMES_ABOUT = frozenset({"tăng", "giảm", "đạt", "góp phần", "tạo"})
_ANYBODY = frozenset({"doanh nghiệp", "các doanh nghiệp", "hợp tác xã", "các hộ", "hộ dân", "bà con", "nhân dân"})
# How somebody should be is no work: "đại biểu cần công tâm, khách quan".
_MANNER = patterns.compile(
    r"(?:công tâm|khách quan|trung thực|đoàn kết|mạnh dạn|thẳng thắn|nhận thức|thấy|hiểu|biết|tin)(?!\w)"
)
_TO_COLON = patterns.compile(r"(?!rằng|là)[^.;:“\"]{0,110}(?<!\d): ?(?=\w)(?!\d)")
# What a body will undergo or come to, and does not set about: "xã sẽ trở thành phường", "tỉnh sẽ thiếu giáo viên".
_NO_DEED = patterns.compile(
    r"(?:diễn ra|trở|bước|gặp|hưởng|mất|thiếu|thừa|vượt|về|chậm|đón|nhận|chịu|rơi|đối mặt|hết|kéo dài|thành|xuất hiện"
    r"|họp|thắng|thua|cao|thấp|sinh|tăng|giảm|đạt|cần|phải|không|khó|dễ|tiến tới|vẫn|luôn|dự kiến|ngày càng|thuận lợi"
    r"|vươn|sụt|hụt|lỗ|lãi|xem xét|thảo luận|thông qua|nghe|bàn|có thể|chính thức|sớm có)(?!\w)"
)
# "phải phân công …", "sẽ giao …": the order is itself the duty.
_OBLIGED_BEFORE = ("phải ", "cần ", "sẽ ")
# "yêu cầu, ngay sau hội nghị, các cấp ủy …".
_ASIDE_OF_ORDER = patterns.compile(r",? ?(?:ngay sau|ngay từ|sau|trong) [^,;:.]{3,40}, ")
_REACH, _NAME = 400, 90


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that open tasks in mid-sentence: where they stand and where the first task begins."""

    start: int
    begin: int
    cuts: bool


def triggers(text: str, folded: str, sentence: Span, *, within: bool = False) -> list[Trigger]:
    """The words of a sentence that set work, in order; `within` where it stands in a stretch of tasks.

    >>> line = "Ông Hải yêu cầu các xã rà soát hộ nghèo."
    >>> [line[trigger.begin :] for trigger in triggers(line, line.lower(), Span(0, len(line)))]
    ['rà soát hộ nghèo.']
    """
    found = [*_orders(text, folded, sentence), *_duties(text, folded, sentence, within=within)]
    if holds(folded, sentence, "xác định "):
        for match in SETS_OUT.finditer(folded, sentence.start, sentence.end):
            verb = openings.task_verb().match(folded, match.end(), sentence.end)
            told = openings.PAST.search(folded, max(sentence.start, match.start() - 30), match.start())
            if verb and " " in verb[0] and not told:
                found.append(Trigger(match.start(), match.end(), cuts=False))
    if holds(folded, sentence, " tới"):
        found += [
            Trigger(match.start(), match.end(), cuts=False)
            for match in _FROM_NOW_ON.finditer(folded, sentence.start, sentence.end)
        ]
    strivings = _STRIVE.finditer(folded, sentence.start, sentence.end) if holds(folded, sentence, "phấn đấu ") else ()
    stated = None
    if strivings or holds(folded, sentence, "quyết tâm ", "nỗ lực ", "cố gắng "):
        stated = _STRIVE_IN.match(folded, sentence.start, sentence.end)
    if stated is None and strivings:
        stated = _STRIVES.match(folded, sentence.start, sentence.end)
        stated = stated if stated and _is_whole_name(text, folded, sentence.start, stated.start("task")) else None
    if stated:
        found.append(Trigger(stated.start("task"), stated.start("task"), cuts=False))
    for match in strivings:
        found.append(Trigger(match.start("task"), match.start("task"), cuts=False))
    return sorted(found, key=lambda trigger: (trigger.start, -trigger.begin)) if len(found) > 1 else found


def _is_whole_name(text: str, folded: str, at: int, end: int) -> bool:
    """Whether nothing but the name of a doer stands in `text[at:end]`."""
    begin = skip(openings.JOINING, folded, at, end)
    stop = name_end(text, folded, begin, end)
    return stop is not None and skip(BETWEEN, folded, stop, end) == end


def _orders(text: str, folded: str, sentence: Span) -> Iterator[Trigger]:
    """ "yêu cầu quận phải …", "đề nghị sớm trình …", "giao Phòng Nội vụ tham mưu …"."""
    for match in openings.order().finditer(folded, sentence.start, sentence.end):
        before = folded[max(sentence.start, match.start() - 60) : match.start()]
        if patterns.search(
            r"(?:đáp ứng|theo|những|các|được|mục đích|một số|nhiều|với|là|bị|trước|nội dung|thực hiện)\s+$", before
        ):
            continue
        if before.endswith(_OBLIGED_BEFORE) and openings.task_verb().match(folded, match.start()):
            continue
        if openings.NO_TASK_GIVER.search(before) or openings.PRAISE.match(folded, match.end()):
            continue
        if match[0].startswith("đề nghị") and asks_upwards(
            folded, sentence.start, match.start(), match.end(), sentence.end
        ):
            continue
        plain_order = match[0].startswith(("yêu cầu", "đề nghị", "lưu ý"))
        clause = folded[max(sentence.start, match.start() - 2 * _NAME) : match.start()]
        if _is_part_of_work(folded, clause[clause.rfind(";") + 1 :], match.end(), plain=plain_order):
            continue
        begin = _begin_of_order(text, folded, match.end(), sentence.end, direct=plain_order)
        if begin is None and (plain_order or openings.organisation().match(folded, match.end())):
            begin = _after_colon(text, folded, match.end(), sentence.end)
        if begin is None and match[0].rstrip().endswith(":") and openings.GIVER.search(before):
            begin = match.end()
        if begin is None or (not plain_order and not _is_given(text, folded, sentence, match.start(), begin)):
            continue
        if match[0].startswith("giao") and QUOTA.match(folded, begin, sentence.end):
            continue
        by_leader = openings.GIVER.search(before[before.rfind(";") + 1 :])
        cuts = bool(by_leader) or patterns.search(r"(?:[,.;…]|đồng thời|và)\s*(?:\w+\s+){0,8}$", before) is not None
        yield Trigger(match.start(), begin, cuts)


def _is_part_of_work(folded: str, before: str, at: int, *, plain: bool) -> bool:
    """Whether an ordering verb is itself ordered: "…, phân công người trực", "lập hồ sơ và đề nghị công khai"."""
    if not plain:
        also = before.endswith("đồng thời ") and openings.GIVER.search(before) is not None
        return not also and _PART_OF_WORK.search(before) is not None
    joined = before.endswith(("và ", ", ")) and openings.GIVER.search(before) is None
    return joined and openings.organisation().match(folded, at) is None


def _body_before(text: str, folded: str, start: int, at: int) -> bool:
    """Whether the name of a body ends right before "giao": "Hội Nông dân huyện giao các xã …"."""
    return any(
        name_end(text, folded, match.start(), at) == at - 1
        for match in openings.organisation().finditer(folded, start, at)
    )


def _is_given(text: str, folded: str, sentence: Span, at: int, begin: int) -> bool:
    """Whether "chỉ đạo", "giao" at `at` gives an order: a leader does it now, or tells somebody what they must do."""
    if openings.MODAL.search(folded, at, begin):
        return True
    before = folded[max(sentence.start, at - _REACH) : at]
    since = before.rpartition("đồng thời ")[2]  # "biểu dương ngành thời gian qua, đồng thời **chỉ đạo** các đơn vị …"
    past = openings.PAST.search(since) or openings.WITHIN.search(since)
    if patterns.search(r"(?<!\w)đang\s+$", before):
        return True
    busy = patterns.search(r"(?<!\w)(?:tập trung|được|thường xuyên|kịp thời|luôn)\s+$", before)
    if past or busy:
        return False
    clause = before[before.rfind(";") + 1 :]
    if not clause.strip(" -–+.:") or _HEADED.fullmatch(clause):
        return folded.startswith("giao ", at)
    if _DOER_AT_END.search(clause):
        return False
    if openings.GIVER.search(clause) is not None:
        return True
    return folded.startswith("giao ", at) and _body_before(text, folded, max(sentence.start, at - _NAME), at)


def _begin_of_order(text: str, folded: str, at: int, end: int, *, direct: bool) -> int | None:
    """Where the ordered work begins after "yêu cầu": at once, or after whoever is to do it."""
    at = skip(openings.JOINING, folded, at, end)
    if folded.startswith(", ", at) and openings.organisation().match(folded, at + 2, end):
        at += 2
    aside = _ASIDE_OF_ORDER.match(folded, at, end)
    if aside and openings.organisation().match(folded, aside.end(), end):
        at = aside.end()
    soon = _SOON.match(folded, at, end)
    if soon:
        at = soon.end()
        direct = True
    if direct and openings.task_verb().match(folded, at, end):
        return at
    if not openings.organisation().match(folded, at):
        return _after_proper(text, folded, at, end)
    stop = min(end, at + 160)
    begin = verb_after_name(text, folded, at, end)
    if begin is not None:
        return begin
    modal = openings.MODAL.search(folded, at, stop)
    if (
        modal
        and not patterns.search(r"[;:.]", folded[at : modal.start()])
        and openings.task_verb().match(folded, modal.end(), end)
    ):
        return modal.end()
    begin = verb_after_subject(text, folded, at, stop)
    return begin if begin is not None or not direct else word_after_name(text, folded, at, end)


def _after_proper(text: str, folded: str, at: int, end: int) -> int | None:
    """The verb after names in capitals: "đề nghị Viettel Gia Lai **lắp đặt** …"."""
    stop = proper_end(text, at, end)
    begin = skip(BETWEEN, folded, stop, end) if stop is not None else end
    return begin if stop != begin and begin < end and openings.task_verb().match(folded, begin, end) else None


def _after_colon(text: str, folded: str, at: int, end: int) -> int | None:
    """Where the list begins that an order ends in: "giao các đơn vị trong quý II: **về từng làng** …"."""
    colon = _TO_COLON.match(folded, at, end)
    if colon is None:
        return None
    if not openings.organisation().match(folded, colon.end(), end):
        return colon.end()
    verb = verb_after_name(text, folded, colon.end(), end)
    return verb if verb is not None else word_after_name(text, folded, colon.end(), end)


def _duties(text: str, folded: str, sentence: Span, *, within: bool) -> Iterator[Trigger]:
    """ "các đơn vị cần …", "ngành thuế sẽ tập trung …", "chủ đầu tư cam kết …"."""
    led: bool | None = None
    for pattern, hints in _DUTIES:
        if not holds(folded, sentence, *hints):
            continue
        for match in pattern.finditer(folded, sentence.start, sentence.end):
            begin = match.end() - (len("tiếp tục ") if match[0].endswith("tiếp tục ") else 0)
            if pattern is _PLEDGE and (soon := _SOON.match(folded, begin, sentence.end)):
                begin = soon.end()
            verb = openings.task_verb().match(folded, begin, sentence.end)
            if verb is None:
                if pattern is _PLEDGE or (pattern is _WILL and _NO_DEED.match(folded, begin)):
                    continue
                if not _any_duty(text, folded, sentence, match.start(), begin):
                    continue
            elif ":" not in match[0] and not _is_duty(verb[0], folded, begin, sentence.end, will=pattern is _WILL):
                continue
            before = folded[max(sentence.start, match.start() - _REACH) : match.start()]
            if openings.CONDITION.search(before) or patterns.search(
                r"(?<!\w)(?:cử tri|bà con|người dân)(?!\w)", before
            ):
                continue
            marks = list(_MARKS.finditer(before))
            chunk = before[marks[-1].end() :] if marks else before
            if _BELIEF.search(chunk) or (pattern is _WILL and _AT_SESSION.search(before)):
                continue
            if led is None:
                led = within or openings.GIVER.search(folded, sentence.start, sentence.end) is not None
            alone = pattern is _DUTY or match[0].startswith("cam kết")
            if _is_obliged(chunk, alone=alone, anybody=within and pattern is _DUTY, led=led):
                yield Trigger(match.start(), begin, cuts=False)


def _is_duty(verb: str, folded: str, begin: int, end: int, *, will: bool) -> bool:
    """Whether a known verb after "phải", "sẽ" is work: no amount that is asked for, no event, no telling."""
    if will:
        return verb not in NO_DUTY and verb not in _COMES_ABOUT
    return verb != "đạt" and QUOTA.match(folded, begin, end) is None


def _any_duty(text: str, folded: str, sentence: Span, at: int, begin: int) -> bool:
    """Whether whoever is named right before "phải" must do what follows, though no list knows the verb."""
    if NO_WORK.match(folded, begin) or _MANNER.match(folded, begin) or not text[begin].islower():
        return False
    return folded.endswith("chúng tôi ", 0, at) or _body_before(text, folded, max(sentence.start, at - _NAME), at)


def _is_obliged(chunk: str, *, alone: bool, anybody: bool, led: bool) -> bool:
    """Whether the words before "cần" or "sẽ" name who is to act; `alone` allows none at all ("…, cần tập trung …").

    `anybody` takes any subject: after an order, "quá trình xây dựng kế hoạch phải bám sát …" goes on with it. What
    firms in general must do counts where a leader says it (`led`).
    """
    spoken = chunk.split()
    if (
        not spoken
        or openings.JOINING.fullmatch(" ".join(spoken))
        or spoken[-1] in ("mà", "nhưng", "rằng", "nhấn", "mạnh")
        or spoken == ["đồng", "thời"]
    ):
        return alone
    if patterns.search(r"(?<!\w)(?:đã|còn|có|những vấn đề|là|việc|khi|để|bị|buộc)(?!\w)", " ".join(spoken[-5:])):
        return False
    if any(" ".join(spoken[-length:]) in unit_names() for length in (1, 2, 3)) or spoken[-2:] == ["chúng", "tôi"]:
        return True
    if anybody and spoken[-1] not in ("đó", "ai", "họ", "nào", "dân"):
        return True
    named = openings.organisation().search(" ".join(spoken[-9:]))
    return named is not None and (led or named[0] not in _ANYBODY)
