"""What tests stand on: files of their own, plain static files, tables that may be emptied, and the sample office."""

import sqlite3

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection

LONGEST = ("test_on_postgres.py", "test_hostile_benchmark.py", "test_hostile_texts.py")


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest, so that no worker is left alone with one of them at the end."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session", autouse=True)
def _own_files(tmp_path_factory):
    """Nothing that a test stores or serves touches an installation."""
    folder = tmp_path_factory.mktemp("data")
    settings.DATA, settings.MEDIA_ROOT, settings.STATIC_ROOT = folder, folder / "files", folder / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Between tests on a live server the tables are emptied, which append-only tables refuse."""
    emptied = connection.ops.execute_sql_flush

    def execute_sql_flush(statements):
        with connection.cursor() as cursor:
            if connection.vendor != "sqlite":
                cursor.execute("SET session_replication_role = replica")  # no trigger answers
                emptied(statements)
                cursor.execute("SET session_replication_role = origin")
                return
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            emptied(statements)
            for _, statement in triggers:
                cursor.execute(statement)

    connection.ops.execute_sql_flush = execute_sql_flush


@pytest.fixture(scope="session")
def catalogue(django_db_setup, django_db_blocker):
    """The units and indicators of the catalogue, loaded once for all tests."""
    from giaoban.apps.targets.actions import load_indicators
    from giaoban.apps.units.actions import load_units

    with django_db_blocker.unblock():
        load_units()
        load_indicators()


@pytest.fixture(scope="session")
def sample_image():
    """The sample office as loaded once: its description and a copy of the whole database."""
    return {}


@pytest.fixture(scope="module")
def sample_office(catalogue, sample_image, django_db_blocker):
    """The sample office with its 62 reports and accounts, for the tests of one module."""
    with django_db_blocker.unblock():
        before = copied()
        if before is not None and sample_image:
            sample_image["rows"].backup(connection.connection)
        else:
            from giaoban.apps.reviews import sample

            sample_image["loaded"] = sample.load(settings.DATA)
            sample_image["rows"] = copied()
        yield sample_image["loaded"]
        if before is not None:
            before.backup(connection.connection)
        else:
            empty("journal", "people", "documents", "figures", "reviews", "rollups", "auth")


def copied():
    """A copy of the test database in memory; None for PostgreSQL, which has none."""
    if connection.vendor != "sqlite":
        return None
    connection.ensure_connection()
    made = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(made)
    return made


PLANS = {"targets_target", "targets_alias", "targets_theme", "targets_taskgroup", "targets_groupedindicator"}


def empty(*labels):
    """Take every row of these apps and of the targets away, triggers or not."""
    models = [model for model in apps.get_models() if model._meta.app_label in labels]
    through = [field.remote_field.through for model in models for field in model._meta.many_to_many]
    tables = {model._meta.db_table for model in (*models, *through)} | PLANS | {"units_share"}
    from giaoban.apps.targets.models import Alias, IndicatorVersion
    from giaoban.apps.units.models import Change

    # What the catalogue loaded into tables that go with those of the accounts.
    ours = (
        Alias.objects.filter(origin="catalogue"),
        Change.objects.filter(booked_by=None),
        IndicatorVersion.objects.filter(by=None),
    )
    kept = [(rows.model, list(rows)) for rows in ours]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), sorted(tables), allow_cascade=True))
    for model, rows in kept:
        model.objects.bulk_create(rows)
