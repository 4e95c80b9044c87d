"""The pages of docs/checks: what passes raises nothing, what fails raises what the page says."""

import re
from pathlib import Path

import pytest

from giaoban.cli.subjects import accumulation_of, subjects
from giaoban.core.reading import read
from giaoban.core.reckoning import reckon, statements

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "checks"
PAGES = sorted(page for page in FOLDER.glob("*.md") if page.stem != "README")


def _block(page, name):
    return re.search(rf"^```{name}\n(.*?)\n```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]


def _findings(reports):
    made = []
    for number, text in enumerate(reports.split("\n---\n"), start=1):
        made += statements(
            read(text), text, source=f"{number}.txt", subject_of=subjects(), accumulation_of=accumulation_of
        )
    return [f"{finding.verdict}: {finding.message}" for finding in reckon(made).findings]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_a_page(page):
    assert _findings(_block(page, "passes")) == []
    assert _findings(_block(page, "fails")) == _block(page, "finding").split("\n")
    assert "Cannot see: " in page.read_text("utf-8")


def test_every_page_is_listed():
    listed = re.findall(r"\]\(([\w-]+)\.md\)", (FOLDER / "README.md").read_text("utf-8"))

    assert sorted(listed) == sorted(page.stem for page in PAGES)
    assert len(PAGES) >= 29
