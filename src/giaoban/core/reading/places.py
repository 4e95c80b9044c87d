"""Administrative units and agencies by name: which one a report speaks for, and which capitals are no person.

"quận Lê Chân", "Quận uỷ Lê Chân" and "UBND quận Lê Chân" name one unit. Known names come from the catalogue's units of
both generations; a name that the catalogue lacks still counts after a word for its kind.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from giaoban.catalogue.tables import units, words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold
from giaoban.core.reading.passages import Kind, Passage
from giaoban.core.reading.positions import Positions

# The words before a unit's own name and the level of the kind: 1 province, 2 district, 3 commune.
_LEVELS = {
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
_PART = rf"[{CAPITAL}][{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?"
_NAME = rf"(?:{_PART}(?:[ \u00a0]{_PART}(?<=\w\w)){{0,3}}|HCM|\d{{1,2}}(?![\w/.,-]))"
_SHORT = {"tp", "tx", "tt"}
_NUMBERED = {"quận", "phường"}
_INITIALS = {"H": ("huyện", 2), "Q": ("quận", 2), "P": ("phường", 3), "X": ("xã", 3)}
_KIND_WORDS = "|".join(sorted({*_LEVELS, *_COMMITTEES} - _SHORT, key=len, reverse=True)).replace("ủy", "(?:ủy|uỷ)")
_NAMED = patterns.compile(
    rf"(?<!\w)(?P<kind>(?i:{_KIND_WORDS})(?=[ \u00a0])|(?i:tp|tx|tt)"
    rf"|[HQPX](?=\.))(?P<gap>(?:(?<=[PpXxTtHQ])\.)?[ \u00a0]?)(?P<name>{_NAME})(?!\w)"
)
_CAPITALS = patterns.compile(
    rf"(?<!\w)(?P<kind>(?:THÀNH|TỈNH|QUẬN|HUYỆN|THỊ) (?:ỦY|UỶ)|THÀNH PHỐ|TP|TỈNH|QUẬN|HUYỆN ĐẢO|HUYỆN|THỊ XÃ|PHƯỜNG|XÃ"
    rf"|THỊ TRẤN|ĐẶC KHU)(?P<gap>\.?[ \u00a0])"
    rf"(?P<name>(?!HỘI)[{CAPITAL[3:]}A-Z'’]+(?: [{CAPITAL[3:]}A-Z'’]+){{0,3}}|\d{{1,2}})(?!\w)"
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
# Words that speak of the report's own unit by its kind alone: "toàn huyện", "trên địa bàn xã", "Quận đã …".
_OWN = patterns.compile(
    r"(?<!\w)(?:(?P<strong>(?:toàn|trên địa bàn|trong|khắp) |(?<=[.\n] )|(?<=\n))|(?:ubnd|hđnd|ủy ban nhân dân|đảng bộ"
    r"|đảng ủy|thường trực hđnd) )(?P<kind>tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)(?!\w)"
    r"(?!,? (?:hội|giao|lộ|ủy|đoàn|viên))"
)
_ITS_BODY = patterns.compile(
    r"[\"“(]?(?:(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng bộ|Đảng ủy|Đảng uỷ|Ban Chấp hành Đảng bộ"
    r"|Hội đồng nhân dân) )?"
)
_ENUMERATED = patterns.compile(
    rf"(?:,| và) (?:{'|'.join(sorted(_LEVELS, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_VENUE_BEFORE = patterns.compile(r"(?<!\w)(?:tại|ở|đến|thăm) $")
_COUNCIL_BEFORE = patterns.compile(r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng bộ|Đảng ủy|Đảng uỷ) $")
_CENTRAL = patterns.compile(
    rf"(?:(?:Theo )?(?:báo cáo|thông tin|số liệu)(?: mới nhất)?(?: từ| của) |Theo )?"
    r"(?P<name>(?:Bộ(?! Chỉ| Tư| CH| Chính)|Tổng cục|Ngân hàng Nhà nước|Kho bạc Nhà nước|Bảo hiểm xã hội Việt Nam)"
    rf"(?=\s[{CAPITAL}]))"
)
_UNIT_AFTER = patterns.compile(rf"\s+[{CAPITAL}\d]")
_AGENCY = patterns.compile(
    rf"(?<!\w)(?:Bộ|Uỷ ban|Ủy ban|Tổng cục|Cục|Sở|Chi cục|Ngân hàng|Kho bạc|Viện|Tập đoàn|Ban)(?=\s[{CAPITAL}])"
)
_NOT_AN_AGENCY = patterns.compile(
    r"(?:ủy ban nhân dân|ủy ban mặt trận|ban thường vụ|ban chấp hành|ban chỉ đạo|bộ trưởng|bộ chính trị)"
)
_UNIT_WORD_BEFORE = patterns.compile(r"(?<!\w)(?:" + "|".join(_LEVELS) + r")\.?\s*$")
_SEVERAL = patterns.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hững|\d+|[Hh]ai|[Bb]a|[Nn]hiều)\s+$")
_DATELINE = patterns.compile(r"[^\d\n]{2,40}, ngày ")
_LEAD_LENGTH, _FAR_ENOUGH, _OFTEN = 900, 4000, 6
_OWN_WORTH, _TITULAR, _SURE, _PASSING = 3.0, 6.0, 3.0, 2
_SUBJECT, _ACTING, _VENUE = 1.0, 0.75, -1.5


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


@cache
def _kinds_of_name() -> dict[str, set[str]]:
    """The kinds of unit that bear a folded name."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for unit in units():
        kinds[fold(unit.name[len(unit.kind) :].strip())].add(unit.kind)
    return kinds


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
        worth = _TITULAR if titular else 3.0 if passage.start < body_start + _LEAD_LENGTH else 1.0
        bare = [_Named(*province, 1, 0.0) for province in _bare_provinces(text, passage)]
        for named in _units_in(text, folded, passage) + bare:
            candidate = candidates[named.key]
            candidate.mentions += 1
            if not candidate.written or (not titular and candidate.weight < _SURE):
                candidate.written, candidate.level = named.written, named.level
            reached = 1.0 if not titular and named in bare else worth + (2 if titular and named.level > 1 else 0)
            candidate.weight = max(candidate.weight, reached + named.bearing)
    own = _own_kinds(text, folded)
    best = max(candidates.values(), key=lambda candidate: _rank(candidate, own), default=None)
    if best is None or (best.weight < _TITULAR and best.mentions <= _PASSING):
        central = _central_agency(text, folded, found)
        if central:
            return central
    if best is not None and (best.weight >= _SURE or best.mentions >= _SURE):
        return best.written
    return (
        _by_bare_name(text, folded, titles, own)
        or _by_page(text, folded, found, own)
        or _agency(text, folded, found)
        or (best.written if best else None)
    )


def _rank(candidate: _Candidate, own: Counter[str]) -> tuple[float, int]:
    """How much speaks for a unit: where it is named, how often, and whether the report calls itself by its kind."""
    kind = fold(_kind_of(candidate.written))
    share = own[kind] / own.total() if own else 0
    return candidate.weight + 0.5 * min(candidate.mentions, _OFTEN) + _OWN_WORTH * share, candidate.level


def _kind_of(written: str) -> str:
    """The kind that a unit is written with: "TP. HCM" is a thành phố."""
    lowered = fold(written)
    short = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "thủ đô": "thành phố", "đảo": "huyện"}
    for kind in sorted(_LEVELS, key=len, reverse=True):
        if patterns.match(rf"{kind}(?!\w)", lowered):
            return short.get(kind, kind.removesuffix(" đảo"))
    return ""


def _own_kinds(text: str, folded: str) -> Counter[str]:
    """How often a report speaks of its own unit by its kind alone: "toàn huyện", "UBND xã"."""
    kinds: Counter[str] = Counter()
    for match in _OWN.finditer(folded, 0, _FAR_ENOUGH):
        if not _UNIT_AFTER.match(text, match.end()):
            kinds[match["kind"]] += 2 if match["strong"] is not None else 1
    return kinds


def _by_bare_name(text: str, folded: str, titles: list[Passage], own: Counter[str]) -> str | None:
    """A known unit that the headline names without its kind, with the kind by which the text speaks of itself.

    "CÔNG NGHIỆP HÀ TRUNG 11 THÁNG" over a text that says "toàn tỉnh". A unit of that kind goes before any other.
    """
    if not own:
        return None
    kind = own.most_common(1)[0][0]
    other = None
    for title in titles:
        spoken = [(match.start(), match.end()) for match in re.finditer(r"\w+", text[title.start : title.end])]
        for length in (3, 2):
            for index in range(len(spoken) - length + 1):
                low, high = title.start + spoken[index][0], title.start + spoken[index + length - 1][1]
                name, written = folded[low:high], text[low:high]
                if name not in unit_names() or not (written.isupper() or written.istitle()):
                    continue
                common = name in words("common_unit_names")
                if kind in _kinds_of_name()[name] and not (common and written.isupper()):
                    return f"{kind} {_written_names()[name]}"
                if not common:
                    other = other or f"{kind} {_written_names()[name]}"
    return other


def _by_page(text: str, folded: str, found: tuple[Passage, ...], own: Counter[str]) -> str | None:
    """The unit whose page or signature it is, of the kind by which the text speaks of itself: "Cổng TTĐT huyện …"."""
    for passage in found:
        if passage.kind == Kind.FURNITURE or passage.start > _FAR_ENOUGH:
            for named in _units_in(text, folded, passage):
                if own and _kind_of(named.written) == own.most_common(1)[0][0]:
                    return named.written
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit as a passage names it; `bearing` says how much it acts there: it opens a sentence, or is but a venue."""

    key: str
    written: str
    level: int
    bearing: float


def _units_in(text: str, folded: str, passage: Passage) -> list[_Named]:
    """Every unit that a passage names."""
    named: list[_Named] = []
    for match in _NAMED.finditer(text, passage.start, passage.end):
        if _SEVERAL.search(text, max(passage.start, match.start() - 12), match.start()):
            continue
        kind, name = fold(match["kind"]), _known_part(match["name"])
        known = fold(name) in unit_names() or name == "HCM" or (name.isdigit() and kind in {*_NUMBERED, "q", "p"})
        bearing = _bearing(text, passage, match)
        if match["kind"] in _INITIALS:
            if known:
                long_kind, level = _INITIALS[match["kind"]]
                named.append(_Named(_key(name), f"{long_kind} {name}", level, bearing))
            continue
        if not known and not _may_be_unit(folded, passage, match.start(), kind, name):
            continue
        if kind in _COMMITTEES:
            kind, written = _COMMITTEES[kind], f"{_COMMITTEES[kind]} {name}"
        else:
            written = f"{match['kind'] if kind in _SHORT else kind}{match['gap']}{name}"
        named.append(_Named(_key(name), written, _LEVELS[kind], bearing))
    for match in _CAPITALS.finditer(text, passage.start, passage.end):
        kind, folded_name = _COMMITTEES.get(fold(match["kind"]), fold(match["kind"])), fold(match["name"])
        known_name = next((_written_names()[part] for part in _openings(folded_name) if part in _written_names()), None)
        if folded_name.isdigit() and kind in _NUMBERED:
            known_name = folded_name
        capital_name = known_name or _unknown_capitals(text, match)
        if capital_name:
            named.append(_Named(_key(capital_name), f"{kind} {capital_name}", _LEVELS[kind], 0.0))
    return named


def _bearing(text: str, passage: Passage, match: re.Match[str]) -> float:
    """How much a unit acts where it is named: a sentence's subject, a council, one of several, only a venue."""
    at = match.start()
    low = max(text.rfind(". ", passage.body, at) + 2, passage.body)
    if at - low <= 30 and _ITS_BODY.fullmatch(text, low, at):
        return 0.0 if _ENUMERATED.match(text, match.end()) else _SUBJECT
    before = text[max(low, at - 24) : at]
    if _VENUE_BEFORE.search(before):
        return _VENUE
    return _ACTING if _COUNCIL_BEFORE.search(before) else 0.0


def _may_be_unit(folded: str, passage: Passage, at: int, kind: str, name: str) -> bool:
    """Whether a name that no list knows may be a unit's: two syllables or more, and no person after an office."""
    if name.isdigit() or kind in _COMMITTEES or kind in _SHORT or kind == "đảo" or " " not in name:
        return False
    surname = name.split()[0] in words("surnames")
    return not (surname and _OFFICE_BEFORE.search(folded, max(passage.start, at - 80), at))


def _unknown_capitals(text: str, match: re.Match[str]) -> str | None:
    """A name in capitals that no list knows, where it ends plainly: "HUYỆN EA SUNG", "XÃ NẬM CHÀ NĂM 2018"."""
    for name in reversed(list(_openings(match["name"]))):
        rest = match.start("name") + len(name)
        if " " in name and _AFTER_CAPITALS.match(text, rest) and not _NO_NAME.match(fold(name)):
            return " ".join(part.capitalize() for part in name.split())
    return None


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
    return patterns.compile(
        rf"(?<!\w)(?<![Pp] )(?<!phố )(?<!tỉnh )(?:{'|'.join(sorted(set(names), key=len, reverse=True))})(?!\w)"
    )


def _known_part(name: str) -> str:
    """The longest opening of a run of capitals that is a known unit: "Kiến An Nguyễn Văn" is "Kiến An".

    One syllable is an opening only before a surname: "Lắk Trần Minh" is "Lắk", "Lâm Khê Thượng" no "Lâm".
    """
    for part in _openings(name):
        rest = name[len(part) :].split()
        if fold(part) in unit_names() and (" " in part or not rest or rest[0] in words("surnames")):
            return part
    return name


def _openings(name: str) -> Iterator[str]:
    """A run of syllables, then the run without its last one, and so on."""
    syllables = name.split()
    return (" ".join(syllables[:length]) for length in range(len(syllables), 0, -1))


def _key(name: str) -> str:
    return "hồ chí minh" if name == "HCM" else fold(name)


def _central_agency(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """A ministry or another central agency that opens the headline or the first paragraph."""
    for passage in [passage for passage in found if passage.kind != Kind.FURNITURE][:4]:
        match = _CENTRAL.match(text, passage.body, passage.end)
        if match:
            return _whole_agency(text, folded, match.start("name"), match.end("name"), passage.end)
    return None


def _whole_agency(text: str, folded: str, start: int, head_end: int, limit: int) -> str:
    return text[start : Positions(text, folded, start, limit).run(head_end, limit)]


def _agency(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """The first ministry, department or other agency that a report without a unit names early."""
    for passage in found[:6]:
        if passage.kind == Kind.FURNITURE:
            continue
        for match in _AGENCY.finditer(text, passage.start, passage.end):
            if not _NOT_AN_AGENCY.match(folded, match.start()):
                return _whole_agency(text, folded, match.start(), match.end(), passage.end)
    return None
