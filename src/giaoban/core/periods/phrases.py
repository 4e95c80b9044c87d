"""Every phrase of a text that names a period, in one pass.

One compiled expression finds the place; the rule that fits there is then read for what its words give.
"""

import re

from giaoban.core.periods.codes import PeriodError
from giaoban.core.periods.mentions import Mention, Relation, Shape
from giaoban.core.periods.period import Period
from giaoban.core.periods.points import Anchor
from giaoban.core.periods.readers import Words
from giaoban.core.periods.rules import RULES

_NAMED = re.compile(r"\(\?P<\w+>")
_COMPILED = tuple((re.compile(rule.pattern), rule.read) for rule in RULES)
# The first words of all rules: looked at before any rule is tried.
_OPENERS = (
    r"(?=[\dbcđghklmnqrstu])(?=\d|tháng|quý|năm|nhiệm|giai|thời|từ|kể|tính|ước|đến|tới|trước|cùng|trong|cả|các|những|mấy"
    r"|lũy|luỹ|cộng|đầu|cuối|hết|giữa|ngày|mồng|mùng|hôm|bữa|thứ|chủ|chúa|sang|tuần|khóa|niên|t\.?\d"
    r"|hai|ba|bốn|sáu|bảy|tám|chín|mười|một|cho)"
)
_FINDER = re.compile(
    rf"(?<!\w){_OPENERS}(?:(?!\d)|(?<![.,/\-–]))"
    "(?:" + "|".join(f"(?P<r{index}>{_NAMED.sub('(?:', rule.pattern)})" for index, rule in enumerate(RULES)) + ")"
)
_VAGUE = re.compile(r"(?:những|các|nhiều|mọi|mỗi|hằng|hàng|vài|mấy|từng)\s+$")
_COMPARED = re.compile(r"\bso(?: sánh)?(?: với)?(?: mức| thời điểm)? $")
_DUE = re.compile(r"(?:phấn đấu|chậm nhất|muộn nhất|mục tiêu|hạn|xong|hoàn thành) $")


def find_periods(text: str) -> list[Mention]:
    """The phrases of `text` that name a period or a length of time, in order and without overlap.

    >>> text = "Thu ngân sách 4 tháng đầu năm 2025 bằng 303% so với cùng kỳ"
    >>> [(mention.text, str(mention.relation)) for mention in find_periods(text)]
    [('4 tháng đầu năm 2025', 'plain'), ('cùng kỳ', 'previous')]
    >>> str(find_periods("đến hết tháng 10")[0].resolve(Anchor(year=2019)))
    '2019-01/2019-10'
    """
    lower = _lower(text)
    mentions: list[Mention] = []
    position = 0
    while match := _FINDER.search(lower, position):
        position = match.end()
        mention = _mention(text, lower, match)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _mention(text: str, lower: str, found: re.Match[str]) -> Mention | None:
    start = found.start()
    pattern, read = _COMPILED[int((found.lastgroup or "r0")[1:])]
    match = pattern.match(lower, start)
    words = match and read(match)
    before = " ".join(lower[max(0, start - 24) : start].split()) + " "
    if not match or words is None or (not lower[start].isdigit() and _VAGUE.search(before)):
        return None
    end = match.end()
    return Mention(
        start, end, text[start:end], _relation(words, before), words.shape, words.first, words.last, words.count
    )


def _relation(words: Words, before: str) -> Relation:
    """The relation that the words before a phrase give it: "so với năm 2008", "chậm nhất đến 30/6"."""
    if words.relation in (Relation.PLAIN, Relation.DEADLINE) and _COMPARED.search(before):
        return Relation.PREVIOUS
    if words.relation is Relation.TO_DATE and words.shape is Shape.UNTIL and _DUE.search(before):
        return Relation.DEADLINE
    return words.relation


def read_label(label: str) -> Period:
    """The period that a whole Vietnamese phrase names by itself; it reads every `Period.label`.

    >>> str(read_label("6 tháng cuối năm 2025")), str(read_label("nhiệm kỳ 2020–2025"))
    ('2025-07/2025-12', '2020/2025')

    Raises PeriodError for a phrase that needs to be told its year, and for any other text.
    """
    stripped = label.strip()
    mentions = find_periods(stripped)
    if len(mentions) == 1 and mentions[0].text == stripped:
        period = mentions[0].resolve(Anchor())
        if period is not None:
            return period
    raise PeriodError(label)
