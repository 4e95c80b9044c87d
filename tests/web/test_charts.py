"""Pictures: gaps stay gaps, names do not touch, nothing but shapes and text goes into a page."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from giaoban.apps.reviews.queries import Shown
from giaoban.web.charts.course import Course, title_of
from giaoban.web.charts.drawing import draw
from giaoban.web.charts.grammar import Line, Picture, Point, specification
from giaoban.web.charts.spark import range_picture, sparkline

MONTHS = tuple(str(month) for month in range(1, 13))


def values(*numbers):
    return [None if number is None else Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("course", "strokes"),
    [
        ((1, 2, 3), 1),
        ((1, 2, None, 3, 4), 2),
        ((None, 1, 2), 1),
        ((5, 5, 5), 1),
        ((0, None, 0), 2),
        # Fewer than two values make no line.
        ((None, 7), 0),
        ((), 0),
    ],
)
def test_a_gap_is_not_drawn_as_zero(course, strokes):
    assert sparkline(values(*course), alternative="x").count("M") == strokes


def picture(title="Thu ngân sách", name="2025"):
    now = Line(name, "actual", (Point("1", Decimal(100)), Point("4", Decimal(400))))
    plan = Line("KH năm 500", "plan", tuple(Point(month, Decimal(500)) for month in MONTHS), step=True)
    before = Line("2024", "last", tuple(Point(month, Decimal(40) * int(month)) for month in MONTHS))
    return Picture(title, "tỷ đồng", MONTHS, (now, plan, before))


def test_a_drawing_holds_shapes_and_text_alone():
    svg = draw(picture(title="<script>alert(1)</script>", name="</text><script>2</script>"), "wide")

    assert set(re.findall(r"<(\w+)", svg)) <= {"svg", "g", "path", "line", "rect", "circle", "text", "tspan"}
    assert not re.search(r"\sstyle=|\son\w+=|href=|#0[0-9a]0", svg)


def test_a_drawing_says_its_title_with_first_and_last_value():
    assert 'aria-label="Thu ngân sách. tháng 1: 100 tỷ đồng; tháng 4: 400 tỷ đồng"' in draw(picture(), "narrow")


def test_names_at_the_same_end_keep_apart():
    layers = specification(picture(), width=470, height=220)["layer"]
    shifts = {
        layer["data"]["values"][0]["name"]: layer["mark"]["dy"]
        for layer in layers
        if layer["mark"].get("type") == "text"
    }

    assert shifts["KH năm 500"] == 0
    assert shifts["2024"] > 0


def test_amounts_are_measured_from_zero():
    assert specification(picture(), width=470, height=220)["encoding"]["y"]["scale"]["zero"] is True


def test_ranges_lie_on_one_line_and_an_open_end_runs_to_the_edge():
    html = range_picture([("Ghi <65%>", Fraction(64), Fraction(66)), ("cho phép", Fraction(70), None)], alternative="a")
    bars = [(float(x), float(width)) for x, width in re.findall(r'x="([\d.]+)" width="([\d.]+)"', html)]

    assert bars[0][0] + bars[0][1] < bars[1][0]
    assert sum(bars[1]) == pytest.approx(640, abs=0.2)
    assert "&lt;65%&gt;" in html


def shown(value):
    return Shown(Decimal(value), value.replace(".", ","), "tỷ đồng")


def course(now, *, before=None, plan=None, share=None, cumulative=True):
    def path(numbers):
        return {month: shown(value) for month, value in enumerate(numbers, start=1)}

    asked, reached = plan and shown(plan), share and shown(share)
    return Course(2025, path(now), path(before or ()), asked, reached, cumulative)


TITLES = [
    (course(["400", "620", "940", "1856"], plan="1838"), "Thu vượt kế hoạch năm ngay từ tháng 4"),
    (course(["400", "500"], plan="500"), "Thu đạt kế hoạch năm từ tháng 2"),
    (course(["96", "321"], plan="554", share="58"), "Thu đạt 58 % kế hoạch năm sau 2 tháng"),
    (course(["96", "277"], plan="554"), "Thu đạt 50 % kế hoạch năm sau 2 tháng"),
    (
        course(["96", "277"], before=["90", "300"], plan="554"),
        "Thu đạt 50 % kế hoạch năm sau 2 tháng, thấp hơn cùng kỳ năm trước",
    ),
    # A rate is not held against the plan of the year.
    (
        course(["95.4"], before=["95.4"], plan="96", cumulative=False),
        "Thu tháng 1: 95,4 tỷ đồng, bằng cùng kỳ năm trước",
    ),
]


@pytest.mark.parametrize(("path", "title"), TITLES)
def test_the_title_is_the_finding(path, title):
    assert title_of("Thu", path) == title
