"""Numbers as written: their digits, unit of measure and hedge, and the exact range that each may stand for."""

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.numbers import NumberError, Written, parse_number, write_number
from giaoban.core.quantities.ranges import Range, RangeError
from giaoban.core.quantities.rounding import Rounding, range_of, rounded

__all__ = [
    "Bound",
    "NumberError",
    "Range",
    "RangeError",
    "Rounding",
    "Written",
    "parse_number",
    "range_of",
    "rounded",
    "write_number",
]
