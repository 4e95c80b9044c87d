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


# A board of each kind: to date and of the month alone, one with a conflict, one of a unit that began within the year.
BOARDS = [
    ("2024-305", "2025-04", "luy-ke"),
    ("2024-305", "2025-04", "thang"),
    ("2024-305", "2025-06", "luy-ke"),
    ("2025-11407", "2025-09", "luy-ke"),
]
REPORTING = {"2025-11407"}  # units of the boards above whose numbers come in by a form too
CELL = re.compile(r'<td class="(?:number|forecast)"[^>]*>(.*?)</td>', re.S)
# What stands under a number in words leads to the opened line instead.
BESIDE = re.compile(r'<(a|span) class="beside.*?</\1>', re.S)


@pytest.mark.django_db
@pytest.mark.parametrize(("unit", "period", "view"), BOARDS)
def test_every_number_leads_to_its_sentence_in_one_click(client, sample_office, django_user_model, unit, period, view):
    client.force_login(django_user_model.objects.get(username="vanphong"))
    html = client.get(f"/{unit}/{period}/dieu-hanh?xem={view}").content.decode()
    cells = [cell for cell in CELL.findall(BESIDE.sub("", html)) if re.search(r">[^<]*\d[^<]*<", cell)]
    # A number of a form has no sentence: its door leads to its entries, which name the form.
    of_forms = [address for cell in cells for address in re.findall(r'href="([^"#]+)" title="[^"]+\(Biểu ', cell)]
    doors = [door for cell in cells if (door := re.search(r'href="([^"#]+)#w-(\d+)"', cell))]

    assert len(doors) >= 10
    assert len(doors) + len(of_forms) == len(cells), cells
    assert bool(of_forms) == (unit in REPORTING)
    for address in of_forms:
        assert "/so-lieu/" in address
        assert "Biểu Báo cáo tháng" in client.get(address).content.decode()
    for address, key in {door.groups() for door in doors}:
        page = client.get(address)
        marks = re.findall(r'<a class="figure ([^"]*)" id="w-(\d+)"', page.content.decode())

        assert page.status_code == 200, address
        assert [key for classes, key in marks if "here" in classes.split()] == [key]
        assert all("lit" in classes.split() for classes, found in marks if found == key)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unit", "period", "said"),
    [
        ("2025-11383", "2025-03", "chỉ có từ ngày 01/07/2025"),
        ("2024-305", "2026-03", "kết thúc hoạt động ngày 30/06/2025"),
    ],
)
def test_a_period_without_the_unit_says_why_it_is_empty(client, sample_office, django_user_model, unit, period, said):
    client.force_login(django_user_model.objects.get(username="vanphong"))

    html = client.get(f"/{unit}/{period}/dieu-hanh").content.decode()

    assert said in html
    assert "Đưa văn bản vào" not in html
