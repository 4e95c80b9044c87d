"""Our rounding, shares and spreads beside the cases of scrutiny, roundwork and statcheck."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from giaoban.core.quantities import (
    Rounding,
    Written,
    mean_possible,
    range_of,
    ruled_out,
    share_possible,
    spread_possible,
)

FILE = Path(__file__).resolve().parents[3].parent / "shared" / "peers" / "rounding_cases.json"

# Cases that we answer otherwise, on purpose.
DIFFERENCES = {
    ("rounding_bounds", "ceiling"): "scrutiny reaches one whole below 8.2; what prints as 8.2 lies above 8.1",
    ("rounding_bounds", "floor"): "scrutiny reaches one whole above 8.2; what prints as 8.2 lies below 8.3",
    ("rounding_bounds", "trunc"): "scrutiny reaches one whole above 8.2; what prints as 8.2 lies below 8.3",
    ("statcheck", ""): "p values of t, F, r, chi2 and z tests: no report of an authority holds any",
}
ROUNDINGS = {
    "up_or_down": Rounding.EITHER,
    "up": Rounding.HALF_UP,
    "down": Rounding.HALF_DOWN,
    "ceiling": Rounding.CEILING,
    "floor": Rounding.FLOOR,
    "trunc": Rounding.TRUNCATED,
}


def cases(section):
    if not FILE.exists():
        pytest.skip("The peers' rounding cases do not lie beside the repository")
    return json.loads(FILE.read_text("utf-8"))[section]


def written(text):
    value = Decimal(text)
    return Written(value, -value.as_tuple().exponent, text)


def disagreements(section, agrees, name=lambda case: json.dumps(case)):
    """Cases of a section that we answer otherwise, by name."""
    return {name(case) for case in cases(section) if not agrees(case)}


def test_means_and_percentages_that_counts_can_give():
    def agrees(case):
        possible = share_possible if case["percent"] else mean_possible
        return possible(written(case["x"]), case["n"], case["items"]) is case["consistent"]

    assert disagreements("grim", agrees) == set()


def test_percentages_without_an_expected_answer_are_answered():
    answers = [share_possible(written(case["x"]), case["n"]) for case in cases("grim_inputs_only")]

    # Worked out by hand: 101/150 is 67.33, 81/150 is 54.0, 105/150 is 70.0, 102/150 is 68.0, 83/150 is 55.33.
    assert answers == [False, False, True, False, False, False]


def test_how_many_printed_values_no_count_gives():
    def agrees(case):
        decimals = written(case["x"]).decimals
        return ruled_out(decimals, case["n"], percent=case["percent"]) == case["impossible_values"]

    assert disagreements("grim_total", agrees) == set()


def test_spreads_that_yes_or_no_answers_can_give():
    def agrees(case):
        return spread_possible(written(case["mean"]), written(case["sd"]), case["n"]) is case["consistent"]

    assert disagreements("debit", agrees) == set()


def test_values_that_print_alike():
    def agrees(case):
        range_ = range_of(Decimal(case["x"]), 1, rounding=ROUNDINGS[case["rounding"]])
        ends = (Fraction(case["lower"]), Fraction(case["upper"]), not case["incl_lower"], not case["incl_upper"])
        return (range_.low, range_.high, range_.low_open, range_.high_open) == ends

    differing = disagreements("rounding_bounds", agrees, name=lambda case: case["rounding"])

    assert differing == {name for section, name in DIFFERENCES if section == "rounding_bounds"}


def test_unrounded_values():
    def agrees(case):
        range_ = range_of(Decimal(case["x"]), case["digits"])
        return (range_.low, range_.high) == (Fraction(case["lower"]), Fraction(case["upper"]))

    assert disagreements("unround", agrees) == set()


def test_every_section_is_run_or_left_out_for_a_reason():
    if not FILE.exists():
        pytest.skip("The peers' rounding cases do not lie beside the repository")
    sections = set(json.loads(FILE.read_text("utf-8"))) - {"origin", "licence", "notes"}
    run = {"grim", "grim_inputs_only", "grim_total", "debit", "rounding_bounds", "unround"}

    assert sections == run | {section for section, name in DIFFERENCES if not name}
