"""Months and running totals, drawn as offices draw them: what is entered, what follows, what disagrees."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.periods import Period
from giaoban.core.reckoning.accumulating import Entered, complete
from giaoban.core.reckoning.statements import Accumulation


def entered(table):
    """Amounts from "T1 20, T2 30, LK3 81, Q2 40": months, running totals and quarters of 2025."""
    found = []
    for piece in filter(None, table.split(", ")):
        name, value = piece.split()
        found.append(Entered(period(name), Decimal(value), name))
    return found


def period(name):
    kind, number = name.rstrip("0123456789"), int(name.lstrip("LKTQ"))
    year_to_date = Period.month(2025, number).year_to_date() if kind == "LK" else None
    return year_to_date or (Period.month(2025, number) if kind == "T" else Period.quarter(2025, number))


# What is entered, the accumulation, the period asked for, its value and what gives it; None for a gap.
DERIVED = [
    ("T1 20, T2 30", "flow", "LK2", "50", ["T1", "T2"]),
    ("T1 20, T2 30, T3 53", "flow", "LK3", "103", ["T1", "T2", "T3"]),
    ("LK2 50, LK3 81", "flow", "T3", "31", ["LK3", "LK2"]),
    ("LK1 20", "flow", "T1", None, []),  # the same period under two names: it is there
    ("T1 20, T2 30, LK3 81", "flow", "T3", "31", ["LK3", "T1", "T2"]),
    ("LK2 50, T3 31, LK4 103", "flow", "LK3", "81", ["LK2", "T3"]),
    ("LK2 50, T3 31, LK4 103", "flow", "T4", "22", ["LK4", "LK2", "T3"]),
    ("Q1 81, T4 22", "flow", "LK4", "103", ["Q1", "T4"]),
    ("T1 0, T2 30", "flow", "LK2", "30", ["T1", "T2"]),  # a zero is a result
    ("LK3 -5, LK4 2", "flow", "T4", "7", ["LK4", "LK3"]),
    ("T1 20.5, T2 30", "flow", "LK2", "50.5", ["T1", "T2"]),
    # A gap is not zero.
    ("T1 20, T3 31", "flow", "LK3", None, []),
    ("T2 30", "flow", "LK2", None, []),
    ("LK3 81", "flow", "T3", None, []),
    ("", "flow", "T1", None, []),
    ("LK2 50, LK4 103", "flow", "T4", None, []),
    # What falls is added up month by month.
    ("T1 0.1, T2 0.2", "reduction", "LK2", "0.3", ["T1", "T2"]),
    # What stands at a day is the same for every period that ends there.
    ("T4 12", "stock", "LK4", "12", ["T4"]),
    ("LK4 12", "stock", "T4", "12", ["LK4"]),
    ("Q1 9", "stock", "T3", "9", ["Q1"]),
    ("T3 9, T4 12", "stock", "LK4", "12", ["T4"]),
    ("T3 9", "stock", "T4", None, []),
    ("LK3 19", "milestone", "T3", "19", ["LK3"]),
    # Rates and growth are never put together.
    ("T1 92.1, T2 94.0", "rate", "LK2", None, []),
    ("LK2 93.5", "rate", "T2", None, []),
    ("T1 8.1, T2 9", "growth", "LK2", None, []),
]


@pytest.mark.parametrize(("table", "accumulation", "asked", "value", "inputs"), DERIVED)
def test_derive(table, accumulation, asked, value, inputs):
    found = complete(entered(table), Accumulation(accumulation), wanted=[period(asked)]).value(period(asked))

    assert (found and str(found.value)) == value
    assert sorted(one.key for one in found.inputs) == sorted(inputs) if found else inputs == []


WORDS = [
    ("T1 20, T2 30, T3 31, LK4 103", "T4", "Lũy kế 4 tháng đầu năm 2025 103 trừ tháng 1/2025 20 trừ tháng 2/2025 30"),
    ("T1 20, T2 30, T3 31, T4 22", "LK4", "Cộng 4 tháng, từ tháng 1/2025 đến tháng 4/2025: 20 + 30 + 31 + 22"),
    ("LK3 81.5, LK4 103", "T4", "Lũy kế 4 tháng đầu năm 2025 103 trừ quý I/2025 81,5"),
]


@pytest.mark.parametrize(("table", "asked", "words"), WORDS)
def test_say_how(table, asked, words):
    found = complete(entered(table), Accumulation.FLOW).value(period(asked))

    assert found.words.startswith(words)


DISAGREE = [
    ("T1 20, T2 30, T3 31, T4 20, LK4 103", "flow", ["Lũy kế 4 tháng đầu năm 2025 ghi 103, cộng từng tháng được 101"]),
    ("Q1 81, T4 22, LK4 105", "flow", ["Lũy kế 4 tháng đầu năm 2025 ghi 105, cộng quý I/2025 + tháng 4/2025 được 103"]),
    (
        "LK3 81, T4 22, LK4 105",
        "flow",
        ["Lũy kế 4 tháng đầu năm 2025 ghi 105, cộng quý I/2025 + tháng 4/2025 được 103"],
    ),
    ("T4 12, LK4 13", "stock", ["Lũy kế 4 tháng đầu năm 2025 ghi 13, số cuối tháng 4/2025 ghi 12"]),
    # Two wrong totals are two disagreements, and one wrong total is one however many follow.
    ("T1 1, T2 1, T3 1, LK2 3, LK3 3", "flow", ["Lũy kế 2 tháng đầu năm 2025 ghi 3, cộng từng tháng được 2"]),
    # Within the rounding of what is written.
    ("T1 20.4, T2 30.3, LK2 51", "flow", []),
    ("T1 20.0, T2 30.0, T3 31.0, T4 22.0, LK4 103.2", "flow", []),
    ("T1 20, T2 30, LK2 50", "flow", []),
    ("T1 20, LK2 50", "flow", []),
    # A rate of four months is not the sum, and not the last, of four rates.
    ("T1 92, T2 94, LK2 93", "rate", []),
    ("T1 8, T2 9, LK2 8.5", "growth", []),
]


@pytest.mark.parametrize(("table", "accumulation", "words"), DISAGREE)
def test_disagree(table, accumulation, words):
    found = complete(entered(table), Accumulation(accumulation))

    assert len(found.disagreements) == len(words)
    assert all(one.words.startswith(said) for one, said in zip(found.disagreements, words, strict=True))


@pytest.mark.parametrize("accumulation", ["rate", "growth"])
def test_say_why_nothing_follows(accumulation):
    assert "không cộng được" in complete(entered("T1 1, T2 2"), Accumulation(accumulation)).note


@given(st.lists(st.integers(0, 10_000), min_size=12, max_size=12), st.sets(st.integers(0, 22), min_size=1))
def test_what_follows_is_true(months, hidden):
    """Of a whole true year with some amounts hidden, whatever is derived is what was hidden."""
    year = [Entered(Period.month(2025, at + 1), Decimal(value)) for at, value in enumerate(months)]
    totals = [Entered(Period.month(2025, at).year_to_date(), Decimal(sum(months[:at]))) for at in range(2, 13)]
    truth = {one.period: one.value for one in [*year, *totals]}

    found = complete([one for at, one in enumerate([*year, *totals]) if at not in hidden], Accumulation.FLOW)

    assert not found.disagreements
    assert all(truth[one.period] == one.value for one in found.derived)
    assert all(one.inputs for one in found.derived)
