"""The plan of a unit's year: every target with its versions, its parts over time and what lower units were handed.

Three queries, however many targets. Versions of one target make a chain; parts and handed targets name any version of
their whole and are gathered under its chain.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q

from giaoban.apps.targets.models import Target
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period, PeriodKind
from giaoban.core.reckoning.handing import SumCheck, over_time, over_units
from giaoban.core.reckoning.statements import Accumulation


@dataclass(frozen=True, slots=True)
class Chain:
    """A target through its versions, oldest first. A withdrawn target's last version says so."""

    versions: tuple[Target, ...]

    @property
    def last(self) -> Target:
        """The version that was booked last."""
        return self.versions[-1]

    @property
    def now(self) -> Target | None:
        """The version that stands, None where the target was withdrawn."""
        return None if self.last.withdrawn else self.last

    def on(self, day: date) -> Target | None:
        """The version that held on `day` ("theo kế hoạch lúc đó")."""
        held = [one for one in self.versions if one.effective_from is None or one.effective_from <= day]
        return None if not held or held[-1].withdrawn else held[-1]

    @property
    def first_day(self) -> date | None:
        """The day from which the version that stands holds; None where it holds from the beginning."""
        return self.last.effective_from


@dataclass(frozen=True, slots=True)
class Plan:
    """A target that stands, with its parts over time in order and with what lower units were handed."""

    chain: Chain
    target: Target
    parts: tuple["Plan", ...] = ()
    handed: tuple[Target, ...] = ()

    @property
    def period(self) -> Period:
        """The period that the target is for."""
        assert self.target.span is not None, "every target has a period"  # noqa: S101
        return self.target.span

    @property
    def over_time(self) -> SumCheck:
        """Its parts beside it."""
        parts = {part.period: part.target.exact for part in self.parts}
        return over_time(self.target.exact, parts, self.period, self._adding, self.target.measured_in)

    def over_units(self, below: Iterable[Unit] = ()) -> SumCheck:
        """What lower units were handed beside it; `below` are the units that could have been."""
        names = Counter(row.unit.name for row in self.handed)
        given = {
            row.unit.name if names[row.unit.name] == 1 else f"{row.unit.name} ({row.unit.key})": row.exact
            for row in self.handed
        }
        handed = {row.unit_id for row in self.handed}
        without = tuple(unit.name for unit in below if unit.pk not in handed)
        return over_units(self.target.exact, given, self._adding, self.target.measured_in, without=without)

    @property
    def _adding(self) -> Accumulation:
        return Accumulation(self.target.indicator.accumulation)


def chains(rows: Iterable[Target]) -> list[Chain]:
    """Rows put together by what supersedes what, in the order of the first versions."""
    by_id = {row.pk: row for row in sorted(rows, key=lambda row: row.pk)}
    following = {row.supersedes_id: row for row in by_id.values() if row.supersedes_id in by_id}
    found = []
    for row in by_id.values():
        if row.supersedes_id in by_id:
            continue
        versions = [row]
        while versions[-1].pk in following:
            versions.append(following[versions[-1].pk])
        found.append(Chain(tuple(versions)))
    return found


def plans_of(unit: Unit, period: Period, *, day: date | None = None) -> tuple[Plan, ...]:
    """The targets of `unit` whose periods touch `period`: those that stand, or with `day` those that held on it.

    A part of another target is found under its whole alone.
    """
    own = list(_sourced().filter(unit=unit).touching(period))
    rest = _sourced().filter(Q(part_of__in=own) | Q(handed_from__in=own)).exclude(pk__in=[row.pk for row in own])
    return _put_together(own, list(rest), day)


def term_plans_of(unit: Unit, period: Period, *, known: datetime | None = None) -> tuple[Plan, ...]:
    """The targets of several years of `unit` that touch `period`, without their parts. One query."""
    longer = Q(period_to__year__gt=F("period_from__year"))
    rows = _sourced().known_at(known).filter(longer, unit=unit, part_of__isnull=True).touching(period)
    rows = rows.select_related("indicator__numerator", "indicator__denominator")
    whole = [row for row in rows if row.span is not None and row.span.kind is PeriodKind.TERM]
    return _put_together(whole, [], None)


def plan_of(target: Target) -> Plan | None:
    """One target with all its versions, parts and handed targets; None where it was withdrawn."""
    own = list(_sourced().filter(unit=target.unit, indicator=target.indicator))
    rest = _sourced().filter(handed_from__in=own)
    for plan in _put_together(own, list(rest), None):
        for one in (plan, *_below(plan)):
            if target in one.chain.versions:
                return one
    return None


def _below(plan: Plan) -> list[Plan]:
    return [one for part in plan.parts for one in (part, *_below(part))]


def _sourced():
    return Target.objects.select_related("indicator", "unit", "document").defer("document__text", "document__places")


def _put_together(own: list[Target], rest: list[Target], day: date | None) -> tuple[Plan, ...]:
    every = chains([*own, *rest])
    home = {version.pk: chain.versions[0].pk for chain in every for version in chain.versions}
    standing = {chain.versions[0].pk: (chain, chain.on(day) if day else chain.now) for chain in every}
    parts: dict[int, list[int]] = defaultdict(list)
    handed: dict[int, list[Target]] = defaultdict(list)
    for first, (chain, target) in standing.items():
        if chain.last.part_of_id in home:
            parts[home[chain.last.part_of_id]].append(first)
        elif chain.last.handed_from_id in home and target is not None:
            handed[home[chain.last.handed_from_id]].append(target)

    def made(first: int) -> Plan | None:
        chain, target = standing[first]
        if target is None:
            return None
        below = sorted(filter(None, map(made, parts[first])), key=lambda plan: plan.period)
        return Plan(chain, target, tuple(below), tuple(sorted(handed[first], key=lambda row: row.unit.name)))

    owned = {row.pk for row in own}
    tops = [first for first, (chain, _) in standing.items() if first in owned and chain.last.part_of_id not in home]
    return tuple(plan for plan in map(made, tops) if plan is not None)
