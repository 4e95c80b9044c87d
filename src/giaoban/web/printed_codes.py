"""The codes that are printed beside figures, for whoever wants to prove one later."""

from collections.abc import Iterable
from decimal import Decimal

from giaoban.apps.figures.models import Entry
from giaoban.apps.journal.models import Seal
from giaoban.core.chain import printed_code
from giaoban.core.periods import Period
from giaoban.web.places import Place


def codes_of(entries: Iterable[int]) -> dict[int, str]:
    """Row of the ledger → its code; rows from before there were codes have none. One query."""
    seals = Seal.objects.filter(entry__in=list(entries)).values_list("entry", "code")
    return {entry: printed_code(code) for entry, code in seals}


def codes_at(place: Place) -> dict[tuple[str, Period, Decimal], str]:
    """Indicator, period and value → the code, for what stands at the unit in the period and to date. Two queries."""
    spans = {str(span): span for span in (place.period, place.period.year_to_date())}
    rows = Entry.objects.current().filter(unit=place.unit, period__in=spans, withdrawn="").select_related("indicator")
    kept = list(rows.order_by("pk"))
    codes = codes_of(row.pk for row in kept)
    return {(row.indicator.code, spans[row.period], row.exact): codes[row.pk] for row in kept if row.pk in codes}
