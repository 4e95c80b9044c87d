"""Citations of legal and party documents by number, each where it stands: kind, number, date and issuer.

The order of the marks tells the side: "44-CT/TU" is the Party's, "128/NQ-CP" and "06/2024/QĐ-UBND" the state's,
"72/2025/QH15" the National Assembly's. A number without a code ("Nghị quyết số 01 của Quận ủy") counts where a kind
stands before it. In a list a later number takes the kind before it, an earlier one the date and issuer after.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from operator import itemgetter

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold
from giaoban.core.reading.report import Reference

_CODE = (
    r"\d(?<![\w/.,-].)\d{0,4}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?\s?(?:"
    r"-\s?[A-ZĐ][A-Za-zĐđ]{0,6}\s?/\s?[A-ZĐ][A-Za-zĐđ]{0,8}"  # 44-CT/TU
    r"|/\s?(?:[A-ZĐ][A-Za-zĐđ]{0,6}\s?[-–]\s?[A-ZĐ][\wĐđ&.]*(?:-[A-ZĐ][\wĐđ&.]*){0,3})"  # 128/NQ-CP, 12/TTLT-BTC-BNV
    r"|/\s?(?:QH\d{1,2}|UBTVQH\d{1,2}|[A-ZĐ][A-Za-zĐđ]{1,6}(?=[\s,;.)]))"  # 72/2025/QH15, 06/CP
    r")"
)
_NUMBERED = patterns.compile(rf"{_CODE}(?<![.&-])(?!\w)")
_CODE_BEGINS = patterns.compile(r"[/-]\s?(?=[A-ZĐ])")
_BEFORE_CODE = patterns.compile(r"\d(?<![\w/.,-].)\d{0,4}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?\s?$")
_LONGEST_NUMBER, _LETTERHEAD = 16, 40
_DATE = patterns.compile(
    r",?\s{0,2}\(?(?:ban hành\s+|ký\s+|ra\s+)?ngày\s+(?P<day>\d{1,2})\s?(?:[/.-]\s?|\s*tháng\s+)(?P<month>\d{1,2})"
    r"\s?(?:[/.-]\s?|\s*(?:năm|,)\s+)(?P<year>\d{4})"
)
_ISSUER = patterns.compile(
    r"\)?,?\s{1,2}(?:của|do)\s+(?:BCH|BTV|[" + CAPITAL + r"])(?:[^,;:.()“”\"\n]|(?<=TP)\.|(?<=Tp)\.){1,90}"
)
_ISSUER_STOPS = patterns.compile(
    r"\s(?:về|tại|trong|để|đã|được|do|nhằm|cho|là|có|ban hành|quy định|khóa|khoá|lần|gắn|đạt|phê duyệt|hướng dẫn"
    r"|triển khai|theo|vào|từ|ra|trên|thực hiện|yêu cầu|đến|với|ngày|số|sửa đổi|bổ sung|giai đoạn|nhiệm kỳ|năm"
    r"|[A-ZĐ]?V/v|v/v|kèm|như|cũng|bằng|còn|mà|đối với|thông qua|một cách|chưa|sẽ|trước|sau|gồm"
    r"|giao|vì|nên|phải|cần)(?!\w)|\s[-–]\s(?![" + CAPITAL + r"])"
    r"|\s(?:và|cùng)\s+(?=[" + SMALL + r"]|(?:Nghị|Quyết|Chỉ|Kết|Kế|Thông|Chương|Hướng|Quy|Công|Luật|Đề|Tờ|Báo|Pháp)\s)"
)
_BARE_FOLLOWING = (
    r"(?=\s*(?:$|[\n,;.:)(“\"'…”/]|[-–]\s)|\s+(?:của|về|ngày|năm|do|đã|được|là|có|và|cũng|này|trên|từ|ra|đi|khóa|khoá|tại|với"
    r"|đến|nhằm|vào|quy định|gắn|trong|theo|đạt|bảo đảm|đảm bảo|một cách|còn|sẽ|khi|như|nêu|vừa|mà"
    r"|để|bằng|cho|chưa|[A-ZĐ])(?![" + SMALL + r"]))"
)
_NEXT_BARE = patterns.compile(
    rf"(?:,|\s+và|\s+hoặc)\s+(?:số\s+)?(?P<number>\d{{1,4}})(?![\w%/.-]|,\d){_BARE_FOLLOWING}"
)
_BARE_KINDS = "Nghị quyết|Chỉ thị|Quyết định|Nghị định|Kết luận|Thông tư|Quy định|Pháp lệnh|Công điện|Thông báo"
_KIND_AND_NUMBER = patterns.compile(rf"(?<!\w)(?P<kind>{_BARE_KINDS}|NQ|NĐ|QĐ|CT|KL)\s+(?=\d)")
_NUMBER_WORD = patterns.compile(r"số\s*:?\s*(?=\d)")
_DIGITS = patterns.compile(r"\d+[a-c]?")
_BARE_NUMBER = patterns.compile(r"\d{1,4}(?:[a-c]|/(?:19|20)\d\d)?(?![\w%-]|[.,/]\d|/[A-ZĐ])")
_PLAINLY_FOLLOWED = patterns.compile(_BARE_FOLLOWING)
# Of these kinds a number is a document's whatever follows, unless it counts something; the others are verbs as well.
_NEVER_VERBS = frozenset(
    {"Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư", "Pháp lệnh", "Công điện", "Kế hoạch", "Tờ trình"}
)
_COUNTED_AFTER = patterns.compile(
    r"\s+(?:vấn đề|nội dung|nhóm|nhiệm vụ|chỉ tiêu|điểm|mục tiêu|giải pháp|tỷ|tỉ|triệu|nghìn|đồng|ha|hộ|xã|dự án|lần"
    r"|khoản|điều|chương|phần|đại biểu|đảng viên|người|trường hợp|ngày|tháng|tuần|chuyên đề|công trình)(?!\w)"
)
_LIST_GLUE = patterns.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*:?\s*)?")
_OWN_NUMBER = patterns.compile(r"\s*Số\s*:?\s*$")
_BETWEEN = patterns.compile(
    r"\s+(?:của|liên tịch|do)\s[^,;.:()“”\d\n]{2,70}|\s+(?:hành động|phối hợp|liên ngành|kiểm tra|công tác|chuyên đề)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation on the way; `listed` is true where it took its kind from the number before it in a list."""

    reference: Reference
    listed: bool


def find_citations(text: str, folded: str) -> list[Reference]:
    """Every place of `text` that cites a document by its number, in order; `folded` is the folded text.

    >>> text = "Quyết định số 217-QĐ/TW, số 218-QĐ/TW của Bộ Chính trị"
    >>> [(r.text, r.kind) for r in find_citations(text, text.lower())]
    [('Quyết định số 217-QĐ/TW', 'Quyết định'), ('số 218-QĐ/TW', 'Quyết định')]
    """
    coded = list(_coded(text))
    taken = [(found.reference.start, found.reference.end) for found in coded]
    known = {(found.reference.kind, _first(found.reference.number)) for found in coded}
    bare = [
        found for found in _bare(text, folded, known) if not overlaps(taken, found.reference.start, found.reference.end)
    ]
    return _backfilled(sorted(coded + bare, key=lambda found: found.reference.start))


def overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, meets `start` to `end`."""
    index = bisect_right(spans, start, key=itemgetter(0))
    return (index > 0 and spans[index - 1][1] > start) or (index < len(spans) and spans[index][0] < end)


def _coded(text: str) -> Iterator[_Found]:
    """Citations whose number carries a code."""
    previous: Reference | None = None
    for match in _numbers(text):
        start, kind = _kind_before(text, match.start())
        listed = False
        if start == match.start() and kind is None and _is_own_number(text, start):
            continue
        if kind is None:
            glue = previous and _LIST_GLUE.fullmatch(text, previous.end, match.start())
            number_word = patterns.search(r"[Ss]ố\s*:?\s*$", text[max(0, match.start() - 6) : match.start()])
            start = match.start() - (len(number_word[0]) if number_word else 0)
            if previous and glue:
                kind, listed = previous.kind, True
            elif _is_own_number(text, match.start()):
                continue
            else:
                kind = _kind_of_code(match[0])
        if kind is None:
            continue
        previous = _with_date_and_issuer(text, start, match.end(), kind, match[0])
        yield _Found(previous, listed)


def _is_own_number(text: str, at: int) -> bool:
    """Whether the number at `at` is the document's own, after "Số:" at the head of its line."""
    low = max(0, at - _LETTERHEAD)
    line = text.rfind("\n", low, at) + 1
    return bool(line or not low) and _OWN_NUMBER.fullmatch(text, line, at) is not None


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers with a code: a mark before a capital is looked for, as it is rarer than a digit."""
    done = 0
    for mark in _CODE_BEGINS.finditer(text):
        before = _BEFORE_CODE.search(text, max(done, mark.start() - _LONGEST_NUMBER), mark.start())
        match = before and _NUMBERED.match(text, before.start())
        if match:
            yield match
            done = match.end()


def _bare(text: str, folded: str, known: set[tuple[str, str]]) -> Iterator[_Found]:
    """Citations by kind and number alone: "Nghị quyết số 01", "Chỉ thị 05 của TW", "Nghị định 100/2019".

    `known` are those that the text cites with a code: a short form of one of them counts whatever follows.
    """
    done = -1
    for start, at, written in sorted(_before_numbers(text, folded)):
        match = _BARE_NUMBER.match(text, at) if start >= done else None
        if match is None:
            continue
        kind = _canonical(written)
        loose = kind in _NEVER_VERBS or folded.startswith("số", at - 3)
        plain = _PLAINLY_FOLLOWED.match(text, match.end()) or (kind, _first(match[0])) in known
        if not plain and not (loose and not _COUNTED_AFTER.match(text, match.end())):
            continue
        reference = _with_date_and_issuer(text, start, match.end(), kind, match[0])
        yield _Found(reference, False)
        done = reference.end
        while following := _NEXT_BARE.match(text, done):
            start = following.start("number")
            reference = _with_date_and_issuer(text, start, following.end("number"), kind, following["number"])
            yield _Found(reference, True)
            done = reference.end


def _first(number: str) -> str:
    """The number of a document without its code and leading noughts: "5" for "05-CT/TW"."""
    match = _DIGITS.match(number)
    return match[0].lstrip("0") if match else number


def _before_numbers(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    """Where a kind stands right before a number, or before "số" and a number: its start, the number's, the kind."""
    for match in _KIND_AND_NUMBER.finditer(text):
        yield match.start(), match.end(), match["kind"]
    for match in _NUMBER_WORD.finditer(folded):
        end = match.start()
        while end and folded[end - 1].isspace():
            end -= 1
        if end < match.start() and folded.endswith(folded_kinds(), 0, end):
            kind = next(each for each in folded_kinds() if folded.endswith(each, 0, end))
            start = end - len(kind)
            if not (start and folded[start - 1].isalnum()):
                yield start, match.end(), kind


def _with_date_and_issuer(text: str, start: int, end: int, kind: str, number: str) -> Reference:
    dated = _DATE.match(text, end)
    day = _day(dated) if dated else None
    if dated and day:
        end = dated.end() + (")" in text[dated.end() : dated.end() + 1] and "(" in dated[0])
    issued = _ISSUER.match(text, end)
    issuer = None
    if issued:
        name = re.sub(r"^\)?,?\s+(?:của|do)\s+", "", issued[0])
        stop = _ISSUER_STOPS.search(name)
        issuer = name[: stop.start()].rstrip(" -–|") if stop else name.rstrip(" -–|")
    if issued and not day:
        # "Nghị quyết 20 của Quốc hội ngày 5/6/2018": the date after the issuer.
        late = _DATE.match(text, issued.start() + issued[0].index(issuer or "") + len(issuer or ""))
        day = _day(late) if late else None
    return Reference(start, end, text[start:end], kind, number, day, issuer or None)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _backfilled(found: list[_Found]) -> list[Reference]:
    """A list's earlier numbers take the date and the issuer that stand after its last one."""
    references = [entry.reference for entry in found]
    for index in range(len(found) - 1, 0, -1):
        if found[index].listed:
            after, before = references[index], references[index - 1]
            references[index - 1] = replace(
                before, date=before.date or after.date, issuer=before.issuer or after.issuer
            )
    return references


def _kind_before(text: str, at: int) -> tuple[int, str | None]:
    """Where a citation with its number at `at` begins, and the kind that stands before it."""
    low = max(0, at - 110, text.rfind("\n\n", max(0, at - 110), at) + 1)
    before = text[low:at]
    kinds = list(_kind_pattern().finditer(before))
    if not kinds:
        return at, None
    last = kinds[-1]
    between = before[last.end() :]
    if not patterns.fullmatch(r".*?(?:\s+(?:[Ss]ố\s*:?\s*)?)", between):
        return at, None
    between = re.sub(r"\s+(?:[Ss]ố\s*:?\s*)?$", "", between)
    kind = _canonical(last[0])
    law = kind in ("Luật", "Bộ luật", "Pháp lệnh") and patterns.fullmatch(r"\s+[^,;.:()“”\d\n]{2,90}", between)
    if between and not law and not _BETWEEN.fullmatch(between):
        return at, None
    return low + last.start(), kind


@cache
def _kinds() -> dict[str, str]:
    """Kind by its folded name and by its code letters."""
    kinds: dict[str, str] = {}
    for entry in words("document_kinds"):
        name, _, code = (part.strip() for part in entry.partition(","))
        kinds[fold(name)] = name
        if code:
            kinds[code] = name
    return kinds


def _canonical(written: str) -> str:
    kinds = _kinds()
    return kinds.get(fold(" ".join(written.split()))) or kinds[written.upper()]


def _kind_of_code(number: str) -> str | None:
    """The kind that the code letters of a number name: "44-CT/TU" is a Chỉ thị."""
    letters = [part for part in re.split(r"[\s/–-]+", number) if part and not part[0].isdigit()]
    if letters and patterns.match(r"QH\d|UBTVQH\d", letters[0]):
        return "Luật" if letters[0].startswith("QH") else "Nghị quyết"
    return _kinds().get(letters[0]) if letters else None


@cache
def _kind_pattern() -> re.Pattern[str]:
    names = sorted({entry.partition(",")[0].strip() for entry in words("document_kinds")}, key=patterns.longest_first)
    return patterns.compile(rf"(?<!\w)(?:(?i:{'|'.join(names)})|NQ|QĐ|NĐ|CT|KL|KH|TT|TB|HD|CV|BC|TTr|CTr|QC)(?!\w)")


@cache
def folded_kinds() -> tuple[str, ...]:
    """The folded names of all kinds and the short forms that are written before a number, the longest first."""
    names = {fold(entry.partition(",")[0].strip()) for entry in words("document_kinds")}
    return tuple(sorted(names | {"nq", "nđ", "qđ", "ct", "kl"}, key=patterns.longest_first))
