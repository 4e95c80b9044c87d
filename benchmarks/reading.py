"""How fast the reader is, where its time goes, how near the floor it is, and how well it reads.

Run: python benchmarks/reading.py [--peers] [--json] [FOLDER…]

Folders hold annotated reports (NAME.txt with NAME.json); without any, those of tests/documents are taken. The floor is
one pass of the patterns that the reader runs over whole texts: no reader built on them can be faster. `--peers`
installs other people's readers of Vietnamese into an environment that is thrown away, from requirements/benchmarks.txt.
"""

import argparse
import cProfile
import inspect
import json
import platform
import pstats
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reading_peers_environment import peers

from giaoban.cli.scoring import Scoring, as_table
from giaoban.core.reading import read
from giaoban.core.reading.scoring import Rate, rates, total
from giaoban.files import extract

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [ROOT / "tests" / "documents" / "own", ROOT / "tests" / "documents" / "rest"]
_RUNS = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print the outcome."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path, help="folders of annotated reports")
    parser.add_argument("--peers", action="store_true", help="measure other readers on the same text too")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args(argv)
    folders = arguments.folders or FOLDERS
    texts = [extract(path).text for folder in folders for path in sorted(folder.glob("*.txt"))]
    if not texts:
        parser.error(f"no NAME.txt in {', '.join(map(str, folders))}: name a folder of annotated reports")
    measured = measure(texts, folders, with_peers=arguments.peers)
    print(json.dumps(measured, ensure_ascii=False) if arguments.json else "\n".join(as_text(measured)))
    return 0


def measure(texts: Sequence[str], folders: Sequence[Path], *, with_peers: bool) -> dict[str, Any]:
    """Speeds in characters a second of one core, shares of time by module, the table of accuracy."""
    characters = sum(map(len, texts))
    for text in other_texts(texts):
        read(text)  # word lists are loaded and patterns compiled once
    first = best_of(1, lambda: [read(text) for text in texts])
    reading = best_of(_RUNS, lambda: [read(text) for text in texts])
    patterns = whole_text_patterns()
    floor = best_of(_RUNS, lambda: one_pass(patterns, texts))
    measured: dict[str, Any] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "reports": len(texts),
        "characters": characters,
        "characters_a_second": round(characters / first),
        "again": round(characters / reading),
        "floor": {"patterns": len(patterns), "characters_a_second": round(characters / floor)},
        "above_floor": round(reading / floor, 2),
        "modules": shares(texts),
        "accuracy": {folder.name: accuracy(folder) for folder in folders},
    }
    if with_peers:
        found = peers("\n".join(texts))
        speed = measured["characters_a_second"]
        measured["peers"] = {
            name: {"characters_a_second": round(rate), "reader_is_times_as_fast": round(speed / rate, 1)}
            for name, rate in found.items()
        }
    return measured


def other_texts(texts: Sequence[str]) -> list[str]:
    """Reports that are not measured, to read before: words and units known from a text make reading it again faster."""
    folders = [each for each in sorted((ROOT / "tests" / "documents").iterdir()) if "locked" not in each.name]
    found = [extract(path).text for folder in folders for path in sorted(folder.glob("*.txt"))]
    measured = set(texts)
    return [text for text in found if text not in measured]


def accuracy(folder: Path) -> dict[str, Any]:
    """The table of `giaoban score` for a folder, without the kinds that nobody annotated there."""
    table = rates(total(agreement.tallies for _, agreement in Scoring([folder])))
    return {kind: asdict(rate) for kind, rate in table.items() if rate.gold}


def best_of(times: int, work: Callable[[], object]) -> float:
    """The shortest of so many runs, in seconds of this process."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def whole_text_patterns() -> list[re.Pattern[str]]:
    """The patterns that the reader runs from one end of a text to the other, as its modules say."""
    found = []
    for name, module in sorted(sys.modules.items()):
        if name.startswith("giaoban.core.") and ".scoring" not in name and ".reckoning" not in name:
            for kept, call in re.findall(r"(\w+)(\(\))?\.finditer\((?:text|lower|folded)\)", inspect.getsource(module)):
                pattern = getattr(module, kept)() if call and hasattr(module, kept) else getattr(module, kept, None)
                if hasattr(pattern, "groupindex"):
                    found.append(pattern)
    return found


def one_pass(patterns: Sequence[re.Pattern[str]], texts: Sequence[str]) -> int:
    """Run every pattern over every text once; the result is the number of matches."""
    return sum(1 for text in texts for pattern in patterns for _ in pattern.finditer(text))


def shares(texts: Sequence[str]) -> dict[str, float]:
    """The share of time spent in each module, in percent; what a built-in takes belongs to the module that calls it."""
    profile = cProfile.Profile()
    profile.runcall(lambda: [read(text) for text in texts])
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if file == "~" and callers:
            for (caller, _, _), (_, _, its, _) in callers.items():
                spent[module_of(caller)] += its
        else:
            spent[module_of(file)] += own
    everything = sum(spent.values())
    return {name: round(taken * 100 / everything, 1) for name, taken in spent.most_common() if taken * 500 > everything}


def module_of(file: str) -> str:
    """The module of a source file, "Python" for what is not ours.

    >>> module_of("src/giaoban/core/reading/tasks.py"), module_of("/usr/lib/python3.11/re/__init__.py")
    ('core.reading.tasks', 'Python')
    """
    path = Path(file)
    if "giaoban" not in path.parts:
        return "Python"
    return ".".join(path.with_suffix("").parts[path.parts.index("giaoban") + 1 :])


def as_text(measured: dict[str, Any]) -> list[str]:
    """The outcome for people."""
    lines = [
        f"{measured['reports']} reports, {measured['characters']:,} characters, one core ({measured['machine']})",
        f"{measured['characters_a_second']:>12,} characters a second: the reader, all that it reads, each report once",
        f"{measured['again']:>12,} characters a second: the same reports again, the best of {_RUNS}",
        f"{measured['floor']['characters_a_second']:>12,} characters a second: the floor, one pass of its "
        f"{measured['floor']['patterns']} patterns (the reader takes {measured['above_floor']} times as long)",
    ]
    for name, peer in measured.get("peers", {}).items():
        times = peer["reader_is_times_as_fast"]
        rate = peer["characters_a_second"]
        lines.append(f"{rate:>12,} characters a second: {name} (the reader is {times} times as fast)")
    lines += ["", "Share of the reader's time by module, in percent"]
    lines += [f"{share:8.1f}  {name}" for name, share in measured["modules"].items()]
    for folder, table in measured["accuracy"].items():
        lines += ["", f"Accuracy on {folder}", *as_table({kind: Rate(**rate) for kind, rate in table.items()}, "en")]
    return lines


if __name__ == "__main__":
    sys.exit(main())
