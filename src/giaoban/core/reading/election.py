"""The period under review is elected: the signs of `reviewing` are summed for each period, and the highest sum wins."""

from collections import defaultdict
from collections.abc import Sequence

from giaoban.core.periods import Period
from giaoban.core.reading.report import Sign
from giaoban.core.reading.weights import WEIGHTS

_FAINT = 0.6  # a sum up to which no period is reviewed
# Signs of one mention: only the best mention of a period counts, in its title and after it.
_OF_A_MENTION = frozenset(list(WEIGHTS)[: list(WEIGHTS).index("before-coming-work")]) - {"again", "overtaken"}


def scores(signs: Sequence[Sign]) -> dict[Period, float]:
    """The sum of the signs of each period: of its best mention, of its further ones, of those without a name."""
    mentions: dict[tuple[Period, int], float] = defaultdict(float)
    total: dict[Period, float] = defaultdict(float)
    titles = {(sign.period, sign.start) for sign in signs if sign.name == "title"}
    for sign in signs:
        if sign.name in _OF_A_MENTION:
            mentions[sign.period, sign.start] += sign.weight
        else:
            total[sign.period] += sign.weight
    best: dict[tuple[Period, bool], float] = {}
    for (period, start), weight in mentions.items():
        place = period, (period, start) in titles
        best[place] = max(best.get(place, weight), weight)
    for (period, _), weight in best.items():
        total[period] += weight
    return dict(total)


def elect(signs: Sequence[Sign]) -> Period | None:
    """The period with the highest sum, of equal ones the later, then the longer; None where all are faint."""
    sums = scores(signs)
    best = max(sums, key=lambda period: (sums[period], period.end, period.days), default=None)
    return best if best is not None and sums[best] > _FAINT else None
