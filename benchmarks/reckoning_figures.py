"""Honest figures made up for measuring: reports of a half-year with results, shares of plans and growths."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random

from giaoban.core.periods import Period
from giaoban.core.quantities.rounding import Rounding, rounded
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning import Accumulation, Statement

PLAN, BEFORE = "kế hoạch thành phố giao", "cùng kỳ năm trước"
MONTHS = range(1, 7)


def made_up(count: int, unit: int = 0) -> tuple[Statement, ...]:
    """So many figures of one unit: results of a month and to date, each with a share of its plan and a growth."""
    random = Random(unit)  # noqa: S311 - repeatable, no secret
    source, place = f"xa-{unit}.txt", f"xã {unit}"
    made: list[Statement] = []
    for figure, subject in _figures(count, random):
        number = len(made)
        made.append(
            Statement(
                key=f"{source}:{number}-{number}",
                figure=figure,
                sentence="",
                source=source,
                subject=subject,
                place=place,
                of=f"{source}:{figure.of - 1}-{figure.of - 1}" if figure.of else None,
                accumulation=Accumulation.FLOW,
            )
        )
        if len(made) == count:
            break
    return tuple(made)


def sums_only(count: int, unit: int = 0) -> tuple[Statement, ...]:
    """So many figures of which nothing but months and results to date can be added up."""
    random, source = Random(unit), f"xa-{unit}.txt"  # noqa: S311 - repeatable, no secret
    made: list[Statement] = []
    while len(made) < count:
        subject, total = f"chỉ tiêu {len(made)}", 0
        for month in range(1, 13):
            total += (result := random.randint(10_000, 90_000))
            for value, period in ((result, Period.month(2025, month)), (total, Period.months(2025, 1, 2025, month))):
                number = len(made)
                figure = _figure(Fraction(value, 1000), 3, Role.ACTUAL, subject, period)
                made.append(
                    Statement(
                        f"{source}:{number}-{number}",
                        figure,
                        "",
                        source,
                        subject,
                        f"xã {unit}",
                        accumulation=Accumulation.FLOW,
                    )
                )
    return tuple(made[:count])


def _figures(count: int, random: Random) -> Iterator[tuple[Figure, str]]:
    """The figures with their subjects; `of` counts from the first of the unit."""
    number = 0
    while number < count:
        subject = f"chỉ tiêu {number}"
        plan, before, total = random.randint(1_000, 9_000), random.randint(10, 90), Fraction(0)
        for month in MONTHS:
            total += (result := Fraction(random.randint(10_000, 90_000), 1_000))
            for value, period in ((result, Period.month(2025, month)), (total, Period.months(2025, 1, 2025, month))):
                of = number + 1
                yield _figure(value, 3, Role.ACTUAL, subject, period), subject
                yield _figure(value / plan * 100, 1, Role.OF_TARGET, subject, period, PLAN, of), subject
                yield _figure((value / before - 1) * 100, 1, Role.GROWTH, subject, period, BEFORE, of), subject
                number += 3


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
    unit = "tỷ đồng" if role is Role.ACTUAL else "%"
    return Figure(0, 0, str(number), number, unit, role, measure, None, period, base, of)
