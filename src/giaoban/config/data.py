"""The data directory of an installation: made on first use, readable by its owner alone, and the secret kept in it."""

import os
import secrets
from pathlib import Path


def data_directory(named: str | None) -> Path:
    """The directory that `named` gives, else `.giaoban` in the home directory; made where it is missing."""
    directory = Path(named).expanduser() if named else Path.home() / ".giaoban"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return directory


def secret_key(directory: Path) -> str:
    """The key that signs sessions, made at random on first use and kept in the data directory."""
    path = directory / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
