"""Units by day, by name and by what became of them."""

from datetime import date

import pytest
from django.db import connection

from giaoban.apps.journal.triggers import remove
from giaoban.apps.reviews.readiness import load_missing_catalogue
from giaoban.apps.units.actions import load_units
from giaoban.apps.units.models import Change, Succession, Unit
from giaoban.apps.units.places import PlaceError, unit_of_place

SEARCHES = [
    ("lê chân", "2024-305"),
    ("phường lê chân", "2025-11383"),
    ("phuong le chan", "2025-11383"),
    ("quan le chan", "2024-305"),
    ("hai phong", "2025-31"),
    ("hải phòng", "2025-31"),
    ("do son", "2024-308"),
    ("an bien hai phong", "2025-11407"),
    ("thành phố hồ chí minh", "2025-79"),
]
PLACES = [
    ("quận Lê Chân", date(2025, 4, 30), "2024-305"),
    ("phường Lê Chân", date(2025, 7, 31), "2025-11383"),
    ("Lê Chân", date(2025, 7, 31), "2025-11383"),
    ("QUẬN HẢI CHÂU", date(2020, 6, 30), "2024-492"),
    ("TP. HCM", date(2017, 6, 30), "2024-79"),
    ("TPHCM", date(2025, 9, 30), "2025-79"),
    ("Q.1", date(2017, 6, 30), "2024-760"),
    # A unit that ended is still meant where no other has its name.
    ("quận Hải An", date(2025, 12, 31), "2024-306"),
]
NO_PLACES = [
    (None, "không nêu tên địa phương.*--unit"),
    ("quận Lê Chẫn Mới", "không có trong danh mục"),
    ("xã Tân Thành", "nhiều đơn vị.*--unit: 20"),
]


@pytest.mark.parametrize(("words", "key"), SEARCHES)
def test_search_finds_the_unit_first(catalogue, db, words, key):
    assert Unit.objects.search(words).first().key == key


@pytest.mark.parametrize(("place", "day", "key"), PLACES)
def test_a_place_is_the_unit_of_its_day(catalogue, db, place, day, key):
    assert unit_of_place(place, day).key == key


@pytest.mark.parametrize(("place", "said"), NO_PLACES)
def test_a_place_that_names_no_unit_is_told(catalogue, db, place, said):
    with pytest.raises(PlaceError, match=said):
        unit_of_place(place, date(2025, 12, 31))


def test_units_exist_on_their_days(catalogue, db):
    before, after = Unit.objects.on(date(2025, 6, 30)), Unit.objects.on(date(2025, 7, 1))

    assert before.count() == 63 + 696 + 10_035
    assert after.count() == 34 + 3_321
    assert before.filter(name="Quận Lê Chân").exists()
    assert not after.filter(name="Quận Lê Chân").exists()


def test_one_code_may_be_two_units(catalogue, db):
    assert [Unit.objects.by_key(key).name for key in ("2024-11383", "2025-11383")] == [
        "Phường Trần Nguyên Hãn",
        "Phường Lê Chân",
    ]


def test_ancestors_and_descendants(le_chan):
    assert le_chan.full_name == "Quận Lê Chân, Thành phố Hải Phòng"
    assert Unit.objects.under([le_chan]).count() == 1 + le_chan.children.count() == 8


def test_names_sort_as_the_alphabet_does(catalogue, db):
    found = Unit.objects.filter(name__in=["Quận Đồ Sơn", "Quận Dương Kinh", "Quận Lê Chân", "Quận Hải An"])

    assert [unit.name for unit in found] == ["Quận Dương Kinh", "Quận Đồ Sơn", "Quận Hải An", "Quận Lê Chân"]


def test_loading_again_changes_nothing(catalogue, db):
    before = (Unit.objects.count(), Succession.objects.count(), Unit.objects.order_by("-pk").first().pk)

    spelt = dict(Unit.objects.values_list("pk", "folded"))

    load_units()

    assert (Unit.objects.count(), Succession.objects.count(), Unit.objects.order_by("-pk").first().pk) == before
    assert dict(Unit.objects.values_list("pk", "folded")) == spelt


RENAMED = [
    ("2025-24", "Tỉnh Bắc Ninh", "Thành phố Bắc Ninh", "39/2026/QH16"),
    ("2025-22", "Tỉnh Quảng Ninh", "Thành phố Quảng Ninh", "36/2026/QH16"),
    ("2025-75", "Tỉnh Đồng Nai", "Thành phố Đồng Nai", "30/2026/QH16"),
    ("2025-09292", "Xã Phù Lãng", "Phường Phù Lãng", "388/NQ-UBTVQH16"),
    ("2025-26485", "Xã Nhơn Trạch", "Phường Nhơn Trạch", "237/NQ-UBTVQH16"),
]


@pytest.mark.parametrize(("key", "before", "after", "decree"), RENAMED)
def test_a_unit_that_was_renamed_since_has_both_names(catalogue, db, key, before, after, decree):
    unit = Unit.objects.by_key(key)

    assert (unit.name_on(date(2026, 4, 1)), unit.name_on(date(2026, 11, 1)), unit.name) == (before, after, after)
    assert unit.changes.get(kind="rename").decree == decree
    assert [unit_of_place(name, date(2026, 6, 30)) for name in (before, after)] == [unit, unit]


def test_every_reorganised_commune_knows_its_decree(catalogue, db):
    nameless = Succession.objects.filter(decree="")

    assert Succession.objects.filter(new__code__regex=r"^\d{5}$", decree="").count() == 0
    # Eleven provinces went on as they were, by no decree.
    assert {(row.kind, len(row.old.code)) for row in nameless} == {("continue", 2)}
    assert nameless.count() == 11


def test_units_that_were_loaded_before_renames_were_known_get_them(catalogue, db):
    known = Change.objects.count()
    remove(connection.schema_editor(), Change._meta.db_table)
    Change._base_manager.all()._raw_delete(using="default")
    Succession.objects.update(decree="")

    load_missing_catalogue(lambda words: None)

    assert Change.objects.count() == known
    assert Succession.objects.filter(decree="1669/NQ-UBTVQH15").count() == 454
