"""The course of one indicator through a year, and the finding that stands over its chart as the title."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from giaoban.apps.reviews.queries import Line as BoardLine
from giaoban.apps.reviews.queries import Point as Known
from giaoban.apps.reviews.queries import Series, Shown
from giaoban.core.periods import Period, PeriodKind
from giaoban.web.charts.drawing import draw
from giaoban.web.charts.grammar import Line, Picture, Point
from giaoban.web.language import say
from giaoban.web.numbers import short

MONTHS = tuple(str(month) for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart with its table."""

    title: str
    wide: SafeString
    narrow: SafeString
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One year's path: month → value, last year's path, and the plan of the year with the share of it reached."""

    year: int
    now: dict[int, Shown]
    before: dict[int, Shown]
    plan: Shown | None
    share: Shown | None
    cumulative: bool


def course_of(series: Series, period: Period, line: BoardLine | None) -> Course:
    """The path of the year of `period` up to it: since January where months add up, month by month otherwise."""
    year, last = period.end.year, period.end.month
    cumulative = series.indicator.accumulation == "flow" and bool(series.to_date)
    points = series.to_date if cumulative else series.months
    now = {month: shown for month, shown in _by_month(points, year).items() if month <= last}
    plan, share = None, None
    if line:
        superior = line.target_superior is not None
        plan = line.target_superior if superior else line.target_own
        share = line.percent_superior if superior else line.percent_own
    return Course(year, now, _year_before(series, year, cumulative), plan, share, cumulative)


def _year_before(series: Series, year: int, cumulative: bool) -> dict[int, Shown]:
    """Last year's path on today's boundary, from the month in which this year's starts."""
    if series.indicator.accumulation == "flow" and not cumulative:
        return _by_month(series.months, year - 1)
    bases = (base for base in series.bases if base.period.end.year == year - 1)
    return {base.period.end.month: base.shown for base in bases if base.shown is not None}


def _by_month(points: Sequence[Known], year: int) -> dict[int, Shown]:
    return {
        point.period.end.month: point.shown
        for point in points
        if point.period.end.year == year and point.period.kind is not PeriodKind.DAY
    }


def chart_of(series: Series, period: Period, line: BoardLine | None) -> Chart | None:
    """The chart of `period`'s year; None where fewer than two values are known and no plan to hold one against."""
    course = course_of(series, period, line)
    if not course.now or len(course.now) + len(course.before) + (course.plan is not None) < 2:
        return None
    picture = Picture(
        title=title_of(series.indicator.name, course),
        unit=series.indicator.unit,
        axis=MONTHS,
        lines=tuple(_lines(course, line)),
        band=_band(course, line),
        band_from=Point(str(max(course.now)), _last(course).value) if course.now else None,
        axis_title=say("Tháng"),
    )
    return Chart(picture.title, draw(picture, "wide"), draw(picture, "narrow"), *_table(series, course, line))


def _lines(course: Course, line: BoardLine | None) -> list[Line]:
    lines = [Line(f"{course.year}", "actual", _points(course.now))]
    if line and line.forecast and course.cumulative and max(course.now) < 12:
        point = Point("12", line.forecast.value)
        today = Point(str(max(course.now)), _last(course).value)
        lines.append(Line(say("dự báo {value}").format(value=f"≈ {line.forecast.text}"), "forecast", (today, point)))
    if course.plan:
        said = say("KH năm")
        whole = tuple(Point(month, course.plan.value) for month in MONTHS)
        lines.append(Line(f"{said} {course.plan.text}", "plan", whole, step=True))
    if course.plan and line and course.cumulative and len(line.expected) > 1:
        path = tuple(Point(str(month.end.month), value) for month, value in line.expected)
        lines.append(Line("", "plan", path))  # it ends where the plan's own line is named
    if course.before:
        lines.append(Line(f"{course.year - 1}", "last", _points(course.before)))
    return lines


def _band(course: Course, line: BoardLine | None) -> tuple[str, Decimal, Decimal] | None:
    """The year's forecast from its low to its high end."""
    if not line or not course.cumulative or max(course.now) == 12:
        return None
    low, high = line.forecast_low, line.forecast_high
    return None if low is None or high is None else ("12", low, high)


def _points(path: dict[int, Shown]) -> tuple[Point, ...]:
    return tuple(Point(str(month), shown.value) for month, shown in sorted(path.items()))


def _last(course: Course) -> Shown:
    return course.now[max(course.now)]


def title_of(name: str, course: Course) -> str:
    """What the path shows, in one sentence."""
    last = max(course.now)
    if course.plan and course.plan.value > 0 and course.cumulative:
        reached = [month for month, shown in sorted(course.now.items()) if shown.value >= course.plan.value]
        if reached:
            above = _last(course).value > course.plan.value
            words = (
                "{name} vượt kế hoạch năm ngay từ tháng {month}"
                if above
                else "{name} đạt kế hoạch năm từ tháng {month}"
            )
            return say(words).format(name=name, month=reached[0])
        share = course.share.text if course.share else short(_last(course).value / course.plan.value * 100, decimals=1)
        pace = say("{name} đạt {share} % kế hoạch năm sau {month} tháng")
        return pace.format(name=name, share=share, month=last) + _beside_last_year(course, last)
    said = say("{name} tháng {month}: {value} {unit}")
    words = said.format(name=name, month=last, value=_last(course).text, unit=_last(course).unit)
    return words + _beside_last_year(course, last)


def _beside_last_year(course: Course, month: int) -> str:
    if month not in course.before:
        return ""
    now, before = course.now[month].value, course.before[month].value
    if now == before:
        return say(", bằng cùng kỳ năm trước")
    return say(", cao hơn cùng kỳ năm trước") if now > before else say(", thấp hơn cùng kỳ năm trước")


def _table(
    series: Series, course: Course, line: BoardLine | None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    months = _by_month(series.months, course.year)
    heads = [say("Tháng"), say("Trong tháng")]
    columns: list[dict[int, Shown]] = [{month: shown for month, shown in months.items() if month <= max(course.now)}]
    if course.cumulative:
        heads.append(say("Lũy kế"))
        columns.append(course.now)
    if course.before:
        heads.append(
            say("Lũy kế năm {year}").format(year=course.year - 1) if course.cumulative else str(course.year - 1)
        )
        columns.append(course.before)
    texts = [{month: shown.text for month, shown in column.items()} for column in columns]
    if line and course.cumulative and len(line.expected) > 1:
        heads.append(say("Tiến độ kế hoạch"))
        texts.append({month.end.month: short(value, decimals=1) for month, value in line.expected})
    rows = [
        (str(month), *(column.get(month, "–") for column in texts))
        for month in range(1, 13)
        if any(month in column for column in texts)
    ]
    return tuple(heads), tuple(rows)


def trend_words(values: Sequence[Decimal | None], months: Sequence[str], unit: str) -> str:
    """A sparkline in words: its first and last value."""
    known = [(month, value) for month, value in zip(months, values, strict=False) if value is not None]
    if not known:
        return say("chưa có số")
    said = "; ".join(f"{month}: {short(value, decimals=3)}" for month, value in (known[0], known[-1]))
    return f"{said} {unit}".strip()
