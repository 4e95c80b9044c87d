"""What was compiled for one run of a command, kept for the next: patterns take longer to compile than a text to read.

The file lies in the user's folder for such things and may be deleted at any time; where it cannot be read or written,
the command compiles anew.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from giaoban import __version__
from giaoban.core import patterns

_LARGEST = 32_000_000  # bytes; a file of this size has outlived many versions and is begun again


@contextmanager
def compiled_patterns() -> Iterator[None]:
    """Take up what earlier runs compiled; keep what this one has compiled beside it."""
    kept = _folder() / f"patterns-{__version__}-{sys.version_info[0]}.{sys.version_info[1]}.bin"
    with suppress(OSError):
        if kept.stat().st_size < _LARGEST:
            patterns.take_up(kept.read_bytes())
    try:
        yield
    finally:
        data = patterns.kept()
        if data is not None:
            with suppress(OSError):
                _write(kept, data)


def get_ready() -> None:
    """Read a sample, so that the processes to be forked find word lists and patterns in memory."""
    from giaoban.catalogue.tables import sample_reports
    from giaoban.core.reading import read

    read("\n".join(content.decode("utf-8", "replace") for name, content in sample_reports() if name.endswith(".txt")))


def _write(path: Path, data: bytes) -> None:
    """The file as a whole or not at all, also where several commands end at once."""
    from tempfile import NamedTemporaryFile  # seldom: most runs compile nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as written:
        written.write(data)
    try:
        Path(written.name).replace(path)
    except OSError:
        Path(written.name).unlink()
        raise


def _folder() -> Path:
    """Where the user's system keeps what can be made again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "giaoban"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "giaoban"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "giaoban"
