"""Figures read from the sentences and from the tables of one text put into one order."""

from collections.abc import Sequence
from dataclasses import replace

from giaoban.core.reading.report import Figure


def in_text_order(*groups: Sequence[Figure]) -> tuple[Figure, ...]:
    """All figures by where they stand; `of`, which counted within its group, counts among all.

    >>> from decimal import Decimal
    >>> from giaoban.core.reading.report import Role
    >>> def figure(start, role, of=None):
    ...     return Figure(start, start + 1, "5", Decimal(5), "%", role, "thu", of=of)
    >>> prose = [figure(0, Role.ACTUAL), figure(50, Role.ACTUAL), figure(60, Role.GROWTH, 2)]
    >>> joined = in_text_order(prose, [figure(20, Role.ACTUAL), figure(30, Role.OF_TARGET, 1)])
    >>> [(each.start, each.of) for each in joined]
    [(0, None), (20, None), (30, 2), (50, None), (60, 4)]
    """
    keyed = [(figure.start, group, place) for group, each in enumerate(groups) for place, figure in enumerate(each)]
    keyed.sort()
    places = {(group, place): position for position, (_, group, place) in enumerate(keyed, start=1)}
    return tuple(
        replace(figure, of=places[group, figure.of - 1])
        if figure.of is not None and places[group, figure.of - 1] != figure.of
        else figure
        for _, group, place in keyed
        for figure in (groups[group][place],)
    )
