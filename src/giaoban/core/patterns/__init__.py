"""Regular expressions for the whole of core: compiled at their first use, and rewritten to match in fewer steps."""

from giaoban.core.patterns.lazy import (
    Hinted,
    beginnings,
    compile,
    fullmatch,
    hints_in,
    kept,
    longest_first,
    match,
    search,
    take_up,
)

__all__ = [
    "Hinted",
    "beginnings",
    "compile",
    "fullmatch",
    "hints_in",
    "kept",
    "longest_first",
    "match",
    "search",
    "take_up",
]
