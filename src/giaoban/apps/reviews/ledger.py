"""The part of the ledger that a review looks at, loaded in a fixed number of queries and ready to be asked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from giaoban.apps.figures.booking import SETTERS
from giaoban.apps.figures.models import Comparison, Decision, Entry, Ruling
from giaoban.apps.reviews.models import Finding, Implied
from giaoban.apps.targets.models import Setter, Target
from giaoban.apps.units.models import Succession, Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.owners import owner_of

TEXT = ("figure__document__text", "figure__document__places")


@dataclass(slots=True)
class Ledger:
    """What is booked of a unit up to a day. Lists are best first: decided before read, later before earlier.

    `entries` and `comparisons` go by indicator, then by period. `predecessors` are the units that went whole into this
    one; where any was split they are no base for comparison and `born_of` alone names them.
    """

    unit: Unit
    decided: set[int] = field(default_factory=set)
    entries: dict[int, dict[Period, list[Entry]]] = field(default_factory=dict)
    comparisons: dict[int, dict[Period, list[Comparison]]] = field(default_factory=dict)
    targets: dict[int, list[Target]] = field(default_factory=dict)
    implied: dict[int, list[Implied]] = field(default_factory=dict)
    findings: dict[int, list[Finding]] = field(default_factory=dict)
    born_of: tuple[Unit, ...] = ()
    predecessors: tuple[Unit, ...] = ()
    earlier: dict[int, dict[Period, dict[int, Entry]]] = field(default_factory=dict)

    def entry(self, indicator_id: int, period: Period) -> Entry | None:
        """The entry that stands for the indicator in the period."""
        found = self.entries.get(indicator_id, {}).get(period)
        return found[0] if found else None

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
        year = Period.year(month.end.year)
        found = [
            one
            for one in self.targets.get(indicator_id, [])
            if one.setter in setters and one.span is not None and _works_towards(one.span, month)
        ]
        found.sort(key=lambda one: (one.span != year, one.span.days, setters.index(one.setter)))
        return found[0] if found else None

    def plan(self, indicator_id: int, month: Period, setters: Sequence[str]) -> Implied | None:
        """The plan of the year that the printed percentages leave a range for."""
        for one in self.implied.get(indicator_id, []):
            if one.kind == "plan" and one.span is not None and _works_towards(one.span, month):
                setter = SETTERS[owner_of(one.owner_words).kind] if one.owner_words else Setter.UNSTATED
                if setter in setters:
                    return one
        return None


def _works_towards(plan: Period, month: Period) -> bool:
    return plan.contains(Period(month.end, month.end)) and plan != month and plan.days > 85


def load(unit: Unit, since: date, until: date) -> Ledger:
    """The ledger of `unit` with results from `since` to `until`; targets of periods that reach into it."""
    ledger = Ledger(unit)
    ledger.decided = set(
        Decision.objects.in_force()
        .filter(figure__document__unit=unit)
        .exclude(ruling=Ruling.REJECTED)
        .values_list("figure_id", flat=True)
    )
    window = {"period_from__gte": since, "period_to__lte": until}
    ledger.entries = by_period(booked_rows(Entry, unit, window), ledger.decided)
    ledger.comparisons = by_period(booked_rows(Comparison, unit, window), ledger.decided)
    targets = Target.objects.current().filter(unit=unit, period_to__gte=since).select_related("document")
    for target in sorted(targets.defer("document__text", "document__places"), key=target_key, reverse=True):
        ledger.targets.setdefault(target.indicator_id, []).append(target)
    for implied in Implied.objects.filter(unit=unit, period_to__gte=since):
        ledger.implied.setdefault(implied.indicator_id, []).append(implied)
    for finding in Finding.objects.filter(unit=unit, current=True, answers__isnull=True, period_to__lte=until):
        if finding.indicator_id is not None:
            ledger.findings.setdefault(finding.indicator_id, []).append(finding)
    if unit.valid_from is not None and since < unit.valid_from:
        _load_predecessors(ledger, since)
    return ledger


def booked_rows(
    model: type[Entry] | type[Comparison], unit: Unit, window: dict[str, Any]
) -> Iterable[Entry | Comparison]:
    """The current rows of `unit` that the lookups of `window` find, each with its figure and document."""
    found = model.objects.current().filter(unit=unit, **window)
    return found.with_sources() if model is Entry else found.select_related("figure__document").defer(*TEXT)


def by_period(rows: Iterable, decided: set[int]) -> dict[int, dict[Period, list]]:
    """Rows by indicator, then by period; of several of one period the best first."""
    found: dict[int, dict[Period, list]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.indicator_id][row.span].append(row)
    for periods in found.values():
        for several in periods.values():
            several.sort(key=lambda row: _standing_key(row, decided), reverse=True)
    return {indicator: dict(periods) for indicator, periods in found.items()}


def _standing_key(row: Entry | Comparison, decided: set[int]) -> tuple:
    """Official before preliminary before estimate; then what people decided, then the latest source."""
    if isinstance(row, Entry):
        decided_on = row.figure is None or row.figure_id in decided
        return row.firmness, decided_on, row.source_day, -row.figure.position if row.figure else row.pk
    document = row.figure.document
    day = document.period_to or document.published or date.min
    return row.figure_id in decided, day, -row.figure.position


def target_key(target: Target) -> tuple:
    """Sorts targets by their document's day, so that of several the latest comes last."""
    document = target.document
    return (document and (document.period_to or document.published)) or date.min, target.pk


def _load_predecessors(ledger: Ledger, since: date) -> None:
    rows = list(Succession.objects.filter(new=ledger.unit).select_related("old"))
    ledger.born_of = tuple(row.old for row in rows)
    if not rows or any(row.kind == "split" for row in rows):
        return
    ledger.predecessors = ledger.born_of
    until = (ledger.unit.valid_from or since) - timedelta(days=1)
    window = {"period_from__gte": since, "period_to__lte": until}
    found = Entry.objects.current().filter(unit__in=ledger.predecessors, **window).with_sources().with_firmness()
    for row in found.order_by("firm", "pk"):
        ledger.earlier.setdefault(row.indicator_id, {}).setdefault(row.span, {})[row.unit_id] = row
