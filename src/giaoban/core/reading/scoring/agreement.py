"""One report as read beside its annotation: which figures agree how far, and a tally of each kind of entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from giaoban.core.reading.report import Figure, Report, Task
from giaoban.core.reading.scoring.annotation import Annotation, GoldTask
from giaoban.core.reading.scoring.figures import LEVELS, Outcome, outcomes
from giaoban.core.reading.scoring.likeness import months, overlap, words
from giaoban.core.reading.scoring.tally import Tally

_SAME_PLACE = Decimal("0.5")
_SAME_POSITION = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one report was read.

    `outcomes` has every annotated figure, `invented` what was read where none is annotated. `tallies` counts by kind:
    "figure found" to "figure whole", "reference", "person", "position", "task", "place", "reviewed".
    """

    outcomes: tuple[Outcome, ...]
    invented: tuple[Figure, ...]
    tallies: Mapping[str, Tally]


def agree(annotation: Annotation, report: Report) -> Agreement:
    """Compare a report with the annotation of its text.

    >>> from giaoban.core.reading import read
    >>> text = "Tháng 4/2025, quận kết nạp 103 đảng viên."
    >>> gold = {"text": "103 đảng viên", "value": 103, "unit": "đảng viên", "role": "actual",
    ...         "measure": "kết nạp đảng viên", "period": "2025-04"}
    >>> agreement = agree(Annotation.from_json({"figures": [gold]}, text), read(text))
    >>> agreement.tallies["figure whole"], agreement.invented
    (Tally(hits=1, gold=1, read=1), ())
    """
    found = outcomes(annotation.figures, report.figures)
    taken = {id(outcome.figure) for outcome in found if outcome.figure}
    invented = tuple(figure for figure in report.figures if id(figure) not in taken)
    persons, positions = _people(annotation, report)
    tallies = {
        **_figures(found, len(report.figures)),
        "reference": _references(annotation, report),
        "person": persons,
        "position": positions,
        "task": _tasks(annotation.tasks, report.tasks),
        "place": _one(annotation.place, report.place, _same_place),
        "reviewed": _one(annotation.reviewed, str(report.reviewed or "") or None, _same_months),
    }
    return Agreement(found, invented, tallies)


def _figures(found: tuple[Outcome, ...], read: int) -> dict[str, Tally]:
    counted = [outcome for outcome in found if not outcome.gold.optional]
    spare = sum(outcome.gold.optional and outcome.figure is not None for outcome in found)
    return {
        f"figure {level}": Tally(
            sum(outcome.passed >= number for outcome in counted),
            len(counted),
            read - spare,
        )
        for number, level in enumerate(LEVELS, start=1)
    }


def _references(annotation: Annotation, report: Report) -> Tally:
    """Documents by number, blanks and capitals aside, each once."""
    gold = {_number(number) for number in annotation.numbers}
    read = {_number(reference.number) for reference in report.references if reference.number}
    return Tally(len(gold & read), len(gold), len(read))


def _number(written: str) -> str:
    return "".join(written.lower().split())


def _people(annotation: Annotation, report: Report) -> tuple[Tally, Tally]:
    """Persons by name; and positions, of the persons that both name."""
    gold = {" ".join(words(name)): positions for name, positions in annotation.people}
    read = {" ".join(words(person.name)): person.positions for person in report.people}
    both = gold.keys() & read.keys()
    positions = sum(
        any(overlap(wanted, given) >= _SAME_POSITION for given in read[name]) for name in both for wanted in gold[name]
    )
    return (
        Tally(len(both), len(gold), len(read)),
        Tally(positions, sum(map(len, gold.values())), sum(map(len, read.values()))),
    )


def _tasks(golds: tuple[GoldTask, ...], tasks: tuple[Task, ...]) -> Tally:
    """Tasks whose spans share at least half of the longest stretch that the two cover."""
    taken: set[int] = set()
    hits = spare = 0
    for gold in golds:
        for index, task in enumerate(tasks):
            common = min(gold.end, task.end) - max(gold.start, task.start)
            covered = max(gold.end, task.end) - min(gold.start, task.start)
            if index not in taken and common > 0 and 2 * common >= covered:
                taken.add(index)
                hits, spare = hits + (not gold.optional), spare + gold.optional
                break
    return Tally(hits, sum(not gold.optional for gold in golds), len(tasks) - spare)


def _one(gold: str | None, read: str | None, same: Callable[[str, str | None], bool]) -> Tally:
    return Tally(int(same(gold, read)), 1, int(bool(read))) if gold else Tally()


def _same_place(gold: str, read: str | None) -> bool:
    return overlap(gold, read) >= _SAME_PLACE


def _same_months(gold: str, read: str | None) -> bool:
    return months(gold) == months(read)
