"""Named persons and the positions that a report gives them, one entry a person.

A name counts as a person where an honorific ("ông", "đồng chí") or a position stands before it, or a position after
it. Authors' names under an article and neighbours without an office are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter, itemgetter

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, fold, fold_document
from giaoban.core.reading.names import RUN, honorific_before, is_surname, name_in
from giaoban.core.reading.passages import Kind, Passage, Span, passages
from giaoban.core.reading.positions import Position, Positions
from giaoban.core.reading.report import Office, Person, Words

_LIST_INTRODUCTION = patterns.compile(
    r"(?:các|những|hai|ba|bốn|năm) (?:đồng chí|đ/c|ông|bà|ông, bà|ông/bà|vị|anh|chị)(?P<shared>[^:.;]{0,120}?):\s*$"
)
_BETWEEN_NAMES = patterns.compile(
    r"(?:\s*\([^()\n]{1,60}\))?\s*(?:,|;|và|cùng|cùng với)\s*(?:và\s+)?(?:các\s+)?(?:ông|bà|đồng chí|đ/c)?\s*$"
)
_SIGNING = patterns.compile(r"(?:T[/.]?M|K[/.]?T|T[/.]?L|TUQ|Q)\s?[./]?\s+")
# Words for a neighbour, not for an officer: with no position after the name they make it no person of the report.
_NEIGHBOUR = patterns.compile(r"(?:anh|chị|cô|cụ|em|cháu|bác|chú|mẹ)(?!\w)")
# What is said of a neighbour after the name.
_PRIVATE = patterns.compile(
    r"\s*(?:[,(–-]\s*|ở |trú )(?:là |ở |trú |ngụ )?(?:một |tại )?(?:nông dân|người dân|hộ|chủ hộ|chủ vườn|xã viên"
    r"|hội viên|thôn|xóm|bản|ấp|buôn|làng|tổ dân phố|khu phố|khu|dân tộc|số nhà)(?!\w)"
)
_CALLED = ("ông ", "bà ", "đồng chí ", "đ/c ", "anh ", "chị ")
_NAME_GOES_ON = patterns.compile(rf"\w| [{CAPITAL}]")
_SIGNATURE_LINES, _REMEMBERED, _CALLED_BY_NAME, _LONGEST_NAME, _LONGEST_GAP = 4, 200, 60, 40, 300


@dataclass(slots=True, eq=False)
class _Entry:
    """A person while the text is read."""

    start: int
    end: int
    name: str
    given_name: str
    positions: dict[str, Position] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    mentions: list[tuple[int, int]] = field(default_factory=list)

    def person(self, text: str, as_of: date | None) -> Person:
        """The person as the report holds it."""
        offices = tuple(
            Office(each.start, each.end, text[each.start : each.end], each.former, as_of)
            for each in self.positions.values()
        )
        mentions = tuple(Words(low, high, text[low:high]) for low, high in sorted(self.mentions))
        return Person(self.start, self.end, self.name, tuple(office.text for office in offices), offices, mentions)


def find_people(text: str, as_of: date | None = None) -> tuple[Person, ...]:
    """The persons that `text` names with a position or an honorific, in the order of their first mention.

    `as_of` is the day of the text, on which the positions were held.

    >>> text = "Đồng chí Lê Thị Mai, Ủy viên Thành uỷ, Bí thư Quận uỷ chủ trì. Bà Mai cảm ơn ông Vũ An Khê."
    >>> [(person.name, person.positions) for person in find_people(text)]
    [('Lê Thị Mai', ('Ủy viên Thành uỷ', 'Bí thư Quận uỷ')), ('Vũ An Khê', ())]
    >>> [mention.text for mention in find_people(text)[0].mentions]
    ['Lê Thị Mai', 'Mai']
    """
    folded = fold_document(text)
    entries: dict[str, _Entry] = {}
    found = passages(text)
    for index, runs in _runs_by_passage(text, found):
        passage = found[index]
        if passage.kind != Kind.FURNITURE:
            for start, end, positions in _mentions(text, folded, passage, runs, entries):
                _note(text, folded, entries, start, end, positions)
        signed = _signature(text, folded, found, index)
        if signed:
            _note(text, folded, entries, passage.start, passage.end, signed)
    if entries:
        _note_short_names(text, folded, entries)
    ordered = sorted(entries.values(), key=attrgetter("start"))
    return tuple(entry.person(text, as_of) for entry in ordered)


def _runs_by_passage(text: str, found: tuple[Passage, ...]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """The runs of capitalised syllables by the passage that they stand in, as its index in `found`."""
    index, runs = 0, list[re.Match[str]]()
    for run in RUN.finditer(text):
        if runs and run.start() >= found[index].end:
            yield index, runs
            runs = []
        while index < len(found) and run.start() >= found[index].end:
            index += 1
        if index == len(found):
            return
        if run.start() >= found[index].body:
            runs.append(run)
    if runs:
        yield index, runs


def _mentions(
    text: str, folded: str, passage: Passage, runs: list[re.Match[str]], entries: dict[str, _Entry]
) -> Iterator[tuple[int, int, list[Position]]]:
    """Every full name in a passage that stands for a person, with the positions given there."""
    positions: Positions | None = None
    shared: list[Position] = []
    listed_to = -1
    for run in runs:
        name = name_in(text, folded, run)
        if name is None:
            continue
        positions = positions or Positions(text, folded, passage.body, passage.end)
        start, end = _without_head(text, name, positions)
        if end - start < 3 or " " not in text[start:end]:
            continue
        if listed_to >= 0 and start - listed_to > _LONGEST_GAP:
            listed_to, shared = -1, []
        introduction = None
        if folded[max(passage.body, start - 3) : start].rstrip().endswith(":"):
            introduction = _LIST_INTRODUCTION.search(folded, max(passage.body, start - 160), start)
        if introduction:
            shared = _shared_positions(introduction, positions)
        elif listed_to < 0 or any(mark in text[listed_to:start] for mark in ".:"):
            shared = []
        in_list = bool(introduction) or (listed_to >= 0 and _BETWEEN_NAMES.match(folded, listed_to, start) is not None)
        honorific = honorific_before(folded, start, passage.body)
        if text[start - 1 : start] == "." and honorific is None:
            continue
        given = positions.before(_before_honorific(folded, honorific, start), max(listed_to, passage.body))
        given += positions.after(end)
        known = _known_as(folded[start:end], entries) is not None
        officer = honorific is not None and not _is_neighbour(folded, honorific, end)
        if known and not given:
            yield start, end, given
            continue
        if not (given or officer or in_list):
            continue
        if (introduction or in_list or shared) and shared:
            given = shared + given
        listed_to = given[-1].end if given and given[-1].end > end else end
        yield start, end, given


def _shared_positions(introduction: re.Match[str], positions: Positions) -> list[Position]:
    """What a list gives all its names: "các đồng chí Phó Chủ tịch UBND tỉnh: …"."""
    low, high = introduction.span("shared")
    return positions.in_span(low + 1, high) if high > low else []


def _is_neighbour(folded: str, honorific: Span, end: int) -> bool:
    """Whether the honorific, or what follows the name, makes a neighbour: "chị Mai", "ông Vù Seo Páo, nông dân"."""
    return _NEIGHBOUR.match(folded, honorific.start) is not None or _PRIVATE.match(folded, end) is not None


def _note_short_names(text: str, folded: str, entries: dict[str, _Entry]) -> None:
    """Enter the later mentions by a given name: "đồng chí Hương" after "Trần Thu Hương"; of two the one met last."""
    told = sorted(((low, entry) for entry in entries.values() for low, _ in entry.mentions), key=itemgetter(0))
    names = {entry.name.split()[-1] for entry in islice(entries.values(), _CALLED_BY_NAME)}
    latest: dict[str, _Entry] = {}
    index = 0
    for at, name in sorted(_called(text, folded, names)):
        while index < len(told) and told[index][0] < at:
            entry = told[index][1]
            latest[entry.given_name] = entry
            index += 1
        called = latest.get(folded[at : at + len(name)])
        if called is not None:
            called.mentions.append((at, at + len(name)))


def _called(text: str, folded: str, names: set[str]) -> Iterator[tuple[int, str]]:
    """Where one of the given names stands alone after an honorific."""
    for name in names:
        at = text.find(name)
        while at >= 0:
            if folded.endswith(_CALLED, 0, at) and not _NAME_GOES_ON.match(text, at + len(name)):
                yield at, name
            at = text.find(name, at + len(name))


def _before_honorific(folded: str, honorific: Span | None, start: int) -> int:
    """Where the words before a name end: before "– ông" or ", bà", too, so that "Chủ tịch xã, bà Lan" is one person."""
    if honorific is None:
        return start
    at = honorific.start
    while at > 0 and folded[at - 1] in " ,-–":
        at -= 1
    return at


def _without_head(text: str, name: tuple[int, int], positions: Positions) -> tuple[int, int]:
    """A name without a position that follows it with no comma: "Lê Minh Giang Phó bí thư"."""
    start, end = name
    last = text.rfind(" ", start, end) + 1
    return (start, last - 1) if last > start and positions.opens_at(last) else name


def _note(text: str, folded: str, entries: dict[str, _Entry], start: int, end: int, positions: list[Position]) -> None:
    """Enter a mention: a new person, or a position that earlier mentions did not give."""
    key = " ".join(folded[start:end].split())
    known_as = _known_as(key, entries) or key
    if known_as not in entries:
        entries[known_as] = _Entry(start, end, text[start:end], key.rpartition(" ")[2])
    entry = entries[known_as]
    entry.mentions.append((start, end))
    heads = [_spelled_out(position.head) for position in positions]
    known = set(heads) & entry.heads if entry.positions else set()
    for position, head in zip(positions, heads, strict=True):
        written = _spelled_out(folded[position.start : position.end])
        if head in known and head in entry.positions and written != head:
            del entry.positions[head]  # "Bí thư" of a headline gives way to "Bí thư Quận ủy Lê Chân"
        elif head in known:
            continue
        entry.positions.setdefault(written, position)
    entry.heads.update(heads)


@lru_cache(maxsize=1024)
def _spelled_out(position: str) -> str:
    """A folded position with its short forms written out: "uvbtv" is "ủy viên ban thường vụ"."""
    return " ".join(_short_forms().get(word, word) for word in position.split())


@cache
def _short_forms() -> dict[str, str]:
    pairs = (entry.partition(",") for entry in words("position_short_forms"))
    return {fold(short.strip()): fold(long.strip()) for short, _, long in pairs}


def _known_as(name: str, entries: dict[str, _Entry]) -> str | None:
    """The full name of a person met before whom a shorter one names: "Kim Anh" after "Bùi Kim Anh"."""
    if name in entries:
        return name
    return next((full for full in islice(entries, _REMEMBERED) if full.endswith(" " + name)), None)


def _signature(text: str, folded: str, found: tuple[Passage, ...], index: int) -> list[Position]:
    """The position over a signature: the passage is a name alone, with capital lines of office above it."""
    passage = found[index]
    if passage.end - passage.start > _LONGEST_NAME:
        return []
    line = text[passage.start : passage.end]
    if not RUN.fullmatch(line) or not is_surname(line.split()[0]):
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
