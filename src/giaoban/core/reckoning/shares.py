"""Percentages of a whole in one sentence: beside their part, complementary, of a structure, of a counted whole.

| words | tie |
| --- | --- |
| "612,4 triệu USD, trong đó thủy sản 287 triệu USD, chiếm 46,9%" | part = percentage × whole |
| "đúng hạn 975 hồ sơ (97,5%), quá hạn 25 hồ sơ (2,5%)" | the counts are all there is |
| "cơ cấu kinh tế: nông nghiệp 20%, công nghiệp 35%, dịch vụ 45%" | they add up to 100 |
| "lần lượt chiếm 20%, 35%" | together no more than 100 |
| "trong 261 đảng viên …, có 39,5% …" | so many per cent of 261 is a whole number |
| "6/13 sắc thuế đạt trên 65%" | none: the percentage is a threshold |

Left alone: a share of another whole ("chiếm 30% của cả nước"), changes of shares, shares that may overlap ("nữ 15%,
trẻ 10%").
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.quantities import Bound
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.constructions import Found, Passage, TieKind, counts_things, dimension_of, is_percent
from giaoban.core.reckoning.written import decimals_of

_BESIDE = patterns.compile(r"[\s,(–-]*(?:(?:đạt|chiếm|bằng|tương ứng|tỷ lệ|tỉ lệ|chiếm tỷ lệ|là)\s+)*")
_SHARE = patterns.compile(r"[\s,(–-]*(?:với\s+)?chiếm\s+(?:(?:tỷ lệ|tỉ lệ|tỷ trọng|khoảng|gần|hơn|trên)\s+)*")
_BRACKET = patterns.compile(r"\s*\((?:(?:tỷ lệ|tỉ lệ)\s+)?")
_OTHER_WHOLE = patterns.compile(r"(?<!\w)(?:của|cả nước|toàn|trên địa bàn|kế hoạch|dự toán|so với|cùng kỳ)(?!\w)")
_WORD = patterns.compile(r"[^\W\d_]{2,}")
_COMMON = frozenset({"tổng", "số", "là", "và", "các", "trong", "với", "giá", "trị"})
_LATE = patterns.compile(r"(?<!\w)(?:quá hạn|trễ hạn|chậm hạn|không đúng hạn|chậm muộn)(?!\w)")
_IN_TIME = patterns.compile(r"(?<!\w)(?:đúng hạn|trước hạn)(?!\w)")
_STRUCTURE = patterns.compile(
    r"(?<!\w)(?:cơ cấu (?:kinh tế|ngành|giá trị|lao động|vốn|thu|chi)|tỷ trọng|tỉ trọng)(?!\w)"
)
_SECTORS = [
    patterns.compile(rf"(?<!\w)(?:{form})(?!\w)") for form in ("nông|nông nghiệp|nông lâm", "công nghiệp", "dịch vụ")
]
_IN_TURN = patterns.compile(r"(?<!\w)lần lượt (?:là |chiếm )+")
_MOVING = patterns.compile(r"(?<!\w)(?:tăng|giảm|từ|lên|xuống|so với|vượt|kế hoạch|cùng kỳ|trong đó|grdp)(?!\w)")
_AMONG = patterns.compile(r"(?<!\w)trong (?:tổng số |tổng |số )?$")
_BETWEEN_SHARES = patterns.compile(r"[\s,;]*(?:và\s+)?")
_ONE, _HUNDRED = Fraction(1), Fraction(100)


def beside(passage: Passage) -> dict[int, int]:
    """The percentage right after each amount, by the place of the amount."""
    pairs = {}
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        figures = passage.figures
        plain = figures[one].role is Role.ACTUAL and figures[two].role is Role.ACTUAL
        plain = plain and is_percent(figures[two]) and not is_percent(figures[one]) and figures[two].bound is None
        if plain and _BESIDE.fullmatch(passage.between(one, two)):
            pairs[one] = two
    return pairs


def shares_of_wholes(passage: Passage, wholes: Mapping[int, int]) -> Iterator[Found]:
    """A part with its percentage, where the sentence lists the part under a whole."""
    for part, share in beside(passage).items():
        whole = wholes.get(part)
        if whole is None or dimension_of(passage.figures[part]) != dimension_of(passage.figures[whole]):
            continue
        words = passage.between(part, share)
        said = _SHARE.fullmatch(words) or (_BRACKET.fullmatch(words) and counts_things(passage.figures[part]))
        if said and _of_that_whole(passage, share, whole):
            yield TieKind.SHARE, (share, part, whole), _ONE


def _of_that_whole(passage: Passage, share: int, whole: int) -> bool:
    """Whether the words after the percentage name the whole, or nothing."""
    words = re.split(r"[,;.)(]", passage.after(share), maxsplit=1)[0]
    if _OTHER_WHOLE.search(words):
        return False
    named = set(_WORD.findall(words)) - _COMMON
    return not named or not named.isdisjoint(_WORD.findall(passage.figures[whole].measure.lower()))


def complements(passage: Passage, wholes: Mapping[int, int]) -> Iterator[Found]:
    """Counts of one thing with percentages that make up 100, or of what was in time and what was late."""
    pairs = [pair for pair in beside(passage).items() if counts_things(passage.figures[pair[0]])]
    if len(pairs) < 2 or len({dimension_of(passage.figures[part]) for part, _ in pairs}) > 1:
        return
    if len({passage.figures[part].period for part, _ in pairs}) > 1:
        return
    shares = [passage.figures[share] for _, share in pairs]
    unit = sum((Fraction(1, 10 ** decimals_of(share.value)) for share in shares), Fraction(0))
    whole = abs(sum((Fraction(share.value) for share in shares), Fraction(0)) - 100) <= unit
    clauses = [passage.before(part) for part, _ in pairs]
    in_time = len(pairs) == 2 and bool(_IN_TIME.search(clauses[0]) and _LATE.search(clauses[1]))
    if not (whole or in_time):
        return
    parts = [part for part, _ in pairs]
    if whole and {wholes.get(part) for part in parts} == {wholes.get(parts[0])} and wholes.get(parts[0]) is not None:
        yield TieKind.PARTS, (wholes[parts[0]], *parts), _ONE
    elif not any(part in wholes for part in parts):
        yield TieKind.COMPLEMENT, tuple(place for part, share in pairs for place in (share, part)), _ONE


def structures(passage: Passage) -> Iterator[Found]:
    """Percentages of one structure, and those that are said to be shares in turn."""
    places = [place for place in passage.places if is_percent(passage.figures[place])]
    if len(places) < 2 or len(places) != len(passage.places):
        return
    figures = [passage.figures[place] for place in places]
    if any(figure.role is not Role.ACTUAL or figure.bound for figure in figures):
        return
    words = passage.text[passage.start : passage.end].lower()
    if _MOVING.search(words) or len({figure.period for figure in figures}) > 1:
        return
    structure = _STRUCTURE.search(words)
    if structure and len(places) > 2 and all(sector.search(words) for sector in _SECTORS):
        yield TieKind.HUNDRED, tuple(places), _HUNDRED
    elif (structure and "chiếm" in words) or _IN_TURN.search(passage.before(places[0])):
        yield TieKind.UNDER_HUNDRED, tuple(places), _HUNDRED


def counted(passage: Passage) -> Iterator[Found]:
    """A percentage of a counted whole of which no part is printed."""
    figures, taken = passage.figures, set(beside(passage).values())
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        whole, share = (two, one) if is_percent(figures[one]) else (one, two)
        if not is_percent(figures[share]) or not counts_things(figures[whole]) or share in taken:
            continue
        if figures[share].role is not Role.ACTUAL or figures[share].bound or figures[whole].bound:
            continue
        words = passage.between(one, two)
        if _AMONG.search(passage.before(whole)) and ";" not in words and not _OTHER_WHOLE.search(words):
            yield TieKind.COUNTED, (share, whole), _ONE


_THRESHOLDS = (Bound.OVER, Bound.UNDER, Bound.AT_LEAST, Bound.AT_MOST)
_ENOUGH = patterns.compile(r"^[^,;(:.]*(?<!\w)(?:chưa|không|đã|đều|được)[^,;(:.]*(?<!\w)(?:đủ|tối thiểu)\s*$")
_NAMED = patterns.compile(
    r"(?<!\w)(?:là|gồm|như)\s+(?:[A-ZĐÂĂÊÔƠƯ]\w*\s+)+\($|(?<!\w)(?:không|chưa) \w+ (?:là|gồm) [^,;.()]{3,60}\($"
)
_REACHED = patterns.compile(r"(?<!\w)(?:đạt|có|từ|giải ngân|hoàn thành)(?!\w)")


def thresholds(passage: Passage) -> Iterator[Found]:
    """A percentage that a count of things reached: "6/13 sắc thuế đạt trên 65% dự toán"."""
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        count, share = passage.figures[one], passage.figures[two]
        if is_percent(share) and share.bound in _THRESHOLDS and share.role is Role.OF_TARGET and counts_things(count):
            words = passage.between(one, two)
            if not patterns.search(r"[,;(:.]", words) and _REACHED.search(words):
                yield TieKind.THRESHOLD, (two,), _ONE
        elif is_percent(share) and counts_things(count) and _ENOUGH.search(passage.between(one, two)):
            yield TieKind.THRESHOLD, (two,), _ONE


def of_another(passage: Passage) -> Iterator[Found]:
    """A percentage beside a number that it is not of, though the reader gives it to that number.

    "3 địa phương vượt mức bình quân là Hòa An (52%)"; "con số tương ứng là 11/11 và 94,2%"; "bị thương 158 người, giảm
    23 vụ (-10,9%)".
    """
    figures = passage.figures
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        first, share = figures[one], figures[two]
        if not is_percent(share) or share.of is None or is_percent(first):
            continue
        words = passage.text[first.end : share.start]
        named = share.role is Role.OF_TARGET and _NAMED.search(words)
        joined = share.role is Role.OF_TARGET and first.role is Role.TARGET and words.strip() == "và"
        changed = first.role is Role.GROWTH and words.strip(" (-+") == "" and "(" in words
        if named or joined or (changed and dimension_of(first) != dimension_of(figures[share.of - 1])):
            yield TieKind.APART, (two,), _ONE


def of_several(passage: Passage) -> Iterator[Found]:
    """Percentages in one breath that the reader gives to one result though each is of another.

    "gạo 143.600 tấn, trị giá 72,8 triệu USD, lần lượt tăng 8,1% và 5,4%"; "đạt 87% và 81% dự toán tỉnh, huyện giao".
    """
    figures = passage.figures
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        first, second = figures[one], figures[two]
        alike = first.role is second.role and first.of == second.of and first.unit == second.unit
        if not alike or first.role not in (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH) or first.of is None:
            continue
        if first.value != second.value and (first.base == second.base or not first.base or not second.base):
            for place in (one, two):
                yield TieKind.APART, (place,), _ONE
