"""The same period a year before on today's boundary, put together from the units of that time.

What adds up or is counted at a day is added over the units, each with the share of it that belongs here; a rate is
worked out anew from the sums of its numerators and denominators; growth and milestones are put together never. A unit
that nothing is known of leaves the whole unknown: a gap is not zero, and a part is never passed off as the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from giaoban.core.reckoning.statements import Accumulation

ALONE = frozenset({Accumulation.GROWTH, Accumulation.MILESTONE})


class Made(StrEnum):
    """How a value of an earlier period came about."""

    OWN = "own"  # the unit itself stood then
    CARRIED = "carried"  # one earlier unit with the same boundary
    SUMMED = "summed"
    APPORTIONED = "apportioned"
    RECOMPUTED = "recomputed"
    NOT_COMPARABLE = "not_comparable"


class Gap(StrEnum):
    """Why nothing can be put together."""

    UNKNOWN_SHARE = "unknown_share"
    NO_FIGURE = "no_figure"
    NO_PARTS = "no_parts"
    NEVER_ADDED = "never_added"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one unit brings: `share` of its `value`, None where unknown.

    Of a rate `value` is the numerator and `whole` the denominator. `own` is the unit's own result, used where the piece
    is the only one and whole.
    """

    share: Fraction | None
    value: Decimal | None
    whole: Decimal | None = None
    own: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """The value with how it was made; without one the `gap` and the places of the pieces that it is about."""

    made: Made
    value: Fraction | None = None
    gap: Gap | None = None
    pieces: tuple[int, ...] = ()


def together(pieces: Sequence[Piece], accumulation: Accumulation, *, times: Fraction = Fraction(100)) -> Together:
    """Put `pieces` together; a rate is `times` numerator over denominator.

    >>> whole, part = Fraction(1), Fraction(623, 1000)
    >>> added = together([Piece(whole, Decimal(10)), Piece(whole, Decimal(12))], Accumulation.FLOW)
    >>> str(added.made), str(added.value)
    ('summed', '22')
    >>> divided = together([Piece(whole, Decimal(10)), Piece(part, Decimal(20))], Accumulation.STOCK)
    >>> str(divided.made), str(divided.value)
    ('apportioned', '1123/50')
    >>> together([Piece(whole, Decimal(10)), Piece(whole, None)], Accumulation.FLOW).pieces
    (1,)
    >>> rate = [Piece(whole, Decimal(45), Decimal(50)), Piece(whole, Decimal(95), Decimal(100))]
    >>> str(together(rate, Accumulation.RATE).value)
    '280/3'
    >>> together([Piece(whole, Decimal(7)), Piece(whole, Decimal(8))], Accumulation.GROWTH).gap
    <Gap.NEVER_ADDED: 'never_added'>
    """
    if len(pieces) == 1 and pieces[0].share == 1:
        return _alone(pieces[0])
    if accumulation in ALONE:
        return Together(Made.NOT_COMPARABLE, gap=Gap.NEVER_ADDED)
    unknown = tuple(place for place, piece in enumerate(pieces) if piece.share is None)
    if unknown or not pieces:
        return Together(Made.NOT_COMPARABLE, gap=Gap.UNKNOWN_SHARE, pieces=unknown)
    is_rate = accumulation is Accumulation.RATE
    missing = tuple(
        place for place, piece in enumerate(pieces) if piece.value is None or (is_rate and piece.whole is None)
    )
    if missing:
        return Together(Made.NOT_COMPARABLE, gap=Gap.NO_PARTS if is_rate else Gap.NO_FIGURE, pieces=missing)
    divided = any(piece.share != 1 for piece in pieces)
    total = _sum((piece.share, piece.value) for piece in pieces)
    if not is_rate:
        return Together(Made.APPORTIONED if divided else Made.SUMMED, total)
    whole = _sum((piece.share, piece.whole) for piece in pieces)
    if whole <= 0:
        return Together(Made.NOT_COMPARABLE, gap=Gap.NO_PARTS, pieces=tuple(range(len(pieces))))
    return Together(Made.APPORTIONED if divided else Made.RECOMPUTED, total / whole * times)


def _alone(piece: Piece) -> Together:
    """One earlier unit with the same boundary: its own result, whatever it is."""
    value = piece.own if piece.own is not None else piece.value
    if value is None:
        return Together(Made.NOT_COMPARABLE, gap=Gap.NO_FIGURE, pieces=(0,))
    return Together(Made.CARRIED, Fraction(value))


def _sum(terms: Iterable[tuple[Fraction | None, Decimal | None]]) -> Fraction:
    known = ((share, value) for share, value in terms if share is not None and value is not None)
    return sum((share * Fraction(value) for share, value in known), Fraction(0))
