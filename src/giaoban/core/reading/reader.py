"""One text in, one report out: the reader puts its parts together."""

from datetime import date

from giaoban.core.periods import Anchor, Mention, Period, PeriodKind, Relation
from giaoban.core.periods.phrases import find_periods
from giaoban.core.quantities.scan import find_quantities
from giaoban.core.reading.candidates import candidates
from giaoban.core.reading.figures import find_figures
from giaoban.core.reading.governing import Clock
from giaoban.core.reading.passages import passages
from giaoban.core.reading.references import find_references
from giaoban.core.reading.report import Report


def read(text: str, *, published: date | None = None) -> Report:
    """Everything that a careful person takes from the text of a report.

    Every span indexes `text` as it came. `published` is the day on which the text was published, where that is known; it
    helps where the text names months without their year.
    """
    found = passages(text)
    references = find_references(text)
    blocked = [(reference.start, reference.end) for reference in references]
    numbers = candidates(text, find_quantities(text), blocked)
    mentions = [mention for mention in find_periods(text) if mention.names_period]
    clock = Clock(_reviewed(mentions, published), published)
    figures = find_figures(text, found, numbers, mentions, clock)
    return Report(figures=figures, references=references, published=published)


def _reviewed(mentions: list[Mention], published: date | None) -> Period | None:
    """The first period that the text names with its year."""
    anchor = Anchor.on(published) if published else Anchor()
    for mention in mentions:
        if (
            mention.relation in (Relation.PLAIN, Relation.TO_DATE)
            and mention.first
            and mention.year
            and mention.first.unit is not PeriodKind.DAY
        ):
            return mention.resolve(anchor)
    return None
