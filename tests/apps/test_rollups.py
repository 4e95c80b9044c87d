"""Lower units side by side, totals that say what is missing, last year on today's boundary, the nation by province.

Every roll-up is set beside a plain reckoning in memory over random trees and histories.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from booked_cells import aim, book
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.apps.rollups.first_years import make_first_years
from giaoban.apps.rollups.models import SinceJanuary
from giaoban.apps.rollups.nation import nation
from giaoban.apps.rollups.rolling import By, ranking, rollup
from giaoban.apps.rollups.values import How
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Share, Succession, Unit
from giaoban.core.periods import Period

KINDS = ("flow", "stock", "rate", "growth", "milestone", "reduction")
REFORM = date(2025, 7, 1)


@pytest.fixture
def country(db):
    """Makes units: country("01", "Tỉnh Một"), country("00001", "Phường Một", above=province, since=…, until=…)."""

    def make(code, name, *, above=None, since=None, until=None, kind="phường"):
        return Unit.objects.create(
            generation="9999",
            code=code,
            name=name,
            kind=kind if above else "tỉnh",
            parent=above,
            folded="|",
            order_key=name,
            valid_from=since,
            valid_to=until,
        )

    return make


@pytest.fixture
def indicators(db):
    """One indicator for each way of adding up."""
    return {
        kind: Indicator.objects.create(
            code=f"k-{kind}", name=kind, unit="tỷ đồng", accumulation=kind, direction="up", sector="s"
        )
        for kind in KINDS
    }


def became(old, new, kind, share=None):
    """A unit went into another on the day of the reform, by a share of its people in percent."""
    row = Succession.objects.create(old=old, new=new, on=REFORM, kind=kind)
    if share is not None:
        Share.objects.create(succession=row, key="population", part=share, whole=100, document="Đề án")
    return row


@pytest.fixture
def three_wards(country, indicators):
    """A province with three wards: results and plans for the flow of January and February 2026."""
    province = country("01", "Tỉnh Một")
    wards = [country(f"0000{n}", f"Phường {n}", above=province) for n in (1, 2, 3)]
    flow = indicators["flow"]
    for ward, (january, february, plan) in zip(
        wards, [("10", "12.5", "100"), ("20", "20", "400"), ("5", None, "50")], strict=True
    ):
        book(ward, flow, "2026-01", january)
        if february:
            book(ward, flow, "2026-02", february)
        aim(ward, flow, "2026", plan)
    return province, wards


FEBRUARY = Period.month(2026, 2)


def test_a_total_counts_what_is_missing(three_wards, indicators):
    province, wards = three_wards

    found = rollup(province, FEBRUARY)
    total = found.totals[indicators["flow"].pk]

    assert [unit.name for unit in found.units] == ["Phường 1", "Phường 2", "Phường 3"]
    assert (total.value, total.reported, total.units, total.complete) == (Decimal("62.5"), 2, 3, False)
    assert total.missing == (wards[2].pk,)
    assert (total.percent_superior.percent, total.percent_superior.units) == (Decimal("12.5"), 2)
    assert total.superior == 550
    assert found.reporting == 2


def test_places_are_among_units_of_one_kind(three_wards, country, indicators):
    province, wards = three_wards
    commune = country("00004", "Xã 4", above=province, kind="xã")
    book(commune, indicators["flow"], "2026-01", "1")

    found = rollup(province, Period.month(2026, 1))
    places = ranking(found, indicators["flow"])

    assert [(one.key, one.place) for one in places["phường"].placed] == [
        (wards[0].pk, 1),
        (wards[2].pk, 1),
        (wards[1].pk, 3),
    ]
    assert places["xã"].without == (commune.pk,)
    assert [one.key for one in ranking(found, indicators["flow"], By.VALUE)["phường"].placed] == [
        wards[1].pk,
        wards[0].pk,
        wards[2].pk,
    ]


def test_only_what_adds_up_is_added(three_wards, indicators):
    province, wards = three_wards
    for kind in KINDS:
        book(wards[0], indicators[kind], "2026-03", "7")

    found = rollup(province, Period.month(2026, 3), cumulative=False)
    totals = {one.accumulation: found.totals[one.pk] for one in found.indicators}

    assert {kind: total.value for kind, total in totals.items()} == {
        "flow": 7,
        "stock": 7,
        "rate": None,
        "growth": None,
        "milestone": None,
        "reduction": None,
    }
    assert "tử số" in totals["rate"].why
    assert all(total.reported == 1 for total in totals.values())


def test_a_rate_is_put_together_from_its_parts(three_wards, indicators):
    province, wards = three_wards
    top, bottom = (Indicator.objects.get(code=f"k-{kind}") for kind in ("flow", "stock"))
    rate = Indicator.objects.create(
        code="k-made", name="Tỷ lệ", unit="%", accumulation="rate", direction="up", sector="s",
        numerator=top, denominator=bottom, times=100,
    )  # fmt: skip
    for ward, whole, said in zip(wards, ("50", "200", "10"), ("45", "20", "50"), strict=True):
        book(ward, bottom, "2026-02", whole)
        book(ward, rate, "2026-02", said)

    total = rollup(province, FEBRUARY, indicator=rate).totals[rate.pk]

    assert (total.value, total.reported, total.missing) == (Decimal("25.00"), 2, (wards[2].pk,))


# What became of two old wards A and B in the new ward, what is known of them, the base on today's boundary and how.
BOUNDARIES = [
    ([("A", "merge", None), ("B", "merge", None)], "flow", "A=4 B=6", 10, How.SUMMED),
    ([("A", "merge", None), ("B", "split", 40)], "flow", "A=4 B=6", Fraction(32, 5), How.APPORTIONED),
    ([("A", "merge", None), ("B", "split", None)], "flow", "A=4 B=6", None, How.NONE),
    ([("A", "merge", None), ("B", "merge", None)], "flow", "A=4", None, How.NONE),
    ([("A", "merge", None), ("B", "merge", None)], "rate", "A=4 B=6", None, How.NONE),
    ([("A", "continue", None)], "rate", "A=4", 4, How.SUMMED),
    ([("A", "continue", None)], "stock", "A=4", 4, How.SUMMED),
    ([("A", "merge", None), ("B", "merge", None)], "stock", "A=4 B=6", 10, How.SUMMED),
]


@pytest.mark.parametrize(("parts", "kind", "known", "expected", "how"), BOUNDARIES)
def test_last_year_on_todays_boundary(country, indicators, parts, kind, known, expected, how):
    province = country("01", "Tỉnh Một")
    new = country("00009", "Phường Mới", above=province, since=REFORM)
    other = country("00008", "Phường Khác", above=province, since=REFORM)
    old = {name: country(f"0000{name}", name, above=province, until=date(2025, 6, 30)) for name in "AB"}
    for name, how_went, share in parts:
        became(old[name], new, how_went, share)
        if how_went == "split":
            became(old[name], other, "split", None if share is None else 100 - share)
    for said in known.split():
        name, value = said.split("=")
        book(old[name], indicators[kind], "2025-01", value)
    book(new, indicators[kind], "2026-01", "20")

    cell = rollup(province, Period.month(2026, 1)).cell(indicators[kind], new)

    assert (cell.before.value, cell.before.how) == (expected, how)
    if expected is None:
        assert cell.before.words.startswith("Không so sánh")


def test_a_year_that_crosses_the_reform_is_the_old_units_half_and_the_new_ones(country, indicators):
    province = country("01", "Tỉnh Một")
    old = country("00001", "Xã Cũ", above=province, until=date(2025, 6, 30))
    new = country("00002", "Xã Mới", above=province, since=REFORM)
    became(old, new, "continue")
    for month in range(1, 9):
        book(old if month < 7 else new, indicators["flow"], f"2025-0{month}", str(month))
    for month in range(1, 9):
        book(new, indicators["flow"], f"2026-0{month}", "1")

    before = rollup(province, Period.month(2026, 8)).cell(indicators["flow"], new).before
    total = nation(Period.month(2026, 8)).totals[indicators["flow"].pk][province.pk]

    assert (before.value, before.how) == (36, How.SUMMED)
    assert (total.value, total.change.percent) == (8, Decimal("-77.8"))


# What the old ward reported in 2024 and the new one, founded on 1 July 2025, in 2025; the month looked at; the base.
FIRST_YEARS = [
    ("2024-01=1 2024-02=2 2024-03=3 2024-04=4 2024-05=5 2024-06=6 2024-07=7 2024-08=8", "2025-07=9 2025-08=9", 15),
    ("2024-01/2024-06=21 2024-01/2024-08=36", "2025-07/2025-08=18", 15),
    ("2024-01/2024-06=21 2024-01/2024-08=36", "2025-01/2025-08=40", 36),
    ("2024-01/2024-06=21 2024-01/2024-08=36", "2025-01/2025-07=30 2025-08=9", 36),
    ("2024-01/2024-06=21 2024-01/2024-08=36", "2025-01/2025-07=30 2025-07/2025-08=18", 15),
    ("2024-01/2024-08=36", "2025-07/2025-08=18", None),
]


@pytest.mark.parametrize(("then", "now", "expected"), FIRST_YEARS)
def test_a_first_year_is_held_against_the_months_that_it_counts(country, indicators, then, now, expected):
    province = country("01", "Tỉnh Một")
    old = country("00001", "Xã Cũ", above=province, until=date(2025, 6, 30))
    new = country("00002", "Xã Mới", above=province, since=REFORM)
    became(old, new, "continue")
    for unit, said in ((old, then), (new, now)):
        for each in said.split():
            book(unit, indicators["flow"], *each.split("="))

    before = rollup(province, Period.month(2025, 8)).cell(indicators["flow"], new).before
    total = nation(Period.month(2025, 8)).totals[indicators["flow"].pk][province.pk]

    assert before.value == expected
    assert total.change is None


def test_a_first_year_printed_since_january_is_last_year_by_itself(country, indicators):
    province = country("01", "Tỉnh Một")
    old = country("00001", "Xã Cũ", above=province, until=date(2025, 6, 30))
    new = country("00002", "Xã Mới", above=province, since=REFORM)
    became(old, new, "continue")
    book(old, indicators["flow"], "2025-01/2025-06", "21")
    book(new, indicators["flow"], "2025-01/2025-08", "40")
    book(new, indicators["flow"], "2026-01/2026-08", "44")

    assert rollup(province, Period.month(2026, 8)).cell(indicators["flow"], new).before.value == 40


def test_what_was_printed_since_january_follows_the_ledger(country, indicators):
    province = country("01", "Tỉnh Một")
    new = country("00002", "Xã Mới", above=province, since=REFORM)
    later = country("00003", "Xã Sau", above=province, since=date(2025, 9, 15))
    first = book(new, indicators["flow"], "2025-01/2025-08", "40")
    book(new, indicators["stock"], "2025-07", "4")
    book(new, indicators["flow"], "2026-01/2026-08", "44")
    book(later, indicators["flow"], "2025-01/2025-08", "8")
    assert list(since_january()) == [(new.pk, indicators["flow"].pk, date(2025, 8, 31))]

    book(new, indicators["flow"], "2025-07/2025-08", "18", corrects=first)
    book(later, indicators["flow"], "2025-01/2025-10", "9")
    kept = list(since_january())
    make_first_years()

    assert kept == list(since_january()) == [(later.pk, indicators["flow"].pk, date(2025, 10, 31))]


def since_january():
    """What is kept of first years."""
    return SinceJanuary.objects.values_list("unit", "indicator", "until")


def test_queries_do_not_grow_with_units_and_indicators(country, indicators):
    counts = []
    for size in (2, 6):
        province = country(f"0{size}", f"Tỉnh {size}")
        for n in range(size):
            old = country(f"0{size}0{n}1", f"Cũ {n}", above=province, until=date(2025, 6, 30))
            new = country(f"0{size}0{n}2", f"Mới {n}", above=province, since=REFORM)
            became(old, new, "continue")
            for kind in KINDS[:size]:
                book(old, indicators[kind], "2025-03", "3")
                book(new, indicators[kind], "2026-03", "3")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            _ = rollup(province, Period.month(2026, 3)).totals
        with CaptureQueriesContext(connection) as of_nation:
            nation(Period.month(2026, 3))
        counts.append((len(queries), len(of_nation)))

    assert counts[0] == counts[1]
    assert counts[0][0] <= 11
    assert counts[0][1] <= 15


@pytest.mark.parametrize("seed", range(3))
def test_random_countries_against_plain_reckoning(country, indicators, seed):
    """Provinces with wards that merged and divided in 2025; January to March of both years, with gaps and plans."""
    random = Random(seed)
    booked, plans, origins = {}, {}, {}
    provinces = [country(f"0{n}", f"Tỉnh {n}") for n in (1, 2)]
    for province in provinces:
        for n in range(random.randrange(1, 4)):
            grow(random, country, indicators, province, n, booked, plans, origins)

    whole = nation(Period.month(2026, 3))
    for province in provinces:
        found = rollup(province, Period.month(2026, 3))
        for indicator in found.indicators:
            expected = {unit.pk: to_date(booked, unit.pk, indicator, 2026) for unit in found.units}
            known = [value for value in expected.values() if value is not None]
            total = found.totals[indicator.pk]
            for unit in found.units:
                cell = found.cell(indicator, unit)
                assert cell.value == expected[unit.pk]
                assert cell.superior == plans.get((unit.pk, indicator.pk))
                if cell.value is not None:
                    assert cell.before.value == last_year(booked, unit.pk, indicator, origins)
            assert total.reported == len(known)
            if indicator.accumulation in ("flow", "stock"):
                assert total.value == (sum(known) if known else None)
                both = [
                    (value, plans[pk, indicator.pk])
                    for pk, value in expected.items()
                    if value is not None and (pk, indicator.pk) in plans
                ]
                share = total.percent_superior
                assert (share and share.units) == (len(both) or None)
                if both:
                    exact = Fraction(sum(v for v, _ in both)) / Fraction(sum(p for _, p in both)) * 100
                    assert abs(Fraction(share.percent) - exact) <= Fraction(1, 20)
            else:
                assert total.value is None
            of_nation = whole.totals[indicator.pk][province.pk]
            assert (of_nation.value, of_nation.reported, of_nation.units, of_nation.percent_superior) == (
                total.value,
                total.reported,
                total.units,
                total.percent_superior,
            )


def grow(random, country, indicators, province, n, booked, plans, origins):
    """A pair of old wards of which two new ones were made: A whole and a share of B; the rest of B."""
    share = random.randrange(1, 100)
    code = f"{province.code}{n}"
    old = [country(f"{code}{name}0", f"Cũ {code}{name}", above=province, until=date(2025, 6, 30)) for name in "AB"]
    new = [country(f"{code}{name}1", f"Mới {code}{name}", above=province, since=REFORM) for name in "AB"]
    became(old[0], new[0], "merge")
    became(old[1], new[0], "split", share)
    became(old[1], new[1], "split", 100 - share)
    origins[new[0].pk] = [(old[0].pk, Fraction(1)), (old[1].pk, Fraction(share, 100))]
    origins[new[1].pk] = [(old[1].pk, Fraction(100 - share, 100))]
    for unit, year in [*((one, 2025) for one in old), *((one, 2026) for one in new)]:
        for indicator in indicators.values():
            for month in (1, 2, 3):
                if random.random() < 0.8:
                    value = Decimal(random.randrange(1, 10**6)).scaleb(-random.randrange(3))
                    entry = book(unit, indicator, f"{year}-0{month}", str(value))
                    if random.random() < 0.2:
                        value += 1
                        book(unit, indicator, f"{year}-0{month}", str(value), corrects=entry)
                    booked[unit.pk, indicator.pk, year, month] = value
            if year == 2026 and random.random() < 0.7:
                plans[unit.pk, indicator.pk] = Decimal(random.randrange(1, 10**6))
                aim(unit, indicator, "2026", str(plans[unit.pk, indicator.pk]))


def to_date(booked, unit, indicator, year):
    """The first quarter's result by plain reckoning: all three months of a flow, March of what stands."""
    months = [booked.get((unit, indicator.pk, year, month)) for month in (1, 2, 3)]
    if indicator.accumulation in ("flow", "reduction"):
        return sum(months) if None not in months else None
    return months[-1] if indicator.accumulation != "growth" else None


def last_year(booked, unit, indicator, origins):
    """Last year's on today's boundary by plain reckoning."""
    parts = origins[unit]
    if indicator.accumulation not in ("flow", "stock"):
        return None
    values = [(to_date(booked, old, indicator, 2025), share) for old, share in parts]
    return None if None in [value for value, _ in values] else sum(Fraction(value) * share for value, share in values)
