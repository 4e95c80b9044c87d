"""Periods as codes: our own text form, and the spellings of DHIS2, SDMX and EDTF that name a span of days.

Ours follows ISO 8601: `2025-04-28`, `2025-04`, `2025`, and two of them with a slash for a span; a period has one
spelling only. Reading is wider: `2025-Q1`, `2025S1`, `202504`, `2025W15`, `2025April`, `2025-04-15/2025-05`, `199X`.
Sources: DHIS2 developer guide (period identifiers), SDMX 2.1 section 6 (time period formats), EDTF (ISO 8601-2:2019).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from giaoban.core import patterns
from giaoban.core.periods.days import ONE_DAY, add_months, last_day, whole_months
from giaoban.core.periods.kinds import PeriodKind, kind_of

Span = tuple[date, date]


class PeriodError(ValueError):
    """Text that names no period."""

    def __init__(self, text: str):
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        super().__init__(f"'{shown}' is no period: write 2025-04, 2025-01/2025-04, 2025 or, for a term, 2020/2025")


def write_code(start: date, end: date) -> str:
    """Our text form of the days from `start` to `end`.

    >>> write_code(date(2025, 1, 1), date(2025, 4, 30)), write_code(date(2020, 1, 1), date(2025, 12, 31))
    ('2025-01/2025-04', '2020/2025')
    """
    kind = kind_of(start, end)
    if kind is PeriodKind.DAY:
        return start.isoformat()
    if kind in (PeriodKind.DAYS, PeriodKind.WEEK):
        return f"{start.isoformat()}/{end.isoformat()}"
    if kind is PeriodKind.YEAR:
        return f"{start.year:04}"
    if kind is PeriodKind.TERM:
        return f"{start.year:04}/{end.year:04}"
    first = f"{start:%Y-%m}".zfill(7)
    return first if kind is PeriodKind.MONTH else f"{first}/{f'{end:%Y-%m}'.zfill(7)}"


def read_code(text: str) -> Span:
    """The first and last day that a code names.

    >>> read_code("2025-Q1") == read_code("2025Q1") == read_code("2025-01/2025-03")
    True

    Raises PeriodError for text that names no span of days between the years 1 and 9999.
    """
    code = text.strip()
    try:
        first, slash, last = code.partition("/")
        if not slash:
            return _read_one(code)
        if "T" in first or "T" in last:
            raise ValueError(code)
        start = _read_one(first)[0]
        end = _after(start, last) if last.startswith("P") else _read_one(last)[1]
    except (ValueError, OverflowError):
        raise PeriodError(text) from None
    if start > end:
        raise PeriodError(text)
    return start, end


def _after(start: date, duration: str) -> date:
    """The last day of what begins on `start` and lasts as ISO 8601 says: `P4M`, `P1Y`, `P14D`."""
    match = patterns.fullmatch(r"P(\d{1,7})([YMWD])", duration)
    if not match or not int(match[1]):
        raise ValueError(duration)
    number, unit = int(match[1]), match[2]
    if unit in "WD":
        return start + timedelta(days=number * (7 if unit == "W" else 1) - 1)
    return add_months(start, number * (12 if unit == "Y" else 1)) - ONE_DAY


def write_duration(start: date, end: date) -> str:
    """How long the days are, as ISO 8601 writes it: in years, months or days, the longest that fits.

    >>> write_duration(date(2025, 1, 1), date(2025, 3, 31)), write_duration(date(2025, 4, 15), date(2025, 4, 21))
    ('P3M', 'P7D')
    """
    months = whole_months(start, end)
    if months is None:
        return f"P{(end - start).days + 1}D"
    return f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"


def write_sdmx(start: date, end: date) -> str:
    """The SDMX reporting period, and for a span that has none a time range by its first day and duration.

    >>> write_sdmx(date(2025, 1, 1), date(2025, 3, 31)), write_sdmx(date(2025, 1, 1), date(2025, 4, 30))
    ('2025-Q1', '2025-01-01/P4M')
    """
    year, month = f"{start.year:04}", start.month
    match kind_of(start, end):
        case PeriodKind.DAY:
            return f"{year}-D{start.timetuple().tm_yday:03}"
        case PeriodKind.WEEK:
            week = start.isocalendar()
            return f"{week.year:04}-W{week.week:02}"
        case PeriodKind.MONTH:
            return f"{year}-M{month:02}"
        case PeriodKind.QUARTER:
            return f"{year}-Q{month // 3 + 1}"
        case PeriodKind.HALF:
            return f"{year}-S{month // 6 + 1}"
        case PeriodKind.YEAR:
            return f"{year}-A1"
    return f"{start.isoformat()}/{write_duration(start, end)}"


def _read_one(code: str) -> Span:
    for pattern, read in _SPELLINGS:
        if match := pattern.fullmatch(code):
            return read(match)
    raise PeriodError(code)


def _months(year: int, month: int, months: int) -> Span:
    start = add_months(date(year, 1, 1), month - 1)
    end = add_months(start, months - 1)
    return start, last_day(end.year, end.month)


def _part_of_year(match: re.Match[str]) -> Span:
    year, part = int(match["year"]), int(match["number"])
    months = {"A": 12, "S": 6, "T": 4, "Q": 3, "M": 1}[match["frequency"]]
    if not 1 <= part <= 12 // months:
        raise ValueError(part)
    return _months(year, (part - 1) * months + 1, months)


def _day_of_year(match: re.Match[str]) -> Span:
    day = date(int(match["year"]), 1, 1) + timedelta(days=int(match["number"]) - 1)
    if day.year != int(match["year"]):
        raise ValueError(match["number"])
    return day, day


_WEEKDAYS = {"": 1, "Wed": 3, "Thu": 4, "Fri": 5, "Sat": 6, "Sun": 7}


def first_week(year: int, weekday: int = 1) -> date:
    """The first day of week 1, for weeks that begin on `weekday` (Monday is 1): the week that holds 4 January.

    >>> first_week(2025)
    datetime.date(2024, 12, 30)
    """
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=(fourth.isoweekday() - weekday) % 7)


def _weeks(match: re.Match[str]) -> Span:
    year, number = int(match["year"]), int(match["number"])
    weekday, length = _WEEKDAYS[match["weekday"] or ""], 14 if match["two"] else 7
    start = first_week(year, weekday) + timedelta(days=length * (number - 1))
    following = first_week(year + 1, weekday)
    if number < 1 or start >= following:
        raise ValueError(number)
    # In a year of 53 weeks the last pair is the 53rd alone, so that it does not meet the first of the next.
    return start, min(start + timedelta(days=length), following) - timedelta(days=1)


_FIRST_MONTH = {"April": 4, "July": 7, "Sep": 9, "Oct": 10, "Nov": 11, "November": 11}


def _shifted_year(match: re.Match[str]) -> Span:
    """A financial year, or its half or quarter, named by the year it begins in.

    The halves and quarters that DHIS2 writes with "Nov" are named by the year that follows, those with "November" not.
    """
    year, month = int(match["year"]), _FIRST_MONTH[match["first"]]
    if not match["frequency"]:
        return _months(year, month, 12)
    months, part = {"S": 6, "Q": 3}[match["frequency"]], int(match["number"])
    if not 1 <= part <= 12 // months:
        raise ValueError(part)
    return _months(year - (match["first"] == "Nov"), month + (part - 1) * months, months)


def _calendar(match: re.Match[str]) -> Span:
    year = int(match["year"])
    month, day = match["month"], match["day"]
    if day:
        one = date(year, int(month), int(day))
        return one, one
    if month:
        return date(year, int(month), 1), last_day(year, int(month))
    return date(year, 1, 1), date(year, 12, 31)


def _bimonth(match: re.Match[str]) -> Span:
    number = int(match["number"])
    if not 1 <= number <= 6:
        raise ValueError(number)
    return _months(int(match["year"]), number * 2 - 1, 2)


# EDTF: seasons and parts of a year that stand in the place of a month, as (first month, months). A season that runs
# over the new year (24, 28, 30) is left out: the standard does not say which year it is of.
_SEASONS = {
    **{21 + index: (3 + 3 * index, 3) for index in range(3)},
    **{25 + index: (3 + 3 * index, 3) for index in range(3)},
    **{29: (9, 3), 31: (3, 3), 32: (6, 3)},
    **{33 + index: (1 + 3 * index, 3) for index in range(4)},
    **{37 + index: (1 + 4 * index, 4) for index in range(3)},
    **{40 + index: (1 + 6 * index, 6) for index in range(2)},
}


def _season(match: re.Match[str]) -> Span:
    season = _SEASONS.get(int(match["number"]))
    if season is None:
        raise ValueError(match[0])
    return _months(int(match["year"]), *season)


def _unspecified(match: re.Match[str]) -> Span:
    """EDTF's X for a digit that is not known, at the end only: `202X`, `2025-XX`, `2025-04-XX`."""
    text = match[0]
    low, high = text[:4].replace("X", "0"), text[:4].replace("X", "9")
    if text[4:] in ("", "-XX", "-XX-XX"):
        return date(int(low), 1, 1), date(int(high), 12, 31)
    if "X" in text[:4]:
        raise ValueError(text)
    return date(int(low), int(text[5:7]), 1), last_day(int(low), int(text[5:7]))


def _moment(match: re.Match[str]) -> Span:
    day = date.fromisoformat(match["date"])
    return day, day


_TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?"
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = tuple(
    (patterns.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (r"(?P<year>\d{4})(?:-(?P<month>0?[1-9]|1[0-2])(?:-(?P<day>\d\d?))?)?", _calendar),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?", _calendar),
        (r"(?P<year>\d{4})(?P<month>)(?P<day>)-?A1?", _calendar),
        (r"(?P<year>\d{4})-?(?P<frequency>[STQM])(?P<number>\d\d?)", _part_of_year),
        (r"(?P<year>\d{4})-?D(?P<number>\d{1,3})", _day_of_year),
        (r"(?P<year>\d{4})-?(?P<weekday>Wed|Thu|Fri|Sat|Sun)?(?P<two>Bi)?W(?P<number>\d\d?)", _weeks),
        (r"(?P<year>\d{4})(?P<number>\d\d)B", _bimonth),
        (
            r"(?P<year>\d{4})(?P<first>April|July|Sep|Oct|November|Nov)(?:(?P<frequency>[SQ])(?P<number>\d))?",
            _shifted_year,
        ),
        (r"(?P<year>\d{4})-(?P<number>2[1-9]|3\d|4[01])", _season),
        (r"(?=[^X]*X)[\dX]{4}(?:-(?:\d\d|XX)(?:-XX)?)?", _unspecified),
        (rf"(?P<date>\d{{4}}-\d\d-\d\d){_TIME}", _moment),
    )
)
