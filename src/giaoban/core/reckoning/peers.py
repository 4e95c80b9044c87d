"""Where each of several peers stands: first the best, as the indicator's direction says; equals share a place.

Whoever has no figure has no place and is listed apart: a gap is not the last place.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from giaoban.core.reckoning.review import Direction, ReviewError

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """A peer with its value, its place from 1, and how many share that place."""

    key: Key
    value: Decimal
    place: int
    sharing: int = 1


@dataclass(frozen=True, slots=True)
class Ranking(Generic[Key]):
    """Peers from the best to the worst, and those without a figure in the order in which they were given."""

    placed: tuple[Placed[Key], ...]
    without: tuple[Key, ...]

    def of(self, key: Key) -> Placed[Key] | None:
        """The place of one peer, None where it has no figure."""
        return next((one for one in self.placed if one.key == key), None)


def rank(values: Mapping[Key, Decimal | None], direction: Direction, *, held_at: Decimal | None = None) -> Ranking[Key]:
    """Peers by `values`: most first for `up`, least first for `down`, nearest to `held_at` first for `hold`.

    Peers of one place keep the order in which they were given. Raises ReviewError for `hold` without `held_at`.

    >>> found = rank({"a": Decimal(90), "b": Decimal(95), "c": None, "d": Decimal(95)}, Direction.UP)
    >>> [(one.key, one.place, one.sharing) for one in found.placed], found.without
    ([('b', 1, 2), ('d', 1, 2), ('a', 3, 1)], ('c',))
    >>> [one.key for one in rank({"a": Decimal(104), "b": Decimal(97)}, Direction.HOLD, held_at=Decimal(100)).placed]
    ['b', 'a']
    """
    if direction is Direction.HOLD and held_at is None:
        raise ReviewError("Peers that should hold a value are ranked by their distance from it: say which value")
    known = {key: value for key, value in values.items() if value is not None}
    marks = {key: _mark(value, direction, held_at) for key, value in known.items()}
    ordered = sorted(known, key=lambda key: marks[key])
    placed: list[Placed[Key]] = []
    start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and marks[ordered[end]] == marks[ordered[start]]:
            end += 1
        placed += [Placed(key, known[key], start + 1, end - start) for key in ordered[start:end]]
        start = end
    return Ranking(tuple(placed), tuple(key for key in values if key not in known))


def _mark(value: Decimal, direction: Direction, held_at: Decimal | None) -> Decimal:
    """What is smallest for the best."""
    if direction is Direction.HOLD and held_at is not None:
        return abs(value - held_at)
    return -value if direction is Direction.UP else value
