"""The data directory of an installation: made on first use, readable by its owner alone, and the secret kept in it."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def data_directory(named: str | None) -> Path:
    """The directory that `named` gives, else `.giaoban` in the home directory; made where it is missing."""
    directory = Path(named).expanduser() if named else Path.home() / ".giaoban"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def secret_key(directory: Path) -> str:
    """The key that signs sessions, made at random on first use and kept in the data directory."""
    path = directory / "secret-key"
    if not path.exists():
        handle, fresh = tempfile.mkstemp(dir=directory)  # readable by its owner alone
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another process was faster; its key counts
            os.link(fresh, path)
        os.unlink(fresh)
    return path.read_text(encoding="ascii").strip()
