"""Which statements something else could have contradicted.

A statement is checked where the equations around it leave a choice: drop it, and the others still say something about
its number. The test is one of structure: equations and unknowns are matched one to one as far as that goes, and every
equation that is left over checks all equations it leans on (the overdetermined part of Dulmage and Mendelsohn).
"""

from collections.abc import Sequence, Set

from giaoban.core.reckoning.system import AtMost, Integral, System
from giaoban.core.reckoning.ties import INHERITED


def checked_statements(system: System, loose: Set[str] = frozenset()) -> frozenset[str]:
    """The keys of the statements that another could contradict; `loose` ones repeat a value and claim nothing new.

    >>> from giaoban.core.quantities import Range
    >>> from giaoban.core.reckoning.system import Claim, Product
    >>> def claim(unknown, key):
    ...     return Claim(unknown, Range.point(1), Range.point(1), frozenset({key}))
    >>> once = System((claim("r", "a"), claim("p", "b")), (Product("r", "p", "plan", frozenset({"b"})),))
    >>> checked_statements(once)
    frozenset()
    >>> printed = System((*once.claims, claim("plan", "c")), once.relations)
    >>> sorted(checked_statements(printed))
    ['a', 'b', 'c']
    """
    places = system.places
    equations: list[tuple[tuple[int, ...], frozenset[str]]] = [
        ((number,), claim.rests_on)
        for claim, number in zip(system.claims, places.of_claims, strict=True)
        if claim.rests_on.isdisjoint(loose)
    ]
    # An assumption that gives way without a word contradicts nobody.
    equations += [
        (place, relation.rests_on)
        for relation, place in zip(system.relations, places.of_relations, strict=True)
        if not isinstance(relation, AtMost | Integral)
        and not any(key.startswith(INHERITED) for key in relation.rests_on)
    ]
    checked = _of_orders(system)
    for index in _overdetermined([unknowns for unknowns, _ in equations]):
        checked |= equations[index][1]
    return frozenset(checked)


def _of_orders(system: System) -> set[str]:
    """Both sides of an order between two stated numbers."""
    found: set[str] = set()
    places = system.places
    orders = [
        (relation, place)
        for relation, place in zip(system.relations, places.of_relations, strict=True)
        if isinstance(relation, AtMost)
    ]
    if not orders:
        return found
    stated: dict[int, set[str]] = {}
    for claim, number in zip(system.claims, places.of_claims, strict=True):
        stated.setdefault(number, set()).update(claim.rests_on)
    for relation, (small, big) in orders:
        if small in stated and big in stated:
            found |= stated[small] | stated[big] | relation.rests_on
    return found


def _overdetermined(equations: Sequence[tuple[int, ...]]) -> set[int]:
    """The equations that a left-over one reaches by alternating paths in a largest matching."""
    matching = _Matching(equations)
    left = [index for index in range(len(equations)) if not matching.place(index)]
    reached, stack = set(left), left
    while stack:
        for unknown in equations[stack.pop()]:
            other = matching.equation_of.get(unknown)
            if other is not None and other not in reached:
                reached.add(other)
                stack.append(other)
    return reached


class _Matching:
    """Equations and unknowns in pairs, each in one pair at most."""

    def __init__(self, equations: Sequence[tuple[int, ...]]):
        self.equations = equations
        self.equation_of: dict[int, int] = {}
        self.unknown_of: dict[int, int] = {}

    def place(self, start: int) -> bool:
        """Give the equation an unknown of its own, moving others on by the shortest path, where there is one."""
        came: dict[int, int] = {}
        frontier, seen = [start], {start}
        for equation in frontier:
            for unknown in self.equations[equation]:
                if unknown in came:
                    continue
                came[unknown] = equation
                holder = self.equation_of.get(unknown)
                if holder is None:
                    self._hand_over(unknown, start, came)
                    return True
                if holder not in seen:
                    seen.add(holder)
                    frontier.append(holder)
        return False

    def _hand_over(self, unknown: int, start: int, came: dict[int, int]) -> None:
        equation = came[unknown]
        while equation != start:
            before = self.unknown_of[equation]
            self._pair(unknown, equation)
            unknown, equation = before, came[before]
        self._pair(unknown, equation)

    def _pair(self, unknown: int, equation: int) -> None:
        self.equation_of[unknown], self.unknown_of[equation] = equation, unknown
