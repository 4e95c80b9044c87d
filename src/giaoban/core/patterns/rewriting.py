"""Patterns rewritten before they are compiled: the same matches with fewer steps.

`re` tries the branches of "a|b|c" one after the other at every place of a text, and with IGNORECASE it skips neither a
branch nor a place by its first letter. So:

- branches that begin alike are put together, down to a tree of letters, where no other branch between them could match;
- the first letter of a branch is written in all its cases, by which the engine leaves out the branch at once;
- a lookbehind before the first letter of a branch is asked after it;
- "(?<!\\w)" before a letter and "(?!\\w)" after one become "\\b", which takes a tenth of the time;
- the characters that a match can begin with are given to the search, which passes over all others.

This stands on the parts of `re` that parse and compile, which are the same in the versions of Python named below; in
any other a pattern is compiled as it is.
"""

import re
import sys
from array import array
from importlib import import_module
from typing import Any, NamedTuple

from giaoban.core.patterns.letters import (
    IGNORECASE,
    REPEATS,
    Nodes,
    Set,
    all_of_words,
    cases,
    combined,
    constants,
    first,
    holds,
    last,
)
from giaoban.core.patterns.literals import needed

_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_engine: Any = import_module("_sre")

FORM = (*sys.version_info[:3], int(constants.MAGIC), 7)
"""What code must agree in to be of use: the Python that made it, and the version of this module, told by hand."""
KNOWN = sys.implementation.name == "cpython" and (3, 11) <= sys.version_info[:2] <= (3, 13)
"""Whether the parts of `re` are those that this module knows."""
_BLANKS, _MARKS = 60, 8
_LETTERS, _PARTS, _STRETCH = 100, 120, 600  # letters of a word, words of a phrase, characters of anything else
_MANY = 240  # a set of so many letters keeps a search from few places
_WIDE = ("CATEGORY_WORD", "CATEGORY_NOT_WORD", "CATEGORY_NOT_SPACE", "CATEGORY_NOT_DIGIT")
_OTHER_FLAGS = int(re.LOCALE | re.ASCII | re.DEBUG)
_DOTALL = int(re.DOTALL)
_WORD = [(constants.IN, [(constants.CATEGORY, constants.CATEGORY_WORD)])]
_BOUNDARY = (constants.AT, constants.AT_BOUNDARY)
_ONE = (constants.IN, constants.LITERAL, constants.NOT_LITERAL, constants.ANY)
_ASSERTS = (constants.ASSERT, constants.ASSERT_NOT)


class Code(NamedTuple):
    """A pattern as the engine takes it: its flags, its steps as 32-bit numbers, its number of groups, their names."""

    flags: int
    steps: bytes
    groups: int
    names: dict[str, int]

    def pattern(self, source: str) -> re.Pattern[str]:
        """The pattern; `source` is what it shows as its own."""
        places: list[str | None] = [None] * (self.groups + 1)
        for name, number in self.names.items():
            places[number] = name
        steps = array("I", self.steps).tolist()
        pattern: re.Pattern[str] = _engine.compile(
            source, self.flags, steps, self.groups, dict(self.names), tuple(places)
        )
        return pattern


def code_of(source: str, flags: int = 0) -> Code | None:
    """The code of a pattern that matches what `re.compile(source, flags)` matches; None where that should be used.

    >>> code = code_of(r"(?<!\\w)(?:thu|thuế|chi)(?!\\w)", re.IGNORECASE)
    >>> code and code.pattern("").findall("Thu, chi THUẾ, chiều")
    ['Thu', 'chi', 'THUẾ']
    """
    if not KNOWN or flags & _OTHER_FLAGS:
        return None
    tree = _parser.parse(source, flags)
    flags = int(tree.state.flags | flags)
    if flags & _OTHER_FLAGS:
        return None
    nodes = _rewritten(list(tree), flags, tree.state, at_end=True)
    steps = _information(nodes, flags, tree.state)
    _compiler._compile(steps, nodes, flags)
    steps.append(constants.SUCCESS)
    return Code(flags, array("I", steps).tobytes(), tree.state.groups - 1, dict(tree.state.groupdict))


def beginnings_of(source: str) -> str | None:
    """The characters that a match of a pattern without flags begins with; None where that may be any or none."""
    if not KNOWN:
        return None
    tree = _parser.parse(source)
    characters, empty = first(list(tree), int(tree.state.flags))
    if empty or characters is None:
        return None
    if not characters.isdisjoint(_WIDE):
        return None
    spelt = {"CATEGORY_DIGIT": "0123456789", "CATEGORY_SPACE": " \t\n\r\f\v\u00a0\u2007\u2009\u202f"}
    letters = "".join(spelt.get(each, "") if isinstance(each, str) else chr(each) for each in characters)
    return "".join(sorted(set(letters)))


def needed_by(source: str) -> list[str]:
    """The words in lower case of which a match of a pattern must hold one; [] where that cannot be told."""
    return sorted(needed(list(_parser.parse(source))) or ()) if KNOWN else []


def _information(nodes: Nodes, flags: int, state: Any) -> list[Any]:
    """The head of the compiled code: how short and how long a match is, and what it can begin with."""
    pattern = _parser.SubPattern(state, nodes)
    code: list[Any] = []
    _compiler._compile_info(code, pattern, flags)
    if code[2]:  # a literal or a set of characters was found already
        return code
    least, most = pattern.getwidth()
    characters, _ = first(nodes, flags)
    if not least or not characters or len(characters) > _MANY or not characters.isdisjoint(_WIDE):
        return code
    code = [constants.INFO, 0, constants.SRE_INFO_CHARSET, least, min(most, _compiler.MAXCODE)]
    charset, _ = _compiler._optimize_charset(_items(characters))
    _compiler._compile_charset(charset, flags, code)
    code[1] = len(code) - 1
    return code


def _items(characters: frozenset[int | str]) -> Nodes:
    """A set of characters as the inside of "[...]"."""
    return [
        (constants.CATEGORY, getattr(constants, each)) if isinstance(each, str) else (constants.LITERAL, each)
        for each in sorted(characters, key=str)
    ]


def _rewritten(nodes: Nodes, flags: int, state: Any, *, at_end: bool = False) -> Nodes:
    """A sequence with its parts rewritten and its boundaries eased; `at_end` where it ends the whole pattern."""
    found: Nodes = []
    for at, (operation, operands) in enumerate(nodes, 1):
        ends = at_end and at == len(nodes)
        if operation is constants.SUBPATTERN:
            group, added, removed, inner = operands
            rewritten = _rewritten(list(inner), combined(flags, added, removed), state, at_end=ends)
            if group is None and not added and not removed:
                found += rewritten
            else:
                found.append((operation, (group, added, removed, _parser.SubPattern(state, rewritten))))
        elif operation is constants.BRANCH:
            branches = [_rewritten(list(branch), flags, state) for branch in operands[1]]
            found += _branches(branches, flags, state)
        elif operation in REPEATS:
            least, most, inner = operands
            inner = _parser.SubPattern(state, _rewritten(list(inner), flags, state))
            found.append((operation, (least, _at_most(most, inner, flags, ends=ends), inner)))
        elif operation in _ASSERTS:
            way, inner = operands
            found.append((operation, (way, _parser.SubPattern(state, _rewritten(list(inner), flags, state)))))
        else:
            found.append((operation, operands))
    return _eased(_once_each(found, flags, state), flags)


def _at_most(most: Any, inner: Any, flags: int, *, ends: bool) -> Any:
    """How often something is repeated that may be repeated without end.

    A search that begins at every place of a text, and runs from each to the end of it, takes a hundred times as long
    for ten times the text. So nothing is repeated without end but what ends a pattern, which matches as far as it runs.
    No gap between words has more than sixty blanks.
    """
    if most is not constants.MAXREPEAT:
        return most
    single = len(inner) == 1 and inner[0][0] in _ONE
    if single and _is_gap(*inner[0]):
        return _BLANKS
    if ends:
        return most
    if not single:
        return _PARTS
    characters, _ = first(list(inner), flags)
    return _LETTERS if all_of_words(characters) else _STRETCH


def _is_gap(operation: Any, operands: Any) -> bool:
    """Whether a set holds blanks, and but a few marks beside them."""
    if operation is not constants.IN:
        return operation is constants.LITERAL and chr(operands).isspace()
    blank = (constants.CATEGORY, constants.CATEGORY_SPACE)
    if operands[0][0] is constants.NEGATE:  # "[^\\S\n]"
        return (constants.CATEGORY, constants.CATEGORY_NOT_SPACE) in operands
    marks = [each for each in operands if each != blank]
    if len(marks) > _MARKS or any(kind is not constants.LITERAL for kind, _ in marks):
        return False
    return blank in operands or all(chr(each).isspace() for _, each in marks)


def _once_each(nodes: Nodes, flags: int, state: Any) -> Nodes:
    """ "\\s*:?\\s*" as "\\s*(?::\\s*)?": the same texts, but a run of blanks can be parted in one way alone.

    Parted in every way, a thousand blanks before what does not fit would be tried half a million times.
    """
    at = 0
    while at + 2 < len(nodes):
        before, between, after = nodes[at : at + 3]
        if _is_run(before) and _is_run(after) and before[1][2][0] == after[1][2][0] and _is_optional(between):
            inner = list(between[1][2])
            apart, empty = first(inner, flags)
            blanks, _ = first([before], flags)
            if not empty and apart is not None and blanks is not None and not _meet(apart, blanks):
                further = _parser.SubPattern(state, [*inner, after])
                nodes[at + 1 : at + 3] = [(constants.MAX_REPEAT, (0, 1, further))]
        at += 1
    return nodes


def _is_run(node: tuple[Any, Any]) -> bool:
    """Whether a node is one set of characters, any number of times."""
    operation, operands = node
    if operation is not constants.MAX_REPEAT or operands[0] or operands[1] < _BLANKS:
        return False
    return len(operands[2]) == 1 and operands[2][0][0] in (constants.IN, constants.LITERAL)


def _is_optional(node: tuple[Any, Any]) -> bool:
    operation, operands = node
    return operation is constants.MAX_REPEAT and operands[0] == 0 and operands[1] == 1


def _meet(one: frozenset[int | str], other: frozenset[int | str]) -> bool:
    """Whether two sets of characters may have one in common."""
    return any(holds(set_, each) for set_, members in ((one, other), (other, one)) for each in members)


def _eased(nodes: Nodes, flags: int) -> Nodes:
    """ "(?<!\\w)" before what begins with a letter, and "(?!\\w)" after what ends with one, as a boundary of a word."""
    for at, (operation, operands) in enumerate(nodes):
        if operation is not constants.ASSERT_NOT or list(operands[1]) != _WORD:
            continue
        characters, empty = last(nodes[:at], flags) if operands[0] > 0 else first(nodes[at + 1 :], flags)
        if not empty and all_of_words(characters):
            nodes[at] = _BOUNDARY
    return nodes


def _branches(branches: list[Nodes], flags: int, state: Any) -> Nodes:
    """Branches with those that begin alike put together, as one node or the sequence that is left."""
    flat: list[Nodes] = []
    for branch in branches:
        if len(branch) == 1 and branch[0][0] is constants.BRANCH:
            flat += [list(each) for each in branch[0][1][1]]
        else:
            flat.append(_letter_first(branch, state))
    groups = _groups(flat, flags)
    made = [_joined(group, flags, state) for group in groups]
    if len(made) == 1:
        return made[0]
    return [(constants.BRANCH, (None, [_parser.SubPattern(state, _by_case(each, flags, state)) for each in made]))]


def _letter_first(branch: Nodes, state: Any) -> Nodes:
    """A branch that asks for what stands before it when its first letter is there: "t(?<!chỉ .)iêu"."""
    at = 0
    while at < len(branch) and branch[at][0] in _ASSERTS and branch[at][1][0] < 0:
        at += 1
    if not at or at == len(branch) or branch[at][0] is not constants.LITERAL:
        return branch
    one = (constants.SUBPATTERN, (None, _DOTALL, 0, _parser.SubPattern(state, [(constants.ANY, None)])))
    behind = [(operation, (way, _parser.SubPattern(state, [*inner, one]))) for operation, (way, inner) in branch[:at]]
    return [branch[at], *behind, *branch[at + 1 :]]


def _groups(branches: list[Nodes], flags: int) -> list[list[Nodes]]:
    """Branches in groups that begin with one letter; the order is kept wherever it could matter."""
    groups: list[list[Nodes]] = []
    letters: list[int | None] = []
    latest: dict[int | str, int] = {}  # the last group that can begin with a character
    unknown = -1  # the last group that can begin with anything
    for branch in branches:
        letter = _letter(branch, flags)
        characters = _beginnings(branch, flags)
        if characters is None:
            place = -1
            unknown = len(groups)
        else:
            place = max([unknown, *(latest.get(each, -1) for each in characters)])
        if letter is not None and place >= 0 and letters[place] == letter:
            groups[place].append(branch)
            continue
        for each in characters or ():
            latest[each] = len(groups)
        groups.append([branch])
        letters.append(letter)
    return groups


def _letter(branch: Nodes, flags: int) -> int | None:
    """The letter that a branch begins with, one for all its cases; None for any other beginning."""
    if not branch or branch[0][0] is not constants.LITERAL:
        return None
    return min(cases(branch[0][1])) if flags & IGNORECASE else int(branch[0][1])


def _beginnings(branch: Nodes, flags: int) -> Set:
    """The characters that a branch can begin with, None where it may be empty or begin with one of a category."""
    characters, empty = first(branch, flags)
    return None if empty or characters is None or any(isinstance(each, str) for each in characters) else characters


def _joined(group: list[Nodes], flags: int, state: Any) -> Nodes:
    """One branch for those that begin with the same letter."""
    if len(group) == 1:
        return group[0]
    return [group[0][0], *_branches([branch[1:] for branch in group], flags, state)]


def _by_case(branch: Nodes, flags: int, state: Any) -> Nodes:
    """A branch whose first letter is written in all its cases."""
    if not flags & IGNORECASE or not branch or branch[0][0] is not constants.LITERAL:
        return branch
    forms = sorted(cases(branch[0][1]))
    if len(forms) == 1:
        return branch
    either = _parser.SubPattern(state, [(constants.IN, [(constants.LITERAL, form) for form in forms])])
    return [(constants.SUBPATTERN, (None, 0, IGNORECASE, either)), *branch[1:]]
