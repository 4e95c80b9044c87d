"""What a sheet of history would book: new, the same, changed, beside a document, or left out with the reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from giaoban.apps.figures.matching import Matcher
from giaoban.apps.figures.models import Entry, Layout
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import storable, vietnamese
from giaoban.apps.units.models import Unit
from giaoban.apps.units.places import PlaceError, names, unit_of_place
from giaoban.core.periods import Period
from giaoban.core.reading.histories import CellError, Grid, HistoryValue, guess, read_values, shape_of
from giaoban.core.reading.histories import Layout as Reading
from giaoban.core.reading.indicators import units_agree
from giaoban.core.reckoning.accumulating import Disagreement, Entered, complete
from giaoban.core.reckoning.statements import Accumulation
from giaoban.core.reckoning.written import is_count, unit_scale

if TYPE_CHECKING:
    from giaoban.apps.figures.history_shares import Checked
    from giaoban.apps.figures.history_targets import PlannedTarget


class Fate(StrEnum):
    """What becomes of a value."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"  # corrects what an earlier import or form booked
    BESIDE = "beside"  # a document says otherwise: both stand
    UNKNOWN = "unknown"  # no indicator of that name
    LEFT_OUT = "left_out"  # a person said so
    REFUSED = "refused"  # an error that the message names
    ASKED = "asked"  # a target that somebody set otherwise: a person settles it


BOOKED = frozenset({Fate.NEW, Fate.CHANGED, Fate.BESIDE})


@dataclass(frozen=True, slots=True)
class Planned:
    """One value and its fate. `earlier` is the entry that it is the same as, changes or stands beside."""

    value: HistoryValue
    fate: Fate
    unit: Unit | None = None
    indicator: Indicator | None = None
    measured_in: str = ""
    earlier: Entry | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet would book. `unknown` are names without an indicator, each with the code of the nearest or ""."""

    planned: tuple[Planned, ...]
    errors: tuple[CellError, ...]
    gaps: int
    unknown: dict[str, str]
    warnings: tuple[str, ...]
    targets: tuple["PlannedTarget", ...] = ()
    shares: "Checked | None" = None

    @property
    def counts(self) -> dict[str, int]:
        """Fate → how many values; errors count as refused; how many targets are among what is booked."""
        found = Counter(str(one.fate) for one in self.planned)
        found[Fate.REFUSED] = len(self.errors)
        if self.targets:
            found["targets"] = len(self.targets_to_book)
        return dict(found)

    @property
    def targets_to_book(self) -> tuple["PlannedTarget", ...]:
        """The plans that would be booked as targets."""
        return tuple(one for one in self.targets if one.booked)

    @property
    def to_book(self) -> tuple[Planned, ...]:
        """The values that would be booked."""
        return tuple(one for one in self.planned if one.fate in BOOKED)


def reading_of(grid: Grid, unit: Unit, year: int | None) -> tuple[Reading, bool]:
    """How to read the sheet: as this office read the same headings before (True), else as guessed."""
    known = set(_names())
    guessed = guess(grid, year=year, is_indicator=lambda text: _spelt(text) in known)
    remembered = Layout.objects.filter(unit=unit, shape=shape_of(grid, guessed)).first()
    if remembered is None:
        return guessed, False
    return guessed.remembered(Reading.from_data(remembered.columns)), True


def _names() -> Iterable[str]:
    from giaoban.apps.targets.models import Alias

    return (_spelt(folded) for folded in Alias.objects.values_list("folded", flat=True))


def _spelt(text: str) -> str:
    from giaoban.core.reading.histories.headings import heading_words
    from giaoban.core.reading.histories.values import clean_name

    return heading_words(clean_name(text))


def plan(grid: Grid, reading: Reading, unit: Unit, *, may_book: Callable[[Unit], bool]) -> Plan:
    """Hold every value of the sheet against the ledger. `may_book` says for which units the person may book."""
    from giaoban.apps.figures.history_shares import check_shares
    from giaoban.apps.figures.history_targets import planned_targets

    taken = read_values(grid, reading)
    planner = Planner(unit, reading, may_book, Matcher.load(unit))
    placed = [planner.place(value) for value in taken.values]
    known = current_entries(placed)
    planned = [planner.hold(one, known) for one in placed]
    targets = planned_targets(planner, taken.plans)
    shares = check_shares(planner, taken.shares, placed, [one.placed for one in targets]) if taken.shares else None
    refused = [_error(one) for one in (*planned, *(each.placed for each in targets)) if one.fate is Fate.REFUSED]
    errors = sorted([*taken.errors, *refused], key=lambda error: (error.row, error.column))
    return Plan(
        planned=tuple(one for one in planned if one.fate is not Fate.REFUSED),
        errors=tuple(errors),
        gaps=taken.gaps,
        unknown=planner.unknown,
        warnings=tuple(_warnings(planned, known)),
        targets=tuple(one for one in targets if one.fate is not Fate.REFUSED),
        shares=shares,
    )


def _error(one: Planned) -> CellError:
    return CellError(one.value.row, one.value.column, f"Ô {one.value.cell}: {one.message}")


Key = tuple[int, int, str, str]  # unit, indicator, period, standing


@dataclass(slots=True)
class Planner:
    """Finds unit and indicator of each value and holds it against the ledger and the rest of the sheet."""

    unit: Unit
    reading: Reading
    may_book: Callable[[Unit], bool]
    matcher: Matcher
    unknown: dict[str, str] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    places: dict[str, Unit | str] = field(default_factory=dict)
    seen: dict[Key, Planned] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.indicators = {one.code: one for one in Indicator.objects.of_office(self.unit)}

    def place(self, value: HistoryValue) -> Planned:
        """The value with its unit and indicator, or with why it has none."""
        code = self.reading.names.get(value.indicator)
        if code == "":
            return Planned(value, Fate.LEFT_OUT)
        indicator = self.indicators.get(code) if code else None
        if indicator is None:
            found = self.matcher.index.match(value.indicator, value.measured_in)
            nearest = found or self.matcher.index.match(value.indicator, "")
            if found is None and nearest is not None and nearest.exact:
                return self._wrong_measure(value, self.indicators[nearest.code])
            if found is None or not found.exact:
                self.unknown.setdefault(value.indicator, nearest.code if nearest else "")
                return Planned(value, Fate.UNKNOWN)
            indicator = self.indicators[found.code]
        if not units_agree(value.measured_in, indicator.unit):
            return self._wrong_measure(value, indicator)
        if not storable(value.value):
            said = f"“{value.text}” có quá nhiều chữ số; hãy ghi số có tối đa 15 chữ số, 9 số lẻ."
            return Planned(value, Fate.REFUSED, message=said)
        unit = self._unit(value)
        if isinstance(unit, str):
            return Planned(value, Fate.REFUSED, message=unit)
        return Planned(value, Fate.NEW, unit, indicator, value.measured_in or indicator.unit)

    def _wrong_measure(self, value: HistoryValue, indicator: Indicator) -> Planned:
        said = (
            f"đơn vị tính “{value.measured_in}” không hợp với chỉ tiêu {indicator.name} ({indicator.unit}); "
            "hãy sửa đơn vị tính hoặc chọn chỉ tiêu khác."
        )
        return Planned(value, Fate.REFUSED, message=said)

    def _unit(self, value: HistoryValue) -> Unit | str:
        """The unit that the row names, or why there is none."""
        if value.place not in self.places:
            self.places[value.place] = self._look_up(value.place, value.period.end)
        return self.places[value.place]

    def _look_up(self, place: str, day: date) -> Unit | str:
        if not place or names(self.unit, place):
            return self.unit
        below = [one for one in Unit.objects.filter(parent=self.unit) if names(one, place)]
        try:
            found = below[0] if len(below) == 1 else unit_of_place(place, day)
        except PlaceError:
            return f"“{place}” không phải đơn vị nào có trong danh mục; hãy ghi đúng tên đơn vị."
        if not self.may_book(found):
            return f"không được nhập số của {found.name}; hãy bỏ dòng này hoặc nhờ người của đơn vị đó nhập."
        return found

    def hold(self, one: Planned, known: dict[Key, list[Entry]]) -> Planned:
        """The fate of a value that has its unit and indicator."""
        if one.unit is None or one.indicator is None:
            return one
        key = (one.unit.pk, one.indicator.pk, str(one.value.period), one.value.standing)
        twin = self.seen.setdefault(key, one)
        if twin is not one:
            return self._doubled(one, twin)
        entries = known.get(key, [])
        for entry in entries:
            if _scaled(entry.exact, entry.measured_in) == _scaled(one.value.value, one.measured_in):
                return Planned(one.value, Fate.SAME, one.unit, one.indicator, one.measured_in, entry)
        entered = next((entry for entry in entries if entry.cell_id is not None), None)
        other = entered or next(iter(entries), None)
        if other is None:
            return one
        said = f"{vietnamese(other.exact)} {other.measured_in} ({other.source_name})"
        if entered is not None:
            fate, message = Fate.CHANGED, f"đang ghi {said}"
        else:
            fate, message = Fate.BESIDE, f"văn bản ghi {said}; hai số đứng cạnh nhau"
        return Planned(one.value, fate, one.unit, one.indicator, one.measured_in, other, message)

    def _doubled(self, one: Planned, twin: Planned) -> Planned:
        if _scaled(one.value.value, one.measured_in) == _scaled(twin.value.value, twin.measured_in):
            said = f"trùng ô {twin.value.cell}"
            return Planned(one.value, Fate.SAME, one.unit, one.indicator, one.measured_in, message=said)
        said = (
            f"“{one.value.text}” khác “{twin.value.text}” ở ô {twin.value.cell} dù cùng chỉ tiêu và cùng kỳ; "
            "hãy giữ một ô, hoặc chọn lại kỳ của cột."
        )
        return Planned(one.value, Fate.REFUSED, message=said)


def current_entries(placed: Iterable[Planned]) -> dict[Key, list[Entry]]:
    """The entries that stand for the units, indicators and periods at hand. One query."""
    placed = list(placed)
    units = {one.unit.pk for one in placed if one.unit is not None}
    indicators = {one.indicator.pk for one in placed if one.indicator is not None}
    found: dict[Key, list[Entry]] = defaultdict(list)
    if units and indicators:
        first = min(one.value.period.start for one in placed)
        rows = Entry.objects.current().filter(unit__in=units, indicator__in=indicators, period_from__gte=first)
        for row in rows.with_sources().order_by("pk"):
            found[row.unit_id, row.indicator_id, row.period, row.standing].append(row)
    return found


def _scaled(value: object, measured_in: str) -> Fraction:
    return Fraction(value) * unit_scale(measured_in)[1]  # type: ignore[arg-type]


def _warnings(planned: list[Planned], known: dict[Key, list[Entry]]) -> list[str]:
    """Where months and running totals, of the sheet and of the ledger together, disagree with one another."""
    by_series: dict[tuple[int, int], list[Planned]] = defaultdict(list)
    for one in planned:
        if one.unit is not None and one.indicator is not None and one.fate is not Fate.REFUSED:
            by_series[one.unit.pk, one.indicator.pk].append(one)
    booked: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for (unit, indicator, *_), entries in known.items():
        booked[unit, indicator] += entries
    said = []
    for series, several in by_series.items():
        indicator = several[0].indicator
        assert indicator is not None  # noqa: S101
        entered = _entered(several, booked[series])
        exact = is_count(several[0].measured_in) or None
        for wrong in complete(entered, Accumulation(indicator.accumulation), exact=exact).disagreements:
            if any(str(one.key).startswith("ô ") for one in (wrong.entered, *wrong.others)):
                said.append(f"{indicator.name}: {wrong.words} ({_places(wrong)}).")
    return said


def _entered(several: list[Planned], booked: list[Entry]) -> list[Entered]:
    """The amounts of one series in one unit of measure: of the sheet, and of the ledger where the sheet has none."""
    measured_in = several[0].measured_in
    found: dict[Period, Entered] = {}
    for entry in sorted(booked, key=lambda one: (one.firmness, one.pk)):
        if entry.measured_in == measured_in and entry.span is not None and not entry.bound:
            found[entry.span] = Entered(entry.span, entry.exact, entry.source_name)
    for one in several:
        if one.measured_in == measured_in:
            found[one.value.period] = Entered(one.value.period, one.value.value, f"ô {one.value.cell}")
    return list(found.values())


def _places(wrong: Disagreement) -> str:
    """Where the amounts stand: cells of the sheet, and sources that the ledger has already."""
    others = list(dict.fromkeys(str(one.key) for one in wrong.others))
    if len(others) > 6:
        others = [*others[:3], f"{len(others) - 3} chỗ khác"]
    return f"{wrong.entered.key}; {', '.join(others)}"
