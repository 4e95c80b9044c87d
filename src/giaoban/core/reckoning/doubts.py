"""What may explain a contradiction between documents: a plan that was amended, an earlier result that was restated."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from giaoban.core import patterns
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.cases import Case
from giaoban.core.reckoning.findings import FindingKind
from giaoban.core.reckoning.relations import Links
from giaoban.core.reckoning.statements import Statement
from giaoban.core.reckoning.unknowns import Kind
from giaoban.core.reckoning.written import written


def added_doubt(case: Case, kind: FindingKind) -> tuple[str, bool]:
    """What to add where several reports disagree, and whether that makes it no impossibility."""
    if len({statement.source for statement in case.statements}) == 1:
        return "", False
    words = _plan_restated(case.statements) or _plan_printed_twice(case.statements, case.links, case.by_key)
    if words is None and kind in (FindingKind.PLAN, FindingKind.SHARE) and not case.conflict.assumed:
        return case.say("amended"), False
    if words is None and kind in (FindingKind.BASE, FindingKind.CHANGE):
        return case.say("restated"), False
    return (case.say(words), True) if words is not None else ("", False)


_AMENDED = patterns.compile(r"(?<!\w)(?:điều chỉnh|bổ sung|giao lại|giao thêm)(?!\w)", re.IGNORECASE)


def _plan_restated(statements: Sequence[Statement]) -> str | None:
    """What to add where documents print two values of a plan, or speak of amending it: that is no impossibility."""
    plans = {statement.source for statement in statements if statement.figure.role is Role.TARGET}
    shares = any(statement.figure.role in (Role.TARGET, Role.OF_TARGET) for statement in statements)
    if shares and any(_AMENDED.search(statement.sentence) for statement in statements):
        return "amended_plan"
    return "restated_plan" if len(plans) > 1 else None


def _plan_printed_twice(statements: Sequence[Statement], links: Links, by_key: Mapping[str, Statement]) -> str | None:
    """What to add where other sentences of the documents print two values of the plan that percentages are of."""
    described = [links.described[one.key][1] for one in statements if one.key in links.described]
    plans = {base for base in described if base.kind is Kind.PLAN}
    printed = [by_key[key] for key, told in links.told.items() if told in plans]
    ranges = [written(one.figure).lenient for one in printed]
    apart = any(not one.meets(other) for one, other in combinations(ranges, 2))
    return "restated_plan" if apart else None
