"""The likeliest single slip that would explain a contradiction, asked as a question.

Each kind of slip has a weight, our estimate of how often such a slip is the cause, shared equally among the ways it
can happen to one number. A repair is offered if with it nothing disagrees any more; the three with the most weight are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.findings import Repair, RepairKind
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
}


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
