"""The solver never cuts a true solution, whatever the system; it finds what is plainly contradictory."""

import os
from fractions import Fraction
from itertools import product as every

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.quantities import Range
from giaoban.core.reckoning.solver import smallest_conflict, solve
from giaoban.core.reckoning.system import AtMost, Claim, Product, System, Total

# GIAOBAN_SEARCH=100000 looks much longer.
EXAMPLES = int(os.environ.get("GIAOBAN_SEARCH", "100"))

values = st.fractions(min_value=-5, max_value=20, max_denominator=8)
amounts = st.fractions(min_value=0, max_value=3, max_denominator=8)


@st.composite
def ranges_around(draw, value):
    below, above = draw(amounts), draw(amounts)
    return Range(
        draw(st.sampled_from([None, value - below, value - below])),
        draw(st.sampled_from([None, value + above, value + above])),
        low_open=below > 0 and draw(st.booleans()),
        high_open=above > 0 and draw(st.booleans()),
    )


@st.composite
def true_systems(draw):
    """A system with one of its solutions: relations are built on values, claims around them."""
    truth = {name: draw(values) for name in "abcd"[: draw(st.integers(2, 4))]}
    relations = []
    for number in range(draw(st.integers(1, 4))):
        names = sorted(truth)
        one, two = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        made = f"x{number}"
        kind = draw(st.sampled_from(["product", "total", "order"]))
        if kind == "product":
            truth[made] = truth[one] * truth[two]
            relations.append(Product(made, one, two))
        elif kind == "total":
            truth[made] = truth[one] + truth[two]
            relations.append(Total(made, (one, two)))
        else:
            small, big = sorted((one, two), key=truth.__getitem__)
            relations.append(AtMost(small, big))
    claims = []
    for name in sorted(truth):
        if draw(st.integers(0, 3)):
            range_ = draw(ranges_around(truth[name]))
            claims.append(Claim(name, range_, range_, frozenset({name})))
    return System(tuple(claims), tuple(relations)), truth


@settings(max_examples=EXAMPLES, deadline=None)
@given(true_systems())
def test_a_true_solution_stays(case):
    system, truth = case

    solution = solve(system)

    assert solution.conflict is None
    assert all(range_.contains(truth[name]) for name, range_ in solution.ranges.items())


@settings(max_examples=EXAMPLES, deadline=None)
@given(true_systems())
def test_positive_unknowns_keep_their_positive_values(case):
    system, truth = case
    positive = [name for name, value in truth.items() if value > 0]

    solution = solve(system, positive=positive)

    assert solution.conflict is None
    assert all(range_.contains(truth[name]) for name, range_ in solution.ranges.items())


GRID = [Fraction(number, 2) for number in range(-4, 7)]
names = st.sampled_from("abc")
relations = st.one_of(
    st.builds(Product, names, names, names),
    st.builds(lambda total, one, two: Total(total, (one, two)), names, names, names),
    st.builds(AtMost, names, names),
)


@st.composite
def any_claims(draw):
    name, low = draw(names), draw(st.sampled_from(GRID))
    width = draw(st.sampled_from([0, 1, 2, 4]))
    open_ = width > 0 and draw(st.booleans())
    range_ = Range(low, low + width, open_, open_)
    return Claim(name, range_, range_, frozenset({f"{name}{low}{width}{open_}"}))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(any_claims(), max_size=4), st.lists(relations, min_size=1, max_size=3))
def test_brute_force_finds_no_solution_that_was_cut(claims, relations):
    system = System(tuple(claims), tuple(relations))
    solution = solve(system)

    for point in every(GRID, repeat=3):
        truth = dict(zip("abc", point, strict=True))
        if all(claim.range.contains(truth[claim.unknown]) for claim in claims) and all(
            _holds(relation, truth) for relation in relations
        ):
            assert solution.conflict is None
            assert all(range_.contains(truth[name]) for name, range_ in solution.ranges.items())


def _holds(relation, truth):
    if isinstance(relation, Product):
        return truth[relation.result] == truth[relation.factor] * truth[relation.base]
    if isinstance(relation, Total):
        return truth[relation.total] == sum(truth[part] for part in relation.parts)
    return truth[relation.small] <= truth[relation.big]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(any_claims(), max_size=5), st.lists(relations, min_size=1, max_size=3))
def test_smallest_conflict_still_disagrees_and_spares_nothing(claims, relations):
    system = System(tuple(claims), tuple(relations))
    conflict = solve(system).conflict
    if conflict is None:
        return

    least = smallest_conflict(system, conflict)

    assert solve(system.resting_on(least)).conflict is not None
    assert all(solve(system.resting_on(least - {key})).conflict is None for key in least)


def test_endless_shrinking_stops():
    # x = x × 0,999…: only zero is left, and that is never quite reached.
    shrinking = Claim("f", Range.between("0.9", "0.99"), Range.between("0.9", "0.99"), frozenset({"f"}))
    start = Claim("x", Range.between(0, 1), Range.between(0, 1), frozenset({"x"}))

    solution = solve(System((shrinking, start), (Product("x", "f", "x"),)))

    assert solution.conflict is None
    assert solution.looks <= 200
    assert solution.ranges["x"].contains(0)
