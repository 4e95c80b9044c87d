"""The picture of a unit's descent: every box in its place, whatever the shape of the reorganisations."""

from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest

from giaoban.apps.units.ancestry import ancestry
from giaoban.apps.units.events import Founding, enter_unit, rename, reorganise
from giaoban.apps.units.models import Unit
from giaoban.web.charts.ancestry import narrow, wide

KEYS = ["2024-305", "2024-307", "2024-311", "2025-11383", "2024-11371", "2024-318", "2025-31", "2025-01", "2024-01"]


def boxes(picture):
    """Left, top, right and bottom of every box, and the frame of the picture."""
    root = ElementTree.fromstring(picture)
    found = [
        (int(box.get("x")), int(box.get("y")), int(box.get("x")) + int(box.get("width")), int(box.get("y")) + 44)
        for box in root.iter("rect")
    ]
    return found, [int(number) for number in root.get("viewBox").split()]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def address(unit):
    return f"/{unit.key}"


@pytest.mark.parametrize("draw", [wide, narrow])
@pytest.mark.parametrize("key", KEYS)
def test_no_box_covers_another_or_leaves_the_picture(catalogue, db, key, draw):
    found, (left, top, width, height) = boxes(draw(ancestry(Unit.objects.by_key(key)), address))

    assert found
    assert not [(one, other) for one, other in combinations(found, 2) if overlap(one, other)]
    assert all(x >= left and y >= top and right <= left + width and low <= height for x, y, right, low in found)


def test_units_stand_in_the_column_of_their_last_days(catalogue, db):
    told = {"parent": Unit.objects.by_key("2024-305"), "valid_from": None, "valid_to": date(2024, 12, 31)}
    first = enter_unit(name="Phường Hồ Nam", code="11383", decree="1", by=None, **told)
    founding = Founding(unit=Unit.objects.by_key("2024-11383"), whole=(first,))
    reorganise([founding], on=date(2025, 1, 1), decree="1", by=None)

    root = ElementTree.fromstring(wide(ancestry(Unit.objects.by_key("2025-11383")), address))
    columns = {link.get("href"): int(link.find("rect").get("x")) for link in root.iter("a")}

    assert columns["/2023-11383"] < columns["/2024-11383"] == columns["/2024-11371"] < columns["/2025-11383"]
    heads = [text.text for text in root.iter("text") if text.get("class") == "ancestry-head"]
    assert heads == ["Đến ngày 31/12/2024", "01/01/2025 – 30/06/2025", "Từ ngày 01/07/2025"]


def test_a_name_stays_text_and_a_long_one_is_cut(catalogue, db):
    ward = Unit.objects.by_key("2025-11383")
    rename(ward, name='Phường <script>"x"</script> và một cái tên rất dài', on=date(2026, 1, 1), decree="1", by=None)

    picture = wide(ancestry(Unit.objects.by_key("2025-11383")), address)

    assert "<script>" not in picture
    assert "Phường &lt;script&gt;" in picture
    names = [text.text for text in ElementTree.fromstring(picture).iter("text") if text.get("class") == "node-name"]
    assert max(map(len, names)) <= 31


@pytest.mark.parametrize("key", KEYS)
def test_the_descent_costs_few_queries(catalogue, db, key, django_assert_max_num_queries):
    unit = Unit.objects.by_key(key)

    with django_assert_max_num_queries(10):
        found = ancestry(unit)
        wide(found, address)
        narrow(found, address)
