"""Numbers as written: their digits, unit of measure and hedge, and the exact range that each may stand for."""

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.ranges import Range, RangeError

__all__ = ["Bound", "Range", "RangeError"]
