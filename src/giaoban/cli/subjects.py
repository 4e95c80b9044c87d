"""Which indicator a figure is about, so that the same thing has the same name in every report."""

from collections.abc import Callable
from functools import cache

from giaoban.catalogue.tables import indicators
from giaoban.core.reading import Figure
from giaoban.core.reading.folding import fold
from giaoban.core.reading.indicators import IndicatorIndex, IndicatorName
from giaoban.core.reckoning import Accumulation

# Below this two measures that merely resemble each other would be taken for one, and honest figures would be accused.
_SURE = 95


def subjects() -> Callable[[Figure], str]:
    """A function from a figure to its indicator's code, or to its own measure folded where no indicator is sure.

    >>> from decimal import Decimal
    >>> from giaoban.core.reading import Role
    >>> about = Figure(0, 2, "5 con", Decimal(5), "con", Role.ACTUAL, "Đàn voi rừng")
    >>> subjects()(about)
    'đàn voi rừng'
    """
    index = IndicatorIndex(
        [IndicatorName(code=row.code, name=row.name, unit=row.unit, aliases=row.aliases) for row in indicators()]
    )

    @cache
    def subject(measure: str, unit: str) -> str:
        match = index.match(measure, unit)
        return match.code if match and (match.exact or match.score >= _SURE) else fold(measure)

    return lambda figure: subject(figure.measure, figure.unit)


def accumulation_of(subject: str) -> Accumulation | None:
    """How the indicator's values go together over time; None for what is no indicator.

    >>> accumulation_of("TC01"), accumulation_of("đàn voi rừng")
    (<Accumulation.FLOW: 'flow'>, None)
    """
    return _accumulations().get(subject)


@cache
def _accumulations() -> dict[str, Accumulation]:
    return {row.code: Accumulation(row.accumulation) for row in indicators()}
