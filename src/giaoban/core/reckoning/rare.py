"""Sums, products and quotients that are possible, but not what honest rounding gives: outside 999 of 1.000 cases.

Of numbers rounded apart from each other the difference between the two sides of a relation is a sum of uniform errors:
of total − Σ parts the errors themselves; of result − factor × base, to the first order, the errors of the three, the
factor's times the base and the base's times the factor; of result₁ × factor₂ − result₂ × factor₁, where the base that
both share is not printed, four of them. What is left over, the product of two errors, is taken off the difference. How
seldom a sum of uniform errors comes so far is worked out in `tails`. Numbers that were all cut short are honest too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial, prod
from typing import NamedTuple

from giaoban.core.quantities import Range
from giaoban.core.reckoning.cases import Case
from giaoban.core.reckoning.conflicts import Conflict, Settled
from giaoban.core.reckoning.findings import Account, Finding, FindingKind, Verdict
from giaoban.core.reckoning.phrases import opened
from giaoban.core.reckoning.relations import Links
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Claim, Product, Relation, System, Total
from giaoban.core.reckoning.tails import RARE, chance_of_error
from giaoban.core.reckoning.tied_words import told_tie
from giaoban.core.reckoning.weighing import flip, off
from giaoban.core.reckoning.wording import left_to, steps_of, told_base, told_product, told_total

# A sum that is off by no more than half of the coarsest unit may be one number on the edge between two.
_EDGE = Fraction(1, 2)
_NEARLY_RARE = 0.00101
_MOST_ERRORS = 6
# Percentages of one plan that are held against each other, two at a time.
_MOST_QUOTIENTS = 12

Suspect = tuple[tuple[Relation, ...], tuple[Claim, ...]]


def rare_relations(
    settled: Settled, links: Links, by_key: Mapping[str, Statement], language: str = "vi"
) -> Iterator[Finding]:
    """A finding for each relation of a settled system that honest rounding would hardly put so far off."""
    for relations, claims in suspects(settled.system, settled.lenient):
        if all(one.rests_on or one in links.ties or isinstance(one, Total) for one in relations):
            found = _finding(relations, claims, links, by_key, language)
            if found is not None:
                yield found


def _finding(
    relations: tuple[Relation, ...],
    claims: tuple[Claim, ...],
    links: Links,
    by_key: Mapping[str, Statement],
    language: str,
) -> Finding | None:
    keys = frozenset(key for claim in claims for key in claim.rests_on)
    statements = tuple(by_key[key] for key in links.in_order(keys))
    if len(statements) != len(claims):
        return None
    case = Case(Conflict(keys, System(claims, relations)), statements, relations, links, language, by_key)
    ranges = {one.key: left for one in statements if (left := left_to(one, case)) is not None}
    told = _told(relations, case, ranges)
    if told is None:
        return None
    message = opened(told[1]) + case.say("rare")

    def account(wanted: str) -> Account:
        if wanted != language:
            again = _finding(relations, claims, links, by_key, wanted)
            return again.account(wanted) if again is not None else Account(message)
        return Account(message, (), steps_of(case, ranges))

    return Finding(
        told[0],
        Verdict.IMPROBABLE,
        statements,
        message,
        tuple(ranges.items()),
        (),
        flip(statements, ranges),
        off(claims, ranges),
        account,
    )


def _told(relations: tuple[Relation, ...], case: Case, ranges: Mapping[str, Range]) -> tuple[FindingKind, str] | None:
    """The kind and the sentence, without what makes it improbable."""
    first, tie = relations[0], case.links.ties.get(relations[0])
    if tie is not None:
        return told_tie(tie, case.by_key, case.language)
    if isinstance(first, Total):
        return told_total(first, case, ranges)
    products = [one for one in relations if isinstance(one, Product)]
    return told_product(products[0], case, ranges) if len(relations) == 1 else told_base(products, case)


class _Known(NamedTuple):
    """The one claim on a number, with its middle and its width as floating-point numbers."""

    claim: Claim
    middle: float
    width: float


def suspects(system: System, lenient: frozenset[str] = frozenset()) -> Iterator[Suspect]:
    """The relations that are too far off, with the claims that show it: one claim for each number, two-sided.

    `lenient` are statements that were found to be round numbers or cut short: nothing is said about those. Most
    relations are nowhere near, which floating-point numbers tell; what they leave is worked out in fractions.
    """
    known = _known(system, lenient)
    claimed = set(system.places.of_claims)
    shared: dict[int, list[tuple[Product, _Known, _Known]]] = defaultdict(list)
    for relation, place in zip(system.relations, system.places.of_relations, strict=True):
        if isinstance(relation, Product):
            result, factor, base = (known.get(number) for number in place)
            if result is None or factor is None:
                continue
            if base is not None:
                if _may_be_rare(result, factor, base) and _product_is_rare(result.claim, factor.claim, base.claim):
                    yield (relation,), (result.claim, factor.claim, base.claim)
            elif place[2] not in claimed and relation.rests_on:
                shared[place[2]].append((relation, result, factor))
        elif isinstance(relation, Total) and len(place) > 2 and all(number in known for number in place):
            told = [known[number] for number in place]
            claims = [one.claim for one in told]
            apart = abs(told[0].middle - sum(one.middle for one in told[1:]))
            if _hardly(tuple([one.width for one in told]), apart) and _sum_is_rare(claims):
                yield (relation,), tuple(claims)
    for products in shared.values():
        if len(products) > 1:
            yield from _rare_quotients(products[:_MOST_QUOTIENTS])


def _known(system: System, lenient: frozenset[str]) -> dict[int, _Known]:
    """By number, where just one claim is made, without a hedge, on what was not found to be round or cut short."""
    found: dict[int, _Known] = {}
    twice: set[int] = set()
    for claim, number in zip(system.claims, system.places.of_claims, strict=True):
        low, high = claim.range.low, claim.range.high
        open_ = low is None or high is None or claim.range.low_open or claim.range.high_open
        if number in found or number in twice or open_ or not claim.rests_on.isdisjoint(lenient):
            twice.add(number)
        elif low is not None and high is not None:
            bottom, top = low.numerator / low.denominator, high.numerator / high.denominator
            found[number] = _Known(claim, (bottom + top) / 2, top - bottom)
    for number in twice:
        found.pop(number, None)
    return found


def _may_be_rare(result: _Known, factor: _Known, base: _Known) -> bool:
    """Whether result − factor × base may be too far off."""
    errors = (result.width, factor.width * abs(base.middle), base.width * abs(factor.middle))
    return _hardly(errors, abs(result.middle - factor.middle * base.middle))


def _hardly(errors: tuple[float, ...], distance: float) -> bool:
    """Whether errors may come so far in fewer than 1 of 1.000 cases: a quick answer that is never wrongly no.

    All errors but a part `left` of their reach have to lie at one end; that takes at least the corner that is cut off
    there, leftⁿ ÷ (n! × their product) of all cases.
    """
    if distance * 2 <= max(errors):
        return False
    some = sorted((error for error in errors if error > 0), reverse=True)[:_MOST_ERRORS]
    for count in range(2, len(some) + 1):  # more errors only ever reach further (Birnbaum 1948)
        left = min(sum(some[:count]) / 2 - distance, some[count - 1])
        if left > 0 and 2 * left**count >= _NEARLY_RARE * factorial(count) * prod(some[:count]):
            return False
    return True


def _ends(range_: Range) -> tuple[Fraction, Fraction]:
    return range_.low or Fraction(0), range_.high or Fraction(0)  # only ranges with both ends come here


def _middle(range_: Range) -> Fraction:
    return sum(_ends(range_), Fraction(0)) / 2


def _width(range_: Range) -> Fraction:
    low, high = _ends(range_)
    return high - low


def _sum_is_rare(claims: Sequence[Claim]) -> bool:
    middles, widths = [_middle(one.range) for one in claims], [_width(one.range) for one in claims]
    signs = [1, *[-1] * (len(claims) - 1)]
    difference = sum((middle * sign for middle, sign in zip(middles, signs, strict=True)), Fraction(0))
    terms = [(width * sign, middle) for width, sign, middle in zip(widths, signs, middles, strict=True)]
    return is_rare(terms, difference)


def _product_is_rare(result: Claim, factor: Claim, base: Claim) -> bool:
    values = [_middle(one.range) for one in (result, factor, base)]
    widths = [_width(one.range) for one in (result, factor, base)]
    difference = values[0] - values[1] * values[2]
    terms = [
        (widths[0], values[0]),
        (-widths[1] * values[2], values[1]),
        (-widths[2] * values[1], values[2]),
    ]
    return is_rare(terms, difference, beyond=widths[1] * widths[2] / 4)


def _rare_quotients(products: Sequence[tuple[Product, _Known, _Known]]) -> Iterator[Suspect]:
    """Two percentages of one base that are too far apart, where so many would hardly hold such a pair."""
    pairs = len(products) * (len(products) - 1) // 2
    for one, two in combinations(products, 2):
        if _may_disagree(one, two) and _quotients_are_rare([known.claim for known in (*one[1:], *two[1:])], pairs):
            yield (one[0], two[0]), (one[1].claim, one[2].claim, two[1].claim, two[2].claim)
            return


def _may_disagree(one: tuple[Product, _Known, _Known], two: tuple[Product, _Known, _Known]) -> bool:
    """Whether result₁ × factor₂ − result₂ × factor₁ may be too far off."""
    a, b, c, d = one[1].middle, one[2].middle, two[1].middle, two[2].middle
    errors = (one[1].width * abs(d), two[2].width * abs(a), two[1].width * abs(b), one[2].width * abs(c))
    return _hardly(errors, abs(a * d - c * b))


def _quotients_are_rare(claims: Sequence[Claim], pairs: int) -> bool:
    r1, f1, r2, f2 = (claim.range for claim in claims)
    a, b, c, d = (_middle(range_) for range_ in (r1, f1, r2, f2))
    terms = [(_width(r1) * d, a), (_width(f2) * a, d), (-_width(r2) * b, c), (-_width(f1) * c, b)]
    beyond = (_width(r1) * _width(f2) + _width(r2) * _width(f1)) / 4
    return is_rare(terms, a * d - c * b, beyond=beyond, among=pairs)


def is_rare(
    terms: Sequence[tuple[Fraction, Fraction]],
    difference: Fraction,
    *,
    beyond: Fraction = Fraction(0),
    among: int = 1,
) -> bool:
    """Whether rounding hardly makes such a difference, be it to the nearest or towards zero.

    `terms` gives for each number how far its error reaches into the difference from end to end, with its sign, and the
    number, whose sign says which way it is cut short. `beyond` bounds what the errors make together; `among` is the
    number of differences that were looked at.

    >>> total, parts = (Fraction(1), Fraction(1)), [(Fraction(-1), Fraction(1))] * 10
    >>> is_rare([total, *parts], Fraction(-3)), is_rare([total, *parts], Fraction(-4))
    (False, True)
    >>> is_rare([total, *parts], Fraction(4))  # ten parts cut short
    False
    """
    reach = [abs(term) for term, _ in terms]
    distance = max(abs(difference) - beyond, Fraction(0))
    if distance <= max(reach) * _EDGE or chance_of_error(reach, distance) * among >= RARE:
        return False
    # Cut short, a number above zero is up to a unit too small: half a unit on average.
    shift = sum((-term / 2 if number >= 0 else term / 2 for term, number in terms), Fraction(0))
    cut = max(abs(difference - shift) - beyond, Fraction(0))
    return chance_of_error(reach, cut) * among < RARE
