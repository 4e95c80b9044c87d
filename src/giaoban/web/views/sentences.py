"""Sentences that numbers came from, cut so that the number can be marked and followed into its document."""

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews.queries import Source
from giaoban.core.periods import Period
from giaoban.web.marking import Mark, Piece, passage
from giaoban.web.places import Place


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence in pieces, the words that name its source, and where it stands."""

    pieces: tuple[Piece, ...]
    source: str
    address: str


def span_of(text: str, sentence: str, near: int) -> tuple[int, int]:
    """Where `sentence` stands in `text` around the offset `near`; the line there if the words are not found."""
    start = text.rfind(sentence, 0, near + len(sentence)) if sentence else -1
    if start >= 0 and start <= near < start + len(sentence):
        return start, start + len(sentence)
    start = text.rfind("\n", 0, near) + 1
    end = text.find("\n", near)
    return start, len(text) if end < 0 else end


def quote(figures: Iterable[Figure], sentence: str, place: Place) -> Quoted:
    """One sentence with these figures of it marked; all stand in the same document."""
    figures = list(figures)
    first = figures[0]
    document = first.document
    if document.unit_id != place.unit.pk:  # a unit that this one was made of
        place = Place(document.unit, place.period).of_document(document.span)
    start, end = span_of(document.text, sentence, first.start)
    marks = [
        Mark(
            figure.start,
            figure.end,
            str(figure.pk),
            figure.role,
            here=True,
            address=place.figure(document.pk, figure.pk),
        )
        for figure in figures
    ]
    return Quoted(
        passage(document.text, start, end, marks), source_words(document, first), place.figure(document.pk, first.pk)
    )


def source_words(document: Document, figure: Figure | None = None) -> str:
    """How a document is called under a sentence: title, page or cell, day."""
    place = document.place_at(figure.start) if figure else ""
    day = f"{document.published:%d/%m/%Y}" if document.published else ""
    return ", ".join(said for said in (str(document), place, day) if said)


def sources_of(sources: Iterable[Source], place: Place, *, period: Period | None = None) -> list[Quoted]:
    """The sentences behind a series, one each, the number marked; those that touch the end of `period` where given."""
    kept = [source for source in sources if source.current and (period is None or source.period.end == period.end)]
    figures = Figure.objects.select_related("document").in_bulk({source.figure_id for source in kept})
    by_sentence: dict[tuple[int, str], list[Figure]] = {}
    for source in kept:
        if source.figure_id in figures:
            by_sentence.setdefault((source.document_id, source.sentence), []).append(figures[source.figure_id])
    return [quote(standing, sentence, place) for (_, sentence), standing in by_sentence.items()]
