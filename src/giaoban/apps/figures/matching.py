"""Which indicator a figure speaks of: the catalogue's names, those that people confirmed, then the nearest name."""

from collections import defaultdict
from dataclasses import dataclass

from giaoban.apps.figures.models import Figure, How, Match
from giaoban.apps.targets.models import Alias, Indicator, Origin
from giaoban.apps.units.models import Unit
from giaoban.core.reading.folding import fold
from giaoban.core.reading.indicators import IndicatorIndex, IndicatorName


@dataclass(frozen=True, slots=True)
class Matcher:
    """All names of all indicators, ready to look figures up in."""

    index: IndicatorIndex
    ids: dict[str, int]
    confirmed: dict[tuple[str, int], None]

    @classmethod
    def load(cls, unit: Unit | None = None) -> "Matcher":
        """The names of the catalogue's indicators and of the unit's own, as the database has them now. Two queries."""
        aliases: dict[int, list[str]] = defaultdict(list)
        confirmed = {}
        for alias in Alias.objects.order_by("-origin", "pk"):
            aliases[alias.indicator_id].append(alias.name)
            if alias.origin == Origin.CONFIRMED:
                confirmed[alias.folded, alias.indicator_id] = None
        indicators = list(Indicator.objects.of_office(unit))
        names = [IndicatorName(one.code, one.name, one.unit, tuple(aliases[one.pk])) for one in indicators]
        return cls(IndicatorIndex(names), {one.code: one.pk for one in indicators}, confirmed)

    def match(self, figure: Figure, unit: str) -> Match | None:
        """The match to store, None where no name is near; `unit` is the unit of measure to hold names against."""
        found = self.index.match(figure.measure, unit)
        if found is None:
            return None
        indicator_id = self.ids[found.code]
        how = How.SIMILAR
        if found.exact:
            how = How.CONFIRMED if (fold(figure.measure), indicator_id) in self.confirmed else How.CATALOGUE
        return Match(figure=figure, indicator_id=indicator_id, how=how, score=min(100, max(0, round(found.score))))
