"""No pattern of core repeats anything without end but at its own end, so that time grows as the text does."""

import gc
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import giaoban.core
from giaoban.core import patterns
from giaoban.core.patterns import rewriting
from giaoban.core.patterns.lazy import _Lazy
from giaoban.core.patterns.letters import REPEATS, constants
from giaoban.core.patterns.rewriting import KNOWN
from giaoban.core.reading import read

pytestmark = pytest.mark.skipif(not KNOWN, reason="this Python compiles patterns in a way of its own")

OWN = Path(__file__).resolve().parents[2] / "documents" / "own"
SHORT, TIMES, AT_MOST = 8_000, 10, 12  # characters, and how much longer ten times as many may take

RUNS_ON = [
    (r"a+b", 0),
    (r"(?:a b)*c", 0),
    (r"(?:x|[^,]*,)y", 0),
    (r"(?=.*b)a", 0),
    # What ends a pattern matches as far as it runs.
    (r"a+", 1),
    (r"x(?P<rest>.*)", 1),
]


@pytest.mark.parametrize(("source", "expected"), RUNS_ON)
def test_only_the_end_of_a_pattern_runs_on(source: str, expected: int) -> None:
    assert _endless(list(rewriting._parser.parse(source)))
    at_end, others = _ends_apart(_rewritten(source, 0))
    assert (len(at_end), len(others)) == (expected, 0)


def test_every_pattern_but_for_its_end_is_bounded() -> None:
    known = _known()
    assert len(known) > 600
    assert [each.pattern for each in known if _ends_apart(_rewritten(each.pattern, each._flags))[1]] == []


# Without bounds each of these takes a hundred times as long.
PUMPED = [
    (r"(?:(?:trong|đến|vào|sang|trước)(?!\w) ?)*$", "trong ", "x"),
    (r"(?:Tính )?từ (?:năm|đầu)\s[^,]*(?:nay|\d{4})", "từ năm ", ""),
    (r"(?:(?:trăm|nghìn|triệu|tỷ)\s*)*(?:%|đồng|kg)", "nghìn ", ""),
    (r"(?:(?:các|những|ở) )*(?:thời gian tới|năm sau)", "các ", ""),
    (r"\d+(?:kg|km)", "1", ""),
]


@pytest.mark.parametrize(("source", "unit", "end"), PUMPED)
def test_ten_times_the_text_takes_ten_times_as_long(source: str, unit: str, end: str) -> None:
    pattern = patterns.compile(source)

    def least(length: int) -> float:
        text = unit * (length // len(unit)) + end
        return min(_seconds(pattern, text) for _ in range(3))

    # Another program may hold up one measurement, but no measurement makes a quadratic pattern a linear one.
    assert any(least(SHORT * TIMES) < least(SHORT) * AT_MOST for _ in range(5))


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def _known() -> list[_Lazy]:
    """Every pattern of core, those too that are built from word lists while a report is read."""
    for module in walk_packages(giaoban.core.__path__, "giaoban.core."):
        import_module(module.name)
    for path in sorted(OWN.glob("*.txt"))[:3]:
        read(path.read_text("utf-8"))
    found = {(each.pattern, each._flags): each for each in gc.get_objects() if isinstance(each, _Lazy)}
    return [found[key] for key in sorted(found)]


def _inside(node: tuple[Any, Any]) -> Iterator[list[Any]]:
    """The sequences that a node is made of."""
    operation, operands = node
    if operation in REPEATS or operation is constants.SUBPATTERN:
        yield list(operands[-1])
    elif operation is constants.BRANCH:
        yield from map(list, operands[1])
    elif operation in (constants.ASSERT, constants.ASSERT_NOT):
        yield list(operands[1])
    elif operation is constants.ATOMIC_GROUP:
        yield list(operands)


def _endless(nodes: list[Any]) -> list[Any]:
    """The repeats without end in a sequence, and inside its parts."""
    own = [node for node in nodes if node[0] in REPEATS and node[1][1] is constants.MAXREPEAT]
    return own + [each for node in nodes for inner in _inside(node) for each in _endless(inner)]


def _ends_apart(nodes: list[Any]) -> tuple[list[Any], list[Any]]:
    """The repeats without end of a pattern: those at its very end, and the others."""
    if not nodes:
        return [], []
    last, others = nodes[-1], _endless(nodes[:-1])
    if last[0] is constants.SUBPATTERN:
        at_end, inside = _ends_apart(list(last[1][-1]))
        return at_end, others + inside
    inside = [each for inner in _inside(last) for each in _endless(inner)]
    return [node for node in _endless([last]) if node is last], others + inside


def _rewritten(source: str, flags: int) -> list[Any]:
    tree = rewriting._parser.parse(source, flags)
    return list(rewriting._rewritten(list(tree), int(tree.state.flags | flags), tree.state, at_end=True))
