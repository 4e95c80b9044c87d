"""Who is to do the work: how far the name of one doer or of several reaches, "UBND các xã, thị trấn".

The name opens with a word of `catalogue/words/organisation_openings.txt` and goes on with proper names, with words that
say which of them ("liên quan", "cấp huyện") and with more doers after a comma or "và". What follows is what they do, so
that any verb may stand there: "Công an xã **mở** đợt cao điểm".
"""

import re
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading import openings
from giaoban.core.reading.folding import CAPITAL, SMALL, fold

# Marks inside a proper name: "Sở Văn hóa, Thể thao và Du lịch", "Phòng Tài chính - Kế hoạch".
_LINK = patterns.compile(r"(?:,? và |, | - | – |–|-| )(?:của |thuộc |số |trên địa bàn )?")
_SYLLABLE = patterns.compile(rf"(?:[{CAPITAL}][{SMALL}{CAPITAL}]*|[IVX]+|\d+)(?!\w)")
_JOINED = patterns.compile(r"(?:,? và |, |,? cùng với |,? cùng | - |; )(?:toàn thể |tất cả |một số )?")
_WHERE = patterns.compile(r" (?:của|thuộc|trực thuộc|trên địa bàn|ở|tại|trong) (?:toàn )?")
_ASIDE = patterns.compile(r" \([^()\n]{2,80}\)")
_LONGEST = 260
_RUN = patterns.compile(rf"[{CAPITAL}][\w'’]*(?:(?: | và |, )[{CAPITAL}][\w'’]*)*")
# The leaders of a body, not the verb that is written alike.
LEADERS = patterns.compile(
    r"lãnh đạo (?:huyện|quận|tỉnh|thành phố|thị xã|xã|phường|ubnd|sở|ban|phòng|(?:thành|tỉnh|huyện|đảng) ủy)(?!\w)"
)


def name_end(text: str, folded: str, at: int, end: int) -> int | None:
    """Where the name of whoever is to do the work ends that begins at `at`; None where none begins there.

    >>> line = "Sở Tài chính, UBND các xã, thị trấn liên quan rà soát nợ đọng."
    >>> line[: name_end(line, line.lower(), 0, len(line))]
    'Sở Tài chính, UBND các xã, thị trấn liên quan'
    """
    opening = openings.organisation().match(folded, at, end)
    if not opening:
        return None
    stop = opening.end()
    last = min(end, at + _LONGEST)
    while (longer := longer_name(text, folded, stop, last)) is not None:
        stop = longer
    return stop


def proper_end(text: str, at: int, end: int) -> int | None:
    """Where names in capitals end that begin at `at` with no word for their kind: "Viettel Gia Lai, VNPT Gia Lai"."""
    run = _RUN.match(text, at, min(end, at + _LONGEST))
    return run.end() if run else None


def longer_name(text: str, folded: str, at: int, end: int, *, joined: bool = True) -> int | None:
    """The end of one more part of the name that goes on at `at`; another doer after a comma or "và" if `joined`."""
    link = _LINK.match(text, at, end)
    if link and not joined and "," in link[0] and openings.organisation().match(folded, link.end(), end):
        return None
    if link and (proper := _proper(text, folded, link, end)) is not None:
        return proper
    if text.startswith(" ", at):
        detail = _details().match(folded, at + 1, end)
        if detail:
            return detail.end()
        inner = openings.organisation().match(folded, at + 1, end)
        if inner and not _acts(folded, at + 1, end):
            return inner.end()
    for pattern in (_JOINED, _WHERE) if joined else (_WHERE,):
        mark = pattern.match(folded, at, end)
        if mark:
            inner = openings.organisation().match(folded, mark.end(), end)
            if inner and not _acts(folded, mark.end(), end):
                return inner.end()
            if pattern is _JOINED and (detail := _details().match(folded, mark.end(), end)):
                return detail.end()
    aside = _ASIDE.match(text, at, end)
    return aside.end() if aside else None


def _acts(folded: str, at: int, end: int) -> bool:
    """Whether what may open a name is a verb here: "thanh tra công vụ", but "lãnh đạo UBND tỉnh"."""
    verb = openings.task_verb().match(folded, at, end)
    if verb is None or LEADERS.match(folded, at, end):
        return False
    name = openings.organisation().match(folded, at, end)
    return name is None or name.end() <= verb.end()


def _proper(text: str, folded: str, link: re.Match[str], end: int) -> int | None:
    """The end of a word of a proper name after its mark; a number or a bare capital only after a blank."""
    at = link.end()
    if at < end and text[at].isupper():
        whole = _agency().match(folded, at, end)
        if whole:
            return whole.end()
    syllable = _SYLLABLE.match(text, at, end)
    return syllable.end() if syllable and (link[0] == " " or len(link[0]) > 3) else None


@cache
def _details() -> re.Pattern[str]:
    names = sorted({fold(word) for word in words("doer_details")}, key=patterns.longest_first)
    return patterns.compile(
        rf"(?:{'|'.join(map(re.escape, names))})(?!\w)(?! (?:chức|tra|việc|hóa|tư|vụ|phương án)(?!\w))"
    )


@cache
def _agency() -> re.Pattern[str]:
    names = sorted({fold(word) for word in words("agency_words")}, key=patterns.longest_first)
    return patterns.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")
