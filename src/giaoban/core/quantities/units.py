"""Units of measure as reports write them: dimension and scale, so that values of one dimension convert exactly.

A unit is a scale word or two ("nghìn", "triệu tỷ"), a thing measured or counted ("đồng", "ha", "đảng viên"), and what
it is per ("/người/năm", "mỗi ngày", "/100.000 dân"). Things and their scales are data: the word lists `measures` and
`counted` of the catalogue.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.quantities.lexicon import GAP, STEP, Phrases
from giaoban.core.quantities.numbers import digits_value

SCALE_WORDS = {
    "nghìn": 3,
    "ngàn": 3,
    "k": 3,
    "vạn": 4,
    "triệu": 6,
    "tr": 6,
    "tỷ": 9,
    "tỉ": 9,
}
COUNT = "count"
_PER_BEGINS = frozenset("/mM")
# What a unit is per, up to the thing itself: "/", " mỗi ", "/100.000"; "2.980 ha/3.600 ha" is a fraction.
_PER = patterns.compile(rf"(?:[ ]?/[ ]?|{GAP}mỗi(?={GAP}))(?:1(?:[0.]{{1,14}})?(?:{GAP}vạn)?(?={GAP}))?")
_SPACES = patterns.compile(r"\s+")


class UnitError(ValueError):
    """Units between which no value converts."""

    def __init__(self, source: str, target: str):
        super().__init__(
            f"'{source}' does not convert to '{target}': both must measure the same thing, as nghìn m² and ha do"
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written. `scale` is how many of the dimension's first unit one is; None where no fixed scale is known.

    Things counted have a dimension of their own each, "count:đảng viên"; a unit that is all scale ("tỷ") has "".
    """

    name: str
    dimension: str
    scale: Fraction | None

    @property
    def counts(self) -> bool:
        """Whether it counts people or things one by one, so that a number without decimals is exact.

        >>> unit_of("đảng viên").counts, unit_of("triệu lượt khách").counts, unit_of("ha").counts
        (True, False, False)
        """
        return self.dimension.startswith(COUNT) and self.scale == 1 and " per " not in self.dimension


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """The unit that `text` names; words that no list holds count themselves.

    >>> unit_of("nghìn tỷ đồng")
    Unit(name='nghìn tỷ đồng', dimension='VND', scale=Fraction(1000000000000, 1))
    >>> unit_of("triệu đồng/người/năm").dimension, unit_of("USD mỗi người").dimension
    ('VND per người per calendar time', 'USD per người')
    >>> unit_of("ca/100.000 dân").scale, unit_of("%").dimension, unit_of("đảng viên").dimension
    (Fraction(1, 100000), 'share', 'count:đảng viên')
    """
    name = _SPACES.sub(" ", text).strip()
    head, *per = re.split(r"\s?/\s?|\s+mỗi\s+", _protected(name.lower()))
    power, thing = _scaled(_restored(head).strip())
    dimension, scale = _measure(thing)
    total = None if scale is None else scale * Fraction(10) ** power
    for each in per:
        count, under = _counted_under(_restored(each))
        under_dimension, under_scale = _measure(under)
        dimension += f" per {under_dimension.removeprefix(COUNT + ':')}"
        total = total / (under_scale * count) if total is not None and under_scale and count else None
    return Unit(name, dimension, total)


def convert(value: Decimal | Fraction, source: Unit | str, target: Unit | str) -> Fraction:
    """`value` of `source` in units of `target`, exactly.

    >>> convert(Decimal("1.2"), "tỷ đồng", "triệu đồng"), convert(Decimal(30), "tạ/ha", "tấn/ha")
    (Fraction(1200, 1), Fraction(3, 1))
    >>> convert(Decimal(1), "ha", "tấn")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    giaoban.core.quantities.units.UnitError: 'ha' does not convert to 'tấn': both must measure the same thing...
    """
    first = unit_of(source) if isinstance(source, str) else source
    second = unit_of(target) if isinstance(target, str) else target
    if first.name == second.name:
        return Fraction(value)
    if first.dimension != second.dimension or first.scale is None or second.scale is None:
        raise UnitError(first.name, second.name)
    return Fraction(value) * first.scale / second.scale


@cache
def measures() -> dict[str, tuple[str, Fraction | None]]:
    """The word list of measures: lower-case spelling to dimension and scale.

    >>> measures()["ha"]
    ('area', Fraction(10000, 1))
    """
    rows = (tuple(part.strip() for part in line.split("|")) for line in words("measures"))
    return {name.lower(): (dimension, None if scale == "-" else Fraction(scale)) for name, dimension, scale in rows}


@cache
def _things() -> Phrases:
    return Phrases([*measures(), *words("counted"), "đầu người", "km đường"])


class Behind(NamedTuple):
    """A unit behind its number: its name in single blanks, where it ends, and whether a line break comes before it."""

    name: str
    end: int
    broken: bool


def unit_behind(text: str, at: int) -> Behind | None:
    """The longest unit that begins at `at` or a blank later.

    >>> unit_behind("918,755\u00a0tỷ đồng", 7)
    Behind(name='tỷ đồng', end=15, broken=False)
    >>> unit_behind("30 (ha)", 2) is None
    True
    """
    first = STEP.match(text, at)
    if first is None:
        return None
    things = _things()
    end = things.end_from(text, first) or _scaled_end(text, first)
    if end is None:
        return None
    while text[end : end + 2].strip()[:1] in _PER_BEGINS:
        per = _PER.match(text, end)
        further = things.end(text, per.end()) if per else None
        if per is None or not further or text[per.end() : further].strip() == text[first.start(1) : end]:
            break
        end = further
    start = first.start(1)
    return Behind(" ".join(text[start:end].split()), end, start > at and "\n" in text[at:start])


def _scaled_end(text: str, first: re.Match[str]) -> int | None:
    """Where scale words from `first` on, and what they scale, end; None where it is no scale word."""
    end: int | None = None
    step: re.Match[str] | None = first
    while step is not None and step[1].lower() in SCALE_WORDS:
        end, step = step.end(), STEP.match(text, step.end())
    return None if end is None else _things().end(text, end) or end


def _protected(name: str) -> str:
    """Hide the stroke of "đ/c", which is one word and no quotient."""
    return name.replace("đ/c", "đ\0c")


def _restored(part: str) -> str:
    return part.replace("\0", "/")


def _scaled(head: str) -> tuple[int, str]:
    """The power of ten of the scale words that begin `head`, and the rest."""
    power, rest = 0, head.split(" ")
    if rest[0][:1] == "k" and rest[0][1:] in ("$", "€", "£", "₫"):
        rest[:1] = ["k", rest[0][1:]]
    while rest and rest[0] in SCALE_WORDS:
        power, rest = power + SCALE_WORDS[rest[0]], rest[1:]
    return power, " ".join(rest)


def _measure(thing: str) -> tuple[str, Fraction | None]:
    if not thing:
        return "", Fraction(1)
    return measures().get(thing) or (f"{COUNT}:{thing}", Fraction(1))


def _counted_under(part: str) -> tuple[Fraction, str]:
    """Number and unit that something is per: a hundred thousand of "dân" for "100.000 dân"."""
    match = patterns.match(r"(\d[\d.]*)\s?(.*)", part)
    return (Fraction(digits_value(match[1])[0]), match[2]) if match else (Fraction(1), part)
