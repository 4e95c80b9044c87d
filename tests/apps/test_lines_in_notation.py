"""Review lines as users would draw them: a month table, what happened to the units, and what the board then says."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction

sys.path.insert(0, str(Path(__file__).parent))
from ledger_notation import NotationError, Office, asked_of, draw, told

from giaoban.core.periods import Period

pytestmark = pytest.mark.django_db

MERGED = """
    thu: flow up tỷ đồng
    hộ: stock down hộ
    đúng: flow up hồ_sơ
    tất_cả: flow hold hồ_sơ
    đúng_hạn: rate up % = đúng / tất_cả
    hài_lòng: rate up %
    tăng: growth up %

                08/2024  09/2024  08/2025  09/2025
    A thu       10       12       .        .
    B thu       5,5      7        .        .
    M thu       .        .        20       24
    A hộ        .        40       .        .
    B hộ        .        25       .        .
    M hộ        .        .        .        60
    A đúng      .        45       .        .
    A tất_cả    .        50       .        .
    B đúng      .        95       .        .
    B tất_cả    .        100      .        .
    A đúng_hạn  .        90,0     .        .
    B đúng_hạn  .        95,0     .        .
    M đúng_hạn  .        .        .        94,3
    A hài_lòng  .        90,0     .        .
    B hài_lòng  .        94,0     .        .
    M hài_lòng  .        .        .        93,0
    A tăng      .        8        .        .
    B tăng      .        9        .        .
    M tăng      .        .        .        9,5

    01/07/2025 A + B -> M

    M thu 09/2025 tháng
      cùng kỳ    19
      cách tính  cộng từ 2 đơn vị cũ
      so sánh    tăng 26,3 %
    M hộ 09/2025 tháng
      cùng kỳ    65
      so sánh    giảm 7,7 %
    M đúng_hạn 09/2025 tháng
      cùng kỳ    93,3
      cách tính  tính lại từ tử số, mẫu số của 2 đơn vị cũ
      so sánh    tăng 1,0 điểm %
    M hài_lòng 09/2025 tháng
      cùng kỳ    –
      vì sao     Không so sánh: Phường M thành lập ngày 01/07/2025 từ phường A và phường B; tỷ lệ không cộng được và chưa khai tử số, mẫu số của chỉ tiêu để tính lại
    M tăng 09/2025 tháng
      cùng kỳ    –
      vì sao     Không so sánh: Phường M thành lập ngày 01/07/2025 từ phường A và phường B; tốc độ tăng không cộng được
    M thu 09/2025 lũy kế
      cùng kỳ    –
      vì sao     Không so sánh: chưa có số quý III/2024 của phường A và phường B
"""

MISSING = """
    thu: flow up tỷ đồng

                09/2024  09/2025
    A thu       10       .
    B thu       .        .
    M thu       .        24

    01/07/2025 A + B -> M

    M thu 09/2025 tháng
      cùng kỳ    –
      so sánh    –
      vì sao     Không so sánh: chưa có số tháng 9/2024 của phường B
"""

DIVIDED = """
    thu: flow up tỷ đồng
    hộ: stock down hộ
    đúng: flow up hồ_sơ
    tất_cả: flow hold hồ_sơ
    đúng_hạn: rate up % = đúng / tất_cả

                09/2024  09/2025
    A thu       10       .
    C thu       20       .
    P thu       .        25
    Q thu       .        9
    C hộ        200      .
    Q hộ        .        70
    A đúng      45       .
    A tất_cả    50       .
    C đúng      180      .
    C tất_cả    200      .
    P đúng_hạn  .        92,0

    01/07/2025 C -> P 62,3% + Q 37,7% theo dân số
    01/07/2025 A -> P

    P thu 09/2025 tháng
      cùng kỳ    22,5
      cách tính  cộng 1 đơn vị cũ, phân bổ phường C theo dân số 62,3 %
      so sánh    tăng 11,1 %
    Q thu 09/2025 tháng
      cùng kỳ    7,5
      cách tính  phân bổ theo dân số 37,7 %
    Q hộ 09/2025 tháng
      cùng kỳ    75,4
    P đúng_hạn 09/2025 tháng
      cùng kỳ    90
      cách tính  cộng 1 đơn vị cũ, phân bổ phường C theo dân số 62,3 %
"""

UNSHARED = """
    thu: flow up tỷ đồng

                09/2024  09/2025
    C thu       20       .
    P thu       .        25

    01/07/2025 C -> P + Q

    P thu 09/2025 tháng
      cùng kỳ    –
      cách tính  –
      vì sao     Không so sánh: Phường C chia cho phường P và phường Q từ ngày 01/07/2025, chưa có đủ tỷ lệ phân chia
"""

RENAMED = """
    thu: flow up tỷ đồng
    tăng: growth up %
    hài_lòng: rate up %

                08/2024  09/2024  06/2025  07/2025  09/2025  07/2026
    E thu       20       30       11       .        .        .
    R thu       .        .        .        13       33       15
    E tăng      .        8        .        .        .        .
    R tăng      .        .        .        .        9,5      .
    E hài_lòng  .        90,5     .        .        .        .
    R hài_lòng  .        .        .        .        93,0     .

    01/07/2025 E => R

    R thu 09/2025 tháng
      cùng kỳ    30
      cách tính  số của phường E, cùng địa giới
      so sánh    tăng 10,0 %
    R tăng 09/2025 tháng
      cùng kỳ    8
      so sánh    tăng 1,5 điểm %
    R hài_lòng 09/2025 tháng
      cùng kỳ    90,5
      so sánh    tăng 2,5 điểm %
    R thu 07/2026 tháng
      cùng kỳ    13
      cách tính  –
      so sánh    tăng 15,4 %
"""

ACROSS = """
    thu: flow up tỷ đồng
    hộ: stock down hộ

                01/2025  02/2025  03/2025  04/2025  05/2025  06/2025  07/2025  01/2026  02/2026  03/2026  04/2026  05/2026  06/2026  07/2026
    A thu       1        1        1        1        1        1        .        .        .        .        .        .        .        .
    B thu       2        2        2        2        2        2        .        .        .        .        .        .        .        .
    M thu       .        .        .        .        .        .        4        4        4        4        4        4        4        4
    A hộ        9        9        9        9        9        9        .        .        .        .        .        .        .        .
    B hộ        9        9        9        9        9        9        .        .        .        .        .        .        .        .
    M hộ        .        .        .        .        .        .        16       .        .        .        .        .        .        15

    01/07/2025 A + B -> M

    M thu 07/2026 lũy kế
      cùng kỳ    22
      cách tính  cộng từ 2 đơn vị cũ, từ 01/07/2025 là số của đơn vị
      so sánh    tăng 27,3 %
    M hộ 07/2026 lũy kế
      cùng kỳ    16
      cách tính  –
      so sánh    giảm 6,3 %
"""

TWICE = """
    thu: flow up tỷ đồng

                09/2024  09/2025
    A thu       40       .
    K thu       1        .
    Z thu       .        50

    01/01/2025 A -> B 50% + C 50% theo diện tích
    01/07/2025 B + C + K -> Z

    Z thu 09/2025 tháng
      cùng kỳ    41
      cách tính  cộng từ 2 đơn vị cũ
"""

PLANNED = """
    thu: flow up tỷ đồng
    vụ: flow down vụ

                01/2025  02/2025  03/2025  04/2025  05/2025  06/2025
    A thu       10       10       10       10       10       10
    A vụ        1        1        1        1        1        1

    A thu kế hoạch 2025 >= 100
    A thu kế hoạch 2025 >= 150 từ 01/10/2025
    A vụ kế hoạch 2025 <= 1

    A thu 06/2025 lũy kế
      cùng kỳ            –
      kế hoạch           40 %
      kế hoạch lúc đó    60 %
      tình trạng         chậm
      cần                15
      dự báo             120 (120–120)
    A vụ 06/2025 lũy kế
      kế hoạch           600 %
      tình trạng         nguy cơ không đạt
"""

CASES = {
    "merged": MERGED, "missing": MISSING, "divided": DIVIDED, "unshared": UNSHARED, "renamed": RENAMED,
    "across": ACROSS, "twice": TWICE, "planned": PLANNED,
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_the_board_says(name):
    drawn = draw(CASES[name])
    office = Office(drawn)

    for unit, indicator, month, cumulative, expected in drawn.views:
        line = office.line(unit, indicator, month, cumulative)
        assert {key: told(line, key) for key in expected} == expected, (unit, indicator, str(month))


def test_a_percentage_far_above_the_plan_warns_and_blocks_nothing():
    office = Office(draw(PLANNED))

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
                >=_25  >=_35  <=_25  <=_35  >_30  <_31  =_30  =_31  ~_31  28..32  giảm_10_của_40  giảm_30%_của_40  tăng_5_của_20  tăng_60%_của_20
    flow        đ      k      k      đ      k     đ     đ     k     đ     đ       đ               k                đ              k
    stock       đ      k      k      đ      k     đ     đ     k     đ     đ       đ               k                đ              k
    rate        đ      k      k      đ      k     đ     đ     k     đ     đ       đ               k                đ              k
    milestone   đ      k      k      đ      k     đ     đ     k     đ     đ       đ               k                đ              k
    reduction   đ      k      k      đ      k     đ     đ     k     đ     đ       đ               đ                đ              k
    growth      đ      k      k      đ      k     đ     đ     k     đ     đ       k               k                đ              k
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


@pytest.mark.parametrize("five", grid(MET), indirect=True)
def test_each_kind_against_each_comparator_after_each_event(five):
    kind, office = five

    for asked, expected in grid(MET)[kind].items():
        try:
            with transaction.atomic():
                for unit in "OMPSR":
                    office.aim(unit, "x", "2025", asked_of(asked.replace("_", " ")))
                said = {unit: told(office.line(unit, "x", DECEMBER, False), "tình trạng") for unit in "OMPSR"}
                raise Undone
        except Undone:
            pass
        assert set(said.values()) == {"đạt" if expected == "đ" else "nguy cơ không đạt"}, (kind, asked, said)


REFUSED = ["thu: sum up tỷ đồng", "A thu 1 2", "07/2024 13", "01/07/2025 A B", "      cùng kỳ 3"]


@pytest.mark.parametrize("line", REFUSED)
def test_a_line_of_no_kind_is_named(line):
    with pytest.raises(NotationError, match="line 1"):
        draw(line)


def test_the_notation_is_read_as_it_is_drawn():
    drawn = draw(DIVIDED)

    shares = {"P": Decimal("62.3"), "Q": Decimal("37.7")}
    assert drawn.events[0] == (date(2025, 7, 1), ["C"], shares, "dân số", False)
    assert drawn.cells[0] == ("A", "thu", Period.month(2024, 9), "10")
    assert len(drawn.cells) == 11
    assert [len(view[-1]) for view in drawn.views] == [3, 2, 1, 2]
