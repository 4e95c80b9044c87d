"""References, people, tasks, place and period of whole texts that were annotated before any rule had seen them.

The texts of `rest/` were written for this test; names and figures in them are invented.
"""

import json
import re
from pathlib import Path

import pytest

from giaoban.core.reading.folding import fold
from giaoban.core.reading.people import find_people
from giaoban.core.reading.references import find_references
from giaoban.core.reading.setting import find_setting
from giaoban.core.reading.tasks import find_tasks

DOCUMENTS = sorted((Path(__file__).parent / "rest").glob("*.json"))


def _gold_and_text(path: Path) -> tuple[dict, str]:
    return json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8")


@pytest.fixture(scope="module")
def documents() -> list[tuple[dict, str]]:
    return [_gold_and_text(path) for path in DOCUMENTS]


def _f1(hits: int, gold: int, read: int) -> float:
    return 2 * hits / (gold + read)


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def test_there_are_documents():
    assert len(DOCUMENTS) >= 8


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_span_is_its_own_text(path):
    _, text = _gold_and_text(path)

    for entry in (*find_references(text), *find_tasks(text)):
        assert text[entry.start : entry.end] == entry.text
    for person in find_people(text):
        assert text[person.start : person.end] == person.name


def test_references(documents):
    hits = gold_count = read_count = 0
    for gold, text in documents:
        wanted = {(each["kind"], each["number"], each.get("date")) for each in gold["references"]}
        read = {(each.kind, each.number, each.date and each.date.isoformat()) for each in find_references(text)}
        hits, gold_count, read_count = hits + len(wanted & read), gold_count + len(wanted), read_count + len(read)

    assert _f1(hits, gold_count, read_count) >= 0.97


def test_people_and_positions(documents):
    hits = gold_count = read_count = positions = positions_wanted = positions_read = 0
    for gold, text in documents:
        wanted = {each["name"]: {fold(position) for position in each["positions"]} for each in gold["people"]}
        read = {each.name: {fold(position) for position in each.positions} for each in find_people(text)}
        hits, gold_count, read_count = (
            hits + len(wanted.keys() & read.keys()),
            gold_count + len(wanted),
            read_count + len(read),
        )
        positions += sum(len(wanted[name] & read[name]) for name in wanted.keys() & read.keys())
        positions_wanted += sum(map(len, wanted.values()))
        positions_read += sum(map(len, read.values()))

    assert _f1(hits, gold_count, read_count) >= 0.95
    assert _f1(positions, positions_wanted, positions_read) >= 0.95


def test_tasks(documents):
    hits = gold_count = read_count = 0
    for gold, text in documents:
        spans = [(text.index(task), text.index(task) + len(task)) for task in gold["tasks"]]
        read = [(task.start, task.end) for task in find_tasks(text)]
        # At least half of the words that either covers are covered by both.
        hits += sum(
            any(2 * (min(end, stop) - max(start, at)) >= max(end, stop) - min(start, at) for at, stop in read)
            for start, end in spans
        )
        gold_count, read_count = gold_count + len(spans), read_count + len(read)

    assert _f1(hits, gold_count, read_count) >= 0.95


def test_setting(documents):
    settings = [(gold, find_setting(text)) for gold, text in documents]

    assert [setting.place for _, setting in settings] == [gold["place"] for gold, _ in settings]
    wrong = [
        gold["place"] for gold, setting in settings if gold["reviewed"] and str(setting.reviewed) != gold["reviewed"]
    ]
    assert wrong == []
