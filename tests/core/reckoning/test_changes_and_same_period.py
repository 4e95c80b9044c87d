"""A change in the words that fit it, and the same period put together from the units of that time."""

from decimal import Decimal
from fractions import Fraction

import pytest

from giaoban.core.reckoning import Accumulation
from giaoban.core.reckoning.changes import change
from giaoban.core.reckoning.same_period import Gap, Made, Piece, together

# Accumulation, unit, result, before, words.
CHANGES = [
    ("flow", "tỷ đồng", "110", "100", "tăng 10,0 %"),
    ("flow", "tỷ đồng", "100", "110", "giảm 9,1 %"),
    ("stock", "hộ", "100", "100", "bằng cùng kỳ"),
    ("flow", "tỷ đồng", "299", "100", "tăng 199,0 %"),
    ("flow", "tỷ đồng", "300", "100", "gấp 3,0 lần"),
    ("flow", "vụ", "0", "7", "giảm 100,0 %"),
    ("flow", "vụ", "7", "0", "tăng 7 vụ (cùng kỳ bằng 0 nên không tính tỷ lệ)"),
    ("flow", "vụ", "0", "0", "bằng cùng kỳ"),
    ("stock", "tỷ đồng", "5", "-3", "tăng 8 tỷ đồng (hai kỳ trái dấu nên không tính tỷ lệ)"),
    ("stock", "tỷ đồng", "-3", "5", "giảm 8 tỷ đồng (hai kỳ trái dấu nên không tính tỷ lệ)"),
    ("stock", "tỷ đồng", "-6", "-3", "giảm 100,0 %"),
    ("reduction", "hộ", "30", "20", "tăng 50,0 %"),
    ("rate", "%", "95.4", "95.1", "tăng 0,3 điểm %"),
    ("rate", "%", "1.25", "3.5", "giảm 2,25 điểm %"),
    ("rate", "triệu đồng/người/năm", "75", "60", "tăng 15 triệu đồng/người/năm"),
    ("growth", "%", "8.2", "9.1", "giảm 0,9 điểm %"),
]


@pytest.mark.parametrize(("accumulation", "unit", "result", "before", "words"), CHANGES)
def test_change_in_words(accumulation, unit, result, before, words):
    assert change(Decimal(result), Decimal(before), Accumulation(accumulation), unit=unit).words == words


# Accumulation, pieces "share:value/whole" ("?" unknown), how it was made, the value or the gap with its pieces.
PIECES = [
    ("flow", "1:10 1:12 1:0", Made.SUMMED, "22"),
    ("reduction", "1:10 1:12", Made.SUMMED, "22"),
    ("stock", "1:10 0.623:20", Made.APPORTIONED, "22.46"),
    ("flow", "0.25:20", Made.APPORTIONED, "5"),
    ("flow", "1:10 1:?", Gap.NO_FIGURE, (1,)),
    ("flow", "1:10 ?:20 ?:30", Gap.UNKNOWN_SHARE, (1, 2)),
    # An unknown share comes before a missing figure: it would stay unknown with the figure.
    ("flow", "1:? ?:20", Gap.UNKNOWN_SHARE, (1,)),
    ("flow", "", Gap.UNKNOWN_SHARE, ()),
    ("rate", "1:45/50 1:90/100", Made.RECOMPUTED, "90"),
    ("rate", "1:45/50 0.5:90/100", Made.APPORTIONED, "90"),
    ("rate", "1:45/50 1:90/?", Gap.NO_PARTS, (1,)),
    ("rate", "1:0/0 1:0/0", Gap.NO_PARTS, (0, 1)),
    ("growth", "1:8 1:9", Gap.NEVER_ADDED, ()),
    ("milestone", "1:1 1:1", Gap.NEVER_ADDED, ()),
    # One unit with the same boundary carries whatever it had.
    ("growth", "1:8", Made.CARRIED, "8"),
    ("rate", "1:95.4", Made.CARRIED, "95.4"),
    ("rate", "1:?", Gap.NO_FIGURE, (0,)),
]


def number(text):
    return None if text == "?" else Decimal(text)


def pieces(text):
    for each in text.split():
        share, _, values = each.partition(":")
        value, _, whole = values.partition("/")
        known = None if share == "?" else Fraction(share)
        yield Piece(known, number(value), number(whole) if whole else None)


@pytest.mark.parametrize(("accumulation", "text", "how", "expected"), PIECES)
def test_together(accumulation, text, how, expected):
    found = together(list(pieces(text)), Accumulation(accumulation))

    if isinstance(how, Gap):
        assert (found.made, found.value, found.gap, found.pieces) == (Made.NOT_COMPARABLE, None, how, expected)
    else:
        assert (found.made, found.value, found.gap) == (how, Fraction(expected), None)
