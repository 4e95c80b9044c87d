"""Numbers as written: their digits, unit of measure and hedge, and the exact range that each may stand for."""

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.numbers import NumberError, Written, parse_number, write_number
from giaoban.core.quantities.precision import Reported, common_range, most_precise, split_digits, sum_range
from giaoban.core.quantities.quantity import Kind, Quantity, Side
from giaoban.core.quantities.ranges import Range, RangeError
from giaoban.core.quantities.rounding import Rounding, range_of, rounded
from giaoban.core.quantities.scan import find_quantities
from giaoban.core.quantities.shares import counts_within, mean_possible, ruled_out, share_possible, spread_possible
from giaoban.core.quantities.units import Unit, UnitError, convert, unit_of

__all__ = [
    "Bound",
    "Kind",
    "NumberError",
    "Quantity",
    "Range",
    "RangeError",
    "Reported",
    "Rounding",
    "Side",
    "Unit",
    "UnitError",
    "Written",
    "common_range",
    "convert",
    "counts_within",
    "find_quantities",
    "mean_possible",
    "most_precise",
    "parse_number",
    "range_of",
    "rounded",
    "ruled_out",
    "share_possible",
    "split_digits",
    "spread_possible",
    "sum_range",
    "unit_of",
    "write_number",
]
