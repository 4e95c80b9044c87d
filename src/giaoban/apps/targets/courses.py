"""The expected path towards each target, as its office chose it; even where nobody chose.

`paths_of` takes two queries however many targets it is asked about.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.targets.choices import Shape
from giaoban.apps.targets.models import PathChoice, PathPart, Target
from giaoban.core.reckoning import paths
from giaoban.core.reckoning.attainment import Aim, wanted
from giaoban.core.reckoning.paths import Path, PathError
from giaoban.core.reckoning.review import Direction
from giaoban.core.reckoning.statements import Accumulation as Adding


def paths_of(targets: Iterable[Target], baselines: Mapping[int, Decimal] | None = None) -> Mapping[int, Path]:
    """Target → its expected path in the unit of measure that the target is written in.

    `baselines` gives, by target, the value before the period: where a stock or rate starts. Targets whose base is not
    known, and those without a period, have no path. What was chosen is looked up at once, a path is worked out when it
    is asked for: a board holds the targets of years and looks at those of one.
    """
    asked = [target for target in targets if target.span is not None]
    return Courses(asked, _choices(asked), baselines or {})


class Courses(Mapping[int, Path]):
    """The paths of targets by their primary keys."""

    def __init__(
        self,
        targets: Iterable[Target],
        chosen: Mapping[int, tuple[PathChoice, tuple[PathPart, ...]]],
        baselines: Mapping[int, Decimal],
    ) -> None:
        self._targets = {target.pk: target for target in targets}
        self._chosen, self._baselines = chosen, baselines
        self._known: dict[int, Path | None] = {}

    def __getitem__(self, pk: int) -> Path:
        if pk not in self._known:
            found = self._chosen.get(pk, (None, ()))
            self._known[pk] = path_of(self._targets[pk], *found, baseline=self._baselines.get(pk))
        path = self._known[pk]
        if path is None:
            raise KeyError(pk)
        return path

    def __iter__(self) -> Iterator[int]:
        return (pk for pk in self._targets if self.get(pk) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _choices(targets: list[Target]) -> dict[int, tuple[PathChoice, tuple[PathPart, ...]]]:
    if not targets:
        return {}
    about = {"target__unit__in": {one.unit_id for one in targets}}  # a list of hundreds of targets costs more
    about["target__period_to__gte"] = min(one.period_to for one in targets if one.period_to)
    latest = {choice.target_id: choice for choice in PathChoice.objects.filter(**about).order_by("pk")}
    parts: dict[int, list[PathPart]] = {}
    if latest:
        for part in PathPart.objects.filter(choice__in=latest.values()):
            parts.setdefault(part.choice_id, []).append(part)
    return {pk: (choice, tuple(parts.get(choice.pk, ()))) for pk, choice in latest.items()}


def path_of(
    target: Target,
    choice: PathChoice | None,
    parts: Iterable[PathPart] = (),
    *,
    baseline: Decimal | None = None,
) -> Path | None:
    """The path of one target from its choice; None where it asks for a change of a base that is not known."""
    kind, period, goal = Adding(target.indicator.accumulation), target.span, goal_of(target)
    if goal is None or period is None:
        return None
    if choice is None or choice.shape == Shape.EVEN:
        return paths.even(goal, period, kind, baseline=baseline)
    steps = {part.span: part.value for part in parts if part.span is not None}
    if choice.shape == Shape.SEASONAL:
        shares = [Fraction(0)] * paths.MONTHS
        for month, share in steps.items():
            shares[month.start.month - 1] = Fraction(share)
        return paths.by_season(goal, period, tuple(shares), tuple(int(year) for year in choice.years.split(",")))
    return paths.given(goal, period, kind, steps, percent=choice.percent, baseline=baseline, unit=target.measured_in)


def goal_of(target: Target) -> Fraction | None:
    """The value at which a target is just met; of a range held from both sides its middle; None without a base."""
    return goal_value(target.aim, target.indicator.direction, target.indicator.accumulation)


def goal_value(aim: Aim, direction: str, accumulation: str) -> Fraction | None:
    """As `goal_of`, from what a target asks.

    >>> from giaoban.core.reckoning.aims import Comparator
    >>> goal_value(Aim(Comparator.REDUCE_BY, Decimal("1.5"), base=Decimal(4)), "down", "rate")
    Fraction(5, 2)
    """
    meets = wanted(aim, Direction(direction), Adding(accumulation))
    if meets is None:
        return None
    ends = [end for end in (meets.low, meets.high) if end is not None]
    bare = aim.to is None and aim.comparator in ("equal", "about")
    return Fraction(aim.value) if bare else sum(ends, Fraction(0)) / len(ends)


__all__ = ["PathError", "goal_of", "goal_value", "path_of", "paths_of"]
