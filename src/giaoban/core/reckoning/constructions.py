"""What ties figures of one sentence by its words: parts of a whole, what is left, shares, averages, both ends.

A tie names figures by their place in the report. It says nothing of whether they agree: `tied.py` makes its equations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from giaoban.core import patterns
from giaoban.core.reading.report import Figure, Role
from giaoban.core.reckoning.written import is_count, unit_scale

# A "sentence" of more figures is a table without line ends.
MOST_FIGURES = 60
_SENTENCE_END = patterns.compile(r"[.!?…](?=\s+[^\W\d_a-zà-ỹ])|\n")


class TieKind(StrEnum):
    """How figures hang together, and the order in which a tie names them."""

    PARTS = "parts"  # whole, parts: they add up to it
    WITHIN = "within"  # whole, parts: they do not exceed it, if they do not overlap
    PART = "part"  # whole, one part: it does not exceed it
    LEFT = "left"  # whole, parts, what is left
    SHARE = "share"  # percentage, part, whole
    COMPLEMENT = "complement"  # percentage, part, percentage, part …: the parts are all there is
    HUNDRED = "hundred"  # percentages of one whole that add up to 100
    UNDER_HUNDRED = "under_hundred"  # percentages of one whole
    EACH = "each"  # average, total, what it is divided by (left out where `number` says how many)
    YEARLY = "yearly"  # growth a year, result, base; `number` years lie between
    FROM = "from"  # change, result, base
    ALIKE = "alike"  # change without a base, change beside it whose base it shares
    COUNTED = "counted"  # percentage, whole: so many of a counted whole
    ENDS = "ends"  # low, high: the two ends between which one value lies
    MET = "met"  # how many, of how many, then the percentages of plans that a list gives
    THRESHOLD = "threshold"  # percentage that a count of things reached: no percentage of the count
    APART = "apart"  # percentage of one of several things named before it: nobody can say of which


@dataclass(frozen=True, slots=True)
class Tie:
    """Figures tied by the words of a report; `figures` are keys of statements in the order that `kind` gives."""

    kind: TieKind
    figures: tuple[str, ...]
    number: Fraction = Fraction(1)


Found = tuple[TieKind, tuple[int, ...], Fraction]


@dataclass(frozen=True, slots=True)
class Passage:
    """The figures of one sentence with the text that they stand in; `places` are their places in the report."""

    text: str
    figures: Sequence[Figure]
    places: tuple[int, ...]
    start: int
    end: int

    def between(self, one: int, two: int) -> str:
        """The words between two figures, in small letters."""
        return self.text[self.figures[one].end : self.figures[two].start].lower()

    def before(self, place: int, length: int = 60) -> str:
        """The words of the sentence before a figure, as far as the figure before it."""
        at = self.places.index(place)
        low = self.figures[self.places[at - 1]].end if at else self.start
        return self.text[max(low, self.figures[place].start - length) : self.figures[place].start].lower()

    def after(self, place: int, length: int = 60) -> str:
        """The words of the sentence after a figure, as far as the next."""
        at = self.places.index(place)
        high = self.figures[self.places[at + 1]].start if at + 1 < len(self.places) else self.end
        return self.text[self.figures[place].end : min(high, self.figures[place].end + length)].lower()

    def results(self, dimension: str | None = None) -> list[int]:
        """The places of the amounts (no percentages) that were reached, of one dimension or of all."""
        return [
            place
            for place in self.places
            if self.figures[place].role is Role.ACTUAL
            and not is_percent(self.figures[place])
            and (dimension is None or dimension_of(self.figures[place]) == dimension)
        ]


def is_percent(figure: Figure) -> bool:
    """Whether the figure is written in percent.

    >>> from decimal import Decimal
    >>> is_percent(Figure(0, 3, "50%", Decimal(50), "%", Role.ACTUAL, "tỷ lệ"))
    True
    """
    return figure.unit in ("%", "phần trăm")


def dimension_of(figure: Figure) -> str:
    """The unit without its scale.

    >>> from decimal import Decimal
    >>> dimension_of(Figure(0, 9, "5 tỷ đồng", Decimal(5), "tỷ đồng", Role.ACTUAL, "thu"))
    'đồng'
    """
    return unit_scale(figure.unit)[0]


def counts_things(figure: Figure) -> bool:
    """Whether the figure counts whole things.

    >>> from decimal import Decimal
    >>> counts_things(Figure(0, 4, "5 hộ", Decimal(5), "hộ", Role.ACTUAL, "hộ nghèo"))
    True
    """
    return is_count(figure.unit) and figure.value == figure.value.to_integral_value()


def passages(figures: Sequence[Figure], text: str) -> Iterator[Passage]:
    """The sentences that hold two figures or more; one that opens with "Trong đó" goes on with the one before.

    >>> from decimal import Decimal
    >>> words = "Thu 5 tỷ đồng. Trong đó phí 1 tỷ đồng. Chi 2 tỷ đồng."
    >>> made = [
    ...     Figure(words.index(one), words.index(one) + 9, one, Decimal(one[0]), "tỷ đồng", Role.ACTUAL, "thu")
    ...     for one in ("5 tỷ đồng", "1 tỷ đồng", "2 tỷ đồng")
    ... ]
    >>> [passage.places for passage in passages(made, words)]
    [(0, 1)]
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if not _GOES_ON.match(text, match.end())]
    start, place = 0, 0
    for end in [*ends, len(text)]:
        first = place
        while place < len(figures) and figures[place].start < end:
            place += 1
        if 1 < place - first <= MOST_FIGURES:
            yield Passage(text, figures, tuple(range(first, place)), start, end)
        start = end


_GOES_ON = patterns.compile(r"[ \t]*Trong (?:đó|số đó)(?!\w)")
