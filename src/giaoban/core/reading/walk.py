"""What a reader carries from number to number while it walks through a text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban.core.periods import Mention
from giaoban.core.reading.bases import Base
from giaoban.core.reading.clock import Clock
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reading.slots import Slot

RELATIVE = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)
"""The roles of figures that say how a result compares; they may describe another figure."""


@dataclass(slots=True)
class Walk:
    """What is carried from number to number."""

    text: str
    mentions: Sequence[Mention]
    clock: Clock
    figures: list[Figure] = field(default_factory=list)
    section_aims: bool = False
    section_tells: bool = False  # under a heading over results: "I. THỰC TRẠNG"
    section_rank: int = 0
    time_heading: bool = False  # the heading that governs says nothing but a time
    list_aims: bool = False  # a line that hands over a plan opened the list that goes on here
    list_bare: bool | None = None  # whether its items have no mark; None before the first
    aimed: bool = False  # the sentence before set aims
    aim_carries: bool = False  # and this one goes on with them
    work: Sequence[tuple[int, int]] = ()  # the spans of the tasks that the text sets
    plan: bool = False  # the text is a plan
    planned_from: date | None = None  # the first day that the plan, or the section, is for
    opening: tuple[int, int] = (0, 0)  # the words of the sentence before up to its first number
    told: bool = False  # the paragraph tells of results
    scope: str = ""  # the widest scope that makes the sentence set aims
    opened: int = 0  # how many figures stood before the paragraph
    measure: str = ""  # of the figure before
    frame: str = ""  # what a list before its ":" says of every item: "Cơ cấu kinh tế: nông nghiệp 27%, …"
    thing: str = ""  # the last thing counted in the paragraph
    act: str = ""  # what was done to the thing counted before: "khen thưởng" of "khen thưởng 12 tập thể"
    topic: tuple[str, str] = ("", "")  # the last amount that had a subject of its own: measure and unit
    topics: dict[str, tuple[str, int]] = field(default_factory=dict)  # by kind of unit: the measure, where it was told
    counted: bool = False  # the figure before counted things
    whole: tuple[str, str] = ("", "")  # measure and unit of the amount that "trong đó" divides
    pending: Base | None = None  # an earlier period that the sentence before set its numbers against
    actual: int | None = None  # the index of the result that a percentage would describe
    outside: list[tuple[str, int | None, bool]] = field(default_factory=list)  # what goes on after each open bracket

    def scope_name(self) -> str:
        """The narrowest scope beyond the sentence that sets aims; nothing where none does."""
        if self.aim_carries:
            return "paragraph"
        if self.list_aims:
            return "list"
        if self.section_aims:
            return "section"
        return "text" if self.plan and not self.section_tells else ""

    def bracket(self, depth: int) -> None:
        """A number stands `depth` brackets deep: after a bracket goes on what came before it."""
        while len(self.outside) < depth:
            self.outside.append((self.measure, self.actual, self.counted))
        while len(self.outside) > depth:
            self.measure, self.actual, self.counted = self.outside.pop()


@dataclass(slots=True)
class Line:
    """A sentence that is being read: its numbers, the periods that may govern them, the spans that are no subject."""

    start: int
    slots: list[Slot]
    mentions: list[Mention]
    spans: list[tuple[int, int]]
    roles: list[Role] = field(default_factory=list)  # of the numbers read so far
    shares: dict[int, str] = field(default_factory=dict)  # by "lần lượt": the subject of each number
    listed: dict[int, tuple[int, str]] = field(default_factory=dict)  # changes of a list: direction and subject
    turns: dict[int, int] = field(default_factory=dict)  # by "lần lượt": the number that each change is of
    grown: dict[int, int] = field(default_factory=dict)  # directions of changes whose verb stands with the whole
    parts: set[int] = field(default_factory=set)  # the numbers that are parts of a plan told before them
    # Where the last words of each kind stand, as the index of the number and the offset in its lead.
    aim: tuple[int, int] = (-1, -1)
    changes: bool | None = None  # whether some number rose or fell by a percentage; None where not asked yet
    due: bool = False  # by a year to come that stands before
    aim_by: str = ""  # its scope: "clause" or "task"
    weak: bool = False  # the aim is only a plan's name: "chỉ tiêu", "mục tiêu"
    done: tuple[int, int] = (-1, -1)
    forecast: tuple[int, int] = (-1, -1)
