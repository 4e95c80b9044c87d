"""Named persons and the positions that a report gives them, one entry a person.

A name is a run of capitalised syllables that opens with a Vietnamese surname and is no place. It counts as a person
where an honorific ("ông", "đồng chí") or a position stands before it, or a position after it. Authors' names under an
article, streets, schools and firms named after persons are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold, fold_document
from giaoban.core.reading.passages import Kind, Passage, passages
from giaoban.core.reading.units import after_unit_word, province_names, unit_names
from giaoban.core.reading.positions import Position, Positions
from giaoban.core.reading.report import Person

_SYLLABLE = rf"[{CAPITAL}][{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?"
_RUN = patterns.compile(rf"(?<![\w.]){_SYLLABLE}(?:[ \u00a0]{{1,2}}{_SYLLABLE})+(?!\w)")
_LIST_INTRODUCTION = patterns.compile(
    r"(?:các|những|hai|ba|bốn|năm) (?:đồng chí|đ/c|ông|bà|ông, bà|ông/bà|vị|anh|chị)(?P<shared>[^:.;]{0,120}?):\s*$"
)
_BETWEEN_NAMES = patterns.compile(r"\s*(?:,|;|và|cùng|cùng với)\s*(?:và\s+)?(?:các\s+)?(?:ông|bà|đồng chí|đ/c)?\s*$")
_SIGNING = patterns.compile(r"(?:T[/.]?M|K[/.]?T|T[/.]?L|TUQ|Q)\s?[./]?\s+")
# Words for a neighbour, not for an officer: with no position after the name they make it no person of the report.
_NEIGHBOUR = patterns.compile(r"(?:anh|chị|cô|cụ|em|cháu|bác|chú|mẹ)(?!\w)")
_NEVER = frozenset({"hồ chí minh", "nguyễn ái quốc", "bác hồ", "nguyễn tất thành"})
_SIGNATURE_LINES, _REMEMBERED = 4, 200


@dataclass(slots=True)
class _Entry:
    """A person while the text is read."""

    start: int
    end: int
    name: str
    positions: dict[str, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)


def find_people(text: str) -> tuple[Person, ...]:
    """The persons that `text` names with a position or an honorific, in the order of their first mention.

    >>> text = "Đồng chí Lê Thị Mai, Ủy viên Thành uỷ, Bí thư Quận uỷ chủ trì. Bà Mai cảm ơn ông Vũ An Khê."
    >>> [(person.name, person.positions) for person in find_people(text)]
    [('Lê Thị Mai', ('Ủy viên Thành uỷ', 'Bí thư Quận uỷ')), ('Vũ An Khê', ())]
    """
    folded = fold_document(text)
    entries: dict[str, _Entry] = {}
    found = passages(text)
    for index, passage in enumerate(found):
        if passage.kind != Kind.FURNITURE:
            for start, end, positions in _mentions(text, folded, passage, entries):
                _note(text, entries, start, end, positions)
        signed = _signature(text, folded, found, index)
        if signed:
            _note(text, entries, passage.start, passage.end, signed)
    ordered = sorted(entries.values(), key=lambda entry: entry.start)
    return tuple(Person(entry.start, entry.end, entry.name, tuple(entry.positions.values())) for entry in ordered)


def _mentions(
    text: str, folded: str, passage: Passage, entries: dict[str, _Entry]
) -> Iterator[tuple[int, int, list[Position]]]:
    """Every full name in a passage that stands for a person, with the positions given there."""
    positions: Positions | None = None
    shared: list[Position] = []
    listed_to = -1
    for run in _RUN.finditer(text, passage.body, passage.end):
        name = _name_in(text, folded, run)
        if name is None:
            continue
        if positions is None:
            positions = Positions(text, folded, passage.body, passage.end)
        start, end = _without_head(text, name, positions)
        if end - start < 3 or " " not in text[start:end]:
            continue
        introduction = _LIST_INTRODUCTION.search(folded, max(passage.body, start - 160), start)
        if introduction:
            shared = (
                positions.in_span(introduction.start("shared") + 1, introduction.end("shared"))
                if introduction["shared"]
                else []
            )
        elif listed_to < 0 or any(mark in text[listed_to:start] for mark in ".:"):
            shared = []
        in_list = bool(introduction) or (listed_to >= 0 and _BETWEEN_NAMES.match(folded, listed_to, start) is not None)
        honorific = _honorific().search(folded, max(passage.body, start - 24), start)
        honoured = honorific is not None
        given = positions.before(_before_honorific(folded, honorific, start), max(listed_to, passage.body))
        given += positions.after(end)
        known = _known_as(fold(text[start:end]), entries) is not None
        officer = honoured and honorific is not None and not _NEIGHBOUR.match(honorific[0].strip())
        if not (given or officer or in_list or known) or (known and not given):
            continue
        if (introduction or in_list or shared) and shared:
            given = shared + given
        listed_to = given[-1].end if given and given[-1].end > end else end
        yield start, end, given


def _before_honorific(folded: str, honorific: re.Match[str] | None, start: int) -> int:
    """Where the words before a name end: before "– ông" or ", bà", too, so that "Chủ tịch xã, bà Lan" is one person."""
    if honorific is None:
        return start
    at = honorific.start()
    while at > 0 and folded[at - 1] in " ,-–":
        at -= 1
    return at


def _without_head(text: str, name: tuple[int, int], positions: Positions) -> tuple[int, int]:
    """A name without a position that follows it with no comma: "Lê Minh Giang Phó bí thư"."""
    start, end = name
    last = text.rfind(" ", start, end) + 1
    return (start, last - 1) if last > start and positions.opens_at(last) else name


def _name_in(text: str, folded: str, run: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run of capitalised syllables that is a person's name, None where the run is a place or a firm."""
    syllables = [(match.start(), match.end()) for match in re.finditer(r"\S+", run[0])]
    spans = [(run.start() + low, run.start() + high) for low, high in syllables]
    named_after = _named_after().search(folded, max(0, run.start() - 24), run.start()) is not None
    place_first = named_after or after_unit_word(folded, run.start())
    skipped = (
        0 if _honorific().search(folded, max(0, run.start() - 24), run.start()) else _leading_place(text, folded, spans)
    )
    for index, (start, _) in list(enumerate(spans))[skipped:]:
        length = len(spans) - index
        if length < 2:
            break
        if not _is_surname(text[start : spans[index][1]]) or length > 5:
            continue
        if index == 0 and place_first and _is_place(folded, spans, 0, named_after):
            continue
        if index == 0 and not place_first and _is_province(folded, spans):
            continue
        name = folded[start : run.end()]
        if name in unit_names() and not _honorific().search(folded, max(0, start - 24), start):
            return None
        if (
            name in _NEVER
            or name in province_names()
            or (length == 2 and index > 0 and not _may_split(folded, spans, index, place_first))
        ):
            return None
        return start, run.end()
    return _without_surname(folded, run, spans, place_first)


def _is_place(folded: str, spans: list[tuple[int, int]], index: int, named_after: bool) -> bool:
    """Whether the syllables from `index`, after a word for a unit, a street or a firm, begin with its name."""
    if named_after:
        return True
    start = spans[index][0]
    return any(folded[start:high] in unit_names() for _, high in spans[index + 1 : index + 4])


def _leading_place(text: str, folded: str, spans: list[tuple[int, int]]) -> int:
    """How many syllables a unit's name takes where another surname follows it: "Quận ủy Lê Chân Trần Thu Hương"."""
    for after in (3, 2, 1):
        if len(spans) - after < 2 or folded[spans[0][0] : spans[after - 1][1]] not in unit_names():
            continue
        if _is_surname(text[spans[after][0] : spans[after][1]]):
            return after
    return 0


def _is_province(folded: str, spans: list[tuple[int, int]]) -> bool:
    """Whether a run opens with a province ("Hà Nội Hoàng Trung Hải") and a surname follows, or nothing."""
    start = spans[0][0]
    return any(folded[start:high] in province_names() for _, high in spans[1:4])


def _may_split(folded: str, spans: list[tuple[int, int]], index: int, place_first: bool) -> bool:
    """Whether the last two syllables of a run may be a name by themselves: after a place that is known, or "Ông"."""
    before = folded[spans[0][0] : spans[index - 1][1]]
    return (place_first and before in unit_names()) or before in province_names() or before in _honorific_words()


def _without_surname(
    folded: str, run: re.Match[str], spans: list[tuple[int, int]], place_first: bool
) -> tuple[int, int] | None:
    """A name of three or four syllables with a rare surname: only right after an honorific."""
    if place_first or not 3 <= len(spans) <= 4 or folded[run.start() : run.end()] in unit_names():
        return None
    if folded[spans[0][0] : spans[0][1]] in _honorific_words():
        return (spans[1][0], run.end()) if len(spans) == 4 else None
    if patterns.search(r"(?<!\w)(?:ông|bà|anh|chị|đồng chí|đ/c)\s+$", folded[max(0, run.start() - 12) : run.start()]):
        return run.span()
    return None


def _note(text: str, entries: dict[str, _Entry], start: int, end: int, positions: list[Position]) -> None:
    """Enter a mention: a new person, or a position that earlier mentions did not give."""
    name = text[start:end]
    key = fold(" ".join(name.split()))
    entry = entries.setdefault(_known_as(key, entries) or key, _Entry(start, end, name))
    known = {position.head for position in positions} & entry.heads if entry.positions else set()
    for position in positions:
        written = text[position.start : position.end]
        if position.head in known and position.head in entry.positions and fold(written) != position.head:
            del entry.positions[position.head]  # "Bí thư" of a headline gives way to "Bí thư Quận ủy Lê Chân"
        elif position.head in known:
            continue
        entry.positions.setdefault(fold(written), written)
    entry.heads |= {position.head for position in positions}


def _known_as(name: str, entries: dict[str, _Entry]) -> str | None:
    """The full name of a person met before whom a shorter one names: "Kim Anh" after "Bùi Kim Anh"."""
    if name in entries:
        return name
    return next((full for full in islice(entries, _REMEMBERED) if full.endswith(" " + name)), None)


def _signature(text: str, folded: str, found: tuple[Passage, ...], index: int) -> list[Position]:
    """The position over a signature: the passage is a name alone, with capital lines of office above it."""
    passage = found[index]
    line = text[passage.start : passage.end]
    if len(line) > 40 or not _RUN.fullmatch(line) or not _is_surname(line.split()[0]):
        return []
    for above in reversed(found[max(0, index - _SIGNATURE_LINES) : index]):
        title = text[above.start : above.end]
        if not title.isupper():
            break
        signing = _SIGNING.match(title)
        low = above.start + (signing.end() if signing else 0)
        held = Positions(text, folded, low, above.end).in_span(low, above.end)
        if held:
            return held
    return []


def _is_surname(syllable: str) -> bool:
    return syllable in _surnames() or "'" in syllable or "’" in syllable


@cache
def _named_after() -> re.Pattern[str]:
    """A street, school, firm or prize right before a name; "thành phố" and "môi trường" end like one and are none."""
    names = "|".join(sorted(map(re.escape, words("named_after")), key=len, reverse=True))
    return patterns.compile(
        rf"(?<!\w)(?<!thành )(?<!môi )(?<!thị )(?<!văn )(?<!đồng )(?:{names}|số \d+[a-z]?|tháng \w+)\s*$"
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


@cache
def _honorific_words() -> frozenset[str]:
    return frozenset(fold(word) for word in words("honorifics"))


@cache
def _honorific() -> re.Pattern[str]:
    names = sorted(_honorific_words(), key=len, reverse=True)
    return patterns.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})\.?:?\s*$")
