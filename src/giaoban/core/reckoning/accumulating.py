"""Months and running totals of one indicator: what was entered, what follows from it, and where the two disagree.

Periods of whole months are stretches of a line with a mark at each end of a month. An entered amount is the distance
between the two marks of its period; whatever two marks are joined by entered amounts is known too: a month is the
running total less the one before, a quarter its three months. An amount that closes a ring of others is checked
against them. A gap stays a gap: nothing is ever filled with zero.

What stands at a day (stock, milestone) is the same for every period that ends there. Rates and growth are never put
together from those of other periods.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from giaoban.core.periods import Period, PeriodKind
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.statements import Accumulation

ADDED = frozenset({Accumulation.FLOW, Accumulation.REDUCTION})
STANDING = frozenset({Accumulation.STOCK, Accumulation.MILESTONE})
OWN_NAMES = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR})  # said without "lũy kế"
WHY_NOT = {
    Accumulation.RATE: "Tỷ lệ không cộng được qua các kỳ; lũy kế phải tính lại từ tử số và mẫu số",
    Accumulation.GROWTH: "Tốc độ tăng không cộng được qua các kỳ; lũy kế phải tính lại từ giá trị của hai kỳ",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """An amount as somebody entered it, all in one unit of measure; `key` is for the caller to know it by."""

    period: Period
    value: Decimal
    key: Hashable = None

    @property
    def decimals(self) -> int:
        """How many digits stand behind the decimal mark."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    def slack(self, exact: bool) -> Decimal:
        """How far the amount itself may lie from its written digits; not at all for a whole number that is `exact`."""
        return Decimal(0) if exact and not self.decimals else Decimal(5).scaleb(-self.decimals - 1)


@dataclass(frozen=True, slots=True)
class Derived:
    """An amount that nobody entered: `inputs` give it, and `words` say how."""

    period: Period
    value: Decimal
    inputs: tuple[Entered, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An entered amount that the others contradict, by more than the rounding of all of them."""

    entered: Entered
    others: tuple[Entered, ...]
    value: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Completed:
    """What follows from what was entered. `note` says why nothing does, for what cannot be put together."""

    derived: tuple[Derived, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    note: str = ""

    def value(self, period: Period) -> Derived | None:
        """What was derived for `period`."""
        return next((one for one in self.derived if one.period == period), None)


def complete(
    entered: Iterable[Entered],
    accumulation: Accumulation,
    *,
    wanted: Sequence[Period] | None = None,
    exact: bool | None = None,
) -> Completed:
    """Derive the months and running totals that were not entered, and check those that were.

    `wanted` are the periods to derive, by default every month and running total of the years at hand, none after the
    last that was entered. Periods that are no whole months are left out, as are terms of several years. Of two amounts
    for one period give the one that counts. Whole numbers are `exact` (people, households) unless said otherwise or
    printed beside fractions, which shows that they are rounded.

    >>> months = [Entered(Period.month(2025, month), Decimal(value)) for month, value in ((1, 20), (2, 30))]
    >>> total = Entered(Period.months(2025, 1, 2025, 3), Decimal(81))
    >>> [(one.period.short, str(one.value)) for one in complete([*months, total], Accumulation.FLOW).derived]
    [('2T/2025', '50'), ('03/2025', '31')]
    >>> wrong = Entered(Period.months(2025, 1, 2025, 2), Decimal(52))
    >>> complete([*months, wrong], Accumulation.FLOW).disagreements[0].words
    'Lũy kế 2 tháng đầu năm 2025 ghi 52, cộng từng tháng được 50'
    """
    kept = [one for one in entered if one.period.month_count and one.period.start.year == one.period.end.year]
    if accumulation in WHY_NOT:
        return Completed(note=WHY_NOT[accumulation])
    periods = list(wanted) if wanted is not None else _months_and_totals(kept)
    put_together = _added if accumulation in ADDED else _standing
    derived: list[Derived] = []
    disagreements: list[Disagreement] = []
    for year in sorted({one.period.end.year for one in kept}):
        own = [one for one in kept if one.period.end.year == year]
        counted = exact if exact is not None else not any(one.decimals for one in own)
        found = put_together(own, [period for period in periods if period.end.year == year], counted)
        derived += found.derived
        disagreements += found.disagreements
    return Completed(tuple(sorted(derived, key=lambda one: one.period)), tuple(disagreements))


def _months_and_totals(entered: Sequence[Entered]) -> list[Period]:
    found: list[Period] = []
    for year in sorted({one.period.end.year for one in entered}):
        ends = [each.period.end for each in entered if each.period.end.year == year]
        months = [Period.month(year, month) for month in range(1, max(ends).month + 1)]
        found += dict.fromkeys([*months, *(month.year_to_date() for month in months)])
    return found


def _added(entered: Sequence[Entered], wanted: Sequence[Period], exact: bool) -> Completed:
    """Amounts that add up: distances between the marks of a year."""
    kept: list[Entered] = []
    disagreements = []
    for one in sorted(entered, key=lambda each: (each.period.month_count or 0, each.period)):
        path = _path(kept, one.period)
        if path is None:
            kept.append(one)
            continue
        value = _total(path)
        if abs(value - one.value) > one.slack(exact) + sum((step.slack(exact) for step, _ in path), Decimal(0)):
            disagreements.append(Disagreement(one, _inputs(path), value, _disagree(one, path, value)))
    given = {one.period for one in entered}
    derived = []
    for period in wanted:
        path = None if period in given else _path(kept, period)
        if path:
            derived.append(Derived(period, _total(path), _inputs(path), _sum_in_words(path)))
    return Completed(tuple(derived), tuple(disagreements))


_Path = list[tuple[Entered, int]]


def _path(entered: Sequence[Entered], period: Period) -> _Path | None:
    """The fewest amounts that lead from the first mark of `period` to its last, each with its sign."""
    start, goal = period.start.month - 1, period.end.month
    reached: dict[int, _Path] = {start: []}
    queue = deque([start])
    while queue:
        mark = queue.popleft()
        if mark == goal:
            return reached[mark]
        for one in entered:
            first, last = one.period.start.month - 1, one.period.end.month
            for here, there, sign in ((first, last, 1), (last, first, -1)):
                if here == mark and there not in reached:
                    reached[there] = [*reached[mark], (one, sign)]
                    queue.append(there)
    return None


def _total(path: _Path) -> Decimal:
    return sum((one.value * sign for one, sign in path), Decimal(0))


def _inputs(path: _Path) -> tuple[Entered, ...]:
    return tuple(one for one, _ in path)


def _standing(entered: Sequence[Entered], wanted: Sequence[Period], exact: bool) -> Completed:
    """What stands at the end of a period is the same for every period that ends there."""
    by_end: dict[int, Entered] = {}
    disagreements = []
    for one in sorted(entered, key=lambda each: (each.period.month_count or 0, each.period)):
        other = by_end.setdefault(one.period.end.month, one)
        if abs(one.value - other.value) > one.slack(exact) + other.slack(exact):
            words = f"{_named(one)} ghi {_number(one.value)}, số cuối {other.period.label} ghi {_number(other.value)}"
            disagreements.append(Disagreement(one, (other,), other.value, words))
    given = {one.period for one in entered}
    derived = []
    for period in wanted:
        found = by_end.get(period.end.month)
        if found is not None and period not in given:
            words = f"Số cuối {found.period.label}: {_number(found.value)}"
            derived.append(Derived(period, found.value, (found,), words))
    return Completed(tuple(derived), tuple(disagreements))


def _disagree(one: Entered, path: _Path, value: Decimal) -> str:
    if all(sign > 0 and step.period.month_count == 1 for step, sign in path):
        how = "cộng từng tháng được"
    elif all(sign > 0 for _, sign in path):
        how = f"cộng {' + '.join(_named(step, middle=True) for step, _ in path)} được"
    else:
        how = f"{_sum_in_words(path, middle=True)}, tức"
    return f"{_named(one)} ghi {_number(one.value)}, {how} {_number(value)}"


def _sum_in_words(path: _Path, *, middle: bool = False) -> str:
    """Added first, then taken off: "Lũy kế 4 tháng 103 trừ lũy kế 3 tháng 70"."""
    ordered = sorted(path, key=lambda step: (-step[1], step[0].period))
    if len(ordered) > 3 and all(sign > 0 and one.period.month_count == 1 for one, sign in ordered):
        first, last = ordered[0][0].period, ordered[-1][0].period
        words = f"{'cộng' if middle else 'Cộng'} {len(ordered)} tháng, từ {first.label} đến {last.label}"
        return f"{words}: {' + '.join(_number(one.value) for one, _ in ordered)}"
    words = f"{_named(ordered[0][0], middle=middle)} {_number(ordered[0][0].value)}"
    for one, sign in ordered[1:]:
        words += f" {'cộng' if sign > 0 else 'trừ'} {_named(one, middle=True)} {_number(one.value)}"
    return words


def _named(one: Entered, *, middle: bool = False) -> str:
    """What the amount is called: a running total as such, anything else by its period."""
    if one.period.is_year_to_date and one.period.kind not in OWN_NAMES:
        return f"{'lũy' if middle else 'Lũy'} kế {one.period.label}"
    return one.period.label if middle else one.period.label[:1].upper() + one.period.label[1:]


def _number(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return print_number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
