"""How far a figure read agrees with the one annotated in its place.

The levels come in order and each asks for all before it: found (a number of the same value overlaps), its unit, its
role with its sign, its period, its measure (half of the words in common), and the whole of it, with the base that it is
compared with and the figure that it describes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.scoring.likeness import months, overlap, same_unit, same_value

LEVELS = ("found", "unit", "role", "period", "measure", "whole")
_RELATIVE = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure as annotated.

    `periods` are those that are right as written; None leaves the period open, `(None,)` says that there is none.
    An `optional` one, a doubtful case, counts neither for nor against.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    role: str
    measure: str = ""
    periods: tuple[str | None, ...] | None = None
    base: str | None = None
    of: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an annotated figure: the figure read in its place, and how many levels it passes (0: missed)."""

    gold: GoldFigure
    figure: Figure | None
    passed: int


def outcomes(golds: Sequence[GoldFigure], figures: Sequence[Figure]) -> tuple[Outcome, ...]:
    """The outcome of every annotated figure, in the order of the annotation; each figure read is taken once."""
    taken = dict(_pairs(golds, figures))
    found = []
    for position, gold in enumerate(golds):
        figure = figures[taken[position]] if position in taken else None
        found.append(Outcome(gold, figure, _passed(gold, golds, figure, figures) if figure else 0))
    return tuple(found)


def _pairs(golds: Sequence[GoldFigure], figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Positions of an annotated figure and of the first free one that overlaps it with the same value."""
    taken: set[int] = set()
    for position, gold in enumerate(golds):
        for index, figure in enumerate(figures):
            meets = figure.start < gold.end and gold.start < figure.end
            if index not in taken and meets and same_value(gold.value, gold.unit, figure.value, figure.unit):
                taken.add(index)
                yield position, index
                break


def _passed(gold: GoldFigure, golds: Sequence[GoldFigure], figure: Figure, figures: Sequence[Figure]) -> int:
    later: tuple[Callable[[], bool], ...] = (
        lambda: same_unit(gold.unit, figure.unit),
        lambda: _same_role(gold, figure),
        lambda: _same_period(gold, figure),
        lambda: overlap(gold.measure, figure.measure) >= _HALF,
        lambda: _linked(gold, golds, figure, figures),
    )
    return next((number for number, test in enumerate(later, start=1) if not test()), len(LEVELS))


def _same_role(gold: GoldFigure, figure: Figure) -> bool:
    signs = gold.role != Role.GROWTH or (gold.value < 0) == (figure.value < 0)
    return gold.role == figure.role and signs


def _same_period(gold: GoldFigure, figure: Figure) -> bool:
    if gold.periods is None:
        return True
    return months(str(figure.period) if figure.period else None) in [months(period) for period in gold.periods]


def _linked(gold: GoldFigure, golds: Sequence[GoldFigure], figure: Figure, figures: Sequence[Figure]) -> bool:
    """The base is named in the same words, and the figure described is the same."""
    if gold.role not in _RELATIVE:
        return True
    if gold.base and overlap(gold.base, figure.base, filler=()) < _HALF:
        return False
    if not gold.of:
        return True
    if not 1 <= (figure.of or 0) <= len(figures):
        return False
    wanted, described = golds[gold.of - 1], figures[(figure.of or 0) - 1]
    return wanted.start < described.end and described.start < wanted.end
