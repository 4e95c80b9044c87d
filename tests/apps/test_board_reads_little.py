"""What a board costs: its place in the ledger in few queries, the rest of all lines in few more, none for each line."""

from datetime import date

import pytest
from booked_cells import aim, book
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.apps.reviews.boards import board, one_line
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Succession, Unit
from giaoban.core.periods import Period

REFORM = date(2025, 7, 1)
MONTH = Period.month(2026, 3)
READ = (
    "month", "to_date", "target_superior", "percent_superior", "target_own", "percent_own", "target_then",
    "percent_then", "last_year", "percent_last_year", "change", "change_words", "incomparable", "base",
    "needed_per_month", "forecast", "forecast_low", "forecast_high", "forecast_share", "no_forecast", "expected",
    "status", "status_reason", "warning", "spark", "spark_months",
)  # fmt: skip


def ward_with(count, code):
    """A ward that followed another in 2025, with `count` indicators over three years and their plans."""
    common = {"generation": "9999", "kind": "phường", "folded": "|", "order_key": code}
    old = Unit.objects.create(**common, code=f"{code}1", name="Xã Cũ", valid_to=date(2025, 6, 30))
    ward = Unit.objects.create(**common, code=f"{code}2", name="Phường Mới", valid_from=REFORM)
    Succession.objects.create(old=old, new=ward, on=REFORM, kind="continue")
    for number in range(count):
        indicator = Indicator.objects.create(
            code=f"k{code}-{number}", name=f"Chỉ tiêu {number}", unit="tỷ đồng", accumulation="flow", direction="up"
        )
        for month in range(1, 13):
            book(old, indicator, f"2024-{month:02}", str(month))
            book(old if month < 7 else ward, indicator, f"2025-{month:02}", str(month + 1))
        for month in range(1, 4):
            book(ward, indicator, f"2026-{month:02}", str(month + number))
        aim(ward, indicator, "2026", "90")
    return ward


def read(line):
    """Everything that a line says, the words behind its numbers too."""
    said = [getattr(line, name) for name in READ]
    return [(one, one.text, one.provenance, one.named) if hasattr(one, "provenance") else one for one in said]


@pytest.fixture(scope="module")
def wards(django_db_setup, django_db_blocker):
    """Wards with one and with five indicators."""
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            yield ward_with(1, "00001"), ward_with(5, "00002")
            transaction.set_rollback(True)


def test_queries_do_not_grow_with_lines(wards, db):
    counts = []
    for ward in wards:
        with CaptureQueriesContext(connection) as placed:
            found = board(ward, MONTH)
        with CaptureQueriesContext(connection) as read_through:
            _ = [read(line) for line in found.lines]
        counts.append((len(found.lines), len(placed), len(read_through)))

    (one, *few), (five, *many) = counts
    assert (one, five) == (1, 5)
    assert few == many
    assert many[0] <= 18
    assert many[1] <= 6


def test_a_place_on_the_board_reads_no_year_before(wards, db):
    with CaptureQueriesContext(connection) as placed:
        board(wards[1], MONTH)

    entries = [query["sql"] for query in placed if 'FROM "figures_entry"' in query["sql"]]
    assert len(entries) == 1
    assert "2026-01-01" in entries[0]


def test_a_line_of_the_board_is_the_line_alone(wards, db):
    found = board(wards[1], MONTH).lines

    alone = [one_line(wards[1], line.indicator, MONTH) for line in found]

    assert [read(line) for line in found] == [read(line) for line in alone]
    assert found[0].last_year.text == "9"
    assert "Xã Cũ" in found[0].last_year.provenance
    assert len(found[0].spark) == 12
