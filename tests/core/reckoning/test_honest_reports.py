"""Exact numbers, honestly rounded, are never called impossible; a gross slip beside a printed plan always is."""

import os
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.periods import Period
from giaoban.core.quantities.rounding import Rounding, rounded
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning import Accumulation, Verdict, reckon, statements
from giaoban.core.reckoning.numerals import print_number

# GIAOBAN_SEARCH=10000 looks much longer. Each report holds ten indicators, some 120 percentages and growths.
REPORTS = int(os.environ.get("GIAOBAN_SEARCH", "60"))
INDICATORS = 10
ROUNDINGS = [Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATED]
OWNERS = ["kế hoạch thành phố giao", "dự toán HĐND quận giao", "kế hoạch năm"]


class Writer:
    """Writes figures one after another, as a report of one rounding would."""

    def __init__(self, random):
        self.random = random
        self.rounding = random.choice(ROUNDINGS)
        self.text, self.figures = "", []

    def write(self, value, unit, role, measure, period, *, decimals, base=None, of=None):
        written = rounded(value, decimals, self.rounding)
        words = f"{print_number(abs(written), decimals)}{'' if unit == '%' else ' '}{unit}"
        start = len(self.text)
        figure = Figure(start, start + len(words), words, written, unit, role, measure, None, period, base, of)
        self.text += words + ";\n"
        self.figures.append(figure)
        return len(self.figures)

    def indicator(self, measure):
        """The months of a year so far with their totals, each beside a plan and last year's result."""
        random, decimals = self.random, self.random.choice([0, 1, 3])
        months = [Fraction(random.randint(5_000, 400_000), 1_000) for _ in range(random.randint(1, 5))]
        plan = Fraction(random.randint(200_000, 4_000_000), 1_000)
        before = Fraction(random.randint(20_000, 900_000), 1_000)
        owner = random.choice(OWNERS)
        if random.random() < 0.4:
            self.write(plan, "tỷ đồng", Role.TARGET, measure, Period.year(2025), decimals=decimals, base=owner)
        for number, month in enumerate(months, start=1):
            here, to_date = Period.month(2025, number), Period.months(2025, 1, 2025, number)
            self._compared(month, measure, here, plan, owner, before, decimals)
            if number > 1:
                total = sum(months[:number])
                self._compared(total, measure, to_date, plan, owner, before * number, decimals)

    def _compared(self, result, measure, period, plan, owner, before, decimals):
        random = self.random
        of = self.write(result, "tỷ đồng", Role.ACTUAL, measure, period, decimals=decimals)
        percent = {"unit": "%", "measure": measure, "period": period, "of": of}
        places = random.choice([0, 1, 2])
        self.write(result / plan * 100, role=Role.OF_TARGET, decimals=places, base=owner, **percent)
        if random.random() < 0.5:
            change = (result / before - 1) * 100
            self.write(change, role=Role.GROWTH, decimals=places, base="cùng kỳ năm trước", **percent)
        else:
            self.write(result / before * 100, role=Role.OF_PREVIOUS, decimals=places, base="cùng kỳ", **percent)

    def statements(self):
        return statements(
            Report(tuple(self.figures), place="quận Lê Chân"),
            self.text,
            source="bao-cao.txt",
            subject_of=lambda figure: figure.measure,
            accumulation_of=lambda subject: Accumulation.FLOW,
        )


@settings(max_examples=REPORTS, deadline=None)
@given(st.integers(0, 2**32))
def test_honest_report_is_never_impossible(seed):
    writer = Writer(Random(seed))
    for number in range(INDICATORS):
        writer.indicator(f"chỉ tiêu số {number}")

    findings = reckon(writer.statements()).findings

    assert [finding.message for finding in findings if finding.verdict is Verdict.IMPOSSIBLE] == []


@settings(max_examples=REPORTS, deadline=None)
@given(st.integers(0, 2**32))
def test_gross_slip_beside_a_printed_plan_is_found(seed):
    random = Random(seed)
    plan, period = random.randint(500, 9_000), Period.half(2025, 1)
    done = random.randint(plan // 3, plan)
    slip = random.choice([Decimal("1.7"), Decimal("-1.7"), Decimal(9), Decimal(-20)])
    words = f"{done}/{plan} hộ, bằng …%"
    share = rounded(Fraction(done * 100, plan), 1, Rounding.HALF_UP) + slip
    figures = (
        Figure(0, len(str(done)), str(done), Decimal(done), "hộ", Role.ACTUAL, "bàn giao", period=period),
        Figure(
            len(str(done)) + 1,
            words.index(","),
            words[len(str(done)) + 1 : words.index(",")],
            Decimal(plan),
            "hộ",
            Role.TARGET,
            "bàn giao",
            period=Period.year(2025),
        ),
        Figure(
            words.index("…"),
            len(words),
            f"{share}%",
            share,
            "%",
            Role.OF_TARGET,
            "bàn giao",
            None,
            period,
            "kế hoạch",
            1,
        ),
    )
    made = statements(
        Report(figures, place="quận Lê Chân"), words, source="6.txt", subject_of=lambda figure: figure.measure
    )

    assert [finding.verdict for finding in reckon(made).findings] == [Verdict.IMPOSSIBLE]
