"""The periods that reports speak of: one frozen type, its text forms, and the phrases that name it."""

from giaoban.core.periods.codes import PeriodError
from giaoban.core.periods.cycles import CYCLES, Cycle, Weeks, fill_gaps
from giaoban.core.periods.kinds import PeriodKind
from giaoban.core.periods.mentions import Mention, Relation, Shape
from giaoban.core.periods.period import Period
from giaoban.core.periods.phrases import find_periods, read_label
from giaoban.core.periods.points import Anchor, Point, term_of
from giaoban.core.periods.windows import CALENDAR, REGIME, Window

__all__ = [
    "CALENDAR",
    "CYCLES",
    "REGIME",
    "Anchor",
    "Cycle",
    "Mention",
    "Period",
    "PeriodError",
    "PeriodKind",
    "Point",
    "Relation",
    "Shape",
    "Weeks",
    "Window",
    "fill_gaps",
    "find_periods",
    "read_label",
    "term_of",
]
