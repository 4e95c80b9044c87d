"""The journal is a chain that nobody can change unseen."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from giaoban.apps.journal.actions import record, verify
from giaoban.apps.journal.models import FIRST, AppendOnlyError, Event
from giaoban.apps.journal.triggers import EVENTS


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


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE journal_event SET reason = 'khác' WHERE number = %s", "đã bị sửa"),
        ("UPDATE journal_event SET by_name = 'ai đó' WHERE number = %s", "đã bị sửa"),
        ("DELETE FROM journal_event WHERE number = %s", "Thiếu sự kiện"),
    ],
)
def test_a_change_behind_the_system_is_found(three_events, statement, problem):
    without_triggers(statement, [three_events[1].number])

    found = verify()

    assert found.broken == three_events[1].number
    assert problem in found.problem
    with pytest.raises(CommandError, match="không còn nguyên vẹn"):
        call_command("verify")


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_event SET reason = 'khác'", "DELETE FROM journal_event WHERE number > 0"]
)
def test_the_database_refuses_to_change_an_event(three_events, statement):
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


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
