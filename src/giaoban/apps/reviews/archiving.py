"""One file that holds an installation: the database, the documents as received and the secret.

SQLite is copied by its own backup, which is safe while people work. A PostgreSQL server has tools of its own.
"""

import os
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

DATABASE, FILES, SECRET = "giaoban.sqlite3", "files", "secret-key"
POSTGRES = "Cơ sở dữ liệu đang dùng PostgreSQL; hãy dùng pg_dump và pg_restore, rồi chép thư mục files."


class ArchiveError(ValueError):
    """A backup that cannot be made or put back, with the sentence that a person reads."""


def backup(database: Path, data: Path, target: Path) -> int:
    """Write database, files and secret into one tar file that its owner alone can read; its size in bytes."""
    if target.exists():
        raise ArchiveError(f"Đã có tệp {target}; hãy chọn tên khác để không ghi đè bản sao lưu cũ.")
    with tempfile.TemporaryDirectory(dir=data) as folder:
        copy = Path(folder) / DATABASE
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as made:
            source.backup(made)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w") as archive:
            archive.add(copy, DATABASE)
            for name in (FILES, SECRET):
                if (data / name).exists():
                    archive.add(data / name, name)
    return target.stat().st_size


def restore(source: Path, database: Path, data: Path) -> None:
    """Put a backup back into an empty installation; ArchiveError where one is there already."""
    if database.exists() and _has_rows(database):
        raise ArchiveError(f"Thư mục {data} đã có dữ liệu; hãy phục hồi vào thư mục trống, đặt bằng biến GIAOBAN_DATA.")
    if not source.is_file():
        raise ArchiveError(f"Không có tệp {source}; hãy chỉ tới tệp do lệnh backup tạo ra.")
    with tempfile.TemporaryDirectory(dir=data) as folder:
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
        except tarfile.TarError:
            raise ArchiveError(f"{source} không phải bản sao lưu; hãy chỉ tới tệp do lệnh backup tạo ra.") from None
        found = Path(folder)
        if not (found / DATABASE).is_file():
            raise ArchiveError(f"{source} không chứa cơ sở dữ liệu; hãy chỉ tới tệp do lệnh backup tạo ra.")
        for extra in ("-wal", "-shm"):
            database.with_name(database.name + extra).unlink(missing_ok=True)
        os.replace(found / DATABASE, database)
        if (found / SECRET).is_file():
            os.replace(found / SECRET, data / SECRET)
            os.chmod(data / SECRET, 0o600)
        if (found / FILES).is_dir():
            shutil.copytree(found / FILES, data / FILES, dirs_exist_ok=True)


def _has_rows(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'documents_document'").fetchone()
        return (
            tables is not None and connection.execute("SELECT 1 FROM documents_document LIMIT 1").fetchone() is not None
        )
