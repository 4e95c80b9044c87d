"""Every number of a running text with its unit, its hedge and what kind of number it is, in one pass.

A run of digits or number words is found first; then the words right before it and the unit right behind it say what it
is. Last, neighbours are joined: fractions, ranges, and amounts written in two units.
"""

import re
from decimal import Decimal

from giaoban.core.quantities.context import is_day_and_month, is_year, kind_by_words
from giaoban.core.quantities.draft import Draft
from giaoban.core.quantities.hedges import hedge_after, hedge_before
from giaoban.core.quantities.join import join
from giaoban.core.quantities.number_words import UNITS
from giaoban.core.quantities.numbers import NumberError, digits_value, parse_number
from giaoban.core.quantities.quantity import Kind, Quantity
from giaoban.core.quantities.tokens import ORDINAL_WORDS, SPECIAL, START, roman_value
from giaoban.core.quantities.units import measures, unit_pattern

LOOK_BACK = 32
RANKING = frozenset("xếp đứng trí hạng lên xuống từ giữ".split())
_CURRENCY = re.compile(r"(?:(?<!\w)(?:USD|EUR|GBP|JPY|CNY|VND|VNĐ|INR|AED|Rs\.?|US\$|VN\$)|[$€£¥₫])[ \u00a0]?$")
_CURRENCY_ENDS = frozenset("DRPYĐs.$€£¥₫ \u00a0")
_SPACES = re.compile(r"\s+")
_FRACTION = re.compile(r"[ ]?/[ ]?(?=\d)")


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
    consumed = 0
    for match in START.finditer(text):
        if match.start() < consumed:
            continue
        group = match.lastgroup
        if group == "digits":
            draft = _from_digits(text, match, drafts[-1] if drafts else None)
        elif group == "words":
            draft = _from_words(text, match)
        else:
            draft = _from_ordinal(text, match)
        if draft is not None:
            drafts.append(draft)
            consumed = draft.end
    return join(text, drafts)


def _words_before(text: str, start: int) -> tuple[list[str], str, int]:
    """The lower-case words right before `start`, none across a blank line or a letter that touches the number."""
    offset = max(0, start - LOOK_BACK)
    before = text[offset:start]
    if not before or not (before[-1].isspace() or before[-1] in "<>≥≤=~≈"):
        return [], "", offset
    if "\n" in before:
        cut = before.rfind("\n\n") + 1
        before, offset = before[cut:], offset + cut
    if "(" in before:
        before = before.replace("(", " ")
    lowered = before.lower()
    return lowered.split(), lowered, offset


def _from_digits(text: str, match: re.Match[str], previous: Draft | None) -> Draft | None:
    start, end = match.span()
    token = match[0]
    left = text[start - 1] if start else " "
    begin = start
    if left in _CURRENCY_ENDS and (currency := _CURRENCY.search(text, max(0, start - 5), start)):
        begin = currency.start()
    following = text[end] if end < len(text) else ""
    if following in "/-–.:hHg t" and following and (special := SPECIAL.match(text, start)):
        draft = _special(text, special, begin)
        if draft is not None:
            return draft
    words, lowered, offset = _words_before(text, begin)
    if previous is not None and words and previous.end > begin - len(words[-1]) - 2:
        words, lowered = [], ""
    if begin == start and (left.isalpha() or (left in "-–/." and start > 1 and text[start - 2].isalpha())):
        if previous is None or previous.end < start - 1:
            return Draft(start, end, start, end, digits_value(token)[0], 0, "", Kind.CODE, token, words)
    if token[0] == "0" and len(token) > 3 and token.isdigit():
        return Draft(start, end, start, end, Decimal(token), 0, "", Kind.CODE, token, words)
    value, decimals = digits_value(token)
    number_start = start
    if _is_negative(text, start, left, words, previous):
        value = -value
        if left in "-−–":
            begin = number_start = start - 1
            words, lowered, offset = _words_before(text, begin)
    unit, unit_end, name = _unit(text, end, alone=_alone_on_line(text, begin))
    if begin < number_start and text[begin:start].strip() and left not in "-−–":
        name = f"{name} {text[begin:start].strip()}".strip() if unit else text[begin:start].strip()
    glued = bool(unit) and unit_end > end and text[end].isalpha()
    day = _day(text, start, end, token, words)
    if day is not None:
        return day
    draft = Draft(begin, unit_end, number_start, end, value, decimals, name, Kind.BARE, token, words, glued=glued)
    draft.kind = _kind(draft, words)
    if draft.kind in (Kind.YEAR, Kind.DATE, Kind.ADDRESS, Kind.CODE, Kind.ORDINAL, Kind.DOCUMENT_NUMBER):
        draft.end, draft.unit = end, ""
    elif draft.kind in (Kind.QUANTITY, Kind.BARE):
        _hedge(text, draft, words, lowered, offset)
    return draft


def _special(text: str, special: re.Match[str], begin: int) -> Draft | None:
    kinds = {
        "date": Kind.DATE,
        "span": Kind.DATE,
        "document": Kind.DOCUMENT_NUMBER,
        "time": Kind.TIME,
        "code": Kind.CODE,
    }
    kind = kinds[special.lastgroup or "code"]
    start, end = special.span()
    if special.lastgroup == "span":
        tail = unit_pattern().match(text, end)
        if (tail and tail["unit"]) or text[end : end + 1] == "%":
            return None
    digits = re.match(r"\d+", special[0])
    value = Decimal(digits[0]) if digits else Decimal(0)
    return Draft(start, end, start, end, value, 0, "", kind, special[0], [])


def _day(text: str, start: int, end: int, token: str, words: list[str]) -> Draft | None:
    """ "30/4" and "4/2025", where they are a day or a month and no fraction."""
    slash = _FRACTION.match(text, end)
    if slash is None or len(token) > 2:
        return None
    second = re.compile(r"\d+").match(text, slash.end())
    if second is None or text[second.end() : second.end() + 1] == "%":
        return None
    tail = unit_pattern().match(text, second.end())
    if not is_day_and_month(token, second[0], words, tail is not None):
        return None
    return Draft(start, second.end(), start, second.end(), Decimal(token), 0, "", Kind.DATE, token, words)


def _is_negative(text: str, start: int, left: str, words: list[str], previous: Draft | None) -> bool:
    if words and words[-1] == "âm":
        return True
    if left not in "-−–" or (previous is not None and start - previous.end <= 3):
        return False
    further = text[start - 2] if start > 1 else "\n"
    if further == "\n":
        return bool(re.compile(r"[\d.,]+[ ]?%").match(text, start))
    return further in " \t(\u00a0:"


def _alone_on_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", max(0, start - 200), start) + 1 : start].strip()


def _unit(text: str, end: int, *, alone: bool) -> tuple[str, int, str]:
    """The unit behind a number: as it stands, where it ends, and its name in single blanks; a column is no unit."""
    match = unit_pattern().match(text, end)
    if match is None:
        return "", end, ""
    unit = match["unit"]
    if alone and "\n" in text[end : match.start("unit")]:
        return "", end, ""
    return unit, match.end(), _SPACES.sub(" ", unit)


def _measured(unit: str) -> bool:
    head = unit.split("/")[0].split(" ")[0].lower()
    return head in ("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "tr", "vạn") or head in measures()


def _kind(draft: Draft, words: list[str]) -> Kind:
    unit = draft.unit
    if is_year(draft.token, words, bool(unit)):
        return Kind.YEAR
    by_words = kind_by_words(words)
    if unit:
        dimension = measures().get(unit.lower(), ("", None))[0]
        if by_words is not None and by_words is not Kind.QUANTITY:
            date = by_words is Kind.DATE and draft.value <= 31 and not draft.decimals
            if dimension in ("calendar time", "time", "age") or not (_measured(unit) or draft.decimals):
                if by_words is not Kind.DATE or date:
                    return by_words
        if dimension in ("calendar time", "time", "working time"):
            return Kind.TIME if unit == "giờ" and words[-1:] in (["lúc"], ["vào"], ["hồi"]) else Kind.DURATION
        return Kind.AGE if dimension == "age" else Kind.QUANTITY
    return by_words if by_words is not None and by_words is not Kind.QUANTITY else Kind.BARE


def _hedge(text: str, draft: Draft, words: list[str], lowered: str, offset: int) -> None:
    draft.hedge = hedge_before(words, lowered, offset, of_percent=draft.unit.startswith("%"))
    if draft.hedge is None and "trở" in text[draft.end : draft.end + 24]:
        draft.hedge = hedge_after(text, draft.end)


def _from_words(text: str, match: re.Match[str]) -> Draft | None:
    """A number in words, where a unit follows or it is more than one word."""
    start, end = match.span()
    unit, unit_end, name = _unit(text, end, alone=False)
    if not unit and match[0].lower() in (*UNITS, "mười"):
        return None
    try:
        written = parse_number(match[0])
    except NumberError:  # number words side by side that make no number, as in "hai ba lần"
        return None
    words, lowered, offset = _words_before(text, start)
    draft = Draft(
        start, unit_end, start, end, written.value, written.decimals, name, Kind.BARE, match[0], words, in_words=True
    )
    draft.kind = _kind(draft, words)
    if draft.kind in (Kind.QUANTITY, Kind.BARE):
        _hedge(text, draft, words, lowered, offset)
    return draft


def _from_ordinal(text: str, match: re.Match[str]) -> Draft:
    words, _, _ = _words_before(text, match.start())
    place = match["place"] or match["term"]
    start = match.end() - len(place) if place else match.start()
    if place is None:
        value = 1
    elif place.isdigit():
        value = int(place)
    else:
        value = ORDINAL_WORDS.get(place.lower()) or roman_value(place)
    ranked = match["place"] is not None and bool(words) and words[-1] in RANKING
    kind = Kind.RANK if ranked else Kind.ORDINAL
    in_words = place is None or not place.isdigit()
    return Draft(
        start, match.end(), start, match.end(), Decimal(value), 0, "", kind, match[0], words, in_words=in_words
    )
