"""Whether a printed share or mean can come from whole numbers at all.

A percentage printed as 67,4% of 150 people needs a whole number k with k/150 in the range that 67,4% stands for; where
none is, no count of people gives it. This is the GRIM test (Brown and Heathers 2017, "The GRIM test", doi:10.1177/
1948550616673876) and, for the spread of yes-or-no answers, DEBIT (Heathers and Brown 2019); both as in the R package
scrutiny, whose default, rounding either way at a half, is ours too.
"""

from fractions import Fraction
from math import ceil, floor

from giaoban.core.quantities.numbers import Written, parse_number
from giaoban.core.quantities.ranges import Range
from giaoban.core.quantities.rounding import Rounding, range_of


def counts_within(range_: Range, n: int) -> range:
    """The whole numbers k for which k/n lies in `range_`, which must have both ends.

    >>> counts_within(Range.between("0.3935", "0.3955"), 261)
    range(103, 104)
    """
    if n <= 0:
        raise ValueError(f"A share is of one thing at least, got {n}")
    if range_.low is None or range_.high is None:
        raise ValueError(f"Counts lie between two ends, got {range_}: give a number without an open hedge")
    low, high = range_.low * n, range_.high * n
    first, last = ceil(low), floor(high)
    first += range_.low_open and first == low
    last -= range_.high_open and last == high
    return range(first, max(first, last + 1))


def share_possible(
    percent: Written | str, n: int, items: int = 1, rounding: Rounding = Rounding.EITHER, *, whole_only: bool = False
) -> bool:
    """Whether a percentage as written can be k of `n` things, each counted `items` times.

    `whole_only` refuses more than the whole, which a share of a whole cannot be but a fulfilled plan can.

    >>> share_possible("39,5%", 261), share_possible("39,6", 261)
    (True, False)
    >>> share_possible("519", 28), share_possible("525", 28), share_possible("525", 28, whole_only=True)
    (False, True, False)
    """
    written = _written(percent)
    values = range_of(written.value, written.decimals, rounding=rounding).scaled(Fraction(1, 100))
    counts = counts_within(values, n * items)
    return len(counts) > 0 and (not whole_only or (counts[0] <= n * items and counts[-1] >= 0))


def mean_possible(mean: Written | str, n: int, items: int = 1, rounding: Rounding = Rounding.EITHER) -> bool:
    """Whether a mean as written can come from `n` whole numbers (times `items`), the GRIM test proper.

    >>> mean_possible("5,19", 28), mean_possible("5,21", 28), mean_possible("0,83", 28, items=2)
    (False, True, False)
    """
    written = _written(mean)
    return len(counts_within(range_of(written.value, written.decimals, rounding=rounding), n * items)) > 0


def ruled_out(decimals: int, n: int, items: int = 1, *, percent: bool = False) -> int:
    """How many of the values printed from 0 up to 1 (or 100%) with `decimals` digits no count out of `n` gives.

    Exact for any rule that gives each value one print; where a half may go either way a few more values can occur.

    >>> ruled_out(2, 28), ruled_out(2, 45, percent=True), ruled_out(0, 150, percent=True)
    (72, 9955, 0)
    """
    printed: int = 10 ** (decimals + 2 * percent)
    return max(0, printed - n * items)


def spread_possible(mean: Written | str, deviation: Written | str, n: int) -> bool:
    """Whether `n` yes-or-no answers can have this mean and standard deviation (of a sample) as printed, DEBIT.

    >>> spread_possible("0,44", "0,50", 1683), spread_possible("0,19", "0,35", 1683)
    (True, False)
    """
    if n < 2:
        raise ValueError(f"A standard deviation of a sample needs two answers at least, got {n}")
    centre, spread = _written(mean), _written(deviation)
    spreads = range_of(spread.value, spread.decimals)
    if spreads.high is None or spreads.high < 0:
        return False
    least = max(spreads.low or Fraction(0), Fraction(0))
    squares = Range(least * least, spreads.high * spreads.high)
    counts = counts_within(range_of(centre.value, centre.decimals), n)
    return any(squares.contains(Fraction(k * (n - k), n * (n - 1))) for k in counts if 0 <= k <= n)


def _written(number: Written | str) -> Written:
    return parse_number(number.removesuffix("%").strip()) if isinstance(number, str) else number
