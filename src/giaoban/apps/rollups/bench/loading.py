"""Bringing the made-up country into the real schema, fast and without giving up what the schema promises.

Check constraints and the triggers that refuse changes stay in force. Indexes, and on PostgreSQL unique and foreign
keys, are taken off the three large tables and put back, which examines every row; on SQLite foreign keys are examined
when all rows are there.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from giaoban.apps.figures.models import Cell, Entry, HistoryImport, Workbook
from giaoban.apps.rollups.bench import country
from giaoban.apps.rollups.bench.country import Size
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.units.models import Share, Succession, Unit

BLOCK = 1 << 20
SAMPLE = 1000  # rows of an index that SQLite looks at to know how many of a kind there are
BOOKED = "strftime({0}, '%Y-%m-%d') || ' 03:00:00'"
OFFICIAL = "WHEN 'official'"
GIVEN: dict[type[models.Model], tuple[str, dict[str, str]]] = {
    Cell: (
        "entry WHERE corrects_id IS NULL",
        {
            "id": "cell_id",
            "brought_by_id": "unit_id",
            "row": f"(year(period_to) - 2000) * 12 + month(period_to) + CASE standing {OFFICIAL} THEN 1000 ELSE 0 END",
            "column": "indicator_id",
            "text": "CAST(value AS VARCHAR)",
        },
    ),
    Entry: (
        "entry",
        {
            **{name: name for name in ("id", "period", "period_from", "period_to", "value", "decimals", "unit_id")},
            **{name: name for name in ("indicator_id", "corrects_id", "reason", "cell_id", "standing")},
            "measured_in": "'tỷ đồng'",
            "booked_at": BOOKED.format("booked_on"),
        },
    ),
    Target: (
        "target",
        {
            **{name: name for name in ("id", "period", "period_from", "period_to", "value", "decimals", "unit_id")},
            **{name: name for name in ("indicator_id", "setter", "supersedes_id")},
            "measured_in": "'tỷ đồng'",
            "reason": "'Giao tại hội nghị'",
            "booked_at": BOOKED.format("period_from"),
        },
    ),
}


class LoadError(RuntimeError):
    """The rows in the database are not those of the country."""


def load(engine: Any, size: Size, folder: Path, say: Callable[[str], object]) -> None:
    """Load everything into the empty database of this process; LoadError where it is not all there afterwards."""
    _small_tables(size)
    for model, (source, given) in GIVEN.items():
        say(f"nạp {model._meta.db_table}")
        columns, file = _columns(model, given), folder / "rows.csv"
        chosen = ", ".join(f"{said} AS {connection.ops.quote_name(name)}" for name, said in columns)
        engine.execute(f"COPY (SELECT {chosen} FROM {source}) TO '{file}' (FORMAT csv, HEADER false)")  # noqa: S608
        with _bare(model):
            _copy(model, [name for name, _ in columns], file)
        file.unlink()
        _compare(engine, model, source)
    with connection.cursor() as cursor:
        examine(cursor)


def examine(cursor: Any) -> None:
    """Let the planner know what the tables hold, from a part of the rows."""
    if connection.vendor == "sqlite":
        cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
    cursor.execute("ANALYZE")


def _small_tables(size: Size) -> None:
    with transaction.atomic():
        Unit.objects.bulk_create([Unit(**row) for row in country.units(size)], batch_size=500)
        Indicator.objects.bulk_create([Indicator(**row) for row in country.indicators(size)])
        for old, new, kind, percent in country.successions(size):
            row = Succession.objects.create(old_id=old, new_id=new, on=country.REFORM, kind=kind, decree="Nghị quyết")
            if percent is not None:
                Share.objects.create(succession=row, key="population", part=percent, whole=100, document="Đề án")
        communes = [row["id"] for row in country.units(size) if row["parent_id"]]
        books = [Workbook(pk=pk, unit_id=pk, kind="form", name="Biểu nhập") for pk in communes]
        Workbook.objects.bulk_create(books, batch_size=500)
        HistoryImport.objects.bulk_create([HistoryImport(pk=pk, workbook_id=pk) for pk in communes], batch_size=500)


def _columns(model: type[models.Model], given: dict[str, str]) -> list[tuple[str, str]]:
    """Every column of the table with what fills it: what is given, else the field's default."""
    return [(field.column, given.get(field.column) or _default(field)) for field in model._meta.concrete_fields]


def _default(field: models.Field) -> str:
    default = field.get_default()
    if default is None:
        return "NULL"
    return f"'{default}'" if isinstance(default, str) else str(default)


def _copy(model: type[models.Model], columns: list[str], file: Path) -> None:
    table = model._meta.db_table
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"COPY {table} ({names}) FROM STDIN (FORMAT csv)"
            with file.open("rb") as rows, cursor.cursor.copy(statement) as copy:
                while block := rows.read(BLOCK):
                    copy.write(block)
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")  # noqa: S608
            return
        empty = {field.column for field in model._meta.concrete_fields if field.null}
        places = ", ".join("NULLIF(?, '')" if name in empty else "?" for name in columns)
        with file.open(encoding="utf-8", newline="") as rows:
            insert = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608
            cursor.execute("BEGIN")
            connection.connection.executemany(insert, csv.reader(rows))
            cursor.execute("COMMIT")


@contextmanager
def _bare(model: type[models.Model]) -> Iterator[None]:
    """The table without its indexes, which are put back afterwards with everything that they promise."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        back = _strip_postgres(cursor, table) if connection.vendor == "postgresql" else _strip_sqlite(cursor, table)
        yield
        for statement in back:
            cursor.execute(statement)
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA foreign_key_check({table})")
            if cursor.fetchone() is not None:
                raise LoadError(f"A row of {table} points to nothing")
            for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
                cursor.execute(f"PRAGMA {pragma}")


def _strip_sqlite(cursor: Any, table: str) -> list[str]:
    for pragma in ("foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql NOTNULL", [table]
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]


def _strip_postgres(cursor: Any, table: str) -> list[str]:
    cursor.execute("SET TIME ZONE 'UTC'")
    cursor.execute("SET maintenance_work_mem = '512MB'")
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('u', 'f') ORDER BY contype DESC",
        [table],
    )
    constraints = cursor.fetchall()
    for name, _ in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT LIKE '%%_pkey'", [table]
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    added = [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {said}' for name, said in constraints]
    return [*(statement for _, statement in indexes), *added]


def _compare(engine: Any, model: type[models.Model], source: str) -> None:
    """LoadError unless as many rows arrived, and with the same sum where they have values."""
    asked = "count(*)" if model is Cell else "count(*), CAST(sum(value) AS DECIMAL(30, 1))"
    due = engine.execute(f"SELECT {asked} FROM {source}").fetchall()[0]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked} FROM {model._meta.db_table}")  # noqa: S608
        came = cursor.fetchone()
    if came[0] != due[0] or (len(due) > 1 and abs(float(came[1]) - float(due[1])) > 1e-9 * float(due[1])):
        raise LoadError(f"{model._meta.db_table} holds {came}, the country has {due}")
