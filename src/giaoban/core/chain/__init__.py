"""A chain of events in which each holds the hash of the one before, and the short codes of the figures booked in it.

No database is needed: whoever holds an exported chain proves with this alone that nothing in it was changed, taken
out, put in or moved, and that a printed figure stands in it as it was printed.
"""

from giaoban.core.chain.codes import CodeError, code_of, normal_code, printed_code
from giaoban.core.chain.exported import ChainFileError, CutFileError, lines_of, links_in
from giaoban.core.chain.facts import Fact, facts_in, written_facts
from giaoban.core.chain.links import FIRST, Link
from giaoban.core.chain.proof import Found, Proof, follow

__all__ = [
    "FIRST",
    "ChainFileError",
    "CodeError",
    "CutFileError",
    "Fact",
    "Found",
    "Link",
    "Proof",
    "code_of",
    "facts_in",
    "follow",
    "lines_of",
    "links_in",
    "normal_code",
    "printed_code",
    "written_facts",
]
