"""Bodies of a unit and whether today's units can be added up to an old one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from giaoban.apps.journal.models import Event
from giaoban.apps.units.boundaries import footprint
from giaoban.apps.units.departments import BodyError, close_body, offered, open_body, take_over
from giaoban.apps.units.main_bodies import main_bodies
from giaoban.apps.units.models import Body, Unit

TODAY = date(2026, 11, 1)


FOOTPRINTS = [
    # The three districts that the sample office knows.
    (
        "2024-305",
        "Không phường nào hôm nay trùng với quận Lê Chân cũ: phường Lê Chân còn có một phần phường Cầu Đất và một phần "
        "phường Lạch Tray. Vì vậy không cộng số liệu của các phường mới thành số liệu của quận Lê Chân cũ được.",
    ),
    (
        "2024-306",
        "Không phường nào hôm nay trùng với quận Hải An cũ, nhưng phường Đông Hải và phường Hải An cộng lại thì vừa "
        "đúng quận Hải An cũ.",
    ),
    (
        "2024-307",
        "Không phường nào hôm nay trùng với quận Kiến An cũ: phường Phù Liễn còn có một phần thị trấn Trường Sơn. "
        "Vì vậy không cộng số liệu của các phường mới thành số liệu của quận Kiến An cũ được.",
    ),
    ("2024-318", "Đặc khu Bạch Long Vĩ hôm nay có cùng địa giới với huyện Bạch Long Vĩ cũ."),
    (
        "2024-11395",
        "Không phường nào hôm nay trùng với phường Hàng Kênh cũ: phường Lê Chân còn có phường Dư Hàng Kênh, phường "
        "Kênh Dương, một phần phường An Biên và 4 đơn vị khác. Vì vậy số liệu của phường Lê Chân không thay cho số "
        "liệu của phường Hàng Kênh cũ được.",
    ),
]


@pytest.mark.parametrize(("key", "sentence"), FOOTPRINTS)
def test_what_lies_over_an_old_unit_today(catalogue, db, key, sentence, django_assert_max_num_queries):
    old = Unit.objects.by_key(key)

    with django_assert_max_num_queries(8):
        found = footprint(old, TODAY)

    assert found.sentence() == sentence


def test_the_wards_over_a_district(catalogue, db):
    found = footprint(Unit.objects.by_key("2024-305"), TODAY)

    assert [unit.name for unit in found.inside] == ["Phường An Biên"]
    assert [(each.unit.name, [part.unit.name for part in each.beyond]) for each in found.across] == [
        ("Phường Lê Chân", ["Phường Cầu Đất", "Phường Lạch Tray"])
    ]
    assert len(found.base) == 7


BODIES = [
    ("2024-305", date(2025, 4, 30), "Quận ủy Lê Chân, HĐND quận Lê Chân, UBND quận Lê Chân"),
    ("2025-31", TODAY, "Thành ủy Hải Phòng, HĐND thành phố Hải Phòng, UBND thành phố Hải Phòng"),
    ("2025-04", TODAY, "Tỉnh ủy Cao Bằng, HĐND tỉnh Cao Bằng, UBND tỉnh Cao Bằng"),
    ("2025-11383", TODAY, "Đảng ủy phường Lê Chân, HĐND phường Lê Chân, UBND phường Lê Chân"),
    # Thành phố Hồ Chí Minh had no councils in districts and wards for four years.
    ("2024-760", date(2020, 6, 30), "Quận ủy Quận 1, HĐND Quận 1, UBND Quận 1"),
    ("2024-760", date(2022, 6, 30), "Quận ủy Quận 1, UBND Quận 1"),
    # A unit has none outside its life.
    ("2024-305", date(2025, 7, 1), ""),
    ("2025-11383", date(2025, 6, 30), ""),
]


@pytest.mark.parametrize(("key", "day", "names"), BODIES)
def test_the_main_bodies_follow_from_the_unit(catalogue, db, key, day, names):
    unit = Unit.objects.by_key(key)

    found = main_bodies(unit, day, unit.ancestors_on(day))

    assert ", ".join(body.short for body in found) == names


STARTING = [
    (
        "2025-11383",
        "Văn phòng Đảng ủy; Ban Xây dựng Đảng; Cơ quan Ủy ban Kiểm tra Đảng ủy; Văn phòng HĐND và UBND; "
        "Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Văn hóa – Xã hội; Trung tâm Phục vụ hành chính công",
    ),
    (
        "2025-11948",
        "Văn phòng Đảng ủy; Ban Tổ chức; Ban Tuyên giáo và Dân vận; Cơ quan Ủy ban Kiểm tra Đảng ủy; "
        "Văn phòng HĐND và UBND; Phòng Kinh tế; Phòng Văn hóa – Xã hội; Trung tâm Phục vụ hành chính công",
    ),
    ("2025-31", ""),
]


@pytest.mark.parametrize(("key", "names"), STARTING)
def test_the_departments_that_an_office_starts_with(catalogue, db, key, names):
    assert "; ".join(row.name for row in offered(Unit.objects.by_key(key), TODAY)) == names


def test_taking_over_once_opens_all_and_again_none(catalogue, db):
    ward = Unit.objects.by_key("2025-11383")

    opened = take_over(ward, on=TODAY, by=None)

    assert len(opened) == 7
    assert {body.valid_from for body in opened} == {date(2025, 7, 1)}
    assert take_over(ward, on=TODAY, by=None) == []
    assert Event.objects.filter(action="units.departments_taken_over").count() == 1


def test_a_department_is_closed_and_stays_readable(catalogue, db):
    ward = Unit.objects.by_key("2025-11383")
    said = {"branch": "state", "kind": "division", "name": "Phòng  Kinh tế"}
    body = open_body(ward, **said, on=date(2025, 8, 1), by=None)
    with pytest.raises(BodyError, match="Đã có"):
        open_body(ward, **said, on=date(2025, 9, 1), by=None)

    close_body(body, until=date(2025, 12, 31), reason="Sắp xếp lại", by=None)
    again = open_body(ward, **said, on=date(2026, 1, 1), by=None)

    assert [list(ward.bodies.on(day)) for day in (date(2025, 9, 1), date(2026, 2, 1))] == [[body], [again]]


BAD_BODIES = [
    ({"name": " "}, "từ 1 đến 150"),
    ({"kind": "nothing"}, "chọn khối và loại"),
    ({"on": date(2025, 6, 30)}, "chưa có hoặc không còn"),
]


@pytest.mark.parametrize(("changed", "message"), BAD_BODIES)
def test_a_department_that_cannot_be_is_told(catalogue, db, changed, message):
    said = {"branch": "state", "kind": "division", "name": "Phòng Kinh tế", "on": TODAY, "by": None}

    with pytest.raises(BodyError, match=message):
        open_body(Unit.objects.by_key("2025-11383"), **{**said, **changed})


REFUSED = [{"name": ""}, {"branch": "army"}, {"kind": "nothing"}, {"valid_to": date(2025, 1, 1)}]


@pytest.mark.parametrize("changed", REFUSED)
def test_the_database_refuses_a_department_that_cannot_be(catalogue, db, changed):
    row = {"branch": "state", "kind": "division", "name": "Phòng Kinh tế", "valid_from": date(2025, 7, 1), **changed}

    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(unit=Unit.objects.by_key("2025-11383"), **row)
