"""A term of several years: which years its plan counts, what their results make together, how many targets are met.

A congress sits within the first of its six calendar years, whose plan still is the term's before: "nhiệm kỳ 2020–2025"
counts the five years from 2021 on, "giai đoạn 2021–2025" all of its own. The rules stand in docs/reckoning.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from giaoban.core.periods import Period
from giaoban.core.reckoning.attainment import Outcome

YEARS_OF_CONGRESS = 6
PLACES = Decimal("0.01")


def counted_years(term: Period) -> tuple[int, ...]:
    """The years whose results a term's plan counts.

    >>> counted_years(Period.term(2020, 2025)), counted_years(Period.term(2021, 2025))
    ((2021, 2022, 2023, 2024, 2025), (2021, 2022, 2023, 2024, 2025))
    """
    years = tuple(range(term.start.year, term.end.year + 1))
    return years[1:] if len(years) == YEARS_OF_CONGRESS else years


def mean_growth(growths: Sequence[Decimal]) -> Decimal:
    """The growth in percent that, the same every year, leads where the growths of the years lead together.

    >>> mean_growth([Decimal(8), Decimal(8)]), mean_growth([Decimal(10), Decimal("-10")])
    (Decimal('8.00'), Decimal('-0.50'))
    """
    if not growths or any(growth <= -100 for growth in growths):
        raise ValueError(f"A mean growth needs growths above -100 percent, got {[str(one) for one in growths]}")
    factor = Decimal(1)
    for growth in growths:
        factor *= 1 + growth / 100
    return ((factor ** (Decimal(1) / len(growths)) - 1) * 100).quantize(PLACES, ROUND_HALF_UP)


class Stand(StrEnum):
    """Where a target of a term stands; those that are due are told apart from those that are not."""

    MET = "met"
    MET_EARLY = "met_early"  # reached before it is due
    NOT_MET = "not_met"
    ON_PATH = "on_path"  # not due, and where the expected path has it
    OFF_PATH = "off_path"
    WITHOUT_PATH = "without_path"  # not due, and nothing says where it should be
    NOT_ASSESSABLE = "not_assessable"


def stand_of(outcome: Outcome, *, due: bool, on_path: bool | None) -> Stand:
    """The stand of a target from its outcome; `on_path` is None where there is no path to hold it against.

    >>> [str(stand_of(Outcome.PENDING, due=False, on_path=path)) for path in (True, False, None)]
    ['on_path', 'off_path', 'without_path']
    """
    if outcome is Outcome.MET:
        return Stand.MET if due else Stand.MET_EARLY
    if outcome is Outcome.NOT_MET:
        return Stand.NOT_MET
    if outcome is Outcome.NOT_ASSESSABLE:
        return Stand.NOT_ASSESSABLE
    if on_path is None:
        return Stand.WITHOUT_PATH
    return Stand.ON_PATH if on_path else Stand.OFF_PATH


@dataclass(frozen=True, slots=True)
class TermTally:
    """How many targets of a term stand where; what cannot be judged is no part of `assessed`."""

    counts: dict[Stand, int]

    def of(self, *stands: Stand) -> int:
        """How many stand so."""
        return sum(self.counts.get(stand, 0) for stand in stands)

    @property
    def met(self) -> int:
        """Those that are met, due or not."""
        return self.of(Stand.MET, Stand.MET_EARLY)

    @property
    def assessed(self) -> int:
        """Those that could be judged."""
        return sum(self.counts.values()) - self.of(Stand.NOT_ASSESSABLE)

    @property
    def not_due(self) -> int:
        """Those that are neither met nor due."""
        return self.of(Stand.ON_PATH, Stand.OFF_PATH, Stand.WITHOUT_PATH)

    @property
    def words(self) -> str:
        """The count in one line.

        >>> tally_of([Stand.MET_EARLY, Stand.ON_PATH, Stand.OFF_PATH]).words
        'đạt 1/3 chỉ tiêu nhiệm kỳ (1 đạt trước hạn), 2 chưa đến hạn (1 đúng tiến độ, 1 chậm)'
        """
        early, missed, unknown = (self.of(one) for one in (Stand.MET_EARLY, Stand.NOT_MET, Stand.NOT_ASSESSABLE))
        said = f"đạt {self.met}/{self.assessed} chỉ tiêu nhiệm kỳ"
        said += f" ({early} đạt trước hạn)" if early else ""
        said += f", {missed} không đạt" if missed else ""
        said += f", {self.not_due} chưa đến hạn ({self._pace})" if self.not_due else ""
        return said + (f"; ngoài ra {unknown} chưa đánh giá được" if unknown else "")

    @property
    def _pace(self) -> str:
        named = ((Stand.ON_PATH, "đúng tiến độ"), (Stand.OFF_PATH, "chậm"), (Stand.WITHOUT_PATH, "chưa có tiến độ"))
        return ", ".join(f"{self.of(stand)} {word}" for stand, word in named if self.of(stand))


def tally_of(stands: Iterable[Stand]) -> TermTally:
    """Count where targets stand."""
    counts: dict[Stand, int] = {}
    for stand in stands:
        counts[stand] = counts.get(stand, 0) + 1
    return TermTally(counts)
