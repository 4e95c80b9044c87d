"""Makes the environment that the product or its tests run in: a virtual environment filled from the hash-locked list.

Standard library only, and old syntax on purpose: this runs before anything is installed, perhaps on a Python that is
too old, which it then says.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
# The longer list holds the shorter one, so an environment made for the tests also runs the product.
LISTS = ("app", "dev")


def prepare(which):
    """Bring the environment up to the locked list `which`; done in a moment where nothing changed.

    The locks are universal: they name each package with the hashes of its files, and no registry, so that the
    machine's own package settings decide where the files come from.
    """
    if sys.version_info < OLDEST:
        stop("Python {}.{} is too old: Giao Ban needs Python 3.11 or newer.".format(*sys.version_info[:2]))
    if not PYTHON.exists():
        say("Tạo môi trường chạy trong .venv …")
        made = subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], capture_output=True, text=True)
        if made.returncode:
            stop(
                "A virtual environment could not be made ({}). On Debian and Ubuntu, install python3-venv and run this "
                "again.".format((made.stdout + made.stderr).strip().splitlines()[-1:] or "no reason given")
            )
    if not any(_is_current(name) for name in LISTS[LISTS.index(which) :]):
        say(f"Cài đặt các gói trong requirements/{which}.txt …")
        _pip("install", "--require-hashes", "-r", str(_list(which)))
        # The project itself, from this folder, with the build tools that the list has just brought.
        _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        _stamp(which).write_text(_fingerprint(which), encoding="utf-8")


def _list(which):
    return ROOT / "requirements" / (which + ".txt")


def _stamp(which):
    return ENVIRONMENT / ("installed-" + which)


def _fingerprint(which):
    content = _list(which).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(content).hexdigest()


def _is_current(which):
    stamp = _stamp(which)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _fingerprint(which)


def _pip(*words):
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-qq", *words]
    ended = subprocess.run(command, cwd=str(ROOT))
    if ended.returncode:
        stop("The packages could not be installed (see above). Check that this machine reaches its package registry.")


def say(sentence):
    """One line for the person who waits."""
    print(sentence, flush=True)


def stop(sentence):
    """End with a sentence that says what to do."""
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(2)
