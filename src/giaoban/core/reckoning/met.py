"""How many targets a report says were met, held against its own list of percentages.

"14/18 chỉ tiêu đạt và vượt kế hoạch", and a list of eighteen results each with its percentage of the plan: as many of
them are at 100% or more. The list counts only where it has exactly as many things as the sentence says there are; a
thing with several percentages, some on each side, may count either way. Left alone: "3/18 chỉ tiêu vượt", lists that
are longer or shorter, percentages of a month's or quarter's plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.quantities import Bound, Range
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.constructions import Found, TieKind, is_percent
from giaoban.core.reckoning.owners import spelled

_TARGETS = ("chỉ tiêu", "chỉ tiêu chủ yếu", "mục tiêu")
_MET = patterns.compile(r"(?<!\w)(?:đạt|hoàn thành)(?!\w)")
_NOT_ALL_MET = patterns.compile(r"(?<!\w)(?:chưa|không|khó|vượt (?:kế hoạch|chỉ tiêu) trên|dự kiến|phấn đấu|ước)(?!\w)")
_ONLY_ABOVE = patterns.compile(r"(?:^|chỉ tiêu )\s*vượt(?!\w)")
_SHORTER = patterns.compile(r"(?<!\w)(?:tháng|quý|tuần)(?!\w)")
_FEWEST = 3
_ONE = Fraction(1)


def met_counts(figures: Sequence[Figure], text: str) -> Iterator[Found]:
    """Each count of targets met with the percentages of the list that it is over.

    >>> list(met_counts((), ""))
    []
    """
    for place in range(len(figures) - 1):
        done, asked = figures[place], figures[place + 1]
        if not _counts_targets(done, asked, text):
            continue
        later, every = _listed(figures, place + 2), _listed(figures, 0)
        for groups in (later, every):
            if len(groups) == asked.value and len(groups) >= _FEWEST:
                shares = [one for group in groups.values() for one in group]
                yield TieKind.MET, (place, place + 1, *shares), _ONE
                break


def _counts_targets(done: Figure, asked: Figure, text: str) -> bool:
    pair = done.role is Role.ACTUAL and asked.role is Role.TARGET and asked.unit in _TARGETS and done.unit in _TARGETS
    if not pair or done.bound or asked.bound or text[done.end : asked.start].strip() != "/":
        return False
    words = text[asked.end : asked.end + 60].lower().split(",")[0].split(";")[0]
    before = text[max(0, done.start - 25) : done.start].lower()
    said = f"{done.measure.lower()} {words}"
    refused = _NOT_ALL_MET.search(said) or _NOT_ALL_MET.search(before) or _ONLY_ABOVE.search(said)
    return bool(_MET.search(said)) and not refused


def _listed(figures: Sequence[Figure], start: int) -> dict[str, list[int]]:
    """The percentages of plans from `start` on, by what they are of."""
    groups: dict[str, list[int]] = {}
    for place in range(start, len(figures)):
        share = figures[place]
        if share.role is Role.OF_TARGET and is_percent(share) and not _SHORTER.search((share.base or "").lower()):
            groups.setdefault(spelled(share.measure), []).append(place)
    return groups


def met_range(figure: Figure) -> Range:
    """1 for a percentage at 100 or above as written, 0 below it, anything between where the words leave it open.

    >>> from decimal import Decimal
    >>> met_range(Figure(0, 3, "95%", Decimal(95), "%", Role.OF_TARGET, "thu")) == Range.point(0)
    True
    """
    if figure.bound is Bound.ABOUT and 90 <= figure.value <= 110:
        return Range.between(0, 1)
    under = figure.value < 100 or (figure.value == 100 and figure.bound is Bound.UNDER)
    if under and figure.bound in (Bound.OVER, Bound.AT_LEAST) and figure.value > 90:
        return Range.between(0, 1)
    return Range.point(0 if under else 1)


def lines_of(shares: Sequence[str], figures: Mapping[str, Figure]) -> list[list[str]]:
    """The keys of the percentages, those of one thing together.

    >>> lines_of((), {})
    []
    """
    groups: dict[str, list[str]] = {}
    for key in shares:
        groups.setdefault(spelled(figures[key].measure), []).append(key)
    return list(groups.values())
