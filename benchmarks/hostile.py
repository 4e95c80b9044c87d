"""How the time of each pattern of the reader grows over texts made to hold it up: ten times as long, how much slower.

Run: python benchmarks/hostile.py [--characters N] [--every N] [--json]

Every pattern of core is searched through texts that pump its own repeats (hostile_texts.py), of N characters and of ten
times as many. Ends with 1 where a pattern takes more than twelve times as long. `--every 20` takes each twentieth
pattern; the whole takes more than half an hour.
"""

import argparse
import gc
import json
import re
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple

from hostile_texts import Pumped, pumped

import giaoban.core
from giaoban.core.patterns.lazy import _Lazy
from giaoban.core.reading import read

ROOT = Path(__file__).resolve().parents[1]
TIMES, AT_MOST = 10, 12
_TEXTS = 24  # for each pattern
_TOO_SHORT = 0.000_5  # seconds that a clock cannot compare
_AGAIN = 5  # measurements before a pattern is called steep: another program may hold one up
_SHOWN = 5


class Timed(NamedTuple):
    """What one pattern took over one text, in seconds, and over one ten times as long."""

    pattern: str
    text: Pumped
    short: float
    long: float

    @property
    def times(self) -> float:
        """How many times as long the longer text took."""
        return self.long / self.short

    def __str__(self) -> str:
        return (
            f"{self.times:6.1f}  {self.long * 1000:9.1f} ms  "
            f"{self.text.opening[-20:]!r} + {self.text.piece[:30]!r} …  {self.pattern[:70]!r}"
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the outcome."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--characters", type=int, default=20_000, help="length of the shorter text")
    parser.add_argument("--every", type=int, default=1, help="take one pattern in so many")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args(argv)
    known = every_pattern()[:: arguments.every]
    texts, timed = 0, []
    for pattern in known:
        tries = pumped(pattern.pattern, pattern._flags, at_most=_TEXTS)
        texts += len(tries)
        timed += [found for each in tries if (found := measured(pattern, each, arguments.characters))]
    steep = [each for each in timed if each.times > AT_MOST]
    if arguments.json:
        print(json.dumps({"patterns": len(known), "texts": texts, "compared": len(timed), "steep": len(steep)}))
    else:
        print("\n".join(as_text(len(known), texts, timed, arguments.characters)))
    return 1 if steep else 0


def every_pattern() -> list[_Lazy]:
    """The patterns of core, those too that are built from word lists while a report is read, in a fixed order."""
    for module in walk_packages(giaoban.core.__path__, "giaoban.core."):
        import_module(module.name)
    for path in sorted((ROOT / "tests" / "documents" / "own").glob("*.txt"))[:3]:
        read(path.read_text("utf-8"))
    found = {(each.pattern, each._flags): each for each in gc.get_objects() if isinstance(each, _Lazy)}
    return [found[key] for key in sorted(found)]


def measured(pattern: re.Pattern[str] | _Lazy, text: Pumped, characters: int) -> Timed | None:
    """What a pattern takes over both lengths; None where the shorter takes too little time to be told from none."""
    pattern.search("")
    short, long = text.text(characters), text.text(characters * TIMES)
    first = seconds(pattern, short)
    if first < _TOO_SHORT:
        return None
    best = Timed(pattern.pattern, text, first, seconds(pattern, long))
    for _ in range(_AGAIN):
        if best.times <= AT_MOST:
            break
        low = min(seconds(pattern, short) for _ in range(3))
        again = Timed(pattern.pattern, text, low, min(seconds(pattern, long) for _ in range(2)))
        best = min(best, again, key=attrgetter("times"))
    return best


def seconds(pattern: re.Pattern[str] | _Lazy, text: str) -> float:
    """Processor seconds of one search through the whole text."""
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def as_text(patterns: int, texts: int, timed: Sequence[Timed], characters: int) -> list[str]:
    """The outcome for people: how many are within twelve times, the steepest, the slowest."""
    within = sum(each.times <= AT_MOST for each in timed)
    lines = [
        f"{patterns} patterns, {texts:,} texts of {characters:,} and of {characters * TIMES:,} characters",
        f"{texts - len(timed):,} texts are passed over at once; of {len(timed):,} others {within:,} take at most "
        f"{AT_MOST} times as long",
    ]
    for title, key in (("steepest", attrgetter("times")), ("slowest", attrgetter("long"))):
        lines += ["", f" times      {title}", *map(str, sorted(timed, key=key, reverse=True)[:_SHOWN])]
    return lines


if __name__ == "__main__":
    sys.exit(main())
