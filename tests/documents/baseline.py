"""The committed outcome of every annotated figure, and what a change of the reader gains and loses against it."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.documents.agreement import LEVELS, Outcome, folders, score

from giaoban.core.reading import read
from giaoban.core.reading.scoring import agree, rates, total

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.json"
OWN = HERE / "own"
OTHERS = HERE / "others"
LIFELIKE = HERE / "lifelike"
SHARED = HERE.parents[1].parent / "shared" / "reading" / "dev"
TOLERANCE = 0.002


@dataclass(frozen=True)
class Change:
    """An annotated figure whose outcome is another than before: steps passed then and now."""

    report: str
    start: int
    before: int
    now: int

    def __str__(self) -> str:
        names = ("missed", *LEVELS)
        return f"{self.report} at {self.start}: {names[self.before]} -> {names[self.now]}"


def outcomes(folder: Path) -> dict[str, Outcome]:
    """The outcome of each report of a folder, by its name."""
    return {name: Outcome.of(annotation, read(text)) for name, text, annotation in folders(folder)}


def beside_figures(folder: Path) -> str:
    """The score of what else is read in a folder's reports: references, people, tasks, place and period."""
    table = rates(total([agree(annotation, read(text)).tallies for _, text, annotation in folders(folder)]))
    kinds = {kind: rate for kind, rate in table.items() if not kind.startswith("figure") and rate.gold}
    return "\n".join(f"{kind:20}{rate.f1:8.4f}" for kind, rate in kinds.items())


def saved(collection: str) -> dict[str, Outcome]:
    """The committed outcomes of a collection ("dev", "own", "others" or "lifelike")."""
    stored = json.loads(BASELINE.read_text("utf-8"))[collection]
    return {
        name: Outcome({int(start): steps for start, steps in entry["passed"].items()}, entry["read"])
        for name, entry in stored.items()
    }


def changes(before: dict[str, Outcome], now: dict[str, Outcome]) -> list[Change]:
    """Each figure that is read better or worse than before, in order."""
    return [
        Change(name, start, before[name].passed.get(start, 0), steps)
        for name, outcome in now.items()
        if name in before
        for start, steps in sorted(outcome.passed.items())
        if steps != before[name].passed.get(start, 0)
    ]


def report(before: dict[str, Outcome], now: dict[str, Outcome]) -> str:
    """The score of both as a table, then what was gained and lost."""
    old, new = score(list(before.values())), score(list(now.values()))
    lines = [f"{'level':10}{'baseline':>10}{'now':>8}"]
    lines += [f"{level:10}{old[level]:10.4f}{new[level]:8.4f}" for level in LEVELS]
    found = changes(before, now)
    gained = [change for change in found if change.now > change.before]
    lost = [change for change in found if change.now < change.before]
    for title, kept in (("gained", gained), ("lost", lost)):
        lines.append(f"{title}: {len(kept)}")
        lines += [f"  {change}" for change in kept]
    return "\n".join(lines)


def worse(before: dict[str, Outcome], now: dict[str, Outcome]) -> list[str]:
    """The levels whose F1 fell by more than the tolerance."""
    old, new = score(list(before.values())), score(list(now.values()))
    return [level for level in LEVELS if new[level] < old[level] - TOLERANCE]


def renew(collections: dict[str, Path]) -> None:
    """Write the outcomes of the given folders as the new baseline; collections not given keep theirs."""
    stored = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    for collection, folder in collections.items():
        stored[collection] = {
            name: {"passed": {str(start): steps for start, steps in outcome.passed.items()}, "read": outcome.read}
            for name, outcome in outcomes(folder).items()
        }
    lines = []
    for collection, reports in sorted(stored.items()):
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in sorted(reports.items()))
        lines.append(f" {json.dumps(collection)}: {{\n{rows}\n }}")
    BASELINE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
