"""One tar file that holds an installation: database, documents as received, the secret, and the list that proves them.

Its owner alone can read it: it holds everything that the office has, the hashes of the passwords and the key that
signs sessions, and is kept as the server itself is.
"""

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from giaoban.apps.upkeep.copying import SQLITE_COPY, TABLES, CopyError, copy_in, copy_out, is_used
from giaoban.apps.upkeep.digests import Digest, file_digest
from giaoban.apps.upkeep.manifests import Manifest, read_manifest

FILES, SECRET, LIST = "files", "secret-key", "manifest.json"
NOTE = "last-backup.json"


class ArchiveError(ValueError):
    """A backup that cannot be made or put back, with the sentence that a person reads."""


def backup(data: Path, target: Path) -> Manifest:
    """Write database, files and secret into one tar file; what it holds. A file stands there whole or not at all."""
    if target.exists():
        raise ArchiveError(f"Đã có tệp {target}; hãy chọn tên khác để không ghi đè bản sao lưu cũ.")
    if not target.parent.is_dir():
        raise ArchiveError(f"Không có thư mục {target.parent}; hãy tạo trước rồi sao lưu lại.")
    handle, unfinished = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with tempfile.TemporaryDirectory(prefix="backup-", dir=data) as folder, os.fdopen(handle, "wb") as file:
            manifest = copy_out(Path(folder), made_at=timezone.localtime().isoformat(timespec="seconds"))
            with tarfile.open(fileobj=file, mode="w") as archive:
                _add_all(archive, Path(folder), data, manifest)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, target)
    except FileExistsError:
        raise ArchiveError(f"Đã có tệp {target}; hãy chọn tên khác để không ghi đè bản sao lưu cũ.") from None
    finally:
        os.unlink(unfinished)
    _note(data, target, manifest)
    return manifest


def _add_all(archive: tarfile.TarFile, folder: Path, data: Path, manifest: Manifest) -> None:
    for path in sorted(folder.rglob("*")):
        archive.add(path, str(path.relative_to(folder)), recursive=False)
    for path in sorted((data / FILES).rglob("*")):
        if path.is_file():
            name = str(path.relative_to(data / FILES))
            with suppress(FileNotFoundError):  # of an import that failed meanwhile: nothing names it
                manifest.files[name] = _add(archive, f"{FILES}/{name}", path.read_bytes(), path.stat().st_mode)
    if (data / SECRET).exists():
        _add(archive, SECRET, (data / SECRET).read_bytes(), 0o600)
    _add(archive, LIST, manifest.written(), 0o600)


def _add(archive: tarfile.TarFile, name: str, content: bytes, mode: int) -> Digest:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(content), mode & 0o777, int(timezone.now().timestamp())
    archive.addfile(member, BytesIO(content))
    return Digest(len(content), sha256(content).hexdigest())


def _note(data: Path, target: Path, manifest: Manifest) -> None:
    """Keep when and where the last backup was made, and the journal's head, for the doctor."""
    said = {"at": manifest.made_at, "file": str(target.absolute()), "journal": list(manifest.head)}
    fresh = data / f".{NOTE}"
    fresh.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    fresh.replace(data / NOTE)


def last_backup(data: Path) -> dict[str, object] | None:
    """What `backup` noted last: at, file, journal (number and hash). None where no backup was made here."""
    try:
        said = json.loads((data / NOTE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) else None


def restore(source: Path, data: Path) -> Manifest | None:
    """Put a backup back into an empty installation and prove it equal; None for one from before there were lists.

    Raises ArchiveError where somebody has worked there already, and for a file that is no backup or was changed.
    """
    _refuse_used(data)
    if not source.is_file():
        raise ArchiveError(f"Không có tệp {source}; hãy chỉ tới tệp do lệnh backup tạo ra.")
    with _unpacked(source, data) as folder:
        manifest = _listed(source, folder)
        _refuse_other_engine(folder)
        if manifest is not None:
            _compare(source, _files_in(folder), manifest.files)
        try:
            found = copy_in(folder, manifest or Manifest("sqlite", "", [], {}, (0, "")))
        except (CopyError, DatabaseError) as error:
            raise ArchiveError(f"Không nạp được {source}: {str(error).splitlines()[0]}") from error
        if manifest is not None:
            _compare(source, found, manifest.tables)
        _put_files(folder, data)
    if manifest is not None:
        kept = {name: file_digest(data / FILES / name) for name in manifest.files}
        _compare(source, kept, manifest.files)
    return manifest


def _refuse_used(data: Path) -> None:
    used = any(path.is_file() for path in (data / FILES).rglob("*"))
    try:
        used = used or is_used()
    except DatabaseError as error:
        raise ArchiveError(f"Không mở được cơ sở dữ liệu đích ({str(error).splitlines()[0]}).") from error
    if used:
        raise ArchiveError(
            f"Thư mục {data} hoặc cơ sở dữ liệu của nó đã có dữ liệu; hãy phục hồi vào thư mục trống, "
            "đặt bằng biến GIAOBAN_DATA (và cơ sở dữ liệu trống, đặt bằng GIAOBAN_DATABASE)."
        )


@contextmanager
def _unpacked(source: Path, data: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="restore-", dir=data) as folder:
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, EOFError):
            raise ArchiveError(
                f"{source} không phải bản sao lưu, hoặc bị cắt cụt; hãy chỉ tới tệp do lệnh backup tạo ra."
            ) from None
        yield Path(folder)


def _listed(source: Path, folder: Path) -> Manifest | None:
    if not ((folder / SQLITE_COPY).is_file() or (folder / TABLES).is_dir()):
        raise ArchiveError(f"{source} không chứa cơ sở dữ liệu; hãy chỉ tới tệp do lệnh backup tạo ra.")
    if not (folder / LIST).is_file():
        return None
    try:
        return read_manifest((folder / LIST).read_bytes())
    except ValueError as error:
        raise ArchiveError(f"Bảng kê trong {source} đã bị sửa hoặc hỏng; hãy dùng bản sao lưu khác.") from error


def _refuse_other_engine(folder: Path) -> None:
    of_sqlite = (folder / SQLITE_COPY).is_file()
    if of_sqlite != (connection.vendor == "sqlite"):
        kind = "SQLite; hãy bỏ biến GIAOBAN_DATABASE" if of_sqlite else "PostgreSQL; hãy đặt biến GIAOBAN_DATABASE"
        raise ArchiveError(f"Bản sao lưu này của cơ sở dữ liệu {kind} rồi phục hồi lại.")


def _files_in(folder: Path) -> dict[str, Digest]:
    files = folder / FILES
    return {str(path.relative_to(files)): file_digest(path) for path in files.rglob("*") if path.is_file()}


def _compare(source: Path, found: dict[str, Digest], listed: dict[str, Digest]) -> None:
    differing = sorted(name for name in found.keys() | listed.keys() if found.get(name) != listed.get(name))
    if differing:
        raise ArchiveError(
            f"{source} không còn như lúc sao lưu: {differing[0]} khác bảng kê; hãy dùng bản sao lưu khác."
        )


def _put_files(folder: Path, data: Path) -> None:
    if (folder / SECRET).is_file():
        os.replace(folder / SECRET, data / SECRET)
        os.chmod(data / SECRET, 0o600)
    if (folder / FILES).is_dir():
        shutil.copytree(folder / FILES, data / FILES, dirs_exist_ok=True)
