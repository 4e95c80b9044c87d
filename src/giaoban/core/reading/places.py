"""Administrative units and agencies by name: which one a report speaks for, and which capitals are no person.

"quận Lê Chân", "Quận uỷ Lê Chân" and "UBND quận Lê Chân" name one unit. Known names come from the catalogue's units of
both generations; a name that the catalogue lacks still counts after a word for its kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from giaoban.catalogue.tables import units, words
from giaoban.core.reading.folding import CAPITAL, SMALL, fold
from giaoban.core.reading.passages import Kind, Passage
from giaoban.core.reading.positions import Positions

# The words before a unit's own name and the level of the kind: 1 province, 2 district, 3 commune.
_LEVELS = {
    "thành phố": 1,
    "tp": 1,
    "thủ đô": 1,
    "tỉnh": 1,
    "quận": 2,
    "huyện": 2,
    "thị xã": 2,
    "tx": 2,
    "phường": 3,
    "xã": 3,
    "thị trấn": 3,
    "tt": 3,
    "đặc khu": 3,
}
# A committee named by its level: "Quận uỷ Lê Chân" speaks for quận Lê Chân.
_COMMITTEES = {"thành ủy": "thành phố", "tỉnh ủy": "tỉnh", "quận ủy": "quận", "huyện ủy": "huyện", "thị ủy": "thị xã"}
_NAME = rf"(?:[{CAPITAL}][{SMALL}'’]*(?:[ \u00a0][{CAPITAL}][{SMALL}'’]+){{0,3}}|HCM|\d{{1,2}})"
_SHORT = {"tp", "tx", "tt"}
_INITIALS = {"H": ("huyện", 2), "Q": ("quận", 2), "P": ("phường", 3), "X": ("xã", 3)}
_KIND_WORDS = "|".join(sorted({*_LEVELS, *_COMMITTEES} - _SHORT, key=len, reverse=True)).replace("ủy", "(?:ủy|uỷ)")
_NAMED = re.compile(
    rf"(?<!\w)(?P<kind>(?i:{_KIND_WORDS})(?=\s)|(?i:tp|tx|tt)"
    rf"|[HQPX](?=\.))(?P<gap>(?:(?<=[PpXxTtHQ])\.)?\s?)(?P<name>{_NAME})(?!\w)"
)
_CAPITALS = re.compile(
    rf"(?<!\w)(?P<kind>(?:THÀNH|TỈNH|QUẬN|HUYỆN|THỊ) (?:ỦY|UỶ)|THÀNH PHỐ|TP|TỈNH|QUẬN|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ"
    rf"|THỊ TRẤN|ĐẶC KHU)(?P<gap>\.?\s)"
    rf"(?P<name>(?!HỘI)[{CAPITAL[3:]}A-Z'’]+(?: [{CAPITAL[3:]}A-Z'’]+){{0,3}}|\d{{1,2}})(?!\w)"
)
_AGENCY = re.compile(
    rf"(?<!\w)(?:Bộ|Uỷ ban|Ủy ban|Tổng cục|Cục|Sở|Chi cục|Ngân hàng|Kho bạc|Viện|Tập đoàn|Ban)(?=\s[{CAPITAL}])"
)
_NOT_AN_AGENCY = re.compile(
    r"(?:ủy ban nhân dân|ủy ban mặt trận|ban thường vụ|ban chấp hành|ban chỉ đạo|bộ trưởng|bộ chính trị)"
)
_UNIT_WORD_BEFORE = re.compile(r"(?<!\w)(?:" + "|".join(_LEVELS) + r")\.?\s*$")
_SEVERAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hững|\d+|[Hh]ai|[Bb]a|[Nn]hiều)\s+$")
_DATELINE = re.compile(r"[^\d\n]{2,40}, ngày ")
_LEAD_LENGTH, _FAR_ENOUGH, _OFTEN = 900, 4000, 6


@dataclass(slots=True)
class _Candidate:
    """A unit that a report may be about."""

    written: str
    level: int
    weight: float = 0.0
    mentions: int = 0


@cache
def unit_names() -> frozenset[str]:
    """The folded names of all units without their kind: "lê chân", "hải phòng"."""
    return frozenset(fold(unit.name[len(unit.kind) :].strip()) for unit in units())


@cache
def province_names() -> frozenset[str]:
    """The folded names of provinces and cities of both generations."""
    return frozenset(_provinces())


@cache
def _provinces() -> dict[str, str]:
    """A province's written form with its kind ("thành phố Hà Nội") by its folded name."""
    return {
        fold(unit.name[len(unit.kind) :].strip()): unit.kind + unit.name[len(unit.kind) :]
        for unit in units()
        if not unit.parent_code
    }


@cache
def _written_names() -> dict[str, str]:
    """Names in their own capitals by their folded form, to write "PHƯỜNG CÁI RĂNG" as "phường Cái Răng"."""
    return {fold(unit.name[len(unit.kind) :].strip()): unit.name[len(unit.kind) :].strip() for unit in units()}


def after_unit_word(folded: str, at: int) -> bool:
    """Whether a word for a kind of unit stands right before `at` in folded text.

    >>> after_unit_word("chủ tịch ubnd quận lê chân", 19)
    True
    """
    return _UNIT_WORD_BEFORE.search(folded, max(0, at - 12), at) is not None


def find_place(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """The unit or agency that a report speaks for, as the text writes it; None where it names none."""
    titles = [
        passage for passage in found[:8] if passage.kind == Kind.HEADING and not _DATELINE.match(folded, passage.start)
    ]
    body_start = next((passage.start for passage in found if passage.kind == Kind.PARAGRAPH), 0)
    candidates: dict[str, _Candidate] = defaultdict(lambda: _Candidate("", 0))
    for passage in found:
        if passage.kind == Kind.FURNITURE or passage.start > _FAR_ENOUGH:
            continue
        titular = passage in titles
        worth = 6.0 if titular else 3.0 if passage.start < body_start + _LEAD_LENGTH else 1.0
        bare = [(key, written, 1) for key, written in _bare_provinces(text, passage)]
        for key, written, level in _units_in(text, passage) + bare:
            candidate = candidates[key]
            candidate.mentions += 1
            if not candidate.written or (not titular and candidate.weight < 3):
                candidate.written, candidate.level = written, level
            reached = (
                1.0 if not titular and (key, written, level) in bare else worth + (2 if titular and level > 1 else 0)
            )
            candidate.weight = max(candidate.weight, reached)
    best = max(candidates.values(), key=_rank, default=None)
    if best is not None and (best.weight >= 3 or best.mentions >= 3):
        return best.written
    return _agency(text, folded, found) or (best.written if best else None)


def _rank(candidate: _Candidate) -> tuple[float, int]:
    return candidate.weight + 0.5 * min(candidate.mentions, _OFTEN), candidate.level


def _units_in(text: str, passage: Passage) -> list[tuple[str, str, int]]:
    """Key, written form and level of every unit that a passage names."""
    named: list[tuple[str, str, int]] = []
    for match in _NAMED.finditer(text, passage.start, passage.end):
        if _SEVERAL.search(text, max(passage.start, match.start() - 12), match.start()):
            continue
        kind, name = fold(match["kind"]), _known_part(match["name"])
        known = fold(name) in unit_names() or name == "HCM" or name.isdigit()
        if match["kind"] in _INITIALS:
            if known:
                long_kind, level = _INITIALS[match["kind"]]
                named.append((_key(name), f"{long_kind} {name}", level))
            continue
        if not known and (
            kind in _COMMITTEES or kind in _SHORT or " " not in name or name.split()[0] in words("surnames")
        ):
            continue
        if kind in _COMMITTEES:
            kind, written = _COMMITTEES[kind], f"{_COMMITTEES[kind]} {name}"
        else:
            written = f"{match['kind'] if kind in _SHORT else kind}{match['gap']}{name}"
        named.append((_key(name), written, _LEVELS[kind]))
    for match in _CAPITALS.finditer(text, passage.start, passage.end):
        kind, folded_name = _COMMITTEES.get(fold(match["kind"]), fold(match["kind"])), fold(match["name"])
        name = next((_written_names()[part] for part in _openings(folded_name) if part in _written_names()), None)
        if name is None and not folded_name.isdigit():
            continue
        name = name or folded_name
        named.append((_key(name), f"{kind} {name}", _LEVELS[kind]))
    return named


def _bare_provinces(text: str, passage: Passage) -> list[tuple[str, str]]:
    """Provinces named without their kind: "Hà Nội kỷ niệm …"."""
    return [
        (fold(match[0]), _provinces()[fold(match[0])])
        for match in _province_pattern().finditer(text, passage.start, passage.end)
    ]


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted(
        (unit.name[len(unit.kind) :].strip() for unit in units() if not unit.parent_code), key=len, reverse=True
    )
    return re.compile(
        rf"(?<!\w)(?<![Pp] )(?<!phố )(?<!tỉnh )(?:{'|'.join(sorted(set(names), key=len, reverse=True))})(?!\w)"
    )


def _known_part(name: str) -> str:
    """The longest opening of a run of capitals that is a known unit: "Kiến An Nguyễn Văn" is "Kiến An"."""
    return next((part for part in _openings(name) if fold(part) in unit_names()), name)


def _openings(name: str) -> Iterator[str]:
    """A run of syllables, then the run without its last one, and so on."""
    syllables = name.split()
    return (" ".join(syllables[:length]) for length in range(len(syllables), 0, -1))


def _key(name: str) -> str:
    return "hồ chí minh" if name == "HCM" else fold(name)


def _agency(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """The first ministry, department or other agency that a report without a unit names early."""
    for passage in found[:6]:
        if passage.kind == Kind.FURNITURE:
            continue
        for match in _AGENCY.finditer(text, passage.start, passage.end):
            if not _NOT_AN_AGENCY.match(folded, match.start()):
                return text[
                    match.start() : Positions(text, folded, match.start(), passage.end).run(match.end(), passage.end)
                ]
    return None
