"""Which result a change or a percentage describes, where one stands in the text.

Mostly it is the last result. A change of a count goes back to the count of the same things ("98 trường và 2.145 lớp;
tăng 2 trường, **41 lớp**"); one whose subject names a result of its paragraph again describes that result; one that a
headline tells before the text does, the result that the text gives.
"""

import re
from dataclasses import replace

from giaoban.core import patterns
from giaoban.core.quantities.units import unit_of
from giaoban.core.reading import measures
from giaoban.core.reading.changes import same_unit
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.roles import is_percent
from giaoban.core.reading.walk import RELATIVE, Walk

_NEAR = 8
_NOTHING_NAMED = frozenset(
    word
    for group in (
        "tổng số của và các trên địa bàn là mức có được vụ việc",
        "đơn vị địa phương ngành toàn tỉnh huyện quận",
    )
    for word in f"{group} thành phố xã phường".split()
)
_WORD = patterns.compile(r"\w+")


def described(walk: Walk, unit: str, tail: str, slots: int) -> int | None:
    """The index of the result that a change in `unit` describes; `slots` numbers of its sentence stand before it.

    In "còn 21 hộ = 1,05%, giảm **8 hộ**" it is the 21 hộ.
    """
    if walk.actual is None:
        return None
    sentence = len(walk.figures) - slots
    if is_percent(unit):
        aspect = _ASPECT.match(tail)
        return _in_respect(walk, aspect[1].lower(), sentence) if aspect else walk.actual
    if unit.startswith("điểm") and walk.actual >= sentence:
        return walk.actual
    counted = measures.is_counted(unit)
    near = range(walk.actual, max(-1, walk.actual - (_NEAR if counted else 5)), -1)
    alike = [
        index for index in near if walk.figures[index].role is Role.ACTUAL and same_unit(walk.figures[index].unit, unit)
    ]
    if not alike:
        return walk.actual
    said = _words(f"{unit} {tail}") if counted else frozenset()
    return max(alike, key=lambda index: (index >= sentence, len(said & _words(walk.figures[index].measure)), index))


# In respect of what a change is told: "tăng 19% **về lượng**, 13% **về trị giá**".
_ASPECT = patterns.compile(r"\s*(?:về|ở)\s(?:mặt\s)?((?:[^\W\d]+\s?){1,4}?)(?=\s*(?:$|so|,|và))", re.IGNORECASE)
_AMOUNTS = ("lượng", "khối lượng", "sản lượng", "số lượng")


def _in_respect(walk: Walk, aspect: str, sentence: int) -> int | None:
    """The result of its sentence that a change is told of by name, by weight or by worth."""
    told = [index for index in range(sentence, len(walk.figures)) if walk.figures[index].role is Role.ACTUAL]
    thing = aspect.removeprefix("số ")
    named = [index for index in told if walk.figures[index].unit.startswith(thing)]
    named = named or [index for index in told if aspect in walk.figures[index].measure.lower()]
    if not named:
        weighed = aspect in _AMOUNTS
        named = [at for at in told if measures.is_physical(walk.figures[at].unit) == weighed]
    return named[-1] if named else walk.actual


def again(walk: Walk, measure: str, since: int) -> int | None:
    """The last result from figure `since` on whose measure holds all that a new subject names."""
    named = _words(measure)
    if not named:
        return None
    found = []
    for index in range(len(walk.figures) - 1, max(since, len(walk.figures) - 13) - 1, -1):
        figure = walk.figures[index]
        restated = "tương đương" in walk.text[max(0, figure.start - 20) : figure.start]
        if figure.role is Role.ACTUAL and not is_percent(figure.unit) and not restated:
            words = _words(f"{figure.measure} {figure.unit}")
            if named <= words:
                found.append((len(words), -index))
    return -min(found)[1] if found else None


def told_twice(figures: list[Figure]) -> None:
    """A change that stands twice describes one result, which only the text gives and not its headline."""
    known: dict[tuple[Role, object, str], Figure] = {}
    for figure in figures:
        if figure.role in RELATIVE and figure.of is not None:
            known.setdefault((figure.role, figure.value, figure.unit), figure)
    for index, figure in enumerate(figures):
        if figure.role in RELATIVE and figure.of is None:
            twin = known.get((figure.role, figure.value, figure.unit))
            twin = twin or (_rounded(figure, known) if index < _NEAR else None)
            if twin is not None and _words(figure.measure) & _words(twin.measure):
                figures[index] = replace(figure, of=twin.of)


def _rounded(figure: Figure, known: dict[tuple[Role, object, str], Figure]) -> Figure | None:
    """The change that a headline rounds: "hơn 80%" of "80,16%"."""
    if figure.bound is None or figure.value != int(figure.value):
        return None
    near = (twin for twin in known.values() if (twin.role, twin.unit) == (figure.role, figure.unit))
    return next((twin for twin in near if abs(twin.value - figure.value) < 1), None)


def _words(measure: str) -> frozenset[str]:
    return frozenset(_WORD.findall(measure.lower())) - _NOTHING_NAMED


def is_of(figure: Figure, unit: str) -> bool:
    """Whether a change in `unit` may be of a result: the units measure the same thing, or the change is relative."""
    return (
        is_percent(unit)
        or unit.startswith("lần")
        or same_unit(figure.unit, unit)
        or unit_of(figure.unit).dimension == unit_of(unit).dimension
    )
