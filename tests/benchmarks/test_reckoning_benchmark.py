"""The benchmark of reckoning, on a few figures: what it prints comes from work that was done."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_prints_relations_a_second_and_runs_of_three_sizes():
    command = [sys.executable, str(ROOT / "benchmarks" / "reckoning.py"), "--figures", "3000"]

    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert re.search(r"^[\d,]+ relations a second \(2076 relations", printed, re.MULTILINE)
    assert re.findall(r"([\d,]+) figures of ([\d,]+) units", printed) == [("30", "1"), ("300", "1"), ("3,000", "10")]
    assert printed.count("; 0 findings") == 3  # the figures are honest
