"""The expected path of an indicator through the period of its target: even, by the season of past years, or given.

A path holds what is expected at the end of each month: of what adds up (a flow, a reduction) the sum since the period
began, of all else the level. Between two month ends it runs straight by days, so that the even path agrees with the
share of the days gone. The seasonal path gives each month its mean share of the complete past years, at least two, and
says which. How the three are worked out stands in docs/reckoning.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import overload

from giaoban.core.periods import Period, PeriodError, PeriodKind
from giaoban.core.reckoning.aims import amount
from giaoban.core.reckoning.statements import Accumulation

YEARS_NEEDED = 2
MONTHS = 12
ADDS_UP = frozenset({Accumulation.FLOW, Accumulation.REDUCTION})

Point = tuple[Period, Fraction]
Points = Sequence[Point]


class Shape(StrEnum):
    """How a path runs to its target."""

    EVEN = "even"  # by the days that are over
    SEASONAL = "seasonal"  # by each month's mean share of past years
    GIVEN = "given"  # as somebody set it


class PathError(ValueError):
    """What no path can be made from; the message is for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Path:
    """What is expected at the end of each part of a target's period, from `start` before its first day.

    `words` say in Vietnamese how the path was made.
    """

    period: Period
    points: Points
    start: Fraction
    shape: Shape
    words: str

    def expected_on(self, day: date) -> Fraction:
        """What is expected at the end of `day`; before the period its start, after it its end.

        >>> even(Decimal(1200), Period.year(2025), Accumulation.FLOW).expected_on(date(2025, 12, 31))
        Fraction(1200, 1)
        """
        before, value = self.period.start - timedelta(days=1), self.start
        if isinstance(self.points, EvenPoints):
            over = min(max(0, (day - before).days), self.period.days)
            return value + (self.points.goal - value) * Fraction(over, self.period.days)
        for part, end in self.points:
            if day <= part.end:
                gone = Fraction(max(0, (day - before).days), (part.end - before).days)
                return value + (end - value) * gone
            before, value = part.end, end
        return value

    def share_on(self, day: date) -> Fraction | None:
        """Which part of the way to the target is expected to be over at the end of `day`; None where there is no way.

        >>> even(Decimal(1200), Period.year(2026), Accumulation.FLOW).share_on(date(2026, 1, 31))
        Fraction(31, 365)
        """
        way = self.points[-1][1] - self.start
        return (self.expected_on(day) - self.start) / way if way else None


class EvenPoints(Sequence[Point]):
    """The points of an even path, worked out when they are looked at: a day's value needs none of them."""

    def __init__(self, period: Period, start: Fraction, goal: Fraction) -> None:
        self.period, self.start, self.goal = period, start, goal

    @overload
    def __getitem__(self, index: int) -> Point: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Point]: ...

    def __getitem__(self, index: int | slice) -> Point | Sequence[Point]:
        return self._points[index]

    def __len__(self) -> int:
        return len(parts_of(self.period))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(other) == self._points

    def __hash__(self) -> int:
        return hash(self._points)

    @cached_property
    def _points(self) -> tuple[Point, ...]:
        way, days, first = self.goal - self.start, self.period.days, self.period.start
        return tuple(
            (part, self.start + way * Fraction((part.end - first).days + 1, days)) for part in parts_of(self.period)
        )


def even(
    target: Decimal | Fraction,
    period: Period,
    accumulation: Accumulation,
    *,
    baseline: Decimal | Fraction | None = None,
) -> Path:
    """The path that goes on evenly from day to day.

    What adds up starts at zero, all else at its `baseline`, the value before the period; without one the target itself
    is expected from the first day.

    >>> path = even(Decimal(365), Period.year(2025), Accumulation.FLOW)
    >>> [str(value) for _, value in path.points[:3]]
    ['31', '59', '90']
    >>> even(Decimal(2), Period.year(2025), Accumulation.RATE).expected_on(date(2025, 3, 1))
    Fraction(2, 1)
    """
    goal, start = Fraction(target), _start(target, accumulation, baseline)
    return Path(period, EvenPoints(period, start, goal), start, Shape.EVEN, "Tiến độ chia đều theo ngày")


def seasonal(target: Decimal | Fraction, period: Period, history: Mapping[Period, Decimal | None]) -> Path:
    """The path of a flow by the season of the unit's own past years.

    `history` gives months with their results. A year counts where all its months are known, none is below zero and
    they do not come to nothing; a month's share of the year is the mean of its shares in those years.

    >>> lean_start = {Period.month(y, m): Decimal(5 if m <= 6 else 15) for y in (2023, 2024) for m in range(1, 13)}
    >>> path = seasonal(Decimal(240), Period.year(2025), lean_start)
    >>> str(path.expected_on(date(2025, 6, 30))), path.words
    ('60', 'Tiến độ theo mùa: tỷ trọng bình quân từng tháng của các năm 2023, 2024')
    """
    found = season_of(history, before=period.start)
    return by_season(target, period, found.shares, found.years)


@dataclass(frozen=True, slots=True)
class Season:
    """Each month's mean share of a year, January first, and the years that it comes from."""

    shares: tuple[Fraction, ...]
    years: tuple[int, ...]


def season_of(history: Mapping[Period, Decimal | None], *, before: date | None = None) -> Season:
    """The season that the complete years of `history` show; those that end before `before`, where it is given.

    >>> season_of({Period.month(2024, month): Decimal(1) for month in range(1, 13)})
    Traceback (most recent call last):
        ...
    giaoban.core.reckoning.paths.PathError: Tiến độ theo mùa cần ít nhất 2 năm đủ 12 tháng số liệu, mới có: 2024
    """
    numbers = sorted({month.start.year for month in history if before is None or month.end < before})
    complete = {number: year for number in numbers if (year := _complete(history, number)) is not None}
    if len(complete) < YEARS_NEEDED:
        known = ", ".join(map(str, complete)) or "chưa năm nào"
        raise PathError(f"Tiến độ theo mùa cần ít nhất {YEARS_NEEDED} năm đủ 12 tháng số liệu, mới có: {known}")
    shares = [
        sum((year[month] / sum(year) for year in complete.values()), Fraction(0)) / len(complete)
        for month in range(MONTHS)
    ]
    return Season(tuple(shares), tuple(complete))


def by_season(
    target: Decimal | Fraction, period: Period, shares: tuple[Fraction, ...], years: tuple[int, ...] = ()
) -> Path:
    """The path of a flow by each month's share of a year; of a part of the year by the shares of its months.

    >>> shares = (Fraction(1, 24),) * 6 + (Fraction(1, 8),) * 6
    >>> str(by_season(Decimal(90), Period.quarter(2025, 3), shares).expected_on(date(2025, 8, 31)))
    '60'
    """
    months = parts_of(period)
    if period.start.year != period.end.year or any(month.kind is not PeriodKind.MONTH for month in months):
        raise PathError(f"Tiến độ theo mùa chỉ lập cho kỳ gồm các tháng của một năm, không cho {period.label}")
    weights = [shares[month.start.month - 1] for month in months]
    if sum(weights) <= 0:
        raise PathError(f"Các năm trước không có kết quả trong {period.label} nên không lập được tiến độ theo mùa")
    of = f" của các năm {', '.join(map(str, years))}" if years else ""
    return Path(
        period,
        _added(months, [Fraction(target) * weight / sum(weights) for weight in weights]),
        Fraction(0),
        Shape.SEASONAL,
        f"Tiến độ theo mùa: tỷ trọng bình quân từng tháng{of}",
    )


def given(
    target: Decimal | Fraction,
    period: Period,
    accumulation: Accumulation,
    parts: Mapping[Period, Decimal],
    *,
    percent: bool = False,
    baseline: Decimal | Fraction | None = None,
    unit: str = "",
) -> Path:
    """The path that somebody set: for each month or quarter a value, or with `percent` a percentage of the target.

    The parts fill the period without gap or overlap. Of what adds up each part is its own amount and all of them make
    the target; of all else it is the level at the part's end, and the last is the target.

    >>> quarters = {Period.quarter(2025, q): Decimal(v) for q, v in ((1, 200), (2, 300), (3, 300), (4, 350))}
    >>> given(Decimal(1200), Period.year(2025), Accumulation.FLOW, quarters)
    Traceback (most recent call last):
        ...
    giaoban.core.reckoning.paths.PathError: 4 quý cộng lại 1.150, kế hoạch năm 1.200, còn thiếu 50
    """
    goal, start = Fraction(target), _start(target, accumulation, baseline)
    ordered = sorted(parts)
    if not period.tile(ordered):
        raise PathError(f"Các mốc phải phủ kín {period.label}, không trùng và không thiếu tháng hoặc quý nào")
    values = [Fraction(parts[part]) * (goal / 100 if percent else 1) for part in ordered]
    if accumulation in ADDS_UP:
        if sum(values) != goal:
            whole, of = (Decimal(100), "%") if percent else (target, unit)
            raise PathError(parts_words({part: parts[part] for part in ordered}, whole, period, of))
        points = _added(ordered, values)
    else:
        if values[-1] != goal:
            raise PathError(f"Mốc cuối là {amount(values[-1])}, phải bằng chỉ tiêu {amount(goal)}")
        points = tuple(zip(ordered, values, strict=True))
    return Path(period, points, start, Shape.GIVEN, "Tiến độ do đơn vị đặt theo " + _named(ordered))


def parts_words(parts: Mapping[Period, Decimal], whole: Decimal | Fraction, period: Period, unit: str = "") -> str:
    """How the parts of a flow's plan add up beside the whole, in one sentence.

    >>> halves = {Period.half(2025, 1): Decimal(600), Period.half(2025, 2): Decimal(600)}
    >>> parts_words(halves, Decimal(1200), Period.year(2025), "tỷ đồng")
    '2 kỳ 6 tháng cộng lại 1.200 tỷ đồng, vừa bằng kế hoạch năm'
    """
    total = sum((Fraction(value) for value in parts.values()), Fraction(0))
    gap, of = Fraction(whole) - total, f" {unit}" if unit else ""
    sums = f"{len(parts)} {_named(sorted(parts))} cộng lại {amount(total)}{of}"
    if not gap:
        return f"{sums}, vừa bằng kế hoạch {_whole(period)}"
    told = f"{sums}, kế hoạch {_whole(period)} {amount(whole)}{of}, "
    return told + (f"còn thiếu {amount(gap)}" if gap > 0 else f"vượt {amount(-gap)}") + of


def parts_of(period: Period) -> tuple[Period, ...]:
    """The months of a period; the period itself where it is not made of whole months.

    >>> len(parts_of(Period.year(2025))), len(parts_of(Period.parse("2025-04-15/2025-05-14")))
    (12, 1)
    """
    try:
        return period.split(PeriodKind.MONTH)
    except PeriodError:
        return (period,)


def _start(target: Decimal | Fraction, accumulation: Accumulation, baseline: Decimal | Fraction | None) -> Fraction:
    if accumulation in ADDS_UP:
        return Fraction(0)
    return Fraction(target if baseline is None else baseline)


def _complete(history: Mapping[Period, Decimal | None], year: int) -> tuple[Fraction, ...] | None:
    values = [history.get(Period.month(year, month)) for month in range(1, MONTHS + 1)]
    known = tuple(Fraction(value) for value in values if value is not None and value >= 0)
    return known if len(known) == MONTHS and sum(known) > 0 else None


def _added(parts: "tuple[Period, ...] | list[Period]", amounts: list[Fraction]) -> Points:
    points, total = [], Fraction(0)
    for part, more in zip(parts, amounts, strict=True):
        total += more
        points.append((part, total))
    return tuple(points)


def _named(parts: list[Period]) -> str:
    kinds = {part.kind for part in parts}
    names = {PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý", PeriodKind.YEAR: "năm"}
    names[PeriodKind.HALF] = "kỳ 6 tháng"
    return names.get(kinds.pop(), "kỳ") if len(kinds) == 1 else "kỳ"


def _whole(period: Period) -> str:
    return {PeriodKind.YEAR: "năm", PeriodKind.TERM: "nhiệm kỳ"}.get(period.kind, period.label)
