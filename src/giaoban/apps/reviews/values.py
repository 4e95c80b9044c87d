"""What the questions of screens and of the machine layer are answered with: frozen values.

Every number comes as `Shown`: its value, the words to print, the figure it came from and one sentence of provenance.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews.models import Finding
from giaoban.apps.targets.models import Indicator
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.review import Status
from giaoban.core.reckoning.same_period import Made


class Mark(StrEnum):
    """How a shown value came about; everything but PLAIN is marked on screen."""

    PLAIN = "plain"  # printed in a document
    ESTIMATE = "estimate"  # printed as an estimate ("ước")
    IMPLIED = "implied"  # left as a range by what is printed; printed with ≈
    DERIVED = "derived"  # worked out from printed values
    APPORTIONED = "apportioned"  # shared out among successors of a split unit


STANDING = {
    Status.MET: ("●", "đạt"),
    Status.ON_PACE: ("●", "đúng tiến độ"),
    Status.BEHIND: ("▲", "chậm"),
    Status.AT_RISK: ("■", "nguy cơ không đạt"),
    Status.NO_FIGURE: ("○", "chưa có số"),
    Status.IN_CONFLICT: ("◆", "mâu thuẫn"),
}
WITHOUT_TARGET = ("○", "chưa có chỉ tiêu giao")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value ready to print. `text` holds the digits as written with Vietnamese marks, without the unit of measure."""

    value: Decimal
    text: str
    unit: str
    mark: Mark = Mark.PLAIN
    figure_id: int | None = None
    document_id: int | None = None
    provenance: str = ""
    confirmed: bool = False
    source: tuple[int, int] | None = None  # document and figure that a value worked out rests on first
    period: Period | None = None  # the days that a result is of
    named: str = ""  # what its document or table is called, and where it stands there
    bound: str = ""  # a hedge beside a result: over, under, about …

    @property
    def door(self) -> tuple[int, int] | None:
        """Document and figure to go to: the value's own, else the first that it was worked out from."""
        if self.figure_id is not None and self.document_id is not None:
            return self.document_id, self.figure_id
        return self.source


@dataclass(frozen=True, slots=True)
class Override:
    """What a leader says of a line beside the rule: it stands until the end of `until` and changes no count."""

    pk: int
    status: Status
    reason: str
    by: str
    at: datetime
    until: date

    @property
    def word(self) -> str:
        """The status in words."""
        return STANDING[self.status][1]


@dataclass(frozen=True, slots=True)
class BasePart:
    """What one unit of that time brings to a base: its result of `period` and the `share` of it that belongs here.

    `share` is None where nobody has said how much, `shown` where there is no result. Of a rate `shown` is the
    numerator and `whole` the denominator.
    """

    unit: Unit
    period: Period
    share: Fraction | None
    key: str  # by what it was shared out, "" for a whole
    source: str  # how the share is known
    shown: Shown | None
    whole: Shown | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The same period a year before on today's boundary: its value, how it was made, or why there is none."""

    period: Period
    made: Made
    shown: Shown | None = None
    how: str = ""  # "cộng từ 3 đơn vị cũ"; "" where the unit's own result stands
    why: str = ""  # one sentence, "" where there is a value or where the unit itself has no figure
    parts: tuple[BasePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series at a period."""

    period: Period
    shown: Shown


@dataclass(frozen=True, slots=True)
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
    """

    indicator_id: int
    code: str
    name: str
    unit: str
    sector: str
    accumulation: str
    direction: str
    month: Shown | None = None
    to_date: Shown | None = None
    target_superior: Shown | None = None
    percent_superior: Shown | None = None
    target_then: Shown | None = None
    percent_then: Shown | None = None
    target_own: Shown | None = None
    percent_own: Shown | None = None
    last_year: Shown | None = None
    percent_last_year: Shown | None = None
    change: Shown | None = None
    change_words: str = ""
    incomparable: str = ""
    base: Base | None = None
    needed_per_month: Shown | None = None
    forecast: Shown | None = None
    forecast_low: Decimal | None = None
    forecast_high: Decimal | None = None
    forecast_share: Shown | None = None
    no_forecast: str = ""
    expected: tuple[tuple[Period, Decimal], ...] = ()
    status: Status = Status.NO_FIGURE
    status_reason: str = ""
    override: Override | None = None
    warning: str = ""
    spark: tuple[Decimal | None, ...] = ()
    spark_months: tuple[str, ...] = ()
    conflict: bool = False
    finding_ids: tuple[int, ...] = ()

    @property
    def standing(self) -> tuple[str, str]:
        """The status as shape and word; a result that nothing was set for is told apart from a missing one."""
        known = self.month or self.to_date
        without = self.status is Status.NO_FIGURE and known and not (self.target_superior or self.target_own)
        return WITHOUT_TARGET if without else STANDING[self.status]


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers above the board. `on_pace` of `with_target` indicators are met or on pace."""

    on_pace: int = 0
    with_target: int = 0
    at_risk: int = 0
    behind: int = 0
    conflicts: int = 0
    unread: int = 0  # figures that nobody has looked at
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """Where a unit stands in a period: off pace first, then by sector."""

    unit: Unit
    period: Period
    cumulative: bool
    lines: tuple[Line, ...]
    counts: Counts
    note: str = ""  # what a reorganisation means for the comparisons, empty where there was none


@dataclass(frozen=True, slots=True)
class Source:
    """One booking behind a series: the sentence, where it stands, and whether it still counts."""

    entry_id: int
    figure_id: int | None
    document_id: int | None
    document_name: str
    place: str
    sentence: str
    text: str
    period: Period
    value: Decimal
    unit: str
    standing: str
    current: bool
    corrects_id: int | None
    reason: str
    booked_at: datetime
    booked_by: str


@dataclass(frozen=True, slots=True)
class TargetShown:
    """A target as the indicator page lists it."""

    period: Period
    setter: str
    setter_label: str
    words: str
    comparator: str
    shown: Shown
    implied: bool


@dataclass(frozen=True, slots=True)
class Series:
    """All that is known of one indicator at one unit. `months` and `to_date` are in order of time.

    `bases` holds, month by month, what each year is to the one after it on today's boundary.
    """

    unit: Unit
    indicator: Indicator
    months: tuple[Point, ...]
    to_date: tuple[Point, ...]
    years: tuple[Point, ...]
    targets: tuple[TargetShown, ...]
    sources: tuple[Source, ...]
    note: str = ""
    bases: tuple[Base, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list, with how much of it has been looked at."""

    document: Document
    figures: int
    undecided: int
    doubtful: int
    findings: int


@dataclass(frozen=True, slots=True)
class FigureDetail:
    """A figure with everything that a reader may ask of it."""

    figure: Figure
    before: str  # the words of its sentence before the number
    after: str
    place: str
    state: str  # "" | confirmed | corrected | rejected | undone
    state_sentence: str
    value: Decimal  # as decided
    unit: str
    role: str
    period: Period | None
    indicator: Indicator | None
    match_how: str
    match_score: int | None
    decisions: tuple[object, ...]
    findings: tuple[Finding, ...]
    can_undo: bool
