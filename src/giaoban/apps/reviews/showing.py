"""Turning rows of the ledger into values ready to print, each with the sentence that says where it came from."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from giaoban.apps.figures.models import Comparison, Entry
from giaoban.apps.reviews.ledger import Ledger
from giaoban.apps.reviews.models import Implied
from giaoban.apps.reviews.rows import Row
from giaoban.apps.reviews.values import Mark, Shown, Words
from giaoban.apps.targets.choices import CHANGES
from giaoban.apps.targets.models import Indicator, Target
from giaoban.apps.targets.numbers import as_written, rounded, vietnamese
from giaoban.core.quantities import Range
from giaoban.core.reckoning.numerals import end_decimals, print_number
from giaoban.core.reckoning.written import unit_scale

SIGNS = {"over": "> ", "under": "< ", "about": "≈ ", "at_least": "≥ ", "at_most": "≤ "}


@lru_cache(maxsize=4096)
def factor(written_in: str, unit: str) -> Fraction | None:
    """What a value in `written_in` is multiplied by to be in `unit`; None where they measure different things.

    >>> factor("triệu đồng", "tỷ đồng"), factor("hộ", "tỷ đồng")
    (Fraction(1, 1000), None)
    """
    one, scale = unit_scale(written_in)
    other, wanted = unit_scale(unit)
    return scale / wanted if one == other else None


def in_unit(value: Decimal, written_in: str, unit: str) -> tuple[Decimal, str]:
    """`value` in `unit` where it can be brought to it, else as it is."""
    times = factor(written_in, unit)
    if times is None or times == 1:
        return value, written_in if times is None else unit
    exact = Fraction(value) * times
    return Decimal(exact.numerator) / Decimal(exact.denominator), unit


def entry_shown(entry: Entry | Row, indicator: Indicator, ledger: Ledger) -> Shown:
    """A booked result in the indicator's unit."""
    value, unit = in_unit(entry.exact, entry.measured_in, indicator.unit)
    estimate = entry.standing == "estimate"
    sign = SIGNS.get(entry.bound, "") if not estimate else ""
    return Shown(
        value=value,
        written=f"{sign}{vietnamese(value)}" if sign else None,
        unit=unit,
        mark=Mark.ESTIMATE if estimate else Mark.PLAIN,
        figure_id=entry.figure_id,
        document_id=_document_of(entry),
        said=lambda: words_of(entry),
        confirmed=entry.figure_id is None or entry.figure_id in ledger.decided,
        period=entry.span,
        called=lambda: ", ".join(said for said in (entry.source_name, entry.source_place) if said),
        bound=entry.bound if not estimate else "",
    )


def _document_of(entry: Entry | Row) -> int | None:
    if isinstance(entry, Row):
        return entry.document_id
    return entry.figure.document_id if entry.figure else None


def comparison_shown(row: Comparison, ledger: Ledger) -> Shown:
    """A percentage, growth or rank as a report states it."""
    return Shown(
        value=row.exact,
        written=f"{SIGNS.get(row.bound, '')}{vietnamese(row.exact)}",
        unit=row.measured_in,
        figure_id=row.figure_id,
        document_id=row.figure.document_id,
        said=lambda: words_of(row),
        confirmed=row.figure_id in ledger.decided,
    )


def words_of(row: Entry | Row | Comparison) -> str:
    """The sentence and the document, or the cell and the table, that a booking rests on."""
    if not isinstance(row, Comparison) and row.figure is None:
        said = ", ".join(one for one in (row.source_name, row.source_place) if one)
        words = f"“{row.source_sentence}” ({said})"
        return f"{words}. Đã sửa: {row.reason}" if row.corrects_id and row.reason else words
    figure, document = row.figure, row.figure.document
    place = f", {figure.place}" if figure.place else ""
    said = f"“{figure.sentence or figure.text}” ({document.title or document.name}{place})"
    return f"{said}. Đã sửa: {row.reason}" if row.corrects_id and row.reason else said


def target_shown(target: Target, indicator: Indicator, figure_id: int | None) -> Shown:
    """A target's value in the indicator's unit, with who set it."""
    value, unit = in_unit(target.exact, target.measured_in, indicator.unit)
    text: str | None = None
    if sign := SIGNS.get(target.comparator):
        text = f"{sign}{vietnamese(value)}"
    if target.comparator in CHANGES:  # a fall by 1,5 điểm % is no target of 1,5 %
        asked = target.aim.unit_asked
        text, unit = target.aim.written.removesuffix(f" {asked}") if asked else target.aim.written, asked
    elif target.value_to is not None:
        far = in_unit(as_written(target.value_to, target.decimals_to), target.measured_in, unit)[0]
        text = f"{text or vietnamese(value)}–{vietnamese(far)}"
    return Shown(
        value=value,
        written=text,
        unit=unit,
        figure_id=figure_id,
        document_id=target.document_id,
        said=lambda: _set_by(target),
    )


def _set_by(target: Target) -> str:
    source = f" ({target.source_words})" if target.source_words else ""
    words = target.setter_words or target.get_setter_display()
    return f"Chỉ tiêu {target.span.label if target.span else ''}, {words}{source}"


def implied_shown(implied: Implied) -> Shown | None:
    """The middle of the range, printed with both ends; None for a range that is open on one side."""
    if implied.low is None or implied.high is None:
        return None
    ends = Range(Fraction(implied.low), Fraction(implied.high))
    places = end_decimals(ends)
    low, high = print_number(implied.low, places), print_number(implied.high, places)
    return Shown(
        value=rounded((implied.low + implied.high) / 2, places),
        written=low if low == high else f"{low}–{high}",
        unit=implied.measured_in,
        mark=Mark.IMPLIED,
        said=implied.message,
    )


def derived(value: Decimal | Fraction, unit: str, decimals: int, said: Words, parts: Sequence[Shown] = ()) -> Shown:
    """A value worked out from others; it is confirmed where all of them are."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    short = rounded(value, decimals)
    return Shown(
        value=short,
        written=None,
        unit=unit,
        mark=Mark.DERIVED,
        document_id=parts[0].document_id if parts else None,
        said=said,
        confirmed=bool(parts) and all(part.confirmed for part in parts),
        source=next((part.door for part in parts if part.door), None),
    )


def percent(part: Shown, whole: Shown, said: str) -> Shown | None:
    """`part` as percent of `whole`; implied where the whole is; None where it would say nothing."""
    if part.unit != whole.unit or whole.value <= 0:
        return None
    value = Fraction(part.value) / Fraction(whole.value) * 100

    def words() -> str:
        return f"{part.text} / {whole.text} {whole.unit} = {vietnamese(rounded(_decimal(value), 2))}% ({said})"

    shown = derived(value, "%", 1, words, (part, whole))
    if whole.mark is Mark.IMPLIED:
        return replace(shown, mark=Mark.IMPLIED, document_id=None, said=whole.said, confirmed=False)
    return shown


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def plain_total(values: Sequence[Shown]) -> Decimal:
    """The sum, with the most digits that any part has."""
    total = sum((value.value for value in values), Decimal(0))
    return as_written(total, max(max(0, -value.value.as_tuple().exponent) for value in values))
