"""The columns of a table: what each holds, for which period, in which unit, and which one names the rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Mention, Period, PeriodKind, Relation, Shape, find_periods
from giaoban.core.quantities import Bound
from giaoban.core.quantities.units import unit_behind
from giaoban.core.reading import nouns
from giaoban.core.reading.folding import fold
from giaoban.core.reading.tables.grid import Row, Table
from giaoban.core.reading.tables.heading_names import is_part, land_named, unit_counted, what_named
from giaoban.core.reading.tables.headings import (
    COMPARISONS,
    NAMES,
    VALUES,
    Holds,
    before_base,
    compares,
    holds,
    kind_of_rows,
    names_land,
    unit_in_heading,
)
from giaoban.core.reading.tables.labels import lower_first
from giaoban.core.reading.tables.naming import Naming, find_naming
from giaoban.core.reading.tables.values import values

_BRACKETS = patterns.compile(r"\s*\([^()]*\)")
_SHORT_MONTH = patterns.compile(r"(?<!\w)t\s?(\d{1,2})(?!\w|/)", re.IGNORECASE)
_BARE_YEAR = patterns.compile(r"(?<![\w/.,-])((?:19|20)\d\d)(?![\w/.,-])")
_OF_THE_PERIOD = patterns.compile(
    r"(?<!\w)(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu) (?:giao )?(?:trong )?(?:tháng|quý|kỳ)(?!\w)"
)
_SAME_SHORT = patterns.compile(r"(?<!\w)CK(?!\w)", re.IGNORECASE)
_GIVEN_WHEN = patterns.compile(  # when a plan was given is not its period: "Dự toán đầu năm"
    r"(?:(?<=kế hoạch)|(?<=dự toán)|(?<=chỉ tiêu)|(?<=kh))\s(?:giao\s)?(?:đầu|giữa|cuối)\snăm(?!\w|\s\d)", re.IGNORECASE
)
_UNITLESS = patterns.compile(r"(?<!\w)(?:vốn|tiền|kinh phí|diện tích|sản lượng|giá trị|thu|chi)(?!\w)")
_SAMPLE = 40  # rows that tell what a column holds


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading read: `words` without brackets; `rule` says where `period` is from.

    `what` is what the heading itself names beside role and period: "Giải ngân" of "Giải ngân đến 30/4/2025"; `land` the
    territory that a level above names. `counted` is the unit that its words give, `unit` the one that its brackets do.
    """

    index: int
    levels: tuple[str, ...]
    holds: Holds
    words: str = ""
    unit: str = ""
    period: Period | None = None
    rule: str = ""
    bound: Bound | None = None
    what: str = ""
    land: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns that hold values or comparisons, in order, and the places of the others.

    `kind` is what the heading of the names says that each row is: "phường".
    """

    naming: Naming
    kind: str
    ordinal: int | None
    unit: int | None
    values: tuple[Column, ...]


def read_columns(table: Table, reviewed: Period | None) -> Columns | None:
    """The columns of a table that gives results or plans; None for one that does not (people, contents)."""
    kinds = [_kind(levels) for levels in table.heading]
    named = find_naming(table, kinds)
    if named is None:
        return None
    label, naming = named.column, named.holds
    unit = _unit_column(table, kinds, naming)
    kept = []
    for index, levels in enumerate(table.heading):
        kind = _share(table, index, unit) or kinds[index]
        if kind is Holds.LABEL and fold(levels[-1]).startswith("chỉ tiêu"):
            kind = Holds.PLAN if index != label else kind  # "Chỉ tiêu nghị quyết" beside the names
        if index in (label, named.group, named.roles, unit) or kind in (Holds.ORDINAL, Holds.NOTE, *NAMES, Holds.UNIT):
            continue
        words = " ".join(_BRACKETS.sub("", " ".join(levels)).split())
        if kind is Holds.OTHER and (not words or index < label):
            continue
        kept.append(_column(index, levels, kind, words))
    if not any(_gives_values(column, naming, table.rows) for column in kept):
        return None
    ordinal = kinds.index(Holds.ORDINAL) if Holds.ORDINAL in kinds else None
    of_rows = kind_of_rows(table.heading[label][-1]) if naming is Holds.PLACE and table.heading[label] else ""
    kept = _with_wholes(kept)
    if unit is None and naming is Holds.PLACE:
        kept = _counted_alike(kept)
    return Columns(named, of_rows, ordinal, unit, _dated(kept, reviewed))


def _counted_alike(columns: Sequence[Column]) -> list[Column]:
    """The columns, plans and results without a unit with that of the things that a column to their left counts."""
    found: list[Column] = []
    thing = ""
    for column in columns:
        known = column.unit or column.counted
        if column.holds in VALUES and not known and not _UNITLESS.search(fold(column.words)):
            column = replace(column, counted=thing)
        elif column.holds not in COMPARISONS and known != "%":
            thing = known or thing
        found.append(column)
    return found


def _with_wholes(columns: Sequence[Column]) -> list[Column]:
    """The columns, each part with the name and the unit of the whole to its left: "Nữ" of "Lao động có việc làm"."""
    found: list[Column] = []
    whole: Column | None = None
    for column in columns:
        if column.holds is not Holds.OTHER or not is_part(column.levels):
            whole = column if column.holds in (Holds.OTHER, Holds.COUNT, Holds.RESULT) else whole
            found.append(column)
        elif whole is None:
            found.append(column)
        else:
            what = f"{whole.what} {lower_first(column.what)}".strip()
            unit = column.unit or whole.unit or whole.counted
            found.append(replace(column, what=what, unit=unit, counted="" if unit else column.counted))
    return found


def _column(index: int, levels: tuple[str, ...], kind: Holds, words: str) -> Column:
    what, land = what_named(levels, kind), land_named(levels)
    return Column(
        index, levels, kind, words, unit_in_heading(levels), what=what, land=land, counted=unit_counted(levels)
    )


def _kind(levels: Sequence[str]) -> Holds:
    comparison = compares(levels)
    if comparison is not None:
        return comparison
    for level in reversed(levels):
        kind = holds(level)
        if kind is not Holds.OTHER:
            return kind
    if any(_mentions(level) or _SHORT_MONTH.search(level) for level in levels):
        return Holds.RESULT
    if levels and names_land(levels[-1]):
        return Holds.UNIT_OF_LAND
    return Holds.OTHER


def _share(table: Table, index: int, unit: int | None) -> Holds | None:
    """The comparison that a column of percentages is where its heading sounds like a plan or a result: "Cùng kỳ (%)".

    It is one beside amounts: where the heading or most cells say "%" and most rows are counted in other units.
    """
    levels = table.heading[index]
    kind = _kind(levels)
    same = any(mention.relation is Relation.PREVIOUS for level in levels for mention in _mentions(level))
    if kind not in (Holds.PLAN, Holds.RESULT):
        return None
    filled = (row for row in table.rows if index < len(row.cells) and values(row.cells[index]))
    rows = list(islice(filled, _SAMPLE))
    signed = 2 * sum(row.cell(index).endswith("%") for row in rows) > len(rows)
    if not rows or not (signed or unit_in_heading(levels) == "%"):
        return None
    if unit is None and not same:
        return None
    others = [row for row in rows if unit is not None and row.cell(unit).strip() not in ("%", "")]
    if unit is not None and 2 * len(others) <= len(rows):
        return None
    return Holds.OF_PLAN if kind is Holds.PLAN else Holds.OF_EARLIER if same else Holds.OF_SOMETHING


def _unit_column(table: Table, kinds: list[Holds], naming: Holds) -> int | None:
    """The column of units of measure; "Đơn vị" is one where its cells are units, beside a column of names."""
    if Holds.UNIT in kinds:
        return kinds.index(Holds.UNIT)
    for index, kind in enumerate(kinds):
        if kind is Holds.PLACE and naming is Holds.LABEL:
            cells = [row.cell(index) for row in table.rows[:_SAMPLE] if row.cell(index)]
            if 2 * sum(map(_is_unit, cells)) > len(cells):
                return index
    return None


def _is_unit(text: str) -> bool:
    behind = unit_behind(f"1 {text}", 1)
    return behind is not None and behind.end == len(text) + 2


def _gives_values(column: Column, naming: Holds, rows: Sequence[Row]) -> bool:
    """Whether a column makes its table one of results or plans: its heading says so and a number stands in it."""
    if column.holds is Holds.OTHER:
        known = (column.unit or column.counted) != "" or (naming is not Holds.LABEL and nouns.has_head(column.words))
    else:
        known = column.holds in (*VALUES, Holds.UNIT_OF_LAND)
    return known and any(column.index < len(row.cells) and values(row.cells[column.index]) for row in rows)


def _dated(columns: Sequence[Column], reviewed: Period | None) -> tuple[Column, ...]:
    """The columns with their periods; "cùng kỳ" is that of the result to its left."""
    dated: list[Column] = []
    beside = reviewed
    for column in columns:
        plan = column.holds is Holds.PLAN
        if column.holds in COMPARISONS:
            dated.append(replace(column, period=_period_compared(column.levels, reviewed)))
            continue
        period, rule = period_of(column.levels, beside, reviewed)
        if plan and rule == "reviewed" and not _OF_THE_PERIOD.search(fold(column.words)):
            period, rule = year_of(period), "target-year"
        elif not plan and reviewed is not None and _is_its_year(period, reviewed, column.words):
            period, rule = reviewed.year_to_date(), "year-to-date"
        bound = (
            Bound.ABOUT if patterns.search(r"(?<!\w)(?:ước|uth|ưth)(?!\w)", fold(column.words)) and not plan else None
        )
        dated.append(replace(column, period=period, rule=rule, bound=bound))
        if column.holds in VALUES and not plan and rule != "same-period":
            beside = period or reviewed
    return tuple(dated)


def _period_compared(levels: Sequence[str], reviewed: Period | None) -> Period | None:
    """The period of what is compared, where the heading names one before its base: "Quý I so với cùng kỳ"."""
    for level in levels:
        said = before_base(level)
        if said and (_mentions(said) or _SHORT_MONTH.search(said)):
            period, rule = period_of([said], reviewed, reviewed)
            return period if rule == "column" else None
    return None


def _is_its_year(period: Period | None, reviewed: Period, words: str) -> bool:
    """Whether a result of "năm 2025" is of a year that is not over, told for as much of it as the report reviews."""
    unfinished = reviewed.end.month < 12 and reviewed.days < 360
    whole = patterns.search(r"(?<!\w)(?:ước|uth|cả năm|dự kiến)(?!\w)", fold(words))
    return unfinished and period == Period.year(reviewed.end.year) and not whole


def period_of(levels: Sequence[str], beside: Period | None, reviewed: Period | None) -> tuple[Period | None, str]:
    """The period that the levels of a heading name together, and whether the column or the report gave it.

    >>> april = Period.month(2025, 4)
    >>> [str(period_of(each, april, april)[0]) for each in (["Năm 2024", "Tháng 4"], ["6 tháng", "2024"], ["TH T3"])]
    ['2024-04', '2024-01/2024-06', '2025-03']
    >>> [str(period_of([each], april, april)[0]) for each in ("Lũy kế", "Cùng kỳ", "Thực hiện", "TH 2024")]
    ['2025-01/2025-04', '2024-04', '2025-04', '2024']
    >>> str(period_of(["CK 2024"], Period.parse("2025-01/2025-04"), april)[0])
    '2024-01/2024-04'
    """
    found = [mention for level in reversed(levels) for mention in _mentions(level)]
    short = next((month for level in reversed(levels) if (month := _SHORT_MONTH.search(level))), None)
    bare = next((match for level in reversed(levels) if (match := _BARE_YEAR.search(level))), None)
    year = next((mention.year for mention in found if mention.year is not None), int(bare[1]) if bare else None)
    anchor = _anchor(reviewed, year)
    named = any(_below_a_year(mention) for mention in found)
    if short is not None and not named and anchor.known_year and 1 <= int(short[1]) <= 12:
        return Period.month(anchor.known_year, int(short[1])), "column"
    same = next((mention for mention in found if mention.relation is Relation.PREVIOUS), None)
    if same is not None:
        known = beside or reviewed
        period = same.resolve(Anchor(known.end.year, known.end.month, None, known)) if known else None
        return (period, "same-period") if period else (None, "")
    inner = next((mention for mention in found if _below_a_year(mention)), None)
    for mention in ([inner] if inner else []) + found:
        period = mention.resolve(anchor)
        if period is not None:
            return _no_day(period), "column"
    return (Period.year(year), "column") if year is not None else (reviewed, "reviewed")


def _anchor(reviewed: Period | None, year: int | None) -> Anchor:
    """What the words of a heading are relative to: the year that it names, else the report's period."""
    if year is not None and (reviewed is None or reviewed.end.year != year):
        return Anchor(year=year)
    if reviewed is None:
        return Anchor(year=year)
    return Anchor(reviewed.end.year, reviewed.end.month if reviewed.days < 360 else None, None, reviewed)


def _mentions(level: str) -> list[Mention]:
    level = _SAME_SHORT.sub("cùng kỳ", level)
    if _GIVEN_WHEN.search(level):
        level = _GIVEN_WHEN.sub(" ", level)
    return [mention for mention in find_periods(level) if mention.relation is not Relation.DURATION]


def _below_a_year(mention: Mention) -> bool:
    """Whether a mention names more than a year: a month, months, a running total."""
    unit = mention.first.unit if mention.first else None
    return mention.shape is not Shape.POINT or unit not in (PeriodKind.YEAR, PeriodKind.TERM, None)


def _no_day(period: Period) -> Period:
    """A state on a day ("đến 30/4/2025") is the result of the months up to it."""
    if period.kind is not PeriodKind.DAY:
        return period
    return Period.months(period.end.year, 1, period.end.year, period.end.month)


def year_of(period: Period | None) -> Period | None:
    """The year in which a plan beside results of `period` is due; years and terms stay."""
    return Period.year(period.end.year) if period is not None and period.days < 360 else period
