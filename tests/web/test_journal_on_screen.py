"""The journal of a unit on the screen, and the proof of a printed figure for anybody."""

import csv
import io
import re
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import visible

from giaoban.apps.figures.actions import correct
from giaoban.apps.figures.models import Entry, Figure
from giaoban.apps.journal.models import Event, Seal
from giaoban.apps.people.handling import mark
from giaoban.apps.people.models import Sensitivity
from giaoban.core.chain import printed_code
from giaoban.web.views import proof

MOST_QUERIES = 24


@pytest.fixture
def inspector(client, le_chan, reports, django_user_model):
    """A browser signed in as an inspector, before an office with two reports."""
    from giaoban.apps.people.actions import appoint

    user = django_user_model.objects.create_user("thanhtra", last_name="Trần Thanh Tra")
    appoint(user, le_chan, "inspector", by=None)
    client.force_login(user)
    return client


@pytest.fixture
def corrected(reports, checker):
    figure = Figure.objects.get(document=reports[4], text="918,755 tỷ đồng")
    correct(figure, by=checker, reason="Theo bản giấy đã ký", value=Decimal("919.755"))
    return Entry.objects.filter(figure=figure).order_by("pk").first()


def test_it_says_who_did_what_what_was_before_and_why(inspector, april, corrected):
    page = visible(inspector.get(april.address("journal")))

    assert "Người checker Sửa số đã đọc" in page
    assert "nguyên văn: 918,755 tỷ đồng" in page
    assert "919,755 tỷ đồng (sơ bộ)" in page
    assert "Theo bản giấy đã ký" in page
    assert Event.objects.order_by("-number").first().hash in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"nguoi": "kiemtra"}, {"figures.corrected", "figures.booked"}),
        ({"viec": "figures.corrected"}, {"figures.corrected"}),
        ({"loai": "documents"}, {"documents.received"}),
        ({"tu": "2999-01-01"}, set()),
        ({"den": "1999-01-01"}, set()),
        ({"viec": "không có"}, set()),
    ],
)
def test_it_is_filtered(inspector, april, corrected, asked, found):
    rows = inspector.get(april.address("journal", **asked)).context["rows"]

    assert {row["event"].action for row in rows} == found


def test_the_file_for_an_inspector_has_a_line_for_each_change(inspector, april, corrected):
    answer = inspector.get(april.address("journal-csv", viec="figures.corrected"))
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    assert {line["Tài khoản"] for line in lines} == {"kiemtra"}
    assert {line["Lý do"] for line in lines} == {"Theo bản giấy đã ký"}
    assert ("số", "919.755") in {(line["Nội dung"], line["Giá trị sau"]) for line in lines}
    assert all(len(line["Mã băm"]) == 64 for line in lines)


def test_it_is_not_for_everybody(office, april):
    for address in (april.address("journal"), april.address("journal-csv")):
        assert office.get(address).status_code == 403
    assert april.address("journal") not in office.get(april.address("unit-bodies")).content.decode()


def test_of_what_is_restricted_it_says_only_that_something_was_done(inspector, april, reports, le_chan):
    mark(reports[4], unit=le_chan, sensitivity=Sensitivity.PERSONAL, by=None, reason="Danh sách đảng viên")

    rows = inspector.get(april.address("journal")).context["rows"]

    told = {row["event"].number: row for row in rows if row["event"].subject_id == str(reports[4].pk)}
    assert told
    assert all(row["withheld"] and not row["changes"] and not row["reason"] for row in told.values())
    assert not any(row["withheld"] for row in rows if row["event"].subject_id == str(reports[3].pk))


def test_a_page_of_the_journal_takes_few_queries(inspector, april, corrected):
    inspector.get(april.address("journal"))
    with CaptureQueriesContext(connection) as captured:
        inspector.get(april.address("journal"))

    assert len(captured) <= MOST_QUERIES


def test_anybody_proves_a_printed_figure_and_learns_nothing_more(corrected, april):
    code = printed_code(Seal.objects.get(entry=corrected.pk).code)
    cache.clear()

    page = visible(Client().get("/xac-thuc", {"ma": code.lower()}))

    assert "918,755 tỷ đồng" in page
    assert "Quận Lê Chân" in page
    assert "tháng 4/2025" in page
    assert "Về sau: đã sửa thành 919,755 tỷ đồng" in page
    assert "kiemtra" not in page
    assert "Theo bản giấy" not in page


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("", 200, "Mã số liệu"),
        ("abc", 422, "không phải mã số liệu"),
        ("00AAQ-52QHH", 422, "gõ sai"),
        ("00AAQ-52QHG", 404, "không có số liệu nào mang mã này"),
        ("<script>alert(1)</script>", 422, "không phải mã"),
    ],
)
def test_what_proves_nothing_is_told(db, code, status, said):
    cache.clear()
    answer = Client().get("/xac-thuc", {"ma": code})

    assert answer.status_code == status
    assert said in visible(answer)
    assert "<script>alert" not in answer.content.decode()


def test_nobody_tries_all_codes(db, monkeypatch):
    monkeypatch.setattr(proof, "MOST", 3)
    cache.clear()

    answers = [Client().get("/xac-thuc", {"ma": "00AAQ-52QHG"}).status_code for _ in range(5)]

    assert answers == [404, 404, 404, 429, 429]


def test_the_code_stands_beside_the_figure_on_the_screen_and_in_the_file(office, april, reports):
    entry = Entry.objects.get(figure__document=reports[4], figure__text="918,755 tỷ đồng")
    code = printed_code(Seal.objects.get(entry=entry.pk).code)

    page = office.get(april.address("entry", "TC01", april.period)).content.decode()
    board = list(csv.DictReader(io.StringIO(office.get(april.address("board-csv")).content.decode("utf-8-sig"))))

    assert re.search(rf'href="/xac-thuc\?ma={code}"', page)
    assert [row["Mã xác thực tháng"] for row in board if row["Chỉ tiêu"].startswith("Thu ngân sách nhà nước")] == [code]
