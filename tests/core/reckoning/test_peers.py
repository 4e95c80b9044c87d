"""Places among peers: by direction, ties shared, whoever has no figure apart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reckoning.peers import rank
from giaoban.core.reckoning.review import Direction, ReviewError

# Direction, value of each peer in the order given ("-" has none), the places in that order.
EXAMPLES = [
    ("up", "3 1 2", "1 3 2"),
    ("up", "5 5 4 5", "1 1 4 1"),
    ("down", "3 1 2", "3 1 2"),
    ("down", "0 - 0,5", "1 - 2"),
    ("hold", "101 99 100 90", "2 2 1 4"),
    ("up", "- -", "- -"),
    ("up", "", ""),
    ("up", "-4 -7", "1 2"),
    ("up", "1,0 1,00", "1 1"),
]


def numbers(text):
    return {at: None if one == "-" else Decimal(one.replace(",", ".")) for at, one in enumerate(text.split())}


@pytest.mark.parametrize(("direction", "values", "places"), EXAMPLES)
def test_places(direction, values, places):
    found = rank(numbers(values), Direction(direction), held_at=Decimal(100))

    assert {one.key: Decimal(one.place) for one in found.placed} | dict.fromkeys(found.without) == numbers(places)


def test_nobody_can_hold_an_unknown_value():
    with pytest.raises(ReviewError, match="say which value"):
        rank({"a": Decimal(1)}, Direction.HOLD)


@given(st.lists(st.none() | st.decimals(-5, 5, places=1)), st.sampled_from([Direction.UP, Direction.DOWN]))
def test_a_place_is_one_more_than_the_number_of_better_ones(values, direction):
    found = rank(dict(enumerate(values)), direction)
    known = [value for value in values if value is not None]

    for one in found.placed:
        better = [value for value in known if (value > one.value if direction is Direction.UP else value < one.value)]
        assert one.place == len(better) + 1
        assert one.sharing == known.count(one.value)
        assert found.of(one.key) == one
    assert [values[key] for key in found.without] == [None] * (len(values) - len(known))
