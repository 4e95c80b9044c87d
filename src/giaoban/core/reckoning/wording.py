"""From statements that disagree to one sentence with the numbers worked. It never says which number is wrong."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from giaoban.core.quantities import Range
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.bases import base_words
from giaoban.core.reckoning.cases import Case
from giaoban.core.reckoning.conflicts import Conflict
from giaoban.core.reckoning.doubts import added_doubt
from giaoban.core.reckoning.explaining import Proof, telling_of
from giaoban.core.reckoning.figures_in_words import amount, percentage, stated, without_unit
from giaoban.core.reckoning.findings import Account, Finding, FindingKind, Verdict
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.phrases import inside, opened, period_words
from giaoban.core.reckoning.relations import Links, factor_range
from giaoban.core.reckoning.repairs import repairs_of
from giaoban.core.reckoning.solver import solve
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import AtMost, Integral, Product, Relation, System, Total
from giaoban.core.reckoning.tied_words import told_tie
from giaoban.core.reckoning.ties import ASSUMED, MERGED, SAME_WORDS
from giaoban.core.reckoning.unknowns import Kind, Quantity, amount_of, factor_of
from giaoban.core.reckoning.weighing import flip, off


def finding_of(conflict: Conflict, links: Links, by_key: Mapping[str, Statement], language: str = "vi") -> Finding:
    """The finding that a conflict is, with what the other statements leave to each and the likeliest repairs."""
    statements = tuple(by_key[key] for key in links.in_order(conflict.statements))
    relations = _leaned_on(conflict.system, links)
    case = Case(conflict, statements, relations, links, language, by_key)
    ranges = {statement.key: left for statement in statements if (left := left_to(statement, case)) is not None}
    kind, message = _told(case, ranges)
    added, amended = added_doubt(case, kind)
    message += added
    # Parts that may overlap say so themselves.
    held = conflict.system.statements if conflict.assumed else frozenset()
    for rule, name in ((SAME_WORDS, "if_same_plan"), (MERGED, "merged")):
        message += case.say(name) if any(key.startswith(rule) for key in held) else ""
    repairs = repairs_of(conflict.system, statements, links, language, others=by_key.values())
    if kind is FindingKind.MET:  # any line of the list would do: only the count itself is worth a question
        repairs = tuple(repair for repair in repairs if repair.statement == statements[0].key)
    message = opened(message)

    def account(wanted: str) -> Account:
        if wanted != language:
            return finding_of(conflict, links, by_key, wanted).account(wanted)
        return Account(message, tuple(repair.message for repair in repairs), steps_of(case, ranges))

    return Finding(
        kind,
        Verdict.IMPROBABLE if conflict.assumed or amended else Verdict.IMPOSSIBLE,
        statements,
        message,
        tuple(ranges.items()),
        repairs,
        flip(statements, ranges),
        off(conflict.system.claims, ranges),
        account,
    )


def steps_of(case: Case, ranges: Mapping[str, Range]) -> tuple[str, ...]:
    """The steps by which a person checks the case."""
    telling = telling_of(case.statements, case.links.told)
    claims = case.conflict.system.claims
    proof = Proof(case.statements, claims, case.relations, case.links.ties, telling, case.language)
    return proof.lines(ranges)


def _leaned_on(system: System, links: Links) -> tuple[Relation, ...]:
    """The relations of a conflict that it needs: those of its statements, and of others only what it takes."""
    stated_ones = tuple(relation for relation in system.relations if relation.rests_on)
    if solve(System(system.claims, stated_ones), lenient=True, positive=links.positive).conflict is not None:
        return stated_ones
    kept = list(system.relations)
    for relation in system.relations:
        if relation.rests_on:
            continue
        fewer = [other for other in kept if other is not relation]
        if solve(System(system.claims, tuple(fewer)), lenient=True, positive=links.positive).conflict is not None:
            kept = fewer
    return tuple(kept)


def _unknown(statement: Statement, links: Links) -> Quantity:
    if statement.key in links.told:
        return links.told[statement.key]
    result = links.described.get(statement.key)
    if result is not None and statement.figure.role is Role.GROWTH and not statement.figure.unit.startswith("%"):
        changed = amount_of(statement.key, result[0].unit)
        return changed if statement.figure.unit != "lần" else factor_of(statement.key)
    return factor_of(statement.key)


def left_to(statement: Statement, case: Case) -> Range | None:
    """What the other statements of the conflict leave to this one; None where that is nothing in particular."""
    claims = tuple(claim for claim in case.conflict.system.claims if statement.key not in claim.rests_on)
    solution = solve(System(claims, case.relations), positive=case.links.positive)
    left = solution.range_of(_unknown(statement, case.links))
    return left if left is not None and left.low is not None and left.high is not None else None


def _told(case: Case, ranges: Mapping[str, Range]) -> tuple[FindingKind, str]:
    """The kind of the finding and its sentence."""
    # A plan taken for another is an equation too, but not what the sentence is about.
    tied = _told_tied(case)
    if tied is not None:
        return tied
    merged = _told_merged(case)
    if merged is not None:
        return FindingKind.TOTAL, merged
    relations = [
        relation for relation in case.relations if not any(key.startswith(ASSUMED) for key in relation.rests_on)
    ]
    products = [relation for relation in relations if isinstance(relation, Product)]
    if len(products) == 1 and any(isinstance(relation, Integral) for relation in relations):
        whole = _told_whole(products[0], case)
        if whole is not None:
            return FindingKind.COUNTED, whole
    relations = [relation for relation in relations if not isinstance(relation, Integral)]
    if not relations:
        return _told_same(case)
    if len(relations) == 1 and products:
        found = told_product(products[0], case, ranges)
    elif len(products) == len(relations):
        found = told_base(products, case)
    elif len(relations) == 2 and len(products) == 1:
        found = _told_amount(products[0], case, ranges)
    elif len(relations) == 1 and isinstance(relations[0], AtMost):
        found = _told_order(relations[0], case)
    elif len(relations) == 1 and isinstance(relations[0], Total):
        found = told_total(relations[0], case, ranges) or _told_difference(relations[0], case, ranges)
    else:
        found = None
    return found or _told_several(case)


def _told_merged(case: Case) -> str | None:
    """Former units whose results do not add up to the new unit's, or to no more than it."""
    joined = [one for one in case.relations if any(key.startswith(MERGED) for key in one.rests_on)]
    if not joined or not isinstance(joined[0], Total) or len(joined) != 1:
        return None
    parts = [case.telling(part) for part in joined[0].parts]
    others = [one for one in case.statements if one not in parts]
    told = [part for part in parts if part is not None and part.figure.period is not None]
    if len(told) != len(parts) or len(others) != 1:
        return _told_several(case)[1]
    claims = tuple(claim for claim in case.conflict.system.claims if claim.unknown != joined[0].total)
    left = solve(System(claims, (joined[0],))).range_of(joined[0].total)
    if left is None or left.low is None or left.high is None or told[0].figure.period is None:
        return None
    return case.say(
        "merged_total",
        period=period_words(told[0].figure.period, case.language),
        parts=case.say("and").join(part.figure.text for part in told),
        sum=amount(left, told[0].figure.unit, case.language),
        unit=told[0].figure.unit,
        later=period_words(others[0].figure.period, case.language) if others[0].figure.period else "",
        text=stated(others[0].figure, case.language),
    )


def _told_tied(case: Case) -> tuple[FindingKind, str] | None:
    """The sentence of one tie of words that by itself cannot hold."""
    ties = dict.fromkeys(case.links.ties[one] for one in case.relations if one in case.links.ties)
    for tie in ties:
        own = tuple(one for one in case.relations if case.links.ties.get(one) == tie)
        own += tuple(one for one in case.relations if isinstance(one, Integral) and one.unknown in own[0].unknowns)
        alone = System(case.conflict.system.claims, own)
        if solve(alone, lenient=True, positive=case.links.positive).conflict is not None:
            return told_tie(tie, case.by_key, case.language)
    return None


def _told_whole(product: Product, case: Case) -> str | None:
    """A percentage of a base of counted things of which no whole number gives it."""
    share = next((one for one in case.statements if factor_of(one.key) == product.factor), None)
    result = case.telling(product.result)
    if share is None or result is None or not share.figure.value:
        return None
    factor = factor_range(share, Range.point(share.figure.value))
    if factor.low is None or factor.low <= 0:
        return None
    value = Range.point(result.figure.value)
    below = int(Fraction(result.figure.value) / factor.low)
    if below < 1:
        return None
    ratios = [percentage(value / Range.point(base), share, case.language) for base in (below, below + 1)]
    return case.say(
        "whole_plan",
        stated=stated(share.figure, case.language),
        result=result.figure.text,
        below=print_number(below, 0, case.language),
        above=print_number(below + 1, 0, case.language),
        high=ratios[0],
        low=ratios[1],
    )


def _told_same(case: Case) -> tuple[FindingKind, str]:
    first = case.statements[0]
    texts = case.say("and").join(statement.figure.text for statement in case.statements)
    period = first.figure.period
    message = case.say(
        "same",
        measure=first.figure.measure,
        period=period_words(period, case.language) if period else "",
        count=len(case.statements),
        texts=texts,
    )
    return FindingKind.SAME, message


def told_product(product: Product, case: Case, ranges: Mapping[str, Range]) -> tuple[FindingKind, str] | None:
    share = next((one for one in case.statements if factor_of(one.key) == product.factor), None)
    result, base = case.telling(product.result), case.telling(product.base)
    if share is None or result is None or base is None or share.key not in ranges:
        return None
    said, allowed = stated(share.figure, case.language), percentage(ranges[share.key], share, case.language)
    if base.figure.role is Role.TARGET:
        kind, name, top = FindingKind.SHARE, "share", without_unit(result.figure, base.figure)
    else:
        kind, top = FindingKind.CHANGE, result.figure.text
        name = "change_growth" if share.figure.role is Role.GROWTH else "change_share"
    return kind, case.say(name, stated=said, result=top, base=base.figure.text, allowed=allowed)


def _told_amount(product: Product, case: Case, ranges: Mapping[str, Range]) -> tuple[FindingKind, str] | None:
    """A percentage and an amount of one change: "tăng 30 tỷ đồng, tương ứng 20%"."""
    share = next((one for one in case.statements if factor_of(one.key) == product.factor), None)
    change = next((one for one in case.statements if one is not share and one.figure.role is Role.GROWTH), None)
    result = case.telling(product.result)
    if share is None or change is None or result is None or share.key not in ranges:
        return None
    if case.links.described.get(change.key) != case.links.described.get(share.key):
        return None
    return FindingKind.CHANGE, case.say(
        "amount_growth",
        stated=stated(share.figure, case.language),
        result=result.figure.text,
        change=stated(change.figure, case.language),
        allowed=percentage(ranges[share.key], share, case.language),
    )


def _told_difference(total: Total, case: Case, ranges: Mapping[str, Range]) -> tuple[FindingKind, str] | None:
    """A change by an amount or by points: "giảm 0,9 điểm %"."""
    result, base = case.telling(total.total), case.telling(total.parts[0])
    change = next((one for one in case.statements if one.key in total.rests_on), None)
    if result is None or base is None or change is None or change.key not in ranges:
        return None
    left = ranges[change.key]
    falls = left.high is not None and left.high <= 0
    worked = f"{amount(-left if falls else left, change.figure.unit, case.language)} {change.figure.unit}"
    return FindingKind.CHANGE, case.say(
        "change_growth",
        stated=stated(change.figure, case.language),
        base=base.figure.text,
        result=result.figure.text,
        allowed=case.say("down" if falls else "up", text=worked),
    )


def told_base(products: Sequence[Product], case: Case) -> tuple[FindingKind, str] | None:
    """Percentages that no one plan, or no one earlier result, satisfies."""
    base = products[0].base
    if not isinstance(base, Quantity):
        return None
    plan = base.kind is Kind.PLAN
    cases = []
    for product in products:
        share = next((one for one in case.statements if factor_of(one.key) == product.factor), None)
        result = case.telling(product.result)
        if share is None or result is None:
            return None
        alone = case.conflict.system.resting_on(frozenset({share.key, result.key}))
        left = solve(System(alone.claims, (product,)), positive=case.links.positive).range_of(product.base)
        if left is None or left.low is None or left.high is None:
            return None
        said, unit = stated(share.figure, case.language), result.figure.unit
        shown = amount(left, unit, case.language)
        cases.append(
            case.say(
                "plan_case" if plan else "base_case", result=result.figure.text, stated=said, range=shown, unit=unit
            )
        )
    words = base_words(base, case.links, case.language)
    message = case.say("plan" if plan else "base", base=words, count=len(case.statements), cases="; ".join(cases))
    return FindingKind.PLAN if plan else FindingKind.BASE, message


def _told_order(order: AtMost, case: Case) -> tuple[FindingKind, str] | None:
    small, big = case.telling(order.small), case.telling(order.big)
    if small is None or big is None:
        return None
    if order.rests_on:
        return FindingKind.PART, case.say(
            "part",
            part=small.figure.measure,
            part_text=small.figure.text,
            whole=big.figure.measure,
            whole_text=big.figure.text,
        )
    early, late = small.figure.period, big.figure.period
    if early is None or late is None:
        return None
    return FindingKind.FALLS, case.say(
        "falls" if early.is_year_to_date else "month",
        late=period_words(late, case.language),
        late_text=big.figure.text,
        early=period_words(early, case.language),
        early_text=small.figure.text,
    )


def told_total(total: Total, case: Case, ranges: Mapping[str, Range]) -> tuple[FindingKind, str] | None:
    whole, parts = case.telling(total.total), [case.telling(part) for part in total.parts]
    if total.rests_on or whole is None or whole.figure.period is None or whole.key not in ranges:
        return None
    named = [
        f"{period_words(part.figure.period, case.language)} ({part.figure.text})"
        for part in parts
        if part is not None and part.figure.period
    ]
    if len(named) != len(parts):
        return None
    message = case.say(
        "total",
        parts=case.say("and").join(named),
        sum=amount(ranges[whole.key], whole.figure.unit, case.language),
        unit=whole.figure.unit,
        total=period_words(whole.figure.period, case.language),
        text=whole.figure.text,
    )
    return FindingKind.TOTAL, message


def _told_several(case: Case) -> tuple[FindingKind, str]:
    cases = [
        " ".join(
            case.say(
                "several_case",
                measure=inside(one.figure.measure),
                period=period_words(one.figure.period, case.language) if one.figure.period else "",
                text=stated(one.figure, case.language),
            ).split()
        )
        for one in case.statements
    ]
    return FindingKind.SEVERAL, case.say("several", count=len(cases), cases="; ".join(cases))
