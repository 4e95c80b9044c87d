"""The database as files of a folder, and back: one consistent state, however many people work meanwhile.

SQLite is copied by its own backup. PostgreSQL is read in one REPEATABLE READ transaction by COPY, so that no program
of the server's version need be at hand; it goes back into tables that the migrations of the backup have made.
"""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from giaoban.apps.journal.models import FIRST
from giaoban.apps.upkeep.digests import (
    Digest,
    postgres_columns,
    postgres_digests,
    postgres_rows,
    postgres_tables,
    sqlite_tables,
)
from giaoban.apps.upkeep.manifests import Manifest

SQLITE_COPY, TABLES = "giaoban.sqlite3", "tables"
HOLDERS = ("journal_event", "documents_document", "auth_user", "figures_entry")  # a place that is used has rows there
LAST = "SELECT number, hash FROM journal_event ORDER BY number DESC LIMIT 1"
APPLIED = "SELECT app, name FROM django_migrations ORDER BY app, name"


class CopyError(ValueError):
    """A database that cannot be copied or put back, with the sentence that a person reads."""


def copy_out(folder: Path, *, made_at: str) -> Manifest:
    """Write the database into `folder`; what was written."""
    return _sqlite_out(folder, made_at) if connection.vendor == "sqlite" else _postgres_out(folder, made_at)


def _sqlite_out(folder: Path, made_at: str) -> Manifest:
    copy = folder / SQLITE_COPY
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(copy)) as made,
    ):
        source.backup(made)
        made.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        migrations = list(made.execute(APPLIED))
        head = made.execute(LAST).fetchone()
    return Manifest("sqlite", made_at, migrations, sqlite_tables(copy), head or (0, FIRST))


def _postgres_out(folder: Path, made_at: str) -> Manifest:
    (folder / TABLES).mkdir()
    digests = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(APPLIED)
        migrations = list(cursor.fetchall())
        cursor.execute(LAST)
        head = cursor.fetchone()
        for table in postgres_tables():
            columns = postgres_columns(cursor, table)
            rows, found = 0, hashlib.sha256(", ".join(columns).encode())
            with (folder / TABLES / f"{table}.copy").open("wb") as file:
                for piece in postgres_rows(cursor, table):
                    file.write(piece)
                    found.update(piece)
                    rows += piece.count(b"\n")
            digests[table] = Digest(rows, found.hexdigest())
    return Manifest("postgresql", made_at, migrations, digests, head or (0, FIRST))


def is_used() -> bool:
    """Whether the database holds anybody's work."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in sorted(there.intersection(HOLDERS)):
            cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
            if cursor.fetchone():
                return True
    return False


def copy_in(folder: Path, manifest: Manifest) -> dict[str, Digest]:
    """Put the copy in `folder` in the place of an unused database; the digest of every table that is there then."""
    if connection.vendor == "sqlite":
        return _sqlite_in(folder)
    _to_state(manifest.migrations)
    with transaction.atomic(), connection.cursor() as cursor:
        _load(folder, manifest)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        found = postgres_digests()
        if found != manifest.tables:
            raise CopyError("Dữ liệu nạp vào không giống bản sao lưu; chưa có gì được ghi.")
    return found


def _sqlite_in(folder: Path) -> dict[str, Digest]:
    database = Path(connection.settings_dict["NAME"])
    connection.close()
    for extra in ("-wal", "-shm"):
        database.with_name(database.name + extra).unlink(missing_ok=True)
    shutil.move(folder / SQLITE_COPY, database)
    database.chmod(0o600)
    return sqlite_tables(database)


def _to_state(migrations: list[tuple[str, str]]) -> None:
    """Make the tables as they were when the backup was made."""
    executor = MigrationExecutor(connection)
    unknown = sorted(set(migrations) - set(executor.loader.graph.nodes))
    if unknown:
        raise CopyError(
            f"Bản sao lưu của phiên bản mới hơn (có {unknown[0][0]} {unknown[0][1]}); hãy cập nhật chương trình."
        )
    newer = sorted(set(MigrationRecorder(connection).applied_migrations()) - set(migrations))
    if newer:
        raise CopyError(
            "Cơ sở dữ liệu đã lập bảng theo phiên bản mới hơn bản sao lưu; hãy tạo một cơ sở dữ liệu trống."
        )
    graph, wanted = executor.loader.graph, set(migrations)
    leaves = [node for node in wanted if not any(child.key in wanted for child in graph.node_map[node].children)]
    executor.migrate(sorted(leaves))


def _load(folder: Path, manifest: Manifest) -> None:
    """Fill the tables; foreign keys are looked at when all are full. What migrations put in makes way."""
    with connection.cursor() as cursor:
        tables = postgres_tables()
        if missing := sorted(set(manifest.tables) - set(tables)):
            raise CopyError(f"Không có bảng {missing[0]} để nạp; hãy cập nhật chương trình.")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in tables:
            cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
            if cursor.fetchone():
                cursor.execute(f'DELETE FROM "{table}"')
        for table in manifest.tables:
            columns = ", ".join(f'"{name}"' for name in postgres_columns(cursor, table))
            with (
                (folder / TABLES / f"{table}.copy").open("rb") as file,
                cursor.cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy,
            ):
                shutil.copyfileobj(file, copy)
        cursor.execute(
            "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)"
            " FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
        )
        for table, column, sequence in cursor.fetchall():
            cursor.execute(
                f'SELECT setval(%s, COALESCE(MAX("{column}"), 1), MAX("{column}") IS NOT NULL) FROM "{table}"',
                [sequence],
            )
