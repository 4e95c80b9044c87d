"""What one relation leaves of its unknowns: each from the ends of the others.

A cut is sound: a value is left out only if no solution has it. Most looks leave everything as it was, so each end is
first compared as a floating-point number (see `ends.py`) and made only if it may say more than is known.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, inf

from giaoban.core.reckoning.ends import (
    DOUBT,
    LARGEST_ERROR,
    NO_HIGH,
    NO_LOW,
    ROUNDING,
    Causes,
    Contradiction,
    End,
    Knowledge,
    Rule,
    causes,
    exact,
    given,
    worked,
)
from giaoban.core.reckoning.system import AtMost, Product, Relation, Total

_BELOW, _ABOVE = 1 - DOUBT, 1 + DOUBT
_ZERO = Fraction(0)


def look(relation: Relation, place: tuple[int, ...], known: Knowledge) -> bool:
    """Narrow the unknowns at these places; whether to look again at once could leave no less.

    >>> known = Knowledge(2)
    >>> known.lower_high(1, given(Fraction(5), False, frozenset({"whole"})))
    >>> look(AtMost("part", "whole"), (0, 1), known), known.range_of(0).high
    (True, Fraction(5, 1))
    """
    if isinstance(relation, Product):
        low, (result, factor, base) = known.low, place
        if low[factor].value >= 0 and low[base].value >= 0 and low[result].value >= 0:
            _narrow_positive_product(place, relation.rests_on, known)
            return result != factor != base != result
        _narrow_product(place, relation.rests_on, known)
        return False
    if isinstance(relation, Total):
        _narrow_total(place, relation.rests_on, known)
        return len(set(place)) == len(place)
    if isinstance(relation, AtMost):
        _narrow_order(place, relation.rests_on, known)
    else:
        _narrow_to_whole(place[0], known)
    return True


def _narrow_positive_product(place: tuple[int, ...], because: Causes, known: Knowledge) -> None:
    """result = factor × base where none lies below zero: each end depends on one end of each of the others."""
    result, factor, base = place
    low, high = known.low, known.high
    signs = (known.sign[result], known.sign[factor], known.sign[base])  # without them the rules below do not hold
    a, b = low[factor], low[base]
    value = a.value * b.value
    if value > low[result].value * _BELOW:
        end = End(value, a.error + b.error + ROUNDING, a.open or b.open, Rule.TIMES, (a, b, *signs), because)
        known.raise_low(result, end)
    a, b = high[factor], high[base]
    if not a.value or not b.value:
        known.lower_high(result, given(_ZERO, False, because, (b if a.value else a, *signs)))
    else:
        value = a.value * b.value
        if value < high[result].value * _ABOVE:
            end = End(value, a.error + b.error + ROUNDING, a.open or b.open, Rule.TIMES, (a, b, *signs), because)
            known.lower_high(result, end)
    for one, other in ((factor, base), (base, factor)):
        # One factor from the ends of the product and of the other factor.
        a, b = low[result], high[other]
        if b.value:
            value = a.value / b.value
            if value > low[one].value * _BELOW:
                error, open_ = a.error + b.error + ROUNDING, a.open or b.open
                known.raise_low(one, End(value, error, open_, Rule.OVER, (a, b, *signs), because))
        a, b = high[result], low[other]
        if b.value:
            value = a.value / b.value
            if value < high[one].value * _ABOVE:
                # Zero is zero whatever it is divided by.
                error, open_ = a.error + b.error + ROUNDING, a.open or (b.open and value != 0)
                known.lower_high(one, End(value, error, open_, Rule.OVER, (a, b, *signs), because))


def _narrow_product(place: tuple[int, ...], because: Causes, known: Knowledge) -> None:
    """result = factor × base of any sign, by the arithmetic of ranges."""
    result, factor, base = place
    known.narrow(result, known.range_of(factor) * known.range_of(base), because, _ends(known, factor, base))
    for one, other in ((factor, base), (base, factor)):
        above, below = known.range_of(result), known.range_of(other)
        if below.contains(0) and above.contains(0):
            continue
        behind = _ends(known, result, other)
        if below.is_point and below.low == 0:
            raise Contradiction(because.union(*(causes(end) for end in behind)))
        known.narrow(one, above / below, because, behind)


def _ends(known: Knowledge, *unknowns: int) -> tuple[End, ...]:
    ends = (end for unknown in unknowns for end in (known.low[unknown], known.high[unknown]))
    return tuple(end for end in ends if end is not NO_LOW and end is not NO_HIGH)


def _narrow_total(place: tuple[int, ...], because: Causes, known: Knowledge) -> None:
    """total = Σ parts: each from the ends of all others."""
    total, parts = place[0], place[1:]
    low, high = known.low, known.high
    ends = [low[part] for part in parts]
    value, size = _added(ends)
    if -inf < value >= low[total].value - DOUBT * size:
        known.raise_low(total, _combined(value, size, Rule.SUM, ends, because))
    ends = [high[part] for part in parts]
    value, size = _added(ends)
    if inf > value <= high[total].value + DOUBT * size:
        known.lower_high(total, _combined(value, size, Rule.SUM, ends, because))
    for position, part in enumerate(parts):
        others = parts[:position] + parts[position + 1 :]
        bottom, top = low[total], high[total]
        ends = [high[other] for other in others]
        value, size = _added(ends)
        value, size = bottom.value - value, abs(bottom.value) + size
        if -inf < value >= low[part].value - DOUBT * size:
            known.raise_low(part, _combined(value, size, Rule.LESS, [bottom, *ends], because))
        ends = [low[other] for other in others]
        value, size = _added(ends)
        value, size = top.value - value, abs(top.value) + size
        if inf > value <= high[part].value + DOUBT * size:
            known.lower_high(part, _combined(value, size, Rule.LESS, [top, *ends], because))


def _added(ends: Sequence[End]) -> tuple[float, float]:
    """The sum, and the sum of the sizes."""
    value = size = 0.0
    for end in ends:
        value += end.value
        size += abs(end.value)
    return value, size


def _combined(value: float, size: float, rule: Rule, ends: Sequence[End], because: Causes) -> End:
    """A sum or difference of ends. What cancels out leaves its errors behind, so such a value is made exact."""
    made = End(value, LARGEST_ERROR, any(end.open for end in ends), rule, tuple(ends), because)
    error = (max((end.error for end in ends), default=0.0) + ROUNDING * (len(ends) + 1)) * size
    if error < LARGEST_ERROR * abs(value):
        made.error = error / abs(value)
    else:
        made.fraction = worked(made)
        made.value, made.error = made.fraction.numerator / made.fraction.denominator, ROUNDING
    return made


def _narrow_order(place: tuple[int, ...], because: Causes, known: Knowledge) -> None:
    small, big = place
    end = known.high[big]
    if end.value < inf and end.value <= known.high[small].value + DOUBT * abs(end.value):
        known.lower_high(small, End(end.value, end.error, end.open, Rule.COPY, (end,), because))
    end = known.low[small]
    if end.value > -inf and end.value >= known.low[big].value - DOUBT * abs(end.value):
        known.raise_low(big, End(end.value, end.error, end.open, Rule.COPY, (end,), because))


def _narrow_to_whole(unknown: int, known: Knowledge) -> None:
    """To the whole numbers within the ends."""
    low, high = known.low[unknown], known.high[unknown]
    if low.value > -inf:
        value = exact(low)
        if low.open or value.denominator > 1:
            known.raise_low(unknown, given(Fraction(floor(value) + 1), False, Causes(), (low,)))
    if high.value < inf:
        value = exact(high)
        if high.open or value.denominator > 1:
            known.lower_high(unknown, given(Fraction(ceil(value) - 1), False, Causes(), (high,)))
