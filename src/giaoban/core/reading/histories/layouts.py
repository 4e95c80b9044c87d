"""What each column of a table of history is, as guessed by the reader or said by a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from giaoban.core.periods import Period, PeriodError


class Use(StrEnum):
    """What a column holds."""

    SKIP = "skip"
    INDICATOR = "indicator"
    MEASURED_IN = "measured_in"
    PLACE = "place"
    YEAR = "year"
    PERIOD = "period"
    STANDING = "standing"
    VALUE = "value"  # of the period of the column, else of the row
    TO_DATE = "to_date"  # since January, up to the period of the row
    PLAN_SUPERIOR = "plan_superior"  # what the superior asks for
    PLAN_COUNCIL = "plan_council"
    PLAN_OWN = "plan_own"
    OF_PLAN = "of_plan"  # the result as percent of a plan: held against both, never booked


PLANS = frozenset({Use.PLAN_SUPERIOR, Use.PLAN_COUNCIL, Use.PLAN_OWN})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its use, and for values the period and the indicator that the heading names."""

    heading: str
    use: Use
    period: Period | None = None
    indicator: str = ""
    measured_in: str = ""
    standing: str = ""  # estimate where the heading says "ước"
    why: str = ""  # why it is left out

    @property
    def holds_values(self) -> bool:
        """Whether values are taken from it."""
        return self.use in (Use.VALUE, Use.TO_DATE)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read. `first_row` is the first row of values, counted from 0; `columns` go by number from 0.

    `year`, `measured_in` and `indicator` stand for what neither row nor heading says; `standing` is how firm the values
    are; `names` gives the code of an indicator for words of the sheet, empty for rows to leave out.
    """

    first_row: int
    columns: Mapping[int, Column]
    year: int | None = None
    measured_in: str = ""
    indicator: str = ""
    standing: str = "official"
    names: Mapping[str, str] = field(default_factory=dict)

    def column_of(self, use: Use) -> int | None:
        """The first column of that use."""
        return next((number for number, column in sorted(self.columns.items()) if column.use is use), None)

    @property
    def problem(self) -> str:
        """What is missing for values to be read at all, in one sentence; empty where nothing is."""
        values = [column for column in self.columns.values() if column.holds_values]
        plans = [column for column in self.columns.values() if column.use in PLANS]
        if not values and not plans:
            return "Chưa có cột nào là cột số liệu; hãy chọn ít nhất một cột là “Số của kỳ” hoặc “Lũy kế”."
        if self.column_of(Use.INDICATOR) is None and not self.indicator and not _all_named(values):
            return "Chưa rõ số liệu thuộc chỉ tiêu nào; hãy chọn cột tên chỉ tiêu, hoặc ghi chỉ tiêu chung cho cả bảng."
        rows_say = self.column_of(Use.PERIOD) is not None or self.column_of(Use.YEAR) is not None
        missing = [one for one in values if one.period is None]
        if missing and not rows_say:
            return f"Cột “{missing[0].heading}” chưa rõ kỳ; hãy ghi kỳ (ví dụ 04/2025), hoặc chọn cột kỳ báo cáo."
        return ""

    def as_data(self) -> dict[str, Any]:
        """The layout as JSON keeps it."""
        return {
            "first_row": self.first_row,
            "year": self.year,
            "measured_in": self.measured_in,
            "indicator": self.indicator,
            "standing": self.standing,
            "names": dict(self.names),
            "columns": {str(number): _column_data(column) for number, column in self.columns.items()},
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Layout":
        """The layout that `as_data` wrote; ValueError or KeyError for anything else."""
        columns = {int(number): _column(one) for number, one in data["columns"].items()}
        plain = {name: data[name] for name in ("first_row", "year", "measured_in", "indicator", "standing", "names")}
        return cls(columns=columns, **plain)

    def remembered(self, old: "Layout") -> "Layout":
        """This guess with what a person said of a sheet of the same shape: uses and names, not its year and months."""
        columns = {
            number: replace(
                column,
                use=old.columns[number].use,
                indicator=old.columns[number].indicator,
                measured_in=old.columns[number].measured_in,
                standing=old.columns[number].standing,
                period=column.period or old.columns[number].period,
                why="",
            )
            if number in old.columns
            else column
            for number, column in self.columns.items()
        }
        kept = replace(self, columns=columns, standing=old.standing, names=dict(old.names))
        return replace(
            kept,
            measured_in=self.measured_in or old.measured_in,
            indicator=self.indicator or old.indicator,
            year=self.year or old.year,
        )


def _all_named(values: list[Column]) -> bool:
    return bool(values) and all(one.indicator for one in values)


def _column_data(column: Column) -> dict[str, str]:
    return {
        "heading": column.heading,
        "use": str(column.use),
        "period": str(column.period) if column.period else "",
        "indicator": column.indicator,
        "measured_in": column.measured_in,
        "standing": column.standing,
    }


def _column(data: Mapping[str, str]) -> Column:
    try:
        period = Period.parse(data["period"]) if data["period"] else None
    except PeriodError:
        period = None
    kept = {name: data[name] for name in ("heading", "indicator", "measured_in", "standing")}
    return Column(use=Use(data["use"]), period=period, **kept)
