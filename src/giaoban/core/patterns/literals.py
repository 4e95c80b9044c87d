"""The words of which a match of a pattern must hold one, so that a text without any need not be searched."""

from collections.abc import Iterable
from typing import Any

from giaoban.core.patterns.letters import REPEATS, Nodes, constants

Words = frozenset[str]
_MOST = 30  # so many words take as long to look for as the pattern itself


def needed(nodes: Nodes) -> Words | None:
    """The words in lower case, None where a match may do without or where there are too many.

    Of "(?:đến (?:hết|nay)|lũy kế) " these are "đến " and "lũy kế".
    """
    found = _needed(nodes)
    return found if found and len(found) <= _MOST else None


def _needed(nodes: Nodes) -> Words | None:
    best: Words | None = None
    run = ""
    for operation, operands in [*nodes, (constants.AT, None)]:
        if operation is constants.LITERAL:
            run += chr(operands).lower()
            continue
        if run:
            best = _better(best, frozenset((run,)))
            run = ""
        best = _better(best, _needed_by(operation, operands))
    return best


def _needed_by(operation: Any, operands: Any) -> Words | None:
    if operation is constants.SUBPATTERN:
        return _needed(list(operands[3]))
    if operation is constants.BRANCH:
        return _of_each(operands[1])
    if operation in REPEATS and operands[0] > 0:
        return _needed(list(operands[2]))
    return None


def _of_each(branches: Iterable[Any]) -> Words | None:
    found: set[str] = set()
    for branch in branches:
        words = _needed(list(branch))
        if words is None:
            return None
        found |= words
    return frozenset(word for word in found if not any(other in word for other in found - {word}))


def _better(first: Words | None, second: Words | None) -> Words | None:
    """The one whose words are longer, and fewer."""
    if first is None or second is None:
        return first or second
    return max(first, second, key=lambda words: min(map(len, words)) - len(words) / 2)
