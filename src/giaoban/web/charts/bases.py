"""The three bases month by month: results as percent of the superior's plan, of the unit's own and of last year.

Each month of the year is held against the plans as they stand and against the same months a year before on today's
boundary; where one of them is missing, so is the cell, and a broken definition says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from giaoban.apps.reviews.queries import Base, Series, Shown
from giaoban.apps.reviews.queries import Line as BoardLine
from giaoban.apps.targets.models import Accumulation
from giaoban.apps.targets.numbers import rounded
from giaoban.apps.targets.versions import Break, not_comparable
from giaoban.core.periods import Period
from giaoban.core.reckoning.changes import change
from giaoban.core.reckoning.statements import Accumulation as Adding
from giaoban.web.charts.course import Chart
from giaoban.web.charts.drawing import draw
from giaoban.web.charts.grammar import Line, Picture, Point
from giaoban.web.language import say

HEADS = ("Cấp trên giao", "Đơn vị phấn đấu", "Cùng kỳ năm trước")
INKS = ("actual", "forecast", "last")
CLOSE = 14  # names that end nearer than this part of the height would stand on one another
AS_AMOUNTS = (Accumulation.FLOW, Accumulation.REDUCTION, Accumulation.STOCK, Accumulation.MILESTONE)


@dataclass(frozen=True, slots=True)
class MonthBases:
    """One month: the result, its percentage of each plan and of last year, and last year's value with the change."""

    month: Period
    result: Shown
    shares: tuple[Decimal | None, Decimal | None, Decimal | None]
    base: Base | None
    words: str  # the change on last year, or why there is none


def months_of(series: Series, period: Period, line: BoardLine | None, breaks: Sequence[Break]) -> list[MonthBases]:
    """The months of the period's year up to it that have a result."""
    year, last = period.end.year, period.end.month
    adds = series.indicator.accumulation in (Accumulation.FLOW, Accumulation.REDUCTION)
    points = series.to_date if adds and series.to_date else series.months
    now = {one.period.end.month: one.shown for one in points if one.period.end.year == year}
    bases = {one.period.end.month: one for one in series.bases if one.period.end.year == year - 1}
    plans = (line.target_superior, line.target_own) if line is not None else (None, None)
    return [
        _month(series, Period.month(year, month), shown, plans, bases.get(month), breaks)
        for month, shown in sorted(now.items())
        if month <= last
    ]


def _month(
    series: Series,
    month: Period,
    result: Shown,
    plans: tuple[Shown | None, Shown | None],
    base: Base | None,
    breaks: Sequence[Break],
) -> MonthBases:
    broken = not_comparable(breaks, base.period, month) if base is not None else ""
    before = base.shown if base is not None and not broken else None
    words = broken or (base.why if base is not None else "")
    share = None
    if before is not None and before.unit == result.unit:
        words = change(result.value, before.value, Adding(series.indicator.accumulation), unit=result.unit).words
        share = _percent(result, before) if series.indicator.accumulation in AS_AMOUNTS else None
    shares = (_percent(result, plans[0]), _percent(result, plans[1]), share)
    return MonthBases(month, result, shares, None if broken else base, words)


def _percent(part: Shown, whole: Shown | None) -> Decimal | None:
    if whole is None or whole.unit != part.unit or whole.value <= 0:
        return None
    exact = Fraction(part.value) / Fraction(whole.value) * 100
    return rounded(Decimal(exact.numerator) / Decimal(exact.denominator), 1)


def chart_of_bases(series: Series, months: Sequence[MonthBases]) -> Chart | None:
    """The percentages as lines with 100 % beside them; None where fewer than two months have any."""
    found: dict[str, dict[int, Decimal]] = {}
    for place, head in enumerate(HEADS):
        known = {one.month.end.month: share for one in months if (share := one.shares[place]) is not None}
        if known:
            found[head] = known
    if not any(len(known) > 1 for known in found.values()):
        return None
    axis = tuple(str(month) for month in range(1, 13))
    names = _names(found)
    lines = [
        Line(names[head], INKS[HEADS.index(head)], tuple(Point(str(month), value) for month, value in known.items()))
        for head, known in found.items()
    ]
    lines.append(Line("100 %", "plan", tuple(Point(month, Decimal(100)) for month in axis), step=True))
    picture = Picture(_title(series, found), "%", axis, tuple(lines), axis_title=say("Tháng"))
    return Chart(picture.title, draw(picture, "wide"), draw(picture, "narrow"), (), ())


def _names(found: Mapping[str, Mapping[int, Decimal]]) -> dict[str, str]:
    """What stands at the end of each line; lines that end side by side share one name."""
    ends = {head: known[max(known)] for head, known in found.items()}
    room = max([Decimal(100), *(value for known in found.values() for value in known.values())]) / CLOSE
    names: dict[str, str] = {}
    for head, end in ends.items():
        near = next((other for other in names if names[other] and abs(ends[other] - end) < room), None)
        names[head] = say(head)
        if near is not None:
            names[near], names[head] = f"{names[near]}, {say(head)[:1].lower()}{say(head)[1:]}", ""
    return names


def _title(series: Series, found: Mapping[str, Mapping[int, Decimal]]) -> str:
    """The last month's percentages in one sentence."""
    last = max(month for known in found.values() for month in known)
    said = {
        HEADS[0]: "{share} % kế hoạch cấp trên giao",
        HEADS[1]: "{share} % mức phấn đấu",
        HEADS[2]: "{share} % cùng kỳ năm trước",
    }
    parts = [
        say(said[head]).format(share=f"{known[last]:f}".replace(".", ","))
        for head, known in found.items()
        if last in known
    ]
    return say("{name} hết tháng {month}: {parts}").format(
        name=series.indicator.name, month=last, parts=", ".join(parts)
    )
