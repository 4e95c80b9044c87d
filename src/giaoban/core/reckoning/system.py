"""The equations between written numbers: unknowns, what is written of them, and how they hang together.

An unknown is anything hashable. A claim says that a statement puts an unknown within a range; a relation ties unknowns
to one another. Each carries the keys of the statements that it rests on, so that a contradiction can name them.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from giaoban.core.quantities import Range

Unknown = Hashable


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement says of one unknown: `range` as honestly rounded, `lenient` if it was cut short or round."""

    unknown: Unknown
    range: Range
    lenient: Range
    rests_on: frozenset[str]


@dataclass(frozen=True, slots=True)
class Product:
    """result = factor × base: a percentage of a plan, a percentage or growth of an earlier period."""

    result: Unknown
    factor: Unknown
    base: Unknown
    rests_on: frozenset[str] = frozenset()

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The three unknowns, the result first."""
        return (self.result, self.factor, self.base)


@dataclass(frozen=True, slots=True)
class Total:
    """total = Σ parts: months of a cumulative figure, an amount on top of last year's."""

    total: Unknown
    parts: tuple[Unknown, ...]
    rests_on: frozenset[str] = frozenset()

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True, slots=True)
class AtMost:
    """small ≤ big: a part and its whole, an earlier cumulative figure and a later one."""

    small: Unknown
    big: Unknown
    rests_on: frozenset[str] = frozenset()

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The small one, then the big one."""
        return (self.small, self.big)


@dataclass(frozen=True, slots=True)
class Integral:
    """The unknown counts things, so it is a whole number; it rests on no statement."""

    unknown: Unknown
    rests_on: frozenset[str] = frozenset()

    @property
    def unknowns(self) -> tuple[Unknown, ...]:
        """The one unknown."""
        return (self.unknown,)


Relation = Product | Total | AtMost | Integral


@dataclass(frozen=True, slots=True)
class Places:
    """The unknowns of a system by number, claims' first, and which of them each claim and each relation is about."""

    names: tuple[Unknown, ...]
    of_claims: tuple[int, ...]
    of_relations: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class System:
    """Claims and relations over the same unknowns."""

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    _places: Places | None = field(default=None, compare=False, repr=False)

    @property
    def places(self) -> Places:
        """Its unknowns by number.

        >>> point = Range.point(1)
        >>> System((Claim("a", point, point, frozenset()),), (AtMost("a", "c"), AtMost("b", "c"))).places
        Places(names=('a', 'c', 'b'), of_claims=(0,), of_relations=((0, 1), (2, 1)))
        """
        if self._places is None:
            numbers: dict[Unknown, int] = {}
            of_claims = tuple(numbers.setdefault(claim.unknown, len(numbers)) for claim in self.claims)
            of_relations = tuple(
                tuple([numbers.setdefault(unknown, len(numbers)) for unknown in relation.unknowns])
                for relation in self.relations
            )
            object.__setattr__(self, "_places", Places(tuple(numbers), of_claims, of_relations))
        return self._places  # type: ignore[return-value]  # just set

    def resting_on(self, statements: frozenset[str]) -> "System":
        """Only what rests on these statements, and the relations that rest on none.

        >>> claim = Claim("plan", Range.point(1), Range.point(1), frozenset({"a"}))
        >>> System((claim,), ()).resting_on(frozenset({"b"}))
        System(claims=(), relations=())
        """
        return System(
            tuple(claim for claim in self.claims if claim.rests_on <= statements),
            tuple(relation for relation in self.relations if relation.rests_on <= statements),
        )

    @property
    def statements(self) -> frozenset[str]:
        """The keys of every statement that something here rests on."""
        held: set[str] = set()
        for part in (*self.claims, *self.relations):
            held |= part.rests_on
        return frozenset(held)

    @property
    def unknowns(self) -> frozenset[Unknown]:
        """Every unknown that a claim or a relation is about."""
        return frozenset(self.places.names)

    def components(self) -> tuple["System", ...]:
        """The parts that share no unknown, each a system of its own, in order of first appearance.

        >>> point = Range.point(1)
        >>> claims = tuple(Claim(name, point, point, frozenset({name})) for name in "abc")
        >>> [len(part.claims) for part in System(claims, (AtMost("a", "c"),)).components()]
        [2, 1]
        """
        places = self.places
        parent = list(range(len(places.names)))
        for place in places.of_relations:
            first = _root(parent, place[0])
            for number in place[1:]:
                parent[_root(parent, number)] = first
        parts: dict[int, _Part] = {}
        for claim, number in zip(self.claims, places.of_claims, strict=True):
            root = _root(parent, number)
            (parts.get(root) or parts.setdefault(root, _Part())).add_claim(claim, number)
        for relation, place in zip(self.relations, places.of_relations, strict=True):
            root = _root(parent, place[0])
            (parts.get(root) or parts.setdefault(root, _Part())).add_relation(relation, place)
        return tuple(part.system(places.names) for part in parts.values())


class _Part:
    """A part of a system as it is gathered; `numbers` maps the numbers of the whole to its own."""

    __slots__ = ("claims", "numbers", "of_claims", "of_relations", "relations")

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.relations: list[Relation] = []
        self.numbers: dict[int, int] = {}
        self.of_claims: list[int] = []
        self.of_relations: list[tuple[int, ...]] = []

    def add_claim(self, claim: Claim, number: int) -> None:
        self.claims.append(claim)
        self.of_claims.append(self.numbers.setdefault(number, len(self.numbers)))

    def add_relation(self, relation: Relation, place: tuple[int, ...]) -> None:
        own = self.numbers
        self.relations.append(relation)
        self.of_relations.append(tuple([own.setdefault(number, len(own)) for number in place]))

    def system(self, names: Sequence[Unknown]) -> System:
        places = Places(
            tuple([names[number] for number in self.numbers]), tuple(self.of_claims), tuple(self.of_relations)
        )
        return System(tuple(self.claims), tuple(self.relations), places)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
