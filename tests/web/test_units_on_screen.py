"""The pages about a unit: its descent as a picture and a table, shares, renames, departments."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from tests.web.conftest import visible

from giaoban.apps.journal.models import Event
from giaoban.apps.people.actions import appoint
from giaoban.apps.units.models import Body, Share, Unit
from giaoban.core.periods import Period
from giaoban.web.places import Place


@pytest.fixture
def ward(catalogue, db):
    """Phường Lê Chân in August 2025."""
    return Place(Unit.objects.by_key("2025-11383"), Period.month(2025, 8))


@pytest.fixture
def city(client, checker):
    """A browser of somebody with a post at the city too, and so with all that the city came from."""
    appoint(checker, Unit.objects.by_key("2025-31"), "checker", by=None)
    client.force_login(checker)
    return client


HISTORIES = [
    # The district as it was: nothing of today is the same.
    ("2024-305", Period.month(2025, 4), "Không phường nào hôm nay trùng với quận Lê Chân cũ"),
    ("2024-306", Period.month(2025, 4), "phường Đông Hải và phường Hải An cộng lại thì vừa đúng quận Hải An cũ"),
    ("2024-307", Period.month(2025, 4), "phường Phù Liễn còn có một phần thị trấn Trường Sơn"),
    ("2025-11383", Period.month(2025, 8), "cùng một phần của 5 đơn vị khác vào ngày 01/07/2025"),
    ("2024-11371", Period.month(2025, 4), "được chia cho phường An Biên và phường Lê Chân"),
    ("2024-11395", Period.month(2025, 4), "Phường Hàng Kênh nhập toàn bộ vào phường Lê Chân"),
    ("2024-318", Period.month(2025, 4), "có cùng địa giới với huyện Bạch Long Vĩ cũ"),
    ("2025-31", Period.month(2025, 8), "lập từ toàn bộ tỉnh Hải Dương và thành phố Hải Phòng"),
]


@pytest.mark.parametrize(("key", "period", "said"), HISTORIES)
def test_a_history_says_what_it_shows(city, key, period, said):
    page = city.get(Place(Unit.objects.by_key(key), period).address("unit-history"))

    assert page.status_code == 200
    assert said in visible(page)


def test_the_picture_is_a_group_of_links_with_words_of_its_own(city, ward):
    html = city.get(ward.address("unit-history")).content.decode()
    pictures = re.findall(r'<svg[^>]*class="ancestry ancestry-(\w+)"[^>]*>.*?</svg>', html, re.DOTALL)
    labels = re.findall(r'<svg[^>]*class="ancestry[^>]*aria-label="([^"]+)"', html)

    assert pictures == ["wide", "narrow"]
    assert all(label.startswith("Phường Lê Chân lập từ") for label in labels)
    assert html.count('href="/2024-11404/2025-06/don-vi/lich-su"') == 3  # both pictures and the table
    assert html.count("edge-whole") == 2 * 3
    assert html.count("edge-unknown") == 2 * 5


def test_a_unit_that_the_reader_may_not_see_is_named_without_a_door(office, le_chan):
    html = office.get(Place(le_chan, Period.month(2025, 4)).address("unit-history")).content.decode()

    assert "Phường Cầu Đất" in html
    assert "/2024-11344/" not in html
    assert "/2024-11371/2025-04/don-vi/lich-su" in html


def test_the_table_downloads(city, ward):
    answer = city.get(ward.address("unit-history-csv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert answer["Content-Disposition"] == 'attachment; filename="lich-su_2025-11383.csv"'
    assert rows[0][:4] == ["Đơn vị trước", "Trực thuộc", "Mã", "Đơn vị sau"]
    assert len(rows) == 9
    assert ["Phường Hàng Kênh", "Quận Lê Chân", "2024-11395", "Phường Lê Chân"] in [row[:4] for row in rows]


FILES = [
    ("unit-below-csv", "2025-31", {"ngay": "2025-07-01"}, "truc-thuoc_2025-31_2025-07-01.csv", 1 + 114),
    ("unit-below-csv", "2024-305", {"ngay": "2025-06-30"}, "truc-thuoc_2024-305_2025-06-30.csv", 1 + 7),
    ("unit-bodies-csv", "2025-11383", {}, "bo-may_2025-11383_2025-08-31.csv", 1 + 3),
]


@pytest.mark.parametrize(("page", "key", "asked", "name", "count"), FILES)
def test_the_other_tables_download_too(city, page, key, asked, name, count):
    answer = city.get(Place(Unit.objects.by_key(key), Period.month(2025, 8)).address(page, **asked))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert name in answer["Content-Disposition"]
    assert len(rows) == count
    assert len({len(row) for row in rows}) == 1


DAYS = [
    ("2025-06-30", "7 đơn vị trực thuộc"),
    ("2025-07-01", "Ngày này chưa có hoặc không còn đơn vị."),
    ("hôm qua", "“hôm qua” không phải là ngày"),
]


@pytest.mark.parametrize(("day", "said"), DAYS)
def test_the_hierarchy_of_a_chosen_day(office, le_chan, day, said):
    page = office.get(Place(le_chan, Period.month(2025, 4)).address("unit-history", ngay=day))

    assert said in visible(page)


def test_a_page_of_a_city_costs_no_more_than_that_of_a_ward(city, ward, django_assert_max_num_queries):
    for place in (ward, Place(Unit.objects.by_key("2025-31"), ward.period)):
        with django_assert_max_num_queries(45):
            page = city.get(place.address("unit-history"))
        assert page.status_code == 200
    assert "114 đơn vị trực thuộc" in visible(page)


def posted(old, **changed):
    """A form of shares: the part of each new unit by its code."""
    parts = {f"part-{Unit.objects.by_key(f'2025-{code}').pk}": text for code, text in changed.pop("parts").items()}
    form = {"key": "population", "other": "", "whole": "100", "document": "Biểu 01/TK", "reason": "", "measured_on": ""}
    return {**form, **parts, **changed}


def test_shares_are_booked_and_change_the_picture(city, ward, checker):
    old = Unit.objects.by_key("2024-11371")
    form = posted(old, parts={"11383": "62,5", "11407": "37,5"}, measured_on="2025-04-01")

    answer = city.post(ward.address("unit-shares", old.pk), form, follow=True)

    assert "Đã ghi tỷ lệ. Đủ 100 %." in visible(answer)
    assert [share.part for share in Share.objects.order_by("-part")] == [Decimal("62.5"), Decimal("37.5")]
    assert "edge-apportioned" in answer.content.decode()
    assert "62,5 % dân số Biểu 01/TK" in visible(answer)
    assert Event.objects.filter(action="units.share_booked", by=checker).count() == 2
    # The form then holds what stands, and amending asks why.
    again = city.post(ward.address("unit-shares", old.pk), posted(old, parts={"11383": "60", "11407": "40"}))
    assert "hãy nêu lý do sửa" in visible(again)


def test_counts_may_stand_for_shares(city, ward):
    old = Unit.objects.by_key("2024-11371")
    form = posted(old, parts={"11383": "10.000", "11407": "20.000"}, whole="30.000")

    city.post(ward.address("unit-shares", old.pk), form)

    assert {share.whole for share in Share.objects.all()} == {Decimal(30000)}
    assert city.get(ward.address("unit-shares", old.pk)).content.decode().count('value="30.000"') == 1


REFUSED = [
    ({"parts": {"11383": "70", "11407": "40"}}, "Cộng lại là 110 %, vượt 100 %"),
    ({"parts": {"11383": "nhiều", "11407": "40"}}, "“nhiều” không phải là số"),
    ({"parts": {"11383": "60"}, "document": ""}, "Chưa có văn bản làm căn cứ"),
    ({"parts": {"11383": "60"}, "key": "other"}, "Chưa nêu chia theo gì"),
    ({"parts": {"11383": "60"}, "measured_on": "hôm qua"}, "Chưa đúng ngày"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED)
def test_wrong_shares_are_told_and_nothing_is_booked(city, ward, changed, said):
    old = Unit.objects.by_key("2024-11371")

    page = city.post(ward.address("unit-shares", old.pk), posted(old, **changed))

    assert said in visible(page)
    assert not Share.objects.exists()


TOTALS = [
    ({"11383": "60", "11407": ""}, "Mới được 60 %, còn thiếu 40 %; tỷ lệ chưa đủ 100 % thì chưa được dùng."),
    ({"11383": "60", "11407": "40"}, "Đủ 100 %."),
    ({"11383": "60", "11407": "50"}, "Vượt 100 %: cộng lại là 110 %; hãy sửa cho đúng 100 %."),
    ({"11383": "60", "11407": "x"}, "“x” không phải là số; hãy viết như 38,5."),
]


@pytest.mark.parametrize(("parts", "said"), TOTALS)
def test_what_the_parts_come_to_is_said_while_writing(city, ward, parts, said):
    old = Unit.objects.by_key("2024-11371")

    answer = city.get(ward.address("unit-shares-total", old.pk), posted(old, parts=parts))

    assert answer.content.decode() == said


@pytest.mark.parametrize("key", ["2024-11395", "2024-11431", "2025-11383"])
def test_only_divided_units_of_the_descent_have_a_form(city, ward, key):
    assert city.get(ward.address("unit-shares", Unit.objects.by_key(key).pk)).status_code == 404


def test_a_rename_is_booked_and_taken_back(city, ward):
    form = {"act": "rename", "name": "Phường Hồ Sen", "on": "2026-01-01", "decree": "5/NQ-HĐND", "source": ""}

    page = city.post(ward.address("unit-event"), form, follow=True)
    assert "Đã ghi đổi tên." in visible(page)
    assert "đổi tên: Phường Hồ Sen" in visible(page)

    change = ward.unit.changes.get(kind="rename")
    page = city.post(
        ward.address("unit-event"), {"act": "withdraw", "change": change.pk, "reason": "Nhầm"}, follow=True
    )
    assert "đã rút lại: Nhầm" in visible(page)
    assert Unit.objects.get(pk=ward.unit.pk).name == "Phường Lê Chân"


def test_a_move_is_booked(city, ward):
    parent = Unit.objects.by_key("2025-33")
    form = {"act": "move", "parent": parent.pk, "on": "2026-01-01", "decree": "1/2026/QH16"}

    page = city.post(ward.address("unit-event"), form, follow=True)

    assert "Đã ghi chuyển trực thuộc." in visible(page)
    assert ward.unit.parent_on(date(2026, 1, 1)) == parent


BAD_EVENTS = [
    ({"act": "rename", "name": "Hồ Sen", "on": "2026-01-01", "decree": "5"}, "chưa có loại đơn vị"),
    ({"act": "rename", "name": "Phường Hồ Sen", "on": "", "decree": "5"}, "Chưa chọn ngày"),
    ({"act": "rename", "name": "Phường Hồ Sen", "on": "2026-01-01", "decree": ""}, "Chưa có số, ký hiệu"),
]


@pytest.mark.parametrize(("form", "said"), BAD_EVENTS)
def test_a_wrong_event_is_told(city, ward, form, said):
    assert said in visible(city.post(ward.address("unit-event"), form, follow=True))
    assert not ward.unit.changes.exists()


def test_the_bodies_of_a_unit(city, ward):
    page = city.get(ward.address("unit-bodies"))

    assert "Đảng ủy phường Lê Chân" in visible(page)
    assert "Ủy ban nhân dân phường Lê Chân" in visible(page)
    assert "Nhận cả bộ (7)" in visible(page)


def test_departments_are_taken_over_opened_and_closed(city, ward):
    here = ward.address("unit-bodies-change")

    assert "Đã nhận 7 bộ phận." in visible(city.post(here, {"act": "take-over"}, follow=True))
    form = {"act": "open", "name": "Trung tâm Chính trị", "branch": "party", "kind": "centre", "on": "2025-08-01"}
    assert "Đã thêm “Trung tâm Chính trị”." in visible(city.post(here, form, follow=True))
    form = {"act": "close", "body": Body.objects.get(kind="centre", branch="party").pk, "on": "2025-08-20"}
    assert "Đã kết thúc “Trung tâm Chính trị”." in visible(city.post(here, {**form, "reason": "Gộp"}, follow=True))
    again = {"act": "open", "name": "Ban Xây dựng Đảng", "branch": "party", "kind": "board", "on": "2025-08-01"}
    assert "Đã có “Ban Xây dựng Đảng”" in visible(city.post(here, again, follow=True))
    assert Body.objects.get(name="Trung tâm Chính trị").valid_to == date(2025, 8, 19)


POSTS = ["unit-event", "unit-bodies-change"]


@pytest.mark.parametrize("name", POSTS)
def test_whoever_only_looks_books_nothing(client, viewer, le_chan, name):
    client.force_login(viewer)
    place = Place(le_chan, Period.month(2025, 4))

    assert client.post(place.address(name), {"act": "rename"}).status_code == 403
    page = client.get(place.address("unit-history"))
    assert "Ghi đổi tên" not in visible(page)
    assert "Ghi tỷ lệ" not in visible(page)
    ward = Unit.objects.by_key("2024-11371")
    assert client.get(place.address("unit-shares", ward.pk)).status_code == 403


@pytest.mark.parametrize("name", POSTS)
def test_an_act_that_is_none_is_not_there(city, ward, name):
    assert city.post(ward.address(name), {"act": "burn"}).status_code == 404


NAMES = [("2026-03", "Tỉnh Bắc Ninh"), ("2026-10", "Thành phố Bắc Ninh")]


@pytest.mark.parametrize(("period", "name"), NAMES)
def test_a_page_calls_the_unit_as_it_was_called_then(client, admin_user, catalogue, period, name):
    client.force_login(admin_user)

    page = client.get(Place(Unit.objects.by_key("2025-24"), Period.parse(period)).address("unit-bodies"))

    assert f"<h1>Bộ máy <small>{name}," in re.sub(r"\s+", " ", page.content.decode())


def test_another_period_or_unit_stays_on_the_page(city, ward):
    html = city.get(ward.address("unit-history")).content.decode()

    assert 'href="/2025-11383/2025-07/don-vi/lich-su"' in html
    assert "phan=unit-history" in html


def test_every_page_leads_to_the_history(office, april):
    assert april.address("unit-history") in office.get(april.address("dieu-hanh")).content.decode()


def test_pages_load_nothing_inline(city, ward):
    old = Unit.objects.by_key("2024-11371")
    for address in (ward.address("unit-history"), ward.address("unit-bodies"), ward.address("unit-shares", old.pk)):
        html = city.get(address).content.decode()

        assert not re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html), address
