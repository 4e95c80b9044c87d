"""Counts of what was read rightly, and the precision, recall and F1 that they give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one kind of entry: how many were read rightly, how many were annotated, how many were read.

    >>> Tally(2, 3, 4) + Tally(1, 1, 1)
    Tally(hits=3, gold=4, read=5)
    """

    hits: int = 0
    gold: int = 0
    read: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hits + other.hits, self.gold + other.gold, self.read + other.read)


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1 to four digits, with the counts behind them. Shares of counts, so plain floats."""

    precision: float
    recall: float
    f1: float
    gold: int
    read: int

    @classmethod
    def of(cls, tally: Tally) -> "Rate":
        """The rates of a tally; nothing read or nothing annotated gives zero.

        >>> Rate.of(Tally(3, 4, 5))
        Rate(precision=0.6, recall=0.75, f1=0.6667, gold=4, read=5)
        >>> Rate.of(Tally()).f1
        0.0
        """
        precision = tally.hits / tally.read if tally.read else 0.0
        recall = tally.hits / tally.gold if tally.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if tally.hits else 0.0
        return cls(round(precision, 4), round(recall, 4), round(f1, 4), tally.gold, tally.read)


def total(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many reports together, by kind.

    >>> total([{"task": Tally(1, 2, 2)}, {"task": Tally(1, 1, 1)}])
    {'task': Tally(hits=2, gold=3, read=3)}
    """
    sums: dict[str, Tally] = {}
    for one in tallies:
        for kind, tally in one.items():
            sums[kind] = sums.get(kind, Tally()) + tally
    return sums


def rates(tallies: Mapping[str, Tally]) -> dict[str, Rate]:
    """The rates of each kind, in the same order."""
    return {kind: Rate.of(tally) for kind, tally in tallies.items()}
