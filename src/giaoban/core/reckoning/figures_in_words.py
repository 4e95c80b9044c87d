"""How a stated figure and a range are named inside a sentence."""

from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.numerals import number_in, print_number, print_range
from giaoban.core.reckoning.phrases import phrase
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.written import decimals_of, is_count, times, unit_scale


def stated(figure: Figure, language: str) -> str:
    """The figure as a sentence states it: "65,0%", "tăng 15,3%", "105%" for "vượt 5%".

    >>> from decimal import Decimal
    >>> stated(Figure(0, 5, "15,3%", Decimal("15.3"), "%", Role.GROWTH, "thu ngân sách"), "vi")
    'tăng 15,3%'
    >>> stated(Figure(0, 2, "5%", Decimal(105), "%", Role.OF_TARGET, "thu ngân sách"), "vi")
    '105%'
    """
    if figure.role is Role.GROWTH:
        return phrase(language, "up" if figure.value >= 0 else "down", text=figure.text)
    if figure.unit == "%" and number_in(figure.text) not in (None, figure.value):
        return f"{print_number(figure.value, decimals_of(figure.value), language)}%"
    return figure.text


def without_unit(figure: Figure, other: Figure) -> str:
    """The number alone where `other` names the same unit right after it: "103" before "261 đảng viên".

    >>> from decimal import Decimal
    >>> done = Figure(0, 11, "620 tỷ đồng", Decimal(620), "tỷ đồng", Role.ACTUAL, "thu")
    >>> plan = Figure(12, 25, "1.000 tỷ đồng", Decimal(1000), "tỷ đồng", Role.TARGET, "thu")
    >>> without_unit(done, plan)
    '620'
    """
    if figure.unit == other.unit and other.text.endswith(other.unit):
        return figure.text.removesuffix(figure.unit).strip()
    return figure.text


def percentage(range_: Range, statement: Statement, language: str) -> str:
    """The percentages that a range of factors gives, in the form in which the statement states its own.

    >>> from decimal import Decimal
    >>> share = Figure(0, 5, "65,0%", Decimal("65.0"), "%", Role.OF_TARGET, "kết nạp đảng viên")
    >>> percentage(Range.point("158/261"), Statement("a", share, "", "", ""), "vi")
    '60,54%'
    """
    figure = statement.figure
    percent = figure.unit != "lần"
    shown = times(range_, Fraction(100)) if percent else range_
    decimals, unit = max(2, decimals_of(figure.value) + 1), "%" if percent else " lần"
    if figure.role is not Role.GROWTH or not percent:
        return _dashed(shown, decimals, language) + unit
    change = shown + Range.point(-100)
    if change.high is not None and change.high <= 0:
        return phrase(language, "down", text=_dashed(-change, decimals, language) + unit)
    return phrase(language, "up", text=_dashed(change, decimals, language) + unit)


def _dashed(range_: Range, decimals: int, language: str) -> str:
    """Both ends with a dash, or one number where both print alike."""
    ends = dict.fromkeys(print_number(end, decimals, language) for end in (range_.low, range_.high) if end is not None)
    return "–".join(ends)


def in_unit(range_: Range, unit: str) -> Range:
    """A range of the unscaled unit in the unit as written; of counts, the whole numbers in it.

    >>> in_unit(Range.between(10**9, 2 * 10**9), "tỷ đồng")
    Range(low=Fraction(1, 1), high=Fraction(2, 1), low_open=False, high_open=False)
    >>> in_unit(Range.between("260.4", "261.08"), "đảng viên")
    Range(low=Fraction(261, 1), high=Fraction(261, 1), low_open=False, high_open=False)
    """
    scaled = times(range_, 1 / unit_scale(unit)[1])
    if not is_count(unit) or scaled.low is None or scaled.high is None:
        return scaled
    low, high = -(-scaled.low.numerator // scaled.low.denominator), scaled.high.numerator // scaled.high.denominator
    return Range(Fraction(low), Fraction(high)) if low <= high else scaled


def in_own_unit(statement: Statement, range_: Range) -> Range:
    """A range of reckoning, where a percentage is a share and an amount has no scale, in the figure's own unit.

    >>> from decimal import Decimal
    >>> up = Figure(0, 4, "6,2%", Decimal("6.2"), "%", Role.GROWTH, "thu ngân sách")
    >>> in_own_unit(Statement("a", up, "", "", ""), Range.between("1.0615", "1.0625")) == Range.between("6.15", "6.25")
    True
    """
    unit, role = statement.figure.unit, statement.figure.role
    shift, factor = 0, 1 / unit_scale(unit)[1]
    percent = unit.startswith("%") or unit == "phần trăm"
    if percent and role in (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH):
        shift, factor = int(role is Role.GROWTH), Fraction(100)

    def end(value: Fraction | None) -> Fraction | None:
        return None if value is None else (value - shift) * factor

    return Range(end(range_.low), end(range_.high), range_.low_open, range_.high_open)


def amount(range_: Range, unit: str, language: str) -> str:
    """The ends of an amount in its written unit, without the unit.

    >>> amount(Range.between(1_829_277_300_000, 1_847_480_100_000), "tỷ đồng", "vi")
    'từ 1.829,3 đến 1.847,5'
    """
    return print_range(in_unit(range_, unit), language, whole=is_count(unit))
