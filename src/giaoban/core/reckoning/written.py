"""The ranges that a figure of a report may stand for, in one unit per kind of thing.

`honest` is what rounding to the nearest gives: "50,1%" from 50,05% to 50,15%, a plain count exactly itself. `lenient`
allows besides for a number that was cut short instead of rounded, for a round number ("7.500 lượt") and for a loose
hedge; a contradiction counts only if it stands in the lenient ranges too.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from giaoban.core import patterns
from giaoban.core.quantities import Bound, Range
from giaoban.core.quantities.rounding import Rounding, last_place, range_of
from giaoban.core.reading.report import Figure, Role

_SCALES = {
    "nghìn": Fraction(10**3),
    "ngàn": Fraction(10**3),
    "vạn": Fraction(10**4),
    "triệu": Fraction(10**6),
    "tỷ": Fraction(10**9),
    "tỉ": Fraction(10**9),
}
_SCALED = patterns.compile(rf"(?P<scale>(?:{'|'.join(_SCALES)})(?:\s+(?:{'|'.join(_SCALES)}))*)(?!\w)\s*(?P<rest>.*)")
_MEASURED = patterns.compile(
    r"ha|hecta|km2?|km²|m[23²³]?|mét|cây số|tấn|tạ|kg|lít|kwh|mw|usd|eur|đồng|giờ|lần|%|phần trăm|điểm|điểm %|.*/.*"
)
# A number whose last digit that is not zero stands for so many may well be a round one, off by up to a hundredth.
_ROUND = 100
_ROUND_SHARE = Fraction(1, 100)
# "hơn", "gần" and "khoảng" are stretched as far as a tenth of the number before anyone is accused.
_LOOSE_SHARE = Fraction(1, 10)


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What a figure may stand for, and the unit of the ends ("đồng" for every amount of money).

    Figures written alike share one, so that it is the key under which what follows from it is kept.
    """

    honest: Range
    lenient: Range
    dimension: str


@lru_cache(maxsize=4096)
def unit_scale(unit: str) -> tuple[str, Fraction]:
    """The unit without its scale, and the scale; an amount in "tỷ" alone is money.

    >>> unit_scale("tỷ đồng"), unit_scale("nghìn tấn"), unit_scale("tỉ")
    (('đồng', Fraction(1000000000, 1)), ('tấn', Fraction(1000, 1)), ('đồng', Fraction(1000000000, 1)))
    """
    plain = " ".join(unit.lower().split())
    match = _SCALED.match(plain)
    if match is None:
        return plain, Fraction(1)
    scale = Fraction(1)
    for word in match["scale"].split():
        scale *= _SCALES[word]
    return match["rest"] or "đồng", scale


@lru_cache(maxsize=4096)
def is_count(unit: str) -> bool:
    """Whether the unit counts whole things, so that a number without decimals is exact.

    >>> is_count("đảng viên"), is_count("ha"), is_count("nghìn lượt"), is_count("triệu đồng/người/năm")
    (True, False, False, False)
    """
    plain = " ".join(unit.lower().split())
    return bool(plain) and _SCALED.match(plain) is None and _MEASURED.fullmatch(plain) is None


def written(figure: Figure, *, estimate: bool = False) -> Written:
    """The ranges of a figure in the unscaled unit; `estimate` says that its hedge is "ước", a forecast and no doubt.

    >>> share = Figure(0, 5, "50,1%", Decimal("50.1"), "%", Role.OF_TARGET, "thu ngân sách")
    >>> written(share).honest
    Range(low=Fraction(1001, 20), high=Fraction(1003, 20), low_open=False, high_open=False)
    >>> more = Figure(0, 16, "900 đảng viên", Decimal(900), "đảng viên", Role.ACTUAL, "kết nạp đảng viên", Bound.OVER)
    >>> written(more).honest
    Range(low=Fraction(900, 1), high=Fraction(1000, 1), low_open=True, high_open=True)
    """
    bound, target = figure.bound, figure.role is Role.TARGET
    if (estimate and bound is Bound.ABOUT) or (target and bound in (Bound.AT_LEAST, Bound.AT_MOST)):
        bound = None
    return _written(figure.value, decimals_of(figure.value), bound, figure.unit, target)


@lru_cache(maxsize=16384)
def _written(value: Decimal, decimals: int, bound: Bound | None, unit: str, target: bool) -> Written:
    """A report repeats its percentages many times."""
    dimension, scale = unit_scale(unit)
    count = is_count(unit) and decimals == 0
    may_be_round = not target and "%" not in dimension
    units = int(value.scaleb(decimals))
    if bound is None and not count and not (may_be_round and units and units % 10 ** (decimals + 2) == 0):
        return Written(*_plain(units, scale.numerator, 10**decimals), dimension)
    honest, lenient = _ranges(value, decimals, bound, count, may_be_round)
    return Written(times(honest, scale), times(lenient, scale), dimension)


def _plain(units: int, scale: int, parts: int) -> tuple[Range, Range]:
    """The honest and the lenient range of so many `parts` of one, as most numbers are written; `scale` is whole."""
    low, high = Fraction((2 * units - 1) * scale, 2 * parts), Fraction((2 * units + 1) * scale, 2 * parts)
    # A number that was cut short lies further from zero.
    low_cut = low if units > 0 else Fraction((units - 1) * scale, parts)
    high_cut = high if units < 0 else Fraction((units + 1) * scale, parts)
    return Range.ordered(low, high), Range.ordered(low_cut, high_cut, units <= 0, units >= 0)


def times(range_: Range, factor: Fraction) -> Range:
    """Every value times a factor above zero: quicker than `Range.scaled`, which takes any factor.

    >>> times(Range.between(1, 2, low_open=True), Fraction(10))
    Range(low=Fraction(10, 1), high=Fraction(20, 1), low_open=True, high_open=False)
    """
    if factor == 1:
        return range_
    return Range.ordered(
        None if range_.low is None else range_.low * factor,
        None if range_.high is None else range_.high * factor,
        range_.low_open,
        range_.high_open,
    )


def _ranges(value: Decimal, decimals: int, bound: Bound | None, count: bool, round_number: bool) -> tuple[Range, Range]:
    """The honest and the lenient range in the written unit."""
    honest = range_of(value, decimals, bound, Rounding.EXACT if count else Rounding.EITHER)
    exact, rough = Fraction(value), last_place(value, decimals)
    half = Fraction(1, 2 * 10**decimals)
    loose = max(rough, abs(exact) * _LOOSE_SHARE)
    match bound:
        case Bound.OVER:
            return honest, Range(exact - half, exact + loose)
        case Bound.UNDER:
            return honest, Range(exact - loose, exact + half)
        case Bound.ABOUT:
            return honest, Range(exact - loose, exact + loose)
        case Bound.AT_LEAST:
            return honest, Range(exact - half, None)
        case Bound.AT_MOST:
            return honest, Range(None, exact + half)
    if round_number and rough >= _ROUND:
        spread = min(rough / 2, abs(exact) * _ROUND_SHARE)
        return honest, Range(exact - spread, exact + spread).hull(honest)
    return honest, honest if count else range_of(value, decimals, rounding=Rounding.LENIENT)


def decimals_of(value: Decimal) -> int:
    """How many digits behind the mark are written.

    >>> decimals_of(Decimal("65.0")), decimals_of(Decimal(7500))
    (1, 0)
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
