"""How far a long work has come, on one line of a terminal that renews itself; silent everywhere else."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

from giaoban.files.limits import grouped

_QUIET = 2.0  # seconds before the first word: a short work needs none
_EVERY = 0.2  # seconds between two renewals


class Progress:
    """Counts what is done and tells it on standard error.

    It is told where standard error is a terminal and standard output goes elsewhere: what a person sees scrolling by
    needs no count. `count` gives the number of all, asked for only when something is told.
    """

    def __init__(self, count: Callable[[], int], *, stream: TextIO | None = None, shown: bool | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and not sys.stdout.isatty() if shown is None else shown
        self._count, self._all = count, 0
        self._done = 0
        self._started = self._told = time.monotonic()
        self._line = ""

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if self._shown and now - self._started >= _QUIET and now - self._told >= _EVERY:
            self._all = self._all or self._count()
            self._told = now
            self.clear()
            self._line = sentence(self._done, self._all, now - self._started)
            print(self._line, end="\r", file=self._stream, flush=True)

    def clear(self) -> None:
        """Wipe the line, before something else is printed and at the end."""
        if self._line:
            print(" " * len(self._line), end="\r", file=self._stream, flush=True)
            self._line = ""


def sentence(done: int, everything: int, seconds: float) -> str:
    """How far, and how long it will take at the pace so far.

    >>> sentence(1200, 4000, 60)
    'Đã đọc 1.200/4.000 tệp (30%), còn khoảng 2 phút'
    >>> sentence(39, 40, 60)
    'Đã đọc 39/40 tệp (97%), còn khoảng 2 giây'
    """
    left = round(seconds * max(0, everything - done) / max(1, done))
    rest = f"{left} giây" if left < 90 else f"{round(left / 60)} phút" if left < 5400 else f"{round(left / 3600)} giờ"
    share = done * 100 // max(1, everything)
    return f"Đã đọc {grouped(done)}/{grouped(everything)} tệp ({share}%), còn khoảng {rest}"
