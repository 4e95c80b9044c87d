"""Which capitals are a person's name: a run of syllables that opens with a Vietnamese surname and is no place.

"Quận ủy Lê Chân Trần Thu Hương" holds one, "Chủ tịch UBND quận Hoàng Mai", "Trường THPT Nguyễn Huệ" and "Công ty Hoàng
Long" none. A rare surname counts right after an honorific.
"""

import re
from functools import cache

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.reading.folding import CAPITAL, SMALL, fold
from giaoban.core.reading.passages import Span
from giaoban.core.reading.units import after_unit_word, province_names, unit_names

_SYLLABLE = rf"[{CAPITAL}][{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?"
# The character before is asked after the first letter, by which a search passes over all others.
RUN = patterns.compile(
    rf"[{CAPITAL}](?<!\w.)[{SMALL}]*(?:['’][{CAPITAL}{SMALL}][{SMALL}]*)?(?:[ \u00a0]{{1,2}}{_SYLLABLE})+(?!\w)"
)
_NEVER = frozenset({"hồ chí minh", "nguyễn ái quốc", "bác hồ", "nguyễn tất thành"})
_SPOKEN = patterns.compile(r"\S+")
_HONORIFIC_ENDS = ("ông ", "bà ", "anh ", "chị ", "đồng chí ", "đ/c ")
_HONORIFIC_OPENINGS = ("Ông ", "Bà ", "Anh ", "Chị ")
_FIRM_ENDS = ("công ty ", "doanh nghiệp ", "tập đoàn ", "hợp tác xã ", "htx ")
_BEFORE_NAME, _LONGEST_NAME, _PROVINCE_SYLLABLES = 24, 4, 2


def name_in(text: str, folded: str, run: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run of capitalised syllables that is a person's name, None where the run is a place or a firm."""
    if not _may_hold_a_name(folded, run):
        return None
    spans = [each.span() for each in _SPOKEN.finditer(text, run.start(), run.end())]
    named_after = _is_named_after(folded, run.start())
    place_first = named_after or after_unit_word(folded, run.start())
    honoured = honorific_before(folded, run.start()) is not None
    skipped = 0 if honoured else _leading_place(text, folded, spans, single=place_first)
    for index, (start, _) in list(enumerate(spans))[skipped:]:
        length = len(spans) - index
        if length < 2:
            break
        if not is_surname(text[start : spans[index][1]]) or length > 5:
            continue
        if index == 0 and place_first and (length > _LONGEST_NAME or _is_place(folded, spans, 0, named_after)):
            continue
        if index == 0 and length == _PROVINCE_SYLLABLES and folded.endswith("tỉnh ", 0, start):
            continue  # "Chủ tịch UBND tỉnh Quảng Lĩnh": a province that no list knows
        if index == 0 and not place_first and _is_province(folded, spans):
            continue
        if length == 2 and index > 0 and not _may_split(folded, spans, index, place_first):
            break
        name = folded[start : run.end()]
        if name in unit_names() and honorific_before(folded, start) is None:
            return None
        if name in _NEVER or name in province_names():
            return None
        return start, run.end()
    return _without_surname(folded, run, spans, place_first)


def _may_hold_a_name(folded: str, run: re.Match[str]) -> bool:
    """Whether a surname stands in a run, or an honorific before it: asked first, as most runs are no names."""
    syllables = run[0].split()
    if not _surnames().isdisjoint(syllables[:-1]) or "'" in run[0] or "’" in run[0]:
        if len(syllables) > 2 or folded[run.start() : run.end()] not in unit_names():
            return True
        return honorific_before(folded, run.start()) is not None
    return folded.endswith(_HONORIFIC_ENDS, 0, run.start()) or run[0].startswith(_HONORIFIC_OPENINGS)


def _is_place(folded: str, spans: list[tuple[int, int]], index: int, named_after: bool) -> bool:
    """Whether the syllables from `index`, after a word for a unit, a street or a firm, begin with its name."""
    start = spans[index][0]
    if named_after:
        # "Chủ tịch HĐQT Công ty Nguyễn Văn Tứ": no firm is named so, other than streets and schools.
        middle = folded[spans[1][0] : spans[1][1]] if len(spans) > 2 else ""
        return not (middle in ("văn", "thị") and folded.endswith(_FIRM_ENDS, 0, start))
    return any(folded[start:high] in unit_names() for _, high in spans[index + 1 : index + 4])


def _leading_place(text: str, folded: str, spans: list[tuple[int, int]], *, single: bool) -> int:
    """How many syllables a unit's name takes where another surname follows it: "Quận ủy Lê Chân Trần Thu Hương".

    One syllable is a unit's name only where `single`, after a word for its kind.
    """
    for after in (3, 2, 1) if single else (3, 2):
        if len(spans) - after < 2 or folded[spans[0][0] : spans[after - 1][1]] not in unit_names():
            continue
        if is_surname(text[spans[after][0] : spans[after][1]]):
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


def is_surname(syllable: str) -> bool:
    """Whether a syllable is a surname, or has the apostrophe of names of the Central Highlands: "K'Sor"."""
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


def honorific_before(folded: str, at: int, low: int = 0) -> Span | None:
    """The honorific that stands right before `at`, not before `low`: "ông ", "đ/c: ", "TS."."""
    end = at
    for marks in (" ", ":", "."):
        while end > low and folded[end - 1] in marks:
            end -= 1
    if not folded.endswith(_honorifics(), low, end):
        return None
    for length in _honorific_lengths():
        start = end - length
        if start >= low and folded[start:end] in _honorific_words() and not folded[start - 1 : start].isalnum():
            return Span(start, at)
    return None


@cache
def _honorific_lengths() -> tuple[int, ...]:
    return tuple(sorted(set(map(len, _honorific_words())), reverse=True))


@cache
def _honorifics() -> tuple[str, ...]:
    return tuple(sorted(_honorific_words(), key=len, reverse=True))
