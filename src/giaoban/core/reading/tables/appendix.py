"""The number cells of appendix tables as figures: a row says what is measured, a column how much, when and beside what.

table-result, table-plan        a result or a plan under a heading that says so
table-territory, table-measure  a column of one territory; a column named by what it measures
table-share, table-change       a comparison, the first as "105" percent of its base, the second as "5" percent more
table-amount                    a change in the row's own unit
table-over-plan                 "vượt 5%" of a plan is 105 percent of it
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from giaoban.core import patterns
from giaoban.core.periods import Period
from giaoban.core.reading.folding import fold
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.setting import Setting
from giaoban.core.reading.tables.captions import Caption, read_caption
from giaoban.core.reading.tables.columns import Column, Columns, period_of, read_columns, year_of
from giaoban.core.reading.tables.comparisons import Comparison, Says, read_comparisons
from giaoban.core.reading.tables.grid import Row, Table, find_tables
from giaoban.core.reading.tables.headings import COMPARISONS, VALUES, Holds, base_words, kind_of_land
from giaoban.core.reading.tables.labels import Label, is_total, lower_first, read_labels, within
from giaoban.core.reading.tables.row_roles import RowRoles
from giaoban.core.reading.tables.row_units import row_units, tidy
from giaoban.core.reading.tables.values import Value, values

_NAMELESS = "Dòng không có tên chỉ tiêu."
_UNITLESS = "Bảng không ghi đơn vị tính của số này."
_OF_COLUMN = "table-measure"
_RANKS = patterns.compile(r"(?<!\w)(?:xếp hạng|thứ hạng|vị thứ|xếp thứ)(?!\w)")


def read_tables(text: str, setting: Setting, tables: Sequence[Table] | None = None) -> tuple[Figure, ...]:
    """The figures in the tables of a text, in order; `of` counts among them. `tables` where they are known already.

    >>> text = "TT | Chỉ tiêu | ĐVT | KH năm | Lũy kế | TH/KH (%)\\n1 | Thu ngân sách | tỷ đồng | 1.837 | 918,755 | 50"
    >>> for figure in read_tables(text, Setting(None, Period.month(2025, 4), None)):
    ...     print(figure.text, figure.unit, figure.role, figure.measure, figure.period, figure.base, figure.of)
    1.837 tỷ đồng target Thu ngân sách 2025 KH năm None
    918,755 tỷ đồng actual Thu ngân sách 2025-01/2025-04 None None
    50 % of_target Thu ngân sách 2025-01/2025-04 KH năm 2
    """
    figures: list[Figure] = []
    for table in find_tables(text) if tables is None else tables:
        caption = read_caption(table.caption, setting.reviewed)
        columns = read_columns(table, caption.period or setting.reviewed) if table.heading else None
        if columns is not None:
            figures += _Appendix(text, table, columns, caption, setting.reviewed).figures(len(figures))
    return tuple(figures)


def number_cells(tables: Sequence[Table]) -> Iterator[tuple[int, int]]:
    """The spans of all cells with a number and nothing else, ordinals too, in the tables that `read_tables` reads.

    >>> list(number_cells(find_tables("TT | Chỉ tiêu | KH\\n1 | Thu ngân sách | 1.837")))
    [(19, 20), (39, 44)]
    """
    for table in tables:
        if table.heading and read_columns(table, None) is not None:
            for row in table.rows:
                yield from ((cell.start, cell.end) for cell in row.cells if len(row.cells) > 1 and values(cell))


def row_names(table: Table, columns: Columns) -> list[str]:
    """What each row of a table is about, "" where it says nothing."""
    return [label.measure for label in _labels(table, columns, [_values(row, columns) for row in table.rows])]


def _values(row: Row, columns: Columns) -> dict[int, tuple[Value, ...]]:
    if len(row.cells) < 2:
        return {}
    of_columns = (column.index for column in columns.values if column.index < len(row.cells))
    return {index: found for index in of_columns if (found := values(row.cells[index]))}


def _labels(table: Table, columns: Columns, cells: Sequence[dict[int, tuple[Value, ...]]]) -> list[Label]:
    names: list[tuple[str, str, bool]] = []
    for row, found in zip(table.rows, cells, strict=True):
        ordinal = "" if columns.ordinal is None else row.cell(columns.ordinal)
        written = row.cell(columns.naming.column) if len(row.cells) > 1 else row.cells[0].text
        if not written and sum(map(str.isalpha, ordinal)) > 2:  # a total across both columns
            written, ordinal = ordinal, ""
        if columns.naming.roles is not None and not written and names:
            written = names[-1][1]  # said once for "Kế hoạch" and "Thực hiện" below each other
        names.append((ordinal if len(row.cells) > 1 else "", written, bool(found)))
    labels = read_labels(names, flat=columns.naming.holds is not Holds.LABEL)
    return _grouped(table.rows, labels, columns) if columns.naming.group is not None else labels


def _grouped(rows: Sequence[Row], labels: Sequence[Label], columns: Columns) -> list[Label]:
    """The labels with the name of their group, where it is no section and they do not say enough alone."""
    naming, group = columns.naming, ""
    found = []
    for row, label in zip(rows, labels, strict=True):
        group = row.cell(naming.group or 0) or group
        found.append(label if naming.sections else replace(label, measure=within(group, label.measure)))
    return found


@dataclass(slots=True)
class _Appendix:
    """One table while it is read."""

    text: str
    table: Table
    columns: Columns
    caption: Caption
    reviewed: Period | None

    def figures(self, before: int) -> list[Figure]:
        """The figures of the table; `before` were read from tables above it."""
        cells = [_values(row, self.columns) for row in self.table.rows]
        numbers = [{index: found[0].value for index, found in row.items()} for row in cells]
        compared = read_comparisons(self.columns.values, numbers)
        labels = _labels(self.table, self.columns, cells)
        units = row_units(self.table.rows, self.columns.unit, labels, self.caption.unit)
        index = self.columns.naming.roles
        roles = RowRoles(index, self.columns.values) if index is not None else None
        made: list[Figure] = []
        for row, label, unit, found in zip(self.table.rows, labels, units, cells, strict=True):
            of_row = list(self._row(row, label, unit, found, compared, before + len(made)))
            about = "" if self.columns.naming.column == index else label.measure
            made += roles.told(row, about, of_row, before + len(made)) if roles is not None else of_row
        return made

    def _row(
        self,
        row: Row,
        label: Label,
        unit: str,
        found: dict[int, tuple[Value, ...]],
        compared: dict[int, Comparison],
        before: int,
    ) -> Iterator[Figure]:
        """The figures of one row; a comparison is tied to the row's own result, wherever it stands in the row."""
        made: list[tuple[Column, Figure]] = []
        for column in self.columns.values:
            for value in found.get(column.index, ()):
                if column.holds in COMPARISONS:
                    figure = self._comparison(column, value, label, unit, compared[column.index])
                else:
                    figure = self._amount(row, column, value, label, unit)
                if figure is not None:
                    made.append((column, figure))
        at = {column.index: place for place, (column, _) in reversed(list(enumerate(made)))}
        for column, figure in made:
            comparison = compared.get(column.index)
            result = comparison.result if comparison else None
            place = at.get(result.index) if result is not None and figure.role is not Role.ACTUAL else None
            if place is not None and made[place][1].role is Role.ACTUAL:
                figure = replace(figure, of=before + place + 1, period=made[place][1].period)
            yield figure

    def _amount(self, row: Row, column: Column, value: Value, label: Label, unit: str) -> Figure:
        measure, rule, doubts = self._measure(column, label)
        period, when = column.period, column.rule
        if self.columns.naming.holds is Holds.TIME:
            period, when = period_of([row.cell(self.columns.naming.column)], self.reviewed, self.reviewed)
        role = Role.TARGET if column.holds is Holds.PLAN or value.side == "whole" else Role.ACTUAL
        if role is Role.ACTUAL and self._ahead(period) and column.holds is not Holds.COUNT:
            role = Role.TARGET
            doubts = (*doubts, f"Cột '{column.words}' là của kỳ chưa đến nên coi là kế hoạch.")
        if value.side == "whole":
            period, when = year_of(period), "target-year"
        if column.holds is Holds.OTHER and _RANKS.search(fold(column.words)):
            return replace(self._figure(value, "", Role.RANK, measure, doubts), period=period, rules=(rule, when))
        heading = tidy(column.unit) or column.counted
        beside = (heading or unit) if column.holds is Holds.OTHER else (unit or heading)
        own = tidy(value.unit) or beside or tidy(self.caption.unit)
        if not own:
            doubts = (*doubts, _UNITLESS)
        return replace(
            self._figure(value, own, role, measure, doubts),
            bound=value.bound or (column.bound if role is Role.ACTUAL else None),
            period=period,
            base=column.words if column.holds is Holds.PLAN else None,
            rules=(rule, when),
        )

    def _measure(self, column: Column, label: Label) -> tuple[str, str, tuple[str, ...]]:
        """What a number measures, the rule that says so, and what is doubtful about it."""
        name = label.measure
        if not name:
            return "", "table-result", (_NAMELESS,)
        if self.columns.naming.holds is Holds.PLACE:
            return self._of_territory(name, column)
        if self.columns.naming.holds is Holds.TIME:
            subject = self.caption.subject if column.holds in VALUES else ""
            return column.what or subject or column.words, _OF_COLUMN, ()
        if column.holds is Holds.UNIT_OF_LAND or column.land:
            land = column.land or column.words
            return f"{name} {land}", "table-territory", (f"Số này là của {land}, không phải của cả báo cáo.",)
        if column.what and is_total(name):
            return column.what, _OF_COLUMN, ()
        if column.holds is Holds.OTHER:
            doubt = f"Không hiểu tiêu đề cột '{column.words}'."
            known = column.unit or column.counted
            return f"{column.what} {lower_first(name)}", _OF_COLUMN, () if known else (doubt,)
        if column.what:
            return f"{column.what} {lower_first(name)}", _OF_COLUMN, ()
        return name, "table-plan" if column.holds is Holds.PLAN else "table-result", ()

    def _of_territory(self, territory: str, column: Column) -> tuple[str, str, tuple[str, ...]]:
        """A number in the row of a territory: the column says what it measures, else the caption."""
        doubts: tuple[str, ...] = ()
        what = column.what
        if not what or (" " not in what and column.holds in VALUES and self.caption.subject):
            what = self.caption.subject
            doubts = ("Tên chỉ tiêu lấy từ đầu đề của bảng." if what else "Bảng không nói số này đo gì.",)
        if is_total(territory):
            return what, _OF_COLUMN, doubts
        name = territory
        if self.columns.kind and not fold(territory).startswith(self.columns.kind):
            name = f"{self.columns.kind} {territory}"
        name = lower_first(name) if kind_of_land(name) else name
        return f"{what} {name}".strip(), "table-territory", (f"Số này là của riêng {territory}.", *doubts)

    def _comparison(
        self, column: Column, value: Value, label: Label, unit: str, comparison: Comparison
    ) -> Figure | None:
        """A share or a change; a change from a plan in the row's own unit says nothing that a figure could hold."""
        of_plan = comparison.holds is Holds.OF_PLAN
        if value.unit == "lần":
            comparison = replace(comparison, says=Says.SHARE, doubt="")
        if of_plan and comparison.says is Says.AMOUNT:
            return None
        measure, doubts = self._compared(column, comparison, label)
        own = column.unit or tidy(value.unit) or "%"
        if comparison.says is Says.AMOUNT:
            own = unit or tidy(self.caption.unit)
        role = _role(comparison)
        number, rule = value.value, f"table-{comparison.says}"
        if role is Role.GROWTH and not value.signed and _only_falls(column):
            number = -number
        if of_plan and comparison.says is Says.CHANGE:
            number, rule = 100 + number, "table-over-plan"
        doubts = (*doubts, *([comparison.doubt] if comparison.doubt else []))
        return replace(
            self._figure(value, own, role, measure, doubts),
            value=number,
            bound=value.bound,
            period=comparison.result.period if comparison.result else self.caption.period or self.reviewed,
            base=(_base(column, comparison) or None) if role is not Role.ACTUAL else None,
            rules=(rule, "table-column"),
        )

    def _compared(self, column: Column, comparison: Comparison, label: Label) -> tuple[str, tuple[str, ...]]:
        """What is compared; a share of what nobody says ("Tỷ lệ (%)" beside "Số hộ") is a rate of what its group is."""
        measure, _, doubts = self._measure(replace(column, holds=Holds.RESULT), label)
        rate = _role(comparison) is Role.ACTUAL and column.what and not fold(measure).startswith(("tỷ lệ", "tỉ lệ"))
        return f"tỷ lệ {lower_first(measure)}" if rate else measure, doubts

    def _figure(self, value: Value, unit: str, role: Role, measure: str, doubts: Sequence[str]) -> Figure:
        written = self.text[value.start : value.end]
        doubt = " ".join(dict.fromkeys(doubts))
        return Figure(value.start, value.end, written, value.value, unit, role, measure, doubt=doubt)

    def _ahead(self, period: Period | None) -> bool:
        reviewed = self.caption.period or self.reviewed
        return period is not None and reviewed is not None and period.start > reviewed.end


def _role(comparison: Comparison) -> Role:
    """The role of a comparison; a share of what nobody says is a result itself."""
    if comparison.holds is Holds.OF_PLAN:
        return Role.OF_TARGET
    if comparison.says is not Says.SHARE:
        return Role.GROWTH
    return Role.OF_PREVIOUS if comparison.holds is Holds.OF_EARLIER else Role.ACTUAL


def _only_falls(column: Column) -> bool:
    said = fold(column.words).split()
    return "giảm" in said and not any(word.startswith("tăng") for word in said)


def _base(column: Column, comparison: Comparison) -> str:
    """The words that name the base: the heading of the plan's own column, where it has one, so that the two are one."""
    said = base_words(column.levels)
    if comparison.base is not None and (comparison.holds is Holds.OF_PLAN or not said):
        return comparison.base.words
    return said or ("kế hoạch" if comparison.holds is Holds.OF_PLAN else "")
