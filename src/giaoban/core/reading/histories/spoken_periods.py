"""The period that a heading or a cell of a table names: "T4", "Lũy kế 4 tháng", "Quý I/2025", a day typed as one."""

from decimal import Decimal

from giaoban.core import patterns
from giaoban.core.periods import Anchor, Period, PeriodError, PeriodKind, find_periods
from giaoban.core.reading.folding import fold
from giaoban.core.reading.histories.grid import Value

TO_DATE = patterns.compile(r"\b(?:lũy kế|luỹ kế|lk|cộng dồn|từ đầu năm|đầu năm đến|đến hết)\b")
_SHORT_MONTH = patterns.compile(
    r"(?:.*\b)?(?:t|th|thg|tháng)\s?\.?\s?(?P<month>0?[1-9]|1[0-2])(?:\s?[./-]\s?(?P<year>20\d\d|\d\d))?"
)
_BARE_MONTH = patterns.compile(r"(?P<month>0?[1-9]|1[0-2])(?:\s?[./-]\s?(?P<year>(?:19|20)\d\d))?")
_YEAR_FIRST = patterns.compile(r"(?P<year>(?:19|20)\d\d)\s?[./-]\s?(?P<month>0?[1-9]|1[0-2])")
_YEAR = patterns.compile(r"(?:(?:ước|ưth|thực hiện|th|kết quả|năm)\s+)*(?P<year>19[5-9]\d|20\d\d)")
_ANY_YEAR = patterns.compile(r"\b(?:19[5-9]|20\d)\d\b")


def period_of(value: Value, year: int | None, *, bare: bool = False) -> Period | None:
    """The period that a cell names, in `year` where it says none; `bare` numbers are months where the column says so.

    >>> [str(period_of(Value(text), 2025)) for text in ("T4", "Quý I", "Lũy kế 4 tháng", "4/2024", "Cả năm", "2023")]
    ['2025-04', '2025-01/2025-03', '2025-01/2025-04', '2024-04', '2025', '2023']
    >>> from datetime import date
    >>> str(period_of(Value("01/03/2025", day=date(2025, 3, 1)), None)), period_of(Value("Tháng 13"), 2025)
    ('2025-03', None)
    """
    if value.day is not None:
        return Period.month(value.day.year, value.day.month)
    if value.number is not None and value.number == value.number.to_integral_value():
        return _of_number(value.number, year, bare=bare)
    text = fold(" ".join(value.text.split()))
    if not text:
        return None
    found = _short(text, year, bare=bare) or _in_words(text, year)
    if found is not None and found.kind is PeriodKind.MONTH and TO_DATE.search(text):
        return found.year_to_date()
    return found


def year_in(text: str) -> int | None:
    """The last year that the text names.

    >>> year_in("Thu ngân sách năm 2025"), year_in("Biểu 02/BC"), year_in("2020-2025")
    (2025, None, 2025)
    """
    found = _ANY_YEAR.findall(text)
    return int(found[-1]) if found else None


def _of_number(number: Decimal, year: int | None, *, bare: bool) -> Period | None:
    if 1950 <= number < 2100:
        return Period.year(int(number))
    if bare and year is not None and 1 <= number <= 12:
        return Period.month(year, int(number))
    return None


def _short(text: str, year: int | None, *, bare: bool) -> Period | None:
    """Forms that only tables use."""
    if whole := _YEAR.fullmatch(text):
        return Period.year(int(whole["year"]))
    found = _YEAR_FIRST.fullmatch(text) or _SHORT_MONTH.fullmatch(text)
    plain = _BARE_MONTH.fullmatch(text)
    if found is None and plain is not None and (bare or plain["year"]):
        found = plain
    if found is None:
        return None
    said = found["year"]
    known = year if said is None else int(said) + (2000 if len(said) == 2 else 0)
    return Period.month(known, int(found["month"])) if known is not None else None


def _in_words(text: str, year: int | None) -> Period | None:
    try:
        return Period.parse(text.upper())
    except PeriodError:
        pass
    anchor = Anchor(year=year)
    found = [span for mention in find_periods(text) if (span := mention.resolve(anchor)) is not None]
    found = [span for span in found if span.month_count is not None]
    return min(found, key=lambda span: span.days) if found else None


def joined_period(pieces: list[Value], year: int | None) -> Period | None:
    """The period that the headings above a column name together: "Năm 2024" over "T1".

    >>> str(joined_period([Value("Năm 2024"), Value("T1")], 2025))
    '2024-01'
    """
    for piece in pieces:
        year = year_in(piece.text) or (piece.day.year if piece.day else None) or year
    bare = any(fold(piece.text).startswith("tháng") for piece in pieces)
    spans = [span for piece in pieces if (span := period_of(piece, year, bare=bare)) is not None]
    if not spans:
        return None
    shortest = min(spans, key=lambda span: span.days)
    said = fold(" ".join(piece.text for piece in pieces))
    if shortest.kind is PeriodKind.MONTH and TO_DATE.search(said):
        return shortest.year_to_date()
    return shortest
