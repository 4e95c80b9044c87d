"""Renames, moves, reorganisations and shares that an office books, and the hierarchy of any day."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from giaoban.apps.journal.models import AppendOnlyError, Event
from giaoban.apps.units.actions import load_former_wards, load_units
from giaoban.apps.units.events import EventError, Founding, enter_unit, move, rename, reorganise, withdraw
from giaoban.apps.units.lineage import How, heirs, lineage, lineage_together
from giaoban.apps.units.models import Change, Origin, Share, Succession, Unit
from giaoban.apps.units.sharing import ShareError, book_shares

DECREE = "12/NQ-HĐND"


@pytest.fixture
def ward(catalogue, db):
    """Phường Lê Chân, since 1 July 2025."""
    return Unit.objects.by_key("2025-11383")


@pytest.fixture
def an_bien(catalogue, db):
    """The old phường An Biên, which was divided on 1 July 2025."""
    return Unit.objects.by_key("2024-11371")


def test_a_rename_holds_from_its_day(ward):
    rename(ward, name="Phường Nữ tướng Lê Chân", on=date(2026, 3, 1), decree=DECREE, by=None)

    assert [ward.name_on(day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [
        "Phường Lê Chân",
        "Phường Nữ tướng Lê Chân",
    ]
    assert Unit.objects.get(pk=ward.pk).name == "Phường Nữ tướng Lê Chân"
    assert Unit.objects.search("nu tuong le chan").first() == ward
    assert Event.objects.last().action == "units.renamed"


def test_renames_may_be_booked_out_of_order(ward):
    rename(ward, name="Phường Ba", on=date(2026, 9, 1), decree=DECREE, by=None)
    rename(ward, name="Phường Hai", on=date(2026, 3, 1), decree=DECREE, by=None)

    days = [date(2025, 12, 1), date(2026, 5, 1), date(2026, 10, 1)]

    assert [ward.name_on(day) for day in days] == ["Phường Lê Chân", "Phường Hai", "Phường Ba"]
    assert [Unit.objects.as_of(day).get(pk=ward.pk).name_then for day in days] == [ward.name_on(day) for day in days]
    assert Unit.objects.get(pk=ward.pk).name == "Phường Ba"


def test_a_commune_that_becomes_a_ward_changes_its_kind(catalogue, db):
    commune = Unit.objects.by_key("2024-31").children.get(name="Huyện An Lão").children.filter(kind="xã").first()
    rename(commune, name="Phường " + commune.name.split(" ", 1)[1], on=date(2025, 1, 1), decree=DECREE, by=None)

    kinds = [Unit.objects.as_of(day).get(pk=commune.pk).kind_then for day in (date(2024, 12, 31), date(2025, 1, 1))]

    assert kinds == ["xã", "phường"]


def test_a_withdrawn_rename_never_was(ward):
    change = rename(ward, name="Phường Nhầm", on=date(2026, 3, 1), decree=DECREE, by=None)

    withdraw(change, reason="Ghi nhầm đơn vị", by=None)

    assert ward.name_on(date(2026, 12, 31)) == Unit.objects.get(pk=ward.pk).name == "Phường Lê Chân"
    with pytest.raises(EventError, match="còn hiệu lực"):
        withdraw(Change.objects.get(pk=change.pk), reason="Lần nữa", by=None)


def test_a_move_changes_who_stands_above(catalogue, db, django_assert_max_num_queries):
    le_chan, kien_an = Unit.objects.by_key("2024-305"), Unit.objects.by_key("2024-307")
    ward = Unit.objects.by_key("2024-11407")
    move(ward, parent=kien_an, on=date(2025, 3, 1), decree=DECREE, by=None)
    before, after = date(2025, 2, 28), date(2025, 3, 1)

    assert [ward.parent_on(day) for day in (before, after)] == [le_chan, kien_an]
    assert [above.name for above in ward.ancestors_on(after)] == ["Quận Kiến An", "Thành phố Hải Phòng"]
    with django_assert_max_num_queries(4):
        counts = [unit.children_as_of(day).count() for unit in (le_chan, kien_an) for day in (before, after)]
    assert counts == [7, 6, 7, 8]


HIERARCHY = [
    (date(2024, 1, 1), "2024-31", 15),
    (date(2025, 6, 30), "2024-305", 7),
    (date(2025, 7, 1), "2024-305", 0),
    (date(2025, 6, 30), "2025-31", 0),
    (date(2025, 7, 1), "2025-31", 114),
    (date(2026, 11, 1), "2025-31", 114),
]


@pytest.mark.parametrize(("day", "key", "count"), HIERARCHY)
def test_the_hierarchy_of_a_day(catalogue, db, day, key, count):
    assert Unit.objects.by_key(key).children_as_of(day).count() == count


BAD_RENAMES = [
    ({"name": "Lê Chân"}, "chưa có loại đơn vị"),
    ({"name": "Phường Lê Chân"}, "đã mang tên"),
    ({"name": "Phường Mới", "on": date(2025, 6, 30)}, "chưa có hoặc không còn"),
    ({"name": "Phường Mới", "decree": " "}, "Chưa có số, ký hiệu"),
]


@pytest.mark.parametrize(("said", "message"), BAD_RENAMES)
def test_a_rename_that_cannot_be_is_told(ward, said, message):
    with pytest.raises(EventError, match=message):
        rename(ward, **{"on": date(2026, 3, 1), "decree": DECREE, "by": None, **said})


@pytest.mark.parametrize("above", ["2024-31", "2025-11407", "2025-31"])
def test_a_move_that_cannot_be_is_told(ward, above):
    with pytest.raises(EventError):
        move(ward, parent=Unit.objects.by_key(above), on=date(2026, 3, 1), decree=DECREE, by=None)


def test_loading_the_catalogue_keeps_what_an_office_booked(ward):
    rename(ward, name="Phường Khác", on=date(2026, 3, 1), decree=DECREE, by=None)
    reorganise(
        [Founding("Phường An Biên", "11407", ward.parent, whole=(Unit.objects.by_key("2025-11407"),))],
        on=date(2026, 7, 1),
        decree=DECREE,
        by=None,
    )

    load_units()

    assert Unit.objects.get(pk=ward.pk).name == "Phường Khác"
    assert Unit.objects.by_key("2025-11407").valid_to == date(2026, 6, 30)


def first_reform():
    """1 January 2025, as an office may tell it: phường Một and a part of phường Hai make Vĩnh Niệm."""
    le_chan = Unit.objects.by_key("2024-305")
    told = {"parent": le_chan, "valid_from": None, "valid_to": date(2024, 12, 31), "decree": DECREE, "by": None}
    one = enter_unit(name="Phường Một", code="11407", **told)
    two = enter_unit(name="Phường Hai", code="11408", **told)
    stays, takes = (Unit.objects.by_key(key) for key in ("2024-11407", "2024-11401"))
    reorganise(
        [Founding(unit=stays, whole=(one,), part=(two,)), Founding(unit=takes, part=(two,))],
        on=date(2025, 1, 1),
        decree=DECREE,
        by=None,
    )
    return one, two


@pytest.fixture
def former(catalogue, db):
    """The wards of 2024 of three districts, loaded besides the catalogue."""
    load_former_wards()


def test_one_code_has_three_lives(former):
    lives = Unit.objects.filter(code="11383").order_by("generation")

    assert [(unit.key, unit.name, unit.valid_from, unit.valid_to) for unit in lives] == [
        ("2023-11383", "Phường Hồ Nam", None, date(2024, 12, 31)),
        ("2024-11383", "Phường Trần Nguyên Hãn", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025-11383", "Phường Lê Chân", date(2025, 7, 1), None),
    ]
    assert [lives.on(day).get() for day in (date(2024, 6, 1), date(2025, 3, 1), date(2026, 1, 1))] == list(lives)


def test_a_code_that_an_office_enters_gets_a_generation_of_its_own(catalogue, db):
    one, _ = first_reform()

    assert one.key == "2023-11407"


FIRST_REFORM = [("2024-305", 15, 7), ("2024-304", 12, 8), ("2024-307", 10, 7)]


@pytest.mark.parametrize(("key", "before", "after"), FIRST_REFORM)
def test_the_wards_of_three_districts_across_the_first_of_january_2025(former, key, before, after):
    district = Unit.objects.by_key(key)
    days = (date(2024, 12, 31), date(2025, 1, 1))

    assert [district.children_as_of(day).count() for day in days] == [before, after]
    made = lineage_together(district.children_as_of(days[1]), days[0])
    assert {part.unit.pk for part in made} == {unit.pk for unit in district.children_as_of(days[0])}
    assert {part.how for part in made} == {How.WHOLE}


def test_former_wards_stay_when_they_are_loaded_again(former):
    cat_dai = Unit.objects.by_key("2023-11368")
    Succession.objects.filter(old=cat_dai).update(origin=Origin.OFFICE, decree=DECREE)

    load_units()
    load_former_wards()

    assert cat_dai.successions.get().decree == DECREE
    assert Unit.objects.by_key("2024-11371").valid_from == date(2025, 1, 1)
    assert Unit.objects.filter(generation="2023").count() == 23


def test_without_them_a_ward_of_2024_is_what_it_is_in_2025(catalogue, db):
    ward = Unit.objects.by_key("2024-11371")

    assert [part.unit for part in lineage(ward, date(2024, 6, 1))] == [ward]


def test_shares_multiply_along_two_reforms(ward, django_assert_max_num_queries):
    _, two = first_reform()
    vinh_niem = Unit.objects.by_key("2024-11407")
    parts = {ward.pk: Decimal(75), Unit.objects.by_key("2025-11407").pk: Decimal(25)}
    book_shares(vinh_niem, parts, key="dân số", document="Biểu 02", by=None)
    halves = {row.new_id: Decimal(1) for row in two.successions.all()}
    book_shares(two, halves, key="population", whole=Decimal(2), document="Biểu 03", by=None)

    with django_assert_max_num_queries(3):
        found = {part.unit.name: part for part in lineage(ward, date(2024, 6, 1))}

    assert found["Phường Một"].share == Fraction(3, 4)
    assert found["Phường Hai"].share == Fraction(3, 8)
    assert found["Phường Hai"].how is How.APPORTIONED
    assert found["Phường An Biên"].how is How.UNKNOWN
    assert "Phường Vĩnh Niệm" not in found
    assert {part.unit.name: part.share for part in heirs(two, date(2026, 1, 1))} == {
        "Phường Lê Chân": Fraction(3, 8),
        "Phường An Biên": Fraction(5, 8),
    }


def test_a_whole_chain_is_whole_without_any_share(ward):
    first = reorganise(
        [Founding("Phường Lê Chân", "11383", ward.parent, whole=(ward, Unit.objects.by_key("2025-11407")))],
        on=date(2026, 7, 1),
        decree=DECREE,
        by=None,
    )[0]

    assert first.key == "2026-11383"
    # What was divided between the two is whole again where both went into one.
    an_bien = next(part for part in lineage(first, date(2025, 6, 30)) if part.unit.code == "11371")
    assert (an_bien.how, an_bien.share) == (How.WHOLE, 1)


def test_what_stood_under_a_province_moves_along(catalogue, db):
    one = Unit.objects.by_key("2025-04")
    communes = one.children_as_of(date(2026, 6, 30)).count()

    made = reorganise(
        [Founding("Tỉnh Cao Lạng", "04", None, whole=(one, Unit.objects.by_key("2025-20")))],
        on=date(2026, 7, 1),
        decree="1/2026/QH16",
        by=None,
    )[0]

    assert made.children_as_of(date(2026, 7, 1)).count() > communes
    assert one.children_as_of(date(2026, 6, 30)).count() == communes


def test_a_reorganisation_that_does_not_add_up_is_told(ward):
    other = Unit.objects.by_key("2025-11407")
    book = {"on": date(2026, 7, 1), "decree": DECREE, "by": None}

    with pytest.raises(EventError, match="ít nhất hai đơn vị"):
        reorganise([Founding("Phường Một", "11301", ward.parent, part=(ward,))], **book)
    with pytest.raises(EventError, match="chỉ nhập toàn bộ"):
        reorganise([Founding("Phường Một", "11301", ward.parent, whole=(ward,), part=(ward,))], **book)
    with pytest.raises(EventError, match="đã có sự kiện"):
        reorganise(
            [Founding(unit=other, whole=(Unit.objects.by_key("2024-11371"),))], **{**book, "on": date(2025, 7, 1)}
        )
    assert not Unit.objects.filter(code="11301").exists()


def keys_of(old):
    return {unit.code: unit.pk for unit in Unit.objects.filter(origins__old=old)}


def test_shares_are_amended_by_new_rows(an_bien):
    new = keys_of(an_bien)
    first = book_shares(an_bien, {new["11383"]: Decimal("60.5")}, key="diện tích", document="Biểu 1", by=None)
    with pytest.raises(ShareError, match="lý do"):
        book_shares(an_bien, {new["11383"]: Decimal(50)}, key="area", document="Biểu 2", by=None)

    said = {"key": "area", "document": "Biểu 2", "reason": "Đo lại", "by": None}
    book_shares(an_bien, {new["11383"]: Decimal(50), new["11407"]: Decimal(50)}, **said)

    assert [share.fraction for share in Share.objects.current().filter(key="area")] == [Fraction(1, 2)] * 2
    assert Share.objects.get(pk=first[0].pk).amended_by.reason == "Đo lại"
    assert book_shares(an_bien, {new["11383"]: Decimal(50)}, **said) == []
    assert Event.objects.filter(action="units.share_booked").count() == 3


def test_what_was_known_at_a_moment_stays_known(an_bien, ward):
    new = keys_of(an_bien)
    said = {"key": "population", "document": "Biểu 1", "by": None}
    first = book_shares(an_bien, {new["11383"]: Decimal(60), new["11407"]: Decimal(40)}, **said)
    then = first[-1].booked_at
    book_shares(an_bien, {new["11383"]: Decimal(70), new["11407"]: Decimal(30)}, reason="Đếm lại", **said)

    found = [
        next(part.share for part in lineage(ward, date(2025, 6, 30), known=known) if part.unit == an_bien)
        for known in (then, None)
    ]

    assert found == [Fraction(3, 5), Fraction(7, 10)]


BAD_SHARES = [
    ({"11383": "70", "11407": "40"}, {}, "110 %, vượt 100 %"),
    ({"11383": "-1"}, {}, "không dùng được"),
    ({"11383": "0.1234567"}, {}, "6 chữ số"),
    ({"11383": "60"}, {"key": " "}, "chia theo gì"),
    ({"11383": "60"}, {"document": ""}, "văn bản làm căn cứ"),
    ({"11383": "60"}, {"whole": Decimal(0)}, "bằng 0"),
]


@pytest.mark.parametrize(("parts", "said", "message"), BAD_SHARES)
def test_shares_that_cannot_be_are_told(an_bien, parts, said, message):
    new = keys_of(an_bien)
    asked = {"key": "population", "document": "Biểu 1", "by": None, **said}

    with pytest.raises(ShareError, match=message):
        book_shares(an_bien, {new[code]: Decimal(part) for code, part in parts.items()}, **asked)

    assert not Share.objects.exists()


def test_shares_are_for_units_that_took_something_over(an_bien):
    with pytest.raises(ShareError, match="không nhận phần nào"):
        book_shares(an_bien, {an_bien.pk: Decimal(100)}, key="area", document="Biểu 1", by=None)
    whole = Unit.objects.by_key("2024-11395")
    with pytest.raises(ShareError, match="không bị chia tách"):
        book_shares(whole, keys_of(whole) and {}, key="area", document="Biểu 1", by=None)


def test_shares_and_changes_are_never_edited(an_bien, ward):
    share = book_shares(an_bien, {keys_of(an_bien)["11383"]: Decimal(60)}, key="area", document="Biểu 1", by=None)[0]
    change = rename(ward, name="Phường Khác", on=date(2026, 3, 1), decree=DECREE, by=None)

    for row, field in ((share, "part"), (change, "name")):
        with pytest.raises(AppendOnlyError):
            row.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk)._raw_delete(using="default")
        with pytest.raises(AppendOnlyError):
            type(row).objects.filter(pk=row.pk).update(**{field: getattr(row, field)})


REFUSED = [
    {"part": Decimal(101)},
    {"part": Decimal(-1)},
    {"whole": Decimal(0), "part": Decimal(0)},
    {"key": ""},
    {"document": ""},
]


@pytest.mark.parametrize("changed", REFUSED)
def test_the_database_refuses_a_share_that_cannot_be(an_bien, changed):
    row = {"part": Decimal(60), "whole": Decimal(100), "key": "area", "document": "Biểu 1", **changed}

    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(succession=Succession.objects.filter(old=an_bien).first(), **row)
