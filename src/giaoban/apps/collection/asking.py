"""Whom a regime asks for a report, on which periods, and making those reports: once each, however often it is run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.db.models.functions import Length

from giaoban.apps.collection.choices import Cycle, Reach, State
from giaoban.apps.collection.deadlines import Calendar, deadline_of
from giaoban.apps.collection.models import Regime, RegimeVersion, Submission
from giaoban.apps.documents.periods import columns
from giaoban.apps.journal.actions import record
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.periods.days import add_months

COMMUNE = 5  # digits of a commune's code
MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF: 6, Cycle.NINE_MONTHS: 9, Cycle.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Opened:
    """What making reports came to."""

    made: int
    renewed: int
    dropped: int


def period_ending(cycle: str, month: Period) -> Period | None:
    """The period of `cycle` whose last month is `month`; None where none ends then.

    >>> [str(period_ending(cycle, Period.month(2025, 6))) for cycle in ("month", "quarter", "half", "year")]
    ['2025-06', '2025-04/2025-06', '2025-01/2025-06', 'None']
    >>> str(period_ending("nine_months", Period.month(2025, 9)))
    '2025-01/2025-09'
    """
    number = month.end.month
    if cycle == Cycle.NINE_MONTHS:
        return Period.nine_months(month.end.year) if number == 9 else None
    length = MONTHS[Cycle(cycle)]
    if number % length:
        return None
    return Period(month.shift(1 - length).start, month.end)


def periods_asked(version: RegimeVersion, since: date, day: date) -> Iterator[Period]:
    """The periods that end from `since` on and whose days have begun by `day`, first to last."""
    month = Period.month(since.year, since.month)
    last = add_months(day, MONTHS[Cycle.YEAR])  # the end of the longest period that may have begun
    while month.start <= last:
        period = period_ending(version.cycle, month)
        if period is not None and version.window.of(period).start <= day:
            yield period
        month = month.next()


def units_asked(version: RegimeVersion, day: date) -> QuerySet[Unit]:
    """The units that `version` asks for a report on a period that ends on `day`."""
    found: set[int] = set()
    for line in version.units.all():
        if line.reach == Reach.ITSELF:
            units = Unit.objects.on(day).filter(pk=line.unit_id)
        elif line.reach == Reach.BELOW:
            units = line.unit.children_as_of(day)
        else:
            below = Unit.objects.on(day).under([line.unit]).exclude(pk=line.unit_id)
            units = below.annotate(digits=Length("code")).filter(digits=COMMUNE)
        if line.kind:
            units = units.filter(kind__iexact=line.kind)
        found.update(units.values_list("pk", flat=True))
    return Unit.objects.filter(pk__in=found)


def open_reports(*, day: date, regimes: Iterable[Regime] | None = None, since: date | None = None) -> Opened:
    """Make every report that the regimes ask for of periods begun by `day` and bring those untouched up to date.

    A report that nobody has worked on follows its regime's version of now, and goes where the regime no longer asks
    for it. `since` leaves out periods that ended before. Running it again changes nothing.
    """
    chosen = Regime.objects.all() if regimes is None else regimes
    calendar = Calendar.now()
    counts = [_open(regime, day=day, since=since, calendar=calendar) for regime in chosen]
    return Opened(*(sum(numbers) for numbers in zip(*counts, strict=True))) if counts else Opened(0, 0, 0)


def open_for(unit: Unit, period: Period, *, day: date) -> None:
    """Make the reports on periods that end in `period` where regimes of the unit, or above it, have made none yet.

    What a page calls before it looks; the nightly run keeps all others in step.
    """
    owners = [unit.pk, *(above.pk for above in unit.ancestors())]
    asking = RegimeVersion.objects.on(period.end).filter(regime__owner__in=owners).select_related("regime")
    there = set(Submission.objects.ending_in(period).order_by().values_list("regime_id", flat=True).distinct())
    fresh = [version.regime for version in asking if version.regime_id not in there and _begun(version, period, day)]
    if fresh:
        open_reports(day=day, regimes=fresh, since=period.start)


def _begun(version: RegimeVersion, period: Period, day: date) -> bool:
    """Whether a period of the version's cycle that ends in `period` has begun by `day`."""
    return any(one.end <= period.end for one in periods_asked(version, max(period.start, version.valid_from), day))


@transaction.atomic
def _open(regime: Regime, *, day: date, since: date | None, calendar: Calendar) -> tuple[int, int, int]:
    wanted = {
        (unit_id, str(period)): _report(regime, version, unit_id, period, calendar)
        for version, period in _asked(regime, day=day, since=since)
        for unit_id in units_asked(version, period.end).values_list("pk", flat=True)
    }
    there = regime.submissions.all() if since is None else regime.submissions.filter(period_to__gte=since)
    known = {(one.unit_id, one.period): one for one in there.select_for_update()}
    fresh = [report for key, report in wanted.items() if key not in known]
    made = Submission.objects.bulk_create(fresh, ignore_conflicts=True)
    renewed = sum(_renew(known[key], report) for key, report in wanted.items() if key in known)
    dropped = sum(_drop(one) for key, one in known.items() if key not in wanted and one.period_from <= day)
    if made or renewed or dropped:
        record("collection.reports_opened", subject=regime, by=None, made=len(made), renewed=renewed, dropped=dropped)
    return len(made), renewed, dropped


def _asked(regime: Regime, *, day: date, since: date | None) -> Iterator[tuple[RegimeVersion, Period]]:
    """Each period with the version of the regime that asks for it."""
    versions = list(regime.versions.order_by("-number").prefetch_related("units__unit"))
    if not versions:
        return
    first = max(min(version.valid_from for version in versions), since or date.min)
    cycles = {version.cycle: version for version in versions}.values()
    periods = {period for version in cycles for period in periods_asked(version, first, day)}
    for period in sorted(periods, key=lambda one: (one.end, one.start)):
        version = next((one for one in versions if one.valid_from <= period.end), None)
        if version is None or (version.valid_to is not None and version.valid_to < period.end):
            continue
        if period_ending(version.cycle, Period.month(period.end.year, period.end.month)) == period:
            yield version, period


def _report(regime: Regime, version: RegimeVersion, unit_id: int, period: Period, calendar: Calendar) -> Submission:
    covers = version.window.of(period)
    deadline = deadline_of(version, period, calendar)
    return Submission(
        regime=regime,
        version=version,
        unit_id=unit_id,
        covers_from=covers.start,
        covers_to=covers.end,
        due_by_rule=deadline.by_rule,
        due=deadline.due,
        **columns(period),
    )


FOLLOWS = ("version_id", "covers_from", "covers_to", "due_by_rule", "due")


def _renew(known: Submission, wanted: Submission) -> bool:
    """Whether an untouched report had to be brought in step with its regime."""
    if known.state != State.DRAFT or known.steps_taken:
        return False
    if all(getattr(known, name) == getattr(wanted, name) for name in FOLLOWS):
        return False
    for name in FOLLOWS:
        setattr(known, name, getattr(wanted, name))
    known.save(update_fields=[name.removesuffix("_id") for name in FOLLOWS])
    return True


def _drop(report: Submission) -> bool:
    """Whether a report that nobody asks for any more went; one that somebody worked on stays."""
    if report.state != State.DRAFT or report.steps_taken:
        return False
    try:
        with transaction.atomic():
            report.delete()
    except ProtectedError:
        return False
    return True
