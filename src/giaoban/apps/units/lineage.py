"""What a unit is made of on another day: which units, how much of each, and by what key that is known.

`lineage` looks back from a unit to those that stood on a day, `heirs` forward to those that took it over. Both follow
chains of reorganisations. A unit that went whole needs no share; neither does one that was divided among units that are
all looked at together. Where a divided unit has no shares that come to 100 % under the key, its part is unknown: a gap
is not zero.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from giaoban.apps.units.models import Unit
from giaoban.apps.units.succession_graph import Graph, Reach, load_back, load_forward


class How(StrEnum):
    """How surely a part is known."""

    WHOLE = "whole"
    APPORTIONED = "apportioned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """`share` of `unit` belongs here: 1 for the whole, less by `key`, None where nobody has said how much.

    `key` is "population", "households", "area" or an office's own words, "" for a whole; several keys of one chain are
    joined by " + ". `unsure` marks one on which sources disagree.
    """

    unit: Unit
    share: Fraction | None
    how: How
    key: str
    words: tuple[Callable[[], str], ...] = field(default=(), compare=False, repr=False)
    unsure: bool = False

    @property
    def source(self) -> str:
        """How that is known, in Vietnamese: decree and day, or share and document, or what is missing."""
        return "; ".join(dict.fromkeys(say() for say in self.words))


def lineage(unit: Unit, day: date, key: str | None = None, *, known: datetime | None = None) -> tuple[Part, ...]:
    """The units of `day` that make up `unit`, wholes first, then by name; the unit itself where it stood on `day`.

    `key` asks for one key of apportioning; without it the best that is complete is taken for each division, in the
    order population, households, area, an office's own. `known` asks what had been booked by that moment. Nothing comes
    back where the catalogue does not know what the unit was made of. At most three queries.
    """
    return lineages([unit], day, key, known=known)[unit.pk]


def lineages(
    units: Iterable[Unit], day: date, key: str | None = None, *, known: datetime | None = None
) -> dict[int, tuple[Part, ...]]:
    """`lineage` of many units by primary key, each on its own. At most three queries for any number of units."""
    wanted = list(units)
    graph = load_back(wanted, day, key, known)
    return {unit.pk: _parts(graph, frozenset([unit.pk])) for unit in wanted}


def lineage_together(
    units: Iterable[Unit], day: date, key: str | None = None, *, known: datetime | None = None
) -> tuple[Part, ...]:
    """The units of `day` that make up `units` taken as one area: what was divided among them alone is whole again."""
    wanted = list(units)
    return _parts(load_back(wanted, day, key, known), frozenset(unit.pk for unit in wanted))


def heirs(unit: Unit, day: date, key: str | None = None, *, known: datetime | None = None) -> tuple[Part, ...]:
    """The units of `day` that `unit` went to; `share` is the part of *this* unit that went to each."""
    graph = load_forward([unit], day, key, known)
    found = [(each, graph.reach(unit.pk, frozenset([each.pk]))) for each in graph.ends()]
    return _sorted(_part(each, reach) for each, reach in found if reach.share != 0)


def _parts(graph: Graph, targets: frozenset[int]) -> tuple[Part, ...]:
    found = graph.reaches(targets)
    return _sorted(_part(graph.units[pk], reach) for pk, reach in found.items() if reach.share != 0)


def _part(unit: Unit, reach: Reach) -> Part:
    how = How.UNKNOWN if reach.share is None else How.APPORTIONED if reach.keys else How.WHOLE
    key = " + ".join(dict.fromkeys(reach.keys)) if how is How.APPORTIONED else ""
    return Part(unit, reach.share, how, key, reach.words, reach.unsure)


def _sorted(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: (part.how is not How.WHOLE, part.unit.order_key, part.unit.pk)))
