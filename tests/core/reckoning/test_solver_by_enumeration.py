"""The solver against every point of small grids: no solution is ever cut. GIAOBAN_SEARCH=1000000 looks at as many."""

import os
from fractions import Fraction
from itertools import product as every
from random import Random

from giaoban.core.quantities import Range
from giaoban.core.reckoning.solver import smallest_conflict, solve
from giaoban.core.reckoning.system import AtMost, Claim, Integral, Product, System, Total

SYSTEMS = int(os.environ.get("GIAOBAN_SEARCH", "10000"))


def _system(random):
    """Three unknowns, each within a few halves, and one or two relations."""
    claims = []
    for name in "abc":
        low = random.randint(-3, 6)
        high = low + random.randint(0, 3)
        range_ = Range(Fraction(low, 2), Fraction(high, 2), low < high and random.random() < 0.2, False)
        claims.append(Claim(name, range_, range_, frozenset({name})))
    relations = []
    for _ in range(random.randint(1, 2)):
        one, two, three = (random.choice("abc") for _ in range(3))
        relations.append(
            random.choice([Product(one, two, three), Total(one, (two, three)), AtMost(one, two), Integral(one)])
        )
    return System(tuple(claims), tuple(relations))


def _holds(relation, halves):
    """Whether a relation holds between numbers given in halves: whole numbers are quicker than fractions."""
    if isinstance(relation, Product):
        return halves[relation.result] * 2 == halves[relation.factor] * halves[relation.base]
    if isinstance(relation, Total):
        return halves[relation.total] == sum(halves[part] for part in relation.parts)
    if isinstance(relation, Integral):
        return halves[relation.unknown] % 2 == 0
    return halves[relation.small] <= halves[relation.big]


def _points(system):
    for claim in system.claims:
        low, high = int(claim.range.low * 2) + claim.range.low_open, int(claim.range.high * 2)
        yield range(low, high + 1)


def _solutions(system):
    for values in every(*_points(system)):
        halves = dict(zip("abc", values, strict=True))
        if all(_holds(relation, halves) for relation in system.relations):
            yield halves


def test_no_solution_is_cut_and_conflicts_are_smallest():
    random = Random(20261124)
    conflicts = 0
    for number in range(SYSTEMS):
        system = _system(random)
        solution = solve(system)
        solutions = list(_solutions(system))
        if solutions:
            assert solution.conflict is None, system
            ranges = solution.ranges
            for name in "abc":
                ends = min(one[name] for one in solutions), max(one[name] for one in solutions)
                assert all(ranges[name].contains(Fraction(end, 2)) for end in ends), system
        if solution.conflict is not None and number % 10 == 0:
            conflicts += 1
            least = smallest_conflict(system, solution.conflict)
            assert solve(system.resting_on(least)).conflict is not None, system
            assert all(solve(system.resting_on(least - {key})).conflict is None for key in least), system
    assert conflicts > 0


def test_what_makes_a_rule_hold_is_named_too():
    # Without b ≥ 0 there is a solution: b = -0.75, c = 0.5625, a = 1.3125.
    claims = [("a", "0.5", "1.5"), ("b", "0", "1"), ("c", "0.5", "1")]
    made = [
        Claim(name, Range.between(low, high), Range.between(low, high), frozenset({name})) for name, low, high in claims
    ]
    system = System(tuple(made), (Total("c", ("b", "a")), Product("c", "b", "b")))
    conflict = solve(system).conflict

    assert conflict is not None
    assert smallest_conflict(system, conflict) == {"a", "b"}
    assert solve(system.resting_on(frozenset("ac"))).conflict is None


def test_one_that_was_missed():
    """Of the million above number 364.265: an open end of c met a closed one below zero, and passed for a number."""
    ends = {"a": ("1.5", "3"), "b": ("-0.5", "1"), "c": ("-1", "-0.5")}
    ranges = {name: Range.between(low, high, low_open=True) for name, (low, high) in ends.items()}
    claims = tuple(Claim(name, range_, range_, frozenset({name})) for name, range_ in ranges.items())

    solution = solve(System(claims, (Product("c", "b", "a"), Total("c", ("c", "b")))))

    assert solution.conflict is not None
