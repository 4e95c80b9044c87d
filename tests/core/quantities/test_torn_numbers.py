"""Numbers that scanning tore apart or misread, and what must not be taken for one."""

from decimal import Decimal

import pytest

from giaoban.core.quantities import find_quantities

TORN = [
    ("thu ngân sách đạt 1.856, 717 tỷ đồng", ("1.856, 717 tỷ đồng", "1856.717", "tỷ đồng")),
    ("thu nhập bình quân đạt 62,\n5 triệu đồng/người", ("62,\n5 triệu đồng/người", "62.5", "triệu đồng/người")),
    ("vốn đầu tư là 2 . 350 tỷ đồng", ("2 . 350 tỷ đồng", "2350", "tỷ đồng")),
    ("tỷ lệ che phủ tăng 35 ,6% diện tích", ("35 ,6%", "35.6", "%")),
    ("sản lượng hơn 12.\n500 tấn", ("12.\n500 tấn", "12500", "tấn")),
    ("còn 1.205. 300 đồng", ("1.205. 300 đồng", "1205300", "đồng")),
    ("thu l.250 tỷ đồng", ("l.250 tỷ đồng", "1250", "tỷ đồng")),
    ("kết nạp l03 đảng viên", ("l03 đảng viên", "103", "đảng viên")),
    ("đạt 5O% kế hoạch", ("5O%", "50", "%")),
    ("đạt 1O0,5% dự toán", ("1O0,5%", "100.5", "%")),
    ("trồng I.250 ha rừng", ("I.250 ha", "1250", "ha")),
]
# Two numbers, the end of a sentence, a unit, a code or a heading.
WHOLE = [
    ("các phường 5, 7 tỷ đồng được chi", ["5", "7 tỷ đồng"]),
    ("có 12, 15 hộ thoát nghèo", ["12", "15 hộ"]),
    ("năm đạt 2024, 30 tỷ đồng", ["2024", "30 tỷ đồng"]),
    ("đạt 12. 5 tỷ đồng được chi", ["12", "5 tỷ đồng"]),
    ("đạt 15,5, 17 tỷ đồng", ["15,5", "17 tỷ đồng"]),
    ("I.1. Thu 20 tỷ đồng", ["20 tỷ đồng"]),
]


@pytest.mark.parametrize(("text", "expected"), TORN)
def test_torn_number_is_one(text, expected):
    found = [each for each in find_quantities(text) if each.unit]

    assert [(each.text, each.value, each.unit) for each in found] == [(expected[0], Decimal(expected[1]), expected[2])]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_what_is_no_tear_stays_apart(text, expected):
    found = [each.text for each in find_quantities(text)]

    assert [each for each in found if each in expected] == expected
