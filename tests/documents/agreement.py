"""What became of every annotated figure of a report, as the baseline keeps it: how many levels it passes, by offset."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from giaoban.core.reading import Report
from giaoban.core.reading.scoring import LEVELS, Annotation, Rate, Tally, agree

__all__ = ["LEVELS", "Outcome", "folders", "score"]


@dataclass(frozen=True)
class Outcome:
    """What became of the annotated figures of one report: levels passed by offset, and how many figures were read."""

    passed: dict[int, int]
    read: int

    @classmethod
    def of(cls, annotation: Annotation, report: Report) -> "Outcome":
        """The outcome of a reading; doubtful figures of the annotation count neither for nor against."""
        agreement = agree(annotation, report)
        passed = {one.gold.start: one.passed for one in agreement.outcomes if not one.gold.optional}
        return cls(passed, agreement.tallies["figure found"].read)


def folders(folder: Path) -> Iterator[tuple[str, str, Annotation]]:
    """Name, text and annotation of each report of a folder."""
    for path in sorted(folder.glob("*.json")):
        text = normalize("NFC", path.with_suffix(".txt").read_text("utf-8"))
        yield path.stem, text, Annotation.from_json(json.loads(path.read_text("utf-8")), text)


def score(outcomes: list[Outcome]) -> dict[str, float]:
    """The F1 of each level over several reports."""
    gold = sum(len(outcome.passed) for outcome in outcomes)
    read = sum(outcome.read for outcome in outcomes)
    table = {}
    for number, level in enumerate(LEVELS, start=1):
        hits = sum(steps >= number for outcome in outcomes for steps in outcome.passed.values())
        table[level] = Rate.of(Tally(hits, gold, read)).f1
    return table
