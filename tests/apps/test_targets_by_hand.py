"""Targets set, amended, split, handed down and given a path by hand; what held on a day and what holds now."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import verify
from giaoban.apps.journal.models import Event
from giaoban.apps.targets.choices import Setter, Shape
from giaoban.apps.targets.courses import goal_of, paths_of
from giaoban.apps.targets.models import Indicator, PathChoice, PathPart, Target, Theme
from giaoban.apps.targets.path_choosing import choose_path
from giaoban.apps.targets.plans import plan_of, plans_of
from giaoban.apps.targets.setting import (
    Source,
    TargetError,
    amend,
    hand_down,
    set_target,
    split_over_time,
    withdraw,
)
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim, AimError, Comparator
from giaoban.core.reckoning.paths import PathError, Season

YEAR = Period.year(2025)
SHARES = tuple(Fraction(month, 78) for month in range(1, 13))  # each month a little more
RESOLUTION = Source(clause="điểm 2, mục III", basis="Nghị quyết số 15/NQ-HĐND ngày 20/12/2024")


def quarters(*values):
    return {Period.quarter(2025, number): Decimal(value) for number, value in enumerate(values, start=1) if value}


@pytest.fixture
def revenue(le_chan):
    return Indicator.objects.get(code="TC01")


@pytest.fixture
def ask(le_chan, checker):
    """Set a target of quận Lê Chân."""

    def asked(code, value, comparator=Comparator.AT_LEAST, *, setter=Setter.SUPERIOR, period=YEAR, **aim):
        indicator = Indicator.objects.get(code=code)
        wanted = Aim(comparator, Decimal(value), unit=indicator.unit, **aim)
        common = {"indicator": indicator, "period": period, "setter": setter, "source": RESOLUTION}
        return set_target(unit=le_chan, aim=wanted, by=checker, **common)

    return asked


SET = [
    ("TC01", "1838", Comparator.AT_LEAST, {}, "≥ 1.838 tỷ đồng", "1838"),
    ("MS01", "5400", Comparator.BETWEEN, {"to": Decimal(5500)}, "5.400–5.500 triệu đồng/người/năm", "5400"),
    ("AS01", "1.0", Comparator.REDUCE_BY, {"to": Decimal("1.5"), "base": Decimal("4.0")}, "giảm 1,0–1,5 điểm %", "3"),
    ("GT01", "10", Comparator.REDUCE_PERCENT, {"base": Decimal(50)}, "giảm 10 %", "45"),
    ("AS03", "12", Comparator.REDUCE_BY, {}, "giảm 12 hộ", "12"),
    ("LD04", "4", Comparator.UNDER, {}, "< 4 %", "4"),
]


@pytest.mark.parametrize(("code", "value", "comparator", "more", "written", "goal"), SET)
def test_a_target_keeps_what_was_asked_and_where(ask, code, value, comparator, more, written, goal):
    target = Target.objects.get(pk=ask(code, value, comparator, **more).pk)

    assert target.aim.written == written
    assert goal_of(target) == Decimal(goal)
    assert target.source_words == "điểm 2, mục III, Nghị quyết số 15/NQ-HĐND ngày 20/12/2024"
    event = Event.objects.get(action="targets.set")
    assert written in event.details
    assert verify().broken is None


def test_each_body_sets_its_own_and_nobody_twice(ask):
    for setter in (Setter.SUPERIOR, Setter.COUNCIL, Setter.OWN):
        ask("TC01", 1838, setter=setter)

    with pytest.raises(TargetError, match="đã được ghi: hãy mở và điều chỉnh"):
        ask("TC01", 1900, setter=Setter.OWN)
    assert Target.objects.count() == 3


# what is asked on which day | by version: effective from
AMENDED = [
    ("2025-01-15", "1838"),
    ("2025-06-30", "1838"),
    ("2025-07-01", "2000"),
    ("2025-09-30", "2000"),
    ("2025-10-01", None),
]


@pytest.mark.parametrize(("day", "value"), AMENDED)
def test_what_held_on_a_day(ask, checker, day, value):
    first = ask("TC01", 1838)
    why = Source(basis="Nghị quyết số 20/NQ-HĐND", reason="Thu vượt từ quý I")
    second = amend(
        first, aim=Aim(Comparator.AT_LEAST, Decimal(2000)), source=why, effective_from=date(2025, 7, 1), by=checker
    )
    withdraw(second, reason="Chuyển về thành phố", effective_from=date(2025, 10, 1), by=checker)

    found = Target.objects.in_force(date.fromisoformat(day))
    assert [str(one.value.normalize()) for one in found] == ([f"{Decimal(value).normalize()}"] if value else [])
    # The same as the plan of the year sees it.
    plans = plans_of(first.unit, YEAR, day=date.fromisoformat(day))
    assert [plan.target.pk for plan in plans] == [one.pk for one in found]
    assert not plans_of(first.unit, YEAR)
    assert Target.objects.count() == 3


def test_a_correction_counts_from_the_beginning_and_a_replay_does_not_see_it(ask, checker):
    first = ask("TC01", 1838)
    moment = Target.objects.get(pk=first.pk).booked_at
    right = amend(
        first, aim=Aim(Comparator.AT_LEAST, Decimal(1383)), source=Source(reason="Ghi nhầm chữ số"), by=checker
    )

    assert Target.objects.in_force(date(2025, 1, 1)).get() == right
    assert Target.objects.in_force(date(2025, 1, 1), known_at=moment).get() == first


REFUSED = [
    ({"source": Source()}, "Chưa nêu lý do điều chỉnh"),
    ({"source": Source(clause="mục I", reason="r"), "effective_from": date(2025, 1, 1)}, "sớm hơn ngày 01/07/2025"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED)
def test_an_amendment_that_cannot_be(ask, checker, changed, said):
    first = ask("TC01", 1838)
    common = {"aim": Aim(Comparator.AT_LEAST, Decimal(2000)), "by": checker}
    second = amend(first, source=Source(reason="r"), effective_from=date(2025, 7, 1), **common)

    with pytest.raises(TargetError, match=said):
        amend(second, **common, **changed)
    with pytest.raises(TargetError, match="hãy mở bản mới nhất"):
        amend(first, source=Source(reason="r"), **common)


def test_a_target_needs_a_source(le_chan, checker, revenue):
    common = {"unit": le_chan, "indicator": revenue, "period": YEAR, "setter": Setter.OWN, "by": checker}
    with pytest.raises(TargetError, match="Chưa nêu văn bản giao"):
        set_target(aim=Aim(Comparator.EQUAL, Decimal(1)), source=Source(clause="mục I"), **common)
    with pytest.raises(TargetError, match="Số quá dài"):
        set_target(aim=Aim(Comparator.EQUAL, Decimal("0.1234567891")), source=RESOLUTION, **common)
    with pytest.raises(AimError, match="hai đầu"):
        set_target(aim=Aim(Comparator.BETWEEN, Decimal(1)), source=RESOLUTION, **common)


SPLITS = [
    ("TC01", "1200", (200, 300, 300, 350), "4 quý cộng lại 1.150 tỷ đồng, kế hoạch năm 1.200 tỷ đồng, còn thiếu 50"),
    ("TC01", "1200", (200, 300, 300, 400), "4 quý cộng lại 1.200 tỷ đồng, vừa bằng kế hoạch năm"),
    ("BH01", "96", ("95", "95.5", "95.8", "96"), "Mốc cuối (quý IV/2025) là 96 %, đúng bằng kế hoạch"),
    ("BH03", "500", ("100", "", "", "450"), "Mốc cuối (quý IV/2025) là 450 người, kế hoạch 500 người: phải bằng nhau"),
]


@pytest.mark.parametrize(("code", "whole", "values", "words"), SPLITS)
def test_quarters_are_checked_in_words(ask, checker, code, whole, values, words):
    target = ask(code, whole)
    split_over_time(target, parts=quarters(*values), by=checker)

    plan = plan_of(target)
    assert words in plan.over_time.words
    assert [part.period.label for part in plan.parts] == [period.label for period in sorted(quarters(*values))]
    assert all(part.target.part_of == target for part in plan.parts)


def test_a_term_goes_down_to_years_quarters_and_months(ask, checker):
    term = ask("XD01", 1000, period=Period.term(2021, 2025))
    years = split_over_time(term, parts={Period.year(year): Decimal(200) for year in range(2021, 2026)}, by=checker)
    split_over_time(years[-1], parts=quarters(50, 50, 50, 50), by=checker)
    quarter = Target.objects.get(period="2025-01/2025-03")
    split_over_time(quarter, parts={Period.month(2025, month): Decimal(20) for month in (1, 2, 3)}, by=checker)

    (plan,) = plans_of(term.unit, YEAR)
    assert plan.over_time.words == "5 năm cộng lại 1.000 đảng viên, vừa bằng kế hoạch nhiệm kỳ"
    assert [part.period.label for part in plan.parts][-1] == "năm 2025"
    assert plan.parts[-1].parts[0].over_time.words.startswith("3 tháng cộng lại 60 đảng viên, kế hoạch quý I/2025 50")


def test_a_part_is_amended_and_its_whole_may_be_too(ask, checker):
    target = ask("TC01", 1200)
    split_over_time(target, parts=quarters(200, 300, 300, 350), by=checker)
    more = amend(target, aim=Aim(Comparator.AT_LEAST, Decimal(1300)), source=Source(reason="NQ 20"), by=checker)
    split_over_time(more, parts=quarters(300, 300, 300, 400), by=checker)

    plan = plan_of(more)
    assert plan.over_time.words == "4 quý cộng lại 1.300 tỷ đồng, vừa bằng kế hoạch năm"
    assert [len(part.chain.versions) for part in plan.parts] == [2, 1, 1, 2]


BAD_SPLITS = [
    ({Period.quarter(2026, 1): 1}, "quý I/2026 không nằm trong năm 2025"),
    ({Period.quarter(2025, 1): 1, Period.month(2025, 3): 1}, "chồng nhau"),
    ({YEAR: 1}, "năm 2025 không nằm trong năm 2025"),
]


@pytest.mark.parametrize(("parts", "said"), BAD_SPLITS)
def test_parts_lie_within_and_apart(ask, checker, parts, said):
    with pytest.raises(TargetError, match=said):
        split_over_time(ask("TC01", 1200), parts={one: Decimal(value) for one, value in parts.items()}, by=checker)
    assert Target.objects.count() == 1


def test_handing_down_is_summed_but_not_for_rates(ask, le_chan, checker):
    wards = list(Unit.objects.filter(parent=le_chan).order_by("code")[:3])
    amounts, rates = ask("DN01", 300), ask("BH01", 96)

    hand_down(amounts, shares={wards[0]: Decimal(100), wards[1]: Decimal(120)}, by=checker)
    hand_down(rates, shares=dict.fromkeys(wards, Decimal(95)), by=checker)

    check = plan_of(amounts).over_units(wards)
    assert check.words == (
        "Đã giao 2 đơn vị 220 doanh nghiệp, kế hoạch 300 doanh nghiệp, "
        f"còn 80 doanh nghiệp chưa giao; chưa giao {wards[2].name}"
    )
    assert plan_of(rates).over_units(wards).holds is None
    handed = Target.objects.get(unit=wards[0], indicator=amounts.indicator)
    assert (handed.setter, handed.setter_words) == ("superior", le_chan.name)
    # Handed again, only what differs is another version.
    hand_down(amounts, shares={wards[0]: Decimal(100), wards[1]: Decimal(200)}, by=checker)
    assert plan_of(amounts).over_units(wards[:2]).holds is True
    assert Target.objects.filter(unit=wards[1], indicator=amounts.indicator).count() == 2
    with pytest.raises(TargetError, match="không trực thuộc Quận Lê Chân"):
        hand_down(amounts, shares={Unit.objects.by_key("2024-306"): Decimal(1)}, by=checker)


def test_the_path_is_even_until_somebody_chooses(ask, checker):
    target = ask("TC01", 1200)
    assert paths_of([target])[target.pk].expected_on(date(2025, 12, 31)) == 1200
    assert paths_of([target])[target.pk].words == "Tiến độ chia đều theo ngày"

    choose_path(target, shape=Shape.GIVEN, parts=quarters(100, 200, 300, 600), by=checker)
    path = paths_of([target])[target.pk]
    assert [int(path.expected_on(quarter.end)) for quarter in quarters(1, 1, 1, 1)] == [100, 300, 600, 1200]

    season = Season(SHARES, (2023, 2024))
    choose_path(target, shape=Shape.SEASONAL, season=season, by=checker)
    path = paths_of([target])[target.pk]
    assert path.words.endswith("các năm 2023, 2024")
    assert path.expected_on(date(2025, 12, 31)) == 1200
    assert Event.objects.filter(action="targets.path_chosen").count() == 2

    amended = amend(target, aim=Aim(Comparator.AT_LEAST, Decimal(2400)), source=Source(reason="r"), by=checker)
    assert paths_of([amended])[amended.pk].expected_on(date(2025, 1, 31)) == 2 * path.expected_on(date(2025, 1, 31))


def test_a_path_that_does_not_fit_is_not_booked(ask, checker):
    with pytest.raises(PathError, match="còn thiếu 50"):
        choose_path(ask("TC01", 1200), shape=Shape.GIVEN, parts=quarters(200, 300, 300, 350), by=checker)
    with pytest.raises(PathError, match="chỉ tiêu cộng dồn"):
        choose_path(ask("BH01", 96), shape=Shape.SEASONAL, season=Season(SHARES, (2023, 2024)), by=checker)
    assert not PathChoice.objects.exists()


def test_paths_cost_two_queries_however_many(ask, checker, django_assert_num_queries):
    targets = [ask(code, 100) for code in ("TC01", "TC02", "DN01")]
    for target in targets:
        choose_path(target, shape=Shape.GIVEN, parts=quarters(25, 25, 25, 25), by=checker)

    with django_assert_num_queries(2):
        assert len(paths_of(targets)) == 3


def test_reading_again_leaves_what_was_amended_by_hand(bring_in, checker):
    from giaoban.apps.documents.models import Document
    from giaoban.apps.figures.booking import book

    text = "Quận ủy Lê Chân kiểm điểm công tác tháng 4/2025\n\n4 tháng đầu năm 2025 kết nạp 103/261 đảng viên."
    bring_in(thang4=text)
    (read,) = Target.objects.all()
    amended = amend(
        read, aim=Aim(Comparator.EQUAL, Decimal(270)), source=Source(reason="Thành ủy giao thêm"), by=checker
    )

    assert book(Document.objects.get(), by=checker) == 0
    withdraw(amended, reason="Không giao nữa", by=checker)
    assert book(Document.objects.get(), by=checker) == 0
    assert not Target.objects.current().exists()


BAD = {
    "a range without its upper end": {"comparator": "between"},
    "two numbers of a bare comparator": {"comparator": "at_least", "value_to": 6, "decimals_to": 0},
    "a range upside down": {"comparator": "between", "value_to": 4, "decimals_to": 0},
    "a base of no change": {"comparator": "at_least", "base_value": 6, "base_decimals": 0},
    "a base without its digits": {"comparator": "reduce_by", "base_value": 6},
    "a change with a sign": {"comparator": "reduce_by", "value": -5},
    "no source at all": {"basis": ""},
    "an unknown comparator": {"comparator": "near"},
    "a part of two wholes": {"part_of": "whole", "handed_from": "whole"},
}


@pytest.mark.parametrize("what", BAD)
def test_the_database_refuses(what, ask, le_chan, revenue):
    whole = ask("TC01", 1200)
    values = {"value": 5, "measured_in": "tỷ đồng", "basis": "NQ", "setter": "own", **columns(YEAR)}
    changed = {name: whole if value == "whole" else value for name, value in BAD[what].items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(unit=le_chan, indicator=revenue, **{**values, **changed})


@pytest.mark.parametrize("table", ["targets_target", "targets_pathchoice", "targets_pathpart", "targets_theme"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_set_is_never_edited(table, statement, ask, checker):
    target = ask("TC01", 1200)
    choose_path(target, shape=Shape.GIVEN, parts=quarters(100, 200, 300, 600), by=checker)
    Theme.objects.create(unit=target.unit, year=2025, words="Tăng tốc, bứt phá", by=checker)
    assert PathPart.objects.count() == 4

    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
