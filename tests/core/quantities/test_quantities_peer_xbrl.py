"""Our ranges beside the cases of XBRL Calculations 1.1 processors."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from giaoban.core.quantities import (
    Range,
    Reported,
    Rounding,
    common_range,
    most_precise,
    rounded,
    split_digits,
    sum_range,
)

FILE = Path(__file__).resolve().parents[3].parent / "shared" / "peers" / "xbrl_calc11.json"

# Cases that we answer otherwise, on purpose, by section and value at decimals.
DIFFERENCES = {
    ("insignificant_digits", "1.1E28", -28): "Arelle quantises at 28 digits and gives up; we split any length",
    ("insignificant_digits", "-1.1E28", -28): "as above",
    ("insignificant_digits", "12345678901234567890123456789.1", 0): "as above",
    ("insignificant_digits", "0.10000000000000000000000000001", 0): "Arelle drops the 29th digit; we keep it",
}
# Sections without a value to compare.
NAMES_ONLY = {"conformance_names": "names of conformance variations and their error codes, no facts"}


def cases(section):
    if not FILE.exists():
        pytest.skip("The peers' XBRL cases do not lie beside the repository")
    return json.loads(FILE.read_text("utf-8"))[section]


def closed(ends):
    return None if ends is None else Range.between(*ends)


def reported(fact):
    return Reported(Decimal(fact["value"]), fact["decimals"])


def items_of(case):
    return [
        (common_range([reported(item), *map(reported, item.get("duplicates", []))]), item["weight"])
        for item in case["items"]
    ]


def test_sums_of_rounded_items_meet_their_totals():
    for case in cases("calculations"):
        total, found = reported(case["total"]).range, sum_range(items_of(case))

        assert (found, total) == (closed(case["sum_interval"]), closed(case["total_interval"])), case["name"]
        assert found.meets(total) is case["consistent_1_1"], case["name"]


def test_plain_sums_as_before_ranges():
    for case in cases("calculations"):
        if case["consistent_1_0"] is not None:
            plain = sum_range((Range.point(item["value"]), item["weight"]) for item in case["items"])
            assert (plain == Range.point(case["total"]["value"])) is case["consistent_1_0"], case["name"]


def test_interval_arithmetic():
    for case in cases("interval_arithmetic"):
        if case["op"] == "of_value":
            found = reported(case).range
        elif case["op"] == "intersection":
            found = Range.everything()
            for ends in case["of"]:
                found = found and found.intersect(closed(ends))
        elif case["op"] == "plus":
            found = closed(case["of"][0]) + closed(case["of"][1])
        else:
            found = closed(case["of"][0]).scaled(case["by"])

        assert found == closed(case["result"]), case


def test_repeated_values():
    for case in cases("repeated_values"):
        values = [reported(value) for value in case["values"]]
        if "most_precise" in case:
            assert most_precise(values) == case["most_precise"]
        else:
            assert (common_range(values) is not None) is case["consistent"]
        if "intersection" in case:
            assert common_range(values) == closed(case["intersection"])


def test_rounding_to_even():
    for case in cases("rounding"):
        assert rounded(case["value"], case["decimals"], Rounding.HALF_EVEN) == Decimal(case["rounded"])


def test_digits_past_the_precision():
    differing = set()
    for case in cases("insignificant_digits"):
        expected = None if case["kept"] is None else (Decimal(case["kept"]), Decimal(case["beyond"]))
        if split_digits(Decimal(case["value"]), case["decimals"]) != expected:
            differing.add(("insignificant_digits", case["value"], case["decimals"]))

    assert differing == set(DIFFERENCES)


def test_verdicts_on_real_reports():
    for case in cases("real_report_verdicts"):
        assert closed(case["sum_interval"]).meets(closed(case["total_interval"])) is case["consistent"]


def test_the_example_of_the_requirements():
    for case in cases("requirements_example"):
        actual, expected = [Decimal(value) for value in case["actual"].values()], case["derived_here"]
        assert sum(actual) == Decimal(expected["sum"])
        for decimals in (-3, -6):
            at = expected[f"at {decimals}"]
            items = [rounded(value, decimals, Rounding.HALF_UP) for value in actual]
            total = rounded(sum(actual), decimals, Rounding.HALF_UP)
            assert (items, total) == ([Decimal(each) for each in at["items"]], Decimal(at["total"]))
            assert (sum(items) == total) is at["plain_sum_equal"]
            found = sum_range((Reported(item, decimals).range, 1) for item in items)
            assert found.meets(Reported(total, decimals).range) is at.get("interval_consistent", True)


def test_exact_sums():
    for case in cases("exact_sums")["cases"]:
        found = sum_range((Range.point(Fraction(item)), 1) for item in case["items"])
        assert (found == Range.point(case["total"])) is case["equal"]


def test_every_section_is_run_or_left_out_for_a_reason():
    if not FILE.exists():
        pytest.skip("The peers' XBRL cases do not lie beside the repository")
    sections = set(json.loads(FILE.read_text("utf-8"))) - {"origin", "licence", "notes"}
    run = {"calculations", "interval_arithmetic", "repeated_values", "rounding", "insignificant_digits"}
    run |= {"real_report_verdicts", "requirements_example", "exact_sums"}

    assert sections == run | set(NAMES_ONLY)
