"""Each page answers, keeps to its own server and lets no text of a document become mark-up."""

import re

import pytest

from giaoban.apps.figures.models import Figure
from giaoban.web.places import Place

PARTS = ["dieu-hanh", "chi-tieu", "van-ban", "kiem-so", "search"]


def pages(place, document):
    figure = Figure.objects.filter(document=document).first()
    yield from (place.address(part) for part in PARTS)
    yield place.address("dieu-hanh", xem="thang")
    yield place.address("search", q="ngan sach")
    yield place.address("indicator", "TC01")
    yield place.address("board-line", "TC01")
    yield place.address("document", document.pk, so=figure.pk)
    yield place.address("figure-correct", figure.pk)
    yield place.address("figure-reject", figure.pk)


def test_every_page_answers(office, april, reports):
    for address in pages(april, reports[4]):
        response = office.get(address)

        assert response.status_code == 200, address


def test_pages_load_nothing_inline_and_nothing_foreign(office, april, reports):
    for address in pages(april, reports[4]):
        response = office.get(address)
        html = response.content.decode()

        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert not re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html), address
        assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", html), address


def test_text_of_a_document_stays_text(office, april, hostile):
    figure = hostile.figures.first()
    addresses = [
        april.address("van-ban"),
        april.address("document", hostile.pk, so=figure.pk),
        april.address("board-line", "TC01"),
        april.address("indicator", "TC01"),
        april.address("search", q="kiểm điểm"),
        april.address("search", q="<script>alert(3)</script>"),
        april.address("dieu-hanh"),
    ]
    for address in addresses:
        html = office.get(address).content.decode()

        assert "<script>alert" not in html, address
        assert "<img src=x" not in html, address


@pytest.mark.parametrize("part", PARTS)
def test_pages_ask_who_comes(client, april, part):
    response = client.get(april.address(part))

    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/?next=/2024-305/2025-04/")


def test_a_unit_outside_the_post_is_not_there(office, april):
    elsewhere = Place(type(april.unit).objects.by_key("2024-306"), april.period)

    assert office.get(elsewhere.address("dieu-hanh")).status_code == 404


@pytest.mark.parametrize("address", ["/2024-305/2025-13/dieu-hanh", "/2024-99999/2025-04/dieu-hanh", "/khong-co"])
def test_an_address_that_leads_nowhere_says_so_in_vietnamese(office, address):
    response = office.get(address)

    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


def test_home_leads_to_the_last_period_with_figures_of_the_own_unit(office):
    assert office.get("/")["Location"] == "/2024-305/2025-04/dieu-hanh"


def test_an_empty_period_offers_the_first_step(office, april):
    response = office.get(Place(april.unit, april.period.shift(-24)).address("dieu-hanh"))

    assert "Đưa văn bản vào" in response.content.decode()


def test_a_span_of_months_has_an_address_too(office, april):
    to_date = Place(april.unit, april.period.year_to_date())

    assert to_date.address("dieu-hanh") == "/2024-305/2025-01--2025-04/dieu-hanh"
    assert office.get(to_date.address("dieu-hanh")).status_code == 200


def test_the_page_speaks_english_by_switch(office, april):
    office.post("/ngon-ngu/", {"language": "en", "next": april.address("kiem-so")})
    html = office.get(april.address("kiem-so")).content.decode()

    assert '<html lang="en"' in html
    assert "Checks" in html


def test_the_switch_leads_to_no_other_server(office):
    response = office.post("/giao-dien/", {"theme": "dark", "next": "https://example.org/"})

    assert response["Location"] == "/"
    assert response.cookies["theme"].value == "dark"
