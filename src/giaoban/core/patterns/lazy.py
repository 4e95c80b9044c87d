"""Patterns that are compiled when they are first used, and what was compiled before taken up again.

A reader of reports knows hundreds of patterns and needs few of them for a short text. Compiling takes far longer than
reading, so the command keeps what was compiled (`kept` gives it as bytes, `take_up` reads it in the next process).
"""

import marshal
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

from ahocorasick_rs import AhoCorasick

from giaoban.core.patterns.rewriting import FORM, Code, beginnings_of, code_of, needed_by

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_codes: dict[tuple[str, int], tuple[int, bytes, int, dict[str, int]]] = {}
_letters: dict[str, str | None] = {}
_words: dict[str, list[str]] = {}
_hinted: list["Hinted"] = []
_new: list[tuple[str, int]] = []


def longest_first(word: str) -> tuple[int, str]:
    """A key to sort words by that are branches of a pattern: the same order in every process, as `kept` needs.

    >>> sorted({"thu", "thuế", "chi"}, key=longest_first)
    ['thuế', 'chi', 'thu']
    """
    return -len(word), word


@cache
def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use; a mistake in `source` shows only then.

    >>> compile(r"(?<!\\w)(?:thu|chi)(?!\\w)", re.IGNORECASE).findall("Thu ngân sách, chi và chiều")
    ['Thu', 'chi']
    """
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))


class _Lazy:
    """A pattern; its methods are those of the compiled one from the first use on."""

    __slots__ = (*_METHODS, "_compiled", "_flags", "pattern")
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterable[re.Match[str]]]

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            compiled = self._compiled = _compile(self.pattern, self._flags)
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
            return compiled
        return getattr(self._compiled, name)

    def __repr__(self) -> str:
        return repr(self._compiled)


class Hinted(_Lazy):
    """A pattern for the words before a number, that is tried only where they hold a word that it needs.

    `hints_in` looks for the words of all such patterns at once; its result goes with the text to the methods here.
    """

    __slots__ = ("bit",)

    def __init__(self, source: str, flags: int = 0) -> None:
        super().__init__(source, int(flags))
        self.bit = 1 << len(_hinted)
        _hinted.append(self)
        _looking_for_hints.cache_clear()

    def search_hinted(self, text: str, hints: int) -> re.Match[str] | None:
        """As `search`."""
        return self.search(text) if hints & self.bit else None

    def finditer_hinted(self, text: str, hints: int) -> Iterable[re.Match[str]]:
        """As `finditer`."""
        return self.finditer(text) if hints & self.bit else ()


def hints_in(lower: str) -> int:
    """Which hinted patterns may match in a text that is given in lower case, as the sum of their bits.

    >>> risen = Hinted(r"(?:tăng|giảm) \\d+")
    >>> [bool(hints_in(text) & risen.bit) for text in ("số hộ giảm 5", "còn 5 hộ")]
    [True, False]
    """
    find, bits, found = _looking_for_hints()
    for word, _, _ in find(lower, True):
        found |= bits[word]
    return found


@cache
def _looking_for_hints() -> tuple[Callable[[str, bool], list[tuple[int, int, int]]], list[int], int]:
    """What finds every word that some pattern needs, the patterns that need each, and those that need none."""
    bits: dict[str, int] = {}
    for pattern in _hinted:
        if pattern.pattern not in _words:
            _words[pattern.pattern] = needed_by(pattern.pattern)
            _new.append((pattern.pattern, 0))
        for word in _words[pattern.pattern] or [""]:
            bits[word] = bits.get(word, 0) | pattern.bit
    always = bits.pop("", 0)
    return AhoCorasick(list(bits)).find_matches_as_indexes, list(bits.values()), always


def search(source: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.search`, and so the others; a pattern that is used often should be compiled once and have a name."""
    return compile(source, flags).search(text)


def match(source: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.match`."""
    return compile(source, flags).match(text)


def fullmatch(source: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.fullmatch`."""
    return compile(source, flags).fullmatch(text)


def beginnings(source: str) -> str | None:
    """The characters that a match of a pattern begins with; None where that may be any, or no character at all.

    >>> beginnings(r"(?:(?P<day>[12]) )?(?:tháng|quý)"), beginnings(r"\\w+")
    ('12qt', None)
    """
    if source not in _letters:
        _letters[source] = beginnings_of(source)
        _new.append((source, 0))
    return _letters[source]


def _compile(source: str, flags: int) -> re.Pattern[str]:
    key = (source, flags)
    code = _codes.get(key)
    if code is None:
        code = code_of(source, flags)
        if code is None:
            return re.compile(source, flags)
        _codes[key] = (code.flags, code.steps, code.groups, code.names)
        _new.append(key)
    return Code(*code).pattern(source)


def take_up(data: bytes) -> None:
    """Know again what was compiled in another process; `data` from another Python or of another form is passed over."""
    try:
        form, codes, letters, hints = marshal.loads(data)  # noqa: S302 - the engine checks every step of a code before it takes it
    except (EOFError, ValueError, TypeError):
        return
    if form == FORM:
        _codes.update(codes)
        _letters.update(letters)
        _words.update(hints)


def kept(*, everything: bool = False) -> bytes | None:
    """All that was compiled, for `take_up`; None where nothing was compiled anew, unless `everything` is wanted."""
    if not _new and not everything:
        return None
    return marshal.dumps((FORM, _codes, _letters, _words))
