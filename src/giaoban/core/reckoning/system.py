"""The equations between written numbers: unknowns, what is written of them, and how they hang together.

An unknown is anything hashable. A claim says that a statement puts an unknown within a range; a relation ties unknowns
to one another. Each carries the keys of the statements that it rests on, so that a contradiction can name them.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

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
class System:
    """Claims and relations over the same unknowns."""

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]

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
        held: set[Unknown] = {claim.unknown for claim in self.claims}
        for relation in self.relations:
            held.update(relation.unknowns)
        return frozenset(held)

    def components(self) -> tuple["System", ...]:
        """The parts that share no unknown, each a system of its own, in order of first appearance.

        >>> point = Range.point(1)
        >>> claims = tuple(Claim(name, point, point, frozenset({name})) for name in "abc")
        >>> [len(part.claims) for part in System(claims, (AtMost("a", "c"),)).components()]
        [2, 1]
        """
        parent: dict[Unknown, Unknown] = {}
        for claim in self.claims:
            parent.setdefault(claim.unknown, claim.unknown)
        for relation in self.relations:
            _join(parent, relation.unknowns)
        claims: dict[Unknown, list[Claim]] = {}
        relations: dict[Unknown, list[Relation]] = {}
        for claim in self.claims:
            claims.setdefault(_root(parent, claim.unknown), []).append(claim)
        for relation in self.relations:
            relations.setdefault(_root(parent, relation.unknowns[0]), []).append(relation)
        return tuple(
            System(tuple(claims.get(root, ())), tuple(relations.get(root, ()))) for root in _in_order(claims, relations)
        )


def _in_order(*groups: Iterable[Unknown]) -> Iterable[Unknown]:
    return dict.fromkeys(root for group in groups for root in group)


def _join(parent: dict[Unknown, Unknown], unknowns: Sequence[Unknown]) -> None:
    for unknown in unknowns:
        parent.setdefault(unknown, unknown)
    first = _root(parent, unknowns[0])
    for unknown in unknowns[1:]:
        parent[_root(parent, unknown)] = first


def _root(parent: dict[Unknown, Unknown], unknown: Unknown) -> Unknown:
    while parent[unknown] != unknown:
        parent[unknown] = parent[parent[unknown]]
        unknown = parent[unknown]
    return unknown
