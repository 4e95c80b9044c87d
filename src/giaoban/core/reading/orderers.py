"""Who gave an order: the leader or the body named before "yêu cầu", "giao", "nhấn mạnh".

"Ông", "bà", "đồng chí" alone stand for the one named last before. An order whose sentence names nobody is of whoever
gave the one before in the same line, or of the sentence that handed out the lines below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.doers import longer_name
from giaoban.core.reading.passages import Span
from giaoban.core.reading.report import Words

_ORDER = patterns.compile(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao(?: nhiệm vụ| trách nhiệm)?(?: cho)?|chỉ đạo|lưu ý|nhấn mạnh|kết luận|chỉ thị"
    r"|phân công"
    r"|thống nhất|quán triệt|đôn đốc|nhắc nhở|xác định|quyết nghị|đề ra|nêu rõ)(?!\w)(?! chức| thông| ban| dịch| lưu)"
)
_SPEAKER = patterns.compile(
    r"(?<!\w)(?:ông|bà|đồng chí|đ/c|tôi|phó chủ tịch|chủ tịch|phó bí thư|bí thư"
    r"|quyền (?=chủ tịch|giám đốc|bí thư|trưởng)|phó giám đốc|giám đốc|phó trưởng"
    r"|trưởng|chánh|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|chính phủ|ban thường vụ|thường trực|ban chấp hành|ubnd"
    r"|ủy ban|hđnd|hội đồng|đảng ủy|huyện ủy|quận ủy|thành ủy|tỉnh ủy|thị ủy|đại hội|hội nghị|khối|lãnh đạo|chi bộ"
    r"|chi ủy|đảng bộ|phòng(?!,| chống| ngừa| cháy)|ngành|cục|hội|đoàn|công ty|trung tâm|sở"
    r"|(?<!chi )(?<!cán )(?<!đảng )bộ|ban"
    r"|tỉnh|thành phố|quận|huyện|xã|phường)(?!\w)"
)
_PRONOUN = patterns.compile(r"(?:ông|bà|đồng chí|đ/c|tôi)")
_LEADER = patterns.compile(
    r"(?:ông|bà|đồng chí|đ/c|phó|chủ tịch|bí thư|quyền|giám đốc|trưởng|chánh|bộ trưởng|thứ trưởng|thủ tướng)(?!\w)"
)
_OFFICE = patterns.compile(
    r"(?:, | - | – )(?=(?:ủy viên|phó|quyền|chủ tịch|bí thư|giám đốc|trưởng|chánh|bộ trưởng|thứ trưởng|tỉnh ủy viên"
    r"|thành ủy viên)(?!\w))"
)
_GAP = patterns.compile(
    r"(?:[\s,:]+|(?:cũng|đã|vừa|tiếp tục|phát biểu|kết luận|chỉ đạo|nhấn mạnh|đồng thời|và|hội nghị|rằng|ghi nhận|lưu ý"
    r"|thống nhất|đề nghị|yêu cầu|biểu dương|giao|còn)(?!\w))*$"
)
# "khen cách làm của **huyện** và lưu ý …": no subject.
_NO_SUBJECT = patterns.compile(r"(?<!\w)(?:của|cho|với|tại|ở|trong|về|đến|các|từ) $")
_CLAUSE_START = patterns.compile(r"(?:^|[,:;.“\"–-] ?|\n)\s*$")
_REACH, _LONGEST, _ORDERS, _FAR = 220, 160, 4, 1500


@dataclass(slots=True)
class Orderers:
    """Finds who gave the orders of one text; keeps the last one named."""

    text: str
    folded: str
    last: Words | None = None

    def of(
        self,
        sentence: Span,
        before: Span,
        doer: Words | None,
        told: Words | None,
        handed: Span | None,
        *,
        same_line: bool,
    ) -> Words | None:
        """Who ordered the work after `before`, whose doer is named there; `told` gave the order before in its line."""
        stop = doer.start if doer else before.end
        orders = list(_ORDER.finditer(self.folded, before.start, stop))
        for order in orders[: -_ORDERS - 1 : -1]:
            found = self._before(sentence, order.start())
            if found is not None:
                return self._named(found)
        if orders or same_line or (told is not None and not self._intends(before, doer)):
            return told or (self._handing(handed) if handed else None) or (self._before_this(sentence, orders))
        return self._handing(handed) if handed else None

    def _before_this(self, sentence: Span, orders: list[re.Match[str]]) -> Words | None:
        """For an order that names nobody: who is spoken of in its line, else who gave the order before."""
        if not orders:
            return None
        opens = not self.folded[sentence.start : orders[0].start()].strip(" -–+•.)0123456789")
        return self._earlier(sentence) or (self.last if opens else None)

    def _intends(self, before: Span, doer: Words | None) -> bool:
        """Whether the doer says itself what it will do: "xã sẽ …"."""
        return (
            doer is not None
            and patterns.search(r"(?<!\w)(?:sẽ|cam kết)(?!\w)", self.folded[doer.end : before.end]) is not None
        )

    def _handing(self, sentence: Span) -> Words | None:
        orders = list(_ORDER.finditer(self.folded, max(sentence.start, sentence.end - 400), sentence.end))
        for order in reversed(orders):
            found = self._before(sentence, order.start())
            if found is not None:
                return self._named(found)
        return None

    def _before(self, sentence: Span, at: int) -> Words | None:
        """The one named right before an order, else the one that a clause of the sentence before it opens with."""
        opening = None
        for speaker in self._speakers(max(sentence.start, at - _REACH), at):
            if _NO_SUBJECT.search(self.folded, max(0, speaker.start - 8), speaker.start):
                continue
            if _GAP.match(self.folded, speaker.end, at):
                return speaker
            if _CLAUSE_START.search(self.folded, max(sentence.start - 1, speaker.start - 3, 0), speaker.start):
                opening = speaker
        return opening

    def _speakers(self, start: int, end: int) -> Iterator[Words]:
        """Everybody named in a stretch of text, in order, each name once and whole."""
        at = start
        while match := _SPEAKER.search(self.folded, at, end):
            stop = self._name_end(match, end)
            yield Words(match.start(), stop, self.text[match.start() : stop])
            at = max(stop, match.end())

    def _name_end(self, match: re.Match[str], end: int) -> int:
        """The end of a name, with the office after a person's: "đồng chí Lê Vịnh, Bí thư Huyện ủy"."""
        last = min(end, match.end() + _LONGEST)
        stop = self._grown(match.end(), last)
        while stop > match.end() and _PRONOUN.match(match[0]):
            office = _OFFICE.match(self.folded, stop, last)
            opening = openings.organisation().match(self.folded, office.end(), last) if office else None
            if not opening:
                break
            stop = self._grown(opening.end(), last)
        return stop

    def _grown(self, stop: int, last: int) -> int:
        while (longer := longer_name(self.text, self.folded, stop, last, joined=False)) is not None:
            stop = longer
        return stop

    def _named(self, found: Words) -> Words:
        """The one found; for "ông", "đồng chí" alone the one named last before them."""
        if not _PRONOUN.fullmatch(found.text.lower()) or found.text.lower() == "tôi":
            self.last = found
            return found
        earlier = [each for each in self._speakers(max(0, found.start - _FAR), found.start) if _is_leader(each.text)]
        return earlier[-1] if earlier else self.last or found

    def _earlier(self, sentence: Span) -> Words | None:
        """The one whom the sentences before speak of, in the same line."""
        line = max(self.folded.rfind("\n", 0, sentence.start) + 1, sentence.start - _FAR)
        named = [
            each
            for each in self._speakers(line, sentence.start)
            if _CLAUSE_START.search(self.folded, max(line - 1, each.start - 3, 0), each.start)
        ]
        return self._named(named[-1]) if named else None


def _is_leader(words: str) -> bool:
    """Whether words name an office or, after "ông", "đồng chí", a person."""
    return _LEADER.match(words.lower()) is not None and not _PRONOUN.fullmatch(words.lower())
