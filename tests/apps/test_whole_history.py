"""The whole history of a unit takes part in reckoning: across reports, a merger and an amended plan."""

from datetime import date
from decimal import Decimal

import pytest

from giaoban.apps.figures.entering import enter
from giaoban.apps.figures.models import Standing
from giaoban.apps.reviews.models import Finding, FindingRow
from giaoban.apps.targets.choices import Setter
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.setting import Source, amend, set_target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim, Comparator

PLAN = "kế hoạch thành phố giao"
APRIL = f"Lũy kế 4 tháng đầu năm 2025, thu ngân sách đạt 400 tỷ đồng, bằng 40,0% {PLAN}."
OCTOBER = f"Lũy kế 10 tháng đầu năm 2025, thu ngân sách đạt 900 tỷ đồng, bằng 75,0% {PLAN}."
NIGHT = Source(basis="Nghị quyết số 20/NQ-HĐND ngày 10/7/2025", reason="Điều chỉnh dự toán giữa năm")


def messages(unit):
    return [(found.verdict, found.message) for found in Finding.objects.filter(unit=unit, current=True)]


def report(name, words):
    return f"UBND {name}\n\n{words}\n"


@pytest.fixture
def revenue(le_chan):
    return Indicator.objects.get(code="TC01")


@pytest.fixture
def city(le_chan):
    """Hải Phòng of today, into which the city of before and Hải Dương went whole on 1 July 2025."""
    return Unit.objects.by_key("2025-31")


@pytest.fixture
def former(le_chan):
    return Unit.objects.by_key("2024-31"), Unit.objects.by_key("2024-30")


def test_april_is_held_against_october(bring_in, le_chan):
    bring_in(april=report("quận Lê Chân", APRIL), october=report("quận Lê Chân", OCTOBER))

    ((verdict, message),) = messages(le_chan)

    assert verdict == "impossible"
    assert "Có thể kế hoạch đã được điều chỉnh giữa hai báo cáo" in message


def test_a_plan_that_the_ledger_amended_is_two_plans(bring_in, le_chan, revenue, checker):
    target = set_target(
        unit=le_chan,
        indicator=revenue,
        period=Period.year(2025),
        setter=Setter.SUPERIOR,
        aim=Aim(Comparator.EQUAL, Decimal(1000), unit="tỷ đồng"),
        source=Source(basis="Quyết định số 5/QĐ-UBND ngày 20/12/2024"),
        by=checker,
    )
    amend(
        target,
        aim=Aim(Comparator.EQUAL, Decimal(1200), unit="tỷ đồng"),
        source=NIGHT,
        by=checker,
        effective_from=date(2025, 7, 15),
    )

    bring_in(april=report("quận Lê Chân", APRIL), october=report("quận Lê Chân", OCTOBER))

    assert messages(le_chan) == []
    november = OCTOBER.replace("10 tháng", "11 tháng").replace("900", "950")
    bring_in(november=report("quận Lê Chân", november))  # 950 is 79,2% of what 900 is 75% of
    ((verdict, message),) = messages(le_chan)
    assert verdict == "impossible"
    assert "900" in message
    assert "400" not in message


def test_a_target_set_by_hand_takes_part(bring_in, le_chan, revenue, checker):
    target = set_target(
        unit=le_chan,
        indicator=revenue,
        period=Period.year(2025),
        setter=Setter.SUPERIOR,
        aim=Aim(Comparator.EQUAL, Decimal(1300), unit="tỷ đồng"),
        source=Source(basis="Quyết định số 5/QĐ-UBND ngày 20/12/2024"),
        by=checker,
    )
    assert not target.setter_words

    bring_in(april=report("quận Lê Chân", APRIL))
    assert messages(le_chan) == []  # nobody said that this superior is the city

    worded = Target(
        **{
            field.name: getattr(target, field.name)
            for field in Target._meta.concrete_fields
            if field.name not in ("id", "setter_words", "supersedes", "booked_at")
        },
        setter_words=PLAN,
        supersedes=target,
    )
    worded.reason = "Ghi rõ người giao"
    worded.save()
    bring_in(
        may=report("quận Lê Chân", APRIL.replace("4 tháng", "5 tháng").replace("400", "500").replace("40,0", "38,5"))
    )

    found = Finding.objects.filter(unit=le_chan, current=True)
    assert found.exists()
    assert {row.target for row in FindingRow.objects.filter(finding__in=found)} == {worded}


def test_a_cell_takes_part(bring_in, le_chan, revenue, checker):
    enter(
        le_chan,
        revenue,
        Period.parse("2025-01/2025-04"),
        Decimal(460),
        by=checker,
        measured_in="tỷ đồng",
        standing=Standing.OFFICIAL,
    )

    bring_in(april=report("quận Lê Chân", APRIL.replace("ước ", "")))

    found = Finding.objects.get(unit=le_chan, current=True)
    assert found.kind == "same"
    assert [row.text for row in found.rows.all()] == ["460 tỷ đồng"]
    assert [part.figure.text for part in found.parts.all()] == ["400 tỷ đồng"]


MERGED = "Lũy kế 10 tháng đầu năm 2025, thu ngân sách đạt {done} tỷ đồng, tăng {up}% so với cùng kỳ năm 2024."
BEFORE = "Lũy kế {months} tháng đầu năm {year}, thu ngân sách đạt {done} tỷ đồng."


@pytest.fixture
def merged(bring_in, city, former):
    """Reports of both former units and one of the merged one."""

    def brought(done, up, months=10, year=2024):
        for number, (unit, amount) in enumerate(zip(former, (60_000, 20_000), strict=True)):
            words = BEFORE.format(months=months, year=year, done=f"{amount:,}".replace(",", "."))
            bring_in(unit=unit, **{f"cu{number}": report(unit.name, words)})
        bring_in(unit=city, moi=report(city.name, MERGED.format(done=done, up=up)))

    return brought


def test_a_merged_unit_is_not_held_against_one_that_bore_its_name(merged, city, former):
    merged("100.000", "25,0")  # on 80.000; the city of before alone had 60.000

    assert [messages(unit) for unit in (city, *former)] == [[], [], []]


def test_a_merged_unit_is_held_against_all_that_it_was_made_of(merged, city, former):
    merged("100.000", "66,7")  # on 60.000: the other half was forgotten

    ((verdict, message),) = messages(city)

    assert verdict == "improbable"
    assert "đơn vị cũ" in message
    assert [messages(unit) for unit in former] == [[], []]


def test_a_year_to_date_of_a_merged_unit_is_no_less_than_its_parts_had(merged, city):
    merged("70.000", "10,0", months=6, year=2025)

    ((verdict, message),) = messages(city)

    assert verdict == "improbable"
    assert "20.000 tỷ đồng và 60.000 tỷ đồng, cộng lại là" in message


def test_a_report_of_before_that_was_filed_under_the_new_unit_is_of_another_boundary(bring_in, city):
    bring_in(
        unit=city,
        cu=report(city.name, "Lũy kế 6 tháng đầu năm 2025, thu ngân sách đạt 70.000 tỷ đồng, bằng 50,0% kế hoạch năm."),
        moi=report(
            city.name, "Lũy kế 10 tháng đầu năm 2025, thu ngân sách đạt 60.000 tỷ đồng, bằng 30,0% kế hoạch năm."
        ),
    )

    assert messages(city) == []
