"""What reckoning hands back: numbers that disagree, values that follow, and what was checked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from giaoban.core.periods import Period
from giaoban.core.quantities import Range
from giaoban.core.reckoning.statements import Statement


def _untold(language: str) -> "Account":
    raise LookupError("Only reckoning tells its findings")


class Verdict(StrEnum):
    """How figures stand to one another."""

    IMPOSSIBLE = "impossible"  # no values satisfy them all
    IMPROBABLE = "improbable"  # possible, but not what honest rounding of one plan or sum would give
    FINE = "fine"
    UNCHECKED = "unchecked"  # nothing could contradict them


class FindingKind(StrEnum):
    """What the figures disagree about."""

    SHARE = "share"  # a percentage of a printed plan
    CHANGE = "change"  # a percentage or growth of a printed earlier result
    PLAN = "plan"  # percentages that no one plan satisfies
    BASE = "base"  # percentages or growths that no one earlier result satisfies
    SAME = "same"  # one fact with two values
    TOTAL = "total"  # months and the year to date
    FALLS = "falls"  # a cumulative figure that falls
    PART = "part"  # a part above its whole
    PARTS = "parts"  # parts that do not add up to their whole
    HUNDRED = "hundred"  # shares of one whole that do not add up to 100
    EACH = "each"  # an average that its total and count do not give
    ENDS = "ends"  # the ends of a range in the wrong order
    COUNTED = "counted"  # a percentage that no whole number of things gives
    MET = "met"  # targets met against the list itself
    SEVERAL = "several"  # more than one of these at once


class Flip(StrEnum):
    """What a reader would conclude wrongly if the stated number were the one that is off."""

    MET = "met"  # đạt or không đạt
    DIRECTION = "direction"  # tăng or giảm


class RepairKind(StrEnum):
    """The slip that would explain a number."""

    UNIT = "unit"
    EXCESS = "excess"
    SWAP = "swap"  # month and year to date
    BASE = "base"  # two percentages of one result, each beside the other's base
    COPY = "copy"  # left from an earlier report: what it should be nobody knows, so `after` is empty
    TRANSPOSED = "transposed"
    DECIMAL_MARK = "decimal_mark"
    DIGIT = "digit"


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to one statement (two for a swap) after which nothing disagrees; a question, not a verdict."""

    kind: RepairKind
    statement: str
    before: str
    after: str
    message: str


@dataclass(frozen=True, slots=True)
class Account:
    """A finding or an implied value in one language: its sentence, its repairs, and the steps to check it by hand."""

    message: str
    repairs: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A smallest set of statements that disagree. `ranges` gives, by key, what the others leave to each.

    `off` is the smallest share of a number by which it would have to be another for all to be true. `account`, asked
    for a language ("vi", "en"), tells the finding in it.
    """

    kind: FindingKind
    verdict: Verdict
    statements: tuple[Statement, ...]
    message: str
    ranges: tuple[tuple[str, Range], ...] = ()
    repairs: tuple[Repair, ...] = ()
    flips: Flip | None = None
    off: Fraction = Fraction(0)
    account: Callable[[str], Account] = field(default=_untold, compare=False, repr=False)


class ImpliedKind(StrEnum):
    """What a value is of that no report prints."""

    PLAN = "plan"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Implied:
    """A value that follows from what is printed. `range` is in `unit`; `owner` are the words that name the plan.

    `account`, asked for a language ("vi", "en"), tells it in that language with the steps to check it.
    """

    subject: str
    kind: ImpliedKind
    owner: str
    period: Period | None
    range: Range
    unit: str
    statements: tuple[Statement, ...]
    message: str
    place: str | None = None
    account: Callable[[str], Account] = field(default=_untold, compare=False, repr=False)


class Reckoning:
    """All that follows from a set of statements. `checked` and `unchecked` are their keys, in order.

    `implied` may be given as work that is still to be done: it is done when somebody asks for the values.
    """

    __slots__ = ("_implied", "checked", "findings", "unchecked")

    def __init__(
        self,
        findings: tuple[Finding, ...] = (),
        implied: "tuple[Implied, ...] | Callable[[], tuple[Implied, ...]]" = (),
        checked: tuple[str, ...] = (),
        unchecked: tuple[str, ...] = (),
    ):
        self.findings, self.checked, self.unchecked = findings, checked, unchecked
        self._implied = implied

    @property
    def implied(self) -> tuple[Implied, ...]:
        """The values that follow from what is printed.

        >>> Reckoning(implied=tuple).implied
        ()
        """
        if not isinstance(self._implied, tuple):
            self._implied = self._implied()
        return self._implied

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reckoning):
            return NotImplemented
        mine, theirs = ((one.findings, one.implied, one.checked, one.unchecked) for one in (self, other))
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]  # the values that follow may be long

    @property
    def coverage(self) -> float:
        """The share of statements that another could have contradicted, 0 to 1; 0 where there is none.

        >>> Reckoning(checked=("a",), unchecked=("b", "c", "d")).coverage
        0.25
        """
        count = len(self.checked) + len(self.unchecked)
        return len(self.checked) / count if count else 0.0
