"""An installation goes into one file and comes back whole, proven table by table and file by file."""

import json
import sqlite3
import tarfile
from contextlib import closing

import pytest
from copied_installations import copied, empty_database, giaoban
from django.db import connection

from giaoban.apps.upkeep.archiving import ArchiveError, restore
from giaoban.apps.upkeep.digests import Digest
from giaoban.apps.upkeep.manifests import Manifest, read_manifest

REPORT = "Quận ủy Lê Chân\n\nTháng 4/2025, thu ngân sách nhà nước trên địa bàn đạt 918,755 tỷ đồng.\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("installations")


@pytest.fixture(scope="module")
def installation(catalogue, django_db_blocker, place):
    """The environment of an installation with the catalogue and one report."""
    with django_db_blocker.unblock():
        environment = copied(place / "one")
    (place / "april.txt").write_text(REPORT, "utf-8")
    done = giaoban(environment, "import", str(place / "april.txt"))
    assert done.returncode == 0, done.stderr
    return environment


@pytest.fixture(scope="module")
def archive(installation, place):
    done = giaoban(installation, "backup", str(place / "b.tar"))
    assert done.returncode == 0, done.stderr
    (place / "said.txt").write_text(done.stdout, "utf-8")
    return place / "b.tar"


@pytest.fixture(scope="module")
def restored(archive, django_db_blocker, place):
    """Where the backup was put back, and what was said."""
    with django_db_blocker.unblock():
        environment = empty_database(place / "other")
    return environment, giaoban(environment, "restore", str(archive))


def test_a_backup_comes_back_whole_and_says_the_same_digest(archive, restored, place):
    _, done = restored
    digest = next(line for line in (place / "said.txt").read_text("utf-8").splitlines() if "toàn bộ" in line)

    assert done.returncode == 0, done.stderr
    assert archive.stat().st_mode & 0o777 == 0o600
    assert "Nhật ký nguyên vẹn" in done.stdout
    assert "vẫn nằm trong chuỗi" in done.stdout
    assert digest in done.stdout.splitlines()
    assert (place / "other" / "secret-key").read_text() == (place / "one" / "secret-key").read_text()
    stored = sorted(path.name for path in (place / "one" / "files").rglob("*.txt"))
    assert sorted(path.name for path in (place / "other" / "files").rglob("*.txt")) == stored != []


def test_a_second_backup_of_what_was_restored_has_the_same_digest(archive, restored, place):
    environment, _ = restored

    again = giaoban(environment, "backup", str(place / "again.tar"))

    assert again.stdout.splitlines()[1] == (place / "said.txt").read_text("utf-8").splitlines()[1]


def test_work_goes_on_where_it_was_restored(restored, place):
    environment, _ = restored
    (place / "may.txt").write_text(REPORT.replace("4/2025", "5/2025").replace("918", "1018"), "utf-8")

    done = giaoban(environment, "import", str(place / "may.txt"))

    assert done.returncode == 0, done.stderr


def test_nothing_is_overwritten(installation, archive):
    again = giaoban(installation, "backup", str(archive))
    back = giaoban(installation, "restore", str(archive))

    assert "không ghi đè" in again.stderr
    assert "đã có dữ liệu" in back.stderr
    assert again.returncode == back.returncode == 1
    assert not list(archive.parent.glob(".b.tar*"))


def test_a_backup_that_was_changed_is_refused(archive, tmp_path, django_db_blocker):
    with tarfile.open(archive) as source:
        source.extractall(tmp_path / "in", filter="data")
    stored = next((tmp_path / "in" / "files").rglob("*.txt"))
    stored.write_text(stored.read_text("utf-8").replace("918", "919"), "utf-8")
    with tarfile.open(tmp_path / "changed.tar", "w") as target:
        for path in sorted((tmp_path / "in").rglob("*")):
            target.add(path, str(path.relative_to(tmp_path / "in")), recursive=False)
    with django_db_blocker.unblock():
        environment = empty_database(tmp_path / "data")

    done = giaoban(environment, "restore", str(tmp_path / "changed.tar"))

    assert done.returncode == 1
    assert "khác bảng kê" in done.stderr
    assert not (tmp_path / "data" / "files").exists()


@pytest.mark.django_db
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
            restore(source, data)
    assert list(data.iterdir()) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite was backed up before there were lists")
def test_a_backup_from_before_there_were_lists_comes_back_unproven(archive, tmp_path):
    with tarfile.open(archive) as source:
        source.extractall(tmp_path / "in", filter="data")
    with tarfile.open(tmp_path / "old.tar", "w") as target:
        for name in ("giaoban.sqlite3", "files", "secret-key"):
            target.add(tmp_path / "in" / name, name)

    done = giaoban(empty_database(tmp_path / "data"), "restore", str(tmp_path / "old.tar"))

    assert done.returncode == 0, done.stderr
    assert "không đối chiếu được" in done.stdout


def test_a_list_that_was_changed_is_no_list():
    made = Manifest("sqlite", "", [("units", "0001_initial")], {"t": Digest(1, "a" * 64)}, (1, "b" * 64))
    said = json.loads(made.written())
    said["tables"]["t"]["size"] = 2

    assert read_manifest(made.written()).tables == made.tables
    for content in (json.dumps(said).encode(), b"{}", b"[]", b"chu"):
        with pytest.raises(ValueError, match=r".+"):
            read_manifest(content)


def test_the_doctor_finds_nothing_to_do_after_a_backup(installation, archive):
    done = giaoban(installation, "doctor")

    assert done.returncode == 0, done.stdout
    assert "Không có việc gì phải làm" in done.stdout


BEHIND = (
    "UPDATE journal_event SET reason = 'khác' WHERE number = 1",
    "UPDATE figures_entry SET value = value + 1 WHERE id = (SELECT MIN(id) FROM figures_entry)",
)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file of the database is changed from outside")
def test_the_doctor_finds_what_was_changed_behind_the_system(archive, tmp_path):
    environment = empty_database(tmp_path / "data")
    giaoban(environment, "restore", str(archive))
    with closing(sqlite3.connect(tmp_path / "data" / "giaoban.sqlite3")) as database:
        for trigger in ("journal_event_no_update", "figures_entry_no_update"):
            database.execute(f"DROP TRIGGER {trigger}")
        for statement in BEHIND:
            database.execute(statement)
        database.commit()
    next((tmp_path / "data" / "files").rglob("*.txt")).unlink()
    (tmp_path / "data").chmod(0o755)

    done = giaoban(environment, "doctor", "--json")

    bad = {one["name"]: one for one in json.loads(done.stdout)["findings"] if not one["well"]}
    assert done.returncode == 1
    assert {
        "Nhật ký", "Sổ số liệu", "Khóa chống sửa", "Tệp gốc", "Quyền thư mục", "Sao lưu", "Số cuối tháng",
    } <= bad.keys()  # fmt: skip
    assert all(one["remedy"] for one in bad.values())
    assert "sự kiện số 1 " in bad["Nhật ký"]["words"]
    assert "thiếu 1 tệp" in bad["Tệp gốc"]["words"]
