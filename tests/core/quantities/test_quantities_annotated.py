"""How many of the figures that people found in real reports come out with the same value, unit and bound."""

import json
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from giaoban.core.quantities import find_quantities

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "reading" / "dev"
FLOOR = 0.99


def spans(text, figures):
    for figure in figures:
        at = -1
        for _ in range(figure.get("occurrence", 1)):
            at = text.index(figure["text"], at + 1)
        yield figure, at, at + len(figure["text"])


def says_the_same(found, figure):
    """The sign and "vượt 5%", 105% of the plan, are the reader's to give; a unit left open may be any."""
    value = Decimal(str(figure["value"]))
    return (
        found.value in (abs(value), abs(value) - 100)
        and figure["unit"] in (found.unit, "")
        and found.bound == figure.get("bound")
    )


def test_annotated_figures_are_found_with_value_unit_and_bound():
    documents = sorted(FOLDER.glob("*.json"))
    if not documents:
        pytest.skip("The annotated reports do not lie beside the repository")
    missed, total = [], 0
    for document in documents:
        text = unicodedata.normalize("NFC", document.with_suffix(".txt").read_text("utf-8"))
        quantities = find_quantities(text)
        for figure, start, end in spans(text, json.loads(document.read_text("utf-8"))["figures"]):
            total += 1
            over = [each for each in quantities if each.start < end and start < each.end]
            if not any(says_the_same(each, figure) for each in over):
                missed.append((document.stem, figure["text"], [each.text for each in over]))

    assert total - len(missed) >= FLOOR * total, missed
