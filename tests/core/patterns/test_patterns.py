"""Rewritten patterns match what `re` matches: by examples, by every letter, by every pattern of core on our texts."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import giaoban.core
from giaoban.core import patterns
from giaoban.core.patterns.letters import cases
from giaoban.core.patterns.rewriting import KNOWN, code_of
from giaoban.core.reading import read
from giaoban.core.reading.folding import CAPITAL, SMALL

OWN = Path(__file__).resolve().parents[2] / "documents" / "own"
LETTERS = [*"abcdefghijklmnopqrstuvwxyz0123456789 .,;:()-–/%“”…", *SMALL[3:], *CAPITAL[3:]]

SAME = [
    (r"(?:thu|thuế|thu chi|chi)", "thu chi thuế chiều THU Chi thư"),
    (r"(?<!\w)(?:thu|thuế|chi)(?!\w)", "thu, chi_ thuế chiều 1thu THU"),
    (r"(?<!\w)(?:a|ab|abc)(?:c|bc)?(?!\w)", "abc abbc ac a abcc"),
    (r"(?:ab|[a-c]x|ac|(?P<one>a))", "abxacaxa cx bx"),
    (r"(?:x|(?<!chỉ )tiêu|(?<!mục )tiêu chí|tiêu)", "chỉ tiêu mục tiêu chí tiêu chí"),
    (r"(?:|a|b)c", "ac bc c"),
    (r"(?:a(?:b|c)|a(?:bd|d)|d)+", "abacaddabd"),
    (r"(?:(?:đã |được )?(?:giao|đạt)|đạt được)(?!\w)", "đã giao được đạt đạt được ĐÃ GIAO"),
    (r"(?:ß|ss|ſ|K)", "ß SS ſ K k K"),
    (r"(?<=\d)(?:kg|km|k)(?!\w)", "5kg 6KM 7k kg 8kgs"),
    (r"\s*(?:và|,)?\s*(?:tăng|giảm)$", "tăng và giảm , tăng"),
    (r"(?i:đạt|được)(?-i:x|X)?|Đ", "ĐẠTX Đượcx đạt Đ"),
]


@pytest.mark.parametrize(("source", "text"), SAME)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_finds_what_re_finds(source: str, text: str, flags: int) -> None:
    if "(?-i" in source and not flags:
        source = source.replace("(?-i:", "(?:")
    assert _found(patterns.compile(source, flags), text) == _found(re.compile(source, flags), text)


@pytest.mark.skipif(not KNOWN, reason="this Python compiles patterns in a way of its own")
def test_cases_are_those_of_the_engine() -> None:
    everything = "".join(map(chr, range(0x20000)))
    for letter in LETTERS:
        found = {ord(each) for each in re.findall(re.escape(letter), everything, re.IGNORECASE)}
        assert found == cases(ord(letter)), letter


def test_every_pattern_of_core_finds_what_re_finds() -> None:
    texts = [path.read_text("utf-8") for path in sorted(OWN.glob("*.txt"))]
    for text in texts[:3]:
        read(text)  # makes the patterns that are built from word lists
    sample = "\n".join(text[:500] for text in texts)[:15_000]
    known = list(_known())
    assert len(known) > 300
    for source, flags in known:
        code = code_of(source, flags)
        if code is not None:
            assert _found(code.pattern(source), sample) == _found(re.compile(source, flags), sample), source


def test_core_compiles_by_its_own_way_alone() -> None:
    folder = Path(giaoban.core.__path__[0])
    modules = [path for path in folder.rglob("*.py") if path.parent.name != "patterns"]
    assert [path.name for path in modules if re.search(r"(?<![\w.])re\.compile\(", path.read_text("utf-8"))] == []


def test_what_was_compiled_is_taken_up_again() -> None:
    once = patterns.compile(r"(?:xin|chào)(?P<who> \w+)?")
    assert once.search("xin chào bạn")
    data = patterns.kept()
    assert data
    patterns.take_up(data)
    again = patterns.compile(r"(?:xin|chào)(?P<who> \w+)?")
    assert [match["who"] for match in again.finditer("xin chào bạn")] == [" chào"]


@pytest.mark.parametrize("data", [b"", b"not what it should be", b"\xe9\x00"])
def test_bytes_of_another_form_are_passed_over(data: bytes) -> None:
    patterns.take_up(data)
    assert patterns.compile("a|b").findall("abc") == ["a", "b"]


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], ...]]:
    return [tuple(match.span(group) for group in range(pattern.groups + 1)) for match in pattern.finditer(text)]


def _known() -> Iterator[tuple[str, int]]:
    """Source and flags of every pattern of core."""
    for module in walk_packages(giaoban.core.__path__, "giaoban.core."):
        import_module(module.name)
    seen = set()
    for name, module in list(sys.modules.items()):
        if name.startswith("giaoban.core."):
            for value in list(vars(module).values()):
                for pattern in value if isinstance(value, tuple) else (value,):
                    if hasattr(pattern, "groupindex") and not isinstance(pattern, type):
                        seen.add((pattern.pattern, pattern.flags & re.IGNORECASE))
    return iter(sorted(seen))
