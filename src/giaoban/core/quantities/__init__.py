"""Numbers as written: their digits, unit of measure and hedge, and the exact range that each may stand for."""

from giaoban.core.quantities.bounds import Bound
from giaoban.core.quantities.numbers import NumberError, Written, parse_number, write_number
from giaoban.core.quantities.quantity import Kind, Quantity, Side
from giaoban.core.quantities.ranges import Range, RangeError
from giaoban.core.quantities.rounding import Rounding, range_of, rounded
from giaoban.core.quantities.scan import find_quantities
from giaoban.core.quantities.units import Unit, UnitError, convert, unit_of

__all__ = [
    "Bound",
    "Kind",
    "NumberError",
    "Quantity",
    "Range",
    "RangeError",
    "Rounding",
    "Side",
    "Unit",
    "UnitError",
    "Written",
    "convert",
    "find_quantities",
    "parse_number",
    "range_of",
    "rounded",
    "unit_of",
    "write_number",
]
