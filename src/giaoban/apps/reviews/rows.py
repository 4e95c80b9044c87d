"""Results of the ledger as bare rows, each with a door to the whole entry.

A review weighs thousands of results and prints the words of a few. A bare row holds what is weighed; the document or
the table that it came from is looked up when a sentence is made of it, together with all results that end on its day.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from giaoban.apps.figures.models import Entry, Standing
from giaoban.apps.figures.querysets import EntryQuerySet
from giaoban.apps.targets.numbers import as_written
from giaoban.core.periods import Period

COLUMNS = (
    "pk", "unit_id", "indicator_id", "period", "value", "decimals", "measured_in", "bound", "standing", "figure_id",
    "figure__document_id",
)  # fmt: skip
FEW = 300  # rows whose sources cost less together than in a query for each day
FIRMNESS = {standing: place for place, standing in enumerate(Standing.values)}


class Sources:
    """The whole entries behind bare rows: those of one day looked up together, `at_once` all where they are few."""

    def __init__(self, entries: EntryQuerySet) -> None:
        self.entries = entries  # what the rows came from
        self.at_once = False
        self.known: dict[int, Entry] = {}

    def of(self, pk: int, day: date) -> Entry:
        """The entry of a row that ends on `day`."""
        if pk not in self.known:
            self.look_up(self.entries if self.at_once else self.entries.filter(period_to=day))
        return self.known[pk]

    def look_up(self, entries: EntryQuerySet) -> None:
        """Bring in these with their documents and tables."""
        self.known |= {entry.pk: entry for entry in entries.with_sources()}


class Row:
    """A result of the ledger as it is weighed. Whatever else is asked of it comes from the whole entry."""

    __slots__ = (*(name for name in COLUMNS if name != "figure__document_id"), "document_id", "sources")

    def __init__(self, columns: Sequence[Any], sources: Sources) -> None:
        (
            self.pk,
            self.unit_id,
            self.indicator_id,
            self.period,
            self.value,
            self.decimals,
            self.measured_in,
            self.bound,
            self.standing,
            self.figure_id,
            self.document_id,
        ) = columns
        self.sources = sources

    @property
    def span(self) -> Period:
        """The period that it is of."""
        return _period(self.period)

    @property
    def exact(self) -> Decimal:
        """The value with the digits that were written."""
        return as_written(self.value, self.decimals)

    @property
    def firmness(self) -> int:
        """0 for an estimate, 1 for a preliminary, 2 for an official result."""
        return FIRMNESS[self.standing]

    @property
    def whole(self) -> Entry:
        """The entry itself."""
        return self.sources.of(self.pk, self.span.end)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)


@lru_cache(maxsize=4096)
def _period(code: str) -> Period:
    return Period.parse(code)


def bare_rows(found: EntryQuerySet) -> list[Row]:
    """Entries as bare rows, in one query.

    Where several are of one period, their sources are looked up too: which of them counts may hang on those.
    """
    sources = Sources(found)
    rows = [Row(columns, sources) for columns in found.values_list(*COLUMNS)]
    sources.at_once = len(rows) <= FEW
    places = [(row.unit_id, row.indicator_id, row.period) for row in rows]
    if len(set(places)) < len(places):
        times = Counter(places)
        several = [row.pk for row, place in zip(rows, places, strict=True) if times[place] > 1]
        sources.look_up(found if sources.at_once else found.filter(pk__in=several))
    return rows
