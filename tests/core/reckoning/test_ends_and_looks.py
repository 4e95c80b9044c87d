"""Ends that are compared as floating-point numbers decide as fractions would; the work ends long before its bound."""

from fractions import Fraction
from random import Random

import pytest

from giaoban.core.quantities import Range
from giaoban.core.reckoning.ends import ROUNDING, Contradiction, End, Knowledge, Rule, given
from giaoban.core.reckoning.solver import LOOKS_PER_RELATION, solve
from giaoban.core.reckoning.system import AtMost, Claim, Product, System, Total

# a ÷ b × b ÷ (a × c) is 1 ÷ c, but not as floating-point numbers.
SAME_BUT_FOR_ROUNDING = [(1, 5, 3), (1, 5, 6), (1, 5, 7), (1, 5, 9), (1, 10, 3), (7, 11, 9), (3, 7, 11)]


def _ends(a, b, c, sign):
    """An open end at ±1 ÷ c that was worked out, and a closed one that was given."""
    one, two = given(Fraction(sign * a, b), True, frozenset()), given(Fraction(b, a * c), False, frozenset())
    worked = End(one.value * two.value, 3 * ROUNDING, True, Rule.TIMES, (one, two), frozenset({"worked"}))
    return worked, given(Fraction(sign, c), False, frozenset({"given"}))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("a", "b", "c"), SAME_BUT_FOR_ROUNDING)
def test_an_open_end_at_a_closed_one_leaves_nothing(a, b, c, sign):
    worked, other = _ends(a, b, c, sign)
    above = Knowledge(1)
    above.lower_high(0, other)
    with pytest.raises(Contradiction):
        above.raise_low(0, worked)

    worked, other = _ends(a, b, c, sign)
    below = Knowledge(1)
    below.raise_low(0, other)
    with pytest.raises(Contradiction):
        below.lower_high(0, worked)


def _claim(name, low, high):
    range_ = Range.between(low, high)
    return Claim(name, range_, range_, frozenset({name}))


def _chain(length):
    """Each a part of the one before, all known from the last alone."""
    relations = [Product(f"x{at}", f"f{at}", f"x{at + 1}", frozenset({f"f{at}"})) for at in range(length)]
    shares = [_claim(f"f{at}", "0.49", "0.51") for at in range(length)]
    return System((*shares, _claim(f"x{length}", 10, 11)), tuple(relations))


def _net(random):
    """A year of months and running totals with shares of one plan: as tangled as reports are."""
    months = [Fraction(random.randint(100, 900)) for _ in range(12)]
    claims, relations = [], []
    for at, month in enumerate(months):
        total = sum(months[: at + 1])
        claims.append(_claim(f"m{at}", month - Fraction(1, 2), month + Fraction(1, 2)))
        claims.append(_claim(f"t{at}", total - Fraction(1, 2), total + Fraction(1, 2)))
        share = total / 6000
        claims.append(_claim(f"f{at}", share - Fraction(1, 200), share + Fraction(1, 200)))
        relations.append(Product(f"t{at}", f"f{at}", "plan", frozenset({f"f{at}"})))
        if at:
            relations += [Total(f"t{at}", (f"t{at - 1}", f"m{at}")), AtMost(f"t{at - 1}", f"t{at}")]
    return System(tuple(claims), tuple(relations))


@pytest.mark.parametrize("system", [_chain(300), *(_net(Random(seed)) for seed in range(20))])
def test_equations_of_reports_settle_in_a_tenth_of_the_bound(system):
    solution = solve(system, positive=["plan"])

    assert solution.settled
    assert solution.conflict is None
    assert solution.looks < LOOKS_PER_RELATION / 10 * len(system.relations)


def test_what_never_comes_to_rest_is_stopped_and_stays_sound():
    """Zero alone solves x = 0,999 × x: the high end creeps towards it; what is left still holds every solution."""
    system = System((_claim("x", 0, 1), _claim("f", "0.999", "0.999")), (Product("x", "f", "x"),))

    solution = solve(system)

    assert solution.looks <= LOOKS_PER_RELATION
    assert solution.range_of("x").contains(Fraction(0))


def test_a_new_figure_solves_its_own_part_alone():
    """Parts of the equations share no unknown: of fifty, one is solved again, whatever the others are."""
    from giaoban.core.reading import read
    from giaoban.core.reckoning import reckon, statements

    def stated(number, done):
        text = f"Năm 2024, hạng mục {number} đạt {done}/100 tỷ đồng, bằng 50,0% kế hoạch thành phố giao."
        return statements(read(text), text, source=f"{number}.txt", subject_of=lambda figure: f"hạng mục {number}")

    made = [one for number in range(50) for one in stated(number, 50)]
    known = {}
    reckon(made, known=known)
    before = dict(known)

    changed = [one for one in made if one.source != "7.txt"] + list(stated(7, 62))
    found = reckon(changed, known=known)

    solved_again = [part for asked, part in known.items() if asked not in before]
    assert (len(before), len(solved_again)) == (50, 1)
    assert [finding.message for finding in found.findings] == ["Ghi 50,0%, nhưng 62/100 tỷ đồng là 61,19–62,81%."]
