"""Triggers by which the database itself refuses to edit or delete rows of an append-only table.

A later migration that makes SQLite rebuild such a table drops its triggers; put `append_only` after it again.
"""

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
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION giaoban_append_only()
"""


def install(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Put both triggers on `table`."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRES_FUNCTION, params=None)
    template = POSTGRES if editor.connection.vendor == "postgresql" else SQLITE
    for event in ("update", "delete"):
        editor.execute(template.format(table=table, event=event), params=None)


def remove(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take both triggers off `table`."""
    on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    for event in ("update", "delete"):
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def append_only(*tables: str) -> RunPython:
    """A migration step that makes `tables` refuse UPDATE and DELETE."""

    def forwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            install(editor, table)

    def backwards(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            remove(editor, table)

    return RunPython(forwards, backwards)
