"""Tables of history as offices draw them: which column is what, what is taken out, and what is said of bad cells."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading.histories import Grid, Layout, Use, Value, cell_name, guess, read_values, shape_of

NAMES = {"thu ngân sách trên địa bàn", "thu nội địa", "kết nạp đảng viên", "tỷ lệ hộ nghèo", "hộ nghèo"}


def value(text):
    """A cell from its drawing: "=12.5" is a number typed as such, "@2025-04-01" a day, anything else text."""
    text = text.strip()
    if text.startswith("@"):
        day = date.fromisoformat(text[1:])
        return Value(f"{day:%d/%m/%Y}", day=day)
    if text.startswith("="):
        try:
            number = Decimal(text[1:])
        except InvalidOperation:
            return Value(text)
        return Value(f"{number:f}".replace(".", ","), number=number)
    return Value(text)


def grid(drawn, name="Sheet1", **hidden):
    """A sheet from lines of cells between strokes."""
    lines = [line.strip().strip("|") for line in drawn.strip().splitlines()]
    rows = tuple(tuple(value(cell) for cell in line.split("|")) for line in lines)
    return Grid(name, rows, **hidden)


def read(drawn, **options):
    sheet = grid(drawn, **options)
    layout = guess(sheet, year=2023, is_indicator=lambda text: text.strip().lower() in NAMES)
    return layout, read_values(sheet, layout)


def said(taken):
    return [(one.cell, one.indicator, str(one.period), str(one.value), one.measured_in) for one in taken.values]


REVENUE = "Thu ngân sách trên địa bàn"
MONTHS = """
| TỔNG HỢP THU NGÂN SÁCH NĂM 2025 | | | | |
| TT | Chỉ tiêu | ĐVT | T1 | T2 |
| 1 | Thu ngân sách trên địa bàn | tỷ đồng | 96,4 | =1856.717 |
| 2 | Kết nạp đảng viên | đảng viên | - | 0 |
"""
TWO_ROWS = """
| TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2024 | Năm 2025 | Năm 2025 |
| TT | Chỉ tiêu | ĐVT | Tháng 1 | Tháng 2 | Tháng 1 | Cộng dồn đến tháng 2 |
| A | B | C | 1 | 2 | 3 | 4 |
| 1 | Thu nội địa | tỷ đồng | 5 | 6 | 7 | 15,5 |
"""
BESIDE = """
| TT | Nội dung | Đơn vị | Kế hoạch năm 2025 | Tháng 4/2025 | Tháng 4/2025 | Tháng 4/2025 |
| TT | Nội dung | Đơn vị | Kế hoạch năm 2025 | Thực hiện | Lũy kế | % KH |
| 1 | Thu nội địa | tỷ đồng | 1.837 | 918,755 | 1.856,717 | 101 |
"""
LONG = """
| Chỉ tiêu | Kỳ | Giá trị | Đơn vị |
| Thu nội địa | 04/2025 | 918,755 | tỷ đồng |
| Thu nội địa | Quý I/2025 | 937 | tỷ đồng |
| Kết nạp đảng viên | 4 tháng đầu năm 2025 | 103 | đảng viên |
| Kết nạp đảng viên | @2025-05-31 | 12 | đảng viên |
"""
YEARS = """
| Đơn vị tính: Tỷ đồng |
| Chỉ tiêu | =2022 | =2023 | Ước 2024 |
| Thu nội địa | 5.120 | 5.600,5 | 6.000 |
"""
TURNED = """
| Tháng | Thu nội địa (tỷ đồng) | Hộ nghèo (hộ) |
| 01/2025 | 96,4 | 12 |
| 02/2025 | 90 | |
"""
YEAR_AND_MONTH = """
| Năm | Tháng | Thực hiện tháng | Lũy kế | Chỉ tiêu |
| =2024 | =12 | 5 | 60 | Thu nội địa |
| =2025 | =1 | 6 | 6 | Thu nội địa |
"""
BY_UNIT = """
| Thu nội địa |
| Đơn vị tính: triệu đồng |
| STT | Đơn vị | T1/2025 | T2/2025 |
| 1 | Phường An Biên | 12 | 14 |
| 2 | Phường Trần Nguyên Hãn | 7 | |
"""
LEDGERS = [
    # One row an indicator, one column a month.
    (
        MONTHS,
        [
            ("D3", REVENUE, "2025-01", "96.4", "tỷ đồng"),
            ("E3", REVENUE, "2025-02", "1856.717", "tỷ đồng"),
            ("E4", "Kết nạp đảng viên", "2025-02", "0", "đảng viên"),  # a zero is a result, the dash is a gap
        ],
    ),
    # Two rows of headings, the year above the months, and a running total.
    (
        TWO_ROWS,
        [
            ("D4", "Thu nội địa", "2024-01", "5", "tỷ đồng"),
            ("E4", "Thu nội địa", "2024-02", "6", "tỷ đồng"),
            ("F4", "Thu nội địa", "2025-01", "7", "tỷ đồng"),
            ("G4", "Thu nội địa", "2025-01/2025-02", "15.5", "tỷ đồng"),
        ],
    ),
    # The plan and the percentage are no results.
    (
        BESIDE,
        [
            ("E3", "Thu nội địa", "2025-04", "918.755", "tỷ đồng"),
            ("F3", "Thu nội địa", "2025-01/2025-04", "1856.717", "tỷ đồng"),
        ],
    ),
    # One value a row.
    (
        LONG,
        [
            ("C2", "Thu nội địa", "2025-04", "918.755", "tỷ đồng"),
            ("C3", "Thu nội địa", "2025-01/2025-03", "937", "tỷ đồng"),
            ("C4", "Kết nạp đảng viên", "2025-01/2025-04", "103", "đảng viên"),
            ("C5", "Kết nạp đảng viên", "2025-05", "12", "đảng viên"),
        ],
    ),
    (
        YEARS,
        [
            ("B3", "Thu nội địa", "2022", "5120", "tỷ đồng"),
            ("C3", "Thu nội địa", "2023", "5600.5", "tỷ đồng"),
            ("D3", "Thu nội địa", "2024", "6000", "tỷ đồng"),
        ],
    ),
    # Months by row, indicators by column, the unit in the heading.
    (
        TURNED,
        [
            ("B2", "Thu nội địa (tỷ đồng)", "2025-01", "96.4", "tỷ đồng"),
            ("C2", "Hộ nghèo (hộ)", "2025-01", "12", "hộ"),
            ("B3", "Thu nội địa (tỷ đồng)", "2025-02", "90", "tỷ đồng"),
        ],
    ),
    # Year and month in columns of their own, month and running total side by side.
    (
        YEAR_AND_MONTH,
        [
            ("C2", "Thu nội địa", "2024-12", "5", ""),
            ("D2", "Thu nội địa", "2024", "60", ""),
            ("C3", "Thu nội địa", "2025-01", "6", ""),
            ("D3", "Thu nội địa", "2025-01", "6", ""),
        ],
    ),
    # The units of a province by row, the indicator above the table.
    (
        BY_UNIT,
        [
            ("C4", "Thu nội địa", "2025-01", "12", "triệu đồng"),
            ("D4", "Thu nội địa", "2025-02", "14", "triệu đồng"),
            ("C5", "Thu nội địa", "2025-01", "7", "triệu đồng"),
        ],
    ),
]


@pytest.mark.parametrize(("drawn", "expected"), LEDGERS)
def test_read_a_table(drawn, expected):
    layout, taken = read(drawn)

    assert said(taken) == expected
    assert not taken.errors
    assert not layout.problem


HEADINGS = [
    # Whose plan the heading names.
    ("KH thành phố giao", "plan_superior"),
    ("Kế hoạch tỉnh giao năm 2025", "plan_superior"),
    ("Dự toán HĐND quận giao", "plan_council"),
    ("Chỉ tiêu phấn đấu", "plan_own"),
    ("KH đơn vị xây dựng", "plan_own"),
    ("Chỉ tiêu cấp trên giao", "plan_superior"),
    # A plan of nobody waits for a person.
    ("Kế hoạch năm 2025", "skip"),
    ("Dự toán", "skip"),
    # Percentages of a plan, however they are written.
    ("% KH", "of_plan"),
    ("Tỷ lệ % so với kế hoạch", "of_plan"),
    ("TH/KH (%)", "of_plan"),
    ("So dự toán (%)", "of_plan"),
    # Other comparisons, and results, are neither.
    ("% so cùng kỳ", "skip"),
    ("So với kế hoạch và cùng kỳ", "skip"),
    ("Thực hiện tháng 4/2025", "value"),
    ("Tăng, giảm so KH", "skip"),
]


@pytest.mark.parametrize(("heading", "use"), HEADINGS)
def test_whose_plan_a_heading_names(heading, use):
    layout, _ = read(f"| Chỉ tiêu | T4/2025 | {heading} |\n| Thu nội địa | 5 | 60 |\n| Hộ nghèo | 7 | 70 |")

    assert layout.columns[2].use == use


def test_plans_and_percentages_are_taken_apart_from_results():
    drawn = BESIDE.replace("Kế hoạch năm 2025", "KH thành phố giao 2025")
    _, taken = read(drawn)

    assert said(taken) == said(read(BESIDE)[1])
    assert [(one.cell, one.use, str(one.period), str(one.value)) for one in taken.plans] == [
        ("D3", "plan_superior", "2025", "1837")
    ]
    assert [(one.cell, str(one.period), str(one.value)) for one in taken.shares] == [("G3", "2025-04", "101")]


def test_a_plan_in_words_is_an_error_of_its_cell():
    drawn = BESIDE.replace("Kế hoạch năm 2025", "KH thành phố giao 2025").replace("1.837", "nhiều")

    assert [error.message[:15] for error in read(drawn)[1].errors] == ["Ô D3: “nhiều” k"]


def test_units_by_row():
    _, taken = read(BY_UNIT)

    assert [one.place for one in taken.values] == ["Phường An Biên", "Phường An Biên", "Phường Trần Nguyên Hãn"]


def test_an_estimate_is_marked_by_its_heading_or_its_cell():
    _, taken = read(YEARS)
    _, marked = read("| Chỉ tiêu | T1/2025 | T2/2025 |\n| Thu nội địa | ước 12 | 14 (ước) |\n| Hộ nghèo | 5 | 6 |")

    assert [one.standing for one in taken.values] == ["official", "official", "estimate"]
    assert [one.standing for one in marked.values] == ["estimate", "estimate", "official", "official"]


def test_names_lose_their_bullets():
    drawn = "| Chỉ tiêu | T1/2025 | T2/2025 |\n| I. Thu nội địa | 1 | 2 |\n| - Trong đó: Hộ nghèo | 1 | 2 |"

    assert {one.indicator for one in read(drawn)[1].values} == {"Thu nội địa", "Hộ nghèo"}


ERRORS = [
    ("| Thu nội địa | 12,3,4 | 5 |", ["Ô B2: “12,3,4” không phải là số; hãy ghi như 1.856,7 hoặc để trống."]),
    ("| Thu nội địa | mười | 5 |", ["Ô B2: “mười” không phải là số; hãy ghi như 1.856,7 hoặc để trống."]),
    ("| Thu nội địa | #REF! | #N/A |", ["Ô B2: “#REF!”", "Ô C2: “#N/A”"]),
    ("| Thu nội địa | @2025-04-01 | 5 |", ["Ô B2: “01/04/2025” là ngày, không phải là số"]),
    ("| | 12 | 5 |", ["Dòng 2: có số liệu nhưng không có tên chỉ tiêu"]),
    # A gap in any spelling, a title of a section, and a note below the table are left alone.
    ("| Thu nội địa | … | - |", []),
    ("| I. KINH TẾ | | |", []),
    ("| Ghi chú: số sơ bộ | | |", []),
    ("| Thu nội địa | 0 | 5% |", []),
]


@pytest.mark.parametrize(("row", "expected"), ERRORS)
def test_say_which_cell_will_not_do(row, expected):
    _, taken = read(f"| Chỉ tiêu | T1/2025 | T2/2025 |\n{row}\n| Hộ nghèo | 7 | 8 |")

    assert len(taken.errors) == len(expected)
    assert all(error.message.startswith(words) for error, words in zip(taken.errors, expected, strict=True))


PERIODS = [
    ("04/2025", "2025-04"),
    ("tháng 4 năm 2025", "2025-04"),
    ("2025-04", "2025-04"),
    ("T4.2025", "2025-04"),
    ("Lũy kế tháng 4/2025", "2025-01/2025-04"),
    ("6T/2025", "2025-01/2025-06"),
    ("quý 2/2025", "2025-04/2025-06"),
    ("2024", "2024"),
    ("@2025-04-30", "2025-04"),
    ("tháng 13/2025", None),
    ("hôm qua", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_read_the_period_of_a_row(text, expected):
    drawn = f"| Chỉ tiêu | Kỳ | Giá trị |\n| Hộ nghèo | 03/2025 | 9 |\n| Thu nội địa | {text} | 5 |"
    _, taken = read(drawn)

    assert [str(one.period) for one in taken.values if one.row == 2] == ([expected] if expected else [])
    assert bool(taken.errors) == (expected is None)
    assert all(error.message.startswith("Ô B3:") for error in taken.errors)


def test_hidden_rows_and_columns_are_not_read():
    _, taken = read(MONTHS, hidden_rows=frozenset({2}), hidden_columns=frozenset({3}))

    assert [one.cell for one in taken.values] == ["E4"]


@pytest.mark.parametrize(
    ("drawn", "problem"),
    [
        ("| Ghi chú | Nội dung |\n| a | b |", "Chưa có cột nào là cột số liệu"),
        ("| Chỉ tiêu | Thực hiện | Ghi chú |\n| Thu nội địa | 5 | |", "Cột “Thực hiện” chưa rõ kỳ"),
        ("| Kỳ | Giá trị | Ghi chú |\n| 04/2025 | 5 | |", "Chưa rõ số liệu thuộc chỉ tiêu nào"),
    ],
)
def test_say_what_is_missing_to_read_at_all(drawn, problem):
    assert read(drawn)[0].problem.startswith(problem)


def test_next_year_of_the_same_table_has_the_same_shape():
    this = grid(TWO_ROWS)
    other = grid(TWO_ROWS.replace("2025", "2026").replace("2024", "2025") + "| 2 | Hộ nghèo | hộ | 1 | 2 | 3 | 4 |")
    moved = grid("\n".join(f"| x {line}" for line in TWO_ROWS.strip().splitlines()))

    assert shape_of(this, guess(this)) == shape_of(other, guess(other))
    assert shape_of(this, guess(this)) != shape_of(moved, guess(moved))


def test_what_a_person_said_is_kept_and_the_year_is_read_anew():
    this = guess(grid(TWO_ROWS))
    corrected = Layout.from_data({**this.as_data(), "names": {"Thu nội địa": "TC01"}})
    corrected.columns[3] = corrected.columns[0]
    other = guess(grid(TWO_ROWS.replace("2025", "2026"))).remembered(corrected)

    assert Layout.from_data(this.as_data()).as_data() == this.as_data()
    assert other.columns[3].use is Use.SKIP
    assert str(other.columns[5].period) == "2026-01"
    assert other.names == {"Thu nội địa": "TC01"}


CELLS = st.one_of(
    st.sampled_from(
        [
            "", "-", "Chỉ tiêu", "ĐVT", "Kỳ", "Năm", "Tháng", "Quý", "T1", "T12/2025", "Lũy kế", "Năm 2025", "Giá trị",
            "Tính chất", "ước", "Đơn vị", "Phường An Biên", "tỷ đồng", "12,3,4", "1.856,7", "5%", "(5)", "IV", "1e9",
            "=2025", "=4", "=0.5", "@2025-04-01", "Thu nội địa", "9" * 40, "((((", "Lũy kế tháng 13", "Quý 9/2025",
        ]
    ),
    st.text(max_size=12).filter(lambda text: not set(text) & set("=@")),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=9), st.sampled_from(sorted(Use)), st.integers(0, 5))
def test_no_sheet_breaks_the_reading(drawn, use, column):
    sheet = Grid("Sheet1", tuple(tuple(value(cell) for cell in row) for row in drawn))
    layout = guess(sheet, year=2025, is_indicator=lambda text: "thu" in text.lower())
    if column in layout.columns:
        layout.columns[column] = replace(layout.columns[column], use=use)

    taken = read_values(sheet, layout)

    assert Layout.from_data(layout.as_data()).as_data() == layout.as_data()
    assert all(one.text == sheet.at(one.row, one.column).text.strip()[:200] for one in taken.values)
    assert all(cell_name(error.row, error.column) in error.message or "Dòng" in error.message for error in taken.errors)
