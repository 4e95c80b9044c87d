"""The list of documents: by year, found by words, kind and period, a year at a time where there are many."""

import re

import pytest

from giaoban.apps.figures.actions import import_files
from giaoban.web.places import Place
from giaoban.web.views.shelves import MOST_AT_ONCE

REPORT = (
    "BÁO CÁO\nTình hình kinh tế tháng {month}/{year}\n\nTháng {month}/{year} các chi bộ kết nạp {count} đảng viên.\n"
)
RESOLUTION = "NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\n\nNăm 2025 phấn đấu kết nạp từ 261 đảng viên trở lên.\n"


@pytest.fixture
def shelf(office, april):
    """The names of the files that the list shows for a query."""
    texts = [("nq-2025.txt", RESOLUTION), ("bc-2024-05.txt", REPORT.format(month=5, year=2024, count=24))]
    import_files(april.unit, [(name, text.encode()) for name, text in texts], by=None)

    def shown(**query):
        html = office.get(april.address("van-ban", **query)).content.decode()
        return set(re.findall(r'<span class="sub soft small">(?:[^<]* · )?([^<]+)</span>', html))

    return shown


EVERY = {"thang-3.txt", "thang-4.txt", "nq-2025.txt", "bc-2024-05.txt"}
ASKED = [
    ({}, EVERY),
    ({"loc": "ky"}, {"thang-4.txt"}),
    ({"nam": "2024"}, {"bc-2024-05.txt"}),
    ({"nam": "tat-ca"}, EVERY),
    ({"loai": "Nghị quyết"}, {"nq-2025.txt"}),
    ({"q": "kinh te"}, {"bc-2024-05.txt"}),
    ({"q": "THANG 3/2025"}, {"thang-3.txt"}),
    ({"q": "không có đâu"}, set()),
]


@pytest.mark.parametrize(("query", "names"), ASKED)
def test_documents_are_found(shelf, query, names):
    assert shelf(**query) == names


def test_a_document_says_what_it_is(office, april, shelf):
    html = office.get(april.address("van-ban")).content.decode()

    assert "Nghị quyết · nq-2025.txt" in html
    assert "Báo cáo · bc-2024-05.txt" in html
    assert re.findall(r'scope="rowgroup" colspan="6">([^<]+)<', html) == ["Năm 2025", "Năm 2024"]


def test_of_many_documents_one_year_is_shown(office, april):
    years = range(2018, 2026)
    files = [
        (f"{year}-{month:02}.txt", REPORT.format(month=month, year=year, count=month + year).encode())
        for year in years
        for month in range(1, 10)
    ]
    assert len(files) > MOST_AT_ONCE
    import_files(april.unit, files, by=None)

    html = office.get(Place(april.unit, april.period.shift(-36)).address("van-ban")).content.decode()

    assert re.findall(r'scope="rowgroup" colspan="6">([^<]+)<', html) == ["Năm 2022"]
    assert f"9 trong {len(files) + 2} văn bản" in html
    assert '<option value="2022" selected>' in html
    every = office.get(april.address("van-ban", nam="tat-ca")).content.decode()
    assert every.count("<tr data-row>") == len(files) + 2
