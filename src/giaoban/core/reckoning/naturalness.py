"""How much likelier a number reads after a slip is taken back than before, as a factor.

Reports hardly write zeros at either end of a number ("0,0117 tỷ đồng", "1.240.000 ha"), percentages of a plan or of
last year mostly lie between one and two hundred, things are counted in whole numbers, and amounts that stand side by
side are given in one unit. Each is a habit, no law: it ranks repairs and rules none out, but for counts.
"""

from collections.abc import Sequence
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.written import is_count, unit_scale

_FACTOR = 2  # our estimate, for each of the habits below
_MOST = 4  # zeros that are counted
_NUMBER = patterns.compile(r"\d[\d.,]*\d|\d")
_USUAL = range(1, 201)  # per cent
_COMPARING = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)


def likelier(before: Figure, after: Figure, beside: Sequence[Figure] = ()) -> Fraction:
    """The factor for reading `after` instead of `before`, with the other figures of the finding `beside`.

    >>> from decimal import Decimal
    >>> def area(words, value):
    ...     return Figure(0, len(words), words, Decimal(value), "ha", Role.ACTUAL, "lúa")
    >>> likelier(area("1.240.000 ha", 1240000), area("1.240 ha", 1240))
    Fraction(8, 1)
    >>> likelier(area("124 ha", 124), area("1.240 ha", 1240))
    Fraction(1, 2)
    """
    if is_count(after.unit) and after.value != after.value.to_integral_value():
        return Fraction(0)
    gained = _zeros(before.text) - _zeros(after.text)
    gained += _is_usual(after) - _is_usual(before)
    gained += _shares_unit(after, beside) - _shares_unit(before, beside)
    return Fraction(_FACTOR) ** gained


def _zeros(text: str) -> int:
    """The zeros before the first and after the last other digit."""
    match = _NUMBER.search(text)
    digits = "".join(sign for sign in match[0] if sign.isdigit()) if match else ""
    bare = digits.strip("0")
    return min(_MOST, len(digits) - len(bare)) if bare else 1


def _is_usual(figure: Figure) -> int:
    """Two for a percentage as reports mostly have them, or no percentage; else none."""
    if figure.unit != "%" or figure.role not in _COMPARING:
        return 2
    return 2 * (abs(round(figure.value)) in _USUAL)


def _shares_unit(figure: Figure, beside: Sequence[Figure]) -> int:
    """One for a unit that another figure of that kind has, or where there is none of that kind."""
    kind = unit_scale(figure.unit)[0]
    units = {other.unit for other in beside if unit_scale(other.unit)[0] == kind}
    return int(not units or figure.unit in units)
