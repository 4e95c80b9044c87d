"""Our numbers, ordinals and amounts of money beside duckling's Vietnamese corpus."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from giaoban.core.quantities import Bound, Kind, Side, convert, find_quantities, parse_number, unit_of

FILE = Path(__file__).resolve().parents[3].parent / "shared" / "peers" / "duckling_vi.json"

# Phrases that we answer otherwise, on purpose.
DIFFERENCES = {
    "hai đô 23": "a bare number behind an amount is a number of its own in a report, not its cents",
    "20 Rupees 43": "as above",
    "hai mươi rupees 43": "as above",
    "hai mươi rupees 43 xen": "a cent is a hundredth of a dollar, not of a rupee",
}
CURRENCIES = {"Dollar": "USD", "Cent": "USD", "Pound": "GBP"}
BOUNDS = {"max": (Bound.UNDER, Bound.AT_MOST), "min": (Bound.OVER, Bound.AT_LEAST)}


def cases(dimension):
    if not FILE.exists():
        pytest.skip("Duckling's phrases do not lie beside the repository")
    return json.loads(FILE.read_text("utf-8"))["dims"][dimension]


def number(value):
    return Decimal(str(value))


def amount(quantity, currency):
    """The quantity in the currency's first unit, or None where it is in another."""
    if unit_of(quantity.unit).dimension != CURRENCIES.get(currency, currency):
        return None
    value = convert(quantity.value, quantity.unit, CURRENCIES.get(currency, currency))
    return value * 100 if currency == "Cent" else value


def says(text, expected):
    """Whether we read from the text just the amount, the limit or the span that duckling does."""
    found = find_quantities(text)
    amounts = [amount(quantity, expected["currency"]) for quantity in found]
    if expected["kind"] == "interval":
        ends = [number(expected["from"]), number(expected["to"])]
        return amounts == ends and [quantity.side for quantity in found] == [Side.LOW, Side.HIGH]
    bounds = BOUNDS.get(expected["kind"], (None,))
    return amounts == [number(expected["value"])] and found[0].bound in bounds


def test_numbers():
    for case in cases("Numeral"):
        assert parse_number(case["text"]).value == number(case["expected"]["value"]), case["text"]


def test_ordinals():
    for case in cases("Ordinal"):
        (found,) = find_quantities(case["text"])
        assert (found.kind, found.value) == (Kind.ORDINAL, case["expected"]["value"]), case["text"]


def test_amounts_of_money():
    differing = {case["text"] for case in cases("AmountOfMoney") if not says(case["text"], case["expected"])}

    assert differing == set(DIFFERENCES)
