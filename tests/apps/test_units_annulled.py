"""Taking back what an office booked of units: days, moves and lineage stand as before, both rows stay readable."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from giaoban.apps.journal.models import AppendOnlyError, Event
from giaoban.apps.people.actions import appoint
from giaoban.apps.units.actions import load_units
from giaoban.apps.units.annulling import annul
from giaoban.apps.units.events import EventError, Founding, end, enter_unit, reorganise
from giaoban.apps.units.lineage import How, heirs, lineage
from giaoban.apps.units.models import Reorganisation, Succession, Unit

DECREE = "12/NQ-HĐND"
DAY = date(2026, 7, 1)


@pytest.fixture
def wards(catalogue, db):
    """Phường Lê Chân and phường An Biên, since 1 July 2025."""
    return [Unit.objects.by_key(key) for key in ("2025-11383", "2025-11407")]


def merged(wards):
    founding = Founding("Phường Lê Chân", "11383", wards[0].parent, whole=tuple(wards))
    return reorganise([founding], on=DAY, decree=DECREE, by=None)[0]


def test_an_annulled_merge_never_was(wards):
    new = merged(wards)
    event = new.events.get()

    annul(event, reason="Nghị quyết chưa được thông qua", by=None)

    assert [Unit.objects.get(pk=ward.pk).valid_to for ward in wards] == [None, None]
    assert not Unit.objects.on(date(2026, 12, 31)).filter(pk=new.pk).exists()
    assert not Unit.objects.get(pk=new.pk).exists_on(DAY)
    assert new not in Unit.objects.search("phuong le chan")
    assert Succession.objects.filter(new=new).count() == 0
    assert Succession.every.filter(new=new).count() == 2
    again = Unit.objects.get(pk=wards[0].pk)
    assert [part.unit for part in heirs(again, date(2026, 12, 31))] == [again]
    assert [row.kind for row in Reorganisation.objects.all()] == ["reorganise", "annul"]
    assert Event.objects.last().action == "units.event_annulled"


def test_what_was_annulled_can_be_booked_rightly(wards):
    annul(merged(wards).events.get(), reason="Ghi nhầm ngày", by=None)

    new = merged(wards)

    assert {part.unit for part in lineage(new, date(2026, 6, 30))} == set(wards)
    assert {part.how for part in lineage(new, date(2026, 6, 30))} == {How.WHOLE}
    assert Unit.objects.get(pk=wards[0].pk).valid_to == date(2026, 6, 30)


def test_units_that_were_moved_along_go_back(catalogue, db):
    provinces = [Unit.objects.by_key(key) for key in ("2025-31", "2025-22")]
    before = provinces[1].children_as_of(DAY).count()
    # The few communes of a city of the test's own, so that not hundreds are moved.
    told = {"decree": DECREE, "by": None, "valid_from": date(2025, 7, 1)}
    city = enter_unit(name="Tỉnh Mới", code="95", parent=None, **told)
    ward = enter_unit(name="Phường Mới", code="31999", parent=city, **told)
    whole = reorganise([Founding("Tỉnh Mới Hơn", "96", None, whole=(city,))], on=DAY, decree=DECREE, by=None)[0]
    assert ward.parent_on(DAY) == whole

    annul(whole.events.get(), reason="Chưa có hiệu lực", by=None)

    ward = Unit.objects.get(pk=ward.pk)
    assert ward.parent_on(DAY) == ward.parent == city
    assert provinces[1].children_as_of(DAY).count() == before


def test_a_beginning_that_was_told_later_is_open_again(catalogue, db):
    stays = Unit.objects.by_key("2024-11404")
    old = enter_unit(
        name="Phường Cũ", code="11499", parent=stays.parent, valid_from=None, valid_to=date(2024, 12, 31),
        decree=DECREE, by=None,
    )  # fmt: skip
    reorganise([Founding(unit=stays, whole=(old,))], on=date(2025, 1, 1), decree=DECREE, by=None)
    assert Unit.objects.get(pk=stays.pk).valid_from == date(2025, 1, 1)

    annul(stays.events.get(), reason="Nhầm phường", by=None)

    assert Unit.objects.get(pk=stays.pk).valid_from is None


def test_an_ending_holds_until_it_is_annulled_whatever_the_catalogue_says(wards):
    ward = wards[0]
    event = end(ward, on=DAY, decree=DECREE, by=None)
    load_units()
    assert Unit.objects.get(pk=ward.pk).valid_to == date(2026, 6, 30)

    annul(event, reason="Nhầm đơn vị", by=None)

    assert Unit.objects.get(pk=ward.pk).valid_to is None


def _twice(wards):
    event = merged(wards).events.get()
    annul(event, reason="Một lần", by=None)
    return Reorganisation.objects.get(pk=event.pk)


def _built_upon(wards):
    new = merged(wards)
    end(new, on=date(2026, 10, 1), decree=DECREE, by=None)
    return new.events.order_by("pk").first()


def _with_a_post(wards):
    new = merged(wards)
    appoint(get_user_model().objects.create_user("moi"), new, "viewer", by=None)
    return new.events.get()


REFUSED = [
    (lambda wards: merged(wards).events.get(), " ", "Chưa nêu lý do"),
    (_twice, "Hai lần", "còn hiệu lực"),
    (_built_upon, "Nhầm", "sự kiện sau đó"),
    (_with_a_post, "Nhầm", "người được giao"),
]


@pytest.mark.parametrize(("event", "reason", "message"), REFUSED)
def test_what_cannot_be_annulled_is_told(wards, event, reason, message):
    made = event(wards)

    with pytest.raises(EventError, match=message):
        annul(made, reason=reason, by=None)


BAD_ENDINGS = [
    ("2025-11383", date(2025, 6, 1), "chưa có hoặc không còn"),
    ("2025-11383", date(2025, 7, 1), "bắt đầu đúng ngày"),
    ("2025-31", DAY, "còn đơn vị trực thuộc"),
    ("2024-11371", date(2025, 6, 1), "đã có sự kiện sắp xếp"),
]


@pytest.mark.parametrize(("key", "day", "message"), BAD_ENDINGS)
def test_an_ending_that_cannot_be_is_told(catalogue, db, key, day, message):
    with pytest.raises(EventError, match=message):
        end(Unit.objects.by_key(key), on=day, decree=DECREE, by=None)


def test_events_are_never_edited(wards):
    event = merged(wards).events.get()

    with pytest.raises(AppendOnlyError):
        event.save()
    with pytest.raises(AppendOnlyError):
        event.delete()
