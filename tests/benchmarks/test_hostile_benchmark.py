"""The benchmark of hostile texts: it tells a pattern that runs on from one that does not, and every pattern passes."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "hostile.py"


@pytest.fixture(scope="module")
def benchmark():
    sys.path.insert(0, str(SCRIPT.parent))
    try:
        spec = importlib.util.spec_from_file_location("hostile", SCRIPT)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(SCRIPT.parent))


STEEP = [
    r"từ (?:năm|đầu)\s[^,]*(?:nay|\d{4})",
    r"(?:(?:trăm|nghìn|triệu|tỷ)\s*)*(?:%|đồng|kg)",
]


@pytest.mark.parametrize("source", STEEP)
def test_a_pattern_that_runs_on_is_found(benchmark, source):
    texts = benchmark.pumped(source, 0, at_most=24)

    found = (benchmark.measured(re.compile(source), text, 1_000) for text in texts)

    assert any(each is not None and each.times > benchmark.AT_MOST for each in found)


def test_some_patterns_of_the_reader():
    ended = subprocess.run(
        [sys.executable, SCRIPT, "--every", "90", "--characters", "10000", "--json"],
        capture_output=True,
        text=True,
        timeout=300,
    )

    told = json.loads(ended.stdout)
    assert (ended.returncode, told["steep"], ended.stderr) == (0, 0, "")
    assert told["patterns"] >= 8
    assert told["texts"] >= told["compared"] > 0
