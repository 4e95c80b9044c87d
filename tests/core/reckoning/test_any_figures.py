"""Whatever a reader hands over, reckoning answers: each statement is checked or unchecked, each finding has words."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.periods import Period
from giaoban.core.quantities import Bound
from giaoban.core.reading.report import Figure, Report, Role
from giaoban.core.reckoning import Accumulation, reckon, statements

periods = st.one_of(
    st.none(),
    st.integers(1, 12).map(lambda month: Period.month(2025, month)),
    st.integers(2, 12).map(lambda month: Period.months(2025, 1, 2025, month)),
    st.sampled_from([Period.year(2024), Period.year(2025), Period.term(2020, 2025), Period.day(date(2025, 4, 28))]),
)
bases = st.sampled_from(
    [
        None,
        "",
        "kế hoạch",
        "kế hoạch thành phố giao",
        "chỉ tiêu Đại hội",
        "cùng kỳ",
        "năm 2024",
        "tháng trước",
        "năm 1999",
    ]
)
units = st.sampled_from(["tỷ đồng", "triệu đồng", "%", "điểm %", "lần", "hộ", "đồng/người/năm", ""])
texts = st.sampled_from(["1.856,717", "65,0", "1,200,000", "7.500", "hai mươi", "", "0", "100"])


@st.composite
def figures(draw, count):
    value = Decimal(draw(st.integers(-300, 3000))).scaleb(-draw(st.integers(0, 2)))
    unit = draw(units)
    return Figure(
        start=0,
        end=1,
        text=f"{draw(texts)} {unit}",
        value=value,
        unit=unit,
        role=draw(st.sampled_from(Role)),
        measure=draw(st.sampled_from(["thu ngân sách", "Hộ nghèo"])),
        bound=draw(st.sampled_from([None, None, None, *Bound])),
        period=draw(periods),
        base=draw(bases),
        of=draw(st.one_of(st.none(), st.integers(1, count))),
    )


@st.composite
def reports(draw):
    count = draw(st.integers(0, 12))
    made = tuple(draw(figures(count)) for _ in range(count))
    placed = tuple(
        Figure(**{name: getattr(one, name) for name in Figure.__slots__} | {"start": 3 * at, "end": 3 * at + 2})
        for at, one in enumerate(made)
    )
    return Report(placed, place=draw(st.sampled_from([None, "quận Lê Chân"]))), "số. " * count


@settings(max_examples=150, deadline=None)
@given(reports(), st.sampled_from(["vi", "en"]))
def test_any_figures(case, language):
    report, text = case
    made = statements(
        report,
        text,
        source="bao-cao.txt",
        subject_of=lambda figure: figure.measure,
        accumulation_of=lambda subject: Accumulation.FLOW,
    )

    reckoning = reckon(made, language=language)

    assert sorted(reckoning.checked + reckoning.unchecked) == sorted(statement.key for statement in made)
    assert all(finding.message and len(finding.statements) > 1 for finding in reckoning.findings)
    assert all(value.message and value.statements for value in reckoning.implied)
