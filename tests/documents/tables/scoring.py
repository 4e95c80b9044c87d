"""How well tables of real files are read: each drawn cell beside the figure read from it, scored as reports are."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.documents.agreement import Outcome
from tests.documents.tables.specification import Drawn, Gold, load
from tests.documents.tables.writing import File, write

from giaoban.core.reading import Report, read
from giaoban.core.reading.scoring import Annotation, GoldFigure, agree
from giaoban.files import Extracted, MarkedPlaces, extract

HERE = Path(__file__).resolve().parent
_NOWHERE = (-1, -1)


def drawn_tables(folder: str) -> Iterator[tuple[Drawn, str]]:
    """Each table of a folder ("open", "locked") with each kind of file that it is written to."""
    for path in sorted((HERE / folder).glob("*.table")):
        drawn = load(path)
        yield from ((drawn, kind) for kind in drawn.kinds)


def read_file(drawn: Drawn, kind: str) -> tuple[Extracted, Annotation, Report]:
    """The table written to a file, its text, what is annotated in it by place, and what was read."""
    file = write(drawn, kind)
    extracted = extract(file.data)
    golds = drawn.golds()
    spans = list(_spans(file, extracted, golds))
    annotated = []
    for gold, (start, end) in zip(golds, spans, strict=True):
        of = next((at for at, each in enumerate(golds, start=1) if gold.of == (each.row, each.column, each.text)), None)
        period = None if gold.period == "open" else (gold.period,)
        annotated.append(
            GoldFigure(start, end, gold.text, gold.value, gold.unit, gold.role, gold.measure, period, gold.base, of)
        )
    return extracted, Annotation(figures=tuple(annotated)), read(extracted.text)


def outcomes(folder: str) -> dict[str, Outcome]:
    """The outcome of each file of a folder, by "name.kind"."""
    found = {}
    for drawn, kind in drawn_tables(folder):
        _, annotation, report = read_file(drawn, kind)
        agreement = agree(annotation, report)
        passed = {position: one.passed for position, one in enumerate(agreement.outcomes)}
        found[f"{drawn.name}.{kind}"] = Outcome(passed, agreement.tallies["figure found"].read)
    return found


def _spans(file: File, extracted: Extracted, golds: list[Gold]) -> Iterator[tuple[int, int]]:
    """Where each annotated number stands in the text: in its place, else behind the one before it."""
    text, at = extracted.text, 0
    for gold in golds:
        cell = (gold.row, gold.column)
        low, high = at, len(text)
        if file.offsets:
            low = file.offsets[cell]
        elif file.places:
            low, high = _segment(extracted.places, file.places[cell], len(text))
        found = re.compile(rf"(?<![\d.,]){re.escape(gold.text)}(?![\d]|[.,]\d)").search(text, low, high)
        if found is None:
            yield _NOWHERE
        else:
            yield found.span()
            at = found.end()


def _segment(places: object, place: str, end: int) -> tuple[int, int]:
    assert isinstance(places, MarkedPlaces)
    if place not in places.words:
        return _NOWHERE
    position = list(places.words).index(place)
    return places.starts[position], [*places.starts, end][position + 1]
