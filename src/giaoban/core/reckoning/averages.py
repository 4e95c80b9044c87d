"""Averages and changes whose both ends stand in one sentence.

| words | tie |
| --- | --- |
| "tổng kinh phí 6 tỷ đồng cho 1.200 hộ, bình quân 5 triệu đồng/hộ" | total = average × count |
| "3.860 ha, năng suất 58,2 tạ/ha, 22.465 tấn" | total = average × area |
| "15 ngày thu 247,5 tỷ đồng, bình quân mỗi ngày 16,5 tỷ đồng" | total = average × 15 |
| "giai đoạn 2021-2025 thu 1.000 tỷ đồng, bình quân mỗi năm 200 tỷ đồng" | total = average × 5 |
| "từ 100 tỷ đồng năm 2020 lên 161 tỷ đồng năm 2025, bình quân tăng 10%/năm" | result = base grown for five years |
| "lãi từ 14 đến 16 triệu đồng/ha" | the first end is no more than the second |
| "từ 60 triệu đồng lên 75 triệu đồng, tăng 25%" | result = 125% × the first |

Left alone: an average where two totals or two counts stand, "mỗi ngày" without the number of days, a span without both
years.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.periods import PeriodKind
from giaoban.core.reading.report import Role
from giaoban.core.reckoning.constructions import Found, Passage, TieKind, dimension_of, is_percent

_AVERAGE = patterns.compile(r"(?<!\w)(?:bình quân|trung bình|năng suất|mỗi)(?!\w)")
_DAILY = patterns.compile(
    r"(?<!\w)(?:bình quân|trung bình) (?:mỗi |một |1 )?(?P<span>ngày|tháng|năm)(?!\w)(?! 20\d\d)[^,;.]{0,20}$"
)
_TERM = patterns.compile(r"(?<!\w)(?:giai đoạn|từ năm|năm)\s+(\d{4})\s*(?:[-–]|đến(?: năm)?)\s*(\d{4})")
_SPAN = r"(?<![\w/.,-])(?P<count>\d{{1,3}}) {span}(?!\w)(?!{more})"
_NO_DATE = {"ngày": r" \d|/\d", "tháng": r" \d|/\d", "năm": r" \d{1,2}(?!\d)|/\d"}
_RISES_TO = patterns.compile(r"[^,;.]{0,40}(?<!\w)(?:lên|xuống|đến|tới|còn|xuống còn|lên đến)(?!\w)[^,;.]{0,40}")
_FROM = patterns.compile(r"(?<!\w)từ(?: mức)?\s*$")
# "Bình quân" of weights that are written in two units.
_WEIGHTS = {"tạ": "tấn", "kg": "tấn"}
_TONNES = {"tạ": Fraction(1, 10), "kg": Fraction(1, 1000)}
_ONE = Fraction(1)


def averages(passage: Passage) -> Iterator[Found]:
    """An amount for each of a counted or measured thing, with the one total and the one count of the sentence."""
    for place in passage.results():
        top, stroke, under = dimension_of(passage.figures[place]).partition("/")
        if not stroke or "/" in under or not _AVERAGE.search(_near(passage, place)):
            continue
        counts = passage.results(under)
        totals, scale = passage.results(top), _ONE
        if not totals and top in _WEIGHTS:
            totals, scale = passage.results(_WEIGHTS[top]), _TONNES[top]
        if len(totals) == len(counts) == 1 and _of_one_period(passage, place, totals[0], counts[0]):
            yield TieKind.EACH, (place, totals[0], counts[0]), scale


def _near(passage: Passage, place: int) -> str:
    return passage.before(place) + passage.figures[place].measure.lower()


def _of_one_period(passage: Passage, *places: int) -> bool:
    figures = [passage.figures[place] for place in places]
    return len({figure.period for figure in figures}) == 1 and all(figure.bound is None for figure in figures)


def daily(passage: Passage) -> Iterator[Found]:
    """An amount for each day, month or year of a number of them that the sentence names before."""
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        match = _DAILY.search(passage.before(two))
        pair = [passage.figures[one], passage.figures[two]]
        if match is None or any(figure.role is not Role.ACTUAL or is_percent(figure) for figure in pair):
            continue
        named = _spans(passage.text[passage.start : pair[0].start].lower(), match["span"])
        if (
            len(named) == 1
            and 0 not in named
            and dimension_of(pair[0]) == dimension_of(pair[1])
            and _of_one_period(passage, one, two)
        ):
            yield TieKind.EACH, (two, one), Fraction(named.pop())


def _spans(words: str, span: str) -> set[int]:
    """How many days, months or years the words name: "15 ngày", "5 năm", "giai đoạn 2021-2025" (five years).

    "2020-2025" is six years or a term of five: nobody can say which.
    """
    named = {int(count) for count in re.findall(_SPAN.format(span=span, more=_NO_DATE[span]), words)}
    if span == "năm":
        terms = [(int(first), int(last)) for first, last in _TERM.findall(words)]
        named |= {last - first + 1 if first % 5 == 1 and last % 5 == 0 else 0 for first, last in terms}
    return named


def from_one_to_another(passage: Passage) -> Iterator[Found]:
    """A change, or a growth a year, of a result that rose or fell from one number to another in the sentence."""
    figures = passage.figures
    for place in passage.places:
        change = figures[place]
        if change.role is not Role.GROWTH or change.of is None or change.of - 2 not in passage.places:
            continue
        result, base = change.of - 1, change.of - 2
        if result not in passage.places or not _rises(passage, base, result):
            continue
        if "/năm" in change.unit:
            years = _years(passage, base, result)
            if years and not patterns.search(r"[;.]\s", passage.between(result, place)):
                yield TieKind.YEARLY, (place, result, base), Fraction(years)
        elif not change.base:
            yield TieKind.FROM, (place, result, base), _ONE


_DASH = patterns.compile(r"\s*(?:[-–—]|đến|tới)\s*")


def two_ends(passage: Passage) -> Iterator[Found]:
    """The ends between which one value lies: "lãi từ 14 đến 16 triệu đồng/ha", "1,2 - 1,3 tỷ USD"."""
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        low, high = passage.figures[one], passage.figures[two]
        said = (low.unit, low.role, low.measure, low.period) == (high.unit, high.role, high.measure, high.period)
        if said and low.text[-1:].isdigit() and _DASH.fullmatch(passage.between(one, two)):
            yield TieKind.ENDS, (one, two), _ONE


_BESIDE = patterns.compile(r"[\s,(]*(?:(?:tương ứng|tương đương|tức|hay|bằng|là|với|tăng|giảm)\s+)*")
_BASE_IN_BRACKET = patterns.compile(
    r"[^;]{0,60}(?<!\w)(?:so với|so|cùng kỳ|năm trước|năm \d{4})(?!\w)[^;,()+]{0,40}\((?:là )?\s*"
)


def one_base(passage: Passage) -> Iterator[Found]:
    """A change by an amount and in percent of one result: "tăng 30 tỷ đồng, tương ứng 25% so với cùng kỳ"."""
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        first, second = passage.figures[one], passage.figures[two]
        alike = first.role is second.role is Role.GROWTH and first.of == second.of and first.unit != second.unit
        if alike and not first.base and second.base and _BESIDE.fullmatch(passage.between(one, two)):
            yield TieKind.ALIKE, (one, two), _ONE


def base_in_bracket(passage: Passage) -> Iterator[Found]:
    """A change whose base stands behind it: "gấp 1,5 lần so với năm 2024 (90 tỷ đồng)"."""
    for one, two in zip(passage.places, passage.places[1:], strict=False):
        change, base = passage.figures[one], passage.figures[two]
        if change.role not in (Role.OF_PREVIOUS, Role.GROWTH) or change.of is None or base.role is not Role.ACTUAL:
            continue
        result = change.of - 1
        if result in passage.places and passage.figures[result].unit == base.unit and not is_percent(base):
            closed = passage.after(two).lstrip().startswith(")") and not base.text.startswith(("+", "-"))
            if closed and _BASE_IN_BRACKET.fullmatch(passage.between(one, two)):
                yield TieKind.FROM, (one, result, two), _ONE


def _rises(passage: Passage, base: int, result: int) -> bool:
    one, two = passage.figures[base], passage.figures[result]
    alike = one.role is two.role is Role.ACTUAL and one.unit == two.unit and not is_percent(one)
    return bool(alike and _FROM.search(passage.before(base)) and _RISES_TO.fullmatch(passage.between(base, result)))


def _years(passage: Passage, base: int, result: int) -> int:
    """How many years lie between the two, both of a whole year; zero where that is not known."""
    one, two = passage.figures[base].period, passage.figures[result].period
    if one is None or two is None or {one.kind, two.kind} != {PeriodKind.YEAR}:
        return 0
    return max(0, min(10, two.end.year - one.end.year))
