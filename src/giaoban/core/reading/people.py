"""Named persons and the positions that a report gives them, one entry a person.

A name is a run of capitalised syllables that opens with a Vietnamese surname and is no place. It counts as a person
where an honorific ("ông", "đồng chí") or a position stands before it, or a position after it. Authors' names under an
article, streets, schools and firms named after persons are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import islice
from operator import attrgetter, itemgetter

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold, fold_document
from giaoban.core.reading.passages import Kind, Passage, Span, passages
from giaoban.core.reading.positions import Position, Positions
from giaoban.core.reading.report import Office, Person, Words
from giaoban.core.reading.units import after_unit_word, province_names, unit_names

_SYLLABLE = rf"[{CAPITAL}][{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?"
# The character before is asked after the first letter, by which a search passes over all others.
_RUN = patterns.compile(
    rf"[{CAPITAL}](?<!\w.)[{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?(?:[ \u00a0]{{1,2}}{_SYLLABLE})+(?!\w)"
)
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
_GIVEN_NAME = patterns.compile(
    rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị)\s(?P<name>[{CAPITAL}][{SMALL}]+)(?!\w|\s[{CAPITAL}])"
)
_NEVER = frozenset({"hồ chí minh", "nguyễn ái quốc", "bác hồ", "nguyễn tất thành"})
_SPOKEN = patterns.compile(r"\S+")
_HONORIFIC_ENDS = ("ông ", "bà ", "anh ", "chị ", "đồng chí ", "đ/c ")
_HONORIFIC_OPENINGS = ("Ông ", "Bà ", "Anh ", "Chị ")
_FIRM_ENDS = ("công ty ", "doanh nghiệp ", "tập đoàn ", "hợp tác xã ", "htx ")
_SIGNATURE_LINES, _REMEMBERED, _LONGEST_NAME, _BEFORE_NAME = 4, 200, 40, 24


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
    for run in _RUN.finditer(text):
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
        name = _name_in(text, folded, run)
        if name is None:
            continue
        if positions is None:
            positions = Positions(text, folded, passage.body, passage.end)
        start, end = _without_head(text, name, positions)
        if end - start < 3 or " " not in text[start:end]:
            continue
        introduction = None
        if folded[max(passage.body, start - 3) : start].rstrip().endswith(":"):
            introduction = _LIST_INTRODUCTION.search(folded, max(passage.body, start - 160), start)
        if introduction:
            shared = _shared_positions(introduction, positions)
        elif listed_to < 0 or any(mark in text[listed_to:start] for mark in ".:"):
            shared = []
        in_list = bool(introduction) or (listed_to >= 0 and _BETWEEN_NAMES.match(folded, listed_to, start) is not None)
        honorific = _honorific_before(folded, start, passage.body)
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
    latest: dict[str, _Entry] = {}
    index = 0
    for match in _GIVEN_NAME.finditer(text):
        at, end = match.span("name")
        while index < len(told) and told[index][0] < at:
            entry = told[index][1]
            latest[entry.given_name] = entry
            index += 1
        called = latest.get(folded[at:end])
        if called is not None:
            called.mentions.append((at, end))


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


def _name_in(text: str, folded: str, run: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run of capitalised syllables that is a person's name, None where the run is a place or a firm."""
    if not _may_hold_a_name(folded, run):
        return None
    spans = [(run.start() + each.start(), run.start() + each.end()) for each in _SPOKEN.finditer(run[0])]
    named_after = _is_named_after(folded, run.start())
    place_first = named_after or after_unit_word(folded, run.start())
    honoured = _honorific_before(folded, run.start()) is not None
    skipped = 0 if honoured else _leading_place(text, folded, spans)
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
        if name in unit_names() and _honorific_before(folded, start) is None:
            return None
        if (
            name in _NEVER
            or name in province_names()
            or (length == 2 and index > 0 and not _may_split(folded, spans, index, place_first))
        ):
            return None
        return start, run.end()
    return _without_surname(folded, run, spans, place_first)


def _may_hold_a_name(folded: str, run: re.Match[str]) -> bool:
    """Whether a surname stands in a run, or an honorific before it: asked first, as most runs are no names."""
    syllables = run[0].split()
    if any(_is_surname(syllable) for syllable in syllables[:-1]):
        if len(syllables) > 2 or folded[run.start() : run.end()] not in unit_names():
            return True
        return _honorific_before(folded, run.start()) is not None
    return folded.endswith(_HONORIFIC_ENDS, 0, run.start()) or run[0].startswith(_HONORIFIC_OPENINGS)


def _is_place(folded: str, spans: list[tuple[int, int]], index: int, named_after: bool) -> bool:
    """Whether the syllables from `index`, after a word for a unit, a street or a firm, begin with its name."""
    start = spans[index][0]
    if named_after:
        # "Chủ tịch HĐQT Công ty Nguyễn Văn Tứ": no firm is named so, other than streets and schools.
        middle = folded[spans[1][0] : spans[1][1]] if len(spans) > 2 else ""
        return not (middle in ("văn", "thị") and folded.endswith(_FIRM_ENDS, 0, start))
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
    if not _RUN.fullmatch(line) or not _is_surname(line.split()[0]):
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


def _is_named_after(folded: str, at: int) -> bool:
    """Whether a street, school, firm or prize stands right before a name."""
    low = max(0, at - _BEFORE_NAME)
    before = folded[low:at].rstrip()
    if not before.endswith(_named_after_words()) and "số " not in before and "tháng " not in before:
        return False
    return _named_after().search(folded, low, at) is not None


@cache
def _named_after_words() -> tuple[str, ...]:
    return words("named_after")


@cache
def _named_after() -> re.Pattern[str]:
    """A street, school, firm or prize right before a name; "thành phố" and "môi trường" end like one and are none."""
    names = "|".join(sorted(map(re.escape, words("named_after")), key=patterns.longest_first))
    return patterns.compile(
        rf"(?<!\w)(?<!thành )(?<!môi )(?<!thị )(?<!văn )(?<!đồng )(?:{names}|số \d+[a-z]?|tháng \w+)\s*$"
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("surnames"))


@cache
def _honorific_words() -> frozenset[str]:
    return frozenset(fold(word) for word in words("honorifics"))


def _honorific_before(folded: str, at: int, low: int = 0) -> Span | None:
    """The honorific that stands right before `at`, not before `low`: "ông ", "đ/c: ", "TS."."""
    end = at
    for marks in (" ", ":", "."):
        while end > low and folded[end - 1] in marks:
            end -= 1
    if not folded.endswith(_honorifics(), low, end):
        return None
    for word in _honorifics():
        start = end - len(word)
        if folded.endswith(word, low, end) and not folded[max(low, start - 1) : start].isalnum():
            return Span(start, at)
    return None


@cache
def _honorifics() -> tuple[str, ...]:
    return tuple(sorted(_honorific_words(), key=len, reverse=True))
