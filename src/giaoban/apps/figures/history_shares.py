"""Percentages of a plan in a table of history, held against result and plan; one that does not fit is a question.

A percentage fits where any result of its row over any plan of its row, or over a target of the year, is it to within
one of its last digit. It is never booked: it follows from the two.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.figures.history import Planned, Planner
from giaoban.apps.targets.choices import CHANGES
from giaoban.apps.targets.models import Target
from giaoban.apps.targets.numbers import decimals_of, rounded, vietnamese
from giaoban.core.periods import Period
from giaoban.core.reading.histories import HistoryValue, Value
from giaoban.core.reading.histories.written_numbers import number_of
from giaoban.core.reckoning.written import unit_scale

MOST_ASKED = 200


@dataclass(frozen=True, slots=True)
class Side:
    """A result or a plan that a percentage may rest on, in the unscaled unit; `words` say where it stands."""

    value: Fraction
    dimension: str
    words: str
    period: Period
    column: int = -1


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of the percentages: how many fit, how many have no plan or result, and a question for each other."""

    fit: int
    without: int
    questions: tuple[str, ...]


def check_shares(
    planner: Planner, shares: Iterable[HistoryValue], results: Sequence[Planned], plans: Sequence[Planned]
) -> Checked:
    """Hold every percentage of a plan against its row and the targets in force. One query."""
    placed = [planner.place(replace(one, measured_in="")) for one in shares]
    known = [one for one in placed if one.unit is not None and one.indicator is not None]
    targets = _targets(known)
    fit, questions = 0, []
    for one in known:
        of_row = [side for plan in plans if plan.value.row == one.value.row and (side := _side(plan)) is not None]
        done = _results(one, results)
        asked = of_row or targets.get((one.unit.pk, one.indicator.pk, one.value.period.end.year), [])
        pairs = [(result, plan) for result in done for plan in asked if _comparable(result, plan)]
        if not pairs:
            continue
        if any(_fits(one.value, *pair) for pair in pairs):
            fit += 1
        else:
            questions.append(_question(one.value, *pairs[0]))
    return Checked(fit, len(placed) - fit - len(questions), tuple(questions[:MOST_ASKED]))


def _results(share: Planned, results: Sequence[Planned]) -> list[Side]:
    """The results of the row, those of the share's own period first, then the nearest before it."""
    sides = [
        side for one in results if one.value.row == share.value.row and one.indicator == share.indicator
        and (side := _side(one)) is not None
    ]  # fmt: skip
    end = share.value.period.end
    same = [side for side in sides if side.period.end == end] or sides
    return sorted(same, key=lambda side: (side.column > share.value.column, -side.column))


def _side(one: Planned) -> Side | None:
    if one.unit is None or one.indicator is None:
        return None
    dimension, scale = unit_scale(one.measured_in)
    words = f"{vietnamese(one.value.value)} (ô {one.value.cell})"
    return Side(Fraction(one.value.value) * scale, dimension, words, one.value.period, one.value.column)


def _targets(placed: Sequence[Planned]) -> dict[tuple[int, int, int], list[Side]]:
    """The targets of whole years in force, by unit, indicator and year."""
    found: dict[tuple[int, int, int], list[Side]] = defaultdict(list)
    units = {one.unit.pk for one in placed if one.unit is not None}
    indicators = {one.indicator.pk for one in placed if one.indicator is not None}
    years = {str(one.value.period.end.year) for one in placed}
    rows = Target.objects.current().filter(unit__in=units, indicator__in=indicators, period__in=years)
    for row in rows.exclude(comparator__in=CHANGES) if units else ():
        dimension, scale = unit_scale(row.measured_in)
        words = f"chỉ tiêu {vietnamese(row.exact)}"
        side = Side(Fraction(row.exact) * scale, dimension, words, Period.parse(row.period))
        found[row.unit_id, row.indicator_id, int(row.period)].append(side)
    return found


def _comparable(result: Side, plan: Side) -> bool:
    return result.dimension == plan.dimension and plan.value > 0


def _fits(share: HistoryValue, result: Side, plan: Side) -> bool:
    return abs(Fraction(share.value) - _percent(result, plan)) < Fraction(1, 10 ** _digits(share))


def _percent(result: Side, plan: Side) -> Fraction:
    return result.value / plan.value * 100


def _digits(share: HistoryValue) -> int:
    """How many digits behind the mark the sheet shows."""
    shown = number_of(Value(share.text))
    return decimals_of(shown[0] if shown is not None else share.value)


def _question(share: HistoryValue, result: Side, plan: Side) -> str:
    exact = _percent(result, plan)
    worked = rounded(Decimal(exact.numerator) / Decimal(exact.denominator), max(1, _digits(share)))
    return (
        f"Ô {share.cell}: ghi {share.text.rstrip('% ')} % kế hoạch, nhưng {result.words} so với {plan.words} là "
        f"{vietnamese(worked)} %; hãy xem lại ô nào sai."
    )
