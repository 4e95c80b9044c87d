"""Texts made to hold a pattern up: what one of its own repeats would go on matching, over and over.

A pattern that takes long does so where a repeat matches a long way and what comes after it fails, from every place of
the text anew. So each repeat that may match often gives texts: what stands before it, once, and what it matches, as
often as there is room, ended by a character that no pattern asks for.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")

END = "\0"
_OFTEN = 100  # from here on a repeat can be pumped
_LETTERS = "a 1.,;-A\n(đx/:"
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: str.isdigit,
    _constants.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    _constants.CATEGORY_SPACE: str.isspace,
    _constants.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    _constants.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    _constants.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


class Pumped(NamedTuple):
    """A text of any length: `opening` once, then `piece` again and again."""

    opening: str
    piece: str

    def text(self, length: int) -> str:
        """So many characters of it, to the next whole piece, and an end that nothing matches.

        >>> Pumped("từ ", "năm ").text(10)
        'từ năm năm \\x00'
        """
        return self.opening + self.piece * -(-(length - len(self.opening)) // len(self.piece)) + END


def pumped(source: str, flags: int, *, at_most: int) -> list[Pumped]:
    """Texts that pump the repeats of a pattern; evenly chosen, `at_most` of them.

    >>> pumped(r"từ \\d+ năm", 0, at_most=9)[:2]
    [Pumped(opening='', piece='từ '), Pumped(opening='', piece='từ 1')]
    """
    tree = list(_parser.parse(source, flags))
    found = set()
    for way in (0, 1):
        for before, body in _often(tree, "", way):
            for piece in _pieces(body, way):
                tries = (before, piece), ("", before + piece), ("", f"{before}{piece} "), ("", before)
                found |= {Pumped(*each) for each in tries if each[1]}
    texts = sorted(found)
    return texts[:: -(-len(texts) // at_most) or 1]


def _pieces(body: list[Any], way: int) -> set[str]:
    """What the body of a repeat matches, in some of its forms."""
    pieces = {_sample(body, way), _sample(body, way + 1)}
    if len(body) == 1:
        operation, operands = body[0]
        if operation in (_constants.ANY, _constants.NOT_LITERAL):
            pieces |= set("a 1.A")
        elif operation is _constants.IN:
            pieces |= {letter for letter in "a 1.A" if _holds(operands, letter)}
    return pieces - {""} or {"a"}


def _often(nodes: list[Any], before: str, way: int) -> Iterator[tuple[str, list[Any]]]:
    """Each repeat that may match often: what the pattern matches before it, and what it repeats."""
    for index, (operation, operands) in enumerate(nodes):
        opening = before + _sample(nodes[:index], way)
        if operation in _REPEATS and operands[1] > _OFTEN:
            yield opening, list(operands[2])
        for inner in _inside(operation, operands):
            yield from _often(inner, opening, way)


def _inside(operation: Any, operands: Any) -> list[list[Any]]:
    """The sequences of nodes that a node holds."""
    if operation in _REPEATS:
        return [list(operands[2])]
    if operation is _constants.BRANCH:
        return [list(branch) for branch in operands[1]]
    if operation is _constants.SUBPATTERN:
        return [list(operands[3])]
    if operation is _constants.ATOMIC_GROUP:
        return [list(operands)]
    if operation in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [list(operands[1])]
    return []


def _sample(nodes: list[Any], way: int) -> str:
    """Some text that a sequence of nodes matches; `way` chooses among branches."""
    return "".join(_one(operation, operands, way) for operation, operands in nodes)


def _one(operation: Any, operands: Any, way: int) -> str:
    if operation is _constants.LITERAL:
        return chr(operands)
    if operation is _constants.NOT_LITERAL:
        return next(letter for letter in _LETTERS if ord(letter) != operands)
    if operation is _constants.ANY:
        return "a"
    if operation is _constants.IN:
        return _member(operands)
    if operation is _constants.BRANCH:
        branches = operands[1]
        return _sample(list(branches[way % len(branches)]), way)
    if operation in _REPEATS:
        least, most, body = operands
        return _sample(list(body), way) * max(least, min(1, most, way % 2))
    if operation in (_constants.SUBPATTERN, _constants.ATOMIC_GROUP):
        return _sample(_inside(operation, operands)[0], way)
    return ""


def _member(members: list[Any]) -> str:
    """A letter of a set."""
    for letter in _LETTERS:
        if _holds(members, letter):
            return letter
    starts = [operands for operation, operands in members if operation is _constants.LITERAL]
    starts += [operands[0] for operation, operands in members if operation is _constants.RANGE]
    return chr(starts[0]) if starts else ""


def _holds(members: list[Any], letter: str) -> bool:
    """Whether a letter is of a set."""
    found = wanted = False
    for operation, operands in members:
        if operation is _constants.NEGATE:
            wanted = True
        elif operation is _constants.LITERAL:
            found |= ord(letter) == operands
        elif operation is _constants.RANGE:
            found |= operands[0] <= ord(letter) <= operands[1]
        elif operation is _constants.CATEGORY:
            found |= _CATEGORIES[operands](letter)
    return found is not wanted
