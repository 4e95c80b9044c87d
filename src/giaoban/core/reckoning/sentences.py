"""Every tie that the sentences of a report make between its figures."""

from collections.abc import Iterator, Sequence

from giaoban.core.reading.report import Figure
from giaoban.core.reckoning.averages import averages, base_in_bracket, daily, from_one_to_another, one_base, two_ends
from giaoban.core.reckoning.constructions import Found, Passage, TieKind, passages
from giaoban.core.reckoning.lists import parts_of_wholes, what_is_left
from giaoban.core.reckoning.met import met_counts
from giaoban.core.reckoning.shares import (
    complements,
    counted,
    of_another,
    of_several,
    shares_of_wholes,
    structures,
    thresholds,
)

_SEARCHES = (
    structures,
    counted,
    averages,
    daily,
    from_one_to_another,
    base_in_bracket,
    one_base,
    thresholds,
    of_several,
    of_another,
    two_ends,
)
_LISTS = (TieKind.PARTS, TieKind.WITHIN, TieKind.PART)


def found_ties(figures: Sequence[Figure], text: str) -> tuple[Found, ...]:
    """The ties of a report: their kind, the places of their figures, and the number that goes with them.

    >>> from decimal import Decimal
    >>> from giaoban.core.reading.report import Role
    >>> words = "Chi 9 tỷ đồng, gồm lương 5 tỷ đồng và điện 3 tỷ đồng."
    >>> figures = [
    ...     Figure(words.index(one), words.index(one) + 9, one, Decimal(one[0]), "tỷ đồng", Role.ACTUAL, "chi")
    ...     for one in ("9 tỷ đồng", "5 tỷ đồng", "3 tỷ đồng")
    ... ]
    >>> found_ties(figures, words)
    ((<TieKind.PARTS: 'parts'>, (0, 1, 2), Fraction(1, 1)),)
    """
    made = [found for passage in passages(figures, text) for found in _of_one(passage)]
    return tuple(dict.fromkeys([*made, *met_counts(figures, text)]))


def _of_one(passage: Passage) -> Iterator[Found]:
    lists = [*parts_of_wholes(passage), *what_is_left(passage)]
    wholes = {part: places[0] for kind, places, _ in lists if kind in _LISTS for part in places[1:]}
    shares = [*shares_of_wholes(passage, wholes), *complements(passage, wholes)]
    adding = {places[0] for kind, places, _ in (*lists, *shares) if kind in (TieKind.PARTS, TieKind.LEFT)}
    for found in (*lists, *shares):
        if found[0] is not TieKind.WITHIN or found[1][0] not in adding:
            yield found
    for search in _SEARCHES:
        yield from search(passage)
