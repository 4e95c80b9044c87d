"""One indicator of a unit through the years: months, running totals, targets, sources and what was changed."""

from datetime import date

from giaoban.apps.figures.models import Entry
from giaoban.apps.reviews import results
from giaoban.apps.reviews.boards import boundary_note, target_figures
from giaoban.apps.reviews.ledger import Ledger, load
from giaoban.apps.reviews.same_period import on_boundary
from giaoban.apps.reviews.showing import implied_shown, target_shown
from giaoban.apps.reviews.values import Base, Point, Series, Source, TargetShown
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodKind

FIRST_DAY, LAST_DAY = date(1945, 1, 1), date(2999, 12, 31)


def series(unit: Unit, indicator: Indicator) -> Series:
    """Everything known of `indicator` at `unit`."""
    ledger = load(unit, FIRST_DAY, LAST_DAY, only=indicator)
    periods = ledger.entries.get(indicator.pk, {})
    months = sorted({Period.month(period.end.year, period.end.month) for period in periods})
    years = sorted(period for period in periods if period.kind is PeriodKind.YEAR)
    return Series(
        unit=unit,
        indicator=indicator,
        months=_points(results.month_result, ledger, indicator, months),
        to_date=_points(results.to_date_result, ledger, indicator, months),
        bases=_bases(ledger, indicator),
        years=_points(results.printed, ledger, indicator, years),
        targets=_targets(ledger, indicator),
        sources=_sources(unit, indicator),
        note=boundary_note(ledger) if ledger.earlier is not None and ledger.earlier.born_of else "",
    )


def _points(find, ledger: Ledger, indicator: Indicator, periods: list[Period]) -> tuple[Point, ...]:
    found = ((period, find(ledger, indicator, period)) for period in periods)
    return tuple(
        Point(period.year_to_date() if find is results.to_date_result else period, shown)
        for period, shown in found
        if shown is not None
    )


def _bases(ledger: Ledger, indicator: Indicator) -> tuple[Base, ...]:
    """Month by month what each year is to the next one: on today's boundary, from the month the next one starts in."""
    months = _months_known(ledger, indicator)
    adds = indicator.accumulation in results.ADDS
    found = []
    for month in months:
        first = results.first_month(ledger.unit, month.shift(12)) if adds else month.end.month
        if first <= month.end.month:
            found.append(
                on_boundary(ledger, indicator, Period.months(month.end.year, first, month.end.year, month.end.month))
            )
    return tuple(found)


def _months_known(ledger: Ledger, indicator: Indicator) -> list[Period]:
    """The months at whose end the unit, or one that it was made of, has a result."""
    earlier = ledger.earlier.ledgers.values() if ledger.earlier is not None else ()
    parts = [pk for pk in (indicator.pk, indicator.numerator_id) if pk is not None]
    ends = {period.end for one in (ledger, *earlier) for pk in parts for period in one.entries.get(pk, {})}
    return sorted({Period.month(end.year, end.month) for end in ends})


def _targets(ledger: Ledger, indicator: Indicator) -> tuple[TargetShown, ...]:
    figures = target_figures(ledger, {indicator.pk})
    found = [
        TargetShown(
            period=target.span,
            setter=target.setter,
            setter_label=target.get_setter_display(),
            words=target.setter_words,
            comparator=target.comparator,
            shown=target_shown(target, indicator, figures.get((target.document_id, target.start))),
            implied=False,
        )
        for target in ledger.targets.get(indicator.pk, [])
        if target.span is not None
    ]
    for implied in ledger.implied.get(indicator.pk, []):
        shown = implied_shown(implied)
        if implied.kind == "plan" and shown is not None and implied.span is not None:
            found.append(TargetShown(implied.span, "", "suy ra", implied.owner_words, "equal", shown, True))
    return tuple(sorted(found, key=lambda one: one.period, reverse=True))


def _sources(unit: Unit, indicator: Indicator) -> tuple[Source, ...]:
    """Every booking of the indicator, corrected and withdrawn ones too, latest period first."""
    rows = (
        Entry.objects.filter(unit=unit, indicator=indicator)
        .with_sources()
        .select_related("figure__document", "cell__brought_by__workbook", "booked_by", "corrected_by")
        .order_by("-period_to", "period_from", "-pk")
    )
    return tuple(_source(row) for row in rows)


def _source(row: Entry) -> Source:
    return Source(
        entry_id=row.pk,
        figure_id=row.figure_id,
        document_id=row.figure.document_id if row.figure else None,
        document_name=row.source_name,
        place=row.source_place,
        sentence=row.source_sentence,
        text=row.source_text,
        period=row.span,
        value=row.exact,
        unit=row.measured_in,
        standing=row.standing,
        current=not row.withdrawn and not hasattr(row, "corrected_by"),
        corrects_id=row.corrects_id,
        reason=row.withdrawn or row.reason,
        booked_at=row.booked_at,
        booked_by=(row.booked_by.get_full_name() or row.booked_by.get_username()) if row.booked_by else "máy đọc",
    )
