"""What is odd about the numbers that somebody is typing into a form, said at once and never standing in the way.

A form has for each indicator the result of its period and the result since January. Beside them stand the periods that
were entered before, the plan of the year and the same period of the year before. Every remark is a sentence that says
which numbers disagree, not which of them is wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import ADDED, OWN_NAMES, Entered, complete
from giaoban.core.reckoning.numerals import print_number
from giaoban.core.reckoning.statements import Accumulation
from giaoban.core.reckoning.written import is_count, unit_scale

IN_PERIOD, TO_DATE = "period", "to_date"
MOST_PERCENT = 500
SLIP = 200  # a number so many times its neighbour looks like a slip of the unit or of the decimal mark
WRITTEN = "typed"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about one cell. `sure` where the numbers cannot all be right, otherwise they are only unlikely."""

    key: str
    column: str
    sentence: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of a form: what is typed, and what is known beside it, all in the indicator's unit.

    `earlier` are the periods of the year that were entered before; `year_before` is the same period a year ago, `plan`
    the year's; `part_of` the key of the indicator that this one is a part of.
    """

    key: str
    name: str
    unit: str
    accumulation: Accumulation
    in_period: Decimal | None = None
    to_date: Decimal | None = None
    earlier: tuple[Entered, ...] = ()
    year_before: Decimal | None = None
    plan: Decimal | None = None
    part_of: str = ""

    def value(self, column: str) -> Decimal | None:
        """What is typed in the column."""
        return self.in_period if column == IN_PERIOD else self.to_date


@dataclass(frozen=True, slots=True)
class _Form:
    span: Period
    rows: Mapping[str, Row] = field(default_factory=dict)

    def period(self, column: str) -> Period:
        return self.span if column == IN_PERIOD else self.span.year_to_date()


def remarks(rows: Sequence[Row], span: Period) -> tuple[Remark, ...]:
    """Everything that is odd about a form of the period `span`, cell by cell in the order of the rows.

    >>> january = Entered(Period.month(2025, 1), Decimal(20))
    >>> row = Row("KN", "Kết nạp đảng viên", "đảng viên", Accumulation.FLOW, Decimal(30), Decimal(52), (january,))
    >>> [one.sentence for one in remarks([row], Period.month(2025, 2))]
    ['Lũy kế 2 tháng đầu năm 2025 ghi 52, cộng từng tháng được 50.']
    """
    form = _Form(span, {row.key: row for row in rows})
    said: list[Remark] = []
    for row in rows:
        for column in (IN_PERIOD, TO_DATE):
            value = row.value(column)
            if value is not None:
                said += _of_one(row, column, value, form)
        said += _against_months(row, form)
    return tuple(dict.fromkeys(said))


def _of_one(row: Row, column: str, value: Decimal, form: _Form) -> Iterator[Remark]:
    """What is odd about one number by itself, beside its whole, its plan and its neighbours."""
    if is_count(row.unit) and value < 0 and row.accumulation is not Accumulation.REDUCTION:
        yield Remark(row.key, column, f"Ghi {_number(value)} {row.unit}; số đếm không thể âm.")
    if is_count(row.unit) and value != value.to_integral_value():
        yield Remark(row.key, column, f"Ghi {_number(value)} {row.unit}; số đếm không có phần lẻ.")
    if row.unit.strip() == "%" and abs(value) > MOST_PERCENT:
        yield Remark(row.key, column, f"Ghi {_number(value)}%; tỷ lệ trên {MOST_PERCENT}% hiếm có.", sure=False)
    yield from _part(row, column, value, form)
    yield from _percent(row, column, value, form)
    yield from _slip(row, column, value, form)


def _part(row: Row, column: str, value: Decimal, form: _Form) -> Iterator[Remark]:
    whole = form.rows.get(row.part_of)
    above = whole.value(column) if whole is not None else None
    if whole is None or above is None or "%" in row.unit or row.accumulation is Accumulation.RATE:
        return
    one, scale = unit_scale(row.unit)
    other, wanted = unit_scale(whole.unit)
    if one == other and Fraction(value) * scale > Fraction(above) * wanted:
        yield Remark(
            row.key,
            column,
            f"{row.name} ghi {_number(value)} {row.unit}, lớn hơn {whole.name} ({_number(above)} {whole.unit}) "
            "mà nó là một phần.",
        )


def _percent(row: Row, column: str, value: Decimal, form: _Form) -> Iterator[Remark]:
    adds = row.accumulation in ADDED
    if row.plan is None or row.plan <= 0 or value <= 0 or (adds and column == IN_PERIOD and row.to_date is not None):
        return
    percent = Fraction(value) / Fraction(row.plan) * 100
    if percent > MOST_PERCENT:
        yield Remark(
            row.key,
            column,
            f"{_head(form.period(column))} ghi {_number(value)} {row.unit}, bằng {print_number(percent, 0)}% kế hoạch "
            f"năm ({_number(row.plan)} {row.unit}); hãy xem lại số hoặc đơn vị tính.",
            sure=False,
        )


def _slip(row: Row, column: str, value: Decimal, form: _Form) -> Iterator[Remark]:
    """A number hundreds of times its neighbour: tỷ for triệu, or a decimal mark that was lost."""
    neighbour = _neighbour(row, column, form)
    if neighbour is None or not value or not neighbour[1]:
        return
    period, known = neighbour
    times = abs(Fraction(value) / Fraction(known))
    if Fraction(1, SLIP) < times < SLIP:
        return
    how = f"gấp {print_number(times, 0)} lần" if times > 1 else f"chỉ bằng 1/{print_number(1 / times, 0)}"
    yield Remark(
        row.key,
        column,
        f"{_head(form.period(column))} ghi {_number(value)} {row.unit}, {how} {period.label} ({_number(known)}); "
        f"có thể nhầm {_slipped(row.unit)}.",
        sure=False,
    )


def _slipped(unit: str) -> str:
    thing, scale = unit_scale(unit)
    if thing.startswith("đồng"):
        return "tỷ đồng với triệu đồng" if scale >= 10**6 else "đơn vị tiền"
    return "dấu phẩy thập phân" if scale == 1 else f"đơn vị tính ({unit})"


def _neighbour(row: Row, column: str, form: _Form) -> tuple[Period, Decimal] | None:
    """The latest number of the same kind before: a month beside months, a running total beside running totals."""
    period = form.period(column)
    before = [
        one
        for one in row.earlier
        if one.period.end < period.end
        and (one.period.month_count == period.month_count if column == IN_PERIOD else _to_date(one.period))
    ]
    if before:
        last = max(before, key=lambda one: (one.period.end, one.period.days))
        return last.period, last.value
    if column == IN_PERIOD and row.year_before is not None:
        return form.span.year_before(), row.year_before
    return None


def _to_date(period: Period) -> bool:
    return period.is_year_to_date or (period.month_count == 1 and period.start.month == 1)


def _against_months(row: Row, form: _Form) -> Iterator[Remark]:
    """Period and running total beside each other and beside the periods before."""
    span, total = form.span, form.period(TO_DATE)
    typed = {
        form.period(column): (column, value)
        for column in (IN_PERIOD, TO_DATE)
        if (value := row.value(column)) is not None
    }
    if span == total and row.in_period is not None and row.to_date is not None and row.in_period != row.to_date:
        said = f"{_head(span)} ghi {_number(row.in_period)}, lũy kế ghi {_number(row.to_date)}; hai số phải bằng nhau."
        yield Remark(row.key, TO_DATE, said)
        return
    entered = [one for one in row.earlier if one.period not in typed]
    entered += [Entered(period, value, WRITTEN) for period, (_, value) in typed.items()]
    exact = True if is_count(row.unit) else None
    wrong = [
        one
        for one in complete(entered, row.accumulation, wanted=(), exact=exact).disagreements
        if WRITTEN in {each.key for each in (one.entered, *one.others)}
    ]
    for one in wrong:
        where = next((each.period for each in (one.entered, *one.others) if each.key == WRITTEN), total)
        column = typed[total][0] if total in typed else typed[where][0]
        yield Remark(row.key, column, f"{one.words}.")
    if row.accumulation in ADDED and not wrong:
        yield from _falling(row, form)


def _falling(row: Row, form: _Form) -> Iterator[Remark]:
    """A running total below one of before, or below its own month."""
    total = form.period(TO_DATE)
    if row.to_date is None or row.accumulation is Accumulation.REDUCTION:
        return
    before = [one for one in row.earlier if _to_date(one.period) and one.period.end < total.end]
    last = max(before, key=lambda one: one.period.end, default=None)
    if last is not None and row.to_date < last.value:
        yield Remark(
            row.key,
            TO_DATE,
            f"{_head(total)} ghi {_number(row.to_date)}, thấp hơn {_middle(last.period)} ({_number(last.value)}); "
            "số cộng dồn không giảm.",
        )
    elif row.in_period is not None and 0 <= row.to_date < row.in_period:
        said = f"{_head(form.span)} ghi {_number(row.in_period)}, lớn hơn lũy kế ({_number(row.to_date)})."
        yield Remark(row.key, TO_DATE, said)


def _head(period: Period) -> str:
    words = _middle(period)
    return words[:1].upper() + words[1:]


def _middle(period: Period) -> str:
    """A running total as such, but for one that has a name of its own (a quarter)."""
    to_date = period.is_year_to_date and period.kind not in OWN_NAMES
    return f"lũy kế {period.label}" if to_date else period.label


def _number(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return print_number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
