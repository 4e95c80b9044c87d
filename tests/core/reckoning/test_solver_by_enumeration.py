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


def _holds(relation, truth):
    if isinstance(relation, Product):
        return truth[relation.result] == truth[relation.factor] * truth[relation.base]
    if isinstance(relation, Total):
        return truth[relation.total] == sum(truth[part] for part in relation.parts)
    if isinstance(relation, Integral):
        return truth[relation.unknown].denominator == 1
    return truth[relation.small] <= truth[relation.big]


def _points(system):
    for claim in system.claims:
        steps = range(int(claim.range.low * 2), int(claim.range.high * 2) + 1)
        yield [Fraction(step, 2) for step in steps if claim.range.contains(Fraction(step, 2))]


def test_no_solution_is_cut_and_conflicts_are_smallest():
    random = Random(20261124)
    conflicts = 0
    for number in range(SYSTEMS):
        system = _system(random)
        solution = solve(system)
        for values in every(*_points(system)):
            truth = dict(zip("abc", values, strict=True))
            if all(_holds(relation, truth) for relation in system.relations):
                assert solution.conflict is None, system
                assert all(solution.ranges[name].contains(truth[name]) for name in "abc"), system
        if solution.conflict is not None and number % 10 == 0:
            conflicts += 1
            least = smallest_conflict(system, solution.conflict)
            assert solve(system.resting_on(least)).conflict is not None
            assert all(solve(system.resting_on(least - {key})).conflict is None for key in least)
    assert conflicts > 0
