"""What is kept of each month end: the number that a unit's own review shows, the moment it is booked, and made anew."""

from decimal import Decimal
from random import Random

import pytest
from booked_cells import aim, book
from django.core.management import CommandError, call_command
from django.db import transaction

from giaoban.apps.rollups.models import MonthEnd
from giaoban.apps.rollups.rebuilding import differences, keep_many, rebuild
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.units.models import Unit

KINDS = ("flow", "stock", "rate", "growth", "milestone", "reduction")


@pytest.fixture
def indicators(db):
    """One indicator for each way of adding up."""
    return {
        kind: Indicator.objects.create(
            code=f"k-{kind}", name=kind, unit="tỷ đồng", accumulation=kind, direction="up", sector="s"
        )
        for kind in KINDS
    }


@pytest.fixture
def ward(db):
    """A ward that has always been there."""
    return Unit.objects.create(
        generation="9999", code="00001", name="Phường Một", kind="ward", folded="|", order_key="1"
    )


def kept(unit, indicator, month):
    """The numbers of a month end, as text; nothing where it keeps none."""
    row = MonthEnd.objects.filter(unit=unit, indicator=indicator, month=month).first()
    return row and tuple(row.number(name) for name in ("result", "to_date", "superior", "own"))


# Kind, what is booked (period, value), month, expected result of the month and since January.
HISTORIES = [
    ("flow", [("2025-01", "10"), ("2025-02", "12.5")], 202502, "12.5", "22.5"),
    ("flow", [("2025-01", "10"), ("2025-03", "5")], 202503, "5", None),  # a gap is not zero
    ("flow", [("2025-01/2025-02", "22"), ("2025-03", "5")], 202503, "5", "27"),
    ("flow", [("2025-01/2025-02", "22"), ("2025-01/2025-03", "30")], 202503, "8", "30"),
    ("stock", [("2025-01", "7"), ("2025-02", "9")], 202502, "9", "9"),
    ("stock", [("2025-01/2025-02", "9")], 202502, "9", "9"),
    ("rate", [("2025-02", "95.4")], 202502, "95.4", "95.4"),
    ("growth", [("2025-02", "6.1"), ("2025-01/2025-02", "5.9")], 202502, "6.1", "5.9"),
    ("growth", [("2025-01", "6.1"), ("2025-02", "5.9")], 202502, "5.9", None),
    ("milestone", [("2025-02", "1")], 202502, "1", "1"),
]


@pytest.mark.parametrize(("kind", "booked", "month", "result", "to_date"), HISTORIES)
def test_what_is_booked_is_kept(indicators, ward, kind, booked, month, result, to_date):
    for period, value in booked:
        book(ward, indicators[kind], period, value)

    assert kept(ward, indicators[kind], month)[:2] == (Decimal(result), to_date and Decimal(to_date))


def test_a_correction_a_withdrawal_and_a_target_are_kept_at_once(indicators, ward):
    flow = indicators["flow"]
    first = book(ward, flow, "2025-01", "10")
    aim(ward, flow, "2025", "120")
    aim(ward, flow, "2025", "150.5", setter="council")
    assert kept(ward, flow, 202501) == (10, 10, 120, Decimal("150.5"))

    second = book(ward, flow, "2025-01", "11", corrects=first)
    assert kept(ward, flow, 202501)[:2] == (11, 11)

    book(ward, flow, "2025-01", "11", corrects=second, withdrawn="Ghi nhầm tháng")
    assert kept(ward, flow, 202501) == (None, None, 120, Decimal("150.5"))


def test_the_firmest_result_counts(indicators, ward):
    book(ward, indicators["flow"], "2025-01", "9", standing="estimate")
    row = MonthEnd.objects.get(unit=ward)
    assert (row.result, row.estimate) == (9, True)

    book(ward, indicators["flow"], "2025-01", "10", standing="official")
    row = MonthEnd.objects.get(unit=ward)
    assert (row.result, row.estimate) == (10, False)


def test_another_unit_of_measure_is_no_number_to_add(indicators, ward):
    book(ward, indicators["flow"], "2025-01", "1500", measured_in="triệu đồng")
    book(ward, indicators["stock"], "2025-01", "5", measured_in="hộ")

    assert kept(ward, indicators["flow"], 202501)[:2] == (Decimal("1.5"), Decimal("1.5"))
    row = MonthEnd.objects.get(indicator=indicators["stock"])
    assert (row.result, row.unlike) == (None, True)


def test_what_is_taken_back_was_never_kept(indicators, ward):
    with transaction.atomic():
        book(ward, indicators["flow"], "2025-01", "10")
        assert MonthEnd.objects.exists()
        transaction.set_rollback(True)

    assert not MonthEnd.objects.exists()


def test_a_booking_for_many_units_keeps_all_of_them(indicators, ward):
    units = [
        Unit.objects.create(generation="9999", code=f"{n:05d}", name=f"Xã {n}", kind="xã", folded="|", order_key=f"{n}")
        for n in range(100, 220)
    ]
    aims = [aim(ward, indicators["stock"], "2024/2026", "9")]
    aims += [Target(**{**plain(aims[0]), "unit_id": unit.pk}) for unit in units]

    Target.objects.bulk_create(aims[1:])

    assert MonthEnd.objects.filter(superior=9).count() == 121 * 36


def plain(row):
    """The columns of a row but for its key, to make others like it."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}


def test_a_month_end_that_lies_is_found_and_made_right(indicators, ward):
    book(ward, indicators["flow"], "2025-01", "10")
    MonthEnd.objects.filter(unit=ward).update(result=99)

    assert [(one.month, one.kept[0], one.due[0]) for one in differences()] == [(202501, 99, 10)]
    with pytest.raises(CommandError, match="Phường Một, flow, tháng 1/2025"):
        call_command("rollup", "--unit", "9999-00001")
    call_command("rollup", "--rebuild")
    assert list(differences()) == []


@pytest.mark.parametrize("seed", range(4))
def test_made_anew_they_are_what_booking_kept(indicators, ward, seed):
    """Random histories: what bookings left one by one, what statements over sets make, and what the ledger says."""
    random = Random(seed)
    born = Unit.objects.create(
        generation="9999",
        code="00002",
        name="Phường Hai",
        kind="ward",
        folded="|",
        order_key="2",
        valid_from="2025-04-01",
    )
    for unit in (ward, born):
        for indicator in indicators.values():
            history(random, unit, indicator)
    before = set(MonthEnd.objects.values_list("month", "unit", "indicator", "estimate", "unlike"))

    assert list(differences()) == []
    MonthEnd.objects.update(result=77)
    keep_many((unit.pk, one.pk, 2025) for unit in (ward, born) for one in indicators.values())
    assert 2025 not in {one.month // 100 for one in differences()}
    rebuild()

    assert list(differences()) == []
    assert set(MonthEnd.objects.values_list("month", "unit", "indicator", "estimate", "unlike")) == before
    assert len(before) > 40


def history(random, unit, indicator):
    """Two years of months with gaps, and in every second of them things that are not plain."""
    plain = random.random() < 0.5
    start = 4 if unit.valid_from else 1
    for year in (2025, 2026):
        for number in range(start if year == 2025 else 1, 13):
            if random.random() < 0.85:
                standing = random.choice(["estimate", "preliminary", "official"])
                entry = book(unit, indicator, f"{year}-{number:02d}", written(random), standing=standing)
                if random.random() < 0.2:
                    book(unit, indicator, f"{year}-{number:02d}", written(random), corrects=entry)
            if not plain and random.random() < 0.2:
                since = f"{year}-01/{year}-{number:02d}" if number > 1 else f"{year}-01"
                book(unit, indicator, since, written(random), standing="estimate")
        for setter in ("superior", "council"):
            if random.random() < 0.7:
                first = aim(unit, indicator, str(year), written(random), setter=setter)
                if random.random() < 0.3:
                    aim(unit, indicator, str(year), written(random), setter=setter, supersedes=first)
    if not plain:
        aim(unit, indicator, "2021/2025", written(random))
        aim(unit, indicator, "2026", written(random), setter="own")


def written(random):
    """A number with up to three digits behind the mark."""
    return str(Decimal(random.randrange(1, 10**6)).scaleb(-random.randrange(4)))
