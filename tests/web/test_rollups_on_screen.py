"""The page of lower units put together: totals with what is missing, places, pictures, files, and its queries."""

import io

import pytest
from booked_cells import aim, book
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.apps.people.actions import appoint
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit

HERE = "/2025-31/2026-02/tong-hop"


@pytest.fixture
def city(catalogue, db):
    """Thành phố Hải Phòng of today."""
    return Unit.objects.by_key("2025-31")


@pytest.fixture
def wards(city):
    """Four wards of the city with budget results of two months; the fourth reported the first month alone."""
    budget = Indicator.objects.get(code="TC01")
    found = list(city.children.filter(name__startswith="Phường")[:4])
    rows = [("10", "12.5", "100"), ("20", "20", "400"), ("5", "10", "50"), ("7", None, None)]
    for ward, (january, february, plan) in zip(found, rows, strict=True):
        book(ward, budget, "2026-01", january)
        if february:
            book(ward, budget, "2026-02", february)
        if plan:
            aim(ward, budget, "2026", plan)
    return found


@pytest.fixture
def leader(client, city):
    """A browser signed in as somebody of the city."""
    user = get_user_model().objects.create_user("thanhpho", password="mat-khau-cua-bai-thu")
    appoint(user, city, "viewer", by=None)
    client.force_login(user)
    return client


def words(response):
    return " ".join(response.content.decode().split())


def test_totals_and_what_is_missing(leader, wards, city):
    page = words(leader.get(HERE))
    below = city.children.count()

    assert f"3/{below} đơn vị có số trong kỳ" in page
    assert ">77,5</" in page  # 22,5 + 40 + 15
    assert "14,1 %" in page  # of 550
    assert "Chưa có số: " in page
    assert 'class="peers"' in page


def test_one_indicator_ranks_units_of_one_kind_and_leads_to_each(leader, wards):
    page = words(leader.get(f"{HERE}/TC01"))
    third, first, second = (page.index(f">{wards[number].name}</a>") for number in (1, 2, 0))

    assert first < second < third
    assert f"/{wards[2].key}/2026-02/chi-tieu/TC01" in page
    assert "Chưa xếp được: thiếu số" in page
    assert 'class="peers peers-wide"' in page


def test_every_unit_beside_every_indicator(leader, wards):
    page = words(leader.get(f"{HERE}?bang=don-vi"))

    assert all(f'<th scope="col" class="number">{ward.name}</th>' in page for ward in wards)
    assert f"/{wards[0].key}/2026-02/chi-tieu/TC01" in page


def test_the_files_hold_the_same(leader, wards):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    text = leader.get(f"{HERE}.csv").content.decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(leader.get(f"{HERE}.xlsx").content)).active
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
    name = Indicator.objects.get(code="TC01").name

    assert f"{name},tỷ đồng,77.5,3," in text
    assert rows[name][2:4] == (77.5, 3)


def test_a_ward_without_lower_units_is_told_so(leader, wards):
    page = words(leader.get(f"/{wards[0].key}/2026-02/tong-hop"))

    assert "Đơn vị này không có đơn vị cấp dưới trong kỳ" in page
    assert "Mở bảng điều hành" in page


def test_a_month_without_figures_says_so(leader, city):
    assert "Chưa đơn vị nào có số trong kỳ" in words(leader.get("/2025-31/2026-05/tong-hop"))


def test_who_has_a_post_in_a_ward_sees_no_other_ward(client, wards):
    user = get_user_model().objects.create_user("phuong", password="mat-khau-cua-bai-thu")
    appoint(user, wards[0], "viewer", by=None)
    client.force_login(user)

    assert client.get(HERE).status_code == 404
    assert client.get(f"{HERE}.csv").status_code == 404


def test_an_unknown_indicator_is_no_page(leader, city):
    assert leader.get(f"{HERE}/KHONG").status_code == 404


@pytest.mark.parametrize("address", [HERE, f"{HERE}?bang=don-vi", f"{HERE}/TC01", f"{HERE}.csv"])
def test_queries_do_not_grow_with_rows(leader, wards, city, address):
    def queries():
        leader.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert leader.get(address).status_code == 200
        return len(captured)

    before = queries()
    for ward in city.children.filter(name__startswith="Xã")[:5]:
        for indicator in Indicator.objects.filter(accumulation="flow")[:3]:
            book(ward, indicator, "2026-02", "3")

    assert queries() == before
    assert before <= 40
