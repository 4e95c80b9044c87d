"""An environment that is made for other people's readers, used once and thrown away."""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_LOCK = _HERE.parent / "requirements" / "benchmarks.txt"


def peers(text: str) -> dict[str, float]:
    """Characters a second that each peer does on the text, by name."""
    with tempfile.TemporaryDirectory(prefix="giaoban-peers-") as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(_LOCK)]
        subprocess.run(install, check=True, stdout=sys.stderr)  # noqa: S603 - our own lock, every hash given
        command = [str(python), str(_HERE / "reading_peers.py")]
        ended = subprocess.run(command, input=text.encode(), capture_output=True, check=True)  # noqa: S603
        found: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
        return found
