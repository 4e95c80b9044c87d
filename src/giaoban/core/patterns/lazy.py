"""Patterns that are compiled when they are first used, and what was compiled before taken up again.

A reader of reports knows hundreds of patterns and needs few of them for a short text. Compiling takes far longer than
reading, so the command keeps what was compiled (`kept` gives it as bytes, `take_up` reads it in the next process).
"""

import marshal
import re
from functools import cache
from typing import Any, cast

from giaoban.core.patterns.rewriting import FORM, Code, code_of

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_codes: dict[tuple[str, int], Code] = {}
_new: list[tuple[str, int]] = []


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use; a mistake in `source` shows only then.

    >>> compile(r"(?<!\\w)(?:thu|chi)(?!\\w)", re.IGNORECASE).findall("Thu ngân sách, chi và chiều")
    ['Thu', 'chi']
    """
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))


class _Lazy:
    """A pattern; its methods are those of the compiled one from the first use on."""

    __slots__ = (*_METHODS, "_compiled", "_flags", "pattern")

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


@cache
def _at_once(source: str, flags: int) -> re.Pattern[str]:
    return compile(source, flags)


def search(source: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.search`, and so the others; a pattern that is used often should be compiled once and have a name."""
    return _at_once(source, flags).search(text)


def match(source: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.match`."""
    return _at_once(source, flags).match(text)


def fullmatch(source: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """As `re.fullmatch`."""
    return _at_once(source, flags).fullmatch(text)


def _compile(source: str, flags: int) -> re.Pattern[str]:
    key = (source, flags)
    code = _codes.get(key)
    if code is None:
        code = code_of(source, flags)
        if code is None:
            return re.compile(source, flags)
        _codes[key] = code
        _new.append(key)
    return code.pattern(source)


def take_up(data: bytes) -> None:
    """Know again what was compiled in another process; `data` from another Python or of another form is passed over."""
    try:
        form, codes = marshal.loads(data)  # noqa: S302 - the engine checks every step of a code before it takes it
    except (EOFError, ValueError, TypeError):
        return
    if form == FORM:
        for source, flags, *parts in codes:
            _codes[source, flags] = Code(*parts)


def kept() -> bytes | None:
    """All that was compiled, for `take_up`; None where nothing was compiled anew."""
    if not _new:
        return None
    return marshal.dumps((FORM, [(*key, *code) for key, code in _codes.items()]))
