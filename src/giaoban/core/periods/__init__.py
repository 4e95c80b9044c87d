"""The periods that reports speak of: one frozen type, its text forms, and the phrases that name it."""

from giaoban.core.periods.codes import PeriodError
from giaoban.core.periods.kinds import PeriodKind
from giaoban.core.periods.period import Period

__all__ = ["Period", "PeriodError", "PeriodKind"]
