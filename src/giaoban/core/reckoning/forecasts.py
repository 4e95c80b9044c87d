"""What a flow comes to by the end of its year, with the range it may end in and the method in words.

Two complete past years or more give its season; one gives a pace that is widened by the spread of the months; without
any the months so far are continued with a prediction interval. Too few months give no forecast but the reason. The
methods stand in docs/reckoning.md.
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
    for freedom, quantile in enumerate((1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372), start=2)
}


class Method(StrEnum):
    """What a forecast rests on."""

    SEASON = "season"
    LAST_YEAR = "last_year"
    PACE = "pace"


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
    decimals: int = 1,
) -> Forecast | TooLittle:
    """What a flow comes to by the end of the year, from its `months` so far in order.

    `past` gives earlier years with the result of the same months and that of the whole year.

    >>> found = forecast([Decimal(10), Decimal(20), Decimal(15)])
    >>> str(found.low), str(found.likely), str(found.high), str(found.method)
    ('123.4', '180.0', '236.6', 'pace')
    >>> years = {2023: (Decimal(30), Decimal(120)), 2024: (Decimal(36), Decimal(108))}
    >>> found = forecast([Decimal(10)] * 6, past=years)
    >>> str(found.low), str(found.likely), str(found.high), found.words
    ('180.0', '205.7', '240.0', 'theo mùa của các năm 2023, 2024')
    >>> forecast([Decimal(10), Decimal(20)]).words
    'Chưa dự báo: mới có 2 tháng số liệu, cần ít nhất 3 tháng hoặc một năm trước đủ các tháng'
    """
    if not months:
        return TooLittle("Chưa dự báo: chưa có tháng nào có số liệu")
    if len(months) >= months_in_year:
        return TooLittle("Năm đã kết thúc, không còn gì để dự báo")
    values = [Fraction(month) for month in months]
    shares = _shares(past or {}) if sum(values) > 0 else {}
    if len(shares) >= SEASON_YEARS:
        return _by_season(sum(values), shares, decimals)
    pace = _pace(values, months_in_year - len(values)) if len(values) >= LEAST_MONTHS else None
    if shares:
        return _by_last_year(values, shares, months_in_year - len(values), pace, decimals)
    if pace is None:
        known = f"mới có {len(values)} tháng số liệu"
        return TooLittle(f"Chưa dự báo: {known}, cần ít nhất {LEAST_MONTHS} tháng hoặc một năm trước đủ các tháng")
    words = "nếu các tháng còn lại như các tháng đã qua; khoảng chứa 4 trong 5 trường hợp"
    return _forecast(*pace, Method.PACE, words, decimals)


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


def _by_last_year(
    values: Sequence[Fraction],
    shares: Mapping[int, Fraction],
    left: int,
    pace: tuple[Fraction, Fraction, Fraction] | None,
    decimals: int,
) -> Forecast:
    """The one year's season, drawn out to hold what the months so far would come to by themselves."""
    done = sum(values, Fraction(0))
    ((year, share),) = shares.items()
    likely = done / share
    low, _, high = pace or (done + min(values) * left, done, done + max(values) * left)
    ends = min(low, likely), likely, max(high, likely)
    return _forecast(*ends, Method.LAST_YEAR, f"theo nhịp của năm {year}", decimals)


def _pace(values: Sequence[Fraction], left: int) -> tuple[Fraction, Fraction, Fraction]:
    """The mean continued, and the interval that holds four in five sums of `left` more months of the same kind."""
    count, done = len(values), sum(values, Fraction(0))
    mean = done / count
    variance = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (count - 1)
    spread = T_FOUR_IN_FIVE[min(count - 1, max(T_FOUR_IN_FIVE))] * _root(variance * left * (1 + Fraction(left, count)))
    likely = done + mean * left
    least = done if min(values) >= 0 else likely - spread
    return max(least, likely - spread), likely, likely + spread


def _root(value: Fraction) -> Fraction:
    return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


def _forecast(low: Fraction, likely: Fraction, high: Fraction, method: Method, words: str, decimals: int) -> Forecast:
    least, middle, most = (rounded(each, decimals, Rounding.HALF_UP) for each in (low, likely, high))
    return Forecast(least, middle, most, method, words)
