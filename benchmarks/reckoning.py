"""How fast reckoning is: the whole check of 2,200 figures, and relations alone.

Run: python benchmarks/reckoning.py
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from giaoban.core.periods import Period
from giaoban.core.quantities.rounding import Rounding, rounded
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning import Accumulation, Statement, reckon, statements
from giaoban.core.reckoning.relations import link
from giaoban.core.reckoning.solver import solve

FIGURES = 2_200
UNITS = {Role.ACTUAL: "tỷ đồng"}
PLAN, BEFORE = "kế hoạch thành phố giao", "cùng kỳ năm trước"


def made_up(count: int) -> tuple[Statement, ...]:
    """So many honest figures: results of a month or to date, each with a share of its plan and a growth."""
    random, figures = Random(2025), []  # noqa: S311 - repeatable, no secret
    while len(figures) < count:
        subject = f"chỉ tiêu {len(figures)}"
        plan, before = random.randint(1_000, 9_000), random.randint(10, 90)
        total = Fraction(0)
        for month in range(1, 7):
            result = Fraction(random.randint(10_000, 90_000), 1_000)
            total += result
            for value, period in ((result, Period.month(2025, month)), (total, Period.months(2025, 1, 2025, month))):
                of = len(figures) + 1
                figures.append(_figure(value, 3, Role.ACTUAL, subject, period))
                figures.append(_figure(value / plan * 100, 1, Role.OF_TARGET, subject, period, PLAN, of))
                figures.append(_figure((value / before - 1) * 100, 1, Role.GROWTH, subject, period, BEFORE, of))
    kept = tuple(figures[:count])
    return statements(
        Report(kept, place="quận Lê Chân"),
        "",
        source="bao-cao.txt",
        subject_of=lambda figure: figure.measure,
        accumulation_of=lambda subject: Accumulation.FLOW,
    )


def _figure(
    value: Fraction,
    decimals: int,
    role: Role,
    measure: str,
    period: Period,
    base: str | None = None,
    of: int | None = None,
) -> Figure:
    number: Decimal = rounded(value, decimals, Rounding.HALF_UP)
    return Figure(0, 0, str(number), number, UNITS.get(role, "%"), role, measure, None, period, base, of)


def best_of(times: int, work: Callable[[], object]) -> float:
    """The shortest of so many runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    given = tuple(_keyed(made_up(FIGURES)))
    whole = best_of(5, lambda: reckon(given))
    links = link(given)
    parts = links.system.components()
    solving = best_of(5, lambda: [solve(part, positive=links.positive) for part in parts])
    relations = len(links.system.relations)
    print(f"{FIGURES} figures, {relations} relations: {whole:.3f} s in all, of which solving {solving:.3f} s")
    print(f"{relations / solving:,.0f} relations a second with their explanations")


def _keyed(given: tuple[Statement, ...]) -> Iterator[Statement]:
    """Statements with keys of their own: these have no text to stand in."""
    keys = [f"bao-cao.txt:{number}-{number}" for number in range(len(given))]
    for number, statement in enumerate(given):
        of = statement.figure.of
        yield replace(statement, key=keys[number], of=keys[of - 1] if of else None)


if __name__ == "__main__":
    main()
