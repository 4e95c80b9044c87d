"""The build of a report's text: headings, paragraphs, list items, page furniture; sentences; clauses.

Everything is a span into the text as received. A line is a passage: reports and news pages break lines between
paragraphs, never inside one. Sentences end at a full stop that is no decimal point, abbreviation or list number, also
where the blank after it was lost ("Hội nghị.Tháng 4"); clauses end at ";", and on request at weaker marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold, fold_document


class Kind(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the text without the blanks around it.

    `body` is where its words begin, after a list mark or number. `level` ranks a numbered or capital heading or a
    numbered item (1 for "I.", "PHẦN", capitals; 2 for "1."; 3 for "1.1."; 4 for "a)"; 5 for a dash); 0 has no mark.
    """

    start: int
    end: int
    kind: Kind
    body: int
    level: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence and the mark that ends it: ";", ",", "(", ")", ":" or nothing at the sentence's end."""

    start: int
    end: int
    mark: str


_START = attrgetter("start")
_LINE = patterns.compile(r"[^\r\n\v\f\u2028\u2029]+")
_MARK = patterns.compile(
    r"(?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:[IVX]+|\d+|[A-HĐ]|(?i:(?:thứ\s+)?"
    r"(?:nhất|một|hai|ba|bốn|tư|năm|sáu|bảy)))(?!\w)\s*[.:–-]?\s*"
    r"|(?:[IVX]{1,5}|[A-H])\s*(?:[.)/–-]|\.-)\s*(?=\D)(?![a-z]))"
    r"|(?P<deep>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=\D))"
    r"|(?P<number>(?:Điều\s+)?\d{1,2}\s*(?:[.)/](?!\d)|\.-|-(?=\s))\s*(?=\D))"
    r"|(?P<letter>[a-hđ]\s*[.)/]\s*(?!\w*\.))"
    r"|(?P<dash>[-–—+*•●▪■◦➢✓]+\s*(?=[^\d\s-]|\d+\s))"
)
_LEVELS = {"part": 1, "number": 2, "deep": 3, "letter": 4, "dash": 5}
_END = patterns.compile(
    r"(?!\.\d)(?:\./\.|/\.|\.{2,}(?:/\.)?|…+\.*(?:/\.)?|[.!?]+)"
    r"""(?P<close>["”’»)\]]*)(?P<gap>\s*)(?P<next>\S?)(?P<after>\w?)"""
)
_WORD_AT_END = patterns.compile(r"[^\s(\[“\"'‘«,;:]*$")
_LIST_NUMBER = patterns.compile(r"(?:\d{1,2}|[IVX]{1,4})$")
_ENCLOSED = patterns.compile(r"“[^”\n]{0,250}”|\"[^\"\n]{0,200}\"|«[^»\n]{0,200}»|\([^()\n]{0,400}\)")
_STRONG = patterns.compile(r";")
_WEAK = patterns.compile(r";|,(?=\s|\D)|(?<=\s)[–-](?=\s)|[():]")
_NAME = rf"[{CAPITAL}][{SMALL}]+"
_BYLINE = patterns.compile(
    rf"(?:(?:PV|Nhóm PV|CTV|Theo)\s+)?{_NAME}(?:\s+{_NAME}){{1,3}}(?:\s*[-–/&,]\s*{_NAME}(?:\s+{_NAME}){{1,3}}){{0,2}}"
)
_OPENER_ENDS = patterns.compile(r"[:\-–|]")
_CREDIT = patterns.compile(r"(?:ảnh|nguồn)\s+(?:tư liệu|internet|minh họa|vgp|ttxvn)")
_NOTHING_SAID = patterns.compile(r"[\W\d_]+|[\d\s:/.,–-]+(?:AM|PM|GMT\+7)?|\S*(?:www\.|https?:|@)\S*")
_LEAD = patterns.compile(
    r"(?:Về|Trong|Đối với|Riêng|Trên|Ở|Tại|Tính|Đến|Cùng với|Bên cạnh|Liên quan|Phương hướng|Nhiệm vụ)\b"
    r"[^,:;.]{2,120}[,:]"
)
_OPENER_LIMIT, _HEADING_WORDS = 200, 25


@lru_cache(maxsize=8)
def passages(text: str) -> tuple[Passage, ...]:
    """Every line of `text` that holds anything, in order, with what it is. Kept for the last few texts.

    >>> page = "I. KINH TẾ\\nThu ngân sách đạt 5 tỷ đồng.\\n- Kết nạp 3 đảng viên;\\nẢnh: An"
    >>> for passage in passages(page):
    ...     print(passage.kind, passage.level, page[passage.body : passage.end])
    heading 1 KINH TẾ
    paragraph 0 Thu ngân sách đạt 5 tỷ đồng.
    item 5 Kết nạp 3 đảng viên;
    furniture 0 Ảnh: An
    """
    found: list[Passage] = []
    teasers = False
    whole = fold_document(text)
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = start + len(line)
        folded = whole[start:end].strip(" :[]…-–.") if end - start <= _OPENER_LIMIT else ""
        if folded in _teaser_headings() and (match.start() * 2 > len(text) or len(text) - end < 4000):
            teasers = True
        if teasers or _is_furniture(line, folded, late=match.start() * 10 > len(text) * 4):
            found.append(Passage(start, end, Kind.FURNITURE, start, 0))
        else:
            found.append(_shape(line, start))
    return tuple(found)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, which should lie within one passage, without the blanks around them.

    >>> line = "Họp tại TP. Vinh, Q.1.Tháng 4 thu 1.856,7 tỷ đồng v.v. và chi 5 tỷ… Kết thúc./."
    >>> [line[s.start : s.end] for s in sentences(line)]
    ['Họp tại TP. Vinh, Q.1.', 'Tháng 4 thu 1.856,7 tỷ đồng v.v. và chi 5 tỷ…', 'Kết thúc./.']
    """
    end = len(text) if end is None else end
    spans = []
    at = start
    for match in _END.finditer(text, start, end):
        if match.start() > at and _ends_sentence(text, at, match):
            spans.append(_trim(text, at, match.end("close")))
            at = match.end("gap")
    spans.append(_trim(text, at, end))
    return [span for span in spans if span.start < span.end]


def clauses(text: str, start: int, end: int, *, weak: bool = False) -> list[Clause]:
    """The clauses of a sentence: cut at ";" outside quotation and brackets; `weak` cuts at , : ( ) and dashes too.

    >>> line = "thu 5,2 tỷ đồng (tăng 3%; năm trước giảm), đạt 50%; chi 3 tỷ đồng"
    >>> [line[c.start : c.end] for c in clauses(line, 0, len(line))]
    ['thu 5,2 tỷ đồng (tăng 3%; năm trước giảm), đạt 50%', 'chi 3 tỷ đồng']
    >>> [(line[c.start : c.end], c.mark) for c in clauses(line, 0, len(line), weak=True)][:3]
    [('thu 5,2 tỷ đồng', '('), ('tăng 3%', ';'), ('năm trước giảm', ')')]
    """
    enclosed = [] if weak else [match.span() for match in _ENCLOSED.finditer(text, start, end)]
    found = []
    at = start
    for match in (_WEAK if weak else _STRONG).finditer(text, start, end):
        if any(low < match.start() < high for low, high in enclosed):
            continue
        found.append((_trim(text, at, match.start()), match[0]))
        at = match.end()
    found.append((_trim(text, at, end), ""))
    return [Clause(span.start, span.end, mark) for span, mark in found if span.start < span.end]


def lead(text: str, start: int, end: int) -> Span | None:
    """The opening words that say what a sentence or paragraph is about, with their comma or colon.

    >>> line = "Về nhiệm vụ trọng tâm tháng 5/2025, Quận uỷ chỉ đạo tuyên truyền."
    >>> line[: lead(line, 0, len(line)).end]
    'Về nhiệm vụ trọng tâm tháng 5/2025,'
    """
    match = _LEAD.match(text, start, end)
    return Span(match.start(), match.end()) if match else None


def body_passages(text: str) -> Iterator[Passage]:
    """The passages of the report itself: all but page furniture."""
    return (passage for passage in passages(text) if passage.kind != Kind.FURNITURE)


def passage_at(found: tuple[Passage, ...], offset: int) -> Passage | None:
    """The passage that holds `offset`, None between passages."""
    index = bisect_right(found, offset, key=_START) - 1
    return found[index] if index >= 0 and offset < found[index].end else None


def _shape(line: str, start: int) -> Passage:
    """A line that belongs to the report, as heading, item or paragraph."""
    mark = _MARK.match(line)
    level = _LEVELS[mark.lastgroup or "dash"] if mark else 0
    body = mark.end() if mark else 0
    rest = line[body:]
    closed = rest.endswith((".", ";", ",", "…", "!", "?", '."', ".”"))
    if len(rest) < 300 and rest.isupper() and sum(map(str.isalpha, rest)) >= 4:
        return Passage(start, start + len(line), Kind.HEADING, start + body, level or 1)
    if not closed and level != 5 and len(rest.split()) <= _HEADING_WORDS:
        return Passage(start, start + len(line), Kind.HEADING, start + body, level)
    kind = Kind.ITEM if level else Kind.PARAGRAPH
    return Passage(start, start + len(line), kind, start + body, level)


def _is_furniture(line: str, folded: str, *, late: bool) -> bool:
    """Whether a line belongs to the page: a menu, a footer, a credit, a byline, a time stamp, a bare number."""
    if _NOTHING_SAID.fullmatch(line) or not any(map(str.isalpha, line)):
        return True
    if len(line) > _OPENER_LIMIT:
        return False
    if folded in _furniture():
        return True
    mark = _OPENER_ENDS.search(folded)
    if mark and folded[: mark.start()].rstrip() in _furniture():
        return True
    if folded.startswith(("ảnh", "nguồn")) and _CREDIT.match(folded):
        return True
    return late and len(line) < 60 and _BYLINE.fullmatch(line) is not None


def _ends_sentence(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether the mark at `match` ends the sentence that began at `at`."""
    following, after = match["next"], match["after"]
    if not following:
        return True
    if following in ",;:":
        return False
    mark = match[0][: match.start("close") - match.start()]
    written = _last_word(text[max(at, match.start() - 16) : match.start()]) if mark == "." else ""
    if written == "v.v":
        return following.isupper()
    if written in _abbreviations() or (len(written) == 1 and written.isupper()):
        return False
    if not match["gap"] and not match["close"]:
        # A lost blank: a small letter, digit or % before, a capital and a small letter after; no number or address.
        before = text[match.start() - 1]
        return following.isupper() and after.islower() and (before.islower() or before in "%)”" or before.isdigit())
    if mark != ".":
        return not following.islower() and following not in ")–-"
    if _LIST_NUMBER.fullmatch(written):
        ahead = text[at : match.start() - len(written)].rstrip()
        if not ahead or ahead[-1] in ".:;":
            return False
    return not following.islower() or len(written) > 2 or written.endswith("%")


def _last_word(words_before: str) -> str:
    """What stands right before a mark, back to a blank, bracket, quote or comma."""
    match = _WORD_AT_END.search(words_before)
    return match[0] if match else ""


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words("abbreviations"))


@cache
def _furniture() -> frozenset[str]:
    return frozenset(fold(word) for word in words("page_furniture"))


@cache
def _teaser_headings() -> frozenset[str]:
    return frozenset(fold(word) for word in words("teaser_headings"))
