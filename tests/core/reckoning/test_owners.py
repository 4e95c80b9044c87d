"""Which plan or earlier period the words of a base name."""

import pytest

from giaoban.core.periods import Period
from giaoban.core.reckoning.owners import base_period, owner_of, plan_period

OWNERS = [
    ("kế hoạch thành phố giao", "superior", "thành phố"),
    ("dự toán TP giao", "superior", "thành phố"),
    ("dự toán thành phố giao năm 2025", "superior", "thành phố"),
    ("chỉ tiêu Thành uỷ giao", "superior", "Thành ủy"),
    ("chỉ tiêu được giao", "superior", ""),
    ("dự toán HĐND quận giao", "council", ""),
    ("dự toán Hội đồng nhân dân phường giao", "council", ""),
    ("kế hoạch quận phấn đấu", "own", ""),
    ("kế hoạch quận xây dựng", "own", ""),
    ("chỉ tiêu Nghị quyết Đại hội", "congress", ""),
    # Without an owner the plan's own words tell it apart.
    ("kế hoạch năm", "unnamed", "kế hoạch"),
    ("KH", "unnamed", "kế hoạch"),
    ("dự toán", "unnamed", "dự toán"),
    ("kế hoạch vốn", "unnamed", "kế hoạch vốn"),
]


@pytest.mark.parametrize(("words", "kind", "name"), OWNERS)
def test_owner_of(words, kind, name):
    owner = owner_of(words)

    assert (str(owner.kind), owner.name) == (kind, name)


PLANS = [
    # A month and the year to date are both set against the plan of the year.
    ("2025-04", "kế hoạch thành phố giao", "2025"),
    ("2025-01/2025-04", "kế hoạch", "2025"),
    ("2025-04", "kế hoạch tháng", "2025-04"),
    ("2025-01/2025-03", "kế hoạch quý", "2025-01/2025-03"),
    ("2025-07", "kế hoạch thành phố giao 6 tháng cuối năm 2025", "2025-07/2025-12"),
    ("2025-04", "kế hoạch năm 2026", "2026"),
    ("2021/2022", "chỉ tiêu Nghị quyết Đại hội", "2020/2025"),
    ("2021/2022", "chỉ tiêu Nghị quyết", "2021/2022"),
    (None, "kế hoạch", None),
]


@pytest.mark.parametrize(("period", "words", "plan"), PLANS)
def test_plan_period(period, words, plan):
    given = plan_period(period and Period.parse(period), words, owner_of(words))

    assert (given and str(given)) == plan


BASES = [
    ("2025-01/2025-04", "cùng kỳ", "2024-01/2024-04"),
    ("2025-01/2025-04", "cùng kỳ năm trước", "2024-01/2024-04"),
    ("2025-01/2025-04", "cùng kỳ năm 2023", "2023-01/2023-04"),
    ("2025-04", "tháng trước", "2025-03"),
    ("2025", "năm trước", "2024"),
    ("2025", "năm 2020", "2020"),
    # Words that leave it open.
    ("2025-01/2025-04", "tháng trước", None),
    ("2025-01/2025-04", "năm 2024", None),
    ("2020/2025", "nhiệm kỳ trước", None),
    ("2025", "đầu nhiệm kỳ", None),
    (None, "cùng kỳ", None),
]


@pytest.mark.parametrize(("period", "words", "base"), BASES)
def test_base_period(period, words, base):
    given = base_period(period and Period.parse(period), words)

    assert (given and str(given)) == base
