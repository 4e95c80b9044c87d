"""What the questions of screens and of the machine layer are answered with: frozen values.

Every number comes as `Shown`: its value, the words to print, the figure it came from and one sentence of provenance.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from giaoban.apps.documents.models import Document
from giaoban.apps.figures.models import Figure
from giaoban.apps.reviews.models import Finding
from giaoban.apps.targets.models import Indicator
from giaoban.apps.targets.numbers import vietnamese
from giaoban.apps.units.models import Unit
from giaoban.core.periods import Period
from giaoban.core.reckoning.review import Status
from giaoban.core.reckoning.same_period import Made

if TYPE_CHECKING:
    from giaoban.apps.reviews.line import Line


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


Words = str | Callable[[], str]  # a sentence, or what makes it when it is read


@dataclass(frozen=True, slots=True)
class Shown:
    """A value ready to print. `text` holds the digits as written with Vietnamese marks, without the unit of measure.

    `written`, `said` and `called` are the words behind `text`, `provenance` and `named`, made when they are read: of
    the hundreds of values that a board weighs it prints few sentences. `written` None is the value itself.
    """

    value: Decimal
    written: Words | None
    unit: str
    mark: Mark = Mark.PLAIN
    figure_id: int | None = None
    document_id: int | None = None
    said: Words = field(default="", compare=False)
    confirmed: bool = False
    source: tuple[int, int] | None = None  # document and figure that a value worked out rests on first
    period: Period | None = None  # the days that a result is of
    called: Words = field(default="", compare=False)
    bound: str = ""  # a hedge beside a result: over, under, about …

    @property
    def text(self) -> str:
        """The digits as written."""
        return vietnamese(self.value) if self.written is None else _read(self.written)

    @property
    def provenance(self) -> str:
        """One sentence that says where the value came from."""
        return _read(self.said)

    @property
    def named(self) -> str:
        """What its document or table is called, and where it stands there."""
        return _read(self.called)

    @property
    def door(self) -> tuple[int, int] | None:
        """Document and figure to go to: the value's own, else the first that it was worked out from."""
        if self.figure_id is not None and self.document_id is not None:
            return self.document_id, self.figure_id
        return self.source


def _read(words: Words) -> str:
    return words if isinstance(words, str) else words()


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
    told: Words = field(default="", compare=False)
    why: str = ""  # one sentence, "" where there is a value or where the unit itself has no figure
    parts: tuple[BasePart, ...] = ()

    @property
    def how(self) -> str:
        """How it was made in a few words: "cộng từ 3 đơn vị cũ"; "" where the unit's own result stands."""
        return _read(self.told)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series at a period."""

    period: Period
    shown: Shown


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
    lines: "tuple[Line, ...]"
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
