"""The benchmark of imports, on a few cells: what it prints comes from work that was done."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_prints_the_steps_and_the_ratio_to_a_plain_bulk_create():
    command = [sys.executable, str(ROOT / "benchmarks" / "history_import.py"), "--indicators", "3", "--years", "2"]
    environment = {name: value for name, value in os.environ.items() if name != "GIAOBAN_DATABASE"}

    printed = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    assert re.search(r"^72 cells read in [\d.]+ s, planned in [\d.]+ s, booked in [\d.]+ s", printed, re.MULTILINE)
    assert re.search(r"plain bulk_create of the same rows in [\d.]+ s: booking takes [\d.]+ times", printed)
