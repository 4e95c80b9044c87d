"""The versions of indicators: how each is defined on a day, and where results before and after cannot be compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from giaoban.apps.targets.models import Indicator, IndicatorVersion
from giaoban.core.periods import Period


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which an indicator is measured so differently that results before it are no base; and why."""

    day: date
    reason: str

    def parts(self, earlier: Period, later: Period) -> bool:
        """Whether it falls between two periods or within one of them.

        >>> poverty = Break(date(2027, 1, 1), "chuẩn nghèo mới")
        >>> poverty.parts(Period.year(2026), Period.year(2027)), poverty.parts(Period.year(2025), Period.year(2026))
        (True, False)
        """
        return min(earlier.start, later.start) < self.day <= max(earlier.end, later.end)


def breaks_of(indicators: Iterable[int]) -> dict[int, tuple[Break, ...]]:
    """Indicator → its breaks in order of time. One query."""
    found: dict[int, list[Break]] = defaultdict(list)
    rows = IndicatorVersion.objects.filter(indicator__in=list(indicators)).exclude(breaks="").order_by("valid_from")
    for row in rows:
        found[row.indicator_id].append(Break(row.valid_from, row.breaks))
    return {pk: tuple(breaks) for pk, breaks in found.items()}


def not_comparable(breaks: Iterable[Break], earlier: Period, later: Period) -> str:
    """Why results of the two periods cannot be compared; empty where they can.

    >>> new_line = (Break(date(2027, 1, 1), "chuẩn nghèo mới từ 01/01/2027"),)
    >>> not_comparable(new_line, Period.month(2026, 3), Period.month(2027, 3))
    'Không so sánh: chuẩn nghèo mới từ 01/01/2027'
    >>> not_comparable(new_line, Period.month(2027, 2), Period.month(2027, 3))
    ''
    """
    reasons = [one.reason for one in breaks if one.parts(earlier, later)]
    return f"Không so sánh: {'; '.join(reasons)}" if reasons else ""


def version_on(indicator: Indicator, day: date) -> IndicatorVersion | None:
    """The version that holds on `day`; None before the first, when the indicator itself tells."""
    return indicator.versions.filter(valid_from__lte=day).order_by("valid_from").last()
