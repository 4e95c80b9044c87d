"""Plans in a table of history: which would be booked as targets, which stand already, which a person must settle."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from django.contrib.auth.models import AbstractBaseUser

from giaoban.apps.figures.history import Fate, Planned, Planner
from giaoban.apps.figures.models import HistoryImport, ImportedTarget
from giaoban.apps.targets.batch import Wanted, book_many, take_back_many
from giaoban.apps.targets.choices import Comparator, Setter
from giaoban.apps.targets.models import Target
from giaoban.core.reading.histories import HistoryValue, Use
from giaoban.core.reckoning.aims import Aim
from giaoban.core.reckoning.aims import Comparator as Asked
from giaoban.core.reckoning.written import unit_scale

SETTERS = {Use.PLAN_SUPERIOR: Setter.SUPERIOR, Use.PLAN_COUNCIL: Setter.COUNCIL, Use.PLAN_OWN: Setter.OWN}
Key = tuple[int, int, str, str]  # unit, indicator, period, setter


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A plan's value with its fate; `standing` is the target that it is the same as, changes or differs from."""

    placed: Planned
    setter: Setter
    standing: Target | None = None

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        return self.placed.fate

    @property
    def booked(self) -> bool:
        """Whether it would be booked."""
        return self.fate in (Fate.NEW, Fate.CHANGED)


def planned_targets(planner: Planner, values: Iterable[HistoryValue]) -> list[PlannedTarget]:
    """Hold the plans of a sheet against the targets in force. Two queries."""
    placed = [PlannedTarget(planner.place(one), SETTERS[one.use]) for one in values]
    known = _standing(placed)
    seen: dict[Key, PlannedTarget] = {}
    return [_held(one, known, seen) for one in placed]


def _key(one: PlannedTarget) -> Key | None:
    unit, indicator = one.placed.unit, one.placed.indicator
    if unit is None or indicator is None:
        return None
    return unit.pk, indicator.pk, str(one.placed.value.period), str(one.setter)


def _standing(placed: list[PlannedTarget]) -> dict[Key, tuple[Target, bool]]:
    """The targets in force of these keys, each with whether a table brought it."""
    keys = {key for one in placed if (key := _key(one)) is not None}
    if not keys:
        return {}
    units, indicators, periods, _ = (set(column) for column in zip(*keys, strict=True))
    rows = Target.objects.current().filter(unit__in=units, indicator__in=indicators, period__in=periods)
    found = list(rows.select_related("document").defer("document__text", "document__places").order_by("pk"))
    brought = set(ImportedTarget.objects.filter(target__in=found).values_list("target_id", flat=True))
    standing: dict[Key, tuple[Target, bool]] = {}
    for row in sorted(found, key=lambda row: (row.start is None, row.pk)):
        standing[row.unit_id, row.indicator_id, row.period, row.setter] = row, row.pk in brought
    return standing


def _held(one: PlannedTarget, known: dict[Key, tuple[Target, bool]], seen: dict[Key, PlannedTarget]) -> PlannedTarget:
    key = _key(one)
    if key is None:
        return one
    twin = seen.setdefault(key, one)
    if twin is not one:
        return _doubled(one, twin)
    standing, brought = known.get(key, (None, False))
    if standing is None:
        return one
    asked = f"{standing.aim.written}{f' ({standing.source_words})' if standing.source_words else ''}"
    if _same(one, standing):
        return _as(one, Fate.SAME, standing)
    if brought and standing.comparator == Comparator.EQUAL:
        return _as(one, Fate.CHANGED, standing, f"đang ghi {asked}")
    return _as(one, Fate.ASKED, standing, f"đang ghi {asked}; giữ nguyên, hãy mở chỉ tiêu ấy và điều chỉnh nếu cần")


def _same(one: PlannedTarget, standing: Target) -> bool:
    value = one.placed.value.value
    mine, theirs = unit_scale(one.placed.measured_in), unit_scale(standing.measured_in)
    return mine[0] == theirs[0] and Fraction(value) * mine[1] == Fraction(standing.exact) * theirs[1]


def _doubled(one: PlannedTarget, twin: PlannedTarget) -> PlannedTarget:
    value, first = one.placed.value, twin.placed.value
    if value.value == first.value:
        return _as(one, Fate.SAME, None, f"trùng ô {first.cell}")
    said = (
        f"“{value.text}” khác “{first.text}” ở ô {first.cell} dù cùng chỉ tiêu, cùng kỳ, cùng người giao; "
        "hãy giữ một ô."
    )
    return _as(one, Fate.REFUSED, None, said)


def _as(one: PlannedTarget, fate: Fate, standing: Target | None, message: str = "") -> PlannedTarget:
    return replace(one, placed=replace(one.placed, fate=fate, message=message), standing=standing)


def book_targets(
    brought: HistoryImport, planned: Iterable[PlannedTarget], *, by: AbstractBaseUser | None
) -> list[Target]:
    """Book the plans of an import, each with the cell that it was taken from. Call it inside its transaction."""
    kept = [one for one in planned if one.booked]
    rows = book_many((_wanted(one, brought) for one in kept), by=by, reason=f"Nhập lại từ {brought.workbook}")
    ImportedTarget.objects.bulk_create(
        ImportedTarget(
            brought_by=brought,
            target=row,
            row=one.placed.value.row + 1,
            column=one.placed.value.column + 1,
            text=one.placed.value.text,
        )
        for one, row in zip(kept, rows, strict=True)
    )
    return rows


def _wanted(one: PlannedTarget, brought: HistoryImport) -> Wanted:
    placed = one.placed
    assert placed.unit is not None  # noqa: S101  # what is booked was placed
    assert placed.indicator is not None  # noqa: S101
    return Wanted(
        placed.unit,
        placed.indicator,
        placed.value.period,
        one.setter,
        Aim(Asked.EQUAL, placed.value.value, unit=placed.measured_in),
        f"{brought.workbook}, ô {placed.value.cell}",
        one.standing if placed.fate is Fate.CHANGED else None,
    )


def moved_since(planned: Iterable[PlannedTarget]) -> bool:
    """Whether somebody has set, amended or withdrawn one of these targets since the sheet was looked at."""
    kept = [one for one in planned if one.booked]
    known = _standing(kept)
    return any(known.get(key, (None,))[0] != one.standing for one in kept if (key := _key(one)) is not None)


def targets_of(brought: HistoryImport) -> list[Target]:
    """The targets that an import booked, with what came after and before them."""
    rows = Target.objects.filter(imported__brought_by=brought).select_related("indicator", "supersedes")
    return list(rows.select_related("unit", "imported", "superseded_by").order_by("imported__row", "imported__column"))


def amended_since(rows: Iterable[Target]) -> list[Target]:
    """Those of which somebody has booked another version since."""
    return [row for row in rows if hasattr(row, "superseded_by")]


def take_back(rows: list[Target], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Take the targets of an import back. Call it inside the transaction of its undoing."""
    take_back_many(rows, by=by, reason=reason)
