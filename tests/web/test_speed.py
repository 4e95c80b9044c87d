"""What a page of the sample office costs: a bounded number of queries, and time that nobody notices."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.apps.documents.models import Document

HERE = "/2024-305/2025-04"
MOST_SECONDS = 2.5  # on a machine that does other work; the board takes 0,3
PAGES = [
    (f"{HERE}/dieu-hanh", 26),
    (f"{HERE}/dieu-hanh/TC01", 32),
    (f"{HERE}/chi-tieu", 26),
    (f"{HERE}/chi-tieu/TC01", 42),
    (f"{HERE}/van-ban", 26),
    (f"{HERE}/van-ban/{{document}}", 29),
    ("/2024-305/2025-06/kiem-so", 33),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "most_queries"), PAGES)
def test_a_page_takes_few_queries_and_little_time(client, sample_office, django_user_model, address, most_queries):
    client.force_login(django_user_model.objects.get(username="vanphong"))
    address = address.format(document=Document.objects.get(name="2025-04-quan-uy.txt").pk)
    client.get(address)
    took = []
    for _ in range(3):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        took.append(time.perf_counter() - began)

    assert len(captured) <= most_queries
    assert min(took) < MOST_SECONDS
