"""Same periods and series on today's boundary, for random reorganisations, against a plain reckoning in memory."""

import os
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from booked_cells import sheet_of
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.models import Cell, Entry
from giaoban.apps.reviews.ledger import load
from giaoban.apps.reviews.same_period import on_boundary
from giaoban.apps.reviews.series import series
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Succession, Unit
from giaoban.apps.units.sharing import book_shares
from giaoban.core.periods import Period

EXAMPLES = int(os.environ.get("GIAOBAN_SEARCH", "8"))
MONTHS = [Period.month(year, month) for year in (2024, 2025) for month in range(1, 13)]
KINDS = ("flow", "stock")


class Undone(Exception):
    """Leaves a block and takes back what it wrote."""


class Plain:
    """A country in memory: when units lived, what became of them, what they booked. Values are whole numbers."""

    def __init__(self, random):
        self.random = random
        self.born, self.died, self.after, self.shares, self.values = {}, {}, {}, {}, {}
        self.alive = [self.begin(0) for _ in range(random.randint(2, 4))]
        for at in sorted(random.sample(range(1, 23), random.randint(1, 3))):
            self.happen(at)
        for unit in self.born:
            last = self.died.get(unit, len(MONTHS))
            gaps = random.random() < 0.3
            for kind in KINDS:
                for at in range(self.born[unit], last):
                    if not (gaps and random.random() < 0.2):
                        self.values[unit, kind, at] = random.randint(0, 60)

    def begin(self, at):
        unit = f"U{len(self.born):02d}"
        self.born[unit] = at
        return unit

    def happen(self, at):
        """A merge, a split with or without shares, or a unit going on under another name."""
        kind = self.random.choice(["merge", "split", "unshared", "rename"])
        olds = self.random.sample(self.alive, min(len(self.alive), 2 if kind == "merge" else 1))
        news = [self.begin(at) for _ in range(2 if kind in ("split", "unshared") else 1)]
        part = self.random.randint(1, 99)
        for old in olds:
            self.died[old], self.after[old] = at, news
            self.shares[old] = dict(zip(news, (part, 100 - part), strict=True)) if kind == "split" else None
        self.alive = [unit for unit in self.alive if unit not in olds] + news

    def weight(self, unit, target):
        """How much of `unit` belongs to `target`; None where nobody knows."""
        if unit == target:
            return Fraction(1)
        weights = [self.weight(new, target) for new in self.after.get(unit, ())]
        if not weights or not any(weight != 0 for weight in weights):
            return Fraction(0)
        if len(weights) == 1 or (None not in weights and len(set(weights)) == 1):
            return weights[0]
        if self.shares[unit] is None or None in weights:
            return None
        return sum(weight * share / 100 for weight, share in zip(weights, self.shares[unit].values(), strict=True))

    def at_month(self, target, kind, at):
        """The value of one month on the boundary of `target`; None where a part or a share is missing."""
        total = Fraction(0)
        for unit, born in self.born.items():
            if not born <= at < self.died.get(unit, len(MONTHS)):
                continue
            weight = self.weight(unit, target)
            if weight == 0:
                continue
            if weight is None or (unit, kind, at) not in self.values:
                return None
            total += weight * self.values[unit, kind, at]
        return total

    def over(self, target, kind, first, last):
        """The value of several months of a year."""
        months = [self.at_month(target, kind, at) for at in range(first, last + 1)]
        if kind == "stock":
            return months[-1]
        return None if None in months else sum(months)


def store(plain):
    """The same country in the database: its units by name and an indicator of each kind."""
    units, first_of = {}, [month.start for month in MONTHS]
    for place, (name, born) in enumerate(plain.born.items()):
        died = plain.died.get(name)
        units[name] = Unit.objects.create(
            generation="2024", code=f"{90000 + place}", name=f"Phường {name}", kind="phường", order_key=name,
            valid_from=first_of[born] if born else None,
            valid_to=first_of[died] - timedelta(days=1) if died else None,
        )  # fmt: skip
    for old, news in plain.after.items():
        kind = "split" if len(news) > 1 else "merge"
        for new in news:
            Succession.objects.create(old=units[old], new=units[new], on=first_of[plain.died[old]], kind=kind)
        if plain.shares[old]:
            parts = {units[new].pk: Decimal(share) for new, share in plain.shares[old].items()}
            book_shares(units[old], parts, key="population", document="Biên bản", by=None)
    kinds = {
        kind: Indicator.objects.create(
            code=f"any-{kind}", name=kind, unit="hộ", accumulation=kind, direction="up", sector="s"
        )
        for kind in KINDS
    }
    rows = list(plain.values.items())
    brought = {name: sheet_of(unit) for name, unit in units.items()}
    cells = Cell.objects.bulk_create(
        Cell(brought_by=brought[unit], row=place + 1, column=1, text=str(value))
        for place, ((unit, _, _), value) in enumerate(rows)
    )
    Entry.objects.bulk_create(
        Entry(
            unit=units[unit], indicator=kinds[kind], value=Decimal(value), decimals=0, measured_in="hộ",
            cell=cell, **columns(MONTHS[at]),
        )
        for ((unit, kind, at), value), cell in zip(rows, cells, strict=True)
    )  # fmt: skip
    return units, kinds


def near(shown, exact):
    """Whether what is shown is the exact value, rounded to the digits that are shown."""
    if shown is None or exact is None:
        return shown is None and exact is None
    return abs(Fraction(shown.value) - exact) <= Fraction(1, 20)


def compare(plain, units, kinds):
    """Every period of the years for every unit of today, asked both ways."""
    for target in plain.alive:
        ledger = load(units[target], date(2023, 12, 1), date(2025, 12, 31))
        for kind, indicator in kinds.items():
            for at, month in enumerate(MONTHS):
                first = at - at % 12
                for start in {first, at}:
                    period = Period(MONTHS[start].start, month.end)
                    found = on_boundary(ledger, indicator, period)
                    expected = plain.over(target, kind, start, at)
                    assert near(found.shown, expected), (target, kind, str(period), found, expected)
            bases = {base.period: base.shown for base in series(units[target], indicator).bases}
            for period, shown in bases.items():
                start, end = (MONTHS.index(Period.month(day.year, day.month)) for day in (period.start, period.end))
                assert near(shown, plain.over(target, kind, start, end)), (target, kind, str(period))


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(random=st.randoms(use_true_random=False))
def test_any_history_is_reckoned_as_by_hand(random):
    plain = Plain(random)
    try:
        with transaction.atomic():
            compare(plain, *store(plain))
            raise Undone
    except Undone:
        pass
