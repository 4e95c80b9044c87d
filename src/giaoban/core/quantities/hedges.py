"""Hedges: the words beside a number that say on which side of it the true value lies.

Of two hedges the one nearest the number counts ("ước đạt hơn 202 tỷ đồng" is over). "vượt 5%" is no hedge but the
statement itself, so "vượt" hedges amounts only.
"""

import re
from typing import NamedTuple

from giaoban.catalogue.tables import words
from giaoban.core import patterns
from giaoban.core.quantities.before import Before
from giaoban.core.quantities.bounds import Bound

BEFORE = {phrase.strip(): Bound(bound.strip()) for phrase, bound in (line.split("|") for line in words("hedges"))}
# Words that may stand between "ước" and its number: "ước đạt", "ước thực hiện", "ước tính là".
_CARRIED = "đạt tăng giảm bằng còn là có thu chi được tính thực hiện chiếm mất hết tới đến vào mức giải ngân"
CARRIERS = frozenset(_CARRIED.split())
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in BEFORE) | CARRIERS
_AFTER = patterns.compile(r"[ \u00a0\n]{1,2}(?:[^\W\d_]+ ){0,2}?(?P<hedge>trở (?P<way>lên|xuống))(?!\w)", re.IGNORECASE)


class Hedge(NamedTuple):
    """What the words say and where they stand."""

    bound: Bound
    start: int
    end: int


def hedge_before(before: Before, *, of_percent: bool) -> Hedge | None:
    """The hedge that ends the words before a number.

    >>> hedge_before(Before(["đạt", "hơn"], "đạt hơn ", 8), of_percent=True)
    Hedge(bound=<Bound.OVER: 'over'>, start=12, end=15)
    >>> hedge_before(Before(["vượt"], "vượt ", 0), of_percent=True) is None
    True
    """
    said = before.words
    if not said or said[-1] not in _LAST_WORDS:
        return None
    for count in (3, 2, 1):
        phrase = said[-1] if count == 1 else " ".join(said[-count:])
        bound = BEFORE.get(phrase)
        if bound is not None and not (of_percent and phrase == "vượt"):
            return _placed(bound, before, count, 0)
    skip = 0
    while skip < 4 and skip < len(said) and said[-1 - skip] in CARRIERS:
        skip += 1
    if skip and skip < len(said) and said[-1 - skip] == "ước":
        return _placed(Bound.ABOUT, before, 1, skip)
    return None


def hedge_after(text: str, at: int) -> Hedge | None:
    """The hedge that follows the number and unit ending at `at`, two words between them at most.

    >>> hedge_after("từ 10% trở lên", 6)
    Hedge(bound=<Bound.AT_LEAST: 'at_least'>, start=7, end=14)
    """
    match = _AFTER.match(text, at)
    if match is None:
        return None
    bound = Bound.AT_LEAST if match["way"].lower() == "lên" else Bound.AT_MOST
    return Hedge(bound, match.start("hedge"), match.end("hedge"))


def _placed(bound: Bound, before: Before, count: int, skip: int) -> Hedge:
    """The hedge with its place: the last `count` words before the last `skip` ones."""
    at = end = len(before.lowered)
    for position, word in enumerate(reversed(before.words[-skip - count :])):
        at = before.lowered.rindex(word, 0, at)
        if position == skip:
            end = at + len(word)
    return Hedge(bound, before.offset + at, before.offset + end)
