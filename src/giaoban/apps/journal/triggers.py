"""Triggers by which the database itself refuses to edit, delete or empty an append-only table.

A later migration that makes SQLite rebuild such a table drops its triggers; put `append_only` after it again. After
every `migrate` `put_back` looks whether one is missing.
"""

from django.apps import apps
from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append only: add a row that corrects it'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION giaoban_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append only: add a row that corrects it', TG_TABLE_NAME
USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION giaoban_append_only()
"""
# SQLite has no TRUNCATE; its DELETE without WHERE asks the trigger too.
EVENTS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def install(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Put the triggers on `table`."""
    vendor = editor.connection.vendor
    if vendor == "postgresql":
        editor.execute(POSTGRES_FUNCTION, params=None)
    for event in EVENTS[vendor]:
        editor.execute(_statement(vendor, table, event), params=None)


def _statement(vendor: str, table: str, event: str) -> str:
    template = POSTGRES if vendor == "postgresql" else SQLITE
    return template.format(table=table, event=event, each="STATEMENT" if event == "truncate" else "ROW")


def remove(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take the triggers off `table`."""
    on = _on(editor.connection.vendor, table)
    for event in EVENTS[editor.connection.vendor]:
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def _on(vendor: str, table: str) -> str:
    return f" ON {table}" if vendor == "postgresql" else ""


def append_only(*tables: str) -> RunPython:
    """A migration step that makes `tables` refuse UPDATE, DELETE and TRUNCATE."""

    def forwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            install(editor, table)

    def backwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            remove(editor, table)

    return RunPython(forwards, backwards)


def append_only_tables() -> list[str]:
    """The tables of all models that are written once."""
    from giaoban.apps.journal.models import AppendOnlyModel  # a migration imports this before any model is there

    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnlyModel))


def missing(using: str = "default") -> list[tuple[str, str]]:
    """Table and event of every trigger that should be there and is not; tables that are not made yet are left out."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    made = set(connection.introspection.table_names())
    due = ((table, event) for table in append_only_tables() if table in made for event in EVENTS[connection.vendor])
    return [(table, event) for table, event in due if f"{table}_no_{event}" not in there]


def put_back(using: str = "default") -> list[tuple[str, str]]:
    """Make the triggers that are missing; which those were."""
    absent = missing(using)
    connection = connections[using]
    with connection.cursor() as cursor:
        if absent and connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for table, event in absent:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{_on(connection.vendor, table)}")
            cursor.execute(_statement(connection.vendor, table, event))
    return absent
