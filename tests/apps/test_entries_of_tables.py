"""Entries whose source is a cell of a table: what the database holds, and the ledger as a past day left it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.actions import confirm, undo
from giaoban.apps.figures.models import Cell, Decision, Entry, Figure, HistoryImport, Workbook
from giaoban.apps.figures.querysets import end_of_day
from giaoban.apps.reviews import queries
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period

APRIL = Period.month(2025, 4)


@pytest.fixture
def indicator(le_chan):
    """Budget revenue."""
    return Indicator.objects.get(code="TC01")


@pytest.fixture
def cell(le_chan, checker):
    """A new cell at each call: cell(text)."""
    workbook = Workbook.objects.create(unit=le_chan, name="thu ngân sách.xlsx", sha256="c" * 64, received_by=checker)
    brought = HistoryImport.objects.create(workbook=workbook, sheet="2025", by=checker)

    def make(text="918,755", row=None):
        row = row or brought.cells.count() + 1
        return Cell.objects.create(brought_by=brought, row=row, column=4, text=text, words="Thu ngân sách, tháng 4")

    return make


@pytest.fixture
def enter(le_chan, indicator, checker):
    """Book a value: enter(value, cell=…, …)."""

    def make(value, **values):
        common = {"unit": le_chan, "indicator": indicator, "measured_in": "tỷ đồng", **columns(APRIL)}
        return Entry.objects.create(**{**common, "value": value, "booked_by": checker, **values})

    return make


def test_a_source_is_a_figure_or_a_cell(cell, enter):
    entry = enter(Decimal("918.755"), decimals=3, cell=cell())

    assert entry.source_name == "thu ngân sách.xlsx"
    assert entry.source_place == "trang tính '2025', ô D1"
    assert entry.source_sentence == "Thu ngân sách, tháng 4: 918,755"
    with pytest.raises(IntegrityError), transaction.atomic():
        enter(5)  # from nowhere


def test_a_cell_is_booked_once(cell, enter):
    one = cell()
    first = enter(918, cell=one)

    with pytest.raises(IntegrityError), transaction.atomic():
        enter(919, cell=one)
    assert enter(919, cell=one, corrects=first, reason="Gõ nhầm").corrects == first


@pytest.mark.parametrize(
    "table", ["figures_workbook", "figures_historyimport", "figures_cell", "figures_entry", "figures_layout"]
)
@pytest.mark.parametrize("statement", ["DELETE FROM {table}", "UPDATE {table} SET id = id"])
def test_tables_are_append_only(table, statement, cell, enter, le_chan, checker):
    enter(918, cell=cell())
    le_chan.layouts.create(shape="s", by=checker)

    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table=table))


def test_the_board_shows_what_a_cell_says(cell, enter, le_chan):
    enter(Decimal("918.755"), decimals=3, cell=cell())

    line = next(line for line in queries.board(le_chan, APRIL).lines if line.code == "TC01")

    assert line.month.text == "918,755"
    assert "thu ngân sách.xlsx" in line.month.provenance
    assert "ô D1" in line.month.provenance


@pytest.mark.parametrize(
    ("booked", "counts"),
    [
        # in the order of booking; the firmest counts, of equals the latest
        ([("estimate", 900)], 900),
        ([("estimate", 900), ("preliminary", 910)], 910),
        ([("preliminary", 910), ("estimate", 900)], 910),
        ([("official", 918), ("preliminary", 910), ("estimate", 900)], 918),
        ([("official", 918), ("official", 919)], 919),
        ([("estimate", 900), ("estimate", 905)], 905),
    ],
)
def test_the_firmest_result_counts(booked, counts, cell, enter, le_chan):
    for standing, value in booked:
        enter(value, standing=standing, cell=cell(str(value)))

    line = next(line for line in queries.board(le_chan, APRIL).lines if line.code == "TC01")

    assert line.month.value == counts


def test_the_ledger_as_a_past_day_left_it(cell, enter):
    monday = datetime(2025, 5, 5, 9, tzinfo=UTC)
    first = enter(900, cell=cell())
    second = enter(918, cell=first.cell, corrects=first, reason="Đối chiếu kho bạc")
    withdrawn = enter(918, cell=first.cell, corrects=second, withdrawn="Không thuộc kỳ này")
    moved = {first: monday, second: monday + timedelta(days=1), withdrawn: monday + timedelta(days=2)}

    found = {day: _values_on(day, moved) for day in range(4, 9)}

    assert found == {4: [], 5: [900], 6: [918], 7: [], 8: []}


def _values_on(day, moved):
    """What stood at the end of a day of May 2025, had the rows been booked as `moved` says."""
    with transaction.atomic(), connection.cursor() as cursor:
        at = "DROP TRIGGER figures_entry_no_update"
        cursor.execute(at + (" ON figures_entry" if connection.vendor == "postgresql" else ""))
        for row, moment in moved.items():
            cursor.execute("UPDATE figures_entry SET booked_at = %s WHERE id = %s", [moment, row.pk])
        found = list(Entry.objects.as_of(end_of_day(date(2025, 5, day))).values_list("value", flat=True))
        transaction.set_rollback(True)
    return found


STANDINGS = [
    ("Thu ngân sách nhà nước trên địa bàn tháng 4/2025 ước đạt 900 tỷ đồng.", "estimate"),
    ("Ước thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 900 tỷ đồng.", "estimate"),
    ("Thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 910 tỷ đồng.", "preliminary"),
    ("Theo số liệu chính thức, thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 918 tỷ đồng.", "official"),
    ("Chưa có số liệu chính thức, thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 911 tỷ đồng.", "preliminary"),
]


@pytest.mark.parametrize(("sentence", "standing"), STANDINGS)
def test_a_report_says_how_firm_its_result_is(sentence, standing, bring_in):
    bring_in(a=sentence)

    assert Entry.objects.get().standing == standing


def test_decisions_as_a_past_moment_left_them(le_chan, checker, bring_in):
    bring_in(a="Thu ngân sách nhà nước trên địa bàn tháng 4/2025 đạt 910 tỷ đồng.")
    figure = Figure.objects.get()
    before = timezone.now()
    decided = confirm([figure], by=checker)[0]
    between = timezone.now()
    undo(figure, by=checker)

    found = [list(Decision.objects.as_of(moment)) for moment in (before, between, timezone.now())]

    assert found == [[], [decided], []]
