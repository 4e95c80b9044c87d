"""Exact propagation of ranges over sums, products and orders, until nothing moves or no value is left.

Every cut is sound: a value is left out only if no solution has it. It need not be complete, so a system without a
solution may pass; a system with a solution is never called contradictory. The work is bounded: a relation is looked at
again only when an end that it reads has moved by more than one part in a thousand million, and no more than
`LOOKS_PER_RELATION` times on average.
"""

from collections import deque
from collections.abc import Iterable, Sequence

from giaoban.core.quantities import Range
from giaoban.core.reckoning.ends import Contradiction, Knowledge
from giaoban.core.reckoning.narrowing import look
from giaoban.core.reckoning.system import Relation, System, Unknown

LOOKS_PER_RELATION = 200


class Solution:
    """What is left of each unknown. `conflict` names the statements that disagree; None where none do.

    `looks` counts how often a relation came up; `settled` is False where the bound on looks stopped the work. Fractions
    and causes are worked out when they are asked for.
    """

    def __init__(
        self,
        names: Sequence[Unknown],
        known: Knowledge,
        conflict: frozenset[str] | None,
        looks: int,
        settled: bool = True,
    ):
        self.conflict, self.looks, self.settled = conflict, looks, settled
        self._names, self._known = () if conflict is not None else names, known
        self._numbers: dict[Unknown, int] | None = None

    def _number(self, unknown: Unknown) -> int | None:
        if self._numbers is None:
            self._numbers = {name: number for number, name in enumerate(self._names)}
        return self._numbers.get(unknown)

    def range_of(self, unknown: Unknown) -> Range | None:
        """What is left of the unknown; None where the system has no such unknown, or a conflict."""
        number = self._number(unknown)
        return None if number is None else self._known.range_of(number)

    def causes_of(self, unknown: Unknown) -> frozenset[str]:
        """The statements behind both ends of the unknown."""
        number = self._number(unknown)
        return frozenset() if number is None else self._known.causes(number)

    @property
    def ranges(self) -> dict[Unknown, Range]:
        """What is left of every unknown."""
        return {name: self._known.range_of(number) for number, name in enumerate(self._names)}


def solve(system: System, *, lenient: frozenset[str] | bool = False, positive: Iterable[Unknown] = ()) -> Solution:
    """Narrow every unknown as far as the claims and relations allow.

    `lenient` names statements to be taken in their lenient range, or is True for all. `positive` are unknowns that lie
    above zero.

    >>> from giaoban.core.reckoning.system import AtMost, Claim, Product
    >>> def claim(unknown, low, high):
    ...     range_ = Range.between(low, high)
    ...     return Claim(unknown, range_, range_, frozenset({unknown}))
    >>> tie = Product("result", "share", "plan", frozenset({"share"}))
    >>> system = System((claim("result", 90, 91), claim("share", "0.45", "0.5")), (tie,))
    >>> solve(system, positive=["plan"]).ranges["plan"]
    Range(low=Fraction(180, 1), high=Fraction(1820, 9), low_open=False, high_open=False)
    >>> solve(System((claim("a", 3, 4), claim("b", 1, 2)), (AtMost("a", "b"),))).conflict == {"a", "b"}
    True
    """
    places, above = system.places, frozenset(positive)
    known = Knowledge(len(places.names))
    looks, settled = 0, True
    conflict: frozenset[str] | None = None
    try:
        for number, name in enumerate(places.names if above else ()):
            if name in above:
                known.above_zero(number)
        for claim, number in zip(system.claims, places.of_claims, strict=True):
            loose = lenient is True or (lenient is not False and not claim.rests_on.isdisjoint(lenient))
            known.start(number, claim.lenient if loose else claim.range, claim.rests_on)
        looks, settled = _propagate(system.relations, places.of_relations, known)
    except Contradiction as contradiction:
        conflict = contradiction.why
    return Solution(places.names, known, conflict, looks, settled)


def _propagate(relations: Sequence[Relation], places: Sequence[tuple[int, ...]], known: Knowledge) -> tuple[int, bool]:
    """Look at relations until none has anything left to say; how often, and whether that end was reached.

    A relation whose unknowns only itself has moved keeps its turn, but is not looked at where that could leave no less.
    """
    readers: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        for unknown in place:
            readers.setdefault(unknown, []).append(index)
    queue, waiting, due = deque(range(len(relations))), [True] * len(relations), [True] * len(relations)
    looks, most = 0, LOOKS_PER_RELATION * len(relations)
    while queue and looks < most:
        looks += 1
        index = queue.popleft()
        waiting[index] = False
        if not due[index]:
            continue
        known.moved.clear()
        enough = look(relations[index], places[index], known)
        for unknown in known.moved:
            for reader in readers[unknown]:
                due[reader] = True
                if not waiting[reader]:
                    waiting[reader] = True
                    queue.append(reader)
        due[index] = not enough
    return looks, not queue


def smallest_conflict(
    system: System,
    conflict: frozenset[str],
    *,
    lenient: frozenset[str] | bool = False,
    positive: Iterable[Unknown] = (),
) -> frozenset[str]:
    """A part of the conflicting statements of which none can be spared: each in turn is dropped and the rest solved.

    >>> from giaoban.core.reckoning.system import Claim
    >>> claims = [
    ...     Claim("x", Range.point(n), Range.point(n), frozenset({key})) for key, n in [("a", 1), ("b", 2), ("c", 3)]
    ... ]
    >>> sorted(smallest_conflict(System(tuple(claims), ()), frozenset("abc")))
    ['b', 'c']
    """
    kept, above = conflict, tuple(positive)
    for statement in sorted(conflict):
        fewer = kept - {statement}
        found = solve(system.resting_on(fewer), lenient=lenient, positive=above).conflict
        if found is not None:
            kept = found & fewer
    return kept
