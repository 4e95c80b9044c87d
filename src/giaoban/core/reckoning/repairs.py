"""The likeliest single slip that would explain a contradiction, asked as a question.

Each kind of slip has a weight, our estimate of how often such a slip is the cause, shared equally among the ways it
can happen to one number and made larger or smaller by how naturally the number then reads. A repair is offered if with
it nothing disagrees any more; the three with the most weight are.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.findings import Repair, RepairKind
from giaoban.core.reckoning.naturalness import likelier
from giaoban.core.reckoning.phrases import phrase
from giaoban.core.reckoning.relations import Links, restated
from giaoban.core.reckoning.slips import slips_of
from giaoban.core.reckoning.solver import solve
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Claim, System

MOST_REPAIRS = 3
WEIGHTS = {
    RepairKind.DIGIT: Fraction(40, 100),
    RepairKind.TRANSPOSED: Fraction(20, 100),
    RepairKind.DECIMAL_MARK: Fraction(12, 100),
    RepairKind.UNIT: Fraction(12, 100),
    RepairKind.EXCESS: Fraction(8, 100),
    RepairKind.SWAP: Fraction(8, 100),
    RepairKind.BASE: Fraction(8, 100),
    RepairKind.COPY: Fraction(4, 100),
}
# A number of so many digits is hardly twice the same by chance.
_DIGITS_OF_A_COPY = 3


def repairs_of(
    system: System,
    statements: Sequence[Statement],
    links: Links,
    language: str = "vi",
    *,
    others: Collection[Statement] = (),
) -> tuple[Repair, ...]:
    """The repairs of a conflict, likeliest first; `others` are the statements of all reports."""
    found: list[tuple[Fraction, int, Repair]] = []
    for statement in statements:
        slips = list(slips_of(statement.figure))
        beside = [other.figure for other in statements if other is not statement]
        for slip in slips:
            natural = likelier(statement.figure, slip.figure, beside)
            if not natural or not _mends(system, {statement.key: slip.figure}, {statement.key: statement}, links):
                continue
            ways = sum(other.kind is slip.kind for other in slips)
            message = phrase(language, f"repair_{slip.kind}", before=statement.figure.text, after=slip.figure.text)
            repair = Repair(slip.kind, statement.key, statement.figure.text, slip.figure.text, message)
            found.append((-WEIGHTS[slip.kind] / ways * natural, len(found), repair))
    for repair in (
        *_swaps(system, statements, links, language),
        *_bases(system, statements, links, language, others),
        *_copies(statements, language, others),
    ):
        found.append((-WEIGHTS[repair.kind], len(found), repair))
    return tuple(repair for _, _, repair in sorted(found, key=lambda one: one[:2])[:MOST_REPAIRS])


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


def _bases(
    system: System, statements: Sequence[Statement], links: Links, language: str, others: Collection[Statement]
) -> Iterator[Repair]:
    """Two percentages of one result, each put beside the other's base: "23,5% dự toán tỉnh, 22,8% dự toán huyện"."""
    for one in statements:
        if one.of is None or one.figure.role not in (Role.OF_TARGET, Role.OF_PREVIOUS):
            continue
        for two in others:
            if two.key == one.key or (two.of, two.figure.unit) != (one.of, one.figure.unit):
                continue
            if two.figure.role not in (Role.OF_TARGET, Role.OF_PREVIOUS) or two.figure.value == one.figure.value:
                continue
            put = {
                one.key: replace(one.figure, value=two.figure.value),
                two.key: replace(two.figure, value=one.figure.value),
            }
            if _mends(system, put, {one.key: one, two.key: two}, links):
                message = phrase(language, "repair_base", before=one.figure.text, after=two.figure.text)
                yield Repair(RepairKind.BASE, one.key, one.figure.text, two.figure.text, message)


def _copies(statements: Sequence[Statement], language: str, others: Collection[Statement]) -> Iterator[Repair]:
    """A number that the same indicator has in another period: one of the two may be left from the other's report."""
    for one in statements:
        figure = one.figure
        if figure.role is Role.TARGET or sum(sign.isdigit() for sign in figure.text) < _DIGITS_OF_A_COPY:
            continue
        for two in others:
            same = (two.subject, two.figure.role, two.figure.value) == (one.subject, figure.role, figure.value)
            if same and two.figure.unit == figure.unit and _earlier(two.figure, figure):
                period = two.figure.period.label if two.figure.period else ""
                message = phrase(language, "repair_copy", before=figure.text, period=period)
                yield Repair(RepairKind.COPY, one.key, figure.text, "", message)
                break


def _earlier(one: Figure, other: Figure) -> bool:
    return one.period is not None and other.period is not None and one.period.end < other.period.end


def _mends(system: System, put: dict[str, Figure], by_key: dict[str, Statement], links: Links) -> bool:
    """Whether nothing disagrees once these figures stand instead."""
    claims: list[Claim] = []
    for claim in system.claims:
        key = next((key for key in put if key in claim.rests_on), None)
        claims.append(claim if key is None else restated(claim, by_key[key], put[key]))
    return solve(System(tuple(claims), system.relations), positive=links.positive).conflict is None
