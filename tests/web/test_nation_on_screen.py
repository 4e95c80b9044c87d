"""The page of the nation: sums over all communes by province, what is missing, rates from their parts, its queries."""

import csv
import io

import pytest
from booked_cells import aim, book
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.apps.people.actions import appoint
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit

HERE = "/ca-nuoc/2026-02/tong-hop"


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def communes(catalogue, db):
    """Two wards of Hải Phòng and one of Hà Nội with a budget and with finished files of all files."""
    found = [*Unit.objects.by_key("2025-31").children.all()[:2], Unit.objects.by_key("2025-01").children.first()]
    codes = ("TC01", "CC06", "CC05")
    budget, in_time, finished = (Indicator.objects.get(code=code) for code in codes)
    for unit, money, plan, on_time, files in zip(found, "124", (10, 10, 2), (9, 3, 1), (10, 10, None), strict=True):
        book(unit, budget, "2026-01", money)
        book(unit, budget, "2026-02", money)
        aim(unit, budget, "2026", str(plan))
        book(unit, in_time, "2026-02", str(on_time))
        if files:
            book(unit, finished, "2026-02", str(files))
    return found


@pytest.fixture
def ministry(client, db):
    """A browser of somebody who sees every province."""
    client.force_login(get_user_model().objects.create_superuser("bo", password="mat-khau-cua-bai-thu"))
    return client


def test_sums_and_what_is_missing(ministry, communes):
    page = words(ministry.get(HERE))

    assert "34 tỉnh, thành phố, 3321 xã" in page or "34 tỉnh, thành phố, 3.321 xã" in page
    assert ">14</" in page  # 2 + 4 + 8 since January
    assert "3/3.321" in page
    assert "63,6 %" in page  # of 22
    assert "2 tỉnh thiếu số của một số xã; 32 tỉnh chưa có số" in page
    assert 'class="peers"' in page


def test_a_rate_comes_from_the_communes_that_have_both_parts(ministry, communes):
    page = words(ministry.get(f"{HERE}/CC01?xem=thang"))
    rows = page.split("data-row")
    hai_phong = next(row for row in rows if "Thành phố Hải Phòng" in row)
    ha_noi = next(row for row in rows if "Thành phố Hà Nội" in row)

    assert ">60</" in page  # 12 of 20, never 13 of 20
    assert ">60</" in hai_phong
    assert "2/114" in hai_phong
    assert "0/126" in ha_noi


def test_one_indicator_by_province(ministry, communes):
    page = words(ministry.get(f"{HERE}/TC01"))

    assert page.count("data-row") == 34
    assert "/2025-31/2026-02/tong-hop/TC01" in page
    assert "30 %" in page  # 6 of 20 in Hải Phòng
    assert 'class="peers peers-wide"' in page
    assert ministry.get(f"{HERE}/KHONG").status_code == 404
    assert "Chưa xã nào có số trong kỳ" in words(ministry.get(f"{HERE}/VH01"))


@pytest.mark.parametrize(("kind", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_the_files_say_what_is_missing(ministry, communes, kind, start):
    answer = ministry.get(f"{HERE}.{kind}")

    assert answer.content.startswith(start)
    assert f'filename="ca-nuoc_2026-02.{kind}"' in answer["Content-Disposition"]
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        nation = next(row for row in rows if row[2] == "Cả nước" and row[3] == "3")
        assert nation[3:6] == ["3", "3321", "14"]
        assert nation[-1] == "thiếu số của một số xã"
        assert len(rows) == 1 + 4 * 35


def test_who_sees_some_provinces_alone_gets_no_partial_nation(client, communes):
    user = get_user_model().objects.create_user("thanhpho", password="mat-khau-cua-bai-thu")
    appoint(user, Unit.objects.by_key("2025-31"), "viewer", by=None)
    client.force_login(user)

    assert [client.get(address).status_code for address in (HERE, f"{HERE}/TC01", f"{HERE}.csv")] == [404] * 3
    assert "Xem cả nước" not in words(client.get("/2025-31/2026-02/tong-hop"))


def test_the_door_to_the_nation_and_the_queries_of_its_page(ministry, communes):
    assert 'href="/ca-nuoc/2026-02/tong-hop"' in words(ministry.get("/2025-31/2026-02/tong-hop"))
    counts = []
    for more in (0, 8):
        for unit in Unit.objects.by_key("2025-79").children.all()[:more]:
            book(unit, Indicator.objects.get(code="VH01"), "2026-02", "3")
        with CaptureQueriesContext(connection) as queries:
            ministry.get(HERE)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_the_nation_of_before_the_reform(ministry, communes):
    page = words(ministry.get("/ca-nuoc/2025-04/tong-hop"))

    assert "Chưa xã nào có số trong kỳ" in page
