"""What a flow comes to by the end of its year, with the range it may end in and the method in words.

Two complete past years or more give its season; the months of one alone give its rhythm, with a prediction interval by
how far the months so far kept to it; without any the months so far are continued with a prediction interval. Too few
months give no forecast but the reason. The methods and their sources stand in docs/reckoning.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from giaoban.core.quantities.rounding import Rounding, rounded

LEAST_MONTHS = 3
SEASON_YEARS = 2
# Student's t for four in five outcomes (0.9 one-sided) by degrees of freedom; NIST/SEMATECH e-Handbook 1.3.6.7.2.
T_FOUR_IN_FIVE = {
    freedom: Fraction(quantile, 1000)
    for freedom, quantile in enumerate((3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372), start=1)
}


class Method(StrEnum):
    """What a forecast rests on."""

    SEASON = "season"
    LAST_YEAR = "last_year"
    PACE = "pace"
    RESULT = "result"  # the year is over


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a flow may come to by the end of its year: `low` and `high` around `likely`; `words` name the method."""

    low: Decimal
    likely: Decimal
    high: Decimal
    method: Method
    words: str


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Why there is no forecast, as a sentence for the screen."""

    words: str


def forecast(
    months: Sequence[Decimal],
    *,
    months_in_year: int = 12,
    past: Mapping[int, tuple[Decimal, Decimal]] | None = None,
    one_year: tuple[int, Sequence[Decimal]] | None = None,
    decimals: int = 1,
) -> Forecast | TooLittle:
    """What a flow comes to by the end of the year, from its `months` so far in order.

    `past` gives earlier years with the result of the same months and that of the whole year; `one_year` an earlier year
    with the results of all its months, which counts where `past` has no season.

    >>> found = forecast([Decimal(10), Decimal(20), Decimal(15)])
    >>> str(found.low), str(found.likely), str(found.high), str(found.method)
    ('123.4', '180.0', '236.6', 'pace')
    >>> years = {2023: (Decimal(30), Decimal(120)), 2024: (Decimal(36), Decimal(108))}
    >>> found = forecast([Decimal(10)] * 6, past=years)
    >>> str(found.low), str(found.likely), str(found.high), found.words
    ('180.0', '205.7', '240.0', 'theo mùa của các năm 2023, 2024')
    >>> found = forecast([Decimal(10), Decimal(12)], one_year=(2024, [Decimal(5)] * 12))
    >>> str(found.low), str(found.likely), str(found.high)
    ('98.3', '132.0', '165.7')
    >>> forecast([Decimal(10), Decimal(20)]).words
    'Chưa dự báo: mới có 2 tháng số liệu, cần ít nhất 3 tháng, hoặc 2 tháng và năm trước đủ số từng tháng'
    """
    if not months:
        return TooLittle("Chưa dự báo: chưa có tháng nào có số liệu")
    values = [Fraction(month) for month in months]
    if len(values) >= months_in_year:
        done = sum(values, Fraction(0))
        return _forecast(done, done, done, Method.RESULT, "kết quả của cả kỳ", decimals)
    shares = _shares(past or {}) if sum(values) > 0 else {}
    if len(shares) >= SEASON_YEARS:
        return _by_season(sum(values), shares, decimals)
    if one_year is not None and sum(values) > 0:
        year, known = one_year
        rhythm = _rhythm(values, [Fraction(month) for month in known[:months_in_year]], months_in_year)
        if rhythm is not None:
            words = f"theo nhịp từng tháng của năm {year}; khoảng chứa 4 trong 5 trường hợp"
            return _forecast(*rhythm, Method.LAST_YEAR, words, decimals)
    if len(values) < LEAST_MONTHS:
        known_words = f"mới có {len(values)} tháng số liệu"
        return TooLittle(
            f"Chưa dự báo: {known_words}, cần ít nhất {LEAST_MONTHS} tháng, hoặc 2 tháng và năm trước đủ số từng tháng"
        )
    words = "nếu các tháng còn lại như các tháng đã qua; khoảng chứa 4 trong 5 trường hợp"
    return _forecast(*_pace(values, months_in_year - len(values)), Method.PACE, words, decimals)


def _shares(past: Mapping[int, tuple[Decimal, Decimal]]) -> dict[int, Fraction]:
    """Which part of each past year was done by now; a year without any by then tells nothing."""
    ordered = sorted(past.items())
    return {year: Fraction(done) / Fraction(whole) for year, (done, whole) in ordered if 0 < done <= whole}


def _by_season(done: Fraction | int, shares: Mapping[int, Fraction], decimals: int) -> Forecast:
    """Result over the mean share of the year that was done by now; the ends over the largest and smallest share."""
    mean = sum(shares.values(), Fraction(0)) / len(shares)
    words = f"theo mùa của các năm {', '.join(map(str, shares))}"
    ends = done / max(shares.values()), done / mean, done / min(shares.values())
    return _forecast(*ends, Method.SEASON, words, decimals)


Ends = tuple[Fraction, Fraction, Fraction]  # low, likely, high


def _rhythm(values: Sequence[Fraction], year: Sequence[Fraction], months_in_year: int) -> Ends | None:
    """What the months left come to if they keep to the rhythm of one earlier year as the months so far did.

    This year's months are taken to be the earlier year's times one ratio, each off it by an amount whose variance
    grows with the earlier year's: the ratio predictor of a total and its variance (Royall 1970). None where the earlier
    year is not known month by month, has a negative one, or leaves fewer than two stretches to tell the spread by.
    """
    if len(year) < months_in_year or min(year) < 0:
        return None
    before, left = sum(year[: len(values)], Fraction(0)), sum(year[len(values) :], Fraction(0))
    pairs = _stretches(values, year)
    if before <= 0 or len(pairs) < 2:
        return None
    done = sum(values, Fraction(0))
    ratio = done / before
    scatter = sum(((now - ratio * then) ** 2 / then for now, then in pairs), Fraction(0)) / (len(pairs) - 1)
    spread = _t(len(pairs) - 1) * _root(scatter * left * (1 + left / before))
    likely = done + ratio * left
    return _no_less(done, values, likely - spread), likely, likely + spread


def _stretches(values: Sequence[Fraction], year: Sequence[Fraction]) -> list[tuple[Fraction, Fraction]]:
    """The months of both years side by side; one in which the earlier year had nothing goes with those after it."""
    pairs: list[tuple[Fraction, Fraction]] = []
    now = then = Fraction(0)
    for value, before in zip(values, year, strict=False):
        now, then = now + value, then + before
        if then > 0:
            pairs.append((now, then))
            now = then = Fraction(0)
    if pairs and now:
        pairs[-1] = (pairs[-1][0] + now, pairs[-1][1])
    return pairs


def _t(freedom: int) -> Fraction:
    return T_FOUR_IN_FIVE[min(freedom, max(T_FOUR_IN_FIVE))]


def _no_less(done: Fraction, values: Sequence[Fraction], low: Fraction) -> Fraction:
    """The low end: no less than what is done where no month was negative."""
    return max(done, low) if min(values) >= 0 else low


def _pace(values: Sequence[Fraction], left: int) -> Ends:
    """The mean continued, and the interval that holds four in five sums of `left` more months of the same kind."""
    count, done = len(values), sum(values, Fraction(0))
    mean = done / count
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (count - 1)
    spread = _t(count - 1) * _root(variance * left * (1 + Fraction(left, count)))
    likely = done + mean * left
    return _no_less(done, values, likely - spread), likely, likely + spread


def _root(value: Fraction) -> Fraction:
    return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


def _forecast(low: Fraction, likely: Fraction, high: Fraction, method: Method, words: str, decimals: int) -> Forecast:
    least, middle, most = (rounded(each, decimals, Rounding.HALF_UP) for each in (low, likely, high))
    return Forecast(least, middle, most, method, words)
