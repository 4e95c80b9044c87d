"""An installation goes into one file and comes back whole."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest
from django.db import connection

from giaoban.apps.reviews.archiving import ArchiveError, restore

REPORT = "Quận ủy Lê Chân\n\nTháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng.\n"


def giaoban(data, *arguments):
    """Run a command on the installation in `data`."""
    environment = {**os.environ, "GIAOBAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "giaoban.config.settings"}
    environment.pop("GIAOBAN_DATABASE", None)
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def installation(catalogue, django_db_blocker, tmp_path_factory):
    """A data directory with the catalogue and one report."""
    if connection.vendor != "sqlite":
        pytest.skip("a backup is made of SQLite alone")
    data = tmp_path_factory.mktemp("one")
    with django_db_blocker.unblock(), closing(sqlite3.connect(data / "giaoban.sqlite3")) as made:
        connection.ensure_connection()
        connection.connection.backup(made)
    (data / "april.txt").write_text(REPORT, "utf-8")
    done = giaoban(data, "import", str(data / "april.txt"))
    assert done.returncode == 0, done.stderr
    return data


def test_a_backup_comes_back_whole(installation, tmp_path):
    archive, other = tmp_path / "b.tar", tmp_path / "other"

    assert giaoban(installation, "backup", str(archive)).returncode == 0
    assert archive.stat().st_mode & 0o777 == 0o600
    done = giaoban(other, "restore", str(archive))

    assert done.returncode == 0, done.stderr
    assert "Nhật ký nguyên vẹn" in done.stdout
    assert "918,755" in giaoban(other, "review").stdout
    assert (other / "secret-key").read_text() == (installation / "secret-key").read_text()
    stored = sorted(path.name for path in (installation / "files").rglob("*.txt"))
    assert sorted(path.name for path in (other / "files").rglob("*.txt")) == stored != []


def test_nothing_is_overwritten(installation, tmp_path):
    archive = tmp_path / "b.tar"
    giaoban(installation, "backup", str(archive))

    again = giaoban(installation, "backup", str(archive))
    back = giaoban(installation, "restore", str(archive))

    assert "không ghi đè" in again.stderr
    assert "đã có dữ liệu" in back.stderr


def test_a_file_that_is_no_backup_is_told(tmp_path):
    text, other, data = tmp_path / "a.txt", tmp_path / "c.tar", tmp_path / "data"
    data.mkdir()
    text.write_text("chữ", "utf-8")
    with tarfile.open(other, "w") as archive:
        archive.add(text, "a.txt")

    for source, said in (
        (text, "không phải bản sao lưu"),
        (other, "không chứa cơ sở dữ liệu"),
        (tmp_path / "none", "Không có tệp"),
    ):
        with pytest.raises(ArchiveError, match=said):
            restore(source, data / "giaoban.sqlite3", data)
    assert list(data.iterdir()) == []
