"""How well what a report says of its tasks is read: who leads, who helps, until when, what, by whom.

`tasks/` holds texts that were written and annotated before the rules were run on them. A field agrees with the
annotation where both share at least half of the words that either covers; a deadline where its last day is right too.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from giaoban.core.reading import Task, read
from giaoban.core.reading.scoring import Tally, rates, total

FOLDER = Path(__file__).resolve().parent / "tasks"
FIELDS = ("lead", "partners", "deadline", "product", "basis", "orderer")


def tallies(folder: Path) -> dict[str, Tally]:
    """A tally of tasks and of each field over all texts of a folder."""
    return total([_tallies(path) for path in sorted(folder.glob("*.json"))])


def table(folder: Path) -> str:
    """Precision, recall and F1 of each field as lines of text."""
    found = rates(tallies(folder))
    lines = [f"{'':10}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>6}{'read':>6}"]
    for name in ("task", *FIELDS):
        rate = found[name]
        lines.append(f"{name:10}{rate.precision:10.3f}{rate.recall:8.3f}{rate.f1:8.3f}{rate.gold:6}{rate.read:6}")
    return "\n".join(lines)


def misses(folder: Path) -> list[str]:
    """Each field that is missed, wrong or read where none is annotated."""
    found = []
    for path in sorted(folder.glob("*.json")):
        text, golds, tasks = _load(path)
        for gold, task in _pairs(text, golds, tasks):
            for name in FIELDS:
                wanted, given = gold.get(name), getattr(task, name)
                if (wanted or given) and not (wanted and given and _agrees(text, name, wanted, given)):
                    due = f" {given.due}" if name == "deadline" and given else ""
                    found.append(
                        f"{path.stem} {name}: wanted {wanted}, read {given and given.text}{due} in {task.text[:60]}"
                    )
    return found


def _load(path: Path) -> tuple[str, list[dict[str, Any]], tuple[Task, ...]]:
    text = path.with_suffix(".txt").read_text("utf-8")
    annotation = json.loads(path.read_text("utf-8"))
    return text, annotation["tasks"], read(text, published=date.fromisoformat(annotation["published"])).tasks


def _tallies(path: Path) -> dict[str, Tally]:
    text, golds, tasks = _load(path)
    pairs = _pairs(text, golds, tasks)
    spare = [task for gold, task in pairs if gold.get("optional")]
    counted = [gold for gold in golds if not gold.get("optional")]
    read_tasks = [task for task in tasks if not any(task is each for each in spare)]
    both = [(gold, task) for gold, task in pairs if not gold.get("optional")]
    found = {"task": Tally(len(both), len(counted), len(read_tasks))}
    for name in FIELDS:
        agreeing = sum(
            name in gold and getattr(task, name) is not None and _agrees(text, name, gold[name], getattr(task, name))
            for gold, task in both
        )
        found[name] = Tally(
            agreeing,
            sum(name in gold for gold in counted),
            sum(getattr(task, name) is not None for task in read_tasks),
        )
    return found


def _pairs(text: str, golds: list[dict[str, Any]], tasks: tuple[Task, ...]) -> list[tuple[dict[str, Any], Task]]:
    """Annotated and read tasks that share half of what either covers, each once."""
    found: list[tuple[dict[str, Any], Task]] = []
    for gold in golds:
        start, end = _span(text, gold)
        for task in tasks:
            if _overlap(start, end, task.start, task.end) and not any(task is each for _, each in found):
                found.append((gold, task))
                break
    return found


def _agrees(text: str, name: str, gold: dict[str, Any], read_as: Any) -> bool:
    start, end = _span(text, gold)
    if name == "deadline" and gold.get("due") and str(read_as.due) != gold["due"]:
        return False
    same_words = gold["text"].lower() == read_as.text.lower()
    return same_words or _overlap(start, end, read_as.start, read_as.end)


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    common = min(end, other_end) - max(start, other_start)
    return common > 0 and 2 * common >= max(end, other_end) - min(start, other_start)


def _span(text: str, entry: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(entry.get("occurrence", 1)):
        at = text.index(entry["text"], at + 1)
    return at, at + len(entry["text"])
