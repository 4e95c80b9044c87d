"""How long the questions of a working day take, each asked of many units, by the code that the pages run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from time import perf_counter, process_time
from typing import Any

from django.db import transaction

from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.models import Cell, Entry
from giaoban.apps.journal.actions import record
from giaoban.apps.reviews.boards import board
from giaoban.apps.reviews.values import Board
from giaoban.apps.rollups.bench import country
from giaoban.apps.rollups.bench.country import Size
from giaoban.apps.rollups.boundary_series import months_on_boundary
from giaoban.apps.rollups.nation import nation
from giaoban.apps.rollups.rolling import rollup
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

MONTHS = [Period.month(year, number) for year in (2024, 2025) for number in range(1, 13)]


class AnswerError(RuntimeError):
    """An answer that is not what was booked."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds that a question took, over all the times that it was asked.

    `p50` and `p95` are by the clock, `cpu` and `cpu95` the same of what this process computed: on a machine that does
    other work the clock tells of that work too. A PostgreSQL server's own computing is not in them.
    """

    question: str
    p50: float
    p95: float
    cpu: float
    cpu95: float
    asked: int


def timing(question: str, seconds: Sequence[float], computed: Sequence[float]) -> Timing:
    """The median and the 95th of 100 of what was measured and of what was computed.

    >>> timing("ward", [0.001 * n for n in range(1, 101)], [0.01] * 100)
    Timing(question='ward', p50=50.0, p95=95.0, cpu=10.0, cpu95=10.0, asked=100)
    """
    return Timing(question, *(_at(found, share) for found in (seconds, computed) for share in (50, 95)), len(seconds))


def _at(seconds: Sequence[float], share: int) -> float:
    ordered = sorted(seconds)
    return round(ordered[max(0, -(-len(ordered) * share // 100) - 1)] * 1000, 1)


def measured(question: str, asked: Sequence[Callable[[], Any]]) -> Timing:
    """Ask each once, the first beforehand so that the program itself is warm; rows are not."""
    asked[0]()
    seconds, computed = [], []
    for ask in asked:
        start, before = perf_counter(), process_time()
        ask()
        seconds.append(perf_counter() - start)
        computed.append(process_time() - before)
    return timing(question, seconds, computed)


def ask_all(size: Size, times: int) -> list[Timing]:
    """Put every question `times` times, the costly ones less often, each time to another unit where there is one."""
    wards = list(Unit.objects.filter(valid_from=country.REFORM).order_by("pk"))
    provinces = list(Unit.objects.filter(parent=None).order_by("pk"))
    indicators = list(Indicator.objects.order_by("pk"))
    some = [wards[number * 7919 % len(wards)] for number in range(times)]
    about = [indicators[number * 31 % len(indicators)] for number in range(times)]
    areas = [one for one, _ in zip(cycle(provinces), range(times), strict=False)]
    booked = cycle(range(2, 9))
    return [
        measured("ward", [lambda one=one: board(one, country.LAST) for one in some]),
        measured("ward_read", [lambda one=one: read(board(one, country.LAST)) for one in some]),
        measured("province", [lambda one=one: rollup(one, country.LAST).totals for one in areas]),
        measured("nation", [lambda: nation(country.LAST)] * max(3, times // 4)),
        measured(
            "series", [lambda a=a, b=b: months_on_boundary(a, b, MONTHS) for a, b in zip(some, about, strict=True)]
        ),
        measured("book", [lambda a=a, b=b: book_and_see(a, b, next(booked)) for a, b in zip(some, about, strict=True)]),
    ]


PRINTED = ("month", "to_date", "percent_superior", "percent_own", "percent_last_year", "change", "forecast")


def read(found: Board) -> list[tuple]:
    """Every number that the page of a board prints, with the twelve months of each line."""
    return [
        (*(shown and shown.text for shown in (getattr(line, name) for name in PRINTED)), line.base, line.spark)
        for line in found.lines
    ]


def book_and_see(ward: Unit, indicator: Indicator, more: int) -> None:
    """Correct a ward's result of the last month and look at its province; AnswerError where it is not there."""
    month = columns(country.LAST)
    with transaction.atomic():
        last = Entry.objects.current().filter(unit=ward, indicator=indicator, **month).first()
        value = (last.value if last is not None else Decimal(100)) + more
        cell = last.cell if last is not None else _cell(ward, value)
        entry = Entry.objects.create(
            unit=ward,
            indicator=indicator,
            value=value,
            decimals=3,
            measured_in=indicator.unit,
            standing="official",
            cell=cell,
            corrects=last,
            reason="Rà lại" if last is not None else "",
            **month,
        )
        record("figures.typed", subject=entry, by=None)
    above = ward.parent
    found = rollup(above, country.LAST, cumulative=False, indicator=indicator)
    if found.cell(indicator, ward).value != value:
        raise AnswerError(f"{ward} booked {value}, its province shows {found.cell(indicator, ward).value}")


def _cell(ward: Unit, value: Decimal) -> Cell:
    row = Cell.objects.filter(brought_by=ward.pk).count() + 5000
    return Cell.objects.create(brought_by_id=ward.pk, row=row, column=1, text=f"{value:f}")
