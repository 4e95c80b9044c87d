"""Patterns made from word lists: one automaton-like expression that takes the longest entry, in either case."""

from collections.abc import Iterable

BLANK = "[ \u00a0\u202f\u2009]"
LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ%"
# Words of one phrase: a blank or two, or a line break where the text goes on in small letters.
GAP = rf"(?:{BLANK}{{1,2}}|{BLANK}?\n{BLANK}?(?=[{LOWER}]))"

Trie = dict[str, "Trie"]
_END = ""


def longest_of(entries: Iterable[str]) -> str:
    """An expression that matches the longest entry at a place, whole words only, whatever its case.

    >>> import re
    >>> found = re.compile(longest_of(["đồng", "đồng chí", "m", "m2"]))
    >>> [found.match(each)[0] for each in ("Đồng chí Bí thư", "đồng chiêm", "m2 sàn")]
    ['Đồng chí', 'đồng', 'm2']
    """
    root: Trie = {}
    for entry in entries:
        node = root
        for letter in entry.lower():
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _expression(root, "")


def _expression(node: Trie, last: str) -> str:
    # Branches that begin with a plain set of letters are skipped at a glance by the engine.
    branches = [
        _letter(letter) + _expression(child, letter) for letter, child in sorted(node.items()) if letter != _END
    ]
    if _END in node:
        branches.append(r"(?!\w)" if last.isalnum() else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    if letter == " ":
        return GAP
    if letter.isalpha() and letter.upper() != letter and len(letter.upper()) == 1:
        return f"[{letter}{letter.upper()}]"
    return f"\\{letter}" if not letter.isalnum() else letter
