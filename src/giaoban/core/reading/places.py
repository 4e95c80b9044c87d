"""Which unit or body a report speaks for: the place of its meeting, of its issue, of who reports.

Each unit named early has a weight by where and how it is named; the kind by which the text calls itself ("toàn huyện")
decides between a unit and those above it, also where the unit stands without its kind. A ministry or a firm that opens
the text goes before a unit named in passing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.agencies import first_agency, opening_body, opening_firm, whole_country
from giaoban.core.reading.folding import CAPITAL, SMALL
from giaoban.core.reading.passages import Kind, Passage, passage_at
from giaoban.core.reading.units import (
    FAINTLY,
    LEVELS,
    PLAINLY,
    Named,
    bare_provinces,
    borne_in,
    kind_of,
    kinds_of,
    province_names,
    unit_names,
    walk,
    written_name,
)

_ITS_BODY = patterns.compile(
    r"[\"“(]?(?:(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng bộ|Đảng ủy|Đảng uỷ|Ban Chấp hành Đảng bộ"
    r"|Hội đồng nhân dân) )?"
)
_ENUMERATED = patterns.compile(
    rf"(?:,| và) (?:{'|'.join(sorted(LEVELS, key=patterns.longest_first))})(?!\w)", re.IGNORECASE
)
_VENUES = (" tại ", " ở ", " đến ", " thăm ")
_COUNCILS = ("UBND ", "HĐND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân ", "Đảng bộ ", "Đảng ủy ", "Đảng uỷ ")
_VISITED_BEFORE = patterns.compile(r"(?<!\w)(?:làm việc|giám sát|kiểm tra)[\w ]{0,12} (?:với|tại|ở)[\w ]{0,20} $")
_DATELINE = patterns.compile(r"(?P<name>[^\d\n,]{2,40}), ngày ")
_TITLE_NAME = patterns.compile(rf"(?P<name>[{CAPITAL}][{SMALL}]+(?: [{CAPITAL}][{SMALL}]+){{1,2}}): ")
_PROPER = rf"(?P<name>[{CAPITAL}][{SMALL}]+(?: [{CAPITAL}][{SMALL}]+){{1,2}})(?!\w| [{CAPITAL}])"
# Whose people or branch of work a lead speaks of, and a subject after an opening clause.
_BRANCH_NAME = patterns.compile(
    rf"(?:[Nn]gành (?:[{SMALL}]+ ){{1,3}}"
    rf"|(?:[Nn]ông dân|[Nn]hân dân|[Nn]gười dân|[Bb]à con|[Tt]uổi trẻ|[Pp]hụ nữ|[Kk]iểm lâm) ){_PROPER}"
)
_SUBJECT_NAME = patterns.compile(rf", {_PROPER}(?= (?:mới|đã|có|thu|đạt|đón|còn|sẽ|vẫn|hiện|giải ngân|trồng)(?!\w))")
_NAME_RUN = patterns.compile(rf"[{CAPITAL}][{SMALL}]+(?:[ \u00a0][{CAPITAL}][{SMALL}]+)+(?!\w)")
_DEPARTMENT = " Sở "  # of a province, where no kind is told
_LEAD_LENGTH, _FAR_ENOUGH, _OFTEN = 900, 2500, 6
_OWN_WORTH, _TITULAR, _SURE, _PASSING = 3.0, 6.0, 3.0, 2
_SUBJECT, _VISITED, _ACTING, _VENUE, _LOCATING = 1.0, 1.5, 0.75, -1.5, -1.0
_MOSTLY, _OPENING, _NEXT_TO = 0.6, 2, 3


@dataclass(slots=True)
class _Candidate:
    """A unit that a report may be about."""

    key: str = ""
    written: str = ""
    level: int = 0
    weight: float = 0.0
    mentions: int = 0


def find_place(text: str, folded: str, found: tuple[Passage, ...]) -> str | None:
    """The unit or body that a report speaks for, as the text writes it; None where it names none."""
    titles = [
        passage for passage in found[:8] if passage.kind == Kind.HEADING and not _DATELINE.match(folded, passage.start)
    ]
    candidates, own, committees = _weighed(text, folded, found, titles)
    best = max(candidates.values(), key=lambda candidate: _rank(candidate, own), default=None)
    if best is None or (best.weight < _TITULAR and (best.mentions <= _PASSING or best.weight <= 1)):
        body = opening_body(text, folded, found) or opening_firm(text, folded, found)
        if body:
            return body
    if best is None or best.weight < _TITULAR:
        unlisted = _unlisted(text, folded, titles, own, best)
        if unlisted:
            return unlisted
    if best is not None and (best.weight >= _SURE or best.mentions >= _SURE):
        return _below(text, folded, found, titles, own, best) or best.written
    own = own or committees or Counter({"tỉnh": 1} if _DEPARTMENT in text[:_FAR_ENOUGH] else {})
    return (
        _by_bare_name(text, folded, titles, own)
        or _below(text, folded, found, titles, own, best)
        or _by_dateline(text, folded, found, own)
        or _by_page(text, folded, found, own)
        or _by_title(text, titles, own)
        or _by_where(text, own)
        or first_agency(text, folded, found, _OPENING)
        or whole_country(text)
        or (None if own else first_agency(text, folded, found))
        or (best.written if best else None)
    )


def _weighed(
    text: str, folded: str, found: tuple[Passage, ...], titles: list[Passage]
) -> tuple[dict[str, _Candidate], Counter[str], Counter[str]]:
    """The units named early with their weight, and how often the text calls its own unit, or a committee, by kind."""
    body_start = next((passage.start for passage in found if passage.kind == Kind.PARAGRAPH), 0)
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    own: Counter[str] = Counter()
    committees: Counter[str] = Counter()
    until = min(body_start + _FAR_ENOUGH, len(text))
    named, spoken = walk(text, folded, 0, until)
    for kind, weight in spoken:
        (own if weight > FAINTLY else committees)[kind] += weight
    bare = bare_provinces(text, folded, 0, until)
    last: Named | None = None
    for unit in sorted(named + bare, key=attrgetter("start")):
        passage = passage_at(found, unit.start)
        if passage is None or passage.kind == Kind.FURNITURE:
            continue
        titular = passage in titles
        worth = _TITULAR if titular else 3.0 if passage.start < body_start + _LEAD_LENGTH else 1.0
        if unit.bare:
            worth = worth if titular else 1.0
        else:
            worth += (2 if titular and unit.level > 1 else 0) + _bearing(text, passage, unit)
        if last and last.level > unit.level and unit.start - last.end <= _NEXT_TO:
            worth += _LOCATING  # "xã Phú Sơn, thị xã Ba Đồn": the second only says where the first lies
        last = unit
        _add(candidates, unit, worth, titular)
    _raise_named_in_headlines(candidates, folded, titles)
    return candidates, own, committees


def _raise_named_in_headlines(candidates: dict[str, _Candidate], folded: str, titles: list[Passage]) -> None:
    """Give a headline's weight to units that it names without their kind: "Mô hình hay ở Tam Nông"."""
    for title in titles:
        headline = folded[title.start : title.end]
        for candidate in candidates.values():
            if candidate.level > 1 and " " in candidate.key and candidate.key in headline:
                candidate.weight = max(candidate.weight, _TITULAR)


def _add(candidates: dict[str, _Candidate], unit: Named, weight: float, titular: bool) -> None:
    candidate = candidates[unit.key]
    candidate.key = unit.key
    candidate.mentions += 1
    if not candidate.written or (not titular and candidate.weight < _SURE):
        candidate.written, candidate.level = unit.written, unit.level
    candidate.weight = max(candidate.weight, weight)


def _bearing(text: str, passage: Passage, unit: Named) -> float:
    """How much a unit acts where it is named: a sentence's subject, a council, one of several, only a venue."""
    at = unit.start
    low = max(text.rfind(". ", passage.body, at) + 2, passage.body)
    if at - low <= 30 and _ITS_BODY.fullmatch(text, low, at):
        return 0.0 if _ENUMERATED.match(text, unit.end) else _SUBJECT
    before = text[max(low, at - 60) : at]
    if _VISITED_BEFORE.search(before):
        return _VISITED
    if before.endswith(_VENUES):
        return _VENUE
    return _ACTING if before.endswith(_COUNCILS) else 0.0


def _rank(candidate: _Candidate, own: Counter[str]) -> tuple[float, int]:
    """How much speaks for a unit: where it is named, how often, and whether the report calls itself by its kind."""
    kind = kind_of(candidate.written)
    share = own[kind] / own.total() if own else 0
    return candidate.weight + 0.5 * min(candidate.mentions, _OFTEN) + _OWN_WORTH * share, candidate.level


def _by_bare_name(text: str, folded: str, titles: list[Passage], own: Counter[str]) -> str | None:
    """A known unit that the headline names without its kind, with the kind by which the text speaks of itself.

    "CÔNG NGHIỆP HÀ TRUNG 11 THÁNG" over a text that says "toàn tỉnh". A unit of that kind goes before any other.
    """
    if not own:
        return None
    kind = own.most_common(1)[0][0]
    other = None
    for name, capitals in _names_in_titles(text, folded, titles):
        common = name in words("common_unit_names")
        if kind in kinds_of(name) and not (common and capitals):
            return f"{kind} {written_name(name)}"
        if not common:
            other = other or f"{kind} {written_name(name)}"
    return other


def _names_in_titles(text: str, folded: str, titles: list[Passage]) -> Iterator[tuple[str, bool]]:
    """Known names of units in headlines, folded, each with whether it stands in capitals."""
    for title in titles:
        spoken = [(match.start(), match.end()) for match in _WORD.finditer(text, title.start, title.end)]
        for length in (3, 2):
            for index in range(len(spoken) - length + 1):
                low, high = spoken[index][0], spoken[index + length - 1][1]
                name, written = folded[low:high], text[low:high]
                if name in unit_names() and (written.isupper() or written.istitle()):
                    yield name, written.isupper()


_WORD = patterns.compile(r"\w+")


def _below(
    text: str,
    folded: str,
    found: tuple[Passage, ...],
    titles: list[Passage],
    own: Counter[str],
    best: _Candidate | None,
) -> str | None:
    """The unit below `best` that is named without its kind where the text calls itself by that kind.

    "Thu ngân sách trên địa bàn Đông Triều đạt … Thị xã đã cấp …" beside the province Quảng Ninh.
    """
    if not own:
        return None
    kind, weight = own.most_common(1)[0]
    if weight < PLAINLY or weight < _MOSTLY * own.total() or (best and kind_of(best.written) == kind):
        return None
    upper = best.key if best and best.key in province_names() else None
    if best and not upper:
        return None
    lead = (passage for passage in found if passage.kind != Kind.FURNITURE and passage.start < _LEAD_LENGTH)
    names = Counter(name for name, _ in _names_in_titles(text, folded, titles))
    if best is None or best.weight < _TITULAR:
        names.update(_names_in(text, folded, lead))
    for name, times in names.items():
        if name not in words("common_unit_names") and (borne_in(name, kind, upper) or (not upper and times > 1)):
            return f"{kind} {written_name(name)}"
    return None


def _names_in(text: str, folded: str, passages: Iterator[Passage]) -> Iterator[str]:
    for passage in passages:
        for match in _NAME_RUN.finditer(text, passage.start, passage.end):
            if folded[match.start() : match.end()] in unit_names():
                yield folded[match.start() : match.end()]


def _by_dateline(text: str, folded: str, found: tuple[Passage, ...], own: Counter[str]) -> str | None:
    """The unit that a letterhead dates its report from: "Đông Hà, ngày 02 tháng 7 năm 2022"."""
    for passage in found[:12]:
        match = _DATELINE.match(folded, passage.start, passage.end)
        kinds = kinds_of(match["name"]) if match else set()
        if match and kinds:
            kind = own.most_common(1)[0][0] if own else ""
            return f"{kind if kind in kinds else min(kinds, key=_level)} {written_name(match['name'])}"
    return None


def _level(kind: str) -> int:
    return LEVELS[kind]


def _by_page(text: str, folded: str, found: tuple[Passage, ...], own: Counter[str]) -> str | None:
    """The unit whose page or signature it is, of the kind by which the text speaks of itself: "Cổng TTĐT huyện …"."""
    if not own:
        return None
    kind = own.most_common(1)[0][0]
    for passage in found:
        if passage.kind == Kind.FURNITURE or passage.start > _FAR_ENOUGH:
            for named in walk(text, folded, passage.start, passage.end)[0]:
                if kind_of(named.written) == kind:
                    return named.written
    return None


def _by_title(text: str, titles: list[Passage], own: Counter[str]) -> str | None:
    """A name that no list knows, with the kind of the text's own unit: "Hạ Thanh: …", "ngành thuế Hạ Thanh"."""
    if not own:
        return None
    match = _TITLE_NAME.match(text, titles[0].start, titles[0].end) if titles else None
    match = match or _BRANCH_NAME.search(text, 0, _LEAD_LENGTH) or _SUBJECT_NAME.search(text, 0, _LEAD_LENGTH)
    return f"{own.most_common(1)[0][0]} {match['name']}" if match else None


def _unlisted(text: str, folded: str, titles: list[Passage], own: Counter[str], best: _Candidate | None) -> str | None:
    """A unit that no list knows and the headline names, of the kind by which the text calls itself.

    "Pa Hu lên lộ trình giảm nghèo" over a text that says "xã" and names Pa Hu again, though it tells the district too.
    """
    kind, weight = own.most_common(1)[0] if own else ("", 0)
    if weight < _RATHER or weight < _MOSTLY * own.total() or (best and kind_of(best.written) == kind):
        return None
    for title in titles[:2]:
        for match in _NAME_RUN.finditer(text, title.start, title.end):
            name = match[0]
            before = text[title.body : match.start()]
            stands = not before.strip() or before.endswith(_AT)
            known = folded[match.start() : match.end()] in unit_names()
            named_again = text.count(name) > 1 or text.startswith(":", match.end())
            if stands and not known and named_again and name.split()[0].lower() not in words("surnames"):
                return f"{kind} {name}"
    shouted = next((found for title in titles[:2] if (found := _SHOUTED.search(text, title.start, title.end))), None)
    if shouted and shouted["kind"].lower() == kind and shouted["name"].lower() not in unit_names():
        return f"{kind} {shouted['name'].title()}"
    return None


_RATHER = 4
_AT = (" ở ", " tại ", " của ", " về ", " đến ", "ở ", "tại ")
_SHOUTED = patterns.compile(
    rf"(?<!\w)(?P<kind>XÃ|PHƯỜNG|HUYỆN|QUẬN|TỈNH|THỊ XÃ|THỊ TRẤN)\s(?!HỘI|ỦY|UỶ)"
    rf"(?P<name>[{CAPITAL}]+(?:\s[{CAPITAL}]+){{1,2}})"
    r"(?=\s*(?:$|[^\w\s]))"
)


def _by_where(text: str, own: Counter[str]) -> str | None:
    """A name that no list knows, after "ở" or "tại" in the lead, with the kind of the text's own unit."""
    match = _WHERE.search(text, 0, _LEAD_LENGTH) if own else None
    if match is None or match["name"].lower() in province_names():
        return None
    return f"{own.most_common(1)[0][0]} {match['name']}"


_WHERE = patterns.compile(rf"(?<!\w)(?:ở|tại) {_PROPER}")
