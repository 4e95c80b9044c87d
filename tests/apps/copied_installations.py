"""Installations of their own for tests that need a database which another process opens: copies of the test database.

Nothing is migrated anew. SQLite is copied by its backup; PostgreSQL makes a database after the pattern of the test's.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def empty_database(data):
    """The environment of an installation in `data` whose database has no tables."""
    data.mkdir(mode=0o700, exist_ok=True)
    return _environment(data, _created(""))


def copied(data):
    """The environment of an installation in `data` with the tables, and what is committed, of the test's own."""
    data.mkdir(mode=0o700, exist_ok=True)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(data / "giaoban.sqlite3")) as made:
            connection.connection.backup(made)
        return _environment(data, "")
    pattern = connection.settings_dict["NAME"]
    connection.close()
    return _environment(data, _created(f'TEMPLATE "{pattern}"'))


def _created(pattern):
    """The name of a new PostgreSQL database; nothing on SQLite."""
    if connection.vendor == "sqlite":
        return ""
    name = f"copy_{uuid4().hex[:12]}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" {pattern}')
    return name


def _environment(data, name):
    kept = {key: value for key, value in os.environ.items() if key != "GIAOBAN_DATABASE"}
    environment = {**kept, "GIAOBAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    if name:
        address = os.environ["GIAOBAN_DATABASE"]
        pattern = connection.settings_dict["NAME"].removeprefix("test_")
        before, _, after = address.partition("?")
        environment["GIAOBAN_DATABASE"] = before.removesuffix(f"/{pattern}") + f"/{name}" + (after and f"?{after}")
    return environment


def giaoban(environment, *arguments):
    """Run a command on the installation."""
    command = [sys.executable, "-m", "giaoban.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
