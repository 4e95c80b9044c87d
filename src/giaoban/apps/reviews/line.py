"""One indicator of a board as it is read: what its standing rests on, and the rest worked out when it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

from giaoban.apps.reviews.values import STANDING, WITHOUT_TARGET, Base, Override, Shown, Status
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period


class Working(Protocol):
    """Where a line gets what is not yet known when it is put into its place."""

    def shares(self) -> tuple[Shown | None, Shown | None]:
        """Percent of the superior's and of the unit's own target."""

    def beside(self) -> Mapping[str, Any]:
        """Last year's value and what it leads to."""

    def then(self) -> Mapping[str, Any]:
        """The target as it stood at the month's end."""

    def ahead(self) -> Mapping[str, Any]:
        """What lies ahead."""

    def course(self) -> tuple[tuple[Period, Decimal], ...]:
        """What the path asks for."""

    def spark(self) -> tuple[tuple[Period, Shown | None], ...]:
        """The last twelve months."""

    def warning(self) -> str:
        """What to look at again."""


@dataclass(frozen=True)
class Line:
    """One indicator of a board.

    `target_superior`/`target_own` are the targets' values (an implied one is marked so),
    `percent_superior`/`percent_own` the result as percent of each. `last_year` is the same period's value a year
    before, `percent_last_year` the result as percent of it, `change` the growth against it in percent or points and
    `change_words` the same as a person says it; where they cannot be compared all are None and `incomparable` says why.
    `base` tells how last year's value was made. `target_then` is the target counted by as it stood at the month's end,
    where it has been amended since, and `percent_then` the result as percent of that. `status` follows the written
    rule; what a leader says beside it is the `override`. `warning` asks to look again. `spark` holds the last 12
    months' values up to the period, None for a gap, `spark_months` their labels. `forecast` lies between
    `forecast_low` and `forecast_high`, and `forecast_share` is it as percent of the target; `no_forecast` says why
    there is none. `expected` is what the path to the target asks for by the end of each month of the year.

    Results, targets and status are there at once; percentages, last year and what lies ahead are worked out once, when
    first looked at. Those of all lines of a board take the same few queries together.
    """

    indicator: Indicator
    working: Working
    month: Shown | None
    to_date: Shown | None
    target_superior: Shown | None
    target_own: Shown | None
    status: Status
    status_reason: str
    override: Override | None
    finding_ids: tuple[int, ...]

    @property
    def indicator_id(self) -> int:
        """The indicator's primary key."""
        return self.indicator.pk

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.indicator.name

    @property
    def unit(self) -> str:
        """The unit of measure."""
        return self.indicator.unit

    @property
    def sector(self) -> str:
        """The sector that it is listed under."""
        return self.indicator.sector

    @property
    def accumulation(self) -> str:
        """How its results add up."""
        return self.indicator.accumulation

    @property
    def direction(self) -> str:
        """Where it should go."""
        return self.indicator.direction

    @property
    def conflict(self) -> bool:
        """Whether figures of the month disagree."""
        return bool(self.finding_ids)

    @property
    def standing(self) -> tuple[str, str]:
        """The status as shape and word; a result that nothing was set for is told apart from a missing one."""
        known = self.month or self.to_date
        without = self.status is Status.NO_FIGURE and known and not (self.target_superior or self.target_own)
        return WITHOUT_TARGET if without else STANDING[self.status]

    @cached_property
    def _shares(self) -> tuple[Shown | None, Shown | None]:
        return self.working.shares()

    @property
    def percent_superior(self) -> Shown | None:
        """The result as percent of the superior's target."""
        return self._shares[0]

    @property
    def percent_own(self) -> Shown | None:
        """The result as percent of the unit's own target."""
        return self._shares[1]

    @property
    def warning(self) -> str:
        """What to look at again, "" where there is nothing."""
        return self.working.warning()

    @cached_property
    def _beside(self) -> Mapping[str, Any]:
        return self.working.beside()

    @property
    def last_year(self) -> Shown | None:
        """The same period's value a year before."""
        return self._beside["last_year"]

    @property
    def percent_last_year(self) -> Shown | None:
        """The result as percent of it."""
        return self._beside["percent_last_year"]

    @property
    def change(self) -> Shown | None:
        """The growth against it."""
        return self._beside["change"]

    @property
    def change_words(self) -> str:
        """The growth as a person says it."""
        return self._beside["change_words"]

    @property
    def incomparable(self) -> str:
        """Why there is nothing to be compared with."""
        return self._beside["incomparable"]

    @property
    def base(self) -> Base | None:
        """How last year's value was made."""
        return self._beside["base"]

    @cached_property
    def _then(self) -> Mapping[str, Any]:
        return self.working.then()

    @property
    def target_then(self) -> Shown | None:
        """The target as it stood at the month's end, where it has been amended since."""
        return self._then.get("target_then")

    @property
    def percent_then(self) -> Shown | None:
        """The result as percent of that."""
        return self._then.get("percent_then")

    @cached_property
    def _ahead(self) -> Mapping[str, Any]:
        return self.working.ahead()

    @property
    def needed_per_month(self) -> Shown | None:
        """What each month left must bring."""
        return self._ahead.get("needed_per_month")

    @property
    def forecast(self) -> Shown | None:
        """What the period may come to."""
        return self._ahead.get("forecast")

    @property
    def forecast_low(self) -> Decimal | None:
        """The lower end of the forecast."""
        return self._ahead.get("forecast_low")

    @property
    def forecast_high(self) -> Decimal | None:
        """The upper end of the forecast."""
        return self._ahead.get("forecast_high")

    @property
    def forecast_share(self) -> Shown | None:
        """The forecast as percent of the target."""
        return self._ahead.get("forecast_share")

    @property
    def no_forecast(self) -> str:
        """Why there is no forecast."""
        return self._ahead.get("no_forecast", "")

    @cached_property
    def expected(self) -> tuple[tuple[Period, Decimal], ...]:
        """What the path to the target asks for by the end of each month of the year."""
        return self.working.course()

    @cached_property
    def _spark(self) -> tuple[tuple[Period, Shown | None], ...]:
        return self.working.spark()

    @property
    def spark(self) -> tuple[Decimal | None, ...]:
        """The last twelve months' values."""
        return tuple(shown.value if shown else None for _, shown in self._spark)

    @property
    def spark_months(self) -> tuple[str, ...]:
        """Their labels."""
        return tuple(one.short for one, _ in self._spark)
