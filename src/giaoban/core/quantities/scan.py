"""Every number of a running text with its unit, its hedge and what kind of number it is, in one pass.

A run of digits or number words is found first; then the words right before it and the unit right behind it say what it
is. Last, neighbours are joined: fractions, ranges, and amounts written in two units.
"""

import re
from decimal import Decimal

from giaoban.core.quantities.before import Before, words_before
from giaoban.core.quantities.context import DAY_WORDS, is_day_and_month, kind_of
from giaoban.core.quantities.draft import Draft
from giaoban.core.quantities.hedges import hedge_after, hedge_before
from giaoban.core.quantities.join import join
from giaoban.core.quantities.number_words import UNITS
from giaoban.core.quantities.numbers import NumberError, Written, digits_value, parse_number
from giaoban.core.quantities.quantity import Kind, Quantity
from giaoban.core.quantities.tokens import MIXED, ORDINAL_WORDS, SPECIAL, roman_value, starts
from giaoban.core.quantities.units import unit_behind

_RANKING = frozenset(["xếp", "đứng", "trí", "hạng", "lên", "xuống", "từ", "giữ"])
_WITHOUT_UNIT = frozenset(
    (Kind.YEAR, Kind.DATE, Kind.ADDRESS, Kind.CODE, Kind.ORDINAL, Kind.DOCUMENT_NUMBER, Kind.RANK)
)
_SPECIAL_KINDS = {
    "date": Kind.DATE,
    "long": Kind.DATE,
    "span": Kind.DATE,
    "document": Kind.DOCUMENT_NUMBER,
    "time": Kind.TIME,
    "code": Kind.CODE,
}
_CURRENCY = re.compile(r"(?:(?<!\w)(?:USD|EUR|GBP|JPY|CNY|VND|VNĐ|INR|AED|Rs\.?|US\$|VN\$)|[$€£¥₫])[ \u00a0]?$")
_CURRENCY_ENDS = frozenset("DRPYĐs.$€£¥₫")
_MINUS = "-−–"
_SECOND = re.compile(r"[ ]?(?P<mark>[/-])[ ]?(?P<digits>[0-9]+)")
_OUTLINE = re.compile(r"[.)](?=\s|$)")


def find_quantities(text: str) -> list[Quantity]:
    """Every number of `text`, in order and apart from each other, spans into the text as given.

    >>> [(each.text, each.unit, each.bound) for each in find_quantities("thu hơn 4.500 tỷ đồng, bằng 48,5% chỉ tiêu")]
    [('4.500 tỷ đồng', 'tỷ đồng', <Bound.OVER: 'over'>), ('48,5%', '%', None)]
    >>> [(each.text, each.unit, each.partner) for each in find_quantities("kết nạp 103/261 đảng viên")]
    [('103', 'đảng viên', 1), ('261 đảng viên', 'đảng viên', 0)]
    >>> [(each.text, str(each.kind)) for each in find_quantities("Nghị quyết số 128/NQ-CP ngày 11/10/2021, 6 tháng")]
    [('128/NQ-CP', 'document_number'), ('11/10/2021', 'date'), ('6 tháng', 'duration')]
    """
    drafts: list[Draft] = []
    draft: Draft | None
    consumed = 0
    for match in starts(text):
        if match.start() < consumed:
            continue
        if match[0][0].isdigit():
            draft = _from_digits(text, match, drafts[-1] if drafts else None)
        elif match.lastgroup == "words":
            draft = _from_words(text, match)
        else:
            draft = _from_ordinal(text, match)
        if draft is not None:
            drafts.append(draft)
            consumed = draft.end
    return join(text, drafts)


def _from_digits(text: str, match: re.Match[str], previous: Draft | None) -> Draft:
    start, end = match.span()
    token = match[0]
    left = text[start - 1] if start else "\n"
    begin = _currency_start(text, start, left)
    before = words_before(text, begin, previous.end if previous else 0)
    ruled_out = _code(text, start, end, left, begin, previous) or _special(text, start, end, before)
    if ruled_out:
        return ruled_out
    value, decimals = digits_value(token)
    if not decimals and text[end : end + 2] in (" p", " c") and (mixed := MIXED.match(text, end)):
        (value, decimals), end = digits_value(f"{token},{mixed['tail']}"), mixed.end()
    number_start = start
    if left in _MINUS and _is_sign(text, start, previous):
        begin = number_start = start - 1
        before = words_before(text, begin, previous.end if previous else 0)
        value = -value
    elif before.words and before.words[-1] == "âm":
        value = -value
    draft = _measured(text, Draft(begin, end, number_start, end, value, decimals, token, before.words), before)
    if begin < number_start and draft.number_end <= draft.end:
        currency = text[begin:number_start].strip()
        draft.unit = f"{draft.unit} {currency}".strip()
        draft.kind = Kind.QUANTITY
    return draft


def _currency_start(text: str, start: int, left: str) -> int:
    """Where a currency that stands before its number begins ("$10", "USD 1,23"), else `start`."""
    last = text[start - 2] if left in " \u00a0" and start > 1 else left
    if last not in _CURRENCY_ENDS:
        return start
    currency = _CURRENCY.search(text, max(0, start - 5), start)
    return currency.start() if currency else start


def _code(text: str, start: int, end: int, left: str, begin: int, previous: Draft | None) -> Draft | None:
    """Digits that letters touch on the left ("A51", "Covid-19"), or a telephone number."""
    touches = begin == start and (
        left.isalpha() or (left in "-–/.+" and start > 1 and text[start - 2].isalpha() and text[start - 2] != "%")
    )
    if touches and previous is not None and previous.end >= start - 1:
        touches = False  # "5 triệu-6 triệu", "trđ/100 hộ"
    token = text[start:end]
    if not touches and not (token[0] == "0" and len(token) > 3 and token.isdigit()):
        return None
    return Draft(start, end, start, end, digits_value(token)[0], 0, token, [], kind=Kind.CODE)


def _special(text: str, start: int, end: int, before: Before) -> Draft | None:
    """A date, time, document number or outline number that begins with these digits."""
    following = text[end : end + 2]
    if not following or following[0] not in "/-–.:hHg )":
        return None
    if (
        following[0] in ".)"
        and not following[1:].isdigit()
        and _OUTLINE.match(text, end)
        and "." not in text[start:end]
    ):
        if not text[text.rfind("\n", max(0, start - 40), start) + 1 : start].strip() and text[start:end].isdigit():
            return Draft(start, end, start, end, Decimal(text[start:end]), 0, text[start:end], [], kind=Kind.ORDINAL)
        return None
    if following[0] == " " and following[1:] not in ("/", "-", "–", "t", "g"):
        return None
    match = SPECIAL.match(text, start)
    if match is None or match.end() <= end or not _is_special(text, match, before.words):
        return _day(text, start, end, before.words) if following.strip()[:1] in ("/", "-") else None
    first = re.match("[0-9]+", match[0])
    value = Decimal(first[0] if first else 0)
    return Draft(
        start, match.end(), start, match.end(), value, 0, match[0], [], kind=_SPECIAL_KINDS[match.lastgroup or ""]
    )


def _is_special(text: str, match: re.Match[str], words: list[str]) -> bool:
    if match.lastgroup == "span":
        return not unit_behind(text, match.end()) or (bool(words) and words[-1] in DAY_WORDS)
    if match.lastgroup == "long":  # "4 tháng 12 hộ" is no day
        return "năm" in match[0] or (bool(words) and words[-1] in DAY_WORDS)
    return True


def _day(text: str, start: int, end: int, words: list[str]) -> Draft | None:
    """ "30/4", "4/2025" and "ngày 30-10", where they are a day or a month and no fraction or range."""
    token = text[start:end]
    second = _SECOND.match(text, end)
    if second is None or len(token) > 2 or not token.isdigit():
        return None
    if second["mark"] == "-" and not (words and words[-1] in (*DAY_WORDS, "tháng")):
        return None
    unit = unit_behind(text, second.end())
    if not is_day_and_month(token, second["digits"], words, unit is not None):
        return None
    return Draft(start, second.end(), start, second.end(), Decimal(token), 0, token, words, kind=Kind.DATE)


def _is_sign(text: str, start: int, previous: Draft | None) -> bool:
    """Whether the dash that touches the number is a minus: no range, no bullet (but before a percent)."""
    if previous is not None and start - previous.end <= 3:
        return False
    further = text[start - 2] if start > 1 else "\n"
    if further == "\n":
        return re.compile(r"[0-9.,]+[ ]?%").match(text, start) is not None
    return further in " \t(\u00a0:"


def _measured(text: str, draft: Draft, before: Before) -> Draft:
    """The draft with its unit, kind and hedge; kinds that have no unit give it back to the text."""
    unit = unit_behind(text, draft.number_end)
    if unit is not None and unit.broken and not text[text.rfind("\n", 0, draft.start) + 1 : draft.start].strip():
        unit = None  # a column of a flattened table, not a wrapped line
    draft.unit = unit.name if unit else ""
    draft.kind = kind_of(draft.token, draft.value, draft.decimals, draft.unit, draft.words)
    if draft.kind in _WITHOUT_UNIT:
        draft.unit = ""
        return draft
    if unit is not None:
        draft.end = unit.end
        draft.glued = text[draft.number_end].isalpha()
    if draft.kind in (Kind.QUANTITY, Kind.BARE, Kind.DURATION):
        draft.hedge = hedge_before(before, of_percent=draft.unit.startswith("%"))
        if draft.hedge is None and "trở" in text[draft.end : draft.end + 24]:
            draft.hedge = hedge_after(text, draft.end)
    return draft


def _from_words(text: str, match: re.Match[str]) -> Draft | None:
    """A number in words, where a unit follows or it is more than one word."""
    start, end = match.span()
    if match[0].lower() in (*UNITS, "mười") and unit_behind(text, end) is None:
        return None
    try:
        written = parse_number(match[0]) if match[0].lower() != "nửa" else Written(Decimal("0.5"), 1, match[0], True)
    except NumberError:  # number words side by side that make no number, as in "hai ba lần"
        return None
    before = words_before(text, start, 0)
    draft = Draft(start, end, start, end, written.value, written.decimals, match[0], before.words, in_words=True)
    draft = _measured(text, draft, before)
    return None if draft.kind in _WITHOUT_UNIT else draft


def _from_ordinal(text: str, match: re.Match[str]) -> Draft:
    words = words_before(text, match.start(), 0).words
    place = match["place"] or match["term"]
    start = match.end() - len(place) if place else match.start()
    if place is None:
        value = 1
    elif place.isdigit():
        value = int(place)
    else:
        value = ORDINAL_WORDS.get(place.lower()) or roman_value(place)
    ranked = match["place"] is not None and bool(words) and words[-1] in _RANKING
    draft = Draft(start, match.end(), start, match.end(), Decimal(value), 0, match[0], words)
    draft.kind = Kind.RANK if ranked else Kind.ORDINAL
    draft.in_words = place is None or not place.isdigit()
    return draft
