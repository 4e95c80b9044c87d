"""Units of measure: what they measure, and conversion."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.catalogue.tables import WordListError, word_lists, words
from giaoban.core.quantities import UnitError, convert, unit_of

CONVERSIONS = [
    ("1,2 tỷ", Decimal("1.2"), "tỷ đồng", "triệu đồng", 1200),
    ("nghìn tỷ", Decimal(3), "nghìn tỷ đồng", "tỷ đồng", 3000),
    ("trđ", Decimal(5), "trđ", "đồng", 5_000_000),
    ("tỉ, tỷ", Decimal(5), "tỉ đồng", "tỷ đồng", 5),
    ("VND", Decimal(5), "VND", "đồng", 5),
    ("ha, m²", Decimal("0.5"), "ha", "m2", 5000),
    ("km²", Decimal(1), "km²", "ha", 100),
    ("tấn, tạ", Decimal(3), "tấn", "tạ", 30),
    ("tạ/ha", Decimal(60), "tạ/ha", "tấn/ha", 6),
    ("kWh", Decimal(2), "triệu kWh", "MWh", 2000),
    ("% and parts", Decimal(50), "%", "phần trăm", 50),
    ("per head and year", Decimal(24), "triệu đồng/người/năm", "triệu đồng/người/tháng", 2),
    ("per kilometre", Decimal(5), "tỷ đồng/km", "triệu đồng/m", 5),
    ("of the population", Decimal(45), "ca/100.000 dân", "ca/1.000 dân", Fraction(45, 100)),
    ("visits", Decimal("4.45"), "triệu lượt khách", "lượt khách", 4_450_000),
]


@pytest.mark.parametrize(("name", "value", "source", "target", "expected"), CONVERSIONS)
def test_convert(name, value, source, target, expected):
    assert convert(value, source, target) == expected
    assert convert(convert(value, source, target), target, source) == value


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("ha", "tấn"),
        ("tỷ đồng", "tỷ USD"),
        ("hộ", "đảng viên"),
        ("%", "điểm %"),
        ("%/năm", "%"),
        ("sào", "ha"),
        ("", "%"),
    ],
)
def test_units_of_different_things_do_not_convert(source, target):
    with pytest.raises(UnitError, match="does not convert"):
        convert(Decimal(1), source, target)


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "nghìn tỷ đồng", "trđ"]),
    st.sampled_from(["đồng", "triệu đồng", "tỷ đồng", "VND"]),
)
def test_conversion_there_and_back(value, source, target):
    assert convert(convert(value, source, target), target, source) == Fraction(value)


DIMENSIONS = [
    ("đảng viên", "count:đảng viên", True),
    ("đ/c", "count:đ/c", True),
    ("nghìn lượt", "count:lượt", False),
    ("tỷ", "", False),
    ("%", "share", False),
    ("Tỷ  đồng", "VND", False),
]


@pytest.mark.parametrize(("text", "dimension", "counts"), DIMENSIONS)
def test_dimensions(text, dimension, counts):
    unit = unit_of(text)

    assert (unit.dimension, unit.counts) == (dimension, counts)


@pytest.mark.parametrize("name", ["counted", "measures", "hedges"])
def test_word_lists_hold_no_entry_twice(name):
    entries = [line.partition("|")[0].strip() for line in words(name)]

    assert name in word_lists()
    assert sorted(set(entries)) == sorted(entries)


def test_an_unknown_word_list_is_named():
    with pytest.raises(WordListError, match="'flowers' is no word list"):
        words("flowers")
