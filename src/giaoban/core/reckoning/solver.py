"""Exact propagation of ranges over sums, products and orders, until nothing moves or no value is left.

Every cut is sound: a value is left out only if no solution has it. It need not be complete, so a system without a
solution may pass; a system with a solution is never called contradictory. The work is bounded: a relation is looked at
again only when an end that it reads has moved by more than one part in a thousand million, and no more than
`LOOKS_PER_RELATION` times on average.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reckoning.ends import NO_END, Causes, Contradiction, End, Knowledge
from giaoban.core.reckoning.system import Integral, Product, Relation, System, Total, Unknown

LOOKS_PER_RELATION = 200


@dataclass(frozen=True, slots=True)
class Solution:
    """What is left of each unknown. `conflict` names the statements that disagree; empty where none do.

    `looks` counts how often a relation was looked at; `settled` is False where the bound on looks stopped the work.
    """

    ranges: dict[Unknown, Range]
    causes: dict[Unknown, frozenset[str]]
    conflict: frozenset[str] | None
    looks: int
    settled: bool = True


def solve(system: System, *, lenient: frozenset[str] | bool = False, positive: Iterable[Unknown] = ()) -> Solution:
    """Narrow every unknown as far as the claims and relations allow.

    `lenient` names statements to be taken in their lenient range, or is True for all. `positive` are unknowns that lie
    above zero.

    >>> from giaoban.core.reckoning.system import AtMost, Claim
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
    numbers = _number(system)
    known = Knowledge(len(numbers))
    looks, settled = 0, True
    conflict: frozenset[str] | None = None
    try:
        for unknown in positive:
            if unknown in numbers:
                known.raise_low(numbers[unknown], Fraction(0), True, frozenset())
        for claim in system.claims:
            loose = lenient is True or (lenient is not False and not claim.rests_on.isdisjoint(lenient))
            known.narrow(numbers[claim.unknown], claim.lenient if loose else claim.range, claim.rests_on)
        looks, settled = _propagate(system.relations, numbers, known)
    except Contradiction as contradiction:
        conflict = contradiction.why
    if conflict is not None:
        return Solution({}, {}, conflict, looks)
    return Solution(
        {unknown: known.range_of(number) for unknown, number in numbers.items()},
        {unknown: known.causes(number) for unknown, number in numbers.items()},
        None,
        looks,
        settled,
    )


def _number(system: System) -> dict[Unknown, int]:
    numbers: dict[Unknown, int] = {}
    for claim in system.claims:
        numbers.setdefault(claim.unknown, len(numbers))
    for relation in system.relations:
        for unknown in relation.unknowns:
            numbers.setdefault(unknown, len(numbers))
    return numbers


def _propagate(relations: Sequence[Relation], numbers: dict[Unknown, int], known: Knowledge) -> tuple[int, bool]:
    """Look at relations until none has anything left to say; how often, and whether that end was reached."""
    places = [tuple(numbers[unknown] for unknown in relation.unknowns) for relation in relations]
    readers: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        for unknown in place:
            readers.setdefault(unknown, []).append(index)
    queue, waiting = deque(range(len(relations))), [True] * len(relations)
    looks, most = 0, LOOKS_PER_RELATION * len(relations)
    while queue and looks < most:
        looks += 1
        index = queue.popleft()
        waiting[index] = False
        known.moved.clear()
        _look(relations[index], places[index], known)
        for unknown in known.moved:
            for reader in readers[unknown]:
                if not waiting[reader]:
                    waiting[reader] = True
                    queue.append(reader)
    return looks, not queue


def _look(relation: Relation, place: tuple[int, ...], known: Knowledge) -> None:
    if isinstance(relation, Product):
        if all((low := known.low[unknown].value) is not None and low >= 0 for unknown in place):
            _narrow_positive_product(place, relation.rests_on, known)
        else:
            _narrow_product(place, relation.rests_on, known)
    elif isinstance(relation, Total):
        _narrow_total(place, relation.rests_on, known)
    elif isinstance(relation, Integral):
        _narrow_to_whole(place[0], known)
    else:
        _narrow_order(place, relation.rests_on, known)


def _narrow_positive_product(place: tuple[int, ...], why: Causes, known: Knowledge) -> None:
    """result = factor × base where none lies below zero: each end depends on one end of each of the others."""
    result, factor, base = place
    low, high = known.low, known.high
    a, b = low[factor], low[base]
    if a.value and b.value:
        (top, under), open_ = _times(a.value, b.value), a.open or b.open
        if known.lifts(result, top, under, open_):
            known.raise_low(result, Fraction(top, under), open_, why | a.why | b.why)
    a, b = high[factor], high[base]
    if a.value and b.value:
        (top, under), open_ = _times(a.value, b.value), a.open or b.open
        if known.drops(result, top, under, open_):
            known.lower_high(result, Fraction(top, under), open_, why | a.why | b.why)
    elif (a.value == 0 and not a.open) or (b.value == 0 and not b.open):
        zero = a if a.value == 0 else b
        known.lower_high(result, Fraction(0), False, why | zero.why)
    for one, other in ((factor, base), (base, factor)):
        _narrow_factor(one, low[result], high[result], low[other], high[other], why, known)


def _narrow_factor(
    one: int, low: End, high: End, other_low: End, other_high: End, why: Causes, known: Knowledge
) -> None:
    """One factor of a product without negative values, from the ends of the product and of the other factor."""
    if low.value and other_high.value:
        (top, under), open_ = _over(low.value, other_high.value), low.open or other_high.open
        if known.lifts(one, top, under, open_):
            known.raise_low(one, Fraction(top, under), open_, why | low.why | other_high.why)
    if high.value is not None and other_low.value:
        # Zero is zero whatever it is divided by.
        (top, under), open_ = _over(high.value, other_low.value), high.open or (other_low.open and high.value != 0)
        if known.drops(one, top, under, open_):
            known.lower_high(one, Fraction(top, under), open_, why | high.why | other_low.why)


def _times(a: Fraction, b: Fraction) -> tuple[int, int]:
    return a.numerator * b.numerator, a.denominator * b.denominator


def _over(a: Fraction, b: Fraction) -> tuple[int, int]:
    return a.numerator * b.denominator, a.denominator * b.numerator


def _narrow_product(place: tuple[int, ...], why: Causes, known: Knowledge) -> None:
    """result = factor × base of any sign, by the arithmetic of ranges."""
    result, factor, base = place
    behind = why | known.causes(factor) | known.causes(base)
    known.narrow(result, known.range_of(factor) * known.range_of(base), behind)
    for one, other in ((factor, base), (base, factor)):
        above, below = known.range_of(result), known.range_of(other)
        if below.contains(0) and above.contains(0):
            continue
        behind = why | known.causes(result) | known.causes(other)
        if below.is_point and below.low == 0:
            raise Contradiction(behind)
        known.narrow(one, above / below, behind)


def _narrow_total(place: tuple[int, ...], why: Causes, known: Knowledge) -> None:
    """total = Σ parts: each from the ends of all others."""
    total, *parts = place
    for ends, move in ((known.low, known.raise_low), (known.high, known.lower_high)):
        if (end := _sum([ends[part] for part in parts])).value is not None:
            move(total, end.value, end.open, why | end.why)
    for position, part in enumerate(parts):
        others = parts[:position] + parts[position + 1 :]
        for whole, ends, move in (
            (known.low[total], known.high, known.raise_low),
            (known.high[total], known.low, known.lower_high),
        ):
            end = _sum([ends[other] for other in others])
            if whole.value is not None and end.value is not None:
                move(part, whole.value - end.value, whole.open or end.open, why | whole.why | end.why)


def _sum(ends: Sequence[End]) -> End:
    """The end of a sum, which is missing where an end of a part is."""
    value, open_, why = Fraction(0), False, Causes()
    for end in ends:
        if end.value is None:
            return NO_END
        value, open_, why = value + end.value, open_ or end.open, why | end.why
    return End(value, open_, why)


def _narrow_order(place: tuple[int, ...], why: Causes, known: Knowledge) -> None:
    small, big = place
    if (end := known.high[big]).value is not None:
        known.lower_high(small, end.value, end.open, why | end.why)
    if (end := known.low[small]).value is not None:
        known.raise_low(big, end.value, end.open, why | end.why)


def _narrow_to_whole(unknown: int, known: Knowledge) -> None:
    """To the whole numbers within the ends."""
    low, high = known.low[unknown], known.high[unknown]
    if low.value is not None and (low.open or low.value.denominator > 1):
        known.raise_low(unknown, Fraction(low.value.numerator // low.value.denominator + 1), False, low.why)
    if high.value is not None and (high.open or high.value.denominator > 1):
        known.lower_high(unknown, Fraction(-(-high.value.numerator // high.value.denominator) - 1), False, high.why)


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
