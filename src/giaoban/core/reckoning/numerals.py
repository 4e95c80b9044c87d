"""Numbers as a report prints them: in Vietnamese 1.856,717, in English 1,856.717."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.quantities import Range
from giaoban.core.quantities.rounding import Rounding, rounded

_FEWEST_UNITS = 10
_MOST_PLACES = 9


_NUMBER = patterns.compile(r"\d[\d.,]*\d|\d")


def number_in(text: str) -> Decimal | None:
    """The first number in digits that the text writes in the Vietnamese way, or None where it writes none.

    >>> number_in("1.856,717 tỷ đồng"), number_in("hai mươi"), number_in("1,200,000 USD")
    (Decimal('1856.717'), None, None)
    """
    match = _NUMBER.search(text)
    try:
        return Decimal(match[0].replace(".", "").replace(",", ".")) if match else None
    except InvalidOperation:
        return None


def print_number(value: Fraction | Decimal | int, decimals: int, language: str = "vi") -> str:
    """The number rounded half up to so many decimals, with groups of three.

    >>> print_number(Decimal("1856.717"), 3), print_number(Decimal("1856.717"), 1, "en"), print_number(-5, 0)
    ('1.856,717', '1,856.7', '-5')
    """
    grouped = f"{rounded(value, decimals, Rounding.HALF_UP):,f}"
    return grouped.translate({ord(","): ".", ord("."): ","}) if language == "vi" else grouped


def end_decimals(range_: Range, *, whole: bool = False) -> int:
    """How many decimals the ends of a range are printed with: one, and more until ten units of the last lie between.

    None for a count, and where the ends lie a thousand or more apart. Each end is rounded to the nearest, so a printed
    end lies within half a unit of the last digit of the exact one.

    >>> end_decimals(Range.between("1829.2773", "1847.4801")), end_decimals(Range.between("0.912", "0.917"))
    (1, 4)
    """
    width = range_.width or Fraction(0)
    if whole or width >= 1000:
        return 0
    decimals = 1
    while width and width * 10**decimals < _FEWEST_UNITS and decimals < 6:
        decimals += 1
    return decimals


def print_range(range_: Range, language: str = "vi", *, decimals: int | None = None, whole: bool = False) -> str:
    """The ends in words; one number where both print alike. Both ends must be there.

    >>> print_range(Range.between("1829.2773", "1847.4801"))
    'từ 1.829,3 đến 1.847,5'
    >>> print_range(Range.between("60.536", "60.537"), decimals=2)
    '60,54'
    """
    if range_.low is None or range_.high is None:
        raise ValueError(f"A range is printed with both ends, got {range_}")
    places = end_decimals(range_, whole=whole) if decimals is None else decimals
    low, high = print_number(range_.low, places, language), print_number(range_.high, places, language)
    if low == high:
        return low
    return f"từ {low} đến {high}" if language == "vi" else f"from {low} to {high}"


def certain(range_: Range) -> Decimal | None:
    """The number with the fewest digits that lies in the range, of several the nearest to its middle.

    It says no more than is certain: plans are mostly round. None where an end is open, or for a range around zero.

    >>> certain(Range.between("549.5", "551.1")), certain(Range.between("1842.7", "1845.2")), certain(Range.point(12))
    (Decimal('550'), Decimal('1844'), Decimal('12'))
    """
    if range_.low is None or range_.high is None or range_.low <= 0:
        return None
    middle = (range_.low + range_.high) / 2
    for places in range(-_MOST_PLACES, _MOST_PLACES + 1):
        unit = Fraction(10) ** -places
        value = round(middle / unit) * unit
        if range_.low <= value <= range_.high:
            return rounded(value, max(places, 0), Rounding.HALF_UP)
    return None
