"""Drawn tables written as real files and read back: how many of their cells are read rightly, as docs/reading.md says.

`open/` was annotated before the reader was first run on it, and has been used to find rules since; `locked/` was drawn
with it and is for measuring only: `python -m tests.documents.tables.measure locked`.
"""

from pathlib import Path

import pytest
from tests.documents.agreement import LEVELS, score
from tests.documents.baseline import TOLERANCE
from tests.documents.tables.scoring import outcomes

READING = Path(__file__).resolve().parents[3] / "docs" / "reading.md"


def test_cells_of_files_are_read_as_well_as_the_page_says(record_property):
    found = outcomes("open")
    measured = score(list(found.values()))
    figures = sum(len(outcome.passed) for outcome in found.values())
    stated = next(line for line in READING.read_text("utf-8").splitlines() if line.startswith("| Tables of files"))
    count, *rates = (cell.strip().replace(".", "").replace(",", ".") for cell in stated.strip("| ").split("|")[1:])

    record_property("reading: tables of files", "\n".join(f"{level:10}{measured[level]:8.4f}" for level in LEVELS))
    assert int(count) == figures
    for level, rate in zip(LEVELS, rates, strict=True):
        assert measured[level] == pytest.approx(float(rate), abs=TOLERANCE), level
