"""The equations that follow from what reports state, without a declared rule.

| words | equation |
| --- | --- |
| "bằng 50% kế hoạch …" | result = percent × plan of the same indicator, place, year and owner |
| "bằng 303% cùng kỳ", "gấp 3 lần" | result = percent × result of the earlier period |
| "tăng 6,2%", "giảm 5 tỷ đồng", "tăng 0,3 điểm %" | result = (1 + growth) × base, result = base + amount |
| "103/261" | 103 is a result, 261 the plan that the percentage beside it names |
| "trong đó" | part ≤ whole |
| cumulative figures of one year | a flow never falls; months on top of it add up |

A percentage of a month and one of the year to date are both of the plan for the *year*.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from giaoban.core.quantities import Range
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.constructions import Tie, TieKind
from giaoban.core.reckoning.flows import flow_relations
from giaoban.core.reckoning.merged import Merger, is_flow, merged_results
from giaoban.core.reckoning.met import met_range
from giaoban.core.reckoning.owners import Owner, OwnerKind, base_period, owner_of, plan_period, spelled
from giaoban.core.reckoning.slips import is_one_slip
from giaoban.core.reckoning.statements import Accumulation, Statement
from giaoban.core.reckoning.system import AtMost, Claim, Integral, Product, Relation, System, Total, Unknown
from giaoban.core.reckoning.tied import equations_of
from giaoban.core.reckoning.ties import plan_ties
from giaoban.core.reckoning.unknowns import EDITION, Kind, Quantity, amount_of, factor_of
from giaoban.core.reckoning.written import Written, decimals_of, is_count, times, written

_PERCENT = ("%", "phần trăm")
_HUNDREDTH = Fraction(1, 100)


@dataclass(slots=True)
class Links:
    """The equations of a set of statements, and what each statement became in them.

    `told` maps results and plans to their unknown; `described` a percentage or growth to (result, base); `words` each
    plan to its owner as first written; `positive` are unknowns that lie above zero; `order` numbers the statements;
    `ties` tell which relations the words of one sentence make; `loose` are statements that repeat a value in words
    that would allow another.
    """

    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    told: dict[str, Quantity] = field(default_factory=dict)
    described: dict[str, tuple[Quantity, Quantity]] = field(default_factory=dict)
    words: dict[Quantity, str] = field(default_factory=dict)
    positive: set[Unknown] = field(default_factory=set)
    order: dict[str, int] = field(default_factory=dict)
    ties: dict[Relation, Tie] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)

    def hold(self, statement: Statement, same: list[Statement]) -> None:
        """Put the statement to those that give the same unknown."""
        mine = [other for other in same if other.source == statement.source]
        if mine and len(mine) == len(same) and all(_need_not_agree(statement, other) for other in mine):
            self.loose.add(statement.key)
        same.append(statement)

    @property
    def system(self) -> System:
        """The equations as a system to be solved."""
        return System(tuple(self.claims), tuple(self.relations))

    def in_order(self, keys: Iterable[str | None]) -> list[str]:
        """The keys of statements among these, each once, in the order of the statements."""
        return sorted({key for key in keys if key in self.order}, key=lambda key: self.order[key])

    def claim(self, statement: Statement, unknown: Quantity, honest: Range, lenient: Range) -> None:
        """Hold the statement to these ranges of the unknown."""
        self.claims.append(Claim(unknown, honest, lenient, frozenset({statement.key})))


def link(statements: Sequence[Statement], mergers: Sequence[Merger] = ()) -> Links:
    """All equations between the statements, of one report or of many; `mergers` say what places are made of.

    >>> link(()).system
    System(claims=(), relations=())
    """
    links = Links(order={statement.key: number for number, statement in enumerate(statements)})
    ranges = {statement.key: written(statement.figure, estimate=statement.estimate) for statement in statements}
    _add_results(statements, ranges, links)
    owners = _owners(statements)
    _add_plans(statements, ranges, owners, links)
    _add_comparisons(statements, ranges, links)
    for statement in statements:
        if statement.whole in links.told and statement.key in links.told:
            link_ = AtMost(links.told[statement.key], links.told[statement.whole], frozenset({statement.key}))
            links.relations.append(link_)
    flows = [
        links.told[statement.key]
        for statement in statements
        if statement.accumulation is Accumulation.FLOW
        and statement.figure.role is Role.ACTUAL
        and not statement.estimate
    ]
    if mergers:
        used = {*links.told.values(), *(base for _, base in links.described.values())}
        joined = merged_results(mergers, statements, links.told, used)
        links.relations += joined
        flows += [one.total for one in joined if isinstance(one.total, Quantity) and is_flow(one, statements)]
    links.relations += flow_relations(dict.fromkeys(flows))
    links.relations += plan_ties(statements, links.told, links.described)
    _add_ties(statements, ranges, links)
    _add_whole_numbers(links, {one.key for one in statements if decimals_of(one.figure.value)})
    return links


_NO_SHARE = (TieKind.THRESHOLD, TieKind.APART)


def _add_comparisons(statements: Sequence[Statement], ranges: dict[str, Written], links: Links) -> None:
    """Percentages of plans and changes, but for those of which nobody can say what they are of."""
    ties = [tie for statement in statements for tie in statement.ties]
    left_out = {tie.figures[0] for tie in ties if tie.kind in _NO_SHARE}
    bases = {tie.figures[0]: links.told.get(tie.figures[2]) for tie in ties if tie.kind is TieKind.FROM}
    words = {statement.key: statement.figure.base for statement in statements}
    alike = {tie.figures[0]: words.get(tie.figures[1]) for tie in ties if tie.kind is TieKind.ALIKE}
    units = _units(links)
    for statement in statements:
        if statement.key in left_out:
            continue
        if statement.key in alike:
            statement = replace(statement, figure=replace(statement.figure, base=alike[statement.key]))
        if statement.figure.role is Role.OF_TARGET:
            _add_share_of_plan(statement, ranges[statement.key], units, links)
        elif statement.figure.role in (Role.OF_PREVIOUS, Role.GROWTH):
            _add_change(statement, ranges[statement.key], links, bases.get(statement.key))


def _add_ties(statements: Sequence[Statement], ranges: dict[str, Written], links: Links) -> None:
    there, told = set(links.relations), dict(links.told)
    for statement in statements:
        if statement.figure.role in (Role.GROWTH, Role.OF_TARGET) and statement.key not in told:
            told[statement.key] = factor_of(statement.key)
    for tied in equations_of(statements, told, ranges):
        links.claims += tied.claims
        links.positive.update(tied.positive)
        for relation in tied.relations:
            if relation not in there:
                links.relations.append(relation)
                links.ties[relation] = tied.tie


def _add_whole_numbers(links: Links, fractions: set[str]) -> None:
    """A plan or an earlier result of counted things is a whole number of them."""
    whole: dict[Quantity, bool] = {}
    broken = {quantity for key, quantity in links.told.items() if key in fractions}
    for result, base in links.described.values():
        if is_count(base.unit) and base.unit != "?" and result not in broken:
            whole.setdefault(base, True)
    for claim in links.claims:
        if claim.unknown in whole and isinstance(claim.unknown, Quantity):
            whole[claim.unknown] = False
    links.relations += [Integral(base) for base, bare in whole.items() if bare]


def _add_results(statements: Sequence[Statement], ranges: dict[str, Written], links: Links) -> None:
    """Each result its unknown; what one report states twice with other words or in one breath are two things."""
    seen: dict[Quantity, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.figure.role is not Role.ACTUAL:
            continue
        told = ranges[statement.key]
        quantity = _result(statement, told.dimension)
        for other in seen[quantity]:
            if other.source == statement.source and _are_two(statement, other, told, ranges[other.key]):
                quantity = quantity._replace(tag=f"{statement.key}|{spelled(statement.figure.measure)}")
                break
        links.hold(statement, seen[quantity])
        links.told[statement.key] = quantity
        links.claim(statement, quantity, told.honest, told.lenient)


def _are_two(one: Statement, other: Statement, told: Written, before: Written) -> bool:
    """Whether two values of one report that do not meet are of two things: a list names one measure many times.

    They are one thing, and disagree, where the words agree, the sentences are two and one slip makes one of the other.
    """
    if any(tie.kind is TieKind.ENDS and one.key in tie.figures for tie in other.ties):
        return True
    if told.lenient.meets(before.lenient):
        return False
    return _need_not_agree(one, other) or not is_one_slip(one.figure, other.figure)


def _need_not_agree(one: Statement, other: Statement) -> bool:
    """Whether the words of one report allow any two values: they are one only as long as the values meet."""
    if one.figure.role is Role.TARGET and not (one.figure.base and other.figure.base) and not one.partner:
        return True
    return one.sentence == other.sentence or spelled(one.figure.measure) != spelled(other.figure.measure)


def _result(statement: Statement, unit: str) -> Quantity:
    """The result that a statement is about; one of unknown period or place is no other report's."""
    period, place = statement.figure.period, statement.place
    tag = ""
    if period is None:
        tag = statement.key
    elif place is None or statement.estimate:
        tag = statement.source
    return Quantity(Kind.RESULT, statement.subject, place and spelled(place), period, unit, None, tag)


def _owners(statements: Sequence[Statement]) -> dict[str, str]:
    """The words that name the owner of a printed plan, by the key of its statement.

    They are its own, or those of the percentages of the result before the stroke if they agree, or of the percentage
    that the plan stands beside.
    """
    shares: dict[str, list[Statement]] = defaultdict(list)
    by_key = {statement.key: statement for statement in statements}
    for statement in statements:
        if statement.figure.role is Role.OF_TARGET and statement.of is not None:
            shares[statement.of].append(statement)
    words: dict[str, str] = {}
    for statement in statements:
        if statement.figure.role is not Role.TARGET:
            continue
        near = shares[statement.partner] if statement.partner else []
        if statement.share in by_key:
            near = [by_key[statement.share]]
        named = {owner_of(share.figure.base or "") for share in near}
        words[statement.key] = (near[0] if len(named) == 1 else statement).figure.base or ""
    return words


def _add_plans(
    statements: Sequence[Statement], ranges: dict[str, Written], owners: dict[str, str], links: Links
) -> None:
    """Each printed plan its unknown; "10 - 11%" and two values without an owner are two plans."""
    seen: dict[Quantity, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.figure.role is not Role.TARGET or statement.key not in owners:
            continue
        told = ranges[statement.key]
        quantity = plan_of(statement, owners[statement.key], told.dimension)
        for other in seen[quantity]:
            if other.source == statement.source and _are_two(statement, other, told, ranges[other.key]):
                quantity = quantity._replace(tag=statement.key)
                break
        links.hold(statement, seen[quantity])
        links.told[statement.key] = quantity
        links.words.setdefault(quantity, owners[statement.key])
        links.claim(statement, quantity, told.honest, told.lenient)


def plan_of(statement: Statement, words: str, unit: str) -> Quantity:
    """The plan that `words` name for what the statement is about; without an owner it is this report's alone."""
    owner = owner_of(words) if words else Owner(OwnerKind.UNNAMED)
    period = plan_period(statement.figure.period, words, owner)
    place = statement.place and spelled(statement.place)
    apart = owner.kind is OwnerKind.UNNAMED or place is None or period is None
    tag = statement.source if apart else ""
    if statement.edition:
        tag = f"{tag}{EDITION}{statement.edition}"
    return Quantity(Kind.PLAN, statement.subject, place, period, unit, owner, tag)


def _units(links: Links) -> dict[str, str]:
    """The unit of each subject that has but one."""
    units: dict[str, set[str]] = defaultdict(set)
    for quantity in links.told.values():
        units[quantity.subject].add(quantity.unit)
    return {subject: next(iter(given)) for subject, given in units.items() if len(given) == 1}


def _add_share_of_plan(statement: Statement, told: Written, units: dict[str, str], links: Links) -> None:
    """result = percent × plan, also where no result is printed."""
    if told.dimension not in (*_PERCENT, "lần"):
        return
    if statement.of is not None:
        result = links.told.get(statement.of)
    else:
        result = _result(statement, units.get(statement.subject, "?"))
    if result is None or result.kind is not Kind.RESULT:
        return
    words = statement.figure.base or ""
    plan = plan_of(statement, words, result.unit)
    links.words.setdefault(plan, words)
    _tie(statement, told, result, plan, links)


def _tie(statement: Statement, told: Written, result: Quantity, base: Quantity, links: Links) -> None:
    """result = factor × base, with the factor as the statement gives it."""
    factor = factor_of(statement.key)
    honest, lenient = _factors(told, statement.figure.unit == "lần", statement.figure.role is Role.GROWTH)
    links.claim(statement, factor, honest, lenient)
    links.relations.append(Product(result, factor, base, frozenset({statement.key})))
    links.described[statement.key] = (result, base)
    links.positive.add(base)


def factor_range(statement: Statement, range_: Range) -> Range:
    """What the base is multiplied by: a percent over a hundred, one more for a growth.

    "tăng 3 lần" is said of three times as much and of three times more; both are allowed.

    >>> from decimal import Decimal
    >>> up = Figure(0, 4, "6,2%", Decimal("6.2"), "%", Role.GROWTH, "thu ngân sách")
    >>> factor_range(Statement("a", up, "", "", ""), Range.between("6.15", "6.25")) == Range.between("1.0615", "1.0625")
    True
    """
    return _factor_range(range_, statement.figure.unit == "lần", statement.figure.role is Role.GROWTH)


def _factor_range(range_: Range, multiple: bool, growth: bool) -> Range:
    share = range_ if multiple else times(range_, _HUNDREDTH)
    if not growth:
        return share
    more = Range.ordered(
        None if share.low is None else share.low + 1,
        None if share.high is None else share.high + 1,
        share.low_open,
        share.high_open,
    )
    return share.hull(more) if multiple else more


@lru_cache(maxsize=16384)
def _factors(told: Written, multiple: bool, growth: bool) -> tuple[Range, Range]:
    """The honest and the lenient range of a factor."""
    return _factor_range(told.honest, multiple, growth), _factor_range(told.lenient, multiple, growth)


def _add_change(statement: Statement, told: Written, links: Links, stated_base: Quantity | None) -> None:
    """A percentage, growth, amount or points against an earlier period, where its result is printed."""
    result = links.told.get(statement.of or "")
    if result is None or result.kind is not Kind.RESULT:
        return
    base = stated_base or _base_of(statement, result)
    growth = statement.figure.role is Role.GROWTH
    if told.dimension in (*_PERCENT, "lần"):
        # "Tỷ lệ … đạt 95%, tăng 0,3%" may mean points.
        if not (growth and result.unit in _PERCENT):
            _tie(statement, told, result, base, links)
    elif growth and (told.dimension == result.unit or ("điểm" in told.dimension and result.unit in _PERCENT)):
        amount = amount_of(statement.key, result.unit)
        links.claim(statement, amount, told.honest, told.lenient)
        links.relations.append(Total(result, (base, amount), frozenset({statement.key})))
        links.described[statement.key] = (result, base)


def _base_of(statement: Statement, result: Quantity) -> Quantity:
    """The earlier result; where the words do not say which, one that belongs to this report and these words."""
    words = statement.figure.base or ""
    period = base_period(statement.figure.period, words)
    tag = statement.source if result.place is None else ""
    if result.tag not in ("", statement.source):
        tag = result.tag  # another thing that the report calls the same
    if period is None:
        period, tag = statement.figure.period, f"{statement.source}|{spelled(words)}"
    return Quantity(Kind.RESULT, result.subject, result.place, period, result.unit, None, tag)


def restated(claim: Claim, statement: Statement, figure: Figure) -> Claim:
    """The claim as it would be if the statement read `figure`."""
    told = written(figure, estimate=statement.estimate)
    if isinstance(claim.unknown, Quantity) and claim.unknown.kind is Kind.MET:
        return replace(claim, range=met_range(figure), lenient=met_range(figure))
    if claim.unknown == factor_of(statement.key):
        other = replace(statement, figure=figure)
        return replace(claim, range=factor_range(other, told.honest), lenient=factor_range(other, told.lenient))
    return replace(claim, range=told.honest, lenient=told.lenient)
