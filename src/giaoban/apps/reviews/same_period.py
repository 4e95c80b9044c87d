"""The same period a year before on today's boundary, with the words for how it was made or why it cannot be.

The arithmetic is `giaoban.core.reckoning.same_period`; here its pieces are taken from the ledgers of the unit and of
those that it was made of.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

from giaoban.apps.reviews import results
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.made_words import how_made, sum_words, why_not
from giaoban.apps.reviews.showing import derived
from giaoban.apps.reviews.values import Base, BasePart, Mark, Shown
from giaoban.apps.targets.models import Accumulation, Indicator
from giaoban.apps.targets.numbers import decimals_of
from giaoban.apps.units.lineage import Part
from giaoban.core.periods import Period
from giaoban.core.reckoning.same_period import Gap, Made, Piece, Together, together
from giaoban.core.reckoning.statements import Accumulation as Adding

MOST_DECIMALS = 3  # of a value that was shared out


def same_period(
    ledger: Ledger, indicator: Indicator, period: Period, *, until: date, like: Shown | None = None
) -> Base:
    """The result of `period`, fit to be held against one that ends on `until`: `like`, where it is known."""
    broken = _broken(ledger, indicator, period, until)
    if broken:
        return Base(period, Made.NOT_COMPARABLE, why=broken)
    found = on_boundary(ledger, indicator, period)
    if found.shown is not None and like is not None and like.unit != found.shown.unit:
        return replace(found, shown=None, made=Made.NOT_COMPARABLE, why=why_not("units", indicator, found, ledger.unit))
    return found


def on_boundary(ledger: Ledger, indicator: Indicator, period: Period) -> Base:
    """The result of `period` on the boundary of the ledger's unit."""
    earlier = ledger.earlier
    stretches = earlier.stretches(period) if earlier is not None else [(period, None)]
    if indicator.accumulation not in results.ADDS:
        last, units = stretches[-1]
        stretches = [(Period(period.start, period.end) if units is not None else last, units)]
    if all(units is None for _, units in stretches):
        return Base(period, Made.OWN, results.over(ledger, indicator, period))
    parts = tuple(part for stretch, units in stretches for part in _parts(ledger, indicator, stretch, units))
    empty = any(units is not None and not units for _, units in stretches)
    if empty or any(stretch.month_count is None for stretch, _ in stretches):
        reason = "origins" if empty else "within_month"
        return Base(period, Made.NOT_COMPARABLE, why=why_not(reason, indicator, Base(period, Made.OWN), ledger.unit))
    return _put_together(ledger, indicator, period, parts)


def _parts(ledger: Ledger, indicator: Indicator, period: Period, units: Sequence[Part] | None) -> list[BasePart]:
    """What each unit of a stretch brings, the unit itself where it stood by then."""
    if units is None:
        return [_part(ledger, ledger, indicator, period, None)]
    assert ledger.earlier is not None  # noqa: S101  # the stretches came from there
    return [_part(ledger, ledger.earlier.ledgers[part.unit.pk], indicator, period, part) for part in units]


def _part(ledger: Ledger, of: Ledger, indicator: Indicator, period: Period, part: Part | None) -> BasePart:
    shown, whole = results.over(of, indicator, period), None
    if indicator.accumulation == Accumulation.RATE and not _only(ledger, part):
        top, bottom = indicator.numerator, indicator.denominator
        shown = results.over(of, top, period) if top is not None else None
        whole = results.over(of, bottom, period) if bottom is not None else None
    share, key, source = (part.share, part.key, part.source) if part is not None else (Fraction(1), "", "")
    return BasePart(of.unit, period, share, key, source, shown, whole)


def _only(ledger: Ledger, part: Part | None) -> bool:
    """Whether one earlier unit alone, and all of it, is the unit of today."""
    return part is not None and part.share == 1 and ledger.earlier is not None and _alone(ledger, part)


def _alone(ledger: Ledger, part: Part) -> bool:
    return any(len(parts) == 1 and parts[0] is part for parts in ledger.earlier.parts.values())


def _put_together(ledger: Ledger, indicator: Indicator, period: Period, parts: tuple[BasePart, ...]) -> Base:
    if len({part.shown.unit for part in parts if part.shown is not None}) > 1:
        found = Base(period, Made.NOT_COMPARABLE, parts=parts)
        return replace(found, why=why_not("units", indicator, found, ledger.unit))
    pieces = [_piece(part) for part in parts]
    done = together(pieces, Adding(indicator.accumulation), times=Fraction(indicator.times))
    base = Base(period, done.made, parts=parts)
    if done.value is None:
        return replace(base, why=_why(ledger, indicator, base, done))
    shown = _shown(indicator, base, done.value)
    return replace(base, shown=shown, told=partial(how_made, base, ledger.unit))


def _piece(part: BasePart) -> Piece:
    whole = part.whole.value if part.whole is not None else None
    value = part.shown.value if part.shown is not None else None
    return Piece(part.share, value, whole)


def _shown(indicator: Indicator, base: Base, value: Fraction) -> Shown:
    known = [part.shown for part in base.parts if part.shown is not None]
    decimals = max(decimals_of(one.value) for one in known)
    if base.made is Made.RECOMPUTED:
        decimals = max(decimals, 1)
    elif base.made is Made.APPORTIONED:
        decimals = min(decimals + 1, max(decimals, MOST_DECIMALS))
    unit = known[0].unit if indicator.accumulation != Accumulation.RATE or base.made is Made.CARRIED else indicator.unit
    shown = derived(value, unit, decimals, partial(sum_words, indicator, base), known)
    mark = Mark.APPORTIONED if base.made is Made.APPORTIONED else Mark.DERIVED
    # The documents are those of other units: the parts lead to them, each at its own unit.
    return replace(shown, mark=mark, document_id=None, source=None, period=base.period)


def _why(ledger: Ledger, indicator: Indicator, base: Base, done: Together) -> str:
    about = tuple(base.parts[place] for place in done.pieces)
    reason = str(done.gap)
    if done.gap is Gap.NO_PARTS and indicator.numerator_id is None:
        reason = "rate_without_parts"
    return why_not(reason, indicator, replace(base, parts=about or base.parts), ledger.unit)


def _broken(ledger: Ledger, indicator: Indicator, period: Period, until: date) -> str:
    """Why results of `period` are no base: the indicator was defined anew after it began and not after `until`."""
    for version in ledger.breaks.get(indicator.pk, ()):
        if period.start < version.valid_from <= until:
            return f"Không so sánh: {version.breaks[:1].lower()}{version.breaks[1:].rstrip('.')}"
    return ""
