"""The likeliest single slip that would explain a contradiction, asked as a question.

Each kind of slip has a weight, our estimate of how often such a slip is the cause, shared equally among the ways it
can happen to one number. A repair is offered if with it nothing disagrees any more; the three with the most weight are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.findings import Repair, RepairKind
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.phrases import phrase
from giaoban.core.reckoning.relations import Links, restated
from giaoban.core.reckoning.solver import solve
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Claim, System
from giaoban.core.reckoning.written import decimals_of

MOST_REPAIRS = 3
WEIGHTS = {
    RepairKind.DIGIT: Fraction(40, 100),
    RepairKind.TRANSPOSED: Fraction(20, 100),
    RepairKind.DECIMAL_MARK: Fraction(12, 100),
    RepairKind.UNIT: Fraction(12, 100),
    RepairKind.EXCESS: Fraction(8, 100),
    RepairKind.SWAP: Fraction(8, 100),
}
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure as it would read without the slip."""

    kind: RepairKind
    figure: Figure


def repairs_of(
    system: System, statements: Sequence[Statement], links: Links, language: str = "vi"
) -> tuple[Repair, ...]:
    """The repairs of a conflict, likeliest first."""
    found: list[tuple[Fraction, int, Repair]] = []
    for statement in statements:
        slips = list(slips_of(statement.figure))
        for slip in slips:
            if not _mends(system, {statement.key: slip.figure}, {statement.key: statement}, links):
                continue
            ways = sum(other.kind is slip.kind for other in slips)
            message = phrase(language, f"repair_{slip.kind}", before=statement.figure.text, after=slip.figure.text)
            repair = Repair(slip.kind, statement.key, statement.figure.text, slip.figure.text, message)
            found.append((-WEIGHTS[slip.kind] / ways, len(found), repair))
    found += [(-WEIGHTS[RepairKind.SWAP], len(found), repair) for repair in _swaps(system, statements, links, language)]
    return tuple(repair for _, _, repair in sorted(found, key=lambda one: one[:2])[:MOST_REPAIRS])


def slips_of(figure: Figure) -> Iterator[Slip]:
    """Every figure that one slip could have turned into this one.

    >>> share = Figure(0, 5, "65,0%", Decimal("65.0"), "%", Role.OF_TARGET, "kết nạp đảng viên")
    >>> [slip.figure.text for slip in slips_of(share) if slip.kind is RepairKind.TRANSPOSED]
    ['56,0%', '60,5%']
    """
    match = _NUMBER.search(figure.text)
    if match is None or _value(match[0]) != abs(figure.value):
        if figure.role is Role.OF_TARGET and match is not None:
            yield Slip(RepairKind.EXCESS, replace(figure, value=_value(match[0])))
        return
    sign = -1 if figure.value < 0 else 1
    for kind, number in (*_digit_slips(match[0]), *_mark_slips(match[0])):
        text = figure.text[: match.start()] + number + figure.text[match.end() :]
        yield Slip(kind, replace(figure, text=text, value=sign * _value(number)))
    yield from _unit_slips(figure)
    yield from _excess_slips(figure)


def _value(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))


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
    value = _value(number)
    for places in (1, 2, 3, -1, -2, -3):
        moved = value.scaleb(places)
        if value and moved == moved.normalize():
            yield RepairKind.DECIMAL_MARK, print_number(moved, decimals_of(moved))


def _unit_slips(figure: Figure) -> Iterator[Slip]:
    for one, two in (("tỷ", "triệu"), ("tỉ", "triệu"), ("triệu", "tỷ"), ("triệu", "nghìn"), ("nghìn", "triệu")):
        if re.match(rf"{one}(?!\w)", figure.unit):
            unit = two + figure.unit.removeprefix(one)
            yield Slip(RepairKind.UNIT, replace(figure, unit=unit, text=figure.text.replace(one, two)))


def _excess_slips(figure: Figure) -> Iterator[Slip]:
    if figure.unit != "%":
        return
    hundred = Decimal(100)
    if figure.role in (Role.OF_TARGET, Role.OF_PREVIOUS):
        whole = figure.value + hundred
    elif figure.role is Role.GROWTH and figure.value > hundred:
        whole = figure.value - hundred
    else:
        return
    yield Slip(RepairKind.EXCESS, replace(figure, value=whole, text=f"{print_number(whole, decimals_of(whole))}%"))


def _swaps(system: System, statements: Sequence[Statement], links: Links, language: str) -> Iterator[Repair]:
    """A month's result and the result to date of one report, each put where the other stands."""
    results = [one for one in statements if one.figure.role is Role.ACTUAL and one.figure.period is not None]
    for index, one in enumerate(results):
        for two in results[index + 1 :]:
            if (one.subject, one.source) != (two.subject, two.source) or one.figure.period == two.figure.period:
                continue
            put = {
                one.key: replace(one.figure, value=two.figure.value, unit=two.figure.unit),
                two.key: replace(two.figure, value=one.figure.value, unit=one.figure.unit),
            }
            if _mends(system, put, {one.key: one, two.key: two}, links):
                message = phrase(language, "repair_swap", before=one.figure.text, after=two.figure.text)
                yield Repair(RepairKind.SWAP, one.key, one.figure.text, two.figure.text, message)


def _mends(system: System, put: dict[str, Figure], by_key: dict[str, Statement], links: Links) -> bool:
    """Whether nothing disagrees once these figures stand instead."""
    claims: list[Claim] = []
    for claim in system.claims:
        key = next((key for key in put if key in claim.rests_on), None)
        claims.append(claim if key is None else restated(claim, by_key[key], put[key]))
    return solve(System(tuple(claims), system.relations), positive=links.positive).conflict is None
