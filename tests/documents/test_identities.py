"""Which mentions mean one document, on texts annotated for it; no rule was found on those of `identities/locked`."""

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("naming", HERE / "naming.py")
naming = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(naming)

OPEN = sorted((HERE / "identities").glob("*.json"))
LOCKED = sorted((HERE / "identities" / "locked").glob("*.json"))


def test_there_are_documents():
    assert len(OPEN) >= 6
    assert len(LOCKED) >= 3


@pytest.mark.parametrize("path", OPEN, ids=lambda path: path.stem)
def test_mentions_of_one_document(path):
    agreement = naming.measure([path])

    assert agreement.f1 >= 0.95
    assert agreement.named >= 0.8


def test_a_text_read_wrongly_is_found_wanting():
    text = "Chỉ thị số 44-CT/TU và Kế hoạch số 9-KH/QU. Chỉ thị này mới."
    mentions = [{"text": "Chỉ thị số 44-CT/TU"}, {"text": "Kế hoạch số 9-KH/QU"}]

    agreement = naming.compare(text, {"documents": [{"identity": "chi-thi|45-ct/tu", "mentions": mentions}]})

    assert agreement.recall == 1.0  # each of the two was read with one of its two
    assert agreement.precision == 1.5  # the directive's second mention is none
    assert (agreement.documents, agreement.identities) == (1, 0)
