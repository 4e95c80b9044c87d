"""Which characters a piece of a pattern can begin or end with.

A set holds code points and the names of the categories of `re` ("CATEGORY_WORD" for \\w); None stands for "cannot be
told", and whoever asks then leaves the pattern as it is.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

constants: Any = import_module("re._constants")
_casefix: Any = import_module("re._casefix")

Nodes = list[tuple[Any, Any]]
"""A parsed pattern: pairs of an operation and its operands, as `re._parser` makes them."""
Set = frozenset[int | str] | None

IGNORECASE = int(constants.SRE_FLAG_IGNORECASE)
# What `re.IGNORECASE` takes for these letters besides their own two cases and the pairs of re._casefix.
_ALIKE = {"i": "İ", "k": "\u212a", "å": "\u212b"}
_NOTHING: frozenset[int | str] = frozenset()
_WIDEST_RANGE = 1000
_ZERO_WIDTH = (constants.AT, constants.ASSERT, constants.ASSERT_NOT)
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
_WORDS = ("CATEGORY_WORD", "CATEGORY_DIGIT")


def combined(flags: int, added: int, removed: int) -> int:
    """The flags inside a group that adds some and removes some."""
    return (flags | added) & ~removed


@cache
def cases(code: int) -> frozenset[int]:
    """Every character that `re.IGNORECASE` holds to be the same as one.

    >>> sorted(map(chr, cases(ord("đ")))), sorted(map(chr, cases(ord("S"))))
    (['Đ', 'đ'], ['S', 's', 'ſ'])
    """
    found: set[int] = set()
    new = {code}
    while new:
        found |= new
        more: set[int] = set()
        for each in new:
            letter = chr(each)
            more.update(ord(form) for form in (letter.lower(), letter.upper()) if len(form) == 1)
            more.update(_casefix._EXTRA_CASES.get(each, ()))
            more.update(map(ord, _ALIKE.get(letter, "")))
            more.update(ord(small) for small, alike in _ALIKE.items() if letter in alike)
        new = more - found
    return frozenset(found)


def all_of_words(characters: Set) -> bool:
    """Whether every character of a set is a letter, a digit or "_"."""
    return characters is not None and all(
        each in _WORDS if isinstance(each, str) else chr(each).isalnum() or each == ord("_") for each in characters
    )


def holds(characters: frozenset[int | str], member: int | str) -> bool:
    """Whether a set may hold a character, or some character of a category."""
    if member in characters:
        return True
    if isinstance(member, str):
        return any(isinstance(each, str) for each in characters)
    letter = chr(member)
    kinds = {"WORD": letter.isalnum() or letter == "_", "DIGIT": letter.isdecimal(), "SPACE": letter.isspace()}
    for each in characters:
        if isinstance(each, str):
            kind = each.removeprefix("CATEGORY_")
            if kinds.get(kind) or (kind.startswith("NOT_") and not kinds.get(kind.removeprefix("NOT_"))):
                return True
    return False


def first(nodes: Nodes, flags: int) -> tuple[Set, bool]:
    """The characters that a sequence can begin with, and whether it can be empty."""
    return _of_sequence(nodes, flags, backwards=False)


def last(nodes: Nodes, flags: int) -> tuple[Set, bool]:
    """The characters that a sequence can end with, and whether it can be empty."""
    return _of_sequence(nodes, flags, backwards=True)


def _of_sequence(nodes: Nodes, flags: int, *, backwards: bool) -> tuple[Set, bool]:
    found: frozenset[int | str] = _NOTHING
    for node in reversed(nodes) if backwards else nodes:
        characters, empty = _of_node(node, flags, backwards=backwards)
        if characters is None:
            return None, True
        found |= characters
        if not empty:
            return found, False
    return found, True


def _of_node(node: tuple[Any, Any], flags: int, *, backwards: bool) -> tuple[Set, bool]:
    operation, operands = node
    if operation is constants.LITERAL:
        return (cases(operands) if flags & IGNORECASE else frozenset((operands,))), False
    if operation is constants.IN:
        return _of_set(operands, flags), False
    if operation in _ZERO_WIDTH:
        return _NOTHING, True
    if operation is constants.SUBPATTERN:
        _, added, removed, inner = operands
        return _of_sequence(list(inner), combined(flags, added, removed), backwards=backwards)
    if operation is constants.ATOMIC_GROUP:
        return _of_sequence(list(operands), flags, backwards=backwards)
    if operation in REPEATS:
        least, _, inner = operands
        characters, empty = _of_sequence(list(inner), flags, backwards=backwards)
        return characters, empty or least == 0
    if operation is constants.BRANCH:
        return _of_branches(operands[1], flags, backwards=backwards)
    return None, True


def _of_branches(branches: Iterable[Any], flags: int, *, backwards: bool) -> tuple[Set, bool]:
    found: frozenset[int | str] = _NOTHING
    any_empty = False
    for branch in branches:
        characters, empty = _of_sequence(list(branch), flags, backwards=backwards)
        if characters is None:
            return None, True
        found |= characters
        any_empty = any_empty or empty
    return found, any_empty


def _of_set(items: Nodes, flags: int) -> Set:
    """The characters of "[...]"; a negated set is known only where it holds nothing but letters and digits."""
    if items[0][0] is constants.NEGATE:
        return frozenset(("CATEGORY_WORD",)) if (constants.CATEGORY, constants.CATEGORY_NOT_WORD) in items else None
    found: set[int | str] = set()
    for operation, operands in items:
        if operation is constants.CATEGORY:
            found.add(str(operands))
            continue
        low, high = (operands, operands) if operation is constants.LITERAL else operands
        if high - low > _WIDEST_RANGE:
            return None
        for code in range(low, high + 1):
            found |= cases(code) if flags & IGNORECASE else {code}
    return frozenset(found)
