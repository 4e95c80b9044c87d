"""Every number of a running text with its unit, its hedge and what kind of number it is, in one pass.

A run of digits or number words is found first; then the words right before it and the unit right behind it say what it
is. Last, neighbours are joined: fractions, ranges, and amounts written in two units.
"""

import re
from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.quantities.before import Before, words_before
from giaoban.core.quantities.context import is_year, kind_of
from giaoban.core.quantities.draft import Draft
from giaoban.core.quantities.forms import code, other_form
from giaoban.core.quantities.hedges import hedge_after, hedge_before
from giaoban.core.quantities.join import join
from giaoban.core.quantities.number_words import UNITS
from giaoban.core.quantities.numbers import NumberError, Written, digits_value, parse_number
from giaoban.core.quantities.quantity import Kind, Quantity
from giaoban.core.quantities.tokens import MIXED, ORDINAL_WORDS, roman_value, starts
from giaoban.core.quantities.torn import Mended, mended
from giaoban.core.quantities.units import Behind, unit_behind

_RANKING = frozenset(["xếp", "đứng", "trí", "hạng", "lên", "xuống", "từ", "giữ"])
_WITHOUT_UNIT = frozenset(
    (Kind.YEAR, Kind.DATE, Kind.ADDRESS, Kind.CODE, Kind.ORDINAL, Kind.DOCUMENT_NUMBER, Kind.RANK)
)
_CURRENCY = patterns.compile(r"(?:(?<!\w)(?:USD|EUR|GBP|JPY|CNY|VND|VNĐ|INR|AED|Rs\.?|US\$|VN\$)|[$€£¥₫])[ \u00a0]?$")
_CURRENCY_ENDS = frozenset("DRPYĐs.$€£¥₫")
_APART = frozenset(" \n(\u00a0")
_MINUS = "-−–"
_PERCENT = patterns.compile(r"[0-9.,]+[ ]?%")
_MAY_GO_ON = frozenset(",. Ool")  # behind and before a run of digits that may be torn or misread
_MAY_BEGIN = frozenset("lI.,")
_WHOLE = patterns.compile(r"/[0-9]+(?=\s)")


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
    since = previous.end if previous else -1
    if text[end : end + 1] in _MAY_GO_ON or text[start - 1 : start] in _MAY_BEGIN:
        said = words_before(text, start, since).words
        if whole := mended(text, start, end, said[-1] if said else ""):
            return _mended(text, whole, since)
    left = text[start - 1] if start else "\n"
    begin = start if left == " " and text[start - 2] not in _CURRENCY_ENDS else _currency_start(text, start, left)
    before = words_before(text, begin, since)
    other = None
    if begin == start and (left not in _APART or token[0] == "0"):
        other = code(text, start, end, since)
    other = other or other_form(text, start, end, before.words)
    if other is not None:
        return other
    value, decimals = digits_value(token)
    if not decimals and text[end : end + 2] in (" p", " c") and (mixed := MIXED.match(text, end)):
        (value, decimals), end = digits_value(f"{token},{mixed['tail']}"), mixed.end()
    number_start = start
    if left in _MINUS and _is_sign(text, start, previous):
        begin = number_start = start - 1
        before = words_before(text, begin, since)
        value = value.copy_negate()
    elif before.words and before.words[-1] == "âm":
        value = value.copy_negate()
    draft = _measured(text, Draft(begin, end, number_start, end, value, decimals, token, before.words), before)
    if begin < number_start and draft.number_end <= draft.end:
        currency = text[begin:number_start].strip()
        draft.unit = f"{draft.unit} {currency}".strip()
        draft.kind = Kind.QUANTITY
    return draft


def _mended(text: str, whole: Mended, since: int) -> Draft:
    """A number that scanning tore or misread, with the unit behind all of it."""
    value, decimals = digits_value(whole.token)
    before = words_before(text, whole.start, since)
    draft = Draft(whole.start, whole.end, whole.start, whole.end, value, decimals, whole.token, before.words)
    return _measured(text, draft, before)


def _currency_start(text: str, start: int, left: str) -> int:
    """Where a currency that stands before its number begins ("$10", "USD 1,23"), else `start`."""
    last = text[start - 2] if left in " \u00a0" and start > 1 else left
    if last not in _CURRENCY_ENDS:
        return start
    currency = _CURRENCY.search(text, max(0, start - 5), start)
    return currency.start() if currency else start


def _is_sign(text: str, start: int, previous: Draft | None) -> bool:
    """Whether the dash that touches the number is a minus: no range, no bullet (but before a percent)."""
    if previous is not None and start - previous.end <= 3 and "\n" not in text[previous.end : start]:
        return False
    further = text[start - 2] if start > 1 else "\n"
    if further == "\n":
        return _PERCENT.match(text, start) is not None
    return further in " \t(\u00a0:"


def _measured(text: str, draft: Draft, before: Before) -> Draft:
    """The draft with its unit, kind and hedge; kinds that have no unit give it back to the text."""
    if draft.words and draft.words[-1] == "năm" and is_year(draft.token, draft.words, ""):
        draft.kind = Kind.YEAR
        return draft
    unit = unit_behind(text, draft.number_end)
    if unit is not None and unit.broken and not text[text.rfind("\n", 0, draft.start) + 1 : draft.start].strip():
        unit = None  # a column of a flattened table, not a wrapped line
    if unit is not None and _is_no_unit(text, draft, unit):
        unit = None
    draft.unit = unit.name if unit else ""
    draft.kind = kind_of(draft.token, draft.value, draft.decimals, draft.unit, draft.words)
    if draft.kind is Kind.DOCUMENT_NUMBER and draft.words[-1] != "số" and _is_part(text, draft.end):
        draft.kind = Kind.BARE
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


def _is_no_unit(text: str, draft: Draft, unit: Behind) -> bool:
    """Whether what stands behind a number belongs to other words: "tháng 8 **đồng** thời", "lúc 20**g** ngày 23/1"."""
    if unit.name.endswith("đồng"):
        return _NO_MONEY.match(text, unit.end) is not None
    return unit.name == "g" and draft.value <= 24 and bool(draft.words) and draft.words[-1] in _HOURLY


_NO_MONEY = patterns.compile(r"\s(?:thời|bộ|bào|loạt|tình|hành|lòng|ý|thuận)(?!\w)")
_HOURLY = frozenset(["lúc", "hồi", "đến", "từ", "tới", "trước", "sau", "khoảng"])


def _is_part(text: str, end: int) -> bool:
    """Whether a number is the part of a fraction of counted things: "kết luận **3**/64 tổ chức đảng"."""
    whole = _WHOLE.match(text, end)
    return whole is not None and unit_behind(text, whole.end()) is not None


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
        value = Decimal(1)
    elif place.isdigit():
        value = Decimal(place)
    else:
        value = Decimal(ORDINAL_WORDS.get(place.lower()) or roman_value(place))
    ranked = match["place"] is not None and bool(words) and words[-1] in _RANKING
    draft = Draft(start, match.end(), start, match.end(), value, 0, match[0], words)
    draft.kind = Kind.RANK if ranked else Kind.ORDINAL
    draft.in_words = place is None or not place.isdigit()
    return draft
