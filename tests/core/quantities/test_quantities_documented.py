"""The examples of docs/quantities.md are true."""

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "quantities.md"


def test_the_page_says_what_the_code_does():
    results = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert results.attempted > 5
    assert results.failed == 0
