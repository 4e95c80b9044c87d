"""The steps of an expected path out of a table: what is taken, and which cell will not do."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.periods import Period
from giaoban.core.reading.histories import Grid, Value
from giaoban.core.reading.histories.steps import names_periods, read_steps

YEAR = Period.year(2025)


def grid(text):
    """A table drawn with "|" between cells, a row a line."""
    return Grid("", tuple(tuple(Value(cell.strip()) for cell in line.split("|")) for line in text.strip().splitlines()))


def parts(text, period=YEAR, *, adds_up=True, goal=None):
    found = read_steps(grid(text), period, adds_up=adds_up, goal=goal)
    assert not found.errors, found.errors
    return {str(part): str(value) for part, value in found.parts(period, adds_up=adds_up).items()}


TABLES = [
    # Sums become the amounts between them.
    ("Tháng | Lũy kế\nT6 | 400\nT12 | 1.000", {"2025-01/2025-06": "400", "2025-07/2025-12": "600"}),
    ("1 | 50\n2 | 50\n12 | 100", {"2025-01": "50", "2025-02": "0", "2025-03/2025-12": "50"}),
    # Quarters, in any order, with a column between; a month without a number is passed over.
    (
        "Quý | Ghi chú | Lũy kế\nQuý IV | | 100\nQuý II | a | 40\nQuý III | | -",
        {"2025-01/2025-06": "40", "2025-07/2025-12": "60"},
    ),
    ("3/2025 | 12,5%\n12/2025 | 100%", {"2025-01/2025-03": "12.5", "2025-04/2025-12": "87.5"}),
    # The periods above the numbers.
    ("T3 | T6 | T12\n10 | 30 | 100", {"2025-01/2025-03": "10", "2025-04/2025-06": "20", "2025-07/2025-12": "70"}),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_sums_become_the_amounts_between_them(text, expected):
    assert parts(text) == expected


def test_a_level_stands_at_the_end_of_its_stretch():
    assert parts("T6 | 3,5\nT12 | 2", adds_up=False) == {"2025-01/2025-06": "3.5", "2025-07/2025-12": "2"}


def test_a_term_goes_by_years():
    text = "2021 | 100\n2023 | 250\n2025 | 500"

    assert parts(text, Period.term(2021, 2025)) == {"2021": "100", "2022/2023": "150", "2024/2025": "250"}


WRONG = [
    ("T6 | nhiều\nT12 | 100", ["Ô B1: “nhiều” không phải là số"]),
    ("T6 | 40\nT13 | 50\nT12 | 100", ["Ô A2: “T13” không phải là tháng"]),
    ("T6 | 40\n12/2024 | 50\nT12 | 100", ["Ô A2: tháng 12/2024 không nằm trong năm 2025."]),
    ("T6 | 40\nT6 | 50\nT12 | 100", ["Ô A2: tháng 6/2025 đã có ở ô A1."]),
    ("T5 | 60\nT6 | 40\nT12 | 100", ["Ô B2: lũy kế 40 nhỏ hơn 60 ở ô B1."]),
    ("T6 | 40\nT11 | 100", ["Ô A2: mốc cuối phải là tháng 12/2025"]),
    ("T6 | 40\nT12 | 90", ["Ô B2: mốc cuối 90, chỉ tiêu 100, còn thiếu 10."]),
    ("T6 | 40\nT12 | 110,5", ["Ô B2: mốc cuối 110,5, chỉ tiêu 100, vượt 10,5."]),
    ("Tháng | Lũy kế", ["Bảng chưa có mốc nào"]),
    ("T6 | x1\nT7 | y2\nT12 | 100", ["Ô B1:", "Ô B2:"]),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_say_which_cell_will_not_do(text, said):
    found = read_steps(grid(text), YEAR, adds_up=True, goal=Fraction(100))

    assert len(found.errors) == len(said)
    assert all(error.message.startswith(words) for error, words in zip(found.errors, said, strict=True))


def test_numbers_alone_name_no_periods():
    assert names_periods(grid("T1 | 5\nT2 | 6"), 2025)
    assert not names_periods(grid("105,5 | 5\n27 | 6"), 2025)


CELLS = st.one_of(
    st.sampled_from(["T1", "T6", "T12", "Quý II", "2025", "100", "1.000,5", "-", "", "x"]), st.text(max_size=6)
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=4), max_size=8))
def test_no_table_breaks_the_reading(rows):
    table = Grid("", tuple(tuple(map(Value, row)) for row in rows))

    found = read_steps(table, YEAR, adds_up=True)

    assert found.errors or YEAR.tile(sorted(found.parts(YEAR, adds_up=True)))
