"""Tables whose rows say what their numbers are: "Kế hoạch", "Thực hiện" and "Tỷ lệ (%)" below each other.

The column of these words is known by its cells. A row of comparisons describes the result in its column above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from giaoban.core.periods import Period
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.tables.columns import Column, year_of
from giaoban.core.reading.tables.grid import Row
from giaoban.core.reading.tables.headings import COMPARISONS, Holds, base_words, grows
from giaoban.core.reading.tables.naming import role_of_row

_WHEN = "column"  # the rule of a period that a heading names


@dataclass(slots=True)
class RowRoles:
    """One table while it is read: in each column the last plan and the last result of what the rows are about."""

    index: int
    columns: Sequence[Column]
    about: str = ""
    plan: str = ""
    results: dict[int, tuple[int, Period | None]] = field(default_factory=dict)

    def told(self, row: Row, about: str, figures: Sequence[Figure], before: int) -> list[Figure]:
        """The figures of a row with the role that the row gives them; `before` stand before them."""
        words = row.cell(self.index)
        says = role_of_row(words)
        if about != self.about:
            self.about, self.plan, self.results = about, "", {}
        if says is Holds.PLAN:
            self.plan = words
        found = []
        for position, figure in enumerate(figures, start=before + 1):
            column = next((each for each in self.columns if _holds(row, each.index, figure)), None)
            if column is not None and column.holds not in COMPARISONS:
                figure = self._told(figure, column, words, says, position)
            found.append(figure)
        return found

    def _told(self, figure: Figure, column: Column, words: str, says: Holds | None, position: int) -> Figure:
        if says is Holds.PLAN:
            period = figure.period if column.rule == _WHEN else year_of(figure.period)
            return replace(figure, role=Role.TARGET, base=words, period=period, rules=("table-plan", figure.rules[-1]))
        if says not in COMPARISONS:
            self.results[column.index] = (position, figure.period)
            return figure
        of, period = self.results.get(column.index, (None, figure.period))
        of_plan = says is Holds.OF_PLAN or (says is Holds.OF_SOMETHING and self.plan != "")
        role = Role.OF_TARGET if of_plan else Role.GROWTH if grows([words]) else Role.OF_PREVIOUS
        if says is Holds.OF_SOMETHING and not of_plan:
            role, of = Role.ACTUAL, None
        base = (self.plan if of_plan else base_words([words])) or None
        return replace(figure, role=role, unit="%", of=of, period=period, base=base, rules=("table-share", "table-row"))


def _holds(row: Row, index: int, figure: Figure) -> bool:
    return index < len(row.cells) and row.cells[index].start <= figure.start < max(row.cells[index].end, 1)
