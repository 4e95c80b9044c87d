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


def suspects(system: System, lenient: frozenset[str] = frozenset()) -> Iterator[Suspect]:
    """The relations that are too far off, with the claims that show it: one claim for each number, two-sided.

    `lenient` are statements that were found to be round numbers or cut short: nothing is said about those.
    """
    claims: dict[int, list[Claim]] = {}
    for claim, number in zip(system.claims, system.places.of_claims, strict=True):
        claims.setdefault(number, []).append(claim)
    shared: dict[int, list[tuple[Product, Claim, Claim]]] = defaultdict(list)
    for relation, place in zip(system.relations, system.places.of_relations, strict=True):
        if not isinstance(relation, Product | Total):
            continue
        told = [claims.get(number) for number in place]
        known = [one[0] for one in told if one is not None and len(one) == 1 and _plain(one[0], lenient)]
        if len(known) == len(place):
            if _is_rare(relation, known):
                yield (relation,), tuple(known)
        elif isinstance(relation, Product) and told[2] is None and len(known) == 2 and relation.rests_on:
            shared[place[2]].append((relation, known[0], known[1]))
    for products in shared.values():
        if len(products) > 1:
            yield from _rare_quotients(products[:_MOST_QUOTIENTS])


def _is_rare(relation: Product | Total, known: Sequence[Claim]) -> bool:
    if isinstance(relation, Product):
        return _product_is_rare(*known)
    return len(relation.parts) > 1 and _sum_is_rare(known)


def _plain(claim: Claim, lenient: frozenset[str]) -> bool:
    range_ = claim.range
    two_sided = range_.low is not None and range_.high is not None and not (range_.low_open or range_.high_open)
    # A constant rests on nothing; a hedged or a round number has errors that nobody can give a chance to.
    return two_sided and claim.rests_on.isdisjoint(lenient)


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
    # Most relations are nowhere near; this asks before anything is worked out.
    if abs(difference) * 2 <= max(widths[0], widths[1] * abs(values[2]), widths[2] * abs(values[1])):
        return False
    terms = [
        (widths[0], values[0]),
        (-widths[1] * values[2], values[1]),
        (-widths[2] * values[1], values[2]),
    ]
    return is_rare(terms, difference, beyond=widths[1] * widths[2] / 4)


def _rare_quotients(products: Sequence[tuple[Product, Claim, Claim]]) -> Iterator[Suspect]:
    """The two percentages of one base that are furthest apart, where so many would hardly hold such a pair."""
    pairs = list(combinations(products, 2))
    for one, two in pairs:
        r1, f1, r2, f2 = (claim.range for claim in (one[1], one[2], two[1], two[2]))
        a, b, c, d = _middle(r1), _middle(f1), _middle(r2), _middle(f2)
        difference = a * d - c * b
        terms = [(_width(r1) * d, a), (_width(f2) * a, d), (-_width(r2) * b, c), (-_width(f1) * c, b)]
        if abs(difference) * 2 <= max(abs(term) for term, _ in terms):
            continue
        beyond = (_width(r1) * _width(f2) + _width(r2) * _width(f1)) / 4
        if is_rare(terms, difference, beyond=beyond, among=len(pairs)):
            yield (one[0], two[0]), (one[1], one[2], two[1], two[2])
            return


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
