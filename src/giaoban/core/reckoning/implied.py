"""Values that no report prints but that follow from what is printed: a plan, last year's result.

The ends are exact; a sentence prints each to the nearest unit of its last shown digit (see `numerals.end_decimals`),
of counts the whole numbers that are left.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reckoning.bases import base_words
from giaoban.core.reckoning.conflicts import Settled
from giaoban.core.reckoning.explaining import Proof, telling_of
from giaoban.core.reckoning.figures_in_words import amount, in_unit, stated
from giaoban.core.reckoning.findings import Account, Implied, ImpliedKind
from giaoban.core.reckoning.owners import OwnerKind
from giaoban.core.reckoning.phrases import inside, opened, phrase
from giaoban.core.reckoning.relations import Links
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Total, Unknown
from giaoban.core.reckoning.ties import ASSUMED
from giaoban.core.reckoning.unknowns import Kind, Quantity

# A range is told where its high end is at most so many times its low end.
USEFUL = Fraction(5, 4)
# How many percentages a sentence names: those that make the ends, and others up to so many.
_NAMED_CASES = 2


def implied_values(
    settled: Settled, links: Links, by_key: Mapping[str, Statement], language: str = "vi"
) -> Iterator[Implied]:
    """The plans and earlier results of a settled system that nobody prints, where they are known well enough."""
    describing: dict[Unknown, list[str]] = defaultdict(list)
    active = settled.system.statements
    for key in links.in_order(active):
        if key in links.described:
            describing[links.described[key][1]].append(key)
    claimed = {claim.unknown for claim in settled.system.claims}
    for group in _groups(settled, describing):
        if claimed.isdisjoint(group):
            value = _value(group, settled, active, describing, links, by_key, language)
            if value is not None:
                yield value


def _groups(settled: Settled, describing: Mapping[Unknown, list[str]]) -> list[list[Quantity]]:
    """Unknowns that stand below a percentage, those together that are taken for one; a named plan first."""
    group_of: dict[Unknown, list[Quantity]] = {}
    for unknown in describing:
        if isinstance(unknown, Quantity):
            group_of[unknown] = [unknown]
    for relation in settled.system.relations:
        if isinstance(relation, Total) and any(key.startswith(ASSUMED) for key in relation.rests_on):
            merged: list[Quantity] = []
            for unknown in relation.unknowns:
                if isinstance(unknown, Quantity):
                    merged += [one for one in group_of.get(unknown, [unknown]) if one not in merged]
            group_of.update((one, merged) for one in merged)
    groups = {id(group): group for group in group_of.values()}
    return [sorted(group, key=_unnamed) for group in groups.values()]


def _unnamed(quantity: Quantity) -> bool:
    return quantity.owner is not None and quantity.owner.kind is OwnerKind.UNNAMED


def _value(
    group: list[Quantity],
    settled: Settled,
    active: frozenset[str],
    describing: Mapping[Unknown, list[str]],
    links: Links,
    by_key: Mapping[str, Statement],
    language: str,
) -> Implied | None:
    ranges = {one: left for one in group if (left := settled.solution.range_of(one)) and _useful(left)}
    shares = [by_key[key] for one in group for key in describing.get(one, ())]
    printed = [share for share in shares if share.of in by_key and share.of in active]
    if not ranges or not printed:
        return None
    best = min(ranges, key=lambda one: ranges[one].width or Fraction(0))
    range_, causes = ranges[best], settled.solution.causes_of(best)
    printed = _named(printed, causes)
    named = next((one for one in group if one in describing), group[0])
    words, unit = base_words(named, links, language), by_key[printed[0].of or ""].figure.unit
    if not words:
        return None
    keys = causes.union(*({share.key, share.of or ""} for share in printed))
    plan, behind = named.kind is Kind.PLAN, tuple(by_key[key] for key in links.in_order(keys))

    def account(wanted: str) -> Account:
        message = _message(base_words(named, links, wanted), plan, range_, printed, by_key, wanted)
        return Account(message, (), _steps(settled, behind, links, range_, unit, wanted))

    return Implied(
        named.subject,
        ImpliedKind.PLAN if plan else ImpliedKind.PREVIOUS,
        links.words.get(named, "") if plan else words,
        named.period,
        in_unit(range_, unit),
        unit,
        behind,
        _message(words, plan, range_, printed, by_key, language),
        shares[0].place,
        account,
    )


def _steps(
    settled: Settled, behind: tuple[Statement, ...], links: Links, range_: Range, unit: str, language: str
) -> tuple[str, ...]:
    """The steps by which a person comes to the range, from the statements behind it."""
    keys = frozenset(one.key for one in behind)
    system = settled.system.resting_on(keys)
    relations = tuple(one for one in system.relations if one.rests_on)
    proof = Proof(behind, system.claims, relations, links.ties, telling_of(behind, links.told), language)
    shown = amount(range_, unit, language)
    return (*proof.lines({}), phrase(language, "proof_common", range=shown, unit=unit))


def _message(
    words: str, plan: bool, range_: Range, printed: list[Statement], by_key: Mapping[str, Statement], language: str
) -> str:
    result = by_key[printed[0].of or ""].figure
    shown = amount(range_, result.unit, language)
    shown = phrase(language, "between" if shown.startswith(("từ ", "from ")) else "exactly", range=shown)
    message = phrase(
        language,
        "implied_plan" if plan else "implied_previous",
        words=words,
        measure=inside(result.measure),
        range=shown,
        unit=result.unit,
        cases="; ".join(_case(share, by_key, language) for share in printed),
    )
    return opened(message)


def _named(shares: list[Statement], causes: frozenset[str]) -> list[Statement]:
    """The percentages that a sentence names, in the order in which they are stated."""
    behind = [share for share in shares if share.key in causes]
    behind += [share for share in shares if share.key not in causes][: max(0, _NAMED_CASES - len(behind))]
    return behind


def _case(share: Statement, by_key: Mapping[str, Statement], language: str) -> str:
    result = by_key[share.of or ""].figure.text
    return phrase(language, "implied_case", result=result, stated=stated(share.figure, language))


def _useful(range_: Range) -> bool:
    if range_.low is None or range_.high is None or range_.low <= 0:
        return False
    return range_.high <= range_.low * USEFUL
