"""The journal is a chain that nobody can change unseen, and the ledger behind it is as it tells."""

import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from giaoban.apps.figures.actions import correct
from giaoban.apps.figures.entering import correct_entry, enter, withdraw
from giaoban.apps.figures.models import Entry, Figure
from giaoban.apps.journal.actions import disagreeing, record, verify
from giaoban.apps.journal.models import FIRST, AppendOnlyError, Event, Seal
from giaoban.apps.journal.triggers import EVENTS, append_only_tables, missing, put_back
from giaoban.apps.targets.models import Indicator
from giaoban.core.chain import code_of, follow, lines_of, links_in
from giaoban.core.periods import Period


@pytest.fixture
def three_events(checker):
    return [
        record("figures.confirmed", subject=checker, by=checker, text="30 đảng viên"),
        record("figures.rejected", subject=checker, by=checker, reason="Số của đơn vị khác"),
        record("figures.undone", subject=checker, by=None),
    ]


def without_triggers(statement, parameters=()):
    """What somebody with the database file could do."""
    with connection.cursor() as cursor:
        on = " ON journal_event" if connection.vendor == "postgresql" else ""
        for event in EVENTS[connection.vendor]:
            cursor.execute(f"DROP TRIGGER journal_event_no_{event}{on}")
        cursor.execute(statement, parameters)


def test_each_event_holds_the_hash_of_the_one_before(three_events):
    earlier = Event.objects.filter(number__lt=three_events[0].number).order_by("-number").first()

    assert three_events[0].previous_hash == (earlier.hash if earlier else FIRST)
    assert [event.previous_hash for event in three_events[1:]] == [event.hash for event in three_events[:2]]
    assert verify().broken is None
    assert verify().last_hash == three_events[2].hash


OTHERS = {
    "at": "'2020-01-01 00:00:00'",
    "by_id": "NULL",
    "by_name": "'ai đó'",
    "action": "'figures.entered'",
    "subject_model": "'targets.target'",
    "subject_id": "'0'",
    "unit": "'2025-11383'",
    "details": "'{}'",
    "reason": "'khác'",
    "booked": "'[]'",
    "version": "1",
    "hash": "'abc'",
    "previous_hash": "'abc'",
}
CHANGES = [
    *((f"UPDATE journal_event SET {name} = {other} WHERE number = %s", 0) for name, other in OTHERS.items()),
    ("DELETE FROM journal_event WHERE number = %s", 0),
    # Moved to the end, behind a number that nobody used.
    ("UPDATE journal_event SET number = number + 100 WHERE number = %s", 0),
    # It says what the one before says.
    ("UPDATE journal_event SET reason = 'Số của đơn vị khác' WHERE number = %s + 1", 1),
    # One more is put in.
    ("INSERT INTO journal_event"
     " (number, version, at, by_name, action, subject_model, subject_id, unit, details, reason, booked,"
     " previous_hash, hash) SELECT number + 2, version, at, by_name, action, subject_model, subject_id, unit,"
     " details, reason, booked, 'abc', 'def' FROM journal_event WHERE number = %s", 2),
]  # fmt: skip


def test_every_column_is_under_the_hash():
    assert {field.column for field in Event._meta.concrete_fields} - OTHERS.keys() == {"number"}


@pytest.mark.parametrize(("statement", "later"), CHANGES)
def test_a_change_behind_the_system_is_found_at_its_event(three_events, statement, later):
    without_triggers(statement, [three_events[1].number])

    found = verify()

    assert found.broken == three_events[1].number + later
    assert f"số {found.broken}" in found.problem
    with pytest.raises(CommandError, match="không còn nguyên vẹn"):
        call_command("verify")


def test_a_chain_written_anew_from_some_event_on_is_found_by_a_hash_written_down(three_events):
    head = three_events[2].hash
    changed = three_events[1]
    changed.reason = "Lý do khác"
    changed.hash = changed.link.digest()
    last = three_events[2]
    last.previous_hash = changed.hash
    last.hash = last.link.digest()
    without_triggers(
        "UPDATE journal_event SET reason = %s, hash = %s WHERE number = %s",
        [changed.reason, changed.hash, changed.number],
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE journal_event SET previous_hash = %s, hash = %s WHERE number = %s",
            [last.previous_hash, last.hash, last.number],
        )

    assert verify().broken is None
    assert verify(head=head).anchor is None
    with pytest.raises(CommandError, match="đã bị viết lại"):
        call_command("verify", head=head)


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_event SET reason = 'khác'", "DELETE FROM journal_event WHERE number > 0"]
)
def test_the_database_refuses_to_change_an_event(three_events, statement):
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_append_only_table_of_every_app_has_its_triggers(db):
    assert missing() == []
    assert {"journal_event", "journal_seal", "figures_entry", "targets_target"} <= set(append_only_tables())


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no TRUNCATE")
def test_no_append_only_table_can_be_emptied(db):
    for table in append_only_tables():
        with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'TRUNCATE "{table}" CASCADE')


def test_triggers_that_somebody_took_away_are_missed_and_come_back(three_events):
    without_triggers("SELECT 1")

    assert {table for table, _ in missing()} == {"journal_event"}
    assert {event for _, event in put_back()} == set(EVENTS[connection.vendor])
    assert missing() == []
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_event SET reason = 'khác'")


def test_the_model_refuses_to_change_an_event(three_events):
    event = three_events[0]
    event.reason = "khác"

    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(AppendOnlyError, match="never edited or deleted"):
            change()
    with pytest.raises(AppendOnlyError):
        Event.objects.update(reason="khác")


def test_verify_prints_how_many_and_the_last_hash(three_events, capsys):
    call_command("verify")

    assert three_events[2].hash in capsys.readouterr().out


def test_an_event_tells_what_was_before_and_after_its_unit_and_for_whom(le_chan, checker, bring_in):
    bring_in(april="Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng.")
    checker.acting_for = "chutich"
    correct(Figure.objects.get(), by=checker, reason="Bản giấy ghi khác", value=Decimal("918.7"))

    decided, booked = list(Event.objects.order_by("-number")[:2])[::-1]

    assert (decided.action, decided.unit, decided.reason) == ("figures.corrected", "2024-305", "Bản giấy ghi khác")
    told = json.loads(decided.details)
    assert (told["text"], told["before"]) == ("918,755 tỷ đồng", {"value": "918.755"})
    assert (told["after"]["value"], told["on_behalf_of"]) == ("918.7", "chutich")
    assert [one["value"] for one in json.loads(booked.booked)] == ["918.7"]


def test_every_row_of_the_ledger_has_a_code_that_leads_to_it(le_chan, checker, bring_in):
    bring_in(april="Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng.")
    first = enter(le_chan, Indicator.objects.get(code="TC01"), Period.month(2025, 3), Decimal("314.50"), by=checker)
    second = correct_entry(first, Decimal("314.5"), by=checker, reason="Ghi thừa một số không", standing="official")
    withdraw(second, by=checker, reason="Không phải của quận")

    assert set(Seal.objects.values_list("entry", flat=True)) == set(Entry.objects.values_list("pk", flat=True))
    assert len(Entry.objects.all()) == 4
    seal = Seal.objects.get(entry=first.pk)
    assert seal.code == code_of(seal.event.hash, first.pk)
    found = follow(links_in(lines_of(Event.objects.links(), exported_at="", public=True)), code=seal.code).found
    assert [(one.fact.value, one.fact.period, one.link.by_name) for one in found] == [("314.50", "2025-03", "kiemtra")]
    assert [(later.value, later.withdrawn) for later, _ in found[0].later] == [("314.5", False), ("314.5", True)]


LEDGER = [
    "UPDATE figures_entry SET value = value + 1",
    "UPDATE figures_entry SET decimals = decimals + 1",
    "UPDATE figures_entry SET measured_in = 'triệu đồng'",
    "UPDATE figures_entry SET standing = 'estimate'",
    "UPDATE figures_entry SET period = '2025-05'",
    "UPDATE figures_entry SET indicator_id = (SELECT MAX(id) FROM targets_indicator)",
    "DELETE FROM figures_entry",
]


@pytest.mark.parametrize("statement", LEDGER)
def test_a_change_of_the_ledger_itself_is_found(le_chan, checker, statement):
    enter(le_chan, Indicator.objects.get(code="TC01"), Period.month(2025, 3), Decimal("314.5"), by=checker)
    assert disagreeing() == []
    with connection.cursor() as cursor:
        on = " ON figures_entry" if connection.vendor == "postgresql" else ""
        for event in EVENTS[connection.vendor]:
            cursor.execute(f"DROP TRIGGER figures_entry_no_{event}{on}")
        cursor.execute(statement)

    assert len(disagreeing()) == 1
    assert "314.5" in disagreeing()[0]
    with pytest.raises(CommandError, match="không còn như nhật ký"):
        call_command("verify")


def test_the_chain_goes_into_a_file_and_nobody_overwrites_it(three_events, tmp_path, capsys):
    target = tmp_path / "chain.jsonl"

    call_command("journal", "export", str(target), "--public")

    assert f"Mã băm cuối: {three_events[2].hash}" in capsys.readouterr().out
    assert follow(links_in(target.read_text("utf-8").splitlines())).last_hash == three_events[2].hash
    assert "Số của đơn vị khác" not in target.read_text("utf-8")
    with pytest.raises(CommandError, match="không ghi đè"):
        call_command("journal", "export", str(target))
    call_command("journal", "head")
    assert capsys.readouterr().out.split() == [str(three_events[2].number), three_events[2].hash]
