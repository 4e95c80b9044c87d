"""Cached readers of the tables and word lists that the package carries."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NAME_AND_KIND = re.compile(r"^[^,\n]*,[^,\n]*,([^,\n]*),([^,\n]*),", re.MULTILINE)


class WordListError(LookupError):
    """A word list that the package does not carry."""

    def __init__(self, name: str):
        known = ", ".join(word_lists())
        super().__init__(f"'{name}' is no word list of the catalogue: it carries {known}")


@cache
def word_lists() -> tuple[str, ...]:
    """The names that `words` takes, in alphabetical order."""
    folder = _folder() / "words"
    return tuple(sorted(file.name.removesuffix(".txt") for file in folder.iterdir() if file.name.endswith(".txt")))


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of `catalogue/words/NAME.txt` in the file's order: one a line, from `#` to the line's end a comment.

    >>> "đảng viên" in words("counted")
    True
    >>> words("flowers")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    giaoban.catalogue.tables.WordListError: 'flowers' is no word list of the catalogue: it carries ...
    """
    try:
        content = _content(f"words/{name}.txt")
    except OSError as error:
        raise WordListError(name) from error
    lines = (line.partition("#")[0].strip() for line in content.splitlines())
    return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of indicators.csv; `aliases` are other names as reports write them."""

    code: str
    name: str
    unit: str
    accumulation: str
    direction: str
    sector: str
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class IndicatorPartRow:
    """One row of indicator_parts.csv: what an indicator is made of or a part of, by codes; empty where it is not."""

    code: str
    parent: str
    numerator: str
    denominator: str
    times: int
    level: str
    source: str


@dataclass(frozen=True, slots=True)
class IndicatorVersionRow:
    """One row of indicator_versions.csv: how an indicator is defined from a day on; `breaks` as in the database."""

    code: str
    valid_from: date
    definition: str
    breaks: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One row of units.csv. Generation and code are the key; so are they for the unit above."""

    generation: str
    code: str
    name: str
    kind: str
    parent_generation: str
    parent_code: str
    area_km2: Decimal | None
    valid_from: date | None
    valid_to: date | None


class NamedUnit(NamedTuple):
    """The first columns of a row of units.csv, which tell names and where they belong."""

    generation: str
    code: str
    name: str
    kind: str
    parent_code: str

    @property
    def own_name(self) -> str:
        """The name without the kind before it: "Lê Chân" of "Phường Lê Chân"."""
        return self.name[len(self.kind) :].strip()


@dataclass(frozen=True, slots=True)
class UnitEventRow:
    """One row of unit_events.csv: what an old unit (2024) became among the new ones (2025)."""

    on: date
    decree: str
    kind: str
    old_generation: str
    old_code: str
    new_generation: str
    new_code: str
    source: str
    principal: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class UnitChangeRow:
    """One row of unit_changes.csv: a unit whose boundary stays has another name from a day on."""

    on: date
    generation: str
    code: str
    name: str
    decree: str
    source: str


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One row of departments.csv: a body inside the Party committee or the People's Committee of some units."""

    branch: str
    kind: str
    name: str
    unit_kinds: tuple[str, ...]
    but_not: tuple[str, ...]
    valid_from: date
    source: str

    def belongs_to(self, unit_kind: str, unit_name: str) -> bool:
        """Whether a unit of this kind and name has it.

        >>> row = next(row for row in departments() if row.name == "Phòng Kinh tế")
        >>> [row.belongs_to("đặc khu", name) for name in ("Đặc khu Cát Hải", "Đặc khu Phú Quốc")]
        [True, False]
        """
        named = unit_kind in self.unit_kinds or unit_name in self.unit_kinds
        return named and unit_name not in self.but_not


@cache
def indicators() -> tuple[IndicatorRow, ...]:
    """Every indicator of the catalogue, in the file's order, which is the order of a review.

    >>> indicators()[0].code, indicators()[0].accumulation
    ('TC01', 'flow')
    """
    return tuple(
        IndicatorRow(
            code=row["code"],
            name=row["name"],
            unit=row["unit"],
            accumulation=row["accumulation"],
            direction=row["direction"],
            sector=row["sector"],
            aliases=tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        for row in _rows("indicators.csv")
    )


@cache
def indicator_parts() -> tuple[IndicatorPartRow, ...]:
    """What indicators are made of.

    >>> row = next(row for row in indicator_parts() if row.code == "AS01")
    >>> row.numerator, row.denominator, row.times
    ('AS02', 'DS03', 100)
    """
    return tuple(
        IndicatorPartRow(
            code=row["code"],
            parent=row["parent"],
            numerator=row["numerator"],
            denominator=row["denominator"],
            times=int(row["times"] or 100),
            level=row["level"],
            source=row["source"],
        )
        for row in _rows("indicator_parts.csv")
    )


@cache
def indicator_versions() -> tuple[IndicatorVersionRow, ...]:
    """How indicators are defined from a day on.

    >>> [row.valid_from.year for row in indicator_versions() if row.code == "AS01" and row.breaks]
    [2022, 2027]
    """
    return tuple(
        IndicatorVersionRow(
            code=row["code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            definition=row["definition"],
            breaks=row["breaks"],
            source=row["source"],
        )
        for row in _rows("indicator_versions.csv")
    )


@cache
def units() -> tuple[UnitRow, ...]:
    """Every administrative unit of both generations, a unit after the one above it.

    >>> next(unit.name for unit in units() if (unit.generation, unit.code) == ("2025", "11383"))
    'Phường Lê Chân'
    """
    return tuple(
        UnitRow(
            generation=row["generation"],
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_generation=row["generation"],
            parent_code=row["parent_code"],
            area_km2=Decimal(row["area_km2"]) if row["area_km2"] else None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        for row in _rows("units.csv")
    )


@cache
def named_units() -> tuple[NamedUnit, ...]:
    """The names of all units, in the order of `units`: read in a fifth of the time that whole rows take.

    >>> next(unit.own_name for unit in named_units() if (unit.generation, unit.code) == ("2025", "11383"))
    'Lê Chân'
    """
    width = len(NamedUnit._fields)
    return tuple(NamedUnit._make(row[:width]) for row in _unit_rows())


@cache
def provinces() -> tuple[NamedUnit, ...]:
    """The names of the provinces and cities that stand under the state itself, of both generations."""
    width = len(NamedUnit._fields)
    return tuple(NamedUnit._make(row[:width]) for row in _unit_rows() if not row[width - 1])


@cache
def own_names() -> tuple[str, ...]:
    """The names alone, without the kind before them, in the order of `units`.

    >>> own_names()[:2]
    ('Hà Nội', 'Ba Đình')
    """
    content = _content("units.csv")
    if '"' in content:
        return tuple(unit.own_name for unit in named_units())
    return tuple(name[len(kind) :].strip() for name, kind in _NAME_AND_KIND.findall(content, content.index("\n")))


@cache
def _unit_rows() -> list[list[str]]:
    return list(csv.reader(_content("units.csv").splitlines()[1:]))


@cache
def unit_changes() -> tuple[UnitChangeRow, ...]:
    """The renames since the last reorganisation, in order of their days.

    >>> [change.name for change in unit_changes() if len(change.code) == 2]
    ['Thành phố Đồng Nai', 'Thành phố Quảng Ninh', 'Thành phố Bắc Ninh']
    """
    return tuple(
        UnitChangeRow(
            on=date.fromisoformat(row["on"]),
            generation=row["generation"],
            code=row["code"],
            name=row["name"],
            decree=row["decree"],
            source=row["source"],
        )
        for row in _rows("unit_changes.csv")
    )


@cache
def departments() -> tuple[DepartmentRow, ...]:
    """The departments with which an office starts, in the order in which offices list them.

    >>> departments()[0].name
    'Văn phòng Đảng ủy'
    """
    return tuple(
        DepartmentRow(
            branch=row["branch"],
            kind=row["kind"],
            name=row["name"],
            unit_kinds=tuple(row["unit_kinds"].split("|")),
            but_not=tuple(filter(None, row["but_not"].split("|"))),
            valid_from=date.fromisoformat(row["valid_from"]),
            source=row["source"],
        )
        for row in _rows("departments.csv")
    )


@cache
def unit_events() -> tuple[UnitEventRow, ...]:
    """What each old unit became.

    >>> sorted({event.kind for event in unit_events()})
    ['continue', 'merge', 'split']
    """
    return tuple(
        UnitEventRow(
            on=date.fromisoformat(row["on"]),
            decree=row["decree"],
            kind=row["kind"],
            old_generation="2024",
            old_code=row["old_code"],
            new_generation="2025",
            new_code=row["new_code"],
            source="vietnamadminunits 1.0.4",
            principal=row["principal"] == "1",
            unsure=row["unsure"] == "1",
        )
        for row in _rows("unit_events.csv")
    )


def sample() -> dict[str, Any]:
    """The description of the sample office: where it opens, its offices with their reports, its accounts."""
    import tomllib  # for the sample alone

    return tomllib.loads((_folder() / "sample" / "sample.toml").read_text("utf-8"))


def sample_reports() -> tuple[tuple[str, bytes], ...]:
    """Name and content of each report of the sample office, in order of name."""
    folder = _folder() / "sample" / "reports"
    return tuple((file.name, file.read_bytes()) for file in sorted(folder.iterdir(), key=lambda file: file.name))


def _content(path: str) -> str:
    """A file of the package as text; OSError where there is none."""
    content = get_data("giaoban.catalogue", path)
    assert content is not None, "what imports the package can read its files"  # noqa: S101
    return content.decode("utf-8")


def _folder() -> "Traversable":
    from importlib import resources  # seldom: it takes a while to import and is for listing a folder alone

    return resources.files("giaoban.catalogue")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_content(name).splitlines()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
