"""Which indicator of a catalogue the words and the unit of a figure name.

First a name or alias as it stands, case and spelling folded and short forms spelled out; then the nearest, among those
that share every telling word: "chi ngân sách" is no "thu ngân sách", however alike they look. A unit that measures
something else refuses: a percentage is never an amount, and đồng never count anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.quantities import unit_of
from giaoban.core.reading.folding import fold

# The lowest similarity that counts. Calibrated on the pairs of tests/core/reading/test_indicators.py.
THRESHOLD = 68

_FILLER = patterns.compile(
    r"(?<!\w)(?:tổng số|tổng|số lượng|số|tỷ lệ|mức|lượng|công tác|kết quả|việc|ước|lũy kế|toàn (?:quận|huyện|xã"
    r"|phường|tỉnh|thành phố)"
    r"|trên địa bàn(?: (?:quận|huyện|xã|phường|tỉnh|thành phố|thị xã|thị trấn))?|của (?:quận|huyện|xã|phường|tỉnh"
    r"|thành phố|cả nước)"
    r"|nhà nước|địa phương|mới|được|đã|các|theo|cho|trong (?:tháng|quý|năm|kỳ)|và|của|là|đạt|có)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator as a catalogue names it: code, full name, unit of measure, other names."""

    code: str
    name: str
    unit: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator found; `score` runs from 0 to 100, `exact` says that a name stood as the catalogue writes it."""

    code: str
    score: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name of an indicator: spelled out, and the content words left when filler is taken away."""

    name: IndicatorName
    spelled: str
    content: str


class IndicatorIndex:
    """The names of many indicators, ready to be matched.

    >>> index = IndicatorIndex([
    ...     IndicatorName("TC01", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", ("tổng thu NSNN",)),
    ...     IndicatorName("TC06", "Chi ngân sách", "tỷ đồng"),
    ... ])
    >>> index.match("Tổng thu ngân sách nhà nước", "triệu đồng")
    Match(code='TC01', score=100, exact=True)
    >>> index.match("tổng chi ngân sách", "tỷ đồng").code, index.match("tổng chi ngân sách", "%")
    ('TC06', None)
    """

    def __init__(self, names: Iterable[IndicatorName]):
        self._exact: dict[str, list[IndicatorName]] = defaultdict(list)
        self._by_words: dict[frozenset[str], list[_Entry]] = defaultdict(list)
        for name in names:
            for written in (name.name, *name.aliases):
                spelled = spell_out(written)
                if name not in self._exact[spelled]:
                    self._exact[spelled].append(name)
                self._by_words[telling_words(spelled)].append(_Entry(name, spelled, _content(spelled)))
        self._matches: dict[tuple[str, str], Match | None] = {}

    def match(self, measure: str, unit: str) -> Match | None:
        """The indicator that `measure` names, counted in `unit`; None where none is near enough or the unit refuses.

        An empty unit refuses nothing.
        """
        key = measure, unit
        if key not in self._matches:
            self._matches[key] = self._find(spell_out(measure), unit)
        return self._matches[key]

    def _find(self, spelled: str, unit: str) -> Match | None:
        for name in self._exact.get(spelled, ()):
            if units_agree(unit, name.unit):
                return Match(name.code, 100, exact=True)
        from rapidfuzz import fuzz

        content = _content(spelled)
        best: tuple[float, IndicatorName] | None = None
        for entry in self._by_words.get(telling_words(spelled), ()):
            if not units_agree(unit, entry.name.unit) or (
                not unit and _says_rate(spelled) != _says_rate(entry.spelled)
            ):
                continue
            score = (fuzz.token_sort_ratio(content, entry.content) + fuzz.token_sort_ratio(spelled, entry.spelled)) / 2
            if best is None or score > best[0]:
                best = score, entry.name
        if best is None or best[0] < THRESHOLD:
            return None
        return Match(best[1].code, min(99, round(best[0])), exact=False)


def spell_out(name: str) -> str:
    """A name folded, without marks, its short forms spelled out.

    >>> spell_out("Tổng thu NSNN, GPMB")
    'tổng thu ngân sách nhà nước giải phóng mặt bằng'
    """
    folded = re.sub(r"[^\w/%+ ]+", " ", _short_forms().sub(lambda match: _expansions()[match[0]], fold(name)))
    return " ".join(folded.split())


def telling_words(spelled: str) -> frozenset[str]:
    """The words of a spelled-out name that make it another indicator than its neighbours.

    >>> sorted(telling_words("doanh thu bán lẻ hàng hóa"))
    ['bán lẻ', 'doanh thu']
    """
    return frozenset(match[0] for match in _telling().finditer(spelled))


def units_agree(written: str, catalogued: str) -> bool:
    """Whether a figure in one unit may belong to an indicator in the other; an empty unit may belong to any.

    >>> units_agree("triệu đồng", "tỷ đồng"), units_agree("%", "tỷ đồng"), units_agree("lượt người", "lượt")
    (True, False, True)
    """
    if not written.strip() or not catalogued.strip():
        return True
    first, second = unit_of(written).dimension, unit_of(catalogued).dimension
    if first == second or first.startswith(f"{second} per") or second.startswith(f"{first} per"):
        return True
    if not (first.startswith("count:") and second.startswith("count:")):
        return False
    one, other = first.removeprefix("count:"), second.removeprefix("count:")
    return one in other or other in one or bool(_families(one) & _families(other))


def _content(spelled: str) -> str:
    return " ".join(_FILLER.sub(" ", spelled).split()) or spelled


def _says_rate(spelled: str) -> bool:
    return spelled.startswith(("tỷ lệ", "tỷ trọng", "tốc độ"))


@cache
def _expansions() -> dict[str, str]:
    pairs = (entry.partition(",") for entry in words("expansions"))
    return {fold(short.strip()): fold(full.strip()) for short, _, full in pairs}


@cache
def _short_forms() -> re.Pattern[str]:
    names = sorted(_expansions(), key=patterns.longest_first)
    return patterns.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _telling() -> re.Pattern[str]:
    names = sorted({fold(word) for word in words("telling_words")}, key=patterns.longest_first)
    return patterns.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _family_lists() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.strip() for part in line.split(",")) for line in words("counted_families"))


@cache
def _families(thing: str) -> frozenset[int]:
    return frozenset(index for index, family in enumerate(_family_lists()) if thing in family)
