"""Standard output that speaks UTF-8 wherever it runs, and ends quietly where nobody listens any more."""

import os
import sys
from io import TextIOWrapper
from typing import TextIO

CLOSED_PIPE = 141  # what a shell reports for a program that a closed pipe has ended


def speak_utf8() -> None:
    """Make both streams UTF-8 even under LANG=C; a name that is no UTF-8 is printed with its bytes escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def forget_output() -> None:
    """After a closed pipe: send what is still buffered nowhere, so that the end of the program adds no complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # a stream that stands for no file has nothing to flush
        return
    finally:
        os.close(nowhere)


def say(message: str, stream: TextIO | None = None) -> None:
    """One line on standard error, with the program's name, as tools do."""
    print(f"giaoban: {message}", file=stream or sys.stderr)
