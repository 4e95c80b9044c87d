"""What tests stand on: files of their own, plain static files, tables that may be emptied, and the sample office."""

import pytest
from django.conf import settings
from django.db import connection


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
    """Between tests on a live server the tables are emptied, which append-only tables refuse on SQLite."""
    emptied = connection.ops.execute_sql_flush

    def execute_sql_flush(statements):
        if connection.vendor != "sqlite":
            return emptied(statements)
        with connection.cursor() as cursor:
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
def sample_office(catalogue, django_db_blocker):
    """The sample office with its 51 reports and accounts, loaded once for all tests."""
    from giaoban.apps.reviews import sample

    with django_db_blocker.unblock():
        return sample.load(settings.DATA)
