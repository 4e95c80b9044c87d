"""What is in an installation, as hashes: every table's rows in the order of their keys, and every file.

Two installations with the same digest hold the same. The tables of the framework's own bookkeeping are left out: when
a migration was applied is no content, nor is what SQLite notes of its counters.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

LEFT_OUT = frozenset({"django_migrations", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Digest:
    """How much there is of a thing, rows or bytes, and the SHA-256 of all of it."""

    size: int
    sha256: str

    def as_data(self) -> dict[str, Any]:
        """For the list that goes with a backup."""
        return asdict(self)


def sqlite_tables(database: Path) -> dict[str, Digest]:
    """The digest of every table of an SQLite database."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.text_factory = bytes  # a text that is no UTF-8 is content too
        listed = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [name.decode() for (name,) in listed if name.decode() not in LEFT_OUT]
        return {name: _sqlite_table(source, name) for name in names}


def _sqlite_table(source: sqlite3.Connection, name: str) -> Digest:
    columns = [row[1].decode() for row in source.execute(f'PRAGMA table_info("{name}")')]
    listed = ", ".join(f'"{column}"' for column in sorted(columns))
    rows, found = 0, hashlib.sha256(listed.encode())
    for row in source.execute(f'SELECT {listed} FROM "{name}" ORDER BY {_key(source, name)}'):
        found.update(repr(row).encode())
        rows += 1
    return Digest(rows, found.hexdigest())


def _key(source: sqlite3.Connection, name: str) -> str:
    keys = sorted((row[5], row[1].decode()) for row in source.execute(f'PRAGMA table_info("{name}")') if row[5])
    return ", ".join(f'"{column}"' for _, column in keys) or "rowid"


def postgres_tables() -> list[str]:
    """The tables of the PostgreSQL database that hold content."""
    with connection.cursor() as cursor:
        return sorted(set(connection.introspection.table_names(cursor)) - LEFT_OUT)


def postgres_columns(cursor: CursorWrapper, table: str) -> list[str]:
    """The columns of a table that are written, in the order of their names."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND table_name = %s AND is_generated = 'NEVER' ORDER BY column_name",
        [table],
    )
    return [name for (name,) in cursor.fetchall()]


def postgres_rows(cursor: CursorWrapper, table: str) -> Iterator[bytes]:
    """All rows of a table as PostgreSQL copies them out, in the order of the key."""
    columns = ", ".join(f'"{name}"' for name in postgres_columns(cursor, table))
    keys = connection.introspection.get_primary_key_columns(cursor, table) or []
    order = ", ".join(f'"{name}"' for name in keys) or "1"
    statement = f'COPY (SELECT {columns} FROM "{table}" ORDER BY {order}) TO STDOUT'
    with cursor.cursor.copy(statement) as copy:
        for piece in copy:
            yield bytes(piece)


def postgres_digests() -> dict[str, Digest]:
    """The digest of every table of the PostgreSQL database."""
    found = {}
    with connection.cursor() as cursor:
        for table in postgres_tables():
            rows, made = 0, hashlib.sha256(", ".join(postgres_columns(cursor, table)).encode())
            for piece in postgres_rows(cursor, table):
                made.update(piece)
                rows += piece.count(b"\n")
            found[table] = Digest(rows, made.hexdigest())
    return found


def file_digest(path: Path) -> Digest:
    """The digest of one file."""
    size, found = 0, hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
            size += len(piece)
    return Digest(size, found.hexdigest())


def total(digests: dict[str, Digest]) -> str:
    """One hash over many, whatever the order in which they were worked out."""
    lines = "\n".join(f"{name} {one.size} {one.sha256}" for name, one in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
