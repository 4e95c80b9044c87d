"""The words right before a number, which say what it is and hedge it."""

from typing import NamedTuple

LOOK_BACK = 26
_TOUCHING = frozenset("<>≥≤=~≈ \t\n\u00a0\u202f\u2009")


class Before(NamedTuple):
    """Lower-case words and the stretch of text that they were split from, which begins at `offset`."""

    words: list[str]
    lowered: str
    offset: int


def words_before(text: str, start: int, since: int) -> Before:
    """The words before `start`, none across a blank line, a letter that touches the number, or the place `since`.

    >>> words_before("Năm nay đạt hơn 30", 16, 0).words
    ['năm', 'nay', 'đạt', 'hơn']
    """
    offset = max(since, start - LOOK_BACK, 0)
    before = text[offset:start]
    if not before or before[-1] not in _TOUCHING:
        return Before([], "", offset)
    if "\n\n" in before:
        cut = before.rfind("\n\n") + 1
        before, offset = before[cut:], offset + cut
    if "(" in before:
        before = before.replace("(", " ")
    lowered = before.lower()
    return Before(lowered.split(), lowered, offset)
