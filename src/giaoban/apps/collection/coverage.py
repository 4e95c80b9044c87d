"""What a roll-up rests on: of the units that were to report an indicator, those whose reports were approved."""

from dataclasses import dataclass, field

from giaoban.apps.collection.models import RegimeIndicator, Submission
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period


@dataclass(slots=True)
class Coverage:
    """Which units were to report, and which of them have not had every report of the period approved."""

    units: dict[int, str] = field(default_factory=dict)
    missing: dict[int, str] = field(default_factory=dict)

    @property
    def approved(self) -> int:
        """How many units are whole."""
        return len(self.units) - len(self.missing)


def coverage_of(receiver: Unit, period: Period) -> dict[int, Coverage]:
    """Indicator → its coverage, of those that regimes of `receiver` ask for in periods that end in `period`."""
    reports = list(
        Submission.objects.ending_in(period)
        .filter(regime__owner=receiver, period_from__gte=period.start)
        .select_related("unit")
        .order_by("unit__order_key")
    )
    by_version: dict[int, list[Submission]] = {}
    for report in reports:
        by_version.setdefault(report.version_id, []).append(report)
    found: dict[int, Coverage] = {}
    asked = RegimeIndicator.objects.filter(version__in=by_version).values_list("version_id", "indicator_id")
    for version_id, indicator_id in asked:
        coverage = found.setdefault(indicator_id, Coverage())
        for report in by_version[version_id]:
            coverage.units[report.unit_id] = report.unit.name
            if not report.is_sent:
                coverage.missing[report.unit_id] = report.unit.name
    return found


def whole(coverages: dict[int, Coverage]) -> Coverage:
    """The coverage of everything that was asked for: a unit is missing where any of its reports is."""
    every = Coverage()
    for coverage in coverages.values():
        every.units |= coverage.units
        every.missing |= coverage.missing
    return every
