"""What a unit that was made of others came to before it began: the sum of theirs.

A merged unit's reports go on with the year ("10 tháng đầu năm"), and set it against the year before on the new
boundary. Where every former unit's result is known, and all of each went into the new one, the sum is that result. It
is an assumption all the same: the new unit may count from its first day, or the former results may have been restated.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.periods import Period
from giaoban.core.reckoning.owners import spelled
from giaoban.core.reckoning.statements import Accumulation, Statement
from giaoban.core.reckoning.system import Total
from giaoban.core.reckoning.ties import MERGED
from giaoban.core.reckoning.unknowns import Kind, Quantity

_ADDS = (Accumulation.FLOW, Accumulation.STOCK, Accumulation.REDUCTION)


@dataclass(frozen=True, slots=True)
class Merger:
    """`place` is made of all of `parts` since `on`; both as statements name their place."""

    place: str
    parts: tuple[str, ...]
    on: date


def merged_results(
    mergers: Iterable[Merger],
    statements: Sequence[Statement],
    told: Mapping[str, Quantity],
    used: Collection[Quantity],
) -> list[Total]:
    """The results of merged places from before they began, where something else speaks of them or of their year.

    `told` gives the result of each statement, `used` every result that some equation speaks of.

    >>> merged_results((), (), {}, ())
    []
    """
    ways = _ways(statements, told)
    by_place: dict[str | None, dict[tuple[str, Period, str], Quantity]] = defaultdict(dict)
    for quantity in told.values():
        if quantity.kind is Kind.RESULT and quantity.period is not None and not quantity.tag:
            by_place[quantity.place][quantity.subject, quantity.period, quantity.unit] = quantity
    years = {(one.subject, one.place, one.unit, one.period.end.year) for one in used if one.period is not None}
    made = []
    for merger in mergers:
        whole, parts = spelled(merger.place), [by_place.get(spelled(part), {}) for part in merger.parts]
        for subject, period, unit in parts[0] if parts else ():
            known = [part.get((subject, period, unit)) for part in parts]
            total = Quantity(Kind.RESULT, subject, whole, period, unit)
            speaks = total in used or (subject, whole, unit, period.end.year) in years
            adds = len(parts) == 1 or ways.get(subject) in _ADDS
            all_known = [one for one in known if one is not None]
            if speaks and adds and len(all_known) == len(parts) and period.end < merger.on:
                why = frozenset({f"{MERGED}{whole}|{subject}|{period}"})
                made.append(Total(total, tuple(all_known), why))
    return made


def _ways(statements: Sequence[Statement], told: Mapping[str, Quantity]) -> dict[str, Accumulation]:
    return {
        told[one.key].subject: one.accumulation
        for one in statements
        if one.accumulation is not None and one.key in told
    }


def is_flow(relation: Total, statements: Sequence[Statement]) -> bool:
    """Whether the months of what the relation sums add up.

    >>> is_flow(Total("a", ("b",)), ())
    False
    """
    subject = relation.total.subject if isinstance(relation.total, Quantity) else None
    return any(one.subject == subject and one.accumulation is Accumulation.FLOW for one in statements)
