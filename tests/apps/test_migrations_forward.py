"""A database of the first version, with an office's work in it, comes forward to this one on either engine.

The tables are made as the first migrations made them, rows are written through the models of that time, then all later
migrations run. Nothing is lost, every rule of today holds, and the chain that was begun then goes on.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, ConnectionHandler, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.actions import disagreeing, record, verify
from giaoban.apps.journal.models import Event
from giaoban.apps.journal.triggers import missing
from giaoban.apps.rollups.rebuilding import differences
from giaoban.apps.targets.models import Target

FIRST_VERSION = (
    ("journal", "0002_append_only"),
    ("units", "0001_initial"),
    ("people", "0001_initial"),
    ("documents", "0001_initial"),
    ("targets", "0002_append_only"),
    ("figures", "0002_append_only"),
    ("reviews", "0002_append_only"),
    ("contenttypes", "0002_remove_content_type_name"),
    ("auth", "0012_alter_user_first_name_max_length"),
    ("sessions", "0001_initial"),
)
AT = datetime(2026, 11, 1, 8, tzinfo=UTC)
TEXT = "Tháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng."


@pytest.fixture
def empty_place(django_db_setup, django_db_blocker, tmp_path):
    """An empty database in the place of the test's own."""
    with django_db_blocker.unblock():
        kept = connection.settings_dict.copy()
        name = str(tmp_path / "old.sqlite3")
        if connection.vendor == "postgresql":
            name = f"old_{tmp_path.name[-20:].lower().replace('-', '_')}"
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
                cursor.execute(f'CREATE DATABASE "{name}"')
        own = connections[DEFAULT_DB_ALIAS]
        settings = {**ConnectionHandler({DEFAULT_DB_ALIAS: kept}).settings[DEFAULT_DB_ALIAS], "NAME": name}
        fresh = ConnectionHandler({DEFAULT_DB_ALIAS: settings})[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = fresh
        try:
            yield fresh
        finally:
            fresh.close()
            connections[DEFAULT_DB_ALIAS] = own


def at_first(apps):
    """An office's work as the first version kept it."""

    def add(label, **values):
        return apps.get_model(label).objects.create(**values)

    span = {"period": "2025-04", "period_from": date(2025, 4, 1), "period_to": date(2025, 4, 30)}
    user = add("auth.User", username="kiemtra", password="!")
    unit = add("units.Unit", generation="2024", code="305", name="Quận Lê Chân", kind="quận", folded="x", order_key="x")
    new = add("units.Unit", generation="2025", code="11383", name="Phường", kind="phường", folded="y", order_key="y")
    add("units.Succession", old=unit, new=new, on=date(2025, 7, 1), kind="split")
    add("people.Post", user=user, unit=unit, role="checker", since=date(2025, 1, 1))
    indicator = add(
        "targets.Indicator", code="TC01", name="Thu ngân sách", unit="tỷ đồng", accumulation="flow", direction="up",
        sector="Tài chính",
    )  # fmt: skip
    common = {"unit": unit, "indicator": indicator, "measured_in": "tỷ đồng", "booked_by": user, **span}
    year = {"period": "2025", "period_from": date(2025, 1, 1), "period_to": date(2025, 12, 31)}
    document = add(
        "documents.Document", unit=unit, name="a.txt", media="txt", sha256="a" * 64, size=9, text=TEXT, file="a.txt",
        **span,
    )  # fmt: skip
    start = TEXT.index("918")
    add(
        "targets.Target", **{**common, **year}, value=Decimal(1837), setter="superior", document=document, start=start,
        end=start + 7,
    )  # fmt: skip
    figure = add(
        "figures.Figure", document=document, position=1, start=start, end=start + 15, text=TEXT[start : start + 15],
        role="actual", value=Decimal("918.755"), decimals=3, unit="tỷ đồng", measure="thu ngân sách", **span,
    )  # fmt: skip
    entry = add("figures.Entry", figure=figure, value=Decimal("918.755"), decimals=3, **common)
    add("figures.Entry", figure=figure, value=Decimal("918.7"), decimals=1, corrects=entry, reason="Bản giấy", **common)
    return user, unit


def chained(apps, user, unit):
    """Two events as the first version chained them."""
    previous = "0" * 64
    for number, action in enumerate(("figures.read", "figures.corrected"), start=1):
        said = [number, AT.isoformat(), "kiemtra", action, "units.unit", str(unit.pk), "{}", "", previous]
        found = hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
        apps.get_model("journal.Event").objects.create(
            number=number, at=AT, by=user, by_name="kiemtra", action=action, subject_model="units.unit",
            subject_id=str(unit.pk), previous_hash=previous, hash=found,
        )  # fmt: skip
        previous = found


def test_the_first_version_comes_forward_with_all_that_it_holds(empty_place, django_db_blocker):
    with django_db_blocker.unblock():
        executor = MigrationExecutor(empty_place)
        executor.migrate(list(FIRST_VERSION))
        then = executor.loader.project_state(list(FIRST_VERSION)).apps
        with transaction.atomic():
            chained(then, *at_first(then))

        call_command("migrate", interactive=False, verbosity=0)

        current = Entry.objects.current().get()
        assert (current.exact, current.corrects.exact, current.standing) == (
            Decimal("918.7"), Decimal("918.755"), current.corrects.standing,
        )  # fmt: skip
        assert Target.objects.get().exact == Decimal(1837)
        assert missing() == []
        assert verify().events == 2
        assert verify().broken is None
        assert disagreeing() == []
        assert list(differences()) == []
        with transaction.atomic():
            record("figures.undone", subject=current, by=current.booked_by)
        assert [event.version for event in Event.objects.all()] == [1, 1, 2]
        assert (verify().events, verify().broken) == (3, None)
        call_command("migrate", check_unapplied=True, verbosity=0)
