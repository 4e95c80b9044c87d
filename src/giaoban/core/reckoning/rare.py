"""Sums that are possible, but not what honest rounding gives: outside 999 of 1.000 cases."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reckoning.conflicts import Conflict, Settled
from giaoban.core.reckoning.findings import Finding, Verdict
from giaoban.core.reckoning.phrases import opened
from giaoban.core.reckoning.relations import Links
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Claim, System, Total
from giaoban.core.reckoning.tails import RARE, chance_of_error
from giaoban.core.reckoning.tied_words import told_tie
from giaoban.core.reckoning.wording import Case, left_to, told_total

# A sum that is off by no more than this share of the coarsest unit is off so far in more than one of a hundred cases.
_OFTEN = Fraction(9, 20)


def rare_totals(
    settled: Settled, links: Links, by_key: Mapping[str, Statement], language: str = "vi"
) -> Iterator[Finding]:
    """A finding for each sum of a settled system that honest rounding would hardly put so far off."""
    for total, claims in _stated_totals(settled.system, links):
        if not is_rare([claim.range for claim in claims]):
            continue
        keys = frozenset(key for claim in claims for key in claim.rests_on)
        statements = tuple(by_key[key] for key in links.in_order(keys))
        if len(statements) == len(claims):
            case = Case(Conflict(keys, System(tuple(claims), (total,))), statements, (total,), links, language, by_key)
            ranges = {one.key: left for one in statements if (left := left_to(one, case)) is not None}
            tie = links.ties.get(total)
            found = told_tie(tie, by_key, language) if tie is not None else told_total(total, case, ranges)
            if found is not None:
                message = opened(found[1]) + case.say("rare")
                yield Finding(found[0], Verdict.IMPROBABLE, statements, message, tuple(ranges.items()))


def _stated_totals(system: System, links: Links) -> Iterator[tuple[Total, list[Claim]]]:
    """The totals of two parts or more with the claims on the total and on each part, where each has just one."""
    totals = [
        (total, place)
        for total, place in zip(system.relations, system.places.of_relations, strict=True)
        if isinstance(total, Total) and len(total.parts) > 1 and (not total.rests_on or total in links.ties)
    ]
    if not totals:
        return
    claims: dict[int, list[Claim]] = {}
    for claim, number in zip(system.claims, system.places.of_claims, strict=True):
        claims.setdefault(number, []).append(claim)
    for total, place in totals:
        told = [claims.get(number, []) for number in place]
        if all(len(one) == 1 for one in told):
            yield total, [one[0] for one in told]


def is_rare(ranges: Sequence[Range]) -> bool:
    """Whether a total and its parts, each anywhere in its range, are further apart than rounding brings them.

    >>> parts = [Range.between(10, 11)] * 10
    >>> is_rare([Range.between(106, 107), *parts]), is_rare([Range.between(108, 109), *parts])
    (False, True)
    """
    middles, units = [], []
    for told in ranges:
        if told.low is None or told.high is None or told.low_open or told.high_open:
            return False
        middles.append((told.low + told.high) / 2)
        units.append(told.high - told.low)
    distance = middles[0] - sum(middles[1:])
    return abs(distance) > max(units) * _OFTEN and chance_of_error(units, distance) < RARE
