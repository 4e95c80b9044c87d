"""Which statements of a system disagree: contradictions one after another, each cut down to a smallest set.

A contradiction that goes away once its numbers may have been cut short or stretched is none. One that leans on an
assumption gives the assumption up. After a real one its statements are set aside, so that what else is wrong comes to
light, and nothing is inferred from numbers in dispute.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.core.reckoning.solver import Solution, smallest_conflict, solve
from giaoban.core.reckoning.statements import source_of
from giaoban.core.reckoning.system import System, Unknown
from giaoban.core.reckoning.ties import ASSUMED, TOLD


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all be true; `assumed` where that holds only if a plan is taken for another."""

    statements: frozenset[str]
    system: System
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A system with its conflicts, and what is left of it: `system` without what is in dispute, and its solution."""

    conflicts: tuple[Conflict, ...]
    system: System
    solution: Solution
    lenient: frozenset[str]


def settle(system: System, positive: Iterable[Unknown]) -> Settled:
    """Find every conflict of the system, then solve what is not in dispute.

    >>> from giaoban.core.quantities import Range
    >>> from giaoban.core.reckoning.system import Claim
    >>> def claim(key, value):
    ...     return Claim("x", Range.point(value), Range.point(value), frozenset({key}))
    >>> settled = settle(System((claim("a", 1), claim("b", 2)), ()), ())
    >>> [sorted(conflict.statements) for conflict in settled.conflicts], settled.system.claims
    ([['a', 'b']], ())
    """
    above = frozenset(positive)
    conflicts: list[Conflict] = []
    lenient: frozenset[str] = frozenset()
    active = system
    while (solution := solve(active, lenient=lenient, positive=above)).conflict is not None:
        least = _least(active, solution.conflict, lenient, above)
        part = active.resting_on(least)
        if not least <= lenient and solve(part, lenient=True, positive=above).conflict is None:
            lenient |= least
            continue
        least = smallest_conflict(part, least, lenient=True, positive=above)
        assumptions = frozenset(key for key in least if key.startswith(ASSUMED))
        if not assumptions:
            if len(least) > 1:  # a plan below zero disagrees with no other number
                conflicts.append(Conflict(least, active.resting_on(least)))
        elif all(key.startswith(TOLD) for key in assumptions):
            conflicts.append(Conflict(least - assumptions, active.resting_on(least), assumed=True))
        active = active.resting_on(active.statements - (assumptions or least))
    return Settled(tuple(conflicts), active, solution, lenient)


def _least(
    system: System, conflict: frozenset[str], lenient: frozenset[str], positive: frozenset[Unknown]
) -> frozenset[str]:
    """A smallest conflict, of one report alone where one of those concerned contradicts itself."""
    for source in sorted({source_of(key) for key in conflict}):
        own = frozenset(key for key in system.statements if source_of(key) == source)
        within = system.resting_on(own)
        found = solve(within, lenient=lenient, positive=positive).conflict
        if found is not None:
            return smallest_conflict(within, found, lenient=lenient, positive=positive)
    return smallest_conflict(system, conflict, lenient=lenient, positive=positive)
