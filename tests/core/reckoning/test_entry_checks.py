"""What a form says about numbers while they are typed: a table of forms and of the sentences that a clerk would say."""

from decimal import Decimal

import pytest

from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import Entered
from giaoban.core.reckoning.entry_checks import Row, remarks
from giaoban.core.reckoning.statements import Accumulation

APRIL = Period.month(2025, 4)


def months(*values):
    return tuple(
        Entered(Period.month(2025, number), Decimal(value))
        for number, value in enumerate(values, 1)
        if value is not None
    )


def total(through, value):
    return Entered(Period.months(2025, 1, 2025, through), Decimal(value))


def form(unit="tỷ đồng", kind="flow", **known):
    numbers = {name: Decimal(value) if isinstance(value, str) else value for name, value in known.items()}
    return Row("A", "Thu ngân sách", unit, Accumulation(kind), **numbers)


ODD = [
    (
        form(in_period="40", to_date="101", earlier=months("20", "20", "20")),
        "to_date",
        "Lũy kế 4 tháng đầu năm 2025 ghi 101, cộng từng tháng được 100.",
    ),
    (
        form(in_period="40", to_date="95", earlier=(total(3, "60"),)),
        "to_date",
        "Lũy kế 4 tháng đầu năm 2025 ghi 95, cộng quý I/2025 + tháng 4/2025 được 100.",
    ),
    (
        form(to_date="59.5", earlier=(total(2, "60"),)),
        "to_date",
        "Lũy kế 4 tháng đầu năm 2025 ghi 59,5, thấp hơn lũy kế 2 tháng đầu năm 2025 (60); số cộng dồn không giảm.",
    ),
    (form(in_period="40", to_date="30"), "to_date", "Tháng 4/2025 ghi 40, lớn hơn lũy kế (30)."),
    (
        form(to_date="1200", plan="200"),
        "to_date",
        "Lũy kế 4 tháng đầu năm 2025 ghi 1.200 tỷ đồng, bằng 600% kế hoạch năm (200 tỷ đồng); "
        "hãy xem lại số hoặc đơn vị tính.",
    ),
    (
        form(in_period="918755", earlier=months(None, None, "314.5")),
        "period",
        "Tháng 4/2025 ghi 918.755 tỷ đồng, gấp 2.921 lần tháng 3/2025 (314,5); có thể nhầm tỷ đồng với triệu đồng.",
    ),
    (
        form(in_period="0.3", year_before="300"),
        "period",
        "Tháng 4/2025 ghi 0,3 tỷ đồng, chỉ bằng 1/1.000 tháng 4/2024 (300); có thể nhầm tỷ đồng với triệu đồng.",
    ),
    (
        form("ha", in_period="12500", earlier=months(None, None, "12.5")),
        "period",
        "Tháng 4/2025 ghi 12.500 ha, gấp 1.000 lần tháng 3/2025 (12,5); có thể nhầm dấu phẩy thập phân.",
    ),
    (form("đảng viên", in_period="-3"), "period", "Ghi -3 đảng viên; số đếm không thể âm."),
    (form("hộ", in_period="3.5"), "period", "Ghi 3,5 hộ; số đếm không có phần lẻ."),
    (form("%", "rate", in_period="612"), "period", "Ghi 612%; tỷ lệ trên 500% hiếm có."),
]


@pytest.mark.parametrize(("row", "column", "sentence"), ODD)
def test_what_is_odd_is_said_at_its_cell(row, column, sentence):
    assert [(one.column, one.sentence) for one in remarks([row], APRIL)] == [(column, sentence)]


FINE = [
    form(in_period="40", to_date="100", earlier=months("20", "20", "20")),
    # Each month was rounded, so that their sum may be off by a tenth or two.
    form(in_period="40.1", to_date="100.3", earlier=months("20.0", "20.1", "20.0")),
    # A gap is no zero: February is missing, so nothing can be added up.
    form(in_period="40", to_date="100", earlier=months("20", None, "20")),
    form("đảng viên", in_period="0", to_date="73", earlier=(total(3, "73"),)),
    # A zero beside a number is a result, not a slip.
    form("vụ", in_period="0", earlier=months(None, None, "500")),
    form("vụ", in_period="500", earlier=months(None, None, "0")),
    # What stands at a day may fall, a rate too.
    form("hộ", "stock", in_period="90", earlier=months(None, None, "100")),
    form("%", "rate", in_period="41.5", to_date="39", earlier=months(None, None, "60")),
    form(in_period="150", to_date="190", plan="200", earlier=(total(3, "40"),)),
    form("triệu đồng/người/năm", "rate", in_period="98.5"),
]


@pytest.mark.parametrize("row", FINE)
def test_what_may_well_be_is_left_alone(row):
    assert remarks([row], APRIL) == ()


@pytest.mark.parametrize(
    ("part", "unit", "said"),
    [
        ("120", "tỷ đồng", 1),
        ("120000", "triệu đồng", 1),
        ("99000", "triệu đồng", 0),
        ("120", "%", 0),
        ("100", "tỷ đồng", 0),
    ],
)
def test_a_part_is_no_larger_than_its_whole(part, unit, said):
    whole = Row("A", "Thu ngân sách", "tỷ đồng", Accumulation.FLOW, Decimal(100))
    inland = Row("B", "Thu nội địa", unit, Accumulation.FLOW, Decimal(part), part_of="A")

    found = [one for one in remarks([whole, inland], APRIL) if "một phần" in one.sentence]

    assert [(one.key, one.column) for one in found] == [("B", "period")] * said


def test_month_and_running_total_of_january_are_one():
    row = form(in_period="20", to_date="21")

    assert [one.sentence for one in remarks([row], Period.month(2025, 1))] == [
        "Tháng 1/2025 ghi 20, lũy kế ghi 21; hai số phải bằng nhau."
    ]


def test_a_quarter_stands_beside_quarters():
    first = Entered(Period.quarter(2025, 1), Decimal(60))
    row = form(in_period="70", to_date="131", earlier=(first,))

    assert [one.sentence for one in remarks([row], Period.quarter(2025, 2))] == [
        "Lũy kế 6 tháng đầu năm 2025 ghi 131, cộng quý I/2025 + quý II/2025 được 130."
    ]
