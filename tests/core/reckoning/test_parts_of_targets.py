"""Whether the parts of a target make it: over time and over lower units."""

from decimal import Decimal

import pytest

from giaoban.core.periods import Period
from giaoban.core.reckoning.handing import over_time, over_units
from giaoban.core.reckoning.statements import Accumulation

YEAR = Period.year(2026)

# accumulation | plan | quarter → value | holds | words
QUARTERS = [
    ("flow", 1200, {1: 200, 2: 300, 3: 300, 4: 350}, False, "4 quý cộng lại 1.150, kế hoạch năm 1.200, còn thiếu 50"),
    ("flow", 1200, {1: 300, 2: 300, 3: 300, 4: 300}, True, "4 quý cộng lại 1.200, vừa bằng kế hoạch năm"),
    ("flow", 1200, {1: 700, 2: 600}, False, "2 quý cộng lại 1.300, kế hoạch năm 1.200, vượt 100"),
    ("reduction", 8, {1: 2, 2: 2, 3: 2, 4: 2}, True, "4 quý cộng lại 8, vừa bằng kế hoạch năm"),
    ("stock", 20, {1: 15, 4: 20}, True, "Mốc cuối (quý IV/2026) là 20, đúng bằng kế hoạch"),
    ("rate", 96, {4: 95}, False, "Mốc cuối (quý IV/2026) là 95, kế hoạch 96: phải bằng nhau"),
    ("rate", 96, {1: 95, 2: 95}, None, "Chưa có mốc cuối kỳ; mốc sau cùng là quý II/2026"),
    ("milestone", 1, {4: 1}, True, "Mốc cuối (quý IV/2026) là 1, đúng bằng kế hoạch"),
    ("growth", 8, {}, None, "Chưa chia theo tháng, quý"),
]


@pytest.mark.parametrize(("accumulation", "whole", "quarters", "holds", "words"), QUARTERS)
def test_over_time(accumulation, whole, quarters, holds, words):
    parts = {Period.quarter(2026, number): Decimal(value) for number, value in quarters.items()}

    check = over_time(Decimal(whole), parts, YEAR, Accumulation(accumulation))

    assert (check.holds, check.words) == (holds, words)


UNITS = [
    ("flow", 100, {"A": 60, "B": 40}, (), True, "Đã giao 2 đơn vị 100 hộ, vừa bằng kế hoạch"),
    ("flow", 100, {"A": 60}, ("B", "C"), False, "60 hộ, kế hoạch 100 hộ, còn 40 hộ chưa giao; chưa giao B, C"),
    ("flow", 100, {"A": 60, "B": 70}, (), False, "Đã giao 2 đơn vị 130 hộ, kế hoạch 100 hộ, giao vượt 30 hộ"),
    ("stock", 100, {"A": 60, "B": 40}, (), True, "Đã giao 2 đơn vị 100 hộ, vừa bằng kế hoạch"),
    ("rate", 100, {"A": 60, "B": 40}, (), None, "mỗi đơn vị có mẫu số riêng"),
    ("growth", 8, {"A": 9}, ("B",), None, "tính trên số gốc riêng; chưa giao B"),
    ("milestone", 1, {"A": 1}, (), None, "mỗi đơn vị hoàn thành mốc của mình"),
    ("flow", 100, {}, ("A",), None, "Chưa giao cho đơn vị cấp dưới"),
]  # fmt: skip


@pytest.mark.parametrize(("accumulation", "whole", "handed", "without", "holds", "words"), UNITS)
def test_over_units(accumulation, whole, handed, without, holds, words):
    given = {name: Decimal(value) for name, value in handed.items()}

    check = over_units(Decimal(whole), given, Accumulation(accumulation), "hộ", without=without)

    assert check.holds is holds
    assert words in check.words
