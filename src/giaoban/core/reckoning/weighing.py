"""How much a finding matters: whether a reader would conclude the opposite, and how far its numbers are apart."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.findings import Flip
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Claim


def off(claims: Sequence[Claim], ranges: Mapping[str, Range]) -> Fraction:
    """The least share of itself by which one number would have to be another for all to be true.

    >>> said = Claim("x", Range.between(99, 101), Range.between(99, 101), frozenset({"a"}))
    >>> off([said], {"a": Range.between(111, 112)})
    Fraction(1, 10)
    """
    found = []
    for claim in claims:
        left = next((ranges[key] for key in claim.rests_on if key in ranges), None)
        low, high = claim.range.low, claim.range.high
        if left is None or left.low is None or left.high is None or low is None or high is None or not low + high:
            continue
        found.append(max(left.low - high, low - left.high, Fraction(0)) / abs(low + high) * 2)
    return min(found, default=Fraction(0))


def flip(statements: Sequence[Statement], ranges: Mapping[str, Range]) -> Flip | None:
    """Whether the others put a percentage on the other side of met or of unchanged.

    >>> flip((), {}) is None
    True
    """
    for statement in statements:
        left, value = ranges.get(statement.key), statement.figure.value
        if left is None or left.low is None or left.high is None:
            continue
        if statement.figure.role is Role.GROWTH and not statement.figure.unit.startswith(("%", "lần")):
            if (left.high < 0 < value) or (left.low > 0 > value):
                return Flip.DIRECTION
            continue
        if not statement.figure.unit.startswith("%"):
            continue
        if statement.figure.role is Role.OF_TARGET and (left.high < 1 <= value / 100 or left.low >= 1 > value / 100):
            return Flip.MET
        if statement.figure.role is Role.OF_PREVIOUS and (left.high < 1 < value / 100 or left.low > 1 > value / 100):
            return Flip.DIRECTION
        if statement.figure.role is Role.GROWTH and ((left.high < 1 and value > 0) or (left.low > 1 and value < 0)):
            return Flip.DIRECTION
    return None
