"""The board as it is read: counts that are doors to their lines, forecasts, and what stands at a day."""

import re

import pytest

from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.web.places import Place


@pytest.fixture
def board(client, sample_office, django_user_model):
    """The page of the sample board for an address's query, as the sample's office worker sees it."""
    client.force_login(django_user_model.objects.get(username="vanphong"))
    place = Place(Unit.objects.by_key("2024-305"), Period.month(2025, 4))

    def page(period=place.period, **query):
        return client.get(place.at(period).address("dieu-hanh", **query)).content.decode()

    return page


def names(html):
    return re.findall(r'<a class="opener"[^>]*>([^<]+)</a>', html)


COUNTS = [("dat", r"Đạt tiến độ (\d+)/\d+ chỉ tiêu"), ("nguy-co", r"(\d+) nguy cơ không đạt"), ("cham", r"(\d+) chậm")]


@pytest.mark.django_db
@pytest.mark.parametrize(("word", "said"), COUNTS)
def test_a_count_leads_to_the_lines_that_it_counts(board, word, said):
    every = board()
    kept = board(loc=word)

    assert f"loc={word}" in every
    assert len(names(kept)) == int(re.search(said, every)[1])
    assert set(names(kept)) < set(names(every))
    assert "Xem tất cả chỉ tiêu" in kept


@pytest.mark.django_db
def test_a_line_in_conflict_is_not_judged(board):
    june = board(Period.month(2025, 6), loc="mau-thuan")

    assert names(june) == ["Kết nạp đảng viên mới"]
    assert "line-conflict" in june
    assert re.search(r'<a class="status-word status-conflict" href="/2024-305/2025-06/kiem-so#d-\d+">', june)


@pytest.mark.django_db
def test_a_forecast_is_a_share_of_the_plan(board):
    cells = dict(zip(names(html := board()), re.findall(r'<td class="forecast".*?</td>', html, re.S), strict=True))

    assert "≈" in cells["Thu thuế ngoài quốc doanh"]
    assert ">108 %<" in cells["Thu thuế ngoài quốc doanh"]
    assert "593,9 tỷ đồng" in cells["Thu thuế ngoài quốc doanh"]
    assert ">đạt<" in cells["Thu ngân sách nhà nước trên địa bàn"]


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["thang", "luy-ke"])
def test_a_rate_is_shown_for_the_month_and_to_date(board, view):
    html = board(xem=view)
    row = html[html.index('id="l-BH01"') :]

    assert row[: row.index("</tr>")].count(">95,4<") == 2


@pytest.mark.django_db
def test_last_year_is_held_against_as_reports_print_it(board):
    html = board()
    row = html[html.index('id="l-TC01"') :]

    assert ">303 %<" in row[: row.index("</tr>")]
