"""A unit's entries of a year, indicator by month: what counts, what stands beside it, what follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.figures.models import Decision, Entry, Ruling
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import Completed, Derived, Disagreement, Entered, complete
from giaoban.core.reckoning.statements import Accumulation
from giaoban.core.reckoning.written import is_count, unit_scale


@dataclass(frozen=True, slots=True)
class Booking:
    """What is known of one indicator in one period: entries, the one that counts first, or a derived value."""

    period: Period
    entries: tuple[Entry, ...] = ()
    value: Decimal | None = None  # in the indicator's unit
    derived: Derived | None = None
    disagreement: Disagreement | None = None

    @property
    def counts(self) -> Entry | None:
        """The entry that stands for the period."""
        return self.entries[0] if self.entries else None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with everything booked or derived of the year, by period. `note` says why nothing is derived."""

    indicator: Indicator
    bookings: dict[Period, Booking]
    note: str = ""

    def at(self, period: Period) -> Booking | None:
        """What is known of the period."""
        return self.bookings.get(period)


def year_table(unit: Unit, year: int, *, moment: datetime | None = None) -> tuple[Row, ...]:
    """The rows of the year, as they stand or stood at `moment`, in the order of the catalogue. Three queries."""
    rows = Entry.objects.as_of(moment).filter(unit=unit, period_from__gte=date(year, 1, 1))
    found = list(rows.filter(period_to__lte=date(year, 12, 31)).with_sources().select_related("corrects"))
    by_indicator: dict[int, list[Entry]] = defaultdict(list)
    for entry in ranked(found, moment=moment):
        by_indicator[entry.indicator_id].append(entry)
    indicators = Indicator.objects.filter(pk__in=by_indicator)
    return tuple(_row(one, by_indicator[one.pk]) for one in indicators)


def one_row(unit: Unit, indicator: Indicator, year: int, *, moment: datetime | None = None) -> Row:
    """The row of one indicator."""
    rows = Entry.objects.as_of(moment).filter(unit=unit, indicator=indicator, period_from__gte=date(year, 1, 1))
    found = list(rows.filter(period_to__lte=date(year, 12, 31)).with_sources().select_related("corrects", "booked_by"))
    return _row(indicator, ranked(found, moment=moment))


def ranked(entries: Sequence[Entry], *, moment: datetime | None = None) -> list[Entry]:
    """Entries, those that count first: the firmest, then what a person decided, then the latest source."""
    figures = [entry.figure_id for entry in entries if entry.figure_id is not None]
    decisions = Decision.objects.filter(figure__in=figures)
    decisions = decisions.as_of(moment) if moment is not None else decisions.in_force()
    decided = set(decisions.exclude(ruling=Ruling.REJECTED).values_list("figure_id", flat=True)) if figures else set()
    return sorted(
        entries,
        key=lambda entry: (
            entry.firmness,
            entry.figure_id is None or entry.figure_id in decided,
            entry.source_day,
            entry.pk,
        ),
        reverse=True,
    )


def in_indicator_unit(value: Decimal, measured_in: str, indicator: Indicator) -> Decimal | None:
    """The value in the indicator's unit of measure; None where the two measure different things.

    A value without a unit is taken to be in the indicator's.
    """
    one, scale = unit_scale(measured_in or indicator.unit)
    other, wanted = unit_scale(indicator.unit)
    if scale == wanted:
        return value
    if one != other:
        return None
    exact = Fraction(value) * scale / wanted
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).normalize() + Decimal(0)


def _row(indicator: Indicator, entries: Iterable[Entry]) -> Row:
    """`entries` of one indicator and year, ranked."""
    by_period: dict[Period, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.span is not None:
            by_period[entry.span].append(entry)
    bookings = {
        period: Booking(period, tuple(several), in_indicator_unit(several[0].exact, several[0].measured_in, indicator))
        for period, several in by_period.items()
    }
    completed = completion(indicator, bookings.values())
    for derived in completed.derived:
        bookings.setdefault(derived.period, Booking(derived.period, value=derived.value, derived=derived))
    for wrong in completed.disagreements:
        bookings[wrong.entered.period] = replace(bookings[wrong.entered.period], disagreement=wrong)
    return Row(indicator, bookings, completed.note)


def completion(indicator: Indicator, bookings: Iterable[Booking]) -> Completed:
    """What follows from the entries that count, in the indicator's unit."""
    entered = [
        Entered(one.period, one.value, one.entries[0].pk)
        for one in bookings
        if one.entries and one.value is not None and not one.entries[0].bound
    ]
    exact = True if is_count(indicator.unit) else None
    return complete(entered, Accumulation(indicator.accumulation), exact=exact)
