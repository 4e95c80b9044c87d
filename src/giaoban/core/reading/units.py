"""Administrative units as texts name them: "quận Lê Chân", "Quận uỷ Lê Chân", "HUYỆN EA SUNG", "Hà Nội".

Known names come from the catalogue's units of both generations; a name that the catalogue lacks still counts after a
word for its kind. One walk over a passage gives the units that it names and how it speaks of the report's own unit by
its kind alone ("toàn huyện", "UBND xã").
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from giaoban.catalogue import tables
from giaoban.catalogue.tables import NamedUnit, named_units, own_names, words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold

# The words before a unit's own name and the level of the kind: 1 province, 2 district, 3 commune.
LEVELS = {
    "thành phố": 1,
    "tp": 1,
    "thủ đô": 1,
    "tỉnh": 1,
    "thành phố đảo": 2,
    "quận": 2,
    "huyện đảo": 2,
    "huyện": 2,
    "thị xã": 2,
    "tx": 2,
    "phường": 3,
    "xã": 3,
    "thị trấn": 3,
    "tt": 3,
    "đặc khu": 3,
    "đảo": 3,
}
# A committee named by its level: "Quận uỷ Lê Chân" speaks for quận Lê Chân.
_COMMITTEES = {"thành ủy": "thành phố", "tỉnh ủy": "tỉnh", "quận ủy": "quận", "huyện ủy": "huyện", "thị ủy": "thị xã"}
# A district may have become another kind since: thị xã Đông Triều, now a thành phố.
_OF_DISTRICTS = frozenset({"quận", "huyện", "thị xã", "thành phố"})
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_INITIALS = {"h": ("huyện", 2), "q": ("quận", 2), "p": ("phường", 3), "x": ("xã", 3)}
_NUMBERED = {"quận", "phường", "q", "p"}
_OWN_KINDS = frozenset({"tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu"})
# The last word of a kind is read on from here; all are folded.
_KIND = patterns.compile(
    r"(?:thành phố(?: đảo)?|thành ủy|thủ đô|tỉnh(?: ủy)?|thị xã|thị trấn|thị ủy|quận(?: ủy)?|huyện(?: ủy| đảo)?"
    r"|phường|xã|đặc khu|đảo|t[pxt](?=[. ]|hcm)|[hqpx](?=\.))"
)
_PART = rf"[{CAPITAL}][{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?"
_NAME = patterns.compile(rf"(?:{_PART}(?:[ \u00a0]{_PART}(?<=\w\w)){{0,3}}|HCM|\d{{1,2}}(?![\w/.-]|,\d))(?!\w)")
_CAPITAL_NAME = patterns.compile(
    rf"(?:(?!HỘI|ĐOÀN|ỦY|UỶ)[{CAPITAL[3:]}A-Z'’]+(?: [{CAPITAL[3:]}A-Z'’]+){{0,3}}|\d{{1,2}})(?!\w)"
)
# Where a name in capitals that no list knows ends: at the line's end, a mark, a number or one of these words.
_AFTER_CAPITALS = patterns.compile(
    r"\s*(?:$|[\n,;:.()\d–|-]|(?:GIAI ĐOẠN|NĂM|KHÓA|KHOÁ|LẦN|NHIỆM KỲ|QUÝ|THÁNG|VÀ)(?!\w))"
)
_NO_NAME = patterns.compile(
    r"(?:họp|tổ|triển|sơ|tổng|khai|bế|đại|hội|đẩy|tăng|tập|thực|nông|về|kết|đạt|thu|và|năm|ra|ban|trực|là|lần)(?!\w)"
)
_OFFICE_BEFORE = patterns.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|trưởng|giám đốc|ủy viên|chánh|chỉ huy trưởng|phó|đồng chí|ông|bà)(?!\w)[^,.;:\n]{0,60}$"
)
# Words before a kind that speak of the report's own unit: "toàn huyện", "UBND xã", "Năm 2022, tỉnh …".
_WHOLE = ("toàn ", "cả ", "trên địa bàn ", "trong ", "khắp ")
_ITS_COUNCIL = ("ubnd ", "hđnd ", "ủy ban nhân dân ", "đảng bộ ", "đảng ủy ")
_ITS_OFFICES = ("công an ", "cục thuế ", "bhxh ", "bảo hiểm xã hội ", "cục thống kê ", "mttq ", "hội nông dân ")
_NOT_OWN = patterns.compile(r",? (?:hội|giao|lộ|ủy|đoàn|viên)")
_UNIT_AFTER = patterns.compile(rf"\s+[{CAPITAL}\d]")
PLAINLY, _RATHER, FAINTLY = 8, 4, 1  # how plainly a kind by itself is the report's own unit
# Units are parted by direction: "xã Hòa Sơn Thượng" is not "xã Hòa Sơn".
_DIRECTIONS = frozenset({"Đông", "Tây", "Nam", "Bắc", "Trung", "Thượng", "Hạ", "Nội", "Ngoại"})
# A unit that is no more: "tỉnh Long An (cũ)".
_GONE = patterns.compile(r"\s*\(?(?:cũ|trước đây|trước (?:khi )?(?:sáp nhập|hợp nhất|sắp xếp))(?!\w)")
_SEVERAL = ("các ", "những ", "hai ", "ba ", "nhiều ")
_NOT_BARE = ("p ", "phố ", "tỉnh ", "báo ", "đài ", "ðài ")
_LEVEL_WORDS = tuple(sorted(LEVELS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Named:
    """A unit named at `start`: `key` is its folded name, `written` its name with its kind, `level` that kind's;
    `bare` tells that the text gives no kind."""

    start: int
    end: int
    key: str
    written: str
    level: int
    bare: bool = False


@cache
def _rows_by_name() -> dict[str, list[NamedUnit]]:
    rows: dict[str, list[NamedUnit]] = defaultdict(list)
    for name, unit in zip(_folded_names(), named_units(), strict=True):
        rows[name].append(unit)
    return dict(rows)


@cache
def _folded_names() -> list[str]:
    """The own name of each unit, folded, in the order of the catalogue: at once, as thousands one by one take long."""
    return fold("\n".join(own_names())).split("\n")


@cache
def unit_names() -> frozenset[str]:
    """The folded names of all units without their kind: "lê chân", "hải phòng"."""
    return frozenset(_folded_names())


@cache
def provinces() -> dict[str, str]:
    """A province's written form with its kind ("thành phố Hà Nội") by its folded name, both generations."""
    return {fold(unit.own_name): unit.kind + unit.name[len(unit.kind) :] for unit in tables.provinces()}


@cache
def province_names() -> frozenset[str]:
    """The folded names of provinces and cities of both generations."""
    return frozenset(provinces())


def kinds_of(name: str) -> set[str]:
    """The kinds of unit that bear a folded name: {"quận", "phường"} for "lê chân"."""
    return {unit.kind for unit in _rows_by_name().get(name, ())}


def written_name(name: str) -> str | None:
    """A folded name in its own capitals, None where no unit bears it."""
    rows = _rows_by_name().get(name)
    return rows[-1].own_name if rows else None


def borne_in(name: str, kind: str, upper: str | None) -> bool:
    """Whether a unit below the province bears this folded name, of the level of `kind`, in `upper` where that is given.

    >>> borne_in("đông triều", "thị xã", "quảng ninh"), borne_in("đông triều", "thị xã", "hà nội")
    (True, False)
    """
    return any(
        upper is None or upper in _names_above(unit.generation, unit.parent_code)
        for unit in _rows_by_name().get(name, ())
        if unit.parent_code and (unit.kind == kind or {unit.kind, kind} <= _OF_DISTRICTS)
    )


@cache
def _rows_by_code() -> dict[tuple[str, str], NamedUnit]:
    return {(unit.generation, unit.code): unit for unit in named_units()}


def _names_above(generation: str, code: str) -> Iterator[str]:
    while unit := _rows_by_code().get((generation, code)):
        yield fold(unit.own_name)
        code = unit.parent_code


@lru_cache(maxsize=1024)
def kind_of(written: str) -> str:
    """The kind that a unit is written with: "TP. HCM" is a thành phố.

    >>> kind_of("TP. HCM"), kind_of("huyện đảo Lý Sơn"), kind_of("Sở Y tế")
    ('thành phố', 'huyện', '')
    """
    lowered = fold(written)
    short = {**_SHORT, "thủ đô": "thành phố", "đảo": "huyện"}
    for kind in sorted(LEVELS, key=patterns.longest_first):
        if lowered.startswith(kind) and not lowered[len(kind) : len(kind) + 1].isalpha():
            return short.get(kind, kind.removesuffix(" đảo"))
    return ""


def after_unit_word(folded: str, at: int) -> bool:
    """Whether a word for a kind of unit stands right before `at` in folded text.

    >>> after_unit_word("chủ tịch ubnd quận lê chân", 19)
    True
    """
    end = at
    while end and folded[end - 1] in " .":
        end -= 1
    if not folded.endswith(_LEVEL_WORDS, max(0, at - 14), end):
        return False
    word = next(each for each in _LEVEL_WORDS if folded.endswith(each, 0, end))
    return not folded[max(0, end - len(word) - 1) : end - len(word)].isalnum()


def walk(text: str, folded: str, start: int, end: int) -> tuple[list[Named], list[tuple[str, int]]]:
    """The units that a stretch names, and the kinds by which it speaks of the report's own unit, with their weight."""
    named: list[Named] = []
    own: list[tuple[str, int]] = []
    for match in _KIND.finditer(folded, start, end):
        low, high = match.span()
        if low and folded[low - 1].isalnum():
            continue
        kind = match[0]
        unit = _named_at(text, folded, low, high, kind)
        if unit is not None:
            named.append(unit)
        elif kind in _COMMITTEES:
            own.append((_COMMITTEES[kind], FAINTLY))
        elif kind in _OWN_KINDS and not folded[high : high + 1].isalpha():
            weight = _own_weight(text, folded, low, high)
            if weight:
                own.append((kind, weight))
    return named, own


def _named_at(text: str, folded: str, start: int, end: int, kind: str) -> Named | None:
    """The unit whose kind stands at `start`, None where no name follows or it is one of several."""
    at = end
    if kind in _SHORT or kind in _INITIALS:
        if text[at : at + 1] == "." and text[start].isupper():
            at += 1
        elif kind in _INITIALS:
            return None
        at += folded[at : at + 1] == " "
    elif folded[at : at + 1] == " ":
        at += 1
    else:
        return None
    opening = text[at : at + 1]
    if not (opening.isupper() or opening.isdigit()) or _one_of_several(folded, start):
        return None
    match = _NAME.match(text, at)
    named = _plain_name(text, folded, start, end, match) if match else _capital_name(text, folded, start, end, at)
    return None if named is None or _GONE.match(folded, named.end) else named


def _one_of_several(folded: str, start: int) -> bool:
    """Whether the unit at `start` is one of several that are named together: "các xã Phú Sơn, …", "3 huyện Ba Tơ"."""
    if folded.endswith(_SEVERAL, 0, start):
        return True
    at = folded.rfind(" ", 0, max(start - 1, 0)) + 1
    number = folded[at : start - 1]
    return number.isdigit() and len(number) <= 2


def _plain_name(text: str, folded: str, start: int, end: int, match: re.Match[str]) -> Named | None:
    """A unit named in small letters: "huyện Đức Thọ", "TP.HCM", "Q.3"."""
    kind, at = folded[start:end], match.start()
    name = _known_part(match[0], folded[at : match.end()])
    key = folded[at : at + len(name)]
    known = key in unit_names() or name == "HCM" or (name.isdigit() and kind in _NUMBERED)
    key = "hồ chí minh" if name == "HCM" else key
    if kind in _INITIALS:
        long_kind, level = _INITIALS[kind]
        return (
            Named(start, at + len(name), key, f"{long_kind} {name}", level) if known and text[start].isupper() else None
        )
    if not known and not _may_be_unit(folded, start, kind, name):
        return None
    if kind in _COMMITTEES:
        kind = _COMMITTEES[kind]
        written = f"{kind} {name}"
    else:
        written = f"{text[start:end] if kind in _SHORT else kind}{text[end:at]}{name}"
    return Named(start, at + len(name), key, written, LEVELS[kind])


def _capital_name(text: str, folded: str, start: int, end: int, at: int) -> Named | None:
    """A unit named in capitals: "PHƯỜNG CÁI RĂNG", "HUYỆN EA SUNG"."""
    kind = _COMMITTEES.get(folded[start:end], folded[start:end])
    match = _CAPITAL_NAME.match(text, at)
    if match is None or not text[start:end].isupper() or kind in ("tx", "tt") or kind in _INITIALS:
        return None
    name = folded[at : match.end()]
    known = next((each for part in _openings(name) if (each := written_name(part))), None)
    if name.isdigit() and kind in _NUMBERED:
        known = name
    written = known or _unknown_capitals(text, at, match[0])
    return Named(start, at + len(written), fold(written), f"{kind} {written}", LEVELS[kind]) if written else None


def _may_be_unit(folded: str, at: int, kind: str, name: str) -> bool:
    """Whether a name that no list knows may be a unit's: two syllables or more, and no person after an office."""
    if name.isdigit() or kind in _SHORT or kind == "đảo" or " " not in name:
        return False
    surname = name.split()[0] in _surnames()
    if kind in _COMMITTEES:
        return not surname
    return not (surname and _OFFICE_BEFORE.search(folded, max(0, at - 80), at))


def _unknown_capitals(text: str, at: int, run: str) -> str | None:
    """A name in capitals that no list knows, where it ends plainly: "HUYỆN EA SUNG", "XÃ NẬM CHÀ NĂM 2018"."""
    for name in reversed(list(_openings(run))):
        if " " in name and _AFTER_CAPITALS.match(text, at + len(name)) and not _NO_NAME.match(fold(name)):
            return " ".join(part.capitalize() for part in name.split())
    return None


def _known_part(name: str, folded: str) -> str:
    """The longest opening of a run of capitals that is a known unit: "Kiến An Nguyễn Văn" is "Kiến An".

    One syllable is an opening only before a surname: "Lắk Trần Minh" is "Lắk", "Lâm Khê Thượng" no "Lâm".
    """
    for part in _openings(folded):
        rest = name[len(part) :].split()
        if len(rest) == 1 and rest[0] in _DIRECTIONS and " " in part:
            return name
        if part in unit_names() and (" " in part or not rest or rest[0] in _surnames()):
            return name[: len(part)]
    return name


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


def _openings(name: str) -> Iterator[str]:
    """A run of syllables, then the run without its last one, and so on."""
    while name:
        yield name
        name = name.rpartition(" ")[0].rstrip()


def _own_weight(text: str, folded: str, start: int, end: int) -> int:
    """How plainly a kind without a name is the report's own unit: "toàn huyện" more than "UBND huyện", else 0."""
    if _UNIT_AFTER.match(text, end) or _NOT_OWN.match(folded, end):
        return 0
    before = folded[max(0, start - 20) : start]
    if before.endswith(_WHOLE) or not before or before[-1] == "\n" or before[-2:] in (". ", "\n "):
        return PLAINLY
    if before.endswith(_ITS_COUNCIL) or _OPENED.search(before):
        return _RATHER
    return FAINTLY if before.endswith(_ITS_OFFICES) else 0


# What opens a sentence before its subject: "Năm 2022, huyện …", "(7/2021), xã …".
_OPENED = patterns.compile(r"\d\)?, $")


def bare_provinces(text: str, folded: str, start: int, end: int) -> list[Named]:
    """Provinces named without their kind: "Hà Nội kỷ niệm …"; the Thủ đô is Hà Nội."""
    named = []
    for match in _province_pattern().finditer(text, start, end):
        before = folded[max(0, match.start() - 6) : match.start()]
        if (before and before[-1].isalnum()) or before.endswith(_NOT_BARE) or _GONE.match(folded, match.end()):
            continue
        name = "hà nội" if match[0] == "Thủ đô" else fold(match[0])
        if match[0] == "Thủ đô" and text[match.end() + 1 : match.end() + 2].isupper():
            continue
        named.append(Named(match.start(), match.end(), name, provinces()[name], 1, bare=True))
    return named


@cache
def _province_pattern() -> re.Pattern[str]:
    # Hồ Chí Minh without "thành phố" is mostly the man.
    names = {written[len(kind_of(written)) :].strip() for written in provinces().values()} - {"Hồ Chí Minh"}
    # "Thanh Hoá" beside "Thanh Hóa": both ways to place the tone mark.
    names |= {name.replace("òa", "oà").replace("óa", "oá") for name in names}
    return patterns.compile(rf"(?:{'|'.join(sorted(names, key=patterns.longest_first))}|Thủ đô)(?!\w)")
