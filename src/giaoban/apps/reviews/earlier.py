"""The units of earlier days that a unit is made of, with the part of the ledger that they booked.

Between two reorganisations the units of a boundary stay the same; `EarlierUnits` holds them stretch by stretch, so that
any period is a row of stretches, each with the units that stood all through it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from giaoban.apps.units.lineage import Part, lineage
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period

DAY = timedelta(days=1)
MOST_REORGANISATIONS = 6  # within the years that a review looks at


@dataclass(slots=True)
class EarlierUnits:
    """`parts` holds by the first day of a boundary the units that stood on the day before, with their shares."""

    unit: Unit
    parts: dict[date, tuple[Part, ...]] = field(default_factory=dict)
    ledgers: dict[int, Any] = field(default_factory=dict)

    @property
    def units(self) -> list[Unit]:
        """Every earlier unit once."""
        return list({part.unit.pk: part.unit for parts in self.parts.values() for part in parts}.values())

    @property
    def born_of(self) -> tuple[Part, ...]:
        """What the unit was made of on the day before it began."""
        return self.parts.get(self.unit.valid_from, ()) if self.unit.valid_from else ()

    def stretches(self, period: Period) -> list[tuple[Period, tuple[Part, ...] | None]]:
        """`period` cut where the boundary's units changed; None for the units means the unit itself."""
        cuts = sorted(day for day in self.parts if period.start < day <= period.end)
        starts, ends = [period.start, *cuts], [*(cut - DAY for cut in cuts), period.end]
        return [(Period(start, end), self._on(end)) for start, end in zip(starts, ends, strict=True)]

    def _on(self, day: date) -> tuple[Part, ...] | None:
        later = [cut for cut in self.parts if cut > day]
        return self.parts[min(later)] if later else None


def earlier_units(unit: Unit, since: date, known: datetime | None = None) -> EarlierUnits:
    """What `unit` was made of back to `since`, without ledgers; three queries for each reorganisation on the way."""
    found = EarlierUnits(unit)
    began: date | None = unit.valid_from
    while began is not None and began > since and len(found.parts) < MOST_REORGANISATIONS:
        found.parts[began] = lineage(unit, began - DAY, known=known)
        days = [part.unit.valid_from for part in found.parts[began] if part.unit.valid_from is not None]
        began = max((day for day in days if day < began), default=None)
    return found


def by_unit(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Booked rows by their unit."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return dict(found)
