"""The targets of a term, drawn as a table: what is asked, what each year came to, and where it stands by when."""

from decimal import Decimal

import pytest

from giaoban.apps.figures.entering import enter
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.terms import terms_at
from giaoban.apps.targets.choices import Setter, Shape
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.path_choosing import choose_path
from giaoban.apps.targets.setting import Source, set_target
from giaoban.core.periods import Period
from giaoban.core.reckoning.aims import Aim, Comparator

TERM = Period.term(2020, 2025)
SIGNS = {"=": "equal", ">=": "at_least", "<=": "at_most", "giảm": "reduce_by", "tăng%": "raise_percent"}


@pytest.fixture
def ask(le_chan, checker):
    """Book a target of a term: "TC01 | >= 500"."""

    def asked(text, term=TERM, setter=Setter.OWN):
        code, target = (part.strip() for part in text.split("|"))
        indicator = Indicator.objects.get(code=code)
        sign, value = target.split()
        aim = Aim(Comparator(SIGNS[sign]), Decimal(value), unit=indicator.unit)
        source = Source(basis="Nghị quyết Đại hội")
        return set_target(
            unit=le_chan, indicator=indicator, period=term, setter=setter, aim=aim, source=source, by=checker
        )

    return asked


@pytest.fixture
def book(le_chan, checker):
    """Book results: "2021 100, 2022 110, 2025-01/2025-06 60"."""

    def booked(code, text):
        indicator = Indicator.objects.get(code=code)
        for part in text.split(","):
            period, value = part.split()
            enter(le_chan, indicator, Period.parse(period), Decimal(value), by=checker)

    return booked


# target | results | month | stand | words of the judgement
DRAWN = [
    # Added up over the five years after the congress, in the middle of the last and at its end.
    ("TC01 | >= 500", "2021 100, 2022 100, 2023 100, 2024 100, 2025-01/2025-06 60", 6, "on_path", "460 tỷ đồng"),
    ("TC01 | >= 500", "2021 70, 2022 70, 2023 70, 2024 70, 2025-01/2025-06 60", 6, "off_path", "340 tỷ đồng"),
    ("TC01 | >= 450", "2021 100, 2022 100, 2023 100, 2024 100, 2025-01/2025-06 60", 6, "met_early", "460 tỷ đồng"),
    ("TC01 | >= 500", "2021 100, 2022 100, 2023 100, 2024 100, 2025 100", 12, "met", "500 tỷ đồng"),
    ("TC01 | >= 501", "2021 100, 2022 100, 2023 100, 2024 100, 2025 100", 12, "not_met", "500 tỷ đồng"),
    # The year of the congress is no part of it; a missing year is named and never a zero.
    ("TC01 | >= 500", "2020 900, 2021 90, 2022 90, 2023 90, 2024 90, 2025 90", 12, "not_met", "450 tỷ đồng"),
    ("TC01 | >= 500", "2021 300, 2023 100, 2024 100, 2025 100", 12, "not_assessable", "chưa có số năm 2022"),
    # Printed for the whole it needs no years.
    ("TC01 | >= 500", "2021/2025 512", 12, "met", "512 tỷ đồng"),
    # A level: what stands at the end, or stood last within a year.
    ("AS01 | <= 1", "2020 4, 2024 1.3", 6, "on_path", "1,3 %"),
    ("AS01 | <= 1", "2020 4, 2024 3.5", 6, "off_path", "3,5 %"),
    ("AS01 | <= 1", "2020 4, 2024 0.9", 6, "met_early", "0,9 %"),
    ("AS01 | <= 1", "2020 4, 2024 0.9, 2025 0.8", 12, "met", "0,8 %"),
    ("AS01 | <= 1", "2020 4, 2023 0.9", 12, "not_assessable", "chưa có số thực hiện"),
    ("AS01 | giảm 3", "2020 4, 2025 1", 12, "met", "đạt khi không quá 1 %"),
    # A growth: the mean of the complete years.
    ("KT02 | >= 8", "2021 6, 2022 9, 2023 9, 2024 9", 6, "met_early", "8,24 %"),
    ("KT02 | >= 8", "2021 6, 2022 7, 2023 8, 2024 8, 2025 9", 12, "not_met", "7,6 %"),
]


@pytest.mark.parametrize(("asked", "results", "month", "stand", "words"), DRAWN)
def test_where_a_target_of_a_term_stands(le_chan, ask, book, asked, results, month, stand, words):
    ask(asked)
    book(asked[:4], results)

    (found,) = terms_at(le_chan, Period.month(2025, month))

    (one,) = found.targets
    assert one.stand == stand
    assert words in one.judged.attainment.words
    assert one.due == (month == 12)


def test_due_and_not_due_are_counted_apart(le_chan, ask, book):
    ask("TC01 | >= 500")
    ask("AS01 | <= 1")
    ask("XD01 | >= 900")
    ask("GT01 | <= 40", Period.term(2025, 2030))
    book("TC01", "2021 100, 2022 100, 2023 100, 2024 100, 2025-01/2025-06 60")
    book("AS01", "2024 0.9")

    now, later = terms_at(le_chan, Period.month(2025, 6))

    assert now.tally.words == (
        "đạt 1/2 chỉ tiêu nhiệm kỳ (1 đạt trước hạn), 1 chưa đến hạn (1 đúng tiến độ); ngoài ra 1 chưa đánh giá được"
    )
    assert (later.term, later.tally.assessed) == (Period.term(2025, 2030), 0)


def test_an_indicator_is_counted_by_the_highest_body(le_chan, ask, book):
    ask("TC01 | >= 500")
    ask("TC01 | >= 300", setter=Setter.SUPERIOR)
    book("TC01", "2021 100, 2022 100, 2023 100, 2024 100, 2025 20")

    (found,) = terms_at(le_chan, Period.month(2025, 12))

    assert [one.stand for one in found.counted] == ["met"]


def test_a_chosen_path_is_kept(le_chan, ask, book, checker):
    target = ask("TC01 | >= 500", Period.term(2021, 2025))
    late = {
        Period.year(year): Decimal(value) for year, value in zip(range(2021, 2026), (20, 30, 50, 100, 300), strict=True)
    }
    choose_path(target, shape=Shape.GIVEN, parts=late, by=checker)
    book("TC01", "2021 20, 2022 30, 2023 50, 2024 100")

    (found,) = terms_at(le_chan, Period.month(2024, 12))

    assert [one.stand for one in found.targets] == ["on_path"]


def test_a_month_of_the_board_is_not_held_against_a_sum_of_years(le_chan, ask, book):
    ask("TC01 | >= 500")
    book("TC01", "2025-01/2025-06 60")

    line = next(one for one in queries.board(le_chan, Period.month(2025, 6)).lines if one.code == "TC01")

    assert line.target_own is None
    assert line.percent_own is None


def test_without_a_term_there_is_one_question(le_chan, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert terms_at(le_chan, Period.month(2025, 6)) == ()
