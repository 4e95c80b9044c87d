"""Regular expressions for the whole of core: compiled at their first use, and rewritten to match in fewer steps."""

from giaoban.core.patterns.lazy import compile, fullmatch, kept, match, search, take_up

__all__ = ["compile", "fullmatch", "kept", "match", "search", "take_up"]
