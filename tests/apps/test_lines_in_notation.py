"""Review lines as users would draw them: a month table, what happened to the units, and what the board then says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from ledger_notation import NotationError, Office, asked_of, draw, told

from giaoban.core.periods import Period

pytestmark = pytest.mark.django_db

DRAWINGS = Path(__file__).parent / "drawings"


def drawing(name):
    """The text of a drawing."""
    return (DRAWINGS / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(path.stem for path in DRAWINGS.glob("*.txt")))
def test_what_the_board_says(name):
    drawn = draw(drawing(name))
    office = Office(drawn)

    for unit, indicator, month, cumulative, expected in drawn.views:
        line = office.line(unit, indicator, month, cumulative)
        assert {key: told(line, key) for key in expected} == expected, (unit, indicator, str(month))


def test_a_percentage_far_above_the_plan_warns_and_blocks_nothing():
    office = Office(draw(drawing("planned")))

    assert "trên 500 %" in office.line("A", "vụ", Period.month(2025, 6), True).warning
    assert office.line("A", "thu", Period.month(2025, 6), True).warning == ""


# What became of the units by 1 July 2025, and the same months of all of them.
EVENTS = """
    đúng: flow up hồ_sơ
    tất_cả: flow hold hồ_sơ
    x: {kind} up {unit}{parts}

              12/2024  12/2025
    O x       20       30
    A x       12       .
    B x       18       .
    M x       .        30
    C x       20       .
    P x       .        30
    Q x       .        30
    D x       20       .
    S x       .        30
    T x       .        30
    E x       20       .
    R x       .        30
    A đúng    24       .
    A tất_cả  100      .
    B đúng    12       .
    B tất_cả  100      .
    C đúng    20       .
    C tất_cả  100      .
    D đúng    20       .
    D tất_cả  100      .

    01/07/2025 A + B -> M
    01/07/2025 C -> P 60% + Q 40% theo dân số
    01/07/2025 D -> S + T
    01/07/2025 E => R
"""
# The same month of the year before by kind and event: none, merge, split by key, split without, renamed.
SAME_MONTH = """
                O    M    P    S   R
    flow        20   30   12   –   20
    stock       20   30   12   –   20
    reduction   20   30   12   –   20
    rate        20   18   20   –   20
    growth      20   –    –    –   20
    milestone   20   –    –    –   20
"""
# Whether a result of 30 meets the plan of the year once it is over: đ yes, k no.
MET = """
                flow  stock  rate  milestone  reduction  growth
    >=_25       đ     đ      đ     đ          đ          đ
    >=_35       k     k      k     k          k          k
    <=_25       k     k      k     k          k          k
    <=_35       đ     đ      đ     đ          đ          đ
    >_30        k     k      k     k          k          k
    <_31        đ     đ      đ     đ          đ          đ
    =_30        đ     đ      đ     đ          đ          đ
    =_31        k     k      k     k          k          k
    ~_31        đ     đ      đ     đ          đ          đ
    28..32      đ     đ      đ     đ          đ          đ
    giảm_10_của_40    đ  đ   đ     đ          đ          k
    giảm_30%_của_40   k  k   k     k          đ          k
    tăng_5_của_20     đ  đ   đ     đ          đ          đ
    tăng_60%_của_20   k  k   k     k          k          k
"""
DECEMBER = Period.month(2025, 12)


def grid(text):
    """{row: {column: cell}} of a table drawn in text."""
    head, *rows = (line.split() for line in text.strip().splitlines())
    return {row[0]: dict(zip(head, row[1:], strict=True)) for row in rows}


@pytest.fixture
def five(request):
    """The units of the five events with an indicator of the kind."""
    kind = request.param
    is_rate = kind == "rate"
    text = EVENTS.format(kind=kind, unit="%" if is_rate else "tỷ đồng", parts=" = đúng / tất_cả" if is_rate else "")
    return kind, Office(draw(text))


@pytest.mark.parametrize("five", grid(SAME_MONTH), indirect=True)
def test_each_kind_after_each_event(five):
    kind, office = five

    for unit, expected in grid(SAME_MONTH)[kind].items():
        line = office.line(unit, "x", DECEMBER, False)
        assert told(line, "cùng kỳ") == expected, (kind, unit)
        assert (line.incomparable == "") == (expected != "–"), (kind, unit)


class Undone(Exception):
    """Leaves a block and takes back what it wrote."""


@pytest.mark.parametrize("five", grid(SAME_MONTH), indirect=True)
def test_each_kind_against_each_comparator_after_each_event(five):
    kind, office = five

    for asked, kinds in grid(MET).items():
        try:
            with transaction.atomic():
                for unit in "OMPSR":
                    office.aim(unit, "x", "2025", asked_of(asked.replace("_", " ")))
                said = {unit: told(office.line_alone(unit, "x", DECEMBER), "tình trạng") for unit in "OMPSR"}
                raise Undone
        except Undone:
            pass
        assert set(said.values()) == {"đạt" if kinds[kind] == "đ" else "nguy cơ không đạt"}, (kind, asked, said)


REFUSED = ["thu: sum up tỷ đồng", "A thu 1 2", "07/2024 13", "01/07/2025 A B", "      cùng kỳ 3"]


@pytest.mark.parametrize("line", REFUSED)
def test_a_line_of_no_kind_is_named(line):
    with pytest.raises(NotationError, match="line 1"):
        draw(line)


def test_the_notation_is_read_as_it_is_drawn():
    drawn = draw(drawing("divided"))

    shares = {"P": Decimal("62.3"), "Q": Decimal("37.7")}
    assert drawn.events[0] == (date(2025, 7, 1), ["C"], shares, "dân số", False)
    assert drawn.cells[0] == ("A", "thu", Period.month(2024, 9), "10")
    assert len(drawn.cells) == 11
    assert [len(view[-1]) for view in drawn.views] == [3, 2, 1, 2]
