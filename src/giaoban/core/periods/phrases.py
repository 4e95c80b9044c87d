"""Every phrase of a text that names a period, in one pass.

One compiled expression finds the place; the rule that fits there is then read for what its words give.
"""

import re
from collections.abc import Callable
from functools import cache

from giaoban.core import patterns
from giaoban.core.periods.codes import PeriodError
from giaoban.core.periods.mentions import Mention, Relation, Shape
from giaoban.core.periods.period import Period
from giaoban.core.periods.points import Anchor
from giaoban.core.periods.readers import Words
from giaoban.core.periods.rules import RULES

_NAMED = patterns.compile(r"\(\?P<\w+>")
# The words that a phrase can begin with; only where one stands is a rule tried.
_OPENING_WORDS = re.findall(
    r"\w+",
    "tháng quý năm giai thời từ kể tính ước đến tới trước cùng trong cả mấy lũy luỹ cộng"
    " đầu cuối hết giữa ngày mồng mùng hôm bữa thứ sang tuần khóa niên nửa kỳ tầm chậm muộn"
    " một hai ba bốn sáu bảy tám chín mười",
)
# Words too frequent to try a rule at each: what must stand behind them, as its first letter.
_OPENING_PAIRS = (
    r"các\s{1,30}[tqn]",
    r"những\s{1,30}[tqn]",
    r"chủ\s{1,30}n",
    r"chúa\s{1,30}n",
    r"nhiệm\s{1,30}k",
    r"cách\s{1,30}đ",
    r"sau\s{1,30}(?:\d|\w{1,7}\s{1,30}tháng)",
)
_OPENING_CODES = (r"t\.?\d{1,2}", r"q\.?(?:[1-4]|i{1,3}|iv)")
_AFTER_DIGIT = r"(?<![.,/\-–].)(?:\d?[/.-]\d|\d*(?:[.,]\d+)?\s+[tnqđ]|(?<=[12])[09]\d\d\b|\d?(?:t/|\s+[/.-]))"


def _opener() -> re.Pattern[str]:
    """Every opening, sorted by its first letter: the search skips all letters that none begins with."""
    rests: dict[str, list[str]] = {}
    for word in (*_OPENING_WORDS, *_OPENING_CODES):
        rests.setdefault(word[0], []).append(word[1:] + r"\b")
    for pair in _OPENING_PAIRS:
        rests.setdefault(pair[0], []).append(pair[1:])
    for digit in "0123456789":
        rests[digit] = [_AFTER_DIGIT]
    return patterns.compile(
        "|".join(rf"{first}(?<!\w.)(?={'|'.join(rest)})" for first, rest in rests.items()), re.DOTALL
    )


_OPENER = _opener()
_Match = Callable[[str, int], re.Match[str] | None]
# A word before the phrase that leaves its period open: "những năm trước", "hằng năm".
_VAGUE = patterns.compile(r"\b(?:những|các|nhiều|mọi|mỗi|hằng|hàng|vài|mấy|từng) $")
# A number that belongs to the name before it and not to a date: "quận 4 tháng 5", "đợt 1 tháng 5".
_NUMBERED = patterns.compile(
    r"\b(?:kỳ|quận|phường|khu phố|khu|tổ|số|điều|khoản|cấp|mức|loại|nhóm|đợt|giai đoạn|hạng|tuyến|khóa|lần|thứ"
    r"|bước|thôn|xóm|cụm|khối) $"
)
_COMPARED = patterns.compile(r"\bso(?: sánh)?(?: với)?(?: mức| thời điểm)? $")
_DUE = patterns.compile(r"(?:phấn đấu|chậm nhất|muộn nhất|mục tiêu|hạn|xong|hoàn thành) $")


def find_periods(text: str) -> list[Mention]:
    """The phrases of `text` that name a period or a length of time, in order and without overlap.

    >>> text = "Thu ngân sách 4 tháng đầu năm 2025 bằng 303% so với cùng kỳ"
    >>> [(mention.text, str(mention.relation)) for mention in find_periods(text)]
    [('4 tháng đầu năm 2025', 'plain'), ('cùng kỳ', 'previous')]
    >>> str(find_periods("đến hết tháng 10")[0].resolve(Anchor(year=2019)))
    '2019-01/2019-10'
    """
    lower = _lower(text)
    known: dict[tuple[int, str], Words | None] = {}
    rules: dict[str, tuple[_Match, tuple[int, ...]]] = {}
    mentions: list[Mention] = []
    position = 0
    for opener in _OPENER.finditer(lower):
        start = opener.start()
        if start < position:
            continue
        letter = lower[start]
        if letter not in rules:
            rules[letter] = _rules_from("0" if letter.isdigit() else letter)
        match, numbers = rules[letter]
        if (found := match(lower, start)) is None:
            continue
        mention = _mention(text, lower, found, numbers[(found.lastindex or 1) - 1], known)
        if mention is not None:
            mentions.append(mention)
            position = mention.end
    return mentions


@cache
def _rules_from(letter: str) -> tuple[_Match, tuple[int, ...]]:
    """What matches the first rule of those that can begin with a letter, or with a digit for "0"; their numbers."""
    ways = "0123456789" if letter == "0" else letter
    fitting = []
    for number, rule in enumerate(RULES):
        beginnings = patterns.beginnings(rule.pattern)
        if beginnings is None or any(each in beginnings for each in ways):
            fitting.append(number)
    plain = (_NAMED.sub("(?:", RULES[number].pattern) for number in fitting)
    return patterns.compile("|".join(f"({each})" for each in plain)).match, tuple(fitting)


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """The rule's own expression, with the names of its parts; compiled when its first phrase is met."""
    return patterns.compile(RULES[number].pattern)


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _mention(
    text: str, lower: str, found: re.Match[str], number: int, known: dict[tuple[int, str], Words | None]
) -> Mention | None:
    """The mention found, None where it is none. `known` keeps what was read from the same words before."""
    start, end = found.span()
    before = " ".join(lower[max(0, start - 24) : start].split()) + " "
    in_figures = lower[start].isdigit()
    if not in_figures and _VAGUE.search(before):
        return None
    if lower.startswith(("đầu", "cuối"), start) and before.endswith(("năm ", "tuần ", "ngày ")):
        return None  # "năm đầu nhiệm kỳ", "những ngày đầu năm"
    rule = RULES[number]
    if in_figures and rule.name == "point" and _NUMBERED.search(before):
        return None
    key = (number, lower[start:end])
    words = known.get(key)
    if words is None or rule.by_context:
        match = _pattern(number).match(lower, start)
        words = match and rule.read(match)
        known[key] = words
    if words is None:
        return None
    relation = _relation(words, before)
    return Mention(start, end, text[start:end], relation, words.shape, words.first, words.last, words.count, rule.name)


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
