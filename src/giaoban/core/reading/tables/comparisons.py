"""What a column of comparisons compares: which result with which plan or earlier result, as share or as change.

Headings are short: "So với KH (%)", "Tỷ lệ (%)". Where the table holds both sides, its own numbers say what is meant:
the reading that most rows bear out, among the plans that the words allow. Where they say nothing the words decide, and
where these do not either, a person is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import permutations, product

from giaoban.core import patterns
from giaoban.core.periods import PeriodKind
from giaoban.core.reading.folding import fold
from giaoban.core.reading.tables.columns import Column
from giaoban.core.reading.tables.headings import COMPARISONS, VALUES, Holds, base_words, grows

_SAMPLE = 60  # rows whose numbers are tried
_MOST_PAIRS = 64
_HUNDRED = Decimal(100)
_LEAST_SHARE = Decimal(50)

_OF_ANY_PLAN = frozenset(
    ("kế", "hoạch", "kh", "dự", "toán", "dt", "chỉ", "tiêu", "mục", "nghị", "quyết", "nq", "năm", "giao", "được")
)

Numbers = Mapping[int, Decimal]


class Says(StrEnum):
    """How a number compares."""

    SHARE = "share"  # 105: the result is 105% of the base
    CHANGE = "change"  # 5: it is 5% more than the base
    AMOUNT = "amount"  # 40: it is 40 units more than the base


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the numbers of a column compare; `proved` where the rows bear it out, `doubt` a Vietnamese sentence."""

    says: Says
    holds: Holds
    result: Column | None
    base: Column | None = None
    proved: bool = False
    doubt: str = ""


def read_comparisons(columns: Sequence[Column], rows: Sequence[Numbers]) -> dict[int, Comparison]:
    """The comparison of each column that holds one, by its index; `rows` are the numbers of the rows by column."""
    found = {}
    for column in columns:
        if column.holds in COMPARISONS:
            found[column.index] = (
                _between_plans(column, columns, rows)
                or _borne_out(column, columns, rows)
                or _by_words(column, columns, rows)
            )
    return found


def _between_plans(column: Column, columns: Sequence[Column], rows: Sequence[Numbers]) -> Comparison | None:
    """What was added to a plan or taken from it, which is no result: the difference of two plans in every row."""
    if not grows(column.levels):
        return None
    plans = [each.index for each in columns if each.holds is Holds.PLAN]
    tried = [row for row in rows if column.index in row][:_SAMPLE]
    for base, new in permutations(plans, 2):
        full = [row for row in tried if base in row and new in row]
        if (
            full
            and all(row[column.index] == row[new] - row[base] for row in full)
            and any(row[column.index] for row in full)
        ):
            return Comparison(Says.AMOUNT, Holds.OF_PLAN, None, proved=True)
    return None


def _borne_out(column: Column, columns: Sequence[Column], rows: Sequence[Numbers]) -> Comparison | None:
    """The reading that at least half of the rows with all three numbers agree with."""
    tried = [row for row in rows if column.index in row][:_SAMPLE]
    best: tuple[int, int, Comparison] | None = None
    for result, base in _pairs(column, columns):
        full = [row for row in tried if result.index in row and base.index in row and row[base.index]]
        for says in Says:
            fits = sum(_agrees(says, row[column.index], row[result.index], row[base.index]) for row in full)
            if not fits or 2 * fits < len(full):
                continue
            expected = says is not Says.SHARE if grows(column.levels) else says is Says.SHARE
            rank = fits, 2 * expected - abs(column.index - result.index)
            if best is None or rank > best[:2]:
                holds = Holds.OF_PLAN if base.holds is Holds.PLAN else Holds.OF_EARLIER
                best = *rank, Comparison(says, holds, result, base, proved=True)
    return best[2] if best is not None else None


def _pairs(column: Column, columns: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    columns = _group(column, columns)
    results = [each for each in columns if each.holds in VALUES and each.holds is not Holds.PLAN]
    plans = _plans(column, columns)
    bases = {Holds.OF_PLAN: plans, Holds.OF_EARLIER: results}.get(column.holds, plans + results)
    if len(results) * len(bases) > _MOST_PAIRS:
        return
    for result, base in product(results, bases):
        if result is not base and (base.holds is Holds.PLAN or _is_earlier(base, result)):
            yield result, base


def _group(column: Column, columns: Sequence[Column]) -> Sequence[Column]:
    """The columns under the same heading above, of one thing or one territory, where values are among them."""
    beside = [each for each in columns if (each.what, each.land) == (column.what, column.land)]
    return beside if any(each.holds in (Holds.RESULT, Holds.COUNT) for each in beside) else columns


def _plans(column: Column, columns: Sequence[Column]) -> list[Column]:
    """The plans that a comparison may be with: where its words name an owner ("KH TP giao"), only that one's."""
    plans = [each for each in columns if each.holds is Holds.PLAN]
    said = _owner_words(base_words(column.levels))
    shared = {plan.index: len(said & _owner_words(plan.words)) for plan in plans}
    most = max(shared.values(), default=0)
    return [plan for plan in plans if shared[plan.index] == most]


def _owner_words(words: str) -> frozenset[str]:
    spelled = fold(words).replace("tp", "thành phố").replace("hđnd", "hội đồng nhân dân")
    return frozenset(spelled.split()) - _OF_ANY_PLAN


def _is_earlier(base: Column, result: Column) -> bool:
    """Whether a result may be compared with another: one of an earlier time, and none that is part of it."""
    return base.period is None or result.period is None or base.period.end < result.period.end


def _agrees(says: Says, number: Decimal, result: Decimal, base: Decimal) -> bool:
    """Whether a number is that comparison of the two, within a unit of its last digit and a thousandth."""
    change = result - base
    expected = {Says.SHARE: result / base * 100, Says.CHANGE: change / base * 100, Says.AMOUNT: change}[says]
    exponent = number.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return abs(number - expected) <= digit + abs(expected) / 1000


def _by_words(column: Column, columns: Sequence[Column], rows: Sequence[Numbers]) -> Comparison:
    columns = _group(column, columns)
    result = _result_beside(column, columns)
    plans = [each for each in columns if each.holds is Holds.PLAN]
    numbers = [row[column.index] for row in rows if column.index in row]
    holds = column.holds
    doubt = ""
    if holds is Holds.OF_SOMETHING:
        holds = Holds.OF_EARLIER if grows(column.levels) else Holds.OF_PLAN if plans else holds
        doubt = f"Không rõ cột '{column.words}' so với kế hoạch hay với kỳ trước."
    among = _plans(column, columns)
    base = among[0] if holds is Holds.OF_PLAN and len(among) == 1 else None
    if grows(column.levels) or any(number < 0 for number in numbers):
        says = Says.AMOUNT if _of_amounts(column, numbers) else Says.CHANGE
        return Comparison(says, holds, result, base, doubt=doubt)
    total = sum(numbers, Decimal(0))
    if holds is Holds.OF_EARLIER and total < _LEAST_SHARE * len(numbers):
        doubt = f"Không rõ cột '{column.words}' ghi mức tăng hay tỷ lệ so với kỳ trước."
        return Comparison(Says.CHANGE, holds, result, doubt=doubt)
    return Comparison(Says.SHARE, holds, result, base, doubt=doubt)


def _of_amounts(column: Column, numbers: Sequence[Decimal]) -> bool:
    """Whether changes are amounts: the heading says so, or it has no "%" and all of several numbers are whole."""
    said = fold(" ".join(column.levels))
    if "%" in said or "tỷ lệ" in said or "tốc độ" in said or "tương đối" in said:
        return False
    whole = len(numbers) > 1 and all(number == number.to_integral_value() for number in numbers)
    return "tuyệt đối" in said or (whole and column.unit != "%")


def _result_beside(column: Column, columns: Sequence[Column]) -> Column | None:
    """The result of the period that the heading names first, else the latest, of several the nearest to the left."""
    results = [each for each in columns if each.holds in (Holds.RESULT, Holds.COUNT) and each.rule != "same-period"]
    if column.period is not None and (named := [each for each in results if each.period == column.period]):
        return named[0]
    if patterns.search(r"tháng trước|kỳ trước", fold(column.words)):
        months = [each for each in results if each.period is not None and each.period.kind is PeriodKind.MONTH]
        results = months or results
    if not results:
        return None
    ends = [each.period.end for each in results if each.period is not None]
    latest = [each for each in results if not ends or (each.period is not None and each.period.end == max(ends))]
    left = [each for each in latest if each.index < column.index]
    return left[-1] if left else latest[0]
