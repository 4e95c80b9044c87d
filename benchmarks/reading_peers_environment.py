"""An environment that is made for other people's programs, used once and thrown away."""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
_LOCKS = _HERE.parent / "requirements"


def peers(text: str) -> dict[str, float]:
    """Characters a second that each peer does on the text, by name."""
    found: dict[str, float] = measured("benchmarks.txt", "reading_peers.py", text)
    return found


def measured(lock: str, script: str, given: str) -> Any:
    """What the script prints on its last line, as JSON, run on `given` where only what the lock names is installed."""
    with tempfile.TemporaryDirectory(prefix="giaoban-peers-") as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(_LOCKS / lock)]
        subprocess.run(install, check=True, stdout=sys.stderr)  # noqa: S603 - our own lock, every hash given
        command = [str(python), str(_HERE / script)]
        ended = subprocess.run(command, input=given.encode(), capture_output=True, check=True)  # noqa: S603
        return json.loads(ended.stdout.splitlines()[-1])
