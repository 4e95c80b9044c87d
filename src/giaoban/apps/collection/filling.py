"""A form as it stands: its rows with what was typed, what is known beside it, and what is odd about it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from giaoban.apps.collection.draft_models import NUMBERS, Cell, DraftValue, EntryForm
from giaoban.apps.collection.drafting import read_number
from giaoban.apps.collection.models import Submission
from giaoban.apps.targets.models import Indicator
from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import Entered
from giaoban.core.reckoning.entry_checks import Remark, Row, remarks
from giaoban.core.reckoning.statements import Accumulation

TIED = ("parent", "numerator", "denominator")  # the indicators that a row is reckoned with


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside a row, each number in the indicator's unit of measure.

    `last` is the result of the period before, `before` that of the year until this one begins, `year_before` that of
    the same period a year ago on today's boundary (`year_before_words` say how it was made or why there is none),
    `plans` those of the year with their setter's name, `booked` what the ledger holds of the form's own columns,
    `earlier` every period of the year that was entered.
    """

    last: Decimal | None = None
    before: Decimal | None = None
    year_before: Decimal | None = None
    year_before_words: str = ""
    plans: tuple[tuple[str, Decimal], ...] = ()
    booked: Mapping[str, Decimal] = field(default_factory=dict)
    earlier: tuple[Entered, ...] = ()

    @property
    def plan(self) -> Decimal | None:
        """The plan that a percentage is of: the superior's before the unit's own."""
        return self.plans[0][1] if self.plans else None


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the form."""

    indicator: Indicator
    required: bool
    cells: Mapping[str, DraftValue]
    beside: Beside
    remarks: int = 0
    evidence: int = 0

    def number(self, column: str) -> Decimal | None:
        """The number that was typed in the column."""
        row = self.cells.get(column)
        return row.exact if row is not None else None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its rows; `odd` are the remarks of the reckoning and the texts that are no numbers."""

    form: EntryForm | None
    period: Period
    lines: tuple[Line, ...]
    odd: tuple[Remark, ...]

    @property
    def filled(self) -> int:
        """How many rows hold a number."""
        return sum(any(line.number(column) is not None for column in NUMBERS) for line in self.lines)

    @property
    def last_row(self) -> int:
        """The number of the youngest row that the form shows; 0 where it shows none."""
        return max((row.pk for line in self.lines for row in line.cells.values()), default=0)


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator that a form asks for."""

    indicator: Indicator
    required: bool = False


def asked_by(submission: Submission) -> list[Asked]:
    """What the report's regime asks for, in the order of its form. One query."""
    lines = submission.version.indicators.select_related(*(f"indicator__{one}" for one in TIED))
    return [Asked(line.indicator, line.required) for line in lines]


def typed_beyond(form: EntryForm | None, asked: Iterable[Asked]) -> QuerySet[Indicator]:
    """Indicators that hold a draft in the form though nothing asks for them (any more)."""
    known = {one.indicator.pk for one in asked}
    if form is None:
        return Indicator.objects.none()
    ids = set(form.values.values_list("indicator_id", flat=True)) - known
    return Indicator.objects.filter(pk__in=ids).select_related(*TIED)


def fill(form: EntryForm | None, period: Period, asked: Sequence[Asked], beside: Mapping[int, Beside]) -> Filled:
    """The form with `asked` as its rows. Three queries, however many rows."""
    cells: dict[int, dict[str, DraftValue]] = {}
    said: Counter[int | None] = Counter()
    borne: Counter[int | None] = Counter()
    if form is not None:
        for row in form.values.current().shown():
            cells.setdefault(row.indicator_id, {})[row.column] = row
        said.update(form.remarks.values_list("indicator_id", flat=True))
        borne.update(form.evidence.filter(withdrawn__isnull=True).values_list("indicator_id", flat=True))
    lines = tuple(
        Line(
            one.indicator,
            one.required,
            cells.get(one.indicator.pk, {}),
            beside.get(one.indicator.pk, Beside()),
            said[one.indicator.pk],
            borne[one.indicator.pk],
        )
        for one in asked
    )
    return Filled(form, period, lines, (*_unreadable(lines), *remarks([_row(line) for line in lines], period)))


def _row(line: Line) -> Row:
    one, beside = line.indicator, line.beside
    return Row(
        key=one.code,
        name=one.name,
        unit=one.unit,
        accumulation=Accumulation(one.accumulation),
        in_period=line.number(Cell.PERIOD),
        to_date=line.number(Cell.TO_DATE),
        earlier=beside.earlier,
        year_before=beside.year_before,
        plan=beside.plan,
        part_of=one.parent.code if one.parent is not None else "",
    )


def _unreadable(lines: Iterable[Line]) -> Iterable[Remark]:
    for line in lines:
        for column in NUMBERS:
            row = line.cells.get(column)
            problem = read_number(row.text).problem if row is not None and row.value is None else ""
            if problem:
                yield Remark(line.indicator.code, column, problem)
