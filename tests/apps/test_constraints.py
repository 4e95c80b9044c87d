"""Truths that the database itself holds, on SQLite and on PostgreSQL."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from giaoban.apps.documents.models import Document, Intake, IntakeFile
from giaoban.apps.documents.periods import columns
from giaoban.apps.figures.models import Comparison, Decision, Entry, Figure, Match
from giaoban.apps.people.models import Post
from giaoban.apps.reviews.models import Answer, Finding, Implied
from giaoban.apps.targets.models import Alias, Indicator, Target
from giaoban.apps.units.models import Succession, Unit
from giaoban.core.periods import Period

APRIL = columns(Period.month(2025, 4))


@pytest.fixture
def rows(le_chan, checker):
    """One good row of everything, by name."""
    indicator = Indicator.objects.get(code="TC01")
    document = Document.objects.create(
        unit=le_chan, name="a.txt", media="txt", sha256="a" * 64, size=1, file="a", text="thu 5 tỷ đồng", **APRIL
    )
    figure = Figure.objects.create(
        document=document,
        position=1,
        start=4,
        end=13,
        text="5 tỷ đồng",
        value=5,
        unit="tỷ đồng",
        role="actual",
        **APRIL,
    )
    common = {"unit": le_chan, "indicator": indicator, "value": 5, "measured_in": "tỷ đồng", **APRIL}
    entry = Entry.objects.create(figure=figure, **common)
    comparison = Comparison.objects.create(figure=figure, role="growth", **common)
    target = Target.objects.create(setter="own", document=document, start=4, end=13, **common)
    match = Match.objects.create(figure=figure, indicator=indicator, how="catalogue")
    decision = Decision.objects.create(figure=figure, ruling="confirmed", by=checker)
    finding = Finding.objects.create(unit=le_chan, kind="share", verdict="impossible", message="!", signature="s")
    answer = Answer.objects.create(finding=finding, kind="explained", reason="Số làm tròn", by=checker)
    return {
        "unit": le_chan,
        "user": checker,
        "indicator": indicator,
        "document": document,
        "figure": figure,
        "entry": entry,
        "comparison": comparison,
        "target": target,
        "match": match,
        "decision": decision,
        "finding": finding,
        "answer": answer,
        "common": common,
    }


BAD = {
    "a document twice at one unit": lambda r: Document.objects.create(
        unit=r["unit"], name="b", media="txt", sha256="a" * 64, size=1, file="b", text=""
    ),
    "a period without its days": lambda r: Document.objects.create(
        unit=r["unit"], name="b", media="txt", sha256="b" * 64, size=1, file="b", text="", period="2025-04"
    ),
    "a refusal without a sentence": lambda r: IntakeFile.objects.create(
        intake=Intake.objects.create(), name="x", outcome="refused"
    ),
    "a file taken in without a document": lambda r: IntakeFile.objects.create(
        intake=Intake.objects.create(), name="x", outcome="accepted"
    ),
    "a figure of no length": lambda r: Figure.objects.create(
        document=r["document"], position=2, start=4, end=4, text="5", value=5, role="actual"
    ),
    "two figures at one position": lambda r: Figure.objects.create(
        document=r["document"], position=1, start=4, end=5, text="5", value=5, role="actual"
    ),
    "a figure of an unknown role": lambda r: Figure.objects.create(
        document=r["document"], position=2, start=4, end=5, text="5", value=5, role="result"
    ),
    "a figure booked twice": lambda r: Entry.objects.create(figure=r["figure"], **r["common"]),
    "an entry without a period": lambda r: Entry.objects.create(
        figure=r["figure"], corrects=r["entry"], reason="sửa", **{**r["common"], **columns(None)}
    ),
    "a correction without a reason": lambda r: Entry.objects.create(
        figure=r["figure"], corrects=r["entry"], **r["common"]
    ),
    "a withdrawal of nothing": lambda r: Entry.objects.create(figure=r["figure"], withdrawn="bỏ", **r["common"]),
    "an entry of an unknown standing": lambda r: Entry.objects.create(
        figure=r["figure"], corrects=r["entry"], reason="sửa", standing="final", **r["common"]
    ),
    "a comparison that is a result": lambda r: Comparison.objects.create(
        figure=r["figure"], corrects=r["comparison"], reason="sửa", role="actual", **r["common"]
    ),
    "a target that knows no source": lambda r: Target.objects.create(setter="own", **r["common"]),
    "a target with half a span": lambda r: Target.objects.create(
        setter="own", document=r["document"], start=4, **r["common"]
    ),
    "a target set by nobody known": lambda r: Target.objects.create(setter="boss", reason="x", **r["common"]),
    "a span that is a target twice": lambda r: Target.objects.create(
        setter="own", document=r["document"], start=4, end=13, **r["common"]
    ),
    "a match of more than all": lambda r: Match.objects.create(
        figure=r["figure"], indicator=r["indicator"], how="similar", score=101
    ),
    "a rejection without a reason": lambda r: Decision.objects.create(
        figure=r["figure"], ruling="rejected", by=r["user"]
    ),
    "an undoing of nothing": lambda r: Decision.objects.create(figure=r["figure"], ruling="undone", by=r["user"]),
    "a value without its digits": lambda r: Decision.objects.create(
        figure=r["figure"], ruling="corrected", reason="sửa", value=5, by=r["user"]
    ),
    "an answer without a reason": lambda r: Answer.objects.create(
        finding=r["finding"], kind="explained", reason="", by=r["user"]
    ),
    "a finding twice": lambda r: Finding.objects.create(
        unit=r["unit"], kind="share", verdict="impossible", message="!", signature="s"
    ),
    "a finding gone at no time": lambda r: Finding.objects.create(
        unit=r["unit"], kind="share", verdict="impossible", message="!", signature="t", current=False
    ),
    "a range upside down": lambda r: Implied.objects.create(
        unit=r["unit"], indicator=r["indicator"], kind="plan", low=2, high=1, message="", **APRIL
    ),
    "a confirmed name without a person": lambda r: Alias.objects.create(
        indicator=r["indicator"], name="x", folded="x", origin="confirmed"
    ),
    "an indicator that adds up in no known way": lambda r: Indicator.objects.create(
        code="X1", name="x", accumulation="sum", direction="up", sector="x"
    ),
    "a post that ends before it begins": lambda r: Post.objects.create(
        user=r["user"], unit=r["unit"], role="viewer", since=date(2025, 2, 1), until=date(2025, 1, 1)
    ),
    "a post of an unknown role": lambda r: Post.objects.create(
        user=r["user"], unit=r["unit"], role="king", since=date(2025, 1, 1)
    ),
    "a unit twice": lambda r: Unit.objects.create(generation="2024", code="305", name="x", kind="quận"),
    "a unit that becomes itself": lambda r: Succession.objects.create(
        old=r["unit"], new=r["unit"], on=date(2025, 7, 1), kind="merge"
    ),
}
APPEND_ONLY = [
    "journal_event",
    "figures_figure",
    "figures_match",
    "figures_decision",
    "figures_entry",
    "figures_comparison",
    "targets_target",
    "reviews_answer",
]


@pytest.mark.parametrize("bad", BAD)
def test_the_database_refuses(rows, bad):
    with pytest.raises(IntegrityError), transaction.atomic():
        BAD[bad](rows)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET {key} = {key}", "DELETE FROM {table}"])
def test_rows_that_are_kept_are_neither_edited_nor_deleted(rows, table, statement):
    key = "number" if table == "journal_event" else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] > 0
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, key=key))


def test_a_correction_stands_in_the_place_of_what_it_corrects(rows):
    corrected = Entry.objects.create(
        figure=rows["figure"], corrects=rows["entry"], reason="Gõ nhầm", **{**rows["common"], "value": 6}
    )

    assert list(Entry.objects.current()) == [corrected]
    assert list(Entry.objects.as_of(rows["entry"].booked_at)) == [rows["entry"]]
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(figure=rows["figure"], corrects=rows["entry"], reason="Lần nữa", **rows["common"])
