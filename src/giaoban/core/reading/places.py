"""Names of administrative units, to tell "quận Lê Chân" and "xã Lê Lợi" from persons of the same name."""

import re
from functools import cache

from giaoban.catalogue.tables import units
from giaoban.core.reading.folding import fold

# The words before a unit's own name, spelled out or short, in folded form.
UNIT_WORDS = (
    "thành phố",
    "thị trấn",
    "thị xã",
    "đặc khu",
    "thủ đô",
    "tỉnh",
    "quận",
    "huyện",
    "phường",
    "xã",
    "tp.",
    "tp",
    "tx.",
    "tx",
    "tt.",
)
_UNIT_WORD_BEFORE = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, UNIT_WORDS)) + r")\s*$")


@cache
def unit_names() -> frozenset[str]:
    """The folded names of all units without their kind: "lê chân", "hải phòng"."""
    return frozenset(fold(unit.name[len(unit.kind) :].strip()) for unit in units())


@cache
def province_names() -> frozenset[str]:
    """The folded names of provinces and cities of both generations."""
    return frozenset(fold(unit.name[len(unit.kind) :].strip()) for unit in units() if not unit.parent_code)


def after_unit_word(folded: str, at: int) -> bool:
    """Whether a word for a kind of unit stands right before `at` in folded text.

    >>> after_unit_word("chủ tịch ubnd quận lê chân", 19)
    True
    """
    return _UNIT_WORD_BEFORE.search(folded, max(0, at - 12), at) is not None
