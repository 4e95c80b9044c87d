"""What is worked out where no report prints it, and what never is."""

import pytest

from giaoban.apps.figures.models import Entry
from giaoban.apps.reviews import queries
from giaoban.apps.reviews.queries import Mark
from giaoban.apps.units.models import Succession, Unit
from giaoban.core.periods import Period

HEAD = "Ủy ban nhân dân quận Lê Chân\n\n"
FLOW = "thu ngân sách nhà nước trên địa bàn"
EXAMPLES = [
    # months of a flow add up
    (["Tháng 1/2023, {flow} đạt 10 tỷ đồng.", "Tháng 2/2023, {flow} đạt 15,5 tỷ đồng."], "2023-02", "15,5", "25,5"),
    # a printed total and the months after it
    (
        ["2 tháng đầu năm 2023, {flow} đạt 30 tỷ đồng.", "Tháng 3/2023, {flow} đạt 12 tỷ đồng."],
        "2023-03",
        "12",
        "42",
    ),
    # the month that two totals leave
    (
        ["2 tháng đầu năm 2023, {flow} đạt 30 tỷ đồng.", "3 tháng đầu năm 2023, {flow} đạt 41,5 tỷ đồng."],
        "2023-03",
        "11,5",
        "41,5",
    ),
    # other scales of one unit
    (["Tháng 1/2023, {flow} đạt 900 triệu đồng.", "Tháng 2/2023, {flow} đạt 2 tỷ đồng."], "2023-02", "2", "2,9"),
    # a month is missing: nothing is made up
    (["Tháng 1/2023, {flow} đạt 10 tỷ đồng.", "Tháng 3/2023, {flow} đạt 12 tỷ đồng."], "2023-03", "12", None),
]


@pytest.mark.parametrize(("sentences", "period", "month", "to_date"), EXAMPLES)
def test_results_of_a_flow(bring_in, le_chan, sentences, period, month, to_date):
    bring_in(**{f"r{number}": HEAD + each.format(flow=FLOW) + "\n" for number, each in enumerate(sentences)})

    (line,) = [line for line in queries.board(le_chan, Period.parse(period)).lines if line.code == "TC01"]

    assert line.month.text == month
    assert (line.to_date and line.to_date.text) == to_date


def test_what_is_worked_out_says_how(bring_in, le_chan):
    bring_in(a=f"{HEAD}Tháng 1/2023, {FLOW} đạt 10 tỷ đồng.\n", b=f"{HEAD}Tháng 2/2023, {FLOW} đạt 15,5 tỷ đồng.\n")

    (line,) = [line for line in queries.board(le_chan, Period.month(2023, 2)).lines if line.code == "TC01"]

    assert line.to_date.mark is Mark.DERIVED
    assert line.to_date.provenance == "Cộng 10 + 15,5"


@pytest.fixture
def merged(catalogue, db):
    """A new unit that two old ones went whole into, and nothing else."""
    for succession in Succession.objects.filter(kind="merge").select_related("new"):
        origins = Succession.objects.filter(new=succession.new).select_related("old")
        if len(origins) == 2 and all(origin.kind == "merge" for origin in origins):
            return succession.new, [origin.old for origin in origins]
    raise AssertionError("no such unit in the catalogue")


def test_whole_predecessors_are_added_up(merged, bring_in):
    new, (one, two) = merged
    text = "Tháng 9/{year}, {flow} đạt {value} tỷ đồng.\n"
    bring_in(unit=one, a=text.format(year=2024, flow=FLOW, value=10))
    bring_in(unit=new, b=text.format(year=2025, flow=FLOW, value=33))

    (line,) = queries.board(new, Period.month(2025, 9), cumulative=False).lines
    assert line.last_year is None
    assert two.name.removeprefix(two.kind.capitalize()) in line.incomparable

    bring_in(unit=two, c=text.format(year=2024, flow=FLOW, value=12))

    (line,) = queries.board(new, Period.month(2025, 9), cumulative=False).lines
    assert (line.last_year.text, line.last_year.mark) == ("22", Mark.DERIVED)
    assert line.change.text == "50"
    assert {f"{one.name} 10", f"{two.name} 12"} == set(line.last_year.provenance.removeprefix("Cộng ").split("; "))
    assert line.base.how == "cộng từ 2 đơn vị cũ"
    assert Entry.objects.filter(unit=new).count() == 1


def test_units_keep_apart(bring_in, le_chan):
    other = Unit.objects.by_key("2024-303")
    bring_in(unit=other, a=f"Tháng 4/2025, {FLOW} đạt 10 tỷ đồng.\n")

    assert queries.board(le_chan, Period.month(2025, 4)).lines == ()
