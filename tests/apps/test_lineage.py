"""What a unit is made of on another day: wholes, shares by a key, and what nobody knows."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from giaoban.apps.units.lineage import How, heirs, lineage, lineage_together, lineages
from giaoban.apps.units.models import Share, Succession, Unit

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def named(parts):
    """Old units with how they came: W whole, A apportioned, ? unknown."""
    mark = {How.WHOLE: "W", How.APPORTIONED: "A", How.UNKNOWN: "?"}
    return {f"{mark[part.how]} {part.unit.name.removeprefix('Phường ')}" for part in parts}


WARDS = [
    ("2025-11383", "W Hàng Kênh, W Dư Hàng Kênh, W Kênh Dương, ? An Biên, ? Trần Nguyên Hãn, ? Vĩnh Niệm, "
                   "? Cầu Đất, ? Lạch Tray"),
    ("2025-11407", "W An Dương, ? An Biên, ? Trần Nguyên Hãn, ? Vĩnh Niệm"),
    ("2025-11413", "W Cát Bi, W Đằng Lâm, W Thành Tô, W Tràng Cát, W Đằng Hải, ? Nam Hải, ? Đông Hải 2"),
    ("2025-11411", "W Đông Hải 1, ? Đông Hải 2, ? Nam Hải"),
    ("2025-11443", "? Nam Sơn, ? Đồng Hòa, ? Bắc Sơn, ? Trần Thành Ngọ, ? Văn Đẩu"),
    ("2025-11446", "W Bắc Hà, W Ngọc Sơn, ? Nam Sơn, ? Đồng Hòa, ? Bắc Sơn, ? Trần Thành Ngọ, ? Văn Đẩu, "
                   "? Thị trấn Trường Sơn"),
    # A province that took in another whole.
    ("2025-31", "W Thành phố Hải Phòng, W Tỉnh Hải Dương"),
]  # fmt: skip


def book(old, key, **percents):
    """Shares of an old unit by the code of each new one: n11383=60."""
    for code, percent in percents.items():
        way = Succession.objects.get(old=Unit.objects.by_key(old), new=Unit.objects.by_key(f"2025-{code[1:]}"))
        Share.objects.create(succession=way, key=key, part=Decimal(percent), whole=100, document="Biểu 01/TK")


@pytest.mark.parametrize(("key", "made_of"), WARDS)
def test_a_unit_of_today_is_made_of_those_before(catalogue, db, key, made_of):
    assert named(lineage(Unit.objects.by_key(key), BEFORE)) == set(made_of.split(", "))


def test_a_unit_is_itself_on_its_own_days(catalogue, db):
    ward = Unit.objects.by_key("2025-11383")

    assert [(part.unit, part.share, part.how) for part in lineage(ward, AFTER)] == [(ward, 1, How.WHOLE)]


def test_shares_of_a_division_count_once_they_come_to_the_whole(catalogue, db):
    ward = Unit.objects.by_key("2025-11383")
    book("2024-11371", "population", n11383=60)

    assert "? An Biên" in named(lineage(ward, BEFORE))

    book("2024-11371", "population", n11407=40)
    part = next(part for part in lineage(ward, BEFORE) if part.unit.name == "Phường An Biên")

    assert (part.how, part.share, part.key) == (How.APPORTIONED, Fraction(3, 5), "population")
    assert part.source == "60 % theo dân số (Biểu 01/TK)"
    assert "? An Biên" in named(lineage(ward, BEFORE, "area"))


def test_the_best_complete_key_is_taken_where_none_is_asked_for(catalogue, db):
    ward = Unit.objects.by_key("2025-11383")
    book("2024-11371", "số hộ kinh doanh", n11383=10, n11407=90)
    book("2024-11371", "area", n11383=20, n11407=80)
    book("2024-11371", "population", n11383=30)

    said = {part.unit.name: (part.key, part.share) for part in lineage(ward, BEFORE)}

    assert said["Phường An Biên"] == ("area", Fraction(1, 5))


def test_units_taken_together_are_whole_where_the_division_was_among_them(catalogue, db):
    hai_an, dong_hai = (Unit.objects.by_key(key) for key in ("2025-11413", "2025-11411"))

    together = lineage_together([hai_an, dong_hai], BEFORE)

    assert {part.how for part in together} == {How.WHOLE}
    assert {part.unit for part in together} == set(Unit.objects.by_key("2024-306").children_as_of(BEFORE))


def test_heirs_are_looked_for_forward(catalogue, db):
    assert named(heirs(Unit.objects.by_key("2024-11371"), AFTER)) == {"? An Biên", "? Lê Chân"}
    assert named(heirs(Unit.objects.by_key("2024-11395"), AFTER)) == {"W Lê Chân"}

    book("2024-11371", "population", n11383=60, n11407=40)

    assert [part.share for part in heirs(Unit.objects.by_key("2024-11371"), AFTER)] == [Fraction(2, 5), Fraction(3, 5)]


def test_many_units_cost_as_much_as_one(catalogue, db, django_assert_max_num_queries):
    city = list(Unit.objects.by_key("2025-31").children.all())
    book("2024-11371", "population", n11383=60, n11407=40)

    with django_assert_max_num_queries(3):
        found = lineages(city, BEFORE)

    assert len(found) == len(city) == 114
    assert all(found.values())
    assert found[city[0].pk] == lineage(city[0], BEFORE)
