"""A year's plan held against the ledger, drawn as a table: what is asked, what was reached, and how it stands."""

from datetime import date
from decimal import Decimal

import pytest

from giaoban.apps.figures.entering import enter
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.attained import season_for, year_plan
from giaoban.apps.targets.choices import Setter, Shape
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.path_choosing import choose_path
from giaoban.apps.targets.setting import Source, amend, set_target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim, Comparator
from giaoban.core.reckoning.paths import PathError

YEAR = Period.year(2025)
SIGNS = {"=": "equal", ">=": "at_least", "<=": "at_most", "<": "under", "~": "about", "..": "between"}
SIGNS |= {"giảm": "reduce_by", "giảm%": "reduce_percent", "tăng%": "raise_percent"}


@pytest.fixture
def ward(catalogue, db):
    """A ward of before 2025."""
    return Unit.objects.by_key("2024-11395")


@pytest.fixture
def draw(ward, checker):
    """Book targets and results of a drawing: code | target | result of 2024 | result of 2025 to date."""

    def drawn(text, setter=Setter.SUPERIOR):
        for line in text.strip().splitlines():
            code, target, before, now = (part.strip() for part in line.split("|"))
            indicator = Indicator.objects.get(code=code)
            sign, low, high = (*target.split(), None)[:3]
            asked = Aim(Comparator(SIGNS[sign]), Decimal(low), Decimal(high) if high else None, unit=indicator.unit)
            common = {"period": YEAR, "setter": setter, "source": Source(basis="NQ 15"), "by": checker}
            set_target(unit=ward, indicator=indicator, aim=asked, **common)
            for value, period in ((before, Period.year(2024)), (now, Period.months(2025, 1, 2025, 6))):
                if value != ".":
                    enter(ward, indicator, period, Decimal(value), by=checker)
        return year_plan(ward, Period.month(2025, 6))

    return drawn


# code | target | 2024 | 6 months of 2025 | how it stands half way, and why
HALF_WAY = [
    ("TC01 | >= 100 | 90 | 101", "met", "101 tỷ đồng; đạt khi từ 100 tỷ đồng trở lên"),
    ("TC01 | >= 100 | 90 | 60", "pending", "60 tỷ đồng"),
    ("TC01 | tăng% 10 | 90 | 99", "met", "đạt khi từ 99 tỷ đồng trở lên"),
    ("TC01 | tăng% 10 | . | 99", "not_assessable", "chưa có số gốc"),
    ("GT01 | giảm% 10 | 50 | 44", "pending", "đạt khi không quá 45 vụ khi hết kỳ"),
    ("GT01 | giảm% 10 | 50 | 46", "not_met", "46 vụ"),
    ("GT01 | <= 40 | . | .", "not_assessable", "chưa có số thực hiện"),
    ("AS01 | giảm 1 1.5 | 4 | 2.9", "met", "đạt khi không quá 3 %"),
    ("AS01 | giảm 1 1.5 | 4 | 3.1", "pending", "3,1 %"),
    ("AS02 | <= 20 | 30 | 20", "met", "không quá 20 hộ"),
    ("AS03 | giảm 10 | . | 11", "met", "đạt khi từ 10 hộ trở lên"),
    ("AS03 | >= 10 | . | 4", "pending", "4 hộ"),
    ("LD04 | < 4 | . | 4", "pending", "dưới 4 %"),
    ("MS01 | .. 90 100 | . | 92", "met", "từ 90 triệu đồng/người/năm trở lên"),
    ("KT02 | = 8 | . | 8.0", "met", "8,0 %"),
    ("KT02 | ~ 8 | . | 7.6", "met", "từ 7,6 % trở lên"),
    ("TC06 | = 100 | . | 98", "pending", "từ 95 đến 105 tỷ đồng khi hết kỳ"),
    ("YT01 | >= 1 | . | 1", "met", "1 trạm"),
]


@pytest.mark.parametrize(("line", "outcome", "words"), HALF_WAY)
def test_half_way_through_the_year(draw, line, outcome, words):
    (judged,) = draw(line).judged

    assert judged.attainment.outcome == outcome
    assert words in judged.attainment.words


def test_the_count_keeps_apart_what_cannot_be_judged(draw):
    plan = draw(
        """
        TC01 | >= 100   | 90 | 101
        DN01 | >= 300   | .  | 100
        GT01 | giảm% 10 | 50 | 46
        BH01 | >= 96    | .  | .
        """
    )

    assert plan.tally.words == (
        "Đạt 1/3 chỉ tiêu, 1 không đạt, 1 chưa đạt khi kỳ chưa kết thúc; ngoài ra 1 chỉ tiêu chưa đánh giá được"
    )


def test_an_indicator_is_counted_once_by_the_highest_body(draw):
    draw("TC01 | >= 100 | . | 101")
    plan = draw("TC01 | >= 120 | . | .", Setter.OWN)

    assert plan.tally.words == "Đạt 1/1 chỉ tiêu"
    assert plan.tally_of(Setter.OWN).words == "Đạt 0/1 chỉ tiêu, 1 chưa đạt khi kỳ chưa kết thúc"
    assert plan.tally_of(Setter.COUNCIL) is None


def test_the_plan_of_then_and_of_now(draw, ward, checker):
    plan = draw("TC01 | >= 100 | . | 101")
    target = Target.objects.get()
    more = Aim(Comparator.AT_LEAST, Decimal(150))
    amend(target, aim=more, source=Source(reason="Giao thêm"), effective_from=date(2025, 6, 15), by=checker)

    may, june = (year_plan(ward, Period.month(2025, month), day=date(2025, month, 30)) for month in (5, 6))
    assert [one.plan.target.value for one in (*may.judged, *june.judged)] == [100, 150]
    assert plan.judged[0].attainment.outcome == "met"
    assert june.judged[0].attainment.outcome == "pending"


def test_the_path_of_the_season_comes_from_complete_years_alone(ward, checker):
    members = Indicator.objects.get(code="XD01")
    for year in (2022, 2023, 2024):
        for month in range(1, 13 if year != 2022 else 12):
            enter(ward, members, Period.month(year, month), Decimal(2 if month <= 6 else 8), by=checker)

    season = season_for(ward, members, 2025)

    assert season.years == (2023, 2024)
    target = set_target(
        unit=ward, indicator=members, period=YEAR, setter=Setter.OWN,
        aim=Aim(Comparator.AT_LEAST, Decimal(100), unit="đảng viên"), source=Source(basis="NQ"), by=checker,
    )  # fmt: skip
    choose_path(target, shape=Shape.SEASONAL, season=season, by=checker)
    enter(ward, members, Period.months(2025, 1, 2025, 6), Decimal(25), by=checker)
    (judged,) = year_plan(ward, Period.month(2025, 6)).judged
    assert round(judged.expected) == 20
    assert judged.path.words.endswith("các năm 2023, 2024")
    with pytest.raises(PathError, match="chỉ tiêu cộng dồn"):
        season_for(ward, Indicator.objects.get(code="BH01"), 2025)


@pytest.mark.parametrize("codes", [["TC01"], ["TC01", "TC02", "DN01", "XD01", "GT01", "AS02", "KT02"]])
def test_a_plan_takes_the_same_queries_however_long(draw, ward, codes, django_assert_max_num_queries):
    draw("\n".join(f"{code} | >= 100 | 90 | 50" for code in codes))

    with django_assert_max_num_queries(20):
        assert len(year_plan(ward, Period.month(2025, 6)).judged) == len(codes)


def test_a_target_booked_by_hand_goes_before_what_a_report_says_of_it(ward, checker, bring_in):
    members = Indicator.objects.get(code="XD01")
    common = {"unit": ward, "indicator": members, "period": YEAR, "source": Source(basis="NQ 15"), "by": checker}
    set_target(setter=Setter.SUPERIOR, aim=Aim(Comparator.AT_LEAST, Decimal(30), unit="đảng viên"), **common)
    said = "Phường Hàng Kênh\n\nNăm 2025 kết nạp 12/25 đảng viên, đạt 48% chỉ tiêu cấp trên giao."
    bring_in(unit=ward, bao_cao=f"Báo cáo kết quả công tác năm 2025\n\n{said}")

    assert Target.objects.current().filter(unit=ward, indicator=members, setter=Setter.SUPERIOR).count() == 2
    (judged,) = year_plan(ward, Period.month(2025, 12)).judged
    assert judged.plan.target.exact == 30
    line = next(line for line in queries.board(ward, Period.month(2025, 12)).lines if line.code == "XD01")
    assert line.target_superior.text == "≥ 30"


def test_a_fall_that_is_asked_for_is_no_amount_to_come_to(draw, ward):
    draw("GT01 | giảm 5 | 50 | 30")

    line = next(line for line in queries.board(ward, Period.month(2025, 6)).lines if line.code == "GT01")

    assert line.target_superior.text == "giảm 5"
    assert line.needed_per_month is None
    assert line.forecast_share is None
