"""The part of the ledger that a review looks at, loaded in a fixed number of queries and ready to be asked."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from giaoban.apps.figures.booking import SETTERS
from giaoban.apps.figures.models import Comparison, Decision, Entry, Ruling
from giaoban.apps.reviews.earlier import EarlierUnits, by_unit, earlier_units
from giaoban.apps.reviews.models import Finding, Implied, StatusOverride
from giaoban.apps.reviews.rows import FEW, Row, bare_rows
from giaoban.apps.reviews.values import Override, Status
from giaoban.apps.targets.models import Accumulation, Indicator, IndicatorVersion, Setter, Target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.owners import owner_of

TEXT = ("figure__document__text", "figure__document__places")
Only = Collection[Indicator]


Results = dict[int, dict[Period, list["Entry | Row"]]]  # by indicator, then by period


@dataclass(slots=True)
class Ledger:
    """What is booked of a unit up to a day. Lists are best first: decided before read, later before earlier.

    `booked` holds the results that end from `turn` on, all of them where it is None and nothing makes `older` ones;
    those are looked up when one is asked for, so that what needs this year alone reads no history. `entries` and
    `comparisons` go by indicator, then by period; `targets` are those in force now, `versions` all that ever were.
    `earlier` holds the units that the unit was made of. `known` is the moment that is looked back to.
    """

    unit: Unit
    known: datetime | None = None
    decided: set[int] = field(default_factory=set)
    booked: Results = field(default_factory=dict)
    turn: date | None = None
    older: Callable[[], Results] | None = None
    comparisons: dict[int, dict[Period, list[Comparison]]] = field(default_factory=dict)
    targets: dict[int, list[Target]] = field(default_factory=dict)
    indicators: dict[int, Indicator] = field(default_factory=dict)  # those that have targets
    versions: dict[int, list[Target]] = field(default_factory=dict)
    implied: dict[int, list[Implied]] = field(default_factory=dict)
    findings: dict[int, list[Finding]] = field(default_factory=dict)
    earlier: EarlierUnits | None = None
    breaks: dict[int, list[IndicatorVersion]] = field(default_factory=dict)
    overrides: dict[int, list[StatusOverride]] = field(default_factory=dict)
    worked_out: dict[tuple[str, int], dict[Period, Any]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def entries(self) -> Results:
        """All results by indicator, then by period."""
        if self.older is not None:
            more, self.older = self.older(), None
            for indicator, periods in self.booked.items():
                more[indicator] = {**more.get(indicator, {}), **periods}
            self.booked = more
        return self.booked

    def entry(self, indicator_id: int, period: Period) -> Entry | Row | None:
        """The entry that stands for the indicator in the period."""
        found = self.ending(indicator_id, period.end).get(period)
        return found[0] if found else None

    def ending(self, indicator_id: int, day: date) -> dict[Period, list[Entry | Row]]:
        """The results of an indicator by period, among them all that end on `day`."""
        near = self.turn is not None and day >= self.turn
        return (self.booked if near else self.entries).get(indicator_id, {})

    def stated(self, indicator_id: int, period: Period, role: str, against: Iterable[str]) -> Comparison | None:
        """The comparison that a report states; of several, the first in the order of `against`."""
        found = self.comparisons.get(indicator_id, {}).get(period, [])
        for wanted in against:
            for each in found:
                if each.role == role and each.against == wanted:
                    return each
        return None

    def target(self, indicator_id: int, month: Period, setters: Sequence[str]) -> Target | None:
        """The target that the month works towards: the year's first, then the shortest; setters in their order."""
        return _first(self.targets.get(indicator_id, []), month, setters)

    def target_then(self, indicator_id: int, month: Period, setters: Sequence[str]) -> Target | None:
        """As `target`, but as it stood at the end of the month: what took effect later is left out."""
        every = self.versions.get(indicator_id, [])
        began = [one for one in every if one.effective_from is None or one.effective_from <= month.end]
        replaced = {one.supersedes_id for one in began}
        return _first([one for one in began if one.pk not in replaced and not one.withdrawn], month, setters)

    @property
    def day(self) -> date:
        """The day that the ledger is looked at from."""
        return timezone.localdate(self.known)

    def override(self, indicator_id: int, month: Period) -> Override | None:
        """What a leader last said of the indicator in the month, where it still stands on the ledger's day."""
        said = [one for one in self.overrides.get(indicator_id, ()) if one.span == month]
        last = said[-1] if said else None
        if last is None or last.withdraws_id is not None or last.until < self.day:
            return None
        by = last.by.get_full_name() or last.by.get_username()
        return Override(last.pk, Status(last.status), last.reason, by, last.at, last.until)

    def plan(self, indicator_id: int, month: Period, setters: Sequence[str]) -> Implied | None:
        """The plan of the year that the printed percentages leave a range for."""
        for one in self.implied.get(indicator_id, []):
            if one.kind == "plan" and one.span is not None and _works_towards(one.span, month):
                setter = SETTERS[owner_of(one.owner_words).kind] if one.owner_words else Setter.UNSTATED
                if setter in setters:
                    return one
        return None


def _first(targets: Iterable[Target], month: Period, setters: Sequence[str]) -> Target | None:
    year = Period.year(month.end.year)
    found = [
        one
        for one in targets
        if one.setter in setters and one.span is not None and _works_towards(one.span, month) and not _adds_years(one)
    ]
    found.sort(key=lambda one: (one.span != year, one.span.days, setters.index(one.setter)))
    return found[0] if found else None


def _adds_years(target: Target) -> bool:
    """Whether it asks for what several years make together: no month's result since January is held against that."""
    several = target.period_to.year > target.period_from.year
    return several and target.indicator.accumulation in (Accumulation.FLOW, Accumulation.REDUCTION)


def _works_towards(plan: Period, month: Period) -> bool:
    return plan.contains(Period(month.end, month.end)) and plan != month and plan.days > 85


def load(
    unit: Unit,
    since: date,
    until: date,
    known: datetime | None = None,
    *,
    only: Indicator | Only | None = None,
    plans_since: date | None = None,
) -> Ledger:
    """The ledger of `unit` with results from `since` to `until`; targets of periods that reach into it.

    With `known` it is the ledger as that moment left it, with `only` that of one indicator or some and of what their
    rates are made from; with `plans_since` targets that ended before that day are left out.
    """
    ledger = Ledger(unit, known)
    ledger.earlier = earlier_units(unit, since, known)
    before = ledger.earlier.units
    ledger.decided = decided_among([unit, *before], known)
    window = _window(since, until, only)
    _load_results(ledger, before, window, whole=only is not None)
    _load_targets(ledger, plans_since or since, only)
    if known is None:  # a plan left as a range is kept for today alone
        for implied in Implied.objects.filter(unit=unit, period_to__gte=since):
            ledger.implied.setdefault(implied.indicator_id, []).append(implied)
    for version in IndicatorVersion.objects.exclude(breaks=""):
        ledger.breaks.setdefault(version.indicator_id, []).append(version)
    return ledger


def _load_results(ledger: Ledger, before: Sequence[Unit], window: dict[str, Any], *, whole: bool) -> None:
    """All results at once with their sources where they are `whole`, else those of the last year.

    Those before it, and of the units before, then come when one of them is asked for.
    """
    unit, known, turn = ledger.unit, ledger.known, date(window["period_to__lte"].year, 1, 1)
    everything = Entry.objects.as_of(known).filter(unit__in=[unit, *before], **window)
    recent: Sequence[Entry | Row] = ()
    if not whole:
        ledger.turn = turn
        recent = bare_rows(everything.filter(unit=unit, period_to__gte=turn))
        ledger.booked = by_period(recent, ledger.decided)

    @cache
    def history() -> dict[int, list[Entry | Row]]:
        if whole:
            return by_unit(everything.with_sources())
        early = everything.filter(Q(unit__in=before) | Q(period_to__lt=turn))
        return by_unit(early.with_sources() if len(recent) <= FEW else bare_rows(early))

    def older(pk: int) -> Results:
        return by_period(history().get(pk, ()), ledger.decided)

    ledger.older = partial(older, unit.pk)
    if ledger.earlier is not None:
        for one in before:
            ledger.earlier.ledgers[one.pk] = Ledger(one, known, ledger.decided, older=partial(older, one.pk))


def load_with_remarks(
    unit: Unit, since: date, until: date, known: datetime | None = None, *, only: Indicator | None = None
) -> Ledger:
    """As `load`, with what is said beside the results: stated comparisons, findings, what leaders hold of `until`."""
    ledger = load(unit, since, until, known, only=only, plans_since=until)
    window = _window(since, until, only)
    ledger.comparisons = by_period(booked_rows(Comparison, unit, window, known), ledger.decided)
    for finding in Finding.objects.open_at(ledger.known).filter(unit=ledger.unit, period_to__lte=until):
        if finding.indicator_id is not None:
            ledger.findings.setdefault(finding.indicator_id, []).append(finding)
    said = StatusOverride.objects.filter(unit=ledger.unit, period_to=until, at__lte=ledger.known or timezone.now())
    for override in said.select_related("by").order_by("pk"):
        ledger.overrides.setdefault(override.indicator_id, []).append(override)
    return ledger


def _window(since: date, until: date, only: Indicator | Only | None) -> dict[str, Any]:
    window: dict[str, Any] = {"period_from__gte": since, "period_to__lte": until}
    if only is not None:
        several = (only,) if isinstance(only, Indicator) else only
        parts = {pk for one in several for pk in (one.pk, one.numerator_id, one.denominator_id) if pk is not None}
        window["indicator__in"] = sorted(parts)
    return window


def decided_among(units: Sequence[Unit], known: datetime | None = None) -> set[int]:
    """The figures of these units that people confirmed or corrected, as far as they had by `known`."""
    decisions = Decision.objects.in_force() if known is None else Decision.objects.as_of(known)
    found = decisions.filter(figure__document__unit__in=units).exclude(ruling=Ruling.REJECTED)
    return set(found.values_list("figure_id", flat=True))


def _load_targets(ledger: Ledger, since: date, only: Indicator | Only | None) -> None:
    found = Target.objects.known_at(ledger.known).filter(unit=ledger.unit, period_to__gte=since)
    if isinstance(only, Indicator):
        found = found.filter(indicator=only)
    later = Target.objects.known_at(ledger.known).filter(supersedes=OuterRef("pk"))
    found = found.annotate(replaced=Exists(later.order_by()))
    rows = list(found.order_by().select_related("document").defer("document__text", "document__places"))
    about = {one.indicator_id for one in rows} | ledger.booked.keys()  # each made once, however many targets it has
    ledger.indicators = Indicator.objects.select_related("numerator", "denominator").in_bulk(about)
    for target in rows:
        target.indicator = ledger.indicators[target.indicator_id]
    for target in sorted(rows, key=target_key, reverse=True):
        ledger.versions.setdefault(target.indicator_id, []).append(target)
        if not target.replaced and not target.withdrawn:
            ledger.targets.setdefault(target.indicator_id, []).append(target)


def booked_rows(
    model: type[Entry] | type[Comparison], unit: Unit, window: dict[str, Any], known: datetime | None = None
) -> Iterable[Entry | Comparison]:
    """The rows of `unit`, current at `known`, that the lookups of `window` find, each with its figure and document."""
    found = model.objects.as_of(known).filter(unit=unit, **window)
    return found.with_sources() if model is Entry else found.select_related("figure__document").defer(*TEXT)


def by_period(rows: Iterable, decided: set[int]) -> dict[int, dict[Period, list]]:
    """Rows by indicator, then by period; of several of one period the best first."""
    found: dict[int, dict[Period, list]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.indicator_id][row.span].append(row)
    for periods in found.values():
        for several in (rows for rows in periods.values() if len(rows) > 1):
            several.sort(key=lambda row: _standing_key(row, decided), reverse=True)
    return {indicator: dict(periods) for indicator, periods in found.items()}


def _standing_key(row: Entry | Row | Comparison, decided: set[int]) -> tuple:
    """Official before preliminary before estimate; then what people decided, then the latest source."""
    if not isinstance(row, Comparison):
        decided_on = row.figure_id is None or row.figure_id in decided
        return row.firmness, decided_on, row.source_day, -row.figure.position if row.figure_id else row.pk
    document = row.figure.document
    day = document.period_to or document.published or date.min
    return row.figure_id in decided, day, -row.figure.position


def target_key(target: Target) -> tuple:
    """Sorts targets so that of several the one to go by comes last: booked by hand, else of the latest document."""
    document = target.document
    return target.start is None, (document and (document.period_to or document.published)) or date.min, target.pk
