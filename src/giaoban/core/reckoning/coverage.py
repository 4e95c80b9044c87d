"""Which statements something else could have contradicted.

A statement is checked where the equations around it leave a choice: drop it, and the others still say something about
its number. The test is one of structure: equations and unknowns are matched one to one as far as that goes, and every
equation that is left over checks all equations it leans on (the overdetermined part of Dulmage and Mendelsohn).
"""

from collections.abc import Sequence

from giaoban.core.reckoning.system import AtMost, Integral, System, Unknown


def checked_statements(system: System) -> frozenset[str]:
    """The keys of the statements that another could contradict.

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
    equations: list[tuple[tuple[Unknown, ...], frozenset[str]]] = [
        ((claim.unknown,), claim.rests_on) for claim in system.claims
    ]
    equations += [
        (relation.unknowns, relation.rests_on)
        for relation in system.relations
        if not isinstance(relation, AtMost | Integral)
    ]
    checked = _of_orders(system)
    for index in _overdetermined([unknowns for unknowns, _ in equations]):
        checked |= equations[index][1]
    return frozenset(checked)


def _of_orders(system: System) -> set[str]:
    """Both sides of an order between two stated numbers."""
    stated: dict[Unknown, set[str]] = {}
    for claim in system.claims:
        stated.setdefault(claim.unknown, set()).update(claim.rests_on)
    found: set[str] = set()
    for relation in system.relations:
        if isinstance(relation, AtMost) and relation.small in stated and relation.big in stated:
            found |= stated[relation.small] | stated[relation.big] | relation.rests_on
    return found


def _overdetermined(equations: Sequence[tuple[Unknown, ...]]) -> set[int]:
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

    def __init__(self, equations: Sequence[tuple[Unknown, ...]]):
        self.equations = equations
        self.equation_of: dict[Unknown, int] = {}
        self.unknown_of: dict[int, Unknown] = {}

    def place(self, start: int) -> bool:
        """Give the equation an unknown of its own, moving others on by the shortest path, where there is one."""
        came: dict[Unknown, int] = {}
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

    def _hand_over(self, unknown: Unknown, start: int, came: dict[Unknown, int]) -> None:
        equation = came[unknown]
        while equation != start:
            before = self.unknown_of[equation]
            self._pair(unknown, equation)
            unknown, equation = before, came[before]
        self._pair(unknown, equation)

    def _pair(self, unknown: Unknown, equation: int) -> None:
        self.equation_of[unknown], self.unknown_of[equation] = equation, unknown
