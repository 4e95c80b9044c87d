"""The picture of a finding: what was written and what the other figures leave, as ranges on one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from giaoban.apps.figures.models import Figure, Role
from giaoban.core.quantities import Bound, Range, range_of
from giaoban.core.reckoning.phrases import period_words
from giaoban.core.reckoning.written import is_count
from giaoban.web.charts.spark import Bar, range_picture
from giaoban.web.language import current, say
from giaoban.web.numbers import short


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure in the table of the picture: as written, what that may stand for, what the others leave to it."""

    text: str
    period: str
    written: str
    left: str


COMPARISONS = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)


def picture_of(figures: Sequence[Figure], left: Mapping[int, Range]) -> SafeString | str:
    """One figure as written over what the others leave to it, else all figures where they share a unit."""
    squeezed = sorted((each for each in figures if each.pk in left), key=lambda each: each.role not in COMPARISONS)
    if squeezed:
        figure = squeezed[0]
        other = left[figure.pk]
        said = say("Các số còn lại cho phép {range}").format(range=in_words(other, figure.unit))
        bars = [_bar(figure), (said, other.low, other.high)]
    elif len(figures) > 1 and len({each.unit for each in figures}) == 1:
        bars = [_bar(each) for each in figures]
    else:
        return ""
    return range_picture(bars, alternative="; ".join(words for words, _, _ in bars))


def bounds_of(figures: Sequence[Figure], left: Mapping[int, Range]) -> list[Bounds]:
    """The rows of the table that goes with the picture."""
    return [
        Bounds(
            text=figure.text,
            period=period_words(figure.span, current()) if figure.span else "",
            written=in_words(_written(figure), figure.unit),
            left=in_words(left[figure.pk], figure.unit) if figure.pk in left else "",
        )
        for figure in figures
    ]


def _bar(figure: Figure) -> Bar:
    written = _written(figure)
    said = say("Ghi {text}") if written.is_point else say("Ghi {text}, tức {range}")
    words = said.format(text=figure.text, range=in_words(written, figure.unit))
    period = figure.span
    return (f"{words} ({period_words(period, current())})" if period else words), written.low, written.high


def _written(figure: Figure) -> Range:
    """What the number may stand for; a count without a hedge stands for itself."""
    if is_count(figure.unit) and not figure.decimals and not figure.bound:
        return Range.point(figure.value)
    return range_of(figure.value, figure.decimals, Bound(figure.bound) if figure.bound else None)


def in_words(range_: Range, unit: str) -> str:
    """A range as a person says it.

    >>> from fractions import Fraction
    >>> in_words(Range(Fraction("64.95"), Fraction("65.05")), "%"), in_words(Range.point(30), "hộ")
    ('từ 64,95 đến 65,05 %', '30 hộ')
    """
    low, high = range_.low, range_.high
    if low is not None and low == high:
        return f"{short(low)} {unit}".strip()
    parts = []
    if low is not None:
        parts.append(say("từ {value}").format(value=short(low)))
    if high is not None:
        parts.append(say("đến {value}").format(value=short(high)))
    return f"{' '.join(parts)} {unit}".strip()
