"""When a plan without an owner is taken for another plan: assumptions that give way at the first contradiction.

Two rules, each an equation that rests on an assumption instead of a statement:

- **Inherited owner.** "bằng 18% kế hoạch thành phố giao; … bằng 58% kế hoạch": a plan without an owner is the one whose
  owner the same report names for that indicator and year, if it names exactly one.
- **Same words.** "kế hoạch năm" in two reports on the same indicator, place and year is one plan.

Where such an equation cannot hold, it is given up. Nobody is accused of an impossibility on its account.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from giaoban.core.reckoning.owners import OwnerKind
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.system import Relation, Total
from giaoban.core.reckoning.unknowns import Kind, Quantity, edition_in

# Assumptions sort before every statement, so that a contradiction is first sought without them.
ASSUMED = "!"
INHERITED = "!inherited|"
SAME_WORDS = "!same words|"
DISJOINT = "!parts do not overlap|"
MERGED = "!units added up|"
COUNTED_LIST = "!more is better|"
# Assumptions that a contradiction leaves as improbable; any other gives way without a word.
TOLD = (SAME_WORDS, DISJOINT, MERGED, COUNTED_LIST)


def plan_ties(
    statements: Sequence[Statement], told: Mapping[str, Quantity], described: Mapping[str, tuple[Quantity, Quantity]]
) -> list[Relation]:
    """The equations by which plans without an owner are taken for others."""
    by_source: dict[tuple[str, Quantity], dict[Quantity, None]] = defaultdict(dict)
    for statement in statements:
        plan = _plan(statement.key, told, described)
        if plan is not None:
            by_source[statement.source, _without_owner(plan)][plan] = None
    ties: list[Relation] = []
    sharing: dict[Quantity, list[Quantity]] = defaultdict(list)
    for plans in by_source.values():
        named = [plan for plan in plans if plan.owner and plan.owner.kind is not OwnerKind.UNNAMED]
        for plan in plans:
            if plan.owner is None or plan.owner.kind is not OwnerKind.UNNAMED:
                continue
            if len(named) == 1:
                ties.append(_tie(INHERITED, plan, named[0]))
            if plan.owner.name and plan.place is not None and plan.period is not None:
                sharing[plan._replace(tag=edition_in(plan.tag))].append(plan)
    for hub, plans_ in sharing.items():
        if len(plans_) > 1:
            ties += [_tie(SAME_WORDS, plan, hub) for plan in plans_]
    return ties


def _plan(
    key: str, told: Mapping[str, Quantity], described: Mapping[str, tuple[Quantity, Quantity]]
) -> Quantity | None:
    quantity = told.get(key) or (described[key][1] if key in described else None)
    return quantity if quantity is not None and quantity.kind is Kind.PLAN else None


def _without_owner(plan: Quantity) -> Quantity:
    return plan._replace(owner=None, tag="")


def _tie(rule: str, plan: Quantity, other: Quantity) -> Relation:
    return Total(plan, (other,), frozenset({f"{rule}{plan.tag}|{plan.subject}|{plan.period}|{plan.owner}"}))
