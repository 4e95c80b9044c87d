"""The form of a merge or division: what is typed is understood, shown in sentences, booked once and taken back."""

import re
from datetime import date
from fractions import Fraction

import pytest
from tests.web.conftest import visible

from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import appoint
from giaoban.apps.units.lineage import lineage
from giaoban.apps.units.models import Reorganisation, Succession, Unit
from giaoban.core.periods import Period
from giaoban.web.places import Place

BASIS = {"decree": "12/NQ-UBTVQH16", "on": "2027-01-01", "source": ""}
MERGE = {
    **BASIS,
    "old-lines": "4",
    "new-lines": "2",
    "old-0": "phuong le chan",
    "old-1": "Phường An Biên (2025-11407)",
    "new-0-kind": "phường",
    "new-0-own": "Lê Chân",
    "new-0-code": "11383",
    "new-1-kind": "phường",
}
DIVISION = {
    **MERGE,
    "asked-cells": "1",
    "new-1-known": "phuong hai an",
    "cell-0-0": "whole",
    "cell-1-0": "part",
    "share-1-0": "60",
    "cell-1-1": "part",
    "share-1-1": "40 %",
    "key": "population",
    "document": "Biểu 02",
}


@pytest.fixture
def city(client, checker):
    """A browser of somebody who checks at the city, at the page of phường Lê Chân in November 2026."""
    appoint(checker, Unit.objects.by_key("2025-31"), "checker", by=None)
    client.force_login(checker)
    return client


@pytest.fixture
def form(catalogue, db):
    """Where the form is."""
    return Place(Unit.objects.by_key("2025-11383"), Period.month(2026, 11)).address("unit-reorganise")


def seen(page):
    return re.search(r'name="seen" value="([0-9a-f]+)"', page.content.decode())[1]


def test_the_form_opens_with_the_unit_of_the_page(city, form):
    page = city.get(form)

    assert 'value="Phường Lê Chân (2025-11383)"' in page.content.decode()
    assert "Phường Hải An, Thành phố Hải Phòng (2025-11413)" in page.content.decode()
    assert "Ai vào đâu" not in visible(page)


def test_a_merge_is_shown_booked_and_annulled(city, form):
    asked = city.post(form, {**MERGE, "act": "preview"})
    assert "Ai vào đâu" in visible(asked)
    assert asked.content.decode().count("selected>toàn bộ") == 2
    told = {**MERGE, "asked-cells": "1", "cell-0-0": "whole", "cell-1-0": "whole"}
    shown = city.post(form, {**told, "act": "preview"})
    sentence = "Phường Lê Chân (mã 11383) gồm toàn bộ phường Lê Chân và phường An Biên."
    assert f"Từ ngày 01/01/2027, theo 12/NQ-UBTVQH16: {sentence}" in visible(shown)
    assert Reorganisation.objects.count() == 0

    booked = city.post(form, {**told, "act": "book", "seen": seen(shown)}, follow=True)

    new = Unit.objects.by_key("2027-11383")
    assert "Đã ghi sự kiện sắp xếp." in visible(booked)
    assert {part.unit.key for part in lineage(new, date(2026, 12, 31))} == {"2025-11383", "2025-11407"}
    assert "sắp xếp: Phường An Biên, Phường Lê Chân → Phường Lê Chân" in visible(booked)
    history = Place(Unit.objects.by_key("2025-11383"), Period.month(2026, 11))
    taken = {"act": "annul", "event": new.events.get().pk, "reason": "Ghi nhầm văn bản"}
    back = city.post(history.address("unit-event"), taken, follow=True)
    assert "đã hủy : Ghi nhầm văn bản" in visible(back) or "đã hủy: Ghi nhầm văn bản" in visible(back)
    assert Unit.objects.by_key("2025-11407").valid_to is None
    assert Succession.objects.filter(new=new).count() == 0


def test_a_division_takes_its_shares_along(city, form):
    hai_an = Unit.objects.by_key("2025-11413")
    Unit.objects.filter(pk=hai_an.pk).update(valid_from=None)  # one whose beginning is told now
    shown = city.post(form, {**DIVISION, "act": "preview"})
    assert "60 % phường An Biên theo dân số" in visible(shown)
    assert "Chưa có tỷ lệ" not in visible(shown)

    city.post(form, {**DIVISION, "act": "book", "seen": seen(shown)})

    parts = {part.unit.key: part for part in lineage(Unit.objects.by_key("2027-11383"), date(2026, 12, 31))}
    assert (parts["2025-11407"].share, parts["2025-11407"].key) == (Fraction(3, 5), "population")
    assert Event.objects.filter(action="units.share_booked").count() == 2


def test_what_was_changed_after_the_preview_is_shown_again(city, form):
    told = {**MERGE, "asked-cells": "1", "cell-0-0": "whole", "cell-1-0": "whole"}
    mark = seen(city.post(form, {**told, "act": "preview"}))

    page = city.post(form, {**told, "decree": "13/NQ-UBTVQH16", "act": "book", "seen": mark})

    assert "theo 13/NQ-UBTVQH16" in visible(page)
    assert Reorganisation.objects.count() == 0


READY = {**MERGE, "asked-cells": "1", "cell-0-0": "whole", "cell-1-0": "whole"}
REFUSED = [
    ({"decree": ""}, "Chưa có số, ký hiệu văn bản"),
    ({"on": "hôm nay"}, "Chưa chọn ngày có hiệu lực"),
    ({"old-0": "phường Không Có"}, "không có đơn vị “phường Không Có”"),
    ({"old-0": "xa cam giang"}, "Có 2 đơn vị tên “xa cam giang”"),
    ({"old-1": "Phường Lê Chân"}, "đã có ở dòng trên"),
    ({"old-0": "", "old-1": ""}, "Chưa có đơn vị cũ nào"),
    ({"new-0-code": ""}, "Đơn vị mới cần có tên và mã"),
    ({"new-0-own": "", "new-0-code": ""}, "Chưa có đơn vị mới nào"),
    ({"new-0-code": "12"}, "mã"),
    ({"cell-1-0": "part"}, "chia tách thì phải có ít nhất hai đơn vị nhận"),
    ({"cell-1-0": "part", "share-1-0": "sáu mươi phần"}, "không phải là số"),
    ({"on": "2025-07-01"}, "Ngày 30/06/2025 không có đơn vị"),
    ({"old-0": "\x00<script>alert(1)</script>"}, "không có đơn vị"),
]


@pytest.mark.parametrize(("change", "said"), REFUSED)
def test_what_cannot_be_booked_is_told_and_nothing_is_written(city, form, change, said):
    page = city.post(form, {**READY, **change, "act": "preview"})

    assert page.status_code == 200
    assert said in visible(page)
    assert "<script>alert" not in page.content.decode()
    assert not Reorganisation.objects.exists()


def test_lines_are_added_without_losing_what_was_typed(city, form):
    html = city.post(form, {**MERGE, "act": "more-old"}).content.decode()

    assert 'name="old-6"' in html
    assert 'value="phuong le chan"' in html


def test_only_who_may_change_units_opens_the_form(client, viewer, form):
    appoint(viewer, Unit.objects.by_key("2025-31"), "viewer", by=None)
    client.force_login(viewer)

    assert client.get(form).status_code == 403
    assert client.post(form, {**MERGE, "act": "preview"}).status_code == 403


def test_a_missing_unit_is_entered_and_a_unit_ended(city, catalogue):
    district = Place(Unit.objects.by_key("2025-31"), Period.month(2026, 11))
    told = {"act": "found", "kind": "xã", "own": "Mới Lập", "code": "31998", "on": "2026-11-01", "decree": "9/NQ"}

    page = city.post(district.address("unit-event"), told, follow=True)
    made = Unit.objects.by_key("2026-31998")
    ended = {"act": "end", "on": "2026-11-20", "decree": "10/NQ"}
    after = city.post(Place(made, district.period).address("unit-event"), ended, follow=True)

    assert "Đã ghi Xã Mới Lập." in visible(page)
    assert "đơn vị kết thúc sau ngày 19/11/2026" in visible(after)
    assert Unit.objects.by_key("2026-31998").valid_to == date(2026, 11, 19)
