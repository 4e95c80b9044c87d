"""What a figure would read without one slip: a digit, two digits swapped, the decimal mark, the unit, the excess."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from giaoban.core import patterns
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.findings import RepairKind
from giaoban.core.reckoning.numerals import number_in, print_number
from giaoban.core.reckoning.written import decimals_of, unit_scale

_NUMBER = patterns.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure as it would read without the slip."""

    kind: RepairKind
    figure: Figure


def slips_of(figure: Figure) -> Iterator[Slip]:
    """Every figure that one slip could have turned into this one.

    >>> share = Figure(0, 5, "65,0%", Decimal("65.0"), "%", Role.OF_TARGET, "kết nạp đảng viên")
    >>> [slip.figure.text for slip in slips_of(share) if slip.kind is RepairKind.TRANSPOSED]
    ['56,0%', '60,5%']
    """
    match = _NUMBER.search(figure.text)
    value = number_in(figure.text)
    if match is None or value is None:
        return
    if value != abs(figure.value):
        if figure.role is Role.OF_TARGET:
            yield Slip(RepairKind.EXCESS, replace(figure, value=value))
        return
    sign = -1 if figure.value < 0 else 1
    for kind, number in (*_digit_slips(match[0]), *_mark_slips(match[0])):
        text = figure.text[: match.start()] + number + figure.text[match.end() :]
        slipped = number_in(number)
        if slipped is not None:
            yield Slip(kind, replace(figure, text=text, value=sign * slipped))
    yield from _unit_slips(figure)
    yield from _excess_slips(figure)


def _digit_slips(number: str) -> Iterator[tuple[RepairKind, str]]:
    places = [index for index, sign in enumerate(number) if sign.isdigit()]
    for place in places:
        for digit in "0123456789":
            if digit != number[place] and not (place == 0 and digit == "0" and len(places) > 1):
                yield RepairKind.DIGIT, number[:place] + digit + number[place + 1 :]
    for one, two in pairwise(places):
        if number[one] != number[two] and not (one == 0 and number[two] == "0"):
            swapped = list(number)
            swapped[one], swapped[two] = number[two], number[one]
            yield RepairKind.TRANSPOSED, "".join(swapped)


def _mark_slips(number: str) -> Iterator[tuple[RepairKind, str]]:
    value = number_in(number) or Decimal(0)
    for places in (1, 2, 3, -1, -2, -3):
        moved = value.scaleb(places)
        if value and "," not in number:
            # "620" was "62", not "62,0".
            moved = moved.normalize()
        if value:
            yield RepairKind.DECIMAL_MARK, print_number(moved, decimals_of(moved))


def _unit_slips(figure: Figure) -> Iterator[Slip]:
    for one, two in (("tỷ", "triệu"), ("tỉ", "triệu"), ("triệu", "tỷ"), ("triệu", "nghìn"), ("nghìn", "triệu")):
        if patterns.match(rf"{one}(?!\w)", figure.unit):
            unit = two + figure.unit.removeprefix(one)
            yield Slip(RepairKind.UNIT, replace(figure, unit=unit, text=figure.text.replace(one, two)))


def _excess_slips(figure: Figure) -> Iterator[Slip]:
    if figure.unit != "%":
        return
    hundred = Decimal(100)
    if figure.role is Role.OF_TARGET and figure.value > hundred:
        whole = figure.value - hundred
    elif figure.role in (Role.OF_TARGET, Role.OF_PREVIOUS):
        whole = figure.value + hundred
    elif figure.role is Role.GROWTH and figure.value > hundred:
        whole = figure.value - hundred
    else:
        return
    yield Slip(RepairKind.EXCESS, replace(figure, value=whole, text=f"{print_number(whole, decimals_of(whole))}%"))


def is_one_slip(one: Figure, other: Figure) -> bool:
    """Whether one slip turns a figure into the other: then they are one fact, written twice.

    >>> def thu(words, value):
    ...     return Figure(0, len(words), words, Decimal(value), "tỷ đồng", Role.ACTUAL, "thu ngân sách")
    >>> is_one_slip(thu("321,5 tỷ đồng", "321.5"), thu("312,5 tỷ đồng", "312.5"))
    True
    >>> is_one_slip(thu("321,5 tỷ đồng", "321.5"), thu("40,2 tỷ đồng", "40.2"))
    False
    """
    return any(_amount(slip.figure) == _amount(other) for slip in slips_of(one))


def _amount(figure: Figure) -> tuple[str, Fraction]:
    unit, scale = unit_scale(figure.unit)
    return unit, Fraction(figure.value) * scale
