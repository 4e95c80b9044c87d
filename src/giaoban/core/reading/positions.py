"""The positions that persons hold, as a text writes them: "Phó Bí thư Thường trực Quận uỷ", "Giám đốc Sở Tài chính".

A position opens with a word of a list and runs on through the organisation's name. It ends at a mark, at a verb, at a
small word that goes on with the sentence, or at the person's name.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, fold

_WORD = patterns.compile(
    rf"(?P<dash>\s[-–]\s|\s?[-–](?=\w)|\s{{1,2}}&\s)?\s{{0,2}}(?P<word>[\w/'’]+(?:&\w+)*)(?P<point>\.(?=\s?[{CAPITAL}]))?"
)
_POINTED = frozenset({"tp", "tx", "tt", "q", "p", "h", "x", "t"})
_SEPARATOR = patterns.compile(r"\s*(?:,|[-–]|kiêm nhiệm|kiêm|đồng thời là|và)\s*(?:là\s+|kiêm\s+)?")
_AFTER_NAME = patterns.compile(
    r"(?:,?\s*\d\d tuổi|\s*\((?:\d\d tuổi|sn \d{4}|sinh năm \d{4})\))?\s*(?:,|[-–]|\(|:)?\s*(?:hiện |tiếp tục )?"
    r"(?:(?:là|làm|giữ chức vụ|giữ chức|giữ cương vị|giữ vị trí|nguyên là|tái đắc cử|đắc cử|trúng cử"
    r"|tái cử(?: chức danh)?|được (?:tín nhiệm )?bầu (?:lại )?(?:làm|giữ chức(?: vụ)?)|được bổ nhiệm"
    r"|được điều động giữ chức|được phân công giữ chức)(?!\w))?\s*"
)
# Offices that are a part of a larger body, and the body.
_PART = patterns.compile(
    r"(?:phó )?(?:vụ|cục|chi cục|viện|đội|trạm|hạt|trưởng phòng|trưởng khoa|giám đốc trung tâm)(?!\w)"
)
_UPPER_BODY = patterns.compile(
    r",\s+(?P<body>Bộ|Ban|Sở|Cục|Tổng cục|Công an|Văn phòng|Học viện|Trường|Viện|UBND|Chi cục)(?=\s)"
)
# What a team or board is for, right after its head's title: "Trưởng đoàn giám sát", "Trưởng ban điều hành".
_LED = patterns.compile(r"(?:giám sát|kiểm tra|khảo sát|điều hành|đại diện|phụ trách|hướng dẫn|tiếp công dân)(?!\w)")
# Words before a position that somebody else holds: "thừa ủy quyền của Chủ tịch UBND tỉnh, Bí thư Huyện ủy …".
_ON_BEHALF = patterns.compile(r"(?<!\w)(?:ủy quyền(?: của)?|thay mặt(?: cho)?|ủy nhiệm(?: của)?)(?: đồng chí)? $")
_SEMICOLON = patterns.compile(r"\s*;\s*(?:là\s+|kiêm\s+)?")
_NAME_AFTER = patterns.compile(rf"\s*(?::|[-–])?\s*[{CAPITAL}]")
_FORMERLY, _FORMERLY_IS = ("nguyên ", "cựu "), ("nguyên là ",)
_FORMER = frozenset({"nguyên ", "Nguyên ", "quyền ", "Quyền ", "cựu ", "Cựu "})
# A short form between a position and a name: "Giám đốc Sở Y tế (SYT) Lê An".
_SHORT_FORM = patterns.compile(r"\s*\([A-ZĐ&. -]{2,12}\)\s*")
# Words that end a position, and yet are a part of a body's name before "và": "Vụ Thống kê tổng hợp và Phân tích".
_ALSO_IN_NAMES = ("tổng hợp", "thông tin", "hướng dẫn", "kiểm tra", "giám sát", "đánh giá", "phân tích", "dự báo")
_LONGEST, _GLUE = 18, " \u00a0-–"


@dataclass(frozen=True, slots=True)
class Position:
    """A position as a span of the text; `head` is its opening word, folded: "phó bí thư"; `former` for "nguyên"."""

    start: int
    end: int
    head: str
    former: bool = False


class Positions:
    """The places in one passage where a position may open, found once and asked for many names."""

    def __init__(self, text: str, folded: str, start: int, end: int):
        self._text, self._folded, self._start, self._end = text, folded, start, end
        self._heads = [match.span() for match in _heads().finditer(folded, start, end)]
        self._lows = [low for low, _ in self._heads]

    def before(self, name_start: int, floor: int) -> list[Position]:
        """The positions that run right up to a name: "Bộ trưởng - Chủ nhiệm Văn phòng Chính phủ **Trần Văn A**".

        None of them reaches back over `floor`, where the name before it ends.
        """
        found: list[Position] = []
        limit = name_start
        for index in range(bisect_left(self._lows, name_start) - 1, -1, -1):
            low, high = self._heads[index]
            if low < floor or limit - low > 160:
                break
            if high > limit:
                continue
            end = self.run(high, limit)
            gap = self._text[end:limit]
            if not (_SEPARATOR.fullmatch(gap) if found else not gap.strip(_GLUE) or _SHORT_FORM.fullmatch(gap)):
                break
            if found and self._text[low].islower() and self._text[found[-1].start].isupper():
                break  # "nói với cán bộ quận, Phó Chủ tịch UBND thành phố …"
            if found and _ON_BEHALF.search(self._folded, max(self._start, low - 24), low):
                break
            found.append(self._position(self._widened(low), end, low, high))
            limit = found[-1].start
        return found[::-1]

    def _position(self, start: int, end: int, low: int, high: int) -> Position:
        """The position whose opening word is `low` to `high`; a former one has another head than the present one."""
        former = self._folded.startswith(_FORMERLY, start) or self._folded.endswith(_FORMERLY_IS, 0, start)
        head = self._folded[low:high]
        return Position(start, end, f"nguyên {head}" if former else head, former)

    def after(self, at: int) -> list[Position]:
        """The positions that follow a name after a comma, a dash, a bracket or "là", one after another."""
        opening = _AFTER_NAME.match(self._folded, at, self._end)
        if not opening or opening.end() == at:
            return []
        if not self._text[at : opening.end()].strip() and not self._text[opening.end() : opening.end() + 1].isupper():
            return []
        found: list[Position] = []
        at = opening.end()
        while head := self._head_at(at):
            low, high = head
            end = self._with_upper_body(low, high)
            found.append(self._position(at, end, low, high))
            separator = _SEPARATOR.match(self._text, end, self._end)
            at = separator.end() if separator else self._joined_by_semicolon(end)
            if at < 0:
                break
        return found

    def _joined_by_semicolon(self, end: int) -> int:
        """Where another position of the same person begins after ";", -1 where none does or another's name follows."""
        match = _SEMICOLON.match(self._text, end, self._end)
        head = self._head_at(match.end()) if match else None
        if match is None or head is None:
            return -1
        at = head[1]
        stop = self.run(at, self._end)
        while word := _WORD.match(self._text, at, stop):
            if self._is_name(word):
                return -1
            at = word.end()
        return -1 if _NAME_AFTER.match(self._text, stop, self._end) else match.end()

    def _with_upper_body(self, low: int, high: int) -> int:
        """Where a position ends, with the body above its own after a comma: "Vụ trưởng Vụ Tổng hợp, Ban Tuyên giáo"."""
        end = self.run(high, self._end)
        above = _UPPER_BODY.match(self._text, end, self._end)
        if above and _PART.match(self._folded, low) and not self._is_head(above.start("body")):
            return self.run(above.end("body"), self._end)
        return end

    def opens_at(self, at: int) -> bool:
        """Whether a position opens right at `at`."""
        return self._is_head(at)

    def in_span(self, start: int, end: int) -> list[Position]:
        """The positions that fill `text[start:end]` alone, with commas between; empty where more stands there."""
        found: list[Position] = []
        at = start
        while head := self._head_at(at):
            low, high = head
            stop = self.run(high, end)
            found.append(self._position(at, stop, low, high))
            separator = _SEPARATOR.match(self._text, stop, end)
            at = separator.end() if separator else stop
        return found if at >= end or not self._text[at:end].strip() else []

    def _head_at(self, at: int) -> tuple[int, int] | None:
        for low, high in self._heads[bisect_left(self._lows, at) : bisect_left(self._lows, at) + 1]:
            if low == at or self._text[at:low] in _FORMER:
                return low, high
        return None

    def _widened(self, low: int) -> int:
        """The start with "nguyên" (former) or "quyền" (acting) before it."""
        match = patterns.search(r"(?<!\w)(?:nguyên|quyền|cựu)\s+$", self._folded[max(self._start, low - 8) : low])
        return low - len(match[0]) if match else low

    def run(self, at: int, limit: int) -> int:
        """Where the name of an office or organisation whose opening word ends at `at` is over."""
        end = at
        pointed = False
        for _ in range(_LONGEST):
            match = _WORD.match(self._text, end, limit)
            if not match or (match.start("word") == end and not pointed and not match["dash"]):
                break
            word, start = match["word"], match.start("word")
            if match["point"] and word.lower() not in _POINTED:
                closes = word[0].islower() and end > at and _ends().match(self._folded, start, self._end)
                end = end if closes else match.end("word")
                break
            if match["dash"] and (self._is_head(start) or not self._goes_on(word, start)):
                break
            if word.lower() in ("kiêm", "bà", "ông"):
                break
            if word[0].islower():
                if word in ("và", "cùng"):
                    following = _WORD.match(self._text, match.end("word"), limit)
                    if not following or self._is_head(following.start("word")) or self._is_name(following):
                        break
                    if not following["word"][0].isupper() and not _organisation_words().match(
                        self._folded, following.start("word")
                    ):
                        break
                elif self._ends_here(start, at, end):
                    break
            end, pointed = match.end(), bool(match["point"])
        return end

    def _ends_here(self, start: int, opening: int, end: int) -> bool:
        """Whether the word at `start` goes on with the sentence, and is no part of the position."""
        match = _ends().match(self._folded, start, self._end)
        if match is None or (end == opening and _LED.match(self._folded, start)):
            return False
        joined = self._text[match.end() : match.end() + 5]
        in_name = match[0] in _ALSO_IN_NAMES and joined.startswith(" và ") and joined[4:].isupper()
        return not in_name or self._is_head(match.end() + 4)

    def _goes_on(self, word: str, start: int) -> bool:
        """Whether a word after a dash still belongs to an organisation's name: "Sở Tài nguyên - Môi trường"."""
        if _ends().match(self._folded, start, self._end):
            return False
        return word[0].isupper() or _organisation_words().match(self._folded, start) is not None

    def _is_name(self, word: re.Match[str]) -> bool:
        """Whether a person's name opens with this word: a surname before another capital."""
        following = _WORD.match(self._text, word.end(), self._end)
        return word["word"] in _surnames() and following is not None and following["word"][0].isupper()

    def _is_head(self, at: int) -> bool:
        index = bisect_left(self._lows, at)
        return index < len(self._lows) and self._lows[index] == at


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


@cache
def _organisation_words() -> re.Pattern[str]:
    return patterns.compile(rf"(?:{'|'.join(map(re.escape, words('organisation_words')))})(?!\w)")


@cache
def _heads() -> re.Pattern[str]:
    names = sorted({fold(word) for word in words("positions")}, key=patterns.longest_first)
    return patterns.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _ends() -> re.Pattern[str]:
    names = sorted({fold(word) for word in words("position_ends")}, key=patterns.longest_first)
    return patterns.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")
